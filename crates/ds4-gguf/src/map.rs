//! The one place that maps a file into memory, and the crate's only `unsafe`.

use std::{fs::File, io, path::Path};

use bytes::Bytes;
use memmap2::Mmap;

use crate::{Error, ErrorKind};

/// Maps a whole file read-only and returns it as shared bytes, which unmap it when the last one is dropped.
///
/// Nothing is read yet: pages come in when they are touched, and several processes share them.
pub(crate) fn map(name: &str, path: &Path) -> Result<Bytes, Error> {
    let failed = |doing| move |err| Error::new(name, ErrorKind::Io { doing, err });
    let file = File::open(path).map_err(failed("open the file"))?;
    let meta = file.metadata().map_err(failed("read the file's size"))?;
    if meta.is_dir() {
        return Err(failed("read it")(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    if meta.len() == 0 {
        // An empty mapping is refused by some systems; the parser says what is wrong with an empty file.
        return Ok(Bytes::new());
    }
    // SAFETY: the mapping is private to this process and never written through. The file must not be truncated or
    // rewritten in place while it is open, which no program can rule out; model files are written once, and our own
    // writer replaces them by renaming, which leaves an existing mapping on the old file.
    let map = unsafe { Mmap::map(&file) }.map_err(failed("map the file into memory"))?;
    // What is not in memory yet is then read in pieces of 2 MB and mapped by as many bytes at a time, where the system can:
    // reading weights a page at a time costs a prompt a sixth of its speed (docs/log.md). A wish; nothing depends on it.
    #[cfg(target_os = "linux")]
    let _ = map.advise(memmap2::Advice::HugePage);
    Ok(Bytes::from_owner(map))
}
