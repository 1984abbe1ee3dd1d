//! What clients see of a device that fails: a status where nothing was told yet, an end of the stream that says why where something was, and
//! a server that answers the next request.

use std::sync::Arc;

use ds4_chat::Vocab;
use ds4_engine::{Engine, EngineOptions};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;
use ds4_ops::Plain;
use ds4_ops::failing::{Failing, Fault, Faults};
use ds4_server::Settings;
use serde_json::Value;

use crate::common::service::service_with;
use crate::common::{Reply, TestServer, endless};

const PATHS: [&str; 4] = ["/v1/chat/completions", "/v1/completions", "/v1/messages", "/v1/responses"];
/// What went wrong, as the device says it.
const WHY: &str = "the engine failed: failing plain reference: ";

fn start(faults: &Faults) -> TestServer {
    let gguf = Gguf::from_bytes("noise", ds4_fixture::model(Mix::F32)).unwrap();
    let vocab = Arc::new(Vocab::from_gguf(&gguf).unwrap());
    let options = EngineOptions { ctx: 512, max_sequences: 2, ..EngineOptions::default() };
    let engine = Engine::load_on(Failing::new(Plain, faults.clone(), false), &gguf, None, options).unwrap();
    TestServer::serve(service_with(engine, vocab, Settings { fixed_seed: true, ..Settings::default() }))
}

/// A body whose prompt nobody has read.
fn anew(text: &str, stream: bool) -> Value {
    let mut body = endless(10, stream);
    body["messages"][0]["content"] = text.into();
    (body["prompt"], body["input"]) = (text.into(), text.into());
    body
}

/// What an answer says, without names and times of its own.
fn said(path: &str, reply: &Reply) -> Value {
    assert_eq!(reply.status, 200, "{path}: {}", reply.body);
    let part = match path {
        "/v1/messages" => "/content",
        "/v1/responses" => "/output",
        _ => "/choices",
    };
    let mut said = reply.json().pointer(part).cloned().unwrap_or_else(|| panic!("{path}: {}", reply.body));
    said.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut).for_each(|item| drop(item.remove("id")));
    said
}

/// The error of a body, or of the last event of a stream, in the form of the endpoint.
fn error_of(path: &str, told: &Value) -> String {
    let error = match path {
        "/v1/messages" => {
            assert_eq!((&told["type"], &told["error"]["type"]), (&"error".into(), &"api_error".into()), "{told}");
            &told["error"]
        }
        "/v1/responses" if told["type"] == "response.failed" => &told["response"]["error"],
        _ => &told["error"],
    };
    error["message"].as_str().unwrap_or_else(|| panic!("{path}: {told}")).to_owned()
}

#[test]
fn a_failing_device_ends_the_answer_and_not_the_server() {
    let faults = Faults::default();
    let server = start(&faults);
    for path in PATHS {
        let (whole, streamed) = (endless(10, false), endless(40, true));
        let wanted = said(path, &server.post(path, &whole));
        for (text, stream) in [("ask", false), ("tell", true)] {
            faults.once(Fault::Launch, 40);
            let reply = server.post(path, &anew(text, stream));
            assert_eq!(reply.status, 500, "{path}: {}", reply.body);
            let why = error_of(path, &reply.json());
            assert!(why.starts_with(WHY) && why.ends_with(": told to fail"), "{path}: {why}");
        }
        // In the middle of an answer.
        let mut client = server.begin(path, &streamed);
        assert_eq!(client.head().0, 200, "{path}");
        let mut body = client.chunk().unwrap();
        faults.for_good(Fault::Submit, 0);
        while let Some(more) = client.chunk() {
            body.extend(more);
        }
        let reply = Reply { status: 200, head: String::new(), body: String::from_utf8(body).unwrap() };
        let why = error_of(path, reply.events().last().unwrap());
        assert!(why.starts_with(WHY) && why.ends_with(": told to fail"), "{path}: {why}");
        // As long as it is lost, it says so; what lives goes on living.
        let lost = server.post(path, &anew(path, true));
        assert!(lost.status == 500 && error_of(path, &lost.json()).starts_with(WHY), "{path}: {}", lost.body);
        assert_eq!(server.get("/health").status, 200);
        assert!(faults.mend() > 1);
        assert_eq!(said(path, &server.post(path, &whole)), wanted, "{path}: another answer than before");
    }
}
