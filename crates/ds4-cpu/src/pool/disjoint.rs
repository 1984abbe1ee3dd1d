//! Disjoint parts of one buffer for the tasks of a run.

use std::marker::PhantomData;
use std::ops::Range;

use super::Pool;
use crate::simd::RowsMut;

/// Values, 16 MB, which are so many that the first have left the caches when the last are written.
const PAST_CACHES: usize = 4 << 20;

/// A buffer that several tasks write at once, each its own part.
///
/// The borrow checker cannot see that the parts are disjoint, so taking one is unsafe. Prefer [`Pool::for_rows`] and
/// [`Pool::for_each`], which cut the buffer themselves.
pub struct Shared<'a, T> {
    start: *mut T,
    len: usize,
    buffer: PhantomData<&'a mut [T]>,
}

// SAFETY: a `Shared` hands out `&mut T` to whichever thread asks, which is sending `T` between threads; that the parts
// do not overlap is the caller's promise. It never hands out a `&T` that another thread could also hold.
unsafe impl<T: Send> Sync for Shared<'_, T> {}
// SAFETY: it stands for the `&mut [T]` it was made from, which is Send.
unsafe impl<T: Send> Send for Shared<'_, T> {}

impl<'a, T> Shared<'a, T> {
    /// Shares `buffer` for as long as it is borrowed.
    pub fn new(buffer: &'a mut [T]) -> Shared<'a, T> {
        Shared { start: buffer.as_mut_ptr(), len: buffer.len(), buffer: PhantomData }
    }

    /// Elements in the buffer.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The elements `start .. start + len`. Panics if they are not all inside the buffer.
    ///
    /// # Safety
    /// While the slice lives, nobody else takes or writes any of its elements.
    #[allow(clippy::mut_from_ref)] // The point of the type; see the contract.
    pub unsafe fn slice(&self, start: usize, len: usize) -> &'a mut [T] {
        assert!(start <= self.len && len <= self.len - start, "{len} elements from {start}, buffer has {}", self.len);
        // SAFETY: in bounds, from a live exclusive borrow, and exclusive among the tasks by the contract.
        unsafe { std::slice::from_raw_parts_mut(self.start.add(start), len) }
    }

    /// Sets element `index`. Panics if there is none.
    ///
    /// # Safety
    /// Nobody else takes or writes this element at the same time.
    pub unsafe fn write(&self, index: usize, value: T) {
        // SAFETY: the contract is that of `slice`.
        unsafe { self.slice(index, 1)[0] = value };
    }
}

impl Shared<'_, f32> {
    /// The columns `cols` of all rows, of a buffer that holds rows of `row_len` elements.
    ///
    /// # Safety
    /// While the view lives, nobody else takes or writes any of its elements.
    pub unsafe fn cols(&self, row_len: usize, cols: Range<usize>) -> RowsMut<'_> {
        // SAFETY: the same contract.
        unsafe { self.block(row_len, 0..count_rows(self.len, row_len), cols) }
    }

    /// The columns `cols` of the rows `rows`, of a buffer that holds rows of `row_len` elements.
    ///
    /// # Safety
    /// While the view lives, nobody else takes or writes any of its elements.
    pub unsafe fn block(&self, row_len: usize, rows: Range<usize>, cols: Range<usize>) -> RowsMut<'_> {
        let n_rows = count_rows(self.len, row_len);
        assert!(rows.start <= rows.end && rows.end <= n_rows, "rows {rows:?} of {n_rows}");
        assert!(cols.start <= cols.end && cols.end <= row_len, "columns {cols:?} of rows of {row_len}");
        // SAFETY: the columns of these rows are inside the buffer, which is whole rows; the
        // buffer is borrowed exclusively and the contract covers the other tasks.
        let block = unsafe {
            RowsMut::from_raw(self.start.add(rows.start * row_len + cols.start), rows.len(), cols.len(), row_len)
        };
        block.in_caches(self.len < PAST_CACHES)
    }
}

impl Pool {
    /// Calls `f(index, worker, item)` for every item, on all threads.
    ///
    /// # Panics
    /// Like [`Pool::run`].
    pub fn for_each<T: Send>(&self, items: &mut [T], f: impl Fn(usize, usize, &mut T) + Sync) {
        let items = Shared::new(items);
        self.run(items.len(), &|index, worker| {
            // SAFETY: each item is handed out once, to the one task of that index.
            f(index, worker, &mut unsafe { items.slice(index, 1) }[0]);
        });
    }

    /// Calls `f(row, elements)` for every row of `row_len` elements in `out`, on all threads.
    ///
    /// # Panics
    /// If `row_len` is 0 or does not divide the length of `out`; otherwise like [`Pool::run`].
    pub fn for_rows(&self, out: &mut [f32], row_len: usize, f: impl Fn(usize, &mut [f32]) + Sync) {
        let n_rows = count_rows(out.len(), row_len);
        let out = Shared::new(out);
        self.run(n_rows, &|row, _| {
            // SAFETY: each row is handed out once, to the one task of that index.
            f(row, unsafe { out.slice(row * row_len, row_len) });
        });
    }
}

fn count_rows(len: usize, row_len: usize) -> usize {
    assert!(row_len > 0 && len.is_multiple_of(row_len), "{len} elements are not rows of {row_len}");
    len / row_len
}
