//! The server without its wires: settings, memories and counts, and the way from a request to tokens.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use ds4_chat::{Calls, Grammars, RenderOptions, Sampling, Special, Thinking, TurnOptions, Vocab, Wanted, render};
use ds4_engine::Scheduler;

use crate::activity::Activity;
use crate::connections::Seats;
use crate::decode::{Bias, Generation, Shape};
use crate::http::body::Room;
use crate::log::Log;
use crate::memory::ToolMemory;
use crate::metrics::Metrics;
use crate::protocol::completions::{Completion, Prompt};
use crate::protocol::error::ErrorKind;
use crate::protocol::parts::warn;
use crate::protocol::responses::ResponseStore;
use crate::protocol::{ApiError, ChatRequest, Ids, SamplingWish, ToolChoice};
use crate::sessions::Sessions;
use crate::trace::Trace;

/// What the command line decides.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The model's name.
    pub model: String,
    /// Most tokens of an answer whose client names no limit.
    pub max_tokens: usize,
    /// How tokens are drawn when the client does not care.
    pub sampling: Sampling,
    /// Whether the seed above is the user's; otherwise each answer has its own.
    pub fixed_seed: bool,
    /// Reasoning of a request that does not say.
    pub thinking: Thinking,
    /// Keys of which a client must have one; none: everybody may come.
    pub api_keys: Vec<String>,
    /// Let pages of other origins in.
    pub cors: bool,
    /// Remember what the model wrote for this many calls; 0 renders them anew.
    pub tool_memory: usize,
    /// Bytes of a request body at most.
    pub body_bytes_max: usize,
    /// How long the next piece of a body may take.
    pub body_patience: Duration,
    /// Connections at the same time.
    pub connections_max: usize,
    /// How long an answer may take, from its request on.
    pub time_limit: Option<Duration>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            model: "ds4".into(),
            max_tokens: 393_216,
            sampling: Sampling::default(),
            fixed_seed: false,
            thinking: Thinking::High,
            api_keys: Vec::new(),
            cors: false,
            tool_memory: 100_000,
            body_bytes_max: 64 << 20,
            body_patience: Duration::from_secs(60),
            connections_max: 512,
            time_limit: None,
        }
    }
}

/// Responses that can be continued.
const RESPONSES_MAX: usize = 512;
/// Bytes they may take.
const RESPONSE_BYTES_MAX: usize = 128 << 20;
/// Bytes of all bodies that are being read.
const BODY_BYTES_MAX: usize = 512 << 20;

/// The server without its wires.
pub struct Service {
    /// What the command line decides.
    pub settings: Settings,
    /// The engine thread.
    pub scheduler: Scheduler,
    /// Text to tokens.
    pub vocab: Arc<Vocab>,
    /// What calls and answers must look like.
    pub grammars: Arc<Grammars>,
    /// Calls that were made.
    pub tools: Mutex<ToolMemory>,
    /// Responses that were made.
    pub responses: Mutex<ResponseStore>,
    /// Counts.
    pub metrics: Metrics,
    /// Whether anybody is here.
    pub activity: Activity,
    /// Who is connected.
    pub seats: Seats,
    /// Room for bodies that are being read.
    pub body_room: Room,
    /// Answers in progress.
    pub sessions: Arc<Sessions>,
    /// Where news go.
    pub log: Log,
    /// A diary of what was said, if one was asked for.
    pub trace: Option<Trace>,
    /// When it started.
    pub started: Instant,
    /// No new work is taken.
    pub draining: AtomicBool,
}

impl Service {
    /// A service on a running engine.
    pub fn new(settings: Settings, scheduler: Scheduler, vocab: Arc<Vocab>, log: Log) -> Service {
        Service {
            tools: Mutex::new(ToolMemory::new(settings.tool_memory)),
            responses: Mutex::new(ResponseStore::new(RESPONSES_MAX, RESPONSE_BYTES_MAX)),
            metrics: Metrics::default(),
            activity: Activity::default(),
            seats: Seats::new(settings.connections_max),
            body_room: Room::new(BODY_BYTES_MAX),
            sessions: Arc::default(),
            trace: None,
            started: Instant::now(),
            draining: AtomicBool::new(false),
            grammars: Arc::new(Grammars::new(Arc::clone(&vocab))),
            settings,
            scheduler,
            vocab,
            log,
        }
    }

