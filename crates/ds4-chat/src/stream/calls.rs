//! Inside a block of calls: tags, and the values between them.

use super::{Call, Parser, State, ValueTag};
use crate::{
    Event, Special,
    arguments::Arguments,
    spelling,
    tag::{self, Kind, Scan, Tag},
};

impl Parser {
    pub(super) fn step_block(&mut self, events: &mut Vec<Event>) -> bool {
        self.keep_raw(self.held.find('<').unwrap_or(self.held.len()));
        match tag::scan(&self.held, self.words) {
            Scan::More => return false,
            Scan::Tag(Tag { kind: Kind::Invoke, close: false, attributes, n_bytes, .. }) => {
                let name = tag::attribute(attributes, "name").unwrap_or_default();
                let name = self.revealed(name).into_owned();
                self.tell_end(events);
                let index = self.n_calls;
                self.n_calls += 1;
                events.push(Event::ToolStart { index, name });
                self.keep_raw_tag(n_bytes);
                self.state = State::Call(Call { index, arguments: Arguments::default() });
            }
            Scan::Tag(Tag { kind: Kind::Block, close: true, n_bytes, .. }) => {
                self.keep_raw_tag(n_bytes);
                self.tell_end(events);
                self.closed = true;
                self.line_start = true;
                self.fresh = false;
                self.state = State::AfterBlock;
            }
            Scan::No | Scan::Tag(_) => self.keep_raw(1),
        }
        true
    }

    pub(super) fn step_call(&mut self, mut call: Call, events: &mut Vec<Event>) -> bool {
        self.keep_raw(self.held.find('<').unwrap_or(self.held.len()));
        match tag::scan(&self.held, self.words) {
            Scan::More => {
                self.state = State::Call(call);
                return false;
            }
            Scan::Tag(Tag { kind: Kind::Parameter, close: false, marked, attributes, n_bytes }) => {
                let key = self.revealed(tag::attribute(attributes, "name").unwrap_or_default()).into_owned();
                let is_json = tag::attribute(attributes, "string").is_some_and(|s| s.eq_ignore_ascii_case("false"));
                tell_arguments(call.index, &call.arguments.open(&key, is_json), events);
                self.keep_raw_tag(n_bytes);
                self.state = State::Value(call, if marked { ValueTag::Marked } else { ValueTag::Plain });
            }
            Scan::Tag(Tag { kind: Kind::Invoke, close: true, n_bytes, .. }) => {
                self.keep_raw_tag(n_bytes);
                self.close_call(call, events);
            }
            // The closing tag was forgotten.
            Scan::Tag(Tag { kind: Kind::Invoke, close: false, .. } | Tag { kind: Kind::Block, close: true, .. }) => {
                self.close_call(call, events);
            }
            Scan::No | Scan::Tag(_) => {
                self.keep_raw(1);
                self.state = State::Call(call);
            }
        }
        true
    }

    pub(super) fn step_value(&mut self, mut call: Call, tag: ValueTag, events: &mut Vec<Event>) -> bool {
        let mut from = 0;
        while let Some(at) = self.held[from..].find('<').map(|at| from + at) {
            let rest = &self.held[at..];
            let possible = "</".starts_with(rest)
                || rest.starts_with("</") && (tag == ValueTag::Plain || self.words.may_be_marked(rest, "</"));
            match if possible { tag::scan(rest, self.words) } else { Scan::No } {
                Scan::Tag(Tag { kind: Kind::Parameter, close: true, n_bytes, .. }) => {
                    self.take_value(&mut call, at, events);
                    self.keep_raw_tag(n_bytes);
                    tell_arguments(call.index, &call.arguments.close(), events);
                    self.state = State::Call(call);
                    return true;
                }
                Scan::More => {
                    self.take_value(&mut call, at, events);
                    self.state = State::Value(call, tag);
                    return false;
                }
                _ => from = at + 1,
            }
        }
        self.take_value(&mut call, self.held.len(), events);
        self.state = State::Value(call, tag);
        false
    }

    /// Moves the first `n_bytes` of the held text to the value.
    fn take_value(&mut self, call: &mut Call, n_bytes: usize, events: &mut Vec<Event>) {
        let text: String = self.held.drain(..n_bytes).collect();
        self.value_text(call, &text, events);
    }

    pub(super) fn value_text(&mut self, call: &mut Call, text: &str, events: &mut Vec<Event>) {
        self.raw_text(text);
        tell_arguments(call.index, &call.arguments.text(&self.revealed(text)), events);
    }

    fn close_call(&mut self, mut call: Call, events: &mut Vec<Event>) {
        tell_arguments(call.index, &call.arguments.end(), events);
        self.ending = Some(call.index);
        self.state = State::Block;
    }

    /// Ends a call that the stream did not end.
    pub(super) fn cut(&mut self, call: &mut Call, events: &mut Vec<Event>) {
        tell_arguments(call.index, &call.arguments.end(), events);
        let raw = spelling::encode(&std::mem::take(&mut self.raw));
        events.push(Event::ToolEnd { index: call.index, raw, complete: false });
    }

    /// Tells the end of the call before, now that all that was written for it is known.
    pub(super) fn tell_end(&mut self, events: &mut Vec<Event>) {
        if let Some(index) = self.ending.take() {
            let raw = std::mem::take(&mut self.raw);
            self.block.append(&raw);
            events.push(Event::ToolEnd { index, raw: spelling::encode(&raw), complete: true });
        }
    }

    pub(super) fn raw_text(&mut self, held: &str) {
        let text = self.revealed(held);
        self.raw.text(&text);
    }

    /// Moves held text to the current call's raw text.
    pub(super) fn keep_raw(&mut self, n_bytes: usize) {
        let text: String = self.held.drain(..n_bytes).collect();
        self.raw_text(&text);
    }

    /// The same for a tag, whose word is the special token.
    pub(super) fn keep_raw_tag(&mut self, n_bytes: usize) {
        let tag: String = self.held.drain(..n_bytes).collect();
        match tag.split_once(Special::Dsml.text()).filter(|(bracket, _)| matches!(*bracket, "<" | "</")) {
            Some((bracket, rest)) => {
                self.raw.text(bracket).special(Special::Dsml);
                self.raw_text(rest);
            }
            None => self.raw_text(&tag),
        }
    }
}

fn tell_arguments(index: usize, json: &str, events: &mut Vec<Event>) {
    match events.last_mut() {
        _ if json.is_empty() => {}
        Some(Event::ToolArguments { index: last, json: fragment }) if *last == index => fragment.push_str(json),
        _ => events.push(Event::ToolArguments { index, json: json.to_owned() }),
    }
}
