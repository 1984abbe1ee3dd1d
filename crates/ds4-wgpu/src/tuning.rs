//! How the work of the decode kernels is cut, by device.

/// Outputs of a workgroup, and its invocations.
pub(crate) type Cut = (usize, usize);

/// The cuts of the kernels that read weights for few rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tuning {
    /// Dense products.
    pub dense: Cut,
    /// Gate and up of the experts.
    pub up: Cut,
    /// Down of the experts.
    pub down: Cut,
}

impl Default for Tuning {
    fn default() -> Tuning {
        Tuning { dense: (4, 64), up: (2, 64), down: (2, 64) }
    }
}

impl Tuning {
    /// The cut of a dense product of `cols` columns and `out` outputs. A workgroup has no more invocations than octets of columns, and
    /// fewer outputs where there would be few workgroups.
    pub(crate) fn matvec(&self, cols: usize, out: usize) -> Cut {
        let (mut outs, threads) = self.dense;
        while outs > 1 && out / outs < 512 {
            outs /= 2;
        }
        (outs, threads.min((cols / 8).next_power_of_two()).max(32))
    }
}
