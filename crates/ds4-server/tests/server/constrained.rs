//! What must have a form has it, though the model says noise: calls, JSON answers, several answers at once.

use ds4_server::Settings;
use serde_json::{Value, json};

use crate::common::TestServer;

fn start() -> TestServer {
    TestServer::start(Settings { fixed_seed: true, ..Settings::default() }, 2048)
}

/// Values without free text, which noise would never end.
fn schema() -> Value {
    json!({ "type": "object", "additionalProperties": false, "required": ["unit", "days", "exact"], "properties": {
        "unit": { "type": "string", "enum": ["metric", "imperial"] },
        "days": { "type": "integer", "minimum": 1, "maximum": 14 },
        "exact": { "type": "boolean" },
        "near": { "type": "array", "maxItems": 2, "items": { "type": "number", "minimum": -90, "maximum": 90 } } } })
}

fn check(value: &Value) {
    assert!(["metric", "imperial"].contains(&value["unit"].as_str().unwrap()), "{value}");
    assert!((1..=14).contains(&value["days"].as_i64().unwrap()), "{value}");
    assert!(value["exact"].is_boolean(), "{value}");
    let near = value.get("near").map_or(&[][..], |near| near.as_array().unwrap());
    assert!(near.len() <= 2 && near.iter().all(|x| x.as_f64().unwrap().abs() <= 90.0), "{value}");
    assert!(value.as_object().unwrap().keys().all(|key| ["unit", "days", "exact", "near"].contains(&key.as_str())));
}

fn parsed(text: &Value) -> Value {
    serde_json::from_str(text.as_str().unwrap()).unwrap_or_else(|err| panic!("{err}: {text}"))
}

fn user() -> Value {
    json!([{ "role": "user", "content": "hi" }])
}

#[test]
fn arguments_fit_their_schema_in_every_dialect() {
    let server = start();
    for thinking in [false, true] {
        let body = json!({ "messages": user(), "think": thinking, "thinking": if thinking { json!({ "type": "enabled", "budget_tokens": 5 }) } else { json!(null) },
            "tools": [{ "type": "function", "function": { "name": "weather", "parameters": schema() } }],
            "tool_choice": "required", "parallel_tool_calls": false });
        let choice = server.post("/v1/chat/completions", &body).json()["choices"][0].clone();
        assert_eq!(choice["finish_reason"], "tool_calls", "{choice}");
        let call = &choice["message"]["tool_calls"][0];
        assert_eq!(
            (&call["function"]["name"], choice["message"]["tool_calls"].as_array().unwrap().len()),
            (&json!("weather"), 1)
        );
        check(&parsed(&call["function"]["arguments"]));
    }

    let body = json!({ "messages": user(), "max_tokens": 1000, "tool_choice": { "type": "tool", "name": "weather" },
        "tools": [{ "name": "other", "input_schema": {} }, { "name": "weather", "input_schema": schema() }] });
    let message = server.post("/v1/messages", &body).json();
    assert_eq!(
        (&message["stop_reason"], &message["content"][0]["name"]),
        (&json!("tool_use"), &json!("weather")),
        "{message}"
    );
    check(&message["content"][0]["input"]);

    let body = json!({ "input": "hi", "reasoning": { "effort": "none" }, "tool_choice": "required", "parallel_tool_calls": false,
        "tools": [{ "type": "namespace", "name": "group", "tools": [{ "type": "function", "name": "weather", "parameters": schema() }] }] });
    let item = server.post("/v1/responses", &body).json()["output"][0].clone();
    assert_eq!(
        (&item["type"], &item["namespace"], &item["name"]),
        (&json!("function_call"), &json!("group"), &json!("weather"))
    );
    check(&parsed(&item["arguments"]));
}

#[test]
fn streamed_arguments_are_the_same_json_in_pieces() {
    let server = start();
    let body = json!({ "messages": user(), "think": false, "stream": true, "tool_choice": "required", "parallel_tool_calls": false,
        "tools": [{ "type": "function", "function": { "name": "weather", "parameters": schema() } }] });
    let events = server.post("/v1/chat/completions", &body).events();
    let pieces =
        events.iter().filter_map(|e| e["choices"][0]["delta"]["tool_calls"][0]["function"]["arguments"].as_str());
    check(&serde_json::from_str(&pieces.collect::<String>()).unwrap());
}

