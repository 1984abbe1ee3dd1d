//! A device that fails: the call that asked says so, everybody else goes on, and nothing that was said is lost.

use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use ds4_cpu::Cpu;
use ds4_engine::sampler::{Sampler, Sampling};
use ds4_engine::{
    Driver, Engine, EngineOptions, Error, Feed, Finish, FinishReason, Flow, Next, Priority, Reach, Request, Scheduler,
    SchedulerEvent, SchedulerOptions, Sequence, Ticket,
};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;
use ds4_ops::failing::{Failing, Fault, Faults};

use crate::noise;

const FAULTS: [Fault; 3] = [Fault::Launch, Fault::Submit, Fault::Read];

static DRAFT_BLOCK: LazyLock<Gguf> =
    LazyLock::new(|| Gguf::from_bytes("noise mtp", ds4_fixture::mtp(Mix::F32)).unwrap());

fn load(faults: &Faults, is_late: bool, drafts: bool, max_sequences: usize) -> Engine {
    let options = EngineOptions {
        ctx: 400,
        max_sequences,
        prefill_chunk: Some(32),
        logit_rows: 4,
        snapshot_interval: 64,
        ..EngineOptions::default()
    };
    let device = Failing::new(Cpu::new(2), faults.clone(), is_late);
    Engine::load_on(device, noise(Mix::F32), drafts.then(|| &*DRAFT_BLOCK), options).unwrap()
}

fn tokens(n: usize, salt: usize) -> Vec<u32> {
    (0..n).map(|i| ((31 * i * i + 17 * i + salt) % 512) as u32).collect()
}

fn go(_: ds4_engine::Progress) -> Flow {
    Flow::Continue
}

/// An engine and three sequences, of which the last has no part in what is done.
struct Scene {
    engine: Engine,
    faults: Faults,
    seqs: [Sequence; 3],
}

/// What each sequence holds before.
fn before(i: usize) -> Vec<u32> {
    tokens([24, 11, 7][i], i)
}

impl Scene {
    fn new(is_late: bool, drafts: bool) -> Scene {
        let faults = Faults::default();
        let mut engine = load(&faults, is_late, drafts, 4);
        let mut seqs = std::array::from_fn(|_| engine.sequence().unwrap());
        let held: Vec<_> = (0..seqs.len()).map(before).collect();
        let feeds = seqs.iter_mut().zip(&held);
        engine.forward(&mut feeds.map(|(seq, tokens)| Feed { seq, tokens }).collect::<Vec<_>>()).unwrap();
        Scene { engine, faults, seqs }
    }

    /// Brings a sequence to `tokens`, wherever it is; the logits there.
    fn logits_at(&mut self, i: usize, tokens: &[u32]) -> Vec<f32> {
        self.engine.sync(&mut self.seqs[i], tokens, &mut go).unwrap();
        assert_eq!(self.seqs[i].tokens(), tokens);
        self.seqs[i].logits().to_vec()
    }
}

type Act = fn(&mut Scene) -> Result<(), Error>;

