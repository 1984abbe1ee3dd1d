//! Commands: a shell in a process group of its own, with its output in a file, a time limit and an end that reaches everything it
//! started.

mod output;
mod watch;

use std::fs::File;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Pid;

use crate::{Access, Cancel, Sandbox};
pub(crate) use output::Output;

/// Processes that one command may have at a time.
pub(crate) const PROCESSES_MAX: usize = 512;
/// Time between the request to end and the end.
const GRACE: Duration = Duration::from_secs(1);
/// How often a running command is looked at.
const TICK: Duration = Duration::from_millis(25);

/// What to run.
#[derive(Clone, Debug)]
pub(crate) struct Run<'r> {
    pub command: &'r str,
    pub folder: &'r Path,
    /// Its temporary files.
    pub temp: &'r Path,
    pub log: PathBuf,
    pub timeout: Duration,
    pub processes_max: usize,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// It has not.
    Running,
    /// By itself; `None` after a signal.
    Exited(Option<i32>),
    /// Its time was up.
    TimedOut(Duration),
    /// Somebody wanted it to end.
    Stopped,
    /// It had too many processes.
    TooManyProcesses,
}

/// A command that runs or has run.
#[derive(Debug)]
pub struct Job {
    /// What runs.
    pub command: String,
    /// When it started.
    pub started: Instant,
    /// Where its output is.
    pub log: PathBuf,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    stop: Cancel,
}

#[derive(Debug)]
struct State {
    job: JobState,
    output: Output,
    /// When it ended.
    ended: Option<Instant>,
}

impl Job {
    /// Starts a command. Its output goes to the log, and is read as fast as it comes, however much it is.
    ///
    /// # Errors
    /// When the log cannot be written, the sandbox cannot be built or there is no shell.
    pub(crate) fn start(run: Run<'_>, sandbox: &Sandbox) -> io::Result<Job> {
        let log = File::create(&run.log)?;
        let (reader, writer) = io::pipe()?;
        let mut command = sandbox.shell(run.command);
        command.current_dir(run.folder).process_group(0);
        command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
        // Programs that would wait for a person, or write for one.
        command.env("TMPDIR", run.temp).env("TERM", "dumb").env("NO_COLOR", "1").env("PAGER", "cat");
        if sandbox.access != Access::Full {
            // Compilers keep caches in the home folder, where they cannot write now.
            command.env("XDG_CACHE_HOME", run.temp.join("cache"));
        }
        command.env("GIT_PAGER", "cat").env("GIT_TERMINAL_PROMPT", "0").env("DEBIAN_FRONTEND", "noninteractive");
        let child = spawn_inside(&mut command, sandbox)?;
        // The command holds the writing end of the pipe; as long as it lives, the output does not end.
        drop(command);
        let shared = Arc::new(Shared {
            state: Mutex::new(State { job: JobState::Running, output: Output::default(), ended: None }),
            changed: Condvar::new(),
            stop: Cancel::new(),
        });
        let pid = child.id();
        let output_ended = Arc::new(AtomicBool::new(false));
        thread::Builder::new().name("command-output".to_owned()).spawn({
            let (shared, ended) = (shared.clone(), output_ended.clone());
            move || {
                output::collect(reader, log, &shared);
                ended.store(true, Ordering::SeqCst);
            }
        })?;
        let watch = watch::Watch {
            child,
            group: Pid::from_raw(pid as i32),
            timeout: run.timeout,
            processes_max: run.processes_max,
            shared: shared.clone(),
            output_ended,
        };
        thread::Builder::new().name("command-watch".to_owned()).spawn(move || watch.run())?;
        Ok(Job { command: run.command.to_owned(), started: Instant::now(), log: run.log, shared })
    }

    /// How it stands.
    pub fn state(&self) -> JobState {
        self.shared.lock().job
    }

    /// How long it ran, or runs already.
    pub fn elapsed(&self) -> Duration {
        let ended = self.shared.lock().ended;
        ended.map_or_else(|| self.started.elapsed(), |ended| ended - self.started)
    }

    /// What it printed so far.
    pub(crate) fn output(&self) -> Output {
        self.shared.lock().output.clone()
    }

    /// Asks it to end; it is made to if it does not.
    pub fn stop(&self) {
        self.shared.stop.raise();
    }

