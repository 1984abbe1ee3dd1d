//! Many sequences on one engine: whether each has the logits that it has alone, tokens per second by number of sequences, and the time between
//! tokens while somebody else's long prompt is processed.
//!
//! `cargo bench -p ds4-engine --bench scheduler -- MODEL.gguf` (the noise fixture without a file).

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use ds4_engine::sampler::Sampler;
use ds4_engine::{
    Driver, Engine, EngineOptions, Feed, Finish, Flow, Likeliest, Next, Priority, Reach, Request, Scheduler,
    SchedulerEvent, SchedulerOptions, Sequence, Ticket,
};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;

/// Generates `left` tokens greedily and notes when each came.
struct Clock {
    left: usize,
    times: Vec<Instant>,
    done: Sender<Vec<Instant>>,
}

impl Driver for Clock {
    fn event(&mut self, _: SchedulerEvent) {}

    fn accept(&mut self, logits: &[f32], _: usize) -> Next {
        self.took(Sampler::greedy(logits))
    }

    fn reach(&self) -> Option<Reach> {
        Some(Reach::LARGEST)
    }

    fn accept_likeliest(&mut self, likeliest: &Likeliest, _: usize) -> Option<Next> {
        likeliest.greedy().map(|id| self.took(id))
    }

    fn finish(self: Box<Self>, _: Finish) {
        let _ = self.done.send(self.times);
    }
}

impl Clock {
    fn took(&mut self, token: u32) -> Next {
        self.times.push(Instant::now());
        self.left = self.left.saturating_sub(1);
        if self.left == 0 { Next::End } else { Next::Feed(token) }
    }
}

fn submit(s: &Scheduler, tokens: Vec<u32>, n: usize) -> (Ticket, Receiver<Vec<Instant>>) {
    let (done, times) = channel();
    let driver = Box::new(Clock { left: n, times: Vec::new(), done });
    let request =
        Request { tokens, boundaries: Vec::new(), max_tokens: n, priority: Priority::Normal, deadline: None, driver };
    (s.submit(request).expect("the request is good"), times)
}

fn prompt(n: usize, salt: usize, n_vocab: usize) -> Vec<u32> {
    (0..n).map(|i| ((31 * i * i + 17 * i + 1000 * salt + 5) % (n_vocab - 300) + 300) as u32).collect()
}

fn main() {
    let path = std::env::args().skip(1).find(|a| !a.starts_with("--"));
    let gguf = match &path {
        Some(path) => Gguf::open(path.as_ref()).expect("the file is a GGUF"),
        None => Gguf::from_bytes("noise fixture", ds4_fixture::model(Mix::Q8)).expect("the fixture is a GGUF"),
    };
    let options = EngineOptions { ctx: 8192, max_sequences: 17, prefill_chunk: Some(512), ..Default::default() };
    let load = || Engine::load(&gguf, None, options.clone()).expect("the model loads");
    let start = |engine, step_ms| {
        let step_target = Duration::from_millis(step_ms);
        Scheduler::start(engine, SchedulerOptions { prefill_slice: 512, step_target, ..Default::default() })
    };
    let mut engine = load();
    println!("{}, {}", gguf.name(), engine.device_name());
    company(&mut engine);
    let s = start(engine, 100);
    rates(&s);
    // A device may not have room for the weights twice.
    s.shutdown(Duration::ZERO);
    println!(
        "step target (ms)  time between tokens while a prompt of 6000 is processed: median, p99, worst (ms); the prompt (s)"
    );
    for step_ms in [10, 30, 100, 300] {
        let s = start(load(), step_ms);
        let (mut gaps, prefill) = gaps_beside_a_prompt(&s);
        s.shutdown(Duration::ZERO);
        gaps.sort_by(f64::total_cmp);
        let at = |q: f64| gaps.get(((gaps.len() - 1) as f64 * q) as usize).copied().unwrap_or(f64::NAN);
        println!("{step_ms:16}  {:.1}, {:.1}, {:.1}; {prefill:.2}", at(0.5), at(0.99), at(1.0));
    }
}

