//! A client's request on its way through the engine: one answer after the other, as pieces, until all are told.

use std::collections::VecDeque;
use std::sync::Arc;

use ds4_chat::{Event, Reason};
use ds4_engine::FinishReason;

use crate::activity::Busy;
use crate::decode::{self, Finished, Generation, Running, Update};
use crate::protocol::error::ErrorKind;
use crate::protocol::{ApiError, Ending, Ids, Piece, Tally};
use crate::service::{Service, lock, refusal};

/// What happens next in a run.
#[derive(Debug)]
pub enum News {
    /// The prompt is being read, and it is known how much of it was cached.
    Begun,
    /// More of the answer.
    Piece(Piece),
    /// This answer is over.
    Ending(Ending),
    /// All are.
    Done,
    /// It went wrong; nothing follows.
    Failed(ApiError),
}

/// Answers in the making. Dropping it cancels what is left.
pub struct Run {
    service: Arc<Service>,
    form: Form,
    waiting: VecDeque<Generation>,
    running: Option<Running>,
    /// Ids of the calls of this answer, by position.
    call_ids: Vec<String>,
    tally: Tally,
    /// Its name in the diary.
    trace_id: String,
    /// News that came in one update.
    ready: VecDeque<News>,
    _busy: Busy,
}

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
    /// Hands the first answer to the engine.
    ///
    /// # Errors
    /// When the engine does not take it.
    pub fn start(service: Arc<Service>, form: Form, generations: Vec<Generation>) -> Result<Run, ApiError> {
        // Answers to one prompt share it; different prompts add up.
        let mut prompts: Vec<&[u32]> = generations.iter().map(|generation| generation.tokens.as_slice()).collect();
        prompts.dedup();
        let prompt = prompts.iter().map(|tokens| tokens.len()).sum();
        let mut run = Run {
            _busy: service.activity.begin(),
            service,
            form,
            waiting: generations.into(),
            running: None,
            call_ids: Vec::new(),
            tally: Tally { prompt, ..Tally::default() },
            trace_id: Ids::Random.next("run_"),
            ready: VecDeque::new(),
        };
        run.submit_next()?;
        Ok(run)
    }

    /// What it has cost so far.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    fn submit_next(&mut self) -> Result<bool, ApiError> {
        let Some(generation) = self.waiting.pop_front() else { return Ok(false) };
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
        self.running = Some(decode::submit(&self.service.scheduler, vocab, generation).map_err(refusal)?);
        self.call_ids.clear();
        Ok(true)
    }

    /// What happens next. May be dropped and asked again: nothing is lost.
    pub async fn next(&mut self) -> News {
        loop {
            if let Some(news) = self.ready.pop_front() {
                return news;
            }
            let Some(running) = &mut self.running else { return News::Done };
            match running.updates.recv().await {
                Some(update) => self.take(update),
                None => {
                    self.running = None;
                    self.waiting.clear();
                    let message = "the answer was cut off: its client did not read it, or the engine ended";
                    return News::Failed(ApiError::new(ErrorKind::Failed, message));
                }
            }
        }
    }

    fn take(&mut self, update: Update) {
        if let (Some(trace), Update::Event(event)) = (&self.service.trace, &update) {
            trace.write(&self.trace_id, "event", &[], &[("event", &format!("{event:?}"))]);
        }
        match update {
            Update::Queued(_) => {}
            Update::Prefill { reused } => {
                self.tally.cached = self.tally.cached.max(reused);
                self.ready.push_back(News::Begun);
            }
            Update::Logprob(logprob) => self.ready.push_back(News::Piece(Piece::Logprob(logprob))),
            Update::Event(event) if self.form.raw => self.take_raw(event),
            Update::Event(event) => self.take_event(event),
            Update::Finished(finished) => self.take_finished(&finished),
        }
    }

    fn take_event(&mut self, event: Event) {
        let piece = match event {
            Event::Thinking(text) => Piece::Thinking(text),
            Event::Text(text) => Piece::Text(text),
            Event::ToolStart { name, .. } => {
                let id = Ids::Random.next(self.form.call_prefix);
                self.call_ids.push(id.clone());
                Piece::CallStart { id, name }
            }
            Event::ToolArguments { json, .. } => Piece::CallArguments(json),
            Event::ToolEnd { raw, complete, .. } => {
                if let Some(id) = self.call_ids.last().filter(|_| complete) {
                    lock(&self.service.tools).insert(id.clone(), raw);
                }
                Piece::CallEnd { complete }
            }
            Event::End { .. } => return,
        };
        self.ready.push_back(News::Piece(piece));
    }

    fn take_raw(&mut self, event: Event) {
        let text = match event {
            Event::Thinking(text) | Event::Text(text) => text,
            // A call is told when all that was written for it is known.
            Event::ToolEnd { raw, .. } => raw,
            Event::ToolStart { .. } | Event::ToolArguments { .. } | Event::End { .. } => return,
        };
        self.ready.push_back(News::Piece(Piece::Text(text)));
    }

    fn take_finished(&mut self, finished: &Finished) {
        self.running = None;
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
                self.ready.push_back(News::Ending(ending));
                match self.submit_next() {
                    Ok(true) => {}
                    Ok(false) => self.ready.push_back(News::Done),
                    Err(error) => self.ready.push_back(News::Failed(error)),
                }
            }
            Err(error) => self.ready.push_back(News::Failed(error)),
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
            FinishReason::Deadline => failed(ErrorKind::Failed, "the answer took longer than allowed"),
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
    /// A client that leaves takes its answer with it; the log says so, because the engine's time went somewhere.
    fn drop(&mut self) {
        if self.running.is_some() {
            self.service.metrics.cancelled();
            let facts = [("path", self.form.path.into()), ("prompt", self.tally.prompt.into())];
            self.service.log.line("cancelled: its client left", &facts);
        }
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
