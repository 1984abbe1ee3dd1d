//! Commands: a shell in a process group of its own, with its output in a file, a time limit and an end that reaches everything it
//! started.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, PipeReader, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::{Access, Sandbox, kept};

/// Bytes of output that are kept on disk; the rest is only counted.
const LOG_BYTES_MAX: u64 = 64 << 20;
/// Bytes of the beginning and of the end that are kept in memory.
const END_BYTES: usize = 128 << 10;
/// Processes that one command may have at a time.
pub(crate) const PROCESSES_MAX: usize = 512;
/// Time between the request to end and the end.
const GRACE: Duration = Duration::from_secs(1);
/// How often a running command is looked at.
const TICK: Duration = Duration::from_millis(25);

/// Asks whatever is running to stop. Shared between the one who runs and the one who wants it to end.
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    raised: Arc<AtomicBool>,
    /// When it counts as raised by itself.
    deadline: Option<Instant>,
}

impl Cancel {
    /// Not raised.
    pub fn new() -> Cancel {
        Cancel::default()
    }

    /// The same, which counts as raised from a time on.
    pub fn until(&self, deadline: Option<Instant>) -> Cancel {
        Cancel { raised: self.raised.clone(), deadline }
    }

    /// Stops what is running.
    pub fn raise(&self) {
        self.raised.store(true, Ordering::SeqCst);
    }

    /// Forgets it.
    pub fn clear(&self) {
        self.raised.store(false, Ordering::SeqCst);
    }

    /// Whether it was raised, or its time has come.
    pub fn is_raised(&self) -> bool {
        self.raised.load(Ordering::SeqCst) || self.deadline.is_some_and(|deadline| Instant::now() >= deadline)
    }

    /// Raises it; answers whether it was raised already.
    pub fn raise_again(&self) -> bool {
        self.raised.swap(true, Ordering::SeqCst)
    }
}

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

/// The output so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Output {
    /// Its beginning.
    pub head: Vec<u8>,
    /// Its end, as far as it is not in the beginning.
    pub tail: VecDeque<u8>,
    pub n_bytes: u64,
    pub n_lines: usize,
    ends_in_line: bool,
}

impl Output {
    fn push(&mut self, bytes: &[u8]) {
        self.n_bytes += bytes.len() as u64;
        self.n_lines += bytes.iter().filter(|byte| **byte == b'\n').count();
        self.ends_in_line = bytes.last().is_some_and(|byte| *byte != b'\n');
        let (head, tail) = bytes.split_at(bytes.len().min(END_BYTES - self.head.len()));
        self.head.extend_from_slice(head);
        self.tail.extend(&tail[tail.len().saturating_sub(END_BYTES)..]);
        let surplus = self.tail.len().saturating_sub(END_BYTES);
        self.tail.drain(..surplus);
    }

    /// Its lines, an unfinished one included.
    pub fn lines(&self) -> usize {
        self.n_lines + usize::from(self.ends_in_line)
    }

