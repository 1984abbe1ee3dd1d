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
pub(crate) mod swiglu;

/// A zeroed vector, or nothing when the system has no room. Pages that are never touched cost nothing: the zeros come from
/// the allocator, not from us.
pub(crate) fn zeroed<T: Clone + Default>(len: usize) -> Option<Vec<T>> {
    // `try_reserve` reports what `vec!` would abort on; the probe is returned before the real allocation.
    Vec::<T>::new().try_reserve_exact(len).ok()?;
    Some(vec![T::default(); len])
}
