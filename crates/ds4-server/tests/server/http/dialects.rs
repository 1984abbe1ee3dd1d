//! What holds in every chat dialect, through the real router: true counts, an end to every stream, signs of life while
//! waiting, calls that come back.

use std::collections::HashMap;
use std::time::Duration;

use ds4_server::Settings;
use serde_json::{Value, json};

use crate::common::{Reply, TestServer, request};

const PATHS: [&str; 3] = ["/v1/chat/completions", "/v1/messages", "/v1/responses"];

fn start(ctx: usize) -> TestServer {
    TestServer::start(Settings { fixed_seed: true, ..Settings::default() }, ctx)
}

/// A body of a dialect that never ends by itself, because the tokens that do so are never drawn.
fn endless(path: &str, max_tokens: usize, more: Value) -> Value {
    let mut body = match path {
        "/v1/responses" => json!({ "input": [{ "role": "user", "content": "hi" }], "max_output_tokens": max_tokens }),
        _ => json!({ "messages": [{ "role": "user", "content": "hi" }], "max_tokens": max_tokens }),
    };
    body["logit_bias"] = json!({ "0": -100, "1": -100, "3": -100, "4": -100 });
    body["stream_options"] = json!({ "include_usage": true });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

/// Tokens of an answer.
#[derive(Debug, PartialEq)]
struct Usage {
    prompt: u64,
    cached: u64,
    generated: u64,
    reasoning: u64,
}

fn usage(path: &str, usage: &Value) -> Usage {
    let n =
        |pointer: &str| usage.pointer(pointer).and_then(Value::as_u64).unwrap_or_else(|| panic!("{pointer}: {usage}"));
    let reasoning = |details: &str| n(&format!("{details}/reasoning_tokens"));
    match path {
        "/v1/chat/completions" => Usage {
            prompt: n("/prompt_tokens"),
            cached: n("/prompt_tokens_details/cached_tokens"),
            generated: n("/completion_tokens"),
            reasoning: reasoning("/completion_tokens_details"),
        },
        "/v1/messages" => Usage {
            prompt: n("/input_tokens") + n("/cache_read_input_tokens") + n("/cache_creation_input_tokens"),
            cached: n("/cache_read_input_tokens"),
            generated: n("/output_tokens"),
            reasoning: reasoning("/output_tokens_details"),
        },
        _ => Usage {
            prompt: n("/input_tokens"),
            cached: n("/input_tokens_details/cached_tokens"),
            generated: n("/output_tokens"),
            reasoning: reasoning("/output_tokens_details"),
        },
    }
}

/// How a stream ended, and what it cost. Fails when it has no end.
fn end_of(path: &str, reply: &Reply) -> (String, Usage) {
    let events = reply.events();
    let [.., before, last] = events.as_slice() else { panic!("{path}: {}", reply.body) };
    let text = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{path}: {}", reply.body)).to_owned();
    match path {
        "/v1/chat/completions" => {
            assert!(reply.body.ends_with("data: [DONE]\n\n"));
            (text(&before["choices"][0]["finish_reason"]), usage(path, &last["usage"]))
        }
        "/v1/messages" => {
            assert_eq!(last["type"], "message_stop");
            (text(&before["delta"]["stop_reason"]), usage(path, &before["usage"]))
        }
        _ => (text(&last["type"]), usage(path, &last["response"]["usage"])),
    }
}

fn ran_out(path: &str) -> &'static str {
    HashMap::from([(PATHS[0], "length"), (PATHS[1], "max_tokens"), (PATHS[2], "response.incomplete")])[path]
}

