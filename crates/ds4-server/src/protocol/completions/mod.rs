//! `POST /v1/completions`: text is continued as it is, without a template.

pub mod request;
pub mod response;

pub use request::{Completion, Prompt, read};
pub use response::{CompletionStream, body};
