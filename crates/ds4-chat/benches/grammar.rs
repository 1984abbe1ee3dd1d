//! What a grammar costs with the real vocabulary of 129,280 tokens, on one core: `cargo bench -p ds4-chat`.
//!
//! A model that says exactly one call, with and without a grammar: the difference is the grammar. The time without it is
//! the search for the largest logit and the parser. `-- FILE...`: also what the tools of recorded requests cost to compile.

use std::sync::Arc;
use std::time::Instant;

use ds4_chat::{Grammars, Next, Sampling, Thinking, Tool, Turn, TurnOptions, Vocab, Wanted};
use ds4_tokenizer::Tokenizer;
use serde_json::{Value, json};

#[path = "../../ds4-tokenizer/fixtures/real.rs"]
mod real;

const CALL: &str = "I will do it.\n\n<｜DSML｜tool_calls>\n<｜DSML｜invoke name=\"TodoWrite\">\n<｜DSML｜parameter name=\"todos\" string=\"false\">[{\"content\": \"Read the file\", \"status\": \"completed\", \"priority\": 3}, {\"content\": \"Write the \\\"test\\\"\", \"status\": \"pending\", \"priority\": 12}]</｜DSML｜parameter>\n</｜DSML｜invoke>\n<｜DSML｜invoke name=\"Edit\">\n<｜DSML｜parameter name=\"file_path\" string=\"true\">/home/user/src/main.rs</｜DSML｜parameter>\n<｜DSML｜parameter name=\"old_string\" string=\"true\">fn main() {\n    println!(\"<b>hello</b>\");\n}</｜DSML｜parameter>\n<｜DSML｜parameter name=\"new_string\" string=\"true\">fn main() {\n    println!(\"<i>good morning, world</i>\");\n    std::process::exit(0);\n}</｜DSML｜parameter>\n<｜DSML｜parameter name=\"replace_all\" string=\"false\">false</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜tool_calls>";

fn tools() -> Vec<Tool> {
    let text = json!({ "type": "string" });
    let todo = json!({ "type": "object", "additionalProperties": false, "required": ["content", "status"], "properties": {
        "content": { "type": "string", "minLength": 1 }, "status": { "type": "string", "enum": ["pending", "in_progress", "completed"] },
        "priority": { "type": "integer", "minimum": 0 } } });
    let mut tools = vec![
        Tool::new(
            "TodoWrite",
            "",
            json!({ "type": "object", "required": ["todos"], "properties": { "todos": { "type": "array", "items": todo } } }),
        ),
        Tool::new(
            "Edit",
            "",
            json!({ "type": "object", "required": ["file_path", "old_string", "new_string"], "properties": {
            "file_path": text, "old_string": text, "new_string": text, "replace_all": { "type": "boolean" } } }),
        ),
    ];
    for i in 0..20 {
        let parameters = json!({ "type": "object", "required": ["command"], "properties": {
            "command": text, "timeout": { "type": "number", "maximum": 600_000 + i }, "background": { "type": "boolean" },
            "options": { "type": "object", "properties": { "env": { "type": "object" }, "cwd": text } } } });
        tools.push(Tool::new(&format!("tool_{i}"), "", parameters));
    }
    tools
}

fn main() {
    let (entries, merges) = real::vocabulary();
    let vocab = Tokenizer::new(entries, &merges).map_err(|err| err.to_string());
    let vocab =
        Arc::new(Vocab::new("real", vocab.expect("the published vocabulary is sound")).expect("it has the protocol"));
    let grammars = Grammars::new(Arc::clone(&vocab));
    let milliseconds = |start: Instant| start.elapsed().as_secs_f64() * 1e3;

    let start = Instant::now();
    grammars.warm_up();
    println!("{:<44} {:9.2} ms", "trie of the vocabulary, once", milliseconds(start));
    let tools = tools();
    let wanted = Wanted { tools: &tools, ..Wanted::default() };
    let start = Instant::now();
    grammars.compile(&wanted);
    println!("{:<44} {:9.2} ms", "22 tools, the first time", milliseconds(start));
    let start = Instant::now();
    let grammar = Arc::new(grammars.compile(&wanted).0);
    println!("{:<44} {:9.2} ms", "22 tools, again", milliseconds(start));

    let free = say(&vocab, None);
    for name in ["first call", "second call"] {
        let mut steps = say(&vocab, Some(&grammar));
        let sum: f64 = steps.iter().sum();
        steps.sort_by(f64::total_cmp);
        let at = |part: f64| steps[((steps.len() - 1) as f64 * part) as usize] * 1e6;
        println!(
            "{:<44} {:9.2} us a token, median {:.1}, 90 % {:.1}, slowest {:.1} ({} tokens)",
            format!("{name}, with grammar"),
            sum / steps.len() as f64 * 1e6,
            at(0.5),
            at(0.9),
            at(1.0),
            steps.len()
        );
    }
    println!("{:<44} {:9.2} us a token", "without", free.iter().sum::<f64>() / free.len() as f64 * 1e6);
    for file in std::env::args().skip(1).filter(|arg| arg != "--bench") {
        let tools = recorded(&file);
        let wanted = Wanted { tools: &tools, ..Wanted::default() };
        let grammars = Grammars::new(Arc::clone(&vocab));
        grammars.warm_up();
        for name in ["the first time", "again"] {
            let start = Instant::now();
            let (_, warnings) = grammars.compile(&wanted);
            let name = format!("{} tools of {}, {name}", tools.len(), file.rsplit('/').next().unwrap_or_default());
            println!("{name:<70} {:9.2} ms, {} warnings", milliseconds(start), warnings.len());
        }
    }
}

/// The tools of a request, by whatever names its dialect has for their parts.
fn recorded(file: &str) -> Vec<Tool> {
    let recording: Value = serde_json::from_str(&std::fs::read_to_string(file).expect("a file")).expect("a recording");
    let tools = recording["body"]["tools"].as_array().cloned().unwrap_or_default();
    let read = |tool: &Value| {
        let function = tool.get("function").unwrap_or(tool);
        let parameters = function.get("parameters").or(function.get("input_schema"))?;
        Some(Tool::new(function["name"].as_str()?, "", parameters.clone()))
    };
    tools.iter().filter_map(read).collect()
}

/// Seconds of each token of the call.
fn say(vocab: &Arc<Vocab>, grammar: Option<&Arc<ds4_chat::Grammar>>) -> Vec<f64> {
    let options = TurnOptions {
        sampling: Sampling { temperature: 0.0, ..Sampling::default() },
        thinking: Thinking::None,
        grammar: grammar.cloned(),
        ..TurnOptions::default()
    };
    let mut turn = Turn::new(Arc::clone(vocab), options);
    let mut logits = vec![0.0; vocab.tokenizer.n_vocab()];
    let mut steps = Vec::new();
    for (pos, token) in vocab.tokenizer.encode_with_added(CALL).into_iter().enumerate() {
        logits[token as usize] = 1.0;
        let start = Instant::now();
        let step = turn.accept(&logits, pos);
        steps.push(start.elapsed().as_secs_f64());
        logits[token as usize] = 0.0;
        assert_eq!(step.token, Some(token), "at {pos}: {:?}", String::from_utf8_lossy(vocab.tokenizer.bytes(token)));
        if let Next::End(_) = step.next {
            break;
        }
    }
    assert_eq!(turn.finish().message.tool_calls.len(), 2);
    steps
}
