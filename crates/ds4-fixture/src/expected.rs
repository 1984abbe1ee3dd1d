//! The expected outputs of section 14 of the model specification, computed in float64.
//!
//! Feed [`prompt`](crate::prompt) to the model from position 0, in one pass or token by token, and compare:
//!
//! ```
//! for expected in ds4_fixture::expected::BOTH {
//!     for logits in &expected.logits {
//!         assert!(logits.pos < ds4_fixture::prompt().len());
//!     }
//! }
//! ```

/// All expected outputs for one setting of the simulation.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    /// Whether KV rows are rounded to FP8 and indexer rows and queries to FP4.
    pub simulation: bool,
    /// Absolute difference to allow an f32 engine. With the simulation single codes may flip, so it is wide.
    pub tolerance: f64,
    /// Logits after some positions of the prompt.
    pub logits: [Logits; 6],
    /// Logits of the MTP block.
    pub mtp: Mtp,
    /// The four residual streams after each layer, at some positions.
    pub streams: [Streams; 3],
    /// Rows of the compressed caches after the whole prompt, of the two ratio-4 layers.
    pub rows: [Rows; 2],
    /// Compressed rows which the indexer of layer 2 selects at position 299, best score first.
    pub selected: [u32; 16],
}

/// The logits after one position.
#[derive(Clone, Copy, Debug)]
pub struct Logits {
    /// Position, from 0.
    pub pos: usize,
    /// Token with the largest logit.
    pub argmax: usize,
    /// The largest logit.
    pub max: f64,
    /// Logits of tokens 0 to 5.
    pub first: [f64; 6],
    /// L2 norm of all 512 logits.
    pub norm: f64,
}

/// The logits of the MTP block, run over positions 0 to `pos`: position t combines the main model's streams after the
/// last layer at t with prompt token t + 1.
#[derive(Clone, Copy, Debug)]
pub struct Mtp {
    /// The position these logits belong to.
    pub pos: usize,
    /// The token combined with the streams of `pos`: prompt token `pos + 1`.
    pub token: u32,
    /// Token with the largest logit.
    pub argmax: usize,
    /// The largest logit.
    pub max: f64,
    /// Logits of tokens 0 to 3.
    pub first: [f64; 4],
}

/// The streams at one position, after each of the six layers.
#[derive(Clone, Copy, Debug)]
pub struct Streams {
    /// Position, from 0.
    pub pos: usize,
    /// After layer 0, 1, ...
    pub layers: [Probe; 6],
}

/// Three numbers that identify the streams `H`, (4, 256).
#[derive(Clone, Copy, Debug)]
pub struct Probe {
    /// L2 norm of all 1024 values.
    pub norm: f64,
    /// `H[0][0]`.
    pub first: f64,
    /// `H[3][255]`.
    pub last: f64,
}

/// Compressed rows of one layer after all 300 tokens.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// The layer.
    pub layer: usize,
    /// Number of rows, in the attention cache and in the index cache.
    pub n_rows: usize,
    /// Elements [`ATTENTION_ELEMENTS`] of attention row 0.
    pub attention_row_0: [f64; 5],
    /// Elements 0 to 3 of index row 74.
    pub index_row_74: [f64; 4],
}

/// Which elements of the attention row are listed: three that the simulation rounds, two that are rotated.
pub const ATTENTION_ELEMENTS: [usize; 5] = [0, 1, 2, 64, 65];

/// Both settings, to loop over.
pub const BOTH: [&Expected; 2] = [&SIMULATION_OFF, &SIMULATION_ON];

/// Without the quantisation simulation.
pub const SIMULATION_OFF: Expected = Expected {
    simulation: false,
    tolerance: 1e-4,
    logits: [
        Logits {
            pos: 0,
            argmax: 60,
            max: 4.12172,
            first: [0.179502, -0.390161, -0.174859, 0.392082, 0.930964, 2.176678],
            norm: 28.674059,
        },
        Logits {
            pos: 3,
            argmax: 488,
            max: 4.177005,
            first: [1.61352, 0.703089, -1.574973, -2.09622, 0.330598, 0.39528],
            norm: 27.930439,
        },
        Logits {
            pos: 127,
            argmax: 8,
            max: 3.516385,
            first: [1.526099, 1.549757, 0.421727, -1.084337, 1.840802, -0.945334],
            norm: 26.917949,
        },
        Logits {
            pos: 128,
            argmax: 468,
            max: 3.938752,
            first: [-0.185412, 1.403906, 0.214436, 0.056916, 3.172247, 0.909761],
            norm: 28.780927,
        },
        Logits {
            pos: 255,
            argmax: 297,
            max: 3.745469,
            first: [1.334924, 0.854677, 0.043815, 1.509073, 0.596445, 0.660237],
            norm: 27.887717,
        },
        Logits {
            pos: 299,
            argmax: 359,
            max: 4.272358,
            first: [0.211223, 1.197715, -1.707837, -1.731849, 1.947181, -1.341494],
            norm: 27.62637,
        },
    ],
    mtp: Mtp { pos: 39, token: 109, argmax: 140, max: 4.140397, first: [-2.621469, 3.102668, -2.939217, 0.279496] },
    streams: [
        Streams {
            pos: 0,
            layers: [
                Probe { norm: 63.448024, first: -2.791208, last: 3.3688 },
                Probe { norm: 80.342935, first: -6.110773, last: 3.351077 },
                Probe { norm: 91.413126, first: -3.706222, last: 2.792161 },
                Probe { norm: 102.193187, first: -4.88653, last: 4.545333 },
                Probe { norm: 122.233099, first: -5.358429, last: 3.812966 },
                Probe { norm: 134.274625, first: -6.271666, last: 4.461208 },
            ],
        },
        Streams {
            pos: 127,
            layers: [
                Probe { norm: 58.057252, first: 0.086156, last: 1.408596 },
                Probe { norm: 76.699231, first: 0.837918, last: 1.736299 },
                Probe { norm: 86.486929, first: 0.436654, last: -0.052694 },
                Probe { norm: 94.574567, first: 2.757143, last: -0.117683 },
                Probe { norm: 108.860568, first: 1.88547, last: 3.134645 },
                Probe { norm: 116.609153, first: 1.891106, last: 4.773441 },
            ],
        },
        Streams {
            pos: 299,
            layers: [
                Probe { norm: 48.117892, first: -0.376918, last: -0.180121 },
                Probe { norm: 61.242642, first: 1.054094, last: 1.612871 },
                Probe { norm: 76.22309, first: 0.697428, last: 2.384693 },
                Probe { norm: 88.233871, first: 0.087913, last: 3.408854 },
                Probe { norm: 98.6662, first: 0.193171, last: 5.18361 },
                Probe { norm: 109.530427, first: -0.888893, last: 1.051085 },
            ],
        },
    ],
    rows: [
        Rows {
            layer: 2,
            n_rows: 75,
            attention_row_0: [-0.192138, -0.025371, 0.103049, 0.490109, 0.388565],
            index_row_74: [0.799458, -1.783176, 1.137247, -0.607919],
        },
        Rows {
            layer: 4,
            n_rows: 75,
            attention_row_0: [-0.775295, 0.326108, 0.005436, -0.462219, 2.001386],
            index_row_74: [-0.563743, -0.903449, -0.444273, 0.235879],
        },
    ],
    selected: [57, 1, 22, 27, 49, 35, 30, 37, 39, 70, 63, 24, 25, 72, 20, 9],
};

