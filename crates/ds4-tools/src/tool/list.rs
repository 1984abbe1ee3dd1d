//! `list`: a folder, or all files of a pattern.

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;

use crate::args::Args;
use crate::{Error, Toolbox};

/// Files that a pattern may find.
const FILES_MAX: usize = 20_000;

pub(crate) fn list(tools: &Toolbox, args: &Args) -> Result<String, Error> {
    let given = args.optional_text("path")?.unwrap_or_default();
    let place = tools.workspace.place(&given)?;
    let folder = tools.workspace.root().join(&place.relative);
    if !folder.is_dir() {
        return Err(match folder.exists() {
            true => Error::NotAFile { path: place.given, what: "a file. Use read" },
            false => Error::Call(format!("no folder {}.", place.given)),
        });
    }
    let mut walk = WalkBuilder::new(&folder);
    walk.hidden(false).require_git(false).follow_links(false).sort_by_file_name(Ord::cmp);
    walk.filter_entry(|entry| entry.file_name() != ".git");
    let glob = args.optional_text("glob")?;
    match &glob {
        Some(glob) => {
            let wrong = |err: ignore::Error| Error::Arguments(format!("`glob` cannot be used: {err}."));
            let mut only = OverrideBuilder::new(&folder);
            only.add(glob).map_err(wrong)?;
            walk.overrides(only.build().map_err(wrong)?);
        }
        // One folder is shown as it is, ignored files too: somebody asks about just this one.
        None => _ = walk.max_depth(Some(1)).ignore(false).git_ignore(false).git_exclude(false).git_global(false),
    }
    let mut lines = Vec::new();
    for entry in walk.build().flatten().filter(|entry| entry.depth() > 0) {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        if glob.is_some() && is_folder {
            continue;
        }
        let shown = match &glob {
            Some(_) => tools.workspace.shown(entry.path()),
            None => entry.file_name().to_string_lossy().into_owned(),
        };
        lines.push(if is_folder { format!("{shown}/") } else { shown });
        if lines.len() == FILES_MAX {
            lines.push(format!("[more than {FILES_MAX} files]"));
            break;
        }
    }
    Ok(match (lines.is_empty(), &glob) {
        (true, None) => "[empty folder]".to_owned(),
        (true, Some(_)) => "No matches.".to_owned(),
        _ => lines.join("\n"),
    })
}
