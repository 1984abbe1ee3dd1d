//! WGSL programs: which pieces of `kernels/` make a kernel, what it binds, and which constants shape it.

use std::fmt::Write;

use ds4_quant::Format;

/// A kernel: its WGSL and what its launcher must bring.
#[derive(Debug)]
pub struct Kernel {
    /// Name of its file.
    pub name: &'static str,
    /// Pieces, in order; the last is the kernel itself.
    pub pieces: &'static [&'static str],
    /// Names of the matrices it decodes, in the order of [`Variant::formats`].
    pub matrices: &'static [&'static str],
    /// Names of its constants, in the order of [`Variant::constants`].
    pub constants: &'static [&'static str],
    /// For each binding: `r` read, `w` written. Kernels with matrices bind the codebook of IQ2_XXS behind these.
    pub bindings: &'static str,
    /// Words of immediate data.
    pub n_words: u32,
}

/// What makes a pipeline of a kernel: formats and shapes, as far as they do not change from step to step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Variant {
    /// Of each matrix.
    pub formats: [Option<Format>; 2],
    /// Of each constant; f32 as bits.
    pub constants: [u32; MAX_CONSTANTS],
}

/// Constants a kernel may have.
pub const MAX_CONSTANTS: usize = 16;

impl Variant {
    /// A variant with these formats and constants.
    pub fn new(formats: &[Format], constants: &[u32]) -> Variant {
        let mut variant = Variant { formats: [None; 2], constants: [0; MAX_CONSTANTS] };
        variant.formats.iter_mut().zip(formats).for_each(|(f, g)| *f = Some(*g));
        variant.constants[..constants.len()].copy_from_slice(constants);
        variant
    }
}

macro_rules! wgsl {
    ($($file:literal),* $(,)?) => { &[$(include_str!(concat!("../kernels/", $file, ".wgsl"))),*] };
}

macro_rules! kernels {
    ($($id:ident $name:literal: $bindings:literal, $n_words:literal words, [$($matrix:literal),*], [$($constant:literal),*], [$($piece:literal),*];)*) => {
        $(
            #[doc = concat!("`kernels/", $name, ".wgsl`.")]
            pub static $id: Kernel = Kernel {
                name: $name,
                pieces: wgsl![$($piece),*],
                matrices: &[$($matrix),*],
                constants: &[$($constant),*],
                bindings: $bindings,
                n_words: $n_words,
            };
        )*
        /// Every kernel there is.
        pub static KERNELS: &[&Kernel] = &[$(&$id),*];
    };
}

