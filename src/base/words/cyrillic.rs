//! Uzbek Cyrillic from Uzbek Latin, for the words of the interface.
//!
//! Never for what a person typed: that is shown as written. Searching across scripts is `base::fold`.

mod lists;

use lists::{CAPITALS, HYPHENED, NAMES, STEMS};

/// The one apostrophe that words are given before they are looked up.
const APOSTROPHE: char = 'ʼ';

/// An interface text in Uzbek Cyrillic, by letter and by a list of words that lost letters in Latin.
///
/// Any of ʻ ʼ ' ‘ ’ and the grave accent is read as the apostrophe of oʻ, gʻ and aʼzo. Addresses of mail and web,
/// file names, what is in braces, words in capitals (EUR, PDF) and a few names stay as they are.
pub fn uz_to_cyrillic(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (part, convertible) = if first == '{' {
            (rest.get(..end_of_braces(rest)).unwrap_or(rest), false)
        } else if first.is_whitespace() {
            (rest.get(..first.len_utf8()).unwrap_or(rest), false)
        } else {
            let chunk = rest.split(|c: char| c == '{' || c.is_whitespace()).next().unwrap_or(rest);
            (chunk, !is_address(chunk))
        };
        if convertible {
            convert_chunk(part, &mut out);
        } else {
            out.push_str(part);
        }
        rest = rest.get(part.len()..).unwrap_or_default();
    }
    out
}

/// Where the braces that open a text are closed again; its end if they are not.
fn end_of_braces(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// Mail and web addresses, names of hosts and files: `info@example.org`, `https://...`, `hisobot.pdf`.
fn is_address(chunk: &str) -> bool {
    // Two letters on both sides of the dot, so that "h.k." (and so on) is still a word.
    let dotted = chunk.split('.').collect::<Vec<_>>().windows(2).any(|sides| {
        sides.iter().all(|side| side.len() > 1)
            && sides[0].ends_with(|c: char| c.is_ascii_alphanumeric())
            && sides[1].starts_with(|c: char| c.is_ascii_alphabetic())
            && sides[0].chars().any(|c| c.is_ascii_alphabetic())
    });
    chunk.contains('@') || chunk.contains("://") || dotted
}

/// Converts word after word of a text without spaces.
fn convert_chunk(chunk: &str, out: &mut String) {
    let mut rest = chunk;
    while let Some(first) = rest.chars().next() {
        let length = kept_length(rest).unwrap_or_else(|| word_length(rest));
        if length == 0 {
            out.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        let (word, after) = rest.split_at(length);
        if kept_length(rest).is_some() {
            out.push_str(word);
        } else {
            out.push_str(&convert_word(word));
        }
        rest = after;
    }
}

/// The length of a word that stays and that the rules of words would cut at its hyphen.
fn kept_length(text: &str) -> Option<usize> {
    let starts = |kept: &&&str| text.get(..kept.len()).is_some_and(|start| start.eq_ignore_ascii_case(kept));
    HYPHENED.iter().find(starts).map(|kept| kept.len())
}

/// The length of the word a text begins with: letters, and apostrophes that belong to them.
fn word_length(text: &str) -> usize {
    let mut previous = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let followed = letters.peek().is_some_and(|&(_, next)| next.is_alphabetic() && !is_apostrophe(next));
        let belongs = match previous {
            _ if !is_apostrophe(c) => c.is_alphabetic(),
            None => false,
            // At the end of a word a plain quotation mark is a letter only where it makes oʻ or gʻ.
            Some(before) => followed || matches!(c, 'ʻ' | 'ʼ') || matches!(before, 'o' | 'O' | 'g' | 'G'),
        };
        if !belongs {
            return at;
        }
        previous = Some(c);
    }
    text.len()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, 'ʻ' | 'ʼ' | '\'' | '‘' | '’' | '`')
}

