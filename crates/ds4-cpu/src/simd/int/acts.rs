//! Activations in int8 blocks: [`Acts`], the rows of one product, and [`Panel`], sixteen of them side by side for tiles.

use ds4_quant::{Format, q8_0, q8_k};

use super::table::TileFormat;

/// Rows of activations that one [`Panel`] holds.
pub const PANEL: usize = 16;
/// The partial sums of a row of 32-element blocks; see the order stated in `int.rs`.
pub(crate) const CHAINS: usize = 16;

/// The two kinds of int8 activation blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActFormat {
    /// [`q8_0::Activations`]: the partner of Q8_0 and MXFP4.
    Q8_0,
    /// [`q8_k::Activations`]: the partner of Q2_K, Q4_K and IQ2_XXS.
    Q8K,
}

impl ActFormat {
    /// What a weight format is multiplied with; none for those that keep f32 activations.
    pub fn partner(weights: Format) -> Option<ActFormat> {
        match weights {
            Format::F32 | Format::F16 | Format::Bf16 => None,
            Format::Q8_0 | Format::Mxfp4 => Some(ActFormat::Q8_0),
            Format::Q2K | Format::Q4K | Format::Iq2Xxs => Some(ActFormat::Q8K),
        }
    }

    /// Elements that share a scale.
    pub(crate) const fn block_len(self) -> usize {
        match self {
            ActFormat::Q8_0 => q8_0::BLOCK_LEN,
            ActFormat::Q8K => q8_k::BLOCK_LEN,
        }
    }

    /// Codes that one entry of the sums adds up.
    const fn sum_len(self) -> usize {
        match self {
            ActFormat::Q8_0 => 32,
            ActFormat::Q8K => 16,
        }
    }

    /// Rows are filled up with zeros to a multiple of this many elements, so that kernels need no ends.
    const fn padding(self) -> usize {
        match self {
            ActFormat::Q8_0 => CHAINS * q8_0::BLOCK_LEN,
            ActFormat::Q8K => q8_k::BLOCK_LEN,
        }
    }

    /// Partial sums that a row's blocks are dealt to.
    pub(crate) const fn chains(self) -> usize {
        match self {
            ActFormat::Q8_0 => CHAINS,
            ActFormat::Q8K => 1,
        }
    }
}

/// Sixty-four codes, one cache line.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub struct Line([i8; Line::LEN]);

impl Line {
    const LEN: usize = 64;
    const ZERO: Line = Line([0; Line::LEN]);
}

/// The codes of `lines`.
fn codes(lines: &[Line]) -> &[i8] {
    // SAFETY: a `Line` is nothing but its codes: 64 bytes, aligned to 64, without padding.
    unsafe { std::slice::from_raw_parts(lines.as_ptr().cast(), lines.len() * Line::LEN) }
}

/// The codes of `lines`, to write.
fn codes_mut(lines: &mut [Line]) -> &mut [i8] {
    // SAFETY: as in `codes`, and the borrow is exclusive.
    unsafe { std::slice::from_raw_parts_mut(lines.as_mut_ptr().cast(), lines.len() * Line::LEN) }
}

/// Rows of quantized activations. The memory is kept from one product to the next.
#[derive(Debug)]
pub struct Acts {
    format: ActFormat,
    n_rows: usize,
    cols: usize,
    /// Per row the codes, then zeros up to the padding.
    lines: Vec<Line>,
    /// Per row the scales, then zeros.
    scales: Vec<f32>,
    /// Per row the sums of each [`ActFormat::sum_len`] codes, then zeros.
    sums: Vec<i16>,
    /// Of [`ActFormat::Q8K`] the codes once more, see [`ActRow::octets`].
    octets: Vec<Line>,
}

impl Default for Acts {
    fn default() -> Acts {
        Acts {
            format: ActFormat::Q8_0,
            n_rows: 0,
            cols: 0,
            lines: Vec::new(),
            scales: Vec::new(),
            sums: Vec::new(),
            octets: Vec::new(),
        }
    }
}

