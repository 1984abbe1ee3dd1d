//! The reader: parses and checks a whole header, and hands out tensor bytes without copying them.
//!
//! Layout (all little-endian): `GGUF`, u32 version, u64 tensor count, u64 metadata count; metadata entries; tensor
//! entries; padding to the alignment; tensor data. A string is a u64 length and its bytes. A metadata entry is a key,
//! a u32 type and a value. A tensor entry is a name, u32 number of dimensions, u64 dimensions, u32 type, and a u64
//! offset that counts from the start of the data.

use std::{fmt, path::Path};

use bytes::Bytes;

use crate::{
    ALIGNMENT, Array, Error, ErrorKind, Metadata, Strings, Tensor, TensorType, VERSION, Value,
    cursor::Cursor,
    map::map,
    metadata::sorted_unique,
    tensor::{check_dim_count, checked_bytes},
    value::ValueType,
};

/// Least bytes of a metadata entry: key length, type, one byte of value.
const ENTRY_BYTES_MIN: u64 = 8 + 4 + 1;

/// Least bytes of a tensor entry: name length, number of dimensions, one dimension, type, offset.
const TENSOR_BYTES_MIN: u64 = 8 + 4 + 8 + 4 + 8;

/// A parsed GGUF file over shared bytes.
pub struct Gguf {
    name: String,
    bytes: Bytes,
    metadata: Metadata,
    tensors: Vec<Tensor>,
    /// Indices into `tensors`, sorted by name.
    by_name: Vec<usize>,
}

impl Gguf {
    /// Maps a file and checks its header. The file must not change while this or any slice of it lives.
    ///
    /// # Errors
    /// When the file cannot be read, or is not a sound GGUF version 3 file: see [`ErrorKind`].
    pub fn open(path: &Path) -> Result<Gguf, Error> {
        let name = path.display().to_string();
        let bytes = map(&name, path)?;
        Gguf::from_bytes(name, bytes)
    }

    /// Checks a file that is already in memory. `name` is for messages.
    ///
    /// # Errors
    /// As [`Gguf::open`].
    pub fn from_bytes(name: impl Into<String>, bytes: Bytes) -> Result<Gguf, Error> {
        let name = name.into();
        let mut cursor = Cursor::new(&name, &bytes);
        let counts = header(&mut cursor)?;
        let entries = entries(&mut cursor, counts.entries)?;
        let metadata = Metadata::new(&name, entries)?;
        let mut tensors = tensors(&mut cursor, counts.tensors)?;
        let header_bytes = cursor.pos();
        place(&name, &mut tensors, header_bytes, alignment(&name, &metadata)?, bytes.len() as u64)?;
        check_overlap(&name, &tensors)?;
        let by_name = sorted_unique(&tensors, |tensor| &tensor.name)
            .map_err(|tensor| Error::new(&name, ErrorKind::DuplicateTensor { tensor: tensor.to_owned() }))?;
        Ok(Gguf { name, bytes, metadata, tensors, by_name })
    }

    /// The file as the caller named it, for messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Size of the whole file.
    pub fn n_bytes(&self) -> u64 {
        self.bytes.len() as u64
    }

    /// The key-value part.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// All tensors, in file order.
    pub fn tensors(&self) -> &[Tensor] {
        &self.tensors
    }

    /// The tensor with this name.
    pub fn tensor(&self, name: &str) -> Option<&Tensor> {
        let found = self.by_name.binary_search_by(|&i| self.tensors[i].name.as_str().cmp(name)).ok()?;
        Some(&self.tensors[self.by_name[found]])
    }

    /// The bytes of one of this file's tensors: a slice of the mapping, not a copy. It keeps the mapping alive.
    ///
    /// # Panics
    /// When the tensor is not of this file and lies outside of it.
    pub fn data(&self, tensor: &Tensor) -> Bytes {
        let (offset, n_bytes) = (tensor.offset as usize, tensor.n_bytes as usize);
        assert!(
            offset.checked_add(n_bytes).is_some_and(|end| end <= self.bytes.len()),
            "tensor {} at {offset} with {n_bytes} bytes is not in {}, which has {}",
            tensor.name,
            self.name,
            self.bytes.len()
        );
        self.bytes.slice(offset..offset + n_bytes)
    }
}

impl fmt::Debug for Gguf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gguf")
            .field("name", &self.name)
            .field("n_bytes", &self.bytes.len())
            .field("n_tensors", &self.tensors.len())
            .finish_non_exhaustive()
    }
}

struct Counts {
    tensors: usize,
    entries: usize,
}

