//! The forward pass on the deterministic noise model, against the numbers of the specification.

use std::ops::DerefMut;
use std::sync::{Arc, Mutex};

use ds4_cpu::Cpu;
use ds4_fixture::{Mix, expected};
use ds4_gguf::Gguf;
use ds4_model::{CacheShape, Caches, KvRows, Mtp, Pass, Scratch, Shape, Weights};
use ds4_ops::{Backend, HostRows, Plain, Step};

/// Streams after each layer, `(layer, values)`, as the marks deliver them.
type Heard = Arc<Mutex<Vec<(usize, Vec<f32>)>>>;

/// The noise model on one backend with room for one sequence.
struct Rig<B: Backend> {
    be: B,
    shape: Shape,
    weights: Weights<B>,
    mtp: Mtp<B>,
    caches: Caches<B>,
    scratch: Scratch<B>,
    rounding: bool,
    pages: [i32; 2],
}

const N_MAX: usize = 300;

impl<B: Backend<Ints = Vec<i32>, Buf: DerefMut<Target = [f32]>, Rows = HostRows>> Rig<B> {
    fn new(mut be: B, rounding: bool) -> Rig<B> {
        let model = Gguf::from_bytes("noise", ds4_fixture::model(Mix::F32)).unwrap();
        let mtp = Gguf::from_bytes("noise mtp", ds4_fixture::mtp(Mix::F32)).unwrap();
        let shape = Shape::from_gguf(&model).unwrap();
        let weights = Weights::bind(&model, &shape, &mut be).unwrap();
        let mtp = Mtp::bind(&mtp, &shape, &mut be).unwrap();
        let kv = if rounding { KvRows::Packed } else { KvRows::Unrounded };
        let cache = CacheShape { n_slots: 1, n_pages: 3 };
        let caches = Caches::new(&mut be, &shape, cache, kv, true).unwrap();
        let scratch = Scratch::new(&mut be, &shape, N_MAX, N_MAX, kv).unwrap();
        Rig { be, shape, weights, mtp, caches, scratch, rounding, pages: [1, 0] }
    }

    /// Fills the rings with what nothing may read.
    fn forget_rings(&mut self) {
        for layer in self.caches.layers.iter_mut().chain(&mut self.caches.mtp) {
            layer.raw.fill(f32::NAN);
            for compressed in [&mut layer.rows, &mut layer.index].into_iter().flatten() {
                compressed.ring_kv.fill(f32::NAN);
                compressed.ring_gate.fill(f32::NAN);
            }
        }
    }

    fn step(&self, tokens: &[u32], pos: usize) -> Step<Vec<i32>> {
        let n = tokens.len();
        Step {
            n_rows: n,
            token: tokens.iter().map(|t| *t as i32).collect(),
            pos: (pos..pos + n).map(|p| p as i32).collect(),
            slot: vec![0; n],
            lead: (0..n as i32).collect(),
            trail: (0..n as i32).rev().collect(),
            // Not in order, so that a mistake in the page table shows.
            pages: self.pages.to_vec(),
            pages_per_slot: 2,
            page_tokens: self.shape.page_tokens(),
            n_logits: n,
            logit_rows: (0..n as i32).collect(),
        }
    }

    /// Logits of every row, `(n, n_vocab)`.
    fn forward(&mut self, tokens: &[u32], pos: usize) -> Vec<f32> {
        self.run(&self.step(tokens, pos));
        self.scratch.logits[..tokens.len() * self.shape.n_vocab].to_vec()
    }

    fn run(&mut self, step: &Step<Vec<i32>>) {
        let pass = Pass { shape: &self.shape, weights: &self.weights, rounding: self.rounding, all_streams: false };
        ds4_model::forward(&mut self.be, pass, &mut self.caches, &mut self.scratch, step);
        self.be.submit().unwrap();
    }

    /// Draft logits of every row; `tokens` are each row's next ones, the streams those of the last forward pass.
    fn draft(&mut self, tokens: &[u32], pos: usize) -> Vec<f32> {
        let step = self.step(tokens, pos);
        let pass = Pass { shape: &self.shape, weights: &self.weights, rounding: self.rounding, all_streams: false };
        ds4_model::draft(&mut self.be, pass, &self.mtp, &mut self.caches, &mut self.scratch, &step);
        self.be.submit().unwrap();
        self.scratch.logits[..tokens.len() * self.shape.n_vocab].to_vec()
    }
}

