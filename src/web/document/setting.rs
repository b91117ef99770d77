//! Setting: blocks into lines, lines onto pages. All lengths in points (1/72 inch).

use super::{Block, Column, Face, Faces, Table};
use unicode_normalization::UnicodeNormalization;

/// A4.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 56.0;
const BOTTOM: f32 = HEIGHT - 64.0;
const BODY: f32 = 10.0;
const SMALL: f32 = 8.0;
/// From one line to the next, in parts of the size.
const LEADING: f32 = 1.4;
/// Around the words of a table's cell.
const PAD: f32 = 4.0;

/// A thing drawn on a page.
#[derive(Debug)]
pub(super) enum Ink {
    Text { x: f32, y: f32, size: f32, bold: bool, text: String },
    Line { x: f32, y: f32, to: f32 },
    Shade { x: f32, y: f32, width: f32, height: f32 },
}

/// Where the setting stands.
pub(super) struct Setter<'a> {
    faces: &'a Faces,
    pages: Vec<Vec<Ink>>,
    page: Vec<Ink>,
    y: f32,
}

/// The foot of a page: words, and `2 / 5`.
pub(super) fn foot(faces: &Faces, words: &str, page: usize, pages: usize) -> Vec<Ink> {
    let y = HEIGHT - 36.0;
    let count = format!("{page} / {pages}");
    let x = WIDTH - MARGIN - width(&faces.plain, &count, SMALL);
    let words = lines(&faces.plain, words, SMALL, x - MARGIN - 20.0).into_iter().next().unwrap_or_default();
    vec![
        Ink::Text { x: MARGIN, y, size: SMALL, bold: false, text: words },
        Ink::Text { x, y, size: SMALL, bold: false, text: count },
    ]
}

impl<'a> Setter<'a> {
    pub(super) fn new(faces: &'a Faces) -> Self {
        Self { faces, pages: Vec::new(), page: Vec::new(), y: MARGIN }
    }

    pub(super) fn finish(mut self) -> Vec<Vec<Ink>> {
        if !self.page.is_empty() || self.pages.is_empty() {
            self.pages.push(self.page);
        }
        self.pages
    }

