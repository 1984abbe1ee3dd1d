//! What the program says to a command line it cannot obey.

use ds4_engine::Backend;

use super::program::{ds4, noise, ran};

#[test]
fn help_is_on_stdout() {
    let help = ran(&mut ds4(&["--help"]));
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    assert!(help.out.contains("--nothink"));
    assert_eq!(ran(&mut ds4(&["--version"])).code, Some(0));
}

#[test]
fn bad_flags_exit_2_with_two_lines() {
    for line in
        [&["--frobnicate"][..], &["-n", "0"], &["--seed", "0"], &["--temp", "101"], &["--ctx"], &["--head-test"]]
    {
        let run = ran(&mut ds4(line));
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{line:?}");
        let lines: Vec<&str> = run.err.lines().collect();
        assert!(lines.len() == 2 && lines[0].starts_with("ds4: ") && lines[1].starts_with("hint: "), "{}", run.err);
    }
}

#[test]
fn a_backend_that_is_not_here_is_named_with_those_that_are() {
    let run = ran(&mut noise(&["--metal", "-p", "hi"]));
    assert_eq!(run.code, Some(2));
    let has = Backend::BUILT.iter().map(|b| b.name()).collect::<Vec<_>>().join(", ");
    assert_eq!(
        run.err,
        format!("ds4: this program was built without the metal backend, it has: {has}; it runs on Macs only\n")
    );
    if !Backend::BUILT.contains(&Backend::Vulkan) {
        let run = ran(&mut noise(&["--backend", "vulkan", "-p", "hi"]));
        assert_eq!(run.code, Some(2));
        assert!(run.err.contains("`cargo build --release --features wgpu -p ds4-cli"), "{}", run.err);
    }
    let run = ran(&mut noise(&["--backend", "tpu", "-p", "hi"]));
    assert_eq!(run.code, Some(2));
    assert_eq!(run.err, "ds4: backend `tpu` is not one of auto, cpu, cuda, metal, vulkan, wgpu\n");
}

#[test]
fn what_is_missing_is_named() {
    let run = ran(&mut ds4(&["-m", "/nowhere/model.gguf", "-p", "hi"]));
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.starts_with("ds4: ") && run.err.contains("/nowhere/model.gguf"), "{}", run.err);
    assert_eq!(run.err.lines().count(), 1);

    let run = ran(&mut noise(&["--prompt-file", "/nowhere/prompt.txt"]));
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("/nowhere/prompt.txt"), "{}", run.err);

    let run = ran(&mut noise(&[]));
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("-p TEXT"), "an empty stdin is no question: {}", run.err);
}

#[test]
fn a_file_that_is_no_model_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ds4flash.gguf");
    std::fs::write(&path, "not a model").unwrap();
    // It is also the one that is found without -m.
    let run = ran(ds4(&["-p", "hi"]).current_dir(folder.path()));
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("ds4flash.gguf"), "{}", run.err);
}

#[test]
fn a_copy_elsewhere_finds_the_small_model_of_its_source() {
    let folder = tempfile::tempdir().unwrap();
    // Away from the checkout, which may have a model of its own.
    let exe = folder.path().join("ds4");
    std::fs::copy(env!("CARGO_BIN_EXE_ds4"), &exe).unwrap();
    let mut command = std::process::Command::new(&exe);
    command.args(["--dump-tokens", "-p", "hi"]).current_dir(folder.path()).stdin(std::process::Stdio::null());
    let run = ran(&mut command);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(run.err.lines().count(), 1);
    assert!(run.err.contains("models/ds4-tiny.gguf"), "{}", run.err);
}
