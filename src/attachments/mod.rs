//! Files that belong to something: checked by content, cleaned, sealed, kept on a shelf outside or inside the database.
//!
//! There are no acts here. The room that owns the subject decides who may add, see and take away, and tells the audit
//! trail. A plain file never touches a disk.

mod document;
pub mod erase;
mod look;
mod paper;
mod picture;
mod recording;
mod rows;
pub mod scan;
pub mod shelf;
mod store;
pub mod upkeep;
mod within;

pub use rows::{add, find, of_subject, open, remove};
pub use scan::{Scan, Scanner};
pub use shelf::Shelf;

use rows::open_unscanned;

use crate::base::{
    AttachmentId, KeyId, QuestionId, Stop,
    seal::{CaseKey, Place, Sealed},
    settings,
    words::hidden,
};
use chrono::NaiveDateTime;

const NAME: &str = "attachments.name";
const CONTENT: &str = "attachments.content";
/// The longest name that is kept, in characters.
const NAME_MAX: usize = 120;

crate::text_enum! {
    /// What a file is, by its content.
    pub enum Kind {
        /// Portable Document Format.
        Pdf => "pdf",
        /// A photograph.
        Jpeg => "jpeg",
        /// A picture.
        Png => "png",
        /// A text document of Word.
        Docx => "docx",
        /// A table of Excel.
        Xlsx => "xlsx",
        /// A text document of `LibreOffice`.
        Odt => "odt",
        /// Plain text in UTF-8.
        Text => "text",
        /// A recording, as messengers make them.
        Ogg => "ogg",
        /// A recording, as telephones make them.
        M4a => "m4a",
        /// A recording.
        Mp3 => "mp3",
    }
}

impl Kind {
    /// The ending of a name.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Odt => "odt",
            Self::Text => "txt",
            Self::Ogg => "ogg",
            Self::M4a => "m4a",
            Self::Mp3 => "mp3",
        }
    }

    /// The type by which it is served.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Text => "text/plain; charset=utf-8",
            Self::Ogg => "audio/ogg",
            Self::M4a => "audio/mp4",
            Self::Mp3 => "audio/mpeg",
        }
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Docx => "DOCX",
            Self::Xlsx => "XLSX",
            Self::Odt => "ODT",
            Self::Text => "TXT",
            Self::Ogg => "OGG",
            Self::M4a => "M4A",
            Self::Mp3 => "MP3",
        }
    }
}

crate::refusals! {
    /// Why a file was refused.
    pub enum Refusal {
        /// None was chosen, or it is empty.
        FileMissing => "attachments-file-missing" at "file",
        /// A file without anything in it.
        Empty => "attachments-empty" at "file",
        /// It opens only with a password.
        Locked => "attachments-locked" at "file",
        /// A picture as some telephones keep it, which few programs open.
        Heic => "attachments-heic" at "file",
        /// A document of old office programs.
        OldOffice => "attachments-old-office" at "file",
        /// A film.
        Film => "attachments-film" at "file",
        /// Too many bytes.
        TooLarge { max: String } => "attachments-too-large" at "file",
        /// Not of a kind that is taken.
        KindRefused { kinds: String } => "attachments-kind-refused" at "file",
        /// As many as there may be.
        TooMany { max: i64 } => "attachments-too-many" at "file",
        /// It says it is a picture or a document and does not open.
        Damaged => "attachments-damaged" at "file",
        /// A picture within a document that cannot be cleaned of what it tells.
        PictureWithin => "attachments-picture-within" at "file",
        /// A picture of too many pixels.
        TooManyPixels { max: i64 } => "attachments-too-many-pixels" at "file",
        /// A document that holds programs, or would swell without measure.
        Unsafe => "attachments-unsafe" at "file",
        /// A scanner found something harmful in it.
        VirusFound => "attachments-virus-found" at "file",
        /// Nobody can look for viruses now.
        ScannerAway => "attachments-scanner-away" at "file",
        /// It is shown when it was looked at.
        ScanWaits => "attachments-scan-waits" at "file",
    }
}

/// What is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub bytes: usize,
    /// Files of one question.
    pub per_question: usize,
    /// Files of one subject.
    pub per_subject: usize,
    /// Kinds.
    pub kinds: Vec<Kind>,
}

impl Limits {
    /// As the settings say.
    pub fn of(files: &settings::Files) -> Result<Self, Stop> {
        let kinds =
            files.kinds.iter().map(|kind| kind.parse().map_err(|what| format!("settings: files.kinds: {what}")));
        Ok(Self {
            bytes: usize::try_from(files.max_kib).unwrap_or(usize::MAX).saturating_mul(1024),
            per_question: usize::try_from(files.max_per_question).unwrap_or(usize::MAX),
            per_subject: usize::try_from(files.max_per_case).unwrap_or(usize::MAX),
            kinds: kinds.collect::<Result<_, String>>().map_err(Stop::broken)?,
        })
    }

