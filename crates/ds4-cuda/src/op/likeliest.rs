//! What drawing takes of rows of logits (`kernels/vector.cu`).

use ds4_ops::DeviceError;
use ds4_ops::op::likeliest::{CANDIDATES, Likeliest, Reach};

use crate::launch::Launch;
use crate::view::Ptr;
use crate::{Buf, Cuda};

/// Blocks that share a row.
const LIKELY_BLOCKS: usize = 64;
/// Rows of a launch.
const LIKELY_ROWS: usize = 16;

/// `vector.cu: Likely`.
#[derive(Clone, Copy)]
#[repr(C)]
struct Found {
    mass: [f64; LIKELY_BLOCKS],
    largest: f32,
    n: i32,
    ids: [i32; CANDIDATES],
    logits: [f32; CANDIDATES],
}

impl Found {
    const NONE: Found =
        Found { mass: [0.0; LIKELY_BLOCKS], largest: 0.0, n: 0, ids: [0; CANDIDATES], logits: [0.0; CANDIDATES] };

    /// In the order of ids, if it is all there.
    fn likeliest(&self) -> Option<Likeliest> {
        let n = usize::try_from(self.n).ok().filter(|n| *n <= CANDIDATES && self.largest.is_finite())?;
        let mut candidates: Vec<_> = (0..n).map(|i| (self.ids[i] as u32, self.logits[i])).collect();
        candidates.sort_unstable_by_key(|(id, _)| *id);
        Some(Likeliest { largest: self.largest, mass: self.mass.iter().sum(), mass_error: 0.0, candidates })
    }
}

/// `vector.cu: LikelyP`.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
struct Likely {
    logits: Ptr,
    tops: Ptr,
    found: Ptr,
    n_vocab: i32,
    pad: i32,
    below: [f64; LIKELY_ROWS],
    temperature: [f64; LIKELY_ROWS],
}

impl Cuda {
    pub(crate) fn likeliest_of(
        &mut self,
        logits: &Buf,
        n_vocab: usize,
        reaches: &[Option<Reach>],
    ) -> Result<Vec<Option<Likeliest>>, DeviceError> {
        let mut out = Vec::with_capacity(reaches.len());
        for (i, reaches) in reaches.chunks(LIKELY_ROWS).enumerate() {
            let rows = reaches.len();
            let tops = self.scratch("likely tops", 4 * LIKELY_ROWS * LIKELY_BLOCKS);
            let found = self.scratch("likeliest", LIKELY_ROWS * size_of::<Found>());
            let reach = |i: usize| reaches.get(i).copied().flatten().unwrap_or(Reach::LARGEST);
            let params = Likely {
                logits: logits.ptr() + (4 * i * LIKELY_ROWS * n_vocab) as u64,
                tops,
                found,
                n_vocab: n_vocab as i32,
                pad: 0,
                below: std::array::from_fn(|i| reach(i).below),
                temperature: std::array::from_fn(|i| reach(i).temperature),
            };
            Launch::of("likely_tops").grid([LIKELY_BLOCKS, rows, 1]).run(self, &params);
            Launch::of("likely").grid([LIKELY_BLOCKS, rows, 1]).run(self, &params);
            let mut all = vec![Found::NONE; rows];
            // SAFETY: plain numbers of which every bit pattern is one, and no padding.
            let bytes = unsafe { std::slice::from_raw_parts_mut(all.as_mut_ptr().cast::<u8>(), size_of_val(&all[..])) };
            let done = self.device.read(found, bytes);
            self.outcome(done)?;
            out.extend(all.iter().zip(reaches).map(|(found, reach)| reach.and_then(|_| found.likeliest())));
        }
        Ok(out)
    }
}
