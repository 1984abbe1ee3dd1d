//! The engine thread's end of an answer.

use std::sync::Arc;

use ds4_chat::Step;
use ds4_chat::{Event, Special, Turn, TurnOptions, Vocab};
use ds4_engine::sampler::{log_softmax_at, top_logprobs};
use ds4_engine::{Driver, Finish, Next, SchedulerEvent};
use ds4_engine::{Likeliest, Reach};
use tokio::sync::mpsc::{self, error::TrySendError};

use super::shaper::Shaper;
use super::{Finished, Generation, Update};
use crate::protocol::TokenLogprob;
use crate::sessions::Session;

pub(super) struct AnswerDriver {
    vocab: Arc<Vocab>,
    turn: Turn,
    shaper: Shaper,
    logprobs: Option<usize>,
    in_call: bool,
    started: bool,
    overrun: bool,
    sender: mpsc::Sender<Update>,
    session: Session,
}

impl AnswerDriver {
    pub(super) fn new(
        vocab: Arc<Vocab>,
        generation: &Generation,
        ctx: usize,
        sender: mpsc::Sender<Update>,
        session: Session,
    ) -> AnswerDriver {
        let options = TurnOptions { ctx, ..generation.turn.clone() };
        AnswerDriver {
            shaper: Shaper::new(&vocab, generation),
            turn: Turn::new(Arc::clone(&vocab), options),
            vocab,
            logprobs: generation.logprobs,
            in_call: false,
            started: false,
            overrun: false,
            sender,
            session,
        }
    }

    /// Tells the listener; answers whether anybody still wants the answer.
    fn send(&mut self, update: Update) -> bool {
        match self.sender.try_send(update) {
            Ok(()) => true,
            Err(TrySendError::Closed(_)) => false,
            Err(TrySendError::Full(_)) => {
                self.overrun = true;
                false
            }
        }
    }

    fn send_event(&mut self, event: Event) -> bool {
        match &event {
            Event::ToolStart { .. } => self.in_call = true,
            Event::ToolEnd { .. } => self.in_call = false,
            _ => {}
        }
        self.send(Update::Event(event))
    }

    /// How likely a token was, unless it is none that is seen.
    fn send_logprob(&mut self, logits: &[f32], token: u32, thinking: bool) {
        let Some(n_top) = self.logprobs else { return };
        let hidden = thinking || self.in_call || self.vocab.tokenizer.is_added(token);
        if hidden {
            return;
        }
        let bytes = |id: u32| self.vocab.tokenizer.bytes(id).to_vec();
        let top = top_logprobs(logits, n_top).into_iter().map(|(id, _, logprob)| (bytes(id), logprob)).collect();
        let logprob = TokenLogprob { bytes: bytes(token), logprob: log_softmax_at(logits, token), top };
        self.send(Update::Logprob(logprob));
    }
}

impl Driver for AnswerDriver {
    fn event(&mut self, event: SchedulerEvent) {
        let update = match event {
            SchedulerEvent::Queued { position } => Update::Queued(position),
            SchedulerEvent::Prefill { reused, done, .. } => {
                self.session.prompt(reused, reused + done);
                Update::Prefill { reused }
            }
        };
        self.send(update);
    }

    fn accept(&mut self, logits: &[f32], pos: usize) -> Next {
        if !self.started {
            self.started = true;
            self.send(Update::Started);
        }
        let thinking = self.turn.is_thinking();
        let step = self.turn.accept(self.shaper.shape(logits, thinking), pos);
        if let Some(token) = step.token {
            self.send_logprob(logits, token, thinking);
        }
        self.tell(step, thinking)
    }

    fn reach(&self) -> Option<Reach> {
        self.turn.reach().filter(|_| self.logprobs.is_none() && self.shaper.is_plain())
    }

    fn accept_likeliest(&mut self, likeliest: &Likeliest, pos: usize) -> Option<Next> {
        let thinking = self.turn.is_thinking();
        if likeliest.candidates.iter().any(|(id, _)| self.shaper.forbids(*id, thinking)) {
            return None;
        }
        let step = self.turn.accept_likeliest(likeliest, pos)?;
        Some(self.tell(step, thinking))
    }

    fn finish(mut self: Box<Self>, finish: Finish) {
        if self.overrun {
            // Room for one last word has to be made by the listener, who is not listening.
            return;
        }
        for event in self.turn.cancel() {
            self.send_event(event);
        }
        let finished = Finished { turn: self.turn.finish(), engine: finish };
        // A listener that has left does not want to know.
        let _ = self.sender.try_send(Update::Finished(Box::new(finished)));
    }
}

impl AnswerDriver {
    /// Passes a step's news on. `thinking`: its token was reasoning.
    fn tell(&mut self, step: Step, thinking: bool) -> Next {
        if let Some(token) = step.token {
            self.session.token();
            self.shaper.took(token, thinking, &self.vocab);
        }
        for event in step.events {
            if !self.send_event(event) {
                return Next::End;
            }
        }
        match step.next {
            ds4_chat::Next::Feed(token) if !self.sender.is_closed() => Next::Feed(token),
            _ => Next::End,
        }
    }
}

/// The id of a special token, where the vocabulary has it.
pub(super) fn special(vocab: &Vocab, special: Special) -> Option<u32> {
    vocab.specials.get(special)
}
