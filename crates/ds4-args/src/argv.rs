//! The spellings clap cannot express, turned into ones it can before it looks.

use std::ffi::OsString;

/// Flags whose next argument is text, whatever it looks like.
const TAKES_TEXT: [&str; 4] = ["-p", "--prompt", "-sys", "--system"];

/// Rewrites `-sys TEXT`, which a parser of single-letter flags would read as `-s -y -s`, to `--system TEXT`.
/// An argument that is the text of a prompt is left alone, and so is everything after `--`.
pub fn rewrite(argv: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut out: Vec<OsString> = argv.into_iter().collect();
    for index in flags(&out) {
        if out[index] == "-sys" {
            out[index] = "--system".into();
        } else if let Some(text) = out[index].to_str().and_then(|arg| arg.strip_prefix("-sys=")) {
            out[index] = format!("--system={text}").into();
        }
    }
    out
}

/// Indices of the arguments that may be flags: not the program's name, not text, not what follows `--`.
pub(crate) fn flags(argv: &[OsString]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut index = 1;
    while index < argv.len() && argv[index] != "--" {
        found.push(index);
        index += if TAKES_TEXT.iter().any(|flag| argv[index] == *flag) { 2 } else { 1 };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(line: &[&str]) -> Vec<String> {
        rewrite(line.iter().map(OsString::from)).into_iter().map(|arg| arg.into_string().unwrap()).collect()
    }

    #[test]
    fn sys_becomes_system() {
        assert_eq!(rewritten(&["ds4", "-sys", "be brief"]), ["ds4", "--system", "be brief"]);
        assert_eq!(rewritten(&["ds4", "-sys="]), ["ds4", "--system="]);
    }

    #[test]
    fn text_is_never_touched() {
        assert_eq!(rewritten(&["ds4", "-p", "-sys", "-sys", "-sys"]), ["ds4", "-p", "-sys", "--system", "-sys"]);
        assert_eq!(rewritten(&["ds4", "--", "-sys"]), ["ds4", "--", "-sys"]);
        assert_eq!(rewritten(&["-sys"]), ["-sys"]);
    }
}
