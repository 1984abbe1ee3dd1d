//! Views of matrices: rows that lie in one buffer or anywhere, and rows to write to.

use std::marker::PhantomData;
use std::ops::Range;

/// Rows of equal length to read.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    place: Place<'a>,
    n_rows: usize,
    n_cols: usize,
}

#[derive(Clone, Copy, Debug)]
enum Place<'a> {
    /// Row i begins at `i * stride`.
    Strided { data: &'a [f32], stride: usize },
    /// Row i begins at `index[i] * n_cols`.
    Picked { data: &'a [f32], index: &'a [u32] },
    /// Row i is slice i.
    Slices(&'a [&'a [f32]]),
}

impl<'a> Rows<'a> {
    /// Consecutive rows of `n_cols` elements. Panics if `n_cols` is 0 or does not divide the length of `data`.
    pub fn dense(data: &'a [f32], n_cols: usize) -> Rows<'a> {
        assert!(n_cols > 0 && data.len().is_multiple_of(n_cols), "{} elements are not rows of {n_cols}", data.len());
        Rows { place: Place::Strided { data, stride: n_cols }, n_rows: data.len() / n_cols, n_cols }
    }

    /// `n_rows` rows of `n_cols` elements, row i beginning at `i * stride`. Rows may overlap. Panics if the last one
    /// ends outside `data`.
    pub fn strided(data: &'a [f32], n_rows: usize, n_cols: usize, stride: usize) -> Rows<'a> {
        assert_fits(data.len(), n_rows, n_cols, stride);
        Rows { place: Place::Strided { data, stride }, n_rows, n_cols }
    }

    /// The rows `index` (in that order) of a matrix with rows of `n_cols` elements. Panics if it does not have one.
    pub fn picked(data: &'a [f32], n_cols: usize, index: &'a [u32]) -> Rows<'a> {
        let n_stored = data.len().checked_div(n_cols).unwrap_or(usize::MAX);
        if let Some(&bad) = index.iter().find(|&&row| row as usize >= n_stored) {
            panic!("row {bad} of {n_stored}");
        }
        Rows { place: Place::Picked { data, index }, n_rows: index.len(), n_cols }
    }

    /// One row per slice. Panics if their lengths are not all `n_cols`.
    pub fn slices(rows: &'a [&'a [f32]], n_cols: usize) -> Rows<'a> {
        for (i, row) in rows.iter().enumerate() {
            assert_eq!(row.len(), n_cols, "length of row {i}, against the expected");
        }
        Rows { place: Place::Slices(rows), n_rows: rows.len(), n_cols }
    }

    /// The rows in parts of `n`, the last with what is left; with each the number of its first row.
    pub fn parts(self, n: usize) -> impl Iterator<Item = (usize, Rows<'a>)> {
        (0..self.n_rows).step_by(n).map(move |first| {
            let n_rows = n.min(self.n_rows - first);
            let place = match self.place {
                Place::Strided { data, stride } => Place::Strided { data: &data[first * stride..], stride },
                Place::Picked { data, index } => Place::Picked { data, index: &index[first..][..n_rows] },
                Place::Slices(rows) => Place::Slices(&rows[first..][..n_rows]),
            };
            (first, Rows { place, n_rows, ..self })
        })
    }

    /// Number of rows.
    pub fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// Elements per row.
    pub fn n_cols(&self) -> usize {
        self.n_cols
    }

    /// Row `i`. Panics if there is none.
    #[inline]
    pub fn row(&self, i: usize) -> &'a [f32] {
        assert!(i < self.n_rows, "row {i} of {}", self.n_rows);
        match self.place {
            Place::Strided { data, stride } => &data[i * stride..][..self.n_cols],
            Place::Picked { data, index } => &data[index[i] as usize * self.n_cols..][..self.n_cols],
            Place::Slices(rows) => rows[i],
        }
    }
}

/// Rows of equal length to write, a rectangle inside a larger buffer.
#[derive(Debug)]
pub struct RowsMut<'a> {
    // Not a slice: several tasks may each hold some columns of the same rows, and slices from the first column of the
    // first row to the last of the last would overlap.
    start: *mut f32,
    n_rows: usize,
    n_cols: usize,
    stride: usize,
    in_caches: bool,
    buffer: PhantomData<&'a mut [f32]>,
}

