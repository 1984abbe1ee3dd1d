//! `edit` and `multi_edit`: exact text for exact text.

use std::borrow::Cow;

use super::Change;
use crate::args::Args;
use crate::text::{count, line_at, to_edit};
use crate::{Error, Toolbox};

pub(crate) fn edit(tools: &Toolbox, args: &Args) -> Result<Change, Error> {
    let edit = Edit::read(args)?;
    let given = args.text("path")?;
    changed(tools, &given, |text| {
        let done = edit.apply(text, &given)?;
        let said = match done.n_places {
            1 => format!("Edited {given} at line {}.", done.line),
            n => format!("Edited {given}: {n} places."),
        };
        Ok((done.text, said))
    })
}

pub(crate) fn multi_edit(tools: &Toolbox, args: &Args) -> Result<Change, Error> {
    let edits = args.objects("edits")?.iter().map(Edit::read).collect::<Result<Vec<_>, _>>()?;
    let given = args.text("path")?;
    if edits.is_empty() {
        return Err(Error::Arguments("`edits` is empty. Give at least one edit.".to_owned()));
    }
    changed(tools, &given, |text| {
        let mut text = text.to_owned();
        for (i, edit) in edits.iter().enumerate() {
            let applied = edit.apply(&text, &given);
            let done = applied.map_err(|err| Error::Call(format!("edit {}: {err} Nothing was changed.", i + 1)))?;
            text = done.text;
        }
        Ok((text, format!("Edited {given}: {}.", count(edits.len(), "edit"))))
    })
}

/// The change of a file that `edit` makes of its text.
fn changed(
    tools: &Toolbox,
    given: &str,
    edit: impl FnOnce(&str) -> Result<(String, String), Error>,
) -> Result<Change, Error> {
    let place = tools.workspace.place_to_write(given)?;
    let before = tools.workspace.read(&place)?;
    tools.check_fresh(&place, &before)?;
    let (after, said) = edit(to_edit(&place, &before)?)?;
    Ok(Change { place, before: Some(before), after: after.into_bytes(), said })
}

struct Edit {
    old: String,
    new: String,
    /// Where `old` begins, from 1.
    line: Option<usize>,
    all: bool,
}

struct Done {
    text: String,
    n_places: usize,
    /// Of the first place.
    line: usize,
}

impl Edit {
    fn read(args: &Args) -> Result<Edit, Error> {
        let edit = Edit {
            old: args.text("old")?,
            new: args.text("new")?,
            line: args.optional_number("line")?,
            all: args.flag("all")?,
        };
        if edit.old.is_empty() {
            return Err(Error::Arguments("`old` is empty. Give the text to replace, or use write.".to_owned()));
        }
        if edit.old == edit.new {
            return Err(Error::Arguments("`old` and `new` are the same. Nothing to change.".to_owned()));
        }
        Ok(edit)
    }

    fn apply(&self, text: &str, path: &str) -> Result<Done, Error> {
        let (old, new) = self.for_line_ends(text);
        let places: Vec<usize> = text.match_indices(&*old).map(|(at, _)| at).collect();
        let lines: Vec<usize> = places.iter().map(|at| line_at(text, *at)).collect();
        let chosen = match (&places[..], self.line) {
            ([], _) => return Err(Error::Call(self.not_found(text, path))),
            (_, _) if self.all => places.clone(),
            ([one], None) => vec![*one],
            (_, Some(line)) => {
                let here: Vec<_> = places.iter().zip(&lines).filter(|(_, l)| **l == line).map(|(at, _)| *at).collect();
                if here.len() != 1 {
                    let what = if here.is_empty() { "does not begin" } else { "begins more than once" };
                    let lines = list(&lines);
                    return Err(Error::Call(format!("`old` {what} at line {line} of {path}, but at {lines}.")));
                }
                here
            }
            (_, None) => {
                return Err(Error::Call(format!(
                    "`old` occurs {} times in {path} ({}). Give more of the text around it, or `line`.",
                    places.len(),
                    list(&lines)
                )));
            }
        };
        let mut out = String::with_capacity(text.len() + chosen.len() * new.len());
        let mut end = 0;
        for at in &chosen {
            out.push_str(&text[end..*at]);
            out.push_str(&new);
            end = at + old.len();
        }
        out.push_str(&text[end..]);
        Ok(Done { text: out, n_places: chosen.len(), line: line_at(text, chosen[0]) })
    }

