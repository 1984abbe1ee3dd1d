//! All intermediate values of a pass, allocated once for the largest batch.

use ds4_ops::{Backend, HeadsRoom, RowLayout};

use crate::{Error, KvRows, Shape};

/// Buffers of the forward pass. `n` is the largest batch, `m` the most rows whose logits are read back.
pub struct Scratch<B: Backend> {
    /// Largest batch.
    pub n_rows_max: usize,
    /// Most rows with logits in a batch.
    pub n_logits_max: usize,

    /// `(n, N, D)` residual streams.
    pub streams: B::Buf,
    /// `(n, N (N + 2))` mixing vector.
    pub mix: B::Buf,
    /// `(n, N)`.
    pub pre: B::Buf,
    /// `(n, N)`.
    pub post: B::Buf,
    /// `(n, N, N)`.
    pub comb: B::Buf,
    /// `(n, D)` input of the sub-layer; once the experts have read it, the shared one's output.
    pub cur: B::Buf,
    /// `(n, D)` output of the sub-layer.
    pub out: B::Buf,

    /// `(n, q_lora)`.
    pub q_a: B::Buf,
    /// `(n, H, d)`; where there is no query, `(n, N · D)` normalised streams, `(n, K, F)` activations of experts or `(n, G · o_lora)`.
    pub q: B::Buf,
    /// `(n, d)`.
    pub kv: B::Buf,
    /// `(n, widest compressor)`.
    pub compress_kv: B::Buf,
    /// `(n, widest compressor)`.
    pub compress_gate: B::Buf,
    /// `(n, index compressor)`.
    pub index_kv: B::Buf,
    /// `(n, index compressor)`.
    pub index_gate: B::Buf,
    /// `(n, H_I)`.
    pub index_weights: B::Buf,
    /// `(n, top_k)` selected compressed rows.
    pub selected: B::Ints,
    /// `(n, H, d)` attention output; where there is none, `(n, H_I, d_I)` index queries or `(n, K, D)` outputs of experts.
    pub heads: B::Buf,

    /// `(n, E)`.
    pub router: B::Buf,
    /// `(n, K)`.
    pub expert_ids: B::Ints,
    /// `(n, K)`.
    pub expert_weights: B::Buf,
    /// `(n, F)`.
    pub shared_gate: B::Buf,
    /// `(n, F)`.
    pub shared_up: B::Buf,

    /// `(m, N, D)` streams of the rows whose logits are wanted.
    pub logit_streams: B::Buf,
    /// `(m, n_vocab)`.
    pub logits: B::Buf,
}

/// The buffers that several things share: queries and what else, heads and what else.
fn shared<'a>(s: &Shape, n_rows: usize, layouts: &'a [RowLayout]) -> [HeadsRoom<'a>; 2] {
    let attn = s.n_head * s.head_dim;
    let (act, parts) = (s.n_expert_used * s.n_ff, s.n_expert_used * s.n_embd);
    let index = s.indexer.map_or(1, |i| i.n_head * i.dim);
    let spare = (s.n_streams * s.n_embd).max(act).max(s.n_group * s.o_lora);
    [(attn, spare), (attn.max(parts), index)].map(|(width, spare)| HeadsRoom { n_rows, width, spare, layouts })
}

/// The sizes of the other buffers, in values, by the names of [`Scratch`].
fn sizes(s: &Shape, n: usize, m: usize) -> Vec<usize> {
    let streams = s.n_streams * s.n_embd;
    let index_heads = s.indexer.map_or(1, |i| i.n_head);
    let width = s.reach.iter().flat_map(|r| [s.compressor(*r, true), s.index_compressor(*r, true)]);
    let width = width.flatten().map(|c| c.width()).max().unwrap_or(1);
    let index = s.reach.iter().filter_map(|r| s.index_compressor(*r, true)).map(|c| c.width()).max().unwrap_or(1);
    let hyper = [streams, s.n_streams * (s.n_streams + 2), s.n_streams, s.n_streams];
    let hyper = hyper.into_iter().chain([s.n_streams * s.n_streams, s.n_embd, s.n_embd]);
    let attention = [s.q_lora, s.head_dim, width, width, index, index, index_heads];
    let moe = [s.n_expert, s.n_expert_used, s.n_ff, s.n_ff];
    let per_row = hyper.chain(attention).chain(moe).map(|v| v * n);
    per_row.chain([streams * m, s.n_vocab * m]).collect()
}

impl Shape {
    /// Bytes that [`Scratch`] takes for batches of `n_rows` rows and `n_logits` rows of logits, on a backend that takes so many for queries and
    /// heads.
    pub fn scratch_bytes(
        &self,
        n_rows: usize,
        n_logits: usize,
        kv: KvRows,
        heads_bytes: &dyn Fn(&HeadsRoom<'_>) -> usize,
    ) -> usize {
        let ints = n_rows * (self.n_expert_used + self.indexer.map_or(1, |i| i.top_k));
        let shared: usize = shared(self, n_rows, &self.attention_layouts(kv)).iter().map(heads_bytes).sum();
        4 * (sizes(self, n_rows, n_logits).iter().sum::<usize>() + ints) + shared
    }
}

impl<B: Backend> Scratch<B> {
    /// Allocates for batches of up to `n_rows` rows and `n_logits` rows of logits.
    pub fn new(be: &mut B, s: &Shape, n_rows: usize, n_logits: usize, kv: KvRows) -> Result<Scratch<B>, Error> {
        let mut sizes = sizes(s, n_rows, n_logits).into_iter();
        let layouts = s.attention_layouts(kv);
        let [q, heads] = shared(s, n_rows, &layouts);
        let mut buf = |be: &mut B| be.buf(sizes.next().expect("a size for every buffer"));
        // In the order of `sizes`.
        Ok(Scratch {
            n_rows_max: n_rows,
            n_logits_max: n_logits,
            streams: buf(be)?,
            mix: buf(be)?,
            pre: buf(be)?,
            post: buf(be)?,
            comb: buf(be)?,
            cur: buf(be)?,
            out: buf(be)?,
            q_a: buf(be)?,
            q: be.heads_buf(&q)?,
            kv: buf(be)?,
            compress_kv: buf(be)?,
            compress_gate: buf(be)?,
            index_kv: buf(be)?,
            index_gate: buf(be)?,
            index_weights: buf(be)?,
            heads: be.heads_buf(&heads)?,
            router: buf(be)?,
            expert_weights: buf(be)?,
            shared_gate: buf(be)?,
            shared_up: buf(be)?,
            logit_streams: buf(be)?,
            logits: buf(be)?,
            expert_ids: be.ints(n_rows * s.n_expert_used)?,
            selected: be.ints(n_rows * s.indexer.map_or(1, |i| i.top_k))?,
        })
    }
}
