//! IQ2_XXS with AVX-512 VNNI and VBMI. An octet of weights is an entry of a codebook of 256 times eight magnitudes, of which
//! there are three: with two bits each the codebook is 512 bytes, eight registers, and a look-up is a permutation of
//! registers. Gathering the entries from memory, eight at a time, takes twice as long as all of the rest.

use std::arch::x86_64::*;

use ds4_quant::iq2_xxs;

use super::acts::ActRow;
use super::vnni::ROWS;
use super::vnni::long::LongBlocks;
use super::zmm::load;

/// The three magnitudes, by code.
pub(super) const MAGNITUDES: [u8; 3] = [8, 25, 43];

/// The codes of the codebook's entries: of their first four magnitudes, two bits each, and of the last four.
static CODES: [[u8; 256]; 2] = {
    let mut codes = [[0; 256]; 2];
    let mut i = 0;
    while i < 256 * 8 {
        let (entry, j) = (i / 8, i % 8);
        let mut code = 0;
        while MAGNITUDES[code as usize] != iq2_xxs::GRID[entry][j] {
            code += 1;
        }
        codes[j / 4][entry] |= code << (2 * (j % 4));
        i += 1;
    }
    codes
};

/// The codebook in registers.
#[derive(Clone, Copy)]
pub(super) struct Codebook {
    codes: [[__m512i; 4]; 2],
}

impl Codebook {
    #[inline(always)]
    pub(super) unsafe fn load() -> Codebook {
        unsafe {
            let part = |codes: &[u8; 256]| [0, 64, 128, 192].map(|at| load(codes.as_ptr().wrapping_add(at)));
            Codebook { codes: [part(&CODES[0]), part(&CODES[1])] }
        }
    }

    /// The codes of 64 entries: of their first and of their last four magnitudes.
    #[inline(always)]
    pub(super) unsafe fn look_up(&self, entries: __m512i) -> [__m512i; 2] {
        unsafe {
            let second_half = _mm512_movepi8_mask(entries);
            let look_up = |[a, b, c, d]: [__m512i; 4]| {
                let (low, high) = (_mm512_permutex2var_epi8(a, entries, b), _mm512_permutex2var_epi8(c, entries, d));
                _mm512_mask_mov_epi8(low, second_half, high)
            };
            [look_up(self.codes[0]), look_up(self.codes[1])]
        }
    }
}

/// For the look-up of magnitudes by [`_mm512_permutexvar_epi8`], which sees six bits of a byte: the low two count.
#[inline(always)]
unsafe fn magnitudes() -> __m512i {
    unsafe {
        let [a, b, c] = MAGNITUDES;
        _mm512_set1_epi32(i32::from_le_bytes([a, b, c, 0]))
    }
}

/// Bit offsets for [`_mm512_multishift_epi64_epi8`]: two bits each from bit `first` on.
#[inline(always)]
unsafe fn pairs_from(first: i64) -> __m512i {
    unsafe { _mm512_set1_epi64(0x0e0c_0a08_0604_0200 + first * 0x0101_0101_0101_0101) }
}

/// Where the entries of two blocks have to be for [`_mm512_unpacklo_epi8`] to put those of the first side by side, a group
/// in a word of 64 bits, and [`_mm512_unpackhi_epi8`] those of the second.
static ENTRIES: [u8; 64] = {
    let mut places = [0; 64];
    let mut i = 0;
    while i < 64 {
        let (quarter, block, group, entry) = (i / 16, i / 8 % 2, i / 4 % 2, i % 4);
        places[i] = (64 * block + 8 * (2 * quarter + group) + entry) as u8;
        i += 1;
    }
    places
};

/// Where the sign indices of two blocks are in the order of the octets, a block's four after the other, each of eight groups.
static SIGNS: [u8; 64] = {
    let mut places = [0; 64];
    let mut i = 0;
    while i < 64 {
        let (block, octet, group) = (i / 32, i / 8 % 4, i % 8);
        places[i] = (64 * block + 8 * group + octet) as u8;
        i += 1;
    }
    places
};

