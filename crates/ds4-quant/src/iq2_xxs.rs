//! IQ2_XXS: 256 elements as points of a 256-entry codebook with signs.
//!
//! Bytes: `d` f16 (0-1), then 8 groups of 8 bytes, each for 32 elements: four codebook indices `p`, one for each octet,
//! then a little-endian u32 with four 7-bit sign indices (bits 7k to 7k + 6 for octet k) and a 4-bit scale (bits 28-31).
//! The number of minus signs of an octet is even, so the eighth sign is the parity of the seven stored ones.
//! `x[32g + 8k + j] = d * (0.5 + scale) * 0.25 * GRID[p_k][j] * (-1)^(sign bit j of octet k)`.

mod encode;

use crate::block::{f16_field, field};
use crate::q8_k;

pub(crate) use encode::encode;

/// Elements of one block.
pub const BLOCK_LEN: usize = 256;
/// Bytes of one block.
pub const BLOCK_BYTES: usize = 66;

/// The magnitudes of each codebook entry, 8, 25 or 43.
pub static GRID: [[u8; 8]; 256] = expand_grid();
/// Bit `j` of entry `n` says that element `j` of an octet with sign index `n` is negative.
pub static SIGNS: [u8; 128] = expand_signs();

/// [`GRID`] as floats and [`SIGNS`] as the sign bits of floats: 12 KB that keep the decoder free of conversions.
static GRID_F32: [[f32; 8]; 256] = grid_f32();
static SIGN_BITS: [[u32; 8]; 128] = sign_bits();

/// The dot product of an IQ2_XXS row and activations:
/// `sum_blocks 0.125 * d * d_x * sum_g (2 * scale_g + 1) * sum GRID * sign * q_x`.
///
/// # Panics
/// When `row` does not hold one block for each block of `x`.
pub fn dot(row: &[u8], x: &[q8_k::Activations]) -> f32 {
    assert_eq!(row.len(), BLOCK_BYTES * x.len(), "IQ2_XXS bytes against {} blocks of activations", x.len());
    row.as_chunks().0.iter().zip(x).map(|(block, x)| dot_block(block, x)).sum()
}

fn dot_block(block: &[u8; BLOCK_BYTES], x: &q8_k::Activations) -> f32 {
    let mut sum = 0;
    for (index, q) in x.q.as_chunks::<32>().0.iter().enumerate() {
        let group = Group::read(block, index);
        let mut group_sum = 0;
        for (octet, q) in q.as_chunks::<8>().0.iter().enumerate() {
            let (grid, signs) = (GRID[group.point(octet)], SIGNS[group.sign_index(octet)]);
            for j in 0..8 {
                let product = i32::from(grid[j]) * i32::from(q[j]);
                group_sum += if signs >> j & 1 == 0 { product } else { -product };
            }
        }
        sum += (2 * i32::from(group.scale()) + 1) * group_sum;
    }
    0.125 * f16_field(block, 0) * x.d * sum as f32
}

pub(crate) fn decode(bytes: &[u8], out: &mut [f32]) {
    let blocks = bytes.as_chunks::<BLOCK_BYTES>().0;
    for (block, out) in blocks.iter().zip(out.as_chunks_mut::<BLOCK_LEN>().0) {
        let d = f16_field(block, 0);
        for (index, out) in out.as_chunks_mut::<32>().0.iter_mut().enumerate() {
            let group = Group::read(block, index);
            let scale = d * (0.5 + f32::from(group.scale())) * 0.25;
            for (octet, out) in out.as_chunks_mut::<8>().0.iter_mut().enumerate() {
                let (grid, signs) = (&GRID_F32[group.point(octet)], &SIGN_BITS[group.sign_index(octet)]);
                for j in 0..8 {
                    out[j] = f32::from_bits((scale * grid[j]).to_bits() ^ signs[j]);
                }
            }
        }
    }
}

/// The eight bytes of 32 elements.
#[derive(Clone, Copy)]
struct Group {
    points: [u8; 4],
    signs_and_scale: u32,
}

impl Group {
    #[inline(always)]
    fn read(block: &[u8; BLOCK_BYTES], index: usize) -> Self {
        let at = 2 + 8 * index;
        Self { points: *field(block, at), signs_and_scale: u32::from_le_bytes(*field(block, at + 4)) }
    }

    #[inline(always)]
    fn point(self, octet: usize) -> usize {
        usize::from(self.points[octet])
    }

    #[inline(always)]
    fn sign_index(self, octet: usize) -> usize {
        (self.signs_and_scale >> (7 * octet) & 127) as usize
    }

    #[inline(always)]
    fn scale(self) -> u8 {
        (self.signs_and_scale >> 28) as u8
    }
}

const fn expand_grid() -> [[u8; 8]; 256] {
    let mut grid = [[0; 8]; 256];
    let mut entry = 0;
    while entry < 256 {
        let mut j = 0;
        while j < 8 {
            grid[entry][j] = [8, 25, 43][(PACKED_GRID[entry] >> (2 * j) & 3) as usize];
            j += 1;
        }
        entry += 1;
    }
    grid
}

const fn grid_f32() -> [[f32; 8]; 256] {
    let grid = expand_grid();
    let mut floats = [[0.0; 8]; 256];
    let mut entry = 0;
    while entry < 256 {
        let mut j = 0;
        while j < 8 {
            floats[entry][j] = grid[entry][j] as f32;
            j += 1;
        }
        entry += 1;
    }
    floats
}

