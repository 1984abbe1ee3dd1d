//! A model on a backend, behind an interface that does not name the backend.

use ds4_gguf::Gguf;
use ds4_model::{CacheShape, Caches, Mtp, Pass, Scratch, Shape, Weights};
use ds4_ops::op::likeliest::{Likeliest, Reach};
use ds4_ops::{Backend, KernelTime, MarkTime, Step};

use crate::batch::Batch;
use crate::{EngineOptions, Error};

/// What is told of a step that was timed: rows of its batch, and what lay before each mark of its pass.
pub type StepListener = Box<dyn FnMut(usize, &[MarkTime]) + Send>;

/// What the engine needs of a loaded model, whatever device it is on.
pub(crate) trait Runner: Send {
    /// The device, for people.
    fn device(&self) -> String;

    /// Begins to time kernels and what lies between marks anew, where the device can; `listener`, if any, hears of every step from here on.
    fn time_kernels(&mut self, listener: Option<StepListener>);

    /// Kernels' times since then, the longest first.
    fn kernel_times(&self) -> Vec<KernelTime>;

    /// Runs the main model over the batch; logits of its logit rows can be read until the next run.
    fn forward(&mut self, batch: &Batch) -> Result<(), Error>;

    /// Runs the draft block over the batch, whose tokens are each row's *next* one. The streams are those that the last run
    /// left, or those written since.
    fn draft(&mut self, batch: &Batch) -> Result<(), Error>;

    /// What drawing takes of the last run's rows of logits, where the device can tell.
    fn likeliest(&mut self, reaches: &[Option<Reach>]) -> Result<Vec<Option<Likeliest>>, Error>;

    /// Logit row `i` of the last run that had one.
    fn read_logits(&mut self, i: usize, out: &mut [f32]) -> Result<(), Error>;

    /// The residual streams of row `row` of the last run.
    fn read_streams(&mut self, row: usize, out: &mut [f32]) -> Result<(), Error>;

    /// Puts streams in place of those of row `row`.
    fn write_streams(&mut self, row: usize, values: &[f32]);

    /// Bytes of the tail of a sequence of `n_tokens` tokens.
    fn tail_bytes(&self, n_tokens: usize) -> usize;

    /// What a slot's rings hold that a sequence of `n_tokens` tokens needs to go on.
    fn read_tail(&mut self, slot: usize, n_tokens: usize) -> Result<Vec<u8>, Error>;

    /// Puts a tail into a slot's rings. Positions before `n_tokens` that it does not hold cannot be cut back to.
    fn write_tail(&mut self, slot: usize, n_tokens: usize, bytes: &[u8]);

    /// Bytes of the compressed rows of the first `n_tokens` tokens of a page.
    fn page_bytes(&self, n_tokens: usize) -> usize;

    /// The compressed rows of the first `n_tokens` tokens of a page.
    fn read_page(&mut self, page: i32, n_tokens: usize, out: &mut [u8]) -> Result<(), Error>;

    /// Puts compressed rows back.
    fn write_page(&mut self, page: i32, n_tokens: usize, bytes: &[u8]);

    /// Copies the compressed rows of the first `n_tokens` tokens of a page to another.
    fn copy_page(&mut self, from: i32, to: i32, n_tokens: usize);

    /// Waits for what was written and copied, so that its failure is told to whoever wanted it.
    fn settle(&mut self) -> Result<(), Error>;
}

/// A model whose buffers live on `B`.
pub(crate) struct ModelRunner<B: Backend> {
    be: B,
    shape: Shape,
    weights: Weights<B>,
    mtp: Option<Mtp<B>>,
    caches: Caches<B>,
    scratch: Scratch<B>,
    step: Step<B::Ints>,
    rounding: bool,
    listener: Option<StepListener>,
}

