//! How long things take on a device: its kernels, and what lies between the marks of a pass.
//!
//! A device that runs operations as they come looks at a [`MarkClock`] at every mark. One that is told of launches ahead and learns afterwards
//! how long each took has [`LaunchTimes`] add them up.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::op::round::Rounding;
use crate::{Backend, DeviceError, RowLayout};

/// A named point of a pass, and its layer.
pub type Mark = (&'static str, usize);

/// How long what lies before a mark took, from the mark before it or the beginning of the pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkTime {
    /// The mark's name.
    pub name: &'static str,
    /// Its layer.
    pub layer: usize,
    /// On the device, where that has a clock of its own.
    pub seconds: f64,
}

/// How long a kernel took on the device itself.
#[derive(Clone, Debug, PartialEq)]
pub struct KernelTime {
    /// Its name, and what tells its launches apart from others of it.
    pub name: String,
    /// Launches.
    pub n_launches: usize,
    /// All of them together.
    pub seconds: f64,
}

/// A clock that is looked at at every mark.
#[derive(Debug)]
pub struct MarkClock {
    last: Instant,
    times: Vec<MarkTime>,
}

impl MarkClock {
    /// A clock that runs from now on.
    pub fn start() -> MarkClock {
        MarkClock { last: Instant::now(), times: Vec::new() }
    }

    /// A pass begins: what came before it is nobody's time.
    pub fn begin_pass(&mut self) {
        self.last = Instant::now();
    }

    /// A mark is passed now.
    pub fn mark(&mut self, (name, layer): Mark) {
        let now = Instant::now();
        self.times.push(MarkTime { name, layer, seconds: (now - self.last).as_secs_f64() });
        self.last = now;
    }

    /// What was timed since this was last asked.
    pub fn take(&mut self) -> Vec<MarkTime> {
        std::mem::take(&mut self.times)
    }
}

/// Times of launches, added up by kernel and by the marks that they come before.
#[derive(Debug, Default)]
pub struct LaunchTimes {
    kernels: HashMap<String, (usize, f64)>,
    /// Seconds before each mark of the pass that is being added.
    before: Vec<f64>,
    passed: Vec<MarkTime>,
}

impl LaunchTimes {
    /// A launch of `kernel` took so long. It comes before the mark of this number of its pass, or is part of none.
    pub fn add(&mut self, kernel: String, mark: Option<usize>, seconds: f64) {
        let time = self.kernels.entry(kernel).or_default();
        *time = (time.0 + 1, time.1 + seconds);
        if let Some(mark) = mark {
            self.before.resize(self.before.len().max(mark + 1), 0.0);
            self.before[mark] += seconds;
        }
    }

    /// All launches of a pass were added; these are its marks. Launches behind the last one are nobody's.
    pub fn end_pass(&mut self, marks: &[Mark]) {
        let seconds = std::mem::take(&mut self.before).into_iter().chain(std::iter::repeat(0.0));
        let times = marks.iter().zip(seconds).map(|(&(name, layer), seconds)| MarkTime { name, layer, seconds });
        self.passed.extend(times);
    }

    /// Kernels, the longest first.
    pub fn kernels(&self) -> Vec<KernelTime> {
        let time = |(name, (n_launches, seconds)): (&String, &(usize, f64))| KernelTime {
            name: name.clone(),
            n_launches: *n_launches,
            seconds: *seconds,
        };
        let mut all: Vec<_> = self.kernels.iter().map(time).collect();
        all.sort_by(|a, b| b.seconds.total_cmp(&a.seconds));
        all
    }

    /// Marks of the passes that ended since this was last asked.
    pub fn take_marks(&mut self) -> Vec<MarkTime> {
        std::mem::take(&mut self.passed)
    }
}

/// GB/s of copying so many bytes within a device's memory, the best of a few times; what is read and what is written counted.
///
/// # Errors
/// When the device fails.
pub fn copy_gb_per_s<B: Backend>(device: &mut B, bytes: usize) -> Result<f64, DeviceError> {
    const COPIES: usize = 8;
    let layout = RowLayout::of(Rounding::Off, 4096);
    let n = bytes.div_ceil(layout.row_bytes());
    let mut rows = device.rows(layout, 2 * n)?;
    let mut best = Duration::MAX;
    for _ in 0..5 {
        device.submit()?;
        let started = Instant::now();
        (0..COPIES).for_each(|_| device.copy_rows(&mut rows, 0, n, n));
        device.submit()?;
        best = best.min(started.elapsed());
    }
    Ok((2 * COPIES * n * layout.row_bytes()) as f64 / best.as_secs_f64() / 1e9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn launches_count_for_their_kernel_and_for_their_mark() {
        let mut times = LaunchTimes::default();
        // Of no pass; of one whose second mark has nothing before it, added in the order in which the device was told; behind its last mark.
        times.add("place".into(), None, 8.0);
        for (kernel, mark, seconds) in [("mix", 0, 1.0), ("product", 2, 2.0), ("mix", 0, 4.0), ("draw", 3, 16.0)] {
            times.add(kernel.into(), Some(mark), seconds);
        }
        times.end_pass(&[("embed", 0), ("attend", 0), ("layer", 7)]);
        let mark = |name, layer, seconds| MarkTime { name, layer, seconds };
        assert_eq!(times.take_marks(), [mark("embed", 0, 5.0), mark("attend", 0, 0.0), mark("layer", 7, 2.0)]);
        // The next pass begins with nothing.
        times.end_pass(&[("embed", 0)]);
        assert_eq!(times.take_marks(), [mark("embed", 0, 0.0)]);
        let kernels: Vec<_> = times.kernels().into_iter().map(|k| (k.name, k.n_launches, k.seconds)).collect();
        assert_eq!(kernels[..2], [("draw".into(), 1, 16.0), ("place".into(), 1, 8.0)]);
        assert_eq!(kernels[2], ("mix".into(), 2, 5.0));
    }
}
