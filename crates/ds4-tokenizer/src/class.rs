//! The class of a character in constant time, from the two-level table that the build script wrote.

include!("class/kinds.rs");

static INDEX: &[u8; 0x1100] = include_bytes!(concat!(env!("OUT_DIR"), "/class_index.bin"));
static PAGES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/class_pages.bin"));

impl Class {
    /// The class of the character at byte `at` of `text` and its length in bytes; none at the end of the text.
    #[inline]
    pub(crate) fn at(text: &str, at: usize) -> Option<(Class, usize)> {
        let byte = *text.as_bytes().get(at)?;
        if byte.is_ascii() {
            // Page 0 comes first in the table because code point 0 is looked at first.
            return Some((Class::from_table(PAGES[byte as usize]), 1));
        }
        let character = text[at..].chars().next()?;
        Some((Class::of(character), character.len_utf8()))
    }

    /// The class of `character`.
    #[inline]
    pub(crate) fn of(character: char) -> Class {
        let code = character as usize;
        Class::from_table(PAGES[usize::from(INDEX[code >> 8]) << 8 | code & 0xff])
    }

    #[inline]
    fn from_table(byte: u8) -> Class {
        const BY_NUMBER: [Class; 8] = [
            Class::Other,
            Class::Letter,
            Class::Mark,
            Class::Number,
            Class::Symbol,
            Class::Newline,
            Class::Space,
            Class::Cjk,
        ];
        BY_NUMBER[usize::from(byte & 7)]
    }

    /// `\p{L}` or `\p{M}`, outside the Cjk class: what words are made of.
    #[inline]
    pub(crate) fn is_word(self) -> bool {
        matches!(self, Class::Letter | Class::Mark)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_of_each_kind() {
        let cases = [
            ('\0', Class::Other),
            ('\u{200b}', Class::Other),
            ('\u{e000}', Class::Other),
            ('\u{10ffff}', Class::Other),
            ('a', Class::Letter),
            ('ß', Class::Letter),
            ('龦', Class::Letter),
            ('\u{301}', Class::Mark),
            ('7', Class::Number),
            ('٣', Class::Number),
            ('½', Class::Number),
            ('〇', Class::Number),
            ('~', Class::Symbol),
            ('，', Class::Symbol),
            ('€', Class::Symbol),
            ('😀', Class::Symbol),
            ('\r', Class::Newline),
            ('\u{85}', Class::Space),
            ('\u{a0}', Class::Space),
            ('\u{2028}', Class::Space),
            ('\u{3000}', Class::Space),
            ('中', Class::Cjk),
            ('ー', Class::Cjk),
            ('・', Class::Cjk),
            ('\u{3099}', Class::Cjk),
        ];
        for (character, class) in cases {
            assert_eq!(Class::of(character), class, "{character:?}");
            assert_eq!(Class::at(&character.to_string(), 0), Some((class, character.len_utf8())));
        }
    }
}