fn header(cursor: &mut Cursor<'_>) -> Result<Counts, Error> {
    let magic = cursor.take(4, format_args!("the header"))?;
    if magic != b"GGUF" {
        return Err(cursor.fail(ErrorKind::Magic { found: magic.to_vec() }));
    }
    let found = cursor.u32(format_args!("the version"))?;
    if found.swap_bytes() <= VERSION && found != 0 {
        return Err(cursor.fail(ErrorKind::BigEndian { found }));
    }
    if found != VERSION {
        return Err(cursor.fail(ErrorKind::Version { found }));
    }
    let offset = cursor.pos();
    let tensors = cursor.u64(format_args!("the tensor count"))?;
    let entries = cursor.count(ENTRY_BYTES_MIN, format_args!("the metadata count"))?;
    let tensors = cursor.check_count(tensors, TENSOR_BYTES_MIN, offset, format_args!("the tensor count"))?;
    Ok(Counts { tensors, entries })
}

fn entries(cursor: &mut Cursor<'_>, count: usize) -> Result<Vec<(String, Value)>, Error> {
    // Entries are bigger in memory than the least they take in a file, so the list grows as they turn up.
    let mut entries = Vec::new();
    for i in 0..count {
        let key = cursor.str(format_args!("the key of metadata entry {i}"))?;
        let ty = value_type(cursor, key)?;
        entries.push((key.to_owned(), value(cursor, key, ty)?));
    }
    Ok(entries)
}

fn value_type(cursor: &mut Cursor<'_>, key: &str) -> Result<ValueType, Error> {
    let offset = cursor.pos();
    let id = cursor.u32(format_args!("the type of metadata key {key}"))?;
    ValueType::from_id(id).ok_or_else(|| cursor.fail(ErrorKind::ValueType { key: key.to_owned(), id, offset }))
}

fn value(cursor: &mut Cursor<'_>, key: &str, ty: ValueType) -> Result<Value, Error> {
    /// The one element of a scalar, which is read as a list of one.
    fn one<T: Copy>(list: Vec<T>) -> T {
        list[0]
    }
    Ok(match ty {
        ValueType::U8 => Value::U8(one(numbers(cursor, key, 1, u8::from_le_bytes)?)),
        ValueType::I8 => Value::I8(one(numbers(cursor, key, 1, i8::from_le_bytes)?)),
        ValueType::U16 => Value::U16(one(numbers(cursor, key, 1, u16::from_le_bytes)?)),
        ValueType::I16 => Value::I16(one(numbers(cursor, key, 1, i16::from_le_bytes)?)),
        ValueType::U32 => Value::U32(one(numbers(cursor, key, 1, u32::from_le_bytes)?)),
        ValueType::I32 => Value::I32(one(numbers(cursor, key, 1, i32::from_le_bytes)?)),
        ValueType::F32 => Value::F32(one(numbers(cursor, key, 1, f32::from_le_bytes)?)),
        ValueType::Bool => Value::Bool(one(bools(cursor, key, 1)?)),
        ValueType::String => Value::String(cursor.str(format_args!("metadata key {key}"))?.to_owned()),
        ValueType::Array => Value::Array(array(cursor, key)?),
        ValueType::U64 => Value::U64(one(numbers(cursor, key, 1, u64::from_le_bytes)?)),
        ValueType::I64 => Value::I64(one(numbers(cursor, key, 1, i64::from_le_bytes)?)),
        ValueType::F64 => Value::F64(one(numbers(cursor, key, 1, f64::from_le_bytes)?)),
    })
}

fn array(cursor: &mut Cursor<'_>, key: &str) -> Result<Array, Error> {
    let offset = cursor.pos();
    let ty = value_type(cursor, key)?;
    let element_bytes = match ty {
        ValueType::Array => return Err(cursor.fail(ErrorKind::NestedArray { key: key.to_owned(), offset })),
        ValueType::U8 | ValueType::I8 | ValueType::Bool => 1,
        ValueType::U16 | ValueType::I16 => 2,
        ValueType::U32 | ValueType::I32 | ValueType::F32 => 4,
        ValueType::String | ValueType::U64 | ValueType::I64 | ValueType::F64 => 8,
    };
    let n = cursor.count(element_bytes, format_args!("the array of metadata key {key}"))?;
    Ok(match ty {
        ValueType::U8 => Array::U8(numbers(cursor, key, n, u8::from_le_bytes)?),
        ValueType::I8 => Array::I8(numbers(cursor, key, n, i8::from_le_bytes)?),
        ValueType::U16 => Array::U16(numbers(cursor, key, n, u16::from_le_bytes)?),
        ValueType::I16 => Array::I16(numbers(cursor, key, n, i16::from_le_bytes)?),
        ValueType::U32 => Array::U32(numbers(cursor, key, n, u32::from_le_bytes)?),
        ValueType::I32 => Array::I32(numbers(cursor, key, n, i32::from_le_bytes)?),
        ValueType::F32 => Array::F32(numbers(cursor, key, n, f32::from_le_bytes)?),
        ValueType::Bool => Array::Bool(bools(cursor, key, n)?),
        ValueType::String => Array::Strings(strings(cursor, key, n)?),
        ValueType::Array => unreachable!("refused above"),
        ValueType::U64 => Array::U64(numbers(cursor, key, n, u64::from_le_bytes)?),
        ValueType::I64 => Array::I64(numbers(cursor, key, n, i64::from_le_bytes)?),
        ValueType::F64 => Array::F64(numbers(cursor, key, n, f64::from_le_bytes)?),
    })
}

