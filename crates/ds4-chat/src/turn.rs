//! THE sample loop: logits in, events out, until the turn is over.
//!
//! [`Turn`] is a state machine that knows no device: whoever owns the logits (the loop of [`run`], a scheduler with many
//! turns) calls [`Turn::accept`] and feeds the token it answers. It is the only place that samples.
//!
//! The last sampled token of a turn is never fed: the end token, the token that completed a stop string or a tool block,
//! the last one that `max_tokens` or the context allowed. So a sequence that held `n` tokens before a turn which generated
//! `g` holds `n + g - 1` after it, and a context of `ctx` tokens gives exactly `ctx - n + 1` generated tokens: when the
//! sequence is full, one more token is sampled from its last logits, delivered, and the turn ends with
//! [`Reason::Length`].

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use ds4_engine::{
    Engine, Flow, Likeliest, Reach, Sequence,
    sampler::{Sampler, Sampling},
};

use crate::{
    Assistant, Collector, Error, Event, Grammar, Parser, Reason, Special, Thinking, ToolCall, Vocab, grammar::Guide,
    stop::StopFilter,
};

/// How one turn is generated.
#[derive(Clone, Debug)]
pub struct TurnOptions {
    /// How tokens are drawn. Inside the syntax of a tool call they are not drawn: the likeliest is taken.
    pub sampling: Sampling,
    /// The mode the prompt was rendered with (after [`Thinking::effective`]): does the turn begin inside reasoning?
    pub thinking: Thinking,
    /// Most tokens to generate, the end token included; `None`: until the context is full.
    pub max_tokens: Option<usize>,
    /// Most tokens of reasoning: then its closing tag is taken whatever the logits say, so that reasoning never eats the room for
    /// the answer. `None`: no limit of its own.
    pub max_reasoning: Option<usize>,
    /// Where reasoning may end before that. `None`: only where the model ends it.
    pub early_close: Option<EarlyClose>,
    /// Tokens the sequence can hold. [`run`] lowers it to the engine's.
    pub ctx: usize,
    /// Strings that end the turn when the visible text contains them. Reasoning and calls are not looked at.
    pub stop: Vec<String>,
    /// Go on after the end token, which is then shown as text (for benchmarks).
    pub ignore_eos: bool,
    /// Tools were declared, so tool tags without the special token (`<tool_calls>`) are calls too, not text.
    pub tools: bool,
    /// What calls and the answer must look like.
    pub grammar: Option<Arc<Grammar>>,
    /// Tokens that [`run`] has the draft block guess ahead, to be checked together with the one it feeds. The text is the same
    /// with any number; 0 without a draft block.
    pub draft: usize,
}

impl Default for TurnOptions {
    fn default() -> TurnOptions {
        TurnOptions {
            sampling: Sampling::default(),
            thinking: Thinking::default(),
            max_tokens: None,
            max_reasoning: None,
            early_close: None,
            ctx: usize::MAX,
            stop: Vec::new(),
            ignore_eos: false,
            tools: true,
            grammar: None,
            draft: 0,
        }
    }
}

/// Reasoning that has gone on for long ends where the model would not mind: its closing tag is taken once it is likely enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlyClose {
    /// Tokens of reasoning after which this holds.
    pub after: usize,
    /// The closing tag is likely enough when it is among this many likeliest tokens.
    pub rank: usize,
}

impl EarlyClose {
    /// Whether `tag` may be taken after `n_reasoning` tokens, with these logits (n_vocab).
    fn holds(self, n_reasoning: usize, tag: u32, logits: &[f32]) -> bool {
        let tag = logits[tag as usize];
        n_reasoning >= self.after && logits.iter().filter(|logit| **logit > tag).count() < self.rank
    }
}

/// What [`Turn::accept`] made of one row of logits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The sampled token; `None` when the turn was already over or may generate nothing.
    pub token: Option<u32>,
    /// News, in order; the last step's end with [`Event::End`].
    pub events: Vec<Event>,
    /// What to do now.
    pub next: Next,
}

/// What to do after a [`Step`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Append this token to the sequence and come back with the logits after it.
    Feed(u32),
    /// The turn is over; call [`Turn::finish`].
    End(Reason),
}

/// What a turn left behind.
#[derive(Clone, Debug)]
pub struct TurnEnd {
    /// Why it ended.
    pub reason: Reason,
    /// The message, with the calls that are complete. Their ids are for the caller to invent.
    pub message: Assistant,
    /// The call the stream ended in: valid JSON, but not all of it. Not to be run.
    pub incomplete_call: Option<ToolCall>,
    /// Every sampled token; the last one was not fed.
    pub tokens: Vec<u32>,
    /// Counts.
    pub usage: Usage,
    /// Durations.
    pub timing: Timing,
}

/// What a turn generated, in tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// All sampled tokens, the end token included.
    pub generated: usize,
    /// Those of them that were reasoning, its closing tag included.
    pub reasoning: usize,
}

/// How long a turn took, prefill excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// From the first logits to the last token. The first token costs no decode step.
    pub decode: Duration,
    /// Decode steps in that time: `generated - 1`.
    pub steps: usize,
}

