//! Tool calls as the model writes them, and the prompt text that tells it how.
//!
//! The grammar (DSML): a block of calls, a call of parameters; strings are written raw, anything else as JSON. Tag words
//! hold the special token `｜DSML｜`, so a value that merely spells a tag is still told apart from one.

use serde_json::Value;

use crate::{Collector, Marked, Parser, Special, Thinking, Tool, ToolCall, json};

/// Appends the block of `calls`, which must not be empty: letter by letter as the model wrote them where that is known,
/// otherwise in canonical form.
pub(crate) fn render_calls(calls: &[ToolCall], out: &mut Marked) {
    match replay(calls) {
        Some(block) => _ = out.append(&block),
        None => canonical(calls, out),
    }
}

/// What the model wrote for exactly these calls, marked up again. `None` when a call has no `raw`, when calls are missing
/// or strange ones have joined, or when somebody edited a name or an argument.
fn replay(calls: &[ToolCall]) -> Option<Marked> {
    let raw = calls.iter().map(|call| call.raw.as_deref()).collect::<Option<String>>()?;
    let mut parser = Parser::of_tokens(Thinking::None, true);
    let mut collector = Collector::new();
    let mut events = parser.push_marked(&Marked::from_raw(&raw));
    events.extend(parser.finish());
    events.iter().for_each(|event| collector.push(event));
    let (message, incomplete) = collector.finish();
    let whole = parser.block_closed() && incomplete.is_none() && message.content.is_empty();
    let same = message.tool_calls.len() == calls.len()
        && message.tool_calls.iter().zip(calls).all(|(read, call)| {
            read.name == call.name && read.raw == call.raw && same_arguments(&read.arguments, &call.arguments)
        });
    (whole && same).then(|| parser.into_block())
}

fn same_arguments(a: &str, b: &str) -> bool {
    match (serde_json::from_str(a), serde_json::from_str(b)) {
        (Ok(a), Ok(b)) => json::same(&a, &b),
        _ => a == b,
    }
}

fn canonical(calls: &[ToolCall], out: &mut Marked) {
    out.spelled("\n\n<｜DSML｜tool_calls>\n");
    for call in calls {
        out.spelled("<｜DSML｜invoke name=\"").text(&call.name).text("\">\n");
        for (i, (key, value)) in arguments(call).iter().enumerate() {
            out.text(if i > 0 { "\n" } else { "" }).spelled("<｜DSML｜parameter name=\"").text(key);
            match value {
                Value::String(text) => out.text("\" string=\"true\">").text(text),
                value => out.text("\" string=\"false\">").text(&json::dumps(value)),
            };
            out.spelled("</｜DSML｜parameter>");
        }
        out.spelled("\n</｜DSML｜invoke>\n");
    }
    out.spelled("</｜DSML｜tool_calls>");
}

/// The parameters of a call. Text that is no JSON object is one parameter named `arguments`.
fn arguments(call: &ToolCall) -> Vec<(String, Value)> {
    match serde_json::from_str(&call.arguments) {
        Ok(Value::Object(entries)) => entries.into_iter().collect(),
        _ => vec![("arguments".to_owned(), Value::String(call.arguments.clone()))],
    }
}

/// Appends the section that declares `tools` and teaches the grammar.
pub(crate) fn render_tools(tools: &[Tool], out: &mut Marked) {
    let schemas: Vec<String> = tools.iter().map(|tool| json::dumps(&Value::Object(tool.function().clone()))).collect();
    out.spelled(TOOLS_BEFORE_SCHEMAS).text(&schemas.join("\n")).text(TOOLS_AFTER_SCHEMAS);
}

/// The word of the tags, for parsers.
pub(crate) const WORD: &str = Special::Dsml.text();

const TOOLS_BEFORE_SCHEMAS: &str = r#"## Tools

You have access to a set of tools to help answer the user's question. You can invoke tools by writing a "<｜DSML｜tool_calls>" block like the following:

<｜DSML｜tool_calls>
<｜DSML｜invoke name="$TOOL_NAME">
<｜DSML｜parameter name="$PARAMETER_NAME" string="true|false">$PARAMETER_VALUE</｜DSML｜parameter>
...
</｜DSML｜invoke>
<｜DSML｜invoke name="$TOOL_NAME2">
...
</｜DSML｜invoke>
</｜DSML｜tool_calls>

String parameters should be specified as is and set `string="true"`. For all other types (numbers, booleans, arrays, objects), pass the value in JSON format and set `string="false"`.

If thinking_mode is enabled (triggered by <think>), you MUST output your complete reasoning inside <think>...</think> BEFORE any tool calls or final response.

Otherwise, output directly after </think> with tool calls or final response.

### Available Tool Schemas

"#;

const TOOLS_AFTER_SCHEMAS: &str = "

You MUST strictly follow the above defined tool name and parameter schemas to invoke tool calls.
";
