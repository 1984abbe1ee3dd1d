//! Text whose special tokens are marked, never spelled.
//!
//! [`Marked`] is what keeps the conversation apart from the protocol: a [`Special`] can only be put there by this crate,
//! and everything else is ordinary text, whatever it looks like. Adjacent text merges into one span, so that it is tokenised
//! exactly as the official encoder tokenises the whole string.

use crate::{Task, spelling};

/// A special token of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Special {
    /// Begin of sentence: the first token of every prompt.
    Bos,
    /// End of sentence: ends every assistant turn.
    Eos,
    /// Begins a user turn.
    User,
    /// Begins an assistant turn.
    Assistant,
    /// Opens reasoning.
    Think,
    /// Closes reasoning.
    EndThink,
    /// The word inside every tool tag (it has no angle brackets).
    Dsml,
    /// Begins a reminder.
    LatestReminder,
    /// [`Task::Action`].
    Action,
    /// [`Task::Query`].
    Query,
    /// [`Task::Authority`].
    Authority,
    /// [`Task::Domain`].
    Domain,
    /// [`Task::Title`].
    Title,
    /// [`Task::ReadUrl`].
    ReadUrl,
}

impl Special {
    /// Every special token, the indispensable ones first.
    pub const ALL: [Special; 14] = [
        Special::Bos,
        Special::Eos,
        Special::User,
        Special::Assistant,
        Special::Think,
        Special::EndThink,
        Special::Dsml,
        Special::LatestReminder,
        Special::Action,
        Special::Query,
        Special::Authority,
        Special::Domain,
        Special::Title,
        Special::ReadUrl,
    ];

    /// The literal text of the token.
    pub const fn text(self) -> &'static str {
        match self {
            Special::Bos => "<｜begin▁of▁sentence｜>",
            Special::Eos => "<｜end▁of▁sentence｜>",
            Special::User => "<｜User｜>",
            Special::Assistant => "<｜Assistant｜>",
            Special::Think => "<think>",
            Special::EndThink => "</think>",
            Special::Dsml => "｜DSML｜",
            Special::LatestReminder => "<｜latest_reminder｜>",
            Special::Action => "<｜action｜>",
            Special::Query => "<｜query｜>",
            Special::Authority => "<｜authority｜>",
            Special::Domain => "<｜domain｜>",
            Special::Title => "<｜title｜>",
            Special::ReadUrl => "<｜read_url｜>",
        }
    }

    /// Whether no conversation at all can be held without it.
    pub(crate) fn is_required(self) -> bool {
        (self as usize) <= Special::Dsml as usize
    }
}

impl From<Task> for Special {
    fn from(task: Task) -> Special {
        match task {
            Task::Action => Special::Action,
            Task::Query => Special::Query,
            Task::Authority => Special::Authority,
            Task::Domain => Special::Domain,
            Task::Title => Special::Title,
            Task::ReadUrl => Special::ReadUrl,
        }
    }
}

/// A run of [`Marked`] text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Exactly this token.
    Special(Special),
    /// Ordinary text, never empty, with a special token or an end on both sides.
    Text(String),
}

/// Ordinary text and special tokens, kept apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    segments: Vec<Segment>,
}

impl Marked {
    /// No text.
    pub fn new() -> Marked {
        Marked::default()
    }

    /// What a model wrote for a call ([`Event::ToolEnd`](crate::Event::ToolEnd)).
    pub fn from_raw(raw: &str) -> Marked {
        spelling::decode(raw)
    }

    /// Appends a special token.
    pub fn special(&mut self, special: Special) -> &mut Marked {
        self.segments.push(Segment::Special(special));
        self
    }

    /// Appends ordinary text. It stays ordinary even when it spells a special token.
    pub fn text(&mut self, text: &str) -> &mut Marked {
        match self.segments.last_mut() {
            _ if text.is_empty() => {}
            Some(Segment::Text(last)) => last.push_str(text),
            _ => self.segments.push(Segment::Text(text.to_owned())),
        }
        self
    }

    /// Appends text of our own in which the tool word and the thinking tags are spelled, as in the tools block.
    pub(crate) fn spelled(&mut self, mut text: &str) -> &mut Marked {
        const SPELLED: [Special; 3] = [Special::Dsml, Special::Think, Special::EndThink];
        while let Some((at, special)) =
            SPELLED.into_iter().filter_map(|s| text.find(s.text()).map(|at| (at, s))).min_by_key(|&(at, _)| at)
        {
            self.text(&text[..at]).special(special);
            text = &text[at + special.text().len()..];
        }
        self.text(text)
    }

    /// Appends other marked text.
    pub fn append(&mut self, other: &Marked) -> &mut Marked {
        for segment in &other.segments {
            match segment {
                Segment::Special(special) => self.special(*special),
                Segment::Text(text) => self.text(text),
            };
        }
        self
    }

    /// The runs, in order; two texts are never neighbours.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// The string the official encoder produces: special tokens spelled out.
    pub fn to_text(&self) -> String {
        self.segments
            .iter()
            .map(|segment| match segment {
                Segment::Special(special) => special.text(),
                Segment::Text(text) => text,
            })
            .collect()
    }
}
