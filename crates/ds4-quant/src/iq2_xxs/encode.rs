//! The encoder of IQ2_XXS.
//!
//! For an octet with magnitudes `m`, error weights `w` and a scale `s`, the error of codebook point `g` is
//! `sum w (m - s g)^2 = const - 2 s G + s^2 E` with `G = sum w m g` and `E = sum w g^2`. Where the octet has an odd
//! number of minus signs, one sign must be stored wrong; that costs `4 s w m g` at the element it happens to, the
//! cheapest of which lowers `G` by `2 min(w m g)`. Neither `G` nor `E` depends on the scale. So both are computed once
//! for all 256 points, and every trial scale then costs one pass over two short arrays and is searched exactly.

use half::f16;

use super::{BLOCK_LEN, GRID, GRID_F32};
use crate::block::{F16_MAX, error_weights, finite, largest_magnitude, to_f16};

const OCTETS: usize = 4;
const GROUPS: usize = 8;
const SCALE_MAX: f32 = 15.0;
const GRID_MAX: f32 = 43.0;
const POINTS: usize = 256;
const LANES: usize = 8;

/// For each `LANES` points, element `j` of all of them side by side: a loop over the points is a loop over neighbours.
static GRID_TILES: [[[f32; LANES]; 8]; POINTS / LANES] = grid_tiles();

pub(crate) fn encode(x: &[f32], importance: Option<&[f32]>, out: &mut Vec<u8>) {
    let mut groups: Vec<GroupSearch> = (0..GROUPS).map(|_| GroupSearch::EMPTY).collect();
    for (index, x) in x.as_chunks::<BLOCK_LEN>().0.iter().enumerate() {
        let weights: [f32; BLOCK_LEN] = error_weights(importance, index);
        // Within this range the super-scale cannot overflow f16.
        let x = x.map(|x| finite(x, F16_MAX * scale_of(1.0, SCALE_MAX) * GRID_MAX));
        for ((group, x), weights) in groups.iter_mut().zip(x.as_chunks().0).zip(weights.as_chunks().0) {
            group.load(x, weights);
        }
        let (d, scales) = fit(&groups);
        out.extend(d.to_le_bytes());
        for (group, scale) in groups.iter().zip(scales) {
            out.extend(group.bytes(d.to_f32(), scale));
        }
    }
}

/// The super-scale and the scales of the groups.
fn fit(groups: &[GroupSearch]) -> (f16, [f32; GROUPS]) {
    let wanted: Vec<f32> = groups.iter().map(GroupSearch::best_scale).collect();
    let largest = wanted.iter().fold(0.0, |largest: f32, &scale| largest.max(scale));
    let largest_d = largest / scale_of(1.0, SCALE_MAX);

    let mut best = (f16::ZERO, [0.0; GROUPS]);
    let mut least = f32::INFINITY;
    // A smaller super-scale clips the largest groups and has finer steps for the others.
    for factor in [1.0, 0.95, 0.9, 1.05] {
        let mut d = to_f16(factor * largest_d);
        const ROUNDS: usize = 2;
        for _ in 0..ROUNDS {
            if d == f16::ZERO {
                break;
            }
            let (error, scales) = choose_scales(groups, &wanted, d.to_f32());
            if error < least {
                (least, best) = (error, (d, scales));
            }
            let next = refit(groups, d.to_f32(), &scales);
            if next == d {
                break;
            }
            d = next;
        }
    }
    best
}

/// The best integer scale of each group and the error of them all.
fn choose_scales(groups: &[GroupSearch], wanted: &[f32], d: f32) -> (f32, [f32; GROUPS]) {
    let mut scales = [0.0; GROUPS];
    let mut total = 0.0;
    for ((group, wanted), chosen) in groups.iter().zip(wanted).zip(&mut scales) {
        let centre = (wanted / scale_of(d, 0.0) / 2.0 - 0.5).round().clamp(0.0, SCALE_MAX);
        let mut least = f32::INFINITY;
        for scale in [centre, centre - 1.0, centre + 1.0] {
            if !(0.0..=SCALE_MAX).contains(&scale) {
                continue;
            }
            let error = group.error(scale_of(d, scale));
            if error < least {
                (least, *chosen) = (error, scale);
            }
        }
        total += least;
    }
    (total, scales)
}

/// The least-squares super-scale for the points that the present one selects.
fn refit(groups: &[GroupSearch], d: f32, scales: &[f32; GROUPS]) -> f16 {
    let (mut gain, mut energy) = (0.0, 0.0);
    for (group, &scale) in groups.iter().zip(scales) {
        let relative = scale_of(1.0, scale);
        let (group_gain, group_energy) = group.moments(scale_of(d, scale));
        gain += relative * group_gain;
        energy += relative * relative * group_energy;
    }
    if gain > 0.0 { to_f16(gain / energy) } else { f16::ZERO }
}

/// What a codebook magnitude is multiplied with.
fn scale_of(d: f32, scale: f32) -> f32 {
    d * (0.5 + scale) * 0.25
}

/// 32 elements, prepared for trial scales.
struct GroupSearch {
    octets: [OctetSearch; OCTETS],
    largest: f32,
}

struct OctetSearch {
    /// `w * m` of each element, for the choice of the wrong sign.
    pull: [f32; 8],
    /// Bit `j`: element `j` is negative.
    signs: u8,
    /// `2 G` of each point, the wrong sign included.
    gain: [[f32; LANES]; POINTS / LANES],
    /// `E` of each point.
    energy: [[f32; LANES]; POINTS / LANES],
}

impl GroupSearch {
    const EMPTY: Self = Self { octets: [OctetSearch::EMPTY; OCTETS], largest: 0.0 };

