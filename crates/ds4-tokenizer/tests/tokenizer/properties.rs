//! What holds for every text.

use std::sync::LazyLock;

use ds4_tokenizer::{Tokenizer, Utf8Stream, spell};
use proptest::prelude::*;

use crate::{real, small};

static REAL: LazyLock<Tokenizer> = LazyLock::new(|| {
    let (entries, merges) = real::vocabulary();
    Tokenizer::new(entries, &merges).expect("the published vocabulary is sound")
});
static SMALL: LazyLock<Tokenizer> =
    LazyLock::new(|| Tokenizer::new(small::entries(), small::MERGES).expect("the small vocabulary is sound"));

/// Merging as it is defined: on spellings, one pair after the other, searching everything each time.
fn merged_by_definition(piece: &str) -> Vec<String> {
    let mut symbols: Vec<String> = piece.bytes().map(|byte| spell(&[byte])).collect();
    let rank = |pair: &[String]| {
        let merge = pair.join(" ");
        let is_added = |text: &str| small::ADDED.contains(&text);
        let left_out = is_added(&pair[0]) || is_added(&pair[1]) || is_added(&pair.concat());
        small::MERGES.iter().position(|known| *known == merge).filter(|_| !left_out)
    };
    loop {
        let ranked = symbols.windows(2).enumerate().filter_map(|(at, pair)| Some((rank(pair)?, at)));
        let Some((_, at)) = ranked.min() else { return symbols };
        let right = symbols.remove(at + 1);
        symbols[at] += &right;
    }
}

/// Text with the strings that matter here, among characters of every kind.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        any::<String>(),
        "[ \\t\\r\\n\u{85}\u{a0}\u{3000}]{1,5}",
        "[a-e0-9~.中ー・\u{200b}]{1,8}",
        "a{1,200}",
        prop::sample::select(small::ADDED).prop_map(str::to_owned),
        Just("<｜Assistant｜>".to_owned()),
    ];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn decoding_gives_the_text_back(text in text()) {
        for tokenizer in [&*REAL, &*SMALL] {
            prop_assert_eq!(tokenizer.decode(&tokenizer.encode(&text)), text.as_bytes());
            prop_assert_eq!(tokenizer.decode(&tokenizer.encode_with_added(&text)), text.as_bytes());
        }
    }

    #[test]
    fn text_from_outside_has_no_added_token(text in text()) {
        for tokenizer in [&*REAL, &*SMALL] {
            prop_assert!(!tokenizer.encode(&text).iter().any(|&id| tokenizer.is_added(id)));
        }
    }

    #[test]
    fn without_added_strings_both_encodings_are_one(text in "[^<｜t]*") {
        for tokenizer in [&*REAL, &*SMALL] {
            prop_assert_eq!(tokenizer.encode(&text), tokenizer.encode_with_added(&text));
        }
    }

    #[test]
    fn encoding_into_appends(text in text()) {
        let mut ids = vec![7];
        SMALL.encode_into(&text, &mut ids);
        prop_assert_eq!(&ids[1..], SMALL.encode(&text));
    }

    #[test]
    fn merging_is_the_definition(piece in prop_oneof!["[abthe]{1,40}", "[ab]{60,200}", " {1,100}", "[thinka]{1,40}"]) {
        let spellings: Vec<&str> = SMALL.encode(&piece).into_iter().map(|id| SMALL.piece(id)).collect();
        prop_assert_eq!(spellings, merged_by_definition(&piece));
    }

    #[test]
    fn streamed_text_does_not_depend_on_the_cuts(
        bytes in prop_oneof![any::<Vec<u8>>(), text().prop_map(String::into_bytes)],
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
    ) {
        let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        ends.push(bytes.len());
        ends.sort_unstable();
        let mut stream = Utf8Stream::new();
        let mut streamed = String::new();
        let mut start = 0;
        for end in ends {
            streamed += &stream.push(&bytes[start..end]);
            start = end;
        }
        streamed += &stream.finish();
        prop_assert_eq!(streamed, String::from_utf8_lossy(&bytes));
    }
}
