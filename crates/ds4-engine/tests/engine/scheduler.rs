//! Many requests on one engine: texts do not depend on company, prefixes are not computed twice, nobody runs out of room,
//! and whoever leaves is gone at the next step, but what it read is not lost.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use ds4_engine::sampler::Sampler;
use ds4_engine::{
    Driver, Engine, EngineOptions, Finish, FinishReason, Next, Priority, Scheduler, SchedulerEvent, SchedulerOptions,
    SubmitError, Ticket,
};
use ds4_fixture::Mix;

use crate::answer::{News, request, wait};
use crate::noise;

fn engine(options: EngineOptions) -> Engine {
    Engine::load(noise(Mix::F32), None, EngineOptions { threads: Some(2), ..options }).unwrap()
}

fn options(ctx: usize, max_sequences: usize) -> EngineOptions {
    EngineOptions { ctx, max_sequences, prefill_chunk: Some(64), snapshot_interval: 64, ..Default::default() }
}

fn tokens(n: usize, salt: usize) -> Vec<u32> {
    (0..n).map(|i| ((31 * i * i + 17 * i + salt) % 512) as u32).collect()
}

fn submit(s: &Scheduler, prompt: Vec<u32>, n: usize, seed: u64) -> (Ticket, Receiver<News>) {
    let (request, news) = request(prompt, n, seed);
    (s.submit(request).unwrap(), news)
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
fn who_waits_hears_where_and_may_come_too_late() {
    let s = Scheduler::start(engine(options(300, 1)), SchedulerOptions::default());
    let (running, running_news) = submit(&s, tokens(10, 1), 280, 1);
    while !matches!(running_news.recv_timeout(Duration::from_secs(60)).unwrap(), News::Token(_)) {}
    let (mut late, late_news) = request(tokens(10, 2), 5, 1);
    late.deadline = Some(Instant::now() + Duration::from_millis(20));
    let _late = s.submit(late).unwrap();
    let (leaves, leaves_news) = submit(&s, tokens(10, 3), 5, 1);
    let (_stays, stays_news) = submit(&s, tokens(10, 4), 5, 1);
    let finish = wait(&late_news).1;
    assert_eq!((finish.reason, finish.usage.n_reused, finish.usage.n_generated), (FinishReason::Deadline, 0, 0));
    assert!(finish.usage.queued >= Duration::from_millis(20));
    drop(leaves);
    assert_eq!(wait(&leaves_news).1.reason, FinishReason::Cancelled);
    drop(running);
    let mut positions = Vec::new();
    let finish = loop {
        match stays_news.recv_timeout(Duration::from_secs(60)).unwrap() {
            News::Event(SchedulerEvent::Queued { position }) => positions.push(position),
            News::Finish(finish) => break finish,
            _ => {}
        }
    };
    assert_eq!((finish.reason, positions), (FinishReason::Done, vec![2, 1, 0]));
}

/// What happened on the engine thread, in order, to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Happened {
    Token(usize),
    Prefilled(usize, usize),
    Finished(usize),
}

/// Writes down what happens to one of several requests.
struct Clerk {
    who: usize,
    left: usize,
    book: Sender<Happened>,
}

impl Driver for Clerk {
    fn event(&mut self, event: SchedulerEvent) {
        if let SchedulerEvent::Prefill { done, .. } = event {
            let _ = self.book.send(Happened::Prefilled(self.who, done));
        }
    }

    fn accept(&mut self, logits: &[f32], _: usize) -> Next {
        let _ = self.book.send(Happened::Token(self.who));
        self.left -= 1;
        if self.left == 0 { Next::End } else { Next::Feed(Sampler::greedy(logits)) }
    }

    fn finish(self: Box<Self>, _: Finish) {
        let _ = self.book.send(Happened::Finished(self.who));
    }
}

#[test]
fn long_prompts_neither_freeze_nor_starve_anybody() {
    let slice = 24;
    let s = Scheduler::start(
        engine(options(1600, 4)),
        SchedulerOptions { prefill_slice: slice, step_target: Duration::from_secs(60), ..Default::default() },
    );
    let (book, happened) = channel();
    let start = |who: usize, n_prompt: usize, n: usize| {
        let (mut request, _) = request(tokens(n_prompt, who), n, 1);
        request.driver = Box::new(Clerk { who, left: n, book: book.clone() });
        s.submit(request).unwrap()
    };
    let next = || happened.recv_timeout(Duration::from_secs(120)).unwrap();
    // 0 generates; then two long prompts arrive, then a short one.
    let _tickets = [start(0, 10, 500), start(1, 900, 1), start(2, 1200, 1), start(3, 30, 3)];
    let mut order = Vec::new();
    let (mut prefilled, mut moved, mut since_token) = ([0; 4], [0; 4], 0);
    while order.len() < 4 {
        match next() {
            Happened::Token(0) => since_token = 0,
            Happened::Token(_) => {}
            Happened::Finished(who) => order.push(who),
            Happened::Prefilled(who, done) => {
                since_token += done - prefilled[who];
                prefilled[who] = done;
                moved[who] += 1;
                // In a step that a token shares, prompts get a slice; the first steps are before 0 generates.
                if order.contains(&3) && !order.contains(&0) {
                    assert!(since_token <= slice, "{since_token} prompt tokens between two tokens");
                }
            }
        }
    }
    // The oldest moves on while short ones overtake; nobody is put off for ever.
    assert!(moved.iter().all(|n| *n > 0), "{moved:?}");
    let place = |who: usize| order.iter().position(|w| *w == who).unwrap();
    assert!(place(3) < place(1) && place(1) < place(2), "the short one overtakes: {order:?}");
    assert!(place(0) > place(3), "{order:?}");
}

