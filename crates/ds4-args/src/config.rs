//! Flags from a TOML file: every entry becomes the flag of that name, before those of the command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::Stop;

/// Puts the flags of the file that `--config` names in front of the others. Without `--config`, nothing changes.
///
/// # Errors
/// When the file cannot be read or holds something that is no flag.
pub fn expand(argv: Vec<OsString>) -> Result<Vec<OsString>, Stop> {
    let Some(path) = named(&argv) else { return Ok(argv) };
    let wrong = |what: String| Stop::usage(format!("{}: {what}", path.display()), "a line looks like: ctx = 100000");
    let text = std::fs::read_to_string(&path).map_err(|err| wrong(err.to_string()))?;
    let table: Table = text.parse().map_err(|err: toml::de::Error| wrong(err.message().to_owned()))?;
    let mut flags = Vec::new();
    for (key, value) in &table {
        flags.extend(flag(key, value).map_err(&wrong)?);
    }
    let mut argv = argv.into_iter();
    Ok(argv.next().into_iter().chain(flags).chain(argv).collect())
}

/// The last file named.
fn named(argv: &[OsString]) -> Option<PathBuf> {
    let words = argv.iter().take_while(|arg| *arg != "--");
    let words: Vec<_> = words.collect();
    let at = words.iter().rposition(|arg| *arg == "--config" || joined(arg).is_some())?;
    joined(words[at]).or_else(|| words.get(at + 1).map(PathBuf::from))
}

fn joined(arg: &OsString) -> Option<PathBuf> {
    arg.to_str().and_then(|arg| arg.strip_prefix("--config=")).map(|path| Path::new(path).to_owned())
}

fn flag(key: &str, value: &Value) -> Result<Vec<OsString>, String> {
    let name = format!("--{}", key.replace('_', "-"));
    let with = |text: String| vec![OsString::from(format!("{name}={text}"))];
    match value {
        _ if name == "--config" => Err("a file cannot name another one".to_owned()),
        Value::Boolean(true) => Ok(vec![name.into()]),
        Value::Boolean(false) => Ok(Vec::new()),
        Value::Integer(number) => Ok(with(number.to_string())),
        Value::Float(number) => Ok(with(number.to_string())),
        Value::String(text) => Ok(with(text.clone())),
        Value::Array(items) => {
            let flags: Result<Vec<_>, _> = items.iter().map(|item| flag(key, item)).collect();
            flags.map(|flags| flags.concat())
        }
        Value::Table(_) | Value::Datetime(_) => Err(format!("{key} is not the value of a flag")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(file: &str, line: &[&str]) -> Result<Vec<String>, Stop> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ds4.toml");
        std::fs::write(&path, file).unwrap();
        let mut argv: Vec<OsString> = vec!["ds4-server".into(), "--config".into(), path.into()];
        argv.extend(line.iter().map(OsString::from));
        Ok(expand(argv)?.into_iter().map(|arg| arg.into_string().unwrap()).collect())
    }

    #[test]
    fn the_file_comes_first() {
        let file =
            "ctx = 100000\ntemp = 0.5\ncors = true\nnothink = false\napi-key = [\"a\", \"b\"]\nkv_disk_dir = \"d\"\n";
        let argv = expanded(file, &["--ctx", "5"]).unwrap();
        let flags = ["--api-key=a", "--api-key=b", "--cors", "--ctx=100000", "--kv-disk-dir=d", "--temp=0.5"];
        for flag in flags {
            assert!(argv.contains(&flag.to_owned()), "{flag}: {argv:?}");
        }
        assert!(!argv.iter().any(|arg| arg.contains("nothink")));
        assert_eq!(argv[argv.len() - 2..], ["--ctx", "5"]);
        let args: crate::Ds4Server = crate::parse(argv.into_iter().map(OsString::from)).unwrap();
        assert_eq!(args.engine.runtime.ctx, 5);
    }

    #[test]
    fn a_bad_file_is_named() {
        for file in ["ctx = ", "ctx = { a = 1 }", "config = \"other\"", "when = 2026-01-01"] {
            let Err(Stop::Usage { message, .. }) = expanded(file, &[]) else { panic!("{file}") };
            assert!(message.contains("ds4.toml"), "{message}");
        }
        let missing = vec!["ds4-server".into(), "--config=/nowhere/x.toml".into()];
        assert!(expand(missing).unwrap_err().to_string().contains("/nowhere/x.toml"));
        assert_eq!(expand(vec!["ds4-server".into()]).unwrap().len(), 1);
    }
}
