//! The commands of `ds4` that do not run the model: see `ds4_args::ds4_side`.

use anyhow::Result;
use ds4_args::{Env, SideCommand};

use crate::{Console, Exit, download};

/// Does what the command says.
///
/// # Errors
/// Whatever the world does wrong.
pub fn run(command: &SideCommand, env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    match command {
        SideCommand::Download(args) => download::run(args, env, console),
        _ => anyhow::bail!("not yet"),
    }
}
