//! The engine on a GPU, or on a software device where there is none: the expected numbers of the specification, every format
//! against the processor, and that a sequence's logits do not depend on how it came to its tokens.

use std::sync::mpsc;

use ds4_engine::sampler::{Sampler, Sampling};
use ds4_engine::{Backend, Engine, EngineOptions, Error, Feed, Flow};
use ds4_fixture::{Mix, expected};

use crate::noise;

fn options(backend: Backend) -> EngineOptions {
    EngineOptions {
        ctx: 512,
        max_sequences: 2,
        prefill_chunk: Some(64),
        threads: Some(2),
        backend,
        exact: true,
        ..EngineOptions::default()
    }
}

/// `None` where the machine has no device at all, not even a software one.
fn gpu(mix: Mix, options: EngineOptions) -> Option<Engine> {
    match Engine::load(noise(mix), None, options) {
        Ok(engine) => Some(engine),
        Err(Error::NoDevice { why, .. }) if std::env::var_os("DS4_NEEDS_DEVICE").is_none() => {
            eprintln!("SKIPPED: {why}");
            None
        }
        Err(e) => panic!("{e}"),
    }
}

fn any() -> Backend {
    if cfg!(target_os = "macos") { Backend::Metal } else { Backend::Vulkan }
}

/// Logits after each of the positions.
fn logits_at(engine: &mut Engine, tokens: &[u32], positions: &[usize]) -> Vec<Vec<f32>> {
    let mut seq = engine.sequence().unwrap();
    let mut go = |_| Flow::Continue;
    let mut out = Vec::new();
    for pos in positions {
        let from = seq.tokens().len();
        engine.extend(&mut seq, &tokens[from..=*pos], &mut go).unwrap();
        out.push(seq.logits().to_vec());
    }
    out
}

fn argmax(logits: &[f32]) -> usize {
    (0..logits.len()).rev().max_by(|a, b| logits[*a].total_cmp(&logits[*b])).unwrap()
}

#[test]
fn the_noise_model_gives_the_numbers_of_the_specification() {
    for expected in expected::BOTH {
        let options = EngineOptions { kv_rounding: expected.simulation, ..options(any()) };
        let Some(mut engine) = gpu(Mix::F32, options) else { return };
        let positions: Vec<usize> = expected.logits.iter().map(|l| l.pos).collect();
        let found = logits_at(&mut engine, &ds4_fixture::prompt(), &positions);
        for (wanted, found) in expected.logits.iter().zip(&found) {
            let worst = wanted.first.iter().zip(found).map(|(w, f)| (w - *f as f64).abs()).fold(0.0, f64::max);
            assert!(worst <= expected.tolerance, "position {}: off by {worst:.1e}", wanted.pos);
            if !expected.simulation {
                assert_eq!(argmax(found), wanted.argmax, "position {}", wanted.pos);
            }
        }
    }
}

