//! A direct tools request: the smallest loop of chat completions and three file tools, so that what a client adds can be told from
//! what the model and the server need.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::path::Did;
use super::server::http;

/// Rounds after which a loop is a loop.
const ROUNDS_MAX: usize = 24;

/// Asks until there is an answer without calls.
pub(super) fn run(url: &str, folder: &Path, prompt: &str, max_tokens: usize, limit: Duration) -> Did {
    let started = Instant::now();
    let mut did = Did::default();
    let mut messages = vec![
        json!({ "role": "system", "content": "You are a coding agent. Use the tools to work on the files of this folder." }),
        json!({ "role": "user", "content": prompt }),
    ];
    let mut rounds = 0;
    while started.elapsed() < limit && rounds < ROUNDS_MAX {
        let body = json!({
            "model": "deepseek-v4-flash", "messages": messages, "tools": declarations(), "max_tokens": max_tokens,
            "temperature": 0, "think": false, "stream": false,
        });
        let answer = match post(&format!("{url}/v1/chat/completions"), &body, limit.saturating_sub(started.elapsed())) {
            Ok(answer) => answer,
            Err(problem) => {
                did.problem = Some(problem);
                break;
            }
        };
        did.first.get_or_insert_with(|| started.elapsed());
        let message = answer["choices"][0]["message"].clone();
        let calls = message["tool_calls"].as_array().cloned().unwrap_or_default();
        did.text = message["content"].as_str().unwrap_or_default().to_owned();
        messages.push(message);
        if calls.is_empty() {
            break;
        }
        rounds += 1;
        for call in calls {
            let result = call_tool(folder, &call["function"]);
            if result.is_err() {
                did.invalid_calls = Some(did.invalid_calls.unwrap_or(0) + 1);
            }
            let text = result.unwrap_or_else(|problem| format!("error: {problem}"));
            messages.push(json!({ "role": "tool", "tool_call_id": call["id"], "content": text }));
        }
    }
    did.timed_out = started.elapsed() >= limit;
    did.invalid_calls.get_or_insert(0);
    did.tool_rounds = Some(rounds as u64);
    did.wall = started.elapsed();
    did
}

/// Sends JSON, takes JSON.
pub(super) fn post(url: &str, body: &Value, limit: Duration) -> Result<Value, String> {
    let request = http(limit.max(Duration::from_millis(1))).post(url).header("content-type", "application/json");
    let request = request.header("anthropic-version", "2023-06-01").header("x-api-key", ds4_profile::KEY);
    let mut response = request.send(body.to_string()).map_err(|err| err.to_string())?;
    let text = response.body_mut().read_to_string().map_err(|err| err.to_string())?;
    let value: Value = serde_json::from_str(&text).map_err(|err| err.to_string())?;
    match value["error"]["message"].as_str() {
        Some(message) => Err(message.to_owned()),
        None => Ok(value),
    }
}

fn declarations() -> Value {
    let tool = |name: &str, description: &str, properties: Value, required: Value| {
        json!({ "type": "function", "function": { "name": name, "description": description, "parameters":
            { "type": "object", "properties": properties, "required": required } } })
    };
    let text = |description: &str| json!({ "type": "string", "description": description });
    json!([
        tool("read", "Read a file", json!({ "path": text("The file") }), json!(["path"])),
        tool(
            "write",
            "Write a file, over the one that is there",
            json!({ "path": text("The file"), "content": text("All of it") }),
            json!(["path", "content"])
        ),
        tool(
            "edit",
            "Replace text in a file; old must be there exactly once",
            json!({ "path": text("The file"), "old": text("Text that is there"), "new": text("Text instead") }),
            json!(["path", "old", "new"])
        ),
    ])
}

/// Does a call inside the folder; an error is what the model is told, and counts as an invalid call.
fn call_tool(folder: &Path, function: &Value) -> Result<String, String> {
    let arguments: Value =
        serde_json::from_str(function["arguments"].as_str().unwrap_or_default()).map_err(|err| err.to_string())?;
    let text = |key: &str| arguments[key].as_str().ok_or_else(|| format!("{key} is missing"));
    let path = inside(folder, text("path")?)?;
    let read = || fs::read_to_string(&path).map_err(|err| err.to_string());
    let write = |text: &str| {
        path.parent().map(fs::create_dir_all).transpose().map_err(|err| err.to_string())?;
        fs::write(&path, text).map_err(|err| err.to_string()).map(|()| "done".to_owned())
    };
    match function["name"].as_str().unwrap_or_default() {
        "read" => read(),
        "write" => write(text("content")?),
        "edit" => {
            let (before, old) = (read()?, text("old")?);
            match before.matches(old).count() {
                1 if !old.is_empty() => write(&before.replacen(old, text("new")?, 1)),
                n => Err(format!("old is there {n} times")),
            }
        }
        name => Err(format!("there is no tool {name:?}")),
    }
}

fn inside(folder: &Path, path: &str) -> Result<PathBuf, String> {
    let path = Path::new(path);
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let is_plain = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if is_plain { Ok(folder.join(relative)) } else { Err(format!("{} is outside the folder", path.display())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(folder: &Path, name: &str, arguments: &Value) -> Result<String, String> {
        call_tool(folder, &json!({ "name": name, "arguments": arguments.to_string() }))
    }

    #[test]
    fn tools_stay_in_their_folder() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path();
        assert!(call(folder, "write", &json!({ "path": "a/b.txt", "content": "x y x" })).is_ok());
        assert_eq!(call(folder, "read", &json!({ "path": "./a/b.txt" })).unwrap(), "x y x");
        assert!(
            call(folder, "edit", &json!({ "path": "a/b.txt", "old": "x", "new": "z" }))
                .unwrap_err()
                .contains("2 times")
        );
        assert!(call(folder, "edit", &json!({ "path": "a/b.txt", "old": "y", "new": "z" })).is_ok());
        for path in ["../x", "/etc/passwd", "a/../../x"] {
            assert!(call(folder, "read", &json!({ "path": path })).is_err(), "{path}");
        }
        for (name, arguments) in [("fly", json!({ "path": "a" })), ("read", json!({})), ("read", json!("x"))] {
            assert!(call(folder, name, &arguments).is_err());
        }
        assert!(call_tool(folder, &json!({ "name": "read", "arguments": "{torn" })).is_err());
    }
}
