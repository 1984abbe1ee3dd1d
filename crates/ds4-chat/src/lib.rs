//! Messages <-> tokens <-> events: everything between a conversation and the token ids of the model.
//!
//! The way in: [`Message`]s are laid out by [`render`] as [`Marked`] text (ordinary text and special tokens, kept
//! apart), which [`Vocab::tokens`] turns into ids. What a user, a file or a tool printed is always ordinary text, so it
//! can never become a control token.
//!
//! The way out: a [`Turn`] samples tokens and feeds their bytes to the streaming [`Parser`], which answers with
//! [`Event`]s (thinking, text, tool calls). The events add up to the [`Assistant`] message that the next prompt holds.
//!
//! This crate knows no HTTP, no terminal and no tensor.

mod arguments;
mod collect;
mod driver;
mod dsml;
mod error;
mod event;
mod grammar;
pub mod json;
mod marked;
mod message;
mod normalise;
mod parse;
mod spelling;
mod stop;
mod stream;
mod tag;
mod template;
mod thinking;
mod turn;
mod vocab;

pub use collect::Collector;
pub use driver::{Ended, News, TurnDriver};
pub use ds4_engine::Flow;
pub use ds4_engine::sampler::Sampling;
pub use error::Error;
pub use event::{Event, Reason};
pub use grammar::{Calls, Grammar, Grammars, Wanted};
pub use marked::{Marked, Segment, Special};
pub use message::{Assistant, Content, Instructions, Message, Part, Task, Tool, ToolCall, ToolResult, User};
pub use parse::{ParseError, parse};
pub use stream::Parser;
pub use template::{RenderOptions, render};
pub use thinking::{EffectiveThinking, Release, THINK_MAX_MIN_CTX, Thinking};
pub use turn::{EarlyClose, Next, Step, Timing, Turn, TurnEnd, TurnOptions, Usage, run};
pub use vocab::{Specials, Vocab};
