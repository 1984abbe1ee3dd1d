//! The switches of every dialect that turn reasoning on, off, up or down, and what each means.

use ds4_chat::Thinking;
use serde_json::Value;

use super::{ApiError, Fields};

/// What a request says about reasoning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThinkingWish {
    /// The mode; `None`: the server's default.
    pub mode: Option<Thinking>,
    /// Most tokens of reasoning.
    pub budget: Option<usize>,
}

/// Tokens of reasoning that an effort below "high" may take. High and max have no budget of their own.
const BUDGETS: [(&str, usize); 3] = [("minimal", 512), ("low", 2048), ("medium", 8192)];

impl ThinkingWish {
    /// No reasoning at all.
    pub const OFF: ThinkingWish = ThinkingWish { mode: Some(Thinking::None), budget: None };
    /// Reasoning, as long as it takes.
    pub const ON: ThinkingWish = ThinkingWish { mode: Some(Thinking::High), budget: None };

    /// An effort by name. Unknown names mean what the clients that invent them mean: much.
    pub fn effort(name: &str) -> ThinkingWish {
        if let Some((_, budget)) = BUDGETS.iter().find(|(effort, _)| *effort == name) {
            let mode = if name == "medium" { Thinking::High } else { Thinking::Low };
            return ThinkingWish { mode: Some(mode), budget: Some(*budget) };
        }
        match name {
            "none" | "off" => ThinkingWish::OFF,
            "xhigh" | "max" | "ultra" => ThinkingWish { mode: Some(Thinking::Max), budget: None },
            _ => ThinkingWish::ON,
        }
    }

    /// What a model name says: two aliases of the vendor's API are the same model in two modes.
    pub fn of_model(model: &str) -> ThinkingWish {
        match model.rsplit('/').next().unwrap_or(model) {
            "deepseek-chat" => ThinkingWish::OFF,
            "deepseek-reasoner" => ThinkingWish::ON,
            _ => ThinkingWish::default(),
        }
    }

    /// Takes `other` over where it says something. A switch that says "on" keeps the effort that is known already.
    pub fn refine(&mut self, other: ThinkingWish) {
        let already_on = self.mode.is_some_and(Thinking::is_on);
        match other.mode {
            Some(Thinking::High) if other.budget.is_none() && already_on => {}
            Some(mode) => *self = ThinkingWish { mode: Some(mode), budget: other.budget },
            None => {}
        }
        if other.budget.is_some() {
            self.budget = other.budget;
        }
    }

    /// The switches of the chat dialects: `model`, `reasoning_effort`, `reasoning.effort`, `chat_template_kwargs`, `think`,
    /// `thinking`. Off wins over on, wherever it stands.
    ///
    /// # Errors
    /// A switch of the wrong type.
    pub fn of_chat(body: &Fields<'_>) -> Result<ThinkingWish, ApiError> {
        let mut wishes = vec![ThinkingWish::of_model(body.str("model")?.unwrap_or_default())];
        if let Some(effort) = body.str("reasoning_effort")? {
            wishes.push(ThinkingWish::effort(effort));
        }
        if let Some(reasoning) = body.object("reasoning")? {
            wishes.push(of_reasoning(&reasoning)?);
        }
        if let Some(output) = body.object("output_config")?
            && let Some(effort) = output.str("effort")?
        {
            wishes.push(ThinkingWish::effort(effort));
        }
        if let Some(kwargs) = body.object("chat_template_kwargs")? {
            for key in ["thinking", "enable_thinking"] {
                wishes.extend(kwargs.bool(key)?.map(switch));
            }
            wishes.extend(kwargs.str("reasoning_effort")?.map(ThinkingWish::effort));
        }
        for key in ["think", "thinking", "enable_thinking"] {
            wishes.extend(body.value(key).map(|value| of_switch(value, &body.name(key))).transpose()?);
        }
        let mut all = ThinkingWish::default();
        wishes.iter().for_each(|wish| all.refine(*wish));
        Ok(if wishes.contains(&ThinkingWish::OFF) { ThinkingWish::OFF } else { all })
    }
}

