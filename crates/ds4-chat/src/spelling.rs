//! Text that spells the word of tool tags, kept apart from the token of that name.
//!
//! In one string, the word as it is means the token. Where text spells it, an escape stands behind its first bar, so that
//! nothing finds it there. The escape is no character of any text ("noncharacter"); where there is one anyway, it is doubled.

use std::borrow::Cow;

use crate::{Marked, Segment, Special, dsml::WORD};

const ESCAPE: char = '\u{FDD0}';
/// With what the word begins and ends.
const BAR: char = '｜';

/// Appends ordinary text, however it was cut before.
pub(crate) fn append(out: &mut String, text: &str) {
    if !text.contains([BAR, ESCAPE]) {
        return out.push_str(text);
    }
    for c in text.chars() {
        out.push(c);
        if c == ESCAPE {
            out.push(ESCAPE);
        } else if c == BAR && out.ends_with(WORD) {
            out.insert(out.len() - WORD.len() + BAR.len_utf8(), ESCAPE);
        }
    }
}

/// The text without escapes.
pub(crate) fn reveal(text: &str) -> Cow<'_, str> {
    if !text.contains(ESCAPE) {
        return Cow::Borrowed(text);
    }
    let mut escaped = false;
    let keep = |c: &char| {
        escaped = *c == ESCAPE && !escaped;
        !escaped
    };
    Cow::Owned(text.chars().filter(keep).collect())
}

/// Marked text as one string. Tokens other than the word of tags come back as text.
pub(crate) fn encode(marked: &Marked) -> String {
    let mut out = String::new();
    for segment in marked.segments() {
        match segment {
            Segment::Special(Special::Dsml) => out.push_str(WORD),
            Segment::Special(other) => append(&mut out, other.text()),
            Segment::Text(text) => append(&mut out, text),
        }
    }
    out
}

/// What [`encode`] wrote.
pub(crate) fn decode(text: &str) -> Marked {
    let mut marked = Marked::new();
    for (i, part) in text.split(WORD).enumerate() {
        if i > 0 {
            marked.special(Special::Dsml);
        }
        marked.text(&reveal(part));
    }
    marked
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_marked_and_nothing_else_is_marked_again(
            parts in prop::collection::vec(("[｜DSML<x\u{FDD0}]{0,12}", any::<bool>(), 1usize..4), 0..5),
        ) {
            let mut marked = Marked::new();
            let mut held = String::new();
            let mut text = String::new();
            for (part, spells, cut) in parts {
                // A tag's bracket stands before the token.
                let part = if spells { format!("{part}{WORD}<") } else { format!("{part}<") };
                part.chars().collect::<Vec<_>>().chunks(cut).for_each(|c| append(&mut held, &c.iter().collect::<String>()));
                held.push_str(WORD);
                marked.text(&part).special(Special::Dsml);
                text += &format!("{part}{WORD}");
            }
            prop_assert_eq!(&encode(&marked), &held);
            prop_assert_eq!(&decode(&held), &marked);
            prop_assert_eq!(reveal(&held), text);
        }
    }
}
