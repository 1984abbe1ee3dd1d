//! Files that are damaged, cut short, or made to hurt: each gives a message that helps, and none a panic.

use std::path::Path;

use bytes::Bytes;
use ds4_gguf::{ErrorKind, Gguf};

const INTEROP: &[u8] = include_bytes!("../fixtures/interop.gguf");

const U32: u32 = 4;
const BOOL: u32 = 7;
const STRING: u32 = 8;
const ARRAY: u32 = 9;
const F32: u32 = 0;
const Q8_0: u32 = 8;

fn string(text: impl AsRef<[u8]>) -> Vec<u8> {
    let text = text.as_ref();
    [&(text.len() as u64).to_le_bytes(), text].concat()
}

fn entry(key: impl AsRef<[u8]>, ty: u32, payload: impl AsRef<[u8]>) -> Vec<u8> {
    [&string(key), &ty.to_le_bytes()[..], payload.as_ref()].concat()
}

fn array(ty: u32, count: u64, payload: &[u8]) -> Vec<u8> {
    [&ty.to_le_bytes()[..], &count.to_le_bytes(), payload].concat()
}

fn tensor(name: impl AsRef<[u8]>, dims: &[u64], ty: u32, offset: u64) -> Vec<u8> {
    let mut out = string(name);
    out.extend((dims.len() as u32).to_le_bytes());
    dims.iter().for_each(|dim| out.extend(dim.to_le_bytes()));
    out.extend(ty.to_le_bytes());
    out.extend(offset.to_le_bytes());
    out
}

fn header(version: u32, n_tensors: u64, n_entries: u64) -> Vec<u8> {
    [&b"GGUF"[..], &version.to_le_bytes(), &n_tensors.to_le_bytes(), &n_entries.to_le_bytes()].concat()
}

/// A file with these parts and 128 bytes of data.
fn file(entries: &[Vec<u8>], tensors: &[Vec<u8>]) -> Vec<u8> {
    let mut out = header(3, tensors.len() as u64, entries.len() as u64);
    out.extend(entries.concat());
    out.extend(tensors.concat());
    out.resize(out.len().next_multiple_of(32) + 128, 0);
    out
}

/// The message for these bytes, without the file's name.
fn says(bytes: impl Into<Bytes>) -> String {
    let message = Gguf::from_bytes("bad.gguf", bytes.into()).unwrap_err().to_string();
    message.strip_prefix("bad.gguf: ").expect("messages start with the file").to_owned()
}

/// Uses everything a parsed file offers.
fn walk(file: &Gguf) {
    for (key, value) in file.metadata().iter() {
        assert!(file.metadata().get(key).is_some_and(|found| std::ptr::eq(found, value)));
        let _ = (file.metadata().u64s(key), file.metadata().f64s(key), file.metadata().strs(key));
    }
    for tensor in file.tensors() {
        assert_eq!(file.data(tensor).len() as u64, tensor.n_bytes);
        assert_eq!(file.tensor(&tensor.name), Some(tensor));
        assert!(tensor.n_elements() > 0);
    }
}

#[test]
fn things_that_are_not_gguf() {
    assert_eq!(
        says(&b"<!doctype html>"[..]),
        "not a GGUF file: it starts with <!do, expected \"GGUF\"; is this the right file, and is the download complete?"
    );
    assert_eq!(
        says(header(2, 0, 0)),
        "GGUF version 2 is not supported, only version 3; convert the file again with a current converter"
    );
    assert_eq!(
        says(header(u32::MAX, 0, 0)),
        "GGUF version 4294967295 is not supported, only version 3; convert the file again with a current converter"
    );
    assert_eq!(
        says(header(3u32.swap_bytes(), 0, 0)),
        "the file is big-endian (version reads as 0x03000000); convert it to little-endian GGUF version 3"
    );
    assert_eq!(
        says(&b""[..]),
        "the file ends inside the header: 4 bytes wanted at offset 0, 0 left; is the download complete?"
    );
}

