//! The program as a person runs it, small: on the noise model, with sizes that take seconds. Nothing here looks at a speed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use ds4_fixture::Mix;
use serde_json::Value;

fn bench(args: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_ds4-bench");
    Command::new(program).args(args).stdin(Stdio::null()).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The noise model in a folder, and that path as an argument.
fn noise(folder: &Path) -> String {
    let path = folder.join("noise.gguf");
    ds4_fixture::write_model(&path, Mix::Q8).expect("the folder can be written");
    path.to_str().expect("a UTF-8 path").to_owned()
}

const SMALL: [&str; 8] = ["--ctx-start", "20", "--ctx-max", "50", "--step-incr", "15", "-n", "3"];

#[test]
fn frontiers_as_csv_json_and_picture() {
    let folder = tempfile::tempdir().unwrap();
    let model = noise(folder.path());
    let (csv, svg) = (folder.path().join("a.csv"), folder.path().join("a.svg"));
    let files = ["--csv", csv.to_str().unwrap(), "--svg", svg.to_str().unwrap(), "--json", "--warm-weights"];
    let ran = bench(&[&["-m", &model], &SMALL[..], &files].concat());
    assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
    for said in ["machine: ", "commit ", "model: ", "device: CPU", "context      20"] {
        assert!(text(&ran.stderr).contains(said), "{said} is not in\n{}", text(&ran.stderr));
    }
    let object: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let frontiers = object["frontiers"].as_array().unwrap();
    let column = |name: &str| frontiers.iter().map(|f| f[name].as_u64().unwrap()).collect::<Vec<_>>();
    assert_eq!(column("ctx_tokens"), [20, 35, 50]);
    assert_eq!(column("prefill_tokens"), [20, 15, 15]);
    assert_eq!(column("gen_tokens"), [3, 3, 3]);
    assert!(column("kvcache_bytes").is_sorted());
    assert!(frontiers.iter().all(|f| f["prefill_tps"].as_f64() > Some(0.0) && f["gen_tps"].as_f64() > Some(0.0)));

    let csv_text = fs::read_to_string(&csv).unwrap();
    assert!(csv_text.starts_with("ctx_tokens,prefill_tokens,prefill_tps,gen_tokens,gen_tps,kvcache_bytes\n20,20,"));
    assert_eq!(csv_text.lines().count(), 4);
    assert_eq!(fs::read_to_string(&svg).unwrap().matches("<polyline").count(), 2);

    // The picture of two runs, from their files.
    let other = folder.path().join("b.csv");
    fs::copy(&csv, &other).unwrap();
    let ran = bench(&["plot", csv.to_str().unwrap(), other.to_str().unwrap()]);
    assert_eq!(ran.status.code(), Some(0));
    assert_eq!(text(&ran.stdout).matches("<polyline").count(), 4);
}

#[test]
fn a_prompt_file_is_read_raw_or_as_a_turn() {
    let folder = tempfile::tempdir().unwrap();
    let model = noise(folder.path());
    let prompt = folder.path().join("prompt.txt");
    fs::write(&prompt, "the quick brown fox. ".repeat(20)).unwrap();
    let prompt = prompt.to_str().unwrap();
    for flag in ["--prompt-file", "--chat-prompt-file"] {
        let ran = bench(&[&["-m", &model, flag, prompt], &SMALL[..]].concat());
        assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
        assert_eq!(text(&ran.stdout).lines().count(), 4);
        let ran = bench(&["-m", &model, flag, prompt, "--ctx-start", "20", "--ctx-max", "5000"]);
        assert_eq!(ran.status.code(), Some(1), "too short is an answer, not a failure");
        assert!(text(&ran.stderr).contains("--ctx-max 5000"), "{}", text(&ran.stderr));
    }
}

#[test]
fn prefill_alone() {
    let folder = tempfile::tempdir().unwrap();
    let ran = bench(&["-m", &noise(folder.path()), "--ctx-start", "30", "--ctx-max", "30", "--gen-tokens", "0"]);
    assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
    assert!(text(&ran.stdout).lines().nth(1).unwrap().contains(",0,0.00,"), "{}", text(&ran.stdout));
}

#[test]
fn operations_run_on_the_small_shape() {
    let ran = bench(&["ops", "--shape", "tiny", "--rows", "1,5", "--pos", "100", "--seconds", "0", "--cold-mb", "0"]);
    assert_eq!(ran.status.code(), Some(0), "{}", text(&ran.stderr));
    let table = text(&ran.stdout);
    for said in ["CPU", "% read", "% peak", "experts", "index_select", "IQ2_XXS+Q2_K"] {
        assert!(table.contains(said), "{said} is not in\n{table}");
    }
}

#[test]
fn mistakes_end_with_status_2_and_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.csv");
    fs::write(&broken, "a,b\n1,2\n").unwrap();
    let broken = broken.to_str().unwrap();
    let lines: [&[&str]; 6] = [
        &["-m", "/nowhere/model.gguf"],
        &["-m", broken],
        &["plot", broken],
        &["plot", "/nowhere/run.csv"],
        &["--ctx-start", "9", "--ctx-max", "8"],
        &["--backend", "cuda"],
    ];
    for line in lines {
        let ran = bench(line);
        assert_eq!(ran.status.code(), Some(2), "{line:?}: {}", text(&ran.stderr));
        assert!(text(&ran.stderr).contains("ds4-bench: ") && ran.stdout.is_empty(), "{line:?}");
    }
}
