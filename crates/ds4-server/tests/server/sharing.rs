//! What clients change about a conversation between two turns does not change its prompt, so that it goes on from the cache; and
//! that it does, whoever else is there.

use ds4_chat::Thinking;
use ds4_server::protocol::{anthropic, chat, responses};
use ds4_server::{Service, Settings};
use serde_json::{Value, json};

use crate::common::{TestServer, endless, request};

fn prompt(service: &Service, dialect: &str, body: &Value) -> Vec<u32> {
    let chat = match dialect {
        "chat" => chat::read(body).map(|body| body.chat),
        "messages" => anthropic::read(body),
        _ => responses::read(body, &[]).map(|body| body.chat),
    };
    service.prompt(chat.unwrap_or_else(|err| panic!("{}: {body}", err.message)), Thinking::High).unwrap()
}

/// That all of these are the same prompt.
fn same(service: &Service, dialect: &str, bodies: &[Value]) {
    let first = prompt(service, dialect, &bodies[0]);
    for body in &bodies[1..] {
        let tokens = prompt(service, dialect, body);
        let text = |tokens: &[u32]| String::from_utf8_lossy(&service.vocab.tokenizer.decode(tokens)).into_owned();
        assert!(tokens == first, "{dialect}: {body}\n{}\n---\n{}", text(&first), text(&tokens));
    }
}

fn remembered(server: &TestServer) -> &Service {
    let raw = "\n\n<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"bash\">\n<｜DSML｜parameter name=\"command\" string=\"true\">ls  -l</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜tool_calls>";
    server.service.tools.lock().unwrap().insert("call_1".into(), raw.into()).unwrap();
    &server.service
}

#[test]
fn chat_histories_are_the_same_however_they_are_written() {
    let server = TestServer::start(Settings::default(), 2048);
    let tools = json!([{ "type": "function", "function": { "name": "bash", "parameters": { "type": "object" } } }]);
    for id in ["call_1", "unknown"] {
        let history = |user: Value, content: Value, arguments: &str, more: Value| {
            let mut assistant = json!({
                "role": "assistant", "content": content, "reasoning_content": "hm",
                "tool_calls": [{ "id": id, "type": "function", "function": { "name": "bash", "arguments": arguments } }],
            });
            assistant.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            let result = json!({ "role": "tool", "tool_call_id": id, "content": user });
            json!({ "tools": tools, "messages": [{ "role": "user", "content": user }, assistant, result] })
        };
        let (plain, parts) = (json!("do it"), json!([{ "type": "text", "text": "do it" }]));
        let nulls =
            json!({ "refusal": null, "audio": null, "annotations": null, "function_call": null, "parsed": null });
        let indexed = json!({ "tool_calls": [{ "index": 0, "id": id, "type": "function",
            "function": { "name": "bash", "arguments": "{\"command\":\"ls  -l\"}", "parsed_arguments": null } }] });
        same(
            remembered(&server),
            "chat",
            &[
                history(plain.clone(), json!(""), "{\"command\": \"ls  -l\"}", json!({})),
                history(parts.clone(), json!(null), "{\"command\":\"ls  -l\"}", nulls),
                history(parts, json!([]), "{ \"command\" : \"ls  -l\" }", json!({ "name": null })),
                history(plain, json!(""), "", indexed),
            ],
        );
    }
}

#[test]
fn messages_are_the_same_however_they_are_written() {
    let server = TestServer::start(Settings::default(), 2048);
    let mark = json!({ "type": "ephemeral" });
    let block = |text: &str| json!({ "type": "text", "text": text, "cache_control": mark });
    let tools = json!([{ "name": "bash", "input_schema": { "type": "object" } }]);
    let body = |system: Value, user: Value, thinking: Value, input: Value, result: Value| {
        json!({ "max_tokens": 9, "system": system, "tools": tools, "thinking": { "type": "adaptive" }, "messages": [
            { "role": "user", "content": user },
            { "role": "assistant", "content": [thinking, { "type": "tool_use", "id": "call_1", "name": "bash", "input": input }] },
            { "role": "user", "content": [{ "type": "tool_result", "tool_use_id": "call_1", "content": result }] },
        ] })
    };
    let bill = |hash: &str| json!({ "type": "text", "text": format!("x-anthropic-billing-header: cc_version=2.1.330.{hash}; cc_entrypoint=cli;") });
    let thinking = |signature: Value| json!({ "type": "thinking", "thinking": "hm", "signature": signature });
    let input = json!({ "command": "ls  -l" });
    same(
        remembered(&server),
        "messages",
        &[
            body(json!("be kind"), json!("do it"), thinking(json!("sig")), input.clone(), json!("done")),
            body(
                json!([block("be kind")]),
                json!([block("do it")]),
                thinking(json!("")),
                input.clone(),
                json!([block("done")]),
            ),
            body(
                json!([bill("abc"), block("be kind")]),
                json!("do it"),
                json!({ "type": "thinking", "thinking": "hm" }),
                input.clone(),
                json!("done"),
            ),
            body(
                json!([bill("123"), block("be kind")]),
                json!([{ "type": "text", "text": "do it" }]),
                thinking(json!(null)),
                input,
                json!([block("done")]),
            ),
        ],
    );
    // An empty system message among the others, as `--bare` sends it.
    let with = |extra: &[Value]| {
        let mut messages = vec![json!({ "role": "user", "content": "do it" })];
        messages.extend_from_slice(extra);
        json!({ "max_tokens": 9, "messages": messages })
    };
    same(
        &server.service,
        "messages",
        &[
            with(&[]),
            with(&[json!({ "role": "system", "content": [], "output_config": { "effort": "high" } })]),
            with(&[json!({ "role": "system", "content": "" })]),
        ],
    );
}

