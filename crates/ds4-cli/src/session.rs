//! The engine and the memory of one conversation: tokens in, an answer out.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use ds4_args::Ds4;
use ds4_boot::{Model, options};
use ds4_chat::{Event, Flow, Reason, Sampling, Thinking, Turn, TurnEnd, TurnOptions, Vocab};
use ds4_engine::{ArchiveOptions, Engine, EngineOptions, Outcome, Progress, Sequence};
use ds4_kvstore::{Options, Store};

use crate::profile::Profile;
use crate::sessions::Sessions;
use crate::{Console, World};

/// A loaded model and the memory of one conversation.
pub struct Session {
    /// The loaded model.
    pub engine: Engine,
    /// Its vocabulary.
    pub vocab: Arc<Vocab>,
    /// What the model has read and said; nothing before the first answer.
    sequence: Option<Sequence>,
    /// The watch of `--profile`.
    profile: Option<Profile>,
    /// Where conversations are kept, once one was.
    store: Option<Arc<Store>>,
    /// What the store logs.
    log: (Sender<String>, Receiver<String>),
}

/// A prompt, and how to answer it.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// The rendered prompt.
    pub tokens: &'a [u32],
    /// Whether the answer begins inside reasoning.
    pub thinking: Thinking,
    /// How tokens are drawn.
    pub sampling: Sampling,
    /// Most tokens of the answer.
    pub max_tokens: usize,
}

/// Who hears of an answer while it is made, and may end it.
pub trait Listener {
    /// The prompt is being read.
    fn prefill(&mut self, progress: Progress) -> Flow;
    /// The answer goes on.
    fn event(&mut self, event: &Event) -> Flow;
}

/// What came of an [`Ask`].
#[derive(Clone, Debug)]
pub struct Answer {
    /// The model's turn; nothing when the listener ended it while the prompt was read.
    pub turn: Option<TurnEnd>,
    /// Tokens of the prompt.
    pub n_prompt: usize,
    /// Those of them that were known from before.
    pub n_reused: usize,
    /// Those of them that were read now.
    pub n_read: usize,
    /// How long the reading took.
    pub prefill: Duration,
    /// Where the time went, if that was asked for.
    pub profile: Option<String>,
}

/// Tokens per second; zero when nothing was timed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Speed {
    /// Of the prompt.
    pub prefill: f64,
    /// Of the answer.
    pub generation: f64,
}

impl Session {
    /// Loads the model, and says on stderr how much memory that takes.
    ///
    /// # Errors
    /// When the model does not fit this machine or is not one of V4 Flash's shape.
    pub fn open(args: &Ds4, model: &Model, vocab: Arc<Vocab>, world: &mut World<'_>) -> Result<Session> {
        if args.engine.runtime.warm_weights {
            world.console.note(&format!("ds4: {}", model.warm()))?;
        }
        // A step checks the guesses together with the token before them.
        let options = EngineOptions { logit_rows: args.engine.model.mtp_draft, ..options(&args.engine.runtime)? };
        let profile = args.diagnostics.profile.then(|| Profile::new(&model.gguf)).transpose()?;
        let mut engine = load(model, options, &mut world.console)?;
        profile.iter().for_each(|profile| profile.watch(&mut engine));
        if !engine.has_mtp() && args.engine.model.mtp_draft > 1 {
            world.console.note("ds4: --mtp-draft needs a draft block (--mtp FILE); answering without drafting")?;
        }
        Ok(Session { profile, ..Session::new(engine, vocab) })
    }

    /// A loaded model and nothing said yet.
    pub fn new(engine: Engine, vocab: Arc<Vocab>) -> Session {
        Session { engine, vocab, sequence: None, profile: None, store: None, log: channel() }
    }

    /// Loads the model again with other options. What was said is forgotten; when loading fails, nothing changes.
    ///
    /// # Errors
    /// As for [`load`].
    pub fn reload(&mut self, model: &Model, options: EngineOptions, console: &mut Console<'_>) -> Result<()> {
        let mut engine = load(model, options, console)?;
        self.profile.iter().for_each(|profile| profile.watch(&mut engine));
        self.forget();
        self.engine = engine;
        let store = self.store.take();
        self.keep_in(store);
        Ok(())
    }

    /// Answers, keeping whatever of the conversation the prompt shares with the one before.
    ///
    /// # Errors
    /// When the prompt does not fit the context or a step fails. The conversation's memory is then empty.
    pub fn answer(&mut self, ask: &Ask<'_>, listener: &mut dyn Listener) -> Result<Answer> {
        let (n_prompt, ctx) = (ask.tokens.len(), self.engine.ctx());
        if n_prompt > ctx {
            bail!(
                "the prompt has {n_prompt} tokens, and the context holds {ctx}; give it more with --ctx N (or /ctx N)"
            );
        }
        let mut sequence = match self.sequence.take() {
            Some(sequence) => sequence,
            None => self.engine.sequence()?,
        };
        // A sequence is put back only after a step that did not fail.
        let answer = self.answer_with(&mut sequence, ask, listener)?;
        self.sequence = Some(sequence);
        Ok(answer)
    }

