//! [`Panel`]: sixteen rows of activations side by side, as the tile kernels of an instruction set read them.

use ds4_quant::Format;

use super::acts::{ActFormat, ActRow, Acts, Line, codes_mut};
use super::table::TileFormat;

/// Rows of activations that one [`Panel`] holds.
pub const PANEL: usize = 16;

/// How the codes of 32 elements lie in plain rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// One after the other.
    Elements,
    /// The first elements of the four octets, then the second, and so on: what IQ2_XXS has four of in one register.
    Octets,
}

/// Up to sixteen rows of activations side by side, in the layout of the instruction set's tile kernel.
///
/// Blocks lie in the order in which tiles visit them: chain by chain (see `int.rs`), so block `b` of `n` is at place
/// `b % chains * ceil(n / chains) + b / chains`. Missing rows are zeros.
#[derive(Debug)]
pub struct Panel {
    format: ActFormat,
    tile: TileFormat,
    order: Order,
    cols: usize,
    pub(crate) n_rows: usize,
    /// The codes of each block: as i8 `(block_len / 4, 16, 4)`, or widened to i16 `(block_len / 2, 16, 2)`; or pieces of
    /// plain rows, `(pieces, 16, piece)`, see [`Panel::row`].
    lines: Vec<Line>,
    /// Of plain rows the blocks in a piece, and bytes from one row's piece to the next row's.
    piece: usize,
    stride: usize,
    /// `(place, 16)` scales.
    pub(crate) scales: Vec<[f32; PANEL]>,
    /// Of plain rows: per place and 32 codes sixteen sums, times -128.
    pub(crate) starts: Vec<[i32; PANEL]>,
    /// Per place of a [`ActFormat::Q8K`] block its sixteen sums as i16 `(8, 16, 2)`.
    sums: Vec<Line>,
    /// The same for AMX as bf16 `(16, 32)`: of each row the sums rounded to multiples of 16, then the rests.
    parts: Vec<[[u16; 32]; PANEL]>,
}

impl Default for Panel {
    fn default() -> Panel {
        let (format, tile) = (ActFormat::Q8_0, TileFormat::Words);
        Panel {
            format,
            tile,
            order: Order::Elements,
            cols: 0,
            n_rows: 0,
            lines: Vec::new(),
            piece: 0,
            stride: 0,
            scales: Vec::new(),
            starts: Vec::new(),
            sums: Vec::new(),
            parts: Vec::new(),
        }
    }
}

impl Panel {
    /// Panics unless the panel holds rows of `cols` elements that `weights` and a tile kernel can be used with.
    pub(super) fn assert_holds(&self, weights: Format, cols: usize, tile: TileFormat) {
        let format = ActFormat::partner(weights);
        let fits = format == Some(self.format) && self.tile == tile && self.order == tile.order(weights);
        let found = (self.format, self.tile, self.order, self.cols);
        assert!(fits && self.cols == cols, "a panel of {found:?} for {} and {:?}", weights.name(), (tile, cols));
    }

    /// Bytes of a block's codes and sums.
    pub(crate) const fn block_bytes(format: ActFormat, tile: TileFormat) -> (usize, usize) {
        let sums = match format {
            ActFormat::Q8_0 => 0,
            ActFormat::Q8K => 512,
        };
        (format.block_len() * PANEL * if matches!(tile, TileFormat::Words) { 2 } else { 1 }, sums)
    }

    /// The codes of plain row `i` in piece `piece`, and the bytes from there to those of the next row. A piece is a chain, or a
    /// block of 256, so that what a tile reads lies together; or a whole row where tiles have no such order.
    #[inline(always)]
    pub(crate) fn piece(&self, i: usize, piece: usize) -> (*const u8, usize) {
        let at = self.stride * (PANEL * piece + i);
        (self.lines.as_ptr().cast::<u8>().wrapping_add(at), self.stride)
    }

    /// The codes and the sums, each in the order of the places.
    pub(crate) fn data(&self) -> (*const u8, *const u8) {
        (self.lines.as_ptr().cast(), self.sums.as_ptr().cast())
    }

    /// The parts of the sums of block `b` that AMX reads.
    #[cfg(target_arch = "x86_64")]
    pub(crate) fn parts_of_sums(&self, b: usize) -> *const u8 {
        self.parts.as_ptr().wrapping_add(b).cast()
    }