/// What can be asked of a device, each with whether there is a draft block.
const ACTS: [(&str, bool, Act); 8] = [
    ("a prompt of several steps", true, |s| {
        s.engine.sync(&mut s.seqs[0], &[before(0), tokens(70, 9)].concat(), &mut go).map(drop)
    }),
    ("a short prompt", false, |s| {
        s.engine.sync(&mut s.seqs[0], &[before(0), tokens(9, 9)].concat(), &mut go).map(drop)
    }),
    ("a prompt that leaves the way", false, |s| {
        s.engine.sync(&mut s.seqs[0], &[&before(0)[..14], &tokens(5, 9)].concat(), &mut go).map(drop)
    }),
    ("tokens whose logits stay on the device", false, |s| {
        for token in [7, 8] {
            s.engine.feed(&mut s.seqs[0], token, Some(Reach::LARGEST))?;
        }
        s.engine.know_logits(&mut s.seqs[0])
    }),
    ("guesses and their check", true, |s| {
        let mut tokens = vec![7];
        tokens.extend(s.engine.draft(&mut s.seqs[0], 7, 3)?);
        let mut n = 0;
        s.engine.verify(&mut s.seqs[0], &tokens, &mut |_, _| {
            n += 1;
            if n == 3 { Flow::Stop } else { Flow::Continue }
        })
    }),
    ("a batch", true, |s| {
        let [a, b, _] = &mut s.seqs;
        s.engine.forward(&mut [Feed { seq: a, tokens: &[7] }, Feed { seq: b, tokens: &tokens(20, 9) }])
    }),
    ("a remembered beginning, gone on with on a copy of its page", true, |s| {
        s.engine.checkpoint(&mut s.seqs[0])?;
        let mut other = s.engine.resume(&before(0))?;
        s.engine.extend(&mut other, &[3, 4], &mut go)?;
        s.engine.extend(&mut s.seqs[0], &[5], &mut go).map(drop)
    }),
    ("saving and scoring", false, |s| {
        let bytes = s.engine.save(&s.seqs[0])?;
        let mut other = s.engine.restore(&bytes)?;
        s.engine.score(&mut other, &[3, 4], &mut |_, _| Flow::Continue)?;
        s.engine.score(&mut s.seqs[0], &[5, 6, 7], &mut |_, _| Flow::Continue).map(drop)
    }),
];

/// Tokens of every sequence after an act that nothing disturbed, and the logits one token later.
fn undisturbed(drafts: bool, act: Act) -> [(Vec<u32>, Vec<f32>); 3] {
    let mut scene = Scene::new(false, drafts);
    act(&mut scene).unwrap();
    std::array::from_fn(|i| {
        let held = scene.seqs[i].tokens().to_vec();
        let logits = scene.logits_at(i, &[&held[..], &[11]].concat());
        (held, logits)
    })
}

#[test]
fn whatever_fails_says_so_and_the_same_sequences_go_on_as_if_nothing_had_been() {
    for (name, drafts, act) in ACTS {
        let wanted = undisturbed(drafts, act);
        let mut n_failed = 0;
        for fault in FAULTS {
            let mut n = 0;
            loop {
                let how = format!("{name}: {fault:?} fails after {n}");
                let mut scene = Scene::new(n % 2 == 1, drafts);
                scene.faults.once(fault, n);
                let done = act(&mut scene);
                if scene.faults.mend() == 0 {
                    assert!(done.is_ok(), "{how}: {done:?}");
                    break;
                }
                let Err(Error::Device(error)) = done else { panic!("{how}: {done:?}") };
                assert!(
                    error.device.starts_with("failing ") && error.what.ends_with(": told to fail"),
                    "{how}: {error}"
                );
                n_failed += 1;
                for (i, (held, logits)) in wanted.iter().enumerate() {
                    let found = scene.seqs[i].tokens().to_vec();
                    // A prompt that leaves the way may have gone back already.
                    assert!(held.starts_with(&found) || found == before(i), "{how}: {found:?}");
                    if i == 2 {
                        assert_eq!(found, before(2), "{how}");
                        scene.engine.extend(&mut scene.seqs[2], &[11], &mut go).unwrap();
                        assert!(scene.seqs[2].logits() == logits, "{how}: another sequence suffered");
                        continue;
                    }
                    let behind = scene.logits_at(i, &[&held[..], &[11]].concat());
                    assert!(behind == *logits, "{how}: other logits of {i}");
                }
                n = 3 * n + 1;
            }
        }
        assert!(n_failed > 6, "{name}: {n_failed}");
    }
}

#[test]
fn what_cannot_be_taken_back_is_said_to_be_torn_until_it_is_synchronised() {
    let mut s = Scene::new(false, false);
    let (more, whole) = (tokens(32, 9), [before(0), tokens(32, 9)].concat());
    s.faults.once(Fault::Launch, 5);
    assert!(matches!(s.engine.extend(&mut s.seqs[0], &more, &mut go), Err(Error::Device(_))));
    assert!(matches!(s.engine.extend(&mut s.seqs[0], &more, &mut go), Err(Error::Torn)));
    assert!(matches!(s.engine.save(&s.seqs[0]), Err(Error::Torn)));
    assert_eq!(s.seqs[0].tokens(), before(0), "what was said is there");
    let found = s.logits_at(0, &whole);
    assert!(found == Scene::new(false, false).logits_at(0, &whole));
}

