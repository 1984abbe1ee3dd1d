//! What drawing takes of rows of logits.

use ds4_ops::DeviceError;
use ds4_ops::op::likeliest::{CANDIDATES, Likeliest, Reach};

use crate::buffer::Buf;
use crate::gpu::Scratch;
use crate::recorder::Recorder;
use crate::shader::{LIKELIEST, LIKELIEST_TOPS, Variant};

/// Workgroups that share a row, as in `likeliest_row.wgsl`.
const SHARES: usize = 128;
/// Words of `likeliest_row.wgsl: Found`.
const FOUND: usize = 2 + SHARES + 2 * CANDIDATES;

/// How far the mass that a device counts may be off, relative to it. A term `exp(x)`, `x` at least -100: a difference and a product in f32 put
/// `x` off by 1.5 units of 2^-23 relative to it, the exponential (WGSL allows 3 + 2 |x| such units) the term by 3 + 3.5 |x| of them, 353 at most. Sums of
/// four terms, then over 256 invocations in at most 64 steps: 34 units. Together less than 2^-14.
const MASS_ERROR: f64 = 1.0 / 16384.0;

/// [`ds4_ops::Backend::likeliest`].
pub(crate) fn likeliest(
    r: &mut Recorder,
    [asked, tops, found]: &mut [Scratch; 3],
    logits: &Buf,
    n_vocab: usize,
    reaches: &[Option<Reach>],
) -> Result<Vec<Option<Likeliest>>, DeviceError> {
    let n = reaches.len();
    if n == 0 {
        return Ok(Vec::new());
    }
    let (asked, tops) = (asked.get(r, 8 * n)?, tops.get(r, 4 * n * SHARES)?);
    let found = found.readable(r, 4 * n * FOUND)?;
    r.write_if_new(&reaches.iter().flat_map(|reach| words_of(*reach)).collect::<Vec<_>>(), asked, 0);
    let variant = Variant::new(&[], &[n_vocab as u32]);
    let workgroups = [SHARES as u32, n as u32, 1];
    r.launch_behind_pass(&[
        LIKELIEST_TOPS.with(variant, &[logits.as_ref(), tops, found], &[], workgroups),
        LIKELIEST.with(variant, &[logits.as_ref(), tops, asked, found], &[], workgroups),
    ]);
    let mut out = vec![None; n];
    r.read(found, 0, 4 * n * FOUND, |bytes| {
        let words: Vec<u32> = bytes.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)).collect();
        for ((out, reach), words) in out.iter_mut().zip(reaches).zip(words.chunks_exact(FOUND)) {
            *out = reach.and_then(|reach| understood(words, reach));
        }
    })?;
    Ok(out)
}

/// `below`, rounded down, and the inverse of the temperature, as `likeliest.wgsl` takes them.
fn words_of(reach: Option<Reach>) -> [u8; 8] {
    let Reach { below, temperature } = reach.unwrap_or(Reach::LARGEST);
    let near = below as f32;
    let below = if f64::from(near) > below { near.next_down() } else { near };
    let [below, inverse] = [below, (1.0 / temperature) as f32].map(f32::to_le_bytes);
    std::array::from_fn(|i| if i < 4 { below[i] } else { inverse[i - 4] })
}

/// What a device found of a row, if it is all there. The candidates' mass is counted here, in f64.
fn understood(words: &[u32], reach: Reach) -> Option<Likeliest> {
    let n = usize::try_from(words[0]).ok().filter(|n| *n <= CANDIDATES)?;
    let largest = Some(f32::from_bits(words[1])).filter(|largest| largest.is_finite())?;
    let (mass, found) = words[2..].split_at(SHARES);
    let (ids, logits) = found.split_at(CANDIDATES);
    let mut candidates: Vec<_> = ids[..n].iter().zip(logits).map(|(id, logit)| (*id, f32::from_bits(*logit))).collect();
    let weight = |logit: f32| ((f64::from(logit) - f64::from(largest)) / reach.temperature).exp();
    let near: f64 = candidates.iter().map(|(_, logit)| weight(*logit)).sum();
    let rest: f64 = mass.iter().map(|mass| f64::from(f32::from_bits(*mass))).sum();
    let floor = reach.floor(largest);
    candidates.retain(|(_, logit)| *logit >= floor);
    candidates.sort_unstable_by_key(|(id, _)| *id);
    Some(Likeliest { largest, mass: near + rest, mass_error: rest * MASS_ERROR, candidates })
}
