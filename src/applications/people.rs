//! People served: counts by band as an answer keeps them, and their sum. Pure: no clock, no database.

use crate::{
    base::{Lang, words::Words},
    calls::choices::Lists,
};

/// The list of bands. Those below the parent [`OF_THEM`] are among the others and are not added up.
pub const BANDS: &str = "people_band";
/// The parent of bands that are counted within the others: people with disabilities.
pub const OF_THEM: &str = "of_them";
/// The greatest count.
pub const MOST: i64 = 10_000_000;

/// Counts by choice code of the band, `code=count` a line; nothing else is read.
pub fn counts(value: &str) -> Vec<(String, i64)> {
    let count = |line: &str| {
        let (band, count) = line.split_once('=')?;
        Some((band.to_owned(), count.parse().ok().filter(|count| (0..=MOST).contains(count))?))
    };
    value.lines().filter_map(count).collect()
}

/// An answer from its counts.
pub fn write(counts: &[(String, i64)]) -> String {
    counts.iter().map(|(band, count)| format!("{band}={count}")).collect::<Vec<_>>().join("\n")
}

/// How many people in all.
pub fn total(counts: &[(String, i64)], lists: &Lists) -> i64 {
    let among = lists.codes_below(BANDS, OF_THEM);
    counts.iter().filter(|(band, _)| !among.contains(band)).map(|(_, count)| count).sum()
}

/// The counts in the reader's words; what was written before there were bands stays as it is.
pub fn in_words(value: &str, lists: &Lists, lang: Lang) -> String {
    let counts = counts(value);
    if counts.is_empty() {
        return value.to_owned();
    }
    let among = lists.codes_below(BANDS, OF_THEM);
    let line = |(band, count): &(String, i64)| format!("{}: {count}", lists.name(BANDS, band, lang));
    let all = format!("{}: {}", Words::shared().say(lang, "applications-people-total"), total(&counts, lists));
    let (of_them, bands): (Vec<_>, Vec<_>) = counts.iter().partition(|(band, _)| among.contains(band));
    let mut lines: Vec<String> = bands.into_iter().map(line).collect();
    lines.push(all);
    lines.extend(of_them.into_iter().map(line));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_they_are_written() {
        let given = vec![("women".to_owned(), 12), ("boys".to_owned(), 0)];
        assert_eq!(write(&given), "women=12\nboys=0");
        assert_eq!(counts(&write(&given)), given);
        assert_eq!(counts("about forty\nwomen=many\nmen=-1\ngirls=99999999999"), Vec::new());
    }
}
