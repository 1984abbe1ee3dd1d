//! What a launcher sets and runs.

use std::ffi::OsString;
use std::path::PathBuf;

use serde_json::json;

use crate::{Client, Home, KEY, MODEL, Server, Variant};

/// A client made ready: all of it can be shown before it is run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipe {
    /// Variables that are set.
    pub set: Vec<(&'static str, String)>,
    /// Variables that are taken away, because they would send the client elsewhere.
    pub unset: &'static [&'static str],
    /// Arguments in front of the user's.
    pub args: Vec<OsString>,
    /// Files that are written before it runs: (path, text, also over one that is there).
    pub files: Vec<(PathBuf, String, bool)>,
    /// Folders that are made.
    pub dirs: Vec<PathBuf>,
}

/// Variables that would make a client talk to somebody else.
const ELSEWHERE: &[&str] = &[
    "ANTHROPIC_MODEL",
    "ANTHROPIC_SMALL_FAST_MODEL",
    "ANTHROPIC_CUSTOM_HEADERS",
    "CLAUDE_CODE_OAUTH_TOKEN",
    "CLAUDE_CODE_USE_BEDROCK",
    "CLAUDE_CODE_USE_VERTEX",
    "CLAUDE_CODE_USE_FOUNDRY",
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "CODEX_API_KEY",
    "OPENCODE_CONFIG",
    "OPENCODE_CONFIG_DIR",
];

/// Most tokens of one answer of an agent: enough for a file, and a quarter of the context at most.
fn output_tokens(ctx: usize) -> usize {
    (ctx / 4).clamp(256, 16_000)
}

/// How a client is run on `server`. `user` is what the person gave: some flags of ours give way to theirs.
pub fn recipe(client: Client, variant: Variant, server: &Server, home: &Home, user: &[OsString]) -> Recipe {
    let mut recipe = match client {
        Client::Serve => Recipe::default(),
        Client::Claude => claude(server, home, user),
        Client::Codex => codex(server, home, user),
        Client::Pi => pi(variant, server, home, user),
        Client::Opencode => opencode(server, home),
    };
    recipe.unset = ELSEWHERE;
    // A proxy has no business on this machine's own address.
    recipe.set.push(("NO_PROXY", "127.0.0.1,localhost".into()));
    recipe.set.push(("no_proxy", "127.0.0.1,localhost".into()));
    recipe.dirs.push(home.client(client));
    recipe
}

fn has(user: &[OsString], names: &[&str]) -> bool {
    user.iter().take_while(|arg| *arg != "--").any(|arg| {
        let text = arg.to_string_lossy();
        names.iter().any(|name| *text == **name || text.strip_prefix(name).is_some_and(|rest| rest.starts_with('=')))
    })
}

fn args(words: &[&str]) -> Vec<OsString> {
    words.iter().map(OsString::from).collect()
}

fn claude(server: &Server, home: &Home, user: &[OsString]) -> Recipe {
    let dir = home.client(Client::Claude);
    let model = || MODEL.to_owned();
    // Without it, the first start asks for a theme, a log-in and whether to use the key.
    let first = json!({
        "hasCompletedOnboarding": true,
        "customApiKeyResponses": { "approved": [KEY], "rejected": [] },
    });
    Recipe {
        set: vec![
            ("ANTHROPIC_BASE_URL", server.url()),
            ("ANTHROPIC_API_KEY", KEY.into()),
            ("ANTHROPIC_AUTH_TOKEN", KEY.into()),
            ("ANTHROPIC_CUSTOM_MODEL_OPTION", model()),
            ("ANTHROPIC_DEFAULT_OPUS_MODEL", model()),
            ("ANTHROPIC_DEFAULT_SONNET_MODEL", model()),
            ("ANTHROPIC_DEFAULT_HAIKU_MODEL", model()),
            ("CLAUDE_CODE_SUBAGENT_MODEL", model()),
            ("CLAUDE_CODE_MAX_CONTEXT_TOKENS", server.ctx.to_string()),
            ("CLAUDE_CODE_MAX_OUTPUT_TOKENS", output_tokens(server.ctx).to_string()),
            // One prefix for all sessions, all tools in it, and nothing sent to anybody else.
            ("CLAUDE_CODE_ATTRIBUTION_HEADER", "0".into()),
            ("ENABLE_TOOL_SEARCH", "0".into()),
            ("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1".into()),
            ("CLAUDE_CODE_TMPDIR", dir.join("tmp").to_string_lossy().into_owned()),
            ("CLAUDE_CONFIG_DIR", dir.to_string_lossy().into_owned()),
        ],
        args: if has(user, &["--model"]) { Vec::new() } else { args(&["--model", MODEL]) },
        files: vec![(dir.join(".claude.json"), format!("{first:#}\n"), false)],
        dirs: vec![dir.join("tmp")],
        ..Recipe::default()
    }
}

