//! What a person types that is not for the model.

use std::time::{Duration, Instant};

use ds4_chat::{Message, Thinking};
use ds4_kvstore::SessionHead;
use ds4_tools::JobState;

use crate::prompt::ProjectFile;
use crate::screen::plain::short;
use crate::sessions::Kept;
use crate::{Agent, Listener, Model, compact};

/// A line that begins with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// List the commands.
    Help,
    /// Keep the conversation now.
    Save,
    /// List kept conversations.
    List,
    /// Go on with a kept conversation.
    Switch(String),
    /// Start over.
    New,
    /// Delete a kept conversation.
    Delete(String),
    /// Free what the model remembers of one.
    Strip(String),
    /// Take the last change of a file back.
    Undo,
    /// Show what this conversation changed.
    Diff,
    /// Say how things stand.
    Status,
    /// Summarise older parts now.
    Compact,
    /// Show the last messages.
    History(usize),
    /// How much to reason from now on.
    Think(Thinking),
    /// Leave.
    Quit,
}

/// What `/help` prints.
pub const HELP: &str = "\
/undo /diff             take the last change of a file back; what changed so far
/status /compact        how things stand; summarise older parts now
/save /list             keep this session now (it is after every step); all sessions
/switch ID /new         go on with another session; start a new one
/del ID /strip ID       delete a session; free the model's memory of one
/history [N]            the last N messages
/think /nothink         reason before answering, or do not
/help /quit             this page; leave (so do /exit and Ctrl+D)
Ctrl+C stops what is going on. What you type while it works is said to it at the next step.
Alt+Enter, or \\ at the end of a line, begins a new line.";

