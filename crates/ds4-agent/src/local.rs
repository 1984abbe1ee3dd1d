//! The model in this process: an engine, its vocabulary and one sequence.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ds4_args::SamplingArgs;
use ds4_chat::{
    Assistant, Calls, Flow, Grammar, Grammars, Message, Reason, RenderOptions, Thinking, Tool, Turn, TurnOptions,
    Vocab, Wanted, render,
};
use ds4_engine::{Engine, Outcome, Progress, Sequence};

use crate::model::{Answer, Ask, Heard, Model, ModelError};

/// A loaded model and its memory of one conversation.
pub struct Local {
    name: String,
    engine: Engine,
    vocab: Arc<Vocab>,
    sampling: SamplingArgs,
    sequence: Option<Sequence>,
    /// The beginning that was last kept for itself.
    head: Vec<u32>,
    grammars: Grammars,
    /// The tools that were declared last, and what calls of them look like.
    calls: Option<(Vec<Tool>, Arc<Grammar>)>,
}

impl Local {
    /// A loaded model that remembers nothing. Without a fixed seed every answer is drawn anew.
    pub fn new(name: String, engine: Engine, vocab: Arc<Vocab>, sampling: SamplingArgs) -> Local {
        let grammars = Grammars::new(vocab.clone());
        Local { name, engine, vocab, sampling, sequence: None, head: Vec::new(), grammars, calls: None }
    }

    /// The loaded model.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    fn tokens_of(&self, messages: &[Message], thinking: Thinking) -> Result<Vec<u32>, ModelError> {
        let options = RenderOptions { thinking, ..RenderOptions::default() };
        Ok(self.vocab.tokens(&render(messages, &options)?)?)
    }

    /// What an answer has to look like: calls follow the tools that the opening declares.
    fn grammar(&mut self, ask: &Ask<'_>) -> Arc<Grammar> {
        let compile = |tools: &[Tool], calls| {
            // What of a schema cannot be enforced is checked by the tool itself.
            Arc::new(self.grammars.compile(&Wanted { tools, calls, ..Wanted::default() }).0)
        };
        if !ask.may_call {
            return compile(&[], Calls::Forbidden);
        }
        let declared = ask.messages[..ask.n_head].iter().filter_map(|message| match message {
            Message::System(instructions) => Some(instructions.tools.iter().cloned()),
            _ => None,
        });
        let tools: Vec<Tool> = declared.flatten().collect();
        match &self.calls {
            Some((known, grammar)) if *known == tools => grammar.clone(),
            _ => {
                let grammar = compile(&tools, Calls::Allowed);
                self.calls = Some((tools, grammar.clone()));
                grammar
            }
        }
    }

    /// Reads the beginning that conversations share, and has it kept, unless it is remembered already. Answers how many tokens
    /// of it were read now and how many were known, or nothing when it was stopped.
    fn read_head(
        &mut self,
        seq: &mut Sequence,
        ask: &Ask<'_>,
        tokens: &[u32],
        hear: &mut dyn FnMut(Heard) -> Flow,
    ) -> Result<Option<Progress>, ModelError> {
        let nothing = Progress { done: 0, total: 0, reused: 0 };
        // Text joins text where messages meet, so the last token of the head alone may not be one of the whole.
        let head = self.tokens_of(&ask.messages[..ask.n_head], ask.thinking)?;
        let n_head = head.iter().zip(tokens).take_while(|(a, b)| a == b).count();
        if n_head < 2 || tokens[..n_head] == self.head || seq.tokens().starts_with(&tokens[..n_head]) {
            return Ok(Some(nothing));
        }
        let total = tokens.len();
        let mut last = nothing;
        let outcome = self.engine.sync(seq, &tokens[..n_head], &mut |progress| {
            last = progress;
            hear(Heard::Prefill { done: progress.done, total: total - progress.reused, reused: progress.reused })
        })?;
        if outcome == Outcome::Stopped {
            return Ok(None);
        }
        self.engine.checkpoint(seq)?;
        self.head = tokens[..n_head].to_vec();
        Ok(Some(last))
    }

    fn answer_with(
        &mut self,
        seq: &mut Sequence,
        ask: &Ask<'_>,
        hear: &mut dyn FnMut(Heard) -> Flow,
    ) -> Result<Answer, ModelError> {
        let tokens = self.tokens_of(ask.messages, ask.thinking)?;
        let (n_prompt, ctx) = (tokens.len(), self.engine.ctx());
        if n_prompt > ctx {
            return Err(ModelError::TooLong { n_prompt, ctx });
        }
        let started = Instant::now();
        let mut answer = Answer {
            message: Assistant::default(),
            incomplete: None,
            reason: Reason::Cancelled,
            n_prompt,
            n_reused: 0,
            n_generated: 0,
            n_reasoning: 0,
            prefill: Duration::ZERO,
            decode: Duration::ZERO,
        };
        let Some(head) = self.read_head(seq, ask, &tokens, hear)? else { return Ok(answer) };
        let (mut read, mut reused) = (0, 0);
        let outcome = self.engine.sync(seq, &tokens, &mut |progress| {
            read = head.done + progress.done;
            reused = progress.reused - head.done.min(progress.reused);
            hear(Heard::Prefill { done: read, total: n_prompt - reused, reused })
        })?;
        answer.n_reused = reused;
        answer.prefill = started.elapsed();
        if outcome == Outcome::Stopped {
            // What was not read does not count.
            answer.n_prompt = reused + read;
            return Ok(answer);
        }
        let options = TurnOptions {
            sampling: ds4_boot::sampling(&self.sampling, ask.attempt),
            thinking: ask.thinking,
            max_tokens: Some(ask.max_tokens),
            max_reasoning: Some(ask.max_reasoning),
            grammar: Some(self.grammar(ask)),
            draft: self.engine.options().logit_rows - 1,
            ..TurnOptions::default()
        };
        let turn = Turn::new(self.vocab.clone(), options);
        let end = ds4_chat::run(&mut self.engine, seq, turn, &mut |event| hear(Heard::Event(event.clone())))?;
        answer.message = end.message;
        (answer.incomplete, answer.reason) = (end.incomplete_call, end.reason);
        (answer.n_generated, answer.n_reasoning) = (end.usage.generated, end.usage.reasoning);
        answer.decode = end.timing.decode;
        Ok(answer)
    }
}

