//! The adapter over sockets: a client that speaks Responses on one side, a scripted server of chat completions on the other.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use ds4_server::adapter::{Upstream, router};
use serde_json::{Value, json};

use crate::common::{Client, Reply, request};

const STREAM: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";

/// A server that reads one request, writes these pieces and hangs up. Answers its address and what it was asked.
fn upstream(pieces: Vec<String>) -> (SocketAddr, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (tell, told) = channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        tell.send(whole_request(&stream)).unwrap();
        for piece in pieces {
            if stream.write_all(piece.as_bytes()).is_err() {
                tell.send("nobody listens".into()).unwrap();
                return;
            }
        }
    });
    (address, told)
}

fn whole_request(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let mut text = String::new();
    while !text.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut text).unwrap() > 0);
    }
    let length = text.to_lowercase().split("content-length: ").nth(1).map(|rest| rest.lines().next().unwrap().parse());
    let mut body = vec![0; length.map_or(0, Result::unwrap)];
    reader.read_exact(&mut body).unwrap();
    text + &String::from_utf8(body).unwrap()
}

/// The events of a stream, then what follows them.
fn stream(chunks: &[Value], end: &str) -> Vec<String> {
    let chunks = chunks.iter().map(|chunk| format!("data: {chunk}\n\n"));
    std::iter::once(STREAM.to_owned()).chain(chunks).chain([end.to_owned()]).collect()
}

fn delta(delta: Value) -> Value {
    json!({ "choices": [{ "index": 0, "delta": delta, "finish_reason": null }] })
}

fn finish(reason: &str) -> Value {
    let usage = json!({ "prompt_tokens": 12, "completion_tokens": 3, "prompt_tokens_details": { "cached_tokens": 8 } });
    json!({ "choices": [{ "index": 0, "delta": {}, "finish_reason": reason }], "usage": usage })
}

/// An adapter in front of `server`, and a connection to it.
fn connect(server: SocketAddr) -> Client {
    let (tell, told) = channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let base = format!("http://{server}/v1");
            let upstream = Upstream { base, model: Some("theirs".into()), key: Some("secret".into()) };
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            tell.send(listener.local_addr().unwrap()).unwrap();
            axum::serve(listener, router(upstream)).await.unwrap();
        });
    });
    let stream = TcpStream::connect(told.recv().unwrap()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    Client { reader: BufReader::new(stream.try_clone().unwrap()), stream }
}

fn body(stream: bool) -> String {
    let tool = json!({ "type": "function", "name": "ls", "parameters": { "type": "object" } });
    json!({ "model": "ours", "input": "hi", "tools": [tool], "stream": stream }).to_string()
}

fn ask(server: SocketAddr, stream: bool) -> Reply {
    let mut client = connect(server);
    client.write(&request("POST", "/v1/responses", "content-type: application/json\r\n", &body(stream)));
    client.reply()
}

fn kinds(events: &[Value]) -> Vec<&str> {
    events.iter().map(|event| event["type"].as_str().unwrap()).collect()
}