    /// Tokens of context.
    pub fn ctx(&self) -> usize {
        self.scheduler.model().ctx
    }

    /// What a conversation becomes.
    ///
    /// # Errors
    /// When it does not fit or cannot be rendered.
    pub fn generation(&self, chat: &ChatRequest, logprobs: Option<usize>) -> Result<Generation, ApiError> {
        let thinking = self.thinking(chat);
        self.check_bias(&chat.sampling)?;
        let tokens = self.prompt(chat.clone(), thinking)?;
        self.check_room(tokens.len())?;
        let continues = matches!(chat.messages.last(), Some(ds4_chat::Message::Assistant(_)));
        let mut warnings = chat.warnings.clone();
        let schema = chat.format.schema();
        if continues && schema.is_some() {
            warnings.push("the answer continues the last message, so it is not held to a schema".into());
        }
        let mut tools = chat.tools.tools();
        if let Some(allowed) = &chat.allowed_tools {
            tools.retain(|tool| allowed.iter().any(|name| name == tool.name()));
        }
        let (grammar, told) = self.grammars.compile(&Wanted {
            tools: &tools,
            calls: match &chat.tool_choice {
                ToolChoice::Auto => Calls::Allowed,
                ToolChoice::None => Calls::Forbidden,
                ToolChoice::Required => Calls::Required,
                ToolChoice::Named(name) => Calls::Named(name.clone()),
            },
            one_call: chat.one_call,
            answer: schema.as_ref().filter(|_| !continues),
        });
        told.into_iter().for_each(|what| warn(&mut warnings, what));
        let turn = TurnOptions {
            sampling: self.sampling(&chat.sampling),
            // An answer that is continued has its reasoning behind it.
            thinking: if continues { Thinking::None } else { thinking },
            max_tokens: Some(chat.max_tokens.unwrap_or(self.settings.max_tokens)),
            stop: chat.stop.clone(),
            grammar: Some(Arc::new(grammar)),
            ..TurnOptions::default()
        };
        Ok(Generation {
            boundaries: self.boundaries(&tokens),
            tokens,
            turn,
            shape: Shape { bias: bias(&chat.sampling), thinking_budget: chat.thinking.budget, raw: false },
            logprobs,
            deadline: None,
            warnings,
        })
    }

    /// Tokens of a conversation's prompt, and nothing more: for counting.
    ///
    /// # Errors
    /// When it cannot be rendered.
    pub fn count(&self, chat: ChatRequest) -> Result<usize, ApiError> {
        let thinking = self.thinking(&chat);
        Ok(self.prompt(chat, thinking)?.len())
    }

    /// Tokens of a conversation's prompt.
    ///
    /// # Errors
    /// When it cannot be rendered.
    pub fn prompt(&self, chat: ChatRequest, thinking: Thinking) -> Result<Vec<u32>, ApiError> {
        let mut messages = chat.into_messages();
        lock(&self.tools).recall(&mut messages);
        let options = RenderOptions { thinking, ..RenderOptions::default() };
        let tokens = render(&messages, &options).and_then(|marked| self.vocab.tokens(&marked));
        tokens.map_err(|err| ApiError::field("messages", &err.to_string()))
    }

    /// What a raw completion becomes, one for each answer wanted, with the text to repeat before it.
    ///
    /// # Errors
    /// When a prompt does not fit or has an unknown token.
    pub fn completions(&self, completion: &Completion) -> Result<Vec<(Generation, String)>, ApiError> {
        self.check_bias(&completion.sampling)?;
        let mut generations = Vec::new();
        for prompt in &completion.prompts {
            let tokens = match prompt {
                Prompt::Tokens(tokens) => self.checked(tokens.clone(), "prompt")?,
                Prompt::Text(text) => {
                    let mut tokens: Vec<u32> = self.vocab.specials.get(Special::Bos).into_iter().collect();
                    self.vocab.tokenizer.encode_into(text, &mut tokens);
                    tokens
                }
            };
            if tokens.is_empty() {
                return Err(ApiError::field("prompt", "must not be empty"));
            }
            self.check_room(tokens.len())?;
            let echo = match (completion.echo, prompt) {
                (false, _) => String::new(),
                (true, Prompt::Text(text)) => text.clone(),
                (true, Prompt::Tokens(tokens)) => {
                    String::from_utf8_lossy(&self.vocab.tokenizer.decode(tokens)).into_owned()
                }
            };
            for attempt in 0..completion.n {
                let mut sampling = self.sampling(&completion.sampling);
                sampling.seed = sampling.seed.wrapping_add(attempt as u64);
                let turn = TurnOptions {
                    sampling,
                    thinking: Thinking::None,
                    max_tokens: Some(completion.max_tokens),
                    stop: completion.stop.clone(),
                    tools: false,
                    ..TurnOptions::default()
                };
                let generation = Generation {
                    tokens: tokens.clone(),
                    boundaries: Vec::new(),
                    turn,
                    shape: Shape { bias: bias(&completion.sampling), raw: true, ..Shape::default() },
                    logprobs: completion.logprobs,
                    deadline: None,
                    warnings: Vec::new(),
                };
                generations.push((generation, echo.clone()));
            }
        }
        Ok(generations)
    }

