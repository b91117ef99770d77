//! Amounts in words, as they stand on a voucher: the whole part in words with the currency's name, the minor part as a
//! fraction, the code in brackets. Uzbek in Cyrillic letters is made from Latin ones.

mod tables;

use super::{Currency, Money};
use crate::base::words::{Lang, to_cyrillic};
use tables::{TG, Words, words};

/// `Twenty-one thousand euros 50/100 (EUR)`
pub fn in_words(money: &Money, lang: Lang) -> String {
    if lang == Lang::UzCyrl {
        let (latin, code) = (in_words(money, Lang::Uz), format!("({})", money.currency()));
        return to_cyrillic(latin.trim_end_matches(&code)) + &code;
    }
    let currency = money.currency();
    let minor = money.minor().unsigned_abs();
    let unit = 10_u64.pow(currency.digits());
    let (whole, part) = (minor / unit, minor % unit);
    let sign = match lang {
        _ if !money.is_negative() => "",
        Lang::En | Lang::Uz | Lang::UzCyrl => "minus ",
        Lang::Ru | Lang::Tg | Lang::Ky => "минус ",
    };
    let mut text = capital(&format!("{sign}{}", number(whole, lang)));
    text.push(' ');
    text.push_str(name(currency, whole, lang));
    // The tiyin is counted but no longer used.
    if unit > 1 && (part > 0 || currency.shown_digits() > 0) {
        let digits = currency.digits() as usize;
        text.push_str(&format!(" {part:0digits$}/{unit}"));
    }
    if name(currency, whole, lang) != currency.code() {
        text.push_str(&format!(" ({currency})"));
    }
    text
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A whole number in words.
pub fn number(number: u64, lang: Lang) -> String {
    if lang == Lang::UzCyrl {
        return to_cyrillic(&self::number(number, Lang::Uz));
    }
    let words = words(lang);
    if number == 0 {
        return words.zero.to_owned();
    }
    let mut parts: Vec<String> = Vec::new();
    for power in (0..=6_u32).rev() {
        let group = number / 1_000_u64.pow(power) % 1_000;
        if group > 0 {
            group_of(group, power, lang, words, &mut parts);
        }
    }
    if lang == Lang::Tg { joined(&parts) } else { parts.join(" ") }
}

/// Tajik joins the parts of a number by `-у`: бисту як, сию панҷ.
fn joined(parts: &[String]) -> String {
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        // A multiplier stands before its thousand or million without it.
        let multiplies = parts.get(at + 1).is_some_and(|next| TG.scales.iter().any(|scale| scale[0] == next));
        text.push_str(part);
        if at + 1 == parts.len() {
            break;
        }
        if !multiplies {
            if let Some(short) = text.strip_suffix('ӣ').map(str::to_owned) {
                text = short + "ию";
            } else {
                text.push('у');
            }
        }
        text.push(' ');
    }
    text
}

/// One to 999, with the name of its power of a thousand.
fn group_of(group: u64, power: u32, lang: Lang, words: &Words, parts: &mut Vec<String>) {
    let place = |number: u64| usize::try_from(number).unwrap_or(0);
    let (hundreds, rest) = (group / 100, group % 100);
    if hundreds > 0 {
        parts.push(words.hundreds[place(hundreds) - 1].to_owned());
    }
    let feminine = lang == Lang::Ru && power == 1;
    let one = |number: u64| match number {
        1 if feminine => "одна",
        2 if feminine => "две",
        _ => words.units[place(number) - 1],
    };
    match rest {
        0 => {}
        1..=9 => parts.push(one(rest).to_owned()),
        10..=19 if !words.teens.is_empty() => parts.push(words.teens[place(rest) - 10].to_owned()),
        _ => {
            let (tens, units) = (words.tens[place(rest / 10) - 1], rest % 10);
            match (units, lang) {
                (0, _) => parts.push(tens.to_owned()),
                (_, Lang::En) => parts.push(format!("{tens}-{}", one(units))),
                _ => parts.extend([tens.to_owned(), one(units).to_owned()]),
            }
        }
    }
    if power > 0 {
        let forms = words.scales[place(power.into()) - 1];
        parts.push(if lang == Lang::Ru { forms[russian(group)] } else { forms[0] }.to_owned());
    }
}

