//! `read`: a text file with line numbers.

use crate::args::Args;
use crate::fingerprint::Fingerprint;
use crate::text::{short_line, to_read};
use crate::{Error, Toolbox};

/// Lines that are read when nobody says how many.
const LINES: usize = 500;

pub(crate) fn read(tools: &mut Toolbox, args: &Args, n_bytes: usize) -> Result<String, Error> {
    let place = tools.workspace.place(&args.text("path")?)?;
    let start = args.optional_number("start_line")?.unwrap_or(1).max(1);
    let most = args.optional_number("max_lines")?.unwrap_or(LINES).max(1);
    let bytes = tools.workspace.read(&place)?;
    let text = to_read(&place, &bytes)?;
    let n_lines = text.lines().count();
    if n_lines == 0 {
        tools.saw(&place, Fingerprint::of(&bytes));
        return Ok("[empty file]".to_owned());
    }
    if start > n_lines {
        return Err(Error::Call(format!("{} has only {n_lines} lines.", place.given)));
    }
    let (mut out, mut last) = (String::new(), start - 1);
    for line in text.lines().skip(start - 1).take(most) {
        let line = format!("{:6}\t{}\n", last + 1, short_line(line));
        if !out.is_empty() && out.len() + line.len() > n_bytes {
            break;
        }
        out.push_str(&line);
        last += 1;
    }
    if start > 1 || last < n_lines {
        let next = if last < n_lines { format!("; go on with start_line {}", last + 1) } else { String::new() };
        out.push_str(&format!("[lines {start}-{last} of {n_lines}{next}]"));
    }
    if text.contains(char::REPLACEMENT_CHARACTER) && std::str::from_utf8(&bytes).is_err() {
        out.push_str("\n[not UTF-8: some bytes are shown as \u{fffd}]");
    }
    tools.saw(&place, Fingerprint::of(&bytes));
    Ok(out.trim_end_matches('\n').to_owned())
}
