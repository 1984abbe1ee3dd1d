//! Products of some weight rows with some rows of activations: what matrix products and experts are made of, in either
//! precision.

use ds4_ops::{Format, PlainMatrix};

use crate::simd::int::{ActFormat, Acts, PANEL, Panel, TileScratch};
use crate::simd::{Rows, RowsMut};
use crate::{Core, Floats, Precision, lock};

/// Decoded weights that a task keeps at hand, in values: 768 KiB of a second-level cache of 1 MiB or more. All rows of
/// activations pass by for every task, mostly from the last cache, so a task should have many weights to meet them.
const STRIP_VALUES: usize = 192 * 1024;
/// Weights that a task reads when there are few rows of activations: a microsecond or two, against which what a task costs
/// is little, and which waiting for the last task may cost.
const STRIP_BYTES: usize = 64 << 10;
/// Weight rows of a product until it is another's turn: a few strips of tiles.
const TURN_ROWS: usize = 256;
/// Rows of activations from which on it is quicker to decode weights first.
const DECODE_ROWS_MIN: usize = 4;

/// What one worker computes products in. Grows to the largest and is kept.
#[derive(Default)]
pub(crate) struct Workspace {
    decoded: Floats,
    /// The rows of the panel that is filled.
    acts: Acts,
    panels: Vec<Panel>,
    tiles: TileScratch,
}

