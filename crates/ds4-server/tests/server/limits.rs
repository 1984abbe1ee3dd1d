//! What there is only so much of: connections, patience, room for bodies; and that everything is counted once.

use std::io::Read;
use std::time::Duration;

use ds4_server::Settings;
use serde_json::{Value, json};

use crate::common::{TestServer, endless, request};

#[test]
fn one_connection_too_many_is_told_so() {
    let server = TestServer::start(Settings { connections_max: 3, ..Settings::default() }, 256);
    let mut seated: Vec<_> = (0..3).map(|_| server.connect()).collect();
    for client in &mut seated {
        client.write(&request("GET", "/health", "", ""));
        assert_eq!(client.reply().status, 200);
    }
    // More than fits into a socket's buffer: what is refused is read to its end, or the refusal would be lost.
    let body = json!({ "messages": [{ "role": "user", "content": "x".repeat(3 << 20) }] }).to_string();
    for path in ["/v1/messages", "/v1/chat/completions"] {
        let refused = server.send("POST", path, "", &body);
        assert_eq!(refused.status, 503);
        assert!(
            refused.head.contains("retry-after: 5") && refused.head.contains("connection: close"),
            "{}",
            refused.head
        );
        let error = refused.json();
        assert_eq!((&error["type"], &error["error"]["type"]), (&json!("error"), &json!("overloaded_error")));
        assert!(error["error"]["message"].as_str().unwrap().contains("--max-connections"), "{error}");
    }
    // Many at once do not disturb those who sit.
    let crowd: Vec<_> = (0..100).map(|_| server.connect()).collect();
    seated[0].write(&request("GET", "/stats", "", ""));
    let stats = seated[0].reply().json();
    assert_eq!(stats["connections"], 3);
    assert!(stats["connections_refused"].as_u64() >= Some(2), "{stats}");
    drop(crowd);
    drop(seated.pop());
    // The seat is free once its connection has ended.
    while server.service.seats.n_taken() > 2 {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn a_body_that_does_not_go_on_is_given_up() {
    let server = TestServer::start(Settings { body_patience: Duration::from_millis(100), ..Settings::default() }, 256);
    let mut client = server.connect();
    client.write("POST /v1/messages HTTP/1.1\r\nhost: t\r\ncontent-length: 100\r\n\r\n{\"model\":");
    let reply = client.reply();
    assert_eq!((reply.status, &reply.json()["error"]["type"]), (408, &json!("timeout_error")));
    assert_eq!(client.stream.read(&mut [0]).unwrap(), 0, "the connection ends");
}

#[test]
fn everything_is_counted_once() {
    let server = TestServer::start(Settings { fixed_seed: true, ..Settings::default() }, 2048);
    let (mut prompt, mut cached, mut generated, mut n_answers) = (0, 0, 0, 0);
    let number = |usage: &Value, path: &str| usage.pointer(path).and_then(Value::as_u64).unwrap();
    for i in 0..6 {
        let body = endless(1 + i, false);
        let chat = &server.post("/v1/chat/completions", &body).json()["usage"];
        prompt += number(chat, "/prompt_tokens");
        cached += number(chat, "/prompt_tokens_details/cached_tokens");
        generated += number(chat, "/completion_tokens");
        let message = &server.post("/v1/messages", &body).json()["usage"];
        let read = number(message, "/cache_read_input_tokens");
        prompt += number(message, "/input_tokens") + read;
        cached += read;
        generated += number(message, "/output_tokens");
        let response = &server.post("/v1/responses", &body).json()["usage"];
        prompt += number(response, "/input_tokens");
        cached += number(response, "/input_tokens_details/cached_tokens");
        generated += number(response, "/output_tokens");
        n_answers += 3;
    }
    assert_eq!(server.post("/v1/messages", &json!({})).status, 400);
    server.quiet();
    let stats = server.get("/stats").json();
    let tokens = json!({ "prompt": prompt, "cached": cached, "generated": generated, "reasoning": stats["tokens"]["reasoning"] });
    assert_eq!(stats["tokens"], tokens);
    let engine = &stats["engine"];
    assert_eq!((&engine["finished"], &engine["reused"]), (&json!(n_answers), &json!(cached)));
    assert_eq!(engine["prefilled"].as_u64().unwrap() + cached, prompt);
    let answers: u64 = stats["answers"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(answers, n_answers);
    let page = server.get("/metrics").body;
    for line in [
        "ds4_requests_total{path=\"/v1/chat/completions\",status=\"200\"} 6".to_owned(),
        "ds4_requests_total{path=\"/v1/messages\",status=\"400\"} 1".to_owned(),
        format!("ds4_answers_total{{reason=\"length\"}} {}", stats["answers"]["length"]),
        format!("ds4_prompt_tokens_total {prompt}"),
        format!("ds4_cached_tokens_total {cached}"),
        format!("ds4_generated_tokens_total {generated}"),
        "ds4_connections ".to_owned(),
    ] {
        assert!(page.contains(&line), "{line}: {page}");
    }
}

#[test]
fn who_leaves_is_counted_once_wherever_it_was() {
    let server = TestServer::start(Settings { fixed_seed: true, ..Settings::default() }, 32_768);
    // Two are answered, three wait: all leave before the first could end.
    let begin = |n| (0..n).map(|_| server.begin("/v1/chat/completions", &endless(30_000, true))).collect::<Vec<_>>();
    let answered = begin(2);
    server.until(|stats| stats.running == 2);
    let waiting = begin(3);
    server.until(|stats| stats.queued == 3);
    drop((answered, waiting));
    server.quiet();
    let stats = server.get("/stats").json();
    assert_eq!((&stats["answers"], &stats["engine"]["finished"]), (&json!({ "cancelled": 5 }), &json!(5)));
    assert_eq!((&stats["sessions"], &stats["engine"]["queued"]), (&json!([]), &json!(0)));
}
