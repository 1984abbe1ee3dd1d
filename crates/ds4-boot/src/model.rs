//! Which model file is used, and its opening. Nothing of the weights is read here.

use std::fmt;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use ds4_args::{Located, ModelArgs, locate};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;

/// The opened files.
pub struct Model {
    /// The model.
    pub gguf: Gguf,
    /// Its draft block, if one was named.
    pub mtp: Option<Gguf>,
    /// What the model is called: by its metadata, else by its file.
    pub name: String,
    /// What the person should know when it is not the model everybody means.
    pub notice: Option<String>,
}

impl Model {
    /// Finds the files from the working directory and the program's own file, and opens them.
    ///
    /// # Errors
    /// When a file is missing, damaged or not a GGUF.
    pub fn open(args: &ModelArgs, cwd: &Path, exe: Option<&Path>) -> Result<Model> {
        let (gguf, notice) = match locate(args.model.as_deref(), cwd, exe) {
            Located::Named(path) | Located::Model(path) => (open(&path)?, None),
            Located::Tiny(path) => {
                (open(&path)?, Some(format!("no ds4flash.gguf here; using the small model {}", path.display())))
            }
            Located::Nothing => {
                let notice = "there is no model here, so a built-in one with random weights answers: its words are noise. \
                              To get the model, run ./download_model.sh q2-imatrix, or name a file with -m FILE";
                let noise = Gguf::from_bytes("the built-in noise model", ds4_fixture::model(Mix::F32))?;
                (noise, Some(notice.to_owned()))
            }
        };
        let mtp = args.mtp.as_deref().map(open).transpose()?;
        let name = match gguf.metadata().str("general.name")? {
            Some(name) => name.to_owned(),
            None => Path::new(gguf.name()).file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        };
        Ok(Model { gguf, mtp, name, notice })
    }

    /// Reads one byte of every page of the weights, so that the system has them in memory before the first token.
    pub fn warm(&self) -> Warmed {
        const PAGE: usize = 4096;
        let started = Instant::now();
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
        Warmed { n_bytes, seconds: started.elapsed().as_secs_f64() }
    }
}

/// That weights were [read ahead](Model::warm), to be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Warmed {
    /// Bytes of weights.
    pub n_bytes: u64,
    /// How long it took.
    pub seconds: f64,
}

impl fmt::Display for Warmed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n_gb = self.n_bytes as f64 / 1e9;
        let speed = n_gb / self.seconds.max(1e-6);
        write!(f, "read {n_gb:.2} GB of weights in {:.1} s, {speed:.2} GB/s", self.seconds)
    }
}

/// Opens a file that has to be a GGUF.
///
/// # Errors
/// When it is not, or is not there.
pub fn open(path: &Path) -> Result<Gguf> {
    Gguf::open(path).with_context(|| format!("cannot use the model {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(line: &[&str]) -> Result<Model> {
        let argv = std::iter::once(&"ds4").chain(line).map(Into::into);
        let args: ds4_args::Ds4 = ds4_args::parse(argv).expect("a good command line");
        Model::open(&args.engine.model, Path::new("/nowhere"), None)
    }

    #[test]
    fn without_the_big_model_the_small_one_is_used_and_that_is_said() {
        let model = opened(&[]).unwrap();
        assert_eq!(model.name, "ds4-tiny");
        assert!(model.notice.as_deref().is_some_and(|notice| notice.contains("ds4-tiny.gguf")));
        let warmed = model.warm();
        assert!(warmed.n_bytes > 1_000_000 && model.mtp.is_none());
        assert!(warmed.to_string().starts_with("read 0.02 GB of weights in "), "{warmed}");
    }

    #[test]
    fn a_file_that_is_named_must_be_there() {
        let problem = |line: &[&str]| format!("{:#}", opened(line).err().expect("no such file"));
        assert!(problem(&["-m", "/nowhere/x.gguf"]).contains("cannot use the model /nowhere/x.gguf"));
        assert!(problem(&["--mtp", "/nowhere/y.gguf"]).contains("y.gguf"));
    }
}
