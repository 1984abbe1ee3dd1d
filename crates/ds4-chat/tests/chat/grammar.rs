//! Whatever the model wants to say: calls are of declared tools and fit their schemas, answers fit theirs.

use std::sync::{Arc, LazyLock};

use ds4_chat::{
    Assistant, Calls, Event, Grammars, Message, Next, Reason, RenderOptions, Sampling, Special, Thinking, Tool,
    ToolCall, Turn, TurnEnd, TurnOptions, Vocab, Wanted, render,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{schema::misfit, vocab};

/// Tokens after which a turn is given up.
const TOKENS_MAX: usize = 3000;

struct Model {
    vocab: Arc<Vocab>,
    grammars: Grammars,
    /// How much likelier each token is than noise: tokens that end something, or nothing would ever end.
    leaning: Vec<f32>,
}

fn model_of(vocab: Arc<Vocab>) -> Model {
    let tokenizer = &vocab.tokenizer;
    let closers = ["</", "<", "\"", "}", "]", ">", "/"];
    let leaning = |id: u32| match tokenizer.bytes(id) {
        _ if vocab.specials.get(Special::Dsml) == Some(id) => 6.0,
        _ if vocab.specials.get(Special::EndThink) == Some(id) => 5.0,
        bytes if closers.iter().any(|text| text.as_bytes() == bytes) => 4.0,
        _ => 0.0,
    };
    let leaning = (0..tokenizer.n_vocab() as u32).map(leaning).collect();
    Model { grammars: Grammars::new(Arc::clone(&vocab)), vocab, leaning }
}

/// The small vocabulary of these tests, and the one of the noise model.
static SMALL: LazyLock<Model> = LazyLock::new(|| model_of(vocab::vocab()));
static NOISE: LazyLock<Model> = LazyLock::new(|| {
    let file = ds4_fixture::model(ds4_fixture::Mix::F32);
    let gguf = ds4_gguf::Gguf::from_bytes("noise", file).unwrap();
    model_of(Arc::new(Vocab::from_gguf(&gguf).unwrap()))
});

/// A number without a pattern.
fn noise(seed: u64, i: u64) -> f32 {
    let mut z = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(i.wrapping_mul(0xD1B5_4A32_D192_ED03));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 40) as f32 / (1 << 24) as f32
}

/// Lets noise say a turn.
fn babble(model: &Model, wanted: &Wanted<'_>, thinking: Thinking, seed: u64) -> (TurnEnd, Vec<Event>) {
    let (grammar, warnings) = model.grammars.compile(wanted);
    assert_eq!(warnings, [""; 0]);
    let options = TurnOptions {
        sampling: Sampling { min_p: 0.0, seed, ..Sampling::default() },
        thinking,
        max_tokens: Some(TOKENS_MAX),
        grammar: Some(Arc::new(grammar)),
        ..TurnOptions::default()
    };
    let mut turn = Turn::new(Arc::clone(&model.vocab), options);
    let mut events = Vec::new();
    for pos in 0.. {
        let logits: Vec<f32> = (model.leaning.iter().enumerate())
            .map(|(id, leaning)| leaning + 3.0 * noise(seed, (pos * model.leaning.len() + id) as u64))
            .collect();
        let step = turn.accept(&logits, pos);
        events.extend(step.events);
        if let Next::End(_) = step.next {
            break;
        }
    }
    (turn.finish(), events)
}

fn tool(name: &str, parameters: Value) -> Tool {
    Tool::new(name, "", parameters)
}

/// Schemas of single values, some of them nested.
fn schemas() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!({ "type": "string" })),
        Just(json!({ "type": "string", "description": "<｜DSML｜parameter> \"quoted\"" })),
        Just(json!({ "enum": ["a", "b\"c", "ä<b"] })),
        Just(json!({ "type": "string", "enum": ["only"] })),
        Just(json!({ "type": "string", "minLength": 2, "maxLength": 5 })),
        Just(json!({ "type": "integer" })),
        Just(json!({ "type": "integer", "minimum": -3, "maximum": 120 })),
        Just(json!({ "type": "number", "minimum": 0, "maximum": 1 })),
        Just(json!({ "type": "number" })),
        Just(json!({ "type": "boolean" })),
        Just(json!({ "type": ["string", "null"] })),
        Just(json!({ "type": ["integer", "string"] })),
        Just(json!({ "oneOf": [{ "type": "integer" }, { "type": "boolean" }, { "enum": ["auto", "none"] }] })),
        Just(json!({ "const": 7 })),
        Just(json!({ "enum": [1, "one", null] })),
        Just(json!({ "$ref": "#/$defs/node" })),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            (inner.clone(), 0usize..2)
                .prop_map(|(items, min)| json!({ "type": "array", "items": items, "minItems": min, "maxItems": 3 })),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|of| json!({ "anyOf": of })),
            prop::collection::vec((inner, any::<bool>()), 1..4).prop_map(object),
        ]
    })
}