/// Rows of each step, and the names and layers of its marks.
fn timed_steps(engine: &mut Engine, steps: &[usize]) -> Vec<(usize, Vec<(&'static str, usize)>)> {
    let (told, heard) = mpsc::channel();
    engine.time_steps(Box::new(move |n_rows, marks| {
        assert!(marks.iter().all(|mark| mark.seconds >= 0.0) && marks.iter().any(|mark| mark.seconds > 0.0));
        told.send((n_rows, marks.iter().map(|mark| (mark.name, mark.layer)).collect())).unwrap();
    }));
    let mut seq = engine.sequence().unwrap();
    for n in steps {
        engine.extend(&mut seq, &[7, 1, 8, 2, 8][..*n], &mut |_| Flow::Continue).unwrap();
    }
    heard.try_iter().collect()
}

#[test]
fn every_mix_agrees_with_the_processor() {
    let tokens: Vec<u32> = ds4_fixture::prompt()[..160].to_vec();
    for mix in [Mix::Q8, Mix::Q2, Mix::Q4] {
        let Some(mut on_gpu) = gpu(mix, EngineOptions { kv_rounding: false, ..options(any()) }) else { return };
        let mut on_cpu = gpu(mix, EngineOptions { kv_rounding: false, ..options(Backend::Cpu) }).unwrap();
        // One row, a batch of few and a batch of many go through different kernels.
        let positions = [0, 1, 5, 140, 141, 159];
        let [found, wanted] = [&mut on_gpu, &mut on_cpu].map(|e| logits_at(e, &tokens, &positions));
        for ((f, w), pos) in found.iter().zip(&wanted).zip(positions) {
            let square = |v: f32| v as f64 * v as f64;
            let error: f64 = f.iter().zip(w).map(|(f, w)| square(f - w)).sum();
            let norm: f64 = w.iter().map(|w| square(*w)).sum();
            assert!((error / norm).sqrt() < 1e-4, "{mix:?}, position {pos}: {:.1e}", (error / norm).sqrt());
        }
        // Steps are timed by the same marks; the last ones run as they were kept.
        let [found, wanted] = [&mut on_gpu, &mut on_cpu].map(|engine| timed_steps(engine, &[5, 1, 1, 1]));
        assert_eq!(found, wanted, "{mix:?}");
        assert_eq!(wanted.iter().map(|step| step.0).collect::<Vec<_>>(), [5, 1, 1, 1]);
    }
}

#[test]
fn single_rows_do_not_depend_on_their_neighbours() {
    let Some(mut engine) = gpu(Mix::Q8, options(any())) else { return };
    let mut go = |_| Flow::Continue;
    let (a, b) = ([3u32, 1, 4, 1, 5, 9], [2u32, 7, 1, 8, 2, 8]);
    let alone = {
        let mut seq = engine.sequence().unwrap();
        a.iter().for_each(|t| assert!(engine.extend(&mut seq, &[*t], &mut go).is_ok()));
        seq.logits().to_vec()
    };
    let (mut one, mut two) = (engine.sequence().unwrap(), engine.sequence().unwrap());
    for (x, y) in a.iter().zip(&b) {
        let feeds = [Feed { seq: &mut one, tokens: &[*x] }, Feed { seq: &mut two, tokens: &[*y] }];
        engine.forward(&mut { feeds }).unwrap();
    }
    assert!(one.logits() == alone, "other logits beside another sequence");
}

#[test]
fn draws_from_what_the_device_tells_are_those_from_all_logits() {
    let Some(mut engine) = gpu(Mix::Q8, options(any())) else { return };
    let greedy = Sampling { temperature: 0.0, top_k: 0, top_p: 1.0, min_p: 0.0, seed: 5 };
    let likely = Sampling { temperature: 0.2, min_p: 0.05, ..greedy.clone() };
    let most = Sampling { temperature: 0.1, top_p: 0.9, ..greedy.clone() };
    let mut n_told = 0;
    let [told, all] = [true, false].map(|asks| {
        let mut seq = engine.sequence().unwrap();
        let mut tokens = vec![3];
        for sampling in [&greedy, &likely, &most, &greedy] {
            let mut sampler = Sampler::new(sampling.clone());
            for _ in 0..4 {
                let (token, pos) = (tokens[tokens.len() - 1], tokens.len());
                let told = engine.feed(&mut seq, token, asks.then(|| sampler.reach())).unwrap();
                let drawn = told.and_then(|likeliest| sampler.sample_likeliest(&likeliest, pos));
                n_told += usize::from(drawn.is_some());
                let token = drawn.unwrap_or_else(|| {
                    engine.know_logits(&mut seq).unwrap();
                    sampler.sample(seq.logits(), pos)
                });
                tokens.push(token);
            }
        }
        tokens
    });
    assert_eq!(told, all);
    assert!(n_told >= 12, "the device told only {n_told} of 16 draws");
}