/// One word, or what stays of it and its ending.
fn convert_word(word: &str) -> String {
    if let Some((_, cyrillic)) = CAPITALS.iter().find(|(latin, _)| *latin == word) {
        return (*cyrillic).to_owned();
    }
    if let Some(ending) = NAMES.iter().find_map(|name| word.strip_prefix(name)) {
        return word[..word.len() - ending.len()].to_owned() + &convert_letters(ending);
    }
    let capitals = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let code = capitals == word.len() && (capitals > 1 || matches!(word, "I" | "V" | "X"));
    if code || is_foreign(word) {
        return word.to_owned();
    }
    // A code with an ending: PDFni. Shouted words with an apostrophe (YOʻQ) are not codes.
    if capitals > 1 && word[capitals..].chars().all(char::is_lowercase) && !word[capitals..].starts_with(is_apostrophe)
    {
        return word[..capitals].to_owned() + &convert_letters(&word[capitals..]);
    }
    convert_letters(word)
}

/// Letters that Uzbek does not have: c but in ch, w, and everything that is not Latin.
fn is_foreign(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.replace("ch", "").contains(['c', 'w']) || lower.chars().any(|c| !c.is_ascii() && !is_apostrophe(c))
}

/// A word of Uzbek letters: the stem from the list, the rest by rule, then capitals as they were.
fn convert_letters(word: &str) -> String {
    let latin: String =
        word.chars().map(|c| if is_apostrophe(c) { APOSTROPHE } else { c.to_ascii_lowercase() }).collect();
    let stem = STEMS.iter().filter(|(stem, _)| latin.starts_with(stem)).max_by_key(|(stem, _)| stem.len());
    let mut cyrillic = String::new();
    let mut start = 0;
    if let Some((stem, written)) = stem {
        let ending_follows = latin.len() > stem.len();
        cyrillic.push_str(if ending_follows { written.trim_end_matches('ь') } else { written });
        start = stem.chars().count();
    }
    by_rule(&latin.chars().collect::<Vec<_>>(), start, &mut cyrillic);

    let mut capitals = word.chars().filter(|c| c.is_alphabetic() && !is_apostrophe(*c)).map(char::is_uppercase);
    let begins_with_capital = capitals.next().unwrap_or(false);
    let letters: Vec<bool> = capitals.collect();
    if begins_with_capital && !letters.is_empty() && letters.iter().all(|&capital| capital) && word.len() > 2 {
        cyrillic.to_uppercase()
    } else if begins_with_capital {
        let mut chars = cyrillic.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    } else {
        cyrillic
    }
}

/// Writes the letters from `start` on, the longest match first. What stands before decides between е and э.
fn by_rule(letters: &[char], start: usize, out: &mut String) {
    let mut at = start;
    while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).copied();
        let (written, length) = several(rest).unwrap_or_else(|| (single(rest[0], before), 1));
        out.push_str(written);
        at += length;
    }
}

/// Letters that make one, or one pair.
fn several(rest: &[char]) -> Option<(&'static str, usize)> {
    match rest {
        ['y', 'o', APOSTROPHE, ..] => Some(("йў", 3)),
        ['o', APOSTROPHE, ..] => Some(("ў", 2)),
        ['g', APOSTROPHE, ..] => Some(("ғ", 2)),
        // Here the apostrophe only keeps s and h apart.
        ['s', APOSTROPHE, 'h', ..] => Some(("сҳ", 3)),
        ['s', 'h', ..] => Some(("ш", 2)),
        ['c', 'h', ..] => Some(("ч", 2)),
        ['y', 'o', ..] => Some(("ё", 2)),
        ['y', 'u', ..] => Some(("ю", 2)),
        ['y', 'a', ..] => Some(("я", 2)),
        ['y', 'e', ..] => Some(("е", 2)),
        // Loan words in -tsiya, -tsion, -ksiya, -ksion; native words keep тс (aytsa, ketsin).
        ['t', 's', 'i', 'y', 'a', ..] | ['t', 's', 'i', 'o', 'n', ..] => Some(("ц", 2)),
        ['k', 's', 'i', 'y', 'a', ..] | ['k', 's', 'i', 'o', 'n', ..] => Some(("кц", 2)),
        _ => None,
    }
}

