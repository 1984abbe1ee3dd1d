//! Many requests on one engine: texts do not depend on company, prefixes are not computed twice, nobody runs out of room,
//! and whoever leaves is gone at the next step.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use ds4_engine::sampler::{Sampler, Sampling};
use ds4_engine::{
    Driver, Engine, EngineOptions, Finish, FinishReason, Next, Priority, Request, Scheduler, SchedulerEvent,
    SchedulerOptions, SubmitError, Ticket,
};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;

fn engine(options: EngineOptions) -> Engine {
    let model = Gguf::from_bytes("noise", ds4_fixture::model(Mix::F32)).unwrap();
    Engine::load(&model, None, EngineOptions { threads: Some(2), ..options }).unwrap()
}

fn options(ctx: usize, max_sequences: usize) -> EngineOptions {
    EngineOptions { ctx, max_sequences, prefill_chunk: 64, snapshot_interval: 64, ..Default::default() }
}

fn tokens(n: usize, salt: usize) -> Vec<u32> {
    (0..n).map(|i| ((31 * i * i + 17 * i + salt) % 512) as u32).collect()
}

/// What a request's driver reports.
enum News {
    Event(SchedulerEvent),
    Token(u32),
    Finish(Finish),
}

/// Samples a fixed number of tokens.
struct Sampling20 {
    sampler: Sampler,
    left: usize,
    news: Sender<News>,
}

impl Driver for Sampling20 {
    fn event(&mut self, event: SchedulerEvent) {
        let _ = self.news.send(News::Event(event));
    }

    fn accept(&mut self, logits: &[f32], pos: usize) -> Next {
        let token = self.sampler.sample(logits, pos);
        let _ = self.news.send(News::Token(token));
        self.left -= 1;
        if self.left == 0 { Next::End } else { Next::Feed(token) }
    }

    fn finish(self: Box<Self>, finish: Finish) {
        let _ = self.news.send(News::Finish(finish));
    }
}

fn request(tokens: Vec<u32>, n: usize, seed: u64) -> (Request, Receiver<News>) {
    let (news, receiver) = channel();
    let sampler = Sampler::new(Sampling { seed, ..Sampling::default() });
    let driver = Box::new(Sampling20 { sampler, left: n, news });
    let request =
        Request { tokens, boundaries: Vec::new(), max_tokens: n, priority: Priority::Normal, deadline: None, driver };
    (request, receiver)
}

fn submit(s: &Scheduler, prompt: Vec<u32>, n: usize, seed: u64) -> (Ticket, Receiver<News>) {
    let (request, news) = request(prompt, n, seed);
    (s.submit(request).unwrap(), news)
}

/// Waits for the end; the tokens and how it ended.
fn wait(news: &Receiver<News>) -> (Vec<u32>, Finish) {
    let mut tokens = Vec::new();
    loop {
        match news.recv_timeout(Duration::from_secs(120)).expect("the request ends") {
            News::Token(token) => tokens.push(token),
            News::Finish(finish) => return (tokens, finish),
            News::Event(_) => {}
        }
    }
}

#[test]
fn a_text_does_not_depend_on_its_company() {
    let alone = Scheduler::start(engine(options(400, 1)), SchedulerOptions::default());
    let prompts: Vec<Vec<u32>> = (0..16).map(|i| tokens(20 + 13 * i, i % 5)).collect();
    let expected: Vec<Vec<u32>> = prompts
        .iter()
        .enumerate()
        .map(|(i, prompt)| {
            let (_ticket, news) = submit(&alone, prompt.clone(), 12, i as u64 + 1);
            wait(&news).0
        })
        .collect();
    let together =
        Scheduler::start(engine(options(400, 16)), SchedulerOptions { prefill_slice: 24, ..Default::default() });
    let all: Vec<_> = prompts.iter().enumerate().map(|(i, p)| submit(&together, p.clone(), 12, i as u64 + 1)).collect();
    for ((_ticket, news), expected) in all.iter().zip(&expected) {
        assert_eq!(wait(news).0, *expected);
    }
}

