//! Which pieces make which kernel, what it binds, and which constants shape it.

use super::Kernel;

macro_rules! wgsl {
    ($($file:literal),* $(,)?) => { &[$(include_str!(concat!("../../kernels/", $file, ".wgsl"))),*] };
}

macro_rules! kernels {
    ($($id:ident $name:literal: $bindings:literal, $n_words:literal words, [$($matrix:literal),*], ($($constants:expr),+), [$($piece:literal),*];)*) => {
        $(
            #[doc = concat!("`kernels/", $name, ".wgsl`.")]
            pub static $id: Kernel = Kernel {
                name: $name,
                pieces: wgsl![$($piece),*],
                matrices: &[$($matrix),*],
                constants: &[$(&$constants),+],
                bindings: $bindings,
                n_words: $n_words,
            };
        )*
        /// Every kernel there is.
        pub static KERNELS: &[&Kernel] = &[$(&$id),*];
    };
}

/// Products of few rows, whatever the matrices.
const PRODUCTS: [&str; 5] = ["COLS", "N_GROUPS", "NX", "OUTS", "THREADS"];
/// One of these products: its matrix, and which workgroups are its own.
const OF_0: [&str; 4] = ["OUT_0", "ROW_BYTES_0", "BEGIN_0", "END_0"];
const OF_1: [&str; 4] = ["OUT_1", "ROW_BYTES_1", "BEGIN_1", "END_1"];
const OF_2: [&str; 4] = ["OUT_2", "ROW_BYTES_2", "BEGIN_2", "END_2"];
const OF_3: [&str; 4] = ["OUT_3", "ROW_BYTES_3", "BEGIN_3", "END_3"];
const OF_4: [&str; 4] = ["OUT_4", "ROW_BYTES_4", "BEGIN_4", "END_4"];
const OF_5: [&str; 4] = ["OUT_5", "ROW_BYTES_5", "BEGIN_5", "END_5"];
const OF_6: [&str; 4] = ["OUT_6", "ROW_BYTES_6", "BEGIN_6", "END_6"];
/// How a row is rounded (`finish.wgsl`).
const ROUNDED: [&str; 5] = ["DIM", "ROUNDING", "BLOCK", "N_ROT", "HADAMARD_NORM"];
/// How packed rows lie, and how many heads meet them.
const PACKED: [&str; 10] =
    ["DIM", "ROUNDING", "BLOCK", "N_ROT", "ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "N_HEAD"];
/// What attention sees.
const SEEN: [&str; 5] = ["WINDOW", "RING_LEN", "REACH", "TOP_K", "SCALE"];
/// How compressed rows are scored.
const SCORED: [&str; 2] = ["WEIGHT_SCALE", "MAX_VISIBLE"];
/// Which products somebody goes on with.
const FINISHED: [&str; 5] = ["FINISH_0", "SPAN_0", "FINISH_1", "SPAN_1", "ARRIVED"];
/// An expert's shape.
const EXPERT: [&str; 4] = ["DIM", "ROW_BYTES", "FF", "N_USED"];
/// How work of few rows is cut.
const CUT: [&str; 2] = ["OUTS", "THREADS"];
/// How experts are chosen.
const ROUTED: [&str; 4] = ["N_EXPERT", "N_USED", "HASH", "ROUTE_SCALE"];
/// [`Tile`](super::Tile).
const TILED: [&str; 3] = ["TILE_W", "TILE_X", "SUBS_X"];

kernels! {
    EMBED "embed": "rrw", 1 words, ["w"], (["DIM", "ROW_BYTES", "N_STREAMS"]), ["grid", "embed"];
    MATVEC_1 "matvec_1": "rrw", 1 words, ["w0"], (PRODUCTS, OF_0), ["matvec"];
    MATVEC_2 "matvec_2": "rrwrw", 1 words, ["w0", "w1"], (PRODUCTS, OF_0, OF_1), ["matvec"];
    MATVEC_3 "matvec_3": "rrwrwrw", 1 words, ["w0", "w1", "w2"], (PRODUCTS, OF_0, OF_1, OF_2), ["matvec"];
    MATVEC_4 "matvec_4": "rrwrwrwrw", 1 words, ["w0", "w1", "w2", "w3"], (PRODUCTS, OF_0, OF_1, OF_2, OF_3), ["matvec"];
    MATVEC_7 "matvec_7": "rrwrwrwrwrwrwrw", 1 words, ["w0", "w1", "w2", "w3", "w4", "w5", "w6"], (PRODUCTS, OF_0, OF_1, OF_2, OF_3, OF_4, OF_5, OF_6),
        ["matvec"];
    MATVEC_PREPARE_2 "matvec_prepare_2": "rrwrwrrrrw", 1 words, ["w0", "w1"], (PRODUCTS, OF_0, OF_1, FINISHED, ROUNDED, ["N_TURN", "Q_LORA", "EPS"]),
        ["last", "angle", "codes", "finish", "rotate_row", "prepare_rows", "matvec_prepare", "matvec"];
    MATVEC_PREPARE_4 "matvec_prepare_4": "rrwrwrwrwrrrrw", 1 words, ["w0", "w1", "w2", "w3"],
        (PRODUCTS, OF_0, OF_1, OF_2, OF_3, FINISHED, ROUNDED, ["N_TURN", "Q_LORA", "EPS"]),
        ["last", "angle", "codes", "finish", "rotate_row", "prepare_rows", "matvec_prepare", "matvec"];
    MATVEC_PREPARE_7 "matvec_prepare_7": "rrwrwrwrwrwrwrwrrrrw", 1 words, ["w0", "w1", "w2", "w3", "w4", "w5", "w6"],
        (PRODUCTS, OF_0, OF_1, OF_2, OF_3, OF_4, OF_5, OF_6, FINISHED, ROUNDED, ["N_TURN", "Q_LORA", "EPS"]),
        ["last", "angle", "codes", "finish", "rotate_row", "prepare_rows", "matvec_prepare", "matvec"];
    MATVEC_INDEX "matvec_index": "rrwrwrrw", 1 words, ["w0", "w1"],
        (PRODUCTS, OF_0, OF_1, ["FINISH_1", "SPAN_1", "LAST_FIRST", "ARRIVED"], ROUNDED, ["N_TURN", "N_HEAD"]),
        ["last", "angle", "codes", "finish", "rotate_row", "index_query_head", "matvec_index", "matvec"];
    MATVEC_ROUTE "matvec_route": "rrwrwrwrrwww", 1 words, ["w0", "w1", "w2"], (PRODUCTS, OF_0, OF_1, OF_2, ["FINISH_0", "SPAN_0", "ARRIVED"], ROUTED),
        ["last", "route_row", "matvec_route", "matvec"];
    MATMAT "matmat": "rrw", 1 words, ["w"], (["COLS", "ROW_BYTES", "PER_GROUP", "N_GROUPS"], TILED), ["matmat"];
    HALVE "halve": "rw", 1 words, [], ([]), ["grid", "halve"];
    NORM "norm": "rwr", 1 words, [], (["DIM", "EPS", "WEIGHTED"]), ["grid", "norm_from", "norm"];
    NORM_IN_PLACE "norm_in_place": "rw", 1 words, [], (["DIM", "EPS", "WEIGHTED"]), ["grid", "norm_in_place", "norm"];
    ROPE "rope": "rrw", 1 words, [], (["N_HEAD", "HEAD_DIM", "N_ROT", "INVERSE"]), ["grid", "angle", "rope"];
    ROUND "round": "w", 1 words, [], (ROUNDED), ["grid", "codes", "finish", "round"];
    RING_STORE "ring_store": "rrrrw", 1 words, [], (["DIM", "RING_LEN"]), ["grid", "ring_store"];
    COMPRESS "compress": "rrrrrrrrrrrw", 1 words, [],
        (ROUNDED, ["ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "OVERLAP", "COLUMNS", "RING_LEN", "EPS", "LAYOUT"]),
        ["grid", "past", "angle", "codes", "finish", "rotate_row", "pack", "compress_read", "compress"];
    COMPRESS_STORE "compress_store": "rrrrrrwwrrrw", 1 words, [],
        (ROUNDED, ["ROW_WORDS", "TAIL_WORD", "PAGES_PER_SLOT", "PER_PAGE", "RATIO", "OVERLAP", "COLUMNS", "RING_LEN", "EPS", "LAYOUT"]),
        ["grid", "past", "angle", "codes", "finish", "rotate_row", "pack", "compress_store", "compress"];
    PREPARE "prepare": "rrrrww", 0 words, [], (ROUNDED, ["N_TURN", "Q_LORA", "EPS", "THREADS"]),
        ["angle", "codes", "finish", "rotate_row", "prepare_rows", "prepare"];
    QUERY_HEADS "query_heads": "rrw", 1 words, [], (["N_HEAD", "DIM", "N_TURN", "EPS"]), ["grid", "angle", "query_heads"];
    INDEX_QUERY "index_query": "rrw", 1 words, [], (ROUNDED, ["N_TURN", "N_HEAD"]),
        ["grid", "angle", "codes", "finish", "rotate_row", "index_query_head", "index_query"];
    HYPER_MIX "hyper_mix": "rrrrww", 0 words, [], (["DIM", "EXPANDS", "WHOLE"]), ["hyper_mix"];
    HYPER_PRE "hyper_pre": "rrrrrwww", 0 words, [], (["DIM", "N_SINKHORN", "EPS", "EPS_NORM"]), ["sinkhorn", "hyper_rest", "hyper_pre"];
    HYPER_WHOLE "hyper_whole": "rrrrwwrrrwwww", 0 words, [], (["DIM", "EXPANDS", "WHOLE", "N_SINKHORN", "EPS", "EPS_NORM", "ARRIVED"]),
        ["last", "sinkhorn", "hyper_rest", "hyper_whole", "hyper_mix"];
    ROUTE_SHARED "route_shared": "rrrwwrw", 1 words, [], (ROUTED, ["FF"]), ["silu", "route_bindings", "route_row", "route_shared"];
    INDEX_SCORES "index_scores": "rrrrrrw", 1 words, [], (PACKED, SCORED), ["past", "codes", "unpack", "index_scores"];
    INDEX_HALVE "index_halve": "rww", 1 words, [], ([]), ["grid", "index_halve"];
    INDEX_SCORES_MATRIX "index_scores_matrix": "rrrrrrrw", 2 words, [], (PACKED, SCORED), ["past", "codes", "index_scores_matrix"];
    INDEX_SELECT "index_select": "rrrww", 1 words, [], (["RATIO", "TOP_K", "STRIDE", "LEFT_STRIDE", "LEVEL", "FIRST", "LAST"]),
        ["ordered", "choose", "index_select"];
    INDEX_SELECT_WHOLE "index_select_whole": "rrwwww", 1 words, [], (["RATIO", "TOP_K", "STRIDE", "LEFT_STRIDE", "LEVELS", "UNITS", "ARRIVED"]),
        ["last", "ordered", "choose", "index_select_whole"];
    LIKELIEST_TOPS "likeliest_tops": "rww", 0 words, [], (["N_VOCAB"]), ["ordered", "likeliest_row", "likeliest_tops"];
    LIKELIEST "likeliest": "rrrw", 0 words, [], (["N_VOCAB"]), ["ordered", "likeliest_row", "likeliest"];
    ATTEND "attend": "rrrrrrrrrrw", 1 words, [], (PACKED, SEEN, ["N_SPLITS"]),
        ["past", "codes", "unpack", "visible", "attend_merge", "attend_rows", "attend_split", "attend"];
    ATTEND_ALL "attend_all": "rrrrrrrrrrw", 1 words, [], (PACKED, SEEN, ["N_SPLITS"]),
        ["past", "codes", "unpack", "visible", "attend_merge", "attend_rows", "attend_whole", "attend"];
    ATTEND_MATRIX "attend_matrix": "rrrrrrrrrrw", 1 words, [], (PACKED, SEEN),
        ["past", "codes", "unpack", "visible", "attend_merge", "attend_rows", "attend_matrix"];
    ATTEND_COMBINE "attend_combine": "rrrw", 1 words, [], (["DIM", "N_HEAD", "WINDOW", "REACH", "RATIO", "TOP_K", "N_SPLITS"]),
        ["visible", "attend_merge", "attend_combine"];
    ATTEND_FEW "attend_few": "rrrrrrrrrrw", 0 words, [], (PACKED, SEEN, ["N_SPLITS", "N_TURN", "EPS"]),
        ["past", "codes", "unpack", "visible", "angle", "none", "attend_rows", "attend_stretch", "attend_few"];
    ATTEND_FEW_FINISH "attend_few_finish": "rrrwrrrw", 0 words, [],
        (["DIM", "N_HEAD", "WINDOW", "REACH", "RATIO", "TOP_K", "N_SPLITS", "N_TURN", "RING_LEN"]),
        ["visible", "angle", "attend_stretch", "attend_few_finish"];
    INDEX_SCORES_FEW "index_scores_few": "rrrrrrw", 1 words, [], (PACKED, SCORED), ["past", "codes", "unpack", "index_scores_few"];
    ROUTE "route": "rrrww", 1 words, [], (ROUTED), ["grid", "route_bindings", "route_row", "route"];
    HYPER_COEFFICIENTS "hyper_coefficients": "rrrwww", 1 words, [], (["N", "N_SINKHORN", "EPS"]), ["grid", "hyper_coefficients"];
    HYPER_HEAD "hyper_head": "rrrw", 1 words, [], (["N", "EPS"]), ["grid", "hyper_head"];
    HYPER_COLLAPSE "hyper_collapse": "rrw", 1 words, [], (["N", "DIM"]), ["grid", "hyper_collapse"];
    HYPER_EXPAND "hyper_expand": "rrrw", 1 words, [], (["N", "DIM"]), ["grid", "hyper_expand"];
    ADD_TO_STREAMS "add_to_streams": "rw", 1 words, [], (["N", "DIM"]), ["grid", "add_to_streams"];
    SWIGLU "swiglu": "rw", 2 words, [], ([]), ["grid", "silu", "swiglu"];
    ADD "add": "rw", 1 words, [], ([]), ["grid", "add"];
    GATHER "gather": "rrw", 1 words, [], (["DIM"]), ["grid", "gather"];
    EXPERTS_UP "experts_up": "rrrrrw", 1 words, ["gate", "up"], (EXPERT, CUT, ["PART"]), ["silu", "experts_up"];
    EXPERTS_DOWN "experts_down": "rrrw", 0 words, ["down"], (EXPERT, CUT, ["SHARED"]), ["experts_down"];
    EXPERTS_DOWN_SHARED "experts_down_shared": "rrrwrrr", 1 words, ["down", "shared_down"],
        (EXPERT, CUT, ["SHARED", "SHARED_ROW_BYTES", "MAKES_ACT"]),
        ["silu", "experts_down"];
    EXPERTS_GROUP "experts_group": "rw", 2 words, [], (["N_EXPERT", "TILE"]), ["experts_group"];
    EXPERTS_UP_TILES "experts_up_tiles": "rrrrrw", 2 words, ["gate", "up"], (EXPERT, TILED), ["silu", "picks", "experts_up_tiles"];
    EXPERTS_DOWN_TILES "experts_down_tiles": "rrrw", 1 words, ["down"], (["DIM", "ROW_BYTES", "FF"], TILED), ["picks", "experts_down_tiles"];
    EXPERTS_SUM "experts_sum": "rw", 1 words, [], (["DIM", "N_USED"]), ["grid", "experts_sum"];
}
