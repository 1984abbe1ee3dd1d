//! The pre-split: cuts text into the pieces that BPE works on, so that merges never cross a word, a number or a line.
//!
//! The tokenizer file states three regular expressions, applied one after the other, each to the pieces of the one
//! before; what an expression does not match stays a piece of its own:
//!
//! 1. `\p{N}{1,3}`
//! 2. `[\u4E00-\u9FA5\u3040-\u309F\u30A0-\u30FF]+`
//! 3. the first of
//!    - (a) ``[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+``
//!    - (b) `[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+`
//!    - (c) ` ?[\p{P}\p{S}]+[\r\n]*`
//!    - (d) `\s*[\r\n]+`
//!    - (e) `\s+(?!\S)`
//!    - (f) `\s+`
//!
//! They are coded by hand, in one walk: the class of the first character (and of the second) decides the rule. A number
//! or a CJK character ends every piece of the third pass, exactly as the end of the text does.

use crate::class::Class;

/// Iterator over the pieces of a text, in order; their concatenation is the text.
pub(crate) struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Pieces { text, at: 0 }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let start = self.at;
        let (class, width) = Class::at(self.text, start)?;
        let second = start + width;
        self.at = match class {
            Class::Number => number(self.text, second),
            Class::Cjk => run(self.text, second, |class| class == Class::Cjk),
            Class::Letter | Class::Mark => word(self.text, second),
            Class::Symbol => ascii_symbol_word(self.text, start).unwrap_or_else(|| symbols(self.text, second)),
            Class::Newline => spaces(self.text, start),
            Class::Space | Class::Other => match Class::at(self.text, second) {
                Some((next, _)) if next.is_word() => word(self.text, second),
                Some((Class::Symbol, _)) if self.text.as_bytes()[start] == b' ' => symbols(self.text, second),
                _ if class == Class::Space => spaces(self.text, start),
                _ => unmatched(self.text, start),
            },
        };
        Some(&self.text[start..self.at])
    }
}

/// The end of the run of characters from `at` on that `belongs` accepts.
#[inline]
fn run(text: &str, mut at: usize, belongs: impl Fn(Class) -> bool) -> usize {
    while let Some((class, width)) = Class::at(text, at) {
        if !belongs(class) {
            break;
        }
        at += width;
    }
    at
}

/// Pass 1, after its first digit: up to two more.
fn number(text: &str, mut at: usize) -> usize {
    for _ in 0..2 {
        match Class::at(text, at) {
            Some((Class::Number, width)) => at += width,
            _ => break,
        }
    }
    at
}

/// Rule (a): one ASCII symbol and the ASCII letters after it, if there are any.
fn ascii_symbol_word(text: &str, start: usize) -> Option<usize> {
    let (symbol, rest) = text.as_bytes()[start..].split_first()?;
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (symbol.is_ascii() && letters > 0).then_some(start + 1 + letters)
}

/// Rule (b), after its first letter or its leading character.
fn word(text: &str, at: usize) -> usize {
    run(text, at, Class::is_word)
}

/// Rule (c), after its space or its first symbol: the other symbols, then the newlines.
fn symbols(text: &str, at: usize) -> usize {
    let at = run(text, at, |class| class == Class::Symbol);
    run(text, at, |class| class == Class::Newline)
}

/// Rules (d), (e) and (f): the run of white space from `at` on, up to its last newline if it has one; else without its
/// last character, which belongs to the text that follows, if there is such text and the run does not become empty.
fn spaces(text: &str, start: usize) -> usize {
    let (mut at, mut last) = (start, start);
    let mut newline_end = None;
    while let Some((class @ (Class::Space | Class::Newline), width)) = Class::at(text, at) {
        last = at;
        at += width;
        if class == Class::Newline {
            newline_end = Some(at);
        }
    }
    match (newline_end, Class::at(text, at)) {
        (Some(end), _) => end,
        (None, None | Some((Class::Number | Class::Cjk, _))) => at,
        (None, Some(_)) if last > start => last,
        (None, Some(_)) => at,
    }
}

/// Characters that no rule matches, up to the first that rule (b) takes as the leading character of a word.
fn unmatched(text: &str, start: usize) -> usize {
    let (mut at, mut last) = (start, start);
    while let Some((Class::Other, width)) = Class::at(text, at) {
        last = at;
        at += width;
    }
    match Class::at(text, at) {
        Some((class, _)) if class.is_word() => last,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_each_rule() {
        let cases: &[(&str, &[&str])] = &[
            ("", &[]),
            // Pass 1 and 2.
            ("1234567", &["123", "456", "7"]),
            ("x1y½Ⅳ٣4", &["x", "1", "y", "½Ⅳ٣", "4"]),
            ("中文混合English和123数字。", &["中文混合", "English", "和", "123", "数字", "。"]),
            ("a中 ー・b", &["a", "中", " ", "ー・", "b"]),
            // (a) before (b) and (c); only ASCII letters follow the symbol.
            ("(foo)", &["(foo", ")"]),
            ("//foo", &["//", "foo"]),
            ("!aé", &["!a", "é"]),
            (" .a", &[" .", "a"]),
            ("“quotes”", &["“", "quotes", "”"]),
            // (b) takes one leading character, of any kind but newline and symbol.
            ("two words", &["two", " words"]),
            ("a\u{a0}b\u{200b}c\td", &["a", "\u{a0}b", "\u{200b}c", "\td"]),
            ("e\u{301}x \u{301}", &["e\u{301}x", " \u{301}"]),
            ("\u{1}\u{2}a", &["\u{1}", "\u{2}a"]),
            ("\u{1}\u{2} a", &["\u{1}\u{2}", " a"]),
            ("\u{1}\u{2}", &["\u{1}\u{2}"]),
            ("\u{1}1", &["\u{1}", "1"]),
            // (c) with its space and its newlines.
            ("a ~= b;\n\nc", &["a", " ~=", " b", ";\n\n", "c"]),
            ("\u{a0}~", &["\u{a0}", "~"]),
            ("~\r\n \n", &["~\r\n", " \n"]),
            // (d): up to the last newline.
            ("a \n\t\n  b", &["a", " \n\t\n", " ", " b"]),
            ("\r\nb", &["\r\n", "b"]),
            // (e) and (f).
            ("  a", &[" ", " a"]),
            ("  ~", &[" ", " ~"]),
            ("\t\t~", &["\t", "\t", "~"]),
            ("  1", &["  ", "1"]),
            ("  中", &["  ", "中"]),
            ("a  ", &["a", "  "]),
            ("  \u{1}", &[" ", " ", "\u{1}"]),
            ("\u{85}\u{3000}a", &["\u{85}", "\u{3000}a"]),
        ];
        for (text, expected) in cases {
            assert_eq!(Pieces::new(text).collect::<Vec<_>>(), *expected, "{text:?}");
        }
    }
}
