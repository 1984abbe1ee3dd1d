//! The safetensors container: an 8-byte length, a JSON header, raw little-endian data.

use std::fs::File;
use std::path::Path;

use memmap2::Mmap;
use serde_json::Value;

use crate::Error;

/// One mapped file.
pub(crate) struct Safetensors {
    map: Mmap,
    /// Of the data, from the start of the file.
    data_start: usize,
    entries: Vec<Entry>,
}

/// One tensor of a file.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub name: String,
    /// As the file spells it: `F16`, `I64`, ...
    pub dtype: String,
    /// Slowest first.
    pub shape: Vec<usize>,
    /// Relative to the data.
    start: usize,
    end: usize,
}

impl Safetensors {
    pub fn open(path: &Path) -> Result<Safetensors, Error> {
        let read = |source| Error::Read { path: path.into(), source };
        let file = File::open(path).map_err(read)?;
        // SAFETY: the mapping is read-only and private to this value; a checkpoint that somebody rewrites while it is
        // being converted gives wrong numbers, as any reader of that file would see.
        let map = unsafe { Mmap::map(&file) }.map_err(read)?;
        Safetensors::parse(map).map_err(|what| Error::Safetensors { path: path.into(), what })
    }

    fn parse(map: Mmap) -> Result<Safetensors, String> {
        let length = map.first_chunk::<8>().ok_or("shorter than its length field")?;
        let data_start = usize::try_from(u64::from_le_bytes(*length)).ok().and_then(|n| n.checked_add(8));
        let data_start = data_start.filter(|&end| end <= map.len()).ok_or("the header is longer than the file")?;
        let header: Value = serde_json::from_slice(&map[8..data_start]).map_err(|e| format!("header: {e}"))?;
        let header = header.as_object().ok_or("the header is no object")?;
        let n_data = map.len() - data_start;
        let entries = header.iter().filter(|(name, _)| *name != "__metadata__");
        let entries = entries
            .map(|(name, value)| entry(name, value, n_data).ok_or(format!("tensor {name}: malformed or out of range")))
            .collect::<Result<_, _>>()?;
        Ok(Safetensors { map, data_start, entries })
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn data(&self, entry: &Entry) -> &[u8] {
        &self.map[self.data_start..][entry.start..entry.end]
    }
}

fn entry(name: &str, value: &Value, n_data: usize) -> Option<Entry> {
    let numbers = |key: &str| -> Option<Vec<usize>> {
        value.get(key)?.as_array()?.iter().map(|n| usize::try_from(n.as_u64()?).ok()).collect()
    };
    let dtype = value.get("dtype")?.as_str()?.to_owned();
    let shape = numbers("shape")?;
    let &[start, end] = numbers("data_offsets")?.as_slice() else { return None };
    let n_elements = shape.iter().try_fold(1usize, |n, &dim| n.checked_mul(dim))?;
    let fits = start <= end && end <= n_data && n_elements.checked_mul(element_bytes(&dtype)?)? == end - start;
    fits.then(|| Entry { name: name.to_owned(), dtype, shape, start, end })
}

fn element_bytes(dtype: &str) -> Option<usize> {
    Some(match dtype {
        "BOOL" | "U8" | "I8" | "F8_E4M3" | "F8_E5M2" | "F8_E8M0" => 1,
        "I16" | "U16" | "F16" | "BF16" => 2,
        "I32" | "U32" | "F32" => 4,
        "I64" | "U64" | "F64" => 8,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with this header and `n_data` bytes behind it.
    fn file(header: &str, n_data: usize) -> tempfile::NamedTempFile {
        let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
        bytes.extend(header.as_bytes());
        bytes.extend(vec![0; n_data]);
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        file
    }

    const ONE: &str = r#"{"__metadata__":{"format":"pt"},"a":{"dtype":"F16","shape":[2,3],"data_offsets":[0,12]}}"#;

    #[test]
    fn a_tensor_is_found_with_its_bytes() {
        let file = file(ONE, 12);
        let tensors = Safetensors::open(file.path()).unwrap();
        let [entry] = tensors.entries() else { panic!("one tensor") };
        assert_eq!((entry.name.as_str(), entry.dtype.as_str(), &entry.shape[..]), ("a", "F16", &[2, 3][..]));
        assert_eq!(tensors.data(entry).len(), 12);
    }

    #[test]
    fn torn_and_foreign_files_are_refused() {
        let short = file(ONE, 11);
        let wrong_size = file(&ONE.replace("[2,3]", "[2,4]"), 12);
        let backwards = file(&ONE.replace("[0,12]", "[12,0]"), 12);
        let no_json = file("GGUF", 0);
        for file in [short, wrong_size, backwards, no_json] {
            assert!(matches!(Safetensors::open(file.path()), Err(Error::Safetensors { .. })));
        }
        let long = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(long.path(), u64::MAX.to_le_bytes()).unwrap();
        assert!(Safetensors::open(long.path()).is_err());
    }
}
