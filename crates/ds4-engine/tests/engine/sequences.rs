//! What a caller may rely on: however a sequence came to its tokens, its logits are those of running them from the start.

use ds4_engine::{Engine, EngineOptions, Error, Feed, Flow, Outcome, Sequence};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;

use crate::noise;

fn mtp() -> Gguf {
    Gguf::from_bytes("noise mtp", ds4_fixture::mtp(Mix::F32)).unwrap()
}

fn options() -> EngineOptions {
    EngineOptions {
        ctx: 700,
        max_sequences: 3,
        prefill_chunk: Some(64),
        logit_rows: 8,
        threads: Some(2),
        ..Default::default()
    }
}

fn load(options: EngineOptions) -> Engine {
    Engine::load(noise(Mix::F32), None, options).unwrap()
}

/// A prompt of any length.
fn tokens(n: usize) -> Vec<u32> {
    (0..n).map(|i| ((31 * i * i + 17 * i + 5) % 512) as u32).collect()
}

fn go(_: ds4_engine::Progress) -> Flow {
    Flow::Continue
}

/// Logits after `tokens`, run from the start on a fresh sequence.
fn fresh(engine: &mut Engine, tokens: &[u32]) -> Vec<f32> {
    let mut seq = engine.sequence().unwrap();
    engine.extend(&mut seq, tokens, &mut go).unwrap();
    seq.logits().to_vec()
}

#[track_caller]
fn same(engine: &mut Engine, seq: &Sequence, tokens: &[u32], what: &str) {
    assert_eq!(seq.tokens(), tokens, "{what}");
    assert!(seq.logits() == fresh(engine, tokens), "{what}: other logits than a fresh run");
}

#[test]
fn cutting_back_equals_running_from_the_start() {
    // Around the window (128), both compressors (4, 128), pages (256), snapshots (100) and what rings can undo (16).
    let mut engine = load(EngineOptions { snapshot_interval: 100, ..options() });
    let all = tokens(300);
    let mut seq = engine.sequence().unwrap();
    engine.extend(&mut seq, &all, &mut go).unwrap();
    for n in [299, 290, 284, 283, 282, 260, 257, 256, 255, 201, 200, 199, 132, 129, 128, 127, 64, 9, 8, 7, 5, 4, 3, 1] {
        engine.truncate(&mut seq, n).unwrap();
        same(&mut engine, &seq, &all[..n], &format!("cut to {n}"));
        let mut longer = all[..n].to_vec();
        longer.extend([7, 7, 7, 7, 7]);
        engine.sync(&mut seq, &longer, &mut go).unwrap();
        same(&mut engine, &seq, &longer, &format!("cut to {n}, then other tokens"));
    }
    engine.truncate(&mut seq, 0).unwrap();
    assert!(seq.is_empty() && seq.logits().is_empty());
    engine.extend(&mut seq, &all[..5], &mut go).unwrap();
    same(&mut engine, &seq, &all[..5], "emptied, then filled");
}

#[test]
fn synchronising_keeps_the_common_prefix() {
    let mut engine = load(options());
    let mut seq = engine.sequence().unwrap();
    let first = tokens(200);
    engine.sync(&mut seq, &first, &mut go).unwrap();
    let mut edited = first.clone();
    edited[195] = 3;
    edited.extend(tokens(20));
    let mut reused = None;
    let mut note = |p: ds4_engine::Progress| {
        reused = Some((p.reused, p.total));
        Flow::Continue
    };
    engine.sync(&mut seq, &edited, &mut note).unwrap();
    assert_eq!(reused, Some((195, 25)));
    same(&mut engine, &seq, &edited, "edited");
    let mut again = None;
    engine
        .sync(&mut seq, &edited, &mut |p| {
            again = Some((p.reused, p.total));
            Flow::Continue
        })
        .unwrap();
    assert_eq!(again, Some((220, 0)), "nothing to do");
}

