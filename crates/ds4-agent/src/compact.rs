//! Keeping a conversation within its context.
//!
//! The opening stays, and with it its place in the model's memory. The last steps stay. What lies between becomes a summary
//! that the model writes itself, at the end of the conversation it remembers, so that nothing is read again for it. Where that
//! is not possible any more, or comes to nothing, a plain list of what was asked and done takes its place: there is always a
//! way on, unless the opening and the last message alone are too long.

use ds4_chat::{Content, Flow, Message};

use crate::event::Event;
use crate::model::{Ask, Model, ModelError};
use crate::{Agent, Listener};

/// What the model is asked for.
const REQUEST: &str = "[The context is almost full. Write a summary of this conversation that lets you go on without it: what the \
    user wants, what was done, which files were changed or matter, what was found out, what is left to do. Plain text, no tool \
    calls.]";
/// How the summary is introduced.
const INTRODUCTION: &str = "[Summary of the conversation so far; the rest was dropped to make room.]";
/// Tokens of a summary at most.
const SUMMARY_TOKENS_MAX: usize = 2048;
/// Characters of a request or result that a plain list or a shortened step keeps.
const QUOTED_CHARS: usize = 400;

/// Makes sure that an answer has room, summarising older parts if need be.
///
/// # Errors
/// When even the opening and the last message are too long.
pub(crate) fn make_room<M: Model>(agent: &mut Agent<M>, listener: &mut dyn Listener) -> Result<(), ModelError> {
    let (thinking, ctx) = (agent.options.thinking, agent.model.ctx());
    let n = agent.model.count(&agent.messages, thinking)?;
    let is_full = n > ctx * agent.options.compact_at / 100 || n + reserve(ctx) > ctx;
    // One message and its opening have no middle; they fit or they do not.
    if !is_full || (agent.conversation().len() < 2 && n < ctx) {
        return Ok(());
    }
    compact(agent, listener)
}

/// Tokens that have to be free for an answer.
fn reserve(ctx: usize) -> usize {
    (ctx / 8).min(8192)
}

/// Summarises older parts now.
///
/// # Errors
/// When even the opening and the last message are too long, or the model fails.
pub fn compact<M: Model>(agent: &mut Agent<M>, listener: &mut dyn Listener) -> Result<(), ModelError> {
    let (thinking, ctx) = (agent.options.thinking, agent.model.ctx());
    let before = agent.model.count(&agent.messages, thinking)?;
    listener.event(&Event::Compacting);
    let conversation = agent.messages[agent.n_head..].to_vec();
    let head = agent.messages[..agent.n_head].to_vec();
    let n_head = agent.model.count(&head, thinking)?;
    let summary_tokens = SUMMARY_TOKENS_MAX.min(ctx / 8);
    // What stays: as many steps as fit into a third of what the opening leaves.
    let room = ctx.saturating_sub(n_head + summary_tokens) / 3;
    let mut cuts: Vec<usize> = (1..conversation.len()).filter(|at| is_step(&conversation[*at])).collect();
    // The last step stays in any case: it is what is being worked on.
    let mut first = cuts.last().copied().unwrap_or(0);
    for at in cuts.iter().rev() {
        if agent.model.count(&conversation[*at..], thinking)? > room {
            break;
        }
        first = *at;
    }
    cuts.retain(|at| *at >= first);
    let written = write(agent, summary_tokens)?;
    let summary = match written {
        Written::Text(text) => text,
        Written::Nothing => listed(&conversation[..first]),
        Written::Stopped => {
            return Ok(());
        }
    };
    let request = last_request(&conversation[..first]).filter(|_| !has_request(&conversation[first..]));
    let changed = agent.tools.toolbox.changed();
    let mut text = format!("{INTRODUCTION}\n{summary}");
    if let Some(request) = request {
        text.push_str(&format!("\n\nThe request being worked on: {}", quoted(&request, 4 * QUOTED_CHARS)));
    }
    if !changed.is_empty() {
        let names: Vec<String> = changed.iter().map(|path| path.display().to_string()).collect();
        text.push_str(&format!("\n\nFiles changed so far: {}", names.join(", ")));
    }
    let n_running = agent.tools.toolbox.n_running();
    if n_running > 0 {
        text.push_str(&format!("\n\nBackground jobs running: {n_running} (see job)"));
    }
    // From the gentlest to the harshest until an answer has room.
    let limit = ctx - reserve(ctx);
    let mut best = None;
    for chars in [usize::MAX, 4 * QUOTED_CHARS, QUOTED_CHARS] {
        for at in cuts.iter().copied().chain([conversation.len()]) {
            let tail = conversation[at..].iter().map(|message| shortened(message, chars));
            let mut messages = head.clone();
            let mut words = quoted(&text, if chars == usize::MAX { usize::MAX } else { 4 * chars });
            if at == conversation.len()
                && let Some(request) = last_request(&conversation)
            {
                words.push_str(&format!("\n\nThe request being worked on: {}", quoted(&request, 4 * QUOTED_CHARS)));
            }
            messages.push(Message::user(words));
            messages.extend(tail);
            let n = agent.model.count(&messages, thinking)?;
            if n <= limit {
                best = Some((messages, n));
                break;
            }
        }
        if best.is_some() {
            break;
        }
    }
    let Some((messages, after)) = best else {
        return Err(ModelError::TooLong { n_prompt: before, ctx });
    };
    agent.messages = messages;
    listener.event(&Event::Compacted { before, after, summary });
    Ok(())
}

