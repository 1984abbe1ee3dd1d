//! What an engine archived before the process ended is what it would compute again.

use std::path::Path;
use std::sync::Arc;

use ds4_engine::{ArchiveOptions, Engine, EngineOptions, Flow};
use ds4_fixture::Mix;
use ds4_kvstore::{Options, Store};

use crate::noise;

fn engine() -> Engine {
    let options =
        EngineOptions { ctx: 700, snapshot_interval: 64, snapshot_trim: 0, threads: Some(2), ..Default::default() };
    Engine::load(noise(Mix::F32), None, options).unwrap()
}

fn archived(dir: &Path) -> (Engine, Arc<Store>) {
    let mut engine = engine();
    let store = Arc::new(Store::open(dir, Options::new(engine.identity()), |_| {}).unwrap());
    engine.set_store(Arc::clone(&store), ArchiveOptions { min_tokens: 2, interval: 1, ..Default::default() });
    (engine, store)
}

fn tokens(n: usize) -> Vec<u32> {
    (0..n).map(|i| ((31 * i * i + 17 * i + 5) % 512) as u32).collect()
}

/// Runs a prompt; its logits and how many tokens did not have to be computed.
fn run(engine: &mut Engine, tokens: &[u32]) -> (Vec<f32>, usize) {
    let mut seq = engine.resume(tokens).unwrap();
    let reused = seq.len();
    engine.extend(&mut seq, &tokens[reused..], &mut |_| Flow::Continue).unwrap();
    (seq.logits().to_vec(), reused)
}

#[test]
fn a_restarted_engine_goes_on_from_the_disk_bit_for_bit() {
    let dir = tempfile::tempdir().unwrap();
    let all = tokens(600);
    let (mut first, store) = archived(dir.path());
    // Around pages (256), windows (128), both ratios (4, 128).
    let lengths = [70, 127, 128, 130, 255, 256, 257, 383, 384, 511, 513, 600];
    let expected: Vec<_> = lengths.iter().map(|n| run(&mut first, &all[..*n]).0).collect();
    drop(first);
    store.flush();
    drop(store);
    for (n, expected) in lengths.iter().zip(&expected) {
        let (mut again, _store) = archived(dir.path());
        let (logits, reused) = run(&mut again, &all[..*n]);
        // A single token is not worth a frontier.
        assert!(reused + 1 >= *n, "{reused} of {n} were known");
        assert!(logits == *expected, "{n} tokens");
        // Another path that leaves this one: at most an interval is replayed.
        let mut other = all[..*n].to_vec();
        other[n - 1] = 3;
        other.extend([1, 2, 3]);
        let (logits, reused) = run(&mut again, &other);
        assert!(reused + 64 + 1 >= *n, "{reused} of {n}");
        assert!(logits == run(&mut engine(), &other).0, "{n} tokens, then others");
    }
}

#[test]
fn damaged_files_cost_time_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let all = tokens(300);
    let (mut first, store) = archived(dir.path());
    let (expected, _) = run(&mut first, &all);
    store.flush();
    drop((first, store));
    let files = std::fs::read_dir(dir.path()).unwrap().map(|f| f.unwrap().path());
    for (i, file) in files.filter(|p| p.is_file()).enumerate() {
        let mut bytes = std::fs::read(&file).unwrap();
        if bytes.is_empty() {
            continue;
        }
        match i % 3 {
            0 => bytes.truncate(bytes.len() / 2),
            1 => {
                let at = bytes.len() * 2 / 3;
                bytes[at] ^= 4;
            }
            _ => bytes.clear(),
        }
        std::fs::write(file, bytes).unwrap();
    }
    let (mut again, _store) = archived(dir.path());
    assert!(run(&mut again, &all).0 == expected);
}
