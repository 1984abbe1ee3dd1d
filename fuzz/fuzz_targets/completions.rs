//! Arbitrary bytes as the body of a raw completion.

#![no_main]

mod body;

use ds4_server::protocol::{ChatRequest, completions};

libfuzzer_sys::fuzz_target!(
    |bytes: &[u8]| body::check(bytes, |value| completions::read(value).map(|_| ChatRequest::default()))
);
