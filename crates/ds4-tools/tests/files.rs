//! The tools for files, as a model calls them.

mod support;

use std::fs;
use std::os::unix::fs::symlink;

use serde_json::json;
use support::Bench;

#[test]
fn a_file_is_written_read_edited_and_taken_back() {
    let mut b = Bench::full();
    assert_eq!(b.ok("write", json!({"path": "docs/a.md", "content": "# A\n\nx\n"})), "Created docs/a.md (3 lines).");
    assert_eq!(b.ok("read", json!({"path": "docs/a.md"})), "     1\t# A\n     2\t\n     3\tx");
    assert_eq!(b.ok("edit", json!({"path": "docs/a.md", "old": "x", "new": "y"})), "Edited docs/a.md at line 3.");
    let edits = json!([{"old": "# A", "new": "# B"}, {"old": "y", "new": "z"}]);
    assert_eq!(b.ok("multi_edit", json!({"path": "docs/a.md", "edits": edits})), "Edited docs/a.md: 2 edits.");
    assert_eq!(b.text("docs/a.md"), "# B\n\nz\n");
    assert_eq!(b.ok("write", json!({"path": "docs/a.md", "content": ""})), "Wrote docs/a.md (0 lines).");
    assert_eq!(b.ok("read", json!({"path": "docs/a.md"})), "[empty file]");
    let diff = b.tools.diff().unwrap();
    assert_eq!(diff, "");
    for expected in ["# B\n\nz\n", "# A\n\ny\n", "# A\n\nx\n"] {
        b.tools.undo().unwrap().unwrap();
        assert_eq!(b.text("docs/a.md"), expected);
    }
    assert!(b.tools.diff().unwrap().contains("+# A"));
    assert!(b.tools.undo().unwrap().unwrap().removed);
    assert!(!b.path("docs/a.md").exists());
    assert_eq!(b.tools.undo().unwrap(), None);
}

#[test]
fn all_edits_or_none() {
    let mut b = Bench::full();
    b.put("a", "one two");
    let edits = json!([{"old": "one", "new": "1"}, {"old": "three", "new": "3"}]);
    let err = b.err("multi_edit", json!({"path": "a", "edits": edits}));
    assert!(err.contains("edit 2") && err.contains("Nothing was changed"), "{err}");
    assert_eq!(b.text("a"), "one two");
}

#[test]
fn the_stale_and_the_unread_are_refused() {
    let mut b = Bench::full();
    b.put("a.txt", "one\n");
    let err = b.err("write", json!({"path": "a.txt", "content": "x"}));
    assert_eq!(err, "Error: a.txt exists and was not read yet. Read it first, or use another name.");
    b.ok("read", json!({"path": "a.txt"}));
    b.put("a.txt", "one\ntwo\n");
    for (tool, args) in [
        ("edit", json!({"path": "a.txt", "old": "one", "new": "1"})),
        ("write", json!({"path": "./a.txt", "content": "x"})),
        ("multi_edit", json!({"path": "a.txt", "edits": [{"old": "one", "new": "1"}]})),
    ] {
        assert!(b.err(tool, args).contains("changed since it was read. Read it again."));
    }
    b.ok("read", json!({"path": "a.txt"}));
    b.ok("edit", json!({"path": "a.txt", "old": "one", "new": "1"}));
    // After an undo the file is not what the model knows.
    b.tools.undo().unwrap();
    assert!(b.err("edit", json!({"path": "a.txt", "old": "one", "new": "1"})).contains("Read it again"));
}