    pub(super) fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Heading(level, text) => self.heading(*level, text, next.is_some()),
            Block::Paragraph(text) => self.text(text, MARGIN, WIDTH - 2.0 * MARGIN, BODY),
            Block::Note(text) => self.text(text, MARGIN, WIDTH - 2.0 * MARGIN, SMALL),
            Block::Pair(label, value) => self.pair(label, value),
            Block::Table(table) => self.table(table),
            Block::Signature(under) => self.signature(under),
            Block::PageBreak => self.turn(),
        }
    }

    fn face(&self, bold: bool) -> &'a Face {
        if bold { &self.faces.bold } else { &self.faces.plain }
    }

    fn turn(&mut self) {
        self.pages.push(std::mem::take(&mut self.page));
        self.y = MARGIN;
    }

    /// Turns the page where `height` does not fit on it.
    fn room(&mut self, height: f32) -> bool {
        let turns = self.y + height > BOTTOM && self.y > MARGIN;
        if turns {
            self.turn();
        }
        turns
    }

    fn ink(&mut self, x: f32, y: f32, size: f32, bold: bool, text: &str) {
        if !text.is_empty() {
            self.page.push(Ink::Text { x, y: y + size, size, bold, text: text.to_owned() });
        }
    }

    fn heading(&mut self, level: u8, text: &str, goes_on: bool) {
        let size = [17.0, 13.0, 11.0][usize::from(level.clamp(1, 3) - 1)];
        let set = lines(&self.faces.bold, text, size, WIDTH - 2.0 * MARGIN);
        #[allow(clippy::cast_precision_loss)]
        let height = set.len() as f32 * size * LEADING;
        // Two lines of what follows stay with their heading.
        self.room(height + size + if goes_on { 3.0 * BODY * LEADING } else { 0.0 });
        if self.y > MARGIN {
            self.y += size * 0.6;
        }
        for line in set {
            self.ink(MARGIN, self.y, size, true, &line);
            self.y += size * LEADING;
        }
        self.y += 3.0;
    }

    fn text(&mut self, text: &str, x: f32, wide: f32, size: f32) {
        for line in lines(&self.faces.plain, text, size, wide) {
            self.room(size * LEADING);
            self.ink(x, self.y, size, false, &line);
            self.y += size * LEADING;
        }
        self.y += size * 0.5;
    }

    fn pair(&mut self, label: &str, value: &str) {
        let column = (WIDTH - 2.0 * MARGIN) * 0.32;
        let labels = lines(&self.faces.bold, label, BODY, column - 8.0);
        let values = lines(&self.faces.plain, value, BODY, WIDTH - 2.0 * MARGIN - column);
        for at in 0..labels.len().max(values.len()) {
            self.room(BODY * LEADING);
            self.ink(MARGIN, self.y, BODY, true, labels.get(at).map_or("", String::as_str));
            self.ink(MARGIN + column, self.y, BODY, false, values.get(at).map_or("", String::as_str));
            self.y += BODY * LEADING;
        }
        self.y += 3.0;
    }

    fn signature(&mut self, under: &str) {
        self.room(60.0);
        self.y += 36.0;
        self.page.push(Ink::Line { x: MARGIN, y: self.y, to: MARGIN + 220.0 });
        self.y += 2.0;
        self.text(under, MARGIN, 220.0, SMALL);
    }

    fn table(&mut self, table: &Table) {
        let whole: f32 = table.columns.iter().map(|column| f32::from(column.share)).sum();
        let wide: Vec<f32> =
            table.columns.iter().map(|c| f32::from(c.share) / whole * (WIDTH - 2.0 * MARGIN)).collect();
        let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
        self.head(table, &headings, &wide);
        for (cells, bold) in &table.rows {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            let mut set = self.cells(&cells, &wide, *bold);
            while set.iter().any(|lines| !lines.is_empty()) {
                let height = tall(&set);
                if self.y + height > BOTTOM && (self.y > MARGIN + 60.0 || height < BOTTOM - MARGIN - 60.0) {
                    self.turn();
                    self.head(table, &headings, &wide);
                }
                // A row taller than a page goes on on the next.
                let fits = ((BOTTOM - self.y - 2.0 * PAD) / (SMALL * LEADING)).max(1.0);
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let fits = fits as usize;
                let part: Vec<Vec<String>> =
                    set.iter_mut().map(|lines| lines.drain(..lines.len().min(fits)).collect()).collect();
                self.row(&table.columns, &part, &wide, *bold);
            }
        }
        self.y += 8.0;
    }

    fn head(&mut self, table: &Table, headings: &[&str], wide: &[f32]) {
        let set = self.cells(headings, wide, true);
        let height = tall(&set);
        self.room(height + 3.0 * SMALL * LEADING);
        self.page.push(Ink::Shade { x: MARGIN, y: self.y, width: WIDTH - 2.0 * MARGIN, height });
        self.row(&table.columns, &set, wide, true);
    }

    /// The lines of each cell of a row.
    fn cells(&self, cells: &[&str], wide: &[f32], bold: bool) -> Vec<Vec<String>> {
        let cell = |at: usize, wide: f32| {
            lines(self.face(bold), cells.get(at).copied().unwrap_or(""), SMALL, wide - 2.0 * PAD)
        };
        wide.iter().enumerate().map(|(at, wide)| cell(at, *wide)).collect()
    }

    fn row(&mut self, columns: &[Column], set: &[Vec<String>], wide: &[f32], bold: bool) {
        let mut x = MARGIN;
        for ((column, set), wide) in columns.iter().zip(set).zip(wide) {
            let mut y = self.y + PAD;
            for line in set {
                let left = if column.right { wide - PAD - width(self.face(bold), line, SMALL) } else { PAD };
                self.ink(x + left, y, SMALL, bold, line);
                y += SMALL * LEADING;
            }
            x += wide;
        }
        self.y += tall(set);
        self.page.push(Ink::Line { x: MARGIN, y: self.y, to: WIDTH - MARGIN });
    }
}

/// The height of a row.
fn tall(set: &[Vec<String>]) -> f32 {
    let most = set.iter().map(Vec::len).max().unwrap_or(0).max(1);
    #[allow(clippy::cast_precision_loss)]
    let most = most as f32;
    most * SMALL * LEADING + 2.0 * PAD
}

/// The width of a line.
fn width(face: &Face, text: &str, size: f32) -> f32 {
    text.chars().map(|letter| face.widths.get(&letter).copied().unwrap_or(0.6)).sum::<f32>() * size
}

/// Breaks text into lines no wider than `wide`, at spaces, else within a word. Letters the font lacks are replaced.
fn lines(face: &Face, text: &str, size: f32, wide: f32) -> Vec<String> {
    let mut set = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split([' ', '\t']).filter(|word| !word.is_empty()) {
            let word = clean(face, word);
            let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
            if width(face, &longer, size) <= wide {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                set.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if width(face, &line, size) > wide && line.chars().count() > 1 {
                    line.pop();
                    set.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        set.push(line);
    }
    set
}

/// A word in letters the font has, composed; joiners and other invisible signs are left out.
fn clean(face: &Face, word: &str) -> String {
    let invisible =
        |letter: char| letter.is_control() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{fe0f}' | '\u{feff}');
    word.nfc()
        .filter(|letter| !invisible(*letter))
        .map(|letter| match letter {
            '\u{202f}' => '\u{a0}',
            letter if face.widths.contains_key(&letter) => letter,
            _ => '\u{fffd}',
        })
        .collect()
}
