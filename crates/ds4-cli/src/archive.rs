//! Kept conversations: one file each, whole or not at all.
//!
//! A file is a magic word, a JSON header (length first), the engine's snapshot (length first) and a checksum of all
//! that. It is written under another name, flushed and renamed, with mode 0600. A file that does not add up is refused;
//! what the snapshot means is the engine's business.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use ds4_chat::{Assistant, Message, Thinking};
use serde_json::{Value, json};

const MAGIC: &[u8; 8] = b"ds4chat1";

/// A conversation at rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Everything said so far.
    pub messages: Vec<Message>,
    /// How much the model was to reason.
    pub thinking: Thinking,
    /// The engine's memory of it; empty when there is none.
    pub snapshot: Vec<u8>,
}

/// The folder that holds kept conversations.
#[derive(Clone, Debug)]
pub struct Archive {
    folder: PathBuf,
}

impl Archive {
    /// The archive in `folder`, which need not exist yet.
    pub fn new(folder: PathBuf) -> Archive {
        Archive { folder }
    }

    /// The file of the conversation called `name`.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.ds4"))
    }

    /// Keeps a conversation, in place of one with the same name.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn save(&self, name: &str, kept: &Kept) -> anyhow::Result<()> {
        let path = self.path(name);
        write(&self.folder, &path, &encode(kept)).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Reads a conversation back.
    ///
    /// # Errors
    /// When there is none of that name, or its file is torn or not one of ours.
    pub fn load(&self, name: &str) -> anyhow::Result<Kept> {
        let path = self.path(name);
        let bytes = match fs::read(&path) {
            Err(err) if err.kind() == ErrorKind::NotFound => {
                bail!("no conversation is called '{name}'{}", self.others())
            }
            bytes => bytes.with_context(|| format!("cannot read {}", path.display()))?,
        };
        decode(&bytes).with_context(|| format!("{} cannot be used", path.display()))
    }

    /// "; there are: a, b" or nothing.
    fn others(&self) -> String {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let paths = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "ds4"));
        let mut names: Vec<String> =
            paths.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect();
        names.sort();
        if names.is_empty() { String::new() } else { format!("; there are: {}", names.join(", ")) }
    }
}

fn write(folder: &Path, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    private_folder(folder)?;
    // A temporary file is private from its first byte (mode 0600) and keeps that mode under its final name.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|err| err.error)?;
    Ok(())
}

/// Creates a folder that only its owner can look into.
fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

fn encode(kept: &Kept) -> Vec<u8> {
    let header = json!({
        "thinking": thinking_name(kept.thinking),
        "messages": kept.messages.iter().map(message_to_json).collect::<Vec<_>>(),
    })
    .to_string();
    let mut bytes = MAGIC.to_vec();
    for part in [header.as_bytes(), &kept.snapshot] {
        bytes.extend((part.len() as u64).to_le_bytes());
        bytes.extend(part);
    }
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    bytes
}

fn decode(bytes: &[u8]) -> anyhow::Result<Kept> {
    let torn = || anyhow!("the file is torn");
    let body = bytes.strip_prefix(MAGIC).ok_or_else(|| anyhow!("it is not a conversation of ds4"))?;
    let (body, checksum) = body.split_last_chunk::<4>().ok_or_else(torn)?;
    if crc32fast::hash(&bytes[..bytes.len() - checksum.len()]) != u32::from_le_bytes(*checksum) {
        return Err(torn());
    }
    let (header, body) = part(body).ok_or_else(torn)?;
    let (snapshot, body) = part(body).ok_or_else(torn)?;
    let header: Value = serde_json::from_slice(header)?;
    let messages = header["messages"].as_array().filter(|_| body.is_empty()).ok_or_else(torn)?;
    Ok(Kept {
        messages: messages.iter().map(message_from_json).collect::<Option<_>>().ok_or_else(torn)?,
        thinking: header["thinking"].as_str().and_then(thinking_from_name).ok_or_else(torn)?,
        snapshot: snapshot.to_vec(),
    })
}

