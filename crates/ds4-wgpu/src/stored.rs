//! How weights lie on the device: in blocks as in the file, or rearranged where they are copied anyway. A block of 34, 66 or 84 bytes starts
//! anywhere in a word and holds its scale between its codes; rearranged, codes of several blocks come first, then what they are scaled
//! with, so that an invocation loads whole vectors and decodes in fewer instructions:
//!
//! | format | columns | bytes | |
//! |---|---|---|---|
//! | Q8_0 | 256 | 272 | 256 codes, 8 f16 scales |
//! | Q2_K | 512 | 168 | 32 words of 16 codes (column 4q + b at bit 8b + 2q), 32 bytes of levels, 2 x f16 d and dmin |
//! | IQ2_XXS | 1024 | 264 | 32 x (a word of 4 points, a word of signs), 4 f16 scales |
//!
//! A word of signs of IQ2_XXS has the sign of column 8k + c of its 32 at bit 8c + k for c < 4 and at bit 8 (c - 4) + 4 + k for the others,
//! and the scale where the eighth columns' would be, which follow from the rest. Rows are filled up to whole groups of columns.

use ds4_quant::Format;

/// A matrix's format, and how its rows lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stored {
    /// What a row decodes to.
    pub format: Format,
    /// Whether it lies in parts that are loaded as vectors. F16 needs no other places for that.
    pub in_parts: bool,
}

impl From<Format> for Stored {
    fn from(format: Format) -> Stored {
        Stored { format, in_parts: false }
    }
}

/// Bits of seven signs of columns 8k .. at the places that they have for k = 0.
const SPREAD: [u32; 128] = {
    let mut all = [0; 128];
    let mut signs = 0;
    while signs < 128 {
        let mut c = 0;
        while c < 7 {
            let to = if c < 4 { 8 * c } else { 8 * (c - 4) + 4 };
            all[signs as usize] |= ((signs >> c) & 1) << to;
            c += 1;
        }
        signs += 1;
    }
    all
};

impl Stored {
    /// As weights of this format lie where they are copied.
    pub fn copied(format: Format) -> Stored {
        Stored { format, in_parts: matches!(format, Format::F16 | Format::Q8_0 | Format::Q2K | Format::Iq2Xxs) }
    }

    /// Whether bytes have other places than in the file.
    pub fn is_rearranged(self) -> bool {
        self.in_parts && self.format != Format::F16
    }

    /// Columns and bytes of a group that is rearranged.
    fn group(self) -> (usize, usize) {
        match self.format {
            Format::Q8_0 => (256, 272),
            Format::Q2K => (512, 168),
            Format::Iq2Xxs => (1024, 264),
            other => unreachable!("{} is not rearranged", other.name()),
        }
    }

    /// Bytes of a row.
    pub fn row_bytes(self, cols: usize) -> usize {
        if !self.is_rearranged() {
            return self.format.row_bytes(cols);
        }
        let (group, bytes) = self.group();
        cols.div_ceil(group) * bytes
    }

    /// Rearranges a row of the file; `to` holds zeros where nothing is written.
    pub fn rearrange(self, row: &[u8], to: &mut [u8]) {
        let (cols, bytes) = self.group();
        let block_bytes = self.format.row_bytes(self.format.block_len());
        let groups = row.chunks(cols / self.format.block_len() * block_bytes).zip(to.chunks_mut(bytes));
        for (from, to) in groups {
            for (i, block) in from.chunks_exact(block_bytes).enumerate() {
                match self.format {
                    Format::Q8_0 => {
                        to[32 * i..][..32].copy_from_slice(&block[2..]);
                        to[256 + 2 * i..][..2].copy_from_slice(&block[..2]);
                    }
                    Format::Q2K => q2_k(block, i, to),
                    Format::Iq2Xxs => iq2_xxs(block, i, to),
                    other => unreachable!("{} is not rearranged", other.name()),
                }
            }
        }
    }
}

fn word(bytes: &[u8], i: usize) -> u32 {
    u32::from_le_bytes(bytes[4 * i..][..4].try_into().expect("four bytes"))
}

fn q2_k(block: &[u8], i: usize, to: &mut [u8]) {
    let (levels, rest) = block.split_at(16);
    let (codes, scales) = rest.split_at(64);
    for w in 0..16 {
        let (at, shift) = (8 * (w / 8) + 4 * (w % 2), 2 * ((w % 8) / 2));
        let four = |q: usize| ((word(codes, at + q) >> shift) & 0x0303_0303) << (2 * q);
        let sixteen = four(0) | four(1) | four(2) | four(3);
        to[64 * i + 4 * w..][..4].copy_from_slice(&sixteen.to_le_bytes());
    }
    to[128 + 16 * i..][..16].copy_from_slice(levels);
    to[160 + 4 * i..][..4].copy_from_slice(scales);
}

fn iq2_xxs(block: &[u8], i: usize, to: &mut [u8]) {
    for (g, group) in block[2..].chunks_exact(8).enumerate() {
        let to = &mut to[64 * i + 8 * g..][..8];
        let signs = word(group, 1);
        let of = |k: u32| SPREAD[(signs >> (7 * k)) as usize & 127] << k;
        let spread = of(0) | of(1) | of(2) | of(3) | (signs & 0xf000_0000);
        to[..4].copy_from_slice(&group[..4]);
        to[4..].copy_from_slice(&spread.to_le_bytes());
    }
    to[256 + 2 * i..][..2].copy_from_slice(&block[..2]);
}
