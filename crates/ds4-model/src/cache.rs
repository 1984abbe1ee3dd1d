//! What the model remembers of its sequences.
//!
//! Every sequence has a *slot*: the last positions of each layer (raw key/value rows, inputs of unfinished compressor blocks)
//! in rings. Compressed rows are append-only and live in *pages*, each of which holds the rows of all layers for
//! [`Shape::page_tokens`] tokens; a page table maps a slot's logical pages to physical ones.

use ds4_ops::Backend;
use ds4_ops::op::compress::{Compress, Overlap};
use ds4_ops::op::ring::Ring;
use ds4_ops::op::round::Rounding;

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

/// Compressed rows of one compressor and its unfinished blocks.
pub struct CompressedCache<B: Backend> {
    /// Shape of the compressor.
    pub shape: Compress,
    /// `(n_slots, ring, width)` values.
    pub ring_kv: B::Buf,
    /// `(n_slots, ring, width)` gates.
    pub ring_gate: B::Buf,
    /// `(n_pages, page_tokens / ratio, dim)`.
    pub rows: B::Buf,
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

    /// Bytes that one slot's rings take.
    pub fn slot_bytes(&self, mtp: bool) -> usize {
        4 * self.slot_values(mtp)
    }

    /// Bytes of the tail of a sequence of `n_tokens` tokens.
    pub fn tail_bytes(&self, _n_tokens: usize, mtp: bool) -> usize {
        4 * self.slot_values(mtp)
    }

    /// Bytes of one page of compressed rows.
    pub fn page_bytes(&self, _rounding: bool) -> usize {
        4 * self.page_values()
    }

    /// f32 values that one slot's rings take.
    pub fn slot_values(&self, mtp: bool) -> usize {
        let raw = self.raw_ring();
        let layers: usize = self
            .reach
            .iter()
            .map(|reach| {
                let compressors = [self.compressor(*reach, true), self.index_compressor(*reach, true)];
                let rings = compressors.iter().flatten().map(|c| 2 * c.ring_len * c.width());
                raw.len * raw.dim + rings.sum::<usize>()
            })
            .sum();
        layers + if mtp { raw.len * raw.dim } else { 0 }
    }

    /// f32 values that one page of compressed rows takes.
    pub fn page_values(&self) -> usize {
        let per_layer = self.reach.iter().map(|reach| {
            let compressors = [self.compressor(*reach, true), self.index_compressor(*reach, true)];
            compressors.iter().flatten().map(|c| self.page_tokens() / c.ratio * c.dim).sum::<usize>()
        });
        per_layer.sum()
    }
}

