//! The prompt of a conversation, token for token what the official encoder of the release produces.

use crate::{
    Error, Instructions, Marked, Message, Release, Special, Task, Thinking, dsml, json,
    normalise::{self, Turn, UserPart},
};

/// How a conversation is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenderOptions {
    /// The mode of the turn to come (after [`Thinking::effective`]).
    pub thinking: Thinking,
    /// Which release's constants.
    pub release: Release,
    /// Forget reasoning (and developer turns) before the last question. Has no effect once any message declares tools:
    /// then all reasoning stays, because calls depend on it.
    pub drop_reasoning: bool,
}

impl Default for RenderOptions {
    fn default() -> RenderOptions {
        RenderOptions { thinking: Thinking::default(), release: Release::default(), drop_reasoning: true }
    }
}

/// The prompt for the next assistant turn. A conversation that ends with a user or tool message ends with the opening of
/// that turn; one that ends with an assistant message ends with that message.
///
/// # Errors
/// [`Error::EmptyDeveloper`].
pub fn render(messages: &[Message], options: &RenderOptions) -> Result<Marked, Error> {
    let thinking = options.thinking.is_on();
    let mut turns = normalise::turns(messages);
    let drop = options.drop_reasoning && !messages.iter().any(declares_tools);
    if thinking && drop {
        normalise::drop_old_developers(&mut turns);
    }
    let last = turns.iter().rposition(Turn::is_question);

    let mut out = Marked::new();
    out.special(Special::Bos);
    if !turns.is_empty() {
        out.text(options.release.prefix(options.thinking));
    }
    for (i, turn) in turns.iter().enumerate() {
        // Turns before the last question keep no reasoning; a conversation without questions keeps all.
        let thinks_in = thinking && (!drop || last.is_none_or(|last| i > last));
        let thinks_next = thinking && (!drop || last.is_none_or(|last| i >= last));
        let follows_task = i > 0 && turns[i - 1].task().is_some();
        render_turn(turn, thinks_in && !follows_task, &mut out)?;
        if matches!(turns.get(i + 1), None | Some(Turn::Assistant(_) | Turn::LatestReminder(_))) {
            render_transition(turn, Opening { thinking, keeps_reasoning: thinks_next }, &mut out);
        }
    }
    Ok(out)
}

fn declares_tools(message: &Message) -> bool {
    matches!(message, Message::System(i) | Message::Developer(i) if !i.tools.is_empty())
}

fn render_turn(turn: &Turn<'_>, reasoning: bool, out: &mut Marked) -> Result<(), Error> {
    match turn {
        Turn::System(instructions) => {
            out.text(&instructions.content.text());
            render_extras(instructions, out);
        }
        Turn::Developer(index, instructions) => {
            let content = instructions.content.text();
            if content.is_empty() {
                return Err(Error::EmptyDeveloper { index: *index });
            }
            out.special(Special::User).text(&content);
            render_extras(instructions, out);
        }
        Turn::User(user) => {
            out.special(Special::User);
            for (i, part) in user.parts.iter().enumerate() {
                out.text(if i > 0 { "\n\n" } else { "" });
                match part {
                    UserPart::Text(content) => out.text(&content.text()),
                    UserPart::Result(result) => {
                        out.text("<tool_result>").text(&result.content.text()).text("</tool_result>")
                    }
                };
            }
        }
        Turn::LatestReminder(content) => {
            out.special(Special::LatestReminder).text(&content.text());
        }
        Turn::Assistant(assistant) => {
            if reasoning {
                out.text(&assistant.reasoning).special(Special::EndThink);
            }
            out.text(&assistant.content);
            if !assistant.tool_calls.is_empty() {
                dsml::render_calls(&assistant.tool_calls, out);
            }
            if !assistant.wo_eos {
                out.special(Special::Eos);
            }
        }
    }
    Ok(())
}

fn render_extras(instructions: &Instructions, out: &mut Marked) {
    if !instructions.tools.is_empty() {
        out.text("\n\n");
        dsml::render_tools(&instructions.tools, out);
    }
    if let Some(schema) = &instructions.response_format {
        out.text("\n\n## Response Format:\n\nYou MUST strictly adhere to the following schema to reply:\n");
        out.text(&json::dumps(schema));
    }
}

/// How the next assistant turn opens.
struct Opening {
    thinking: bool,
    keeps_reasoning: bool,
}

impl Opening {
    fn tag(thinks: bool) -> Special {
        if thinks { Special::Think } else { Special::EndThink }
    }
}

fn render_transition(turn: &Turn<'_>, opening: Opening, out: &mut Marked) {
    match turn.task() {
        Some(Task::Action) => {
            out.special(Special::Assistant).special(Opening::tag(opening.thinking)).special(Special::Action);
        }
        Some(task) => {
            out.special(task.into());
        }
        None if turn.is_question() => {
            out.special(Special::Assistant).special(Opening::tag(opening.keeps_reasoning));
        }
        None => {}
    }
}
