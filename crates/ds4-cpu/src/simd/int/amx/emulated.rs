//! The unit in plain code, so that what surrounds it is tested on machines without one.

use super::{Stored, Unit};

/// Eight registers of sixteen rows of 64 bytes.
pub(in crate::simd::int) struct Emulated {
    registers: [[[u8; 64]; 16]; 8],
    /// Rows and bytes of each row; none before [`Unit::begin`].
    shapes: [(usize, usize); 8],
}

impl Emulated {
    pub(in crate::simd::int) fn new() -> Emulated {
        Emulated { registers: [[[0; 64]; 16]; 8], shapes: [(0, 0); 8] }
    }

    /// `C[m][n] = add(C[m][n], A[m][4 k..4 k + 4], B[k][4 n..4 n + 4])` for all k, refusing what the unit refuses.
    fn add(&mut self, registers: [u8; 3], add: impl Fn(u32, [u8; 4], [u8; 4]) -> u32) {
        let [c, a, b] = registers.map(usize::from);
        let [(c_rows, c_bytes), (rows, k), (b_rows, b_bytes)] = [c, a, b].map(|register| self.shapes[register]);
        assert!(c < 6 && rows > 0, "register {c}, {rows} rows");
        assert!((c_rows, c_bytes, 4 * b_rows) == (rows, b_bytes, k), "shapes of {c}, {a}, {b}: {:?}", self.shapes);
        for m in 0..rows {
            for i in 0..b_rows {
                let four: [u8; 4] = *self.registers[a][m][4 * i..].first_chunk().expect("four bytes");
                for n in 0..b_bytes / 4 {
                    let other = *self.registers[b][i][4 * n..].first_chunk().expect("four bytes");
                    let sum = &mut self.registers[c][m].as_chunks_mut::<4>().0[n];
                    *sum = add(u32::from_le_bytes(*sum), four, other).to_le_bytes();
                }
            }
        }
    }
}

impl Unit for Emulated {
    unsafe fn begin(&mut self, rows: usize, k: usize) {
        assert!((1..=16).contains(&rows) && matches!(k, 32 | 64), "{rows} rows of {k} bytes");
        let (c, a, b) = ((rows, 64), (rows, k), (k / 4, 64));
        self.shapes = [c, c, c, c, c, c, a, b];
        self.registers = [[[0; 64]; 16]; 8];
    }

    unsafe fn end(&mut self) {
        self.shapes = [(0, 0); 8];
    }

    unsafe fn zero<const C: u8>(&mut self) {
        self.registers[usize::from(C)] = [[0; 64]; 16];
    }

    unsafe fn load<const R: u8>(&mut self, (from, stride): (*const u8, usize)) {
        let (rows, bytes) = self.shapes[usize::from(R)];
        let register = &mut self.registers[usize::from(R)];
        *register = [[0; 64]; 16];
        for (row, to) in register.iter_mut().take(rows).enumerate() {
            // SAFETY: the contract.
            to[..bytes].copy_from_slice(unsafe { std::slice::from_raw_parts(from.add(row * stride), bytes) });
        }
    }

    unsafe fn store<const C: u8>(&mut self, to: &mut Stored) {
        let (rows, _) = self.shapes[usize::from(C)];
        for (to, row) in to.0.iter_mut().zip(&self.registers[usize::from(C)]).take(rows) {
            *to = std::array::from_fn(|n| i32::from_le_bytes(row.as_chunks().0[n]));
        }
    }

    unsafe fn add_products<const C: u8, const A: u8, const B: u8>(&mut self) {
        self.add([C, A, B], |sum, a, b| {
            let products = a.into_iter().zip(b).map(|(a, b)| i32::from(a as i8) * i32::from(b as i8));
            (sum as i32 + products.sum::<i32>()) as u32
        });
    }

    unsafe fn add_bf16_products<const C: u8, const A: u8, const B: u8>(&mut self) {
        let wide = |low: u8, high: u8| f32::from_bits(u32::from_le_bytes([0, 0, low, high]));
        self.add([C, A, B], |sum, a, b| {
            let sum = f32::from_bits(sum) + wide(a[0], a[1]) * wide(b[0], b[1]);
            (sum + wide(a[2], a[3]) * wide(b[2], b[3])).to_bits()
        });
    }
}
