//! `write`: a whole file.

use super::Change;
use crate::args::Args;
use crate::text::count;
use crate::{Error, Toolbox};

pub(crate) fn write(tools: &Toolbox, args: &Args) -> Result<Change, Error> {
    let place = tools.workspace.place_to_write(&args.text("path")?)?;
    let after = args.text("content")?.into_bytes();
    let before = tools.workspace.read_if_there(&place)?;
    if let Some(before) = &before {
        tools.check_fresh(&place, before)?;
        // What nobody has looked at is not replaced; nothing is lost with an empty file.
        if !before.is_empty() && !tools.has_seen(&place) && *before != after {
            return Err(Error::Unread { path: place.given });
        }
    }
    let lines = count(String::from_utf8_lossy(&after).lines().count(), "line");
    let done = if before.is_some() { "Wrote" } else { "Created" };
    let said = format!("{done} {} ({lines}).", place.given);
    Ok(Change { place, before, after, said })
}