/// Which of the three Russian forms a number asks for: 1 тысяча, 2 тысячи, 5 тысяч.
fn russian(number: u64) -> usize {
    match (number % 10, number % 100) {
        (_, 11..=14) => 2,
        (1, _) => 0,
        (2..=4, _) => 1,
        _ => 2,
    }
}

/// The currency's name after a number, or its code.
fn name(currency: Currency, number: u64, lang: Lang) -> &'static str {
    let one = number == 1;
    match (lang, currency.code()) {
        (Lang::En, "EUR") => {
            if one {
                "euro"
            } else {
                "euros"
            }
        }
        (Lang::En, "USD") => {
            if one {
                "US dollar"
            } else {
                "US dollars"
            }
        }
        (Lang::En, "TJS") => "somoni",
        (Lang::En, "UZS") => {
            if one {
                "Uzbek soum"
            } else {
                "Uzbek soums"
            }
        }
        (Lang::En, "KGS") => {
            if one {
                "Kyrgyz som"
            } else {
                "Kyrgyz soms"
            }
        }
        (Lang::Ru | Lang::Tg | Lang::Ky, "EUR") => "евро",
        (Lang::Ru, "USD") => ["доллар США", "доллара США", "долларов США"][russian(number)],
        (Lang::Ru | Lang::Ky, "TJS") => "сомони",
        (Lang::Ru, "UZS") => ["сум", "сума", "сумов"][russian(number)],
        (Lang::Ru, "KGS") => ["сом", "сома", "сомов"][russian(number)],
        (Lang::Tg, "USD") => "доллари ИМА",
        (Lang::Tg, "TJS") => "сомонӣ",
        (Lang::Tg, "UZS") => "сӯми Ӯзбекистон",
        (Lang::Tg, "KGS") => "соми Қирғизистон",
        (Lang::Ky, "USD") => "АКШ доллары",
        (Lang::Ky, "UZS") => "сум",
        (Lang::Ky, "KGS") => "сом",
        (Lang::Uz | Lang::UzCyrl, "EUR") => "yevro",
        (Lang::Uz | Lang::UzCyrl, "USD") => "AQSH dollari",
        (Lang::Uz | Lang::UzCyrl, "TJS") => "somoniy",
        (Lang::Uz | Lang::UzCyrl, "UZS") => "soʻm",
        (Lang::Uz | Lang::UzCyrl, "KGS") => "Qirgʻiziston somi",
        _ => currency.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HARD: [u64; 14] = [1, 2, 5, 11, 21, 35, 101, 112, 1_000, 2_000, 1_234, 21_000, 1_000_000, 2_000_005];

    fn all(lang: Lang) -> Vec<String> {
        HARD.iter().map(|one| number(*one, lang)).collect()
    }

    #[test]
    fn english_numbers_have_their_hyphens() {
        let expected = [
            "one",
            "two",
            "five",
            "eleven",
            "twenty-one",
            "thirty-five",
            "one hundred one",
            "one hundred twelve",
            "one thousand",
            "two thousand",
            "one thousand two hundred thirty-four",
            "twenty-one thousand",
            "one million",
            "two million five",
        ];
        assert_eq!(all(Lang::En), expected);
    }

    #[test]
    fn russian_thousands_are_feminine_and_have_three_forms() {
        let expected = [
            "один",
            "два",
            "пять",
            "одиннадцать",
            "двадцать один",
            "тридцать пять",
            "сто один",
            "сто двенадцать",
            "одна тысяча",
            "две тысячи",
            "одна тысяча двести тридцать четыре",
            "двадцать одна тысяча",
            "один миллион",
            "два миллиона пять",
        ];
        assert_eq!(all(Lang::Ru), expected);
        assert_eq!(number(11_000, Lang::Ru), "одиннадцать тысяч");
        assert_eq!(number(112_002, Lang::Ru), "сто двенадцать тысяч два");
    }

    #[test]
    fn tajik_numbers_are_joined_by_their_ending() {
        let expected = [
            "як",
            "ду",
            "панҷ",
            "ёздаҳ",
            "бисту як",
            "сию панҷ",
            "саду як",
            "саду дувоздаҳ",
            "як ҳазор",
            "ду ҳазор",
            "як ҳазору дусаду сию чор",
            "бисту як ҳазор",
            "як миллион",
            "ду миллиону панҷ",
        ];
        assert_eq!(all(Lang::Tg), expected);
    }

    #[test]
    fn uzbek_and_kyrgyz_numbers_are_said_one_after_another() {
        let expected = [
            "bir",
            "ikki",
            "besh",
            "oʻn bir",
            "yigirma bir",
            "oʻttiz besh",
            "bir yuz bir",
            "bir yuz oʻn ikki",
            "bir ming",
            "ikki ming",
            "bir ming ikki yuz oʻttiz toʻrt",
            "yigirma bir ming",
            "bir million",
            "ikki million besh",
        ];
        assert_eq!(all(Lang::Uz), expected);
        let expected = [
            "бир",
            "эки",
            "беш",
            "он бир",
            "жыйырма бир",
            "отуз беш",
            "бир жүз бир",
            "бир жүз он эки",
            "бир миң",
            "эки миң",
            "бир миң эки жүз отуз төрт",
            "жыйырма бир миң",
            "бир миллион",
            "эки миллион беш",
        ];
        assert_eq!(all(Lang::Ky), expected);
        assert_eq!(number(21, Lang::UzCyrl), "йигирма бир");
        assert_eq!(number(4, Lang::UzCyrl), "тўрт");
    }

    #[test]
    fn an_amount_has_its_currency_its_minor_part_and_its_code() {
        let words = |minor, currency, lang| in_words(&Money::from_minor(minor, currency), lang);
        assert_eq!(words(2_100_050, Currency::EUR, Lang::En), "Twenty-one thousand euros 50/100 (EUR)");
        assert_eq!(words(100, Currency::USD, Lang::En), "One US dollar 00/100 (USD)");
        assert_eq!(words(100, Currency::USD, Lang::Ru), "Один доллар США 00/100 (USD)");
        assert_eq!(words(2_200, Currency::KGS, Lang::Ru), "Двадцать два сома 00/100 (KGS)");
        assert_eq!(words(1_200_000_000, Currency::UZS, Lang::Ru), "Двенадцать миллионов сумов (UZS)");
        assert_eq!(words(110_005, Currency::TJS, Lang::Tg), "Як ҳазору сад сомонӣ 05/100 (TJS)");
        assert_eq!(words(500, Currency::UZS, Lang::Uz), "Besh soʻm (UZS)");
        assert_eq!(words(500, Currency::UZS, Lang::UzCyrl), "Беш сўм (UZS)");
        assert_eq!(words(100_000, Currency::KGS, Lang::Ky), "Бир миң сом 00/100 (KGS)");
        assert_eq!(words(-100, Currency::EUR, Lang::Ru), "Минус один евро 00/100 (EUR)");
        let (Some(jpy), Some(kwd)) = (Currency::from_code("JPY"), Currency::from_code("KWD")) else { panic!("ISO") };
        assert_eq!(words(5, jpy, Lang::En), "Five JPY");
        assert_eq!(words(1_005, kwd, Lang::En), "One KWD 005/1000");
    }

    proptest! {
        #[test]
        fn every_amount_has_words_in_every_language(minor: i64, at in 0..Currency::all().count()) {
            for currency in Currency::all().skip(at).take(1) {
                for lang in Lang::ALL {
                    let text = in_words(&Money::from_minor(minor, currency), lang);
                    prop_assert!(text.contains(currency.code()) && !text.contains("  "), "{}", text);
                }
            }
        }

        #[test]
        fn two_numbers_never_have_the_same_words(one in 0..10_000_000_u64, other in 0..10_000_000_u64) {
            prop_assume!(one != other);
            for lang in Lang::ALL {
                prop_assert_ne!(number(one, lang), number(other, lang));
            }
        }
    }
}
