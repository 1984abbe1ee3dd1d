//! Grammars of bytes over the tokens of a vocabulary. The only file that names the library that walks them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use ds4_engine::TokenMask;
use llguidance::{
    Matcher, ParserFactory,
    api::TopLevelGrammar,
    earley::SlicedBiasComputer,
    toktrie::{InferenceCapabilities, TokEnv, TokRxInfo, TokTrie, TokenId, TokenizerEnv},
};

use crate::{Special, Vocab};

/// Compiled grammars that are kept, and bytes of their texts.
const COMPILED_MAX: usize = 2048;
const COMPILED_BYTES_MAX: usize = 16 << 20;
/// Longest grammar, in bytes: a longer one would hold up everybody while it is compiled, and again between tokens.
pub(super) const GRAMMAR_BYTES_MAX: usize = 256 << 10;
/// Symbols of a grammar, references followed.
const SYMBOLS_MAX: usize = 100_000;

/// Compiles grammars for one vocabulary and keeps what it compiled: agents send the same tools with every request.
pub(super) struct Matchers {
    factory: ParserFactory,
    eos: u32,
    n_vocab: usize,
    compiled: Mutex<Cache>,
}

#[derive(Default)]
struct Cache {
    known: HashMap<String, Compiled>,
    n_bytes: usize,
}

/// A grammar that was compiled, or why it was not.
#[derive(Clone)]
enum Compiled {
    Good { matcher: Box<Matcher>, warnings: Vec<String> },
    Bad(String),
}

/// Our tokenizer as the library sees it.
struct Environment {
    vocab: Arc<Vocab>,
    trie: TokTrie,
}

impl TokenizerEnv for Environment {
    fn tok_trie(&self) -> &TokTrie {
        &self.trie
    }

    /// Text that the grammar forces is written in the tokens in which a prompt would hold it.
    fn tokenize_bytes(&self, bytes: &[u8]) -> Vec<TokenId> {
        match str::from_utf8(bytes) {
            Ok(text) => self.vocab.tokenizer.encode(text),
            Err(_) => self.trie.greedy_tokenize(bytes),
        }
    }
}

impl Matchers {
    /// Builds the trie of the vocabulary: some 100 ms for 129,280 tokens.
    pub(super) fn new(vocab: &Arc<Vocab>) -> Matchers {
        let tokenizer = &vocab.tokenizer;
        let eos = vocab.specials.get(Special::Eos).expect("a vocabulary has an end token");
        let words: Vec<Vec<u8>> = (0..tokenizer.n_vocab() as u32)
            .map(|id| match tokenizer.is_added(id) {
                true => [&[TokTrie::SPECIAL_TOKEN_MARKER], tokenizer.bytes(id)].concat(),
                false => tokenizer.bytes(id).to_vec(),
            })
            .collect();
        let trie = TokTrie::from(&TokRxInfo::new(words.len() as u32, eos), &words);
        let environment: TokEnv = Arc::new(Environment { vocab: Arc::clone(vocab), trie });
        let slices = SlicedBiasComputer::general_slices();
        let mut factory = ParserFactory::new(&environment, InferenceCapabilities::default(), &slices)
            .expect("the library's own slices are regular expressions");
        factory.quiet();
        factory.limits_mut().verbose_errors = false;
        factory.limits_mut().max_grammar_size = SYMBOLS_MAX;
        Matchers { factory, eos, n_vocab: words.len(), compiled: Mutex::default() }
    }

    /// An empty mask of the right size.
    pub(super) fn mask(&self) -> TokenMask {
        TokenMask::new(self.n_vocab)
    }

    /// A grammar's text at its beginning, and what the grammar could not say.
    pub(super) fn segment(&self, grammar: &str) -> Result<(Segment, Vec<String>), String> {
        let known = self.lock().known.get(grammar).cloned();
        let compiled = known.unwrap_or_else(|| {
            let compiled = self.compile(grammar);
            let mut cache = self.lock();
            if cache.known.len() >= COMPILED_MAX || cache.n_bytes >= COMPILED_BYTES_MAX {
                *cache = Cache::default();
            }
            cache.n_bytes += grammar.len();
            cache.known.insert(grammar.to_owned(), compiled.clone());
            compiled
        });
        match compiled {
            Compiled::Good { matcher, warnings } => Ok((Segment { matcher, eos: self.eos }, warnings)),
            Compiled::Bad(why) => Err(why),
        }
    }

    fn compile(&self, grammar: &str) -> Compiled {
        if grammar.len() > GRAMMAR_BYTES_MAX {
            return Compiled::Bad(format!(
                "it makes a grammar of {} bytes, more than {GRAMMAR_BYTES_MAX}",
                grammar.len()
            ));
        }
        let mut matcher = Matcher::new(self.factory.create_parser(TopLevelGrammar::from_lark(grammar.to_owned())));
        match matcher.get_error() {
            Some(error) => Compiled::Bad(error.lines().next().unwrap_or_default().to_owned()),
            None => Compiled::Good { warnings: matcher.grammar_warnings(), matcher: Box::new(matcher) },
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Cache> {
        self.compiled.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A text between two special tokens while it is written.
pub(super) struct Segment {
    matcher: Box<Matcher>,
    eos: u32,
}

impl Segment {
    /// Fills `mask` with the tokens that may come next, and answers whether the text may end here.
    ///
    /// # Errors
    /// When the grammar cannot be followed any further.
    pub(super) fn allowed(&mut self, mask: &mut TokenMask) -> Result<bool, String> {
        if self.matcher.is_stopped() && self.matcher.stop_reason().is_ok() {
            mask.clear();
            return Ok(true);
        }
        let tokens = self.matcher.compute_mask().map_err(|err| err.to_string())?;
        mask.copy_from(tokens.as_slice());
        let whole = mask.allows(self.eos);
        mask.forbid(self.eos);
        Ok(whole)
    }

    /// Takes a token of the mask.
    ///
    /// # Errors
    /// When it was none.
    pub(super) fn take(&mut self, token: u32) -> Result<(), String> {
        self.matcher.consume_token(token).map_err(|err| err.to_string())
    }
}