impl<'a> RowsMut<'a> {
    /// Consecutive rows of `n_cols` elements. Panics if `n_cols` is 0 or does not divide the length of `data`.
    pub fn dense(data: &'a mut [f32], n_cols: usize) -> RowsMut<'a> {
        assert!(n_cols > 0 && data.len().is_multiple_of(n_cols), "{} elements are not rows of {n_cols}", data.len());
        let n_rows = data.len() / n_cols;
        RowsMut::strided(data, n_rows, n_cols, n_cols)
    }

    /// `n_rows` rows of `n_cols` elements, row i beginning at `i * stride`. Panics if the last one ends outside `data`.
    pub fn strided(data: &'a mut [f32], n_rows: usize, n_cols: usize, stride: usize) -> RowsMut<'a> {
        assert_fits(data.len(), n_rows, n_cols, stride);
        assert!(n_rows <= 1 || n_cols <= stride, "rows of {n_cols} at a distance of {stride} overlap");
        RowsMut { start: data.as_mut_ptr(), n_rows, n_cols, stride, in_caches: true, buffer: PhantomData }
    }

    /// The rows of `n_cols` elements at `start`, `start + stride`, ...
    ///
    /// # Safety
    /// For `'a`, all elements of the rows are valid to read and write, and nobody else does.
    pub(crate) unsafe fn from_raw(start: *mut f32, n_rows: usize, n_cols: usize, stride: usize) -> RowsMut<'a> {
        RowsMut { start, n_rows, n_cols, stride, in_caches: true, buffer: PhantomData }
    }

    /// The same rows, saying whether what is written stays in the caches until it is read. Memory past them need not be read to be
    /// written. [`RowsMut::dense`] rows do.
    pub(crate) fn in_caches(self, in_caches: bool) -> RowsMut<'a> {
        RowsMut { in_caches, ..self }
    }

    /// Whether what is written stays in the caches until it is read.
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code))]
    pub(crate) fn stay_in_caches(&self) -> bool {
        self.in_caches
    }

    /// Number of rows.
    pub fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// Elements per row.
    pub fn n_cols(&self) -> usize {
        self.n_cols
    }

    /// The columns `cols` of all rows. Panics if there are not as many.
    pub(crate) fn part(&mut self, cols: Range<usize>) -> RowsMut<'_> {
        assert!(cols.start <= cols.end && cols.end <= self.n_cols, "columns {cols:?} of rows of {}", self.n_cols);
        RowsMut { start: self.start.wrapping_add(cols.start), n_cols: cols.len(), buffer: PhantomData, ..*self }
    }

    /// Row `i`. Panics if there is none.
    #[inline]
    pub fn row(&mut self, i: usize) -> &mut [f32] {
        assert!(i < self.n_rows, "row {i} of {}", self.n_rows);
        // SAFETY: both constructors guarantee that the row is inside a buffer this view may write, and the view is
        // borrowed exclusively while the slice lives.
        unsafe { std::slice::from_raw_parts_mut(self.start.add(i * self.stride), self.n_cols) }
    }
}

fn assert_fits(len: usize, n_rows: usize, n_cols: usize, stride: usize) {
    let end = if n_rows == 0 { Some(0) } else { (n_rows - 1).checked_mul(stride).and_then(|x| x.checked_add(n_cols)) };
    assert!(
        end.is_some_and(|end| end <= len),
        "{n_rows} rows of {n_cols} elements at a distance of {stride} need more than {len} elements",
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_rows_from_any_place() {
        let data: Vec<f32> = (0..12).map(|x| x as f32).collect();
        let dense = Rows::dense(&data, 3);
        assert_eq!((dense.n_rows(), dense.row(2)), (4, &[6.0, 7.0, 8.0][..]));
        assert_eq!(Rows::strided(&data[1..], 3, 2, 4).row(2), &[9.0, 10.0]);
        assert_eq!(Rows::picked(&data, 3, &[3, 0]).row(0), &[9.0, 10.0, 11.0]);
        assert_eq!(Rows::slices(&[&data[..2], &data[5..7]], 2).row(1), &[5.0, 6.0]);
        for rows in [
            Rows::strided(&data, 3, 2, 4),
            Rows::picked(&data, 2, &[5, 0, 2]),
            Rows::slices(&[&data[..2], &data[3..5], &data[7..9]], 2),
        ] {
            let parts: Vec<_> = rows.parts(2).map(|(first, part)| (first, part.n_rows())).collect();
            assert_eq!(parts, [(0, 2), (2, 1)]);
            assert!(rows.parts(2).all(|(first, part)| (0..part.n_rows()).all(|i| part.row(i) == rows.row(first + i))));
        }
        assert_eq!(Rows::strided(&[], 0, 5, 5).n_rows(), 0);
    }

    #[test]
    fn rows_outside_are_refused() {
        let data = [0.0; 12];
        fn refused<R>(view: impl FnOnce() -> R + std::panic::UnwindSafe) -> bool {
            std::panic::catch_unwind(view).is_err()
        }
        assert!(refused(|| Rows::dense(&data, 5).n_rows()));
        assert!(refused(|| Rows::dense(&data, 0).n_rows()));
        assert!(refused(|| Rows::strided(&data, 4, 3, 4).n_rows()));
        assert!(refused(|| Rows::strided(&data, usize::MAX, 3, usize::MAX).n_rows()));
        assert!(refused(|| Rows::picked(&data, 3, &[1, 4]).n_rows()));
        assert!(refused(|| Rows::slices(&[&data[..2], &data[..3]], 2).n_rows()));
        assert!(refused(|| Rows::dense(&data, 3).row(4).len()));
        assert!(refused(|| RowsMut::strided(&mut [0.0; 12], 3, 5, 4).n_rows()));
        assert!(refused(|| RowsMut::strided(&mut [0.0; 12], 2, 4, 3).n_rows()));
        assert!(refused(|| RowsMut::dense(&mut [0.0; 12], 4).row(3).len()));
    }
}
