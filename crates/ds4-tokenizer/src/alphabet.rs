//! The byte alphabet: each byte has one printable character, so that token texts survive in text files.
//!
//! Bytes 33-126, 161-172 and 174-255 are the character of the same number; the other 68, in increasing order, are
//! U+0100, U+0101, ... (0x00 is `Ā`, the newline `Ċ`, the space `Ġ`).

/// First code point of the bytes that are not their own character.
const SHIFTED: u32 = 0x100;

fn is_its_own_character(byte: u8) -> bool {
    matches!(byte, 33..=126 | 161..=172 | 174..=255)
}

/// The byte-mapped spelling of `bytes`, as a vocabulary file writes a normal token: `" a"` is `"Ġa"`.
pub fn spell(bytes: &[u8]) -> String {
    let alphabet = characters();
    bytes.iter().map(|&byte| alphabet[byte as usize]).collect()
}

/// The character of every byte.
pub(crate) fn characters() -> [char; 256] {
    let mut shifted = SHIFTED..;
    std::array::from_fn(|byte| {
        let code = if is_its_own_character(byte as u8) { Some(byte as u32) } else { shifted.next() };
        code.and_then(char::from_u32).expect("the alphabet ends at U+0143")
    })
}

/// The byte that a character stands for.
pub(crate) fn byte_of(character: char) -> Option<u8> {
    let code = character as u32;
    match u8::try_from(code) {
        Ok(byte) => is_its_own_character(byte).then_some(byte),
        Err(_) => (0..=255u8).filter(|&byte| !is_its_own_character(byte)).nth((code - SHIFTED) as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_its_character_and_back() {
        for (byte, &character) in (0..=255u8).zip(&characters()) {
            assert_eq!(byte_of(character), Some(byte));
        }
    }

    #[test]
    fn known_spellings() {
        assert_eq!(spell(b"\0\n a\x7f"), "ĀĊĠaġ");
        assert_eq!(spell("é".as_bytes()), "Ã©");
    }

    #[test]
    fn other_characters_stand_for_no_byte() {
        for character in [' ', '\n', '\u{ad}', '\u{144}', '中', '\u{10ffff}'] {
            assert_eq!(byte_of(character), None, "{character:?}");
        }
    }
}
