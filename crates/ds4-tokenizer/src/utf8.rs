//! Text from token bytes: a token may end inside a character.

/// Turns a stream of bytes into text. Holds back the start of a character until its end arrives; bytes that can no
/// longer become a character turn into U+FFFD. The text does not depend on how the bytes were cut, and is that of
/// [`String::from_utf8_lossy`] on all of them.
#[derive(Debug, Clone, Default)]
pub struct Utf8Stream {
    /// At most the first three bytes of a character.
    held: Vec<u8>,
}

impl Utf8Stream {
    /// A stream that holds nothing back.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes, returns the text that is certain by now.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        self.held.extend_from_slice(bytes);
        let mut text = String::with_capacity(self.held.len());
        let mut rest = &self.held[..];
        let n_held = loop {
            let error = match std::str::from_utf8(rest) {
                Ok(valid) => {
                    text.push_str(valid);
                    break 0;
                }
                Err(error) => error,
            };
            let (valid, broken) = rest.split_at(error.valid_up_to());
            text.push_str(std::str::from_utf8(valid).expect("valid up to the error"));
            match error.error_len() {
                None => break broken.len(),
                Some(len) => {
                    text.push(char::REPLACEMENT_CHARACTER);
                    rest = &broken[len..];
                }
            }
        };
        self.held.drain(..self.held.len() - n_held);
        text
    }

    /// Ends the stream: a character that never got its last bytes is one U+FFFD. The stream can then be used again.
    pub fn finish(&mut self) -> String {
        let text = String::from_utf8_lossy(&self.held).into_owned();
        self.held.clear();
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after each push, then that of the end.
    fn texts(pushes: &[&[u8]]) -> Vec<String> {
        let mut stream = Utf8Stream::new();
        let mut texts: Vec<String> = pushes.iter().map(|bytes| stream.push(bytes)).collect();
        texts.push(stream.finish());
        texts
    }

    #[test]
    fn a_character_waits_for_its_last_byte() {
        assert_eq!(texts(&[b"a\xf0", b"\x9f\x98", b"\x80b", b""]), ["a", "", "😀b", "", ""]);
    }

    #[test]
    fn invalid_bytes_are_replaced_at_once() {
        assert_eq!(
            texts(&[b"\xff", b"\xe4a", b"\xed\xa0\x80", b"z"]),
            ["\u{fffd}", "\u{fffd}a", "\u{fffd}\u{fffd}\u{fffd}", "z", ""]
        );
    }

    #[test]
    fn the_end_flushes_a_torn_character_and_the_stream_starts_afresh() {
        assert_eq!(texts(&[b"a\xe4\xb8"]), ["a", "\u{fffd}"]);
        let mut stream = Utf8Stream::new();
        stream.push(b"\xe4");
        stream.finish();
        assert_eq!(stream.push("中".as_bytes()), "中");
    }
}
