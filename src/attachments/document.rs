//! Documents of office programs, packed anew without what they tell of their maker: names, company, times, a thumbnail,
//! the place in photographs, and who made which correction. What is written in them stays as it is.

use super::{Refusal, within};
use std::io::{Cursor, Read, Write};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Bytes a document may unpack to here, with those that lie in it; what it says of itself may lie.
const UNPACKED: u64 = 200 << 20;
/// Documents that may lie in each other: a table in a letter in a letter.
const DEPTH: usize = 2;

/// A part that only tells of the maker, and what stands in its place. Sources: ECMA-376 part 2, 8; `OpenDocument` 1.3
/// part 2, 3.8.
fn replaced(name: &str) -> Option<&'static str> {
    match name {
        "docProps/core.xml" => Some(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><cp:coreProperties \
             xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>",
        ),
        "docProps/app.xml" => Some(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Properties \
             xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>",
        ),
        "docProps/custom.xml" => Some(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Properties \
             xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>",
        ),
        "meta.xml" => Some(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-meta \
             xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:version=\"1.3\"/>",
        ),
        _ => None,
    }
}

/// The same document, telling nothing of its maker.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut left = UNPACKED;
    rewrite(bytes, DEPTH, &mut left)
}

fn damaged<E>(_: E) -> Refusal {
    Refusal::Damaged
}

/// A document, and those that lie in it.
fn rewrite(bytes: &[u8], depth: usize, left: &mut u64) -> Result<Vec<u8>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(damaged)?;
        let (name, folder) = (part.name().map_err(damaged)?.to_string(), part.is_dir());
        if folder {
            continue;
        }
        let mut content = Vec::new();
        let read = part.take(*left + 1).read_to_end(&mut content).map_err(damaged)?;
        *left = left.checked_sub(u64::try_from(read).map_err(damaged)?).ok_or(Refusal::Damaged)?;
        // The type of an OpenDocument stands first and unpacked.
        let method = if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options =
            SimpleFileOptions::default().compression_method(method).last_modified_time(zip::DateTime::default());
        let told = if content.starts_with(b"PK\x03\x04") {
            rewrite(&content, depth.checked_sub(1).ok_or(Refusal::Unsafe)?, left)?
        } else {
            told(&name, content)?
        };
        out.start_file(name.as_str(), options).map_err(damaged)?;
        out.write_all(&told).map_err(damaged)?;
    }
    Ok(out.finish().map_err(damaged)?.into_inner())
}

/// What of a part is kept.
fn told(name: &str, content: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    if let Some(text) = replaced(name) {
        return Ok(text.as_bytes().to_vec());
    }
    let lower = name.to_ascii_lowercase();
    if lower.starts_with("docprops/thumbnail") || lower.starts_with("thumbnails/") {
        return Ok(drawn_blank());
    }
    if [".xml", ".rels", ".svg"].iter().any(|end| lower.ends_with(end)) {
        return Ok(without_names(&content).unwrap_or(content));
    }
    within::clean(content)
}

/// A picture of nothing, in place of the first page.
fn drawn_blank() -> Vec<u8> {
    let mut out = Vec::new();
    let blank = image::DynamicImage::new_luma8(1, 1);
    // Into memory nothing can fail; an empty picture would do as well.
    let _ = blank.write_to(&mut Cursor::new(&mut out), image::ImageFormat::Png);
    out
}

/// Who wrote a comment or a correction (attributes `author` and `initials`, elements `author` and `dc:creator`), with which
/// account, and in which folder.
fn without_names(content: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(content).ok()?;
    let mut out = text.to_owned();
    for (start, end) in [
        ("w:author=\"", "\""),
        ("w:initials=\"", "\""),
        ("w15:author=\"", "\""),
        ("<dc:creator>", "</dc:creator>"),
        ("<meta:creator-initials>", "</meta:creator-initials>"),
        ("<author>", "</author>"),
        ("displayName=\"", "\""),
        ("userId=\"", "\""),
        ("userName=\"", "\""),
        ("absPath url=\"", "\""),
        // Templates and pictures that lay in a folder of one's own.
        ("Target=\"file:///", "\""),
    ] {
        out = between(&out, start, end);
    }
    (out != text).then(|| out.into_bytes())
}