/// What came of asking for a summary.
enum Written {
    Text(String),
    Nothing,
    Stopped,
}

/// Asks the model for a summary, at the end of the conversation if there is room, else of its beginning.
fn write<M: Model>(agent: &mut Agent<M>, max_tokens: usize) -> Result<Written, ModelError> {
    let ctx = agent.model.ctx();
    let mut messages = agent.messages.clone();
    messages.push(Message::user(REQUEST));
    while agent.model.count(&messages, agent.options.thinking)? + max_tokens > ctx {
        // Steps are dropped whole: a call without its result would be one that never ended.
        let end = messages.len() - 1;
        let Some(at) = (agent.n_head + 1..end).rev().find(|at| is_step(&messages[*at])) else {
            return Ok(Written::Nothing);
        };
        messages.drain(at..end);
    }
    let ask = Ask {
        messages: &messages,
        n_head: agent.n_head,
        // The prompt has to begin like the one that is remembered, so it asks for reasoning too; none is let through.
        thinking: agent.options.thinking,
        max_tokens,
        max_reasoning: 0,
        may_call: false,
        attempt: 0,
    };
    let cancel = agent.cancel.clone();
    let answer = agent.model.answer(&ask, &mut |_| if cancel.is_raised() { Flow::Stop } else { Flow::Continue });
    if cancel.is_raised() {
        return Ok(Written::Stopped);
    }
    // A summary that fails is none; the work goes on.
    let text = answer.map(|answer| answer.message.content).unwrap_or_default();
    let text = text.trim().to_owned();
    Ok(if text.is_empty() { Written::Nothing } else { Written::Text(text) })
}

/// Whether a conversation can be cut before this message.
fn is_step(message: &Message) -> bool {
    matches!(message, Message::User(_) | Message::Assistant(_))
}

fn has_request(messages: &[Message]) -> bool {
    messages.iter().any(|message| matches!(message, Message::User(_)))
}

fn last_request(messages: &[Message]) -> Option<String> {
    messages.iter().rev().find_map(|message| match message {
        Message::User(user) => Some(user.content.text()).filter(|text| !text.starts_with('[')),
        _ => None,
    })
}

/// A message with its long parts cut.
fn shortened(message: &Message, chars: usize) -> Message {
    let mut message = message.clone();
    match &mut message {
        Message::Tool(result) => result.content = Content::Text(quoted(&result.content.text(), chars)),
        Message::User(user) => user.content = Content::Text(quoted(&user.content.text(), chars.saturating_mul(4))),
        Message::Assistant(said) if chars != usize::MAX => {
            said.reasoning = quoted(&said.reasoning, chars);
            said.content = quoted(&said.content, chars.saturating_mul(4));
            for call in &mut said.tool_calls {
                if call.arguments.chars().count() > chars.saturating_mul(4) {
                    call.arguments = serde_json::json!({ "cut": quoted(&call.arguments, chars) }).to_string();
                    call.raw = None;
                }
            }
        }
        _ => {}
    }
    message
}

fn quoted(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        None => text.to_owned(),
        Some((at, _)) => format!("{} [cut]", &text[..at]),
    }
}

/// What was asked and done, one line each: the summary when the model writes none.
fn listed(messages: &[Message]) -> String {
    let mut lines = Vec::new();
    for message in messages {
        match message {
            Message::User(user) => lines.push(format!("User: {}", quoted(&user.content.text(), QUOTED_CHARS))),
            Message::Assistant(said) => {
                if !said.content.trim().is_empty() {
                    lines.push(format!("You: {}", quoted(said.content.trim(), QUOTED_CHARS)));
                }
                let calls = said.tool_calls.iter();
                lines.extend(calls.map(|call| format!("You called {} {}", call.name, quoted(&call.arguments, 80))));
            }
            _ => {}
        }
    }
    // The last lines say most about what is left.
    let skip = lines.len().saturating_sub(40);
    lines.drain(..skip);
    lines.join("\n")
}
