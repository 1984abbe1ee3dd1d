//! `search`: a regular expression in all files that are not ignored, by ripgrep's crates.

use std::io;
use std::path::Path;

use grep_regex::RegexMatcherBuilder;
use grep_searcher::{BinaryDetection, Searcher, SearcherBuilder, Sink, SinkContext, SinkMatch};
use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;

use crate::args::Args;
use crate::text::short_line;
use crate::{Cancel, Error, Toolbox};

/// Lines that a search may find.
const LINES_MAX: usize = 2000;
/// Lines around a match at most.
const CONTEXT_MAX: usize = 10;

pub(crate) fn search(tools: &Toolbox, args: &Args, cancel: &Cancel) -> Result<String, Error> {
    let query = args.text("query")?;
    let context = args.optional_number("context")?.unwrap_or(0).min(CONTEXT_MAX);
    let place = tools.workspace.place(&args.optional_text("path")?.unwrap_or_default())?;
    let start = tools.workspace.root().join(&place.relative);
    if !start.exists() {
        return Err(Error::NotFound { path: place.given });
    }
    let matcher = RegexMatcherBuilder::new()
        .fixed_strings(args.flag("literal")?)
        .line_terminator(Some(b'\n'))
        .build(&query)
        .map_err(|err| {
            Error::Arguments(format!("`query` is no regular expression: {err}. Set literal for plain text."))
        })?;
    let mut walk = WalkBuilder::new(&start);
    walk.hidden(false).require_git(false).follow_links(false).sort_by_file_path(Ord::cmp);
    walk.filter_entry(|entry| entry.file_name() != ".git");
    if let Some(glob) = args.optional_text("glob")? {
        let wrong = |err: ignore::Error| Error::Arguments(format!("`glob` cannot be used: {err}."));
        let mut only = OverrideBuilder::new(tools.workspace.root());
        only.add(&glob).map_err(wrong)?;
        walk.overrides(only.build().map_err(wrong)?);
    }
    let mut searcher = SearcherBuilder::new()
        .line_number(true)
        .binary_detection(BinaryDetection::quit(0))
        .before_context(context)
        .after_context(context)
        .build();
    let mut found = Found { path: String::new(), lines: Vec::new(), has_context: context > 0 };
    for entry in walk.build().flatten() {
        if cancel.is_raised() || found.is_full() {
            break;
        }
        if entry.file_type().is_some_and(|kind| kind.is_file()) {
            found.path = shown(tools, entry.path());
            // A file that cannot be read has no matches.
            let _ = searcher.search_path(&matcher, entry.path(), &mut found);
        }
    }
    if found.is_full() {
        found.lines.push(format!("[more than {LINES_MAX} lines; search for something more special]"));
    }
    Ok(if found.lines.is_empty() { "No matches.".to_owned() } else { found.lines.join("\n") })
}

fn shown(tools: &Toolbox, path: &Path) -> String {
    tools.workspace.shown(path)
}

struct Found {
    path: String,
    lines: Vec<String>,
    has_context: bool,
}

impl Found {
    fn is_full(&self) -> bool {
        self.lines.len() >= LINES_MAX
    }

    fn push(&mut self, number: Option<u64>, mark: char, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let number = number.unwrap_or(0);
        self.lines.push(format!(
            "{}{mark}{number}{mark} {}",
            self.path,
            short_line(text.trim_end_matches(['\r', '\n']))
        ));
    }
}

impl Sink for Found {
    type Error = io::Error;

    fn matched(&mut self, _: &Searcher, found: &SinkMatch<'_>) -> io::Result<bool> {
        self.push(found.line_number(), ':', found.bytes());
        Ok(!self.is_full())
    }

    fn context(&mut self, _: &Searcher, context: &SinkContext<'_>) -> io::Result<bool> {
        self.push(context.line_number(), '-', context.bytes());
        Ok(!self.is_full())
    }

    fn context_break(&mut self, _: &Searcher) -> io::Result<bool> {
        if self.has_context {
            self.lines.push("--".to_owned());
        }
        Ok(true)
    }
}
