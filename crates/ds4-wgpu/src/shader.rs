//! WGSL programs: which pieces of `kernels/` make a kernel, what it binds, and which constants shape it.

use std::fmt::Write;

use ds4_quant::Format;

use crate::matrices::Matrices;
use crate::stored::Stored;

/// What of a device's abilities kernels are written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Target {
    /// Sums over subgroups; without, through workgroup memory.
    pub subgroups: bool,
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
    /// Names of its constants, in the order of [`Variant::constants`].
    pub constants: &'static [&'static str],
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
    MATVEC_1 "matvec_1": "rrw", 1 words, ["w0"],
        ["COLS", "N_GROUPS", "NX", "OUTS", "THREADS", "OUT_0", "ROW_BYTES_0", "BEGIN_0", "END_0"],
        ["matvec"];
    MATVEC_2 "matvec_2": "rrwrw", 1 words, ["w0", "w1"],
        ["COLS", "N_GROUPS", "NX", "OUTS", "THREADS", "OUT_0", "ROW_BYTES_0", "BEGIN_0", "END_0", "OUT_1", "ROW_BYTES_1", "BEGIN_1", "END_1"],
        ["matvec"];
    MATVEC_3 "matvec_3": "rrwrwrw", 1 words, ["w0", "w1", "w2"],
        ["COLS", "N_GROUPS", "NX", "OUTS", "THREADS", "OUT_0", "ROW_BYTES_0", "BEGIN_0", "END_0", "OUT_1", "ROW_BYTES_1", "BEGIN_1", "END_1", "OUT_2", "ROW_BYTES_2", "BEGIN_2", "END_2"],
        ["matvec"];
    MATVEC_4 "matvec_4": "rrwrwrwrw", 1 words, ["w0", "w1", "w2", "w3"],
        ["COLS", "N_GROUPS", "NX", "OUTS", "THREADS", "OUT_0", "ROW_BYTES_0", "BEGIN_0", "END_0", "OUT_1", "ROW_BYTES_1", "BEGIN_1", "END_1", "OUT_2", "ROW_BYTES_2", "BEGIN_2", "END_2", "OUT_3", "ROW_BYTES_3", "BEGIN_3", "END_3"],
        ["matvec"];
    MATVEC_7 "matvec_7": "rrwrwrwrwrwrwrw", 1 words, ["w0", "w1", "w2", "w3", "w4", "w5", "w6"],
        ["COLS", "N_GROUPS", "NX", "OUTS", "THREADS", "OUT_0", "ROW_BYTES_0", "BEGIN_0", "END_0", "OUT_1", "ROW_BYTES_1", "BEGIN_1", "END_1", "OUT_2", "ROW_BYTES_2", "BEGIN_2", "END_2", "OUT_3", "ROW_BYTES_3", "BEGIN_3", "END_3", "OUT_4", "ROW_BYTES_4", "BEGIN_4", "END_4", "OUT_5", "ROW_BYTES_5", "BEGIN_5", "END_5", "OUT_6", "ROW_BYTES_6", "BEGIN_6", "END_6"],
        ["matvec"];
    MATVEC_PREPARE_2 "matvec_prepare_2": "rrwrwrrrrw", 1 words, ["w0", "w1"],
        ["COLS", "N_GROUPS", "NX", "OUTS", "THREADS", "OUT_0", "ROW_BYTES_0", "BEGIN_0", "END_0", "OUT_1", "ROW_BYTES_1", "BEGIN_1", "END_1",
         "FINISH_0", "SPAN_0", "FINISH_1", "SPAN_1", "ARRIVED", "DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM", "N_TURN", "Q_LORA", "EPS"],
        ["last", "angle", "codes", "finish", "rotate_row", "prepare_rows", "matvec_prepare", "matvec"];
    MATVEC_PREPARE_4 "matvec_prepare_4": "rrwrwrwrwrrrrw", 1 words, ["w0", "w1", "w2", "w3"],
        ["COLS", "N_GROUPS", "NX", "OUTS", "THREADS", "OUT_0", "ROW_BYTES_0", "BEGIN_0", "END_0", "OUT_1", "ROW_BYTES_1", "BEGIN_1", "END_1", "OUT_2", "ROW_BYTES_2", "BEGIN_2", "END_2", "OUT_3", "ROW_BYTES_3", "BEGIN_3", "END_3",
         "FINISH_0", "SPAN_0", "FINISH_1", "SPAN_1", "ARRIVED", "DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM", "N_TURN", "Q_LORA", "EPS"],
        ["last", "angle", "codes", "finish", "rotate_row", "prepare_rows", "matvec_prepare", "matvec"];
    MATVEC_PREPARE_7 "matvec_prepare_7": "rrwrwrwrwrwrwrwrrrrw", 1 words, ["w0", "w1", "w2", "w3", "w4", "w5", "w6"],
        ["COLS", "N_GROUPS", "NX", "OUTS", "THREADS", "OUT_0", "ROW_BYTES_0", "BEGIN_0", "END_0", "OUT_1", "ROW_BYTES_1", "BEGIN_1", "END_1", "OUT_2", "ROW_BYTES_2", "BEGIN_2", "END_2", "OUT_3", "ROW_BYTES_3", "BEGIN_3", "END_3", "OUT_4", "ROW_BYTES_4", "BEGIN_4", "END_4", "OUT_5", "ROW_BYTES_5", "BEGIN_5", "END_5", "OUT_6", "ROW_BYTES_6", "BEGIN_6", "END_6",
         "FINISH_0", "SPAN_0", "FINISH_1", "SPAN_1", "ARRIVED", "DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM", "N_TURN", "Q_LORA", "EPS"],
        ["last", "angle", "codes", "finish", "rotate_row", "prepare_rows", "matvec_prepare", "matvec"];
    MATVEC_INDEX "matvec_index": "rrwrwrrw", 1 words, ["w0", "w1"],
        ["COLS", "N_GROUPS", "NX", "OUTS", "THREADS", "OUT_0", "ROW_BYTES_0", "BEGIN_0", "END_0", "OUT_1", "ROW_BYTES_1", "BEGIN_1", "END_1",
         "FINISH_1", "SPAN_1", "LAST_FIRST", "ARRIVED", "DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM", "N_TURN", "N_HEAD"],
        ["last", "angle", "codes", "finish", "rotate_row", "index_query_head", "matvec_index", "matvec"];
    MATVEC_ROUTE "matvec_route": "rrwrwrwrrwww", 1 words, ["w0", "w1", "w2"],
        ["COLS", "N_GROUPS", "NX", "OUTS", "THREADS", "OUT_0", "ROW_BYTES_0", "BEGIN_0", "END_0", "OUT_1", "ROW_BYTES_1", "BEGIN_1", "END_1", "OUT_2", "ROW_BYTES_2", "BEGIN_2", "END_2",
         "FINISH_0", "SPAN_0", "ARRIVED", "N_EXPERT", "N_USED", "HASH", "ROUTE_SCALE"],
        ["last", "route_row", "matvec_route", "matvec"];
    MATMAT "matmat": "rrw", 1 words, ["w"], ["COLS", "ROW_BYTES", "PER_GROUP", "N_GROUPS", "TILE_W", "TILE_X", "SUBS_X"], ["matmat"];
    HALVE "halve": "rw", 1 words, [], [], ["grid", "halve"];
    NORM "norm": "rwr", 1 words, [], ["DIM", "EPS", "WEIGHTED"], ["grid", "norm_from", "norm"];
    NORM_IN_PLACE "norm_in_place": "rw", 1 words, [], ["DIM", "EPS", "WEIGHTED"], ["grid", "norm_in_place", "norm"];
    ROPE "rope": "rrw", 1 words, [], ["N_HEAD", "HEAD_DIM", "N_ROT", "INVERSE"], ["grid", "angle", "rope"];
    ROUND "round": "w", 1 words, [], ["DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM"],
        ["grid", "codes", "finish", "round"];
    RING_STORE "ring_store": "rrrrw", 1 words, [], ["DIM", "RING_LEN"], ["grid", "ring_store"];
    COMPRESS "compress": "rrrrrrrrrrrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO",
         "OVERLAP", "COLUMNS", "RING_LEN", "EPS", "LAYOUT"],
        ["grid", "past", "angle", "codes", "finish", "rotate_row", "pack", "compress_read", "compress"];
    COMPRESS_STORE "compress_store": "rrrrrrwwrrrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO",
         "OVERLAP", "COLUMNS", "RING_LEN", "EPS", "LAYOUT"],
        ["grid", "past", "angle", "codes", "finish", "rotate_row", "pack", "compress_store", "compress"];
    PREPARE "prepare": "rrrrww", 0 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM", "N_TURN", "Q_LORA", "EPS", "THREADS"],
        ["angle", "codes", "finish", "rotate_row", "prepare_rows", "prepare"];
    QUERY_HEADS "query_heads": "rrw", 1 words, [], ["N_HEAD", "DIM", "N_TURN", "EPS"], ["grid", "angle", "query_heads"];
    INDEX_QUERY "index_query": "rrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM", "N_TURN", "N_HEAD"],
        ["grid", "angle", "codes", "finish", "rotate_row", "index_query_head", "index_query"];
    HYPER_MIX "hyper_mix": "rrrrww", 0 words, [], ["DIM", "EXPANDS", "WHOLE"], ["hyper_mix"];
    HYPER_PRE "hyper_pre": "rrrrrwww", 0 words, [], ["DIM", "N_SINKHORN", "EPS", "EPS_NORM"], ["sinkhorn", "hyper_rest", "hyper_pre"];
    HYPER_WHOLE "hyper_whole": "rrrrwwrrrwwww", 0 words, [],
        ["DIM", "EXPANDS", "WHOLE", "N_SINKHORN", "EPS", "EPS_NORM", "ARRIVED"],
        ["last", "sinkhorn", "hyper_rest", "hyper_whole", "hyper_mix"];
    ROUTE_SHARED "route_shared": "rrrwwrw", 1 words, [], ["N_EXPERT", "N_USED", "HASH", "ROUTE_SCALE", "FF"],
        ["silu", "route_bindings", "route_row", "route_shared"];
    INDEX_SCORES "index_scores": "rrrrrrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "N_HEAD",
         "WEIGHT_SCALE", "MAX_VISIBLE"],
        ["past", "codes", "unpack", "index_scores"];
    INDEX_HALVE "index_halve": "rww", 1 words, [], [], ["grid", "index_halve"];
    INDEX_SCORES_MATRIX "index_scores_matrix": "rrrrrrrw", 2 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "N_HEAD",
         "WEIGHT_SCALE", "MAX_VISIBLE"],
        ["past", "codes", "index_scores_matrix"];
    INDEX_SELECT "index_select": "rrrww", 1 words, [], ["RATIO", "TOP_K", "STRIDE", "LEFT_STRIDE", "LEVEL", "FIRST", "LAST"],
        ["ordered", "index_select"];
    LIKELIEST_TOPS "likeliest_tops": "rww", 0 words, [], ["N_VOCAB"], ["ordered", "likeliest_row", "likeliest_tops"];
    LIKELIEST "likeliest": "rrrw", 0 words, [], ["N_VOCAB"], ["ordered", "likeliest_row", "likeliest"];
    ATTEND "attend": "rrrrrrrrrrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "N_HEAD", "WINDOW",
         "RING_LEN", "REACH", "TOP_K", "SCALE", "N_SPLITS"],
        ["past", "codes", "unpack", "visible", "attend_merge", "attend_rows", "attend_split", "attend"];
    ATTEND_ALL "attend_all": "rrrrrrrrrrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "N_HEAD", "WINDOW",
         "RING_LEN", "REACH", "TOP_K", "SCALE", "N_SPLITS"],
        ["past", "codes", "unpack", "visible", "attend_merge", "attend_rows", "attend_whole", "attend"];
    ATTEND_MATRIX "attend_matrix": "rrrrrrrrrrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "N_HEAD", "WINDOW",
         "RING_LEN", "REACH", "TOP_K", "SCALE"],
        ["past", "codes", "unpack", "visible", "attend_merge", "attend_rows", "attend_matrix"];
    ATTEND_COMBINE "attend_combine": "rrrw", 1 words, [],
        ["DIM", "N_HEAD", "WINDOW", "REACH", "RATIO", "TOP_K", "N_SPLITS"],
        ["visible", "attend_merge", "attend_combine"];
    ATTEND_FEW "attend_few": "rrrrrrrrrrw", 0 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "N_HEAD", "WINDOW",
         "RING_LEN", "REACH", "TOP_K", "SCALE", "SPLIT", "N_SPLITS", "N_TURN", "EPS"],
        ["past", "codes", "unpack", "visible", "angle", "none", "attend_rows", "attend_few"];
    ATTEND_FEW_FINISH "attend_few_finish": "rrrwrrrw", 0 words, [],
        ["DIM", "N_HEAD", "WINDOW", "REACH", "RATIO", "TOP_K", "SPLIT", "N_SPLITS", "N_TURN", "RING_LEN"],
        ["visible", "angle", "attend_few_finish"];
    INDEX_SCORES_FEW "index_scores_few": "rrrrrrw", 1 words, [],
        ["DIM", "ROUNDING", "BLOCK", "N_ROT", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "N_HEAD",
         "WEIGHT_SCALE", "MAX_VISIBLE"],
        ["past", "codes", "unpack", "index_scores_few"];
    ROUTE "route": "rrrww", 1 words, [], ["N_EXPERT", "N_USED", "HASH", "ROUTE_SCALE"], ["grid", "route_bindings", "route_row", "route"];
    HYPER_COEFFICIENTS "hyper_coefficients": "rrrwww", 1 words, [], ["N", "N_SINKHORN", "EPS"], ["grid", "hyper_coefficients"];
    HYPER_HEAD "hyper_head": "rrrw", 1 words, [], ["N", "EPS"], ["grid", "hyper_head"];
    HYPER_COLLAPSE "hyper_collapse": "rrw", 1 words, [], ["N", "DIM"], ["grid", "hyper_collapse"];
    HYPER_EXPAND "hyper_expand": "rrrw", 1 words, [], ["N", "DIM"], ["grid", "hyper_expand"];
    ADD_TO_STREAMS "add_to_streams": "rw", 1 words, [], ["N", "DIM"], ["grid", "add_to_streams"];
    SWIGLU "swiglu": "rw", 2 words, [], [], ["grid", "silu", "swiglu"];
    ADD "add": "rw", 1 words, [], [], ["grid", "add"];
    GATHER "gather": "rrw", 1 words, [], ["DIM"], ["grid", "gather"];
    EXPERTS_UP "experts_up": "rrrrrw", 1 words, ["gate", "up"], ["DIM", "ROW_BYTES", "FF", "N_USED", "OUTS", "THREADS"],
        ["silu", "experts_up"];
    EXPERTS_DOWN "experts_down": "rrrw", 0 words, ["down"], ["DIM", "ROW_BYTES", "FF", "N_USED", "OUTS", "THREADS", "SHARED"],
        ["experts_down"];
    EXPERTS_DOWN_SHARED "experts_down_shared": "rrrwrrr", 1 words, ["down", "shared_down"],
        ["DIM", "ROW_BYTES", "FF", "N_USED", "OUTS", "THREADS", "SHARED", "SHARED_ROW_BYTES", "MAKES_ACT"], ["silu", "experts_down"];
    EXPERTS_GROUP "experts_group": "rw", 2 words, [], ["N_EXPERT", "TILE"], ["experts_group"];
    EXPERTS_UP_TILES "experts_up_tiles": "rrrrrw", 2 words, ["gate", "up"], ["DIM", "ROW_BYTES", "FF", "N_USED", "TILE_W", "TILE_X", "SUBS_X"],
        ["silu", "picks", "experts_up_tiles"];
    EXPERTS_DOWN_TILES "experts_down_tiles": "rrrw", 1 words, ["down"], ["DIM", "ROW_BYTES", "FF", "TILE_W", "TILE_X", "SUBS_X"],
        ["picks", "experts_down_tiles"];
    EXPERTS_SUM "experts_sum": "rw", 1 words, [], ["DIM", "N_USED"], ["grid", "experts_sum"];
}

