//! The model, asked one question at a time.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use ds4_args::{BudgetArgs, CTX_MAX, Ds4Eval};
use ds4_boot::Model;
use ds4_chat::{EarlyClose, Event, Flow, Message, Reason, RenderOptions, Thinking, Turn, TurnOptions, Vocab, render};
use ds4_engine::{Engine, EngineOptions, Outcome, Sequence};
use serde_json::{Value, json};

use super::question::Question;

/// A loaded model and how it is asked.
pub struct Asker {
    engine: Engine,
    vocab: Arc<Vocab>,
    sequence: Sequence,
    thinking: Thinking,
    args: Ds4Eval,
}

/// What a model said to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// What it thought.
    pub reasoning: String,
    /// What it said.
    pub text: String,
    /// It was done, and did not run out of tokens.
    pub is_complete: bool,
    /// Tokens of the question.
    pub n_prompt: usize,
    /// Tokens of reasoning.
    pub n_reasoning: usize,
    /// Tokens in all.
    pub n_generated: usize,
    /// From the question to the last token.
    pub time: Duration,
}

/// The prompts of questions, as tokens.
fn prompts(questions: &[Question], thinking: Thinking, vocab: &Vocab) -> Result<Vec<Vec<u32>>> {
    let options = RenderOptions { thinking, ..RenderOptions::default() };
    let prompt =
        |question: &Question| Ok(vocab.tokens(&render(&[Message::user(question.prompt().as_str())], &options)?)?);
    questions.iter().map(prompt).collect()
}

impl Asker {
    /// Loads the model with room for the longest of these questions and its answer. Answers also what there is to say about it.
    ///
    /// # Errors
    /// When it does not fit, a question does not fit, or the budgets leave no room for reasoning.
    pub fn load(args: &Ds4Eval, model: &Model, questions: &[Question]) -> Result<(Asker, Vec<String>)> {
        let mut args = args.clone();
        let (thinking, tokens) = (args.engine.thinking.mode(), args.engine.sampling.tokens);
        let vocab = Arc::new(Vocab::from_gguf(&model.gguf)?);
        if thinking != ds4_args::Thinking::Off && args.budget.hard_limit_reply_budget >= tokens {
            let BudgetArgs { hard_limit_reply_budget: hard, .. } = args.budget;
            bail!("--hard-limit-reply-budget {hard} leaves nothing of -n {tokens} to reason with");
        }
        let mode = ds4_boot::thinking(thinking, CTX_MAX).0;
        let prompts = prompts(questions, mode, &vocab)?;
        let longest = prompts.iter().map(Vec::len).max().unwrap_or(0);
        let runtime = &mut args.engine.runtime;
        if runtime.ctx == 0 {
            runtime.ctx = (longest + tokens).min(CTX_MAX);
        }
        if let Some(i) = prompts.iter().position(|prompt| prompt.len() >= runtime.ctx) {
            let (id, n) = (&questions[i].id, prompts[i].len());
            bail!("question {id:?} has {n} tokens, and the context holds {}; give it more with --ctx N", runtime.ctx);
        }
        let (thinking, notice) = ds4_boot::thinking(thinking, runtime.ctx);
        let options =
            EngineOptions { logit_rows: args.engine.model.mtp_draft, ..ds4_boot::options(&args.engine.runtime)? };
        let mut engine = Engine::load(&model.gguf, model.mtp.as_ref(), options)
            .with_context(|| format!("cannot load {}", model.name))?;
        let device = format!("{}: {}", engine.device_name(), engine.memory_plan());
        let sequence = engine.sequence()?;
        Ok((Asker { engine, vocab, sequence, thinking, args }, notice.into_iter().chain([device]).collect()))
    }

    /// Which weights answer.
    pub fn identity(&self) -> String {
        self.engine.identity().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What of the flags can change an answer.
    pub fn settings(&self) -> Value {
        let (sampling, budget) = (&self.args.engine.sampling, &self.args.budget);
        json!({
            "thinking": format!("{:?}", self.thinking).to_lowercase(), "tokens": sampling.tokens, "ctx": self.engine.ctx(),
            "temp": sampling.temp, "top_k": sampling.top_k, "top_p": sampling.top_p, "min_p": sampling.min_p,
            "seed": sampling.seed, "quality": self.args.engine.runtime.quality,
            "soft_limit_reply_budget": budget.soft_limit_reply_budget,
            "hard_limit_reply_budget": budget.hard_limit_reply_budget,
            "soft_limit_think_close_rank": budget.soft_limit_think_close_rank,
        })
    }

    /// Asks the `attempt`-th question; `hear` is told how many tokens there are, and may end it: then there is no reply.
    ///
    /// # Errors
    /// When a step fails.
    pub fn ask(
        &mut self,
        question: &Question,
        attempt: u64,
        hear: &mut dyn FnMut(usize) -> Flow,
    ) -> Result<Option<Reply>> {
        let prompt = prompts(std::slice::from_ref(question), self.thinking, &self.vocab)?.remove(0);
        let started = Instant::now();
        if self.engine.sync(&mut self.sequence, &prompt, &mut |_| hear(0))? == Outcome::Stopped {
            return Ok(None);
        }
        let turn = Turn::new(self.vocab.clone(), self.options(attempt, prompt.len()));
        let mut n_events = 0;
        let end = ds4_chat::run(&mut self.engine, &mut self.sequence, turn, &mut |event| match event {
            Event::End { .. } => Flow::Continue,
            _ => {
                n_events += 1;
                hear(n_events)
            }
        })?;
        if end.reason == Reason::Cancelled {
            return Ok(None);
        }
        Ok(Some(Reply {
            reasoning: end.message.reasoning,
            text: end.message.content,
            is_complete: end.reason != Reason::Length,
            n_prompt: prompt.len(),
            n_reasoning: end.usage.reasoning,
            n_generated: end.usage.generated,
            time: started.elapsed(),
        }))
    }

    /// The budgets count from the end: with few tokens left reasoning may end, with fewer it must.
    fn options(&self, attempt: u64, n_prompt: usize) -> TurnOptions {
        let budget = &self.args.budget;
        // A full sequence still gives one token more.
        let tokens = self.args.engine.sampling.tokens.min(self.engine.ctx() + 1 - n_prompt);
        TurnOptions {
            sampling: ds4_boot::sampling(&self.args.engine.sampling, attempt),
            thinking: self.thinking,
            max_tokens: Some(tokens),
            max_reasoning: Some(tokens.saturating_sub(budget.hard_limit_reply_budget)),
            early_close: Some(EarlyClose {
                after: tokens.saturating_sub(budget.soft_limit_reply_budget),
                rank: budget.soft_limit_think_close_rank,
            }),
            tools: false,
            draft: self.engine.options().logit_rows - 1,
            ..TurnOptions::default()
        }
    }
}
