//! A question as the token ids the model is given.

use anyhow::{Result, bail};
use ds4_chat::{Message, RenderOptions, Special, Thinking, Vocab, render};

use crate::input::Input;
use crate::{Exit, World};

/// A rendered question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// Its tokens.
    pub tokens: Vec<u32>,
    /// How the answer begins: inside reasoning or not.
    pub thinking: Thinking,
}

impl Prompt {
    /// Renders a question. Text that begins with the BOS text is an already rendered chat, and so are token ids: then
    /// they, and not `thinking`, say whether the answer begins inside reasoning.
    ///
    /// # Errors
    /// When an id is not in the vocabulary.
    pub fn new(input: &Input, system: &str, thinking: Thinking, vocab: &Vocab) -> Result<Prompt> {
        match input {
            Input::Text(text) if text.starts_with(Special::Bos.text()) => {
                Ok(Prompt::rendered(vocab.tokenizer.encode_with_added(text), vocab))
            }
            Input::Text(text) => {
                let messages = [opening(system), vec![Message::user(text.as_str())]].concat();
                Ok(Prompt { tokens: chat_tokens(&messages, thinking, vocab)?, thinking })
            }
            Input::Tokens(tokens) => {
                let n_vocab = vocab.tokenizer.n_vocab();
                if let Some(id) = tokens.iter().find(|id| **id as usize >= n_vocab) {
                    bail!("token id {id} is not in the vocabulary, which ends at {}", n_vocab - 1);
                }
                Ok(Prompt::rendered(tokens.clone(), vocab))
            }
        }
    }

    fn rendered(tokens: Vec<u32>, vocab: &Vocab) -> Prompt {
        let is = |id: u32, special| vocab.specials.get(special) == Some(id);
        let tag = tokens.iter().rev().find(|id| is(**id, Special::Think) || is(**id, Special::EndThink));
        let is_open = tag.is_some_and(|id| is(*id, Special::Think));
        Prompt { thinking: if is_open { Thinking::High } else { Thinking::None }, tokens }
    }
}

/// The messages a conversation begins with.
pub fn opening(system: &str) -> Vec<Message> {
    if system.is_empty() { Vec::new() } else { vec![Message::system(system)] }
}

/// The tokens of a conversation whose next turn is the model's.
///
/// # Errors
/// When the vocabulary lacks a token of the template.
pub fn chat_tokens(messages: &[Message], thinking: Thinking, vocab: &Vocab) -> Result<Vec<u32>> {
    let options = RenderOptions { thinking, ..RenderOptions::default() };
    Ok(vocab.tokens(&render(messages, &options)?)?)
}

/// Prints the ids of a text, then the vocabulary's spelling of each.
///
/// # Errors
/// When stdout cannot be written.
pub fn dump_tokens(vocab: &Vocab, input: &Input, world: &mut World<'_>) -> Result<Exit> {
    let tokens = match input {
        Input::Text(text) if text.starts_with(Special::Bos.text()) => vocab.tokenizer.encode_with_added(text),
        Input::Text(text) => vocab.tokenizer.encode(text),
        Input::Tokens(tokens) => tokens.clone(),
    };
    let ids: Vec<String> = tokens.iter().map(u32::to_string).collect();
    let mut page = format!("[{}]\n", ids.join(", "));
    for id in tokens {
        page.push_str(&format!("{id:6}  {}\n", vocab.tokenizer.piece(id)));
    }
    world.console.print(&page)?;
    Ok(Exit::Done)
}
