//! What was asked, before it means anything: text from a flag, a file or a pipe, or token ids.

use std::fs;
use std::io::BufRead;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use ds4_args::PromptArgs;

/// stdin, and whether a person is typing there.
pub struct Stdin<'a> {
    /// A terminal, not a pipe or a file.
    pub is_terminal: bool,
    /// Its bytes.
    pub reader: &'a mut dyn BufRead,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Text.
    Text(String),
    /// Token ids, to be used as they are.
    Tokens(Vec<u32>),
}

/// Collects the question; nothing when this is going to be a chat. What is piped in is appended to the prompt, an empty
/// line between them.
///
/// # Errors
/// When a file cannot be read or is not what it should be, or when there is nothing to ask.
pub fn read(args: &PromptArgs, stdin: &mut Stdin<'_>) -> Result<Option<Input>> {
    if args.interactive {
        return Ok(None);
    }
    if let Some(path) = &args.tokens_file {
        return Ok(Some(Input::Tokens(token_ids_of(path)?)));
    }
    let given = match (&args.prompt, &args.prompt_file) {
        (Some(text), _) => Some(text.clone()),
        (None, Some(path)) => Some(text_of(path)?),
        (None, None) => None,
    };
    if stdin.is_terminal {
        return given.map(not_blank).transpose();
    }
    let mut piped = Vec::new();
    stdin.reader.read_to_end(&mut piped).context("cannot read stdin")?;
    let piped = String::from_utf8(piped).map_err(|_| anyhow!("stdin is not UTF-8 text"))?;
    let piped = piped.trim_end_matches(['\r', '\n']);
    not_blank(match given {
        Some(given) if piped.is_empty() => given,
        Some(given) => format!("{given}\n\n{piped}"),
        None => piped.to_owned(),
    })
    .map(Some)
}

/// The question, where there has to be one.
///
/// # Errors
/// When there is none.
pub fn required(input: Option<Input>) -> Result<Input> {
    input.ok_or_else(|| anyhow!("there is no prompt; give one with -p TEXT, --prompt-file FILE or through a pipe"))
}

/// A whole file as text.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn text_of(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    String::from_utf8(bytes).map_err(|_| anyhow!("{} is not UTF-8 text", path.display()))
}

/// The token ids in a file.
///
/// # Errors
/// When it cannot be read or holds something else.
pub fn token_ids_of(path: &Path) -> Result<Vec<u32>> {
    token_ids(&text_of(path)?).with_context(|| path.display().to_string())
}

fn not_blank(text: String) -> Result<Input> {
    if text.trim().is_empty() {
        bail!("the prompt is empty; give one with -p TEXT, --prompt-file FILE or through a pipe, or chat with -i");
    }
    Ok(Input::Text(text))
}

fn token_ids(text: &str) -> Result<Vec<u32>> {
    let ids: Vec<u32> = text
        .split_whitespace()
        .enumerate()
        .map(|(n, word)| word.parse().map_err(|_| anyhow!("word {} is '{word}', not a token id", n + 1)))
        .collect::<Result<_>>()?;
    if ids.is_empty() { Err(anyhow!("there are no token ids")) } else { Ok(ids) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &[&str]) -> PromptArgs {
        let line = std::iter::once(&"ds4").chain(line).map(Into::into);
        ds4_args::parse::<ds4_args::Ds4>(line).unwrap().prompt
    }

    fn from(line: &[&str], piped: &[u8]) -> Result<Option<Input>> {
        read(&args(line), &mut Stdin { is_terminal: false, reader: &mut &*piped })
    }

    fn text(text: &str) -> Option<Input> {
        Some(Input::Text(text.to_owned()))
    }

    #[test]
    fn a_prompt_and_a_pipe_are_one_question() {
        assert_eq!(from(&["-p", "Review:"], b"a\nb\n").unwrap(), text("Review:\n\na\nb"));
        assert_eq!(from(&["-p", "Review:"], b"").unwrap(), text("Review:"));
        assert_eq!(from(&[], b"why?\n").unwrap(), text("why?"));
        assert_eq!(from(&["-i"], b"why?\n").unwrap(), None);
    }

    #[test]
    fn a_terminal_is_not_read() {
        let mut stdin = Stdin { is_terminal: true, reader: &mut &b"typed later"[..] };
        assert_eq!(read(&args(&["-p", "hi"]), &mut stdin).unwrap(), text("hi"));
        assert_eq!(read(&args(&[]), &mut stdin).unwrap(), None);
    }

    #[test]
    fn files() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("q");
        let name = path.to_str().unwrap();
        fs::write(&path, "0 17\n 5\t9\n").unwrap();
        assert_eq!(from(&["--tokens-file", name], b"").unwrap(), Some(Input::Tokens(vec![0, 17, 5, 9])));
        assert_eq!(from(&["--prompt-file", name], b"").unwrap(), text("0 17\n 5\t9\n"));
        for bad in ["", " \n", "1 two", "-1", "4294967296"] {
            fs::write(&path, bad).unwrap();
            assert!(from(&["--tokens-file", name], b"").is_err(), "{bad:?}");
        }
        fs::write(&path, b"\xff\xfe").unwrap();
        let err = from(&["--prompt-file", name], b"").unwrap_err().to_string();
        assert!(err.contains("not UTF-8"), "{err}");
        assert!(from(&["--prompt-file", "/nowhere/q"], b"").is_err());
    }

    #[test]
    fn nothing_to_ask_is_an_error() {
        for (line, piped) in [(&[][..], &b""[..]), (&["-p", "  "], b""), (&[], b"\n\n"), (&[], b"\xff")] {
            assert!(from(line, piped).is_err(), "{line:?}");
        }
    }
}
