//! The checksum of a file.

use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use sha2::{Digest, Sha256};

use crate::Error;

/// Bytes read at a time.
const PIECE: usize = 1 << 20;

/// The SHA-256 of a file in small hexadecimal digits. `seen` hears how many bytes are done.
///
/// # Errors
/// When the file cannot be read, or `stop` was set.
pub fn sha256(path: &Path, stop: &AtomicBool, seen: &dyn Fn(u64)) -> Result<String, Error> {
    let mut file = File::open(path).map_err(Error::io("open", path))?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut done = 0;
    loop {
        if stop.load(Ordering::Relaxed) {
            return Err(Error::Interrupted);
        }
        let n = file.read(&mut piece).map_err(Error::io("read", path))?;
        if n == 0 {
            break;
        }
        hash.update(&piece[..n]);
        done += n as u64;
        seen(done);
    }
    let mut text = String::new();
    for byte in hash.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}