    fn load(&mut self, x: &[f32; 32], weights: &[f32; 32]) {
        self.largest = largest_magnitude(x);
        for ((octet, x), weights) in self.octets.iter_mut().zip(x.as_chunks().0).zip(weights.as_chunks().0) {
            octet.load(x, weights);
        }
    }

    /// The real scale with the least error. 0 for a group of zeros.
    fn best_scale(&self) -> f32 {
        const TRIALS: usize = 12;
        const STEP: f32 = 1.11;
        const SOLVES: usize = 2;
        let mut trial = 0.36 * self.largest / GRID_MAX;
        let mut best = (0.0, 0.0);
        for _ in 0..TRIALS {
            best = self.better(best, trial);
            trial *= STEP;
        }
        for _ in 0..SOLVES {
            let (gain, energy) = self.moments(best.1);
            best = self.better(best, gain / energy);
        }
        best.1
    }

    /// The better of `best = (error, scale)` and `scale`.
    fn better(&self, best: (f32, f32), scale: f32) -> (f32, f32) {
        let error = self.error(scale);
        if error < best.0 { (error, scale) } else { best }
    }

    /// The error under a scale, less that of storing zeros.
    fn error(&self, scale: f32) -> f32 {
        self.octets.iter().map(|octet| octet.error(scale)).sum()
    }

    /// The sums of `G` and `E` over the points that a scale selects.
    fn moments(&self, scale: f32) -> (f32, f32) {
        self.octets.iter().fold((0.0, 0.0), |(gain, energy), octet| {
            let (tile, lane) = octet.tile_and_lane(scale);
            (gain + 0.5 * octet.gain[tile][lane], energy + octet.energy[tile][lane])
        })
    }

    fn bytes(&self, d: f32, scale: f32) -> [u8; 8] {
        let mut bytes = [0; 8];
        let mut word = (scale as u32) << 28;
        for (k, octet) in self.octets.iter().enumerate() {
            let point = octet.point(scale_of(d, scale));
            bytes[k] = point as u8;
            word |= u32::from(octet.even_signs(point) & 127) << (7 * k);
        }
        bytes[4..].copy_from_slice(&word.to_le_bytes());
        bytes
    }
}

impl OctetSearch {
    const EMPTY: Self =
        Self { pull: [0.0; 8], signs: 0, gain: [[0.0; LANES]; POINTS / LANES], energy: [[0.0; LANES]; POINTS / LANES] };

    fn load(&mut self, x: &[f32; 8], weights: &[f32; 8]) {
        self.signs = (0..8).map(|j| u8::from(x[j] < 0.0) << j).sum();
        self.pull = std::array::from_fn(|j| weights[j] * x[j].abs());
        let odd = !self.signs.count_ones().is_multiple_of(2);
        for (index, tile) in GRID_TILES.iter().enumerate() {
            let mut gain = [0.0; LANES];
            let mut energy = [0.0; LANES];
            let mut cheapest = [f32::INFINITY; LANES];
            for (j, g) in tile.iter().enumerate() {
                let pull = g.map(|g| 2.0 * self.pull[j] * g);
                gain = lanes(|lane| gain[lane] + pull[lane]);
                energy = lanes(|lane| energy[lane] + weights[j] * g[lane] * g[lane]);
                cheapest = lanes(|lane| if pull[lane] < cheapest[lane] { pull[lane] } else { cheapest[lane] });
            }
            self.gain[index] = if odd { lanes(|lane| gain[lane] - 2.0 * cheapest[lane]) } else { gain };
            self.energy[index] = energy;
        }
    }

    /// The error of the best point under a scale, less that of storing zeros.
    fn error(&self, scale: f32) -> f32 {
        scale * self.least(scale)
    }

    /// The least `scale * E - 2 G` of all points.
    fn least(&self, scale: f32) -> f32 {
        let mut least = [f32::INFINITY; LANES];
        for (gain, energy) in self.gain.iter().zip(&self.energy) {
            for lane in 0..LANES {
                let error = scale * energy[lane] - gain[lane];
                least[lane] = if error < least[lane] { error } else { least[lane] };
            }
        }
        least.into_iter().fold(f32::INFINITY, f32::min)
    }

    /// Where the best point under a scale lies, the first of equals.
    fn tile_and_lane(&self, scale: f32) -> (usize, usize) {
        let least = self.least(scale);
        for (tile, (gain, energy)) in self.gain.iter().zip(&self.energy).enumerate() {
            let is_least: [bool; LANES] = std::array::from_fn(|lane| scale * energy[lane] - gain[lane] == least);
            if is_least.contains(&true) {
                return (tile, is_least.iter().position(|&is_least| is_least).unwrap_or(0));
            }
        }
        (0, 0)
    }

    fn point(&self, scale: f32) -> usize {
        let (tile, lane) = self.tile_and_lane(scale);
        LANES * tile + lane
    }

    /// The signs as stored with `point`: where their number is odd, the cheapest one is flipped.
    fn even_signs(&self, point: usize) -> u8 {
        if self.signs.count_ones().is_multiple_of(2) {
            return self.signs;
        }
        let cost = |j: &usize| self.pull[*j] * f32::from(GRID[point][*j]);
        let cheapest = (0..8).min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or(0);
        self.signs ^ (1 << cheapest)
    }
}

#[inline(always)]
fn lanes(value: impl FnMut(usize) -> f32) -> [f32; LANES] {
    std::array::from_fn(value)
}

const fn grid_tiles() -> [[[f32; LANES]; 8]; POINTS / LANES] {
    let mut tiles = [[[0.0; LANES]; 8]; POINTS / LANES];
    let mut point = 0;
    while point < POINTS {
        let mut j = 0;
        while j < 8 {
            tiles[point / LANES][j][point % LANES] = GRID_F32[point][j];
            j += 1;
        }
        point += 1;
    }
    tiles
}
