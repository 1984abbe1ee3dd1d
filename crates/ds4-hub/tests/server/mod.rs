//! A hub and its storage on this machine, with the faults of the real ones.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The revision the hub names.
pub const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

/// What is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Behaviour {
    /// Answers everything with this status.
    pub status: Option<u16>,
    /// Closes a connection after so many bytes of a body.
    pub drop_after: Option<usize>,
    /// Falls silent after so many bytes of a body ...
    pub stall_after: Option<usize>,
    /// ... this often.
    pub stalls: u64,
    /// Sends whole files only.
    pub ignores_ranges: bool,
    /// Sends another range than was asked for, and says so.
    pub shifts_ranges: bool,
    /// Sends to the end of the file, whatever was asked for.
    pub sends_too_much: bool,
    /// Sends some wrong bytes.
    pub corrupts: bool,
    /// Says that the file is larger than the hub said.
    pub changes_size: bool,
    /// A mirror: no redirect, no checksum, no revision.
    pub is_plain: bool,
    /// Takes its time.
    pub slowly: bool,
}

struct State {
    bytes: Vec<u8>,
    behaviour: Mutex<Behaviour>,
    storage: Mutex<String>,
    hub_saw_token: AtomicBool,
    storage_saw_token: AtomicBool,
    n_sent: AtomicU64,
    n_stalls: AtomicU64,
}

/// Two listeners: the hub redirects to the storage.
pub struct Server {
    state: Arc<State>,
    hub: String,
    sha256: String,
}

impl Server {
    pub fn start(size: usize, behaviour: Behaviour) -> Server {
        // Bytes that differ everywhere, so that one in the wrong place shows.
        let mut x = 0x9e37_79b9_u32;
        let next = || {
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
            x as u8
        };
        let bytes: Vec<u8> = std::iter::repeat_with(next).take(size).collect();
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("bytes");
        std::fs::write(&file, &bytes).unwrap();
        let sha256 = ds4_hub::sha256(&file, &AtomicBool::new(false), &|_| {}).unwrap();
        let state = Arc::new(State {
            bytes,
            behaviour: Mutex::new(behaviour),
            storage: Mutex::new(String::new()),
            hub_saw_token: AtomicBool::new(false),
            storage_saw_token: AtomicBool::new(false),
            n_sent: AtomicU64::new(0),
            n_stalls: AtomicU64::new(0),
        });
        let storage = listen(Arc::clone(&state), sha256.clone(), true);
        *state.storage.lock().unwrap() = storage;
        let hub = listen(Arc::clone(&state), sha256.clone(), false);
        Server { state, hub, sha256 }
    }

    pub fn endpoint(&self) -> String {
        self.hub.clone()
    }

    pub fn bytes(&self) -> &[u8] {
        &self.state.bytes
    }

    pub fn sha256(&self) -> String {
        self.sha256.clone()
    }

    pub fn set(&self, behaviour: Behaviour) {
        *self.state.behaviour.lock().unwrap() = behaviour;
    }

    pub fn n_sent(&self) -> u64 {
        self.state.n_sent.load(Relaxed)
    }

    pub fn hub_saw_token(&self) -> bool {
        self.state.hub_saw_token.load(Relaxed)
    }

    pub fn storage_saw_token(&self) -> bool {
        self.state.storage_saw_token.load(Relaxed)
    }
}

fn listen(state: Arc<State>, sha256: String, is_storage: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (state, sha256) = (Arc::clone(&state), sha256.clone());
            // A client that hangs up is no fault of a test.
            thread::spawn(move || _ = serve(&state, &sha256, is_storage, stream));
        }
    });
    format!("http://{address}")
}

fn serve(state: &State, sha256: &str, is_storage: bool, mut stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    loop {
        let mut first = String::new();
        if reader.read_line(&mut first)? == 0 {
            return Ok(());
        }
        let mut range = None;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let line = line.trim().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(text) = line.strip_prefix("range: bytes=") {
                let (from, to) = text.split_once('-').unwrap();
                range = Some((from.parse::<usize>().unwrap(), to.parse::<usize>().unwrap()));
            }
            if line.starts_with("authorization:") {
                let saw = if is_storage { &state.storage_saw_token } else { &state.hub_saw_token };
                saw.store(true, Relaxed);
            }
        }
        if first.starts_with("CONNECT ") {
            // A proxy whose other end is this server, too.
            write!(stream, "HTTP/1.1 200 OK\r\n\r\n")?;
            continue;
        }
        let behaviour = state.behaviour.lock().unwrap().clone();
        let is_head = first.starts_with("HEAD ");
        let size = state.bytes.len();
        if let Some(status) = behaviour.status {
            write!(stream, "HTTP/1.1 {status} No\r\ncontent-length: 0\r\n\r\n")?;
        } else if !is_storage && !behaviour.is_plain {
            let to = state.storage.lock().unwrap().clone();
            write!(
                stream,
                "HTTP/1.1 302 Found\r\nlocation: {to}/blob?signed=1\r\nx-linked-size: {size}\r\n\
                 x-linked-etag: \"{sha256}\"\r\nx-repo-commit: {COMMIT}\r\ncontent-length: 0\r\n\r\n"
            )?;
        } else if is_head {
            write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {size}\r\netag: \"v1\"\r\n\r\n")?;
        } else if !send(state, &behaviour, range, &mut stream)? {
            return Ok(());
        }
    }
}

/// Sends a body; false when the connection ends with it.
fn send(
    state: &State,
    behaviour: &Behaviour,
    range: Option<(usize, usize)>,
    stream: &mut TcpStream,
) -> std::io::Result<bool> {
    let size = state.bytes.len();
    let range = range.filter(|_| !behaviour.ignores_ranges);
    let (mut from, mut to) = range.map_or((0, size), |(from, to)| (from, to + 1));
    if behaviour.shifts_ranges && from > 0 {
        from -= 1;
    }
    if behaviour.sends_too_much {
        to = size;
    }
    let total = if behaviour.changes_size { size + 1 } else { size };
    match range {
        Some(_) => write!(
            stream,
            "HTTP/1.1 206 Partial\r\ncontent-length: {}\r\ncontent-range: bytes {from}-{}/{total}\r\n\r\n",
            to - from,
            to - 1
        )?,
        None => write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {size}\r\n\r\n")?,
    }
    let mut sent = 0;
    for piece in state.bytes[from..to].chunks(100_000) {
        if behaviour.drop_after.is_some_and(|n| sent >= n) {
            return Ok(false);
        }
        if behaviour.stall_after.is_some_and(|n| sent >= n) && state.n_stalls.fetch_add(1, Relaxed) < behaviour.stalls {
            thread::sleep(Duration::from_millis(900));
            return Ok(false);
        }
        if behaviour.slowly {
            thread::sleep(Duration::from_millis(2));
        }
        if behaviour.corrupts {
            let wrong: Vec<u8> = piece.iter().map(|byte| byte ^ 1).collect();
            stream.write_all(&wrong)?;
        } else {
            stream.write_all(piece)?;
        }
        sent += piece.len();
        state.n_sent.fetch_add(piece.len() as u64, Relaxed);
    }
    Ok(true)
}
