//! `bash` and `job`: commands, at once or in the background.

use std::time::Duration;

use crate::args::Args;
use crate::kept::join;
use crate::process::{Job, JobState, PROCESSES_MAX, Run};
use crate::{Cancel, Error, Toolbox};

/// Seconds that a command may take when nobody says how many.
const TIMEOUT_S: usize = 120;
/// Seconds that a command may take at most.
const TIMEOUT_S_MAX: usize = 24 * 3600;
/// Seconds that `job wait` waits.
const WAIT_S: u64 = 60;
/// Lines that are shown of a job.
const JOB_LINES: usize = 20;

pub(crate) fn bash(tools: &mut Toolbox, args: &Args, n_bytes: usize, cancel: &Cancel) -> Result<String, Error> {
    let command = args.text("command")?;
    if command.trim().is_empty() {
        return Err(Error::Arguments("`command` is empty.".to_owned()));
    }
    let in_background = args.flag("background")?;
    let default = if in_background { TIMEOUT_S_MAX } else { TIMEOUT_S };
    let timeout = args.optional_number("timeout_sec")?.unwrap_or(default).clamp(1, TIMEOUT_S_MAX);
    let timeout = Duration::from_secs(timeout as u64);
    let run = Run {
        command: &command,
        folder: tools.workspace.root(),
        temp: tools.temp.path(),
        log: tools.kept.next_file("bash"),
        timeout,
        processes_max: PROCESSES_MAX,
    };
    let job = Job::start(run, &tools.sandbox).map_err(|err| Error::Call(format!("cannot run commands: {err}.")))?;
    // Its file has a name from now on, so the next one gets another.
    let id = tools.kept.add(job.log.clone());
    if in_background {
        tools.jobs.push(job);
        return Ok(format!("Job {} started.", tools.jobs.len()));
    }
    let state = job.wait(timeout + Duration::from_secs(10), cancel);
    let output = shown(&job, n_bytes, &id);
    let end = match state {
        JobState::Exited(Some(0)) => None,
        JobState::Exited(Some(code)) => Some(format!("[exit code {code}]")),
        JobState::Exited(None) => Some("[ended by a signal]".to_owned()),
        JobState::TimedOut(after) => Some(format!("[timed out after {} s]", after.as_secs())),
        JobState::Stopped | JobState::Running => Some("[stopped]".to_owned()),
        JobState::TooManyProcesses => Some(format!("[stopped: it had more than {PROCESSES_MAX} processes]")),
    };
    Ok(match (output.is_empty(), end) {
        (true, None) => "(no output)".to_owned(),
        (true, Some(end)) => end,
        (false, None) => output,
        (false, Some(end)) => format!("{output}\n{end}"),
    })
}

/// What a command printed, without its last newline.
fn shown(job: &Job, n_bytes: usize, id: &str) -> String {
    let output = job.output();
    let (head, tail) = output.ends(n_bytes);
    let is_whole = tail.is_empty() && head.len() as u64 >= output.n_bytes;
    let text = if is_whole { head } else { join(&head, &tail, output.lines(), Some(id)) };
    text.trim_end_matches('\n').to_owned()
}

pub(crate) fn job(tools: &Toolbox, args: &Args, n_bytes: usize, cancel: &Cancel) -> Result<String, Error> {
    let number = args.number("id")?;
    let Some(job) = number.checked_sub(1).and_then(|at| tools.jobs.get(at)) else {
        return Err(Error::Call(format!("there is no job {number}. There are {}.", tools.jobs.len())));
    };
    match args.text("action")?.as_str() {
        "status" => {}
        // A wait that is interrupted leaves the job alone.
        "wait" => {
            let mut left = WAIT_S * 10;
            while left > 0 && !cancel.is_raised() && job.state() == JobState::Running {
                job.wait(Duration::from_millis(100), &Cancel::new());
                left -= 1;
            }
        }
        "kill" => {
            job.stop();
            job.wait(Duration::from_secs(5), &Cancel::new());
        }
        other => return Err(Error::Arguments(format!("`action` is {other}. Use status, wait or kill."))),
    }
    let state = match job.state() {
        JobState::Running => format!("Job {number} is running ({} s).", job.elapsed().as_secs()),
        JobState::Exited(Some(code)) => format!("Job {number} ended with exit code {code}."),
        JobState::Exited(None) => format!("Job {number} was ended by a signal."),
        JobState::TimedOut(_) => format!("Job {number} timed out."),
        JobState::Stopped => format!("Job {number} was stopped."),
        JobState::TooManyProcesses => format!("Job {number} was stopped: it had too many processes."),
    };
    let output = job.output();
    let (head, tail) = output.ends(n_bytes);
    let text = if tail.is_empty() { head } else { tail };
    let lines: Vec<&str> = text.lines().collect();
    let last = lines[lines.len().saturating_sub(JOB_LINES)..].join("\n");
    Ok(if last.is_empty() { state } else { format!("{state}\n{last}") })
}
