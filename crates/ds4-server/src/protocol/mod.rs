//! The four dialects as pure functions: a request body becomes a [`ChatRequest`] (or a raw [`completions::Completion`]),
//! and the pieces of an answer become a response body or the bytes of an event stream.
//!
//! What becomes of each field of each dialect stands in `tests/fixtures/fields.json`, line by line, and is tested.
//!
//! Nothing here knows sockets, tokens or the engine. Each dialect has one file for the way in (`request`) and one for the
//! way out (`response`, and `stream` where the two differ much).

pub mod anthropic;
pub mod chat;
pub mod choice;
pub mod completions;
pub mod error;
pub mod fields;
pub mod ids;
pub mod parts;
pub mod reply;
pub mod request;
pub mod responses;
pub mod sse;
pub mod thinking;
pub mod tools;

pub use choice::ToolChoice;
pub use error::{ApiError, Dialect};
pub use fields::Fields;
pub use ids::Ids;
pub use reply::{Answer, Call, Ending, Piece, Tally, TokenLogprob, Writer};
pub use request::{ChatRequest, Format, SamplingWish};
pub use thinking::ThinkingWish;
pub use tools::{Origin, Toolbox};
