//! All in one program, which is compiled and linked once.

mod common;

mod damage;
mod kill;
mod lookup;
mod sessions;
mod sharing;
mod space;