impl<B: Backend> ModelRunner<B> {
    /// Binds the weights and allocates everything else.
    pub fn load(
        mut be: B,
        model: &Gguf,
        mtp: Option<&Gguf>,
        shape: Shape,
        cache: CacheShape,
        options: &EngineOptions,
    ) -> Result<ModelRunner<B>, Error> {
        let weights = Weights::bind(model, &shape, &mut be)?;
        let mtp = mtp.map(|file| Mtp::bind(file, &shape, &mut be)).transpose()?;
        let rounding = options.kv_rounding;
        let caches = Caches::new(&mut be, &shape, cache, options.kv_rows(), mtp.is_some())?;
        let (n_rows, n_logits) = (options.chunk(), options.logit_rows);
        let scratch = Scratch::new(&mut be, &shape, n_rows, n_logits, options.kv_rows())?;
        let pages_per_slot = options.ctx.div_ceil(shape.page_tokens());
        let step = Step {
            n_rows: 0,
            token: be.ints(n_rows)?,
            pos: be.ints(n_rows)?,
            slot: be.ints(n_rows)?,
            lead: be.ints(n_rows)?,
            trail: be.ints(n_rows)?,
            pages: be.ints(cache.n_slots * pages_per_slot)?,
            pages_per_slot,
            page_tokens: shape.page_tokens(),
            n_logits: 0,
            logit_rows: be.ints(n_logits)?,
        };
        Ok(ModelRunner { be, shape, weights, mtp, caches, scratch, step, rounding, listener: None })
    }

    fn write_step(&mut self, batch: &Batch) {
        let (be, step) = (&mut self.be, &mut self.step);
        step.n_rows = batch.n_rows();
        step.n_logits = batch.logit_rows.len();
        be.write_ints(&batch.token, &mut step.token, 0);
        be.write_ints(&batch.pos, &mut step.pos, 0);
        be.write_ints(&batch.slot, &mut step.slot, 0);
        be.write_ints(&batch.lead, &mut step.lead, 0);
        be.write_ints(&batch.trail, &mut step.trail, 0);
        be.write_ints(&batch.logit_rows, &mut step.logit_rows, 0);
        for (slot, pages) in &batch.pages {
            be.write_ints(pages, &mut step.pages, slot * step.pages_per_slot);
        }
    }

    /// Runs what was encoded, and tells who listens how long it took.
    fn submit(&mut self) -> Result<(), Error> {
        self.be.submit()?;
        if let Some(listener) = &mut self.listener {
            listener(self.step.n_rows, &self.be.mark_times());
        }
        Ok(())
    }

    fn streams_len(&self) -> usize {
        self.shape.n_streams * self.shape.n_embd
    }
}

impl<B: Backend + Send> ModelRunner<B>
where
    B::Buf: Send,
    B::Ints: Send,
    B::Matrix: Send,
    B::Rows: Send,
{
    /// Runs steps that mean nothing in the first slot and page, before anybody has them, so that what a device does once is done: some rows
    /// of a prompt, then a generated one as often as it takes to have it recorded. Before that, what such steps and a whole chunk of a prompt
    /// need is got ready.
    pub fn warm_up(&mut self) -> Result<(), Error> {
        const PROMPT: usize = 32;
        let (some, all) = (PROMPT.min(self.scratch.n_rows_max), self.scratch.n_rows_max);
        if self.be.begin_rehearsal() {
            for n in [all, some, 1] {
                self.draw_idle(n)?;
            }
            self.be.end_rehearsal();
        }
        for n in [some, 1, 1] {
            self.draw_idle(n)?;
        }
        Ok(())
    }

    /// Runs `n` rows that mean nothing and looks for the likeliest token behind them.
    fn draw_idle(&mut self, n: usize) -> Result<(), Error> {
        self.forward(&idle(n))?;
        self.likeliest(&[Some(Reach::LARGEST)])?;
        Ok(())
    }
}

/// Some rows that mean nothing, in the first slot and page.
fn idle(n: usize) -> Batch {
    let rows = 0..n as i32;
    Batch {
        token: vec![0; n],
        pos: rows.clone().collect(),
        slot: vec![0; n],
        lead: rows.clone().collect(),
        trail: rows.rev().collect(),
        logit_rows: vec![n as i32 - 1],
        pages: vec![(0, vec![0])],
    }
}

