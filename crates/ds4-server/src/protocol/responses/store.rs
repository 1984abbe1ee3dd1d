//! Responses that can be continued, fetched and deleted: the last few, in memory only.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use serde_json::Value;

/// One turn of a stored conversation. Turns share the turns before them.
#[derive(Debug)]
pub struct Turn {
    previous: Option<Arc<Turn>>,
    /// What the client sent and what was answered.
    items: Vec<Value>,
    n_input: usize,
    /// The response object.
    pub response: Value,
}

/// A bounded number of turns; the oldest goes first.
#[derive(Debug)]
pub struct ResponseStore {
    turns: HashMap<String, Arc<Turn>>,
    order: VecDeque<(String, usize)>,
    n_bytes: usize,
    n_bytes_max: usize,
    n_max: usize,
}

impl Turn {
    /// All items up to and including this turn, oldest first.
    pub fn history(&self) -> Vec<Value> {
        let mut turns = vec![self];
        while let Some(previous) = turns.last().and_then(|turn| turn.previous.as_deref()) {
            turns.push(previous);
        }
        turns.iter().rev().flat_map(|turn| turn.items.iter().cloned()).collect()
    }

    /// What the client sent in this turn.
    pub fn input(&self) -> &[Value] {
        &self.items[..self.n_input]
    }
}

impl Drop for Turn {
    /// A long conversation is a long chain; dropping it link by link keeps the stack flat.
    fn drop(&mut self) {
        let mut next = self.previous.take();
        while let Some(mut turn) = next.and_then(|turn| Arc::try_unwrap(turn).ok()) {
            next = turn.previous.take();
        }
    }
}

impl ResponseStore {
    /// A store of `n_max` turns and about `n_bytes_max` bytes at most.
    pub fn new(n_max: usize, n_bytes_max: usize) -> ResponseStore {
        ResponseStore { turns: HashMap::new(), order: VecDeque::new(), n_bytes: 0, n_bytes_max, n_max }
    }

    /// A turn by the id of its response.
    pub fn get(&self, id: &str) -> Option<Arc<Turn>> {
        self.turns.get(id).cloned()
    }

    /// Keeps a finished response, which continues `previous`.
    pub fn insert(&mut self, id: String, previous: Option<Arc<Turn>>, input: Vec<Value>, response: Value) {
        let output = response.get("output").and_then(Value::as_array).cloned().unwrap_or_default();
        let n_input = input.len();
        let items: Vec<Value> = input.into_iter().chain(output).collect();
        let n_bytes = items.iter().map(size).sum::<usize>() + size(&response);
        self.turns.insert(id.clone(), Arc::new(Turn { previous, items, n_input, response }));
        self.order.push_back((id, n_bytes));
        self.n_bytes += n_bytes;
        while self.order.len() > self.n_max || (self.n_bytes > self.n_bytes_max && self.order.len() > 1) {
            let Some((oldest, n_bytes)) = self.order.pop_front() else { break };
            self.turns.remove(&oldest);
            self.n_bytes -= n_bytes;
        }
    }

    /// Forgets a response. Answers whether it was there. Turns that continue it still know what was said.
    pub fn remove(&mut self, id: &str) -> bool {
        if let Some(at) = self.order.iter().position(|(known, _)| known == id)
            && let Some((_, n_bytes)) = self.order.remove(at)
        {
            self.n_bytes -= n_bytes;
        }
        self.turns.remove(id).is_some()
    }

    /// Puts stored items in the place of references to them. References to nothing stay.
    pub fn resolve(&self, items: &mut [Value]) {
        for item in items {
            if item.get("type").and_then(Value::as_str) != Some("item_reference") {
                continue;
            }
            let id = item.get("id").and_then(Value::as_str).unwrap_or_default();
            let known = |stored: &&Value| stored.get("id").and_then(Value::as_str) == Some(id);
            if let Some(found) = self.turns.values().find_map(|turn| turn.items.iter().find(known)).cloned() {
                *item = found;
            }
        }
    }
}

/// About how much memory a value takes.
fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => 32 + text.len(),
        Value::Array(items) => 32 + items.iter().map(size).sum::<usize>(),
        Value::Object(map) => 32 + map.iter().map(|(key, value)| 64 + key.len() + size(value)).sum::<usize>(),
        _ => 32,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn response(id: &str, text: &str) -> Value {
        json!({ "id": id, "output": [{ "id": format!("msg_{id}"), "type": "message", "content": text }] })
    }

    #[test]
    fn a_chain_remembers_what_was_evicted() {
        let mut store = ResponseStore::new(2, 1 << 20);
        store.insert("a".into(), None, vec![json!("1")], response("a", "x"));
        let a = store.get("a");
        store.insert("b".into(), a, vec![json!("2")], response("b", "y"));
        store.insert("c".into(), store.get("b"), vec![json!("3")], response("c", "z"));
        assert!(store.get("a").is_none());
        let history = store.get("c").unwrap().history();
        assert_eq!(history.len(), 6);
        assert_eq!((&history[0], &history[4]), (&json!("1"), &json!("3")));
        assert_eq!(store.get("c").unwrap().input(), [json!("3")]);
    }

    #[test]
    fn bytes_are_bounded_and_removal_gives_them_back() {
        let mut store = ResponseStore::new(100, 10_000);
        for i in 0..50 {
            store.insert(format!("r{i}"), None, Vec::new(), response("r", &"x".repeat(1000)));
        }
        assert!(store.n_bytes <= 10_000 && store.turns.len() == store.order.len());
        assert!(store.remove("r49") && !store.remove("r49"));
        assert!(!store.remove("r0"));
        for i in 0..50 {
            store.remove(&format!("r{i}"));
        }
        assert_eq!((store.n_bytes, store.turns.len()), (0, 0));
    }

    #[test]
    fn references_become_items() {
        let mut store = ResponseStore::new(2, 1 << 20);
        store.insert("a".into(), None, Vec::new(), response("a", "x"));
        let mut items =
            [json!({"type": "item_reference", "id": "msg_a"}), json!({"type": "item_reference", "id": "rs_1"})];
        store.resolve(&mut items);
        assert_eq!((&items[0]["type"], &items[1]["type"]), (&json!("message"), &json!("item_reference")));
    }
}