    fn answer_with(&mut self, sequence: &mut Sequence, ask: &Ask<'_>, listener: &mut dyn Listener) -> Result<Answer> {
        if let Some(profile) = &self.profile {
            profile.start();
        }
        let started = Instant::now();
        let mut last = Progress { done: 0, total: 0, reused: 0 };
        let outcome = self.engine.sync(sequence, ask.tokens, &mut |progress| {
            last = progress;
            listener.prefill(progress)
        })?;
        let mut answer = Answer {
            turn: None,
            n_prompt: ask.tokens.len(),
            n_reused: last.reused,
            n_read: last.done,
            prefill: started.elapsed(),
            profile: None,
        };
        if outcome == Outcome::Done {
            let options = TurnOptions {
                sampling: ask.sampling.clone(),
                thinking: ask.thinking,
                max_tokens: Some(ask.max_tokens),
                tools: false,
                draft: self.engine.options().logit_rows - 1,
                ..TurnOptions::default()
            };
            let turn = Turn::new(self.vocab.clone(), options);
            answer.turn = Some(ds4_chat::run(&mut self.engine, sequence, turn, &mut |event| listener.event(event))?);
        }
        answer.profile = self.profile.as_ref().map(Profile::table);
        Ok(answer)
    }

    /// Tokens the conversation's memory holds.
    pub fn len(&self) -> usize {
        self.sequence.as_ref().map_or(0, Sequence::len)
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Forgets the conversation.
    pub fn forget(&mut self) {
        self.sequence = None;
    }

    /// The kept conversations in `folder`. From the first call on what the model remembers is archived there.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn sessions(&mut self, folder: &Path) -> Result<Sessions> {
        let store = match &self.store {
            Some(store) => Arc::clone(store),
            None => {
                let options = Options::new(self.engine.identity());
                let log = self.log.0.clone();
                // Nobody hears of what is logged after the session's end.
                let store = Store::open(folder, options, move |line| drop(log.send(line.to_owned())))
                    .with_context(|| format!("cannot keep conversations in {}", folder.display()))?;
                Arc::new(store)
            }
        };
        self.keep_in(Some(Arc::clone(&store)));
        Ok(Sessions::new(store))
    }

    /// What the store of kept conversations had to say since the last call.
    pub fn store_log(&self) -> Vec<String> {
        self.log.1.try_iter().collect()
    }

    fn keep_in(&mut self, store: Option<Arc<Store>>) {
        if let Some(store) = &store {
            // Whoever keeps a conversation wants all of it back, however short it is.
            let options = ArchiveOptions { min_tokens: 0, ..ArchiveOptions::default() };
            self.engine.set_store(Arc::clone(store), options);
        }
        self.store = store;
    }

    /// Archives what the model remembers of the conversation; its tokens.
    pub fn checkpoint(&mut self) -> Vec<u32> {
        let Some(sequence) = &mut self.sequence else { return Vec::new() };
        // What a device that fails does not keep is computed again; the tokens are here.
        let _ = self.engine.checkpoint(sequence);
        sequence.tokens().to_vec()
    }

    /// Takes over what is remembered of `tokens` in place of the present conversation; how many that is.
    ///
    /// # Errors
    /// When the engine has no room for a sequence.
    pub fn resume(&mut self, tokens: &[u32]) -> Result<usize> {
        self.forget();
        let sequence = self.engine.resume(tokens)?;
        let n_tokens = sequence.len();
        self.sequence = Some(sequence);
        Ok(n_tokens)
    }
}

impl Answer {
    /// How fast it went.
    pub fn speed(&self) -> Speed {
        let seconds = self.prefill.as_secs_f64();
        let prefill = if self.n_read > 0 && seconds > 0.0 { self.n_read as f64 / seconds } else { 0.0 };
        let generation = self.turn.as_ref().and_then(|turn| turn.timing.tokens_per_second()).unwrap_or(0.0);
        Speed { prefill, generation }
    }

    /// Whether it was ended before the model was done.
    pub fn is_cancelled(&self) -> bool {
        self.turn.as_ref().is_none_or(|turn| turn.reason == Reason::Cancelled)
    }

    /// Tokens the model said.
    pub fn n_generated(&self) -> usize {
        self.turn.as_ref().map_or(0, |turn| turn.usage.generated)
    }
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "prefill: {:.2} t/s, generation: {:.2} t/s", self.prefill, self.generation)
    }
}

/// Loads a model and says how much memory that takes.
///
/// # Errors
/// When it does not fit or its tensors are not those of V4 Flash.
pub fn load(model: &Model, options: EngineOptions, console: &mut Console<'_>) -> Result<Engine> {
    let engine = Engine::load(&model.gguf, model.mtp.as_ref(), options)
        .with_context(|| format!("cannot load {}", model.gguf.name()))?;
    console.note(&format!("ds4: {}: {}", engine.device_name(), engine.memory_plan()))?;
    Ok(engine)
}

/// The mode of [`ds4_boot::thinking`] or [`ds4_boot::effective`], once the person was told what there is to say about it.
///
/// # Errors
/// When stderr cannot be written.
pub fn told((thinking, notice): (Thinking, Option<String>), console: &mut Console<'_>) -> Result<Thinking> {
    notice.map_or(Ok(()), |notice| console.note(&format!("ds4: {notice}")))?;
    Ok(thinking)
}

/// Bytes in MiB.
pub fn mib(n_bytes: u64) -> f64 {
    n_bytes as f64 / f64::from(1 << 20)
}
