//! What the model remembers of its sequences.
//!
//! Every sequence has a *slot*: the last positions of each layer (raw key/value rows, inputs of unfinished compressor blocks)
//! in rings. Compressed rows are append-only and live in *pages*, each of which holds the rows of all layers for
//! [`Shape::page_tokens`] tokens; a page table maps a slot's logical pages to physical ones.

use std::ops::Range;

use ds4_ops::op::compress::{Compress, Overlap};
use ds4_ops::op::ring::Ring;
use ds4_ops::op::round::Rounding;
use ds4_ops::{Backend, DeviceError, RowLayout};

use crate::{Error, LayerReach, Shape, shape::INDEXED_RATIO};

/// Positions that may be dropped from the end of a sequence without restoring a snapshot: rings are this much longer than
/// what is read from them.
pub const ROLLBACK: usize = 16;

/// How much room there is for sequences.
#[derive(Clone, Copy, Debug)]
pub struct CacheShape {
    /// Sequences that may be alive at once.
    pub n_slots: usize,
    /// Physical pages of compressed rows.
    pub n_pages: usize,
}

/// All caches of a model on a device.
pub struct Caches<B: Backend> {
    /// By layer.
    pub layers: Vec<LayerCache<B>>,
    /// The draft block's, if there is one.
    pub mtp: Option<LayerCache<B>>,
    /// Tokens per page.
    pub page_tokens: usize,
    /// What was asked for.
    pub shape: CacheShape,
}

/// Caches of one layer.
pub struct LayerCache<B: Backend> {
    /// `(n_slots, ring, d)` raw key/value rows.
    pub raw: B::Buf,
    /// Attention rows.
    pub rows: Option<CompressedCache<B>>,
    /// Index rows.
    pub index: Option<CompressedCache<B>>,
}

/// How compressed rows are rounded and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KvRows {
    /// Rounded as the model was trained and kept as the codes; rotary values as f16.
    Packed,
    /// Rounded likewise, attention rows kept as f32: not even the rotary values lose anything. For comparisons.
    Wide,
    /// Not rounded, f32. For comparisons with implementations that leave the rounding out.
    Unrounded,
}

impl KvRows {
    /// Whether rows are rounded.
    pub fn rounding(self) -> bool {
        self != KvRows::Unrounded
    }

    /// How a compressor's rows are kept.
    fn layout(self, c: &Compress) -> RowLayout {
        match (self, c.rounding) {
            // Index rows lose nothing as codes.
            (KvRows::Wide, Rounding::Kv { .. }) => RowLayout::of(Rounding::Off, c.dim),
            _ => c.layout(),
        }
    }
}

/// Compressed rows of one compressor and its unfinished blocks.
pub struct CompressedCache<B: Backend> {
    /// Shape of the compressor.
    pub shape: Compress,
    /// How its rows are kept.
    pub layout: RowLayout,
    /// `(n_slots, ring, width)` values.
    pub ring_kv: B::Buf,
    /// `(n_slots, ring, width)` gates.
    pub ring_gate: B::Buf,
    /// `(n_pages, page_tokens / ratio)` rows.
    pub rows: B::Rows,
}

impl Shape {
    /// The raw ring of every layer.
    pub fn raw_ring(&self) -> Ring {
        Ring { len: self.window + ROLLBACK, dim: self.head_dim }
    }

    /// Rounding of attention rows.
    pub fn kv_rounding(&self, on: bool) -> Rounding {
        // 64 at full size (448 = 7 · 64); a small model whose rows it does not divide takes the next power of two that does.
        let straight = self.head_dim - self.n_rot;
        let block = [64, 32, 16, 8, 4, 2, 1].into_iter().find(|b| straight.is_multiple_of(*b)).unwrap_or(1);
        if on && straight > 0 { Rounding::Kv { block, n_rot: self.n_rot } } else { Rounding::Off }
    }

    /// Rounding of index rows and queries.
    pub fn index_rounding(&self, on: bool) -> Rounding {
        if on { Rounding::Index } else { Rounding::Off }
    }

    /// The attention compressor of a layer that has one.
    pub fn compressor(&self, reach: LayerReach, rounding: bool) -> Option<Compress> {
        let ratio = reach.ratio()?;
        Some(self.compress(ratio, self.head_dim, self.kv_rounding(rounding)))
    }