#[test]
fn a_known_prefix_is_not_computed_again() {
    let s = Scheduler::start(engine(options(700, 2)), SchedulerOptions::default());
    let system = tokens(300, 1);
    let with = |tail: &[u32]| [&system[..], tail].concat();
    let (_t, news) = submit(&s, with(&[1, 2, 3]), 5, 1);
    let (first, finish) = wait(&news);
    assert_eq!((finish.usage.n_prompt, finish.usage.n_reused, finish.usage.n_generated), (303, 0, 4));
    // The same prompt: nothing but its end is needed.
    let (_t, news) = submit(&s, with(&[1, 2, 3]), 5, 1);
    let (again, finish) = wait(&news);
    assert_eq!((again, finish.usage.n_reused), (first.clone(), 303));
    // The conversation goes on behind what was generated.
    let (_t, news) = submit(&s, [&with(&[1, 2, 3]), &first[..4], &[9, 9]].concat(), 3, 1);
    assert_eq!(wait(&news).1.usage.n_reused, 307);
    // Another question behind the same system prompt: at most one interval is replayed.
    let (_t, news) = submit(&s, with(&[7, 8]), 3, 1);
    assert_eq!(wait(&news).1.usage.n_reused, 256);
}

#[test]
fn prompts_of_every_length_fill_the_context_exactly() {
    let ctx = 170;
    let s = Scheduler::start(engine(options(ctx, 4)), SchedulerOptions { max_queue: 400, ..Default::default() });
    let all: Vec<_> =
        (ctx - 40..=ctx).chain([1, 127, 128]).map(|n| (n, submit(&s, tokens(n, n), ctx + 1, 1))).collect();
    for (n, (_ticket, news)) in &all {
        let (tokens, finish) = wait(news);
        assert_eq!(finish.reason, FinishReason::Length, "prompt of {n}");
        assert_eq!(tokens.len(), ctx - n + 1, "prompt of {n}");
    }
}

#[test]
fn whoever_leaves_is_gone_and_the_rest_goes_on() {
    let s = Scheduler::start(engine(options(400, 2)), SchedulerOptions::default());
    let (stays, stays_news) = submit(&s, tokens(30, 1), 40, 1);
    let (leaves, leaves_news) = submit(&s, tokens(30, 2), 300, 1);
    let (waits, waits_news) = submit(&s, tokens(30, 3), 3, 1);
    while !matches!(leaves_news.recv_timeout(Duration::from_secs(60)).unwrap(), News::Token(_)) {}
    drop(leaves);
    assert_eq!(wait(&leaves_news).1.reason, FinishReason::Cancelled);
    assert_eq!(wait(&waits_news).1.reason, FinishReason::Done, "its place was given to who waited");
    assert_eq!(wait(&stays_news).1.reason, FinishReason::Done);
    drop((stays, waits));
    let stats = s.stats();
    assert_eq!((stats.finished, stats.queued), (3, 0), "{stats:?}");
}

#[test]
fn deadlines_queues_and_bad_prompts_are_answered() {
    let s = Scheduler::start(engine(options(200, 1)), SchedulerOptions { max_queue: 2, ..Default::default() });
    let (mut late, late_news) = request(tokens(10, 1), 150, 1);
    late.deadline = Some(Instant::now() + Duration::from_millis(30));
    let _late = s.submit(late).unwrap();
    assert_eq!(wait(&late_news).1.reason, FinishReason::Deadline);

    let (long, long_news) = submit(&s, tokens(10, 2), 150, 1);
    while !matches!(long_news.recv_timeout(Duration::from_secs(60)).unwrap(), News::Token(_)) {}
    let waiting = [submit(&s, tokens(5, 3), 2, 1), submit(&s, tokens(5, 4), 2, 1)];
    assert_eq!(s.submit(request(tokens(5, 5), 2, 1).0).err(), Some(SubmitError::QueueFull { max: 2 }));
    assert_eq!(s.submit(request(Vec::new(), 2, 1).0).err(), Some(SubmitError::Empty));
    assert_eq!(s.submit(request(tokens(201, 5), 2, 1).0).err(), Some(SubmitError::TooLong { n_prompt: 201, ctx: 200 }));
    assert_eq!(s.submit(request(vec![1, 512], 2, 1).0).err(), Some(SubmitError::TokenOutOfRange { id: 512, pos: 1 }));
    drop(long);
    waiting.iter().for_each(|(_, news)| assert_eq!(wait(news).1.reason, FinishReason::Done));
}

