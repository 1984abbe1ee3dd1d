//! All in one program, which is compiled and linked once.

#[path = "../../fixtures/real.rs"]
mod real;
#[path = "../../fixtures/small.rs"]
mod small;

mod properties;
mod recorded;
mod refusals;
