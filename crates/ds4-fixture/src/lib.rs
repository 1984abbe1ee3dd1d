//! The noise fixture: a deterministic little model with every kind of layer of DeepSeek V4, for tests.
//!
//! Weights come from a hash of the tensor's official name (section 14 of the model specification), so nothing has to
//! be downloaded or committed, and the outputs are known ([`expected`]). It proves arithmetic; what it says is noise.
//! It must not know the engine: it only writes GGUF files, with the names, types and metadata of the published ones.

pub mod expected;

mod encode;
mod metadata;
mod noise;
mod shape;
mod tensors;
mod vocab;

use std::{
    io::{self, Write},
    path::Path,
};

use bytes::Bytes;
use ds4_gguf::{Error, Tensor, Writer};

use tensors::{Entry, Layout};

/// Which types the tensors have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mix {
    /// Every matrix in F32: the expected outputs hold exactly.
    F32,
    /// As the published files, with Q8_0 experts.
    Q8,
    /// As the published 2-bit file: IQ2_XXS gate and up, Q2_K down experts.
    Q2,
    /// As the published 4-bit file: Q4_K experts.
    Q4,
}

/// Every mix, to loop over.
pub const MIXES: [Mix; 4] = [Mix::F32, Mix::Q8, Mix::Q2, Mix::Q4];

/// The whole model as a GGUF file in memory (F32: 90 MB). Tests that use it more than once should keep it.
pub fn model(mix: Mix) -> Bytes {
    File::new(Layout::Model, mix).bytes()
}

/// The model's MTP block as a file of its own, in the layout of the published MTP file.
pub fn mtp(mix: Mix) -> Bytes {
    File::new(Layout::Mtp, mix).bytes()
}

/// Writes the file of [`model`] to `path`.
///
/// # Errors
/// When the file cannot be written.
pub fn write_model(path: &Path, mix: Mix) -> Result<(), Error> {
    File::new(Layout::Model, mix).write(path)
}

/// Writes the file of [`mtp`] to `path`.
///
/// # Errors
/// When the file cannot be written.
pub fn write_mtp(path: &Path, mix: Mix) -> Result<(), Error> {
    File::new(Layout::Mtp, mix).write(path)
}

/// The 300 token ids that the expected outputs belong to: `(31 i^2 + 17 i + 5) mod 512`.
pub fn prompt() -> Vec<u32> {
    (0..300).map(|i| (31 * i * i + 17 * i + 5) % shape::V as u32).collect()
}

/// A file ready to be written.
struct File {
    writer: Writer,
    /// In the order in which the writer asks for them.
    table: Vec<Entry>,
}

impl File {
    fn new(layout: Layout, mix: Mix) -> File {
        let mut writer = Writer::new();
        metadata::set_shape(&mut writer);
        if layout == Layout::Model {
            metadata::set_vocab(&mut writer, &vocab::Vocab::new());
        }
        let table = tensors::table(layout);
        for entry in &table {
            let ty = entry.ty(mix, layout);
            writer.tensor(&entry.name, ty, &entry.dims).expect("the fixture's table has sound shapes");
        }
        File { writer, table }
    }

    fn bytes(&self) -> Bytes {
        let mut bytes = Vec::new();
        self.writer.write(&mut bytes, self.fill()).expect("writing to memory does not fail");
        bytes.into()
    }

    fn write(&self, path: &Path) -> Result<(), Error> {
        self.writer.write_file(path, self.fill())
    }

    fn fill(&self) -> impl FnMut(&Tensor, &mut dyn Write) -> io::Result<()> {
        let mut entries = self.table.iter();
        move |tensor, out| {
            let entry = entries.next().expect("the writer asks once for each declared tensor");
            assert_eq!(entry.name, tensor.name, "the writer asks in the order of declaration");
            entry.write(tensor.ty, out)
        }
    }
}
