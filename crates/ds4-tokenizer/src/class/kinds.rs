/// What the pre-split rules need to know of a character. The build script writes these into a table, so this file is
/// compiled twice: into the crate and into the build script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// Matched by no class below: control and format characters, private use, unassigned.
    Other,
    /// `\p{L}` outside [`Class::Cjk`].
    Letter,
    /// `\p{M}` outside [`Class::Cjk`].
    Mark,
    /// `\p{N}`, decimal digits of every script and fractions, Roman numerals and the like.
    Number,
    /// `\p{P}` and `\p{S}` outside [`Class::Cjk`].
    Symbol,
    /// `\r` and `\n`.
    Newline,
    /// The rest of the Unicode White_Space set.
    Space,
    /// The ideographs, hiragana and katakana that the second pass isolates, whatever their category.
    Cjk,
}
