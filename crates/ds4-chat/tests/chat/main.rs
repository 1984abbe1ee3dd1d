//! All in one program, which is compiled and linked once.

mod support {
    pub mod conversation;
    pub mod schema;
    pub mod vocab;
}

mod grammar;
mod replay;
mod round_trip;
mod run;
mod stream;
mod template;
mod turn;
mod vocab;
