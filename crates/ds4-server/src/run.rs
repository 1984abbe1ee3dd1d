//! A client's request on its way through the engine: its answers, side by side, as pieces, until all are told.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;
use std::time::Instant;

use ds4_chat::{Event, Marked, Reason};
use ds4_engine::FinishReason;

use crate::activity::Busy;
use crate::decode::{self, Finished, Generation, Running, Update};
use crate::protocol::error::ErrorKind;
use crate::protocol::{ApiError, Ending, Ids, Piece, Tally};
use crate::service::{Service, lock, refusal};

/// What happens next in a run.
#[derive(Debug)]
pub enum News {
    /// A prompt is being read, and it is known how much of it was cached.
    Begun,
    /// More of the answer of this number.
    Piece(usize, Piece),
    /// This answer is over.
    Ending(usize, Ending),
    /// All are.
    Done,
    /// It went wrong; nothing follows.
    Failed(ApiError),
}

/// Answers in the making. Dropping it cancels what is left.
pub struct Run {
    service: Arc<Service>,
    form: Form,
    answers: Vec<Answering>,
    /// Answers that begin once another has read the prompt they share, or when there is room in the queue.
    waiting: Vec<(usize, Generation)>,
    tally: Tally,
    /// When the client is not waited for any longer.
    deadline: Option<Instant>,
    /// Its name in the diary.
    trace_id: String,
    /// News that came in one update.
    ready: VecDeque<News>,
    /// The answer that is asked first for news, so that none is told before all others.
    turn: usize,
    _busy: Busy,
}

/// One of the answers.
struct Answering {
    /// The first answer with the same prompt; itself, if it is the first.
    leader: usize,
    running: Option<Running>,
    /// Its prompt is being read.
    begun: bool,
    /// Its prompt was read.
    started: bool,
    /// Ids of its calls, by position.
    call_ids: Vec<String>,
}

/// Answers of one run that the engine has at the same time: others want some room, too.
const AT_ONCE_MAX: usize = 4;

/// How a run is told and logged.
#[derive(Clone, Debug)]
pub struct Form {
    /// The endpoint, for the log.
    pub path: &'static str,
    /// What ids of calls begin with.
    pub call_prefix: &'static str,
    /// Everything is text: calls and reasoning are shown as the model wrote them.
    pub raw: bool,
}

impl Run {
    /// Hands the answers to the engine. Those that share a prompt wait until the first has read it.
    ///
    /// # Errors
    /// When the engine does not take it.
    pub fn start(service: Arc<Service>, form: Form, generations: Vec<Generation>) -> Result<Run, ApiError> {
        let mut run = Run {
            _busy: service.activity.begin(),
            deadline: service.settings.time_limit.map(|limit| Instant::now() + limit),
            service,
            form,
            answers: Vec::new(),
            waiting: Vec::new(),
            tally: Tally::default(),
            trace_id: Ids::Random.next("run_"),
            ready: VecDeque::new(),
            turn: 0,
        };
        for (i, generation) in generations.iter().enumerate() {
            let leader = generations.iter().position(|other| other.tokens == generation.tokens).unwrap_or(i);
            // Answers to one prompt share it; different prompts add up.
            run.tally.prompt += if leader == i { generation.tokens.len() } else { 0 };
            let answering = Answering { leader, running: None, begun: false, started: false, call_ids: Vec::new() };
            run.answers.push(answering);
        }
        run.waiting = generations.into_iter().enumerate().collect();
        run.submit_waiting()?;
        Ok(run)
    }

