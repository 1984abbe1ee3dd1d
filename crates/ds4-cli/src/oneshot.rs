//! One question, one answer.

use anyhow::Result;
use ds4_args::Ds4;
use ds4_boot::{Model, sampling};

use crate::progress::Style;
use crate::prompt::Prompt;
use crate::session::{Ask, Session};
use crate::view::{Reasoning, Shown, View};
use crate::{Exit, World, json};

/// Answers on stdout; the last line on stderr says how fast it went, also when Ctrl+C ended it.
///
/// # Errors
/// When the prompt does not fit the context, a step fails or output cannot be written.
pub fn run(args: &Ds4, model: &Model, mut session: Session, prompt: &Prompt, world: &mut World<'_>) -> Result<Exit> {
    let sampling = sampling(&args.engine.sampling, 0);
    let seed = sampling.seed;
    let ask =
        Ask { tokens: &prompt.tokens, thinking: prompt.thinking, sampling, max_tokens: args.engine.sampling.tokens };
    let shown = match args.output.json {
        true => Shown::Nothing,
        false => Shown::All(Reasoning::new(&args.output, world.console.out_is_terminal)),
    };
    let mut view = View::new(&mut world.console, &world.interrupt, shown, Style::Lines);
    let answer = session.answer(&ask, &mut view);
    let written = view.finish();
    let answer = answer?;
    written?;
    if args.output.json {
        let object = json::answer(&answer, &json::About { model: &model.name, seed, args: &args.output });
        world.console.print(&format!("{object}\n"))?;
    }
    if let Some(profile) = &answer.profile {
        world.console.note(profile)?;
    }
    world.console.note(&format!("ds4: {}", answer.speed()))?;
    Ok(if answer.is_cancelled() { Exit::Interrupted } else { Exit::Done })
}
