//! Slots and pages: who holds them. A sequence gives back what it holds when it is dropped.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is free.
#[derive(Debug)]
struct Free {
    slots: Vec<usize>,
    pages: Vec<i32>,
}

/// The free slots and pages of one engine.
#[derive(Clone, Debug)]
pub(crate) struct Pool(Arc<Mutex<Free>>);

impl Pool {
    pub fn new(n_slots: usize, n_pages: usize) -> Pool {
        // Lowest numbers are handed out first.
        let free = Free { slots: (0..n_slots).rev().collect(), pages: (0..n_pages as i32).rev().collect() };
        Pool(Arc::new(Mutex::new(free)))
    }

    fn free(&self) -> MutexGuard<'_, Free> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A slot without pages, if one is free.
    pub fn lease(&self) -> Option<Lease> {
        let slot = self.free().slots.pop()?;
        Some(Lease { pool: self.clone(), slot, pages: Vec::new() })
    }
}

/// One sequence's slot and its pages in logical order.
#[derive(Debug)]
pub(crate) struct Lease {
    pool: Pool,
    pub slot: usize,
    pub pages: Vec<i32>,
}

impl Lease {
    /// Holds at least `n` pages.
    ///
    /// # Panics
    /// If there are fewer pages than every slot's share: the plan reserves all of them.
    pub fn grow(&mut self, n: usize) {
        while self.pages.len() < n {
            let page = self.pool.free().pages.pop();
            self.pages.push(page.expect("the memory plan reserves pages for every sequence's whole context"));
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let mut free = self.pool.free();
        free.slots.push(self.slot);
        free.pages.extend(self.pages.drain(..).rev());
    }
}
