//! The vocabulary of a model file: its tokenizer and the ids of the protocol's special tokens.

use ds4_gguf::{Error as GgufError, Gguf, Metadata};
use ds4_tokenizer::{Entry, Kind, Tokenizer};

use crate::{Error, Marked, Segment, Special};

/// A tokenizer and its special tokens. Immutable; share it between threads.
pub struct Vocab {
    /// Text to ids and back.
    pub tokenizer: Tokenizer,
    /// Ids of the protocol's tokens.
    pub specials: Specials,
}

impl Vocab {
    /// Reads `tokenizer.ggml.*`.
    ///
    /// # Errors
    /// [`Error::Vocabulary`] when a key is absent or two keys contradict each other, [`Error::Tokenizer`] when the table
    /// or a merge is malformed, [`Error::MissingSpecials`] when it is a vocabulary without this model's protocol.
    pub fn from_gguf(gguf: &Gguf) -> Result<Vocab, Error> {
        let tokenizer = tokenizer(gguf)?;
        let specials = Specials::resolve(gguf.name(), &tokenizer)?;
        Ok(Vocab { tokenizer, specials })
    }

    /// A vocabulary from parts; `name` is for messages.
    ///
    /// # Errors
    /// [`Error::MissingSpecials`].
    pub fn new(name: &str, tokenizer: Tokenizer) -> Result<Vocab, Error> {
        let specials = Specials::resolve(name, &tokenizer)?;
        Ok(Vocab { tokenizer, specials })
    }

    /// The token ids of a prompt. Ordinary text is tokenised span by span, a span being what stands between two special
    /// tokens, so the ids are those of the official encoder; text that merely spells a special token stays text.
    ///
    /// # Errors
    /// [`Error::MissingSpecial`] when the prompt uses a task or a reminder that the vocabulary lacks.
    pub fn tokens(&self, prompt: &Marked) -> Result<Vec<u32>, Error> {
        let mut ids = Vec::new();
        for segment in prompt.segments() {
            match segment {
                Segment::Special(special) => {
                    ids.push(self.specials.get(*special).ok_or_else(|| Error::MissingSpecial { text: special.text() })?)
                }
                Segment::Text(text) => self.tokenizer.encode_into(text, &mut ids),
            }
        }
        Ok(ids)
    }
}

/// The ids of the protocol's special tokens, found by their text.
#[derive(Clone, Debug)]
pub struct Specials {
    ids: [Option<u32>; Special::ALL.len()],
}

impl Specials {
    /// Looks every special token up; `name` is for the message.
    ///
    /// # Errors
    /// [`Error::MissingSpecials`] names all that are absent of those no conversation can do without (tasks and reminders
    /// may be absent).
    pub fn resolve(name: &str, tokenizer: &Tokenizer) -> Result<Specials, Error> {
        let ids = Special::ALL.map(|special| tokenizer.added(special.text()));
        let missing: Vec<_> = Special::ALL
            .into_iter()
            .filter(|&special| special.is_required() && ids[special as usize].is_none())
            .map(Special::text)
            .collect();
        match missing.is_empty() {
            true => Ok(Specials { ids }),
            false => Err(Error::MissingSpecials { name: name.to_owned(), missing }),
        }
    }

    /// The id of a special token, if the vocabulary has it.
    pub fn get(&self, special: Special) -> Option<u32> {
        self.ids[special as usize]
    }

    /// Whether sampling this token ends the model's turn: end of sentence, or the beginning of somebody else's turn or
    /// of a new text, which a model writes only when it ran past its own end.
    pub fn ends_turn(&self, id: u32) -> bool {
        [Special::Eos, Special::Bos, Special::User, Special::Assistant].into_iter().any(|s| self.get(s) == Some(id))
    }
}

fn tokenizer(gguf: &Gguf) -> Result<Tokenizer, Error> {
    let metadata = gguf.metadata();
    let wrong = |what: String| Error::Vocabulary { name: gguf.name().to_owned(), what };

    let model = required(gguf, "tokenizer.ggml.model", Metadata::str)?;
    if model != "gpt2" {
        return Err(wrong(format!("tokenizer.ggml.model is {model:?}; only \"gpt2\" (byte-level BPE) is supported")));
    }
    let texts = required(gguf, "tokenizer.ggml.tokens", Metadata::strs)?;
    let merges = required(gguf, "tokenizer.ggml.merges", Metadata::strs)?;
    let kinds = required(gguf, "tokenizer.ggml.token_type", Metadata::u64s)?;
    if kinds.len() != texts.len() {
        return Err(wrong(format!(
            "tokenizer.ggml.token_type has {} entries, tokenizer.ggml.tokens has {}; is the file damaged?",
            kinds.len(),
            texts.len()
        )));
    }
    let entries = texts
        .iter()
        .zip(&kinds)
        .enumerate()
        .map(|(id, (text, &kind))| {
            let kind = i32::try_from(kind).ok().and_then(Kind::from_gguf).ok_or_else(|| {
                wrong(format!("tokenizer.ggml.token_type[{id}] is {kind}, which is no known token type"))
            })?;
            Ok(Entry { text: (*text).to_owned(), kind })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    let tokenizer = Tokenizer::new(entries, &merges)?;
    check_eos(gguf, metadata, &tokenizer)?;
    Ok(tokenizer)
}

fn required<'g, T>(
    gguf: &'g Gguf,
    key: &str,
    read: impl Fn(&'g Metadata, &str) -> Result<Option<T>, GgufError>,
) -> Result<T, Error> {
    read(gguf.metadata(), key)?.ok_or_else(|| Error::Vocabulary {
        name: gguf.name().to_owned(),
        what: format!("the metadata key {key} is absent; the file carries no tokenizer"),
    })
}

/// A file that declares another end token than the one the template writes would never stop.
fn check_eos(gguf: &Gguf, metadata: &Metadata, tokenizer: &Tokenizer) -> Result<(), Error> {
    let declared = metadata.u64("tokenizer.ggml.eos_token_id")?;
    let found = tokenizer.added(Special::Eos.text()).map(u64::from);
    match (declared, found) {
        (Some(declared), Some(found)) if declared != found => Err(Error::Vocabulary {
            name: gguf.name().to_owned(),
            what: format!("tokenizer.ggml.eos_token_id is {declared}, but {} is token {found}", Special::Eos.text()),
        }),
        _ => Ok(()),
    }
}
