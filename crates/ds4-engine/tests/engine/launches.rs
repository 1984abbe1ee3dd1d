//! How many launches a token of V4 Flash takes on the portable backend.

use ds4_fixture::Mix;
use ds4_gguf::Gguf;
use ds4_model::{CacheShape, Caches, KvRows, LayerReach, Pass, Scratch, Shape, Weights, forward};
use ds4_ops::{Backend, Step};
use ds4_wgpu::matrices::Matrices;
use ds4_wgpu::{Choice, NoDevice, Tuning, Wgpu};

use crate::noise;

/// Launches of one token through 0, 1, 2 … layers of the noise model.
fn by_layers(be: &mut Wgpu, model: &Gguf, shape: &Shape) -> Vec<usize> {
    let mut weights = Weights::bind(model, shape, be).unwrap();
    let cache = CacheShape { n_slots: 1, n_pages: 3 };
    let mut caches = Caches::new(be, shape, cache, KvRows::Packed, false).unwrap();
    let mut scratch = Scratch::new(be, shape, 1, 1, KvRows::Packed).unwrap();
    let mut ints = |values: &[i32]| {
        let mut ints = be.ints(values.len()).unwrap();
        be.write_ints(values, &mut ints, 0);
        ints
    };
    let [token, pos, slot, lead, trail, logit_rows] = [5, 300, 0, 0, 0, 0].map(|v| ints(&[v]));
    let pages = ints(&[1, 0]);
    let (pages_per_slot, page_tokens) = (2, shape.page_tokens());
    let step =
        Step { n_rows: 1, token, pos, slot, lead, trail, pages, pages_per_slot, page_tokens, n_logits: 1, logit_rows };
    let mut counts = Vec::new();
    loop {
        let before = be.n_launches();
        forward(
            be,
            Pass { shape, weights: &weights, rounding: true, all_streams: false },
            &mut caches,
            &mut scratch,
            &step,
        );
        be.submit().unwrap();
        counts.push(be.n_launches() - before);
        if weights.layers.pop().is_none() {
            counts.reverse();
            return counts;
        }
    }
}

/// Launches of one token of V4 Flash, put together from those of each kind of layer.
fn of_flash(be: &mut Wgpu, model: &Gguf) -> usize {
    let shape = Shape::from_gguf(model).unwrap();
    let counts = by_layers(be, model, &shape);
    let layer = |reach: &LayerReach| {
        let i = shape.reach.iter().rposition(|r| r == reach).expect("the noise model has every kind of layer");
        counts[i + 1] - counts[i]
    };
    let through = |layers: &[LayerReach]| layers.iter().map(layer).sum::<usize>();
    counts[shape.n_layer] - through(&shape.reach) + through(&Shape::v4_flash().reach)
}

#[test]
fn a_token_of_v4_flash_takes_less_than_600_where_they_are_joined() {
    let model = noise(Mix::Q2);
    // As Metal has it, before the self-test and behind one that found joined launches right.
    let mut be = match Wgpu::new(Choice::InLoops(Matrices::EightInLoops)) {
        Ok(be) => be,
        Err(NoDevice::None(_)) if std::env::var_os("DS4_NEEDS_DEVICE").is_none() => return,
        Err(e) => panic!("{e}"),
    };
    assert!(!be.joins_launches());
    let apart = of_flash(&mut be, model);
    be.set_tuning(Tuning { joined: true, ..Tuning::default() });
    assert!(be.joins_launches());
    let joined = of_flash(&mut be, model);
    assert!(be.fallbacks().is_empty(), "{:?}", be.fallbacks());
    println!("launches a token: {apart} apart, {joined} joined");
    assert!(joined < 600 && joined < apart, "{joined} launches a token, {apart} apart");
}
