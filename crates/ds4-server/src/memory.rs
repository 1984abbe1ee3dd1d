//! What the model wrote for each call, so that a conversation that comes back is rendered letter by letter as it was
//! sampled and continues from the cache.

use std::collections::{HashMap, VecDeque};

use ds4_chat::Message;

/// Raw text of calls by id; the oldest are forgotten first.
#[derive(Debug)]
pub struct ToolMemory {
    raw: HashMap<String, String>,
    order: VecDeque<String>,
    n_bytes: usize,
    n_max: usize,
}

/// Bytes of raw text at most.
const BYTES_MAX: usize = 512 << 20;

impl ToolMemory {
    /// A memory of `n_max` calls at most; 0 remembers nothing.
    pub fn new(n_max: usize) -> ToolMemory {
        ToolMemory { raw: HashMap::new(), order: VecDeque::new(), n_bytes: 0, n_max }
    }

    /// Remembers a call.
    pub fn insert(&mut self, id: String, raw: String) {
        if self.n_max == 0 {
            return;
        }
        self.n_bytes += raw.len();
        if let Some(old) = self.raw.insert(id.clone(), raw) {
            self.n_bytes -= old.len();
        } else {
            self.order.push_back(id);
        }
        while self.order.len() > self.n_max || self.n_bytes > BYTES_MAX {
            let Some(oldest) = self.order.pop_front() else { break };
            self.n_bytes -= self.raw.remove(&oldest).map_or(0, |raw| raw.len());
        }
    }

    /// Gives the calls of a conversation back what was written for them. A client that changed a call is noticed when the
    /// conversation is rendered.
    pub fn recall(&self, messages: &mut [Message]) {
        for message in messages {
            let Message::Assistant(assistant) = message else { continue };
            for call in &mut assistant.tool_calls {
                call.raw = call.id.as_deref().and_then(|id| self.raw.get(id)).cloned();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ds4_chat::{Assistant, ToolCall};

    use super::*;

    fn recalled(memory: &ToolMemory, id: &str) -> Option<String> {
        let call = ToolCall { id: Some(id.into()), ..ToolCall::default() };
        let mut messages = [Message::Assistant(Assistant { tool_calls: vec![call], ..Assistant::default() })];
        memory.recall(&mut messages);
        let [Message::Assistant(assistant)] = messages else { panic!() };
        assistant.tool_calls[0].raw.clone()
    }

    #[test]
    fn the_oldest_is_forgotten() {
        let mut memory = ToolMemory::new(2);
        for id in ["a", "b", "b", "c"] {
            memory.insert(id.into(), format!("<{id}>"));
        }
        assert_eq!(recalled(&memory, "a"), None);
        assert_eq!(recalled(&memory, "b"), Some("<b>".into()));
        assert_eq!((recalled(&memory, "c"), memory.n_bytes), (Some("<c>".into()), 6));
        let mut nothing = ToolMemory::new(0);
        nothing.insert("a".into(), "x".into());
        assert_eq!(recalled(&nothing, "a"), None);
    }
}
