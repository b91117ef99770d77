//! The words of numbers in each language.

use crate::base::words::Lang;

pub(super) struct Words {
    pub(super) zero: &'static str,
    /// One to nine.
    pub(super) units: [&'static str; 9],
    /// Ten to nineteen, where they are words of their own.
    pub(super) teens: &'static [&'static str],
    /// Ten, twenty ... ninety.
    pub(super) tens: [&'static str; 9],
    /// A hundred ... nine hundred.
    pub(super) hundreds: [&'static str; 9],
    /// The powers of a thousand from the first: three forms, where they differ.
    pub(super) scales: [[&'static str; 3]; 6],
}

pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Ru => &RU,
        Lang::Tg => &TG,
        Lang::Uz | Lang::UzCyrl => &UZ,
        Lang::Ky => &KY,
    }
}

const fn alike(words: [&'static str; 6]) -> [[&'static str; 3]; 6] {
    let mut all = [[""; 3]; 6];
    let mut place = 0;
    while place < words.len() {
        all[place] = [words[place]; 3];
        place += 1;
    }
    all
}

const EN: Words = Words {
    zero: "zero",
    units: ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    teens: &[
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
    tens: ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    hundreds: [
        "one hundred",
        "two hundred",
        "three hundred",
        "four hundred",
        "five hundred",
        "six hundred",
        "seven hundred",
        "eight hundred",
        "nine hundred",
    ],
    scales: alike(["thousand", "million", "billion", "trillion", "quadrillion", "quintillion"]),
};

const RU: Words = Words {
    zero: "ноль",
    units: ["один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"],
    teens: &[
        "десять",
        "одиннадцать",
        "двенадцать",
        "тринадцать",
        "четырнадцать",
        "пятнадцать",
        "шестнадцать",
        "семнадцать",
        "восемнадцать",
        "девятнадцать",
    ],
    tens: [
        "десять",
        "двадцать",
        "тридцать",
        "сорок",
        "пятьдесят",
        "шестьдесят",
        "семьдесят",
        "восемьдесят",
        "девяносто",
    ],
    hundreds: ["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"],
    scales: [
        ["тысяча", "тысячи", "тысяч"],
        ["миллион", "миллиона", "миллионов"],
        ["миллиард", "миллиарда", "миллиардов"],
        ["триллион", "триллиона", "триллионов"],
        ["квадриллион", "квадриллиона", "квадриллионов"],
        ["квинтиллион", "квинтиллиона", "квинтиллионов"],
    ],
};

pub(super) const TG: Words = Words {
    zero: "сифр",
    units: ["як", "ду", "се", "чор", "панҷ", "шаш", "ҳафт", "ҳашт", "нӯҳ"],
    teens: &["даҳ", "ёздаҳ", "дувоздаҳ", "сенздаҳ", "чордаҳ", "понздаҳ", "шонздаҳ", "ҳабдаҳ", "ҳаждаҳ", "нуздаҳ"],
    tens: ["даҳ", "бист", "сӣ", "чил", "панҷоҳ", "шаст", "ҳафтод", "ҳаштод", "навад"],
    hundreds: ["сад", "дусад", "сесад", "чорсад", "панҷсад", "шашсад", "ҳафтсад", "ҳаштсад", "нӯҳсад"],
    scales: alike(["ҳазор", "миллион", "миллиард", "триллион", "квадриллион", "квинтиллион"]),
};

const UZ: Words = Words {
    zero: "nol",
    units: ["bir", "ikki", "uch", "toʻrt", "besh", "olti", "yetti", "sakkiz", "toʻqqiz"],
    teens: &[],
    tens: ["oʻn", "yigirma", "oʻttiz", "qirq", "ellik", "oltmish", "yetmish", "sakson", "toʻqson"],
    hundreds: [
        "bir yuz",
        "ikki yuz",
        "uch yuz",
        "toʻrt yuz",
        "besh yuz",
        "olti yuz",
        "yetti yuz",
        "sakkiz yuz",
        "toʻqqiz yuz",
    ],
    scales: alike(["ming", "million", "milliard", "trillion", "kvadrillion", "kvintillion"]),
};

const KY: Words = Words {
    zero: "нөл",
    units: ["бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз", "тогуз"],
    teens: &[],
    tens: ["он", "жыйырма", "отуз", "кырк", "элүү", "алтымыш", "жетимиш", "сексен", "токсон"],
    hundreds: ["бир жүз", "эки жүз", "үч жүз", "төрт жүз", "беш жүз", "алты жүз", "жети жүз", "сегиз жүз", "тогуз жүз"],
    scales: alike(["миң", "миллион", "миллиард", "триллион", "квадриллион", "квинтиллион"]),
};
