//! Arbitrary bytes as the body of a chat completion.

#![no_main]

mod body;

use ds4_server::protocol::chat;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::check(bytes, |value| chat::read(value).map(|body| body.chat)));
