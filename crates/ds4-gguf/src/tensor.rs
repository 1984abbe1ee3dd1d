//! One line of the tensor table.

use crate::{ErrorKind, TensorType};

/// Most dimensions a tensor may have.
const DIMS_MAX: usize = 4;

/// A tensor of a file: its name, type, shape, and where its bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tensor {
    /// Name, unique in the file.
    pub name: String,
    /// Element type.
    pub ty: TensorType,
    /// Elements per dimension, fastest first as in the file: `[in, out]` for a matrix that maps `in` to `out` values.
    pub dims: Vec<u64>,
    /// First byte, counted from the start of the file.
    pub offset: u64,
    /// Bytes of all elements.
    pub n_bytes: u64,
}

impl Tensor {
    /// Product of the dimensions.
    pub fn n_elements(&self) -> u64 {
        self.dims.iter().product()
    }
}

/// Checks a shape and returns its size in bytes: one to four dimensions, none zero, whole blocks in a row, and
/// a product that fits 64 bits.
pub(crate) fn checked_bytes(name: &str, ty: TensorType, dims: &[u64]) -> Result<u64, ErrorKind> {
    let tensor = || name.to_owned();
    if dims.is_empty() || dims.len() > DIMS_MAX {
        return Err(ErrorKind::DimCount { tensor: tensor(), n_dims: dims.len() as u64 });
    }
    if dims.contains(&0) {
        return Err(ErrorKind::ZeroDim { tensor: tensor(), dims: dims.to_vec() });
    }
    let row = dims[0];
    if !row.is_multiple_of(ty.block_len()) {
        return Err(ErrorKind::PartialBlock { tensor: tensor(), ty: ty.name(), row, block: ty.block_len() });
    }
    // Elements must fit too (not only bytes): IQ types have fewer bytes than elements.
    let overflow = || ErrorKind::DimOverflow { tensor: tensor(), dims: dims.to_vec() };
    let elements = dims.iter().try_fold(1u64, |product, &dim| product.checked_mul(dim)).ok_or_else(overflow)?;
    (elements / ty.block_len()).checked_mul(ty.block_bytes()).ok_or_else(overflow)
}

/// Refuses a number of dimensions before any of them is read.
pub(crate) fn check_dim_count(name: &str, n_dims: u32) -> Result<(), ErrorKind> {
    match n_dims as usize {
        1..=DIMS_MAX => Ok(()),
        _ => Err(ErrorKind::DimCount { tensor: name.to_owned(), n_dims: n_dims.into() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_the_published_experts() {
        assert_eq!(checked_bytes("e", TensorType::Iq2Xxs, &[4096, 2048, 256]).unwrap(), 553_648_128);
        assert_eq!(checked_bytes("e", TensorType::Q2K, &[2048, 4096, 256]).unwrap(), 704_643_072);
        assert_eq!(checked_bytes("n", TensorType::F32, &[1]).unwrap(), 4);
    }

    #[test]
    fn refuses_impossible_shapes() {
        let fails = |ty, dims: &[u64]| checked_bytes("t", ty, dims).unwrap_err();
        assert!(matches!(fails(TensorType::F32, &[]), ErrorKind::DimCount { n_dims: 0, .. }));
        assert!(matches!(fails(TensorType::F32, &[1; 5]), ErrorKind::DimCount { n_dims: 5, .. }));
        assert!(matches!(fails(TensorType::F32, &[4, 0]), ErrorKind::ZeroDim { .. }));
        assert!(matches!(fails(TensorType::Q8_0, &[33, 32]), ErrorKind::PartialBlock { row: 33, block: 32, .. }));
        assert!(matches!(fails(TensorType::F32, &[1 << 32, 1 << 32]), ErrorKind::DimOverflow { .. }));
        assert!(matches!(fails(TensorType::F32, &[1 << 62]), ErrorKind::DimOverflow { .. }));
    }
}
