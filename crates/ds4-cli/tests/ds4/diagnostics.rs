//! Looking into the model.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::program::{ds4, noise, ran};

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().expect("a UTF-8 path").to_owned()
}

/// A matrix of a `.npy` file, as rows.
fn rows(bytes: &[u8]) -> Vec<Vec<f32>> {
    assert_eq!(&bytes[..8], b"\x93NUMPY\x01\x00");
    let end = 10 + usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
    let header = std::str::from_utf8(&bytes[10..end]).unwrap();
    assert!(header.contains("'descr': '<f4'") && header.contains("'fortran_order': False"), "{header}");
    let shape = header.split_once("'shape': (").unwrap().1.split_once(')').unwrap().0;
    let (n_rows, n_columns) = shape.split_once(", ").unwrap();
    let n_columns: usize = n_columns.parse().unwrap();
    let values: Vec<f32> =
        bytes[end..].chunks_exact(4).map(|bytes| f32::from_le_bytes(bytes.try_into().unwrap())).collect();
    assert_eq!(values.len(), n_rows.parse::<usize>().unwrap() * n_columns);
    values.chunks_exact(n_columns).map(<[f32]>::to_vec).collect()
}

#[test]
fn inspect_describes_the_file() {
    let run = ran(&mut noise(&["--inspect"]));
    assert_eq!(run.code, Some(0), "{}", run.err);
    for expected in
        ["general.architecture = \"deepseek4\"", "quantisation:", "shape: ", "blk.*.", "memory: context 512 tokens"]
    {
        assert!(run.out.contains(expected), "{expected} is not in\n{}", run.out);
    }
}

#[test]
fn dump_tokens_prints_ids_and_spellings() {
    let run = ran(&mut noise(&["--dump-tokens", "-p", "the <think> of"]));
    assert_eq!(run.code, Some(0), "{}", run.err);
    let (first, rest) = run.out.split_once('\n').unwrap();
    let ids: Vec<u32> = serde_json::from_str(first).unwrap();
    assert_eq!(rest.lines().count(), ids.len());
    for (id, line) in ids.iter().zip(rest.lines()) {
        assert!(line.starts_with(&format!("{id:6}  ")), "{line}");
    }
    assert!(!rest.contains("<think>"), "what a person types is never a control token");
    assert_eq!(run.err, "");
}

#[test]
fn dumped_logits_are_the_known_ones() {
    let folder = tempfile::tempdir().unwrap();
    let (ids, out) = (path(folder.path(), "ids"), path(folder.path(), "out.npy"));
    let prompt: Vec<String> = ds4_fixture::prompt().iter().map(u32::to_string).collect();
    fs::write(&ids, prompt.join("\n")).unwrap();
    for expected in ds4_fixture::expected::BOTH {
        let rounding = if expected.simulation { "--quality" } else { "--no-kv-rounding" };
        for chunk in ["512", "7"] {
            let line = ["--tokens-file", &ids, "--dump-logits", &out, "--prefill-chunk", chunk, rounding];
            let run = ran(&mut noise(&line));
            assert_eq!(run.code, Some(0), "{}", run.err);
            let rows = rows(&fs::read(&out).unwrap());
            assert_eq!((rows.len(), rows[0].len()), (300, 512));
            for logits in &expected.logits {
                for (found, wanted) in rows[logits.pos].iter().zip(logits.first) {
                    let difference = (f64::from(*found) - wanted).abs();
                    assert!(difference <= expected.tolerance, "{line:?}, position {}: {difference}", logits.pos);
                }
            }
        }
    }
    let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["ids", "out.npy"]);

    let run = ran(&mut noise(&["--tokens-file", &ids, "--dump-logits", "/nowhere/out.npy"]));
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("/nowhere/out.npy"), "{}", run.err);
}

#[test]
fn token_ids_have_to_be_in_the_vocabulary() {
    let folder = tempfile::tempdir().unwrap();
    let ids = path(folder.path(), "ids");
    fs::write(&ids, "1 512").unwrap();
    let run = ran(&mut noise(&["--tokens-file", &ids, "-n", "1"]));
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("512"), "{}", run.err);
}

