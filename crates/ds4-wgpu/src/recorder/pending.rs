//! Work that is put off: what comes next may do it on the way.

use super::{Recorder, Workgroups};
use crate::buffer::Storage;
use crate::shader::{Kernel, Variant};

/// A `hyper_expand` that was put off.
pub(crate) struct PendingExpand {
    pub y: Storage,
    pub post: Storage,
    pub comb: Storage,
    pub streams: Storage,
    pub n_rows: usize,
    pub p: ds4_ops::op::hyper::Hyper,
}

/// Products of few rows that were put off.
pub(crate) struct PendingProducts {
    pub kernel: &'static Kernel,
    pub variant: Variant,
    pub x: Storage,
    /// Matrices and what their products go to.
    pub products: Vec<(Storage, Storage)>,
    pub n_rows: u32,
    pub workgroups: Workgroups,
    /// The mark that they come before.
    pub mark: Option<usize>,
}

impl PendingProducts {
    /// Matrices.
    pub fn n(&self) -> usize {
        self.products.len()
    }

    /// The binding of the last of the buffers that come behind those of the products.
    pub fn arrived_at(&self, rest: &[&Storage]) -> u32 {
        (2 * self.n() + rest.len()) as u32
    }
}

impl Recorder {
    /// Puts an expansion off until something else is recorded.
    pub fn expand_later(&mut self, pending: PendingExpand) {
        self.settle_pending();
        self.pending = Some(pending);
    }

    /// The expansion of these streams that was put off, for one who does it on the way.
    pub fn take_expand(&mut self, streams: &Storage, n_rows: usize) -> Option<PendingExpand> {
        self.pending.take_if(|x| x.streams.id == streams.id && x.n_rows == n_rows)
    }

    /// Puts products off until something else is recorded.
    pub fn launch_later(&mut self, products: PendingProducts) {
        self.settle_pending();
        self.products = Some(products);
    }

    /// The products that were put off, if what they go to is what somebody goes on with.
    pub fn take_products(&mut self, suit: impl FnOnce(&[&Storage]) -> bool) -> Option<PendingProducts> {
        self.products.take_if(|pending| suit(&pending.products.iter().map(|(_, y)| y).collect::<Vec<_>>()))
    }

    /// Launches products by a kernel that goes on with them: its further constants and buffers.
    pub fn launch_products(
        &mut self,
        pending: PendingProducts,
        kernel: &'static Kernel,
        constants: &[u32],
        rest: &[&Storage],
    ) {
        let PendingProducts { mut variant, x, products, n_rows, workgroups, mark, .. } = pending;
        let first = 5 + 4 * products.len();
        variant.constants[first..first + constants.len()].copy_from_slice(constants);
        let of_products = products.iter().flat_map(|(w, y)| [w, y]);
        let buffers: Vec<_> = std::iter::once(&x).chain(of_products).chain(rest.iter().copied()).collect();
        let now = std::mem::replace(&mut self.mark, mark);
        self.launch(kernel.with(variant, &buffers, &[n_rows], workgroups));
        self.mark = now;
    }

    /// Records what was put off.
    pub(super) fn settle_pending(&mut self) {
        if let Some(products) = self.products.take() {
            let kernel = products.kernel;
            self.launch_products(products, kernel, &[], &[]);
        }
        if let Some(pending) = self.pending.take() {
            crate::op::hyper::expand_now(self, &pending);
        }
    }

    /// Records everything that was put off.
    pub(super) fn settle(&mut self) {
        self.settle_pending();
        for (launch, uses) in std::mem::take(&mut self.soon) {
            self.push(launch, &uses);
        }
    }
}
