//! The folder below which everything is kept, and the settings of the server that launchers start.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::files::write_whole;
use crate::{Client, Error};

/// The folder of the profiles, `~/.ds4/profiles`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    root: PathBuf,
}

impl Home {
    /// At this folder.
    pub fn new(root: impl Into<PathBuf>) -> Home {
        Home { root: root.into() }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What a client keeps: its settings, its sessions.
    pub fn client(&self, client: Client) -> PathBuf {
        self.root.join(client.name())
    }

    /// What the running server and its leases keep.
    pub fn run(&self) -> PathBuf {
        self.root.join("run")
    }

    /// What the server says.
    pub fn log(&self) -> PathBuf {
        self.run().join("server.log")
    }

    /// Prefixes of prompts that the server keeps.
    pub fn kv(&self) -> PathBuf {
        self.root.join("kv")
    }

    /// Where the settings of the server are kept.
    pub fn settings_file(&self) -> PathBuf {
        self.root.join("settings.json")
    }

    pub(crate) fn manifest(&self) -> PathBuf {
        self.root.join("installed.json")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }
}

/// How the server is started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Its context in tokens.
    pub ctx: usize,
    /// The port it has, unless something else does.
    pub port: u16,
    /// Seconds without a client after which it ends.
    pub idle_exit: usize,
    /// Megabytes of stored prefixes.
    pub kv_disk_space_mb: usize,
    /// The model; nothing: as `ds4-server` finds it in `dir` or beside itself.
    pub model: Option<PathBuf>,
    /// The folder that the server is started in.
    pub dir: Option<PathBuf>,
    /// The server program; nothing: the one beside `ds4`, or the one in PATH.
    pub server: Option<PathBuf>,
    /// More flags for it.
    pub flags: Vec<String>,
    /// Seconds that it may take to become ready.
    pub ready_timeout: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            ctx: 100_000,
            port: 8000,
            idle_exit: 300,
            kv_disk_space_mb: 8192,
            model: None,
            dir: None,
            server: None,
            flags: Vec::new(),
            ready_timeout: 600,
        }
    }
}

impl Settings {
    /// Reads them; without a file they are the usual ones.
    ///
    /// # Errors
    /// When the file is there and not readable, or has a value that cannot be.
    pub fn load(home: &Home) -> Result<Settings, Error> {
        let path = home.settings_file();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(Settings::default()),
            Err(err) => return Err(Error::io("read", &path)(err)),
        };
        Settings::parse(&text).map_err(|what| Error::Settings { path, what })
    }

    fn parse(text: &str) -> Result<Settings, String> {
        let value: Value = serde_json::from_str(text).map_err(|err| err.to_string())?;
        let map = value.as_object().ok_or("it is no JSON object")?;
        let mut settings = Settings::default();
        for (key, value) in map {
            let number = || value.as_u64().filter(|n| *n > 0).ok_or_else(|| format!("{key} must be a number above 0"));
            let path = || match value {
                Value::Null => Ok(None),
                Value::String(text) => Ok(Some(PathBuf::from(text))),
                _ => Err(format!("{key} must be a path")),
            };
            match key.as_str() {
                "ctx" => settings.ctx = number()? as usize,
                "port" => {
                    settings.port = u16::try_from(number()?).map_err(|_| "port must be below 65536".to_owned())?
                }
                "idle_exit" => settings.idle_exit = number()? as usize,
                "kv_disk_space_mb" => settings.kv_disk_space_mb = number()? as usize,
                "ready_timeout" => settings.ready_timeout = number()?,
                "model" => settings.model = path()?,
                "dir" => settings.dir = path()?,
                "server" => settings.server = path()?,
                "flags" => {
                    let flags = value.as_array().ok_or("flags must be a list")?;
                    let texts = flags.iter().map(|flag| flag.as_str().map(str::to_owned));
                    settings.flags = texts.collect::<Option<_>>().ok_or("flags must be a list of texts")?;
                }
                _ => return Err(format!("there is no setting {key:?}")),
            }
        }
        Ok(settings)
    }

    /// Writes them.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, home: &Home) -> Result<(), Error> {
        write_whole(&home.settings_file(), &self.text(), 0o600)
    }

    /// As they are written.
    pub fn text(&self) -> String {
        let value = json!({
            "ctx": self.ctx, "port": self.port, "idle_exit": self.idle_exit, "kv_disk_space_mb": self.kv_disk_space_mb,
            "model": self.model, "dir": self.dir, "server": self.server, "flags": self.flags,
            "ready_timeout": self.ready_timeout,
        });
        format!("{value:#}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_back() {
        let root = tempfile::tempdir().unwrap();
        let home = Home::new(root.path());
        assert_eq!(Settings::load(&home).unwrap(), Settings::default());
        let settings =
            Settings { ctx: 5, model: Some("m.gguf".into()), flags: vec!["--nothink".into()], ..Settings::default() };
        settings.save(&home).unwrap();
        assert_eq!(Settings::load(&home).unwrap(), settings);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let cases =
            ["", "[]", "{\"ctx\": 0}", "{\"port\": 70000}", "{\"flags\": [1]}", "{\"modle\": \"x\"}", "{\"dir\": 3}"];
        for text in cases {
            assert!(Settings::parse(text).is_err(), "{text}");
        }
    }
}
