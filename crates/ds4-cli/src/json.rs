//! An answer for a program: the object of `--json`.

use ds4_args::OutputArgs;
use ds4_chat::{Reason, ToolCall, TurnEnd};
use serde_json::{Value, json};

use crate::session::Answer;

/// What an answer does not know of itself.
pub struct About<'a> {
    /// The model's name.
    pub model: &'a str,
    /// The seed its tokens were drawn with.
    pub seed: u64,
    /// What may be shown.
    pub args: &'a OutputArgs,
}

/// The object.
pub fn answer(answer: &Answer, about: &About<'_>) -> Value {
    let turn = answer.turn.as_ref();
    let message = turn.map(|turn| &turn.message);
    let reasoning = message.map_or("", |message| &message.reasoning);
    let (n_generated, n_reasoning) = turn.map_or((0, 0), |turn| (turn.usage.generated, turn.usage.reasoning));
    let speed = answer.speed();
    json!({
        "model": about.model,
        "text": message.map_or("", |message| &message.content),
        "reasoning": if about.args.hide_thinking { "" } else { reasoning },
        "tool_calls": message.map_or(&[][..], |message| &message.tool_calls).iter().map(tool_call).collect::<Vec<_>>(),
        "finish_reason": finish_reason(turn),
        "usage": {
            "prompt_tokens": answer.n_prompt,
            "completion_tokens": n_generated,
            "reasoning_tokens": n_reasoning,
            "total_tokens": answer.n_prompt + n_generated,
        },
        "timings": {
            "prefill_seconds": answer.prefill.as_secs_f64(),
            "prefill_tokens_per_second": speed.prefill,
            "generation_seconds": turn.map_or(0.0, |turn| turn.timing.decode.as_secs_f64()),
            "generation_tokens_per_second": speed.generation,
        },
        "seed": about.seed,
    })
}

fn tool_call(call: &ToolCall) -> Value {
    json!({ "name": call.name, "arguments": call.arguments })
}

fn finish_reason(turn: Option<&TurnEnd>) -> &'static str {
    match turn.map(|turn| &turn.reason) {
        Some(Reason::Stop | Reason::StopSequence(_)) => "stop",
        Some(Reason::Length) => "length",
        Some(Reason::ToolCalls) => "tool_calls",
        Some(Reason::Cancelled) | None => "interrupted",
    }
}