/// The blocks of sixteen rows, taken apart.
#[repr(align(64))]
pub(super) struct Parts {
    /// The codes of the magnitudes: of each of the eight groups four times eight.
    codes: [[u8; 64]; ROWS],
    /// The scale of each group, twice.
    scales: [[i32; 16]; ROWS],
    /// Which elements of each octet of the groups are negative.
    negative: [[u64; 4]; ROWS],
}

impl Default for Parts {
    fn default() -> Parts {
        Parts { codes: [[0; 64]; ROWS], scales: [[0; 16]; ROWS], negative: [[0; 4]; ROWS] }
    }
}

pub(super) struct Iq2Xxs;

impl LongBlocks for Iq2Xxs {
    const BYTES: usize = iq2_xxs::BLOCK_BYTES;
    const FACTOR: usize = 0;
    const MINS: bool = false;
    type Parts = Parts;
    /// The octets of the activations, and their negatives.
    type Acts = [[__m512i; 2]; 4];

    #[inline(always)]
    unsafe fn take_apart(rows: &[*const u8; ROWS], at: usize, parts: &mut Parts) {
        unsafe {
            let book = Codebook::load();
            let (entries, signs) = (load(ENTRIES.as_ptr()), load(SIGNS.as_ptr()));
            for (pair, rows) in rows.as_chunks::<2>().0.iter().enumerate() {
                let groups = rows.map(|row| load(row.add(at + 2)));
                let [first, last] = book.look_up(_mm512_permutex2var_epi8(groups[0], entries, groups[1]));
                let codes = [_mm512_unpacklo_epi8(first, last), _mm512_unpackhi_epi8(first, last)];
                // Of each group the four sign indices: 7 bits from bit 32 on, and so on. Bits 0 to 6 stay, bit 7 becomes
                // their parity: rows of a matrix over GF(2), the first for bit 0.
                let indices = groups.map(|groups| _mm512_multishift_epi64_epi8(_mm512_set1_epi64(0x352e_2720), groups));
                let indices = _mm512_permutex2var_epi8(indices[0], signs, indices[1]);
                let signs = _mm512_gf2p8affine_epi64_epi8::<0>(indices, _mm512_set1_epi64(0x0102_0408_1020_407f));
                _mm512_store_si512(parts.negative[2 * pair..].as_mut_ptr().cast(), signs);
                for ((row, groups), codes) in (2 * pair..).zip(groups).zip(codes) {
                    _mm512_store_si512(parts.codes[row].as_mut_ptr().cast(), codes);
                    // The scale is the last four bits of a group; twice it, plus one, in both halves of its word.
                    let scales = _mm512_multishift_epi64_epi8(_mm512_set1_epi64(0x0000_003b_0000_003b), groups);
                    let (bits, one) = (_mm512_set1_epi32(0x1e), _mm512_set1_epi32(1));
                    // a & b | c
                    let scales = _mm512_ternarylogic_epi32::<0b1110_1010>(scales, bits, one);
                    _mm512_store_si512(parts.scales[row].as_mut_ptr().cast(), scales);
                }
            }
            // The compiler would take the masks from the register, which is several times as slow as loading them.
            std::hint::black_box(parts);
        }
    }

    #[inline(always)]
    unsafe fn acts(x: ActRow<'_>, b: usize) -> Self::Acts {
        unsafe {
            [0, 64, 128, 192].map(|octet| {
                let x = load(x.octets.as_ptr().add(256 * b + octet));
                [x, _mm512_sub_epi8(_mm512_setzero_si512(), x)]
            })
        }
    }

    #[inline(always)]
    unsafe fn products(_: *const u8, parts: &Parts, row: usize, x: Self::Acts) -> __m512i {
        unsafe {
            let (magnitudes, codes) = (magnitudes(), load(parts.codes[row].as_ptr()));
            let mut sums = _mm512_setzero_si512();
            for (octet, ([x, minus_x], negative)) in x.into_iter().zip(parts.negative[row]).enumerate() {
                let points = _mm512_multishift_epi64_epi8(pairs_from(16 * octet as i64), codes);
                let points = _mm512_permutexvar_epi8(points, magnitudes);
                sums = _mm512_dpbusd_epi32(sums, points, _mm512_mask_blend_epi8(negative, x, minus_x));
            }
            _mm512_mullo_epi32(sums, load(parts.scales[row].as_ptr()))
        }
    }
}