    /// Waits until it has ended or the time is up, and stops it when `cancel` is raised.
    pub fn wait(&self, most: Duration, cancel: &Cancel) -> JobState {
        let until = Instant::now() + most;
        let mut state = self.shared.lock();
        while state.job == JobState::Running && Instant::now() < until {
            if cancel.is_raised() {
                self.stop();
            }
            state = self.shared.changed.wait_timeout(state, TICK).unwrap_or_else(PoisonError::into_inner).0;
        }
        state.job
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.stop();
        // The program may end right after: what it leaves running would run forever.
        self.wait(GRACE * 3, &Cancel::new());
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Landlock and seccomp bind a thread and what it starts, so a thread of its own enters the sandbox and starts the command.
fn spawn_inside(command: &mut Command, sandbox: &Sandbox) -> io::Result<Child> {
    thread::scope(|scope| {
        let spawn = || {
            sandbox.enter()?;
            command.spawn()
        };
        scope.spawn(spawn).join().unwrap_or_else(|_| Err(io::Error::other("the thread that starts commands panicked")))
    })
}

#[cfg(test)]
mod tests {
    use super::output::LOG_BYTES_MAX;
    use super::*;

    struct Bench {
        home: tempfile::TempDir,
    }

    impl Bench {
        fn new() -> Bench {
            Bench { home: tempfile::tempdir().unwrap() }
        }

        fn start(&self, command: &str, timeout: Duration, processes_max: usize) -> Job {
            let (folder, temp) = (self.home.path(), self.home.path());
            let log = self.home.path().join("log");
            let run = Run { command, folder, temp, log, timeout, processes_max };
            Job::start(run, &Sandbox::off()).unwrap()
        }

        fn run(&self, command: &str) -> (JobState, String) {
            let job = self.start(command, Duration::from_secs(60), PROCESSES_MAX);
            let state = job.wait(Duration::from_secs(60), &Cancel::new());
            (state, job.output().whole().unwrap())
        }
    }

    #[test]
    fn output_and_status() {
        let bench = Bench::new();
        assert_eq!(bench.run("echo out; echo err >&2; exit 3"), (JobState::Exited(Some(3)), "out\nerr\n".into()));
        assert_eq!(bench.run("kill -9 $$").0, JobState::Exited(Some(137)));
        assert_eq!(bench.run("cat; printf 'a\\xffb'").1, "a\u{fffd}b");
    }

    #[test]
    fn a_command_that_ignores_being_asked_is_made_to_end() {
        let bench = Bench::new();
        let job = bench.start("trap '' TERM INT; echo ready; while :; do sleep 0.1; done", Duration::from_secs(60), 99);
        while job.output().n_bytes == 0 {
            thread::sleep(TICK);
        }
        let cancel = Cancel::new();
        cancel.raise();
        assert_eq!(job.wait(Duration::from_secs(30), &cancel), JobState::Stopped);
    }

    #[test]
    fn time_is_limited() {
        let bench = Bench::new();
        let timeout = Duration::from_millis(200);
        let job = bench.start("echo before; sleep 1000", timeout, 99);
        assert_eq!(job.wait(Duration::from_secs(30), &Cancel::new()), JobState::TimedOut(timeout));
        assert_eq!(job.output().whole().as_deref(), Some("before\n"));
    }

    #[test]
    fn nothing_is_left_running() {
        let bench = Bench::new();
        let (state, out) = bench.run("sleep 1000 & echo $!");
        assert_eq!(state, JobState::Exited(Some(0)));
        let pid: i32 = out.trim().parse().unwrap();
        let gone = || {
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            stat.is_empty() || stat.contains(") Z ")
        };
        for _ in 0..200 {
            if gone() {
                return;
            }
            thread::sleep(TICK);
        }
        panic!("{pid} is still there");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn forks_are_limited() {
        let bench = Bench::new();
        let job = bench.start("while :; do sleep 1000 & sleep 0.01; done", Duration::from_secs(60), 20);
        assert_eq!(job.wait(Duration::from_secs(60), &Cancel::new()), JobState::TooManyProcesses);
    }

    #[test]
    fn much_output_is_counted_and_its_ends_are_kept() {
        let bench = Bench::new();
        let job = bench.start(
            "echo first; head -c 300000000 /dev/zero | tr '\\0' x; echo; echo last",
            Duration::from_secs(300),
            99,
        );
        assert_eq!(job.wait(Duration::from_secs(300), &Cancel::new()), JobState::Exited(Some(0)));
        let output = job.output();
        assert_eq!((output.n_bytes, output.lines()), (300_000_012, 3));
        let (head, tail) = output.ends(1000);
        assert!(head == "first\n" && tail == "last\n", "{head} {tail}");
        assert_eq!(std::fs::metadata(bench.home.path().join("log")).unwrap().len(), LOG_BYTES_MAX);
    }
}