    /// Fills the panel with the rows `index`, at most sixteen, of `acts`, for products with `weights`.
    ///
    /// # Safety
    /// The CPU has what `L` needs.
    #[inline(always)]
    pub(super) unsafe fn fill<'a, L: Lay>(&mut self, acts: &'a Acts, index: &[u32], weights: Format, tile: TileFormat) {
        assert!(index.len() <= PANEL, "{} rows in a panel of {PANEL}", index.len());
        let format = acts.format();
        let (len, n_blocks, chains) = (format.block_len(), acts.cols() / format.block_len(), format.chains());
        let (code_bytes, sum_bytes) = Panel::block_bytes(format, tile);
        (self.format, self.tile, self.cols, self.n_rows) = (format, tile, acts.cols(), index.len());
        self.order = tile.order(weights);
        let chains = if tile == TileFormat::Rows { 1 } else { chains };
        let per_chain = n_blocks.div_ceil(chains);
        let places = chains * per_chain;
        let place = |b: usize| b % chains * per_chain + b / chains;
        let plain = tile != TileFormat::Words;
        (self.piece, self.stride) = match tile {
            // One line more than a row has, for rows not to meet in the same set of the cache.
            TileFormat::Rows => (n_blocks, (n_blocks * len).next_multiple_of(Line::LEN) + Line::LEN),
            _ if chains > 1 => (per_chain, per_chain * len),
            _ => (1, len),
        };
        let bytes = if plain { places.div_ceil(self.piece) * PANEL * self.stride } else { places * code_bytes };
        self.lines.resize(bytes / Line::LEN, Line::ZERO);
        let rows: [Option<ActRow<'_>>; PANEL] =
            std::array::from_fn(|lane| index.get(lane).map(|&i| acts.row(i as usize)));
        self.scales.resize(places, [0.0; PANEL]);
        // SAFETY: of this function.
        unsafe {
            let (scales, scale) = (|row: &ActRow<'a>| row.scales, |[scale]: &[f32; 1]| scale.to_bits());
            lay::<L, _, 1>(&rows, n_blocks, scales, scale, |b, line| self.scales[place(b)] = line.map(f32::from_bits));
        }
        // Formats whose values are raised have no minima.
        let octets = self.order == Order::Octets;
        let sum_bytes = if octets { 0 } else { sum_bytes };
        self.sums.resize(places * sum_bytes / Line::LEN, Line::ZERO);
        let sums = |row: &ActRow<'a>| row.sums;
        if sum_bytes > 0 {
            let n = sum_bytes / Line::LEN * n_blocks;
            let two = |[a, b]: &[i16; 2]| u32::from(*a as u16) | u32::from(*b as u16) << 16;
            // SAFETY: of this function.
            unsafe { lay::<L, _, 2>(&rows, n, sums, two, |i, line| self.sums[i] = Line::of(line)) };
        }
        if tile == TileFormat::Amx && sum_bytes > 0 {
            self.parts.resize(places, [[0; 32]; PANEL]);
            for (b, parts) in self.parts.iter_mut().enumerate() {
                *parts = rows.map(|row| row.map_or([0; 32], |row| parts_of_sums(&row.sums[16 * b..][..16])));
            }
        }
        // SAFETY: of this function.
        unsafe {
            match (plain, format) {
                (true, ActFormat::Q8_0) => {
                    self.starts.resize(places, [0; PANEL]);
                    let start = |[sum]: &[i16; 1]| (-128 * i32::from(*sum)) as u32;
                    let line = |b, line: [u32; PANEL]| self.starts[place(b)] = line.map(|start| start as i32);
                    lay::<L, _, 1>(&rows, n_blocks, sums, start, line);
                    self.copy_rows::<L, 32>(&rows, (chains, per_chain));
                }
                (true, ActFormat::Q8K) => {
                    let n = if octets { 8 * n_blocks } else { 0 };
                    self.starts.resize(n, [0; PANEL]);
                    let start = |[a, b]: &[i16; 2]| (-128 * (i32::from(*a) + i32::from(*b))) as u32;
                    let line = |i, line: [u32; PANEL]| self.starts[i] = line.map(|start| start as i32);
                    lay::<L, _, 2>(&rows, n, sums, start, line);
                    self.copy_rows::<L, 256>(&rows, (chains, per_chain));
                }
                (false, _) => {}
            }
        }
        if !plain {
            let (out, zeros) = (codes_mut(&mut self.lines), [0; 256]);
            for b in 0..n_blocks {
                let codes = rows.map(|row| row.map_or(&zeros[..len], |row| &row.codes[b * len..][..len]));
                interleave_words(&codes, &mut out[place(b) * code_bytes..][..code_bytes]);
            }
        }
    }

    /// Copies the codes of rows in blocks of `LEN`, chain by chain.
    ///
    /// # Safety
    /// The CPU has what `L` needs.
    #[inline(always)]
    unsafe fn copy_rows<L: Lay, const LEN: usize>(
        &mut self,
        rows: &[Option<ActRow<'_>>; PANEL],
        (chains, per_chain): (usize, usize),
    ) {
        // From the codes of a block to those of the next in its piece, and from a piece to the next.
        let (step, piece) = (if self.piece == 1 { PANEL * self.stride } else { LEN }, PANEL * self.stride);
        let (n_blocks, octets) = (self.cols / LEN, self.order == Order::Octets);
        let out = codes_mut(&mut self.lines);
        for (lane, row) in rows.iter().flatten().enumerate() {
            let codes = &row.codes.as_chunks::<LEN>().0[..n_blocks];
            for chain in 0..chains.min(n_blocks) {
                let at = piece * (chain * per_chain / self.piece) + self.stride * lane;
                let blocks = codes[chain..].iter().step_by(chains);
                for (out, codes) in out[at..].chunks_mut(step).zip(blocks) {
                    let out = &mut out[..LEN];
                    if octets {
                        // SAFETY: of this function.
                        unsafe { L::interleave_octets(codes, out) };
                    } else {
                        out.copy_from_slice(codes);
                    }
                }
            }
        }
    }
}

/// What lays rows side by side, for an instruction set.
pub(super) trait Lay {
    /// The columns of sixteen rows.
    ///
    /// # Safety
    /// Here and below: the CPU has the instruction set.
    unsafe fn columns(rows: &[[u32; PANEL]; PANEL]) -> [[u32; PANEL]; PANEL];

    /// Puts the four octets of each 32 codes side by side, see [`Order::Octets`].
    unsafe fn interleave_octets(codes: &[i8], out: &mut [i8]);
}

/// [`Lay`] in plain code.
pub(super) struct PlainLay;

impl Lay for PlainLay {
    #[inline(always)]
    unsafe fn columns(rows: &[[u32; PANEL]; PANEL]) -> [[u32; PANEL]; PANEL] {
        std::array::from_fn(|i| std::array::from_fn(|row| rows[row][i]))
    }

    #[inline(always)]
    unsafe fn interleave_octets(codes: &[i8], out: &mut [i8]) {
        for (out, codes) in out.as_chunks_mut::<32>().0.iter_mut().zip(codes.as_chunks::<32>().0) {
            for (i, out) in out.iter_mut().enumerate() {
                *out = codes[8 * (i % 4) + i / 4];
            }
        }
    }
}

/// Hands `line` the number of each of `n` elements and what all rows have of it, zero if they are not there. Each `K` of what `of` a row
/// there is are an element.
///
/// # Safety
/// The CPU has what `L` needs.
#[inline(always)]
unsafe fn lay<'a, L: Lay, T: 'a, const K: usize>(
    rows: &[Option<ActRow<'a>>; PANEL],
    n: usize,
    of: impl Fn(&ActRow<'a>) -> &'a [T],
    element: impl Fn(&[T; K]) -> u32,
    mut line: impl FnMut(usize, [u32; PANEL]),
) {
    for first in (0..n).step_by(PANEL) {
        let mut tile = [[0; PANEL]; PANEL];
        for (tile, row) in tile.iter_mut().zip(rows.iter().flatten()) {
            let elements = &of(row).as_chunks::<K>().0[first..];
            match elements.first_chunk::<PANEL>() {
                // Their number is known here.
                Some(elements) => tile.iter_mut().zip(elements).for_each(|(to, from)| *to = element(from)),
                None => tile.iter_mut().zip(elements).for_each(|(to, from)| *to = element(from)),
            }
        }
        // SAFETY: of this function.
        let columns = unsafe { L::columns(&tile) };
        (first..n).zip(columns).for_each(|(i, column)| line(i, column));
    }
}

/// Widens the codes of sixteen rows and puts pairs of each side by side.
fn interleave_words(rows: &[&[i8]; PANEL], out: &mut [i8]) {
    let rows = rows.map(|row| row.as_chunks::<2>().0);
    for (k, line) in out.as_chunks_mut::<64>().0.iter_mut().enumerate() {
        for (four, row) in line.as_chunks_mut::<4>().0.iter_mut().zip(rows) {
            *four = pair(i16::from(row[k][0]), i16::from(row[k][1]));
        }
    }
}

/// Sixteen sums as bf16. A sum of 16 codes needs 12 bits and bf16 has 8, so it becomes two numbers.
fn parts_of_sums(sums: &[i16]) -> [u16; 32] {
    let bf16 = |x: i16| (f32::from(x).to_bits() >> 16) as u16;
    let mut parts = [0; 32];
    let (high, low) = parts.split_at_mut(16);
    for ((high, low), sum) in high.iter_mut().zip(low).zip(sums) {
        let rounded = (sum + 8) & !15;
        (*high, *low) = (bf16(rounded), bf16(sum - rounded));
    }
    parts
}

fn pair(a: i16, b: i16) -> [i8; 4] {
    let ([a0, a1], [b0, b1]) = (a.to_le_bytes(), b.to_le_bytes());
    [a0 as i8, a1 as i8, b0 as i8, b1 as i8]
}