#[test]
fn json_answers_are_json() {
    let server = start();
    let format = json!({ "type": "json_schema", "json_schema": { "name": "w", "strict": true, "schema": schema() } });
    let body = json!({ "messages": user(), "think": false, "response_format": format });
    let reply = server.post("/v1/chat/completions", &body);
    assert!(!reply.head.contains("x-ds4-warning"), "{}", reply.head);
    let choice = &reply.json()["choices"][0];
    assert_eq!(choice["finish_reason"], "stop");
    check(&parsed(&choice["message"]["content"]));

    let text = json!({ "format": { "type": "json_schema", "name": "w", "schema": schema() } });
    let body = json!({ "input": "hi", "reasoning": { "effort": "none" }, "text": text });
    check(&parsed(&server.post("/v1/responses", &body).json()["output"][0]["content"][0]["text"]));

    let format = json!({ "format": { "type": "json_schema", "schema": schema() } });
    let body = json!({ "messages": user(), "max_tokens": 500, "output_config": format });
    check(&parsed(&server.post("/v1/messages", &body).json()["content"][0]["text"]));
}

#[test]
fn a_json_object_begins_as_one() {
    let server = start();
    let body =
        json!({ "messages": user(), "think": false, "response_format": { "type": "json_object" }, "max_tokens": 30 });
    let content = server.post("/v1/chat/completions", &body).json()["choices"][0]["message"]["content"].clone();
    assert!(content.as_str().unwrap().starts_with('{'), "{content}");
}

#[test]
fn what_cannot_be_enforced_is_a_warning_and_no_error() {
    let server = start();
    let strange = json!({ "type": "object", "properties": { "x": { "type": "object", "not": {} } }, "oneOf": [{}] });
    let tools = json!([{ "type": "function", "function": { "name": "t", "parameters": strange } }]);
    for schema in
        [json!({ "type": "strin" }), json!({ "$ref": "https://example.com/a" }), json!([]), json!({ "allOf": [false] })]
    {
        let format = json!({ "type": "json_schema", "json_schema": { "schema": schema } });
        let body =
            json!({ "messages": user(), "think": false, "max_tokens": 3, "response_format": format, "tools": tools });
        let reply = server.post("/v1/chat/completions", &body);
        assert_eq!(reply.status, 200, "{}", reply.body);
        assert!(reply.head.contains("x-ds4-warning: tool t: oneof"), "{}", reply.head);
    }
}

#[test]
fn several_answers_are_made_side_by_side() {
    let server = start();
    let body = json!({ "messages": user(), "think": false, "max_tokens": 12, "n": 5, "stream": true, "seed": 3, "min_p": 0,
        "stream_options": { "include_usage": true }, "logit_bias": { "0": -100, "1": -100, "3": -100, "4": -100 } });
    let events = server.post("/v1/chat/completions", &body).events();
    let mut texts = vec![String::new(); 5];
    let mut order = Vec::new();
    for event in &events {
        let Some(choice) = event["choices"].get(0) else { continue };
        let index = choice["index"].as_u64().unwrap() as usize;
        order.push(index);
        texts[index].push_str(choice["delta"]["content"].as_str().unwrap_or_default());
        texts[index].push_str(choice["finish_reason"].as_str().unwrap_or_default());
    }
    assert!(texts.iter().all(|text| text.ends_with("length")), "{texts:?}");
    assert!(!order.is_sorted(), "one after the other: {order:?}");
    let usage = &events.last().unwrap()["usage"];
    assert_eq!(usage["completion_tokens"], 60);
    // The same seeds one body at a time.
    let mut whole = body.clone();
    whole["stream"] = json!(false);
    let reply = server.post("/v1/chat/completions", &whole).json();
    for (choice, text) in reply["choices"].as_array().unwrap().iter().zip(&texts) {
        assert_eq!(format!("{}length", choice["message"]["content"].as_str().unwrap()), *text);
    }
    assert_eq!(reply["usage"]["prompt_tokens"], usage["prompt_tokens"]);
}

#[test]
fn prompts_of_one_completion_do_not_mix() {
    let server = start();
    let body = json!({ "prompt": ["a", "b", "a"], "max_tokens": 4, "temperature": 0, "echo": true });
    let choices = server.post("/v1/completions", &body).json()["choices"].clone();
    let text = |i: usize| choices[i]["text"].as_str().unwrap();
    assert!(text(0).starts_with('a') && text(1).starts_with('b'));
    assert_eq!(text(0), text(2));
}