    /// All of it, if it is still in memory.
    pub fn whole(&self) -> Option<String> {
        let bytes: Vec<u8> = self.head.iter().chain(&self.tail).copied().collect();
        (bytes.len() as u64 == self.n_bytes).then(|| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Its beginning and its end, together about `n_bytes` long, in whole lines where there are any; all of it is a beginning.
    pub fn ends(&self, n_bytes: usize) -> (String, String) {
        if let Some(whole) = self.whole() {
            if whole.len() <= n_bytes {
                return (whole, String::new());
            }
            let (head, tail) = kept::ends(&whole, n_bytes);
            return (head.to_owned(), tail.to_owned());
        }
        let head = &self.head[..self.head.len().min(n_bytes / 2)];
        let head = head.iter().rposition(|byte| *byte == b'\n').map_or(head, |at| &head[..=at]);
        let tail: Vec<u8> = self.tail.iter().copied().skip(self.tail.len().saturating_sub(n_bytes / 2)).collect();
        let tail = tail.iter().position(|byte| *byte == b'\n').map_or(&tail[..], |at| &tail[at + 1..]);
        (String::from_utf8_lossy(head).into_owned(), String::from_utf8_lossy(tail).into_owned())
    }
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
                collect(reader, log, &shared);
                ended.store(true, Ordering::SeqCst);
            }
        })?;
        let watch = Watch {
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

fn collect(mut reader: PipeReader, mut log: File, shared: &Shared) {
    let mut buffer = vec![0; 64 << 10];
    let mut logged = 0;
    loop {
        let n = match reader.read(&mut buffer) {
            Ok(0) => return,
            Ok(n) => n,
            Err(err) if err.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => return,
        };
        let room = (LOG_BYTES_MAX - logged).min(n as u64) as usize;
        // A full disk costs the log, not the command.
        if room > 0 && log.write_all(&buffer[..room]).is_ok() {
            logged += room as u64;
        }
        shared.lock().output.push(&buffer[..n]);
    }
}

/// Looks after one command until nothing of it is left.
struct Watch {
    child: Child,
    group: Option<Pid>,
    timeout: Duration,
    processes_max: usize,
    shared: Arc<Shared>,
    output_ended: Arc<AtomicBool>,
}

impl Watch {
    fn run(mut self) {
        let started = Instant::now();
        let mut looked = started;
        let ended = loop {
            if let Ok(Some(status)) = self.child.try_wait() {
                break exited(status);
            }
            if self.shared.stop.is_raised() {
                break self.end(JobState::Stopped);
            }
            if started.elapsed() >= self.timeout {
                break self.end(JobState::TimedOut(self.timeout));
            }
            if looked.elapsed() > Duration::from_millis(300) {
                looked = Instant::now();
                if self.processes() > self.processes_max {
                    self.kill(Signal::KILL);
                    break self.end(JobState::TooManyProcesses);
                }
            }
            thread::sleep(TICK);
        };
        // What it left behind in its group ends with it.
        self.kill(Signal::KILL);
        // The rest of the output, unless somebody outside the group holds the pipe.
        let until = Instant::now() + GRACE;
        while !self.output_ended.load(Ordering::SeqCst) && Instant::now() < until {
            thread::sleep(Duration::from_millis(2));
        }
        let mut state = self.shared.lock();
        (state.job, state.ended) = (ended, Some(Instant::now()));
        self.shared.changed.notify_all();
    }

    /// First asks, then makes it end.
    fn end(&mut self, how: JobState) -> JobState {
        self.kill(Signal::TERM);
        let until = Instant::now() + GRACE;
        while Instant::now() < until {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return how;
            }
            thread::sleep(TICK);
        }
        self.kill(Signal::KILL);
        // It is killed, or the system is beyond help; either way it is nothing to wait for here.
        let _ = self.child.wait();
        how
    }

    fn kill(&self, signal: Signal) {
        if let Some(group) = self.group {
            // Nobody left is as good as killed.
            let _ = kill_process_group(group, signal);
        }
    }

    /// Processes of the group; 0 where the system does not tell.
    fn processes(&self) -> usize {
        let Some(group) = self.group else { return 0 };
        let group = group.as_raw_nonzero().to_string();
        let Ok(entries) = std::fs::read_dir("/proc") else { return 0 };
        let pids = entries.flatten().filter(|e| e.file_name().to_str().is_some_and(|n| n.parse::<u32>().is_ok()));
        pids.filter(|entry| {
            let stat = std::fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
            // The name in parentheses may hold anything; after it come state, parent and group.
            stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(2)) == Some(&group)
        })
        .count()
    }
}

fn exited(status: ExitStatus) -> JobState {
    JobState::Exited(status.code().or_else(|| status.signal().map(|signal| 128 + signal)))
}

#[cfg(test)]
mod tests {
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
