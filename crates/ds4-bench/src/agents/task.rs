//! The tasks: a folder to work in, a prompt, and a judge that looks at what is there afterwards.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ds4_args::AgentTask;

/// What the judge says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What is wrong with the final state; nothing: it passed.
    pub state: Option<String>,
    /// Files that were changed, made or removed and should not have been.
    pub wrong_edits: usize,
}

/// Its name.
pub fn name(task: AgentTask) -> &'static str {
    match task {
        AgentTask::Ok => "ok",
        AgentTask::Read => "read",
        AgentTask::Edit => "edit",
        AgentTask::Docs => "docs",
        AgentTask::Wiki => "wiki",
    }
}

/// What is asked.
pub fn prompt(task: AgentTask) -> &'static str {
    match task {
        AgentTask::Ok => "reply with exactly OK",
        AgentTask::Read => "Read notes.txt and tell me the port.",
        AgentTask::Edit => "In config.txt change port = 8000 to port = 9000.",
        AgentTask::Docs => {
            "Add a section \"Backup\" to docs/guide.md that says \"Backups run every night.\", then add it to docs/index.md."
        }
        AgentTask::Wiki => {
            "Compile the note raw/heat-pump.md into wiki/heat-pump.md with front matter (title, date, tags). Add it to \
             wiki/index.md and append a line to log.md."
        }
    }
}

const NOTE: &str = "Title: Heat pump\nDate: 2023-04-18\nTags: heating, house\n\n\
                    The heat pump gives 8.4 kW. Its filter is changed every 6 months.\n";

fn files(task: AgentTask) -> &'static [(&'static str, &'static str)] {
    match task {
        AgentTask::Ok => &[],
        AgentTask::Read => &[("notes.txt", "server = alpha\nport = 7341\nowner = ops\n")],
        AgentTask::Edit => {
            &[("config.txt", "name = demo\nport = 8000\ndebug = false\n"), ("other.txt", "port = 8000\n")]
        }
        AgentTask::Docs => &[
            ("docs/guide.md", "# Guide\n\n## Install\n\nRun the installer.\n"),
            ("docs/index.md", "# Index\n\n- [Install](guide.md)\n"),
            ("README.md", "# Demo\n"),
        ],
        AgentTask::Wiki => &[
            ("raw/heat-pump.md", NOTE),
            ("wiki/index.md", "# Index\n\n- [Boiler](boiler.md)\n"),
            ("log.md", "# Log\n\n- 2023-04-01: added Boiler\n"),
        ],
    }
}

/// Files a task may touch, and those it may leave as they are.
fn touched(task: AgentTask) -> &'static [&'static str] {
    match task {
        AgentTask::Ok | AgentTask::Read => &[],
        AgentTask::Edit => &["config.txt"],
        AgentTask::Docs => &["docs/guide.md", "docs/index.md"],
        AgentTask::Wiki => &["wiki/heat-pump.md", "wiki/index.md", "log.md"],
    }
}

/// Makes the folder.
///
/// # Errors
/// When it cannot be written.
pub fn prepare(task: AgentTask, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for (name, text) in files(task) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().context("a file has a folder")?)?;
        fs::write(&path, text)?;
    }
    Ok(())
}

/// Looks at the folder and at what was said.
pub fn judge(task: AgentTask, folder: &Path, said: &str) -> Verdict {
    let before: BTreeMap<String, Vec<u8>> =
        files(task).iter().map(|(n, t)| ((*n).to_owned(), t.as_bytes().to_vec())).collect();
    let after = tree(folder);
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let changed: Vec<&str> =
        names.into_iter().filter(|name| before.get(*name) != after.get(*name)).map(String::as_str).collect();
    let wrong_edits = changed.iter().filter(|name| !touched(task).contains(name)).count();
    let text =
        |name: &str| after.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    let mut state = state(task, said, &text);
    if state.is_none() && wrong_edits > 0 {
        state = Some(format!("{wrong_edits} other files changed"));
    }
    Verdict { state, wrong_edits }
}

