//! Named sessions: small files that point into the store.
//!
//! `DS4KVSES`, version u32, number of tokens u32, identity 16 bytes, seconds since 1970 u64, bytes of body u64, path hash
//! 32 bytes, the tokens as u32, the body, and a BLAKE3 of everything before it. Little-endian.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::format::{Damage, Identity};
use crate::path::{PathHash, TokenPath};
use crate::{Error, Store, now_s, scan};

const MAGIC: &[u8; 8] = b"DS4KVSES";
const VERSION: u32 = 1;
const FIXED: usize = 80;
const EXTENSION: &str = "session";
/// Of the encoded name; with the extensions it stays below the 255 bytes that file systems allow.
const NAME_BYTES_MAX: usize = 200;

/// What a caller keeps under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionRecord {
    /// The path that the session stands at: look it up to resume.
    pub tokens: Vec<u32>,
    /// Whatever else the caller needs, a JSON of the conversation for example.
    pub body: Vec<u8>,
}

/// A saved session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its name.
    pub name: String,
    /// Identity of the store that saved it: the tokens are only worth looking up in one of the same.
    pub identity: Identity,
    /// Saved at, seconds since 1970.
    pub saved_s: u64,
    /// Hash of its tokens.
    pub path_hash: PathHash,
    /// What was saved.
    pub record: SessionRecord,
}

impl Store {
    /// Saves a session and replaces one of the same name. Returns when it is on the device.
    pub fn save_session(&self, name: &str, record: &SessionRecord) -> Result<(), Error> {
        let dir = self.sessions_dir();
        let path = file_of(&dir, name)?;
        scan::create_dir(&dir)?;
        // Unique among processes and threads without a count: a second writer of the same name would fail, not mix.
        let unique = format!("{}-{:?}.tmp", std::process::id(), std::thread::current().id());
        let temp = path.with_extension(unique.replace(['(', ')'], ""));
        let written = write(&temp, &encode(&self.identity(), record)).and_then(|()| {
            fs::rename(&temp, &path).map_err(Error::io("rename", &temp))?;
            sync_dir(&dir).map_err(Error::io("sync", &dir))
        });
        if written.is_err() {
            scan::remove(&temp);
        }
        written
    }

    /// Loads a session.
    pub fn load_session(&self, name: &str) -> Result<Session, Error> {
        load(&self.sessions_dir(), name)
    }

    /// Names of all sessions, in order.
    pub fn sessions(&self) -> Result<Vec<String>, Error> {
        names(&self.sessions_dir())
    }

    /// Deletes a session. What it points to stays until it is evicted.
    pub fn delete_session(&self, name: &str) -> Result<(), Error> {
        let path = file_of(&self.sessions_dir(), name)?;
        fs::remove_file(&path).map_err(|err| match err.kind() {
            io::ErrorKind::NotFound => Error::NoSession { name: name.into() },
            _ => Error::Io { doing: "remove", path, err },
        })
    }
}

/// Names of all sessions in a directory of them, in order; none if there is no such directory.
pub(crate) fn names(dir: &Path) -> Result<Vec<String>, Error> {
    let files = match fs::read_dir(dir) {
        Ok(files) => files,
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(err) => return Err(Error::Io { doing: "list", path: dir.into(), err }),
    };
    let name = |file: io::Result<fs::DirEntry>| {
        let file = file.ok()?.file_name();
        decode_name(file.to_str()?.strip_suffix(EXTENSION)?.strip_suffix('.')?)
    };
    let mut names: Vec<String> = files.filter_map(name).collect();
    names.sort();
    Ok(names)
}

/// Loads a session from a directory of them.
pub(crate) fn load(dir: &Path, name: &str) -> Result<Session, Error> {
    let path = file_of(dir, name)?;
    let bytes = fs::read(&path).map_err(|err| match err.kind() {
        io::ErrorKind::NotFound => Error::NoSession { name: name.into() },
        _ => Error::Io { doing: "read", path, err },
    })?;
    parse(name, &bytes).map_err(|damage| Error::Session { name: name.into(), damage })
}

