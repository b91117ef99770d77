//! Charts as SVG made here: lines over months and bars beside names. Each has a title, a description, and a table of the
//! same figures below it. Places are whole numbers of the drawing; no floating point comes near money.

use crate::base::{
    Currency, Money,
    money::{self, NumberStyle},
};
use serde::Serialize;

/// The drawing's width and height, and what is left for words at its edges.
const WIDTH: i64 = 720;
const HEIGHT: i64 = 260;
const LEFT: i64 = 110;
/// Room for a letter of the figures at the left edge, as wide as it is on a phone.
const LETTER: i64 = 9;
const RIGHT: i64 = 10;
const TOP: i64 = 12;
const BOTTOM: i64 = 34;
/// A bar with its name above it and its figure behind it.
const ROW: i64 = 48;
/// The width of the longest bar, in tenths of a percent of the drawing: what is left is for its figure.
const LONGEST: i64 = 500;
/// Names of places at most, so that they do not run into each other.
const NAMES: usize = 7;

/// A line: what it is, and its value at each place where it has one.
pub struct Line {
    /// What it shows.
    pub label: String,
    /// Its class: `a`, `b`, `c` choose a colour, `dash` is for what is only expected.
    pub class: &'static str,
    /// Values in minor units, one for each place.
    pub values: Vec<Option<i64>>,
}

