//! The program, the noise model as a file, and what a run left behind.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use ds4_fixture::Mix;

/// The noise model as a file, written once.
pub fn model() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("noise-f32.gguf");
        ds4_fixture::write_model(&path, Mix::F32).expect("the test folder can be written");
        path
    })
}

/// `ds4` with nothing of the person who runs the tests.
pub fn ds4(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ds4"));
    command.args(args).env_clear().stdin(Stdio::null());
    command
}

/// `ds4` with the noise model and a small context.
pub fn noise(args: &[&str]) -> Command {
    let mut command = ds4(&["-m", model().to_str().expect("a UTF-8 path"), "-c", "512"]);
    command.args(args);
    command
}

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    /// The exit status; none after a signal.
    pub code: Option<i32>,
    /// stdout.
    pub out: String,
    /// stderr.
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Ran {
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            err: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }
}

/// Runs a program to its end.
pub fn ran(command: &mut Command) -> Ran {
    command.output().expect("the program starts").into()
}

/// Runs a program that reads `input`.
pub fn ran_with(command: &mut Command, input: &str) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("stdin is a pipe");
    // A program that refuses its command line leaves without reading.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the program ends").into()
}
