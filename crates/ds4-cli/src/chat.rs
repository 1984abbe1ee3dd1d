//! A conversation: what was said, and the session that remembers it.
//!
//! Whatever goes wrong in a turn, the transcript is as it was before the turn.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, bail};
use ds4_args::{Ds4, SamplingArgs};
use ds4_boot::{Model, options, sampling};
use ds4_chat::{Message, Thinking, Vocab};

use crate::World;
use crate::prompt::{chat_tokens, opening};
use crate::session::{Answer, Ask, Listener, Session, Speed};
use crate::sessions::{Kept, Sessions};

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
    /// Where it is kept and under which name: then every turn is.
    kept: Option<(Sessions, String)>,
}

/// How a kept conversation came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resumed {
    /// Its name.
    pub name: String,
    /// Tokens that the model had read and said.
    pub n_tokens: usize,
    /// Those of them that it remembers; the rest will be read again with the next turn.
    pub n_remembered: usize,
}

impl Chat {
    /// A conversation in which nothing was said but the system message.
    pub fn new(args: &Ds4, session: Session, thinking: Thinking) -> Chat {
        let messages = opening(&args.prompt.system);
        Chat {
            session,
            messages,
            thinking,
            sampling: args.engine.sampling.clone(),
            attempt: 0,
            speed: None,
            kept: None,
        }
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
        let mut runtime = args.engine.runtime.clone();
        runtime.ctx = ctx;
        self.session.reload(model, options(&runtime)?, &mut world.console)
    }

    /// The kept conversations in `folder`.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn sessions(&mut self, folder: &Path) -> Result<Sessions> {
        self.session.sessions(folder)
    }

    /// Keeps the conversation under a name, now and after every further turn.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn save(&mut self, sessions: &Sessions, name: &str) -> Result<()> {
        let kept = Kept { messages: self.messages.clone(), thinking: self.thinking, tokens: self.session.checkpoint() };
        sessions.save(name, &kept)?;
        self.kept = Some((sessions.clone(), name.to_owned()));
        Ok(())
    }

    /// Keeps the conversation again, if it has a name.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn save_again(&mut self) -> Result<()> {
        match self.kept.take() {
            Some((sessions, name)) => self.save(&sessions, &name),
            None => Ok(()),
        }
    }

    /// What the store of kept conversations had to say since the last call.
    pub fn store_log(&self) -> Vec<String> {
        self.session.store_log()
    }

    /// The name under which it is kept.
    pub fn name(&self) -> Option<&str> {
        self.kept.as_ref().map(|(_, name)| &**name)
    }

    /// Keeps it no more under `name`, because that conversation is gone.
    pub fn lose_name(&mut self, name: &str) {
        self.kept.take_if(|(_, kept)| kept == name);
    }

    /// Goes on with a kept conversation in place of this one.
    ///
    /// # Errors
    /// When there is none of that name, or it cannot be read.
    pub fn load(&mut self, sessions: &Sessions, name: &str) -> Result<Resumed> {
        let (head, kept) = sessions.load(name)?;
        // Another model's tokens mean nothing to this one.
        let tokens = if head.identity == self.session.engine.identity() { &kept.tokens[..] } else { &[] };
        let n_remembered = self.session.resume(tokens)?;
        self.messages = kept.messages;
        self.thinking = kept.thinking.effective(self.session.engine.ctx()).thinking;
        self.attempt = 0;
        self.speed = None;
        self.kept = Some((sessions.clone(), head.name.clone()));
        Ok(Resumed { name: head.name, n_tokens: kept.tokens.len(), n_remembered })
    }
}

/// Whether the model said anything that can stay in the conversation.
fn was_said(answer: &Answer) -> bool {
    !(answer.is_cancelled() && answer.n_generated() == 0) && answer.turn.is_some()
}