fn single(letter: char, before: Option<char>) -> &'static str {
    match letter {
        'a' => "а",
        'b' => "б",
        'd' => "д",
        'e' if before.is_none_or(|before| "aeiou".contains(before)) => "э",
        'e' => "е",
        'f' => "ф",
        'g' => "г",
        'h' => "ҳ",
        'i' => "и",
        'j' => "ж",
        'k' => "к",
        'l' => "л",
        'm' => "м",
        'n' => "н",
        'o' => "о",
        'p' => "п",
        'q' => "қ",
        'r' => "р",
        's' => "с",
        't' => "т",
        'u' => "у",
        'v' => "в",
        'x' => "х",
        'y' => "й",
        'z' => "з",
        APOSTROPHE => "ъ",
        // is_foreign has kept back every word with another letter.
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(pairs: &[(&str, &str)]) {
        for (latin, cyrillic) in pairs {
            assert_eq!(uz_to_cyrillic(latin), *cyrillic, "{latin}");
        }
    }

    #[test]
    fn words_of_the_interface_are_written_as_in_uzbek_cyrillic() {
        all(&[
            ("Arizani joʻnatish", "Аризани жўнатиш"),
            ("qoʻshimcha maʼlumot kerak", "қўшимча маълумот керак"),
            ("Yoʻq", "Йўқ"),
            ("Sharh", "Шарҳ"),
            ("Yevro", "Евро"),
            ("eʼlon", "эълон"),
            ("kengash aʼzosi", "кенгаш аъзоси"),
            ("Isʼhoq", "Исҳоқ"),
            ("tayyor, sayyor", "тайёр, сайёр"),
            ("ayollar oʻzaro yordam guruhi", "аёллар ўзаро ёрдам гуруҳи"),
            ("tashkilot", "ташкилот"),
            ("Oʻqish", "Ўқиш"),
            ("Siz", "Сиз"),
            ("yetakchi", "етакчи"),
            ("nodavlat notijorat tashkiloti (NNT)", "нодавлат нотижорат ташкилоти (ННТ)"),
            ("koʻngillilar tarmogʻi", "кўнгиллилар тармоғи"),
            ("manfaatlar toʻqnashuvi", "манфаатлар тўқнашуви"),
            ("loyihaning qisqa bayoni", "лойиҳанинг қисқа баёни"),
            ("oʻzini oʻzi rad etish", "ўзини ўзи рад этиш"),
            ("Saqlandi: {t}", "Сақланди: {t}"),
            ("hisobvaraq-faktura", "ҳисобварақ-фактура"),
            ("ekspert, reyting, valyuta", "эксперт, рейтинг, валюта"),
            ("Qoraqalpogʻiston Respublikasi", "Қорақалпоғистон Республикаси"),
            ("Togʻli Badaxshon muxtor viloyati", "Тоғли Бадахшон мухтор вилояти"),
            ("Qashqadaryo, Fargʻona, Jizzax", "Қашқадарё, Фарғона, Жиззах"),
            ("Oʻzbekcha", "Ўзбекча"),
            ("Hashar", "Ҳашар"),
            ("mashhur muassasa va h.k.", "машҳур муассаса ва ҳ.к."),
            ("aytsa, ketsin", "айтса, кетсин"),
            ("mablagʻ", "маблағ"),
            ("masʼul shaxs", "масъул шахс"),
            ("3 ta ariza, 5 nafar", "3 та ариза, 5 нафар"),
            ("va/yoki", "ва/ёки"),
            ("“Saqlash” tugmasini bosing.", "“Сақлаш” тугмасини босинг."),
        ]);
    }

    #[test]
    fn letters_that_latin_dropped_come_from_the_list() {
        all(&[
            ("budjet moddasi", "бюджет моддаси"),
            ("budjetning, byudjet", "бюджетнинг, бюджет"),
            ("parol, parolni, Parolingiz", "пароль, паролни, Паролингиз"),
            ("kvitansiya, litsenziya", "квитанция, лицензия"),
            ("obyekt, subyektlar", "объект, субъектлар"),
            ("moʻjiza, mo'tabar", "мўъжиза, мўътабар"),
            ("sentabr, 5-oktabrda, 1-iyun, iyulgacha", "сентябрь, 5-октябрда, 1-июнь, июлгача"),
            ("2026-yil 8-mart", "2026-йил 8-март"),
            ("aeroport, poyezd, kompyuter", "аэропорт, поезд, компьютер"),
            ("filtr, filtrlar, modul, profilni", "фильтр, фильтрлар, модуль, профилни"),
            ("sirk, sirkga, sirka", "цирк, циркга, сирка"),
            ("aktyor, rejissor, premyera", "актёр, режиссёр, премьера"),
            ("reabilitatsiya, konsultatsiya, aksiya, funksional", "реабилитация, консультация, акция, функционал"),
            ("pensiya, versiya, komissiya", "пенсия, версия, комиссия"),
            ("proyekt, poeziya, volontyor", "проект, поэзия, волонтёр"),
        ]);
    }

    #[test]
    fn every_apostrophe_is_read_and_quotation_marks_stay() {
        for apostrophe in ['ʻ', 'ʼ', '\'', '‘', '’', '`'] {
            let text = format!("yo{apostrophe}q, ma{apostrophe}lumot, bog{apostrophe}");
            assert_eq!(uz_to_cyrillic(&text), "йўқ, маълумот, боғ", "{text}");
        }
        all(&[("‘Saqlash’", "‘Сақлаш’"), ("'ha'", "'ҳа'"), ("tabʼ", "табъ")]);
    }

    #[test]
    fn capitals_stay_capitals() {
        all(&[
            ("Shahar, Choy, Gʻalla", "Шаҳар, Чой, Ғалла"),
            ("YOʻQ MAʼLUMOT", "ЙЎҚ МАЪЛУМОТ"),
            ("Oʻ E Yo", "Ў Э Ё"),
            ("A. Karimov", "А. Каримов"),
        ]);
    }

    #[test]
    fn codes_addresses_names_and_placeables_stay() {
        for kept in [
            "EUR USD TJS UZS",
            "PDF, XLSX, CSV, SMTP",
            "info@hashar.example",
            "https://hashar.example/arizalar",
            "hisobot.pdf",
            "{ $ariza }",
            "{ $n -> [one] { ariza } *[other] arizalar }",
            "{ ochiq",
            "WhatsApp, Signal, Telegram, Viber",
            "E-mail, e-mail",
            "Facebook Microsoft",
            "Назарова ҳашар",
            "Łódź",
            "II III IV",
        ] {
            assert_eq!(uz_to_cyrillic(kept), kept);
        }
        all(&[
            ("AQSH dollari, USD", "АҚШ доллари, USD"),
            ("PDFni yuklab oling", "PDFни юклаб олинг"),
            ("Telegramda, e-mailingiz", "Telegramда, e-mailингиз"),
            ("PIN-kod, XLSX-fayl", "PIN-код, XLSX-файл"),
            ("{ $miqdor }dan koʻp: {nomi}", "{ $miqdor }дан кўп: {nomi}"),
            ("(www.hashar.example) sahifasi", "(www.hashar.example) саҳифаси"),
            ("08.03.2026-yilda", "08.03.2026-йилда"),
        ]);
    }

    #[test]
    fn the_stems_are_written_as_they_are_looked_up() {
        for (latin, cyrillic) in STEMS {
            assert!(latin.chars().all(|c| c.is_ascii_lowercase() || c == APOSTROPHE), "{latin}");
            assert!(!cyrillic.is_ascii() && STEMS.iter().filter(|(other, _)| other == latin).count() == 1, "{latin}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken_and_braces_are_never_touched(text in "\\PC{0,30}", inside in "[a-zA-Z $.>-]{0,20}") {
            let outside: String = text.chars().filter(|c| !matches!(c, '{' | '}')).collect();
            let braces = format!("{{{inside}}}");
            let converted = uz_to_cyrillic(&format!("{outside}{braces}{outside}"));
            prop_assert!(converted.contains(&braces));
        }

        #[test]
        fn a_small_native_word_leaves_no_latin_letter(word in "[abdefghijklmnopqrstuvxyz]{1,12}") {
            prop_assert!(!uz_to_cyrillic(&word).bytes().any(|b| b.is_ascii_alphabetic()));
            prop_assert_eq!(uz_to_cyrillic(&uz_to_cyrillic(&word)), uz_to_cyrillic(&word));
        }
    }
}
