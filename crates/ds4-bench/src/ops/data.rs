//! Inputs: numbers without a pattern, weights that are valid blocks, batches.

use std::rc::Rc;

use anyhow::Result;
use bytes::Bytes;
use ds4_ops::{Backend, DeviceError, Format, Step};

/// A number that looks random, the same for the same `i` (SplitMix64).
pub fn hash(i: u64) -> u64 {
    let mut x = i.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Values in -1 .. 1, which repeat when they are many.
pub(super) fn noise(n: usize) -> Vec<f32> {
    const DISTINCT: usize = 1 << 20;
    let few: Vec<f32> = (0..n.min(DISTINCT) as u64).map(|i| (hash(i) >> 40) as f32 / (1 << 23) as f32 - 1.0).collect();
    few.iter().copied().cycle().take(n).collect()
}

/// A buffer of noise.
pub(super) fn buf<B: Backend>(be: &mut B, n: usize) -> Result<B::Buf, DeviceError> {
    let mut buf = be.buf(n)?;
    be.write(&noise(n), &mut buf, 0);
    Ok(buf)
}

/// Integers on the device.
pub(super) fn ints<B: Backend>(be: &mut B, values: &[i32]) -> Result<B::Ints, DeviceError> {
    let mut ints = be.ints(values.len())?;
    be.write_ints(values, &mut ints, 0);
    Ok(ints)
}

/// Encoded rows, `out` of them. A few are encoded and repeated: encoding gigabytes would take longer than measuring them.
pub(super) fn rows(format: Format, out: usize, cols: usize) -> Bytes {
    const DISTINCT: usize = 5;
    let mut few = Vec::new();
    for row in noise(DISTINCT * cols).chunks_exact(cols) {
        format.encode_row(row, None, &mut few);
    }
    let n_bytes = out * format.row_bytes(cols);
    let mut bytes = Vec::with_capacity(n_bytes + few.len());
    while bytes.len() < n_bytes {
        bytes.extend_from_slice(&few);
    }
    bytes.truncate(n_bytes);
    Bytes::from(bytes)
}

/// Matrices to be made: format, rows, columns, how many.
pub(super) type Wanted = (Format, usize, usize, usize);

/// The matrices of the last case: the next one, of another batch, may have the same.
pub(super) struct Kept<B: Backend> {
    wanted: Vec<Wanted>,
    made: Rc<Vec<B::Matrix>>,
}

impl<B: Backend> Default for Kept<B> {
    fn default() -> Self {
        Kept { wanted: Vec::new(), made: Rc::default() }
    }
}

impl<B: Backend> Kept<B> {
    /// All that is wanted, in its order. Those of a kind have bytes of their own: a device may take matrices of the same bytes for one.
    pub fn matrices(&mut self, be: &mut B, wanted: &[Wanted]) -> Result<Rc<Vec<B::Matrix>>, DeviceError> {
        if self.wanted == wanted {
            return Ok(self.made.clone());
        }
        // What there was before goes first.
        *self = Kept::default();
        let mut made = Vec::new();
        for &(format, out, cols, n) in wanted {
            let (n_bytes, bytes) = (out * format.row_bytes(cols), rows(format, n * out, cols));
            for part in (0..n).map(|i| bytes.slice(i * n_bytes..(i + 1) * n_bytes)) {
                made.push(be.matrix(format, out, cols, part)?);
            }
        }
        *self = Kept { wanted: wanted.to_vec(), made: Rc::new(made) };
        Ok(self.made.clone())
    }
}

/// How often something of `n_bytes` bytes has to be there to be cold when it is used again; no more often than a pass can take.
pub(super) fn copies(n_bytes: usize, cold_bytes: usize) -> usize {
    const MOST: usize = 1024;
    cold_bytes.div_ceil(n_bytes).clamp(1, MOST)
}

/// Tokens whose compressed rows share a page.
const PAGE_TOKENS: usize = 256;

/// A batch of `n_rows` tokens of one sequence that already has `pos`.
pub(super) fn step<B: Backend>(
    be: &mut B,
    n_rows: usize,
    pos: usize,
    n_vocab: usize,
) -> Result<Step<B::Ints>, DeviceError> {
    let pages_per_slot = (pos + n_rows).div_ceil(PAGE_TOKENS);
    let mut column = |f: &dyn Fn(usize) -> usize, n: usize| {
        let values: Vec<i32> = (0..n).map(|r| f(r) as i32).collect();
        ints(be, &values)
    };
    Ok(Step {
        n_rows,
        token: column(&|r| hash(r as u64) as usize % n_vocab, n_rows)?,
        pos: column(&|r| pos + r, n_rows)?,
        slot: column(&|_| 0, n_rows)?,
        lead: column(&|r| r, n_rows)?,
        trail: column(&|r| n_rows - 1 - r, n_rows)?,
        pages: column(&|page| page, pages_per_slot)?,
        pages_per_slot,
        page_tokens: PAGE_TOKENS,
        n_logits: 1,
        logit_rows: column(&|_| n_rows - 1, 1)?,
    })
}

/// Compressed rows that the pages of [`step`] hold.
pub(super) fn n_paged<I>(step: &Step<I>, ratio: usize) -> usize {
    step.pages_per_slot * step.page_tokens / ratio
}