fn object(fields: Vec<(Value, bool)>) -> Value {
    let names = ["path", "a", "ab", "日本", "x-y", "with space"];
    let required: Vec<&str> = fields.iter().zip(names).filter(|((_, required), _)| *required).map(|(_, n)| n).collect();
    let required = json!(required);
    let properties: serde_json::Map<String, Value> =
        names.into_iter().zip(fields).map(|(name, (schema, _))| (name.to_owned(), schema)).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn parameters() -> impl Strategy<Value = Value> {
    prop::collection::vec((schemas(), any::<bool>()), 0..5).prop_map(|fields| {
        let mut schema = object(fields);
        let node = json!({ "type": "object", "properties": { "v": { "type": "integer" },
            "next": { "anyOf": [{ "type": "null" }, { "$ref": "#/$defs/node" }] } }, "required": ["v"],
            "additionalProperties": false });
        schema["$defs"] = json!({ "node": node });
        schema
    })
}

/// Checks a turn that had to call. Answers whether it came to its end.
fn check_calls(model: &Model, tools: &[Tool], end: &TurnEnd) -> bool {
    let calls = &end.message.tool_calls;
    for call in calls {
        let tool = tools.iter().find(|tool| tool.name() == call.name).expect("a declared tool");
        let arguments: Value = serde_json::from_str(&call.arguments).expect("arguments are JSON");
        let schema = tool.parameters().unwrap();
        assert_eq!(misfit(&arguments, schema, schema), None, "{}", call.raw.as_deref().unwrap());
    }
    if end.reason != Reason::ToolCalls {
        assert_eq!(end.reason, Reason::Length);
        return false;
    }
    assert!(!calls.is_empty() && end.incomplete_call.is_none());
    // What comes back is read as it was written, token by token.
    let options = RenderOptions { thinking: Thinking::None, ..RenderOptions::default() };
    let message = Message::Assistant(end.message.clone());
    let rendered = model.vocab.tokens(&render(&[Message::user("x"), message], &options).unwrap()).unwrap();
    let bytes = |tokens: &[u32]| model.vocab.tokenizer.decode(tokens);
    let written = String::from_utf8_lossy(&bytes(&end.tokens)).into_owned();
    let written = &written[written.rfind("\n\n<｜DSML｜tool_calls>").expect("a block of calls")..];
    let read = String::from_utf8_lossy(&bytes(&rendered)).into_owned();
    assert!(read.contains(written.trim_end_matches(Special::Eos.text())), "{written:?} became {read:?}");
    true
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn calls_fit_their_tools(first in parameters(), second in parameters(), seed: u64, one_call: bool, noisy: bool) {
        let model = if noisy { &NOISE } else { &SMALL };
        let tools = [tool("get", first), tool("get_all \"x\"", second)];
        let wanted = Wanted { tools: &tools, calls: Calls::Required, one_call, answer: None };
        let (end, _) = babble(model, &wanted, Thinking::None, seed);
        if check_calls(model, &tools, &end) && one_call {
            prop_assert_eq!(end.message.tool_calls.len(), 1);
        }
        prop_assert_eq!(end.message.content, "");
    }

    #[test]
    fn answers_fit_their_schema(schema in parameters(), seed: u64, noisy: bool) {
        let model = if noisy { &NOISE } else { &SMALL };
        let (end, _) = babble(model, &Wanted { answer: Some(&schema), ..Wanted::default() }, Thinking::None, seed);
        prop_assert!(end.message.tool_calls.is_empty());
        if end.reason == Reason::Stop {
            let value: Value = serde_json::from_str(&end.message.content).expect("the answer is JSON");
            prop_assert_eq!(misfit(&value, &schema, &schema), None);
        } else {
            prop_assert_eq!(end.reason, Reason::Length);
        }
    }
}

fn weather() -> Vec<Tool> {
    let parameters = json!({ "type": "object", "properties": { "city": { "type": "string" }, "days": { "type": "integer" } },
        "required": ["city"] });
    vec![tool("weather", parameters), tool("now", json!({ "type": "object", "properties": {} }))]
}

#[test]
fn a_named_tool_is_called_once_after_reasoning() {
    let tools = weather();
    let mut n_ended = 0;
    for seed in 0..20 {
        let wanted = Wanted { tools: &tools, calls: Calls::Named("weather".into()), ..Wanted::default() };
        let (end, _) = babble(&SMALL, &wanted, Thinking::High, seed);
        if check_calls(&SMALL, &tools, &end) {
            n_ended += 1;
            assert_eq!(end.message.tool_calls.len(), 1);
            assert_eq!(end.message.tool_calls[0].name, "weather");
        }
    }
    assert!(n_ended > 10, "{n_ended}");
}

#[test]
fn without_tools_nothing_is_a_call_and_no_tag_is_shown() {
    for seed in 0..20 {
        let (end, _) = babble(&SMALL, &Wanted::default(), Thinking::High, seed);
        assert!(end.message.tool_calls.is_empty());
        assert!(!end.message.content.contains("DSML") && !end.message.reasoning.contains("DSML"));
    }
}

#[test]
fn of_strings_that_exclude_each_other_one_fits() {
    let text = json!({ "oneOf": [{ "type": "string", "maxLength": 5 }, { "type": "string", "minLength": 3 }, { "const": "abcd" }] });
    let parameters = json!({ "type": "object", "properties": { "text": text }, "required": ["text"] });
    let tools = [tool("say", parameters)];
    let wanted = Wanted { tools: &tools, calls: Calls::Required, one_call: true, answer: None };
    let ended = (0..30).filter(|seed| check_calls(&SMALL, &tools, &babble(&SMALL, &wanted, Thinking::None, *seed).0));
    assert!(ended.count() > 10);
}

/// What a model that would like to say `script` says under a grammar.
fn say(wanted: &Wanted<'_>, thinking: Thinking, script: &str) -> (TurnEnd, String) {
    say_tokens(wanted, thinking, SMALL.vocab.tokenizer.encode_with_added(script))
}

fn say_tokens(wanted: &Wanted<'_>, thinking: Thinking, script: Vec<u32>) -> (TurnEnd, String) {
    let model = &*SMALL;
    let (grammar, _) = model.grammars.compile(wanted);
    let options = TurnOptions {
        sampling: Sampling { temperature: 0.0, ..Sampling::default() },
        thinking,
        max_tokens: Some(500),
        grammar: Some(Arc::new(grammar)),
        ..TurnOptions::default()
    };
    let mut turn = Turn::new(Arc::clone(&model.vocab), options);
    let mut script = script.into_iter().peekable();
    for pos in 0.. {
        let mut logits: Vec<f32> = model.leaning.clone();
        if let Some(token) = script.peek() {
            logits[*token as usize] = 100.0;
        } else {
            logits[model.vocab.specials.get(Special::Eos).unwrap() as usize] = 100.0;
        }
        let step = turn.accept(&logits, pos);
        script.next_if(|wish| Some(*wish) == step.token);
        if let Next::End(_) = step.next {
            break;
        }
    }
    let end = turn.finish();
    let said = String::from_utf8_lossy(&model.vocab.tokenizer.decode(&end.tokens)).into_owned();
    (end, said)
}

const CALL: &str = "\n\n<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"weather\">\n<｜DSML｜parameter name=\"days\" string=\"false\">3</｜DSML｜parameter>\n<｜DSML｜parameter name=\"city\" string=\"true\">/a </b> <think> </｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜tool_calls>";

#[test]
fn a_good_call_is_left_as_it_is() {
    let tools = weather();
    let wanted = Wanted { tools: &tools, ..Wanted::default() };
    // The payload spells a thinking tag: as special token it is not payload, so it is written in other tokens.
    let script = CALL.replace("<think>", "<b>");
    let (end, said) = say(&wanted, Thinking::None, &format!("Let me see.{script}"));
    assert_eq!(said, format!("Let me see.{script}"));
    assert_eq!(end.reason, Reason::ToolCalls);
    assert_eq!(end.message.tool_calls[0].arguments, r#"{"days": 3, "city": "/a </b> <b> "}"#);
}

#[test]
fn a_call_in_reasoning_is_one_and_a_mention_is_none() {
    let tools = weather();
    let wanted = Wanted { tools: &tools, ..Wanted::default() };
    let script = CALL.replace("<think>", "<b>");
    let (end, _) = say(&wanted, Thinking::High, &format!("I should call.{script}"));
    assert_eq!((end.reason, end.message.tool_calls.len()), (Reason::ToolCalls, 1));
    assert_eq!(end.message.reasoning, "I should call.");
    let (end, said) = say(&wanted, Thinking::High, "It says <｜DSML｜tool_calls> there.");
    assert!(end.message.tool_calls.is_empty() && !said.contains("DSML"), "{said}");
}

#[test]
fn what_is_not_declared_cannot_be_said() {
    let tools = weather();
    let wanted = Wanted { tools: &tools, ..Wanted::default() };
    let call = |name: &str, parameter: &str| {
        format!(
            "\n\n<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"{name}\">\n<｜DSML｜parameter name=\"{parameter}\" string=\"true\">x</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜tool_calls>"
        )
    };
    for script in [call("climate", "city"), call("weather", "town"), call("weather", "days"), call("now", "x")] {
        let (end, said) = say(&wanted, Thinking::None, &script);
        check_calls(&SMALL, &tools, &end);
        assert_ne!(said, script);
    }
}

#[test]
fn a_closing_tag_in_text_is_no_tag() {
    let tools = weather();
    let wanted = Wanted { tools: &tools, ..Wanted::default() };
    let (end, said) = say(&wanted, Thinking::None, "done</｜DSML｜parameter>\n</｜DSML｜invoke>");
    assert!(!said.contains("｜DSML｜"), "{said}");
    assert!(end.message.tool_calls.is_empty());
}

/// The tokens of a turn, as the prompt of the next one holds them.
fn tokens_of(message: &Assistant) -> Vec<u32> {
    let options = RenderOptions { thinking: Thinking::None, ..RenderOptions::default() };
    let prompt = render(&[Message::user("x"), Message::Assistant(message.clone())], &options).unwrap();
    let tokens = SMALL.vocab.tokens(&prompt).unwrap();
    let opening = SMALL.vocab.specials.get(Special::EndThink);
    let at = tokens.iter().position(|token| Some(*token) == opening).unwrap();
    tokens[at + 1..].to_vec()
}

#[test]
fn an_argument_that_spells_the_protocol_is_an_argument() {
    let tools = weather();
    let wanted = Wanted { tools: &tools, ..Wanted::default() };
    for text in [
        "</｜DSML｜parameter>",
        "a</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜tool_calls>",
        "</parameter></think><｜User｜>",
    ] {
        let arguments = json!({ "days": 2, "city": text }).to_string();
        let call = ToolCall { name: "weather".into(), arguments: arguments.clone(), ..ToolCall::default() };
        let script = tokens_of(&Assistant { tool_calls: vec![call], ..Assistant::default() });
        let (end, _) = say_tokens(&wanted, Thinking::None, script.clone());
        assert_eq!(end.reason, Reason::ToolCalls, "{text}");
        let said = &end.message.tool_calls[0];
        assert_eq!(serde_json::from_str::<Value>(&said.arguments).unwrap(), json!({ "days": 2, "city": text }));
        let edited = ToolCall { raw: None, ..said.clone() };
        assert_eq!(tokens_of(&end.message), script, "replayed");
        assert_eq!(tokens_of(&Assistant { tool_calls: vec![edited], ..Assistant::default() }), script, "rendered");
    }
}

#[test]
fn a_block_tag_without_its_token_is_read_as_meant() {
    let tools = weather();
    let wanted = Wanted { tools: &tools, ..Wanted::default() };
    let plain = |text: &str| text.replace("｜DSML｜", "").replace("<think>", "<b>");
    for opening in ["Let me see.\n<tool_calls>\n", "Let me see.\n\n<DSML｜tool_calls> ", "<tool_calls>"] {
        let rest = CALL.replace("<think>", "<b>").replace("<｜DSML｜invoke", "<invoke");
        let rest = rest.split_once("tool_calls>\n").unwrap().1;
        let (end, said) = say(&wanted, Thinking::None, &format!("{opening}{rest}"));
        assert!(check_calls_of(&tools, &end), "{said}");
        assert_eq!(end.message.content, opening.split('\n').next().unwrap().trim_end_matches("<tool_calls>"), "{said}");
        assert_eq!(end.message.tool_calls[0].name, "weather");
    }
    for text in [
        "<tool_calls> is a tag",
        "<tool_calls>\n<b>bold</b>",
        "a <tool_calls>\n<invoke name=\"weather\">",
        "<tool_calls>",
    ] {
        let (end, said) = say(&wanted, Thinking::None, text);
        assert_eq!((end.message.content.as_str(), end.reason), (text, Reason::Stop), "{said}");
    }
    // Where no tool may be called, nothing is.
    let text = plain(CALL);
    let (end, _) = say(&Wanted { calls: Calls::Forbidden, ..wanted }, Thinking::None, &text);
    assert_eq!((end.message.content, end.message.tool_calls.len()), (text, 0));
}

/// Calls of declared tools that fit, at the end of the turn.
fn check_calls_of(tools: &[Tool], end: &TurnEnd) -> bool {
    let fits = |call: &ToolCall| {
        let schema = tools.iter().find(|tool| tool.name() == call.name).unwrap().parameters().unwrap();
        misfit(&serde_json::from_str(&call.arguments).unwrap(), schema, schema).is_none()
    };
    end.reason == Reason::ToolCalls && end.message.tool_calls.iter().all(fits)
}

#[test]
fn an_answer_with_a_schema_may_also_be_a_call() {
    let tools = weather();
    let schema = json!({ "type": "object", "properties": { "ok": { "type": "boolean" } }, "required": ["ok"] });
    let wanted = Wanted { tools: &tools, answer: Some(&schema), ..Wanted::default() };
    let (end, _) = say(&wanted, Thinking::None, &CALL.replace("<think>", "<b>"));
    assert_eq!(end.message.tool_calls.len(), 1);
    let (end, _) = say(&wanted, Thinking::None, r#"{"ok": true}"#);
    assert_eq!((end.message.content.as_str(), end.reason), (r#"{"ok": true}"#, Reason::Stop));
    let wanted = Wanted { answer: Some(&schema), ..Wanted::default() };
    let (end, _) = say(&wanted, Thinking::None, "Sure! {\"ok\": true}");
    assert!(serde_json::from_str::<Value>(&end.message.content).is_ok(), "{}", end.message.content);
}

#[test]
fn a_schema_too_large_to_compile_is_held_to_types_or_names_nothing_and_told() {
    let of = |n: usize, value: Value| {
        let fields: serde_json::Map<String, Value> =
            (0..n).map(|i| (format!("parameter_{i}"), value.clone())).collect();
        [tool(
            "large",
            json!({ "type": "object", "properties": fields, "required": ["parameter_0"], "additionalProperties": false }),
        )]
    };
    let names: Vec<String> = (0..9).map(|i| format!("some value {i}")).collect();
    for (tools, told) in [
        (of(1500, json!({ "enum": names })), "types only"),
        (of(5000, json!({ "type": "string" })), "not held to it"),
        (of(1, json!({ "enum": (0..20_000).map(|i| format!("value {i}")).collect::<Vec<_>>() })), "parameter_0"),
    ] {
        let wanted = Wanted { tools: &tools, calls: Calls::Required, one_call: true, answer: None };
        let (_, warnings) = SMALL.grammars.compile(&wanted);
        assert!(warnings.iter().any(|warning| warning.contains(told)), "{told}: {warnings:?}");
        let script = tokens_of(&Assistant {
            tool_calls: vec![ToolCall {
                name: "large".into(),
                arguments: json!({ "parameter_0": "x" }).to_string(),
                ..ToolCall::default()
            }],
            ..Assistant::default()
        });
        let (end, said) = say_tokens(&wanted, Thinking::None, script);
        assert_eq!((end.reason, end.message.tool_calls.len()), (Reason::ToolCalls, 1), "{said}");
    }
}

#[test]
fn what_cannot_be_enforced_is_told() {
    let strange = json!({ "type": "object", "properties": {
        "a": { "type": "array", "uniqueItems": true, "items": { "type": "integer" } },
        "b": { "$ref": "https://example.com/schema" },
        "c": { "type": "string", "pattern": "(?=x)y" },
        "d": { "type": "object", "not": { "required": ["x"] } },
        "e": { "type": "string", "format": "int32" } }, "oneOf": [{ "required": ["a"] }, { "required": ["b"] }] });
    let tools = [tool("strange", strange), tool("stranger", json!([1, 2])), tool("bare", Value::Null)];
    let (_, warnings) = SMALL.grammars.compile(&Wanted { tools: &tools, ..Wanted::default() });
    for expected in ["oneOf", "parameter a", "parameter b", "parameter c", "parameter d"] {
        assert!(warnings.iter().any(|warning| warning.contains(expected)), "{expected}: {warnings:#?}");
    }
    assert!(!warnings.iter().any(|warning| warning.contains("parameter e")), "{warnings:#?}");
    for answer in
        [json!({ "type": "strin" }), json!({ "$ref": "#/nowhere" }), json!(7), json!({ "type": "object", "not": {} })]
    {
        let (_, warnings) = SMALL.grammars.compile(&Wanted { answer: Some(&answer), ..Wanted::default() });
        assert!(answer == json!(7) || !warnings.is_empty(), "{answer}");
    }
}