/// Draws some tokens, and orders a fault at one of them.
struct Drawing {
    sampler: Sampler,
    left: usize,
    order: Option<(usize, Faults, Fault, bool)>,
    news: Sender<Result<u32, Finish>>,
}

impl Driver for Drawing {
    fn event(&mut self, _: SchedulerEvent) {}

    fn accept(&mut self, logits: &[f32], pos: usize) -> Next {
        let token = self.sampler.sample(logits, pos);
        let _ = self.news.send(Ok(token));
        self.left -= 1;
        if let Some((_, faults, fault, is_lasting)) = self.order.take_if(|order| order.0 == self.left) {
            if is_lasting { faults.for_good(fault, 0) } else { faults.once(fault, 0) }
        }
        if self.left == 0 { Next::End } else { Next::Feed(token) }
    }

    fn finish(self: Box<Self>, finish: Finish) {
        let _ = self.news.send(Err(finish));
    }
}

const N: usize = 12;

fn submit(
    s: &Scheduler,
    i: usize,
    order: Option<(usize, Faults, Fault, bool)>,
) -> (Ticket, Receiver<Result<u32, Finish>>) {
    let (news, receiver) = channel();
    let sampler = Sampler::new(Sampling { seed: i as u64, ..Sampling::default() });
    let driver = Box::new(Drawing { sampler, left: N, order, news });
    let (tokens, priority) = (tokens(40 + i, i), Priority::Normal);
    let request = Request { tokens, boundaries: Vec::new(), max_tokens: N, priority, deadline: None, driver };
    (s.submit(request).unwrap(), receiver)
}

fn wait(news: &Receiver<Result<u32, Finish>>) -> (Vec<u32>, FinishReason) {
    let mut tokens = Vec::new();
    loop {
        match news.recv_timeout(Duration::from_secs(60)).expect("every request ends") {
            Ok(token) => tokens.push(token),
            Err(finish) => return (tokens, finish.reason),
        }
    }
}

#[test]
fn only_requests_of_the_step_that_failed_fail_and_asked_again_they_are_answered() {
    let faults = Faults::default();
    let s = Scheduler::start(load(&faults, true, false, 2), SchedulerOptions::default());
    let wanted: Vec<Vec<u32>> = (0..3).map(|i| wait(&submit(&s, i, None).1).0).collect();
    for fault in FAULTS {
        for is_lasting in [false, true] {
            let how = format!("{fault:?}, lasting: {is_lasting}");
            // Two have places; the third waits for one.
            let faults = Faults::default();
            let s = Scheduler::start(load(&faults, true, false, 2), SchedulerOptions::default());
            let all: Vec<_> =
                (0..3).map(|i| submit(&s, i, (i == 0).then(|| (N / 2, faults.clone(), fault, is_lasting)))).collect();
            let ends: Vec<_> = all.iter().map(|(_, news)| wait(news)).collect();
            for (i, (tokens, reason)) in ends.iter().enumerate() {
                match reason {
                    FinishReason::Done => assert_eq!(*tokens, wanted[i], "{how}: {i}"),
                    FinishReason::Failed(what) => {
                        assert!(what.starts_with("failing ") && what.ends_with(": told to fail"), "{how}: {what}");
                        assert!(wanted[i].starts_with(tokens), "{how}: {i}");
                    }
                    other => panic!("{how}: {other:?}"),
                }
            }
            let n_done = ends.iter().filter(|(_, reason)| *reason == FinishReason::Done).count();
            assert!(ends[0].1 != FinishReason::Done, "{how}");
            assert_eq!(ends[2].1 == FinishReason::Done, !is_lasting, "{how}: who waited");
            assert!(n_done == 0 || !is_lasting, "{how}: {n_done} went on without a device");
            assert!(faults.mend() > 0, "{how}");
            for (i, wanted) in wanted.iter().enumerate() {
                assert_eq!(wait(&submit(&s, i, None).1), (wanted.clone(), FinishReason::Done), "{how}: {i} again");
            }
        }
    }
}
