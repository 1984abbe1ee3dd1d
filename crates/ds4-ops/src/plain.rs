//! The backend made of the plain references: the definition that every device is compared with.

use bytes::Bytes;
use ds4_quant::Format;

use crate::op::{
    attend, compress, embed, experts, hyper, index_select, matmul, norm, ring, rope, round, route, swiglu,
};
use crate::{Backend, DeviceError, HostRows, HostStep, RowLayout};

/// Single-threaded, obvious, slow.
#[derive(Debug, Default)]
pub struct Plain;

/// A matrix that is decoded a row at a time, whenever it is needed.
#[derive(Clone, Debug)]
pub struct PlainMatrix {
    /// Block format of the rows.
    pub format: Format,
    /// Rows.
    pub out: usize,
    /// Values in a row.
    pub cols: usize,
    /// The rows, one after the other.
    pub bytes: Bytes,
}

impl PlainMatrix {
    /// Checks that `bytes` is exactly `out` rows of `cols` values.
    pub fn new(format: Format, out: usize, cols: usize, bytes: Bytes) -> PlainMatrix {
        assert_eq!(bytes.len(), out * format.row_bytes(cols), "matrix {out} x {cols} in {}", format.name());
        PlainMatrix { format, out, cols, bytes }
    }

    /// The bytes of row `i`.
    pub fn row_bytes(&self, i: usize) -> &[u8] {
        let n = self.format.row_bytes(self.cols);
        &self.bytes[i * n..][..n]
    }

    fn row(&self, i: usize) -> Vec<f32> {
        let mut row = vec![0.0; self.cols];
        self.format.decode_row(self.row_bytes(i), &mut row);
        row
    }
}

type Buf = Vec<f32>;
type Ints = Vec<i32>;

impl Backend for Plain {
    type Buf = Buf;
    type Ints = Ints;
    type Matrix = PlainMatrix;
    type Rows = HostRows;

    fn name(&self) -> String {
        "plain reference".into()
    }

    fn buf(&mut self, len: usize) -> Result<Buf, DeviceError> {
        Ok(vec![0.0; len])
    }

    fn ints(&mut self, len: usize) -> Result<Ints, DeviceError> {
        Ok(vec![0; len])
    }

    fn matrix(&mut self, format: Format, out: usize, cols: usize, bytes: Bytes) -> Result<PlainMatrix, DeviceError> {
        Ok(PlainMatrix::new(format, out, cols, bytes))
    }

    fn rows(&mut self, layout: RowLayout, n: usize) -> Result<HostRows, DeviceError> {
        Ok(HostRows::new(layout, n))
    }

    fn write_rows(&mut self, bytes: &[u8], rows: &mut HostRows, first: usize) {
        rows.write(bytes, first);
    }

    fn copy_rows(&mut self, rows: &mut HostRows, from: usize, to: usize, n: usize) {
        rows.copy(from, to, n);
    }

    fn read_rows(&mut self, rows: &HostRows, first: usize, bytes: &mut [u8]) -> Result<(), DeviceError> {
        rows.read(first, bytes);
        Ok(())
    }

    fn write(&mut self, values: &[f32], buf: &mut Buf, at: usize) {
        buf[at..at + values.len()].copy_from_slice(values);
    }

    fn write_ints(&mut self, values: &[i32], ints: &mut Ints, at: usize) {
        ints[at..at + values.len()].copy_from_slice(values);
    }

    fn read(&mut self, buf: &Buf, at: usize, values: &mut [f32]) -> Result<(), DeviceError> {
        values.copy_from_slice(&buf[at..at + values.len()]);
        Ok(())
    }

    fn read_ints(&mut self, ints: &Ints, at: usize, values: &mut [i32]) -> Result<(), DeviceError> {
        values.copy_from_slice(&ints[at..at + values.len()]);
        Ok(())
    }

    fn submit(&mut self) -> Result<(), DeviceError> {
        Ok(())
    }

