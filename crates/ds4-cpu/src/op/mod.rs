//! Operations that have code of their own on the CPU, each in a file with the name of its definition.

pub(crate) mod attend;
pub(crate) mod compress;
pub(crate) mod embed;
pub(crate) mod experts;
pub(crate) mod hyper;
pub(crate) mod index_select;
pub(crate) mod matmul;
pub(crate) mod norm;
pub(crate) mod product;
pub(crate) mod rope;
pub(crate) mod route;
pub(crate) mod swiglu;

/// A zeroed vector, or nothing when the system has no room. Pages that are never touched cost nothing: the zeros come from
/// the allocator, not from us.
pub(crate) fn zeroed<T: Clone + Default>(len: usize) -> Option<Vec<T>> {
    // `try_reserve` reports what `vec!` would abort on; the probe is returned before the real allocation.
    Vec::<T>::new().try_reserve_exact(len).ok()?;
    Some(vec![T::default(); len])
}

/// Bytes of a huge page where there are any.
pub(crate) const HUGE_PAGE: usize = 2 << 20;

/// Asks the system to keep these by huge pages: the rows of a batch lie on more small ones than a processor remembers.
#[cfg(target_os = "linux")]
pub(crate) fn ask_for_huge_pages(values: &mut [f32]) {
    let range = values.as_mut_ptr_range();
    let (start, end) = (range.start.addr().next_multiple_of(HUGE_PAGE), range.end.addr() / HUGE_PAGE * HUGE_PAGE);
    if start < end {
        // SAFETY: whole pages inside of the vector; advice does not change what is in them. If it is not taken, nothing is lost.
        unsafe { libc::madvise(range.start.with_addr(start).cast(), end - start, libc::MADV_HUGEPAGE) };
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn ask_for_huge_pages(_: &mut [f32]) {}
