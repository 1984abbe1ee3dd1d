//! The parts of a file that are still missing: sorted ranges of bytes that do not touch.

use std::ops::Range;

/// What is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gaps {
    ranges: Vec<Range<u64>>,
}

impl Gaps {
    /// All of a file.
    pub(crate) fn whole(size: u64) -> Gaps {
        Gaps { ranges: if size == 0 { Vec::new() } else { vec![Range { start: 0, end: size }] } }
    }

    /// From a list that was written down, if it fits a file of this size.
    pub(crate) fn from_list(list: &[(u64, u64)], size: u64) -> Option<Gaps> {
        let mut end = 0;
        for (i, &(from, to)) in list.iter().enumerate() {
            if from >= to || to > size || (i > 0 && from <= end) {
                return None;
            }
            end = to;
        }
        Some(Gaps { ranges: list.iter().map(|&(start, end)| start..end).collect() })
    }

    /// As a list to write down.
    pub(crate) fn list(&self) -> Vec<(u64, u64)> {
        self.ranges.iter().map(|range| (range.start, range.end)).collect()
    }

    /// Bytes that are missing.
    pub(crate) fn n_bytes(&self) -> u64 {
        self.ranges.iter().map(|range| range.end - range.start).sum()
    }

    /// Takes the first missing bytes out, at most `n`.
    pub(crate) fn take(&mut self, n: u64) -> Option<Range<u64>> {
        let first = self.ranges.first_mut()?;
        let taken = first.start..first.end.min(first.start + n.max(1));
        first.start = taken.end;
        if first.start == first.end {
            self.ranges.remove(0);
        }
        Some(taken)
    }

    /// Puts a range back.
    pub(crate) fn put(&mut self, range: Range<u64>) {
        if range.is_empty() {
            return;
        }
        self.ranges.push(range);
        self.ranges.sort_by_key(|range| range.start);
        let mut joined: Vec<Range<u64>> = Vec::with_capacity(self.ranges.len());
        for range in self.ranges.drain(..) {
            match joined.last_mut() {
                Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
                _ => joined.push(range),
            }
        }
        self.ranges = joined;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_and_put_back() {
        let mut gaps = Gaps::whole(100);
        assert_eq!(gaps.take(30), Some(0..30));
        assert_eq!(gaps.take(30), Some(30..60));
        gaps.put(50..60);
        assert_eq!(gaps.list(), [(50, 100)]);
        gaps.put(10..30);
        assert_eq!((gaps.list(), gaps.n_bytes()), (vec![(10, 30), (50, 100)], 70));
        assert_eq!(gaps.take(1000), Some(10..30));
        assert_eq!(gaps.take(1000), Some(50..100));
        assert_eq!(gaps.take(1), None);
        assert_eq!(Gaps::whole(0).take(1), None);
    }

    #[test]
    fn a_list_that_cannot_be() {
        assert!(Gaps::from_list(&[(0, 5), (7, 9)], 9).is_some());
        for list in [&[(5, 5)][..], &[(0, 10)], &[(3, 5), (1, 2)], &[(0, 4), (4, 6)], &[(7, 3)]] {
            assert_eq!(Gaps::from_list(list, 9), None, "{list:?}");
        }
    }
}
