//! One turn kept to its [`Grammar`], token by token.

use std::sync::Arc;

use ds4_engine::TokenMask;

use super::Grammar;
use super::matcher::Segment;
use super::tools::Given;
use crate::Vocab;
use crate::tag::{self, Kind, Scan, Tag as Read, Words};

/// Follows the tokens of a turn and says which may come next.
pub(crate) struct Guide {
    grammar: Arc<Grammar>,
    place: Place,
    /// The end of the text, as far as it matters.
    tail: Vec<u8>,
    /// Something was said outside reasoning.
    begun: bool,
    mask: Option<TokenMask>,
    bent: Vec<f32>,
}

enum Place {
    /// Reasoning, or text that may be anything.
    Free,
    /// The answer, which has a grammar.
    Answer(Segment),
    /// Inside a block of calls.
    Call(Tag, Segment, Vec<u8>),
}

/// Bytes of a [`Guide`]'s tail: a block tag without its special token, and what may stand around it.
const TAIL_BYTES_MAX: usize = 48;

/// The special token of a tag was written last. Named by the tag it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A block tag was written without the special token. A call may follow, in tags that have it.
    Unmarked {
        /// The bracket of the next tag was written, too.
        opened: bool,
    },
    Block,
    Invoke,
    Parameter(usize, Given),
    ParameterEnd(usize, Given),
    InvokeEnd,
    BlockEnd,
}

impl Guide {
    pub(crate) fn new(grammar: Arc<Grammar>) -> Guide {
        let mask = grammar.matchers.as_ref().map(|matchers| matchers.mask());
        Guide { grammar, place: Place::Free, tail: Vec::new(), begun: false, mask, bent: Vec::new() }
    }

    /// Whether a call is being written.
    pub(crate) fn in_call(&self) -> bool {
        matches!(&self.place, Place::Call(tag, ..) if !matches!(tag, Tag::Unmarked { .. }))
    }

    /// The logits (n_vocab) from which the next token is drawn. `thinking`: it belongs to the reasoning.
    pub(crate) fn bend<'l>(&'l mut self, logits: &'l [f32], thinking: bool) -> &'l [f32] {
        if !thinking && !self.begun {
            self.begun = true;
            if let (Place::Free, Some(answer)) = (&self.place, self.grammar.answer()) {
                self.place = Place::Answer(answer);
            }
        }
        self.bent.clear();
        self.bent.extend_from_slice(logits);
        self.apply(thinking);
        &self.bent
    }

    fn apply(&mut self, thinking: bool) {
        let grammar = &self.grammar;
        let may_call = grammar.may_call();
        let opened = self.tail.ends_with(b"<");
        let segment = match &mut self.place {
            Place::Free => {
                // In reasoning a tag in the middle of a line is a mention, and there are words for that.
                let at_line_start = matches!(self.tail.as_slice(), [b'<'] | [.., b'\n', b'<']);
                if !(may_call && opened && (!thinking || at_line_start)) {
                    forbid(&mut self.bent, grammar.dsml);
                }
                if grammar.must_speak && thinking {
                    grammar.ends.iter().for_each(|id| forbid(&mut self.bent, Some(*id)));
                }
                return;
            }
            Place::Answer(segment) | Place::Call(_, segment, _) => segment,
        };
        let Some(mask) = &mut self.mask else { return };
        match (segment.allowed(mask), &self.place) {
            (Ok(whole), Place::Call(Tag::Unmarked { .. }, ..)) => {
                grammar.dsml.into_iter().filter(|_| whole).for_each(|id| mask.allow(id));
                grammar.ends.iter().for_each(|id| mask.allow(*id));
            }
            (Ok(false), _) => {}
            (Ok(true), Place::Call(Tag::BlockEnd, ..)) => grammar.eos.into_iter().for_each(|id| mask.allow(id)),
            (Ok(true), Place::Call(..)) => grammar.dsml.into_iter().for_each(|id| mask.allow(id)),
            (Ok(true), _) if may_call && opened => grammar.dsml.into_iter().for_each(|id| mask.allow(id)),
            (Ok(true), _) => grammar.eos.into_iter().for_each(|id| mask.allow(id)),
            // A limit of the grammar was reached: what is said from here on is not held to it.
            (Err(_), _) => return self.place = Place::Free,
        }
        if !mask.is_empty() {
            mask.apply(&mut self.bent);
        }
    }

    /// Takes note of the drawn token. `thinking`: it belonged to the reasoning; `closed`: it ended it.
    pub(crate) fn took(&mut self, token: u32, vocab: &Vocab, thinking: bool, closed: bool) {
        if Some(token) == self.grammar.dsml && self.grammar.may_call() {
            let next = match std::mem::replace(&mut self.place, Place::Free) {
                Place::Call(tag, _, text) => self.grammar.after(tag, &text),
                Place::Free | Place::Answer(_) => Some(Tag::Block),
            };
            self.tail.clear();
            if let Some(tag) = next
                && let Some(segment) = self.grammar.segment(&tag)
            {
                self.place = Place::Call(tag, segment, Vec::new());
            }
            return;
        }
        let bytes = vocab.tokenizer.bytes(token);
        let followed = match &mut self.place {
            Place::Free => true,
            Place::Answer(segment) => segment.take(token).is_ok(),
            Place::Call(_, segment, text) => {
                text.extend_from_slice(bytes);
                segment.take(token).is_ok()
            }
        };
        let text_again = match &self.place {
            Place::Call(Tag::Unmarked { .. }, _, text) => !matches!(text.trim_ascii_start(), b"" | b"<"),
            _ => false,
        };
        if !followed || text_again {
            self.place = Place::Free;
        }
        self.tail.extend_from_slice(bytes);
        let n_old = self.tail.len().saturating_sub(TAIL_BYTES_MAX);
        self.tail.drain(..n_old);
        if closed {
            self.tail.clear();
        }
        if matches!(self.place, Place::Free)
            && !(thinking || closed)
            && self.grammar.may_call()
            && let Some(tag) = unmarked(&self.tail)
            && let Some(segment) = self.grammar.segment(&tag)
        {
            self.place = Place::Call(tag, segment, Vec::new());
        }
    }
}

/// Whether the text ends with a block tag on a line of its own that lacks the special token.
fn unmarked(tail: &[u8]) -> Option<Tag> {
    let text = String::from_utf8_lossy(tail);
    let at = text.match_indices('<').map(|(at, _)| at).find(|at| *at == 0 || text[..*at].ends_with('\n'))?;
    match tag::scan(&text[at..], Words::Token) {
        Scan::Tag(Read { kind: Kind::Block, close: false, marked: false, n_bytes, .. }) => {
            let rest = text[at + n_bytes..].trim_start();
            matches!(rest, "" | "<").then_some(Tag::Unmarked { opened: rest == "<" })
        }
        _ => None,
    }
}

fn forbid(logits: &mut [f32], id: Option<u32>) {
    if let Some(logit) = id.and_then(|id| logits.get_mut(id as usize)) {
        *logit = f32::NEG_INFINITY;
    }
}
