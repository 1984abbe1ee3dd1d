//! A position in the file's bytes that cannot run past their end.

use std::{fmt, str};

use bytes::Bytes;

use crate::{Error, ErrorKind};

/// Reads little-endian fields one after the other. Every read is named, so that an error can say what is missing;
/// `format_args!` makes the name free when all is well.
pub(crate) struct Cursor<'a> {
    file: &'a str,
    bytes: &'a Bytes,
    pos: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(file: &'a str, bytes: &'a Bytes) -> Cursor<'a> {
        Cursor { file, bytes, pos: 0 }
    }

    /// Offset of the next byte in the file.
    pub(crate) fn pos(&self) -> u64 {
        self.pos as u64
    }

    pub(crate) fn fail(&self, kind: ErrorKind) -> Error {
        Error::new(self.file, kind)
    }

    fn remaining(&self) -> usize {
        self.bytes.len() - self.pos
    }

    pub(crate) fn take(&mut self, n: u64, what: fmt::Arguments<'_>) -> Result<&'a [u8], Error> {
        let has = self.remaining();
        match usize::try_from(n) {
            Ok(n) if n <= has => {
                let taken = &self.bytes[self.pos..self.pos + n];
                self.pos += n;
                Ok(taken)
            }
            _ => Err(self.fail(ErrorKind::Truncated {
                what: what.to_string(),
                offset: self.pos(),
                wants: n,
                has: has as u64,
            })),
        }
    }

    fn array<const N: usize>(&mut self, what: fmt::Arguments<'_>) -> Result<[u8; N], Error> {
        Ok(self.take(N as u64, what)?.try_into().expect("take returns what was asked for"))
    }

    pub(crate) fn u32(&mut self, what: fmt::Arguments<'_>) -> Result<u32, Error> {
        self.array(what).map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self, what: fmt::Arguments<'_>) -> Result<u64, Error> {
        self.array(what).map(u64::from_le_bytes)
    }

    /// A count of entries that take at least `bytes_min` bytes each. Refused when the rest of the file has no room
    /// for them, so that the caller may reserve memory for `count` entries of that size.
    pub(crate) fn count(&mut self, bytes_min: u64, what: fmt::Arguments<'_>) -> Result<usize, Error> {
        let offset = self.pos();
        let count = self.u64(what)?;
        self.check_count(count, bytes_min, offset, what)
    }

    /// The check of [`Cursor::count`] for a count that was read earlier, at `offset`.
    pub(crate) fn check_count(
        &self,
        count: u64,
        bytes_min: u64,
        offset: u64,
        what: fmt::Arguments<'_>,
    ) -> Result<usize, Error> {
        let fits = self.remaining() as u64 / bytes_min;
        if count > fits {
            return Err(self.fail(ErrorKind::Count { what: what.to_string(), offset, count, fits }));
        }
        Ok(count as usize)
    }

    /// A string: u64 length, then that many bytes of UTF-8.
    pub(crate) fn str(&mut self, what: fmt::Arguments<'_>) -> Result<&'a str, Error> {
        let n = self.u64(format_args!("the length of {what}"))?;
        let offset = self.pos();
        let bytes = self.take(n, what)?;
        str::from_utf8(bytes).map_err(|err| {
            let bad = offset + err.valid_up_to() as u64;
            self.fail(ErrorKind::NotUtf8 { what: what.to_string(), offset, bad })
        })
    }

    /// The shared bytes from `start` to the current position.
    pub(crate) fn shared_since(&self, start: u64) -> Bytes {
        self.bytes.slice(start as usize..self.pos)
    }
}