#[test]
fn words_and_thoughts_are_passed_on_as_they_come() {
    let chunks = [
        delta(json!({ "reasoning_content": "hm" })),
        delta(json!({ "content": "Hel" })),
        delta(json!({ "content": "lo" })),
    ];
    let (server, told) = upstream(stream(&[&chunks[..], &[finish("stop")]].concat(), "data: [DONE]\n\n"));
    let reply = ask(server, true);
    assert_eq!(reply.status, 200);
    let events = reply.events();
    let kinds = kinds(&events);
    assert_eq!((kinds[0], kinds.last().copied()), ("response.created", Some("response.completed")));
    let text: String = events
        .iter()
        .filter(|e| e["type"] == "response.output_text.delta")
        .map(|e| e["delta"].as_str().unwrap())
        .collect();
    assert_eq!(text, "Hello");
    let usage = &events.last().unwrap()["response"]["usage"];
    assert_eq!((&usage["input_tokens"], &usage["output_tokens"]), (&json!(12), &json!(3)));
    assert_eq!(usage["input_tokens_details"]["cached_tokens"], 8);

    let asked = told.recv().unwrap();
    assert!(asked.starts_with("POST /v1/chat/completions ") && asked.contains("Bearer secret"), "{asked}");
    let sent: Value = serde_json::from_str(asked.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    assert_eq!((&sent["model"], &sent["tools"][0]["function"]["name"]), (&json!("theirs"), &json!("ls")));
}

#[test]
fn calls_come_whole_however_they_were_cut() {
    let call = |call: Value| delta(json!({ "tool_calls": [call] }));
    let chunks = [
        call(json!({ "index": 0, "id": "c1", "function": { "name": "ls", "arguments": "" } })),
        call(json!({ "index": 0, "function": { "arguments": "{\"path\":" } })),
        call(json!({ "index": 0, "function": { "arguments": " \".\"}" } })),
        call(json!({ "index": 1, "id": "c2", "function": { "name": "ls", "arguments": "{}" } })),
        finish("tool_calls"),
    ];
    let reply = ask(upstream(stream(&chunks, "data: [DONE]\n\n")).0, false);
    assert_eq!(reply.status, 200, "{}", reply.body);
    let output = reply.json()["output"].clone();
    let calls: Vec<_> = output.as_array().unwrap().iter().map(|item| (&item["call_id"], &item["arguments"])).collect();
    assert_eq!(calls, [(&json!("c1"), &json!("{\"path\": \".\"}")), (&json!("c2"), &json!("{}"))]);
}

#[test]
fn a_refusal_is_a_refusal_here() {
    let refusal = |status: &str, body: &str| {
        format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
    };
    let refused = |status: &str, body: &str| ask(upstream(vec![refusal(status, body)]).0, false);
    let too_long = r#"{"error":{"message":"too long","code":"context_length_exceeded"}}"#;
    let long = refused("400 Bad", too_long);
    assert_eq!((long.status, &long.json()["error"]["code"]), (400, &json!("context_length_exceeded")));
    // A stream begins at once, so that nobody waits for its head; then it is an event.
    let events = ask(upstream(vec![refusal("400 Bad", too_long)]).0, true).events();
    assert_eq!(kinds(&events).last(), Some(&"response.failed"));
    assert_eq!(events.last().unwrap()["response"]["error"]["code"], "context_length_exceeded");
    let busy = refused("429 Busy", "{}");
    assert!(busy.status == 429 && busy.head.contains("retry-after: 5"), "{busy:?}");
    let busy = refused("503 Busy\r\nretry-after: 17", "{}");
    assert!(busy.head.contains("retry-after: 17"), "{busy:?}");
    assert_eq!(refused("401 No", r#"{"error":"who are you"}"#).status, 401);
    assert!(refused("500 Oh", "<html>").body.contains("answered 500"));
}

#[test]
fn a_server_that_vanishes_is_a_failure_and_no_silence() {
    let begun = stream(&[delta(json!({ "content": "Hel" }))], "");
    let events = ask(upstream(begun.clone()).0, true).events();
    assert_eq!(kinds(&events).last(), Some(&"response.failed"), "{events:?}");
    assert!(ask(upstream(begun).0, false).status >= 500);
    let in_a_call =
        delta(json!({ "tool_calls": [{ "index": 0, "id": "c", "function": { "name": "ls", "arguments": "{\"a" } }] }));
    let events = ask(upstream(stream(&[in_a_call], "")).0, true).events();
    assert_eq!(kinds(&events).last(), Some(&"response.failed"));
    // Hung up before a word, nobody there, an error in the stream, something that is no event.
    assert!(ask(upstream(Vec::new()).0, false).status >= 500);
    assert_eq!(kinds(&ask(upstream(Vec::new()).0, true).events()).last(), Some(&"response.failed"));
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert!(ask(free, true).body.contains("does not answer"));
    let error = stream(&[json!({ "error": { "message": "out of memory" } })], "");
    assert!(ask(upstream(error).0, true).body.contains("out of memory"));
    let odd = stream(&[finish("stop")], ": comment\n\ndata: what?\n\n");
    assert_eq!(kinds(&ask(upstream(odd).0, true).events()).last(), Some(&"response.completed"));
}

#[test]
fn a_client_that_leaves_ends_the_request_behind() {
    let chunk = format!("data: {}\n\n", delta(json!({ "content": "word ".repeat(2000) })));
    let pieces = std::iter::once(STREAM.to_owned()).chain(std::iter::repeat_n(chunk, 20_000)).collect();
    let (server, told) = upstream(pieces);
    let mut client = connect(server);
    client.write(&request("POST", "/v1/responses", "content-type: application/json\r\n", &body(true)));
    assert_eq!(client.head().0, 200);
    drop(client);
    assert!(told.recv().unwrap().starts_with("POST"));
    assert_eq!(told.recv_timeout(Duration::from_secs(120)).unwrap(), "nobody listens");
}
