//! Undoing content encodings up to a limit, so that a decompression bomb costs no more than a large body. Knows nothing
//! of requests.

use std::io::Read;

use super::Reject;

/// How much is unpacked between two looks at the limit.
const STEP_BYTES: usize = 16 * 1024;
/// Largest window a zstd frame may ask for: the format's own recommendation for decoders.
const ZSTD_WINDOW_BYTES_MAX: u64 = 8 * 1024 * 1024;

/// A content encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

impl Encoding {
    pub fn from_name(name: &[u8]) -> Option<Encoding> {
        let names: [(&[u8], Encoding); 5] = [
            (b"gzip", Encoding::Gzip),
            (b"x-gzip", Encoding::Gzip),
            (b"deflate", Encoding::Deflate),
            (b"br", Encoding::Brotli),
            (b"zstd", Encoding::Zstd),
        ];
        names.into_iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|(_, encoding)| encoding)
    }
}

/// Whether decoding needs little stack and, for a small body, little time.
pub fn is_light(encodings: &[Encoding]) -> bool {
    encodings.iter().all(|encoding| matches!(encoding, Encoding::Gzip | Encoding::Deflate))
}

/// Undoes the encodings, the last applied first. The result has at most `bytes_max` bytes.
pub fn decode(encodings: &[Encoding], body: Vec<u8>, bytes_max: usize) -> Result<Vec<u8>, Reject> {
    let mut body = body;
    for &encoding in encodings.iter().rev() {
        // Some clients send the header with an empty body.
        if body.is_empty() {
            break;
        }
        body = decode_one(encoding, &body, bytes_max)?;
    }
    Ok(body)
}

fn decode_one(encoding: Encoding, body: &[u8], bytes_max: usize) -> Result<Vec<u8>, Reject> {
    match encoding {
        Encoding::Gzip => read_limited(flate2::bufread::MultiGzDecoder::new(body), bytes_max),
        // The name means zlib, but raw streams are common and told apart by their first bytes.
        Encoding::Deflate if is_zlib(body) => read_limited(flate2::bufread::ZlibDecoder::new(body), bytes_max),
        Encoding::Deflate => read_limited(flate2::bufread::DeflateDecoder::new(body), bytes_max),
        Encoding::Brotli => read_limited(brotli_decompressor::Decompressor::new(body, STEP_BYTES), bytes_max),
        Encoding::Zstd => decode_zstd(body, bytes_max),
    }
}

/// A zlib stream starts with method 8 and a check sum over its first two bytes.
fn is_zlib(body: &[u8]) -> bool {
    match body {
        [first, second, ..] => first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0,
        _ => false,
    }
}

/// Several frames may follow each other.
fn decode_zstd(body: &[u8], bytes_max: usize) -> Result<Vec<u8>, Reject> {
    let mut rest = body;
    let mut whole = Vec::new();
    while !rest.is_empty() {
        check_zstd_window(rest)?;
        let decoder = ruzstd::decoding::StreamingDecoder::new(&mut rest).map_err(|_| Reject::Malformed)?;
        whole.extend(read_limited(decoder, bytes_max - whole.len())?);
    }
    Ok(whole)
}

/// The decoder allocates the window that the frame's head asks for; refuse a large one before it does. Anything else
/// that is wrong with the head is left to the decoder.
fn check_zstd_window(frame: &[u8]) -> Result<(), Reject> {
    let [0x28, 0xb5, 0x2f, 0xfd, descriptor, rest @ ..] = frame else {
        return Ok(());
    };
    let single_segment = descriptor & 0x20 != 0;
    let window = if single_segment {
        let skipped = [0, 1, 2, 4][usize::from(descriptor & 3)];
        let width = [1, 2, 4, 8][usize::from(descriptor >> 6)];
        let Some(size) = rest.get(skipped..skipped + width) else {
            return Err(Reject::Malformed);
        };
        size.iter().rev().fold(0u64, |value, &byte| value << 8 | u64::from(byte))
    } else {
        let &byte = rest.first().ok_or(Reject::Malformed)?;
        let base = 1u64 << (10 + (byte >> 3));
        base + base / 8 * u64::from(byte & 7)
    };
    // A single segment's window is its content, which has the body's limit.
    let limit = if single_segment { ZSTD_WINDOW_BYTES_MAX * 2 } else { ZSTD_WINDOW_BYTES_MAX };
    if window > limit { Err(Reject::BodyTooLarge) } else { Ok(()) }
}

fn read_limited(mut decoder: impl Read, bytes_max: usize) -> Result<Vec<u8>, Reject> {
    let mut whole = Vec::new();
    let mut step = vec![0; STEP_BYTES];
    loop {
        match decoder.read(&mut step) {
            Ok(0) => return Ok(whole),
            Ok(read) if whole.len() + read > bytes_max => return Err(Reject::BodyTooLarge),
            Ok(read) => whole.extend_from_slice(&step[..read]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return Err(Reject::Malformed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use std::io::Write;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zlib(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn raw(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(text: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(text, ruzstd::encoding::CompressionLevel::Fastest)
    }

    #[test]
    fn every_encoding_round_trips() {
        let text = b"mesh ".repeat(1000);
        let cases = [
            (Encoding::Gzip, gzip(&text)),
            (Encoding::Deflate, zlib(&text)),
            (Encoding::Deflate, raw(&text)),
            (Encoding::Zstd, zstd(&text)),
        ];
        for (encoding, body) in cases {
            assert_eq!(decode(&[encoding], body.clone(), text.len()).unwrap(), text, "{encoding:?}");
            assert_eq!(decode(&[encoding], body.clone(), text.len() - 1), Err(Reject::BodyTooLarge), "{encoding:?}");
            assert_eq!(
                decode(&[encoding], body[..body.len() / 2].to_vec(), 1 << 20),
                Err(Reject::Malformed),
                "{encoding:?}"
            );
        }
        assert_eq!(decode(&[Encoding::Gzip, Encoding::Deflate], zlib(&gzip(&text)), 1 << 20).unwrap(), text);
        // An uncompressed brotli stream: "Hello" as one literal block, as the format's tools write it.
        let brotli = [0x0b, 0x02, 0x80, b'H', b'e', b'l', b'l', b'o', 0x03];
        assert_eq!(decode(&[Encoding::Brotli], brotli.to_vec(), 100).unwrap(), b"Hello");
        assert_eq!(decode(&[Encoding::Brotli], vec![1, 2, 3], 100), Err(Reject::Malformed));
    }

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let bomb = gzip(&vec![0; 64 << 20]);
        assert_eq!(decode(&[Encoding::Gzip], bomb, 1 << 20), Err(Reject::BodyTooLarge));
        // A frame that asks for a window of gigabytes.
        assert_eq!(
            decode(&[Encoding::Zstd], vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0, 0], 1 << 20),
            Err(Reject::BodyTooLarge)
        );
    }

    #[test]
    fn nothing_decodes_to_nothing() {
        assert_eq!(decode(&[Encoding::Gzip], vec![], 10).unwrap(), b"");
    }
}
