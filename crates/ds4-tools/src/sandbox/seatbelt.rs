//! The seatbelt profile of macOS: text that `sandbox-exec` reads. Written on every system, used on one.

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The program that applies a profile.
pub const PROGRAM: &str = "/usr/bin/sandbox-exec";

/// A profile that allows everything but writing outside of the `writable` folders and, unless `network`, sockets.
pub fn profile(writable: &[PathBuf], network: bool) -> String {
    let mut out = String::from("(version 1)\n(allow default)\n(deny file-write*)\n(allow file-write*");
    for folder in writable {
        let _ = write!(out, "\n  (subpath {})", quoted(folder));
    }
    for device in ["/dev/null", "/dev/zero", "/dev/dtracehelper"] {
        let _ = write!(out, "\n  (literal \"{device}\")");
    }
    out.push_str(")\n");
    if !network {
        out.push_str("(deny network*)\n");
    }
    // Others' processes, and programs that act with more rights than ours.
    out.push_str("(deny signal)\n(allow signal (target same-sandbox))\n(deny appleevent-send)\n(deny job-creation)\n");
    out
}

fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folders_name_cannot_end_its_string() {
        let profile = profile(&["/w/a\"b\\".into()], false);
        assert!(profile.contains("(subpath \"/w/a\\\"b\\\\\")"), "{profile}");
        assert!(profile.contains("(deny network*)") && profile.starts_with("(version 1)"));
        assert_eq!(profile.matches('(').count(), profile.matches(')').count());
        assert!(!super::profile(&[], true).contains("network"));
    }
}