impl Timing {
    /// Decode steps per second; `None` before there was a step.
    pub fn tokens_per_second(&self) -> Option<f64> {
        let seconds = self.decode.as_secs_f64();
        (self.steps > 0 && seconds > 0.0).then(|| self.steps as f64 / seconds)
    }
}

/// One assistant turn in the making.
pub struct Turn {
    vocab: Arc<Vocab>,
    options: TurnOptions,
    sampler: Sampler,
    guide: Option<Guide>,
    parser: Parser,
    stop: StopFilter,
    collector: Collector,
    tokens: Vec<u32>,
    n_reasoning: usize,
    started: Option<Instant>,
    decode: Duration,
    ended: Option<Reason>,
}

impl Turn {
    /// A turn that continues a prompt rendered with the same `thinking`.
    pub fn new(vocab: Arc<Vocab>, options: TurnOptions) -> Turn {
        Turn {
            sampler: Sampler::new(options.sampling.clone()),
            guide: options.grammar.clone().map(Guide::new),
            parser: Parser::of_tokens(
                options.thinking,
                options.tools && options.grammar.as_ref().is_none_or(|grammar| grammar.may_call()),
            ),
            stop: StopFilter::new(&options.stop),
            collector: Collector::new(),
            tokens: Vec::new(),
            n_reasoning: 0,
            started: None,
            decode: Duration::ZERO,
            ended: None,
            vocab,
            options,
        }
    }

    /// Samples the token at `pos` (the length of the sequence) from the logits (n_vocab) after its last token.
    pub fn accept(&mut self, logits: &[f32], pos: usize) -> Step {
        self.started.get_or_insert_with(Instant::now);
        if let Some(reason) = &self.ended {
            return Step { token: None, events: Vec::new(), next: Next::End(reason.clone()) };
        }
        if self.options.max_tokens == Some(0) {
            let mut events = Vec::new();
            let reason = self.end(Reason::Length, &mut events);
            return Step { token: None, events, next: Next::End(reason) };
        }
        let end_of_reasoning = self.end_of_reasoning(logits);
        let logits = match &mut self.guide {
            Some(guide) => guide.bend(logits, self.parser.is_thinking()),
            None => logits,
        };
        let token = match end_of_reasoning {
            Some(token) => token,
            None if self.parser.in_structure() => Sampler::greedy(logits),
            None => self.sampler.sample(logits, pos),
        };
        self.take(token, pos)
    }

    /// What of the logits is enough for the next token, where nothing but the sampler looks at them.
    pub fn reach(&self) -> Option<Reach> {
        let looks = self.guide.is_some()
            || (self.is_thinking() && (self.options.max_reasoning.is_some() || self.options.early_close.is_some()));
        if looks || self.ended.is_some() || self.started.is_none() {
            return None;
        }
        let greedy = Reach { below: 0.0, ..self.sampler.reach() };
        Some(if self.parser.in_structure() { greedy } else { self.sampler.reach() })
    }

    /// As [`Turn::accept`], from what [`Turn::reach`] asked for. Nothing where that does not decide: then all logits do.
    pub fn accept_likeliest(&mut self, likeliest: &Likeliest, pos: usize) -> Option<Step> {
        let token =
            if self.parser.in_structure() { likeliest.greedy() } else { self.sampler.sample_likeliest(likeliest, pos) };
        token.map(|token| self.take(token, pos))
    }

    /// Whether the next token is reasoning.
    pub fn is_thinking(&self) -> bool {
        self.parser.is_thinking() && !self.guide.as_ref().is_some_and(Guide::in_call)
    }

    /// The closing tag, when there has been enough reasoning.
    fn end_of_reasoning(&self, logits: &[f32]) -> Option<u32> {
        let tag = self.vocab.specials.get(Special::EndThink).filter(|_| self.is_thinking())?;
        let is_enough = self.options.max_reasoning.is_some_and(|max| self.n_reasoning >= max)
            || self.options.early_close.is_some_and(|close| close.holds(self.n_reasoning, tag, logits));
        is_enough.then_some(tag)
    }

    /// Takes a token that was already chosen for `pos`.
    fn take(&mut self, token: u32, pos: usize) -> Step {
        let mut events = Vec::new();
        self.tokens.push(token);
        let thinking = self.parser.is_thinking();
        self.n_reasoning += usize::from(self.is_thinking());
        let ended = self.read(token, &mut events);
        if let Some(guide) = &mut self.guide {
            guide.took(token, &self.vocab, thinking, thinking && !self.parser.is_thinking());
        }
        let ended = ended.or_else(|| {
            let spent = self.options.max_tokens.is_some_and(|max| self.tokens.len() >= max);
            (spent || pos >= self.options.ctx).then_some(Reason::Length)
        });
        let next = match ended {
            Some(reason) => Next::End(self.end(reason, &mut events)),
            None => Next::Feed(token),
        };
        Step { token: Some(token), events, next }
    }

    /// Ends the turn at the listener's wish. Answers the text that was still held back and [`Event::End`]; nothing when
    /// the turn was already over.
    pub fn cancel(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        if self.ended.is_none() {
            self.end(Reason::Cancelled, &mut events);
        }
        events
    }

