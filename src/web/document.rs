//! Documents as PDF: A4, headings, paragraphs, pairs, tables whose heads are repeated, page numbers. Knows nothing of any
//! room: a page puts blocks in order, from the same view its HTML is made from, and never a second text.
//!
//! Letters: `DejaVu` Sans is embedded (only those used) and holds every letter of all six languages. What it lacks (emoji)
//! is shown as a box with a question mark. A line of Arabic script runs from right to left as one piece.

use crate::base::{Lang, Stop, templates::Embedded};
use krilla::{
    Data,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    text::{Font, TextDirection},
};
use setting::{Ink, Setter};
use std::{collections::HashMap, sync::OnceLock};

mod setting;

/// The kind of a PDF download.
pub const PDF: (&str, &str) = ("application", "pdf");

/// A piece of a document.
#[derive(Clone, Debug)]
enum Block {
    Heading(u8, String),
    Paragraph(String),
    Note(String),
    Pair(String, String),
    Table(Table),
    Signature(String),
    PageBreak,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    heading: String,
    share: u16,
    right: bool,
}

impl Column {
    /// A column of words; `share` is its part of the width beside those of the others.
    pub fn words(heading: impl Into<String>, share: u16) -> Self {
        Self { heading: heading.into(), share: share.max(1), right: false }
    }

    /// A column of figures, set to the right.
    pub fn figures(heading: impl Into<String>, share: u16) -> Self {
        Self { right: true, ..Self::words(heading, share) }
    }
}

/// A table; its head is repeated on each page.
#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<(Vec<String>, bool)>,
}

impl Table {
    /// Without rows yet.
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push((cells, false));
    }

    /// Adds a row of totals, in bold.
    pub fn total(&mut self, cells: Vec<String>) {
        self.rows.push((cells, true));
    }
}

/// A document being written.
#[derive(Clone, Debug)]
pub struct Document {
    lang: Lang,
    title: String,
    foot: String,
    blocks: Vec<Block>,
}

impl Document {
    /// A document with its title on top; the title is also what a reader's window shows.
    pub fn new(lang: Lang, title: impl Into<String>) -> Self {
        let title = title.into();
        Self { lang, blocks: vec![Block::Heading(1, title.clone())], title, foot: String::new() }
    }

    /// Words at the foot of each page, left of the page number.
    #[must_use]
    pub fn with_foot(mut self, foot: impl Into<String>) -> Self {
        self.foot = foot.into();
        self
    }

    /// A heading: 2 for a section, 3 within it. It stays with what follows.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// A paragraph; line ends in it are kept.
    pub fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// A paragraph in small print.
    pub fn note(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Note(text.into()));
    }

    /// A label and what it says, side by side.
    pub fn pair(&mut self, label: impl Into<String>, value: impl Into<String>) {
        self.blocks.push(Block::Pair(label.into(), value.into()));
    }

    /// A table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// A line to sign on, with words under it.
    pub fn signature(&mut self, under: impl Into<String>) {
        self.blocks.push(Block::Signature(under.into()));
    }

    /// What follows begins a page.
    pub fn page_break(&mut self) {
        self.blocks.push(Block::PageBreak);
    }

    /// The document as PDF. Takes some milliseconds a page: call it outside of transactions.
    pub fn pdf(&self) -> Result<Vec<u8>, Stop> {
        let faces = Faces::shared()?;
        let mut setter = Setter::new(faces);
        for (at, block) in self.blocks.iter().enumerate() {
            setter.block(block, self.blocks.get(at + 1));
        }
        let pages = setter.finish();
        let mut paper = krilla::Document::new();
        let metadata = Metadata::new().title(self.title.clone()).language(self.lang.code().to_owned());
        paper.set_metadata(metadata.creator("Hashar".to_owned()));
        let size = PageSettings::from_wh(setting::WIDTH, setting::HEIGHT).ok_or_else(|| Stop::broken("no paper"))?;
        for (at, inks) in pages.iter().enumerate() {
            let mut page = paper.start_page_with(size.clone());
            let mut surface = page.surface();
            let foot = setting::foot(faces, &self.foot, at + 1, pages.len());
            for ink in inks.iter().chain(&foot) {
                draw(&mut surface, faces, ink);
            }
            surface.finish();
            page.finish();
        }
        paper.finish().map_err(|error| Stop::broken(format!("a PDF could not be written: {error:?}")))
    }
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, ink: &Ink) {
    match ink {
        Ink::Text { x, y, size, bold, text } => {
            surface.set_fill(Some(Fill::default()));
            surface.set_stroke(None);
            let font = if *bold { &faces.bold } else { &faces.plain };
            surface.draw_text(Point::from_xy(*x, *y), font.font.clone(), *size, text, false, TextDirection::Auto);
        }
        Ink::Line { x, y, to } => {
            let mut path = PathBuilder::new();
            path.move_to(*x, *y);
            path.line_to(*to, *y);
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { width: 0.5, ..Stroke::default() }));
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
        Ink::Shade { x, y, width, height } => {
            let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) else { return };
            let mut path = PathBuilder::new();
            path.push_rect(rect);
            surface.set_stroke(None);
            surface.set_fill(Some(Fill { paint: krilla::color::luma::Color::new(236).into(), ..Fill::default() }));
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
    }
}

/// A font, and how wide its letters are.
struct Face {
    font: Font,
    /// Advance of each letter the font has, in parts of the font's size.
    widths: HashMap<char, f32>,
}

/// The two weights documents use.
struct Faces {
    plain: Face,
    bold: Face,
}

impl Faces {
    fn shared() -> Result<&'static Self, Stop> {
        static FACES: OnceLock<Option<Faces>> = OnceLock::new();
        let load = || Some(Self { plain: face("fonts/DejaVuSans.ttf")?, bold: face("fonts/DejaVuSans-Bold.ttf")? });
        FACES.get_or_init(load).as_ref().ok_or_else(|| Stop::broken("the fonts are not readable"))
    }
}

fn face(name: &str) -> Option<Face> {
    let bytes = Embedded::bytes(name)?;
    let read = ttf_parser::Face::parse(&bytes, 0).ok()?;
    let whole = f32::from(read.units_per_em());
    let width = |letter| Some((letter, f32::from(read.glyph_hor_advance(read.glyph_index(letter)?)?) / whole));
    let widths = ('\u{20}'..='\u{ffff}').filter_map(width).collect();
    Some(Face { font: Font::new(Data::from(bytes), 0)?, widths })
}

#[cfg(test)]
mod tests;