    fn embed(&mut self, table: &PlainMatrix, step: &HostStep, p: embed::Embed, out: &mut Buf) {
        for (token, out) in step.token[..step.n_rows].iter().zip(out.chunks_exact_mut(p.n_streams * p.dim)) {
            embed::row(&table.row(*token as usize), out);
        }
    }

    fn matmul(&mut self, w: &PlainMatrix, x: &Buf, p: matmul::MatMul, y: &mut Buf) {
        let per_group = w.out / p.n_groups;
        for o in 0..w.out {
            let weights = w.row(o);
            for n in 0..p.n_rows {
                let at = (n * p.n_groups + o / per_group) * w.cols;
                y[n * w.out + o] = matmul::dot(&weights, &x[at..at + w.cols]);
            }
        }
    }

    fn rms_norm(&mut self, x: &Buf, weight: Option<&Buf>, p: norm::RmsNorm, out: &mut Buf) {
        for (x, out) in x.chunks_exact(p.dim).zip(out.chunks_exact_mut(p.dim)).take(p.n_rows) {
            norm::row(x, weight.map(|w| &w[..p.dim]), p.eps, out);
        }
    }

    fn rms_norm_in_place(&mut self, x: &mut Buf, weight: Option<&Buf>, p: norm::RmsNorm) {
        for x in x.chunks_exact_mut(p.dim).take(p.n_rows) {
            norm::row_in_place(x, weight.map(|w| &w[..p.dim]), p.eps);
        }
    }

    fn rope_tail(&mut self, x: &mut Buf, freqs: &Buf, step: &HostStep, p: rope::RopeTail) {
        let mut scratch = vec![0.0; p.n_rot];
        for (pos, x) in step.pos[..step.n_rows].iter().zip(x.chunks_exact_mut(p.n_head * p.head_dim)) {
            rope::row(x, *pos as usize, freqs, &p, &mut scratch);
        }
    }

    fn round(&mut self, x: &mut Buf, n_rows: usize, dim: usize, rounding: round::Rounding) {
        x.chunks_exact_mut(dim).take(n_rows).for_each(|x| round::row(x, rounding));
    }

    fn hyper_coefficients(
        &mut self,
        mix: &Buf,
        base: &Buf,
        scale: &Buf,
        n_rows: usize,
        p: hyper::Hyper,
        pre: &mut Buf,
        post: &mut Buf,
        comb: &mut Buf,
    ) {
        let (n, m) = (p.n_streams, p.n_mix());
        for r in 0..n_rows {
            let (pre, post) = (&mut pre[r * n..][..n], &mut post[r * n..][..n]);
            hyper::coefficients(&mix[r * m..][..m], base, scale, &p, pre, post, &mut comb[r * n * n..][..n * n]);
        }
    }

    fn hyper_head_coefficients(
        &mut self,
        mix: &Buf,
        base: &Buf,
        scale: &Buf,
        n_rows: usize,
        p: hyper::Hyper,
        pre: &mut Buf,
    ) {
        let n = p.n_streams;
        for (mix, pre) in mix.chunks_exact(n).zip(pre.chunks_exact_mut(n)).take(n_rows) {
            hyper::head_coefficients(mix, base, scale[0], p.eps, pre);
        }
    }

    fn hyper_collapse(&mut self, streams: &Buf, pre: &Buf, n_rows: usize, p: hyper::Hyper, out: &mut Buf) {
        let n = p.n_streams;
        for (r, out) in out.chunks_exact_mut(p.dim).take(n_rows).enumerate() {
            hyper::collapse(&streams[r * n * p.dim..][..n * p.dim], &pre[r * n..][..n], out);
        }
    }