    /// The names of the kinds, for people.
    pub fn kind_names(&self) -> String {
        self.kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ")
    }
}

/// Bytes as people read them: `640 KiB`, `2.5 MiB`.
pub fn size_words(bytes: usize) -> String {
    const KIB: usize = 1024;
    if bytes < KIB * KIB {
        return format!("{} KiB", bytes.div_ceil(KIB));
    }
    let tenths = bytes.saturating_mul(10) / (KIB * KIB);
    if tenths.is_multiple_of(10) {
        format!("{} MiB", tenths / 10)
    } else {
        format!("{}.{} MiB", tenths / 10, tenths % 10)
    }
}

/// A file that was checked, cleaned and sealed, ready to be kept.
#[derive(Clone, Debug)]
pub struct Prepared {
    id: AttachmentId,
    kind: Kind,
    key_id: KeyId,
    name: Sealed,
    content: Sealed,
    size: i64,
    scan: Scan,
}

impl Prepared {
    /// Its id.
    pub const fn id(&self) -> AttachmentId {
        self.id
    }

    /// With what a scanner said.
    #[must_use]
    pub const fn scanned(mut self, scan: Scan) -> Self {
        self.scan = scan;
        self
    }
}

/// A file as it is listed.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// The question it answers.
    pub question: QuestionId,
    /// What it is.
    pub kind: Kind,
    /// The name it had with its sender: for the sender and staff only.
    pub name: String,
    /// Its size in bytes, before sealing.
    pub size: usize,
    /// How often the subject had been sent when it was added.
    pub sending: i32,
    /// When it was added, UTC.
    pub at: NaiveDateTime,
}

/// Checks a file by its content, takes out what it tells of its maker, and seals it. Outside of any transaction.
pub fn prepare(id: AttachmentId, key: &CaseKey, name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Prepared, Stop> {
    if bytes.is_empty() {
        return Err(if name.is_empty() { Refusal::FileMissing } else { Refusal::Empty }.into());
    }
    if bytes.len() > limits.bytes {
        return Err(Refusal::TooLarge { max: size_words(limits.bytes) }.into());
    }
    let kind = look::kind(&bytes)?
        .filter(|kind| limits.kinds.contains(kind))
        .ok_or_else(|| Refusal::KindRefused { kinds: limits.kind_names() })?;
    let clean = match kind {
        Kind::Jpeg | Kind::Png => picture::clean(kind, &bytes)?,
        Kind::Docx | Kind::Xlsx | Kind::Odt => document::clean(&bytes)?,
        Kind::Ogg | Kind::M4a | Kind::Mp3 => recording::clean(kind, bytes)?,
        Kind::Pdf => paper::clean(bytes)?,
        Kind::Text => bytes,
    };
    Ok(Prepared {
        id,
        kind,
        key_id: key.id,
        name: key.seal(Place::new(NAME, id.0), &short_name(name))?,
        content: key.seal_bytes(Place::new(CONTENT, id.0), &clean)?,
        size: i64::try_from(clean.len()).unwrap_or(i64::MAX),
        scan: Scan::None,
    })
}

/// A name without folders and letters that are not seen, not too long.
fn short_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|letter| !hidden(*letter)).take(NAME_MAX).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_no_folder() {
        assert_eq!(short_name("C:\\Users\\Мадина\\гувоҳнома.pdf"), "гувоҳнома.pdf");
        assert_eq!(short_name("/home/x/a\r\nb.txt"), "ab.txt");
        assert_eq!(short_name("\u{202e}fdp.exe"), "fdp.exe", "it does not end in another way than it seems");
        assert_eq!(short_name(&"ӯ".repeat(500)).chars().count(), NAME_MAX);
    }

    #[test]
    fn sizes_are_read_easily() {
        assert_eq!(size_words(1), "1 KiB");
        assert_eq!(size_words(10 << 20), "10 MiB");
        assert_eq!(size_words((10 << 20) + (1 << 19)), "10.5 MiB");
    }

    #[test]
    fn what_is_too_large_or_not_taken_is_refused_before_anything_is_opened() {
        let limits = Limits { bytes: 8, per_question: 1, per_subject: 1, kinds: vec![Kind::Pdf] };
        let key = CaseKey::new(KeyId(1)).unwrap();
        let refusal = |bytes: &[u8]| {
            let stop = prepare(AttachmentId(1), &key, "x", bytes.to_vec(), &limits).unwrap_err();
            stop.refusal::<Refusal>().cloned()
        };
        assert_eq!(refusal(b""), Some(Refusal::Empty));
        assert_eq!(refusal(b"%PDF-1.7 and more"), Some(Refusal::TooLarge { max: "1 KiB".into() }));
        assert_eq!(refusal("матн".as_bytes()), Some(Refusal::KindRefused { kinds: "PDF".into() }));
    }
}
