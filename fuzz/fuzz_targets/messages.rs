//! Arbitrary bytes as the body of a message.

#![no_main]

mod body;

use ds4_server::protocol::anthropic;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::check(bytes, anthropic::read));
