/// What the pre-split rules need to know of a character. The build script writes these into a table, so this file is
/// compiled twice: into the crate and into the build script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// Matched by no class below: control and format characters, private use, unassigned.
    Other,
    /// `\p{L}` and `\p{M}`. That a mark, unlike a letter, may be the leading character of rule (b) makes no difference:
    /// a letter or mark must follow, and they form one run.
    Letter,
    /// `\p{N}`: decimal digits of every script, fractions, Roman numerals and the like.
    Number,
    /// `\p{P}` and `\p{S}`.
    Symbol,
    /// `\r` and `\n`.
    Newline,
    /// The rest of the Unicode White_Space set.
    Space,
}
