//! WGSL programs: which pieces of `kernels/` make a kernel, what it binds, and which constants shape it.

mod table;
mod text;

use ds4_quant::Format;

use crate::matrices::Matrices;
use crate::stored::Stored;

pub use table::*;
pub use text::codebook;

/// Storage buffers that a kernel binds at most, where workgroups of a launch do not read what others wrote.
pub const BINDINGS: u32 = 16;
/// Bytes of workgroup memory that a kernel uses at most.
pub const WORKGROUP_BYTES: u32 = 24576;
/// The same of the kernels for matrix units.
pub const WORKGROUP_BYTES_MATRICES: u32 = 32768;
/// Invocations of a workgroup.
pub const INVOCATIONS: u32 = 256;
/// Bytes of immediate data that kernels use at most.
pub const IMMEDIATE_BYTES: u32 = 16;

/// How the values of a workgroup are added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sums {
    /// Through workgroup memory.
    #[default]
    Memory,
    /// Over subgroups, whatever their width.
    Subgroups,
    /// Over subgroups of 64 that are loops, for tests where no device has such.
    OfSixtyFour,
}

/// What of a device's abilities kernels are written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Target {
    /// How a workgroup adds up.
    pub sums: Sums,
    /// Products of many rows on matrix units, in f16; without, in f32.
    pub matrices: Option<Matrices>,
    /// What a workgroup wrote can be read by another of the same launch, so that the last one does what is left.
    pub coherent: bool,
    /// Products of few rows with activations in eight bits, where a format has codes in so many; without, in f32.
    pub packed: bool,
}

impl Target {
    /// The tile in which products of so many rows of a matrix are computed.
    pub fn tile(self, n_rows: usize) -> Tile {
        match self.matrices {
            None => Tile { outputs: 64, rows: 64, teams: 1 },
            Some(_) => match n_rows {
                0..=16 => Tile { outputs: 128, rows: 16, teams: 1 },
                17..=32 => Tile { outputs: 128, rows: 32, teams: 1 },
                33..=64 => Tile { outputs: 128, rows: 64, teams: 2 },
                _ => Tile { outputs: 128, rows: 128, teams: 2 },
            },
        }
    }
}

/// What a workgroup computes of a product of many rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Outputs.
    pub outputs: usize,
    /// Rows.
    pub rows: usize,
    /// Teams of subgroups that divide the rows, on matrix units.
    pub teams: usize,
}

impl Tile {
    /// As constants of a kernel: `TILE_W`, `TILE_X`, `SUBS_X`.
    pub fn constants(self) -> [u32; 3] {
        [self.outputs, self.rows, self.teams].map(|n| n as u32)
    }
}

/// A kernel: its WGSL and what its launcher must bring.
#[derive(Debug)]
pub struct Kernel {
    /// Name of its file.
    pub name: &'static str,
    /// Pieces, in order; the last is the kernel itself.
    pub pieces: &'static [&'static str],
    /// Names of the matrices it decodes, in the order of [`Variant::formats`].
    pub matrices: &'static [&'static str],
    /// Names of its constants, in groups, in the order of [`Variant::constants`].
    pub constants: &'static [&'static [&'static str]],
    /// For each binding: `r` read, `w` written. Kernels with matrices of IQ2_XXS bind its codebook behind these.
    pub bindings: &'static str,
    /// Words of immediate data.
    pub n_words: u32,
}

/// What makes a pipeline of a kernel: formats and shapes, as far as they do not change from step to step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Variant {
    /// How each matrix is stored.
    pub formats: [Option<Stored>; MAX_MATRICES],
    /// Of each constant; f32 as bits.
    pub constants: [u32; MAX_CONSTANTS],
}

/// Constants a kernel may have.
pub const MAX_CONSTANTS: usize = 46;
/// Matrices a kernel may read.
pub const MAX_MATRICES: usize = 7;

impl Variant {
    /// A variant with these formats and constants.
    pub fn new(formats: &[Stored], constants: &[u32]) -> Variant {
        let mut variant = Variant { formats: [None; MAX_MATRICES], constants: [0; MAX_CONSTANTS] };
        variant.formats.iter_mut().zip(formats).for_each(|(f, g)| *f = Some(*g));
        variant.constants[..constants.len()].copy_from_slice(constants);
        variant
    }
}

impl Kernel {
    /// Names of its constants, in the order of [`Variant::constants`].
    pub fn constants(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.constants.iter().copied().flatten().copied()
    }

    /// Whether there is no form of it without matrices.
    pub fn needs_matrices(&self) -> bool {
        self.pieces.iter().any(|piece| piece.contains("MATRIX_PARAMETERS"))
    }

    /// Whether there is no form of it without memory that workgroups of a launch share.
    pub fn needs_coherence(&self) -> bool {
        self.pieces.iter().any(|piece| piece.contains("fn is_last("))
    }

    /// Whether it reads the codebook of IQ2_XXS.
    pub fn codebook(&self, variant: &Variant) -> bool {
        variant.formats.iter().flatten().any(|stored| stored.format == Format::Iq2Xxs)
    }

    /// Every binding, the codebook included: whether it is written.
    pub fn written(&self, variant: &Variant) -> impl Iterator<Item = bool> {
        let codebook = self.codebook(variant).then_some(false);
        self.bindings.bytes().map(|b| b == b'w').chain(codebook)
    }
}