impl<B: Backend> Caches<B> {
    /// Allocates zeroed caches.
    pub fn new(be: &mut B, s: &Shape, shape: CacheShape, rounding: bool, mtp: bool) -> Result<Caches<B>, Error> {
        let (page_tokens, raw) = (s.page_tokens(), s.raw_ring());
        let raw_values = shape.n_slots * raw.len * raw.dim;
        let compressed = |be: &mut B, c: Option<Compress>| -> Result<Option<CompressedCache<B>>, Error> {
            let Some(c) = c else { return Ok(None) };
            let ring = shape.n_slots * c.ring_len * c.width();
            Ok(Some(CompressedCache {
                shape: c,
                ring_kv: be.buf(ring)?,
                ring_gate: be.buf(ring)?,
                rows: be.buf(shape.n_pages * (page_tokens / c.ratio) * c.dim)?,
            }))
        };
        let layers = s.reach.iter().map(|reach| {
            Ok(LayerCache {
                raw: be.buf(raw_values)?,
                rows: compressed(be, s.compressor(*reach, rounding))?,
                index: compressed(be, s.index_compressor(*reach, rounding))?,
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

    /// Lengths of one slot's part of every ring, in the order of [`Caches::rings`].
    fn ring_lens(&self, s: &Shape) -> Vec<usize> {
        let raw = s.raw_ring();
        let mut lens = Vec::new();
        for layer in &self.layers {
            lens.push(raw.len * raw.dim);
            for c in [&layer.rows, &layer.index].into_iter().flatten() {
                lens.extend([c.shape.ring_len * c.shape.width(); 2]);
            }
        }
        lens.extend(self.mtp.iter().map(|_| raw.len * raw.dim));
        lens
    }

    /// Copies a slot's rings out: [`Shape::slot_values`] values.
    pub fn read_slot(&self, be: &mut B, s: &Shape, slot: usize, values: &mut [f32]) {
        let mut rest = values;
        for (ring, len) in self.rings().zip(self.ring_lens(s)) {
            let (part, tail) = rest.split_at_mut(len);
            be.read(ring, slot * len, part);
            rest = tail;
        }
        assert!(rest.is_empty(), "{} values more than a slot has", rest.len());
    }

    /// Copies a slot's rings in.
    pub fn write_slot(&mut self, be: &mut B, s: &Shape, slot: usize, values: &[f32]) {
        let lens = self.ring_lens(s);
        let mut rest = values;
        for (ring, len) in self.rings_mut().zip(lens) {
            let (part, tail) = rest.split_at(len);
            be.write(part, ring, slot * len);
            rest = tail;
        }
        assert!(rest.is_empty(), "{} values more than a slot has", rest.len());
    }

    /// A slot's tail.
    pub fn read_tail(&self, be: &mut B, s: &Shape, slot: usize, _n_tokens: usize) -> Vec<u8> {
        let mut values = vec![0.0; s.slot_values(self.mtp.is_some())];
        self.read_slot(be, s, slot, &mut values);
        values.iter().flat_map(|v| v.to_le_bytes()).collect()
    }

    /// Puts a tail back.
    pub fn write_tail(&mut self, be: &mut B, s: &Shape, slot: usize, _n_tokens: usize, bytes: &[u8]) {
        let values: Vec<f32> = bytes.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect();
        self.write_slot(be, s, slot, &values);
    }

    /// Bytes of the compressed rows of the first `n_tokens` tokens of a page.
    pub fn page_bytes(&self, n_tokens: usize) -> usize {
        4 * self.paged().map(|c| n_tokens / c.shape.ratio * c.shape.dim).sum::<usize>()
    }

    /// Copies the rows of the first `n_tokens` tokens of a page to another.
    pub fn copy_page(&mut self, be: &mut B, from: usize, to: usize, n_tokens: usize) {
        let mut bytes = vec![0; self.page_bytes(n_tokens)];
        self.read_page(be, from, n_tokens, &mut bytes);
        self.write_page(be, to, n_tokens, &bytes);
    }

    fn paged(&self) -> impl Iterator<Item = &CompressedCache<B>> {
        self.layers.iter().flat_map(|l| [&l.rows, &l.index].into_iter().flatten())
    }

    /// Copies the rows of the first `n_tokens` tokens of a physical page out.
    pub fn read_page(&self, be: &mut B, page: usize, n_tokens: usize, bytes: &mut [u8]) {
        let mut rest = bytes;
        for c in self.paged() {
            let (part, tail) = rest.split_at_mut(4 * (n_tokens / c.shape.ratio * c.shape.dim));
            let mut values = vec![0.0; part.len() / 4];
            be.read(&c.rows, page * (self.page_tokens / c.shape.ratio) * c.shape.dim, &mut values);
            part.as_chunks_mut::<4>().0.iter_mut().zip(values).for_each(|(b, v)| *b = v.to_le_bytes());
            rest = tail;
        }
    }

    /// Copies the rows of the first `n_tokens` tokens of a physical page in.
    pub fn write_page(&mut self, be: &mut B, page: usize, n_tokens: usize, bytes: &[u8]) {
        let (page_tokens, mut rest) = (self.page_tokens, bytes);
        for c in self.layers.iter_mut().flat_map(|l| [&mut l.rows, &mut l.index].into_iter().flatten()) {
            let (part, tail) = rest.split_at(4 * (n_tokens / c.shape.ratio * c.shape.dim));
            let values: Vec<f32> = part.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect();
            be.write(&values, &mut c.rows, page * (page_tokens / c.shape.ratio) * c.shape.dim);
            rest = tail;
        }
    }
}
