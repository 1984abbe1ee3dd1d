//! Tool tags, read with tolerance.
//!
//! Canonical is `<｜DSML｜invoke name="add">`. Also read are a missing first bar (`<DSML｜invoke`), no mark at all
//! (`<invoke`), blanks where a person would not mind them, and attribute values without quotes.

use crate::dsml::WORD;

/// The word without its first bar, as models sometimes write it.
const TORN_WORD: &str = "DSML｜";

/// Longest tag. What is longer is text, so nothing is held back for ever.
const TAG_BYTES_MAX: usize = 1024;

/// The answer to "is there a tag at the beginning of this text?".
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Scan<'t> {
    No,
    /// Not yet known: more text may make it one.
    More,
    Tag(Tag<'t>),
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag<'t> {
    pub(crate) kind: Kind,
    pub(crate) close: bool,
    /// It holds the protocol's word, so it is no accident.
    pub(crate) marked: bool,
    pub(crate) attributes: &'t str,
    pub(crate) n_bytes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Block,
    Invoke,
    Parameter,
}

/// What the word of a tag is recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    /// Its spelling: text of any origin.
    Spelled,
    /// Its token, which comes whole. Text that spells it is written differently ([`crate::spelling`]).
    Token,
}

impl Words {
    /// What follows the word at the beginning of `text`, and whether it is a mark.
    fn strip(self, text: &str) -> Option<(bool, &str)> {
        let whole = text.strip_prefix(WORD).map(|rest| (true, rest));
        whole.or_else(|| Some((self == Words::Spelled, text.strip_prefix(TORN_WORD)?)))
    }

    fn is_beginning(self, text: &str) -> bool {
        let spelled = self == Words::Spelled && WORD.starts_with(text);
        spelled || TORN_WORD.starts_with(text)
    }

    fn is_mark(self, text: &str) -> bool {
        self.strip(text).is_some_and(|(marked, _)| marked)
    }

    /// Whether `text` begins with a tag's angle bracket and the word, whole.
    pub(crate) fn is_marked(self, text: &str) -> bool {
        let rest = text.strip_prefix("</").or_else(|| text.strip_prefix('<'));
        rest.is_some_and(|rest| self.is_mark(rest))
    }

    /// Whether `text`, which begins with `bracket` or a part of it, may go on with the word.
    pub(crate) fn may_be_marked(self, text: &str, bracket: &str) -> bool {
        match text.strip_prefix(bracket) {
            Some("") => true,
            Some(rest) => self.is_mark(rest) || self == Words::Spelled && self.is_beginning(rest),
            None => bracket.starts_with(text),
        }
    }
}

/// Looks for a tag right at the beginning of `text`. It sees no more than the longest tag, so that its answer does not
/// depend on how much text is already there.
pub(crate) fn scan(text: &str, words: Words) -> Scan<'_> {
    let seen = (0..=text.len().min(TAG_BYTES_MAX)).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    match scan_seen(&text[..seen], words) {
        Scan::More if text.len() > TAG_BYTES_MAX => Scan::No,
        scan => scan,
    }
}

fn scan_seen(text: &str, words: Words) -> Scan<'_> {
    let Some(rest) = text.strip_prefix('<') else { return if text.is_empty() { Scan::More } else { Scan::No } };
    let (close, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let (marked, rest) = match words.strip(rest) {
        Some((marked, rest)) => (marked, rest.trim_start_matches(' ')),
        None if words.is_beginning(rest) => return Scan::More,
        None => (false, rest),
    };
    let kinds = [("tool_calls", Kind::Block), ("invoke", Kind::Invoke), ("parameter", Kind::Parameter)];
    let Some((kind, rest)) = kinds.into_iter().find_map(|(name, kind)| Some((kind, rest.strip_prefix(name)?))) else {
        return if kinds.iter().any(|(name, _)| name.starts_with(rest)) { Scan::More } else { Scan::No };
    };
    let has_attributes = !close && kind != Kind::Block;
    let end = if has_attributes { attributes_end(rest) } else { blank_end(rest) };
    match end {
        End::At(end) => {
            let n_bytes = text.len() - rest.len() + end + 1;
            Scan::Tag(Tag { kind, close, marked, attributes: &rest[..end], n_bytes })
        }
        End::Missing => Scan::More,
        End::Never => Scan::No,
    }
}

/// Where the `>` of a tag is.
enum End {
    At(usize),
    Missing,
    Never,
}

fn blank_end(rest: &str) -> End {
    let blank = rest.len() - rest.trim_start().len();
    match rest[blank..].chars().next() {
        Some('>') => End::At(blank),
        Some(_) => End::Never,
        None => End::Missing,
    }
}

/// Attributes end at the first `>` outside quotes. A quote inside a value does not end it, as the value goes on until a
/// quote that stands before `>`: names may hold any character.
fn attributes_end(rest: &str) -> End {
    match rest.chars().next() {
        Some(c) if c != '>' && !c.is_whitespace() => return End::Never,
        _ => {}
    }
    match (rest.find('>'), rest.find('"')) {
        (Some(end), None) => return End::At(end),
        (Some(end), Some(quote)) if end < quote => return End::At(end),
        (_, None) => return End::Missing,
        (_, Some(quote)) => {
            for (at, _) in rest[quote + 1..].match_indices('"') {
                let after = quote + 1 + at + 1;
                if let End::At(blank) = blank_end(&rest[after..]) {
                    return End::At(after + blank);
                }
            }
        }
    }
    End::Missing
}

