//! A device that fails when it is told to: what comes above devices is tested with it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use ds4_quant::Format;

use crate::op::likeliest::{Likeliest, Reach};
use crate::op::{attend, compress, embed, experts, hyper, index_select, matmul, norm, ring, rope, round, route};
use crate::{Backend, DeviceError, RowLayout, Step};

/// What can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An operation or a copy is not done. Whoever waits for the device next hears of it.
    Launch,
    /// Waiting for what was encoded.
    Submit,
    /// Reading what is on the device.
    Read,
}

/// What a device is to fail of; everybody has the same who clones it.
#[derive(Clone, Debug, Default)]
pub struct Faults(Arc<Mutex<Orders>>);

#[derive(Debug, Default)]
struct Orders {
    /// What fails, after how many that do not.
    next: Option<(Fault, usize)>,
    /// Everything fails from the first failure on.
    lasting: bool,
    is_lost: bool,
    /// Failures so far.
    n_failed: usize,
}

impl Faults {
    fn orders(&self) -> MutexGuard<'_, Orders> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// After `n` that work one of this kind does not, and whatever was ordered before is forgotten.
    pub fn once(&self, fault: Fault, n: usize) {
        *self.orders() = Orders { next: Some((fault, n)), ..Orders::default() };
    }

    /// The same, and nothing works from there on.
    pub fn for_good(&self, fault: Fault, n: usize) {
        *self.orders() = Orders { next: Some((fault, n)), lasting: true, ..Orders::default() };
    }

    /// Everything works again; how often something did not.
    pub fn mend(&self) -> usize {
        std::mem::take(&mut *self.orders()).n_failed
    }

    /// Whether this time it fails.
    fn strikes(&self, fault: Fault) -> bool {
        let mut orders = self.orders();
        if let Some((_, left)) = orders.next.as_mut().filter(|(kind, left)| *kind == fault && *left > 0) {
            *left -= 1;
            return false;
        }
        let strikes = orders.is_lost || orders.next.is_some_and(|(kind, _)| kind == fault);
        if strikes {
            (orders.next, orders.is_lost) = (None, orders.lasting);
            orders.n_failed += 1;
        }
        strikes
    }
}

/// `B`, but for what [`Faults`] say. Fused operations run one by one.
#[derive(Debug)]
pub struct Failing<B> {
    be: B,
    faults: Faults,
    /// What failed and was not told yet.
    untold: Option<String>,
    /// It does not wait where its logits are read next, as the contract allows.
    is_late: bool,
    leaves_logits: bool,
}

impl<B: Backend> Failing<B> {
    /// A device that fails as `faults` say. A late one waits for passes that leave logits only when those are read.
    pub fn new(be: B, faults: Faults, is_late: bool) -> Failing<B> {
        Failing { be, faults, untold: None, is_late, leaves_logits: false }
    }

    fn goes(&mut self, fault: Fault, what: &str) -> bool {
        if self.untold.is_none() && self.faults.strikes(fault) {
            self.untold = Some(format!("{what}: told to fail"));
        }
        self.untold.is_none()
    }

    /// What came of waiting for `what`.
    fn outcome(&mut self, fault: Fault, what: &str) -> Result<(), DeviceError> {
        self.goes(fault, what);
        self.untold.take().map_or(Ok(()), |what| Err(DeviceError { device: self.name(), what }))
    }
}

/// Operations that are handed on unless they fail.
macro_rules! launches {
    ($(fn $name:ident($($arg:ident: $ty:ty),* $(,)?);)*) => {$(
        fn $name(&mut self, $($arg: $ty),*) {
            if self.goes(Fault::Launch, stringify!($name)) {
                self.be.$name($($arg),*);
            }
        }
    )*};
}

#[allow(clippy::too_many_arguments)] // those of the operations
impl<B: Backend> Backend for Failing<B> {
    type Buf = B::Buf;
    type Ints = B::Ints;
    type Matrix = B::Matrix;
    type Rows = B::Rows;

    fn name(&self) -> String {
        format!("failing {}", self.be.name())
    }

    fn buf(&mut self, len: usize) -> Result<B::Buf, DeviceError> {
        self.be.buf(len)
    }

    fn ints(&mut self, len: usize) -> Result<B::Ints, DeviceError> {
        self.be.ints(len)
    }

    fn matrix(&mut self, format: Format, out: usize, cols: usize, bytes: Bytes) -> Result<B::Matrix, DeviceError> {
        self.be.matrix(format, out, cols, bytes)
    }

    fn rows(&mut self, layout: RowLayout, n: usize) -> Result<B::Rows, DeviceError> {
        self.be.rows(layout, n)
    }

    fn read_rows(&mut self, rows: &B::Rows, first: usize, bytes: &mut [u8]) -> Result<(), DeviceError> {
        self.outcome(Fault::Read, "read_rows")?;
        self.be.read_rows(rows, first, bytes)
    }

    fn read(&mut self, buf: &B::Buf, at: usize, values: &mut [f32]) -> Result<(), DeviceError> {
        self.outcome(Fault::Read, "read")?;
        self.be.read(buf, at, values)
    }