/// The first thing that is wrong.
fn state(task: AgentTask, said: &str, text: &dyn Fn(&str) -> String) -> Option<String> {
    let needs = |is: bool, what: &str| (!is).then(|| what.to_owned());
    match task {
        // Clients print headers of their own; what counts is the last line.
        AgentTask::Ok => {
            let last = said.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
            needs(last == "OK", &format!("said {:?} instead of OK", last.chars().take(40).collect::<String>()))
        }
        AgentTask::Read => needs(said.contains("7341"), "did not say the port"),
        AgentTask::Edit => {
            needs(text("config.txt") == "name = demo\nport = 9000\ndebug = false\n", "config.txt is not as asked for")
        }
        AgentTask::Docs => {
            let (guide, index) = (text("docs/guide.md"), text("docs/index.md"));
            needs(guide.starts_with("# Guide\n\n## Install\n\nRun the installer.\n"), "docs/guide.md lost what it had")
                .or_else(|| needs(guide.contains("## Backup"), "docs/guide.md has no section"))
                .or_else(|| needs(guide.contains("Backups run every night."), "the section does not say when"))
                .or_else(|| {
                    needs(index.starts_with("# Index\n\n- [Install](guide.md)\n"), "docs/index.md lost what it had")
                })
                .or_else(|| needs(index.contains("[Backup](guide.md"), "docs/index.md has no entry"))
        }
        AgentTask::Wiki => {
            let (article, index, log) = (text("wiki/heat-pump.md"), text("wiki/index.md"), text("log.md"));
            let front = article.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---"));
            let keys = ["title:", "date:", "tags:"];
            let is_front = front.is_some_and(|(front, _)| keys.iter().all(|key| front.contains(key)));
            let facts = ["8.4 kW", "6 months", "2023-04-18"];
            let invented = numbers(&article).find(|number| !NOTE.contains(number));
            needs(!article.is_empty(), "there is no article")
                .or_else(|| needs(is_front, "the article has no front matter with title, date and tags"))
                .or_else(|| {
                    needs(facts.iter().all(|fact| article.contains(fact)), "the article lacks the note's facts")
                })
                .or_else(|| invented.map(|number| format!("the article says {number}, the note does not")))
                .or_else(|| {
                    needs(index.starts_with("# Index\n\n- [Boiler](boiler.md)\n"), "the index lost what it had")
                })
                .or_else(|| needs(index.contains("heat-pump.md"), "the index has no entry"))
                .or_else(|| needs(log.starts_with("# Log\n\n- 2023-04-01: added Boiler\n"), "the log lost what it had"))
                .or_else(|| needs(log.trim_end().lines().count() == 4, "the log has not one line more"))
        }
    }
}

/// Runs of digits.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty())
}

/// Every file below a folder with its bytes; what tools keep for themselves (hidden names) is left out.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(dir) = folders.pop() {
        for entry in fs::read_dir(&dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if let (Ok(name), Ok(bytes)) = (path.strip_prefix(folder), fs::read(&path)) {
                found.insert(name.to_string_lossy().into_owned(), bytes);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(task: AgentTask, said: &str, change: impl Fn(&Path)) -> Verdict {
        let root = tempfile::tempdir().unwrap();
        prepare(task, root.path()).unwrap();
        change(root.path());
        judge(task, root.path(), said)
    }

    #[test]
    fn doing_nothing_passes_nothing() {
        for task in [AgentTask::Ok, AgentTask::Read, AgentTask::Edit, AgentTask::Docs, AgentTask::Wiki] {
            let verdict = judged(task, "I am done.", |_| {});
            assert!(verdict.state.is_some() && verdict.wrong_edits == 0, "{task:?}");
        }
    }

    #[test]
    fn what_was_asked_for_passes() {
        let passes = |verdict: Verdict| assert_eq!(verdict, Verdict::default());
        passes(judged(AgentTask::Ok, "header\n\nOK\n", |_| {}));
        passes(judged(AgentTask::Read, "The port is 7341.", |_| {}));
        passes(judged(AgentTask::Edit, "", |dir| {
            fs::write(dir.join("config.txt"), "name = demo\nport = 9000\ndebug = false\n").unwrap();
        }));
        passes(judged(AgentTask::Docs, "", |dir| {
            let add = |name: &str, more: &str| {
                let text = fs::read_to_string(dir.join(name)).unwrap() + more;
                fs::write(dir.join(name), text).unwrap();
            };
            add("docs/guide.md", "\n## Backup\n\nBackups run every night.\n");
            add("docs/index.md", "- [Backup](guide.md)\n");
        }));
        passes(judged(AgentTask::Wiki, "", |dir| {
            wiki(dir, "The heat pump gives 8.4 kW. Its filter is changed every 6 months.");
        }));
    }

    fn wiki(dir: &Path, body: &str) {
        let front = "---\ntitle: Heat pump\ndate: 2023-04-18\ntags: [heating, house]\n---\n\n# Heat pump\n\n";
        fs::write(dir.join("wiki/heat-pump.md"), format!("{front}{body}\n")).unwrap();
        for (name, line) in
            [("wiki/index.md", "- [Heat pump](heat-pump.md)\n"), ("log.md", "- 2023-04-18: added Heat pump\n")]
        {
            let text = fs::read_to_string(dir.join(name)).unwrap() + line;
            fs::write(dir.join(name), text).unwrap();
        }
    }

    #[test]
    fn an_article_says_what_the_note_says() {
        let state = |body: &'static str| judged(AgentTask::Wiki, "", |dir| wiki(dir, body)).state.unwrap_or_default();
        assert!(state("It gives 8.4 kW, filter every 6 months, since 1999.").contains("1999"));
        assert!(state("It gives 8.4 kW.").contains("lacks"));
    }

    #[test]
    fn the_wrong_file_is_counted() {
        let verdict = judged(AgentTask::Edit, "", |dir| {
            fs::write(dir.join("config.txt"), "name = demo\nport = 9000\ndebug = false\n").unwrap();
            fs::write(dir.join("other.txt"), "port = 9000\n").unwrap();
            fs::write(dir.join("new.txt"), "").unwrap();
        });
        assert_eq!((verdict.wrong_edits, verdict.state.as_deref()), (2, Some("2 other files changed")));
        assert!(judged(AgentTask::Ok, "okay", |_| {}).state.unwrap().contains("okay"));
    }
}