    /// The texts with the line ends of the file: models write `\n` where a file has `\r\n`.
    fn for_line_ends(&self, text: &str) -> (Cow<'_, str>, Cow<'_, str>) {
        let differs = text.contains("\r\n") && self.old.contains('\n') && !self.old.contains('\r');
        match differs && !text.contains(&self.old) {
            true => (self.old.replace('\n', "\r\n").into(), self.new.replace('\n', "\r\n").into()),
            false => ((&self.old).into(), (&self.new).into()),
        }
    }

    /// Why it is not there: the model may have got white space wrong, or copied the line numbers.
    fn not_found(&self, text: &str, path: &str) -> String {
        let wanted: Vec<&str> = self.old.lines().map(str::trim).collect();
        let lines: Vec<&str> = text.lines().collect();
        let same = |at: &usize| lines[*at..].iter().zip(&wanted).all(|(line, wanted)| line.trim() == *wanted);
        let starts = 0..(lines.len() + 1).saturating_sub(wanted.len());
        if wanted.iter().any(|line| !line.is_empty())
            && let Some(at) = starts.clone().find(same)
        {
            let there = lines[at..at + wanted.len().min(12)].join("\n");
            return format!(
                "`old` does not occur in {path}, but line {} differs only in white space. It is exactly:\n{there}",
                at + 1
            );
        }
        format!("`old` does not occur in {path}. Read the file and copy the text exactly.")
    }
}

/// "lines 1, 5, 9", not too many of them.
fn list(lines: &[usize]) -> String {
    let shown: Vec<String> = lines.iter().take(8).map(usize::to_string).collect();
    let more = if lines.len() > 8 { ", ..." } else { "" };
    format!("{} {}{more}", if lines.len() == 1 { "line" } else { "lines" }, shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(old: &str, new: &str) -> Edit {
        Edit { old: old.into(), new: new.into(), line: None, all: false }
    }

    fn apply(edit: &Edit, text: &str) -> Result<String, String> {
        edit.apply(text, "f").map(|done| done.text).map_err(|err| err.to_string())
    }

    #[test]
    fn one_exact_place() {
        assert_eq!(apply(&edit("b", "B"), "a\nb\nc\n"), Ok("a\nB\nc\n".into()));
        assert_eq!(apply(&edit("b\n", ""), "a\nb\nc\n"), Ok("a\nc\n".into()));
        assert_eq!(edit("c", "x").apply("a\nb\nc", "f").unwrap().line, 3);
    }

    #[test]
    fn the_ambiguous_needs_a_line_or_all() {
        let text = "x\ny\nx\nx x\n";
        let err = apply(&edit("x", "z"), text).unwrap_err();
        assert_eq!(err, "`old` occurs 4 times in f (lines 1, 3, 4, 4). Give more of the text around it, or `line`.");
        assert_eq!(apply(&Edit { line: Some(3), ..edit("x", "z") }, text), Ok("x\ny\nz\nx x\n".into()));
        assert_eq!(apply(&Edit { all: true, ..edit("x", "z") }, text), Ok("z\ny\nz\nz z\n".into()));
        assert!(apply(&Edit { line: Some(2), ..edit("x", "z") }, text).unwrap_err().contains("does not begin"));
        assert!(apply(&Edit { line: Some(4), ..edit("x", "z") }, text).unwrap_err().contains("more than once"));
        assert!(apply(&Edit { line: Some(9), ..edit("y", "z") }, text).is_err());
    }

    #[test]
    fn what_is_not_there_is_explained() {
        let err = apply(&edit("if a:\nb()", "x"), "\tif a:\n\t\tb()\n").unwrap_err();
        assert!(err.contains("line 1 differs only in white space") && err.ends_with("\tif a:\n\t\tb()"), "{err}");
        assert!(apply(&edit("nope", "x"), "a").unwrap_err().contains("copy the text exactly"));
        assert!(apply(&edit("\n\n", "x"), "a").is_err());
    }

    #[test]
    fn line_ends_of_the_file_are_kept() {
        assert_eq!(apply(&edit("a\nb", "c\nd"), "a\r\nb\r\n"), Ok("c\r\nd\r\n".into()));
    }
}
