//! The host as a device: kernels compiled as C++ (`kernels/emulate.h`). For tests; slow.

use std::ffi::{CString, c_char, c_int, c_void};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use ds4_ops::{LaunchTimes, Mark};

use crate::driver::Result;
use crate::view::Ptr;

unsafe extern "C" {
    fn ds4_emulate(name: *const c_char, grid: *const u32, threads: u32, params: *const c_void) -> c_int;
}

/// The emulator has one set of fibers.
static EMULATOR: Mutex<()> = Mutex::new(());

/// What launches take, once that was asked for.
#[derive(Default)]
pub(crate) struct Timer {
    pub times: Option<LaunchTimes>,
    marks: Vec<Mark>,
}

impl Timer {
    pub fn start(&mut self) {
        *self = Timer { times: Some(LaunchTimes::default()), marks: Vec::new() };
    }

    pub fn mark(&mut self, mark: Mark) {
        self.marks.extend(self.times.as_ref().map(|_| mark));
    }

    pub fn timed<T>(&mut self, name: &str, mark: Option<usize>, launch: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let launched = launch();
        if let Some(times) = &mut self.times {
            times.add(name.into(), mark, started.elapsed().as_secs_f64());
        }
        launched
    }

    pub fn end_pass(&mut self) {
        if let Some(times) = &mut self.times {
            times.end_pass(&std::mem::take(&mut self.marks));
        }
    }
}

/// Host memory that kernels see as device memory.
pub(crate) struct Memory(Vec<u128>);

impl Memory {
    pub fn new(len: usize) -> Memory {
        Memory(vec![0; len.div_ceil(16) + 1])
    }

    pub fn ptr(&self) -> Ptr {
        self.0.as_ptr() as Ptr
    }
}

pub(crate) fn launch(name: &str, grid: [u32; 3], threads: u32, params: *const c_void) -> Result<()> {
    let c_name = CString::new(name).map_err(|e| e.to_string())?;
    let _one = EMULATOR.lock().unwrap_or_else(PoisonError::into_inner);
    // SAFETY: the parameters are the struct that the kernel of this name takes, and point to memory of this device.
    match unsafe { ds4_emulate(c_name.as_ptr(), grid.as_ptr(), threads, params) } {
        1 => Ok(()),
        2 => Err(format!(
            "kernel {name}, grid {grid:?}: no thread waits for the kernels before it, so it may end before them"
        )),
        _ => Err(format!("no kernel {name}")),
    }
}

pub(crate) fn write(at: Ptr, bytes: &[u8]) {
    // SAFETY: the caller's range lies in a live `Memory`.
    unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), at as *mut u8, bytes.len()) }
}

pub(crate) fn read(at: Ptr, bytes: &mut [u8]) {
    // SAFETY: as above.
    unsafe { std::ptr::copy_nonoverlapping(at as *const u8, bytes.as_mut_ptr(), bytes.len()) }
}

pub(crate) fn copy(from: Ptr, to: Ptr, len: usize) {
    // SAFETY: as above; the ranges may overlap.
    unsafe { std::ptr::copy(from as *const u8, to as *mut u8, len) }
}