#[test]
fn logprobs_have_the_steps_of_the_greedy_answer() {
    let folder = tempfile::tempdir().unwrap();
    let file = path(folder.path(), "out.json");
    let ask = ["--nothink", "--temp", "0", "-n", "6", "-p", "why?"];
    let run = ran(&mut noise(&[&ask[..], &["--dump-logprobs", &file, "--logprobs-top-k", "5"]].concat()));
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{}", run.err);
    let page: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert_eq!((&page["source"], &page["top_k"], &page["ctx"]), (&"ds4".into(), &5.into(), &512.into()));
    let steps = page["steps"].as_array().unwrap();
    assert!(!steps.is_empty() && steps.len() <= 6);
    let mut bytes = Vec::new();
    for (n, step) in steps.iter().enumerate() {
        assert_eq!(step["step"], n);
        let top = step["top_logprobs"].as_array().unwrap();
        assert_eq!(top.len(), 5);
        assert_eq!(top[0]["token"], step["selected"]);
        let logprobs: Vec<f64> = top.iter().map(|entry| entry["logprob"].as_f64().unwrap()).collect();
        assert!(logprobs.is_sorted_by(|a, b| a >= b) && logprobs[0] <= 0.0);
        bytes.extend(step["selected"]["bytes"].as_array().unwrap().iter().map(|byte| byte.as_u64().unwrap() as u8));
    }
    let answer = ran(&mut noise(&ask));
    assert!(String::from_utf8_lossy(&bytes).contains(answer.out.trim_end_matches('\n')));
}

#[test]
fn perplexity_is_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = path(folder.path(), "text");
    fs::write(&file, "the quick brown fox jumps over the lazy dog. ".repeat(12)).unwrap();
    let mut averages = Vec::new();
    for chunk in ["512", "64"] {
        let run = ran(&mut noise(&["--perplexity-file", &file, "--prefill-chunk", chunk]));
        assert_eq!(run.code, Some(0), "{}", run.err);
        let fields: Vec<(&str, f64)> = run
            .out
            .trim_end()
            .split(' ')
            .map(|field| field.split_once('=').unwrap())
            .map(|(name, value)| (name, value.parse().unwrap()))
            .collect();
        let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["tokens", "scored", "nll", "avg_nll", "ppl"]);
        assert_eq!(fields[1].1, fields[0].1 - 32.0);
        assert!((fields[3].1.exp() - fields[4].1).abs() < 1e-3 * fields[4].1);
        averages.push(fields[3].1);
    }
    assert!((averages[0] - averages[1]).abs() < 1e-6, "{averages:?}");

    fs::write(&file, "short").unwrap();
    let run = ran(&mut noise(&["--perplexity-file", &file]));
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("too few"), "{}", run.err);
}

#[test]
fn a_draft_block_is_loaded_and_changes_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mtp = folder.path().join("mtp.gguf");
    ds4_fixture::write_mtp(&mtp, ds4_fixture::Mix::F32).unwrap();
    let ask = ["--nothink", "--temp", "0", "-n", "8", "-p", "why?"];
    let drafted = ran(&mut noise(&[&ask[..], &["--mtp", mtp.to_str().unwrap(), "--mtp-draft", "2"]].concat()));
    assert_eq!(drafted.code, Some(0), "{}", drafted.err);
    assert_eq!(drafted.out, ran(&mut noise(&ask)).out);
    let run = ran(&mut noise(&[&ask[..], &["--mtp", "/nowhere/mtp.gguf"]].concat()));
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("/nowhere/mtp.gguf"), "{}", run.err);
}

#[test]
fn a_profile_says_where_the_time_went_and_changes_no_answer() {
    let ask = ["--nothink", "--temp", "0", "-n", "6", "-p", "why?"];
    let run = ran(&mut noise(&[&ask[..], &["--profile"]].concat()));
    assert_eq!(run.code, Some(0), "{}", run.err);
    for expected in ["prefill: 1 step", "decode: ", "between steps", "logits", "weights MB", "GB/s"] {
        assert!(run.err.contains(expected), "{expected} is not in\n{}", run.err);
    }
    assert_eq!(run.out, ran(&mut noise(&ask)).out);
}

#[test]
fn a_file_without_a_vocabulary_is_profiled_by_its_ids() {
    let folder = tempfile::tempdir().unwrap();
    let (model, ids) = (path(folder.path(), "speed.gguf"), path(folder.path(), "ids"));
    let mut bytes = ds4_fixture::model(ds4_fixture::Mix::Q8).to_vec();
    let key = b"tokenizer.ggml.token_type";
    let at = bytes.windows(key.len()).position(|window| window == key).unwrap();
    bytes[at..][..9].copy_from_slice(b"forgotten");
    fs::write(&model, bytes).unwrap();
    fs::write(&ids, "3 1 4 1 5").unwrap();
    let ask = ["-m", &model, "-c", "512", "--tokens-file", &ids, "-n", "3"];
    let run = ran(&mut ds4(&[&ask[..], &["--profile"]].concat()));
    assert_eq!(run.code, Some(0), "{}", run.err);
    for expected in ["prefill: 1 step, 5.0 tokens each", "decode: 3 steps", "experts"] {
        assert!(run.err.contains(expected), "{expected} is not in\n{}", run.err);
    }
    // An answer needs words.
    let run = ran(&mut ds4(&ask));
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("token_type"), "{}", run.err);
    fs::write(&ids, "3 99999999").unwrap();
    let run = ran(&mut ds4(&[&ask[..], &["--profile"]].concat()));
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("99999999"), "{}", run.err);
}