/// How a format decodes eight weights of the matrix `$`.
fn format_piece(stored: Stored) -> &'static str {
    match stored.format {
        Format::F16 if stored.in_parts => include_str!("../kernels/formats/f16_parts.wgsl"),
        Format::Q8_0 if stored.in_parts => include_str!("../kernels/formats/q8_0_parts.wgsl"),
        Format::Q2K if stored.in_parts => include_str!("../kernels/formats/q2_k_parts.wgsl"),
        Format::Iq2Xxs if stored.in_parts => include_str!("../kernels/formats/iq2_xxs_parts.wgsl"),
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

/// How a format is multiplied with activations in eight bits, if it is.
fn packed_piece(stored: Stored) -> Option<&'static str> {
    match stored.format {
        Format::Q8_0 if stored.in_parts => Some(include_str!("../kernels/formats/q8_0_parts_packed.wgsl")),
        Format::Q2K if stored.in_parts => Some(include_str!("../kernels/formats/q2_k_parts_packed.wgsl")),
        Format::Iq2Xxs if stored.in_parts => Some(include_str!("../kernels/formats/iq2_xxs_parts_packed.wgsl")),
        Format::F32 | Format::F16 | Format::Bf16 | Format::Mxfp4 => None,
        Format::Q8_0 => Some(include_str!("../kernels/formats/q8_0_packed.wgsl")),
        Format::Q2K => Some(include_str!("../kernels/formats/q2_k_packed.wgsl")),
        Format::Q4K => Some(include_str!("../kernels/formats/q4_k_packed.wgsl")),
        Format::Iq2Xxs => Some(include_str!("../kernels/formats/iq2_xxs_packed.wgsl")),
    }
}

