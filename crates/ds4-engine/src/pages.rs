//! Pages and slots: who holds them.
//!
//! A page is a reference-counted place for the compressed rows of some tokens. Sequences that share a prefix hold the same
//! pages, and so does the prefix tree. Rows are append-only, so a page can be read by many while its one writer goes on
//! behind what they rely on; whoever else wants to go on from there writes to a copy.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is free.
#[derive(Debug)]
struct Free {
    slots: Vec<usize>,
    pages: Vec<i32>,
}

/// The slots and pages of one engine.
#[derive(Clone, Debug)]
pub(crate) struct Pool {
    free: Arc<Mutex<Free>>,
    n_pages: usize,
}

impl Pool {
    pub fn new(n_slots: usize, n_pages: usize) -> Pool {
        // Lowest numbers are handed out first.
        let free = Free { slots: (0..n_slots).rev().collect(), pages: (0..n_pages as i32).rev().collect() };
        Pool { free: Arc::new(Mutex::new(free)), n_pages }
    }

    fn free(&self) -> MutexGuard<'_, Free> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A page that nobody holds, if there is one.
    pub fn page(&self) -> Option<Page> {
        let id = self.free().pages.pop()?;
        Some(Page(Arc::new(Held { id, sealed: AtomicUsize::new(0), pool: self.clone() })))
    }

    /// A slot that nobody holds, if there is one.
    pub fn slot(&self) -> Option<Slot> {
        let id = self.free().slots.pop()?;
        Some(Slot { id, pool: self.clone() })
    }

    /// Pages that nobody holds.
    pub fn n_free_pages(&self) -> usize {
        self.free().pages.len()
    }

    /// All pages there are.
    pub fn n_pages(&self) -> usize {
        self.n_pages
    }
}

#[derive(Debug)]
struct Held {
    id: i32,
    /// Tokens at the page's start that somebody besides the writer relies on.
    sealed: AtomicUsize,
    pool: Pool,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.pool.free().pages.push(self.id);
    }
}

/// A hold on a page. The page is free again when the last hold is dropped.
#[derive(Clone, Debug)]
pub(crate) struct Page(Arc<Held>);

impl Page {
    /// Its physical number.
    pub fn id(&self) -> i32 {
        self.0.id
    }

    /// Makes the rows of the first `n_tokens` tokens immutable: somebody relies on them from now on.
    pub fn seal(&self, n_tokens: usize) {
        self.0.sealed.fetch_max(n_tokens, Ordering::Relaxed);
    }

    /// Tokens whose rows must not change any more.
    pub fn sealed(&self) -> usize {
        self.0.sealed.load(Ordering::Relaxed)
    }

    /// Whether both are holds on the same page.
    pub fn is(&self, other: &Page) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A sequence's place in the rings.
#[derive(Debug)]
pub(crate) struct Slot {
    id: usize,
    pool: Pool,
}

impl Slot {
    /// Its number.
    pub fn id(&self) -> usize {
        self.id
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.pool.free().slots.push(self.id);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// What a holder does, one after the other: takes a page, shares a neighbour's hold, drops one hold, drops the rest.
    const STEPS: u8 = 4;

    fn act(pool: &Pool, holders: &mut [Vec<Page>; 3], who: usize, step: u8) {
        match step {
            0 => holders[who].extend(pool.page()),
            1 => {
                let hold = holders[(who + 1) % 3].first().cloned();
                holders[who].extend(hold);
            }
            2 => drop(holders[who].pop()),
            _ => holders[who].clear(),
        }
    }

    /// Calls `f` with every order of three holders' steps.
    fn interleavings(order: &mut Vec<usize>, left: [u8; 3], f: &mut dyn FnMut(&[usize])) {
        if left == [0; 3] {
            return f(order);
        }
        for who in (0..3).filter(|who| left[*who] > 0) {
            let mut left = left;
            left[who] -= 1;
            order.push(who);
            interleavings(order, left, f);
            order.pop();
        }
    }

    #[test]
    fn in_every_interleaving_a_page_is_held_or_free_and_never_both() {
        let mut n = 0;
        interleavings(&mut Vec::new(), [STEPS; 3], &mut |order| {
            let (pool, mut holders, mut done) = (Pool::new(0, 2), <[Vec<Page>; 3]>::default(), [0; 3]);
            for who in order {
                act(&pool, &mut holders, *who, done[*who]);
                done[*who] += 1;
                let held: BTreeSet<i32> = holders.iter().flatten().map(Page::id).collect();
                let free: BTreeSet<i32> = pool.free().pages.iter().copied().collect();
                assert_eq!(free.len(), pool.n_free_pages(), "a page is free twice: {order:?}");
                assert!(free.is_disjoint(&held) && free.len() + held.len() == 2, "{order:?}: {held:?}, {free:?}");
            }
            n += 1;
        });
        assert_eq!(n, 34650);
    }

    #[test]
    fn a_dropped_slot_is_free_again() {
        let pool = Pool::new(1, 0);
        let slot = pool.slot();
        assert!(slot.is_some() && pool.slot().is_none());
        drop(slot);
        assert!(pool.slot().is_some());
    }
}