    fn read_ints(&mut self, ints: &B::Ints, at: usize, values: &mut [i32]) -> Result<(), DeviceError> {
        self.outcome(Fault::Read, "read_ints")?;
        self.be.read_ints(ints, at, values)
    }

    /// As a device tells them that has looked through the rows itself.
    fn likeliest(
        &mut self,
        logits: &B::Buf,
        n_vocab: usize,
        reaches: &[Option<Reach>],
    ) -> Result<Vec<Option<Likeliest>>, DeviceError> {
        self.outcome(Fault::Read, "likeliest")?;
        let mut row = vec![0.0; n_vocab];
        let mut found = Vec::with_capacity(reaches.len());
        for (i, reach) in reaches.iter().enumerate() {
            self.be.read(logits, i * n_vocab, &mut row)?;
            found.push(reach.and_then(|reach| Likeliest::of(&row, reach)));
        }
        Ok(found)
    }

    fn begin_pass(&mut self, key: [usize; 4]) -> bool {
        self.leaves_logits = key[2] > 0;
        self.be.begin_pass(key)
    }

    fn end_pass(&mut self) {
        self.be.end_pass();
    }

    fn submit(&mut self) -> Result<(), DeviceError> {
        self.be.submit()?;
        if std::mem::take(&mut self.leaves_logits) && self.is_late {
            self.goes(Fault::Submit, "submit");
            return Ok(());
        }
        self.outcome(Fault::Submit, "submit")
    }

    launches! {
        fn write_rows(bytes: &[u8], rows: &mut B::Rows, first: usize);
        fn copy_rows(rows: &mut B::Rows, from: usize, to: usize, n: usize);
        fn write(values: &[f32], buf: &mut B::Buf, at: usize);
        fn write_ints(values: &[i32], ints: &mut B::Ints, at: usize);
        fn embed(table: &B::Matrix, step: &Step<B::Ints>, p: embed::Embed, out: &mut B::Buf);
        fn matmul(w: &B::Matrix, x: &B::Buf, p: matmul::MatMul, y: &mut B::Buf);
        fn rms_norm(x: &B::Buf, weight: Option<&B::Buf>, p: norm::RmsNorm, out: &mut B::Buf);
        fn rms_norm_in_place(x: &mut B::Buf, weight: Option<&B::Buf>, p: norm::RmsNorm);
        fn rope_tail(x: &mut B::Buf, freqs: &B::Buf, step: &Step<B::Ints>, p: rope::RopeTail);
        fn round(x: &mut B::Buf, n_rows: usize, dim: usize, rounding: round::Rounding);
        fn hyper_coefficients(
            mix: &B::Buf, base: &B::Buf, scale: &B::Buf, n_rows: usize, p: hyper::Hyper,
            pre: &mut B::Buf, post: &mut B::Buf, comb: &mut B::Buf,
        );
        fn hyper_head_coefficients(
            mix: &B::Buf, base: &B::Buf, scale: &B::Buf, n_rows: usize, p: hyper::Hyper, pre: &mut B::Buf,
        );
        fn hyper_collapse(streams: &B::Buf, pre: &B::Buf, n_rows: usize, p: hyper::Hyper, out: &mut B::Buf);
        fn hyper_expand(
            y: &B::Buf, post: &B::Buf, comb: &B::Buf, n_rows: usize, p: hyper::Hyper, streams: &mut B::Buf,
        );
        fn ring_store(x: &B::Buf, step: &Step<B::Ints>, p: ring::Ring, ring: &mut B::Buf);
        fn compress(
            x: compress::Inputs<'_, B::Buf>, step: &Step<B::Ints>, p: compress::Compress, rows: &mut B::Rows,
        );
        fn index_select(
            q: &B::Buf, weights: &B::Buf, rows: &B::Rows, step: &Step<B::Ints>, p: index_select::IndexSelect,
            selected: &mut B::Ints,
        );
        fn attend(
            x: attend::Inputs<'_, B::Buf, B::Ints, B::Rows>, step: &Step<B::Ints>, p: attend::Attend, out: &mut B::Buf,
        );
        fn route(
            logits: &B::Buf, choice: route::Choice<'_, B::Buf, B::Ints>, step: &Step<B::Ints>, p: route::Route,
            ids: &mut B::Ints, weights: &mut B::Buf,
        );
        fn experts(
            w: experts::Weights<'_, B::Matrix>, x: &B::Buf, ids: &B::Ints, weights: &B::Buf, p: experts::Experts,
            scratch: experts::Scratch<'_, B::Buf>, y: &mut B::Buf,
        );
        fn swiglu_in_place(gate: &mut B::Buf, up: &B::Buf, len: usize, clamp: f32);
        fn add(x: &B::Buf, len: usize, y: &mut B::Buf);
        fn add_to_streams(z: &B::Buf, n_rows: usize, p: hyper::Hyper, streams: &mut B::Buf);
        fn gather_logit_rows(x: &B::Buf, step: &Step<B::Ints>, dim: usize, out: &mut B::Buf);
    }
}