    /// The indexer's compressor of a layer that has one.
    pub fn index_compressor(&self, reach: LayerReach, rounding: bool) -> Option<Compress> {
        let indexer = self.indexer.filter(|_| reach == LayerReach::Indexed)?;
        Some(self.compress(INDEXED_RATIO, indexer.dim, self.index_rounding(rounding)))
    }

    fn compress(&self, ratio: usize, dim: usize, rounding: Rounding) -> Compress {
        let overlap = if ratio == INDEXED_RATIO { Overlap::Previous } else { Overlap::None };
        let blocks = if overlap == Overlap::Previous { 2 } else { 1 };
        let ring_len = blocks * ratio + ROLLBACK;
        Compress { ratio, overlap, dim, n_rot: self.n_rot, eps: self.rms_eps, rounding, ring_len }
    }

    /// Compressors of a layer: of attention rows, of index rows.
    fn compressors(&self, reach: LayerReach, rounding: bool) -> impl Iterator<Item = Compress> {
        [self.compressor(reach, rounding), self.index_compressor(reach, rounding)].into_iter().flatten()
    }

    /// How the rows are kept that attention reads, by layer that has any.
    pub fn attention_layouts(&self, kv: KvRows) -> Vec<RowLayout> {
        let compressors = self.reach.iter().filter_map(|reach| self.compressor(*reach, kv.rounding()));
        compressors.map(|c| kv.layout(&c)).collect()
    }

    /// Bytes that one slot's rings take.
    pub fn slot_bytes(&self, mtp: bool) -> usize {
        let layers: usize = self.ring_kinds(mtp).map(|kind| kind.ring().len * kind.ring().dim).sum();
        4 * layers
    }

    /// Bytes of the tail of a sequence of `n_tokens` tokens: see [`Caches::read_tail`].
    pub fn tail_bytes(&self, n_tokens: usize, mtp: bool) -> usize {
        let layers: usize = self.ring_kinds(mtp).map(|kind| kind.live(n_tokens).len() * kind.ring().dim).sum();
        4 * layers
    }

    /// Bytes of one page of compressed rows.
    pub fn page_bytes(&self, kv: KvRows) -> usize {
        let compressors = self.reach.iter().flat_map(|reach| self.compressors(*reach, kv.rounding()));
        compressors.map(|c| self.page_tokens() / c.ratio * kv.layout(&c).row_bytes()).sum()
    }

    /// What every ring of a slot is for, in the order of [`Caches::rings`].
    fn ring_kinds(&self, mtp: bool) -> impl Iterator<Item = RingKind> {
        let raw = self.raw_ring();
        let layers = self.reach.iter().flat_map(move |reach| {
            let window = RingKind::Raw { ring: raw, n_live: self.window - 1 };
            let states = self.compressors(*reach, true).flat_map(|c| [RingKind::State(c); 2]);
            std::iter::once(window).chain(states)
        });
        // The draft block sees a sequence's last token once more, together with the next.
        layers.chain(mtp.then_some(RingKind::Raw { ring: raw, n_live: self.window }))
    }
}

/// What a ring remembers.
#[derive(Clone, Copy)]
enum RingKind {
    /// Raw rows, of which the next token sees so many.
    Raw { ring: Ring, n_live: usize },
    /// A compressor's inputs.
    State(Compress),
}

impl RingKind {
    fn ring(&self) -> Ring {
        match self {
            RingKind::Raw { ring, .. } => *ring,
            RingKind::State(c) => c.ring(),
        }
    }

    /// Positions that the next tokens of a sequence of `n_tokens` tokens may read.
    fn live(&self, n_tokens: usize) -> Range<usize> {
        let first = match self {
            RingKind::Raw { n_live, .. } => n_tokens.saturating_sub(*n_live),
            RingKind::State(c) => {
                let block = n_tokens / c.ratio * c.ratio;
                let before = if c.overlap == Overlap::Previous { c.ratio } else { 0 };
                block.saturating_sub(before)
            }
        };
        first..n_tokens
    }

