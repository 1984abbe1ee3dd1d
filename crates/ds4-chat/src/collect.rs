//! Events added up to the message they tell.

use crate::{Assistant, Event, ToolCall};

/// Collects the events of one turn into its [`Assistant`] message.
#[derive(Clone, Debug, Default)]
pub struct Collector {
    message: Assistant,
    open: Option<ToolCall>,
    incomplete: Option<ToolCall>,
}

impl Collector {
    /// Nothing collected.
    pub fn new() -> Collector {
        Collector::default()
    }

    /// Takes the next event.
    pub fn push(&mut self, event: &Event) {
        match event {
            Event::Thinking(text) => self.message.reasoning.push_str(text),
            Event::Text(text) => self.message.content.push_str(text),
            Event::ToolStart { name, .. } => self.open = Some(ToolCall { name: name.clone(), ..ToolCall::default() }),
            Event::ToolArguments { json, .. } => {
                if let Some(call) = &mut self.open {
                    call.arguments.push_str(json);
                }
            }
            Event::ToolEnd { raw, complete, .. } => {
                let Some(call) = self.open.take() else { return };
                let call = ToolCall { raw: Some(raw.clone()), ..call };
                match complete {
                    true => self.message.tool_calls.push(call),
                    false => self.incomplete = Some(call),
                }
            }
            Event::End { .. } => {}
        }
    }

    /// What was collected so far, complete calls only.
    pub fn message(&self) -> &Assistant {
        &self.message
    }

    /// The message, and the call the stream ended in, if it did.
    pub fn finish(self) -> (Assistant, Option<ToolCall>) {
        (self.message, self.incomplete)
    }
}