kernels! {
    EMBED "embed": "rrw", 1 words, ["w"], ["DIM", "ROW_BYTES", "N_STREAMS"], ["grid", "embed"];
    MATVEC "matvec": "rrw", 1 words, ["w"], ["COLS", "ROW_BYTES", "PER_GROUP", "N_GROUPS", "NX"], ["matvec"];
    MATMAT "matmat": "rrw", 1 words, ["w"], ["COLS", "ROW_BYTES", "PER_GROUP", "N_GROUPS"], ["tile", "matmat"];
    NORM "norm": "rwr", 1 words, [], ["DIM", "EPS", "WEIGHTED"], ["grid", "norm_from", "norm"];
    NORM_IN_PLACE "norm_in_place": "rw", 1 words, [], ["DIM", "EPS", "WEIGHTED"], ["grid", "norm_in_place", "norm"];
    ROPE "rope": "rrw", 1 words, [], ["N_HEAD", "HEAD_DIM", "N_ROT", "INVERSE"], ["grid", "angle", "rope"];
    ROUND "round": "w", 1 words, [], ["DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM"],
        ["grid", "codes", "finish", "round"];
    RING_STORE "ring_store": "rrrrw", 1 words, [], ["DIM", "RING_LEN"], ["grid", "ring_store"];
    COMPRESS "compress": "rrrrrrrrrrrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO",
         "OVERLAP", "COLUMNS", "RING_LEN", "EPS", "LAYOUT"],
        ["grid", "past", "angle", "codes", "finish", "pack", "compress"];
    INDEX_SCORES "index_scores": "rrrrrrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "N_HEAD",
         "WEIGHT_SCALE", "MAX_VISIBLE"],
        ["past", "codes", "unpack", "index_scores"];
    INDEX_SELECT "index_select": "rrrrw", 1 words, [], ["RATIO", "TOP_K", "MAX_VISIBLE", "PAGES_PER_SLOT", "PER_PAGE"],
        ["past", "index_select"];
    ATTEND "attend": "rrrrrrrrrrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "N_HEAD", "WINDOW",
         "RING_LEN", "REACH", "TOP_K", "SCALE", "N_SPLITS"],
        ["past", "codes", "unpack", "visible", "attend_merge", "attend_split", "attend"];
    ATTEND_ALL "attend_all": "rrrrrrrrrrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "N_HEAD", "WINDOW",
         "RING_LEN", "REACH", "TOP_K", "SCALE", "N_SPLITS"],
        ["past", "codes", "unpack", "visible", "attend_merge", "attend_whole", "attend"];
    ATTEND_COMBINE "attend_combine": "rrrw", 1 words, [],
        ["DIM", "N_HEAD", "WINDOW", "REACH", "RATIO", "TOP_K", "N_SPLITS"],
        ["visible", "attend_merge", "attend_combine"];
    ROUTE "route": "rrrww", 1 words, [], ["N_EXPERT", "N_USED", "HASH", "ROUTE_SCALE"], ["grid", "route"];
    HYPER_COEFFICIENTS "hyper_coefficients": "rrrwww", 1 words, [], ["N", "N_SINKHORN", "EPS"], ["grid", "hyper_coefficients"];
    HYPER_HEAD "hyper_head": "rrrw", 1 words, [], ["N", "EPS"], ["grid", "hyper_head"];
    HYPER_COLLAPSE "hyper_collapse": "rrw", 1 words, [], ["N", "DIM"], ["grid", "hyper_collapse"];
    HYPER_EXPAND "hyper_expand": "rrrw", 1 words, [], ["N", "DIM"], ["grid", "hyper_expand"];
    ADD_TO_STREAMS "add_to_streams": "rw", 1 words, [], ["N", "DIM"], ["grid", "add_to_streams"];
    SWIGLU "swiglu": "rw", 2 words, [], [], ["grid", "silu", "swiglu"];
    ADD "add": "rw", 1 words, [], [], ["grid", "add"];
    GATHER "gather": "rrw", 1 words, [], ["DIM"], ["grid", "gather"];
    EXPERTS_UP "experts_up": "rrrrrw", 1 words, ["gate", "up"], ["DIM", "ROW_BYTES", "FF", "N_USED"], ["silu", "experts_up"];
    EXPERTS_DOWN "experts_down": "rrrw", 0 words, ["down"], ["DIM", "ROW_BYTES", "FF", "N_USED"], ["experts_down"];
    EXPERTS_GROUP "experts_group": "rw", 2 words, [], ["N_EXPERT"], ["experts_group"];
    EXPERTS_UP_TILES "experts_up_tiles": "rrrrrw", 2 words, ["gate", "up"], ["DIM", "ROW_BYTES", "FF", "N_USED"],
        ["silu", "tile", "experts_up_tiles"];
    EXPERTS_DOWN_TILES "experts_down_tiles": "rrrw", 1 words, ["down"], ["DIM", "ROW_BYTES", "FF"],
        ["tile", "experts_down_tiles"];
    EXPERTS_SUM "experts_sum": "rw", 1 words, [], ["DIM", "N_USED"], ["grid", "experts_sum"];
}

/// How a format decodes eight weights of the matrix `$`.
fn format_piece(format: Format) -> &'static str {
    match format {
        Format::F32 => include_str!("../kernels/formats/f32.wgsl"),
        Format::F16 => include_str!("../kernels/formats/f16.wgsl"),
        Format::Bf16 => include_str!("../kernels/formats/bf16.wgsl"),
        Format::Q8_0 => include_str!("../kernels/formats/q8_0.wgsl"),
        Format::Q2K => include_str!("../kernels/formats/q2_k.wgsl"),
        Format::Q4K => include_str!("../kernels/formats/q4_k.wgsl"),
        Format::Iq2Xxs => include_str!("../kernels/formats/iq2_xxs.wgsl"),
        Format::Mxfp4 => include_str!("../kernels/formats/mxfp4.wgsl"),
    }
}

impl Kernel {
    /// The whole program.
    pub fn wgsl(&self, variant: &Variant) -> String {
        let mut out = String::new();
        for (name, value) in self.constants.iter().zip(variant.constants) {
            writeln!(out, "const {name}: u32 = {value}u;").expect("writing to a string");
        }
        if !self.matrices.is_empty() {
            out.push_str(include_str!("../kernels/octet.wgsl"));
            let binding = self.bindings.len();
            writeln!(out, "@group(0) @binding({binding}) var<storage, read> grid: array<u32>;")
                .expect("writing to a string");
        }
        for (name, format) in self.matrices.iter().zip(variant.formats) {
            let format = format.expect("a format for every matrix");
            out.push_str(&include_str!("../kernels/formats/words.wgsl").replace('$', name));
            out.push_str(&format_piece(format).replace('$', name));
        }
        self.pieces.iter().for_each(|piece| out.push_str(piece));
        out
    }

    /// Every binding, the codebook included: whether it is written.
    pub fn written(&self) -> impl Iterator<Item = bool> {
        let codebook = (!self.matrices.is_empty()).then_some(false);
        self.bindings.bytes().map(|b| b == b'w').chain(codebook)
    }
}

/// The codebook of IQ2_XXS as kernels see it: two words, eight magnitudes, an entry.
pub fn codebook() -> Vec<u32> {
    let words = |entry: &[u8; 8]| {
        let (low, high) = entry.split_at(4);
        [low, high].map(|b| u32::from_le_bytes(b.try_into().expect("four bytes")))
    };
    ds4_quant::iq2_xxs::GRID.iter().flat_map(words).collect()
}