#[test]
fn a_sequence_does_not_notice_its_neighbours() {
    let mut engine = load(options());
    let (a, b, c) = (tokens(150), tokens(40)[7..].to_vec(), vec![9; 70]);
    let alone: Vec<Vec<f32>> = [&a, &b, &c].map(|t| fresh(&mut engine, t)).into();
    let mut seqs: Vec<Sequence> = (0..3).map(|_| engine.sequence().unwrap()).collect();
    let [x, y, z] = &mut seqs[..] else { unreachable!() };
    // Uneven parts, so that prefill and decode rows of different sequences share batches.
    engine.forward(&mut [Feed { seq: x, tokens: &a[..100] }, Feed { seq: y, tokens: &b[..1] }]).unwrap();
    let feeds = [(&mut *x, &a[100..]), (&mut *y, &b[1..]), (&mut *z, &c[..])];
    engine.forward(&mut feeds.map(|(seq, tokens)| Feed { seq, tokens })).unwrap();
    for (seq, alone) in seqs.iter().zip(&alone) {
        assert!(seq.logits() == alone, "{} tokens", seq.len());
    }
}

#[test]
fn a_saved_sequence_goes_on_where_it_was() {
    let mut engine = load(options());
    for n in [1, 3, 4, 127, 128, 130, 255, 256, 257, 300] {
        let all = tokens(n + 10);
        let mut seq = engine.sequence().unwrap();
        engine.extend(&mut seq, &all[..n], &mut go).unwrap();
        let bytes = engine.save(&seq).unwrap();
        drop(seq);
        // Whatever else ran in between, on the same slot and pages.
        fresh(&mut engine, &[1; 290]);
        let mut other = load(options());
        for engine in [&mut engine, &mut other] {
            let mut seq = engine.restore(&bytes).unwrap();
            assert_eq!(seq.tokens(), &all[..n]);
            same(engine, &seq, &all[..n], &format!("restored at {n}"));
            engine.extend(&mut seq, &all[n..], &mut go).unwrap();
            same(engine, &seq, &all, &format!("restored at {n}, then extended"));
        }
    }
}

#[test]
fn altered_bytes_are_refused() {
    let mut engine = load(options());
    let mut seq = engine.sequence().unwrap();
    engine.extend(&mut seq, &tokens(20), &mut go).unwrap();
    let bytes = engine.save(&seq).unwrap();
    let refused = |engine: &mut Engine, bytes: &[u8]| {
        let error = engine.restore(bytes).expect_err("altered bytes were taken");
        assert!(error.to_string().contains("cannot be restored"), "{error}");
    };
    for cut in (0..bytes.len()).step_by(bytes.len() / 97 + 1) {
        refused(&mut engine, &bytes[..cut]);
        let mut flipped = bytes.clone();
        flipped[cut] ^= 0x10;
        refused(&mut engine, &flipped);
    }
    let unrounded = Engine::load(noise(Mix::F32), None, EngineOptions { kv_rounding: false, ..options() });
    refused(&mut unrounded.unwrap(), &bytes);
    refused(&mut Engine::load(noise(Mix::Q8), None, options()).unwrap(), &bytes);
    // None of the refusals kept a sequence: `seq` and two more are all there are.
    let _two = (engine.restore(&bytes).unwrap(), engine.sequence().unwrap());
    assert!(matches!(engine.sequence(), Err(Error::NoFreeSequence { max: 3 })));
}

#[test]
fn the_context_can_be_filled_to_the_last_token() {
    let mut engine = load(EngineOptions { ctx: 300, max_sequences: 1, ..options() });
    let mut seq = engine.sequence().unwrap();
    engine.extend(&mut seq, &tokens(299), &mut go).unwrap();
    engine.extend(&mut seq, &[1], &mut go).unwrap();
    let error = engine.extend(&mut seq, &[1], &mut go).unwrap_err();
    assert!(matches!(error, Error::ContextFull { ctx: 300, asked: 301 }));
    assert_eq!((seq.len(), seq.logits().len()), (300, 512), "a refusal changes nothing");
    assert!(matches!(engine.sync(&mut seq, &[1, 999], &mut go), Err(Error::TokenOutOfRange { id: 999, pos: 1, .. })));
    assert_eq!(seq.len(), 300);
}