/// A text with a dash for whatever stands between two marks.
fn between(text: &str, start: &str, end: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(start) {
        let after = at + start.len();
        let Some(length) = rest[after..].find(end) else { break };
        out.push_str(&rest[..after]);
        out.push('-');
        rest = &rest[after + length..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attachments::Kind;

    fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        packed_bytes(&parts.iter().map(|(name, content)| (*name, content.as_bytes())).collect::<Vec<_>>())
    }

    fn packed_bytes(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            out.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
            out.write_all(content).unwrap();
        }
        out.finish().unwrap().into_inner()
    }

    fn part(bytes: &[u8], name: &str) -> String {
        let mut text = String::new();
        ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_document_tells_nothing_of_its_maker_and_keeps_its_words() {
        let docx = packed(&[
            ("[Content_Types].xml", "<Types/>"),
            ("docProps/core.xml", "<x><dc:creator>Мадина</dc:creator></x>"),
            ("docProps/app.xml", "<x><Company>Зан ва замин</Company></x>"),
            ("word/document.xml", "<w:ins w:id=\"1\" w:author=\"Мадина\" w:date=\"x\">Мо кор мекунем</w:ins>"),
            ("word/people.xml", "<w15:person w15:author=\"М\"><w15:presenceInfo w15:userId=\"m@x\"/></w15:person>"),
            ("word/_rels/settings.xml.rels", "<Relationship Target=\"file:///C:\\Users\\Madina\\a.dotx\"/>"),
            ("word/comments.xml", "<w:comment w:author=\"Мадина\" w:initials=\"М\">Хуб</w:comment>"),
        ]);
        let clean = super::clean(&docx).unwrap();
        assert_eq!(super::super::look::kind(&clean), Ok(Some(Kind::Docx)));
        let document = part(&clean, "word/document.xml");
        assert_eq!(document, "<w:ins w:id=\"1\" w:author=\"-\" w:date=\"x\">Мо кор мекунем</w:ins>");
        assert_eq!(part(&clean, "word/comments.xml"), "<w:comment w:author=\"-\" w:initials=\"-\">Хуб</w:comment>");
        for name in ["docProps/core.xml", "docProps/app.xml", "word/people.xml", "word/_rels/settings.xml.rels"] {
            let told = part(&clean, name);
            let telling = ["Мадина", "Зан", "m@x", "Madina"];
            assert!(!telling.iter().any(|one| told.contains(one)), "{told}");
        }
    }

    #[test]
    fn a_document_within_tells_nothing_either_and_a_picture_that_would_is_refused() {
        let table =
            packed(&[("[Content_Types].xml", "<Types/>"), ("docProps/core.xml", "<dc:creator>Мадина</dc:creator>")]);
        let letter = |parts: &[(&str, &[u8])]| {
            let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
            packed_bytes(&[&[types, ("word/document.xml", &b"<a/>"[..])][..], parts].concat())
        };
        let clean = super::clean(&letter(&[("word/embeddings/a.xlsx", &table)])).unwrap();
        let mut inner = Vec::new();
        let mut archive = ZipArchive::new(Cursor::new(&clean)).unwrap();
        archive.by_name("word/embeddings/a.xlsx").unwrap().read_to_end(&mut inner).unwrap();
        assert!(!part(&inner, "docProps/core.xml").contains("Мадина"));
        let mut deep = table;
        for _ in 0..3 {
            deep = letter(&[("word/embeddings/a.docx", &deep)]);
        }
        assert_eq!(super::clean(&deep), Err(Refusal::Unsafe));
        for name in ["word/media/image1.tiff", "word/media/image1.png", "word/media/image1.bin", "Pictures/1"] {
            assert_eq!(super::clean(&letter(&[(name, b"II*\0\x08\0\0\0")])), Err(Refusal::PictureWithin), "{name}");
        }
    }

    #[test]
    fn an_open_document_stays_one_and_a_broken_one_is_refused() {
        let odt = packed(&[
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", "<a><dc:creator>Мадина</dc:creator>Матн</a>"),
            ("meta.xml", "<a>Мадина</a>"),
        ]);
        let clean = super::clean(&odt).unwrap();
        assert_eq!(super::super::look::kind(&clean), Ok(Some(Kind::Odt)));
        assert_eq!(part(&clean, "content.xml"), "<a><dc:creator>-</dc:creator>Матн</a>");
        assert!(!part(&clean, "meta.xml").contains("Мадина"));
        let mut broken = odt;
        broken.truncate(60);
        assert_eq!(super::clean(&broken), Err(Refusal::Damaged));
    }
}
