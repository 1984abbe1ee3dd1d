//! A toolbox in a folder of its own, with something outside that must not change.

use std::fs;
use std::path::{Path, PathBuf};

use ds4_tools::{Access, Cancel, Outcome, Toolbox, ToolboxOptions};
use serde_json::Value;

pub struct Bench {
    pub home: tempfile::TempDir,
    pub tools: Toolbox,
}

#[allow(dead_code, reason = "every test file uses some of it")]
impl Bench {
    pub fn new(access: Access) -> Bench {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("w")).unwrap();
        fs::create_dir(home.path().join("outside")).unwrap();
        fs::write(home.path().join("outside/secret"), "old").unwrap();
        let tools = Toolbox::open(&ToolboxOptions {
            workspace: home.path().join("w"),
            journal: home.path().join("journal"),
            access,
            network: false,
            writable: Vec::new(),
        });
        Bench { home, tools: tools.unwrap() }
    }

    pub fn full() -> Bench {
        Bench::new(Access::Full)
    }

    pub fn call(&mut self, name: &str, arguments: Value) -> Outcome {
        self.tools.call(name, &arguments.to_string(), 32 << 10, &Cancel::new())
    }

    /// The text of a call that must work.
    pub fn ok(&mut self, name: &str, arguments: Value) -> String {
        let outcome = self.call(name, arguments.clone());
        assert!(!outcome.is_error, "{name} {arguments}: {}", outcome.text);
        outcome.text
    }

    /// The text of a call that must be refused.
    pub fn err(&mut self, name: &str, arguments: Value) -> String {
        let outcome = self.call(name, arguments.clone());
        assert!(outcome.is_error && outcome.text.starts_with("Error: "), "{name} {arguments}: {}", outcome.text);
        outcome.text
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join("w").join(name)
    }

    pub fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Everything outside of the workspace is as it was.
    pub fn assert_untouched(&self) {
        let names = |folder: &Path| {
            let mut names: Vec<_> =
                fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        assert_eq!(names(self.home.path()), ["journal", "outside", "w"]);
        assert_eq!(names(&self.home.path().join("outside")), ["secret"]);
        assert_eq!(fs::read_to_string(self.home.path().join("outside/secret")).unwrap(), "old");
    }
}
