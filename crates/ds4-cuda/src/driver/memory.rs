//! Memory of a GPU, and page-locked memory of the host.

use std::ffi::c_void;
use std::sync::{Arc, Weak};

use cudarc::driver::sys;

use super::{Context, Gpu, Result, check};
use crate::view::Ptr;

/// What the driver gives out: whole pages.
const PAGE_BYTES: usize = 2 << 20;
/// Bytes of a block that small allocations share.
const BLOCK_BYTES: usize = 32 << 20;

/// Memory on the GPU as the driver has it, given back when dropped.
struct Block {
    at: Ptr,
    context: Arc<Context>,
}

/// A piece of a block, or all of it; the last one gives the block back.
pub(crate) struct Memory {
    pub(super) at: Ptr,
    _block: Arc<Block>,
}

/// The end of a block that nobody has yet.
pub(super) struct Tail {
    block: Weak<Block>,
    at: Ptr,
    len: usize,
}

impl Memory {
    pub fn ptr(&self) -> Ptr {
        self.at
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        self.context.bind();
        let _ = called!(cuMemFree_v2(self.at));
    }
}

/// Page-locked memory of the host.
pub(super) struct Pinned {
    pub(super) at: *mut u8,
    len: usize,
    context: Arc<Context>,
}

// SAFETY: plain memory with one owner.
unsafe impl Send for Pinned {}

impl Pinned {
    pub(super) fn new(context: &Arc<Context>, len: usize) -> Result<Pinned> {
        let at: *mut c_void = filled!(cuMemHostAlloc(len, 0))?;
        Ok(Pinned { at: at.cast(), len, context: context.clone() })
    }

    pub(super) fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: `len` bytes that this value owns; the GPU has finished with them where the callers write.
        unsafe { std::slice::from_raw_parts_mut(self.at, self.len) }
    }
}

impl Drop for Pinned {
    fn drop(&mut self) {
        self.context.bind();
        let _ = called!(cuMemFreeHost(self.at.cast()));
    }
}

impl Gpu {
    /// Free and total bytes.
    pub fn memory(&self) -> Result<(u64, u64)> {
        self.context.bind();
        let (mut free, mut total) = (0, 0);
        called!(cuMemGetInfo_v2(&mut free, &mut total))?;
        Ok((free as u64, total as u64))
    }

    /// Zeroed memory. What would leave much of its last page unused shares a block with others.
    pub fn alloc(&mut self, len: usize) -> Result<Memory> {
        self.context.bind();
        let pages = len.max(1).next_multiple_of(PAGE_BYTES);
        let memory = if (pages - len) * 16 <= len { self.block(pages)?.0 } else { self.piece(len.max(16))? };
        called!(cuMemsetD8Async(memory.at, 0, len.max(16), self.stream))?;
        Ok(memory)
    }

    fn block(&self, len: usize) -> Result<(Memory, Weak<Block>)> {
        let block = Arc::new(Block { at: filled!(cuMemAlloc_v2(len))?, context: self.context.clone() });
        let weak = Arc::downgrade(&block);
        Ok((Memory { at: block.at, _block: block }, weak))
    }

    fn piece(&mut self, len: usize) -> Result<Memory> {
        let len = len.next_multiple_of(256);
        self.tails.retain(|tail| tail.block.strong_count() > 0);
        let mut fitting = self.tails.iter_mut().filter(|tail| tail.len >= len);
        if let Some((tail, block)) = fitting.find_map(|tail| tail.block.upgrade().map(|block| (tail, block))) {
            let memory = Memory { at: tail.at, _block: block };
            (tail.at, tail.len) = (tail.at + len as u64, tail.len - len);
            return Ok(memory);
        }
        let all = len.next_multiple_of(PAGE_BYTES).max(BLOCK_BYTES);
        let (memory, block) = self.block(all)?;
        self.tails.push(Tail { block, at: memory.at + len as u64, len: all - len });
        Ok(memory)
    }
}
