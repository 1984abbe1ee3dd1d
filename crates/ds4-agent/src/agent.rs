//! The loop: a request, answers and calls in turn, until the model says it is done.
//!
//! Whatever happens in a turn, the conversation stays one that can be gone on with: every call has a result, and what was
//! said before stays.

use std::time::{Duration, Instant};

use ds4_chat::{Assistant, Flow, Message, Reason, Thinking, ToolCall};
use ds4_tools::Cancel;

use crate::compact;
use crate::event::{Done, Event, Numbers, Outcome};
use crate::loops::{Calls, Verdict, Words};
use crate::model::{Answer, Ask, Heard, Model, ModelError};
use crate::sessions::Keeper;
use crate::{Listener, Tools};

/// How an agent works.
#[derive(Clone, Debug)]
pub struct AgentOptions {
    /// How much the model reasons.
    pub thinking: Thinking,
    /// Tokens of one answer at most.
    pub max_tokens: usize,
    /// Answers to one request at most.
    pub max_turns: usize,
    /// Time for one request at most.
    pub timeout: Option<Duration>,
    /// Percent of the context at which older parts are summarised.
    pub compact_at: usize,
}

impl Default for AgentOptions {
    fn default() -> AgentOptions {
        AgentOptions { thinking: Thinking::High, max_tokens: 50_000, max_turns: 100, timeout: None, compact_at: 80 }
    }
}

/// Bytes of a result that the model reads at most, and however full the context is.
const RESULT_BYTES: std::ops::RangeInclusive<usize> = 1 << 10..=32 << 10;
/// Answers that are cut or empty before a task counts as failed.
const STUMBLES_MAX: usize = 3;

/// A model at work in a workspace.
pub struct Agent<M> {
    /// The model.
    pub model: M,
    /// What it can do.
    pub tools: Tools,
    /// How it works.
    pub options: AgentOptions,
    /// Where the conversation is kept.
    pub keeper: Option<Keeper>,
    /// Stops what is going on.
    pub cancel: Cancel,
    pub(crate) messages: Vec<Message>,
    pub(crate) n_head: usize,
    /// Calls so far: their ids.
    n_calls: usize,
    /// Background jobs that ran when somebody looked last.
    n_jobs: usize,
    /// The numbers of the last answer.
    pub last: Numbers,
}

/// Why the answers to a request stop.
enum Stop {
    Finished,
    Failed(String),
    Interrupted,
}

/// What came of one request so far.
#[derive(Default)]
struct Task {
    turns: usize,
    calls: usize,
    failed_calls: usize,
    stumbles: usize,
    text: String,
    numbers: Numbers,
    first_token: Option<Duration>,
    /// When it has to be over.
    deadline: Option<Instant>,
    circles: Calls,
}

impl<M: Model> Agent<M> {
    /// An agent whose conversations begin with `head`.
    pub fn new(model: M, tools: Tools, head: Vec<Message>, options: AgentOptions) -> Agent<M> {
        Agent {
            model,
            tools,
            options,
            keeper: None,
            cancel: Cancel::new(),
            n_head: head.len(),
            messages: head,
            n_calls: 0,
            n_jobs: 0,
            last: Numbers::default(),
        }
    }

    /// What was said so far, without the opening.
    pub fn conversation(&self) -> &[Message] {
        &self.messages[self.n_head..]
    }

    /// Goes on with another conversation, whose opening stays this one's.
    pub fn set_conversation(&mut self, conversation: Vec<Message>) {
        self.messages.truncate(self.n_head);
        self.messages.extend(conversation);
        self.n_calls = self.messages.iter().map(n_calls).sum();
        self.last = Numbers::default();
    }

    /// Tokens of the conversation and tokens there is room for.
    pub fn context(&self) -> (usize, usize) {
        (self.model.count(&self.messages, self.options.thinking).unwrap_or(0), self.model.ctx())
    }

    /// Works on a request until it is done, and says how that went, also to the listener.
    pub fn run(&mut self, request: &str, listener: &mut dyn Listener) -> Done {
        let started = Instant::now();
        listener.event(&Event::Request(request.to_owned()));
        self.messages.push(Message::user(request));
        if let Some(keeper) = &mut self.keeper {
            keeper.begin(request);
        }
        let deadline = self.options.timeout.and_then(|timeout| started.checked_add(timeout));
        let mut task = Task { deadline, ..Task::default() };
        let stop = self.work(&mut task, started, listener);
        self.save(listener);
        let done = Done {
            outcome: match stop {
                Stop::Finished => Outcome::Finished,
                Stop::Failed(why) => Outcome::Failed(why),
                Stop::Interrupted => Outcome::Interrupted,
            },
            text: task.text,
            turns: task.turns,
            calls: task.calls,
            failed_calls: task.failed_calls,
            changed: self.tools.toolbox.changed().iter().map(|path| path.display().to_string()).collect(),
            numbers: task.numbers,
            first_token: task.first_token,
            elapsed: started.elapsed(),
        };
        listener.event(&Event::Done(done.clone()));
        done
    }