/// A chart, for `parts/chart`.
#[derive(Serialize)]
pub struct Chart {
    id: &'static str,
    title: String,
    description: String,
    width: i64,
    height: i64,
    grid: Vec<Mark>,
    names: Vec<Mark>,
    paths: Vec<Path>,
    bars: Vec<Bar>,
    legend: Vec<Key>,
    heads: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Mark {
    x: i64,
    y: i64,
    /// Where a line of the grid ends.
    to: i64,
    text: String,
}

#[derive(Serialize)]
struct Path {
    d: String,
    class: &'static str,
    /// A single place: no line, but a dot.
    is_dot: bool,
}

#[derive(Serialize)]
struct Bar {
    y: i64,
    /// A part of the width, as `31.5%`: bars are as wide as their page, and their words as large as its words.
    width: String,
    baseline: i64,
    /// Where the figure stands.
    figure: i64,
    text: String,
    amount: String,
}

#[derive(Serialize)]
struct Key {
    label: String,
    class: &'static str,
}

#[derive(Serialize)]
struct Row {
    name: String,
    values: Vec<String>,
}

/// The next number up that begins with 1, 2 or 5 and goes on with zeros.
fn round_up(most: i64) -> i64 {
    let mut step = 1_i64;
    loop {
        for nice in [1, 2, 5] {
            match step.checked_mul(nice) {
                Some(whole) if whole >= most => return whole,
                Some(_) => {}
                None => return i64::MAX,
            }
        }
        let Some(next) = step.checked_mul(10) else { return i64::MAX };
        step = next;
    }
}

/// `value` of `whole` as a part of `length`.
fn part(value: i64, whole: i64, length: i64) -> i64 {
    let scaled = i128::from(value.max(0)) * i128::from(length) / i128::from(whole.max(1));
    i64::try_from(scaled).unwrap_or(length).min(length)
}

fn at(index: usize, count: usize, left: i64) -> i64 {
    let steps = i64::try_from(count.saturating_sub(1)).unwrap_or(1).max(1);
    left + part(i64::try_from(index).unwrap_or(0), steps, WIDTH - left - RIGHT)
}

/// Where the drawing begins, so that the longest of the figures beside it is not cut off.
fn left(figures: &[String]) -> i64 {
    let longest = figures.iter().map(|text| text.chars().count()).max().unwrap_or(0);
    i64::try_from(longest).unwrap_or(0).saturating_mul(LETTER).saturating_add(12).clamp(LEFT, WIDTH / 2)
}

/// Lines over places in order, months mostly; amounts of one currency.
pub fn lines(
    id: &'static str,
    (title, description): (String, String),
    (place_head, places): (String, Vec<String>),
    lines: Vec<Line>,
    (currency, style): (Currency, NumberStyle),
) -> Chart {
    let shown = |minor: i64| money::format(&Money::from_minor(minor, currency), style);
    let most = round_up(lines.iter().flat_map(|line| &line.values).flatten().copied().max().unwrap_or(0).max(1));
    let depth = HEIGHT - TOP - BOTTOM;
    let y = |minor: i64| HEIGHT - BOTTOM - part(minor, most, depth);
    let grid = [0, most / 2, most];
    let figures = grid.map(shown);
    let left = left(&figures);
    let every = places.len().div_ceil(NAMES).max(1);
    let path = |line: &Line| {
        let mut d = String::new();
        for (index, minor) in line.values.iter().enumerate() {
            if let Some(minor) = minor {
                let step = if d.is_empty() { 'M' } else { 'L' };
                d.push_str(&format!("{step}{} {}", at(index, places.len(), left), y(*minor)));
            }
        }
        let is_dot = line.values.iter().flatten().count() == 1;
        if is_dot {
            // A line of no length: its round ends make the dot.
            d.push_str("h0");
        }
        Path { d, class: line.class, is_dot }
    };
    let row = |(index, name): (usize, &String)| Row {
        name: name.clone(),
        values: lines
            .iter()
            .map(|line| line.values.get(index).copied().flatten().map(shown).unwrap_or_default())
            .collect(),
    };
    let name = |(index, text): (usize, &String)| Mark {
        x: at(index, places.len(), left),
        y: HEIGHT - 10,
        to: 0,
        text: text.clone(),
    };
    Chart {
        id,
        title,
        description,
        width: WIDTH,
        height: HEIGHT,
        grid: grid
            .into_iter()
            .zip(figures)
            .map(|(minor, text)| Mark { x: left, y: y(minor), to: WIDTH - RIGHT, text })
            .collect(),
        names: places.iter().enumerate().filter(|(index, _)| index % every == 0).map(name).collect(),
        paths: lines.iter().map(path).collect(),
        bars: Vec::new(),
        heads: std::iter::once(place_head).chain(lines.iter().map(|line| line.label.clone())).collect(),
        rows: places.iter().enumerate().map(row).collect(),
        legend: lines.into_iter().map(|line| Key { label: line.label, class: line.class }).collect(),
    }
}

/// A bar for each name; amounts of one currency.
pub fn bars(
    id: &'static str,
    (title, description): (String, String),
    heads: [String; 2],
    values: &[(String, Money)],
    style: NumberStyle,
) -> Chart {
    let most = values.iter().map(|(_, amount)| amount.minor()).max().unwrap_or(0).max(1);
    let bar = |(index, (name, amount)): (usize, &(String, Money))| {
        let top = i64::try_from(index).unwrap_or(0) * ROW;
        let tenths = part(amount.minor(), most, LONGEST);
        Bar {
            y: top + 22,
            width: format!("{}.{}%", tenths / 10, tenths % 10),
            baseline: top + 15,
            figure: top + 35,
            text: name.clone(),
            amount: money::format(amount, style),
        }
    };
    Chart {
        id,
        title,
        description,
        width: WIDTH,
        height: i64::try_from(values.len()).unwrap_or(0) * ROW,
        grid: Vec::new(),
        names: Vec::new(),
        paths: Vec::new(),
        bars: values.iter().enumerate().map(bar).collect(),
        legend: Vec::new(),
        heads: heads.into(),
        rows: values
            .iter()
            .map(|(name, amount)| Row { name: name.clone(), values: vec![money::format(amount, style)] })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_of_the_scale_is_a_round_number() {
        for (most, top) in [(1, 1), (3, 5), (12, 20), (100, 100), (101, 200), (5_001, 10_000), (i64::MAX, i64::MAX)] {
            assert_eq!(round_up(most), top);
        }
    }

    #[test]
    fn a_line_stays_within_the_drawing_and_its_figures_stand_in_the_table() {
        let line = |values| Line { label: "Paid".into(), class: "a", values };
        let places = vec!["2020-01".to_owned(), "2020-02".to_owned()];
        let drawn = lines(
            "burn",
            ("Money".into(), "By month".into()),
            ("Month".into(), places),
            vec![line(vec![Some(0), Some(5_000)]), line(vec![None, Some(i64::MAX)])],
            (Currency::EUR, NumberStyle::English),
        );
        assert_eq!(drawn.paths[0].d, "M273 226L710 226");
        assert!(!drawn.paths[0].is_dot);
        assert_eq!(drawn.paths[1].d, "M710 12h0");
        assert!(drawn.paths[1].is_dot);
        assert_eq!(drawn.rows[1].values[0], "EUR\u{a0}50.00");
        assert_eq!(drawn.rows[0].values[1], "");
    }

    #[test]
    fn the_longest_bar_leaves_room_for_its_figure() {
        let eur = |minor| Money::from_minor(minor, Currency::EUR);
        let values = [("TJ".to_owned(), eur(200)), ("KG".to_owned(), eur(100)), ("UZ".to_owned(), eur(-5))];
        let drawn = bars("countries", Default::default(), Default::default(), &values, NumberStyle::English);
        assert_eq!(drawn.bars.iter().map(|bar| bar.width.as_str()).collect::<Vec<_>>(), ["50.0%", "25.0%", "0.0%"]);
        assert_eq!(drawn.bars[1].amount, "EUR\u{a0}1.00");
    }
}