#[test]
fn response_items_are_the_same_however_they_are_written() {
    let server = TestServer::start(Settings::default(), 2048);
    let tools = json!([{ "type": "function", "name": "bash", "parameters": { "type": "object" }, "strict": false }]);
    let items = |user: Value, reasoning: Value, call: Value, output: Value| json!({ "tools": tools, "input": [user, reasoning, call, output] });
    let call = |arguments: &str, more: Value| {
        let mut call = json!({ "type": "function_call", "call_id": "call_1", "name": "bash", "arguments": arguments });
        call.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        call
    };
    let summary = json!([{ "type": "summary_text", "text": "hm" }]);
    same(
        remembered(&server),
        "responses",
        &[
            items(
                json!({ "role": "user", "content": "do it" }),
                json!({ "type": "reasoning", "summary": summary }),
                call("{\"command\": \"ls  -l\"}", json!({})),
                json!({ "type": "function_call_output", "call_id": "call_1", "output": "done" }),
            ),
            items(
                json!({ "type": "message", "id": "msg_1", "role": "user", "content": [{ "type": "input_text", "text": "do it" }] }),
                json!({ "type": "reasoning", "id": "rs_1", "summary": summary, "content": null, "encrypted_content": null }),
                call("{\"command\":\"ls  -l\"}", json!({ "id": "fc_1", "status": "completed" })),
                json!({ "type": "function_call_output", "id": "o", "call_id": "call_1", "output": [{ "type": "input_text", "text": "done" }] }),
            ),
        ],
    );
    same(
        &server.service,
        "responses",
        &[
            json!({ "input": "do it" }),
            json!({ "input": [{ "type": "message", "role": "user", "content": "do it", "status": null }], "instructions": null }),
        ],
    );
}

#[test]
fn a_tool_that_is_looked_up_later_leaves_the_beginning_alone() {
    let server = TestServer::start(Settings::default(), 2048);
    let tool = |name: &str, deferred: bool| json!({ "name": name, "description": "does it", "input_schema": { "type": "object" }, "defer_loading": deferred });
    let search =
        json!({ "type": "tool_use", "id": "t1", "name": "ToolSearch", "input": { "query": "select:Monitor" } });
    let found = json!([{ "type": "tool_reference", "tool_name": "Monitor" }]);
    let body = |tools: Value, messages: Value| json!({ "max_tokens": 9, "tools": tools, "messages": messages });
    let ask = json!({ "role": "user", "content": "watch it" });
    let before = body(json!([tool("Bash", false), tool("ToolSearch", false)]), json!([ask]));
    let after = body(
        json!([tool("Bash", false), tool("Monitor", true), tool("ToolSearch", false)]),
        json!([ask, { "role": "assistant", "content": [search] },
            { "role": "user", "content": [{ "type": "tool_result", "tool_use_id": "t1", "content": found }] }]),
    );
    let (before, after) = (prompt(&server.service, "messages", &before), prompt(&server.service, "messages", &after));
    let common = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    // All but the marks of the answer that was to begin.
    assert!(common + 3 >= before.len(), "{common} of {}", before.len());
    let text = String::from_utf8(server.service.vocab.tokenizer.decode(&after[common..])).unwrap();
    assert!(text.contains("Monitor") && text.contains("does it"), "{text}");
}

fn usage(reply: &Value) -> (u64, u64) {
    let usage = &reply["usage"];
    (usage["prompt_tokens"].as_u64().unwrap(), usage["prompt_tokens_details"]["cached_tokens"].as_u64().unwrap())
}