    /// Token ids of a client, once they are known to exist.
    ///
    /// # Errors
    /// When one does not.
    pub fn checked(&self, tokens: Vec<u32>, param: &str) -> Result<Vec<u32>, ApiError> {
        let n_vocab = self.vocab.tokenizer.n_vocab();
        match tokens.iter().find(|id| **id as usize >= n_vocab) {
            Some(id) => Err(ApiError::field(param, &format!("token {id} is outside the vocabulary of {n_vocab}"))),
            None => Ok(tokens),
        }
    }

    fn check_bias(&self, wish: &SamplingWish) -> Result<(), ApiError> {
        let ids = wish.logit_bias.iter().map(|(id, _)| *id).collect();
        self.checked(ids, "logit_bias").map(drop)
    }

    fn check_room(&self, n_prompt: usize) -> Result<(), ApiError> {
        match n_prompt < self.ctx() {
            true => Ok(()),
            false => Err(ApiError::context_length(n_prompt, self.ctx())),
        }
    }

    /// The mode of an answer.
    pub fn thinking(&self, chat: &ChatRequest) -> Thinking {
        chat.thinking.mode.unwrap_or(self.settings.thinking).effective(self.ctx()).thinking
    }

    fn sampling(&self, wish: &SamplingWish) -> Sampling {
        let default = &self.settings.sampling;
        let fresh = || if self.settings.fixed_seed { default.seed } else { Ids::number() };
        Sampling {
            temperature: wish.temperature.unwrap_or(default.temperature),
            top_k: wish.top_k.unwrap_or(default.top_k),
            top_p: wish.top_p.unwrap_or(default.top_p),
            min_p: wish.min_p.unwrap_or(default.min_p),
            seed: wish.seed.unwrap_or_else(fresh),
        }
    }

    /// Where other requests are likely to go on from: after each turn of the model, and before the last question.
    fn boundaries(&self, tokens: &[u32]) -> Vec<usize> {
        let is = |special| {
            let id = self.vocab.specials.get(special);
            move |token: &u32| Some(*token) == id
        };
        let ends = tokens.iter().enumerate().filter(|(_, token)| is(Special::Eos)(token)).map(|(at, _)| at + 1);
        let mut boundaries: Vec<usize> = ends.collect();
        boundaries.extend(tokens.iter().position(is(Special::User)));
        boundaries.extend(tokens.iter().rposition(is(Special::User)));
        boundaries.retain(|at| *at > 0);
        boundaries.sort_unstable();
        boundaries.dedup();
        boundaries
    }
}

fn bias(wish: &SamplingWish) -> Bias {
    Bias { presence: wish.presence_penalty, frequency: wish.frequency_penalty, added: wish.logit_bias.clone() }
}

/// Locks what is never left half changed: a panic elsewhere is no reason to stop serving.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Seconds since 1970.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// What a client is told when the engine does not take its request.
pub fn refusal(error: ds4_engine::SubmitError) -> ApiError {
    use ds4_engine::SubmitError as E;
    let kind = match error {
        E::TooLong { n_prompt, ctx } => return ApiError::context_length(n_prompt, ctx),
        E::QueueFull { .. } => ErrorKind::QueueFull,
        E::ShuttingDown => ErrorKind::ShuttingDown,
        E::Empty | E::TokenOutOfRange { .. } => ErrorKind::Invalid,
    };
    let retry_after = matches!(kind, ErrorKind::QueueFull | ErrorKind::ShuttingDown).then_some(5);
    ApiError { retry_after, ..ApiError::new(kind, error.to_string()) }
}