/// Reads a line: nothing when it is a message, else the command or what is wrong with it.
pub fn parse(line: &str) -> Option<Result<Command, String>> {
    // A path or a paste with many lines is no command.
    let rest = line.strip_prefix('/').filter(|rest| !rest.trim_end().contains('\n'))?;
    let (name, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    Some(command(name.trim(), argument.trim()))
}

fn command(name: &str, argument: &str) -> Result<Command, String> {
    let id = || match argument {
        "" => Err(format!("/{name} needs an ID; /list shows them")),
        id => Ok(id.to_owned()),
    };
    let command = match name {
        "switch" => return Ok(Command::Switch(id()?)),
        "del" => return Ok(Command::Delete(id()?)),
        "strip" => return Ok(Command::Strip(id()?)),
        "history" => {
            let n = if argument.is_empty() { Ok(10) } else { argument.parse() };
            return n.map(Command::History).map_err(|_| "/history needs a number".to_owned());
        }
        "help" => Command::Help,
        "save" => Command::Save,
        "list" => Command::List,
        "new" => Command::New,
        "undo" => Command::Undo,
        "diff" => Command::Diff,
        "status" => Command::Status,
        "compact" => Command::Compact,
        "think" => Command::Think(Thinking::High),
        "nothink" => Command::Think(Thinking::None),
        "quit" | "exit" => Command::Quit,
        _ => return Err(format!("unknown command /{name}; /help lists them (begin with a space to send it as text)")),
    };
    if argument.is_empty() { Ok(command) } else { Err(format!("/{name} takes nothing, not '{argument}'")) }
}

/// Obeys a command; answers what to show.
///
/// # Errors
/// A sentence about what went wrong; the conversation goes on.
pub fn obey<M: Model>(
    agent: &mut Agent<M>,
    project: &[ProjectFile],
    command: Command,
    listener: &mut dyn Listener,
) -> Result<String, String> {
    let told = |err: &dyn std::fmt::Display| err.to_string();
    const NO_SESSIONS: &str = "sessions are not kept (--no-session, or there is no home folder)";
    match command {
        Command::Help => Ok(HELP.to_owned()),
        Command::Quit => Ok(String::new()),
        Command::Undo => match agent.tools.toolbox.undo().map_err(|err| told(&err))? {
            None => Ok("there is nothing to take back".to_owned()),
            Some(undone) => {
                let what = if undone.removed { "removed" } else { "restored" };
                Ok(format!("{what} {}\n{}", undone.path.display(), undone.diff).trim_end().to_owned())
            }
        },
        Command::Diff => {
            let diff = agent.tools.toolbox.diff().map_err(|err| told(&err))?;
            Ok(if diff.is_empty() { "this session changed no file".to_owned() } else { diff.trim_end().to_owned() })
        }
        Command::Status => Ok(status(agent, project)),
        Command::Compact => {
            if agent.conversation().len() < 2 {
                return Ok("there is nothing to summarise yet".to_owned());
            }
            compact::compact(agent, listener).map_err(|err| told(&err))?;
            agent.save(listener);
            Ok(String::new())
        }
        Command::Think(thinking) => {
            agent.options.thinking = thinking;
            let how = if thinking.is_on() { "thinking" } else { "not thinking" };
            Ok(format!("{how} from the next answer on"))
        }
        Command::History(n) => Ok(history(agent.conversation(), n)),
        Command::Save => {
            if agent.keeper.is_none() {
                return Err(NO_SESSIONS.to_owned());
            }
            agent.save(listener);
            Ok(agent.keeper.as_ref().map_or(String::new(), |keeper| format!("saved as {}", keeper.name())))
        }
        Command::List => {
            let keeper = agent.keeper.as_ref().ok_or(NO_SESSIONS)?;
            let sessions = keeper.list().map_err(|err| told(&err))?;
            let lines: Vec<String> = sessions.iter().map(|head| listed(head, keeper.name())).collect();
            Ok(if lines.is_empty() { "no sessions yet".to_owned() } else { lines.join("\n") })
        }
        Command::New => {
            agent.set_conversation(Vec::new());
            if let Some(keeper) = &mut agent.keeper {
                keeper.renew();
                let journal = keeper.journal();
                agent.tools.toolbox.use_journal(&journal).map_err(|err| told(&err))?;
            }
            Ok("a new session".to_owned())
        }
        Command::Switch(id) => {
            let kept = agent.keeper.as_ref().ok_or(NO_SESSIONS)?.load(&id).map_err(|err| told(&err))?;
            agent.options.thinking = kept.thinking;
            let said = resume(agent, kept)?;
            Ok(format!("{said}\n{}", history(agent.conversation(), 3)).trim_end().to_owned())
        }
        Command::Delete(id) => {
            let keeper = agent.keeper.as_ref().ok_or(NO_SESSIONS)?;
            let (head, freed) = keeper.delete(&id).map_err(|err| told(&err))?;
            Ok(format!("deleted {} {:?}; {} MiB are free", head.name, head.title, freed.bytes >> 20))
        }
        Command::Strip(id) => {
            let keeper = agent.keeper.as_ref().ok_or(NO_SESSIONS)?;
            let (head, freed) = keeper.strip(&id).map_err(|err| told(&err))?;
            let mib = freed.bytes >> 20;
            Ok(format!("{} {:?} is read again when it is gone on with; {mib} MiB are free", head.name, head.title))
        }
    }
}

/// Goes on with a kept conversation; answers how much of it the model remembers.
///
/// # Errors
/// A sentence about what went wrong.
pub fn resume<M: Model>(agent: &mut Agent<M>, kept: Kept) -> Result<String, String> {
    let started = Instant::now();
    let n_tokens = agent.model.resume(&kept.tokens).map_err(|err| err.to_string())?;
    if let Some(keeper) = &mut agent.keeper {
        keeper.take_over(&kept);
        let journal = keeper.journal();
        agent.tools.toolbox.use_journal(&journal).map_err(|err| err.to_string())?;
    }
    let (n_messages, n_kept) = (kept.messages.len(), kept.tokens.len());
    let elsewhere = match kept.workspace == agent.tools.toolbox.workspace().root() {
        true => String::new(),
        false => format!(" (it worked in {})", kept.workspace.display()),
    };
    let title = short(&kept.title);
    agent.set_conversation(kept.messages);
    let memory = match n_tokens {
        0 => "it is read again with the next message".to_owned(),
        n if n >= n_kept => format!("{n} tokens are in memory again after {} ms", started.elapsed().as_millis()),
        n => format!("{n} of {n_kept} tokens are in memory again, the rest is read with the next message"),
    };
    Ok(format!("session {}: {title}, {n_messages} messages{elsewhere}; {memory}", kept.name))
}

fn listed(head: &SessionHead, current: &str) -> String {
    let mark = if head.name == current { "*" } else { " " };
    let stored = if head.is_stored { "" } else { ", to be read again" };
    let age = ago(head.saved_s);
    format!("{mark} {}  {age:>8}  {:>7} tokens{stored}  {}", head.name, head.n_tokens, short(&head.title))
}

/// How long ago a time was, in its largest unit.
fn ago(at_s: u64) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |now| now.as_secs());
    match now.saturating_sub(at_s) {
        s @ 0..120 => format!("{s} s"),
        s @ 120..7200 => format!("{} min", s / 60),
        s @ 7200..172_800 => format!("{} h", s / 3600),
        s => format!("{} d", s / 86_400),
    }
}