fn codex(server: &Server, home: &Home, user: &[OsString]) -> Recipe {
    let dir = home.client(Client::Codex);
    let catalog = dir.join("ds4-models.json");
    let mut recipe = Recipe {
        set: vec![("CODEX_HOME", dir.to_string_lossy().into_owned())],
        files: vec![(catalog.clone(), format!("{:#}\n", codex_catalog(server)), true)],
        ..Recipe::default()
    };
    // A profile and a configuration of its own in CODEX_HOME are the client's; ours goes by the command line.
    let provider = format!(
        "{{name=\"ds4\", base_url=\"{}/v1\", wire_api=\"responses\", stream_idle_timeout_ms=1800000}}",
        server.url()
    );
    let mut settings = vec![
        ("model_provider", "\"ds4\"".to_owned()),
        ("model_providers.ds4", provider),
        // Written in TOML as in JSON.
        ("model_catalog_json", json!(catalog.to_string_lossy()).to_string()),
        ("model_context_window", server.ctx.to_string()),
        // Compaction needs room for the summary.
        ("model_auto_compact_token_limit", (server.ctx / 10 * 8).to_string()),
        ("web_search", "\"disabled\"".into()),
        ("features.multi_agent", "false".into()),
        ("features.goals", "false".into()),
        ("features.plugins", "false".into()),
        ("analytics.enabled", "false".into()),
        ("check_for_update_on_startup", "false".into()),
    ];
    if !has(user, &["-m", "--model"]) {
        settings.insert(0, ("model", format!("\"{MODEL}\"")));
    }
    for (key, value) in settings {
        recipe.args.push("-c".into());
        recipe.args.push(format!("{key}={value}").into());
    }
    recipe
}

/// What Codex has to know of the model so that it neither warns nor falls back: its window, its efforts, and instructions that fit
/// the tools it gets. Its own fall-back is 17 KB and tells of a tool that is not there.
fn codex_catalog(server: &Server) -> serde_json::Value {
    let effort = |name: &str, description: &str| json!({ "effort": name, "description": description });
    json!({ "models": [{
        "slug": MODEL, "display_name": "DeepSeek V4 Flash", "description": "On this machine",
        "context_window": server.ctx, "base_instructions": include_str!("codex.txt"),
        "default_reasoning_level": "high",
        "supported_reasoning_levels": [
            effort("none", "Answers at once"), effort("high", "Thinks first"), effort("max", "Thinks as long as it takes"),
        ],
        "shell_type": "unified_exec", "truncation_policy": { "mode": "tokens", "limit": 10_000 },
        "input_modalities": ["text"], "support_verbosity": false, "supports_parallel_tool_calls": true,
        "supports_reasoning_summaries": true, "experimental_supported_tools": [],
        "visibility": "list", "supported_in_api": true, "priority": 0,
    }] })
}

fn pi(variant: Variant, server: &Server, home: &Home, user: &[OsString]) -> Recipe {
    let dir = home.client(Client::Pi);
    let model = json!({
        "id": MODEL, "name": "DeepSeek V4 Flash (this machine)", "reasoning": true, "input": ["text"],
        "contextWindow": server.ctx, "maxTokens": output_tokens(server.ctx),
        "cost": { "input": 0, "output": 0, "cacheRead": 0, "cacheWrite": 0 },
    });
    let models = json!({ "providers": { "ds4": {
        "baseUrl": format!("{}/v1", server.url()), "api": "openai-completions", "apiKey": KEY,
        "compat": {
            "supportsStore": false, "supportsDeveloperRole": false, "supportsReasoningEffort": true,
            "maxTokensField": "max_tokens", "thinkingFormat": "deepseek", "requiresReasoningContentOnAssistantMessages": true,
        },
        "models": [model],
    } } });
    let mut recipe = Recipe {
        set: vec![
            ("PI_CODING_AGENT_DIR", dir.to_string_lossy().into_owned()),
            // For the extension, if it is installed: the server is here already.
            ("DS4_BASE_URL", server.url()),
        ],
        files: vec![(dir.join("models.json"), format!("{models:#}\n"), true)],
        ..Recipe::default()
    };
    let is_command = user.first().is_some_and(|word| {
        ["install", "remove", "uninstall", "update", "list", "config"].iter().any(|command| word == command)
    });
    if !is_command && !has(user, &["--model", "--provider"]) {
        recipe.args = args(&["--provider", "ds4", "--model", MODEL]);
    }
    if !is_command {
        recipe.set.push(("PI_OFFLINE", "1".into()));
    }
    if variant == Variant::Bench {
        recipe.args.extend(args(&["--no-tools", "--no-session", "--no-extensions", "--thinking", "off"]));
    }
    recipe
}