    fn work(&mut self, task: &mut Task, started: Instant, listener: &mut dyn Listener) -> Stop {
        loop {
            if self.cancel.is_raised() {
                return Stop::Interrupted;
            }
            if task.turns == self.options.max_turns {
                return Stop::Failed(format!("not done after {} answers (--max-turns)", task.turns));
            }
            if let Some(timeout) = self.options.timeout.filter(|timeout| started.elapsed() >= *timeout) {
                return Stop::Failed(timed_out(timeout));
            }
            if let Err(err) = compact::make_room(self, listener) {
                return Stop::Failed(err.to_string());
            }
            let heard = match self.answer(task, started, listener) {
                Ok(heard) => heard,
                Err(err) => return Stop::Failed(err.to_string()),
            };
            let Heeded { answer, is_circling, is_late } = heard;
            let is_stopped = answer.reason == Reason::Cancelled && !is_circling;
            if !answer.message.content.trim().is_empty() {
                task.text.clone_from(&answer.message.content);
            }
            let calls = self.said(answer.message, is_stopped || is_circling);
            if is_late {
                return Stop::Failed(timed_out(self.options.timeout.unwrap_or_default()));
            }
            if is_stopped {
                return Stop::Interrupted;
            }
            if calls.is_empty() {
                let stumble = match (is_circling, answer.incomplete, &answer.reason) {
                    (true, ..) => {
                        Some("[You were repeating yourself and were stopped. Go on with the task differently.]")
                    }
                    (_, Some(_), _) => Some(
                        "[Your last call was cut before its end and was not done. Make it shorter, or take several steps.]",
                    ),
                    (_, _, Reason::Length) => {
                        Some("[Your answer was cut because it was too long. Go on, more briefly.]")
                    }
                    _ if task.text.is_empty() => {
                        Some("[Your answer was empty. Go on with the task, or say that it is done.]")
                    }
                    _ => None,
                };
                if let Some(words) = stumble {
                    task.stumbles += 1;
                    if task.stumbles > STUMBLES_MAX {
                        return Stop::Failed("the model's answers are cut, empty or go round in circles".to_owned());
                    }
                    self.messages.push(Message::user(words));
                    continue;
                }
                match listener.said() {
                    Some(words) => self.hear(&words, listener),
                    None => return Stop::Finished,
                }
                continue;
            }
            if let Some(stop) = self.obey(&calls, task, listener) {
                return stop;
            }
            self.save(listener);
            if let Some(words) = listener.said() {
                self.hear(&words, listener);
            }
        }
    }

    /// Takes what the person said meanwhile.
    fn hear(&mut self, words: &str, listener: &mut dyn Listener) {
        listener.event(&Event::Request(words.to_owned()));
        self.messages.push(Message::user(words));
    }

    /// One answer of the model.
    fn answer(&mut self, task: &mut Task, started: Instant, listener: &mut dyn Listener) -> Result<Heeded, ModelError> {
        let room = self.room()?;
        let max_tokens = self.options.max_tokens.min(room);
        // A quarter of the room is for the answer, however long the reasoning wants to be.
        let max_reasoning = max_tokens - (max_tokens / 4).clamp(max_tokens.min(32), 8192).min(max_tokens);
        let ask = Ask {
            messages: &self.messages,
            n_head: self.n_head,
            thinking: self.options.thinking,
            max_tokens,
            max_reasoning,
            may_call: true,
            attempt: task.turns as u64,
        };
        let (mut words, mut is_circling, mut is_late) = (Words::default(), false, false);
        let cancel = self.cancel.clone();
        let timeout = self.options.timeout;
        let answer = self.model.answer(&ask, &mut |heard| {
            if let Heard::Event(ds4_chat::Event::Thinking(_) | ds4_chat::Event::Text(_)) = &heard {
                task.first_token.get_or_insert_with(|| started.elapsed());
            }
            tell(&heard, listener);
            if let Heard::Event(ds4_chat::Event::Thinking(text) | ds4_chat::Event::Text(text)) = &heard {
                is_circling |= words.push(text);
            }
            is_late = timeout.is_some_and(|timeout| started.elapsed() >= timeout);
            if is_circling || is_late || cancel.is_raised() { Flow::Stop } else { Flow::Continue }
        })?;
        task.turns += 1;
        if answer.n_generated > 0 {
            task.first_token.get_or_insert_with(|| started.elapsed());
        }
        let numbers = Numbers {
            prompt: answer.n_prompt,
            reused: answer.n_reused,
            generated: answer.n_generated,
            reasoning: answer.n_reasoning,
            prefill: answer.prefill,
            decode: answer.decode,
            context: answer.n_prompt + answer.n_generated,
            ctx: self.model.ctx(),
        };
        task.numbers.add(&numbers);
        self.last = numbers;
        listener.event(&Event::Answered(numbers));
        Ok(Heeded { answer, is_circling, is_late })
    }

    /// Tokens that an answer may have now.
    fn room(&self) -> Result<usize, ModelError> {
        let (n_prompt, ctx) = (self.model.count(&self.messages, self.options.thinking)?, self.model.ctx());
        if n_prompt >= ctx { Err(ModelError::TooLong { n_prompt, ctx }) } else { Ok(ctx - n_prompt) }
    }

