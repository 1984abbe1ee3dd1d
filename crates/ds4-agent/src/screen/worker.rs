//! The agent's thread, seen from the screen's.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use ds4_tools::{Cancel, Preview};

use crate::command::{self, Command};
use crate::prompt::ProjectFile;
use crate::trace::Trace;
use crate::{Agent, Approval, Decision, Event, Listener, Model};

/// What the agent's thread tells.
pub enum News {
    /// Something happened in a task.
    Event(Event),
    /// The answer to a command.
    Said(String),
    /// A call waits for a word.
    Question(Question),
    /// How things stand.
    Status(Status),
    /// Nothing is left to do.
    Idle,
}

/// How things stand between two tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Tokens of the conversation and tokens there is room for.
    pub context: (usize, usize),
    /// The beginning of the session's id.
    pub session: String,
    /// Whether the model reasons.
    pub is_thinking: bool,
    /// Background jobs.
    pub n_jobs: usize,
}

/// A call that waits for a word.
pub struct Question {
    /// The tool.
    pub name: String,
    /// JSON.
    pub arguments: String,
    /// What it will do.
    pub preview: Option<Preview>,
    /// Why this is asked, when it is not the usual reason.
    pub why: Option<String>,
    reply: Sender<Decision>,
}

impl Question {
    /// Gives the word.
    pub fn answer(self, decision: Decision) {
        // Whoever asked may have been stopped meanwhile.
        let _ = self.reply.send(decision);
    }
}

enum Job {
    /// Somebody said something.
    Wake,
    Obey(Command),
}

/// The agent's thread.
pub struct Worker {
    jobs: Sender<Job>,
    news: Receiver<News>,
    shared: Arc<Shared>,
    cancel: Cancel,
}

#[derive(Default)]
struct Shared {
    /// What was said and not heard yet.
    said: Mutex<VecDeque<String>>,
    /// Jobs that are not done.
    pending: AtomicUsize,
    /// Ids of sessions, for completion.
    sessions: Mutex<Vec<String>>,
    leaving: AtomicBool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Worker {
    /// Gives an agent a thread.
    pub fn start<M: Model + Send + 'static>(
        agent: Agent<M>,
        project: Vec<ProjectFile>,
        trace: Option<Trace>,
    ) -> Worker {
        let (jobs, work) = channel();
        let (tell, news) = channel();
        let shared = Arc::new(Shared::default());
        let cancel = agent.cancel.clone();
        let remote = Remote { news: tell, shared: shared.clone(), cancel: cancel.clone(), trace };
        thread::spawn(move || serve(agent, &project, &work, remote));
        Worker { jobs, news, shared, cancel }
    }

    /// News that have come, at most so many.
    pub fn news(&self, most: usize) -> Vec<News> {
        self.news.try_iter().take(most).collect()
    }

    /// Says something to the agent: a request, or more about the one it works on.
    pub fn say(&self, text: &str) {
        lock(&self.shared.said).push_back(text.to_owned());
        self.send(Job::Wake);
    }

    /// Has a command obeyed.
    pub fn obey(&self, command: Command) {
        self.send(Job::Obey(command));
    }

    fn send(&self, job: Job) {
        self.shared.pending.fetch_add(1, Ordering::SeqCst);
        if self.jobs.send(job).is_err() {
            // Its thread has panicked, and has said so.
            self.shared.pending.store(0, Ordering::SeqCst);
        }
    }

    /// Whether it does anything.
    pub fn is_working(&self) -> bool {
        self.shared.pending.load(Ordering::SeqCst) > 0
    }

    /// Stops what it does.
    pub fn stop(&self) {
        if self.is_working() {
            self.cancel.raise();
        }
    }

    /// Stops what it does and leaves undone what was asked.
    pub fn leave(&self) {
        self.shared.leaving.store(true, Ordering::SeqCst);
        self.stop();
    }

    /// The only session whose id begins like this.
    pub fn complete(&self, id: &str) -> Option<String> {
        let sessions = lock(&self.shared.sessions);
        let found: Vec<&String> = sessions.iter().filter(|name| name.starts_with(id)).collect();
        if let [one] = found[..] { Some(one.clone()) } else { None }
    }
}

fn serve<M: Model>(mut agent: Agent<M>, project: &[ProjectFile], work: &Receiver<Job>, mut remote: Remote) {
    remote.status(&agent);
    while let Ok(job) = work.recv() {
        let _done = Done(&remote.shared.clone());
        match job {
            Job::Obey(command) => {
                agent.cancel.clear();
                let said = command::obey(&mut agent, project, command, &mut remote);
                remote.tell(News::Said(said.unwrap_or_else(|err| format!("error: {err}"))));
                remote.status(&agent);
            }
            Job::Wake => {
                while !remote.shared.leaving.load(Ordering::SeqCst) {
                    let Some(text) = remote.said() else { break };
                    agent.cancel.clear();
                    agent.run(&text, &mut remote);
                    remote.status(&agent);
                }
            }
        }
        remote.tell(News::Idle);
    }
}

/// Counts a job as done, also when it panics.
struct Done<'d>(&'d Shared);

impl Drop for Done<'_> {
    fn drop(&mut self) {
        match thread::panicking() {
            true => self.0.pending.store(0, Ordering::SeqCst),
            false => _ = self.0.pending.fetch_sub(1, Ordering::SeqCst),
        }
    }
}

/// The agent's listener: passes everything on.
struct Remote {
    news: Sender<News>,
    shared: Arc<Shared>,
    cancel: Cancel,
    trace: Option<Trace>,
}

impl Remote {
    fn tell(&self, news: News) {
        // A screen that is gone hears nothing.
        let _ = self.news.send(news);
    }

    fn status<M: Model>(&self, agent: &Agent<M>) {
        let ids = agent.keeper.as_ref().and_then(|keeper| keeper.list().ok()).unwrap_or_default();
        *lock(&self.shared.sessions) = ids.into_iter().map(|head| head.name).collect();
        self.tell(News::Status(Status {
            context: agent.context(),
            session: agent.keeper.as_ref().map_or(String::new(), |keeper| keeper.name().chars().take(8).collect()),
            is_thinking: agent.options.thinking.is_on(),
            n_jobs: agent.tools.toolbox.n_running(),
        }));
    }
}

impl Listener for Remote {
    fn event(&mut self, event: &Event) {
        if let Some(trace) = &mut self.trace {
            trace.event(event);
        }
        self.tell(News::Event(event.clone()));
    }

    fn approve(&mut self, ask: &Approval<'_>) -> Decision {
        let (reply, answer) = channel();
        self.tell(News::Question(Question {
            name: ask.name.to_owned(),
            arguments: ask.arguments.to_owned(),
            preview: ask.preview.cloned(),
            why: ask.why.map(str::to_owned),
            reply,
        }));
        loop {
            match answer.recv_timeout(Duration::from_millis(50)) {
                Ok(decision) => return decision,
                Err(RecvTimeoutError::Timeout) if !self.cancel.is_raised() => {}
                Err(_) => return Decision::No(String::new()),
            }
        }
    }

    fn said(&mut self) -> Option<String> {
        let said: Vec<String> = lock(&self.shared.said).drain(..).collect();
        (!said.is_empty()).then(|| said.join("\n\n"))
    }
}