#[test]
fn a_choice_among_some_tools_leaves_the_prompt_as_it_is() {
    let server = start();
    let tools = ["a", "b", "c"].map(|name| json!({ "type": "function", "function": { "name": name } }));
    let only = json!({ "type": "allowed_tools", "allowed_tools": { "mode": "required", "tools": [tools[1]] } });
    let body = |choice: Value| json!({ "messages": user(), "think": false, "tools": tools, "tool_choice": choice, "parallel_tool_calls": false });
    let free = server.post("/v1/chat/completions", &body(json!("required"))).json();
    let reply = server.post("/v1/chat/completions", &body(only)).json();
    assert_eq!(reply["choices"][0]["message"]["tool_calls"][0]["function"]["name"], "b", "{reply}");
    assert_eq!(reply["usage"]["prompt_tokens"], free["usage"]["prompt_tokens"]);
    let strange = json!({ "type": "allowed_tools", "mode": "auto", "tools": [{ "type": "function", "name": "z" }] });
    let refused = server.post("/v1/chat/completions", &body(strange));
    assert_eq!((refused.status, &refused.json()["error"]["param"]), (400, &json!("tool_choice.tools[0].name")));
}

#[test]
fn what_cannot_be_obeyed_is_refused_or_told() {
    let server = start();
    let refused = |path: &str, more: Value| {
        let mut body = json!({ "messages": user(), "input": "hi", "max_tokens": 2 });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let reply = server.post(path, &body);
        assert_eq!(reply.status, 400, "{}", reply.body);
        reply.json()["error"]["param"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(refused("/v1/chat/completions", json!({ "logit_bias": { "999999": 1 } })), "logit_bias");
    assert_eq!(refused("/v1/chat/completions", json!({ "modalities": ["text", "audio"] })), "modalities");
    assert_eq!(refused("/v1/responses", json!({ "prompt": { "id": "p" } })), "prompt");
    assert_eq!(refused("/v1/responses", json!({ "top_logprobs": 21 })), "top_logprobs");
    let body = json!({ "messages": user(), "think": false, "max_tokens": 2, "repetition_penalty": 1.2, "guided_json": {}, "top_k": null });
    let reply = server.post("/v1/chat/completions", &body);
    assert!(reply.status == 200 && reply.head.contains("x-ds4-warning: repetition_penalty"), "{}", reply.head);
    assert!(!reply.head.contains("guided_json"), "{}", reply.head);
}

#[test]
fn likelihoods_of_a_response() {
    let server = start();
    let mut body = json!({ "input": "hi", "reasoning": { "effort": "none" }, "max_output_tokens": 4, "top_logprobs": 2,
        "include": ["message.output_text.logprobs"], "logit_bias": { "0": -100, "1": -100, "3": -100, "4": -100 }, "seed": 1 });
    let part = server.post("/v1/responses", &body).json()["output"][0]["content"][0].clone();
    let likely = part["logprobs"].as_array().unwrap();
    assert_eq!(likely.len(), 4, "{part}");
    assert_eq!(likely[0]["top_logprobs"].as_array().unwrap().len(), 2);
    body["stream"] = json!(true);
    let events = server.post("/v1/responses", &body).events();
    assert_eq!(events.last().unwrap()["response"]["output"][0]["content"][0]["logprobs"], part["logprobs"]);
}

#[test]
fn an_answer_that_takes_too_long_is_given_up() {
    let server = start();
    let body =
        json!({ "messages": user(), "think": false, "logit_bias": { "0": -100, "1": -100, "3": -100, "4": -100 } })
            .to_string();
    let send = |path: &str, timeout: &str| server.send("POST", path, &format!("x-ds4-timeout: {timeout}\r\n"), &body);
    let reply = send("/v1/chat/completions", "0.3").json();
    assert_eq!(reply["choices"][0]["finish_reason"], "length", "{reply}");
    let reply = send("/v1/chat/completions", "0.000001");
    assert_eq!((reply.status, &reply.json()["error"]["type"]), (504, &json!("server_error")));
    let reply = send("/v1/messages", "0.000001");
    assert_eq!((reply.status, &reply.json()["error"]["type"]), (504, &json!("timeout_error")));
    for timeout in ["soon", "-1", "0", "1e300"] {
        assert_eq!(send("/v1/chat/completions", timeout).status, 400, "{timeout}");
    }
}