#[test]
fn paths_that_are_not_files() {
    let folder = tempfile::tempdir().unwrap();
    let fails = |path: &Path| Gguf::open(path).unwrap_err();
    assert!(fails(folder.path()).to_string().contains("is a directory"));
    let absent = fails(&folder.path().join("absent.gguf"));
    assert!(matches!(absent.kind, ErrorKind::Io { doing: "open the file", .. }), "{absent}");
    let empty = folder.path().join("empty.gguf");
    std::fs::write(&empty, "").unwrap();
    assert!(matches!(fails(&empty).kind, ErrorKind::Truncated { has: 0, .. }));
}

#[test]
fn every_truncation_is_an_error() {
    walk(&Gguf::from_bytes("whole", Bytes::from_static(INTEROP)).unwrap());
    for n in 0..INTEROP.len() {
        let error = Gguf::from_bytes("cut", Bytes::from_static(&INTEROP[..n])).unwrap_err();
        assert!(error.to_string().contains("download"), "cut at {n}: {error}");
    }
    assert_eq!(
        says(&INTEROP[..2000]),
        "tensor q8_0.weight: needs bytes 1984 to 2188, the file has 2000; is the download complete?"
    );
}

#[test]
fn no_flipped_byte_panics() {
    const HEADER_BYTES: usize = 800;
    let mut bytes = INTEROP.to_vec();
    for i in 0..HEADER_BYTES {
        for flip in [0x01, 0x02, 0x10, 0x20, 0x7F, 0x80, 0xFF] {
            bytes[i] ^= flip;
            if let Ok(file) = Gguf::from_bytes("flipped", Bytes::copy_from_slice(&bytes)) {
                walk(&file);
            }
            bytes[i] ^= flip;
        }
    }
}

#[test]
fn counts_that_the_file_has_no_room_for() {
    assert_eq!(
        says(header(3, 0, u64::MAX)),
        "the metadata count at offset 16 claims 18446744073709551615 entries, the rest of the file has room for 0 at \
         most; is the file damaged, or its download incomplete?"
    );
    assert!(says(header(3, 1 << 40, 0)).starts_with("the tensor count at offset 8 claims 1099511627776 entries"));
    for count in [100, 1 << 61, u64::MAX] {
        let message = says(file(&[entry("k", ARRAY, array(10, count, &[]))], &[]));
        assert!(
            message.starts_with(&format!("the array of metadata key k at offset 41 claims {count} entries")),
            "{message}"
        );
    }
    let long = [&u64::MAX.to_le_bytes()[..], b"key"].concat();
    let message = says(file(&[entry("k", STRING, long)], &[]));
    assert!(message.starts_with("the file ends inside metadata key k: 18446744073709551615 bytes wanted"), "{message}");
}

#[test]
fn metadata_that_makes_no_sense() {
    let one = |entry| says(file(&[entry], &[]));
    assert_eq!(
        one(entry("k", 13, [0; 8])),
        "metadata key k: unknown value type 13 at offset 33 (0 to 12 are known); is the file damaged?"
    );
    assert_eq!(
        one(entry("k", ARRAY, array(99, 1, &[0]))),
        "metadata key k: unknown value type 99 at offset 37 (0 to 12 are known); is the file damaged?"
    );
    assert_eq!(
        one(entry("k", ARRAY, array(ARRAY, 1, &[0; 16]))),
        "metadata key k: an array of arrays at offset 37; nested arrays are not supported"
    );
    assert_eq!(
        one(entry("k", BOOL, [2])),
        "metadata key k: 2 at offset 37 is not a bool (0 or 1); is the file damaged?"
    );
    assert_eq!(
        one(entry("k", ARRAY, array(BOOL, 3, &[0, 1, 7]))),
        "metadata key k: 7 at offset 51 is not a bool (0 or 1); is the file damaged?"
    );
    assert_eq!(
        one(entry("k", STRING, string(b"ab\xFFd"))),
        "metadata key k at offset 45 is not UTF-8 (first bad byte at offset 47); is the file damaged?"
    );
    assert_eq!(
        one(entry(b"\xC3(", U32, [0; 4])),
        "the key of metadata entry 0 at offset 32 is not UTF-8 (first bad byte at offset 32); is the file damaged?"
    );
    let strings = [string("good"), string(b"\xE2\x80")].concat();
    assert_eq!(
        one(entry("k", ARRAY, array(STRING, 2, &strings))),
        "metadata key k, string 1 at offset 69 is not UTF-8 (first bad byte at offset 69); is the file damaged?"
    );
    let twice = [entry("k", U32, [1, 0, 0, 0]), entry("l", U32, [0; 4]), entry("k", U32, [2, 0, 0, 0])];
    assert_eq!(says(file(&twice, &[])), "metadata key k appears twice");
}

