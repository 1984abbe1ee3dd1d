//! Which model file is used, and its opening. Nothing of the weights is read here.

use std::path::Path;

use anyhow::{Context, Result};
use ds4_args::{Located, ModelArgs, locate};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;

use crate::World;

/// The opened files.
pub struct Model {
    /// The model.
    pub gguf: Gguf,
    /// Its drafting block, if one was named.
    pub mtp: Option<Gguf>,
    /// What the model is called: by its metadata, else by its file.
    pub name: String,
}

impl Model {
    /// Finds and opens the files. Says so on stderr when it is not the model everybody means.
    ///
    /// # Errors
    /// When a file is missing, damaged or not a GGUF.
    pub fn open(args: &ModelArgs, world: &mut World<'_>) -> Result<Model> {
        let gguf = match locate(args.model.as_deref(), &world.cwd, world.exe.as_deref()) {
            Located::Named(path) => open(&path)?,
            Located::Model(path) => open(&path)?,
            Located::Tiny(path) => {
                let name = path.display();
                world.console.note(&format!("ds4: no ds4flash.gguf here; using the small model {name}"))?;
                open(&path)?
            }
            Located::Nothing => {
                world.console.note(
                    "ds4: there is no model here, so a built-in one with random weights answers: its words are noise. \
                     To get the model, run ./download_model.sh q2-imatrix, or name a file with -m FILE",
                )?;
                Gguf::from_bytes("the built-in noise model", ds4_fixture::model(Mix::F32))?
            }
        };
        let mtp = args.mtp.as_deref().map(open).transpose()?;
        let name = gguf.metadata().str("general.name")?.map_or_else(|| file_stem(gguf.name()), str::to_owned);
        Ok(Model { gguf, mtp, name })
    }

    /// Reads one byte of every page of the weights, so that the system has them in memory before the first token.
    /// Answers how many bytes that covers.
    pub fn warm(&self) -> u64 {
        const PAGE: usize = 4096;
        let files = std::iter::once(&self.gguf).chain(&self.mtp);
        let mut n_bytes = 0;
        for file in files {
            for tensor in file.tensors() {
                let bytes = file.data(tensor);
                let touched = bytes.iter().step_by(PAGE).fold(0u8, |sum, byte| sum.wrapping_add(*byte));
                std::hint::black_box(touched);
                n_bytes += bytes.len() as u64;
            }
        }
        n_bytes
    }
}

fn open(path: &Path) -> Result<Gguf> {
    Gguf::open(path).with_context(|| format!("cannot use the model {}", path.display()))
}

fn file_stem(name: &str) -> String {
    Path::new(name).file_stem().map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned())
}
