//! Any bytes as text: encoding never fails, never yields an added token for text from outside, and decodes to the text;
//! streamed text does not depend on the cuts.
#![no_main]

use std::sync::LazyLock;

use ds4_tokenizer::{Tokenizer, Utf8Stream};
use libfuzzer_sys::fuzz_target;

#[path = "../../crates/ds4-tokenizer/fixtures/small.rs"]
mod small;

static TOKENIZER: LazyLock<Tokenizer> =
    LazyLock::new(|| Tokenizer::new(small::entries(), small::MERGES).expect("the small vocabulary is sound"));

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);

    let outside = TOKENIZER.encode(&text);
    assert!(!outside.iter().any(|&id| TOKENIZER.is_added(id)));
    assert_eq!(TOKENIZER.decode(&outside), text.as_bytes());

    let rendered = TOKENIZER.encode_with_added(&text);
    assert_eq!(TOKENIZER.decode(&rendered), text.as_bytes());
    if !small::ADDED.iter().any(|added| text.contains(added)) {
        assert_eq!(rendered, outside);
    }

    // The first byte chooses the length of the cuts.
    let len = data.first().map_or(1, |byte| 1 + usize::from(byte % 7));
    let mut stream = Utf8Stream::new();
    let mut streamed: String = data.chunks(len).map(|bytes| stream.push(bytes)).collect();
    streamed += &stream.finish();
    assert_eq!(streamed, text);
});