fn opencode(server: &Server, home: &Home) -> Recipe {
    let dir = home.client(Client::Opencode);
    let model = format!("ds4/{MODEL}");
    let limit = json!({ "context": server.ctx, "output": output_tokens(server.ctx) });
    let config = json!({
        "model": model, "small_model": model, "autoupdate": false, "share": "disabled",
        "provider": { "ds4": {
            "npm": "@ai-sdk/openai-compatible", "name": "ds4",
            "options": { "baseURL": format!("{}/v1", server.url()), "apiKey": KEY, "timeout": false },
            "models": { MODEL: { "name": "DeepSeek V4 Flash", "reasoning": true, "tool_call": true, "limit": limit } },
        } },
    });
    let below = |name: &str| dir.join(name).to_string_lossy().into_owned();
    Recipe {
        set: vec![
            ("OPENCODE_CONFIG_CONTENT", config.to_string()),
            ("OPENCODE_DISABLE_MODELS_FETCH", "1".into()),
            ("OPENCODE_DISABLE_AUTOUPDATE", "1".into()),
            ("XDG_CONFIG_HOME", below("config")),
            ("XDG_DATA_HOME", below("data")),
            ("XDG_STATE_HOME", below("state")),
            ("XDG_CACHE_HOME", below("cache")),
        ],
        dirs: ["config", "data", "state", "cache"].map(|name| dir.join(name)).to_vec(),
        ..Recipe::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server() -> Server {
        Server { port: 8123, ctx: 65_536, model: "m".into(), pid: None }
    }

    fn of(client: Client, user: &[&str]) -> Recipe {
        let user: Vec<OsString> = user.iter().map(OsString::from).collect();
        recipe(client, Variant::Plain, &server(), &Home::new("/h"), &user)
    }

    fn value<'r>(recipe: &'r Recipe, name: &str) -> &'r str {
        &recipe.set.iter().find(|(key, _)| *key == name).unwrap_or_else(|| panic!("{name} is not set")).1
    }

    #[test]
    fn claude_has_the_guides_variables_and_the_servers_window() {
        let recipe = of(Client::Claude, &[]);
        assert_eq!(value(&recipe, "ANTHROPIC_BASE_URL"), "http://127.0.0.1:8123");
        for name in ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"] {
            assert_eq!(value(&recipe, name), "local-test-key");
        }
        assert_eq!(value(&recipe, "ANTHROPIC_CUSTOM_MODEL_OPTION"), "deepseek-v4-flash");
        assert_eq!(value(&recipe, "CLAUDE_CODE_MAX_CONTEXT_TOKENS"), "65536");
        assert_eq!(recipe.args, ["--model", "deepseek-v4-flash"]);
        assert!(of(Client::Claude, &["--model=x"]).args.is_empty());
        assert!(!of(Client::Claude, &["--", "--model"]).args.is_empty());
    }

    #[test]
    fn codex_is_told_on_the_command_line() {
        let args = of(Client::Codex, &["exec", "hi"]).args;
        let text: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
        assert!(text.contains(&"model_context_window=65536".into()), "{text:?}");
        assert!(
            text.iter().any(|arg| arg.contains("base_url=\"http://127.0.0.1:8123/v1\"") && arg.contains("responses"))
        );
        assert!(text.iter().any(|arg| *arg == "model=\"deepseek-v4-flash\""));
        assert!(text.contains(&"model_catalog_json=\"/h/codex/ds4-models.json\"".into()), "{text:?}");
        let catalog: serde_json::Value = serde_json::from_str(&of(Client::Codex, &[]).files[0].1).unwrap();
        assert_eq!(
            (&catalog["models"][0]["slug"], &catalog["models"][0]["context_window"]),
            (&json!(MODEL), &json!(65_536))
        );
        assert!(!of(Client::Codex, &["-m", "x"]).args.iter().any(|arg| arg.to_string_lossy().starts_with("model=")));
    }

    #[test]
    fn everything_a_client_keeps_is_below_the_home() {
        for client in [Client::Claude, Client::Codex, Client::Pi, Client::Opencode] {
            let recipe = of(client, &[]);
            let home = Home::new("/h").client(client);
            assert!(recipe.dirs.iter().all(|dir| dir.starts_with(&home)) && !recipe.dirs.is_empty());
            assert!(recipe.files.iter().all(|(path, ..)| path.starts_with(&home)));
            assert!(recipe.unset.contains(&"CLAUDE_CODE_USE_BEDROCK"));
        }
    }

    #[test]
    fn pi_commands_are_left_alone() {
        assert_eq!(of(Client::Pi, &["-p", "hi"]).args, ["--provider", "ds4", "--model", "deepseek-v4-flash"]);
        assert!(of(Client::Pi, &["install", "./x"]).args.is_empty());
        let bench = recipe(Client::Pi, Variant::Bench, &server(), &Home::new("/h"), &[]);
        assert!(bench.args.contains(&"--no-tools".into()));
    }
}
