//! What a line typed at `ds4> ` means.

use std::path::PathBuf;

use ds4_chat::Thinking;

/// A line that begins with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// List the commands.
    Help,
    /// How much to reason from the next turn on.
    Think(Thinking),
    /// Give the conversation another context size, in tokens.
    Ctx(usize),
    /// Send the contents of a file.
    Read(PathBuf),
    /// Keep the conversation under a name.
    Save(String),
    /// Go on with a kept conversation.
    Load(String),
    /// List the kept conversations.
    List,
    /// Delete a kept conversation.
    Delete(String),
    /// Free what the model remembers of a kept conversation.
    Strip(String),
    /// Answer the last message again.
    Regen,
    /// Take the last message and its answer back.
    Undo,
    /// Say how full the context is and how fast it went.
    Status,
    /// Leave.
    Quit,
}

/// What `/help` prints.
pub const HELP: &str = "\
/think /think-max /nothink   reason, reason as long as it takes, answer at once
/read FILE                   send the contents of a file
/regen                       answer the last message again
/undo                        take the last message and its answer back
/save NAME                   keep this conversation, now and after every turn
/list  /load NAME            list the kept conversations, go on with one
/del NAME  /strip NAME       delete one; free its memory and keep its text
/ctx N                       give the conversation a context of N tokens
/status                      how full the context is, how fast it went
/quit /exit                  leave (so does Ctrl+D); Ctrl+C stops an answer
A line that begins with a space is sent even when a / follows.";

/// Reads a line: nothing when it is a message, else the command or what is wrong with it.
pub fn parse(line: &str) -> Option<Result<Command, String>> {
    let rest = line.strip_prefix('/')?;
    let (name, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    Some(command(name, argument.trim()))
}

fn command(name: &str, argument: &str) -> Result<Command, String> {
    let needs = |what: &str| {
        if argument.is_empty() { Err(format!("/{name} needs {what}")) } else { Ok(argument.to_owned()) }
    };
    let command = match name {
        "read" => return Ok(Command::Read(needs("a FILE")?.into())),
        "save" => return Ok(Command::Save(session_name(&needs("a NAME")?)?)),
        "load" | "switch" => return Ok(Command::Load(session_name(&needs("a NAME")?)?)),
        "del" => return Ok(Command::Delete(session_name(&needs("a NAME")?)?)),
        "strip" => return Ok(Command::Strip(session_name(&needs("a NAME")?)?)),
        "ctx" => {
            let text = needs("a number of tokens")?;
            return match text.parse() {
                Ok(0) | Err(_) => Err(format!("/ctx needs a number of tokens, not '{text}'")),
                Ok(n) => Ok(Command::Ctx(n)),
            };
        }
        "help" => Command::Help,
        "think" => Command::Think(Thinking::High),
        "think-max" => Command::Think(Thinking::Max),
        "nothink" => Command::Think(Thinking::None),
        "list" => Command::List,
        "regen" => Command::Regen,
        "undo" => Command::Undo,
        "status" => Command::Status,
        "quit" | "exit" => Command::Quit,
        _ => return Err(format!("unknown command /{name}; /help lists them (begin with a space to send it as text)")),
    };
    if argument.is_empty() { Ok(command) } else { Err(format!("/{name} takes nothing, not '{argument}'")) }
}

/// A session name is a file name, and one that hides nothing.
fn session_name(name: &str) -> Result<String, String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.len() <= 64 && !name.starts_with('.') && name.chars().all(fits) {
        Ok(name.to_owned())
    } else {
        Err(format!("'{name}' cannot be a name: use up to 64 letters, digits, '-', '_' or '.', and no '.' first"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command() {
        let expect = |line, command| assert_eq!(parse(line), Some(Ok(command)), "{line}");
        expect("/help", Command::Help);
        expect("/think", Command::Think(Thinking::High));
        expect("/think-max", Command::Think(Thinking::Max));
        expect("/nothink ", Command::Think(Thinking::None));
        expect("/ctx  4096", Command::Ctx(4096));
        expect("/read a file.txt", Command::Read("a file.txt".into()));
        expect("/save trip-1", Command::Save("trip-1".into()));
        expect("/load trip-1", Command::Load("trip-1".into()));
        expect("/switch trip-1", Command::Load("trip-1".into()));
        expect("/list", Command::List);
        expect("/del trip-1", Command::Delete("trip-1".into()));
        expect("/strip trip-1", Command::Strip("trip-1".into()));
        expect("/regen", Command::Regen);
        expect("/undo", Command::Undo);
        expect("/status", Command::Status);
        expect("/quit", Command::Quit);
        expect("/exit", Command::Quit);
        assert!(HELP.lines().all(|line| line.len() < 80));
    }

    #[test]
    fn messages_are_not_commands() {
        for line in ["hello", "", " /help", "1/2", "\n/help"] {
            assert_eq!(parse(line), None, "{line:?}");
        }
    }

    #[test]
    fn mistakes_are_answered_and_never_sent() {
        for line in
            ["/", "/hlep", "/ctx", "/ctx 0", "/ctx -4", "/ctx 4k", "/read", "/save", "/del", "/help me", "/etc/passwd"]
        {
            assert!(matches!(parse(line), Some(Err(_))), "{line}");
        }
    }

    #[test]
    fn a_name_cannot_leave_its_folder() {
        for name in ["../x", "a/b", ".hidden", "a b", "é", &"x".repeat(65)] {
            assert!(matches!(parse(&format!("/save {name}")), Some(Err(_))), "{name}");
        }
    }
}
