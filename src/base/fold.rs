//! Search keys: one spelling for what people write in Cyrillic or Latin letters, with or without their language's
//! own.
//!
//! A folded text is only compared, never shown. Words for people are in `words`; telephone numbers in the file
//! beside this.

mod phone;

pub use phone::{digits, phone};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The search key of a text: small Latin letters without marks and apostrophes; everything else stays.
///
/// Назарова and Nazarova have one key, so have Oʻktam, Ўктам and Уктам, мӯҳлат and муҳлат, Ёдгор and Yodgor. Guided
/// by CLDR `uz_Cyrl-uz_Latn`; wider, because people write ч for ҷ, х for ҳ, е for ё, and passports have kh, gh and
/// zh.
pub fn fold(text: &str) -> String {
    let letters: Vec<char> = text.nfc().flat_map(char::to_lowercase).collect();
    let mut key = String::with_capacity(text.len());
    let mut rest = letters.as_slice();
    while let [first, after @ ..] = rest {
        if let Some((folded, length)) = several(rest) {
            key.push_str(folded);
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        match single(*first) {
            Some(folded) => key.push_str(folded),
            None => key.extend([*first].into_iter().nfd().filter(|&part| !is_combining_mark(part))),
        }
        rest = after;
    }
    key
}

/// The folded words of a text: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The beginnings of a word, from `min` to `max` characters, so that a search can find it before it is typed out.
/// A shorter word has none, a longer one none beyond `max`: cut what is searched for to `max` as well.
pub fn prefixes(word: &str, min: usize, max: usize) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
    let from = min.max(1);
    ends.take(max).skip(from - 1).filter_map(|end| word.get(..end))
}

/// Letters of other alphabets in a Tajik or Uzbek text: signs of a font from before Unicode. The fonts contradict
/// each other (њ was ӣ in one and ў in another), so the reader is warned and nothing is converted.
pub fn suspicious_letters(text: &str, lang: &str) -> bool {
    let language = lang.split(['-', '_']).next().unwrap_or_default();
    matches!(language, "tg" | "uz") && text.chars().any(|c| "ЇїІіЅѕЉљЊњЌќЂђ".contains(c))
}

/// Letters that are folded together, and how many characters they take.
fn several(rest: &[char]) -> Option<(&'static str, usize)> {
    match rest {
        ['y', 'o', mark, ..] if is_apostrophe(*mark) => Some(("yu", 3)),
        ['o', mark, ..] if is_apostrophe(*mark) => Some(("u", 2)),
        // ё and е are written for each other, so yo and ye can be no more than e.
        ['y', 'o' | 'e', ..] | ['й', 'о' | 'е', ..] => Some(("e", 2)),
        ['ӣ', 'й', ..] => Some(("i", 2)),
        ['k', 'h', ..] => Some(("h", 2)),
        ['g', 'h', ..] => Some(("g", 2)),
        ['z', 'h', ..] => Some(("j", 2)),
        _ => None,
    }
}