/// Sixteen sequences generate alone, then the same once more side by side: their logits must be the same bits.
fn company(engine: &mut Engine) {
    const N: usize = 16;
    const TOKENS: usize = 8;
    let n_vocab = engine.n_vocab();
    let begin = |engine: &mut Engine, i: usize| {
        let mut seq = engine.sequence().expect("there is room");
        engine
            .extend(&mut seq, &prompt(64 + 5 * i, i, n_vocab), &mut |_| Flow::Continue)
            .expect("the prompt is processed");
        seq
    };
    let alone: Vec<Vec<Vec<f32>>> = (0..N)
        .map(|i| {
            let mut seq = begin(engine, i);
            let step = |_| {
                let token = Sampler::greedy(seq.logits());
                engine.forward(&mut [Feed { seq: &mut seq, tokens: &[token] }]).expect("it runs");
                seq.logits().to_vec()
            };
            (0..TOKENS).map(step).collect()
        })
        .collect();
    let mut all: Vec<Sequence> = (0..N).map(|i| begin(engine, i)).collect();
    for step in 0..TOKENS {
        let tokens: Vec<[u32; 1]> = all.iter().map(|seq| [Sampler::greedy(seq.logits())]).collect();
        let mut feeds: Vec<Feed<'_>> = all.iter_mut().zip(&tokens).map(|(seq, tokens)| Feed { seq, tokens }).collect();
        engine.forward(&mut feeds).expect("it runs");
        for (i, (seq, alone)) in all.iter().zip(&alone).enumerate() {
            let bits = |row: &[f32]| row.iter().map(|v| v.to_bits()).collect::<Vec<_>>();
            assert!(
                bits(seq.logits()) == bits(&alone[step]),
                "sequence {i} of {N}, token {step}: not what it is alone"
            );
        }
    }
    println!("{N} sequences at once, {TOKENS} tokens each: the logits of each are those it has alone, bit for bit");
}

/// Tokens per second by number of sequences.
fn rates(s: &Scheduler) {
    let n_vocab = s.model().n_vocab;
    println!("sequences  tokens/s  per sequence");
    for n in [1, 2, 4, 8, 16] {
        let all: Vec<_> = (0..n).map(|i| submit(s, prompt(64, 100 * n + i, n_vocab), 128)).collect();
        let times: Vec<Vec<Instant>> = all.iter().map(|(_, times)| times.recv().expect("it ends")).collect();
        // Only while all of them generate.
        let from = times.iter().map(|t| t[0]).max().expect("there is one");
        let to = times.iter().filter_map(|t| t.last()).min().copied().expect("there is one");
        let tokens = times.iter().flatten().filter(|t| **t > from && **t <= to).count();
        let rate = tokens as f64 / (to - from).as_secs_f64();
        println!("{n:9}  {rate:8.1}  {:12.1}", rate / n as f64);
    }
}

/// Milliseconds between the tokens of one sequence while a prompt of 6,000 tokens is processed, and how many seconds that took.
fn gaps_beside_a_prompt(s: &Scheduler) -> (Vec<f64>, f64) {
    let n_vocab = s.model().n_vocab;
    let (ticket, waiting) = submit(s, prompt(64, 1, n_vocab), 4000);
    std::thread::sleep(Duration::from_millis(300));
    let begun = Instant::now();
    let (_long, long) = submit(s, prompt(6000, 2, n_vocab), 1);
    let ended = long.recv().expect("it ends")[0];
    drop(ticket);
    let times = waiting.recv().expect("it ends");
    let within = times.windows(2).filter(|w| w[1] > begun && w[0] < ended);
    (within.map(|w| (w[1] - w[0]).as_secs_f64() * 1e3).collect(), (ended - begun).as_secs_f64())
}
