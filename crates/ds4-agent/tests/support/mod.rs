//! An agent with a scripted model in a folder of its own, and a listener that writes everything down.

use std::collections::VecDeque;
use std::fs;
use std::path::PathBuf;

use ds4_agent::prompt::{Opening, SYSTEM};
use ds4_agent::scripted::Scripted;
use ds4_agent::{Agent, AgentOptions, Approval, Approve, Decision, Done, Event, Listener, Tools};
use ds4_chat::Thinking;
use ds4_tools::{Access, Cancel, Toolbox, ToolboxOptions, declarations};
use serde_json::Value;

pub struct Bench {
    pub home: tempfile::TempDir,
    pub agent: Agent<Scripted>,
    pub heard: Heard,
}

/// Whether an event is the one.
type Passes = fn(&Event) -> bool;

/// What was heard.
#[derive(Default)]
pub struct Heard {
    pub events: Vec<Event>,
    /// What to answer when asked.
    pub decisions: VecDeque<Decision>,
    /// What was asked about.
    pub asked: Vec<String>,
    /// What the person says meanwhile, at the first opportunity.
    pub said: VecDeque<String>,
    /// Raise this at the first event that passes.
    pub stop_at: Option<(Cancel, Passes)>,
}

impl Listener for Heard {
    fn event(&mut self, event: &Event) {
        if self.stop_at.as_ref().is_some_and(|(_, is_it)| is_it(event)) {
            self.stop_at.take().unwrap().0.raise();
        }
        self.events.push(event.clone());
    }

    fn approve(&mut self, ask: &Approval<'_>) -> Decision {
        self.asked.push(format!("{} {:?}", ask.name, ask.preview));
        self.decisions.pop_front().unwrap_or(Decision::No("nobody said so".to_owned()))
    }

    fn said(&mut self) -> Option<String> {
        self.said.pop_front()
    }
}

#[allow(dead_code, reason = "every test file uses some of it")]
impl Bench {
    /// An agent whose model gives these answers.
    pub fn new(replies: &[String]) -> Bench {
        Bench::with(replies, Approve::Never, AgentOptions { thinking: Thinking::None, ..AgentOptions::default() })
    }

    pub fn with(replies: &[String], approve: Approve, options: AgentOptions) -> Bench {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("w")).unwrap();
        let toolbox = Toolbox::open(&ToolboxOptions {
            workspace: home.path().join("w"),
            journal: home.path().join("journal"),
            access: Access::Full,
            network: false,
            writable: Vec::new(),
        })
        .unwrap();
        let tools = Tools::new(toolbox, Vec::new(), approve);
        let opening = Opening {
            system: SYSTEM,
            tools: &declarations(),
            workspace: tools.toolbox.workspace().root(),
            is_read_only: false,
            project: &[],
        };
        let head = opening.messages();
        let model = Scripted::new(replies.iter().cloned());
        Bench { agent: Agent::new(model, tools, head, options), home, heard: Heard::default() }
    }

    pub fn run(&mut self, request: &str) -> Done {
        self.agent.run(request, &mut self.heard)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join("w").join(name)
    }

    pub fn put(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The texts of all results so far.
    pub fn results(&self) -> Vec<String> {
        let text = |event: &Event| match event {
            Event::Result { text, .. } => Some(text.clone()),
            _ => None,
        };
        self.heard.events.iter().filter_map(text).collect()
    }

    /// The prompt of the last answer.
    pub fn last_prompt(&self) -> &str {
        self.agent.model.prompts.last().unwrap()
    }
}

/// A call as a model writes it.
pub fn call(name: &str, arguments: Value) -> String {
    Scripted::call(name, &arguments)
}

pub fn say(text: &str) -> String {
    text.to_owned()
}