/// With the quantisation simulation (sections 5.1 and 5.2).
pub const SIMULATION_ON: Expected = Expected {
    simulation: true,
    tolerance: 5e-2,
    logits: [
        Logits {
            pos: 0,
            argmax: 60,
            max: 4.098132,
            first: [0.27791, -0.431797, -0.170255, 0.447292, 1.008406, 2.198571],
            norm: 28.669957,
        },
        Logits {
            pos: 3,
            argmax: 488,
            max: 4.17076,
            first: [1.738848, 0.719373, -1.536559, -2.079138, 0.356402, 0.381153],
            norm: 27.899822,
        },
        Logits {
            pos: 127,
            argmax: 8,
            max: 3.541636,
            first: [1.476801, 1.524286, 0.367348, -1.109411, 1.836897, -0.931715],
            norm: 27.001557,
        },
        Logits {
            pos: 128,
            argmax: 468,
            max: 3.92745,
            first: [-0.229678, 1.44193, 0.172092, 0.080043, 3.188526, 0.90722],
            norm: 28.719733,
        },
        Logits {
            pos: 255,
            argmax: 297,
            max: 3.726881,
            first: [1.327744, 0.905931, 0.048489, 1.530908, 0.587023, 0.617724],
            norm: 27.853617,
        },
        Logits {
            pos: 299,
            argmax: 359,
            max: 4.203145,
            first: [0.168105, 1.183189, -1.684526, -1.662745, 1.916523, -1.319087],
            norm: 27.570472,
        },
    ],
    mtp: Mtp { pos: 39, token: 109, argmax: 140, max: 4.126359, first: [-2.686451, 3.092213, -3.016508, 0.385222] },
    streams: [
        Streams {
            pos: 0,
            layers: [
                Probe { norm: 63.465478, first: -2.779335, last: 3.366378 },
                Probe { norm: 80.414967, first: -6.091672, last: 3.411597 },
                Probe { norm: 91.312033, first: -3.698566, last: 2.859688 },
                Probe { norm: 101.872929, first: -4.732398, last: 4.660872 },
                Probe { norm: 121.734917, first: -5.201694, last: 3.973238 },
                Probe { norm: 134.089546, first: -6.129238, last: 4.510191 },
            ],
        },
        Streams {
            pos: 127,
            layers: [
                Probe { norm: 58.010922, first: 0.074923, last: 1.391826 },
                Probe { norm: 76.59205, first: 0.790715, last: 1.70104 },
                Probe { norm: 86.451528, first: 0.389744, last: -0.10766 },
                Probe { norm: 94.516757, first: 2.705083, last: -0.143138 },
                Probe { norm: 108.697259, first: 1.705535, last: 3.097476 },
                Probe { norm: 116.547593, first: 1.692808, last: 4.649178 },
            ],
        },
        Streams {
            pos: 299,
            layers: [
                Probe { norm: 48.196327, first: -0.386841, last: -0.164943 },
                Probe { norm: 61.305783, first: 1.043953, last: 1.617472 },
                Probe { norm: 76.261555, first: 0.701185, last: 2.386992 },
                Probe { norm: 88.215972, first: 0.119733, last: 3.448242 },
                Probe { norm: 98.772473, first: 0.200403, last: 5.358535 },
                Probe { norm: 109.355016, first: -1.152492, last: 1.394894 },
            ],
        },
    ],
    rows: [
        Rows {
            layer: 2,
            n_rows: 75,
            attention_row_0: [-0.15625, -0.021484, 0.117188, 0.481184, 0.393804],
            index_row_74: [1.5, 0.0, -0.25, 0.25],
        },
        Rows {
            layer: 4,
            n_rows: 75,
            attention_row_0: [-0.8125, 0.40625, 0.025391, -0.437465, 2.013682],
            index_row_74: [0.75, 0.75, -1.0, -1.0],
        },
    ],
    selected: [57, 1, 35, 22, 27, 30, 70, 49, 39, 25, 24, 20, 72, 59, 21, 37],
};
