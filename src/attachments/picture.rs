//! Pictures, drawn anew: what a telephone writes beside the pixels (place, time, owner) is gone.

use super::{Kind, Refusal};
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder, metadata::Orientation,
};
use std::io::Cursor;

/// Most pixels, in millions.
const MEGAPIXELS: u64 = 24;
/// Longest side in pixels.
const SIDE: u32 = 20_000;
/// Memory a decoder may take, in bytes.
const MEMORY: u64 = 160 << 20;
/// Of 100.
const JPEG_QUALITY: u8 = 85;

/// The same picture upright and without anything else in the file.
pub(super) fn clean(kind: Kind, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let format = if kind == Kind::Png { ImageFormat::Png } else { ImageFormat::Jpeg };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height, limits.max_alloc) = (Some(SIDE), Some(SIDE), Some(MEMORY));
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MEGAPIXELS * 1_000_000 {
        return Err(too_many_pixels());
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    picture.apply_orientation(orientation);
    let mut out = Vec::new();
    let drawn = if kind == Kind::Png {
        picture.write_to(&mut Cursor::new(&mut out), ImageFormat::Png)
    } else {
        JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY)
            .encode_image(&DynamicImage::ImageRgb8(picture.into_rgb8()))
    };
    drawn.map_err(|_| Refusal::Damaged)?;
    Ok(out)
}

fn too_many_pixels() -> Refusal {
    Refusal::TooManyPixels { max: i64::try_from(MEGAPIXELS).unwrap_or(i64::MAX) }
}

fn refusal(error: &image::ImageError) -> Refusal {
    if matches!(error, image::ImageError::Limits(_)) { too_many_pixels() } else { Refusal::Damaged }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of two by one, red and blue, that says it lies on its side and where it was taken.
    fn telling() -> Vec<u8> {
        let mut pixels = image::RgbImage::new(16, 8);
        for (x, _, pixel) in pixels.enumerate_pixels_mut() {
            *pixel = image::Rgb(if x < 8 { [255, 0, 0] } else { [0, 0, 255] });
        }
        let mut plain = Vec::new();
        JpegEncoder::new_with_quality(&mut plain, 95).encode_image(&pixels).unwrap();
        // Orientation 6 (turn right by a quarter), and a maker's name.
        let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
        tiff.extend(b"\x01\x0f\0\x02\0\0\0\x0c\0\0\0\x26");
        tiff.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0");
        tiff.extend(b"Dushanbe 38\0");
        let length = u16::try_from(tiff.len() + 8).unwrap();
        let mut whole = plain[..2].to_vec();
        whole.extend([0xFF, 0xE1]);
        whole.extend(length.to_be_bytes());
        whole.extend(b"Exif\0\0");
        whole.extend(tiff);
        whole.extend(&plain[2..]);
        whole
    }

    #[test]
    fn a_photograph_stands_upright_and_tells_nothing_more() {
        let before = telling();
        assert!(before.windows(8).any(|part| part == b"Dushanbe"));
        let after = clean(Kind::Jpeg, &before).unwrap();
        for told in [&b"Dushanbe"[..], b"Exif"] {
            assert!(!after.windows(told.len()).any(|part| part == told));
        }
        let picture = image::load_from_memory(&after).unwrap().into_rgb8();
        assert_eq!(picture.dimensions(), (8, 16));
        assert!(picture.get_pixel(4, 1)[0] > 200 && picture.get_pixel(4, 14)[2] > 200);
    }

    #[test]
    fn a_bomb_of_pixels_is_refused_before_it_is_drawn() {
        let mut small = Vec::new();
        image::GrayImage::new(2, 2).write_to(&mut Cursor::new(&mut small), ImageFormat::Png).unwrap();
        assert!(clean(Kind::Png, &small).is_ok());
        // The header says 19,000 by 19,000; its checksum is made to fit.
        let mut bomb = small.clone();
        bomb[16..24].copy_from_slice(&[0, 0, 0x4A, 0x38, 0, 0, 0x4A, 0x38]);
        let sum = crc(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(clean(Kind::Png, &bomb), Err(Refusal::TooManyPixels { max: 24 }));
        assert_eq!(clean(Kind::Png, &small[..40]), Err(Refusal::Damaged));
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
        })
    }
}
