//! How alike two names are: whole words compared in their folded spelling, in any order, with room for the ways one name
//! is written in Latin letters. Pure, in whole numbers.

use crate::base::fold;

/// From here on a likeness is a hit, in percent.
pub const HIT: u32 = 85;
/// A word this unlike spoils the whole name.
const WORD_LEAST: u32 = 60;
/// What a word is taken for whose consonants are the same.
const SAME_BONES: u32 = 90;
/// What each word more in the longer name takes away, and at most.
const PER_WORD: u32 = 3;
const PER_WORDS: u32 = 12;
/// A single name is compared with a longer one only if it has this many letters.
const ALONE_LEAST: usize = 5;
const ALONE: u32 = 86;

/// Words that many names share, folded: alone they say nothing.
const COMMON: &[&str] = &[
    "the",
    "of",
    "and",
    "for",
    "fund",
    "fond",
    "bank",
    "company",
    "co",
    "ltd",
    "limited",
    "llc",
    "ooo",
    "oao",
    "zao",
    "pao",
    "ao",
    "inc",
    "corp",
    "corporation",
    "group",
    "grup",
    "organization",
    "organizatsiya",
    "organisation",
    "association",
    "assotsiatsiya",
    "foundation",
    "center",
    "centre",
    "tsentr",
    "markaz",
    "markazi",
    "public",
    "open",
    "closed",
    "joint",
    "stock",
    "jsc",
    "ojsc",
    "cjsc",
    "international",
    "al",
    "el",
    "bin",
    "ibn",
    "bint",
    "abu",
];

/// The folded words of a name that say something; all of them where none does.
pub fn words(name: &str) -> Vec<String> {
    let all = fold::words(name);
    let telling: Vec<String> = all.iter().filter(|word| !is_common(word)).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

fn is_common(word: &str) -> bool {
    word.chars().count() < 2 || COMMON.contains(&word)
}

/// What is left of a folded word without its vowels: Muhammad, Mohammed and Мухаммад have one. A vowel at the beginning
/// stays as a sign that there was one.
pub fn bones(word: &str) -> String {
    let mut bones = String::with_capacity(word.len());
    for (at, letter) in word.chars().enumerate() {
        let bone = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' if at == 0 => 'a',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => continue,
            'w' => 'v',
            'c' => 'k',
            other => other,
        };
        if !bones.ends_with(bone) {
            bones.push(bone);
        }
    }
    bones
}

/// The bones of a name's words, each once: names that share none are not compared.
pub fn index(name: &str) -> Vec<String> {
    let mut bones: Vec<String> = words(name).iter().map(|word| bones(word)).collect();
    bones.sort_unstable();
    bones.dedup();
    bones
}

/// How alike two names are, in percent, by their words as [`words`] gives them.
pub fn likeness(one: &[String], other: &[String]) -> u32 {
    let letters = |words: &[String]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let first_is_short = (one.len(), letters(one)) <= (other.len(), letters(other));
    let (short, long) = if first_is_short { (one, other) } else { (other, one) };
    match (short, long.len()) {
        ([], _) => 0,
        ([alone], 2..) => {
            let same = long.len() == 2 && long.contains(alone) && alone.chars().count() >= ALONE_LEAST;
            if same { ALONE } else { 0 }
        }
        _ => together(short, long),
    }
}

/// Each word of the shorter name beside the one most like it in the longer.
fn together(short: &[String], long: &[String]) -> u32 {
    let mut free: Vec<&String> = long.iter().collect();
    let (mut sum, mut weight) = (0_usize, 0_usize);
    for word in short {
        let best = free.iter().enumerate().map(|(at, other)| (alike(word, other), at)).max_by_key(|(alike, _)| *alike);
        let Some((alike, at)) = best.filter(|(alike, _)| *alike >= WORD_LEAST) else { return 0 };
        free.swap_remove(at);
        let letters = word.chars().count();
        sum += usize::try_from(alike).unwrap_or(0) * letters;
        weight += letters;
    }
    let mean = u32::try_from(sum / weight.max(1)).unwrap_or(0);
    let more = u32::try_from(free.len()).unwrap_or(PER_WORDS);
    mean.saturating_sub(more.saturating_mul(PER_WORD).min(PER_WORDS))
}

/// How alike two folded words are, in percent.
fn alike(one: &str, other: &str) -> u32 {
    if one == other {
        return 100;
    }
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let longest = a.len().max(b.len());
    let apart = distance(&a, &b) * 100 / longest.max(1);
    let plain = u32::try_from(100_usize.saturating_sub(apart)).unwrap_or(0);
    if longest > 2 && bones(one) == bones(other) { plain.max(SAME_BONES) } else { plain }
}

/// How many letters must be changed, added, left out or swapped with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (at, row) in rows.iter_mut().enumerate() {
        row[0] = at;
    }
    for (at, cell) in rows[0].iter_mut().enumerate() {
        *cell = at;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(one: &str, other: &str) -> u32 {
        likeness(&words(one), &words(other))
    }

    #[test]
    fn one_name_in_two_scripts_and_spellings_is_a_hit() {
        for (one, other) in [
            ("Мухаммад Каримов", "Muhammad Karimov"),
            ("Мухаммад Каримов", "KARIMOV, Mohammed"),
            ("Усама Бин Ладен", "Usama bin Laden"),
            ("Osama Ladin", "Usama bin Laden"),
            ("Исломи харакат", "Islomiy Harakat"),
            ("Ҳаракати исломии Ӯзбекистон", "Harakati islomii Uzbekiston"),
            ("Керемет Банк", "OJSC KEREMET BANK"),
            ("Назарова Гулнора", "Gulnora Nazarova"),
            ("Nazarova", "Gulnora Nazarova"),
        ] {
            assert!(of(one, other) >= HIT, "{one} / {other}: {}", of(one, other));
            assert!(index(one).iter().any(|bones| index(other).contains(bones)), "{one} / {other}");
        }
    }

    #[test]
    fn names_that_only_share_a_word_are_none() {
        for (one, other) in [
            ("Маркази Нур", "Nur Petroleum Trading"),
            ("Alif Bank", "VTB Bank"),
            ("Гулнора Назарова", "Gulnora Karimova"),
            ("Мухаммад Каримов", "Muhammad Yusupov"),
            ("Фонд «Умед»", "Foundation for Afghan Relief"),
            ("Али", "Muhammad Ali"),
            ("", "Muhammad Ali"),
            ("Rahmon", "Rahmon Salim Ahmad Jon"),
        ] {
            assert!(of(one, other) < HIT, "{one} / {other}: {}", of(one, other));
        }
    }

    #[test]
    fn bones_are_what_spellings_have_in_common() {
        for same in [&["muhammad", "mohammed", "mukhamed"][..], &["usama", "osama"], &["saddam", "sadam"]] {
            let all: Vec<String> = same.iter().flat_map(|word| fold::words(word)).map(|word| bones(&word)).collect();
            assert!(all.iter().all(|one| *one == all[0]), "{all:?}");
        }
    }

    proptest! {
        #[test]
        fn likeness_does_not_mind_the_order_and_a_name_is_like_itself(
            one in "[a-z]{3,9}( [a-z]{3,9}){1,3}", other in "[a-z]{3,9}( [a-z]{3,9}){1,3}",
        ) {
            prop_assert_eq!(of(&one, &one), 100);
            let turned = one.split(' ').rev().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(of(&one, &turned), 100);
            prop_assert!(of(&one, &other) <= 100);
        }
    }
}
