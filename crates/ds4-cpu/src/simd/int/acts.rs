//! Activations in int8 blocks: [`Acts`], the rows of one product. `panel.rs` lays some of them side by side for tiles.

use ds4_quant::{Format, q8_0, q8_k};

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
    pub(super) const fn sum_len(self) -> usize {
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
pub(super) struct Line([i8; Line::LEN]);

impl Line {
    pub(super) const LEN: usize = 64;
    pub(super) const ZERO: Line = Line([0; Line::LEN]);

    /// Sixteen words.
    #[inline(always)]
    pub(super) fn of(words: [u32; 16]) -> Line {
        // SAFETY: both are 64 bytes of which any are valid.
        Line(unsafe { std::mem::transmute::<[u32; 16], [i8; 64]>(words) })
    }
}

/// The codes of `lines`.
pub(super) fn codes(lines: &[Line]) -> &[i8] {
    // SAFETY: a `Line` is nothing but its codes: 64 bytes, aligned to 64, without padding.
    unsafe { std::slice::from_raw_parts(lines.as_ptr().cast(), lines.len() * Line::LEN) }
}

/// The codes of `lines`, to write.
pub(super) fn codes_mut(lines: &mut [Line]) -> &mut [i8] {
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
    pub(super) codes: &'a mut [i8],
    pub(super) scales: &'a mut [f32],
    pub(super) sums: &'a mut [i16],
    pub(super) octets: &'a mut [i8],
}

#[cfg(target_arch = "x86_64")]
impl ActRowMut<'_> {
    /// The row from element `n` on, where a block begins.
    pub(super) fn from(&mut self, n: usize) -> ActRowMut<'_> {
        let ActRowMut { format, cols, ref mut codes, ref mut scales, ref mut sums, ref mut octets } = *self;
        ActRowMut {
            format,
            cols: cols - n,
            codes: &mut codes[n..],
            scales: &mut scales[n / format.block_len()..],
            sums: &mut sums[n / format.sum_len()..],
            octets: if format == ActFormat::Q8K { &mut octets[n..] } else { &mut [] },
        }
    }
}

/// [`q8_0::quantize`] or [`q8_k::quantize`], bit for bit, in a form that the compiler vectorises for the instruction set
/// of the function this is inlined into. `largest_magnitude` is the function of that name here, or one like it.
#[inline(always)]
pub(super) fn quantize(x: &[f32], row: &mut ActRowMut<'_>, largest_magnitude: impl Fn(&[f32]) -> f32) {
    match row.format {
        ActFormat::Q8_0 => quantize_blocks::<32, 32>(x, row, |x| {
            let scale = largest_magnitude(x) / 127.0;
            (scale, if scale == 0.0 { 0.0 } else { 1.0 / scale })
        }),
        ActFormat::Q8K => quantize_blocks::<256, 16>(x, row, |x| scale_of_256(x, largest_magnitude(x))),
    }
}

/// The scale of a block of 256 and its inverse.
#[inline(always)]
pub(super) fn scale_of_256(x: &[f32], largest: f32) -> (f32, f32) {
    let inverse = -127.0 / extreme(x, largest);
    if largest > 0.0 { (1.0 / inverse, inverse) } else { (0.0, 0.0) }
}

/// Blocks of `LEN`, sums of `SUM`; `scale` gives the scale of a block and its inverse.
#[inline(always)]
fn quantize_blocks<const LEN: usize, const SUM: usize>(
    x: &[f32],
    row: &mut ActRowMut<'_>,
    scale: impl Fn(&[f32]) -> (f32, f32),
) {
    let x = x.as_chunks::<LEN>().0;
    for ((x, codes), out) in x.iter().zip(row.codes.as_chunks_mut::<LEN>().0).zip(row.scales.iter_mut()) {
        let inverse;
        (*out, inverse) = scale(x);
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
pub(super) fn largest_magnitude(x: &[f32]) -> f32 {
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