    /// What it has cost so far.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Hands over what need not wait any longer.
    fn submit_waiting(&mut self) -> Result<(), ApiError> {
        for (i, generation) in std::mem::take(&mut self.waiting) {
            let leader = self.answers[i].leader;
            let n_running = self.answers.iter().filter(|answer| answer.running.is_some()).count();
            if n_running >= AT_ONCE_MAX || (leader != i && !self.answers[leader].started) {
                self.waiting.push((i, generation));
                continue;
            }
            match self.submit(i, &generation) {
                Ok(()) => {}
                // Those that are running make room when they are done.
                Err(error) if error.kind == ErrorKind::QueueFull && self.is_running() => {
                    self.waiting.push((i, generation));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn submit(&mut self, i: usize, generation: &Generation) -> Result<(), ApiError> {
        let vocab = Arc::clone(&self.service.vocab);
        if let Some(trace) = &self.service.trace {
            let prompt = vocab.tokenizer.decode(&generation.tokens);
            let facts = [
                ("path", self.form.path.into()),
                ("tokens", generation.tokens.len().into()),
                ("boundaries", generation.boundaries.clone().into()),
                ("turn", format!("{:?}", generation.turn.sampling).into()),
                ("thinking", format!("{:?}", generation.turn.thinking).into()),
            ];
            trace.write(&self.trace_id, "prompt", &facts, &[("prompt", &String::from_utf8_lossy(&prompt))]);
        }
        let session = self.service.sessions.begin(self.form.path, generation.tokens.len());
        let scheduler = &self.service.scheduler;
        // The earlier of what the server and the client allow.
        let deadline = self.deadline.into_iter().chain(generation.deadline).min();
        let running = decode::submit(scheduler, vocab, generation.clone(), session, deadline).map_err(refusal)?;
        self.answers[i].running = Some(running);
        Ok(())
    }

    fn is_running(&self) -> bool {
        self.answers.iter().any(|answer| answer.running.is_some())
    }

    /// What happens next. May be dropped and asked again: nothing is lost.
    pub async fn next(&mut self) -> News {
        loop {
            if let Some(news) = self.ready.pop_front() {
                return news;
            }
            if !self.is_running() {
                return News::Done;
            }
            match self.update().await {
                (i, Some(update)) => self.take(i, update),
                (_, None) => {
                    self.give_up();
                    let message = "the answer was cut off: its client did not read it, or the engine ended";
                    return News::Failed(ApiError::new(ErrorKind::Failed, message));
                }
            }
        }
    }

    /// The next update of any answer.
    async fn update(&mut self) -> (usize, Option<Update>) {
        let n = self.answers.len();
        poll_fn(|cx| {
            for k in 0..n {
                let i = (self.turn + k) % n;
                let Some(running) = &mut self.answers[i].running else { continue };
                if let Poll::Ready(update) = running.updates.poll_recv(cx) {
                    self.turn = i + 1;
                    return Poll::Ready((i, update));
                }
            }
            Poll::Pending
        })
        .await
    }

    /// Ends what is left. The counts and the log say so, because the engine's time went somewhere.
    fn give_up(&mut self) {
        self.waiting.clear();
        for _ in self.answers.iter_mut().filter_map(|answer| answer.running.take()) {
            self.service.metrics.cancelled();
            let facts = [("path", self.form.path.into()), ("prompt", self.tally.prompt.into())];
            self.service.log.line("cancelled: nobody waits for it", &facts);
        }
    }

    fn take(&mut self, i: usize, update: Update) {
        if let (Some(trace), Update::Event(event)) = (&self.service.trace, &update) {
            trace.write(&self.trace_id, "event", &[("answer", i.into())], &[("event", &format!("{event:?}"))]);
        }
        match update {
            Update::Queued(_) => {}
            Update::Prefill { reused } => {
                // What an answer finds because its sibling has just computed it was not cached for this request.
                if !self.answers[i].begun && self.answers[i].leader == i {
                    self.tally.cached += reused;
                }
                self.answers[i].begun = true;
                self.ready.push_back(News::Begun);
            }
            Update::Started => {
                self.answers[i].started = true;
                self.go_on();
            }
            Update::Logprob(logprob) => self.ready.push_back(News::Piece(i, Piece::Logprob(logprob))),
            Update::Event(event) if self.form.raw => self.take_raw(i, event),
            Update::Event(event) => self.take_event(i, event),
            Update::Finished(finished) => self.take_finished(i, &finished),
        }
    }

    /// Begins answers that waited for this moment.
    fn go_on(&mut self) {
        if let Err(error) = self.submit_waiting() {
            self.give_up();
            self.ready.push_back(News::Failed(error));
        }
    }

    fn take_event(&mut self, i: usize, event: Event) {
        let piece = match event {
            Event::Thinking(text) => Piece::Thinking(text),
            Event::Text(text) => Piece::Text(text),
            Event::ToolStart { name, .. } => {
                let id = Ids::Random.next(self.form.call_prefix);
                self.answers[i].call_ids.push(id.clone());
                Piece::CallStart { id, name }
            }
            Event::ToolArguments { json, .. } => Piece::CallArguments(json),
            Event::ToolEnd { raw, complete, .. } => {
                if let Some(id) = self.answers[i].call_ids.last().filter(|_| complete)
                    && let Err(err) = lock(&self.service.tools).insert(id.clone(), raw)
                {
                    let what = "calls are no longer kept on disk: they are rendered anew after a restart";
                    self.service.log.line(what, &[("error", err.to_string().into())]);
                }
                Piece::CallEnd { complete }
            }
            Event::End { .. } => return,
        };
        self.ready.push_back(News::Piece(i, piece));
    }

    fn take_raw(&mut self, i: usize, event: Event) {
        let text = match event {
            Event::Thinking(text) | Event::Text(text) => text,
            // A call is told when all that was written for it is known.
            Event::ToolEnd { raw, .. } => Marked::from_raw(&raw).to_text(),
            Event::ToolStart { .. } | Event::ToolArguments { .. } | Event::End { .. } => return,
        };
        self.ready.push_back(News::Piece(i, Piece::Text(text)));
    }

    fn take_finished(&mut self, i: usize, finished: &Finished) {
        self.answers[i].running = None;
        // An answer that may generate nothing never says that it started.
        self.answers[i].started = true;
        let usage = finished.turn.usage;
        let this = Tally {
            prompt: finished.engine.usage.n_prompt,
            cached: finished.engine.usage.n_reused,
            generated: usage.generated,
            reasoning: usage.reasoning,
        };
        self.tally.add(&this);
        let ending = self.ending(finished);
        self.report(finished, &this, ending.as_ref());
        if let Some(trace) = &self.service.trace {
            let sampled = self.service.vocab.tokenizer.decode(&finished.turn.tokens);
            let facts = [
                ("cached", this.cached.into()),
                ("generated", this.generated.into()),
                ("end", reason(ending.as_ref()).into()),
            ];
            trace.write(&self.trace_id, "answer", &facts, &[("sampled", &String::from_utf8_lossy(&sampled))]);
        }
        match ending {
            Ok(ending) => {
                self.ready.push_back(News::Ending(i, ending));
                self.go_on();
            }
            Err(error) => {
                self.give_up();
                self.ready.push_back(News::Failed(error));
            }
        }
    }

    fn ending(&self, finished: &Finished) -> Result<Ending, ApiError> {
        let failed = |kind, message: &str| Err(ApiError::new(kind, message));
        match &finished.engine.reason {
            FinishReason::Done => Ok(match &finished.turn.reason {
                Reason::Stop => Ending::Stop,
                Reason::StopSequence(text) => Ending::StopSequence(text.clone()),
                Reason::Length => Ending::Length,
                Reason::ToolCalls if self.form.raw => Ending::Stop,
                Reason::ToolCalls => Ending::ToolCalls,
                Reason::Cancelled => return failed(ErrorKind::Failed, "the answer was cancelled"),
            }),
            FinishReason::Length => Ok(Ending::Length),
            FinishReason::Cancelled => failed(ErrorKind::Failed, "the answer was cancelled"),
            // What there is of an answer is worth more than an error.
            FinishReason::Deadline if finished.turn.usage.generated > 0 => Ok(Ending::Length),
            FinishReason::Deadline => failed(
                ErrorKind::Timeout,
                "the time allowed (--request-timeout, x-ds4-timeout) was over before the answer began; what was read of the prompt is kept",
            ),
            FinishReason::ShutDown => {
                let error = ApiError::new(ErrorKind::ShuttingDown, "the server is shutting down");
                Err(ApiError { retry_after: Some(5), ..error })
            }
            FinishReason::Failed(what) => failed(ErrorKind::Failed, &format!("the engine failed: {what}")),
        }
    }

    fn report(&self, finished: &Finished, tally: &Tally, ending: Result<&Ending, &ApiError>) {
        let reason = reason(ending);
        self.service.metrics.answer(reason, tally, &finished.engine);
        let usage = &finished.engine.usage;
        let ms = |duration: std::time::Duration| (duration.as_secs_f64() * 1e3).into();
        let speed = finished.turn.timing.tokens_per_second().unwrap_or(0.0);
        let mut facts = vec![
            ("path", self.form.path.into()),
            ("prompt", tally.prompt.into()),
            ("cached", tally.cached.into()),
            ("generated", tally.generated.into()),
            ("reasoning", tally.reasoning.into()),
            ("queued_ms", ms(usage.queued)),
            ("prefill_ms", ms(usage.prefill)),
            ("tokens_per_second", speed.into()),
            ("end", reason.into()),
        ];
        if let Err(error) = ending {
            facts.push(("error", error.message.as_str().into()));
        }
        self.service.log.line("answer", &facts);
    }
}

impl Drop for Run {
    /// A client that leaves takes its answers with it.
    fn drop(&mut self) {
        self.give_up();
    }
}

/// The name of an end, in counts and logs.
fn reason(ending: Result<&Ending, &ApiError>) -> &'static str {
    match ending {
        Ok(Ending::Stop) => "stop",
        Ok(Ending::StopSequence(_)) => "stop_sequence",
        Ok(Ending::Length) => "length",
        Ok(Ending::ToolCalls) => "tool_calls",
        Err(_) => "failed",
    }
}
