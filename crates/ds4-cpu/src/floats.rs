//! [`Floats`]: the memory of values that kernels read by whole cache lines.

use std::ops::{Deref, DerefMut};

use crate::op::{HUGE_PAGE, ask_for_huge_pages, zeroed};

/// f32 values, the first at a multiple of 64 bytes: a vector of a row whose length is a multiple of sixteen then is one line of the
/// cache. Large vectors by themselves begin sixteen bytes behind a page, and every load would be of two lines.
#[derive(Debug, Default)]
pub struct Floats {
    values: Vec<f32>,
    first: usize,
    len: usize,
}

impl Floats {
    const LINE: usize = 64;

    /// Zeros, on huge pages if the system has them; nothing when it has no room. What has room for a huge page begins with one: the
    /// processor's look-ahead ends with a page, and there is one for each row of a product.
    pub(crate) fn zeroed(len: usize) -> Option<Floats> {
        let multiple = if 4 * len < HUGE_PAGE { Floats::LINE } else { HUGE_PAGE };
        let mut values: Vec<f32> = zeroed(len + multiple / 4 - 1)?;
        ask_for_huge_pages(&mut values);
        let first = values.as_ptr().addr().next_multiple_of(multiple) - values.as_ptr().addr();
        Some(Floats { values, first: first / 4, len })
    }

    /// Makes them at least `len`, and more, because a context grows by a token at a time; if they were fewer, what they were is lost.
    pub(crate) fn grow(&mut self, len: usize) {
        if self.len < len {
            *self = Floats::zeroed(len + len / 4).expect("memory for what an operation computes in");
        }
    }
}

impl Deref for Floats {
    type Target = [f32];

    fn deref(&self) -> &[f32] {
        &self.values[self.first..self.first + self.len]
    }
}

impl DerefMut for Floats {
    fn deref_mut(&mut self) -> &mut [f32] {
        &mut self.values[self.first..self.first + self.len]
    }
}

impl From<&[f32]> for Floats {
    /// A copy. Panics when there is no memory for it.
    fn from(values: &[f32]) -> Floats {
        let mut floats = Floats::zeroed(values.len()).expect("memory for a copy");
        floats.copy_from_slice(values);
        floats
    }
}