/// `reasoning` of the Responses API.
///
/// # Errors
/// A field of the wrong type.
pub fn of_reasoning(reasoning: &Fields<'_>) -> Result<ThinkingWish, ApiError> {
    let mut wish = reasoning.str("effort")?.map(ThinkingWish::effort).unwrap_or_default();
    if let Some(enabled) = reasoning.bool("enabled")? {
        wish.refine(switch(enabled));
    }
    if let Some(budget) = reasoning.usize("max_tokens")? {
        wish.refine(ThinkingWish { mode: Some(Thinking::High), budget: Some(budget) });
    }
    Ok(wish)
}

/// A value that is `true`, an effort's name, or `{"type": "enabled", "budget_tokens": 1024}`.
///
/// # Errors
/// Anything else.
pub fn of_switch(value: &Value, name: &str) -> Result<ThinkingWish, ApiError> {
    match value {
        Value::Bool(on) => Ok(switch(*on)),
        Value::String(effort) => Ok(ThinkingWish::effort(effort)),
        Value::Object(_) => {
            let fields = Fields::of(value, name)?;
            let budget = fields.usize("budget_tokens")?;
            match fields.str("type")? {
                Some("disabled") => Ok(ThinkingWish::OFF),
                Some("enabled" | "adaptive" | "auto") => Ok(ThinkingWish { mode: Some(Thinking::High), budget }),
                Some(_) => Err(fields.error("type", "must be \"enabled\", \"adaptive\" or \"disabled\"")),
                None => Ok(ThinkingWish { mode: budget.map(|_| Thinking::High), budget }),
            }
        }
        _ => Err(ApiError::field(name, "must be true, false or {\"type\": \"enabled\" | \"disabled\"}")),
    }
}

fn switch(on: bool) -> ThinkingWish {
    if on { ThinkingWish::ON } else { ThinkingWish::OFF }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn wish(body: Value) -> ThinkingWish {
        ThinkingWish::of_chat(&Fields::body(&body).unwrap()).unwrap()
    }

    #[test]
    fn every_spelling_of_off() {
        for body in [
            json!({"think": false}),
            json!({"thinking": false}),
            json!({"thinking": {"type": "disabled"}}),
            json!({"reasoning_effort": "none"}),
            json!({"reasoning": {"effort": "none"}}),
            json!({"reasoning": {"enabled": false}}),
            json!({"chat_template_kwargs": {"thinking": false}}),
            json!({"chat_template_kwargs": {"enable_thinking": false}}),
            json!({"enable_thinking": false}),
            json!({"model": "deepseek-chat"}),
            json!({"model": "ds4/deepseek-chat"}),
            json!({"thinking": {"type": "disabled"}, "reasoning_effort": "high"}),
            json!({"think": true, "reasoning_effort": "none"}),
        ] {
            assert_eq!(wish(body.clone()), ThinkingWish::OFF, "{body}");
        }
    }

    #[test]
    fn efforts_and_budgets() {
        let expect = |body: Value, mode, budget| assert_eq!(wish(body), ThinkingWish { mode, budget });
        expect(json!({}), None, None);
        expect(json!({"think": null, "thinking": null, "reasoning_effort": null}), None, None);
        expect(json!({"model": "deepseek-reasoner"}), Some(Thinking::High), None);
        expect(json!({"reasoning_effort": "low"}), Some(Thinking::Low), Some(2048));
        expect(
            json!({"reasoning_effort": "medium", "thinking": {"type": "enabled"}}),
            Some(Thinking::High),
            Some(8192),
        );
        expect(json!({"reasoning_effort": "max", "think": true}), Some(Thinking::Max), None);
        expect(json!({"thinking": {"type": "enabled", "budget_tokens": 99}}), Some(Thinking::High), Some(99));
        expect(json!({"reasoning_effort": "frantic"}), Some(Thinking::High), None);
    }

    #[test]
    fn a_switch_of_the_wrong_type_is_refused() {
        for body in [json!({"think": 1}), json!({"thinking": {"type": "maybe"}}), json!({"reasoning_effort": 3})] {
            assert!(ThinkingWish::of_chat(&Fields::body(&body).unwrap()).is_err(), "{body}");
        }
    }
}