    fn hyper_expand(&mut self, y: &Buf, post: &Buf, comb: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        let n = p.n_streams;
        let mut scratch = vec![0.0; n * p.dim];
        for (r, streams) in streams.chunks_exact_mut(n * p.dim).take(n_rows).enumerate() {
            let (post, comb) = (&post[r * n..][..n], &comb[r * n * n..][..n * n]);
            hyper::expand(&y[r * p.dim..][..p.dim], streams, post, comb, &mut scratch);
        }
    }

    fn ring_store(&mut self, x: &Buf, step: &HostStep, p: ring::Ring, ring: &mut Buf) {
        ring::store(x, ring, step, &p);
    }

    fn compress(&mut self, x: compress::Inputs<'_, Buf>, step: &HostStep, p: compress::Compress, rows: &mut HostRows) {
        let mut out = vec![0.0; p.dim];
        for r in 0..step.n_rows {
            if let Some(block) = compress::row(r, &x, step, &p, &mut out) {
                rows.set(step.paged_row(r, block, p.ratio), &out);
            }
        }
    }

    fn index_select(
        &mut self,
        q: &Buf,
        weights: &Buf,
        rows: &HostRows,
        step: &HostStep,
        p: index_select::IndexSelect,
        selected: &mut Ints,
    ) {
        for (r, out) in selected.chunks_exact_mut(p.top_k).take(step.n_rows).enumerate() {
            index_select::row(r, q, weights, rows, step, &p, out);
        }
    }

    fn attend(&mut self, x: attend::HostInputs<'_>, step: &HostStep, p: attend::Attend, out: &mut Buf) {
        for (r, out) in out.chunks_exact_mut(p.n_head * p.head_dim).take(step.n_rows).enumerate() {
            attend::row(r, &x, step, &p, out);
        }
    }

    fn route(
        &mut self,
        logits: &Buf,
        choice: route::Choice<'_, Buf, Ints>,
        step: &HostStep,
        p: route::Route,
        ids: &mut Ints,
        weights: &mut Buf,
    ) {
        route::rows(logits, choice, step, &p, ids, weights);
    }

    fn experts(
        &mut self,
        w: experts::Weights<'_, PlainMatrix>,
        x: &Buf,
        ids: &Ints,
        weights: &Buf,
        p: experts::Experts,
        _scratch: experts::Scratch<'_, Buf>,
        y: &mut Buf,
    ) {
        for n in 0..p.n_rows {
            let (x, y) = (&x[n * p.dim..][..p.dim], &mut y[n * p.dim..][..p.dim]);
            y.fill(0.0);
            for k in n * p.n_used..(n + 1) * p.n_used {
                let e = ids[k] as usize;
                let act: Vec<f32> = (e * p.dim_ff..(e + 1) * p.dim_ff)
                    .map(|f| (matmul::dot(&w.gate.row(f), x), matmul::dot(&w.up.row(f), x)))
                    .map(|(g, u)| swiglu::value(g, u, p.clamp) * weights[k])
                    .collect();
                y.iter_mut().enumerate().for_each(|(d, y)| *y += matmul::dot(&w.down.row(e * p.dim + d), &act));
            }
        }
    }

    fn swiglu_in_place(&mut self, gate: &mut Buf, up: &Buf, len: usize, clamp: f32) {
        swiglu::row_in_place(&mut gate[..len], &up[..len], clamp);
    }

    fn add(&mut self, x: &Buf, len: usize, y: &mut Buf) {
        y[..len].iter_mut().zip(&x[..len]).for_each(|(y, x)| *y += x);
    }

    fn add_to_streams(&mut self, z: &Buf, n_rows: usize, p: hyper::Hyper, streams: &mut Buf) {
        hyper::add_to_streams(z, n_rows, &p, streams);
    }

    fn gather_logit_rows(&mut self, x: &Buf, step: &HostStep, dim: usize, out: &mut Buf) {
        for (r, out) in step.logit_rows[..step.n_logits].iter().zip(out.chunks_exact_mut(dim)) {
            out.copy_from_slice(&x[*r as usize * dim..][..dim]);
        }
    }
}