#[test]
fn high_priority_overtakes_the_queue_and_shutdown_ends_everything() {
    let s = Scheduler::start(engine(options(400, 1)), SchedulerOptions::default());
    let (_first, first_news) = submit(&s, tokens(10, 1), 60, 1);
    while !matches!(first_news.recv_timeout(Duration::from_secs(60)).unwrap(), News::Token(_)) {}
    let (_normal, normal_news) = submit(&s, tokens(10, 2), 390, 1);
    let (mut high, high_news) = request(tokens(10, 3), 2, 1);
    high.priority = Priority::High;
    let _high = s.submit(high).unwrap();
    assert!(matches!(
        high_news.recv_timeout(Duration::from_secs(60)),
        Ok(News::Event(SchedulerEvent::Queued { position: 0 }))
    ));
    assert_eq!(wait(&high_news).1.reason, FinishReason::Done);
    s.shutdown(Duration::ZERO);
    assert_eq!(wait(&normal_news).1.reason, FinishReason::ShutDown);
    assert_eq!(s.submit(request(tokens(5, 5), 2, 1).0).err(), Some(SubmitError::ShuttingDown));
}

/// Tokens that agents with a common system prompt make the engine compute, over turns with tool results, edits of the last
/// message and regenerations, against what could be known.
#[test]
fn a_workload_of_agents_recomputes_almost_nothing() {
    let (agents, turns, interval) = (8, 4, 64);
    let s = Scheduler::start(
        engine(EngineOptions {
            snapshot_interval: interval,
            snapshot_bytes: 1 << 30,
            prefix_bytes: 256 << 20,
            ..options(3000, 4)
        }),
        SchedulerOptions::default(),
    );
    let system = tokens(512, 1);
    let (mut ideal, mut whole_prefix) = (0, 0);
    let mut run = |s: &Scheduler, prompt: &[u32], boundary: usize, known: usize, live: usize| -> Vec<u32> {
        let (mut r, news) = request(prompt.to_vec(), 6, 3);
        r.boundaries = vec![system.len(), boundary];
        let _ticket = s.submit(r).unwrap();
        ideal += prompt.len() - known;
        whole_prefix += prompt.len() - live;
        wait(&news).0
    };
    for agent in 0..agents {
        let mut history = system.clone();
        let mut live = 0;
        for turn in 0..turns {
            let message = tokens(20 + 7 * turn, 100 * agent + turn);
            let start = history.len();
            let known = if agent > 0 || turn > 0 { start } else { 0 };
            let prompt = [&history[..], &message].concat();
            // A whole-prefix cache keeps the last sequence only: another agent's turn in between leaves it nothing.
            let answer = run(&s, &prompt, start, known, live);
            // Regenerated: everything but the answer is known.
            run(&s, &prompt, start, prompt.len(), 0);
            // The last message edited: everything before it is known.
            let edited = [&history[..], &message[..message.len() / 2], &[5, 5]].concat();
            run(&s, &edited, start, start + message.len() / 2, 0);
            live = 0;
            // The conversation goes on from the first answer, all of which but its last token was fed.
            history = [&prompt[..], &answer[..answer.len() - 1]].concat();
        }
    }
    let computed = s.stats().prefilled as usize;
    println!("computed {computed} tokens, ideal {ideal}, a whole-prefix cache {whole_prefix}");
    // An edit in the middle of a message goes back to the message's start.
    assert!(
        computed as f64 <= ideal as f64 * 1.05 + (agents * turns * 55) as f64,
        "computed {computed}, ideal {ideal}"
    );
}
