//! Compressing pages. The stylesheet that stands in each of them is compressed once and set in as it is.

use crate::base::templates::Templates;
use flate2::{Compress, Compression, Crc, FlushCompress};
use std::{cell::RefCell, sync::OnceLock};

/// RFC 1952: deflate, no name, no time, no extra flags, no particular system.
const HEADER: [u8; 10] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];

thread_local! {
    /// Its tables are large: one for each thread, used again.
    static SQUEEZE: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(3), false));
}

/// The stylesheet, compressed to whole bytes, and its sum.
struct Styles {
    packed: Vec<u8>,
    sum: Crc,
}

fn styles(css: &'static str) -> Option<&'static Styles> {
    static STYLES: OnceLock<Option<Styles>> = OnceLock::new();
    let make = || {
        let mut packed = Vec::new();
        squeeze(&mut Compress::new(Compression::best(), false), css.as_bytes(), &mut packed, FlushCompress::Full)?;
        Some(Styles { packed, sum: sum(css.as_bytes()) })
    };
    STYLES.get_or_init(make).as_ref()
}

fn sum(bytes: &[u8]) -> Crc {
    let mut sum = Crc::new();
    sum.update(bytes);
    sum
}

/// A page as gzip; `None` where it cannot be compressed.
pub fn gzip(page: &str) -> Option<Vec<u8>> {
    let css = Templates::shared().css.as_str();
    let at = page.find(css).filter(|_| !css.is_empty());
    let mut packed = Vec::with_capacity(page.len() / 4 + 64);
    packed.extend_from_slice(&HEADER);
    let whole = SQUEEZE.with_borrow_mut(|compress| {
        let Some(at) = at else {
            compress.reset();
            squeeze(compress, page.as_bytes(), &mut packed, FlushCompress::Finish)?;
            return Some(sum(page.as_bytes()));
        };
        let (before, rest) = page.split_at(at);
        let styles = styles(css)?;
        compress.reset();
        squeeze(compress, before.as_bytes(), &mut packed, FlushCompress::Full)?;
        packed.extend_from_slice(&styles.packed);
        let after = &rest[css.len()..];
        compress.reset();
        squeeze(compress, after.as_bytes(), &mut packed, FlushCompress::Finish)?;
        let mut whole = sum(before.as_bytes());
        whole.combine(&styles.sum);
        whole.combine(&sum(after.as_bytes()));
        Some(whole)
    })?;
    packed.extend_from_slice(&whole.sum().to_le_bytes());
    packed.extend_from_slice(&whole.amount().to_le_bytes());
    Some(packed)
}

/// Compresses all of a text, to whole bytes.
fn squeeze(compress: &mut Compress, plain: &[u8], packed: &mut Vec<u8>, flush: FlushCompress) -> Option<()> {
    let (start, mut rest) = (compress.total_in(), plain);
    loop {
        packed.reserve(rest.len() / 4 + 128);
        compress.compress_vec(rest, packed, flush).ok()?;
        let done = usize::try_from(compress.total_in() - start).ok()?;
        rest = plain.get(done..)?;
        // Room left over: nothing is kept back any more.
        if rest.is_empty() && packed.len() < packed.capacity() {
            return Some(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn opened(packed: &[u8]) -> String {
        let mut text = String::new();
        flate2::read::GzDecoder::new(packed).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_page_opens_as_it_was_with_and_without_its_stylesheet() {
        let css = &Templates::shared().css;
        let rows = "<tr><td>Меҳр ва умед</td><td>1 234,50</td></tr>\n".repeat(2_000);
        for page in [format!("<style>{css}</style>{rows}"), rows.clone(), css.clone(), String::new(), "a".to_owned()] {
            assert_eq!(opened(&gzip(&page).unwrap()), page);
            // The tables are used again.
            assert_eq!(opened(&gzip(&page).unwrap()), page);
        }
        let page = format!("<style>{css}</style>{rows}");
        assert!(gzip(&page).unwrap().len() < page.len() / 5);
    }
}
