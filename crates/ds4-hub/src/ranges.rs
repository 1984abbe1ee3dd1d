//! Several connections that fill the gaps of a file.

use std::io::Read;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::gaps::Gaps;
use crate::http::{Reply, backoff};
use crate::hub::plain_etag;
use crate::part::Part;
use crate::{Error, Hub, Remote};

/// Bytes of the first request of a connection; later ones are as long as is read in [`REQUEST`].
const FIRST: u64 = 4 << 20;
/// What one request should take: long against its latency, short against the patience with a body.
const REQUEST: Duration = Duration::from_secs(10);
const PIECE_MAX: u64 = 256 << 20;
const PIECE_MIN: u64 = 256 << 10;
/// Bytes read at a time.
const BUFFER: usize = 256 << 10;

/// What all connections share.
pub(crate) struct Filling<'a> {
    pub(crate) hub: &'a Hub,
    pub(crate) remote: &'a Remote,
    pub(crate) part: &'a Part,
    pub(crate) stop: &'a AtomicBool,
    /// Bytes that are on the disk.
    pub(crate) done: AtomicU64,
    state: Mutex<State>,
    /// Tries in a row, of all connections, that brought nothing.
    failures: AtomicU64,
}

struct State {
    /// What nobody fetches.
    free: Gaps,
    /// What connections are fetching, from the first byte that is not there yet.
    taken: Vec<Range<u64>>,
    /// The server sends whole files only: one connection, from the start.
    whole_only: bool,
    failed: Option<Error>,
}

/// What became of a request.
enum Outcome {
    Done,
    /// It broke off; what came is kept.
    Broken(String),
}

