//! Tensors of a checkpoint directory by their official names.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use ds4_quant::Format;

use crate::safetensors::{Entry, Safetensors};
use crate::{Config, Error, vocab::Vocab};

/// An open checkpoint directory.
pub struct Checkpoint {
    pub(crate) config: Config,
    pub(crate) vocab: Vocab,
    files: Vec<Safetensors>,
    /// Name -> file and entry in it.
    places: HashMap<String, (usize, Entry)>,
}

impl Checkpoint {
    /// Opens `config.json`, `tokenizer.json` and every `.safetensors` file of `folder`.
    ///
    /// # Errors
    /// When one of them is missing or malformed.
    pub fn open(folder: &Path) -> Result<Checkpoint, Error> {
        let config = Config::read(&folder.join("config.json"))?;
        let vocab = Vocab::read(&folder.join("tokenizer.json"), config.n_vocab)?;
        let read = |source| Error::Read { path: folder.into(), source };
        let listing = fs::read_dir(folder).map_err(read)?.collect::<Result<Vec<_>, _>>().map_err(read)?;
        let mut paths: Vec<_> = listing.iter().map(|file| file.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "safetensors"));
        paths.sort();
        let files = paths.iter().map(|path| Safetensors::open(path)).collect::<Result<Vec<_>, _>>()?;
        let entries = files.iter().enumerate().flat_map(|(i, file)| file.entries().iter().map(move |entry| (i, entry)));
        let places = entries.map(|(i, entry)| (entry.name.clone(), (i, entry.clone()))).collect();
        Ok(Checkpoint { config, vocab, files, places })
    }

    /// The hyperparameters.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// A tensor of this shape (slowest first) as f32.
    pub(crate) fn values(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, Error> {
        let (entry, bytes) = self.find(name, shape)?;
        let format = match entry.dtype.as_str() {
            "F32" => Format::F32,
            "F16" => Format::F16,
            "BF16" => Format::Bf16,
            found => return Err(Error::Type { name: name.into(), found: found.into(), wanted: "F32, F16 or BF16" }),
        };
        let mut values = vec![0.0; shape.iter().product()];
        format.decode_row(bytes, &mut values);
        Ok(values)
    }

    /// A table of ids of this shape.
    pub(crate) fn ids(&self, name: &str, shape: &[usize]) -> Result<Vec<i32>, Error> {
        let (entry, bytes) = self.find(name, shape)?;
        match entry.dtype.as_str() {
            "I16" => Ok(bytes.as_chunks().0.iter().map(|&b| i16::from_le_bytes(b).into()).collect()),
            "I32" => Ok(bytes.as_chunks().0.iter().map(|&b| i32::from_le_bytes(b)).collect()),
            "I64" => Ok(bytes.as_chunks().0.iter().map(|&b| i64::from_le_bytes(b) as i32).collect()),
            found => Err(Error::Type { name: name.into(), found: found.into(), wanted: "I16, I32 or I64" }),
        }
    }

    fn find(&self, name: &str, shape: &[usize]) -> Result<(&Entry, &[u8]), Error> {
        let (file, entry) = self.places.get(name).ok_or_else(|| Error::Missing { name: name.into() })?;
        if entry.shape != shape {
            return Err(Error::Shape { name: name.into(), expected: shape.into(), found: entry.shape.clone() });
        }
        Ok((entry, self.files[*file].data(entry)))
    }
}
