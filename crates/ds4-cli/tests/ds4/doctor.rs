//! `ds4 doctor`: what it says, what it does not, and how it ends.

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use serde_json::Value;

use crate::program::{Ran, ds4, model, ran};

/// A home folder whose every part is somebody's secret.
struct Home(tempfile::TempDir);

const SECRET: &str = "maria-kowalczyk";

impl Home {
    fn new() -> Home {
        let home = Home(tempfile::Builder::new().prefix("acme-internal-").tempdir().unwrap());
        fs::create_dir_all(home.dir().join("projects")).unwrap();
        fs::create_dir_all(home.dir().join(".cache/ds4-kv")).unwrap();
        home
    }

    fn dir(&self) -> std::path::PathBuf {
        self.0.path().join(SECRET)
    }

    fn doctor(&self, args: &[&str]) -> Ran {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port().to_string();
        let mut command = ds4(&["doctor", "--seconds", "0"]);
        if !args.contains(&"--port") {
            command.args(["--port", &port]);
        }
        command.args(args).current_dir(self.dir().join("projects"));
        ran(command.env("HOME", self.dir()).env("USER", SECRET).env("HOSTNAME", "build-7.acme.internal"))
    }

    /// Both forms of the report, after looking that they tell nothing.
    fn reports(&self, args: &[&str]) -> (Ran, Value) {
        let page = self.doctor(args);
        let json = self.doctor(&[args, &["--json"]].concat());
        let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
        for ran in [&page, &json] {
            let all = format!("{}{}", ran.out, ran.err);
            for secret in [SECRET, "acme", "projects", self.0.path().parent().unwrap().to_str().unwrap()] {
                assert!(!all.contains(secret), "{secret} is in\n{all}");
            }
            // A host called "cpu" is no secret.
            let words = || all.split(|c: char| !(c.is_alphanumeric() || "-_.".contains(c)));
            assert!(host.trim().len() < 6 || !words().any(|word| word == host.trim()), "{}", host.trim());
        }
        assert_eq!(page.code, json.code);
        (page, serde_json::from_str(&json.out).expect("one JSON object"))
    }
}

fn problems(report: &Value) -> String {
    report["problems"].to_string()
}

#[test]
fn a_report_tells_nothing_of_its_owner() {
    let home = Home::new();
    let file = home.dir().join("projects/ds4flash.gguf");
    fs::copy(model(), &file).unwrap();
    let (page, report) = home.reports(&[]);
    assert_eq!(page.code, Some(0), "{}", page.out);
    assert!(page.out.contains("nothing is wrong") && page.out.contains("~/.cache/ds4-kv"), "{}", page.out);
    assert_eq!((&report["model"]["file"], &report["port"]["state"]), (&"ds4flash.gguf".into(), &"free".into()));
    assert!(report["fits"].as_array().is_some_and(|lines| lines.len() >= 8));
}

#[test]
fn what_is_wrong_is_said_and_counts() {
    let home = Home::new();
    let file = home.dir().join("projects/ds4flash.gguf");
    let with = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        let (page, report) = home.reports(&["-m", file.to_str().unwrap()]);
        assert_eq!(page.code, Some(1), "{}", page.out);
        problems(&report)
    };
    assert!(with(b"no model").contains("ds4flash.gguf"));
    assert!(with(&fs::read(model()).unwrap()[..5000]).contains("cannot be used"));
    // A file of that format that is something else.
    let empty = [b"GGUF".as_slice(), &3u32.to_le_bytes(), &[0; 16]].concat();
    assert!(with(&empty).contains("is no model for this program"));

    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    fs::copy(model(), &file).unwrap();
    let (page, report) = home.reports(&["--port", &port]);
    assert!(page.code == Some(1) && problems(&report).contains("another program"), "{report}");
}

#[test]
fn it_changes_nothing() {
    let home = Home::new();
    let tree = |dir: &Path| {
        let mut all: Vec<_> = below(dir);
        all.sort();
        all
    };
    let before = tree(home.0.path());
    home.doctor(&[]);
    assert_eq!(tree(home.0.path()), before);
}

fn below(dir: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| [below(&path), vec![path]].concat()).collect()
}