#[test]
fn with_little_room_every_request_still_reaches_the_end_of_its_context() {
    let ctx = 2500;
    // Pages for two contexts, four places; frontiers and old prefixes compete for the same pages.
    let options = options(ctx, 4);
    let model = noise(Mix::F32);
    let shape = ds4_engine::Shape::from_gguf(model).unwrap();
    let page = EngineOptions { ctx: shape.page_tokens() - 1, prefix_bytes: 0, max_sequences: 1, ..options.clone() };
    // Two pages: one of the context, one for a copy in the making.
    let page_bytes = Engine::plan(model, None, &page).unwrap().pages / 2;
    let n_pages = 2 * (ctx.div_ceil(shape.page_tokens()) + 1);
    let options = EngineOptions { kv_bytes: Some(page_bytes * n_pages as u64), ..options };
    let s = Scheduler::start(engine(options), SchedulerOptions::default());
    let all: Vec<_> = (0..6)
        .map(|i| {
            // Nearly as long as the context, in pairs that share most of it, so that pages are shared, copied and evicted.
            let prompt = [&tokens(2000 + i, i / 2)[..], &tokens(ctx - 2000 - i - 20, i)].concat();
            assert_eq!(prompt.len(), ctx - 20);
            submit(&s, prompt, 100, 1)
        })
        .collect();
    assert_eq!(s.stats().pages_total.max(n_pages), n_pages);
    for (i, (_ticket, news)) in all.iter().enumerate() {
        let (tokens, finish) = wait(news);
        assert_eq!((finish.reason, tokens.len()), (FinishReason::Length, 21), "request {i}");
    }
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

/// Requests with a common beginning that arrive at the same time: one computes it, the others wait and go on from there.
#[test]
fn what_several_need_at_once_is_computed_once() {
    let s = Scheduler::start(engine(options(700, 4)), SchedulerOptions::default());
    let system = tokens(300, 1);
    let prompt = |i: usize| [&system[..], &tokens(60 + i, 50 + i)].concat();
    let expected: Vec<Vec<u32>> = {
        let alone = Scheduler::start(engine(options(700, 1)), SchedulerOptions::default());
        (0..6).map(|i| wait(&submit(&alone, prompt(i), 5, 1).1).0).collect()
    };
    // A first one keeps the engine busy while the others arrive; two of them are the same.
    let (_busy, busy_news) = submit(&s, tokens(200, 9), 1, 1);
    let all: Vec<_> = [0, 1, 2, 3, 4, 5, 5].map(|i| (i, submit(&s, prompt(i), 5, 1))).into();
    wait(&busy_news);
    let mut reused = 0;
    for (i, (_ticket, news)) in &all {
        let (tokens, finish) = wait(news);
        assert_eq!(tokens, expected[*i], "request {i}");
        reused += finish.usage.n_reused;
        assert_eq!(finish.usage.n_prompt, 360 + i);
    }
    // Six of seven know the system prompt; one of the same two knows everything.
    assert_eq!(reused, 6 * 300 + 65);
    assert_eq!(s.stats().prefilled as usize, 200 + 300 + (60..66).sum::<usize>());
}

#[test]
fn nobody_waits_for_one_who_left_or_who_counts_for_less() {
    let s = Scheduler::start(engine(options(700, 3)), SchedulerOptions::default());
    let system = tokens(600, 1);
    let prompt = |i: usize| [&system[..], &tokens(20 + i, 50 + i)].concat();
    let (leaves, leaves_news) = submit(&s, prompt(0), 3, 1);
    let (_follows, follows_news) = submit(&s, prompt(1), 3, 1);
    while !matches!(
        leaves_news.recv_timeout(Duration::from_secs(60)).unwrap(),
        News::Event(SchedulerEvent::Prefill { done: 1.., .. })
    ) {}
    drop(leaves);
    assert_eq!(wait(&leaves_news).1.reason, FinishReason::Cancelled);
    assert_eq!(wait(&follows_news).1.reason, FinishReason::Done);

    let system = tokens(600, 2);
    let prompt = |i: usize| [&system[..], &tokens(20 + i, 50 + i)].concat();
    let (mut low, low_news) = request(prompt(0), 3, 1);
    low.priority = Priority::Low;
    let _low = s.submit(low).unwrap();
    let (_normal, normal_news) = submit(&s, prompt(1), 3, 1);
    assert_eq!(wait(&normal_news).1.reason, FinishReason::Done);
    assert_eq!(wait(&low_news).1.reason, FinishReason::Done);
}

#[test]
fn what_was_read_before_somebody_left_is_not_read_again() {
    let options = EngineOptions { snapshot_interval: 2048, ..options(1400, 1) };
    let s = Scheduler::start(engine(options), SchedulerOptions::default());
    let (leaves, news) = submit(&s, tokens(1300, 1), 3, 1);
    let read = loop {
        if let News::Event(SchedulerEvent::Prefill { done: done @ 128.., .. }) =
            news.recv_timeout(Duration::from_secs(60)).unwrap()
        {
            break done;
        }
    };
    drop(leaves);
    assert_eq!(wait(&news).1.reason, FinishReason::Cancelled);
    let (_comes_back, news) = submit(&s, tokens(1300, 1), 3, 1);
    let usage = wait(&news).1.usage;
    assert!((read..1300).contains(&usage.n_reused), "{read} read, {} reused", usage.n_reused);
}
