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
//! They are coded by hand, in one walk: the class of the first character (and of the second) decides the rule. The
//! third pass never looks beyond the piece it got from the second: a number or the change between CJK and other
//! characters ends its text. It does cut CJK pieces, at the symbols among them such as `・`.

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
        let first = Character::at(self.text, start)?;
        let second = start + first.width;
        let part = Part { text: self.text, cjk: first.cjk };
        self.at = match first.class {
            Class::Number => number(self.text, second),
            Class::Letter => part.word(second),
            Class::Symbol => part.ascii_symbol_word(start).unwrap_or_else(|| part.symbols(second)),
            Class::Newline => part.spaces(start),
            Class::Space | Class::Other => match part.class_at(second) {
                Some((Class::Letter, _)) => part.word(second),
                Some((Class::Symbol, _)) if self.text.as_bytes()[start] == b' ' => part.symbols(second),
                _ if first.class == Class::Space => part.spaces(start),
                _ => part.unmatched(start),
            },
        };
        Some(&self.text[start..self.at])
    }
}

/// What the rules know of one character.
#[derive(Clone, Copy)]
struct Character {
    class: Class,
    /// Whether the second pass matches it.
    cjk: bool,
    /// Length in bytes.
    width: usize,
}

impl Character {
    /// The character at byte `at`; none at the end of the text.
    #[inline]
    fn at(text: &str, at: usize) -> Option<Self> {
        let byte = *text.as_bytes().get(at)?;
        if byte.is_ascii() {
            return Some(Character { class: Class::of_ascii(byte), cjk: false, width: 1 });
        }
        let character = text[at..].chars().next()?;
        let cjk = matches!(character, '\u{4e00}'..='\u{9fa5}' | '\u{3040}'..='\u{30ff}');
        Some(Character { class: Class::of(character), cjk, width: character.len_utf8() })
    }
}

/// Pass 1, after its first digit: the end of up to two more.
fn number(text: &str, mut at: usize) -> usize {
    for _ in 0..2 {
        match Character::at(text, at) {
            Some(Character { class: Class::Number, width, .. }) => at += width,
            _ => break,
        }
    }
    at
}

/// The text as the third pass sees it from inside one piece of the second: it ends where that piece does.
/// The rules return where their match ends.
#[derive(Clone, Copy)]
struct Part<'a> {
    text: &'a str,
    cjk: bool,
}

impl Part<'_> {
    /// Class and length of the character at byte `at`; none at the end of the part.
    #[inline]
    fn class_at(self, at: usize) -> Option<(Class, usize)> {
        Character::at(self.text, at)
            .filter(|character| character.cjk == self.cjk && character.class != Class::Number)
            .map(|character| (character.class, character.width))
    }

    /// The end of the run of characters of one class from `at` on.
    #[inline]
    fn run(self, class: Class, mut at: usize) -> usize {
        while let Some((_, width)) = self.class_at(at).filter(|(found, _)| *found == class) {
            at += width;
        }
        at
    }

    /// Rule (a): one ASCII symbol and the ASCII letters after it, if there are any.
    fn ascii_symbol_word(self, start: usize) -> Option<usize> {
        let (symbol, rest) = self.text.as_bytes()[start..].split_first()?;
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        (symbol.is_ascii() && letters > 0).then_some(start + 1 + letters)
    }

    /// Rule (b), after its first letter or its leading character.
    fn word(self, at: usize) -> usize {
        self.run(Class::Letter, at)
    }

    /// Rule (c), after its space or its first symbol: the other symbols, then the newlines.
    fn symbols(self, at: usize) -> usize {
        self.run(Class::Newline, self.run(Class::Symbol, at))
    }

    /// Rules (d), (e) and (f): the run of white space up to its last newline if it has one; else without its last
    /// character, which belongs to the text that follows, if there is such text and something is left.
    fn spaces(self, start: usize) -> usize {
        let (mut at, mut last) = (start, start);
        let mut newline_end = None;
        while let Some((class @ (Class::Space | Class::Newline), width)) = self.class_at(at) {
            last = at;
            at += width;
            if class == Class::Newline {
                newline_end = Some(at);
            }
        }
        match newline_end {
            Some(end) => end,
            None if last > start && self.class_at(at).is_some() => last,
            None => at,
        }
    }

    /// Characters that no rule matches, up to the first that rule (b) takes as the leading character of a word.
    fn unmatched(self, start: usize) -> usize {
        let (mut at, mut last) = (start, start);
        while let Some((Class::Other, width)) = self.class_at(at) {
            last = at;
            at += width;
        }
        match self.class_at(at) {
            Some((Class::Letter, _)) => last,
            _ => at,
        }
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
            ("a中 ー・b", &["a", "中", " ", "ー", "・", "b"]),
            ("ア・・、イ゛\u{3099}", &["ア", "・・", "、", "イ", "゛", "\u{3099}"]),
            ("\u{3097}\u{3098}あ\u{3040}", &["\u{3097}", "\u{3098}あ", "\u{3040}"]),
            ("\u{1}あ・\n", &["\u{1}", "あ", "・", "\n"]),
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