fn close(what: &str, found: f32, wanted: f64, tolerance: f64) {
    let error = (found as f64 - wanted).abs();
    assert!(error <= tolerance, "{what}: {found} instead of {wanted}, off by {error:.2e}");
}

fn norm(values: &[f32]) -> f32 {
    values.iter().map(|v| (*v as f64).powi(2)).sum::<f64>().sqrt() as f32
}

fn argmax(values: &[f32]) -> usize {
    (0..values.len()).max_by(|a, b| values[*a].total_cmp(&values[*b])).unwrap()
}

#[test]
fn logits_are_those_of_all_rows_when_few_are_asked_for() {
    let prompt = ds4_fixture::prompt();
    let all = Rig::new(Cpu::new(2), true).forward(&prompt, 0);
    for wanted in [vec![prompt.len() - 1], vec![3, 100, 101], vec![]] {
        let mut rig = Rig::new(Cpu::new(2), true);
        let mut step = rig.step(&prompt, 0);
        (step.n_logits, step.logit_rows) = (wanted.len(), wanted.iter().map(|r| *r as i32).collect());
        rig.run(&step);
        for (i, row) in wanted.iter().enumerate() {
            assert_eq!(rig.scratch.logits[512 * i..][..512], all[512 * row..][..512], "row {row} of {wanted:?}");
        }
        // And what comes after it.
        let next = rig.forward(&prompt[..1], prompt.len());
        let mut whole = Rig::new(Cpu::new(2), true);
        whole.forward(&prompt, 0);
        assert_eq!(next, whole.forward(&prompt[..1], prompt.len()), "behind {wanted:?}");
    }
}

#[test]
fn logits_streams_rows_and_selections_are_those_of_the_specification() {
    for e in expected::BOTH {
        let heard = Heard::default();
        let mut cpu = Cpu::new(2);
        let sink = heard.clone();
        cpu.listen(Some(Box::new(move |name, layer, values| {
            if name == "layer" {
                sink.lock().unwrap().push((layer, values.to_vec()));
            }
        })));
        let mut rig = Rig::new(cpu, e.simulation);
        let logits = rig.forward(&ds4_fixture::prompt(), 0);
        let tolerance = e.tolerance;

        for l in &e.logits {
            let found = &logits[l.pos * 512..][..512];
            let at = format!("simulation {}, position {}", e.simulation, l.pos);
            assert_eq!(argmax(found), l.argmax, "{at}");
            close(&format!("{at}, largest logit"), found[l.argmax], l.max, tolerance);
            l.first.iter().zip(found).for_each(|(w, f)| close(&at, *f, *w, tolerance));
            close(&format!("{at}, norm"), norm(found), l.norm, 10.0 * tolerance);
        }
        for s in &e.streams {
            for (layer, values) in heard.lock().unwrap().iter() {
                let (h, probe) = (&values[s.pos * 1024..][..1024], &s.layers[*layer]);
                let at = format!("simulation {}, streams of position {} after layer {layer}", e.simulation, s.pos);
                // Norms and values are some twenty times those of the logits.
                close(&at, norm(h), probe.norm, 4.0 * tolerance);
                close(&at, h[0], probe.first, 4.0 * tolerance);
                close(&at, h[1023], probe.last, 4.0 * tolerance);
            }
        }
        for r in &e.rows {
            let cache = &rig.caches.layers[r.layer];
            // The first page is the second physical one.
            let row = |rows: &HostRows, row: usize| rows.values((256 / 4 + row) % 128);
            let attention = row(&cache.rows.as_ref().unwrap().rows, 0);
            let index = row(&cache.index.as_ref().unwrap().rows, 74);
            for (i, wanted) in expected::ATTENTION_ELEMENTS.iter().zip(r.attention_row_0) {
                close(&format!("layer {}, attention row 0, element {i}", r.layer), attention[*i], wanted, tolerance);
            }
            for (i, wanted) in r.index_row_74.iter().enumerate() {
                close(&format!("layer {}, index row 74, element {i}", r.layer), index[i], *wanted, tolerance);
            }
        }
    }
}