    /// Where the live positions are in a slot's part of the ring, as `(first value, values)`: one run, or two where the ring
    /// begins again.
    fn runs(&self, slot: usize, n_tokens: usize) -> impl Iterator<Item = (usize, usize)> {
        let (live, Ring { len, dim }) = (self.live(n_tokens), self.ring());
        assert!(live.len() <= len, "{} live positions in a ring of {len}", live.len());
        let first = live.start % len;
        let before_wrap = live.len().min(len - first);
        let runs = [(first, before_wrap), (0, live.len() - before_wrap)];
        runs.into_iter().filter(|run| run.1 > 0).map(move |(at, n)| ((slot * len + at) * dim, n * dim))
    }
}

impl<B: Backend> Caches<B> {
    /// Allocates zeroed caches.
    pub fn new(be: &mut B, s: &Shape, shape: CacheShape, kv: KvRows, mtp: bool) -> Result<Caches<B>, Error> {
        let (page_tokens, raw) = (s.page_tokens(), s.raw_ring());
        let raw_values = shape.n_slots * raw.len * raw.dim;
        let compressed = |be: &mut B, c: Option<Compress>| -> Result<Option<CompressedCache<B>>, Error> {
            let Some(c) = c else { return Ok(None) };
            let ring = shape.n_slots * c.ring_len * c.width();
            let layout = kv.layout(&c);
            Ok(Some(CompressedCache {
                shape: c,
                layout,
                ring_kv: be.buf(ring)?,
                ring_gate: be.buf(ring)?,
                rows: be.rows(layout, shape.n_pages * (page_tokens / c.ratio))?,
            }))
        };
        let layers = s.reach.iter().map(|reach| {
            Ok(LayerCache {
                raw: be.buf(raw_values)?,
                rows: compressed(be, s.compressor(*reach, kv.rounding()))?,
                index: compressed(be, s.index_compressor(*reach, kv.rounding()))?,
            })
        });
        let layers = layers.collect::<Result<_, Error>>()?;
        let mtp = if mtp { Some(LayerCache { raw: be.buf(raw_values)?, rows: None, index: None }) } else { None };
        Ok(Caches { layers, mtp, page_tokens, shape })
    }

    /// Every ring buffer, in a fixed order.
    fn rings(&self) -> impl Iterator<Item = &B::Buf> {
        let layers = self.layers.iter().flat_map(|layer| {
            let compressed = [&layer.rows, &layer.index].into_iter().flatten();
            std::iter::once(&layer.raw).chain(compressed.flat_map(|c| [&c.ring_kv, &c.ring_gate]))
        });
        layers.chain(self.mtp.iter().map(|m| &m.raw))
    }

    fn rings_mut(&mut self) -> impl Iterator<Item = &mut B::Buf> {
        let layers = self.layers.iter_mut().flat_map(|layer| {
            let compressed = [&mut layer.rows, &mut layer.index].into_iter().flatten();
            std::iter::once(&mut layer.raw).chain(compressed.flat_map(|c| [&mut c.ring_kv, &mut c.ring_gate]))
        });
        layers.chain(self.mtp.iter_mut().map(|m| &mut m.raw))
    }

    /// What the rings hold that a sequence of `n_tokens` tokens needs to go on, as little-endian f32: of every ring the live
    /// positions in order. Raw rows that the next token sees; a compressor's inputs of the unfinished block, and of the one
    /// before where blocks overlap. [`Shape::tail_bytes`] bytes.
    ///
    /// # Errors
    /// When the device fails.
    pub fn read_tail(&self, be: &mut B, s: &Shape, slot: usize, n_tokens: usize) -> Result<Vec<u8>, DeviceError> {
        let mtp = self.mtp.is_some();
        let mut bytes = Vec::with_capacity(s.tail_bytes(n_tokens, mtp));
        let mut values = Vec::new();
        for (ring, kind) in self.rings().zip(s.ring_kinds(mtp)) {
            for (at, len) in kind.runs(slot, n_tokens) {
                values.resize(len, 0.0);
                be.read(ring, at, &mut values)?;
                values.iter().for_each(|v| bytes.extend_from_slice(&v.to_le_bytes()));
            }
        }
        Ok(bytes)
    }