/// A letter by itself; `None` for one that only loses its marks.
fn single(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' | 'ğ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'ж' => "j",
        'з' => "z",
        'и' | 'ӣ' | 'і' | 'ı' => "i",
        'й' | 'ы' => "y",
        'к' | 'қ' | 'q' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' | 'ӯ' | 'ү' | 'ұ' => "u",
        'ф' => "f",
        'х' | 'ҳ' | 'һ' | 'x' => "h",
        'ц' => "ts",
        'ч' | 'ҷ' | 'ç' => "ch",
        'ш' | 'ş' | 'ș' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        mark if is_apostrophe(mark) => "",
        _ => return None,
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʻ' | 'ʼ' | 'ʹ' | '′')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_name_in_two_scripts_has_one_key() {
        for same in [
            &["Назарова", "Nazarova", "НАЗАРОВА"][..],
            &["Oʻktam", "O'ktam", "O‘ktam", "O’ktam", "O`ktam", "Уктам", "Ўктам", "Ӯктам"],
            &["мӯҳлат", "муҳлат", "мухлат", "mo'hlat", "muhlat", "muxlat"],
            &["шӯро", "шуро", "shuro"],
            &["Ёдгор", "Едгор", "Yodgor"],
            &["Евгений", "Yevgeniy", "Evgeniy"],
            &["тайёр", "tayyor"],
            &["йўқ", "yoʻq", "yo'q", "йук"],
            &["Исҳоқ", "Isʼhoq", "Исхок"],
            &["маълумот", "maʼlumot", "ma'lumot", "malumot"],
            &["Тоҷикистон", "Точикистон", "ТОЧИКИСТОН"],
            &["Хатлон", "Xatlon", "Khatlon"],
            &["Суғд", "Sugʻd", "Sughd", "Сугд"],
            &["Қашқадарё", "Qashqadaryo", "Кашкадаре"],
            &["объект", "obyekt"],
            &["Өмүр", "Омур", "Omur", "Ömür"],
            &["Жанна", "Janna", "Zhanna"],
            &["Şahnoza", "Shahnoza", "Шаҳноза"],
            &["Молиявӣ", "молияви"],
            &["район", "rayon"],
        ] {
            let keys: Vec<String> = same.iter().map(|name| fold(name)).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{same:?} -> {keys:?}");
        }
        assert_eq!(fold("Назарова"), "nazarova");
        assert_eq!(fold("Oʻktam"), "uktam");
    }

    #[test]
    fn letters_written_with_a_separate_mark_are_the_same_letters() {
        assert_eq!(fold("и\u{304}"), fold("ӣ"));
        assert_eq!(fold("Й"), "y");
        assert_eq!(fold("И\u{306}"), "y");
        assert_eq!(fold("Ǵáńıó ÉÜ"), "ganio eu");
    }

    #[test]
    fn what_is_not_a_word_stands_between_words() {
        assert_eq!(
            words("  Маркази «Нур», 2024-сол: e-mail info@nur.tj"),
            ["markazi", "nur", "2024", "sol", "e", "mail", "info", "nur", "tj"]
        );
        assert_eq!(words("oʻzbek-tojik"), ["uzbek", "tojik"]);
        assert!(words(" — ʼ ").is_empty());
    }

    #[test]
    fn beginnings_are_cut_between_characters() {
        assert_eq!(prefixes("nazarova", 2, 4).collect::<Vec<_>>(), ["na", "naz", "naza"]);
        assert_eq!(prefixes("нур", 2, 12).collect::<Vec<_>>(), ["ну", "нур"]);
        assert_eq!(prefixes("ab", 0, 1).collect::<Vec<_>>(), ["a"]);
        assert_eq!(prefixes("a", 2, 12).count() + prefixes("", 0, 9).count() + prefixes("abc", 3, 2).count(), 0);
    }

    #[test]
    fn letters_of_old_fonts_are_noticed_where_no_language_has_them() {
        assert!(suspicious_letters("Їуміурии Тољикистон", "tg"));
        assert!(suspicious_letters("Љарор", "uz-Cyrl"));
        assert!(!suspicious_letters("Ҷумҳурии Тоҷикистон", "tg"));
        assert!(!suspicious_letters("Київ", "ru"));
    }

    proptest! {
        #[test]
        fn a_key_has_no_capitals_and_no_apostrophes(text in "\\PC{0,40}") {
            let key = fold(&text);
            prop_assert!(!key.chars().any(|c| is_apostrophe(c) || c.is_ascii_uppercase()));
            prop_assert!(words(&text).iter().all(|word| prefixes(word, 2, 12).all(|start| word.starts_with(start))));
        }

        #[test]
        fn a_key_of_cyrillic_is_latin_and_capitals_do_not_matter(
            text in "[абвгдеёжзийклмнопрстуфхцчшщъыьэюяӣӯқғҳҷўңөү]{0,20}",
        ) {
            prop_assert!(fold(&text).bytes().all(|b| b.is_ascii_lowercase()));
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
        }
    }
}
