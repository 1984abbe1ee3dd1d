//! Looking after a command: its time, its processes, its end.

use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use super::{GRACE, JobState, Shared, TICK};

/// Looks after one command until nothing of it is left.
pub(super) struct Watch {
    pub child: Child,
    pub group: Option<Pid>,
    pub timeout: Duration,
    pub processes_max: usize,
    pub shared: Arc<Shared>,
    pub output_ended: Arc<AtomicBool>,
}

impl Watch {
    pub fn run(mut self) {
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