#[test]
fn ranges_and_what_is_cut() {
    let mut b = Bench::full();
    b.put("long", (1..=1200).map(|n| format!("l{n}\n")).collect::<String>());
    let text = b.ok("read", json!({"path": "long"}));
    assert!(text.ends_with("   500\tl500\n[lines 1-500 of 1200; go on with start_line 501]"), "{text}");
    let text = b.ok("read", json!({"path": "long", "start_line": "1199", "max_lines": 5}));
    assert_eq!(text, "  1199\tl1199\n  1200\tl1200\n[lines 1199-1200 of 1200]");
    assert_eq!(b.err("read", json!({"path": "long", "start_line": 1201})), "Error: long has only 1200 lines.");
    let short = b.tools.call("read", r#"{"path": "long"}"#, 100, &ds4_tools::Cancel::new()).text;
    assert!(short.len() < 200 && short.contains("go on with start_line"), "{short}");
}

#[test]
fn what_is_no_text_is_left_alone() {
    let mut b = Bench::full();
    b.put("bin", b"\x00\x01old");
    b.put("latin", b"caf\xe9 old\n");
    assert!(b.err("read", json!({"path": "bin"})).contains("a binary file of 5 bytes"));
    assert!(b.ok("read", json!({"path": "latin"})).contains("not UTF-8"));
    for path in ["bin", "latin"] {
        let err = b.err("edit", json!({"path": path, "old": "old", "new": "new"}));
        assert!(err.contains("cannot be edited"), "{err}");
    }
    assert_eq!(fs::read(b.path("latin")).unwrap(), b"caf\xe9 old\n");
}

#[test]
fn search_and_list_honour_what_is_ignored() {
    let mut b = Bench::full();
    b.put(".gitignore", "target/\n");
    b.put("src/a.rs", "fn main() {}\n// TODO (x)\n");
    b.put("src/b.md", "fn of x\n");
    b.put("target/c.rs", "fn main() {}\n");
    b.put(".git/config", "fn\n");
    b.put(".github/w.yml", "fn: x\n");
    b.put("bin", b"fn\0");
    assert_eq!(b.ok("search", json!({"query": r"fn \w+\("})), "src/a.rs:1: fn main() {}");
    assert_eq!(b.ok("search", json!({"query": "(x)", "literal": true})), "src/a.rs:2: // TODO (x)");
    assert_eq!(b.ok("search", json!({"query": "fn", "glob": "*.md"})), "src/b.md:1: fn of x");
    assert_eq!(b.ok("search", json!({"query": "fn", "path": ".github"})), ".github/w.yml:1: fn: x");
    let around = b.ok("search", json!({"query": "TODO", "context": 1}));
    assert_eq!(around, "src/a.rs-1- fn main() {}\nsrc/a.rs:2: // TODO (x)");
    assert_eq!(b.ok("search", json!({"query": "nothing such"})), "No matches.");
    assert!(b.err("search", json!({"query": "(x"})).contains("Set literal"));
    assert_eq!(b.ok("list", json!({})), ".github/\n.gitignore\nbin\nsrc/\ntarget/");
    assert_eq!(b.ok("list", json!({"glob": "**/*.rs"})), "src/a.rs");
    assert_eq!(b.ok("list", json!({"path": "src", "glob": "*.md"})), "src/b.md");
    assert_eq!(b.ok("list", json!({"glob": "*.nope"})), "No matches.");
    assert!(b.err("list", json!({"path": "nope"})).contains("no folder nope"));
    assert!(b.err("list", json!({"path": "bin"})).contains("Use read"));
}

#[test]
fn no_tool_leaves_the_workspace() {
    let mut b = Bench::full();
    symlink(b.home.path().join("outside"), b.path("link")).unwrap();
    symlink(b.home.path().join("outside/secret"), b.path("file")).unwrap();
    let secret = b.home.path().join("outside/secret").display().to_string();
    for path in ["../outside/secret", secret.as_str(), "link/secret", "file", "/etc/passwd", "a/../../outside/secret"] {
        for (tool, args) in [
            ("read", json!({"path": path})),
            ("write", json!({"path": path, "content": "evil"})),
            ("edit", json!({"path": path, "old": "old", "new": "evil"})),
            ("multi_edit", json!({"path": path, "edits": [{"old": "old", "new": "evil"}]})),
            ("search", json!({"query": "old", "path": path})),
            ("list", json!({"path": path})),
        ] {
            let err = b.err(tool, args);
            assert!(err.contains("is outside the workspace"), "{tool} {path}: {err}");
        }
    }
    // Nor does a walk follow a link.
    assert_eq!(b.ok("search", json!({"query": "old"})), "No matches.");
    assert_eq!(b.ok("list", json!({"glob": "**"})), "file\nlink");
    assert!(b.err("write", json!({"path": "link/new", "content": "x"})).contains("outside"));
    assert!(b.err("write", json!({"path": ".git/hooks/post-commit", "content": "x"})).contains("belongs to git"));
    b.assert_untouched();
}

#[test]
fn a_call_that_makes_no_sense_is_answered() {
    let mut b = Bench::full();
    let cancel = ds4_tools::Cancel::new();
    for (tool, args, expected) in [
        ("frobnicate", "{}", "there is no tool `frobnicate`. Tools: read, write, edit"),
        ("read", "{\"path\": ", "not valid JSON"),
        ("read", "[]", "not a JSON object"),
        ("read", "{}", "the arguments of read lack `path`"),
        ("write", r#"{"path": "a"}"#, "lack `content`"),
        ("write", r#"{"path": ".", "content": ""}"#, "is the workspace"),
        ("write", r#"{"path": "", "content": ""}"#, "is the workspace"),
        ("edit", r#"{"path": "none", "old": "a", "new": "b"}"#, "no file none. Use list"),
        ("edit", r#"{"path": "none", "old": "", "new": "b"}"#, "`old` is empty"),
        ("edit", r#"{"path": "none", "old": "b", "new": "b"}"#, "are the same"),
        ("multi_edit", r#"{"path": "none", "edits": []}"#, "`edits` is empty"),
        ("bash", "{}", "lack `command`"),
        ("job", r#"{"id": 1, "action": "status"}"#, "there is no job 1"),
        ("more", r#"{"id": "r7", "start_line": 1}"#, "there is no kept result r7"),
    ] {
        let outcome = b.tools.call(tool, args, 1000, &cancel);
        assert!(outcome.is_error && outcome.text.contains(expected), "{tool} {args}: {}", outcome.text);
    }
}

#[test]
fn a_read_only_toolbox_changes_nothing() {
    let mut b = Bench::new(ds4_tools::Access::ReadOnly);
    b.put("a", "x");
    b.ok("read", json!({"path": "a"}));
    assert!(b.err("write", json!({"path": "b", "content": "x"})).contains("read-only"));
    assert!(b.err("edit", json!({"path": "a", "old": "x", "new": "y"})).contains("read-only"));
    assert_eq!(b.text("a"), "x");
}