    /// The result. A turn that is not over yet counts as cancelled.
    pub fn finish(mut self) -> TurnEnd {
        self.cancel();
        let (message, incomplete_call) = self.collector.finish();
        TurnEnd {
            reason: self.ended.unwrap_or(Reason::Cancelled),
            message,
            incomplete_call,
            usage: Usage { generated: self.tokens.len(), reasoning: self.n_reasoning },
            timing: Timing { decode: self.decode, steps: self.tokens.len().saturating_sub(1) },
            tokens: self.tokens,
        }
    }

    /// Feeds one token to the parser; answers why the turn is over, if this token ended it.
    fn read(&mut self, token: u32, events: &mut Vec<Event>) -> Option<Reason> {
        if !self.options.ignore_eos && self.vocab.specials.ends_turn(token) {
            return Some(Reason::Stop);
        }
        let tokenizer = &self.vocab.tokenizer;
        let parsed = match tokenizer.is_added(token) {
            true => self.parser.push_special(tokenizer.piece(token)),
            false => self.parser.push(tokenizer.bytes(token)),
        };
        if let Some(stop) = self.deliver(parsed, events) {
            return Some(stop);
        }
        self.parser.block_closed().then_some(Reason::ToolCalls)
    }

    /// Passes events on, visible text through the stop filter. Answers the stop string when one was completed.
    fn deliver(&mut self, parsed: Vec<Event>, events: &mut Vec<Event>) -> Option<Reason> {
        for event in parsed {
            if let Event::Text(text) = event {
                let (text, stop) = self.stop.push(&text);
                self.emit_text(text, events);
                if let Some(stop) = stop {
                    return Some(Reason::StopSequence(stop));
                }
            } else {
                let held = self.stop.flush();
                self.emit_text(held, events);
                self.emit(event, events);
            }
        }
        None
    }

    fn end(&mut self, reason: Reason, events: &mut Vec<Event>) -> Reason {
        let mut reason = reason;
        if !matches!(reason, Reason::StopSequence(_)) {
            let rest = self.parser.finish();
            match self.deliver(rest, events) {
                Some(stop) => reason = stop,
                None => {
                    let held = self.stop.flush();
                    self.emit_text(held, events);
                }
            }
        }
        if reason == Reason::Stop && !self.collector.message().tool_calls.is_empty() {
            reason = Reason::ToolCalls;
        }
        self.emit(Event::End { reason: reason.clone() }, events);
        self.ended = Some(reason.clone());
        self.decode = self.started.map_or(Duration::ZERO, |started| started.elapsed());
        reason
    }

    fn emit_text(&mut self, text: String, events: &mut Vec<Event>) {
        if !text.is_empty() {
            self.emit(Event::Text(text), events);
        }
    }

    fn emit(&mut self, event: Event, events: &mut Vec<Event>) {
        self.collector.push(&event);
        events.push(event);
    }
}

/// Runs a turn on one sequence that already holds its prompt. `sink` hears every event; once it answers [`Flow::Stop`] the
/// turn is cancelled and the sink is not called again.
///
/// # Errors
/// [`Error::NoPrompt`] for an empty sequence, [`Error::Engine`] when a step fails. A full context is no error.
pub fn run(
    engine: &mut Engine,
    seq: &mut Sequence,
    mut turn: Turn,
    sink: &mut dyn FnMut(&Event) -> Flow,
) -> Result<TurnEnd, Error> {
    if seq.is_empty() {
        return Err(Error::NoPrompt);
    }
    turn.options.ctx = turn.options.ctx.min(engine.ctx());
    let draft = if engine.has_mtp() { turn.options.draft.min(engine.options().logit_rows - 1) } else { 0 };
    let mut tell = |step: Step| {
        let stopped = step.events.iter().any(|event| matches!(sink(event), Flow::Stop));
        if stopped { Next::End(Reason::Cancelled) } else { step.next }
    };
    let mut next = tell(turn.accept(seq.logits(), seq.len()));
    while let Next::Feed(token) = next {
        if draft == 0 {
            let likeliest = engine.feed(seq, token, turn.reach())?;
            let step = likeliest.and_then(|likeliest| turn.accept_likeliest(&likeliest, seq.len()));
            next = tell(match step {
                Some(step) => step,
                None => {
                    engine.know_logits(seq)?;
                    turn.accept(seq.logits(), seq.len())
                }
            });
            continue;
        }
        let mut tokens = vec![token];
        let room = engine.ctx() - seq.len() - 1;
        tokens.extend(engine.draft(seq, token, draft.min(room))?);
        // A guess stands as long as it is what would have been sampled: positions, not steps, decide the draw.
        let mut guesses = tokens[1..].iter();
        engine.verify(seq, &tokens, &mut |pos, logits| {
            next = tell(turn.accept(logits, pos + 1));
            match (&next, guesses.next()) {
                (Next::Feed(token), Some(guess)) if token == guess => Flow::Continue,
                _ => Flow::Stop,
            }
        })?;
    }
    engine.know_logits(seq)?;
    Ok(turn.finish())
}
