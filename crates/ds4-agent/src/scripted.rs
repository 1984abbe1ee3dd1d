//! A model that says what it is told to: for tests of everything around a model, without weights.

use std::collections::VecDeque;
use std::time::Duration;

use ds4_chat::{Collector, Event, Flow, Message, Parser, Reason, RenderOptions, Special, Thinking, render};

use crate::model::{Answer, Ask, Heard, Model, ModelError};

/// Answers from a list, one after the other. Tokens are characters.
#[derive(Debug, Default)]
pub struct Scripted {
    replies: VecDeque<String>,
    /// Characters there are room for.
    pub ctx: usize,
    /// The prompts that were answered, as text.
    pub prompts: Vec<String>,
}

impl Scripted {
    /// A model that gives these answers: text as a model writes it, calls in DSML and all. After the last one it says nothing.
    pub fn new(replies: impl IntoIterator<Item = impl Into<String>>) -> Scripted {
        Scripted { replies: replies.into_iter().map(Into::into).collect(), ctx: 1 << 20, prompts: Vec::new() }
    }

    /// A call as a model writes it; strings are written as they are, everything else as JSON.
    pub fn call(name: &str, arguments: &serde_json::Value) -> String {
        let mut out = format!("\n\n<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"{name}\">\n");
        for (key, value) in arguments.as_object().into_iter().flatten() {
            let (is_text, value) = match value.as_str() {
                Some(text) => (true, text.to_owned()),
                None => (false, value.to_string()),
            };
            out.push_str(&format!(
                "<｜DSML｜parameter name=\"{key}\" string=\"{is_text}\">{value}</｜DSML｜parameter>\n"
            ));
        }
        out + "</｜DSML｜invoke>\n</｜DSML｜tool_calls>"
    }

    fn text(messages: &[Message], thinking: Thinking) -> Result<String, ModelError> {
        Ok(render(messages, &RenderOptions { thinking, ..RenderOptions::default() })?.to_text())
    }
}

impl Model for Scripted {
    fn name(&self) -> &str {
        "scripted"
    }

    fn ctx(&self) -> usize {
        self.ctx
    }

    fn count(&self, messages: &[Message], thinking: Thinking) -> Result<usize, ModelError> {
        Ok(Scripted::text(messages, thinking)?.chars().count())
    }

    fn answer(&mut self, ask: &Ask<'_>, hear: &mut dyn FnMut(Heard) -> Flow) -> Result<Answer, ModelError> {
        let prompt = Scripted::text(ask.messages, ask.thinking)?;
        let n_prompt = prompt.chars().count();
        if n_prompt > self.ctx {
            return Err(ModelError::TooLong { n_prompt, ctx: self.ctx });
        }
        let common = |other: &String| other.chars().zip(prompt.chars()).take_while(|(a, b)| a == b).count();
        let n_reused = self.prompts.iter().map(common).max().unwrap_or(0);
        self.prompts.push(prompt);
        let reply = self.replies.pop_front().unwrap_or_default();
        // Reasoning that is not in the script is none.
        let reply = match ask.thinking.is_on() && !reply.contains(Special::EndThink.text()) {
            true => format!("{}{reply}", Special::EndThink.text()),
            false => reply,
        };
        let (mut parser, mut collector) = (Parser::new(ask.thinking, true), Collector::new());
        let (mut n_generated, mut reason) = (0, Reason::Stop);
        let mut flow = hear(Heard::Prefill { done: n_prompt - n_reused, total: n_prompt - n_reused, reused: n_reused });
        for letter in reply.chars() {
            if flow == Flow::Stop {
                reason = Reason::Cancelled;
                break;
            }
            if n_generated == ask.max_tokens {
                reason = Reason::Length;
                break;
            }
            n_generated += 1;
            for event in parser.push(letter.encode_utf8(&mut [0; 4]).as_bytes()) {
                collector.push(&event);
                if hear(Heard::Event(event)) == Flow::Stop {
                    flow = Flow::Stop;
                }
            }
        }
        for event in parser.finish() {
            collector.push(&event);
            hear(Heard::Event(event));
        }
        let (message, incomplete) = collector.finish();
        if reason == Reason::Stop && !message.tool_calls.is_empty() {
            reason = Reason::ToolCalls;
        }
        hear(Heard::Event(Event::End { reason: reason.clone() }));
        Ok(Answer {
            message,
            incomplete,
            reason,
            n_prompt,
            n_reused,
            n_generated,
            n_reasoning: 0,
            prefill: Duration::ZERO,
            decode: Duration::ZERO,
        })
    }

    fn tokens(&self) -> Vec<u32> {
        Vec::new()
    }

    fn checkpoint(&mut self) {}

    fn resume(&mut self, _: &[u32]) -> Result<usize, ModelError> {
        Ok(0)
    }
}