impl<'a> Filling<'a> {
    pub(crate) fn new(
        hub: &'a Hub,
        remote: &'a Remote,
        part: &'a Part,
        stop: &'a AtomicBool,
        gaps: Gaps,
        connections: usize,
    ) -> Filling<'a> {
        let done = AtomicU64::new(remote.size - gaps.n_bytes());
        let state = State { free: gaps, taken: vec![0..0; connections], whole_only: false, failed: None };
        Filling { hub, remote, part, stop, done, state: Mutex::new(state), failures: AtomicU64::new(0) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is missing now, counting what is being fetched.
    pub(crate) fn missing(&self) -> Gaps {
        let state = self.state();
        let mut missing = state.free.clone();
        state.taken.iter().for_each(|range| missing.put(range.clone()));
        missing
    }

    /// Why it failed, if it did.
    pub(crate) fn failure(&self) -> Option<Error> {
        self.state().failed.take()
    }

    /// Works as connection `me` until nothing is left, somebody failed or it is told to stop.
    pub(crate) fn work(&self, me: usize) {
        let mut piece = FIRST;
        while let Some(range) = self.next(me, piece) {
            let started = Instant::now();
            let outcome = self.fetch(me, range.clone());
            let left = self.give_back(me);
            let n_read = (range.end - range.start) - left.end.saturating_sub(left.start);
            if n_read > 0 {
                let rate = n_read as f64 / started.elapsed().as_secs_f64().max(1e-3);
                piece = ((rate * REQUEST.as_secs_f64()) as u64).clamp(PIECE_MIN, PIECE_MAX);
                self.failures.store(0, Ordering::Relaxed);
            }
            match outcome {
                Ok(Outcome::Done) => {}
                Ok(Outcome::Broken(_)) if n_read > 0 => {}
                Ok(Outcome::Broken(last)) => {
                    let tries = self.failures.fetch_add(1, Ordering::Relaxed) as u32 + 1;
                    if tries >= self.hub.patience.tries {
                        self.fail(Error::NoProgress { tries, last });
                    } else {
                        self.wait(backoff(self.hub.patience.wait, tries));
                    }
                }
                Err(err) => self.fail(err),
            }
        }
    }

    fn fail(&self, err: Error) {
        self.state().failed.get_or_insert(err);
    }

    fn is_over(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || self.state().failed.is_some()
    }

    fn wait(&self, time: Duration) {
        let started = Instant::now();
        while started.elapsed() < time && !self.is_over() {
            std::thread::sleep(Duration::from_millis(20).min(time));
        }
    }

    fn next(&self, me: usize, piece: u64) -> Option<Range<u64>> {
        if self.is_over() {
            return None;
        }
        let mut state = self.state();
        if state.whole_only && me > 0 {
            return None;
        }
        let n = if state.whole_only { u64::MAX / 2 } else { piece };
        let range = state.free.take(n)?;
        state.taken[me] = range.clone();
        Some(range)
    }

    /// Ends a request: what it left undone is free again.
    fn give_back(&self, me: usize) -> Range<u64> {
        let mut state = self.state();
        let left = std::mem::replace(&mut state.taken[me], 0..0);
        state.free.put(left.clone());
        left
    }

    fn fetch(&self, me: usize, range: Range<u64>) -> Result<Outcome, Error> {
        let reply = match self.hub.client.get(&self.remote.url, (range.start, range.end)) {
            Ok(reply) => reply,
            Err(err) => return Ok(Outcome::Broken(err.to_string())),
        };
        match reply.status {
            206 => match self.check_range(&reply, &range)? {
                Some(lie) => Ok(Outcome::Broken(lie)),
                None => self.store(me, reply, range),
            },
            200 => self.take_whole(me, reply),
            416 => Err(Error::Changed { what: "the server says it is shorter".into() }),
            401 | 403 | 404 | 410 => {
                let (status, url) = (reply.status, self.remote.url.clone());
                let hint = "the file is gone or needs a token (--token, HF_TOKEN)";
                Err(Error::Refused { status, url, hint })
            }
            status => Ok(Outcome::Broken(format!("the server answered {status}"))),
        }
    }

    /// What is wrong with the head of a partial answer: another file is an error, another range is said.
    fn check_range(&self, reply: &Reply, range: &Range<u64>) -> Result<Option<String>, Error> {
        let text = reply.header("content-range").unwrap_or_default();
        let parsed = content_range(text);
        match parsed {
            Some((_, _, total)) if total.is_some_and(|total| total != self.remote.size) => {
                let what = format!("it was {} bytes and is {}", self.remote.size, total.unwrap_or_default());
                return Err(Error::Changed { what });
            }
            Some((from, to, _)) if from == range.start && to >= from => {}
            _ => {
                return Ok(Some(format!(
                    "the server was asked for bytes {}-{} and sent {text:?}",
                    range.start,
                    range.end - 1
                )));
            }
        }
        self.check_etag(reply)?;
        Ok(None)
    }

    /// Storage behind the hub has tags of its own, so a tag counts only where it looks like the hub's.
    fn check_etag(&self, reply: &Reply) -> Result<(), Error> {
        let (Some(known), Some(now)) = (&self.remote.sha256, reply.header("etag").map(plain_etag)) else {
            return Ok(());
        };
        let is_sha = now.len() == 64 && now.bytes().all(|b| b.is_ascii_hexdigit());
        if is_sha && !now.eq_ignore_ascii_case(known) && crate::http::same_host(&reply.url, &self.remote.url) {
            return Err(Error::Changed { what: "it has another checksum".into() });
        }
        Ok(())
    }

    /// A server that sends everything although a part was asked for: one connection takes it, from the first byte on, over
    /// what is there already. Such a body cannot be gone on with, so one that breaks off has brought nothing.
    fn take_whole(&self, me: usize, reply: Reply) -> Result<Outcome, Error> {
        if let Some(n) = reply.number("content-length").filter(|n| *n != self.remote.size) {
            return Err(Error::Changed { what: format!("it was {} bytes and is {n}", self.remote.size) });
        }
        self.check_etag(&reply)?;
        self.state().whole_only = true;
        if me > 0 {
            return Ok(Outcome::Broken("the server sends whole files only".into()));
        }
        let outcome = self.store_whole(reply)?;
        if let Outcome::Done = outcome {
            let mut state = self.state();
            state.free = Gaps::default();
            // Others may still hold ranges; they are here, too, and must not come back.
            state.taken.iter_mut().for_each(|range| *range = 0..0);
        } else {
            self.done.store(self.remote.size - self.missing().n_bytes(), Ordering::Relaxed);
        }
        Ok(outcome)
    }

    fn store_whole(&self, reply: Reply) -> Result<Outcome, Error> {
        let mut body = reply.body();
        let mut buffer = vec![0; BUFFER];
        let mut at = 0;
        while at < self.remote.size {
            if self.stop.load(Ordering::Relaxed) {
                return Ok(Outcome::Broken("stopped".into()));
            }
            let n = match body.read(&mut buffer) {
                Ok(0) => return Ok(Outcome::Broken("the connection was closed early".into())),
                Ok(n) => n.min((self.remote.size - at) as usize),
                Err(err) => return Ok(Outcome::Broken(err.to_string())),
            };
            self.part.write_at(&buffer[..n], at)?;
            at += n as u64;
            self.done.store(at, Ordering::Relaxed);
        }
        Ok(Outcome::Done)
    }

    /// Puts the body where it belongs, never beyond what was asked for.
    fn store(&self, me: usize, reply: Reply, range: Range<u64>) -> Result<Outcome, Error> {
        let mut body = reply.body();
        let mut buffer = vec![0; BUFFER];
        let mut at = range.start;
        while at < range.end {
            if self.is_over() {
                return Ok(Outcome::Done);
            }
            let n = match body.read(&mut buffer) {
                Ok(0) => return Ok(Outcome::Broken("the connection was closed early".into())),
                Ok(n) => n.min((range.end - at) as usize),
                Err(err) => return Ok(Outcome::Broken(err.to_string())),
            };
            self.part.write_at(&buffer[..n], at)?;
            at += n as u64;
            self.state().taken[me].start = at;
            self.done.fetch_add(n as u64, Ordering::Relaxed);
        }
        Ok(Outcome::Done)
    }
}

/// The numbers of `bytes FROM-TO/TOTAL`, the last byte included.
fn content_range(text: &str) -> Option<(u64, u64, Option<u64>)> {
    let (range, total) = text.trim().strip_prefix("bytes")?.trim().split_once('/')?;
    let (from, to) = range.split_once('-')?;
    let total = if total == "*" { None } else { Some(total.parse().ok()?) };
    Some((from.parse().ok()?, to.parse().ok()?, total))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_as_servers_write_them() {
        assert_eq!(content_range("bytes 0-9/100"), Some((0, 9, Some(100))));
        assert_eq!(content_range("bytes 5-5/*"), Some((5, 5, None)));
        for broken in ["", "bytes", "bytes */100", "bytes 1/2", "bytes a-b/c", "items 0-9/100", "bytes 0-9"] {
            assert_eq!(content_range(broken), None, "{broken}");
        }
    }
}
