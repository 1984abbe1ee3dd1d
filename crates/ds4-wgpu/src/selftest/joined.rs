//! Whether workgroups always see what others of their launch wrote: work of V4 Flash's size, again and again.

use bytes::Bytes;
use ds4_ops::op::hyper::{Hyper, Pre};
use ds4_ops::op::matmul::MatMul;
use ds4_ops::op::prepare::{Prepare, PrepareShape};
use ds4_ops::op::rope::{RopeTail, Turn};
use ds4_ops::op::round::Rounding;
use ds4_ops::{Backend, DeviceError, Format, Step};

use crate::{Buf, Ints, Matrix, Wgpu};

/// Runs on their way at a time.
const AT_ONCE: usize = 8;
const N_STREAMS: usize = 4;
const HEAD_DIM: usize = 512;
const N_ROT: usize = 64;
const EPS: f32 = 1e-6;

/// Values between -1 and 1 that repeat after a while.
fn values(n: usize, seed: u32) -> Vec<f32> {
    super::random(seed).map(|word| (word >> 8) as f32 / (1 << 23) as f32 - 1.0).take(n).collect()
}

/// What a run leaves.
struct Outputs {
    cur: Buf,
    q_a: Buf,
    kv: Buf,
}

/// What runs read and what they need on the way.
struct Rig {
    project: Matrix,
    q_a: Matrix,
    kv: Matrix,
    /// By turns, so that what a run before left is not what is to be seen.
    streams: [Buf; 2],
    base: Buf,
    scale: Buf,
    norm: Buf,
    freqs: Buf,
    between: [Buf; 5],
    step: Step<Ints>,
}

impl Rig {
    fn new(be: &mut Wgpu, dim: usize) -> Result<Rig, DeviceError> {
        let n_mix = N_STREAMS * (N_STREAMS + 2);
        let mut matrix = |out: usize, cols: usize| {
            let weights: Vec<f32> = values(4096, out as u32).iter().map(|v| v / 8.0).collect();
            let mut piece = Vec::new();
            Format::F16.encode_row(&weights, None, &mut piece);
            let bytes = piece.iter().copied().cycle().take(out * Format::F16.row_bytes(cols)).collect::<Vec<_>>();
            be.matrix(Format::F16, out, cols, Bytes::from(bytes))
        };
        let (project, q_a, kv) = (matrix(n_mix, N_STREAMS * dim)?, matrix(dim / 4, dim)?, matrix(HEAD_DIM, dim)?);
        let mut buf = |values: &[f32]| {
            let mut buf = be.buf(values.len())?;
            be.write(values, &mut buf, 0);
            Ok::<_, DeviceError>(buf)
        };
        let streams = [buf(&values(N_STREAMS * dim, 1))?, buf(&values(N_STREAMS * dim, 2))?];
        let (base, scale) = (buf(&values(n_mix, 3))?, buf(&values(3, 4))?);
        let (norm, freqs) = (buf(&values(dim.max(HEAD_DIM), 5))?, buf(&values(N_ROT, 6))?);
        let between = [N_STREAMS * dim, n_mix, N_STREAMS, N_STREAMS, N_STREAMS * N_STREAMS];
        let [wide, mix, pre, post, comb] = between.map(|n| buf(&vec![0.0; n]));
        let between = [wide?, mix?, pre?, post?, comb?];
        let mut int = |value: i32| {
            let mut ints = be.ints(1)?;
            be.write_ints(&[value], &mut ints, 0);
            Ok::<_, DeviceError>(ints)
        };
        let step = Step {
            n_rows: 1,
            token: int(0)?,
            pos: int(77)?,
            slot: int(0)?,
            lead: int(0)?,
            trail: int(0)?,
            pages: int(0)?,
            pages_per_slot: 1,
            page_tokens: 256,
            n_logits: 0,
            logit_rows: int(0)?,
        };
        Ok(Rig { project, q_a, kv, streams, base, scale, norm, freqs, between, step })
    }

    /// Mixes streams and goes on to what is cached and queried, as a layer of decode begins.
    fn run(&mut self, be: &mut Wgpu, dim: usize, turn: usize, out: &mut Outputs) {
        let [wide, mix, pre, post, comb] = &mut self.between;
        let x = Pre {
            project: &self.project,
            base: &self.base,
            scale: &self.scale,
            norm: &self.norm,
            streams: &self.streams[turn],
            wide,
            mix,
            pre,
            post,
            comb,
            out: &mut out.cur,
        };
        be.hyper_pre(x, 1, Hyper { n_streams: N_STREAMS, dim, n_sinkhorn: 20, eps: EPS }, EPS);
        be.matmuls(&out.cur, MatMul::rows(1), &mut [(&self.q_a, &mut out.q_a), (&self.kv, &mut out.kv)]);
        let (q_a_norm, kv_norm) = (&self.norm, &self.norm);
        let (q_a, kv, freqs) = (&mut out.q_a, &mut out.kv, &self.freqs);
        let x = Prepare { q_a, q_a_norm, kv, kv_norm, freqs, compressors: Vec::new() };
        let row = RopeTail { n_head: 1, head_dim: HEAD_DIM, n_rot: N_ROT, turn: Turn::Forward };
        let rounding = Rounding::Kv { block: 64, n_rot: N_ROT };
        be.prepare_rows(x, &self.step, PrepareShape { q_lora: dim / 4, row, rounding, eps: EPS });
    }
}

/// How many of `n` runs give other bits than the first with the same inputs.
///
/// # Errors
/// When the device fails.
pub(super) fn n_differing(be: &mut Wgpu, dim: usize, n: usize) -> Result<usize, DeviceError> {
    let mut rig = Rig::new(be, dim)?;
    let sizes = [dim, dim / 4, HEAD_DIM];
    let mut outputs = Vec::new();
    for _ in 0..AT_ONCE {
        let [cur, q_a, kv] = sizes.map(|n| be.buf(n));
        outputs.push(Outputs { cur: cur?, q_a: q_a?, kv: kv? });
    }
    let mut first: [Option<Vec<u32>>; 2] = [None, None];
    let mut differing = 0;
    for round in 0..n.div_ceil(AT_ONCE) {
        for (i, out) in outputs.iter_mut().enumerate() {
            rig.run(be, dim, (round + i) % 2, out);
        }
        for (i, out) in outputs.iter().enumerate() {
            let mut found = Vec::new();
            for (buf, n) in [&out.cur, &out.q_a, &out.kv].into_iter().zip(sizes) {
                let mut values = vec![0.0; n];
                be.read(buf, 0, &mut values)?;
                found.extend(values.into_iter().map(f32::to_bits));
            }
            match &first[(round + i) % 2] {
                None => first[(round + i) % 2] = Some(found),
                Some(first) => differing += usize::from(*first != found),
            }
        }
    }
    be.submit()?;
    Ok(differing)
}
