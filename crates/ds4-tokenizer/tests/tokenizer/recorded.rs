//! The real vocabulary, against ids recorded from the reference tokenizer.

use std::sync::LazyLock;

use ds4_tokenizer::{Kind, Tokenizer};
use serde_json::Value;

use crate::real;

static TOKENIZER: LazyLock<Tokenizer> = LazyLock::new(|| {
    let (entries, merges) = real::vocabulary();
    Tokenizer::new(entries, &merges).expect("the published vocabulary is sound")
});

fn ids(value: &Value) -> Vec<u32> {
    let array = value.as_array().expect("an array of ids");
    array.iter().map(|id| id.as_u64().and_then(|id| u32::try_from(id).ok()).expect("an id")).collect()
}

#[test]
fn golden_texts() {
    let golden: Value = serde_json::from_str(include_str!("../../fixtures/golden.json")).unwrap();
    for (text, expected) in golden.as_object().unwrap() {
        assert_eq!(TOKENIZER.encode_with_added(text), ids(expected), "{text:?}");
        assert_eq!(TOKENIZER.decode(&ids(expected)), text.as_bytes(), "{text:?}");
    }
}

#[test]
fn recorded_texts() {
    let lines = String::from_utf8(real::unpack("texts.jsonl.gz")).unwrap();
    for line in lines.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let outside = ids(&case["ids"]);
        let marked = case.get("ids_with_added").map_or_else(|| outside.clone(), ids);
        assert_eq!(TOKENIZER.encode(text), outside, "{text:?}");
        assert_eq!(TOKENIZER.encode_with_added(text), marked, "{text:?} with added tokens");
        assert_eq!(TOKENIZER.decode(&outside), text.as_bytes(), "{text:?}");
        assert_eq!(TOKENIZER.decode(&marked), text.as_bytes(), "{text:?} with added tokens");
    }
    assert!(lines.lines().count() >= 4000);
}

#[test]
fn added_tokens_come_by_id_or_from_rendered_text_only() {
    let (entries, _) = real::vocabulary();
    let mut n_added = 0;
    for (id, entry) in (0u32..).zip(&entries) {
        assert_eq!(TOKENIZER.is_added(id), entry.kind.is_added());
        assert_eq!(TOKENIZER.piece(id), entry.text);
        if entry.kind == Kind::Normal {
            assert_eq!(TOKENIZER.added(&entry.text), None);
            continue;
        }
        n_added += 1;
        assert_eq!(TOKENIZER.added(&entry.text), Some(id));
        assert_eq!(TOKENIZER.bytes(id), entry.text.as_bytes());
        assert_eq!(TOKENIZER.encode_with_added(&entry.text), [id]);
        let outside = TOKENIZER.encode(&entry.text);
        assert!(!outside.iter().any(|&id| TOKENIZER.is_added(id)), "{:?} gives {outside:?}", entry.text);
        assert_eq!(TOKENIZER.decode(&outside), entry.text.as_bytes());
    }
    assert_eq!((TOKENIZER.n_vocab(), n_added), (129_280, 1_283));
    assert_eq!(TOKENIZER.added("<｜Assistant｜>"), Some(128_804));
}

#[test]
fn a_megabyte_in_one_piece() {
    // Seconds are not asserted; with a quadratic search this test would not end within hours.
    for (unit, n) in [("a", 1 << 20), (" ", 1 << 20), ("ab", 1 << 19), ("é", 1 << 19), ("=", 1 << 20), ("中", 1 << 18)]
    {
        let text = unit.repeat(n);
        let ids = TOKENIZER.encode(&text);
        assert!(ids.len() <= text.len() / 2, "{unit:?}");
        assert_eq!(TOKENIZER.decode(&ids), text.as_bytes(), "{unit:?}");
    }
}

#[test]
fn ids_out_of_range_print_nothing() {
    for id in [129_280, u32::MAX] {
        assert_eq!((TOKENIZER.bytes(id), TOKENIZER.piece(id), TOKENIZER.is_added(id)), (&b""[..], "", false));
    }
    assert_eq!(TOKENIZER.decode(&[19_923, u32::MAX, 14]), b"Hello,");
}