#[test]
fn stopping_between_chunks_leaves_a_whole_sequence() {
    let mut engine = load(options());
    let all = tokens(200);
    let mut seq = engine.sequence().unwrap();
    let stop = &mut |p: ds4_engine::Progress| if p.done >= 100 { Flow::Stop } else { Flow::Continue };
    assert_eq!(engine.extend(&mut seq, &all, stop).unwrap(), Outcome::Stopped);
    assert_eq!(seq.len(), 128);
    same(&mut engine, &seq, &all[..128], "stopped");
    engine.sync(&mut seq, &all, &mut go).unwrap();
    same(&mut engine, &seq, &all, "gone on");
}

#[test]
fn scoring_gives_the_logits_of_every_position() {
    let mut engine = load(options());
    let all = tokens(60);
    let mut seq = engine.sequence().unwrap();
    engine.extend(&mut seq, &all[..10], &mut go).unwrap();
    let mut scored = Vec::new();
    engine
        .score(&mut seq, &all[10..], &mut |pos, logits| {
            scored.push((pos, logits.to_vec()));
            Flow::Continue
        })
        .unwrap();
    assert_eq!(scored.len(), 50);
    for (pos, logits) in scored.iter().step_by(7) {
        assert!(*logits == fresh(&mut engine, &all[..=*pos]), "position {pos}");
    }
    same(&mut engine, &seq, &all, "scored");
}

#[test]
fn the_draft_block_sees_every_position_with_its_next_token() {
    let mut engine = Engine::load(noise(Mix::F32), Some(&mtp()), options()).unwrap();
    let e = &ds4_fixture::expected::SIMULATION_ON;
    let prompt = ds4_fixture::prompt();
    // In uneven parts, with a detour that is taken back, then asked for the draft at the specification's position.
    for parts in [&[40usize][..], &[1, 1, 38], &[13, 27]] {
        let mut seq = engine.sequence().unwrap();
        let mut at = 0;
        for n in parts {
            engine.extend(&mut seq, &prompt[at..at + n], &mut go).unwrap();
            at += n;
            engine.extend(&mut seq, &[3, 4], &mut go).unwrap();
            engine.truncate(&mut seq, at).unwrap();
        }
        let logits = engine.draft_logits(&mut seq, e.mtp.token).unwrap();
        for (found, wanted) in logits.iter().zip(e.mtp.first) {
            assert!((*found as f64 - wanted).abs() < e.tolerance, "{parts:?}: {found} instead of {wanted}");
        }
        same(&mut engine, &seq, &prompt[..40], "drafting changed the sequence");
    }
}

#[test]
fn a_model_that_does_not_fit_is_refused_with_numbers() {
    let tight =
        EngineOptions { ctx: 100_000, memory_limit: Some(48 << 20), max_sequences: 1, prefix_bytes: 0, ..options() };
    let Err(Error::DoesNotFit(plan)) = Engine::load(noise(Mix::F32), None, tight.clone()) else {
        panic!("it was loaded")
    };
    let fits = plan.ctx_fits.expect("a smaller context fits");
    assert!(plan.to_string().contains(&format!("--ctx {fits} would fit")), "{plan}");
    Engine::load(noise(Mix::F32), None, EngineOptions { ctx: fits, ..tight.clone() }).unwrap();
    let none = EngineOptions { memory_limit: Some(1 << 20), ..tight };
    let Err(Error::DoesNotFit(plan)) = Engine::load(noise(Mix::F32), None, none) else { panic!("it was loaded") };
    assert!(plan.to_string().contains("not even an empty context fits"), "{plan}");
}