impl Acts {
    /// Makes room for `n_rows` rows of `cols` elements; their contents are arbitrary until each is quantized.
    ///
    /// # Panics
    /// If `cols` is not a whole number of blocks.
    pub fn reset(&mut self, format: ActFormat, n_rows: usize, cols: usize) {
        assert!(cols.is_multiple_of(format.block_len()), "{cols} elements are not blocks of {}", format.block_len());
        (self.format, self.n_rows, self.cols) = (format, n_rows, cols);
        let [lines, scales, sums] = self.strides().map(|stride| stride * n_rows);
        // Rows of an earlier product are overwritten, padding included.
        self.lines.resize(lines.max(self.lines.len()), Line::ZERO);
        self.scales.resize(scales.max(self.scales.len()), 0.0);
        self.sums.resize(sums.max(self.sums.len()), 0);
        if format == ActFormat::Q8K {
            self.octets.resize(lines.max(self.octets.len()), Line::ZERO);
        }
    }

    /// Number of rows.
    pub fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// Elements per row.
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// The kind of block.
    pub fn format(&self) -> ActFormat {
        self.format
    }

    /// Row `i`. Panics if there is none.
    pub fn row(&self, i: usize) -> ActRow<'_> {
        assert!(i < self.n_rows, "row {i} of {}", self.n_rows);
        let [lines, scales, sums] = self.strides();
        ActRow {
            format: self.format,
            cols: self.cols,
            codes: codes(&self.lines[i * lines..][..lines]),
            scales: &self.scales[i * scales..][..scales],
            sums: &self.sums[i * sums..][..sums],
            octets: if self.format == ActFormat::Q8K { codes(&self.octets[i * lines..][..lines]) } else { &[] },
        }
    }

    /// All rows, to be filled in any order.
    pub fn rows_mut(&mut self) -> impl ExactSizeIterator<Item = ActRowMut<'_>> {
        let [lines, scales, sums] = self.strides();
        let Acts { format, n_rows, cols, .. } = *self;
        let rows = self.lines.chunks_exact_mut(lines.max(1)).zip(self.scales.chunks_exact_mut(scales.max(1)));
        let n_octets = if format == ActFormat::Q8K { lines } else { 0 };
        let mut octets = &mut self.octets[..];
        rows.zip(self.sums.chunks_exact_mut(sums.max(1))).take(n_rows).map(move |((lines, scales), sums)| {
            let (own, rest) = std::mem::take(&mut octets).split_at_mut(n_octets);
            octets = rest;
            ActRowMut { format, cols, codes: codes_mut(lines), scales, sums, octets: codes_mut(own) }
        })
    }

    /// Lines, scales and sums of a row.
    fn strides(&self) -> [usize; 3] {
        let padded = self.cols.next_multiple_of(self.format.padding());
        [padded / Line::LEN, padded / self.format.block_len(), padded / self.format.sum_len()]
    }
}

/// One row of quantized activations, padded with zeros.
#[derive(Clone, Copy, Debug)]
pub struct ActRow<'a> {
    pub(crate) format: ActFormat,
    pub(crate) cols: usize,
    pub(crate) codes: &'a [i8],
    pub(crate) scales: &'a [f32],
    pub(crate) sums: &'a [i16],
    /// Of [`ActFormat::Q8K`] the codes as `(block, 4, 8, 8)`: the first octets of a block's eight groups of 32, then the
    /// second, and so on. What is multiplied with them then has a group in the same lanes throughout.
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code))]
    pub(crate) octets: &'a [i8],
}

/// One row to quantize into.
#[derive(Debug)]
pub struct ActRowMut<'a> {
    pub(crate) format: ActFormat,
    pub(crate) cols: usize,
    codes: &'a mut [i8],
    scales: &'a mut [f32],
    sums: &'a mut [i16],
    octets: &'a mut [i8],
}

/// [`q8_0::quantize`] or [`q8_k::quantize`], bit for bit, in a form that the compiler vectorises for the instruction set
/// of the function this is inlined into.
#[inline(always)]
pub(super) fn quantize(x: &[f32], row: &mut ActRowMut<'_>) {
    match row.format {
        ActFormat::Q8_0 => quantize_blocks::<32, 32>(x, row, |_, largest| {
            let scale = largest / 127.0;
            (scale, if scale == 0.0 { 0.0 } else { 1.0 / scale })
        }),
        ActFormat::Q8K => quantize_blocks::<256, 16>(x, row, |x, largest| {
            let inverse = -127.0 / extreme(x, largest);
            if largest > 0.0 { (1.0 / inverse, inverse) } else { (0.0, 0.0) }
        }),
    }
}

