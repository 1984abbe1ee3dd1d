//! The server over real sockets, on the model of noise: what it says is noise, how it says it is not.

mod dialects;

use std::time::{Duration, Instant};

use ds4_server::Settings;
use serde_json::{Value, json};

use crate::common::{TestServer, request};

fn start() -> TestServer {
    // Every draw is the same in every run: noise says anything, the end of a turn too.
    TestServer::start(Settings { model: "ds4-tiny".into(), fixed_seed: true, ..Settings::default() }, 2048)
}

/// Keeps the noise from ending its turn: the tokens that do so are never drawn.
fn never_ending(mut body: Value) -> Value {
    body["logit_bias"] = json!({ "0": -100, "1": -100, "3": -100, "4": -100 });
    body
}

fn ask(more: Value) -> Value {
    let mut body = json!({ "model": "m", "messages": [{ "role": "user", "content": "hi" }], "max_tokens": 6 });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

#[test]
fn models_in_both_shapes_under_every_name() {
    let server = start();
    let list = server.get("/v1/models?limit=1000").json();
    assert_eq!((&list["object"], &list["data"][0]["id"]), (&json!("list"), &json!("ds4-tiny")));
    assert_eq!(list["data"][1]["id"], "deepseek-v4-flash");
    assert_eq!(server.get("/v1/models/any/name").json()["id"], "any/name");
    let list = server.send("GET", "/v1/models", "anthropic-version: 2023-06-01\r\n", "").json();
    assert_eq!((&list["data"][0]["type"], &list["has_more"]), (&json!("model"), &json!(false)));
}

#[test]
fn status_pages() {
    let server = start();
    assert_eq!(server.get("/health").json()["status"], "ok");
    assert_eq!(server.get("/ready").json()["ctx"], 2048);
    assert!(server.get("/v1/pool").body.contains("\"active\": false"));
    assert_eq!(server.post("/v1/chat/completions", &ask(json!({}))).status, 200);
    let page = server.get("/metrics").body;
    assert!(page.contains("ds4_requests_total{path=\"/v1/chat/completions\",status=\"200\"} 1"), "{page}");
    assert!(page.contains("ds4_answers_total{reason="), "{page}");
    assert_eq!(server.get("/stats").json()["engine"]["finished"], 1);
    let mut client = server.connect();
    client.write("HEAD /api/hello HTTP/1.1\r\nhost: t\r\n\r\n");
    assert_eq!(client.head().0, 200);
    assert_eq!(server.send("OPTIONS", "/v1/messages", "", "").status, 204);
}

#[test]
fn the_description_says_what_is_answered() {
    let server = start();
    let description = server.get("/openapi.json").json();
    assert_eq!(description["info"]["version"], env!("CARGO_PKG_VERSION"));
    let mut answered = ds4_server::http::paths();
    answered.sort();
    let paths = description["paths"].as_object().unwrap();
    let mut described: Vec<String> = paths.keys().cloned().collect();
    described.sort();
    assert_eq!(described, answered);
    for (path, methods) in paths {
        // What a path does not answer tells what it does.
        let refused = server.send("PATCH", &path.replace("{id}", "resp_0"), "", "");
        assert_eq!(refused.status, 405, "{path}");
        let allowed = refused.head.lines().find_map(|line| line.strip_prefix("allow: ")).unwrap();
        let mut allowed: Vec<&str> = allowed.split(',').map(str::trim).filter(|method| *method != "head").collect();
        allowed.sort_unstable();
        let mut methods: Vec<&str> = methods.as_object().unwrap().keys().map(String::as_str).collect();
        methods.sort_unstable();
        assert_eq!(methods, allowed, "{path}");
    }
}

#[test]
fn the_page_loads_nothing_from_elsewhere() {
    let server = TestServer::start(Settings { api_keys: vec!["secret".into()], ..Settings::default() }, 256);
    let page = server.get("/");
    assert_eq!(page.status, 200);
    assert!(page.head.contains("content-type: text/html") && page.head.contains("default-src 'none'"), "{}", page.head);
    let addresses: Vec<&str> = page.body.split("http").skip(1).filter(|rest| rest.contains("://")).collect();
    assert!(addresses.iter().all(|rest| rest.starts_with("://www.w3.org/2000/svg")), "{addresses:?}");
    let mut client = server.connect();
    client.write("HEAD / HTTP/1.1\r\nhost: t\r\n\r\n");
    assert_eq!(client.head().0, 200);
}

#[test]
fn answers_in_progress_are_shown() {
    let server = start();
    let mut client = server.connect();
    let body = never_ending(ask(json!({ "stream": true, "max_tokens": 1900 }))).to_string();
    client.write(&request("POST", "/v1/chat/completions", "", &body));
    assert_eq!(client.head().0, 200);
    let begun = Instant::now();
    let session = loop {
        let session = server.get("/stats").json()["sessions"][0].clone();
        assert_eq!(session["path"], "/v1/chat/completions");
        if session["phase"] == "answer" {
            break session;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{session}");
    };
    assert!(session["generated"].as_u64() > Some(0) && session["prompt"].as_u64() > Some(0), "{session}");
    drop(client);
    while server.get("/stats").json()["sessions"] != json!([]) {
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
}

#[test]
fn a_time_limit_ends_answers_and_says_so() {
    let limit = |limit| Settings { time_limit: Some(limit), fixed_seed: true, ..Settings::default() };
    let server = TestServer::start(limit(Duration::from_millis(300)), 8192);
    let body = never_ending(ask(json!({ "max_tokens": 8000, "think": false })));
    let answer = server.post("/v1/chat/completions", &body).json();
    assert_eq!(answer["choices"][0]["finish_reason"], "length");
    let server = TestServer::start(limit(Duration::ZERO), 256);
    let late = server.post("/v1/chat/completions", &ask(json!({})));
    assert_eq!((late.status, &late.json()["error"]["type"]), (504, &json!("server_error")));
    assert_eq!(server.post("/v1/messages", &ask(json!({}))).json()["error"]["type"], "timeout_error");
}

#[test]
fn a_chat_completion_whole_and_streamed() {
    let server = start();
    let whole = server.post("/v1/chat/completions", &ask(json!({ "think": false, "stream": null }))).json();
    assert_eq!((&whole["object"], &whole["model"]), (&json!("chat.completion"), &json!("m")));
    let usage = &whole["usage"];
    assert_eq!(
        usage["total_tokens"],
        usage["prompt_tokens"].as_u64().unwrap() + usage["completion_tokens"].as_u64().unwrap()
    );
    assert_eq!(usage["completion_tokens_details"]["reasoning_tokens"], 0);

    let body = ask(json!({ "stream": true, "stream_options": { "include_usage": true }, "temperature": 0 }));
    let streamed = server.post("/v1/chat/completions", &body);
    assert!(streamed.head.contains("content-type: text/event-stream"));
    assert!(streamed.body.ends_with("data: [DONE]\n\n"));
    let events = streamed.events();
    assert_eq!(events[0]["choices"][0]["delta"]["role"], "assistant");
    let [.., ending, usage] = events.as_slice() else { panic!() };
    assert!(ending["choices"][0]["finish_reason"].is_string());
    assert_eq!(usage["usage"]["completion_tokens"], 6);
    assert!(usage["choices"].as_array().unwrap().is_empty());
}

#[test]
fn off_means_not_one_byte_of_reasoning() {
    let server = start();
    for off in [json!({"think": false}), json!({"thinking": {"type": "disabled"}}), json!({"reasoning_effort": "none"})]
    {
        let mut body = ask(off);
        body["max_tokens"] = 40.into();
        let message = &server.post("/v1/chat/completions", &body).json()["choices"][0]["message"];
        assert!(message.get("reasoning_content").is_none(), "{message}");
    }
    let on = server.post("/v1/chat/completions", &ask(json!({ "think": true }))).json();
    assert!(on["choices"][0]["message"]["reasoning_content"].is_string(), "{on}");
}

#[test]
fn a_budget_ends_reasoning() {
    let server = start();
    let mut body = never_ending(ask(json!({ "thinking": { "type": "enabled", "budget_tokens": 8 }, "stream": false })));
    body["max_tokens"] = 30.into();
    let usage = &server.post("/v1/chat/completions", &body).json()["usage"];
    let reasoning = usage["completion_tokens_details"]["reasoning_tokens"].as_u64().unwrap();
    assert!((1..=9).contains(&reasoning), "{usage}");
    assert!(usage["completion_tokens"].as_u64().unwrap() > reasoning, "{usage}");
}

#[test]
fn several_answers_and_likelihoods() {
    let server = start();
    let body = ask(json!({ "n": 2, "logprobs": true, "top_logprobs": 2, "think": false }));
    let answer = server.post("/v1/chat/completions", &body).json();
    assert_eq!(answer["choices"].as_array().unwrap().len(), 2);
    let tokens = &answer["choices"][1]["logprobs"]["content"];
    assert_eq!(tokens[0]["top_logprobs"].as_array().unwrap().len(), 2, "{answer}");
    assert!(tokens[0]["logprob"].as_f64().unwrap() <= 0.0);
}

#[test]
fn a_bias_and_the_same_seed_are_obeyed() {
    let server = start();
    let body = ask(json!({ "seed": 7, "think": false, "temperature": 2.0 }));
    let text = |body: &Value| server.post("/v1/chat/completions", body).json()["choices"][0]["message"].clone();
    assert_eq!(text(&body), text(&body));
    let tokens = server.post("/v1/tokenize", &json!({ "content": "z" })).json()["tokens"].clone();
    let id = tokens[0].to_string();
    let biased = ask(json!({ "logit_bias": { id: 100 }, "think": false, "temperature": 0 }));
    assert_eq!(text(&biased)["content"], "zzzzzz");
}

#[test]
fn a_named_tool_is_called() {
    let server = start();
    let tool = |name: &str| json!({ "type": "function", "function": { "name": name, "parameters": {} } });
    let mut body = ask(json!({
        "tools": [tool("look"), tool("touch")],
        "tool_choice": { "type": "function", "function": { "name": "touch" } },
        "stream": true, "think": false,
    }));
    body["max_tokens"] = 200.into();
    let events = server.post("/v1/chat/completions", &body).events();
    let start = events.iter().find_map(|event| event["choices"][0]["delta"]["tool_calls"][0]["function"].get("name"));
    assert_eq!(start, Some(&json!("touch")));
    body["tool_choice"] = json!("required");
    let events = server.post("/v1/chat/completions", &body).events();
    let start =
        events.iter().find_map(|event| event["choices"][0]["delta"]["tool_calls"][0]["function"]["name"].as_str());
    assert!(matches!(start, Some("look" | "touch")), "{start:?}");
    body["tool_choice"] = json!("none");
    let reply = server.post("/v1/chat/completions", &body);
    assert!(!reply.body.contains("tool_calls"));
    body["tool_choice"] = json!({ "type": "function", "function": { "name": "fly" } });
    assert_eq!(server.post("/v1/chat/completions", &body).json()["error"]["param"], "tool_choice");
}

#[test]
fn messages_whole_and_streamed() {
    let server = start();
    let whole = server.post("/v1/messages?beta=true", &ask(json!({}))).json();
    assert_eq!((&whole["type"], &whole["role"]), (&json!("message"), &json!("assistant")));
    let thinking =
        json!({ "thinking": { "type": "adaptive" }, "stream": true, "system": [{ "type": "text", "text": "s" }] });
    let reply = server.post("/v1/messages", &ask(thinking));
    let names: Vec<&str> = reply.body.lines().filter_map(|line| line.strip_prefix("event: ")).collect();
    assert_eq!(names[..3], ["message_start", "ping", "content_block_start"]);
    assert_eq!(names[names.len() - 2..], ["message_delta", "message_stop"]);
    assert_eq!(reply.events()[2]["content_block"]["type"], "thinking");
    let count = server.post("/v1/messages/count_tokens", &ask(json!({}))).json();
    assert_eq!(
        count["input_tokens"],
        whole["usage"]["input_tokens"].as_u64().unwrap() + whole["usage"]["cache_read_input_tokens"].as_u64().unwrap()
    );
}

#[test]
fn responses_are_stored_continued_and_deleted() {
    let server = start();
    let first = server.post("/v1/responses", &json!({ "input": "hi", "max_output_tokens": 4 })).json();
    assert_eq!((&first["object"], &first["status"]), (&json!("response"), &json!("incomplete")));
    let id = first["id"].as_str().unwrap();
    let more = json!({ "input": "go on", "max_output_tokens": 4, "previous_response_id": id, "stream": true });
    let reply = server.post("/v1/responses", &more);
    let events = reply.events();
    assert_eq!((&events[0]["type"], &events[1]["type"]), (&json!("response.created"), &json!("response.in_progress")));
    for (i, event) in events.iter().enumerate() {
        assert_eq!(event["sequence_number"], i);
    }
    let last = &events.last().unwrap()["response"];
    assert!(last["usage"]["input_tokens"].as_u64() > first["usage"]["input_tokens"].as_u64());
    let path = format!("/v1/responses/{}", last["id"].as_str().unwrap());
    assert_eq!(&server.get(&path).json()["id"], &last["id"]);
    assert_eq!(server.get(&format!("{path}/input_items")).json()["data"][0]["content"], "go on");
    assert_eq!(server.send("DELETE", &path, "", "").json()["deleted"], true);
    assert_eq!(server.get(&path).status, 404);
    let lost = server.post("/v1/responses", &json!({ "input": "x", "previous_response_id": "resp_0" }));
    assert_eq!((lost.status, &lost.json()["error"]["param"]), (404, &json!("previous_response_id")));
    let unstored = server.post("/v1/responses", &json!({ "input": "", "max_output_tokens": 1, "store": false })).json();
    assert_eq!(server.get(&format!("/v1/responses/{}", unstored["id"].as_str().unwrap())).status, 404);
    assert_eq!(server.send("GET", "/v1/responses", "upgrade: websocket\r\nconnection: upgrade\r\n", "").status, 426);
    let compact = server.post("/v1/responses/compact", &json!({ "input": "hi", "max_output_tokens": 4 })).json();
    assert_eq!(compact["output"].as_array().unwrap().last().unwrap()["type"], "compaction");
}

#[test]
fn raw_completions() {
    let server = start();
    let body = json!({ "prompt": ["ab", "cd"], "max_tokens": 3, "echo": true, "temperature": 0 });
    let answer = server.post("/v1/completions", &body).json();
    assert_eq!(answer["choices"].as_array().unwrap().len(), 2);
    assert!(answer["choices"][1]["text"].as_str().unwrap().starts_with("cd"));
    let body = json!({ "prompt": "ab", "max_tokens": 3, "logprobs": 1, "stream": true });
    let reply = server.post("/v1/completions", &body);
    assert!(reply.body.ends_with("data: [DONE]\n\n"), "{}", reply.body);
}

#[test]
fn text_to_tokens_and_back() {
    let server = start();
    let tokens = server.post("/v1/tokenize", &json!({ "content": "héllo <think>" })).json();
    let back = server.post("/v1/detokenize", &json!({ "tokens": tokens["tokens"] })).json();
    assert_eq!(back["content"], "héllo <think>");
    assert_eq!(server.post("/v1/detokenize", &json!({ "tokens": [4_000_000] })).status, 400);
    assert_eq!(server.post("/v1/tokenize", &json!({})).json()["error"]["param"], "content");
}

#[test]
fn faults_are_told_in_the_dialect_of_the_endpoint() {
    let server = start();
    let malformed = server.send("POST", "/v1/messages", "", "{\"model\":");
    assert_eq!((malformed.status, &malformed.json()["type"]), (400, &json!("error")));
    let malformed = server.send("POST", "/v1/chat/completions", "", "{\"model\":");
    assert!(malformed.json()["error"]["message"].as_str().unwrap().contains("line 1 column 9"), "{}", malformed.body);
    assert_eq!(server.get("/v1/nothing").status, 404);
    assert_eq!(server.get("/v1/chat/completions").status, 405);
    assert_eq!(server.send("POST", "/v1/messages", "content-encoding: gzip\r\n", "x").status, 415);
    let long = "word ".repeat(3000);
    let body = json!({ "messages": [{ "role": "user", "content": long }], "max_tokens": 1 });
    let error = server.post("/v1/chat/completions", &body).json()["error"].clone();
    assert_eq!((&error["code"], &error["n_ctx"]), (&json!("context_length_exceeded"), &json!(2048)));
    let error = server.post("/v1/messages", &body).json()["error"]["message"].clone();
    assert!(error.as_str().unwrap().starts_with("prompt is too long: "), "{error}");
    for thread in [json!({ "type": "create" }), json!({ "type": "continue", "previous_message_id": "msg_1" })] {
        let reply = server.post("/v1/messages", &ask(json!({ "thread": thread })));
        assert!(reply.json()["error"]["details"]["error_code"].is_string(), "{}", reply.body);
    }
}

#[test]
fn bodies_have_a_limit() {
    let server = TestServer::start(Settings { body_bytes_max: 1000, ..Settings::default() }, 256);
    let body = json!({ "messages": [{ "role": "user", "content": "x".repeat(2000) }] });
    assert_eq!(server.post("/v1/chat/completions", &body).status, 413);
}

#[test]
fn a_key_is_asked_for() {
    let settings = Settings { api_keys: vec!["secret".into()], cors: true, ..Settings::default() };
    let server = TestServer::start(settings, 256);
    assert_eq!(server.get("/v1/models").status, 401);
    assert_eq!(server.get("/health").status, 200);
    let reply = server.send("GET", "/v1/models", "authorization: Bearer secret\r\n", "");
    assert_eq!(reply.status, 200);
    assert!(reply.head.contains("access-control-allow-origin: *"));
    let refused = server.send("POST", "/v1/messages", "x-api-key: wrong\r\n", "{}");
    assert_eq!(refused.json()["error"]["type"], "authentication_error");
}

#[test]
fn one_connection_serves_many_requests_in_every_form() {
    let server = start();
    let mut client = server.connect();
    let body = ask(json!({ "stream": true })).to_string();
    client.write(&request("POST", "/v1/chat/completions", "", &body));
    assert!(client.reply().body.ends_with("[DONE]\n\n"));
    client.write(&format!(
        "POST /v1/chat/completions HTTP/1.1\r\nhost: t\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
        body.len()
    ));
    assert_eq!(client.reply().status, 200);
    let head = format!(
        "POST /v1/messages HTTP/1.1\r\nhost: t\r\nexpect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    client.write(&head);
    assert_eq!(client.head().0, 100);
    client.write(&body);
    assert!(client.reply().body.contains("message_stop"));
}

#[test]
fn a_client_that_leaves_frees_its_work() {
    let server = start();
    for path in ["/v1/chat/completions", "/v1/messages", "/v1/completions", "/v1/responses"] {
        for stream in [true, false] {
            let body = json!({
                "messages": [{ "role": "user", "content": "hi" }], "prompt": "hi", "input": "hi", "stream": stream,
                "max_tokens": 1900, "logit_bias": { "1": -100 },
            });
            let mut client = server.connect();
            client.write(&request("POST", path, "", &body.to_string()));
            if stream {
                assert_eq!(client.head().0, 200);
                client.chunk();
            } else {
                std::thread::sleep(Duration::from_millis(20));
            }
            drop(client);
        }
    }
    let begun = Instant::now();
    loop {
        let stats = server.service.scheduler.stats();
        if stats.running + stats.queued == 0 && server.service.activity.n_now() == 0 {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{stats:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(server.post("/v1/chat/completions", &ask(json!({}))).status, 200);
}

#[test]
fn the_first_byte_comes_at_once_also_for_who_waits() {
    let server = start();
    let body = ask(json!({ "stream": true, "max_tokens": 1500 })).to_string();
    let mut clients: Vec<_> = (0..4).map(|_| server.connect()).collect();
    for client in &mut clients {
        client.write(&request("POST", "/v1/chat/completions", "", &body));
    }
    for client in &mut clients {
        let begun = Instant::now();
        assert_eq!(client.head().0, 200);
        client.chunk();
        assert!(begun.elapsed() < Duration::from_millis(1000), "{:?}", begun.elapsed());
    }
}

#[test]
fn a_full_queue_says_when_to_come_back() {
    let server = start();
    let body = ask(json!({ "stream": true, "max_tokens": 1500 })).to_string();
    let mut clients: Vec<_> = (0..12).map(|_| server.connect()).collect();
    for client in &mut clients {
        client.write(&request("POST", "/v1/chat/completions", "", &body));
        std::thread::sleep(Duration::from_millis(5));
    }
    let heads: Vec<_> = clients.iter_mut().map(|client| client.head()).collect();
    let refused = heads.iter().find(|(status, _)| *status == 429).expect("twelve do not fit two places and four seats");
    assert!(refused.1.contains("retry-after: 5"), "{}", refused.1);
}

#[test]
fn an_ending_server_lets_answers_finish() {
    let server = start();
    let mut client = server.connect();
    client.write(&request(
        "POST",
        "/v1/chat/completions",
        "",
        &ask(json!({ "stream": true, "max_tokens": 60 })).to_string(),
    ));
    assert_eq!(client.head().0, 200);
    let ended = std::thread::spawn(move || drop(server));
    let mut text = Vec::new();
    while let Some(chunk) = client.chunk() {
        text.extend(chunk);
    }
    assert!(String::from_utf8(text).unwrap().ends_with("data: [DONE]\n\n"));
    ended.join().unwrap();
}
