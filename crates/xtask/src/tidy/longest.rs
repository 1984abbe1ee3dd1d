//! The longest source files and functions. Nothing is wrong with being on the list; growing on it is worth a look.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::shown;

const SHOWN: usize = 10;

/// What counts as source: Rust and the kernel languages.
const EXTENSIONS: [&str; 4] = ["rs", "cu", "metal", "wgsl"];

pub(crate) fn print(root: &Path) -> anyhow::Result<()> {
    let (mut files, mut functions) = (Vec::new(), Vec::new());
    for path in sources(&root.join("crates"))? {
        let text = fs::read_to_string(&path)?;
        let place = shown(&path).display().to_string();
        files.push((text.lines().count(), place.clone()));
        if path.extension().is_some_and(|extension| extension == "rs") {
            let found = self::functions(&text);
            functions.extend(found.into_iter().map(|f| (f.n_lines, format!("{} ({place}:{})", f.name, f.line))));
        }
    }
    print_longest("files", files);
    println!();
    print_longest("functions", functions);
    Ok(())
}

fn print_longest(what: &str, mut items: Vec<(usize, String)>) {
    items.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    println!("The longest of {} {what}:", items.len());
    items.iter().take(SHOWN).for_each(|(n_lines, name)| println!("  {n_lines:5} lines  {name}"));
}

/// All source files below a folder.
fn sources(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("target") {
            found.extend(sources(&path)?);
        } else if path.extension().and_then(|e| e.to_str()).is_some_and(|e| EXTENSIONS.contains(&e)) {
            found.push(path);
        }
    }
    Ok(found)
}

#[derive(Debug, PartialEq)]
struct Function {
    name: String,
    /// Of its `fn`, from 1.
    line: usize,
    n_lines: usize,
}

/// The functions of a Rust file, found by counting braces; inner functions are listed too.
fn functions(source: &str) -> Vec<Function> {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    let mut depth = 0;
    // A name waits here until its body opens, or a semicolon shows that it has none.
    let mut waiting: Option<(String, usize)> = None;
    for (line, code) in (1..).zip(blank_text(source).lines()) {
        if waiting.is_none() {
            waiting = function_name(code).map(|name| (name.to_owned(), line));
        }
        for c in code.chars() {
            match c {
                '{' => {
                    if let Some((name, line)) = waiting.take() {
                        open.push((name, line, depth));
                    }
                    depth += 1;
                }
                '}' => {
                    depth -= 1;
                    if let Some((name, first, _)) = open.pop_if(|(_, _, outside)| *outside == depth) {
                        found.push(Function { name, line: first, n_lines: line + 1 - first });
                    }
                }
                // In `[u8; 4]` the semicolon is not the end of a declaration; only one at the end of a line is.
                ';' if code.trim_end().ends_with(';') && !code.contains('{') => waiting = None,
                _ => {}
            }
        }
    }
    found
}

/// The name in a line that starts a function.
fn function_name(code: &str) -> Option<&str> {
    let (before, after) = code.split_once("fn ")?;
    let qualifiers = ["pub", "pub(crate)", "pub(super)", "const", "async", "unsafe", "extern", "\"\""];
    let starts = before.split_whitespace().all(|word| qualifiers.contains(&word));
    starts.then(|| after.split(|c: char| !c.is_alphanumeric() && c != '_').next()).flatten()
}

/// The source with comments gone and the contents of strings and characters blanked, lines kept.
fn blank_text(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let (n_bytes, keep) = match c {
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), ""),
            '/' if rest.starts_with("/*") => (block_comment(rest), ""),
            '"' => (string(rest), "\"\""),
            'r' if raw_string(rest).is_some() && !out.ends_with(|c: char| c.is_alphanumeric() || c == '_') => {
                (raw_string(rest).expect("just looked"), "\"\"")
            }
            '\'' => (character(rest), "'"),
            _ => (c.len_utf8(), &rest[..c.len_utf8()]),
        };
        out.push_str(keep);
        if keep.len() != n_bytes || keep == "\"\"" {
            out.extend(rest[..n_bytes].chars().filter(|&c| c == '\n'));
        }
        rest = &rest[n_bytes..];
    }
    out
}

/// Length of the block comment at the front; they nest.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut i) = (0, 0);
    while i < text.len() {
        let n = match &text.as_bytes()[i..] {
            [b'/', b'*', ..] => {
                depth += 1;
                2
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                2
            }
            _ => 1,
        };
        i += n;
        if depth == 0 {
            break;
        }
    }
    i
}

/// Length of the string at the front.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return i + 1,
            _ => {}
        }
    }
    text.len()
}

/// Length of the raw string at the front, if there is one.
fn raw_string(text: &str) -> Option<usize> {
    let hashes = text[1..].bytes().take_while(|&b| b == b'#').count();
    let body = 1 + hashes + 1;
    text[1 + hashes..].starts_with('"').then(|| {
        let end = format!("\"{}", "#".repeat(hashes));
        text[body..].find(&end).map_or(text.len(), |i| body + i + end.len())
    })
}

/// Length of the character literal at the front, or 1 for the quote of a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => text[2..].char_indices().skip(1).find(|(_, c)| *c == '\'').map_or(1, |(i, _)| i + 3),
        Some(_) => chars.next().filter(|(_, c)| *c == '\'').map_or(1, |(i, _)| i + 1),
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_functions_and_their_lengths() {
        let source = r##"
//! A comment with { braces.
pub fn one() -> char {
    let text = "{ not a brace \" {";
    '{'
}

trait T {
    fn declared(&self) -> [u8; 4];
    fn with_default<'a>(&'a self)
    where
        Self: Sized,
    {
        fn inner() {}
        let raw = r#"fn fake() { "#; /* { /* { */ */
        let quote = ['\'', '\u{7b}', '"'];
    }
}
const fn last() {}
"##;
        let function = |name: &str, line, n_lines| Function { name: name.into(), line, n_lines };
        let expected =
            [function("one", 3, 4), function("inner", 14, 1), function("with_default", 10, 8), function("last", 19, 1)];
        assert_eq!(functions(source), expected);
    }
}
