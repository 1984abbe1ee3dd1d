//! `POST /v1/messages` and `/v1/messages/count_tokens`.

pub mod request;
pub mod response;
pub mod stream;

pub use request::read;
pub use response::body;
pub use stream::MessageStream;
