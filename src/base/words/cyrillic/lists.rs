//! What the rules of transliteration cannot know: letters that Latin dropped, and words that do not change their
//! script.
//!
//! Stems are matched at the start of a word, the longest first, so that endings follow the rules.

/// Stems in small Latin letters (ʼ for every apostrophe) and in Cyrillic. A soft sign at the end goes when an
/// ending follows: пароль, паролни; февраль, февралда.
pub(super) const STEMS: &[(&str, &str)] = &[
    // Months.
    ("yanvar", "январь"),
    ("fevral", "февраль"),
    ("aprel", "апрель"),
    ("iyun", "июнь"),
    ("iyul", "июль"),
    ("sentabr", "сентябрь"),
    ("oktabr", "октябрь"),
    ("noyabr", "ноябрь"),
    ("dekabr", "декабрь"),
    // A soft sign that Latin drops.
    ("albom", "альбом"),
    ("alternativ", "альтернатив"),
    ("alyans", "альянс"),
    ("asfalt", "асфальт"),
    ("batalyon", "батальон"),
    ("bulvar", "бульвар"),
    ("detal", "деталь"),
    ("dizel", "дизель"),
    ("feldsher", "фельдшер"),
    ("film", "фильм"),
    ("filtr", "фильтр"),
    ("gospital", "госпиталь"),
    ("kabel", "кабель"),
    ("kompyuter", "компьютер"),
    ("konsult", "консульт"),
    ("kuryer", "курьер"),
    ("mebel", "мебель"),
    ("model", "модель"),
    ("modul", "модуль"),
    ("multfilm", "мультфильм"),
    ("nol", "ноль"),
    ("parol", "пароль"),
    ("pavilyon", "павильон"),
    ("portfel", "портфель"),
    ("profil", "профиль"),
    ("pult", "пульт"),
    ("rentabel", "рентабель"),
    ("rol", "роль"),
    ("rubl", "рубль"),
    ("rul", "руль"),
    ("spektakl", "спектакль"),
    // ц that Latin writes s or ts.
    ("dotsent", "доцент"),
    ("instansiya", "инстанция"),
    ("kanselyariya", "канцелярия"),
    ("kompetensiya", "компетенция"),
    ("konferensiya", "конференция"),
    ("konsepsiya", "концепция"),
    ("konsert", "концерт"),
    ("konvensiya", "конвенция"),
    ("korrupsiya", "коррупция"),
    ("kvitansiya", "квитанция"),
    ("litsenziya", "лицензия"),
    ("litsey", "лицей"),
    ("opsiya", "опция"),
    ("prinsip", "принцип"),
    ("protsedura", "процедура"),
    ("protsent", "процент"),
    ("protsess", "процесс"),
    ("retsept", "рецепт"),
    ("sement", "цемент"),
    ("sentner", "центнер"),
    ("senzura", "цензура"),
    ("sex", "цех"),
    ("silindr", "цилиндр"),
    ("sirk", "цирк"),
    ("sirka", "сирка"),
    ("sitata", "цитата"),
    ("stansiya", "станция"),
    ("subvensiya", "субвенция"),
    ("tendensiya", "тенденция"),
    // ю or ё that Latin writes u or o.
    ("budjet", "бюджет"),
    ("juri", "жюри"),
    ("rejissor", "режиссёр"),
    // A sign before ye, yu, ya.
    ("intervyu", "интервью"),
    ("obyekt", "объект"),
    ("premyera", "премьера"),
    ("subyekt", "субъект"),
    // ъ lost after oʻ.
    ("moʼjiza", "мўъжиза"),
    ("moʼtabar", "мўътабар"),
    ("moʼtadil", "мўътадил"),
];

/// Abbreviations in capitals that have a Cyrillic form; all other words in capitals are codes and stay.
pub(super) const CAPITALS: &[(&str, &str)] = &[
    ("AQSH", "АҚШ"),
    ("BMT", "БМТ"),
    ("HASHAR", "ҲАШАР"),
    ("JSHSHIR", "ЖШШИР"),
    ("MFO", "МФО"),
    ("NNT", "ННТ"),
    ("OAV", "ОАВ"),
    ("QQS", "ҚҚС"),
    ("STIR", "СТИР"),
];

/// Names that stay in Latin letters; an ending after them does not. Names with c or w stay by rule: Uzbek has no
/// such letters.
pub(super) const NAMES: &[&str] =
    &["GitHub", "Google", "InforEuro", "Instagram", "Signal", "Telegram", "Viber", "WhatsApp", "YouTube"];

/// Words with a hyphen that stay, in small letters.
pub(super) const HYPHENED: &[&str] = &["e-mail", "wi-fi"];
