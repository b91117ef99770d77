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
const RIGHT: i64 = 10;
const TOP: i64 = 12;
const BOTTOM: i64 = 34;
/// A bar with its name above it.
const ROW: i64 = 40;
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
}

#[derive(Serialize)]
struct Bar {
    y: i64,
    width: i64,
    baseline: i64,
    text: String,
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

fn at(index: usize, count: usize) -> i64 {
    let steps = i64::try_from(count.saturating_sub(1)).unwrap_or(1).max(1);
    LEFT + part(i64::try_from(index).unwrap_or(0), steps, WIDTH - LEFT - RIGHT)
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
    let every = places.len().div_ceil(NAMES).max(1);
    let path = |line: &Line| {
        let mut d = String::new();
        for (index, minor) in line.values.iter().enumerate() {
            if let Some(minor) = minor {
                let step = if d.is_empty() { 'M' } else { 'L' };
                d.push_str(&format!("{step}{} {}", at(index, places.len()), y(*minor)));
            }
        }
        Path { d, class: line.class }
    };
    let row = |(index, name): (usize, &String)| Row {
        name: name.clone(),
        values: lines
            .iter()
            .map(|line| line.values.get(index).copied().flatten().map(shown).unwrap_or_default())
            .collect(),
    };
    let name = |(index, text): (usize, &String)| Mark {
        x: at(index, places.len()),
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
        grid: grid.map(|minor| Mark { x: LEFT, y: y(minor), to: WIDTH - RIGHT, text: shown(minor) }).into(),
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
        let text = format!("{name} · {}", money::format(amount, style));
        Bar { y: top + 20, width: part(amount.minor(), most, WIDTH), baseline: top + 14, text }
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
        assert_eq!(drawn.paths[0].d, "M110 226L710 226");
        assert_eq!(drawn.paths[1].d, "M710 12");
        assert_eq!(drawn.rows[1].values[0], "EUR\u{a0}50.00");
        assert_eq!(drawn.rows[0].values[1], "");
    }

    #[test]
    fn the_longest_bar_fills_the_width() {
        let eur = |minor| Money::from_minor(minor, Currency::EUR);
        let values = [("TJ".to_owned(), eur(200)), ("KG".to_owned(), eur(100)), ("UZ".to_owned(), eur(-5))];
        let drawn = bars("countries", Default::default(), Default::default(), &values, NumberStyle::English);
        assert_eq!(drawn.bars.iter().map(|bar| bar.width).collect::<Vec<_>>(), [720, 360, 0]);
    }
}