/// Reads and checks the bytes of a session's file.
pub fn parse(name: &str, bytes: &[u8]) -> Result<Session, Damage> {
    if !bytes.starts_with(MAGIC) {
        return Err(Damage::Foreign);
    }
    let torn = |expected: usize| Damage::Torn { expected: expected as u64, found: bytes.len() as u64 };
    let fixed = bytes.first_chunk::<FIXED>().ok_or_else(|| torn(FIXED))?;
    let u32_at = |at: usize| u32::from_le_bytes([fixed[at], fixed[at + 1], fixed[at + 2], fixed[at + 3]]);
    let u64_at = |at: usize| u32_at(at) as u64 | (u32_at(at + 4) as u64) << 32;
    if u32_at(8) != VERSION {
        return Err(Damage::Version(u32_at(8)));
    }
    let token_bytes = 4 * u32_at(12) as usize;
    let body_bytes = usize::try_from(u64_at(40)).map_err(|_| Damage::Head("its lengths are impossible"))?;
    let n_bytes = (FIXED + token_bytes + 32).checked_add(body_bytes);
    let n_bytes = n_bytes.ok_or(Damage::Head("its lengths are impossible"))?;
    if bytes.len() != n_bytes {
        return Err(torn(n_bytes));
    }
    let (content, checksum) = bytes.split_at(n_bytes - 32);
    if blake3::hash(content).as_bytes() != checksum {
        return Err(Damage::Payload);
    }
    let (tokens, body) = content[FIXED..].split_at(token_bytes);
    let tokens: Vec<u32> = tokens.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)).collect();
    let path_hash = TokenPath::new(&tokens);
    let path_hash = path_hash.hash(tokens.len());
    if path_hash.as_bytes() != &fixed[48..80] {
        return Err(Damage::Head("its tokens do not give its hash"));
    }
    let mut identity = [0; 16];
    identity.copy_from_slice(&fixed[16..32]);
    let record = SessionRecord { tokens, body: body.into() };
    Ok(Session { name: name.into(), identity, saved_s: u64_at(32), path_hash, record })
}

fn encode(identity: &Identity, record: &SessionRecord) -> Vec<u8> {
    let mut out = Vec::with_capacity(FIXED + 4 * record.tokens.len() + record.body.len() + 32);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(record.tokens.len() as u32).to_le_bytes());
    out.extend_from_slice(identity);
    out.extend_from_slice(&now_s().to_le_bytes());
    out.extend_from_slice(&(record.body.len() as u64).to_le_bytes());
    out.extend_from_slice(TokenPath::new(&record.tokens).hash(record.tokens.len()).as_bytes());
    record.tokens.iter().for_each(|token| out.extend_from_slice(&token.to_le_bytes()));
    out.extend_from_slice(&record.body);
    let checksum = blake3::hash(&out);
    out.extend_from_slice(checksum.as_bytes());
    out
}

fn write(temp: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    scan::private(&mut options);
    let mut file = options.open(temp).map_err(Error::io("create", temp))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(Error::io("write", temp))
}

/// Makes a rename durable. Systems that cannot open a directory do so by themselves.
fn sync_dir(dir: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}

fn file_of(dir: &Path, name: &str) -> Result<PathBuf, Error> {
    let fail = |why| Err(Error::SessionName { name: name.into(), why });
    if name.is_empty() {
        return fail("it is empty");
    }
    let file = encode_name(name);
    if file.len() > NAME_BYTES_MAX {
        return fail("it is too long");
    }
    Ok(dir.join(format!("{file}.{EXTENSION}")))
}

/// A file name for any text: everything but lower-case letters, digits, `-` and `_` becomes `%xx`. So no name leaves the
/// directory, hides in it, or meets another one on a file system that ignores case.
fn encode_name(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
    name.bytes().map(|b| if plain(b) { (b as char).to_string() } else { format!("%{b:02x}") }).collect()
}

/// The name of a file, if it is one that [`encode_name`] gives.
fn decode_name(file: &str) -> Option<String> {
    let mut bytes = file.bytes();
    let mut name = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            name.push(u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            name.push(byte);
        }
    }
    String::from_utf8(name).ok().filter(|name| !name.is_empty() && encode_name(name) == file)
}