/// Blocks of `LEN`, sums of `SUM`; `scale` gives the scale of a block with this largest magnitude, and its inverse.
#[inline(always)]
fn quantize_blocks<const LEN: usize, const SUM: usize>(
    x: &[f32],
    row: &mut ActRowMut<'_>,
    scale: impl Fn(&[f32], f32) -> (f32, f32),
) {
    let x = x.as_chunks::<LEN>().0;
    for ((x, codes), out) in x.iter().zip(row.codes.as_chunks_mut::<LEN>().0).zip(row.scales.iter_mut()) {
        let inverse;
        (*out, inverse) = scale(x, largest_magnitude(x));
        for (q, x) in codes.iter_mut().zip(x) {
            *q = round(x * inverse);
        }
    }
    row.codes[x.len() * LEN..].fill(0);
    row.scales[x.len()..].fill(0.0);
    for (sum, codes) in row.sums.iter_mut().zip(row.codes.as_chunks::<SUM>().0) {
        *sum = codes.iter().map(|&q| i16::from(q)).sum();
    }
    for (octets, codes) in row.octets.as_chunks_mut::<256>().0.iter_mut().zip(row.codes.as_chunks::<256>().0) {
        for (octet, of_groups) in octets.as_chunks_mut::<64>().0.iter_mut().enumerate() {
            for (out, group) in of_groups.as_chunks_mut::<8>().0.iter_mut().zip(codes.as_chunks::<32>().0) {
                *out = group.as_chunks::<8>().0[octet];
            }
        }
    }
}

/// Rounds to the nearest integer, ties to even, and saturates; NaN becomes 0. The sum with 1.5 * 2^23 has the integer in
/// its low bits.
#[inline(always)]
fn round(x: f32) -> i8 {
    let x = if x.is_nan() { 0.0 } else { x };
    let x = if x > 127.0 { 127.0 } else { x };
    let x = if x < -128.0 { -128.0 } else { x };
    (x + 12_582_912.0).to_bits() as i8
}

/// The largest magnitude; NaN does not count.
#[inline(always)]
fn largest_magnitude(x: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 16];
    for x in x.as_chunks::<16>().0 {
        for (largest, x) in lanes.iter_mut().zip(x) {
            let x = x.abs();
            *largest = if x > *largest { x } else { *largest };
        }
    }
    // Halves on halves; one lane after the other would take longer than all the rest.
    for half in [8, 4, 2, 1] {
        for i in 0..half {
            lanes[i] = if lanes[half + i] > lanes[i] { lanes[half + i] } else { lanes[i] };
        }
    }
    lanes[0]
}

/// The first element of magnitude `largest`, with its sign.
#[inline(always)]
fn extreme(x: &[f32], largest: f32) -> f32 {
    let has = |value: f32| x.iter().fold(false, |found, x| found | (*x == value));
    match (has(largest), has(-largest)) {
        (true, false) => largest,
        (false, true) => -largest,
        _ => x.iter().copied().find(|x| x.abs() == largest).unwrap_or(largest),
    }
}

/// Up to sixteen rows of activations side by side, in the layout of the instruction set's tile kernel.
///
/// Blocks lie in the order in which tiles visit them: chain by chain (see `int.rs`), so block `b` of `n` is at place
/// `b % chains * ceil(n / chains) + b / chains`. Missing rows are zeros.
#[derive(Debug)]
pub struct Panel {
    format: ActFormat,
    tile: TileFormat,
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
        let fits = ActFormat::partner(weights) == Some(self.format) && self.tile == tile && self.cols == cols;
        let found = (self.format, self.tile, self.cols);
        assert!(fits, "a panel of {found:?} for {} and {:?}", weights.name(), (tile, cols));
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

