//! The streaming parser: what the model samples, as events, while it samples.
//!
//! The events do not depend on how the bytes are cut, no character is ever torn, and nothing is held back but what may
//! still become a tag. The parser cannot fail. What a model may do wrong, and what becomes of it:
//!
//! - `</think>` never comes: everything is reasoning; none of it is shown as text. A second `</think>` disappears, and so
//!   does a `<think>` at the beginning of reasoning. A `<think>` at the beginning of the text opens reasoning.
//! - A tool block inside reasoning: a marked block tag, directly followed by the tag of a call, closes the reasoning and
//!   is a call. The model meant to act, and its turn ends with the block anyway. A mere mention of a tag stays reasoning.
//! - A block tag that no call follows is text. So is an unmarked one (`<tool_calls>`) inside a line.
//! - The word of tags spelled in ordinary tokens is text: a model may quote the protocol, in an argument, too.
//! - Missing blank line, missing bar, unmarked tags, a call without block, a call without closing tag: read as meant.
//! - Anything but tags between calls or parameters is ignored (and kept in `raw`).
//! - `string="false"` with a value that is not JSON: the value becomes a string. Such values are held until they end.
//! - A parameter given twice: the first counts, as it may already have been delivered.
//! - Text after the block is text; blanks after the block are not.
//! - The stream ends inside a call: its arguments are closed to valid JSON, the call is not `complete`. A block cut before
//!   its first name disappears.

mod calls;

use std::borrow::Cow;

use ds4_tokenizer::Utf8Stream;

use crate::{
    Event, Marked, Segment, Special, Thinking,
    arguments::Arguments,
    spelling,
    tag::{self, Kind, Scan, Tag, Words},
};

const THINK: &str = Special::Think.text();
const END_THINK: &str = Special::EndThink.text();

/// Newlines before a block that belong to it.
const LEAD_MAX: usize = 2;

/// Blanks between the block tag and the first call, in bytes; more make the block tag text.
const GAP_BYTES_MAX: usize = 64;

/// Turns the bytes of one assistant turn into [`Event`]s.
pub struct Parser {
    /// How thinking tags and the word of tool tags are told from text that spells them.
    words: Words,
    /// Unmarked tags are tags.
    plain: bool,
    utf8: Utf8Stream,
    /// Text not yet understood; of sampled tokens, as [`spelling::append`] writes it.
    held: String,
    state: State,
    /// Whether the last text that left `held` ended a line; true at the beginning.
    line_start: bool,
    /// Whether nothing but blanks was delivered in this state.
    fresh: bool,
    n_calls: usize,
    /// A call whose closing tag was seen; its end is told when its `raw` is complete.
    ending: Option<usize>,
    /// What was written for the current call.
    raw: Marked,
    /// What was written for all calls before.
    block: Marked,
    closed: bool,
}

enum State {
    Reasoning,
    Text,
    /// Behind a block; blanks go unseen.
    AfterBlock,
    /// Between calls.
    Block,
    /// Between parameters.
    Call(Call),
    Value(Call, ValueTag),
}

struct Call {
    index: usize,
    arguments: Arguments,
}

/// How the tag of a parameter was written: only a marked tag closes what a marked tag opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ValueTag {
    Marked,
    Plain,
}

/// What begins at a `<` in text or reasoning.
enum Opening {
    Nothing,
    Unknown,
    Think,
    EndThink,
    Block,
}

impl Parser {
    /// A parser of text of any origin, in which thinking tags are spelled. `thinking` says whether the prompt ended with
    /// an open reasoning; `tools` whether unmarked tags are calls.
    pub fn new(thinking: Thinking, tools: bool) -> Parser {
        Parser {
            words: Words::Spelled,
            plain: tools,
            utf8: Utf8Stream::new(),
            held: String::new(),
            state: if thinking.is_on() { State::Reasoning } else { State::Text },
            line_start: true,
            fresh: true,
            n_calls: 0,
            ending: None,
            raw: Marked::new(),
            block: Marked::new(),
            closed: false,
        }
    }

