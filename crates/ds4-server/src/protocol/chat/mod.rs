//! `POST /v1/chat/completions`.

pub mod request;
pub mod response;
pub mod stream;

pub use request::{ChatBody, read};
pub use response::body;
pub use stream::ChatStream;