    /// Fills the panel with the rows `index`, at most sixteen, of `acts`.
    pub(super) fn fill(&mut self, acts: &Acts, index: &[u32], tile: TileFormat) {
        assert!(index.len() <= PANEL, "{} rows in a panel of {PANEL}", index.len());
        let format = acts.format;
        let (len, n_blocks, chains) = (format.block_len(), acts.cols / format.block_len(), format.chains());
        let per_chain = n_blocks.div_ceil(chains);
        let (code_bytes, sum_bytes) = Panel::block_bytes(format, tile);
        (self.format, self.tile, self.cols, self.n_rows) = (format, tile, acts.cols, index.len());
        let places = if tile == TileFormat::Rows { n_blocks } else { chains * per_chain };
        let place = |b: usize| if tile == TileFormat::Rows { b } else { b % chains * per_chain + b / chains };
        self.scales.resize(places, [0.0; PANEL]);
        let plain = tile != TileFormat::Words;
        (self.piece, self.stride) = match tile {
            // One line more than a row has, for rows not to meet in the same set of the cache.
            TileFormat::Rows => (n_blocks, (n_blocks * len).next_multiple_of(Line::LEN) + Line::LEN),
            _ if chains > 1 => (per_chain, per_chain * len),
            _ => (1, len),
        };
        let bytes = if plain { places.div_ceil(self.piece) * PANEL * self.stride } else { places * code_bytes };
        self.lines.resize(bytes / Line::LEN, Line::ZERO);
        self.sums.resize(places * sum_bytes / Line::LEN, Line::ZERO);
        if tile == TileFormat::Amx && sum_bytes > 0 {
            self.parts.resize(places, [[0; 32]; PANEL]);
        }
        let rows: [Option<ActRow<'_>>; PANEL] =
            std::array::from_fn(|lane| index.get(lane).map(|&i| acts.row(i as usize)));
        match (plain, format) {
            (true, ActFormat::Q8_0) => self.fill_rows::<32>(&rows, place),
            (true, ActFormat::Q8K) => self.fill_rows::<256>(&rows, place),
            (false, _) => {}
        }
        let (out, sums_out) = (codes_mut(&mut self.lines), codes_mut(&mut self.sums));
        let zeros = [0; 256];
        for b in 0..n_blocks {
            let place = place(b);
            self.scales[place] = rows.map(|row| row.map_or(0.0, |row| row.scales[b]));
            if !plain {
                let codes = rows.map(|row| row.map_or(&zeros[..len], |row| &row.codes[b * len..][..len]));
                interleave_words(&codes, &mut out[place * code_bytes..][..code_bytes]);
            }
            if sum_bytes > 0 {
                let out = &mut sums_out[place * sum_bytes..][..sum_bytes];
                for (lane, row) in rows.iter().enumerate() {
                    let sums = row.map_or(&[0; 16][..], |row| &row.sums[16 * b..][..16]);
                    interleave_sums(sums, lane, out);
                    if tile == TileFormat::Amx {
                        self.parts[place][lane] = parts_of_sums(sums);
                    }
                }
            }
        }
    }

    /// Copies the codes of rows in blocks of `LEN`, block b to `place(b)`, and adds them up.
    fn fill_rows<const LEN: usize>(&mut self, rows: &[Option<ActRow<'_>>; PANEL], place: impl Fn(usize) -> usize) {
        let n_blocks = self.cols / LEN;
        let (starts, per_start) = (LEN / 32, 32 / self.format.sum_len());
        self.starts.resize(self.scales.len() * starts, [0; PANEL]);
        let out = codes_mut(&mut self.lines);
        for (lane, row) in rows.iter().flatten().enumerate() {
            for (b, codes) in row.codes.as_chunks::<LEN>().0.iter().take(n_blocks).enumerate() {
                let place = place(b);
                let at = PANEL * self.stride * (place / self.piece) + self.stride * lane + LEN * (place % self.piece);
                out[at..at + LEN].copy_from_slice(codes);
                let sums = row.sums[b * starts * per_start..].chunks_exact(per_start);
                for (start, sums) in self.starts[place * starts..][..starts].iter_mut().zip(sums) {
                    start[lane] = -128 * sums.iter().map(|sum| i32::from(*sum)).sum::<i32>();
                }
            }
        }
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

/// Writes the sums of one row and block to its lane.
fn interleave_sums(sums: &[i16], lane: usize, out: &mut [i8]) {
    for (line, [a, b]) in out.as_chunks_mut::<64>().0.iter_mut().zip(sums.as_chunks::<2>().0) {
        line.as_chunks_mut::<4>().0[lane] = pair(*a, *b);
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