#[test]
fn the_same_request_after_a_leave_goes_on_from_the_cache() {
    let server = TestServer::start(Settings { fixed_seed: true, ..Settings::default() }, 8192);
    for phase in ["prompt", "answer"] {
        let mut body = endless(2000, true);
        body["messages"][0]["content"] = format!("{phase} {}", "words of a long prompt ".repeat(200)).into();
        let client = server.begin("/v1/chat/completions", &body);
        let read = loop {
            let session = server.get("/stats").json()["sessions"][0].clone();
            if session["phase"] == "answer" || session["phase"] == phase && session["read"].as_u64() > Some(600) {
                break session["read"].as_u64().unwrap();
            }
        };
        drop(client);
        server.quiet();
        (body["stream"], body["max_tokens"]) = (false.into(), 1.into());
        let (prompt, cached) = usage(&server.post("/v1/chat/completions", &body).json());
        assert!(cached * 10 >= read * 9 && cached > 500, "{phase}: {cached} of {prompt} known, {read} had been read");
        // The next one is to see its own session, not this one's end.
        server.quiet();
    }
}

#[test]
fn sessions_that_take_turns_each_go_on() {
    // More conversations than places, each with the headers of a client that names its session.
    let server = TestServer::start(Settings { fixed_seed: true, ..Settings::default() }, 2048);
    let mut histories: Vec<Value> = (0..4)
        .map(|i| json!([{ "role": "user", "content": format!("{i} {}", "one more word ".repeat(40)) }]))
        .collect();
    let mut lengths = vec![0; histories.len()];
    for turn in 0..3 {
        for (i, history) in histories.iter_mut().enumerate() {
            let body =
                json!({ "messages": history, "max_tokens": 4, "think": false, "prompt_cache_key": format!("k{i}") })
                    .to_string();
            let header = ["x-session-id", "x-session-affinity", "session-id", "x-claude-code-session-id"][i];
            let reply = server.send("POST", "/v1/chat/completions", &format!("{header}: s{i}\r\n"), &body).json();
            let (prompt, cached) = usage(&reply);
            assert!(
                turn == 0 || cached * 10 >= lengths[i] * 9,
                "session {i}: {cached} known, {} had been read",
                lengths[i]
            );
            lengths[i] = prompt;
            let said = reply["choices"][0]["message"]["content"].as_str().unwrap_or_default().to_owned();
            let history = history.as_array_mut().unwrap();
            history.push(json!({ "role": "assistant", "content": said }));
            history.push(json!({ "role": "user", "content": "and then?" }));
        }
    }
}

#[test]
fn tokens_are_counted_while_everybody_is_busy() {
    let server = TestServer::start(Settings { fixed_seed: true, ..Settings::default() }, 8192);
    let busy: Vec<_> = (0..4).map(|_| server.begin("/v1/chat/completions", &endless(7000, true))).collect();
    server.until(|stats| stats.running == 2);
    let body = json!({ "messages": [{ "role": "user", "content": "count these words ".repeat(200) }] }).to_string();
    let mut counts: Vec<_> = (0..24).map(|_| server.connect()).collect();
    for client in &mut counts {
        client.write(&request("POST", "/v1/messages/count_tokens?beta=true", "", &body));
    }
    for client in &mut counts {
        assert!(client.reply().json()["input_tokens"].as_u64() > Some(600));
    }
    assert_eq!(server.service.scheduler.stats().running, 2, "nobody had to end for it");
    drop(busy);
}

#[test]
fn large_pictures_become_a_short_note() {
    let server = TestServer::start(Settings::default(), 2048);
    let data = "iVBORw0KGgo".repeat(400_000);
    let url = format!("data:image/png;base64,{data}");
    let source = json!({ "type": "base64", "media_type": "image/png", "data": data });
    let cases = [
        (
            "/v1/chat/completions",
            json!({ "max_tokens": 1, "messages": [{ "role": "user", "content": [
            { "type": "text", "text": "what is it" }, { "type": "image_url", "image_url": { "url": url } }] }] }),
        ),
        (
            "/v1/responses",
            json!({ "max_output_tokens": 1, "input": [{ "role": "user", "content": [
            { "type": "input_text", "text": "what is it" }, { "type": "input_image", "image_url": url, "detail": "high" }] }] }),
        ),
        (
            "/v1/messages",
            json!({ "max_tokens": 1, "messages": [{ "role": "user", "content": [{ "type": "image", "source": source }] },
            { "role": "assistant", "content": [{ "type": "tool_use", "id": "a", "name": "Read", "input": {} }] },
            { "role": "user", "content": [{ "type": "tool_result", "tool_use_id": "a", "content": [{ "type": "image", "source": source }] }] }] }),
        ),
    ];
    for (path, body) in cases {
        let reply = server.post(path, &body);
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        let usage = &reply.json()["usage"];
        let read = usage["prompt_tokens"].as_u64().or(usage["input_tokens"].as_u64()).unwrap();
        assert!(read < 1000, "{path}: {usage}");
    }
}