    /// Adds an answer to the conversation; its calls get ids. One that was stopped keeps its words alone.
    fn said(&mut self, mut message: Assistant, is_stopped: bool) -> Vec<ToolCall> {
        if is_stopped {
            message.tool_calls.clear();
        }
        for call in &mut message.tool_calls {
            self.n_calls += 1;
            call.id = Some(format!("call_{}", self.n_calls));
        }
        let calls = message.tool_calls.clone();
        if !(message.content.is_empty() && message.reasoning.is_empty() && calls.is_empty()) {
            self.messages.push(Message::Assistant(message));
        }
        calls
    }

    /// Does calls; answers why the task is over, if it is.
    fn obey(&mut self, calls: &[ToolCall], task: &mut Task, listener: &mut dyn Listener) -> Option<Stop> {
        let mut stop = None;
        let cancel = self.cancel.until(task.deadline);
        for (i, call) in calls.iter().enumerate() {
            let id = call.id.clone().unwrap_or_default();
            if stop.is_some() || self.cancel.is_raised() {
                stop.get_or_insert(Stop::Interrupted);
                self.messages.push(Message::tool(id, "[not done: stopped by the user]"));
                continue;
            }
            let preview = self.tools.preview(&call.name, &call.arguments);
            listener.event(&Event::Call {
                id: id.clone(),
                name: call.name.clone(),
                arguments: call.arguments.clone(),
                preview,
            });
            let n_bytes = self.result_bytes(calls.len() - i);
            let (mut outcome, elapsed) = self.tools.call(&call.name, &call.arguments, n_bytes, &cancel, listener);
            task.calls += 1;
            task.failed_calls += usize::from(outcome.is_error);
            match task.circles.push(&call.name, &call.arguments, &outcome.text, outcome.diff.is_some()) {
                Verdict::Fine => {}
                Verdict::Warn(n) => outcome.text.push_str(&format!(
                    "\n[This was the same call with the same result {n} times. Do something else, or say what is wrong.]"
                )),
                Verdict::GiveUp => stop = Some(Stop::Failed(format!("the model repeats the same call of {}", call.name))),
            }
            listener.event(&Event::Result {
                id: id.clone(),
                name: call.name.clone(),
                text: outcome.text.clone(),
                is_error: outcome.is_error,
                diff: outcome.diff,
                elapsed,
            });
            self.messages.push(Message::tool(id, outcome.text));
        }
        let n_jobs = self.tools.toolbox.n_running();
        if n_jobs != self.n_jobs {
            self.n_jobs = n_jobs;
            listener.event(&Event::Jobs(n_jobs));
        }
        if self.cancel.is_raised() {
            stop.get_or_insert(Stop::Interrupted);
        }
        stop
    }

    /// Bytes that each of the next results may have: together they leave most of the room free.
    fn result_bytes(&self, n_results: usize) -> usize {
        /// What a token is at least, in bytes, of anything a tool prints.
        const BYTES_PER_TOKEN: usize = 2;
        let room = self.room().unwrap_or(0);
        (room / 3 * BYTES_PER_TOKEN / n_results.max(1)).clamp(*RESULT_BYTES.start(), *RESULT_BYTES.end())
    }

    /// Keeps the conversation, if it is to be kept.
    pub fn save(&mut self, listener: &mut dyn Listener) {
        let Some(keeper) = &mut self.keeper else { return };
        self.model.checkpoint();
        match keeper.save(&self.messages[self.n_head..], self.options.thinking, self.model.tokens()) {
            Ok(()) => listener.event(&Event::Saved(keeper.name().to_owned())),
            // A full disk does not end the work.
            Err(err) => listener.event(&Event::Note(format!("the session could not be saved: {err}"))),
        }
    }
}

/// An answer, and what was heard in it.
struct Heeded {
    answer: Answer,
    is_circling: bool,
    is_late: bool,
}

fn timed_out(timeout: Duration) -> String {
    format!("not done after {} s (--timeout)", timeout.as_secs())
}

fn n_calls(message: &Message) -> usize {
    match message {
        Message::Assistant(said) => said.tool_calls.len(),
        _ => 0,
    }
}

/// Passes on what the model lets hear.
fn tell(heard: &Heard, listener: &mut dyn Listener) {
    use ds4_chat::Event as Said;
    match heard {
        Heard::Prefill { done, total, reused } => {
            listener.event(&Event::Prefill { done: *done, total: *total, reused: *reused });
        }
        Heard::Event(Said::Thinking(text)) => listener.event(&Event::Thinking(text.clone())),
        Heard::Event(Said::Text(text)) => listener.event(&Event::Text(text.clone())),
        Heard::Event(Said::ToolStart { name, .. }) => listener.event(&Event::CallBegun(name.clone())),
        Heard::Event(Said::ToolArguments { json, .. }) => listener.event(&Event::CallArguments(json.clone())),
        Heard::Event(Said::ToolEnd { .. } | Said::End { .. }) => {}
    }
}
