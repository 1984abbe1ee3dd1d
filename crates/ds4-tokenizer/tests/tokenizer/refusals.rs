//! Vocabularies that are refused, and what the error says; and merges that are left out instead.

use ds4_tokenizer::{Entry, Error, Kind, Tokenizer};

use crate::small;

/// The error of the small vocabulary with these entries added and these merges.
fn refused(more: &[(&str, Kind)], merges: &[&str]) -> Error {
    let mut entries = small::entries();
    entries.extend(more.iter().map(|&(text, kind)| Entry { text: text.to_owned(), kind }));
    Tokenizer::new(entries, merges).err().expect("the vocabulary is refused")
}

#[test]
fn token_table() {
    let id = small::entries().len() as u32;
    let said = |more| refused(more, small::MERGES).to_string();

    assert_eq!(refused(&[("", Kind::Control)], &[]), Error::EmptyToken { id });
    assert!(said(&[("", Kind::Normal)]).contains(&format!("tokens[{id}] is empty")));

    let first = small::entries().iter().position(|entry| entry.text == "the").unwrap() as u32;
    assert_eq!(refused(&[("the", Kind::Normal)], &[]), Error::DuplicateToken { id, first, text: "the".to_owned() });
    assert!(said(&[("<think>", Kind::Normal)]).contains("repeats \"<think>\""));
    assert!(said(&[("<think>", Kind::Control)]).contains("repeats \"<think>\""));

    for text in ["two words", "Ġ中", "\n"] {
        let error = refused(&[(text, Kind::Normal)], &[]).to_string();
        assert!(error.contains("stands for no byte"), "{error}");
    }
}

#[test]
fn a_byte_without_a_token() {
    let mut entries = small::entries();
    entries[0x20].kind = Kind::Control;
    let error = Tokenizer::new(entries, small::MERGES).err().unwrap();
    assert_eq!(error, Error::MissingByte { byte: 0x20, spelling: 'Ġ' });

    let error = Tokenizer::new(Vec::new(), &[""; 0]).err().unwrap();
    assert_eq!(error, Error::MissingByte { byte: 0, spelling: 'Ā' });
}

#[test]
fn merges() {
    for merge in ["", " ", "a", "a ", " a", "a b c", "a  b"] {
        let error = refused(&[], &["a a", merge]);
        assert_eq!(error, Error::MergeForm { rank: 1, merge: merge.to_owned() });
    }
    for (merge, missing) in [("xx a", "xx"), ("a xx", "xx"), ("x x", "xx")] {
        let error = refused(&[], &["a a", merge]);
        assert_eq!(error, Error::MergeUnknown { rank: 1, merge: merge.to_owned(), missing: missing.to_owned() });
    }
    let error = refused(&[], &["t h", "a a", "t h"]);
    assert_eq!(error, Error::DuplicateMerge { rank: 2, first: 0, merge: "t h".to_owned() });
    assert!(error.to_string().contains("merges[2] repeats \"t h\""));
}

#[test]
fn merges_cannot_arrive_at_an_added_token() {
    let tokenizer = Tokenizer::new(small::entries(), small::MERGES).unwrap();
    let ids = |texts: &[&str]| texts.iter().flat_map(|text| tokenizer.encode(text)).collect::<Vec<_>>();
    let thin = tokenizer.added("thin").unwrap();
    // `th` + `in` gives `thin`, `thin` + `k` gives `think`: the first is an added token, so neither happens.
    assert_eq!(tokenizer.encode("think"), ids(&["th", "in", "k"]));
    assert_eq!(tokenizer.encode_with_added("athink"), [&ids(&["a"])[..], &[thin], &ids(&["k"])].concat());
}

#[test]
fn one_spelling_has_one_meaning() {
    // `é` is the spelling of the byte 0xe9, so it cannot be the literal text of an added token as well.
    assert_eq!(
        refused(&[("é", Kind::Control)], small::MERGES),
        Error::DuplicateToken { id: small::entries().len() as u32, first: 0xe9, text: "é".to_owned() }
    );
}
