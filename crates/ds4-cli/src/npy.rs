//! Writing a float32 matrix as a NumPy `.npy` file (format version 1.0), row by row.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The header ends at a multiple of this.
const ALIGNMENT: usize = 64;

/// A file that is being written. It gets its name in [`Matrix::finish`], so a torn one is never seen.
pub struct Matrix {
    out: BufWriter<File>,
    path: PathBuf,
    partial: PathBuf,
    shape: (usize, usize),
    n_rows: usize,
}

impl Matrix {
    /// Begins a file of `(rows, columns)` beside `path`.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn create(path: &Path, shape: (usize, usize)) -> io::Result<Matrix> {
        let mut partial = path.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let mut out = BufWriter::new(File::create(&partial)?);
        out.write_all(&header(shape))?;
        Ok(Matrix { out, path: path.to_owned(), partial, shape, n_rows: 0 })
    }

    /// Appends the next row.
    ///
    /// # Errors
    /// When it does not have the promised length, or the disk is full.
    pub fn row(&mut self, row: &[f32]) -> io::Result<()> {
        if row.len() != self.shape.1 {
            let what = format!("row {} has {} columns, the file promises {}", self.n_rows, row.len(), self.shape.1);
            return Err(io::Error::new(io::ErrorKind::InvalidData, what));
        }
        for value in row {
            self.out.write_all(&value.to_le_bytes())?;
        }
        self.n_rows += 1;
        Ok(())
    }

    /// Completes the file and gives it its name.
    ///
    /// # Errors
    /// When rows are missing or the disk is full.
    pub fn finish(mut self) -> io::Result<()> {
        if self.n_rows != self.shape.0 {
            let what = format!("{} rows written, the file promises {}", self.n_rows, self.shape.0);
            return Err(io::Error::new(io::ErrorKind::InvalidData, what));
        }
        self.out.flush()?;
        std::fs::rename(&self.partial, &self.path)
    }
}

impl Drop for Matrix {
    fn drop(&mut self) {
        // After finish there is nothing of that name; before, the rest is worthless.
        let _ = std::fs::remove_file(&self.partial);
    }
}

fn header((rows, columns): (usize, usize)) -> Vec<u8> {
    let mut text = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}");
    let fixed = b"\x93NUMPY\x01\x00".len() + size_of::<u16>();
    let end = (fixed + text.len() + 1).next_multiple_of(ALIGNMENT);
    text.push_str(&" ".repeat(end - fixed - text.len() - 1));
    text.push('\n');
    let length = u16::try_from(text.len()).expect("two numbers fit in a short header");
    [b"\x93NUMPY\x01\x00", &length.to_le_bytes()[..], text.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_header_and_its_rows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.npy");
        let mut matrix = Matrix::create(&path, (2, 3)).unwrap();
        matrix.row(&[1.0, 2.0, 3.0]).unwrap();
        matrix.row(&[4.0, 5.0, -6.5]).unwrap();
        assert!(!path.exists());
        matrix.finish().unwrap();

        let bytes = std::fs::read(&path).unwrap();
        let length = usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
        assert_eq!(&bytes[..8], b"\x93NUMPY\x01\x00");
        assert_eq!((10 + length) % ALIGNMENT, 0);
        let text = std::str::from_utf8(&bytes[10..10 + length]).unwrap();
        assert!(text.starts_with("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"));
        assert!(text.ends_with('\n'));
        assert_eq!(bytes.len(), 10 + length + 24);
        assert_eq!(bytes[bytes.len() - 4..], (-6.5f32).to_le_bytes());
    }

    #[test]
    fn a_broken_promise_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.npy");
        let mut matrix = Matrix::create(&path, (2, 1)).unwrap();
        assert!(matrix.row(&[1.0, 2.0]).is_err());
        matrix.row(&[1.0]).unwrap();
        assert!(matrix.finish().is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
