//! The class of a character in constant time, from the two-level table that the build script wrote.

include!("class/kinds.rs");

static INDEX: &[u8; 0x1100] = include_bytes!(concat!(env!("OUT_DIR"), "/class_index.bin"));
static PAGES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/class_pages.bin"));

impl Class {
    /// The class of `character`.
    #[inline]
    pub(crate) fn of(character: char) -> Class {
        let code = character as usize;
        Class::from_table(PAGES[usize::from(INDEX[code >> 8]) << 8 | code & 0xff])
    }

    /// The class of an ASCII character. The page of code point 0 is the first of the table.
    #[inline]
    pub(crate) fn of_ascii(byte: u8) -> Class {
        Class::from_table(PAGES[usize::from(byte & 0x7f)])
    }

    #[inline]
    fn from_table(byte: u8) -> Class {
        match byte {
            1 => Class::Letter,
            2 => Class::Number,
            3 => Class::Symbol,
            4 => Class::Newline,
            5 => Class::Space,
            _ => Class::Other,
        }
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
            ('\u{301}', Class::Letter),
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
            ('中', Class::Letter),
            ('ー', Class::Letter),
            ('・', Class::Symbol),
            ('\u{3099}', Class::Letter),
        ];
        for (character, class) in cases {
            assert_eq!(Class::of(character), class, "{character:?}");
        }
    }

    #[test]
    fn ascii_is_the_first_page() {
        for byte in 0..128 {
            assert_eq!(Class::of_ascii(byte), Class::of(char::from(byte)), "{byte}");
        }
    }
}