const fn expand_signs() -> [u8; 128] {
    let mut signs = [0; 128];
    let mut index = 0;
    while index < 128 {
        let seven = index as u8;
        signs[index] = seven | ((seven.count_ones() as u8 & 1) << 7);
        index += 1;
    }
    signs
}

const fn sign_bits() -> [[u32; 8]; 128] {
    let signs = expand_signs();
    let mut bits = [[0; 8]; 128];
    let mut index = 0;
    while index < 128 {
        let mut j = 0;
        while j < 8 {
            bits[index][j] = (signs[index] as u32 >> j & 1) << 31;
            j += 1;
        }
        index += 1;
    }
    bits
}

/// The codebook of the public format, a constant that follows from no formula. Digit `j` (bits 2j and 2j + 1) of an
/// entry stands for element `j`: 0 is 8, 1 is 25, 2 is 43.
#[rustfmt::skip]
const PACKED_GRID: [u16; 256] = [
    0x0000, 0x0002, 0x0005, 0x0008, 0x000a, 0x0011, 0x0014, 0x0020, 0x0022, 0x0028, 0x002a, 0x0041, 0x0044, 0x0050, 0x0058, 0x0061,
    0x0064, 0x0080, 0x0082, 0x008a, 0x00a2, 0x0101, 0x0104, 0x0110, 0x0115, 0x0140, 0x0184, 0x0198, 0x0200, 0x0202, 0x0222, 0x0282,
    0x0401, 0x0404, 0x0410, 0x0421, 0x0424, 0x0440, 0x0442, 0x0448, 0x0460, 0x0481, 0x0484, 0x0490, 0x04a4, 0x0500, 0x0502, 0x0508,
    0x0520, 0x0546, 0x0569, 0x0580, 0x0591, 0x0609, 0x0610, 0x0640, 0x0684, 0x06a4, 0x0800, 0x0805, 0x0808, 0x0814, 0x0828, 0x0841,
    0x0844, 0x0850, 0x0852, 0x0888, 0x0904, 0x0940, 0x0a02, 0x0a14, 0x1001, 0x1004, 0x1010, 0x1021, 0x1040, 0x1060, 0x1084, 0x1090,
    0x1095, 0x1100, 0x1108, 0x1120, 0x1150, 0x115a, 0x1180, 0x1224, 0x1245, 0x1400, 0x1408, 0x1420, 0x1425, 0x1449, 0x1480, 0x1518,
    0x1562, 0x1600, 0x1616, 0x1801, 0x1804, 0x1810, 0x1840, 0x1881, 0x1900, 0x1905, 0x19a0, 0x1a51, 0x2000, 0x2002, 0x200a, 0x2044,
    0x2061, 0x2080, 0x2082, 0x2129, 0x2148, 0x2200, 0x2202, 0x2401, 0x2404, 0x2410, 0x2440, 0x2456, 0x2500, 0x2541, 0x2564, 0x2690,
    0x2808, 0x2820, 0x2894, 0x2a44, 0x4001, 0x4004, 0x4010, 0x4018, 0x4021, 0x4024, 0x4040, 0x4048, 0x4056, 0x4060, 0x4081, 0x4084,
    0x4090, 0x4100, 0x4120, 0x4161, 0x4180, 0x4185, 0x4201, 0x4210, 0x4248, 0x4256, 0x4268, 0x4400, 0x4408, 0x4420, 0x4480, 0x4499,
    0x4512, 0x4524, 0x4600, 0x4801, 0x4804, 0x4810, 0x4840, 0x4845, 0x4900, 0x4958, 0x4961, 0x4982, 0x4a45, 0x4a90, 0x5000, 0x5008,
    0x5011, 0x5019, 0x5020, 0x5080, 0x5088, 0x5104, 0x5142, 0x51a4, 0x5291, 0x5490, 0x5492, 0x550a, 0x5601, 0x5654, 0x5800, 0x5811,
    0x5819, 0x5864, 0x5940, 0x5a08, 0x6004, 0x6010, 0x6040, 0x6068, 0x6100, 0x6155, 0x6218, 0x6260, 0x6400, 0x6405, 0x6510, 0x6512,
    0x6584, 0x6842, 0x8000, 0x8002, 0x800a, 0x8041, 0x8082, 0x8104, 0x8118, 0x8140, 0x8211, 0x8401, 0x8404, 0x8410, 0x8415, 0x8440,
    0x8460, 0x8500, 0x8546, 0x8594, 0x8609, 0x8640, 0x8660, 0x8802, 0x8904, 0x8a11, 0x9004, 0x9010, 0x9024, 0x9040, 0x90a1, 0x9116,
    0x9180, 0x9245, 0x9400, 0x9422, 0x9444, 0x9551, 0x9881, 0x9920, 0xa002, 0xa050, 0xa085, 0xa109, 0xa200, 0xa418, 0xa850, 0xa904,
];

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn the_codebook_is_the_published_one() {
        let digest = Sha256::digest(GRID.as_flattened());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "05826b5d3e472a3a78f196be62ac78acf81df0f909626e12ab9fa2a5d490dd54");
    }

    #[test]
    fn signs_come_in_pairs() {
        assert!(SIGNS.iter().all(|signs| signs.count_ones() % 2 == 0));
        assert_eq!((SIGNS[0], SIGNS[1], SIGNS[3], SIGNS[127]), (0, 0x81, 3, 0xff));
    }
}