impl Model for Local {
    fn name(&self) -> &str {
        &self.name
    }

    fn ctx(&self) -> usize {
        self.engine.ctx()
    }

    fn count(&self, messages: &[Message], thinking: Thinking) -> Result<usize, ModelError> {
        Ok(self.tokens_of(messages, thinking)?.len())
    }

    fn answer(&mut self, ask: &Ask<'_>, hear: &mut dyn FnMut(Heard) -> Flow) -> Result<Answer, ModelError> {
        let mut sequence = match self.sequence.take() {
            Some(sequence) => sequence,
            None => self.engine.sequence()?,
        };
        // A sequence is put back only after steps that did not fail.
        let answer = self.answer_with(&mut sequence, ask, hear)?;
        self.sequence = Some(sequence);
        Ok(answer)
    }

    fn tokens(&self) -> Vec<u32> {
        self.sequence.as_ref().map_or(Vec::new(), |sequence| sequence.tokens().to_vec())
    }

    fn checkpoint(&mut self) {
        if let Some(sequence) = &mut self.sequence {
            // What a device that fails does not keep is computed again; the conversation is kept as messages.
            let _ = self.engine.checkpoint(sequence);
        }
    }

    fn resume(&mut self, tokens: &[u32]) -> Result<usize, ModelError> {
        self.sequence = None;
        if tokens.is_empty() || tokens.len() > self.engine.ctx() {
            return Ok(0);
        }
        let sequence = self.engine.resume(tokens)?;
        let n_tokens = sequence.len();
        self.sequence = Some(sequence);
        Ok(n_tokens)
    }
}
