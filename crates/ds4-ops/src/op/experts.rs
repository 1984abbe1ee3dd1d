//! Routed experts: `y[n] = Σ_k W2_e (silu(min(W1_e x, c)) · clamp(W3_e x, −c, c) · w_k)`, `e = ids[n, k]`, added in the order of `k`.
//!
//! Expert `e` of a stacked matrix is its rows `e · out .. (e + 1) · out`. A batch streams each expert's weights once, whatever
//! number of tokens chose it.

use super::route::Choice;
use crate::{Cost, Format};

/// Shape of the routed experts.
#[derive(Clone, Copy, Debug)]
pub struct Experts {
    /// Tokens.
    pub n_rows: usize,
    /// Experts in the layer.
    pub n_expert: usize,
    /// Experts per token.
    pub n_used: usize,
    /// Values in a token's row (`D`).
    pub dim: usize,
    /// Values between the two products (`F`).
    pub dim_ff: usize,
    /// Limit of the gate from above and of `up` on both sides.
    pub clamp: f32,
}

impl Experts {
    /// Each of the `n_distinct` experts in use is read once.
    pub fn cost(&self, gate_up: Format, down: Format, n_distinct: usize) -> Cost {
        let expert = 2 * self.dim_ff * gate_up.row_bytes(self.dim) + self.dim * down.row_bytes(self.dim_ff);
        let flops = self.n_rows * self.n_used * 6 * self.dim * self.dim_ff;
        Cost::new(n_distinct * expert + self.n_rows * self.dim * 8, flops)
    }
}

/// The stacked weights, `M` being a matrix of the backend.
#[derive(Debug)]
pub struct Weights<'a, M> {
    /// `(n_expert · dim_ff, dim)`, `W1`.
    pub gate: &'a M,
    /// `(n_expert · dim_ff, dim)`, `W3`.
    pub up: &'a M,
    /// `(n_expert · dim, dim_ff)`, `W2`.
    pub down: &'a M,
}

/// Intermediate values of the routed experts, `V` being a float buffer of the backend.
#[derive(Debug)]
pub struct Scratch<'a, V> {
    /// `(n_rows · n_used, dim_ff)` activations between the two products.
    pub act: &'a mut V,
    /// `(n_rows · n_used, dim)` contributions before they are added up.
    pub parts: &'a mut V,
}

/// A whole mixture: routed experts and the shared one. `M` is a matrix, `V` a float and `I` an integer buffer of the backend.
#[derive(Debug)]
pub struct Mixture<'a, M, V, I> {
    /// `(n, n_expert)` the router's logits.
    pub logits: &'a V,
    /// How experts are chosen.
    pub choice: Choice<'a, V, I>,
    /// `(n, D)` the tokens; overwritten.
    pub x: &'a mut V,
    /// The routed experts.
    pub experts: Weights<'a, M>,
    /// `(n, F)` the shared expert's gate; overwritten.
    pub shared_gate: &'a mut V,
    /// `(n, F)` its other product.
    pub shared_up: &'a V,
    /// `(D, F)`.
    pub shared_down: &'a M,
    /// `(n, n_used)`, scratch.
    pub ids: &'a mut I,
    /// `(n, n_used)`, scratch.
    pub weights: &'a mut V,
    /// `(n · n_used, F)`, scratch.
    pub act: &'a mut V,
    /// `(n · n_used, D)`, scratch.
    pub parts: &'a mut V,
    /// `(n, D)` the sum of all.
    pub out: &'a mut V,
}

/// Which tokens chose each expert: `(token, k)` pairs grouped by expert, in order of token within an expert.
#[derive(Debug, Default)]
pub struct Groups {
    /// `n_expert + 1` offsets into `picks`.
    pub starts: Vec<usize>,
    /// Flattened `token · n_used + k`.
    pub picks: Vec<usize>,
}

impl Groups {
    /// Regroups `ids (n_rows, n_used)`.
    pub fn fill(&mut self, ids: &[i32], n_expert: usize) {
        self.starts.clear();
        self.starts.resize(n_expert + 1, 0);
        ids.iter().for_each(|e| self.starts[*e as usize + 1] += 1);
        (0..n_expert).for_each(|e| self.starts[e + 1] += self.starts[e]);
        self.picks.resize(ids.len(), 0);
        let mut next = self.starts.clone();
        for (pick, e) in ids.iter().enumerate() {
            self.picks[next[*e as usize]] = pick;
            next[*e as usize] += 1;
        }
    }

    /// The picks of expert `e`.
    pub fn of(&self, e: usize) -> &[usize] {
        &self.picks[self.starts[e]..self.starts[e + 1]]
    }
}
