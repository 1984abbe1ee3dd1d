//! A small vocabulary: every byte, the protocol's tokens, and merges that would glue template text to text from outside.

use std::sync::Arc;

use ds4_chat::{Special, Vocab};
use ds4_tokenizer::{Entry, Kind, Tokenizer, spell};

const MERGES: &[&str] = &[
    "Ċ Ċ", "> o", ">o k", "t o", "to o", "too l", "r e", "re s", "u l", "ul t", "res ult", ". Ċ", ".Ċ Ċ", "# #", "< /",
    "\" >", "\"> Ċ", "_ res", "_res ult", "h i", "Ġ hi", "e e",
];

/// Id of a token that is added, but no part of the protocol.
pub const PLACEHOLDER: &str = "<｜place▁holder▁no▁0｜>";

pub fn entries() -> Vec<Entry> {
    let added = Special::ALL.map(Special::text).into_iter().chain([PLACEHOLDER]);
    let added = added.map(|text| Entry { text: text.to_owned(), kind: Kind::UserDefined });
    let bytes = (0..=255).map(|byte| Entry { text: spell(&[byte]), kind: Kind::Normal });
    let merged = MERGES.iter().map(|merge| Entry { text: merge.replacen(' ', "", 1), kind: Kind::Normal });
    added.chain(bytes).chain(merged).collect()
}

pub fn merges() -> &'static [&'static str] {
    MERGES
}

pub fn vocab() -> Arc<Vocab> {
    Arc::new(Vocab::new("test", Tokenizer::new(entries(), merges()).unwrap()).unwrap())
}