fn numbers<T, const N: usize>(
    cursor: &mut Cursor<'_>,
    key: &str,
    n: usize,
    decode: fn([u8; N]) -> T,
) -> Result<Vec<T>, Error> {
    // The product cannot wrap: an array's count was checked against the rest of the file.
    let bytes = cursor.take((n * N) as u64, format_args!("metadata key {key}"))?;
    Ok(bytes.as_chunks::<N>().0.iter().map(|&chunk| decode(chunk)).collect())
}

fn bools(cursor: &mut Cursor<'_>, key: &str, n: usize) -> Result<Vec<bool>, Error> {
    let start = cursor.pos();
    let bytes = cursor.take(n as u64, format_args!("metadata key {key}"))?;
    match bytes.iter().position(|&byte| byte > 1) {
        Some(i) => {
            let offset = start + i as u64;
            Err(cursor.fail(ErrorKind::Bool { key: key.to_owned(), found: bytes[i], offset }))
        }
        None => Ok(bytes.iter().map(|&byte| byte == 1).collect()),
    }
}

fn strings(cursor: &mut Cursor<'_>, key: &str, n: usize) -> Result<Strings, Error> {
    let start = cursor.pos();
    let mut starts = Vec::with_capacity(n + 1);
    starts.push(0);
    for i in 0..n {
        cursor.str(format_args!("metadata key {key}, string {i}"))?;
        starts.push((cursor.pos() - start) as usize);
    }
    Ok(Strings::from_encoded(cursor.shared_since(start), starts))
}

/// The tensor table, with offsets still relative to the data section.
fn tensors(cursor: &mut Cursor<'_>, count: usize) -> Result<Vec<Tensor>, Error> {
    let mut tensors = Vec::new();
    for i in 0..count {
        let name = cursor.str(format_args!("the name of tensor {i}"))?;
        let n_dims = cursor.u32(format_args!("the number of dimensions of tensor {name}"))?;
        check_dim_count(name, n_dims).map_err(|kind| cursor.fail(kind))?;
        let dims = (0..n_dims)
            .map(|_| cursor.u64(format_args!("the dimensions of tensor {name}")))
            .collect::<Result<Vec<u64>, Error>>()?;
        let id = cursor.u32(format_args!("the type of tensor {name}"))?;
        let ty = TensorType::from_id(id)
            .ok_or_else(|| cursor.fail(ErrorKind::TensorType { tensor: name.to_owned(), id }))?;
        let offset = cursor.u64(format_args!("the offset of tensor {name}"))?;
        let n_bytes = checked_bytes(name, ty, &dims).map_err(|kind| cursor.fail(kind))?;
        tensors.push(Tensor { name: name.to_owned(), ty, dims, offset, n_bytes });
    }
    Ok(tensors)
}

/// `general.alignment`, or its default.
fn alignment(file: &str, metadata: &Metadata) -> Result<u64, Error> {
    let found = metadata.u64("general.alignment")?.unwrap_or(ALIGNMENT);
    if found.is_power_of_two() { Ok(found) } else { Err(Error::new(file, ErrorKind::Alignment { found })) }
}

/// Makes the offsets absolute. Each tensor must be aligned and end inside the file.
fn place(file: &str, tensors: &mut [Tensor], header_bytes: u64, alignment: u64, n_bytes: u64) -> Result<(), Error> {
    // In 128 bits none of these sums can wrap.
    let data = u128::from(header_bytes).next_multiple_of(alignment.into());
    for tensor in tensors {
        let (name, offset) = (|| tensor.name.clone(), tensor.offset);
        if !offset.is_multiple_of(alignment) {
            return Err(Error::new(file, ErrorKind::Misaligned { tensor: name(), offset, alignment }));
        }
        let start = data + u128::from(offset);
        let end = start + u128::from(tensor.n_bytes);
        if end > n_bytes.into() {
            return Err(Error::new(file, ErrorKind::OutOfRange { tensor: name(), start, end, n_bytes }));
        }
        tensor.offset = start as u64;
    }
    Ok(())
}

/// Tensors may share one identical range (files made for measuring alias the experts of many layers), but a partial
/// overlap means that an offset or a shape is wrong.
fn check_overlap(file: &str, tensors: &[Tensor]) -> Result<(), Error> {
    let range = |tensor: &Tensor| tensor.offset..tensor.offset + tensor.n_bytes;
    let mut order: Vec<&Tensor> = tensors.iter().collect();
    order.sort_unstable_by_key(|tensor| (tensor.offset, tensor.n_bytes));
    for pair in order.windows(2) {
        let (first, second) = (range(pair[0]), range(pair[1]));
        if second.start < first.end && first != second {
            return Err(Error::new(
                file,
                ErrorKind::Overlap {
                    first: pair[0].name.clone(),
                    first_range: first,
                    second: pair[1].name.clone(),
                    second_range: second,
                },
            ));
        }
    }
    Ok(())
}
