//! `POST /v1/responses` and what belongs to it.

pub mod input;
pub mod reasoning;
pub mod request;
pub mod response;
pub mod store;
pub mod stream;

pub use request::{ResponsesBody, read};
pub use response::ResponseHead;
pub use store::ResponseStore;
pub use stream::{ReasoningForm, ResponseStream};
