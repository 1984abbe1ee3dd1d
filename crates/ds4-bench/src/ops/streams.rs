//! What is done to every token's own values: norms, rotations, stream mixing, routing.

use ds4_ops::op::embed::Embed;
use ds4_ops::op::hyper::Hyper;
use ds4_ops::op::norm::RmsNorm;
use ds4_ops::op::rope::{RopeTail, Turn};
use ds4_ops::op::route::{Choice, Route};
use ds4_ops::{Cost, DeviceError, Format};

use super::data::{Kept, buf, step};
use super::{Case, Device, OpsBench, Run, Unit};

pub(super) fn cases<B: Device>(bench: &OpsBench) -> Vec<Case<B>> {
    let (d, pos) = (bench.dims, bench.pos);
    let p = Hyper { n_streams: d.n_streams, dim: d.n_embd, n_sinkhorn: d.n_sinkhorn, eps: 1e-6 };
    let wide = p.n_streams * p.dim;
    let mut cases = Vec::new();
    for n in bench.rows() {
        let embed = Embed { n_streams: d.n_streams, dim: d.n_embd };
        cases.push(case("embed", "token_embd", "F16", n, embed.cost(Format::F16, n), move |be: &mut B, kept| {
            let table = kept.matrices(be, &[(Format::F16, d.n_vocab, d.n_embd, 1)])?;
            let (step, mut out) = (step(be, n, pos, d.n_vocab)?, be.buf(n * wide)?);
            Ok(Box::new(move |be: &mut B| be.embed(&table[0], &step, embed, &mut out)))
        }));

        let norm = RmsNorm { n_rows: n, dim: wide, eps: 1e-6 };
        cases.push(case("rms_norm", &format!("{n} x {wide}"), "F32", n, norm.cost(), move |be: &mut B, _| {
            let (x, mut out) = (buf(be, n * wide)?, be.buf(n * wide)?);
            Ok(Box::new(move |be: &mut B| be.rms_norm(&x, None, norm, &mut out)))
        }));

        let heads = RopeTail { n_head: d.n_head, head_dim: d.head_dim, n_rot: d.n_rot, turn: Turn::Forward };
        let norm = RmsNorm { n_rows: n * d.n_head, dim: d.head_dim, eps: 1e-6 };
        cases.push(case(
            "query_heads",
            &format!("{} x {}", d.n_head, d.head_dim),
            "F32",
            n,
            norm.cost(),
            move |be: &mut B, _| {
                let (mut q, freqs) = (buf(be, n * d.n_head * d.head_dim)?, buf(be, d.n_rot)?);
                let step = step(be, n, pos, d.n_vocab)?;
                Ok(Box::new(move |be: &mut B| be.query_heads(&mut q, &freqs, &step, heads, 1e-6)))
            },
        ));

        let what = format!("{} x {}", p.n_streams, p.dim);
        let mixed = Cost::new(4 * n * (p.n_mix() * 2 + 1), n * p.n_sinkhorn * 4 * p.n_streams * p.n_streams);
        cases.push(case("hyper_coefficients", &what, "F32", n, mixed, move |be: &mut B, _| {
            let (mix, base, scale) = (buf(be, n * p.n_mix())?, buf(be, p.n_mix())?, buf(be, 3)?);
            let (mut pre, mut post) = (be.buf(n * p.n_streams)?, be.buf(n * p.n_streams)?);
            let mut comb = be.buf(n * p.n_streams * p.n_streams)?;
            Ok(Box::new(move |be: &mut B| {
                be.hyper_coefficients(&mix, &base, &scale, n, p, &mut pre, &mut post, &mut comb);
            }))
        }));
        let collapsed = Cost::new(4 * n * (wide + p.dim), 2 * n * wide);
        cases.push(case("hyper_collapse", &what, "F32", n, collapsed, move |be: &mut B, _| {
            let (streams, pre, mut out) = (buf(be, n * wide)?, buf(be, n * p.n_streams)?, be.buf(n * p.dim)?);
            Ok(Box::new(move |be: &mut B| be.hyper_collapse(&streams, &pre, n, p, &mut out)))
        }));
        let expanded = Cost::new(4 * n * (2 * wide + p.dim), 2 * n * wide * (p.n_streams + 1));
        cases.push(case("hyper_expand", &what, "F32", n, expanded, move |be: &mut B, _| {
            let (y, post, mut streams) = (buf(be, n * p.dim)?, buf(be, n * p.n_streams)?, buf(be, n * wide)?);
            // Small factors: streams that are expanded over and over must stay finite.
            let mut comb = be.buf(n * p.n_streams * p.n_streams)?;
            be.write(&vec![1.0 / (p.n_streams + 1) as f32; n * p.n_streams * p.n_streams], &mut comb, 0);
            Ok(Box::new(move |be: &mut B| be.hyper_expand(&y, &post, &comb, n, p, &mut streams)))
        }));

        let route = Route { n_expert: d.n_expert, n_used: d.n_used, scale: 1.5 };
        let what = format!("{} of {}", d.n_used, d.n_expert);
        cases.push(case("route", &what, "F32", n, route.cost(n), move |be: &mut B, _| {
            let (logits, bias) = (buf(be, n * d.n_expert)?, buf(be, d.n_expert)?);
            let (step, mut ids, mut weights) =
                (step(be, n, pos, d.n_vocab)?, be.ints(n * d.n_used)?, be.buf(n * d.n_used)?);
            Ok(Box::new(move |be: &mut B| {
                be.route(&logits, Choice::Learned(&bias), &step, route, &mut ids, &mut weights);
            }))
        }));

        let gated = Cost::new(12 * n * d.n_ff, 6 * n * d.n_ff);
        cases.push(case("swiglu_in_place", &d.n_ff.to_string(), "F32", n, gated, move |be: &mut B, _| {
            let (mut gate, up) = (buf(be, n * d.n_ff)?, buf(be, n * d.n_ff)?);
            Ok(Box::new(move |be: &mut B| be.swiglu_in_place(&mut gate, &up, n * d.n_ff, 10.0)))
        }));
    }
    cases
}

fn case<B: Device>(
    op: &'static str,
    what: &str,
    format: &str,
    n_rows: usize,
    cost: Cost,
    build: impl FnOnce(&mut B, &mut Kept<B>) -> Result<Run<B>, DeviceError> + 'static,
) -> Case<B> {
    let build = Box::new(build);
    Case {
        op,
        what: what.into(),
        format: format.into(),
        n_rows,
        cost,
        unit: Unit::F32,
        allocates: 0,
        n_weights: 1,
        build,
    }
}
