//! Arbitrary bytes as the body of a response request, and what it sends as the history of another.

#![no_main]

mod body;

use ds4_server::protocol::responses;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::check(bytes, |value| {
    let body = responses::read(value, &[])?;
    responses::read(value, &body.input)?;
    Ok(body.chat)
}));