/// Splits a length and that many bytes off.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}

/// The CLI holds three kinds of messages; any other would be a bug of ours.
fn message_to_json(message: &Message) -> Value {
    match message {
        Message::System(system) => json!({ "role": "system", "content": system.content.text() }),
        Message::User(user) => json!({ "role": "user", "content": user.content.text() }),
        Message::Assistant(said) => {
            json!({ "role": "assistant", "reasoning": said.reasoning, "content": said.content })
        }
        other => unreachable!("the chat of the CLI holds no {other:?}"),
    }
}

fn message_from_json(value: &Value) -> Option<Message> {
    let content = value["content"].as_str()?;
    Some(match value["role"].as_str()? {
        "system" => Message::system(content),
        "user" => Message::user(content),
        "assistant" => Message::Assistant(Assistant {
            reasoning: value["reasoning"].as_str()?.to_owned(),
            content: content.to_owned(),
            ..Assistant::default()
        }),
        _ => return None,
    })
}

fn thinking_name(thinking: Thinking) -> &'static str {
    match thinking {
        Thinking::None => "none",
        Thinking::Low => "low",
        Thinking::High => "high",
        Thinking::Max => "max",
    }
}

fn thinking_from_name(name: &str) -> Option<Thinking> {
    [Thinking::None, Thinking::Low, Thinking::High, Thinking::Max].into_iter().find(|mode| thinking_name(*mode) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Kept {
        let said = Assistant { reasoning: "hm".into(), content: "4 \u{1F600}".into(), ..Assistant::default() };
        Kept {
            messages: vec![Message::system("be brief"), Message::user("2+2?"), Message::Assistant(said)],
            thinking: Thinking::High,
            snapshot: (0..=255).collect(),
        }
    }

    #[test]
    fn what_is_kept_comes_back_and_only_its_owner_can_read_it() {
        let home = tempfile::tempdir().unwrap();
        let archive = Archive::new(home.path().join("a/b"));
        archive.save("trip", &kept()).unwrap();
        archive.save("trip", &kept()).unwrap();
        assert_eq!(archive.load("trip").unwrap(), kept());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(archive.path("trip")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        assert_eq!(fs::read_dir(home.path().join("a/b")).unwrap().count(), 1);
        let err = format!("{:#}", archive.load("holiday").unwrap_err());
        assert_eq!(err, "no conversation is called 'holiday'; there are: trip");
    }

    #[test]
    fn a_torn_file_is_never_trusted() {
        let whole = encode(&kept());
        for length in 0..whole.len() {
            assert!(decode(&whole[..length]).is_err(), "cut to {length} bytes");
        }
        for index in 0..whole.len() {
            let mut torn = whole.clone();
            torn[index] ^= 0x10;
            assert!(decode(&torn).is_err(), "byte {index} flipped");
        }
    }

    #[test]
    fn a_file_that_only_looks_right_is_refused() {
        let forged = |header: &str, snapshot_len: u64| {
            let mut bytes = MAGIC.to_vec();
            bytes.extend((header.len() as u64).to_le_bytes());
            bytes.extend(header.as_bytes());
            bytes.extend(snapshot_len.to_le_bytes());
            bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
            decode(&bytes)
        };
        assert!(forged(r#"{"thinking":"high","messages":[]}"#, 0).is_ok());
        assert!(forged(r#"{"thinking":"high","messages":[]}"#, u64::MAX).is_err());
        for header in [
            "",
            "{}",
            "[]",
            r#"{"thinking":"deep","messages":[]}"#,
            r#"{"thinking":"high","messages":[{"role":"root","content":""}]}"#,
            r#"{"thinking":"high","messages":[{"role":"user"}]}"#,
        ] {
            assert!(forged(header, 0).is_err(), "{header}");
        }
    }
}
