//! Many files in one: a ZIP archive, put together in memory and never laid on a disk. It names no moment and no machine.

use crate::base::Stop;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// The kind of a ZIP download.
pub const ZIP: (&str, &str) = ("application", "zip");

/// An archive that is being put together.
pub struct Bundle(ZipWriter<Cursor<Vec<u8>>>);

impl Default for Bundle {
    fn default() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }
}

fn broken(error: ZipError) -> Stop {
    Stop::broken(format!("an archive could not be written: {error}"))
}

impl Bundle {
    /// Adds text, compressed.
    pub fn text(&mut self, name: &str, bytes: &[u8]) -> Result<(), Stop> {
        self.add(name, bytes, CompressionMethod::Deflated)
    }

    /// Adds a file as it is: pictures and PDF are compressed already.
    pub fn file(&mut self, name: &str, bytes: &[u8]) -> Result<(), Stop> {
        self.add(name, bytes, CompressionMethod::Stored)
    }

    fn add(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<(), Stop> {
        let options = SimpleFileOptions::default().compression_method(method);
        self.0.start_file(name, options).map_err(broken)?;
        Ok(self.0.write_all(bytes)?)
    }

    /// The whole archive.
    pub fn finish(self) -> Result<Vec<u8>, Stop> {
        Ok(self.0.finish().map_err(broken)?.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_went_in_comes_out_and_no_moment_with_it() {
        let mut bundle = Bundle::default();
        bundle.text("умед/readme.txt", "дӯстон".as_bytes()).unwrap();
        bundle.file("a.pdf", b"%PDF").unwrap();
        let bytes = bundle.finish().unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut entry = archive.by_name("умед/readme.txt").unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        assert_eq!((text.as_str(), entry.last_modified().map(|at| at.year())), ("дӯстон", Some(1980)));
    }
}