/// The activations of a product.
#[derive(Clone, Copy)]
pub(crate) enum Inputs<'a> {
    /// f32 rows; weights are decoded.
    Floats(Rows<'a>),
    /// The rows `index` of int8 activations.
    Int8 { acts: &'a Acts, index: &'a [u32] },
    /// Int8 activations that lie side by side already.
    Panels(&'a [Panel]),
}

impl Core {
    /// What the activations of products with `w` become; none for f32.
    pub(crate) fn act_format(&self, w: &PlainMatrix) -> Option<ActFormat> {
        match self.precision {
            Precision::F32 => None,
            Precision::Int8 => ActFormat::partner(w.format),
        }
    }

    /// Quantizes the rows of `x`, all threads sharing the work.
    pub(crate) fn quantize(&self, format: ActFormat, x: &[f32], cols: usize, acts: &mut Acts) {
        acts.reset(format, x.len() / cols, cols);
        let mut rows: Vec<_> = acts.rows_mut().collect();
        self.pool.for_each(&mut rows, |r, _, row| self.kernels.quantize(&x[r * cols..][..cols], row));
    }

    /// Quantizes the rows `index` of `x`, which have `cols` values, to a panel for products with `weights`. At once, so that
    /// many rows are not written to memory in between.
    pub(crate) fn quantize_to(
        &self,
        panel: &mut Panel,
        worker: usize,
        weights: Format,
        (x, cols): (&[f32], usize),
        index: &[u32],
    ) {
        let acts = &mut lock(&self.workspaces[worker]).acts;
        let format = ActFormat::partner(weights).expect("weights that are multiplied as integers");
        acts.reset(format, index.len(), cols);
        let x = |i: u32| &x[i as usize * cols..][..cols];
        for ((n, mut row), i) in (1..).zip(acts.rows_mut()).zip(index) {
            if let Some(next) = index.get(n) {
                self.kernels.fetch(&x(*next)[..cols.min(1024)]);
            }
            self.kernels.quantize(x(*i), &mut row);
        }
        let all: [u32; PANEL] = std::array::from_fn(|i| i as u32);
        self.kernels.fill_panel(acts, &all[..index.len()], weights, panel);
    }

    /// Rows of `w` that a task takes. They are read once whatever their number; it should leave enough tasks to share, and
    /// with many rows of activations be whole tiles.
    pub(crate) fn strip_rows(&self, w: &PlainMatrix, inputs: &Inputs<'_>) -> usize {
        match inputs {
            Inputs::Floats(x) if x.n_rows() >= DECODE_ROWS_MIN => (STRIP_VALUES / w.cols).clamp(4, 32),
            Inputs::Floats(_) | Inputs::Int8 { .. } => {
                (STRIP_BYTES / w.format.row_bytes(w.cols) / PANEL * PANEL).clamp(PANEL, 4 * PANEL)
            }
            Inputs::Panels(_) => 2 * PANEL,
        }
    }

    /// For each of `products`, `out[t][i]` = row `first + i` of the matrix times row `t` of the inputs, as many weight rows
    /// as `out` has columns.
    pub(crate) fn products<const N: usize>(
        &self,
        worker: usize,
        inputs: Inputs<'_>,
        mut products: [(&PlainMatrix, usize, RowsMut<'_>); N],
    ) {
        if let (Inputs::Int8 { .. }, [(first, ..), others @ ..]) = (&inputs, &products[..])
            && others.iter().any(|(w, ..)| !self.kernels.share_panels(first.format, w.format))
        {
            return products.into_iter().for_each(|product| self.products(worker, inputs, [product]));
        }
        let Workspace { decoded, panels, tiles, .. } = &mut *lock(&self.workspaces[worker]);
        let panels = match inputs {
            Inputs::Floats(x) if x.n_rows() < DECODE_ROWS_MIN && products.iter().all(|(w, ..)| has_no_blocks(w)) => {
                for (w, first, mut out) in products {
                    for t in 0..x.n_rows() {
                        self.kernels.row_dots(w.format, rows(w, first, out.n_cols()), x.row(t), out.row(t));
                    }
                }
                return;
            }
            Inputs::Floats(x) => {
                for (w, first, out) in products {
                    decoded.grow(out.n_cols() * w.cols);
                    let decoded = &mut decoded[..out.n_cols() * w.cols];
                    for (i, row) in decoded.chunks_exact_mut(w.cols).enumerate() {
                        self.kernels.decode_row(w.format, w.row_bytes(first + i), row);
                    }
                    self.kernels.dots(x, Rows::dense(decoded, w.cols), out);
                }
                return;
            }
            Inputs::Int8 { acts, index } if index.len() < self.kernels.tile_rows_min(acts.format()) => {
                for (w, first, mut out) in products {
                    for (t, &row) in index.iter().enumerate() {
                        self.kernels.int_rows(
                            w.format,
                            rows(w, first, out.n_cols()),
                            acts.row(row as usize),
                            out.row(t),
                        );
                    }
                }
                return;
            }
            Inputs::Int8 { acts, index } => {
                let Some((w, ..)) = products.first() else { return };
                let n = index.len().div_ceil(PANEL);
                if panels.len() < n {
                    panels.resize_with(n, Panel::default);
                }
                for (index, panel) in index.chunks(self.kernels.panel_rows(index.len())).zip(&mut *panels) {
                    self.kernels.fill_panel(acts, index, w.format, panel);
                }
                &panels[..n]
            }
            Inputs::Panels(panels) => panels,
        };
        // Tiles fetch what follows their rows. Products take turns, so that each finds fetched what its last turn ended before.
        let n = products.iter().map(|(.., out)| out.n_cols()).max().unwrap_or(0);
        let turn = if N == 1 { n.max(1) } else { TURN_ROWS };
        for from in (0..n).step_by(turn) {
            for (w, first, out) in &mut products {
                let end = out.n_cols().min(from + turn);
                let turn = from.min(end)..end;
                let w_rows = rows(w, *first + from, turn.len());
                self.kernels.int_tiles(w.format, w_rows, w.cols, panels, tiles, out.part(turn));
            }
        }
    }
}

/// Whether the elements of a row are decoded one by one.
fn has_no_blocks(w: &PlainMatrix) -> bool {
    w.format.block_len() == 1
}

/// The bytes of `n` rows of `w` from row `first` on.
fn rows(w: &PlainMatrix, first: usize, n: usize) -> &[u8] {
    let row_bytes = w.format.row_bytes(w.cols);
    &w.bytes[first * row_bytes..][..n * row_bytes]
}
