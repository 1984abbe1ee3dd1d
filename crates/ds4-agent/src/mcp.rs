//! MCP servers: programs of somebody else that offer tools over stdin and stdout.
//!
//! They are started by a person's own configuration and run outside of the walls around commands; their tools are asked about like
//! commands. The protocol is `rmcp`'s business.

use std::collections::HashMap;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use ds4_tools::{Cancel, Declaration};
use rmcp::model::{CallToolRequestParams, ContentBlock};
use rmcp::service::{RoleClient, RunningService};
use rmcp::transport::TokioChildProcess;
use rmcp::{ServiceExt, model::CallToolResult};
use serde_json::Value;
use tokio::process::Command;
use tokio::runtime::Runtime;

use crate::tools::OtherTools;

/// Time for a server to start and to list its tools.
const START: Duration = Duration::from_secs(20);
/// Time for a call.
const CALL: Duration = Duration::from_secs(600);
/// How often a call looks whether it was cancelled.
const TICK: Duration = Duration::from_millis(50);

/// How a server is started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerConfig {
    /// What it is called: the beginning of its tools' names.
    pub name: String,
    /// The program.
    pub command: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// More environment variables.
    pub env: Vec<(String, String)>,
}

/// Reads a file like `{"mcpServers": {"name": {"command": "x", "args": [], "env": {}}}}`.
///
/// # Errors
/// When it cannot be read or is no such thing.
pub fn read_config(path: &Path) -> Result<Vec<ServerConfig>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    servers(&text).with_context(|| format!("{} is no list of MCP servers", path.display()))
}

fn servers(text: &str) -> Result<Vec<ServerConfig>> {
    let config: Value = serde_json::from_str(text)?;
    let servers = config["mcpServers"].as_object().context("it has no object \"mcpServers\"")?;
    let server = |(name, server): (&String, &Value)| {
        let strings = |value: &Value| -> Option<Vec<String>> {
            value.as_array()?.iter().map(|item| Some(item.as_str()?.to_owned())).collect()
        };
        let command = server["command"].as_str();
        let command = command
            .with_context(|| format!("server {name} has no \"command\"; only servers over stdio are supported"))?;
        let args = match &server["args"] {
            Value::Null => Vec::new(),
            args => strings(args).with_context(|| format!("\"args\" of server {name} is no list of strings"))?,
        };
        let env = server["env"].as_object().into_iter().flatten();
        let env = env.filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned()))).collect();
        Ok(ServerConfig { name: name.clone(), command: command.to_owned(), args, env })
    };
    servers.iter().map(server).collect()
}

/// A running server.
pub struct Server {
    runtime: Arc<Runtime>,
    service: RunningService<RoleClient, ()>,
    declarations: Vec<Declaration>,
    /// Our names of its tools, and its own.
    names: HashMap<String, String>,
}

impl Server {
    /// Starts a server and asks for its tools.
    ///
    /// # Errors
    /// When it does not start or does not speak the protocol.
    pub fn start(config: &ServerConfig) -> Result<Server> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let (service, tools) = runtime.block_on(async {
            let mut command = Command::new(&config.command);
            command.args(&config.args).envs(config.env.iter().map(|(key, value)| (key, value)));
            // What it has to say to its developer would be in the middle of our screen.
            let (transport, _) = TokioChildProcess::builder(command).stderr(Stdio::null()).spawn()?;
            let talk = async {
                let service = ().serve(transport).await?;
                let tools = service.list_all_tools().await?;
                anyhow::Ok((service, tools))
            };
            tokio::time::timeout(START, talk).await.map_err(|_| anyhow!("it did not answer within {START:?}"))?
        })?;
        let mut names = HashMap::new();
        let declarations = tools.iter().map(|tool| {
            let name = ours(&config.name, &tool.name);
            names.insert(name.clone(), tool.name.to_string());
            Declaration {
                name,
                description: tool.description.as_deref().unwrap_or_default().to_owned(),
                parameters: Value::Object((*tool.input_schema).clone()),
            }
        });
        let declarations = declarations.collect();
        Ok(Server { runtime: Arc::new(runtime), service, declarations, names })
    }
}