#[test]
fn the_draft_block_matches_the_specification() {
    for e in expected::BOTH {
        let mut rig = Rig::new(Cpu::new(2), e.simulation);
        let prompt = ds4_fixture::prompt();
        rig.forward(&prompt[..40], 0);
        let logits = rig.draft(&prompt[1..41], 0);
        let (found, m) = (&logits[e.mtp.pos * 512..][..512], &e.mtp);
        assert_eq!(argmax(found), m.argmax, "simulation {}", e.simulation);
        close("largest draft logit", found[m.argmax], m.max, e.tolerance);
        m.first.iter().zip(found).for_each(|(w, f)| close("draft logit", *f, *w, e.tolerance));
    }
}

#[test]
fn any_chunking_gives_the_same_logits() {
    let prompt = ds4_fixture::prompt();
    let whole = Rig::new(Cpu::new(2), true).forward(&prompt, 0);
    for chunks in [&[1usize][..], &[3], &[64], &[5, 1, 100, 2, 1, 64, 127]] {
        let mut rig = Rig::new(Cpu::new(2), true);
        let mut sizes = chunks.iter().cycle();
        let mut pos = 0;
        while pos < prompt.len() {
            let n = (*sizes.next().unwrap()).min(prompt.len() - pos);
            let logits = rig.forward(&prompt[pos..pos + n], pos);
            assert_eq!(logits, whole[pos * 512..][..n * 512], "chunks {chunks:?}, from position {pos}");
            pos += n;
        }
    }
}

#[test]
fn a_tail_and_a_copied_page_hold_all_that_is_needed_to_go_on() {
    let prompt = ds4_fixture::prompt();
    for rounding in [true, false] {
        let whole = Rig::new(Cpu::new(2), rounding).forward(&prompt, 0);
        let mut rig = Rig::new(Cpu::new(2), rounding);
        // Around the ratios (4, 128), the window (128), the length of its ring (144) and a page (256).
        for n in if rounding { &[1, 3, 4, 7, 127, 128, 131, 145, 255, 256, 299][..] } else { &[131] } {
            let n = *n;
            let (before, after) = prompt.split_at(n);
            rig.forward(before, 0);
            let shape = rig.shape.clone();
            let tail = rig.caches.read_tail(&mut rig.be, &shape, 0, n).unwrap();
            assert_eq!(tail.len(), shape.tail_bytes(n, true));
            rig.forget_rings();
            rig.caches.write_tail(&mut rig.be, &shape, 0, n, &tail);
            // The page that is being filled goes elsewhere, through its bytes or straight.
            let (page, part) = (rig.pages[n / 256] as usize, n % 256);
            let other = (0..3).find(|p| !rig.pages.contains(p)).unwrap();
            if n % 2 == 0 {
                rig.caches.copy_page(&mut rig.be, page, other as usize, part);
            } else {
                let mut bytes = vec![0; rig.caches.page_bytes(part)];
                rig.caches.read_page(&mut rig.be, page, part, &mut bytes).unwrap();
                rig.caches.write_page(&mut rig.be, other as usize, part, &bytes);
            }
            rig.pages[n / 256] = other;
            assert_eq!(rig.forward(after, n), whole[n * 512..], "rounding {rounding}, from {n} tokens on");
        }
    }
}

#[test]
fn the_draft_block_goes_on_from_a_tail() {
    let prompt = ds4_fixture::prompt();
    for n in [1, 40, 128, 129, 150, 200] {
        let mut rig = Rig::new(Cpu::new(2), true);
        rig.forward(&prompt[..n], 0);
        rig.draft(&prompt[1..n + 1], 0);
        let shape = rig.shape.clone();
        let tail = rig.caches.read_tail(&mut rig.be, &shape, 0, n).unwrap();
        rig.forward(&prompt[n..n + 3], n);
        let wanted = rig.draft(&prompt[n + 1..n + 4], n);
        rig.forget_rings();
        rig.caches.write_tail(&mut rig.be, &shape, 0, n, &tail);
        rig.forward(&prompt[n..n + 3], n);
        assert_eq!(rig.draft(&prompt[n + 1..n + 4], n), wanted, "from {n} tokens on");
    }
}

#[test]
fn the_plain_backend_agrees() {
    // Past a few blocks of every kind would take the plain backend minutes; 24 tokens cross every ratio-4 boundary.
    let prompt = &ds4_fixture::prompt()[..24];
    let plain = Rig::new(Plain, false).forward(prompt, 0);
    let cpu = Rig::new(Cpu::new(2), false).forward(prompt, 0);
    let worst = plain.iter().zip(&cpu).map(|(a, b)| (a - b).abs()).fold(0f32, f32::max);
    assert!(worst < 2e-4, "worst difference {worst:e}");
}