    /// Puts a tail into a slot's rings. The positions that it does not hold are lost: the sequence can go on from
    /// `n_tokens`, not be cut back to fewer.
    ///
    /// # Panics
    /// When `bytes` is not [`Shape::tail_bytes`] long.
    pub fn write_tail(&mut self, be: &mut B, s: &Shape, slot: usize, n_tokens: usize, bytes: &[u8]) {
        let mtp = self.mtp.is_some();
        let wanted = s.tail_bytes(n_tokens, mtp);
        assert_eq!(bytes.len(), wanted, "bytes of the tail of {n_tokens} tokens");
        let mut rest = bytes.as_chunks::<4>().0;
        for (ring, kind) in self.rings_mut().zip(s.ring_kinds(mtp)) {
            for (at, len) in kind.runs(slot, n_tokens) {
                let (part, tail) = rest.split_at(len);
                let values: Vec<f32> = part.iter().map(|b| f32::from_le_bytes(*b)).collect();
                be.write(&values, ring, at);
                rest = tail;
            }
        }
    }

    /// Bytes of the compressed rows of the first `n_tokens` tokens of a page.
    pub fn page_bytes(&self, n_tokens: usize) -> usize {
        self.paged().map(|c| c.bytes(n_tokens)).sum()
    }

    fn paged(&self) -> impl Iterator<Item = &CompressedCache<B>> {
        self.layers.iter().flat_map(|l| [&l.rows, &l.index].into_iter().flatten())
    }

    fn paged_mut(&mut self) -> impl Iterator<Item = &mut CompressedCache<B>> {
        self.layers.iter_mut().flat_map(|l| [&mut l.rows, &mut l.index].into_iter().flatten())
    }

    /// Copies the rows of the first `n_tokens` tokens of a physical page out, as they are stored.
    ///
    /// # Errors
    /// When the device fails.
    pub fn read_page(&self, be: &mut B, page: usize, n_tokens: usize, bytes: &mut [u8]) -> Result<(), DeviceError> {
        let mut rest = bytes;
        for c in self.paged() {
            let (part, tail) = rest.split_at_mut(c.bytes(n_tokens));
            be.read_rows(&c.rows, page * (self.page_tokens / c.shape.ratio), part)?;
            rest = tail;
        }
        Ok(())
    }

    /// Copies the rows of the first `n_tokens` tokens of a physical page in.
    pub fn write_page(&mut self, be: &mut B, page: usize, n_tokens: usize, bytes: &[u8]) {
        let (page_tokens, mut rest) = (self.page_tokens, bytes);
        for c in self.paged_mut() {
            let (part, tail) = rest.split_at(c.bytes(n_tokens));
            be.write_rows(part, &mut c.rows, page * (page_tokens / c.shape.ratio));
            rest = tail;
        }
    }

    /// Copies the rows of the first `n_tokens` tokens of a physical page to another.
    pub fn copy_page(&mut self, be: &mut B, from: usize, to: usize, n_tokens: usize) {
        let page_tokens = self.page_tokens;
        for c in self.paged_mut() {
            let per_page = page_tokens / c.shape.ratio;
            be.copy_rows(&mut c.rows, from * per_page, to * per_page, n_tokens / c.shape.ratio);
        }
    }
}

impl<B: Backend> CompressedCache<B> {
    /// Bytes of the rows of `n_tokens` tokens.
    fn bytes(&self, n_tokens: usize) -> usize {
        n_tokens / self.shape.ratio * self.layout.row_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_of_a_long_context_takes_three_and_a_half_kilobytes() {
        let flash = Shape::v4_flash();
        let per_token = |kv| flash.page_bytes(kv) as f64 / flash.page_tokens() as f64;
        // 21 · (584 + 68) / 4 + 20 · 584 / 128, against 4 bytes for each of 3440 elements.
        assert_eq!((per_token(KvRows::Packed), per_token(KvRows::Unrounded)), (3514.25, 13760.0));
    }

    #[test]
    fn a_tail_is_smallest_where_blocks_end() {
        let flash = Shape::v4_flash();
        let raw = 43 * 127 * 512 * 4;
        let overlap = |n: usize| 21 * 2 * (1024 + 256) * 4 * n;
        assert_eq!(flash.tail_bytes(0, false), 0);
        assert_eq!(flash.tail_bytes(1280, false), raw + overlap(4));
        assert_eq!(flash.tail_bytes(1283, false), raw + overlap(7) + 20 * 2 * 512 * 4 * 3);
        assert_eq!(flash.tail_bytes(1280, true) - flash.tail_bytes(1280, false), 128 * 512 * 4);
        assert!(flash.tail_bytes(1279, true) < flash.slot_bytes(true));
    }
}
