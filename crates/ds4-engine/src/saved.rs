//! A sequence as bytes: what [`Engine::save`](crate::Engine::save) writes.
//!
//! `DS4SEQ`, version, model identity, the lengths in bytes of what follows, then tokens, logits and streams (f32), the tail of
//! the rings, the compressed rows as they are stored, and a CRC of everything before it. Little-endian. Restoring checks the
//! checksum before it looks at anything else.

use ds4_gguf::Gguf;

use crate::{EngineOptions, Error, Sequence};

const MAGIC: &[u8; 8] = b"DS4SEQ\x00\x02";

/// What must be equal for saved state to be usable: the model files' tensors, the rounding, the precision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity([u8; 16]);

impl Identity {
    /// Its bytes.
    pub fn bytes(&self) -> [u8; 16] {
        self.0
    }

    /// Names, types, shapes and the first bytes of every tensor: different weights, even of the same shape, differ here.
    pub fn new(model: &Gguf, mtp: Option<&Gguf>, options: &EngineOptions) -> Identity {
        let (mut low, mut high) = (crc32fast::Hasher::new(), crc32fast::Hasher::new_with_initial(0x5eed));
        let mut both = |bytes: &[u8]| {
            low.update(bytes);
            high.update(&[bytes.len() as u8]);
            high.update(bytes);
        };
        let mut n_tensors = 0u32;
        for tensor in
            [Some(model), mtp].into_iter().flatten().flat_map(|file| file.tensors().iter().map(move |t| (file, t)))
        {
            let (file, tensor) = tensor;
            both(tensor.name.as_bytes());
            both(&tensor.ty.id().to_le_bytes());
            tensor.dims.iter().for_each(|d| both(&d.to_le_bytes()));
            let data = file.data(tensor);
            both(&data[..data.len().min(64)]);
            n_tensors += 1;
        }
        let mut identity = [0; 16];
        identity[0..4].copy_from_slice(&low.finalize().to_le_bytes());
        identity[4..8].copy_from_slice(&high.finalize().to_le_bytes());
        identity[8..12].copy_from_slice(&n_tensors.to_le_bytes());
        identity[12] = options.kv_rounding as u8;
        identity[13] = options.exact as u8;
        Identity(identity)
    }
}

/// What was in the bytes.
pub(crate) struct Saved {
    pub tokens: Vec<u32>,
    pub logits: Vec<f32>,
    pub streams: Option<Vec<f32>>,
    pub tail: Vec<u8>,
    pub rows: Vec<u8>,
}

pub(crate) fn write(identity: &Identity, seq: &Sequence, tail: &[u8], rows: &[u8]) -> Vec<u8> {
    let streams = seq.streams.last().map_or(&[][..], |s| s);
    let lens = [4 * seq.len(), 4 * seq.logits.len(), 4 * streams.len(), tail.len(), rows.len()];
    let mut out = Vec::with_capacity(68 + lens.iter().sum::<usize>());
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&identity.0);
    lens.iter().for_each(|len| out.extend_from_slice(&(*len as u64).to_le_bytes()));
    seq.tokens().iter().for_each(|t| out.extend_from_slice(&t.to_le_bytes()));
    seq.logits.iter().chain(streams).for_each(|v| out.extend_from_slice(&v.to_le_bytes()));
    out.extend_from_slice(tail);
    out.extend_from_slice(rows);
    let crc = crc32fast::hash(&out);
    out.extend_from_slice(&crc.to_le_bytes());
    out
}

pub(crate) fn read(identity: &Identity, bytes: &[u8]) -> Result<Saved, Error> {
    let fail = |what: &str| Error::Saved(what.into());
    let Some((body, crc)) = bytes.split_last_chunk::<4>() else {
        return Err(fail("it is empty"));
    };
    if !body.starts_with(MAGIC) {
        return Err(fail("it is not a sequence of this version of ds4"));
    }
    if crc32fast::hash(body) != u32::from_le_bytes(*crc) {
        return Err(fail("its checksum is wrong: it is torn or was altered"));
    }
    let body = &body[MAGIC.len()..];
    let (found, body) = body.split_at_checked(16).ok_or_else(|| fail("it is too short"))?;
    if found != identity.0 {
        return Err(fail("it was saved with another model file or other rounding"));
    }
    let (lens, mut body) = body.split_at_checked(5 * 8).ok_or_else(|| fail("it is too short"))?;
    let lens: Vec<u64> = lens.as_chunks::<8>().0.iter().map(|b| u64::from_le_bytes(*b)).collect();
    let mut arrays = Vec::new();
    for len in lens {
        let n_bytes = usize::try_from(len).unwrap_or(usize::MAX);
        let (array, rest) = body.split_at_checked(n_bytes).ok_or_else(|| fail("its lengths disagree"))?;
        arrays.push(array);
        body = rest;
    }
    if !body.is_empty() {
        return Err(fail("its lengths disagree"));
    }
    let words = |i: usize| arrays[i].as_chunks::<4>().0.iter();
    let floats = |i: usize| words(i).map(|b| f32::from_le_bytes(*b)).collect::<Vec<_>>();
    Ok(Saved {
        tokens: words(0).map(|b| u32::from_le_bytes(*b)).collect(),
        logits: floats(1),
        streams: Some(floats(2)).filter(|s| !s.is_empty()),
        tail: arrays[3].to_vec(),
        rows: arrays[4].to_vec(),
    })
}
