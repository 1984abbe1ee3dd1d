//! Byte-pair encoding of one piece: merge the adjacent pair of the lowest rank, the leftmost of equals, until none is
//! in the table.

mod merges;
mod piece;
mod words;

pub(crate) use merges::Merges;
pub(crate) use piece::Scratch;
pub(crate) use words::Words;