#[test]
fn alignments_that_are_not_powers_of_two() {
    let one = |value: u32| says(file(&[entry("general.alignment", U32, value.to_le_bytes())], &[]));
    assert_eq!(one(0), "general.alignment is 0; it must be a power of two (32 is usual)");
    assert_eq!(one(48), "general.alignment is 48; it must be a power of two (32 is usual)");
    assert_eq!(
        says(file(&[entry("general.alignment", STRING, string("32"))], &[])),
        "metadata key general.alignment: expected a non-negative integer, file has string \"32\""
    );
    let huge = entry("general.alignment", 10, (1u64 << 63).to_le_bytes());
    let message = says(file(&[huge], &[tensor("t", &[1], F32, 1 << 63)]));
    assert_eq!(
        message,
        "tensor t: needs bytes 18446744073709551616 to 18446744073709551620, the file has 224; is the download complete?"
    );
}

#[test]
fn tensors_that_make_no_sense() {
    let one = |tensor| says(file(&[], &[tensor]));
    assert_eq!(one(tensor("t", &[], F32, 0)), "tensor t: 0 dimensions, expected 1 to 4");
    assert_eq!(one(tensor("t", &[1; 5], F32, 0)), "tensor t: 5 dimensions, expected 1 to 4");
    assert_eq!(one(tensor("t", &[4, 0], F32, 0)), "tensor t: dimensions [4, 0] contain a zero");
    assert_eq!(
        one(tensor("t", &[1 << 32, 1 << 32], F32, 0)),
        "tensor t: dimensions [4294967296, 4294967296] multiply to more than 64 bits of bytes"
    );
    assert_eq!(one(tensor("t", &[33], Q8_0, 0)), "tensor t: rows of 33 elements do not divide into Q8_0 blocks of 32");
    assert_eq!(
        one(tensor("t", &[1], 4, 0)),
        "tensor t: unknown type id 4; a newer format than this program knows (it reads F32, F16, Q8_0, ...)"
    );
    assert_eq!(
        one(tensor("t", &[1], F32, 7)),
        "tensor t: offset 7 in the data section is not a multiple of the alignment 32"
    );
    assert_eq!(
        one(tensor("t", &[33], F32, 0)),
        "tensor t: needs bytes 64 to 196, the file has 192; is the download complete?"
    );
    assert!(one(tensor("t", &[1], F32, u64::MAX - 31)).starts_with("tensor t: needs bytes 18446744073709551648 to"));
    assert_eq!(
        one(tensor(b"\xFF", &[1], F32, 0)),
        "the name of tensor 0 at offset 32 is not UTF-8 (first bad byte at offset 32); is the file damaged?"
    );
    let twice = [tensor("t", &[1], F32, 0), tensor("t", &[1], F32, 32)];
    assert_eq!(says(file(&[], &twice)), "tensor t appears twice");
}

#[test]
fn tensors_may_share_a_range_but_not_overlap() {
    let shared = [tensor("a", &[16], F32, 64), tensor("b", &[8], F32, 0), tensor("c", &[4, 4], F32, 64)];
    let aliased = Gguf::from_bytes("aliased", file(&[], &shared).into()).unwrap();
    walk(&aliased);
    assert_eq!(aliased.tensors()[0].offset, aliased.tensors()[2].offset);

    let partial = [tensor("a", &[16], F32, 32), tensor("b", &[16], F32, 0)];
    assert_eq!(
        says(file(&[], &partial)),
        "tensors b (bytes 96..160) and a (bytes 128..192) overlap; is the file damaged?"
    );
    let same_start = [tensor("a", &[16], F32, 0), tensor("b", &[8], F32, 0)];
    assert_eq!(
        says(file(&[], &same_start)),
        "tensors b (bytes 96..128) and a (bytes 96..160) overlap; is the file damaged?"
    );
}
