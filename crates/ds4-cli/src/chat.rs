//! A conversation: what was said, and the session that remembers it.
//!
//! Whatever goes wrong in a turn, the transcript is as it was before the turn.

use std::sync::Arc;

use anyhow::{Result, bail};
use ds4_args::{Ds4, SamplingArgs};
use ds4_chat::{Message, Thinking, Vocab};

use crate::World;
use crate::archive::Kept;
use crate::model::Model;
use crate::prompt::{chat_tokens, opening};
use crate::session::{Answer, Ask, Listener, Session, Speed, options, sampling};

/// A conversation with a model.
pub struct Chat {
    session: Session,
    messages: Vec<Message>,
    /// How much the model is to reason from now on.
    pub thinking: Thinking,
    sampling: SamplingArgs,
    /// How often the last question was answered.
    attempt: u64,
    /// The speed of the last turn.
    pub speed: Option<Speed>,
}

/// How a kept conversation came back.
#[derive(Debug)]
pub enum Resumed {
    /// With the model's memory of this many tokens.
    Whole(usize),
    /// Its messages only, and why: they will be read again.
    MessagesOnly(anyhow::Error),
}

impl Chat {
    /// A conversation in which nothing was said but the system message.
    pub fn new(args: &Ds4, session: Session, thinking: Thinking) -> Chat {
        let messages = opening(&args.prompt.system);
        Chat { session, messages, thinking, sampling: args.sampling.clone(), attempt: 0, speed: None }
    }

    /// Says something and hears the answer. An answer that was cancelled before its first token undoes the question.
    ///
    /// # Errors
    /// When the conversation does not fit the context or a step fails.
    pub fn say(&mut self, text: &str, listener: &mut dyn Listener) -> Result<Answer> {
        let n_before = self.messages.len();
        self.messages.push(Message::user(text));
        self.attempt = 0;
        let answer = self.answer(listener);
        if !answer.as_ref().is_ok_and(was_said) {
            self.messages.truncate(n_before);
        }
        answer
    }

    /// Answers the last question again. An answer that fails or is cancelled before its first token leaves the old one.
    ///
    /// # Errors
    /// When there is none, the conversation does not fit the context or a step fails.
    pub fn regenerate(&mut self, listener: &mut dyn Listener) -> Result<Answer> {
        let Some(question) = self.last_question() else { bail!("there is nothing to answer again yet") };
        let old = self.messages.split_off(question + 1);
        self.attempt += 1;
        let answer = self.answer(listener);
        if !answer.as_ref().is_ok_and(was_said) {
            self.messages.extend(old);
        }
        answer
    }

    /// Takes the last question and its answer back; answers whether there was one.
    pub fn undo(&mut self) -> bool {
        let question = self.last_question();
        if let Some(question) = question {
            self.messages.truncate(question);
        }
        question.is_some()
    }

    /// Answers the conversation as it is, and adds the answer to it.
    fn answer(&mut self, listener: &mut dyn Listener) -> Result<Answer> {
        let tokens = chat_tokens(&self.messages, self.thinking, self.vocab())?;
        let ask = Ask {
            tokens: &tokens,
            thinking: self.thinking,
            sampling: sampling(&self.sampling, self.attempt),
            max_tokens: self.sampling.tokens,
        };
        let answer = self.session.answer(&ask, listener)?;
        self.speed = Some(answer.speed());
        if let Some(turn) = answer.turn.as_ref().filter(|_| was_said(&answer)) {
            self.messages.push(Message::Assistant(turn.message.clone()));
        }
        Ok(answer)
    }

    fn last_question(&self) -> Option<usize> {
        self.messages.iter().rposition(|message| matches!(message, Message::User(_)))
    }

    /// Everything said so far.
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// The model's vocabulary.
    pub fn vocab(&self) -> &Arc<Vocab> {
        &self.session.vocab
    }

    /// Tokens in use and tokens there are.
    pub fn context(&self) -> (usize, usize) {
        (self.session.len(), self.session.engine.ctx())
    }

    /// Gives the conversation a context of `ctx` tokens. It is read again with the next turn.
    ///
    /// # Errors
    /// When that does not fit this machine; the conversation then goes on as it was.
    pub fn resize(&mut self, args: &Ds4, model: &Model, ctx: usize, world: &mut World<'_>) -> Result<()> {
        let mut runtime = args.runtime.clone();
        runtime.ctx = ctx;
        self.session.reload(model, options(&runtime), &mut world.console)
    }

    /// The conversation at rest.
    ///
    /// # Errors
    /// When the model's memory cannot be read.
    pub fn keep(&mut self) -> Result<Kept> {
        let messages = self.messages.clone();
        Ok(Kept { messages, thinking: self.thinking, snapshot: self.session.snapshot()? })
    }

    /// Goes on with a kept conversation in place of this one.
    pub fn resume(&mut self, kept: Kept) -> Resumed {
        self.messages = kept.messages;
        self.thinking = kept.thinking.effective(self.session.engine.ctx()).thinking;
        self.attempt = 0;
        self.speed = None;
        if kept.snapshot.is_empty() {
            self.session.forget();
            return Resumed::Whole(0);
        }
        match self.session.restore(&kept.snapshot) {
            Ok(()) => Resumed::Whole(self.session.len()),
            Err(err) => Resumed::MessagesOnly(err),
        }
    }
}

/// Whether the model said anything that can stay in the conversation.
fn was_said(answer: &Answer) -> bool {
    !(answer.is_cancelled() && answer.n_generated() == 0) && answer.turn.is_some()
}