impl Kernel {
    /// The whole program.
    pub fn wgsl(&self, variant: &Variant, target: Target) -> String {
        let mut body = String::new();
        for (name, value) in self.constants.iter().zip(variant.constants) {
            writeln!(body, "const {name}: u32 = {value}u;").expect("writing to a string");
        }
        if !self.matrices.is_empty() {
            body.push_str(include_str!("../kernels/octet.wgsl"));
        }
        if self.codebook(variant) {
            let binding = self.bindings.len();
            writeln!(body, "@group(0) @binding({binding}) var<storage, read> grid: array<vec2<u32>>;")
                .expect("writing to a string");
            body.push_str(include_str!("../kernels/formats/codebook.wgsl"));
        } else {
            body.push_str("fn prepare_book(t: u32, n: u32) {}\n");
        }
        let few = self.pieces.iter().any(|piece| piece.contains("sixteen("));
        if few {
            body.push_str(match target.packed {
                true => include_str!("../kernels/sixteen_packed.wgsl"),
                false => include_str!("../kernels/sixteen.wgsl"),
            });
        }
        for (name, stored) in self.matrices.iter().zip(variant.formats) {
            let stored = stored.expect("a format for every matrix");
            let mut write = |piece: &str| body.push_str(&piece.replace('$', name));
            if !stored.in_parts {
                write(include_str!("../kernels/formats/words.wgsl"));
            }
            write(format_piece(stored));
            write(include_str!("../kernels/formats/weights.wgsl"));
            if few {
                let exact = match stored {
                    Stored { format: Format::F16, in_parts: true } => {
                        include_str!("../kernels/formats/f16_parts_dot.wgsl")
                    }
                    _ => include_str!("../kernels/formats/dot.wgsl"),
                };
                let piece = packed_piece(stored).filter(|_| target.packed).unwrap_or(exact);
                write(piece);
                if !piece.contains("struct $_Load") {
                    write(include_str!("../kernels/formats/load.wgsl"));
                }
                if !piece.contains("struct $_Span") {
                    write(include_str!("../kernels/formats/span.wgsl"));
                }
            }
        }
        let number = |name: &str| {
            let of = |name| self.constants.iter().position(|c| *c == name).map(|i| variant.constants[i] as usize);
            let tile = || Some([of("TILE_W")?, of("TILE_X")?, of("SUBS_X")?]);
            let steps = |columns: Option<usize>, each: usize| Some(columns?.div_ceil(each * of("THREADS")?));
            let counted = match name {
                "MATRICES" => Some(self.matrices.len()),
                // Vectors of four of a row of 512 values at a time.
                // Parts of 32 values of an index row.
                "PARTS" => of("DIM").map(|dim| dim / 32),
                // What an invocation prepares of the query's latent vector; of the raw row.
                "Q_TURNS" => steps(of("Q_LORA"), 1),
                "KV_TURNS" => steps(of("DIM"), 1),
                // What an invocation has of a tile of eight rows; of the slices' sums; of the heads.
                "LOADS" => of("DIM").map(|dim| dim.div_ceil(128)),
                "TURNS" => of("DIM").map(|dim| (dim / 64).div_ceil(128 / 17)),
                "EACH" => of("N_HEAD").map(|n_head| n_head.div_ceil(8)),
                "PER_COUNT" => of("DIM").map(|dim| dim.div_ceil(512)),
                _ if name.starts_with("FINISH_") || name == "LAST_FIRST" => Some(0),
                // Steps of an invocation through the columns of experts.
                "UP_STEPS" => steps(of("DIM"), 32),
                "DOWN_STEPS" => steps(of("FF").zip(of("N_USED")).map(|(ff, n)| ff * n), 32),
                "SHARED_STEPS" => steps(of("FF"), 16),
                // Octets of a tile's outputs and rows that an invocation looks after, of four in a step.
                "W_TURNS" => tile().map(|[_, _, teams]| 4_usize.div_ceil(teams)),
                "X_TURNS" => tile().map(|[w, x, teams]| (4 * x).div_ceil(w * teams)),
                // Of attention on matrices: sixteens of a quarter of a row, and vectors of four of a tile that are an invocation's.
                "QUARTER_SIXTEENS" | "TILE_TURNS" => of("DIM").map(|dim| dim / 64),
                "HALF_SIXTEENS" => of("N_HEAD").map(|n| n / 32),
                "B_SIXTEENS" => tile().map(|[_, x, teams]| x / teams / 16),
                _ => None,
            };
            let of_matrices = || target.matrices.and_then(|m| m.number(name));
            let known = of(name).or(counted).or_else(of_matrices).or_else(|| name.parse().ok());
            known.unwrap_or_else(|| panic!("{}: no {name}", self.name))
        };
        self.pieces.iter().for_each(|piece| unroll(&mut body, piece, &number));
        let (parameters, begin, reduce) = if target.subgroups {
            (TEAM_PARAMETERS, TEAM_BEGIN, include_str!("../kernels/reduce_subgroups.wgsl"))
        } else {
            ("", "", include_str!("../kernels/reduce_plain.wgsl"))
        };
        let mut tile = String::new();
        let text = match target.matrices {
            Some(_) => include_str!("../kernels/tile_matrix.wgsl"),
            None => include_str!("../kernels/tile.wgsl"),
        };
        if body.contains("//% use tile\n") {
            unroll(&mut tile, text, &number);
        }
        let body = body.replace(" TEAM_PARAMETERS", parameters).replace("TEAM_BEGIN", begin);
        let body = body.replace("//% use reduce\n", reduce).replace("//% use tile\n", &tile);
        match target.matrices {
            Some(matrices) if body.contains("MATRIX_PARAMETERS") => matrices.write(&body),
            _ => body,
        }
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

/// What a kernel that adds up over its workgroup is told about subgroups, and what it does with it.
const TEAM_PARAMETERS: &str =
    ", @builtin(subgroup_invocation_id) lane: u32, @builtin(subgroup_id) sub: u32, @builtin(num_subgroups) subs: u32";
const TEAM_BEGIN: &str = "team_lane = lane; team_group = sub; team_groups = subs;";

/// Writes `text` out. What stands between `//% repeat i COUNT` and `//% end` is written once for each number below COUNT, a number
/// or a constant, with the number in place of `%i`: loops that every compiler unrolls, and variables that no compiler spills.
fn unroll(out: &mut String, text: &str, number: &dyn Fn(&str) -> usize) {
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let Some(head) = line.trim().strip_prefix("//% repeat ") else {
            out.push_str(line);
            continue;
        };
        let (name, count) = head.split_once(' ').expect("a name and a count");
        let mut depth = 1;
        let mut body = String::new();
        for line in lines.by_ref() {
            let directive = line.trim();
            depth += usize::from(directive.starts_with("//% repeat "));
            depth -= usize::from(directive == "//% end");
            if depth == 0 {
                break;
            }
            body.push_str(line);
        }
        for i in 0..number(count) {
            unroll(out, &body.replace(&format!("%{name}"), &i.to_string()), number);
        }
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
