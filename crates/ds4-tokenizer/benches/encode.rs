//! Encoding throughput with the real vocabulary, on one core: `cargo bench -p ds4-tokenizer`.
//!
//! The texts are in the repository, repeated to the same size, so that numbers of different machines compare. Prints
//! the median of the rounds.

use std::time::Instant;

use ds4_tokenizer::Tokenizer;

#[path = "../fixtures/real.rs"]
mod real;

const ROUNDS: usize = 9;
const TEXT_BYTES: usize = 1 << 20;

fn main() {
    let (entries, merges) = real::vocabulary();
    let start = Instant::now();
    let tokenizer = Tokenizer::new(entries, &merges).expect("the published vocabulary is sound");
    println!("{:<24} {:8.1} ms", "building the tokenizer", start.elapsed().as_secs_f64() * 1e3);

    let source = [
        include_str!("../src/lib.rs"),
        include_str!("../src/split.rs"),
        include_str!("../src/vocab.rs"),
        include_str!("../src/bpe/piece.rs"),
        include_str!("../fixtures/record.py"),
    ]
    .concat();
    let recorded = String::from_utf8(real::unpack("texts.jsonl.gz")).expect("the fixture is text");
    bench(&tokenizer, "English", include_str!("../fixtures/prose.txt"));
    bench(&tokenizer, "source code", &source);
    bench(&tokenizer, "random Unicode, JSON", &recorded);
    bench(&tokenizer, "one letter", "a");
    bench(&tokenizer, "one space", " ");
}

fn bench(tokenizer: &Tokenizer, name: &str, text: &str) {
    let text = text.repeat(TEXT_BYTES.div_ceil(text.len()));
    let mut ids = Vec::new();
    let mut seconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            ids.clear();
            let start = Instant::now();
            tokenizer.encode_into(&text, &mut ids);
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    let median = seconds[ROUNDS / 2];
    let megabytes_per_second = text.len() as f64 / median / 1e6;
    let bytes_per_token = text.len() as f64 / ids.len() as f64;
    println!(
        "{name:<24} {:8.1} ms {megabytes_per_second:8.1} MB/s {bytes_per_token:6.2} bytes/token {:8.0} ns/token",
        median * 1e3,
        median * 1e9 / ids.len() as f64,
    );
}
