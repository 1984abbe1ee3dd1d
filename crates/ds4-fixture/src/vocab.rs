//! A working byte-level BPE tokenizer of exactly 512 entries: specials, the 256 bytes, and merges learned from a list
//! of common words. Every entry is the encoding of some text.

use std::collections::{BTreeMap, HashSet};

use crate::shape::V;

/// Begin of sentence.
pub(crate) const BOS: u32 = 0;
/// End of sentence.
pub(crate) const EOS: u32 = 1;
/// Padding.
pub(crate) const PAD: u32 = 2;

/// Ids 0 to 2.
const CONTROL: [&str; 3] = ["<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>", "<｜▁pad▁｜>"];

/// Ids from 3: what the chat template needs.
const USER_DEFINED: [&str; 12] = [
    "<｜User｜>",
    "<｜Assistant｜>",
    "<think>",
    "</think>",
    "｜DSML｜",
    "<｜latest_reminder｜>",
    "<｜action｜>",
    "<｜query｜>",
    "<｜authority｜>",
    "<｜domain｜>",
    "<｜title｜>",
    "<｜read_url｜>",
];

/// `token_type` values.
const NORMAL: i32 = 1;
const TYPE_CONTROL: i32 = 3;
const TYPE_USER_DEFINED: i32 = 4;

/// The byte of a space as the tokenizer writes it.
const SPACE: char = 'Ġ';

/// The three lists of a GGUF tokenizer.
pub(crate) struct Vocab {
    pub tokens: Vec<String>,
    pub types: Vec<i32>,
    /// `"left right"` in order of rank.
    pub merges: Vec<String>,
}

impl Vocab {
    pub(crate) fn new() -> Vocab {
        let mut vocab = Vocab { tokens: Vec::new(), types: Vec::new(), merges: Vec::new() };
        CONTROL.iter().for_each(|token| vocab.add((*token).into(), TYPE_CONTROL));
        USER_DEFINED.iter().for_each(|token| vocab.add((*token).into(), TYPE_USER_DEFINED));
        byte_chars().into_iter().for_each(|token| vocab.add(token.into(), NORMAL));
        for (left, right) in learn(V as usize - vocab.tokens.len()) {
            vocab.add(format!("{left}{right}"), NORMAL);
            vocab.merges.push(format!("{left} {right}"));
        }
        vocab
    }

    fn add(&mut self, token: String, ty: i32) {
        self.tokens.push(token);
        self.types.push(ty);
    }
}

/// The character of each byte: printable ones stand for themselves, the rest follow from U+0100 in order.
fn byte_chars() -> [char; 256] {
    let mut next = 0x100;
    std::array::from_fn(|byte| match byte as u8 {
        printable @ (33..=126 | 161..=172 | 174..=255) => printable.into(),
        _ => {
            next += 1;
            char::from_u32(next - 1).expect("there are 68 of them")
        }
    })
}

/// Learns `n` merges the usual way: again and again the most frequent pair of neighbours, first in the alphabet on
/// equality. A word at the front of the list counts more, with and without a space before it.
fn learn(n: usize) -> Vec<(String, String)> {
    let words: Vec<&str> = include_str!("../fixtures/words.txt").split_whitespace().collect();
    let mut corpus: Vec<(Vec<String>, usize)> = Vec::new();
    for (rank, word) in words.iter().enumerate() {
        let letters: Vec<String> = word.chars().map(String::from).collect();
        let spaced = [vec![SPACE.to_string()], letters.clone()].concat();
        let weight = words.len() - rank;
        corpus.push((spaced, 2 * weight));
        corpus.push((letters, weight));
    }
    let (mut merges, mut made) = (Vec::new(), HashSet::new());
    while merges.len() < n {
        let mut pairs = BTreeMap::new();
        for (symbols, weight) in &corpus {
            for pair in symbols.windows(2) {
                *pairs.entry((pair[0].clone(), pair[1].clone())).or_insert(0) += weight;
            }
        }
        // Two merges may spell one token ("t" "he", "th" "e"); an entry may appear only once.
        pairs.retain(|(left, right), _| !made.contains(&format!("{left}{right}")));
        let most = pairs.values().max().copied().expect("the word list is long enough for the vocabulary");
        let (left, right) = pairs.into_iter().find(|(_, count)| *count == most).expect("most is one of the counts").0;
        corpus.iter_mut().for_each(|(symbols, _)| merge(symbols, &left, &right));
        made.insert(format!("{left}{right}"));
        merges.push((left, right));
    }
    merges
}

/// Joins every `left` that is followed by `right`, from the left.
fn merge(symbols: &mut Vec<String>, left: &str, right: &str) {
    let mut i = 0;
    while i + 1 < symbols.len() {
        if symbols[i] == left && symbols[i + 1] == right {
            let right = symbols.remove(i + 1);
            symbols[i].push_str(&right);
        }
        i += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_512_distinct_entries() {
        let vocab = Vocab::new();
        assert_eq!(vocab.tokens.len(), 512);
        assert_eq!(vocab.types.len(), 512);
        assert_eq!(vocab.tokens.iter().collect::<HashSet<_>>().len(), 512);
        assert_eq!(vocab.merges.len(), 512 - 3 - 12 - 256);
        assert_eq!(vocab.tokens[15 + 0x20], "Ġ");
        assert_eq!(vocab.tokens[15 + 0x0A], "Ċ");
        assert_eq!(vocab.tokens[15 + 0x7F], "ġ");
        assert!(vocab.tokens.contains(&"Ġthe".to_owned()));
    }

    /// Applying the merges in order to an entry's own letters must give back that entry, or no text could produce it.
    #[test]
    fn every_merged_entry_is_reachable() {
        let vocab = Vocab::new();
        for token in &vocab.tokens[15..] {
            let mut symbols: Vec<String> = token.chars().map(String::from).collect();
            for pair in &vocab.merges {
                let (left, right) = pair.split_once(' ').unwrap();
                merge(&mut symbols, left, right);
            }
            assert_eq!(symbols, std::slice::from_ref(token));
        }
    }
}
