//! What can be wrong with a GGUF file, said so that a person can act on it.

use std::{io, ops::Range};

/// A problem with one GGUF file.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {kind}")]
pub struct Error {
    /// The file as the caller named it.
    pub file: String,
    /// What is wrong. It is part of the message, so it is not also a `source`.
    pub kind: ErrorKind,
}

impl Error {
    pub(crate) fn new(file: &str, kind: ErrorKind) -> Error {
        Error { file: file.to_owned(), kind }
    }
}

/// What is wrong, where, and what the file has instead.
///
/// Offsets are bytes from the start of the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the message of each variant explains its fields")]
pub enum ErrorKind {
    #[error("cannot {doing}: {err}")]
    Io { doing: &'static str, err: io::Error },

    #[error("not a GGUF file: it starts with {}, expected \"GGUF\"; is this the right file, and is the download complete?", .found.escape_ascii())]
    Magic { found: Vec<u8> },

    #[error("the file is big-endian (version reads as {found:#010x}); convert it to little-endian GGUF version 3")]
    BigEndian { found: u32 },

    #[error("GGUF version {found} is not supported, only version 3; convert the file again with a current converter")]
    Version { found: u32 },

    #[error(
        "the file ends inside {what}: {wants} bytes wanted at offset {offset}, {has} left; is the download complete?"
    )]
    Truncated { what: String, offset: u64, wants: u64, has: u64 },

    #[error(
        "{what} at offset {offset} claims {count} entries, the rest of the file has room for {fits} at most; \
         is the file damaged, or its download incomplete?"
    )]
    Count { what: String, offset: u64, count: u64, fits: u64 },

    #[error("{what} at offset {offset} is not UTF-8 (first bad byte at offset {bad}); is the file damaged?")]
    NotUtf8 { what: String, offset: u64, bad: u64 },

    #[error("metadata key {key}: unknown value type {id} at offset {offset} (0 to 12 are known); is the file damaged?")]
    ValueType { key: String, id: u32, offset: u64 },

    #[error("metadata key {key}: {found} at offset {offset} is not a bool (0 or 1); is the file damaged?")]
    Bool { key: String, found: u8, offset: u64 },

    #[error("metadata key {key}: an array of arrays at offset {offset}; nested arrays are not supported")]
    NestedArray { key: String, offset: u64 },

    #[error("metadata key {key} appears twice")]
    DuplicateKey { key: String },

    #[error("metadata key {key}: expected {wanted}, file has {found}")]
    WrongType { key: String, wanted: &'static str, found: String },

    #[error("general.alignment is {found}; it must be a power of two (32 is usual)")]
    Alignment { found: u64 },

    #[error("tensor {tensor}: {n_dims} dimensions, expected 1 to 4")]
    DimCount { tensor: String, n_dims: u64 },

    #[error("tensor {tensor}: dimensions {dims:?} contain a zero")]
    ZeroDim { tensor: String, dims: Vec<u64> },

    #[error("tensor {tensor}: dimensions {dims:?} multiply to more than 64 bits of bytes")]
    DimOverflow { tensor: String, dims: Vec<u64> },

    #[error(
        "tensor {tensor}: unknown type id {id}; a newer format than this program knows (it reads F32, F16, Q8_0, ...)"
    )]
    TensorType { tensor: String, id: u32 },

    #[error("tensor {tensor}: rows of {row} elements do not divide into {ty} blocks of {block}")]
    PartialBlock { tensor: String, ty: &'static str, row: u64, block: u64 },

    #[error("tensor {tensor}: offset {offset} in the data section is not a multiple of the alignment {alignment}")]
    Misaligned { tensor: String, offset: u64, alignment: u64 },

    #[error("tensor {tensor}: needs bytes {start} to {end}, the file has {n_bytes}; is the download complete?")]
    OutOfRange { tensor: String, start: u128, end: u128, n_bytes: u64 },

    #[error("tensors {first} (bytes {}..{}) and {second} (bytes {}..{}) overlap; is the file damaged?",
        .first_range.start, .first_range.end, .second_range.start, .second_range.end)]
    Overlap { first: String, first_range: Range<u64>, second: String, second_range: Range<u64> },

    #[error("tensor {tensor} appears twice")]
    DuplicateTensor { tensor: String },

    #[error("tensor {tensor}: {wanted} bytes were declared, {got} were written")]
    WrittenLength { tensor: String, wanted: u64, got: u64 },
}