#[test]
fn counts_are_true_streamed_or_not() {
    let server = start(2048);
    for path in PATHS {
        let more = match path {
            "/v1/responses" => json!({ "reasoning": { "max_tokens": 8 }, "instructions": path }),
            "/v1/messages" => json!({ "thinking": { "type": "enabled", "budget_tokens": 8 }, "system": path }),
            _ => json!({ "thinking": { "type": "enabled", "budget_tokens": 8 } }),
        };
        let mut body = endless(path, 20, more);
        let first = usage(path, &server.post(path, &body).json()["usage"]);
        assert_eq!(first.generated, 20, "{path}");
        assert!((7..=9).contains(&first.reasoning), "{path}: {first:?}");
        assert!(first.cached < first.prompt, "{path}: {first:?}");
        let again = usage(path, &server.post(path, &body).json()["usage"]);
        assert_eq!(again, Usage { cached: first.prompt, ..first }, "{path}");
        body["stream"] = json!(true);
        assert_eq!(end_of(path, &server.post(path, &body)), (ran_out(path).to_owned(), again), "{path}");
    }
    // Claude Code counts the parts of its prompt all at once.
    let body = endless(PATHS[1], 1, json!({}));
    let whole = usage(PATHS[1], &server.post(PATHS[1], &body).json()["usage"]);
    std::thread::scope(|scope| {
        let counts: Vec<_> =
            (0..24).map(|_| scope.spawn(|| server.post("/v1/messages/count_tokens", &body).json())).collect();
        counts.into_iter().for_each(|count| assert_eq!(count.join().unwrap(), json!({ "input_tokens": whole.prompt })));
    });
}

#[test]
fn too_many_tokens_are_as_many_as_fit() {
    let server = start(128);
    for path in PATHS {
        let (reason, cost) = end_of(path, &server.post(path, &endless(path, 10_000_000, json!({ "stream": true }))));
        assert_eq!((reason.as_str(), cost.prompt + cost.generated), (ran_out(path), 129), "{path}");
    }
}

#[test]
fn a_stream_ends_in_its_own_way_when_time_is_up() {
    let server = start(8192);
    let send = |path: &str, timeout: &str| {
        let body = endless(path, 8000, json!({ "stream": true, "think": false })).to_string();
        server.send("POST", path, &format!("x-ds4-timeout: {timeout}\r\n"), &body)
    };
    for path in PATHS {
        let (reason, cost) = end_of(path, &send(path, "0.4"));
        assert!(reason == ran_out(path) && cost.generated < 8000, "{path}: {reason} {cost:?}");
        // Before there was anything to tell it is no stream.
        let late = send(path, "0.000001");
        let wanted = if path == "/v1/messages" { "timeout_error" } else { "server_error" };
        assert_eq!((late.status, &late.json()["error"]["type"]), (504, &json!(wanted)), "{path}");
    }
}

#[test]
fn who_waits_for_a_place_sees_signs_of_life() {
    let server = start(32_768);
    let open = |path: &str, stream: bool| {
        let mut client = server.connect();
        let body = endless(path, 32_000, json!({ "stream": stream, "think": false })).to_string();
        client.write(&request("POST", path, "", &body));
        client
    };
    let mut busy: Vec<_> = (0..2).map(|_| open(PATHS[0], true)).collect();
    busy.iter_mut().for_each(|client| _ = (client.head(), client.chunk()));
    let mut waiting: Vec<_> = PATHS.into_iter().map(|path| open(path, true)).collect();
    waiting.push(open(PATHS[0], false));
    let signs = ["keep-alive", "\"type\":\"ping\"", "\"type\":\"response.in_progress\"", " "];
    for (client, sign) in waiting.iter_mut().zip(signs) {
        client.stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
        assert_eq!(client.head().0, 200);
        // The beginning is sent at once; what comes after it, while nothing happens, is the sign.
        client.chunk().unwrap();
        let next = String::from_utf8(client.chunk().unwrap()).unwrap();
        assert!(next.contains(sign) && !next.contains("delta"), "{sign}: {next}");
    }
    assert_eq!(server.service.scheduler.stats().queued, 4);
}

/// A tool whose one argument noise can end: the tokens of a closing tag are likely.
fn talkative(server: &TestServer) -> Value {
    let mut bias = json!({});
    let tokens = server.post("/v1/tokenize", &json!({ "content": "</" })).json()["tokens"].clone();
    let dsml = server.service.vocab.specials.get(ds4_chat::Special::Dsml).unwrap();
    tokens.as_array().unwrap().iter().chain([&json!(dsml)]).for_each(|id| bias[id.to_string()] = json!(60));
    bias
}