fn history(messages: &[Message], n: usize) -> String {
    let line = |message: &Message| match message {
        Message::User(user) => Some(format!("you: {}", short(&user.content.text()))),
        Message::Assistant(said) => {
            let calls =
                said.tool_calls.iter().map(|call| crate::screen::plain::call(&call.name, &call.arguments, None));
            let parts: Vec<String> =
                std::iter::once(short(&said.content)).filter(|text| !text.is_empty()).chain(calls).collect();
            Some(format!("ds4: {}", parts.join("; ")))
        }
        _ => None,
    };
    let lines: Vec<String> = messages.iter().filter_map(line).collect();
    lines[lines.len().saturating_sub(n)..].join("\n")
}

fn status<M: Model>(agent: &Agent<M>, project: &[ProjectFile]) -> String {
    let toolbox = &agent.tools.toolbox;
    let (used, ctx) = agent.context();
    let mut lines = vec![
        format!(
            "model      {}, {}",
            agent.model.name(),
            if agent.options.thinking.is_on() { "thinking" } else { "not thinking" }
        ),
        format!("context    {used} of {ctx} tokens ({}%)", used * 100 / ctx.max(1)),
        format!("workspace  {}", toolbox.workspace().root().display()),
        format!("commands   {}", walls(agent)),
    ];
    match &agent.keeper {
        Some(keeper) => lines.push(format!("session    {} {}", keeper.name(), short(keeper.title()))),
        None => lines.push("session    not kept".to_owned()),
    }
    for file in project {
        lines.push(format!("project    {} ({} bytes)", file.path.display(), file.text.len()));
    }
    let others: Vec<String> =
        agent.tools.declarations().into_iter().skip(ds4_tools::declarations().len()).map(|t| t.name).collect();
    if !others.is_empty() {
        lines.push(format!("MCP tools  {}", others.join(", ")));
    }
    let changed: Vec<String> = toolbox.changed().iter().map(|path| path.display().to_string()).collect();
    if !changed.is_empty() {
        lines.push(format!("changed    {}", changed.join(", ")));
    }
    for (i, job) in toolbox.jobs().iter().enumerate() {
        let state = match job.state() {
            JobState::Running => format!("running {} s", job.elapsed().as_secs()),
            JobState::Exited(Some(code)) => format!("exit code {code}"),
            _ => "stopped".to_owned(),
        };
        lines.push(format!("job {:<6} {state}: {}", i + 1, short(&job.command)));
    }
    let last = &agent.last;
    if last.decode > Duration::ZERO {
        lines.push(format!(
            "last       prompt {} tokens ({} cached), {:.1} t/s; answer {} tokens, {:.1} t/s",
            last.prompt,
            last.reused,
            last.prefill_per_second(),
            last.generated,
            last.tokens_per_second()
        ));
    }
    lines.join("\n")
}

fn walls<M: Model>(agent: &Agent<M>) -> String {
    use ds4_tools::Access;
    let sandbox = agent.tools.toolbox.sandbox();
    let network = if sandbox.network { "network" } else { "no network" };
    match (agent.tools.unconfined(), sandbox.access) {
        (Some(why), _) => format!("are asked for: {why}"),
        (None, Access::Full) => "not confined".to_owned(),
        (None, Access::Workspace) => format!("write to the workspace, {network}"),
        (None, Access::ReadOnly) => format!("write nothing, {network}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command() {
        let expect = |line, command| assert_eq!(parse(line), Some(Ok(command)), "{line}");
        expect("/help", Command::Help);
        expect("/save", Command::Save);
        expect("/list ", Command::List);
        expect("/switch 3f2a", Command::Switch("3f2a".into()));
        expect("/new", Command::New);
        expect("/del 3f", Command::Delete("3f".into()));
        expect("/strip 3f", Command::Strip("3f".into()));
        expect("/undo", Command::Undo);
        expect("/diff", Command::Diff);
        expect("/status", Command::Status);
        expect("/compact", Command::Compact);
        expect("/history 3", Command::History(3));
        expect("/nothink", Command::Think(Thinking::None));
        expect("/exit", Command::Quit);
        assert!(HELP.lines().all(|line| line.chars().count() < 100));
    }

    #[test]
    fn mistakes_are_answered_and_messages_are_not_commands() {
        for line in ["/", "/hlep", "/switch", "/del", "/undo 3", "/history x", "/etc/passwd"] {
            assert!(matches!(parse(line), Some(Err(_))), "{line}");
        }
        for line in ["hello", "", " /help", "1/2", "/usr/bin/x says\nthis"] {
            assert_eq!(parse(line), None, "{line:?}");
        }
    }
}
