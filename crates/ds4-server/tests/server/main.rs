//! All in one program: eleven would each be linked with the whole server.

mod common;

mod adapter;
mod bodies;
mod captures;
mod constrained;
mod events;
mod failing;
mod http;
mod limits;
mod program;
mod protocol;
mod sharing;