impl<B: Backend + Send> Runner for ModelRunner<B>
where
    B::Buf: Send,
    B::Ints: Send,
    B::Matrix: Send,
    B::Rows: Send,
{
    fn device(&self) -> String {
        self.be.name()
    }

    fn time_kernels(&mut self, listener: Option<StepListener>) {
        self.be.time_kernels();
        self.listener = listener;
    }

    fn kernel_times(&self) -> Vec<KernelTime> {
        self.be.kernel_times()
    }

    fn forward(&mut self, batch: &Batch) -> Result<(), Error> {
        self.write_step(batch);
        if self.be.begin_pass([0, self.step.n_rows, self.step.n_logits, 0]) {
            let all_streams = self.mtp.is_some();
            let pass = Pass { shape: &self.shape, weights: &self.weights, rounding: self.rounding, all_streams };
            ds4_model::forward(&mut self.be, pass, &mut self.caches, &mut self.scratch, &self.step);
            self.be.end_pass();
        }
        self.submit()
    }

    fn draft(&mut self, batch: &Batch) -> Result<(), Error> {
        self.write_step(batch);
        let mtp = self.mtp.as_ref().ok_or(Error::NoMtp)?;
        let pass = Pass { shape: &self.shape, weights: &self.weights, rounding: self.rounding, all_streams: true };
        if self.be.begin_pass([1, self.step.n_rows, self.step.n_logits, 0]) {
            ds4_model::draft(&mut self.be, pass, mtp, &mut self.caches, &mut self.scratch, &self.step);
            self.be.end_pass();
        }
        self.submit()
    }

    fn likeliest(&mut self, reaches: &[Option<Reach>]) -> Result<Vec<Option<Likeliest>>, Error> {
        Ok(self.be.likeliest(&self.scratch.logits, self.shape.n_vocab, reaches)?)
    }

    fn read_logits(&mut self, i: usize, out: &mut [f32]) -> Result<(), Error> {
        Ok(self.be.read(&self.scratch.logits, i * self.shape.n_vocab, out)?)
    }

    fn read_streams(&mut self, row: usize, out: &mut [f32]) -> Result<(), Error> {
        let at = row * self.streams_len();
        Ok(self.be.read(&self.scratch.streams, at, out)?)
    }

    fn write_streams(&mut self, row: usize, values: &[f32]) {
        let at = row * self.streams_len();
        self.be.write(values, &mut self.scratch.streams, at);
    }

    fn tail_bytes(&self, n_tokens: usize) -> usize {
        self.shape.tail_bytes(n_tokens, self.mtp.is_some())
    }

    fn read_tail(&mut self, slot: usize, n_tokens: usize) -> Result<Vec<u8>, Error> {
        Ok(self.caches.read_tail(&mut self.be, &self.shape, slot, n_tokens)?)
    }

    fn write_tail(&mut self, slot: usize, n_tokens: usize, bytes: &[u8]) {
        self.caches.write_tail(&mut self.be, &self.shape, slot, n_tokens, bytes);
    }

    fn page_bytes(&self, n_tokens: usize) -> usize {
        self.caches.page_bytes(n_tokens)
    }

    fn read_page(&mut self, page: i32, n_tokens: usize, out: &mut [u8]) -> Result<(), Error> {
        Ok(self.caches.read_page(&mut self.be, page as usize, n_tokens, out)?)
    }

    fn write_page(&mut self, page: i32, n_tokens: usize, bytes: &[u8]) {
        self.caches.write_page(&mut self.be, page as usize, n_tokens, bytes);
    }

    fn copy_page(&mut self, from: i32, to: i32, n_tokens: usize) {
        self.caches.copy_page(&mut self.be, from as usize, to as usize, n_tokens);
    }

    fn settle(&mut self) -> Result<(), Error> {
        Ok(self.be.submit()?)
    }
}
