//! Going on with a session of 100,000 tokens of DeepSeek V4 Flash after a restart: its rows and its tail from the disk into the
//! caches of the CPU. The sizes are the published model's; what the rows say does not matter, so no weights are needed.
//!
//! `cargo bench -p ds4-engine --bench resume [-- DIR]`. *cold* has the files out of the page cache, as after a restart of the
//! machine (Linux, with `dd`).

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use bytes::Bytes;
use ds4_cpu::Cpu;
use ds4_kvstore::{Entry, Kind, Options, Put, Store, TokenPath};
use ds4_model::{CacheShape, Caches, KvRows, Shape};

const N_TOKENS: usize = 100_000;

fn main() {
    let parent =
        std::env::args().skip(1).find(|arg| !arg.starts_with("--")).map_or(std::env::temp_dir(), PathBuf::from);
    let dir = tempfile::tempdir_in(parent).expect("a folder to write to");
    let shape = Shape::v4_flash();
    let (page_tokens, page_bytes) = (shape.page_tokens(), shape.page_bytes(KvRows::Packed));
    let n_pages = N_TOKENS.div_ceil(page_tokens);
    let mut cpu = Cpu::new(2);
    let cache = CacheShape { n_slots: 1, n_pages };
    let mut caches = Caches::new(&mut cpu, &shape, cache, KvRows::Packed, false).expect("there is memory");
    let path = TokenPath::new(&(0..N_TOKENS as u32).map(|i| i.wrapping_mul(2_654_435_761) >> 15).collect::<Vec<u32>>());
    // Rings, and logits in front of them.
    let tail_bytes = shape.tail_bytes(N_TOKENS, false) + 4 * shape.n_vocab;
    println!(
        "{N_TOKENS} tokens: {n_pages} pages of {page_bytes} bytes, a tail of {tail_bytes}: {:.0} MB",
        (N_TOKENS / page_tokens * page_bytes + tail_bytes) as f64 / 1e6
    );
    let options = || Options { queue_bytes: 1 << 40, drain: Duration::from_secs(600), ..Options::new([0; 16]) };
    let store = Store::open(dir.path(), options(), |line| panic!("{line}")).expect("the folder can be used");
    let began = Instant::now();
    let mut n_bytes = 0;
    for to in (page_tokens..N_TOKENS + page_tokens).step_by(page_tokens).map(|to| to.min(N_TOKENS)) {
        let from = (to - 1) / page_tokens * page_tokens;
        let mut path = path.clone();
        path.truncate(to);
        let payload = Bytes::from(vec![to as u8; caches.page_bytes(to - from)]);
        n_bytes += payload.len();
        put(&store, Entry { kind: Kind::Segment, path: &path, from, payload, recompute: Duration::from_secs(1) });
    }
    let payload = Bytes::from(vec![0u8; tail_bytes]);
    n_bytes += payload.len();
    put(&store, Entry { kind: Kind::Tail, path: &path, from: 0, payload, recompute: Duration::from_secs(1) });
    let queued = began.elapsed().as_secs_f64();
    store.flush();
    let written = began.elapsed().as_secs_f64();
    println!("put {:.0} ms (the engine waits for that), written after {written:.2} s", 1e3 * queued);
    drop(store);
    for round in ["as written", "cold", "cold", "cold", "warm", "warm", "warm"] {
        if round == "cold" {
            drop_from_cache(dir.path());
        }
        let began = Instant::now();
        let store = Store::open(dir.path(), options(), |line| panic!("{line}")).expect("the folder can be used");
        let opened = began.elapsed();
        resume(&store, &path, &mut cpu, &shape, &mut caches);
        let seconds = began.elapsed().as_secs_f64();
        let rate = n_bytes as f64 / 1e9 / (seconds - opened.as_secs_f64());
        println!(
            "{round:>10}: resumed after {seconds:.3} s, opening {:.3} s of them; {rate:.2} GB/s",
            opened.as_secs_f64()
        );
    }
}

fn put(store: &Store, entry: Entry<'_>) {
    assert_eq!(store.put(entry), Put::Queued);
}

/// What an engine does to go on from an archived frontier.
fn resume(store: &Store, path: &TokenPath, cpu: &mut Cpu, shape: &Shape, caches: &mut Caches<Cpu>) {
    let found = store.lookup(path);
    let (tail, pages) = found.resume().expect("all of it is there");
    assert_eq!((tail.to, pages.len()), (N_TOKENS, N_TOKENS.div_ceil(caches.page_tokens)));
    let bytes = store.load(tail).expect("the tail is good");
    let (_logits, rings) = bytes.split_at(4 * shape.n_vocab);
    caches.write_tail(cpu, shape, 0, N_TOKENS, rings);
    let mut bytes = vec![0; caches.page_bytes(caches.page_tokens)];
    for (i, page) in pages.iter().enumerate() {
        let bytes = &mut bytes[..page.payload_bytes() as usize];
        store.load_into(page, bytes).expect("the page is good");
        caches.write_page(cpu, i, page.to - page.from, bytes);
    }
}

/// Has the system forget what it remembers of the files of a folder.
fn drop_from_cache(dir: &Path) {
    for file in std::fs::read_dir(dir).expect("the folder is there") {
        let file = file.expect("the folder can be read").path();
        std::fs::File::open(&file).and_then(|file| file.sync_all()).expect("files can be forced to the device");
        let file = format!("if={}", file.display());
        let _ = Command::new("dd").args([&*file, "iflag=nocache", "count=0", "status=none"]).status();
    }
}