    /// A parser of sampled tokens. Special tokens come through [`push_special`](Parser::push_special), so a spelled
    /// `</think>` or `｜DSML｜` is an ordinary word.
    pub fn of_tokens(thinking: Thinking, tools: bool) -> Parser {
        Parser { words: Words::Token, ..Parser::new(thinking, tools) }
    }

    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        let text = self.utf8.push(bytes);
        self.push_text(&text, &mut events);
        events
    }

    /// Takes a special token, by its literal text.
    pub fn push_special(&mut self, text: &str) -> Vec<Event> {
        let mut events = Vec::new();
        let torn = self.utf8.finish();
        self.push_text(&torn, &mut events);
        let fresh = self.fresh && self.held.trim().is_empty();
        match (&self.state, text) {
            (State::Reasoning, THINK) if fresh => {}
            (State::Text, THINK) if fresh => self.change(State::Reasoning, &mut events),
            (State::Reasoning | State::Text, END_THINK) => self.change(State::Text, &mut events),
            (State::AfterBlock, END_THINK) => {}
            _ => {
                self.held.push_str(text);
                self.read(&mut events);
            }
        }
        events
    }

    /// Takes text with its special tokens.
    pub fn push_marked(&mut self, marked: &Marked) -> Vec<Event> {
        let push = |segment: &Segment| match segment {
            Segment::Special(special) => self.push_special(special.text()),
            Segment::Text(text) => self.push(text.as_bytes()),
        };
        marked.segments().iter().flat_map(push).collect()
    }

    /// Ends the stream: what was held back can no longer become a tag.
    pub fn finish(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        let torn = self.utf8.finish();
        self.push_text(&torn, &mut events);
        let held = std::mem::take(&mut self.held);
        match std::mem::replace(&mut self.state, State::AfterBlock) {
            state @ (State::Reasoning | State::Text | State::AfterBlock) => {
                self.state = state;
                if !self.words.is_marked(held.trim_start_matches('\n')) {
                    self.deliver(&held, &mut events);
                }
            }
            State::Block => {
                self.raw_text(&held);
                self.tell_end(&mut events);
            }
            State::Call(mut call) => {
                self.raw_text(&held);
                self.cut(&mut call, &mut events);
            }
            State::Value(mut call, _) => {
                if self.words.is_marked(&held) {
                    self.raw_text(&held);
                } else {
                    self.value_text(&mut call, &held, &mut events);
                }
                self.cut(&mut call, &mut events);
            }
        }
        events
    }

    /// Whether the next token is syntax: inside the tags of a tool block, but not in a value.
    pub fn in_structure(&self) -> bool {
        match &self.state {
            State::Block | State::Call(_) => true,
            State::Value(..) => self.words.is_marked(&self.held),
            State::Reasoning | State::Text | State::AfterBlock => {
                self.words.is_marked(self.held.trim_start_matches('\n'))
            }
        }
    }

    /// Whether the next token is reasoning.
    pub fn is_thinking(&self) -> bool {
        matches!(self.state, State::Reasoning)
    }

    /// Whether the last thing read was the closing tag of a tool block.
    pub fn block_closed(&self) -> bool {
        self.closed && matches!(self.state, State::AfterBlock)
    }

    /// What was written for all calls that are over, with the words of their tags marked.
    pub(crate) fn into_block(self) -> Marked {
        self.block
    }

    fn push_text(&mut self, text: &str, events: &mut Vec<Event>) {
        match self.words {
            Words::Spelled => self.held.push_str(text),
            Words::Token => spelling::append(&mut self.held, text),
        }
        self.read(events);
    }

    fn read(&mut self, events: &mut Vec<Event>) {
        while !self.held.is_empty() && self.step(events) {}
    }

    /// Held text as the model wrote it.
    fn revealed<'t>(&self, held: &'t str) -> Cow<'t, str> {
        match self.words {
            Words::Spelled => Cow::Borrowed(held),
            Words::Token => spelling::reveal(held),
        }
    }

    /// Understands some of the held text; false when there is nothing more to understand for now.
    fn step(&mut self, events: &mut Vec<Event>) -> bool {
        match std::mem::replace(&mut self.state, State::Block) {
            State::AfterBlock => {
                let blank = self.held.len() - self.held.trim_start().len();
                self.held.drain(..blank);
                self.state = if self.held.is_empty() { State::AfterBlock } else { State::Text };
                !self.held.is_empty()
            }
            state @ (State::Reasoning | State::Text) => {
                self.state = state;
                self.step_text(events)
            }
            State::Block => self.step_block(events),
            State::Call(call) => self.step_call(call, events),
            State::Value(call, tag) => self.step_value(call, tag, events),
        }
    }

    fn step_text(&mut self, events: &mut Vec<Event>) -> bool {
        let mut from = 0;
        while let Some(at) = self.held[from..].find('<').map(|at| from + at) {
            let lead = at - trailing_newlines(&self.held[..at]);
            match self.opening(at) {
                Opening::Nothing => {
                    from = at + 1;
                    continue;
                }
                Opening::Unknown => self.deliver_held(lead, events),
                Opening::Think => return self.change_at(at, THINK, State::Reasoning, events),
                Opening::EndThink => return self.change_at(at, END_THINK, State::Text, events),
                Opening::Block => {
                    self.deliver_held(lead, events);
                    self.keep_raw(at - lead);
                    if let Scan::Tag(Tag { kind: Kind::Block, n_bytes, .. }) = tag::scan(&self.held, self.words) {
                        self.keep_raw_tag(n_bytes);
                    }
                    self.closed = false;
                    self.state = State::Block;
                    return true;
                }
            }
            return false;
        }
        self.deliver_held(self.held.len() - trailing_newlines(&self.held), events);
        false
    }

    /// What begins at the `<` at `at`.
    fn opening(&self, at: usize) -> Opening {
        let text = &self.held[at..];
        if self.words == Words::Spelled {
            let fresh = self.fresh && self.held[..at].trim().is_empty();
            match text {
                _ if text.starts_with(END_THINK) => return Opening::EndThink,
                _ if text.starts_with(THINK) && fresh => return Opening::Think,
                _ if END_THINK.starts_with(text) || (fresh && THINK.starts_with(text)) => return Opening::Unknown,
                _ => {}
            }
        }
        let line_start = if at > 0 { self.held[..at].ends_with('\n') } else { self.line_start };
        let reasoning = self.is_thinking();
        let plain = self.plain && line_start && !reasoning;
        if !plain && !self.words.may_be_marked(text, "<") {
            return Opening::Nothing;
        }
        match tag::scan(text, self.words) {
            Scan::More => Opening::Unknown,
            Scan::Tag(Tag { kind: Kind::Block, close: false, n_bytes, .. }) => {
                let gap = &text[n_bytes..];
                let call = gap.trim_start();
                match tag::scan(call, self.words) {
                    _ if gap.len() - call.len() > GAP_BYTES_MAX => Opening::Nothing,
                    Scan::More => Opening::Unknown,
                    Scan::Tag(Tag { kind: Kind::Invoke, close: false, .. }) => Opening::Block,
                    _ => Opening::Nothing,
                }
            }
            Scan::Tag(Tag { kind: Kind::Invoke, close: false, marked: true, .. }) if !reasoning => Opening::Block,
            _ => Opening::Nothing,
        }
    }

    /// Goes over to another state at the thinking tag at `at`. Always true: there is more to understand.
    fn change_at(&mut self, at: usize, tag: &str, state: State, events: &mut Vec<Event>) -> bool {
        let after = self.held.split_off(at + tag.len());
        self.held.truncate(at);
        self.change(state, events);
        self.held = after;
        true
    }

    /// Delivers all held text and goes over to another state.
    fn change(&mut self, state: State, events: &mut Vec<Event>) {
        self.deliver_held(self.held.len(), events);
        self.state = state;
        self.line_start = true;
        self.fresh = true;
    }

    fn deliver_held(&mut self, n_bytes: usize, events: &mut Vec<Event>) {
        let text: String = self.held.drain(..n_bytes).collect();
        self.deliver(&text, events);
    }

    fn deliver(&mut self, text: &str, events: &mut Vec<Event>) {
        if text.is_empty() {
            return;
        }
        self.line_start = text.ends_with('\n');
        self.fresh &= text.trim().is_empty();
        let text = self.revealed(text);
        match (self.is_thinking(), events.last_mut()) {
            (true, Some(Event::Thinking(last))) | (false, Some(Event::Text(last))) => last.push_str(&text),
            (true, _) => events.push(Event::Thinking(text.into_owned())),
            (false, _) => events.push(Event::Text(text.into_owned())),
        }
    }
}

/// Newlines at the end of `text` that would belong to a block behind it.
fn trailing_newlines(text: &str) -> usize {
    text.bytes().rev().take(LEAD_MAX).take_while(|&byte| byte == b'\n').count()
}