/// The name a tool goes by: that of its server first, so that it hides nobody else's.
fn ours(server: &str, tool: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' };
    format!("{server}_{tool}").chars().map(plain).collect()
}

impl OtherTools for Server {
    fn declarations(&self) -> &[Declaration] {
        &self.declarations
    }

    fn call(&mut self, name: &str, arguments: &str, cancel: &Cancel) -> Result<String, String> {
        let tool = self.names.get(name).ok_or("there is no such tool.")?.clone();
        let arguments = match serde_json::from_str(if arguments.trim().is_empty() { "{}" } else { arguments }) {
            Ok(Value::Object(arguments)) => arguments,
            _ => return Err("the arguments are not a JSON object.".to_owned()),
        };
        let params = CallToolRequestParams::new(tool).with_arguments(arguments);
        let cancelled = async {
            while !cancel.is_raised() {
                tokio::time::sleep(TICK).await;
            }
        };
        let answer = self.runtime.block_on(async {
            tokio::select! {
                biased;
                () = cancelled => None,
                answer = tokio::time::timeout(CALL, self.service.call_tool(params)) => Some(answer),
            }
        });
        match answer {
            None => Err("stopped by the user.".to_owned()),
            Some(Err(_)) => Err(format!("the server did not answer within {} s.", CALL.as_secs())),
            Some(Ok(Err(err))) => Err(err.to_string()),
            Some(Ok(Ok(result))) => text(&result),
        }
    }
}

/// What a result says; a result that is an error is one.
fn text(result: &CallToolResult) -> Result<String, String> {
    let part = |block: &ContentBlock| match block {
        ContentBlock::Text(text) => text.text.clone(),
        ContentBlock::Image(_) => "[an image, which cannot be shown]".to_owned(),
        ContentBlock::Audio(_) => "[a sound, which cannot be played]".to_owned(),
        other => serde_json::to_string(other).unwrap_or_default(),
    };
    let text = result.content.iter().map(part).collect::<Vec<_>>().join("\n");
    if result.is_error == Some(true) { Err(text) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_config_names_programs() {
        let found = servers(
            r#"{"mcpServers": {"a": {"command": "x", "args": ["1"], "env": {"K": "v"}}, "b": {"command": "y"}}}"#,
        );
        let found = found.unwrap();
        assert_eq!((found[0].args.len(), found[0].env[0].1.as_str(), found[1].command.as_str()), (1, "v", "y"));
        for wrong in [
            "",
            "[]",
            "{}",
            r#"{"mcpServers": {"a": {"url": "http://x"}}}"#,
            r#"{"mcpServers": {"a": {"command": "x", "args": "y"}}}"#,
        ] {
            assert!(servers(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn tools_are_called_and_their_errors_are_errors() {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/mcp_server.py");
        let config =
            ServerConfig { name: "demo".into(), command: "python3".into(), args: vec![script.into()], env: Vec::new() };
        let Ok(mut server) = Server::start(&config) else {
            eprintln!("skipped: there is no python3");
            return;
        };
        assert_eq!(server.declarations()[0].name, "demo_repeat");
        let cancel = Cancel::new();
        assert_eq!(server.call("demo_repeat", r#"{"text": "hi"}"#, &cancel), Ok("hi".into()));
        assert_eq!(server.call("demo_repeat", "{}", &cancel), Err("nothing to repeat".into()));
        assert!(server.call("demo_repeat", "[", &cancel).is_err());
        cancel.raise();
        assert_eq!(server.call("demo_repeat", r#"{"text": "hi"}"#, &cancel), Err("stopped by the user.".into()));
    }

    #[test]
    fn names_hide_nobody() {
        assert_eq!(ours("files", "read"), "files_read");
        assert_eq!(ours("my server", "a.b/c"), "my_server_a_b_c");
    }
}