/// The value of the attribute `key`: up to a quote that blanks or the end follow, or, without quotes, up to a blank.
pub(crate) fn attribute<'t>(attributes: &'t str, key: &str) -> Option<&'t str> {
    let mut rest = attributes.trim_start();
    while !rest.is_empty() {
        let name_end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after.trim_start();
            continue;
        };
        let (value, after) = split_value(value.trim_start());
        if name == key {
            return Some(value);
        }
        rest = after.trim_start();
    }
    None
}

fn split_value(text: &str) -> (&str, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        return text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
    };
    let ends = |after: &str| after.is_empty() || after.starts_with(char::is_whitespace);
    match quoted.match_indices('"').find(|(at, _)| ends(&quoted[at + 1..])) {
        Some((at, _)) => (&quoted[..at], &quoted[at + 1..]),
        None => (quoted, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(text: &str) -> Scan<'_> {
        super::scan(text, Words::Spelled)
    }

    fn tag(text: &str) -> Tag<'_> {
        match scan(text) {
            Scan::Tag(tag) => tag,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn canonical_and_sloppy_tags_are_tags() {
        for text in [
            "<｜DSML｜tool_calls>",
            "<DSML｜tool_calls>",
            "<tool_calls>",
            "<｜DSML｜tool_calls >",
            "<｜DSML｜ tool_calls\n>",
        ] {
            let tag = tag(text);
            assert_eq!((tag.kind, tag.close, tag.n_bytes), (Kind::Block, false, text.len()));
            assert_eq!(tag.marked, text.contains("DSML"));
        }
        for text in ["<｜DSML｜invoke name=\"a b\">", "<｜DSML｜invoke  name = \"a b\" >", "<invoke name=\"a b\">"]
        {
            assert_eq!(attribute(tag(text).attributes, "name"), Some("a b"), "{text}");
        }
        assert!(tag("</｜DSML｜parameter>").close);
    }

    #[test]
    fn every_beginning_of_a_tag_may_become_one() {
        for text in ["<｜DSML｜invoke name=\"f\">", "</｜DSML｜parameter >", "<tool_calls>", "</DSML｜tool_calls>"]
        {
            for (at, _) in text.char_indices() {
                assert_eq!(scan(&text[..at]), Scan::More, "{}", &text[..at]);
            }
            assert!(matches!(scan(&format!("{text} and more")), Scan::Tag(_)));
        }
    }

    #[test]
    fn other_text_is_no_tag() {
        for text in
            ["a", "<b>", "<｜User｜>", "</div>", "<tool_calls x>", "<invoked", "<｜DSML｜invoker", "< tool_calls>"]
        {
            assert_eq!(scan(text), Scan::No, "{text}");
        }
    }

    #[test]
    fn a_tag_has_a_longest_length_however_much_text_is_there() {
        for filler in ["x", "é", " ", "\"", "｜"] {
            let text = format!("<｜DSML｜invoke name=\"{}\">", filler.repeat(TAG_BYTES_MAX));
            let mut ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            let decided = ends.find(|&at| scan(&text[..at]) != Scan::More).unwrap();
            assert_eq!((scan(&text[..decided]), scan(&text)), (Scan::No, Scan::No));
            assert!(decided <= TAG_BYTES_MAX + filler.len());
        }
        assert_eq!(scan(&format!("<｜DSML｜{}invoke>", " ".repeat(TAG_BYTES_MAX))), Scan::No);
    }

    #[test]
    fn attributes_may_hold_anything() {
        let attributes = |text| {
            let attributes = tag(text).attributes;
            (attribute(attributes, "name"), attribute(attributes, "string"))
        };
        assert_eq!(attributes("<parameter name=\"a>b\" string=\"true\">"), (Some("a>b"), Some("true")));
        assert_eq!(attributes("<parameter name=\"a\"b\" string=\"false\">"), (Some("a\"b"), Some("false")));
        assert_eq!(attributes("<parameter string=\"false\" name=\"x\">"), (Some("x"), Some("false")));
        assert_eq!(attributes("<parameter name=x string=false>"), (Some("x"), Some("false")));
        assert_eq!(attributes("<parameter>"), (None, None));
        assert_eq!(attributes("<parameter name>"), (None, None));
    }

    #[test]
    fn of_tokens_only_the_token_marks() {
        let marked = |text| match super::scan(text, Words::Token) {
            Scan::Tag(tag) => Some(tag.marked),
            _ => None,
        };
        assert_eq!(marked("<｜DSML｜tool_calls>"), Some(true));
        assert_eq!((marked("<DSML｜tool_calls>"), marked("<tool_calls>")), (Some(false), Some(false)));
        assert_eq!(super::scan("<｜", Words::Token), Scan::No);
        assert!(Words::Token.may_be_marked("</", "</") && !Words::Token.may_be_marked("</｜", "</"));
        assert!(!Words::Token.is_marked("<DSML｜x") && Words::Spelled.is_marked("<DSML｜x"));
    }
}