#[test]
fn a_call_comes_back_from_the_cache_in_every_dialect() {
    let server = start(4096);
    let bias = talkative(&server);
    let schema = json!({ "type": "object", "properties": { "text": { "type": "string" } }, "required": ["text"] });
    for path in PATHS {
        let mut body = endless(path, 900, json!({ "think": false, "logit_bias": bias, "seed": 5 }));
        body["tools"] = match path {
            "/v1/chat/completions" => {
                json!([{ "type": "function", "function": { "name": "say", "parameters": schema } }])
            }
            "/v1/messages" => json!([{ "name": "say", "input_schema": schema }]),
            _ => json!([{ "type": "custom", "name": "say" }]),
        };
        body["tool_choice"] = if path == "/v1/messages" {
            json!({ "type": "any", "disable_parallel_tool_use": true })
        } else {
            json!("required")
        };
        body["parallel_tool_calls"] = json!(false);
        let reply = server.post(path, &body).json();
        let first = usage(path, &reply["usage"]);
        // What clients make of it: other spaces, null for nothing, other ids of items.
        let (list, answer) = match path {
            "/v1/chat/completions" => {
                let mut call = reply["choices"][0]["message"]["tool_calls"][0].clone();
                let arguments: Value = serde_json::from_str(call["function"]["arguments"].as_str().unwrap()).unwrap();
                assert!(arguments["text"].is_string(), "{reply}");
                call["function"]["arguments"] = arguments.to_string().into();
                call["index"] = json!(0);
                let result = json!({ "role": "tool", "tool_call_id": call["id"], "content": [{ "type": "text", "text": "said" }] });
                ("messages", [json!({ "role": "assistant", "content": null, "tool_calls": [call] }), result])
            }
            "/v1/messages" => {
                let call = &reply["content"][0];
                assert!(call["input"]["text"].is_string(), "{reply}");
                let result = json!({ "type": "tool_result", "tool_use_id": call["id"], "content": "said" });
                (
                    "messages",
                    [json!({ "role": "assistant", "content": [call] }), json!({ "role": "user", "content": [result] })],
                )
            }
            _ => {
                let call = &reply["output"][0];
                assert_eq!((&call["type"], &call["name"]), (&json!("custom_tool_call"), &json!("say")), "{reply}");
                assert!(call["input"].is_string() && call.get("arguments").is_none(), "{reply}");
                let again = json!({ "type": "custom_tool_call", "call_id": call["call_id"], "name": "say", "input": call["input"] });
                (
                    "input",
                    [again, json!({ "type": "custom_tool_call_output", "call_id": call["call_id"], "output": "said" })],
                )
            }
        };
        body[list].as_array_mut().unwrap().extend(answer);
        let second = usage(path, &server.post(path, &body).json()["usage"]);
        // The last token of a turn was never read.
        assert!(second.cached >= first.prompt + first.generated - 1, "{path}: {first:?} {second:?}");
    }
}

#[test]
fn a_server_that_goes_down_tells_who_is_served_and_who_waits() {
    let server = start(8192);
    let mut clients = PATHS.map(|path| {
        let mut client = server.connect();
        let body = endless(path, 8000, json!({ "stream": true, "think": false })).to_string();
        client.write(&request("POST", path, "", &body));
        assert_eq!(client.head().0, 200);
        client.chunk().unwrap();
        client
    });
    server.service.scheduler.shutdown(Duration::ZERO);
    let ends = ["\"server_error\"", "\"overloaded_error\"", "response.failed"];
    for (client, end) in clients.iter_mut().zip(ends) {
        let mut text = Vec::new();
        while let Some(chunk) = client.chunk() {
            text.extend(chunk);
        }
        let text = String::from_utf8(text).unwrap();
        let last = text.trim_end().trim_end_matches("data: [DONE]").trim_end().rsplit("\n\n").next().unwrap();
        assert!(last.contains(end) && last.contains("shutting down"), "{last}");
    }
}
