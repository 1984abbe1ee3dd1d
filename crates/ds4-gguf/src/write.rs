//! The writer: metadata and tensor table first, then tensor bytes streamed in order.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU64, Ordering},
};

use crate::{ALIGNMENT, Array, Error, ErrorKind, Tensor, TensorType, VERSION, Value, tensor::checked_bytes};

/// How messages call a file that has no path yet.
const UNNAMED: &str = "new GGUF file";

/// Collects what a file will contain, then writes it in one pass without holding any tensor.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    entries: Vec<(String, Value)>,
    /// Offsets are 0 until `plan` places them, because they depend on the size of the header.
    tensors: Vec<Tensor>,
}

impl Writer {
    /// A file with nothing in it.
    pub fn new() -> Writer {
        Writer::default()
    }

    /// Sets a metadata key. A key that is already set keeps its place and gets the new value.
    ///
    /// `general.alignment`, when set, decides the alignment of the tensor data.
    pub fn set(&mut self, key: &str, value: Value) -> &mut Self {
        match self.entries.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => *old = value,
            None => self.entries.push((key.to_owned(), value)),
        }
        self
    }

    /// Declares the next tensor; `dims` fastest first.
    ///
    /// # Errors
    /// When the name is taken, the shape is impossible, or a row is not a whole number of blocks.
    pub fn tensor(&mut self, name: &str, ty: TensorType, dims: &[u64]) -> Result<&mut Self, Error> {
        let fail = |kind| Error::new(UNNAMED, kind);
        if self.tensors.iter().any(|tensor| tensor.name == name) {
            return Err(fail(ErrorKind::DuplicateTensor { tensor: name.to_owned() }));
        }
        let n_bytes = checked_bytes(name, ty, dims).map_err(fail)?;
        self.tensors.push(Tensor { name: name.to_owned(), ty, dims: dims.to_vec(), offset: 0, n_bytes });
        Ok(self)
    }

    /// Writes the file. `fill` is asked for each tensor's bytes in the order of declaration and must write exactly
    /// `n_bytes` of them.
    ///
    /// # Errors
    /// When `general.alignment` is not a power of two, a tensor got the wrong number of bytes, or writing fails.
    pub fn write<W: Write>(
        &self,
        out: W,
        fill: impl FnMut(&Tensor, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Error> {
        self.write_named(UNNAMED, out, fill)
    }

    /// Writes the file at `path`, atomically: into a temporary file beside it, which is synced and then renamed. A
    /// reader sees the old file or the whole new one, and a failure leaves nothing behind.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub fn write_file(
        &self,
        path: &Path,
        fill: impl FnMut(&Tensor, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Error> {
        let name = path.display().to_string();
        let failed = |doing| {
            let name = &name;
            move |err| Error::new(name, ErrorKind::Io { doing, err })
        };
        let temporary = Temporary::beside(path);
        let file = File::create_new(&temporary.path).map_err(failed("create a temporary file beside it"))?;
        let mut out = BufWriter::with_capacity(1 << 20, file);
        self.write_named(&name, &mut out, fill)?;
        let file = out.into_inner().map_err(|err| failed("write the file")(err.into_error()))?;
        file.sync_all().map_err(failed("write the file to the disk"))?;
        fs::rename(&temporary.path, path).map_err(failed("give the finished file its name"))
    }

    fn write_named<W: Write>(
        &self,
        file: &str,
        out: W,
        mut fill: impl FnMut(&Tensor, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Error> {
        let failed = |err| Error::new(file, ErrorKind::Io { doing: "write the file", err });
        let plan = self.plan(file)?;
        let mut out = Counted { out, n_bytes: 0 };
        out.write_all(&plan.header).map_err(failed)?;
        for tensor in &plan.tensors {
            out.pad_to(tensor.offset).map_err(failed)?;
            fill(tensor, &mut out).map_err(failed)?;
            let got = out.n_bytes - tensor.offset;
            if got != tensor.n_bytes {
                let kind = ErrorKind::WrittenLength { tensor: tensor.name.clone(), wanted: tensor.n_bytes, got };
                return Err(Error::new(file, kind));
            }
        }
        // Other readers expect whole alignment units, also at the end.
        out.pad_to(out.n_bytes.next_multiple_of(plan.alignment)).map_err(failed)?;
        out.flush().map_err(failed)
    }

    /// Encodes the header and decides where every tensor goes.
    fn plan(&self, file: &str) -> Result<Plan, Error> {
        let alignment = self.alignment(file)?;
        let mut header = Vec::new();
        header.extend_from_slice(b"GGUF");
        header.extend_from_slice(&VERSION.to_le_bytes());
        header.extend_from_slice(&(self.tensors.len() as u64).to_le_bytes());
        header.extend_from_slice(&(self.entries.len() as u64).to_le_bytes());
        for (key, value) in &self.entries {
            put_str(&mut header, key);
            header.extend_from_slice(&(value.value_type() as u32).to_le_bytes());
            put_value(&mut header, value);
        }
        let mut tensors = self.tensors.clone();
        let mut offset = 0u64;
        for tensor in &mut tensors {
            put_str(&mut header, &tensor.name);
            header.extend_from_slice(&(tensor.dims.len() as u32).to_le_bytes());
            tensor.dims.iter().for_each(|dim| header.extend_from_slice(&dim.to_le_bytes()));
            header.extend_from_slice(&tensor.ty.id().to_le_bytes());
            header.extend_from_slice(&offset.to_le_bytes());
            tensor.offset = offset;
            let end = offset.checked_add(tensor.n_bytes).and_then(|end| end.checked_next_multiple_of(alignment));
            offset = end.ok_or_else(|| {
                let kind = ErrorKind::DimOverflow { tensor: tensor.name.clone(), dims: tensor.dims.clone() };
                Error::new(file, kind)
            })?;
        }
        let data = (header.len() as u64).next_multiple_of(alignment);
        for tensor in &mut tensors {
            tensor.offset = tensor.offset.saturating_add(data);
        }
        Ok(Plan { header, tensors, alignment })
    }

    fn alignment(&self, file: &str) -> Result<u64, Error> {
        let found = match self.entries.iter().find(|(key, _)| key == "general.alignment") {
            None => ALIGNMENT,
            Some((_, Value::U32(found))) => u64::from(*found),
            Some((key, other)) => {
                let found = other.value_type().name().to_owned();
                return Err(Error::new(file, ErrorKind::WrongType { key: key.clone(), wanted: "u32", found }));
            }
        };
        if found.is_power_of_two() { Ok(found) } else { Err(Error::new(file, ErrorKind::Alignment { found })) }
    }
}

struct Plan {
    header: Vec<u8>,
    /// With absolute offsets.
    tensors: Vec<Tensor>,
    alignment: u64,
}

fn put_str(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(&(text.len() as u64).to_le_bytes());
    out.extend_from_slice(text.as_bytes());
}

fn put_value(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::U8(v) => out.push(*v),
        Value::I8(v) => out.extend_from_slice(&v.to_le_bytes()),
        Value::U16(v) => out.extend_from_slice(&v.to_le_bytes()),
        Value::I16(v) => out.extend_from_slice(&v.to_le_bytes()),
        Value::U32(v) => out.extend_from_slice(&v.to_le_bytes()),
        Value::I32(v) => out.extend_from_slice(&v.to_le_bytes()),
        Value::F32(v) => out.extend_from_slice(&v.to_le_bytes()),
        Value::Bool(v) => out.push(u8::from(*v)),
        Value::String(v) => put_str(out, v),
        Value::Array(v) => put_array(out, v),
        Value::U64(v) => out.extend_from_slice(&v.to_le_bytes()),
        Value::I64(v) => out.extend_from_slice(&v.to_le_bytes()),
        Value::F64(v) => out.extend_from_slice(&v.to_le_bytes()),
    }
}

fn put_array(out: &mut Vec<u8>, array: &Array) {
    out.extend_from_slice(&(array.element_type() as u32).to_le_bytes());
    out.extend_from_slice(&(array.len() as u64).to_le_bytes());
    match array {
        Array::U8(list) => out.extend_from_slice(list),
        Array::I8(list) => out.extend(list.iter().flat_map(|v| v.to_le_bytes())),
        Array::U16(list) => out.extend(list.iter().flat_map(|v| v.to_le_bytes())),
        Array::I16(list) => out.extend(list.iter().flat_map(|v| v.to_le_bytes())),
        Array::U32(list) => out.extend(list.iter().flat_map(|v| v.to_le_bytes())),
        Array::I32(list) => out.extend(list.iter().flat_map(|v| v.to_le_bytes())),
        Array::F32(list) => out.extend(list.iter().flat_map(|v| v.to_le_bytes())),
        Array::Bool(list) => out.extend(list.iter().map(|&v| u8::from(v))),
        Array::Strings(list) => out.extend_from_slice(list.encoded()),
        Array::U64(list) => out.extend(list.iter().flat_map(|v| v.to_le_bytes())),
        Array::I64(list) => out.extend(list.iter().flat_map(|v| v.to_le_bytes())),
        Array::F64(list) => out.extend(list.iter().flat_map(|v| v.to_le_bytes())),
    }
}

/// Counts what passes through, so that every tensor lands where the table says.
struct Counted<W> {
    out: W,
    n_bytes: u64,
}

impl<W: Write> Counted<W> {
    fn pad_to(&mut self, offset: u64) -> io::Result<()> {
        let n = offset.saturating_sub(self.n_bytes);
        io::copy(&mut io::repeat(0).take(n), self).map(drop)
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.n_bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A temporary file that is removed when it is dropped under its own name, that is, unless it was renamed.
struct Temporary {
    path: PathBuf,
}

impl Temporary {
    /// A fresh name in the same folder, because a rename cannot cross file systems.
    fn beside(path: &Path) -> Temporary {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}-{count}.tmp", process::id()));
        Temporary { path: path.with_file_name(name) }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After the rename there is nothing to remove; before it, a leftover we cannot remove is not worth a panic.
        let _ = fs::remove_file(&self.path);
    }
}
