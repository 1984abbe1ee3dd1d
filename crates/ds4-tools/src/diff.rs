//! What changed, as a person reads it.

use similar::TextDiff;

/// Bytes above which two files are only said to differ.
const DIFF_BYTES_MAX: usize = 2 << 20;

/// A unified diff of two states of a file; empty when they are the same. `None` stands for no file.
pub fn unified(path: &str, before: Option<&[u8]>, after: Option<&[u8]>) -> String {
    if before == after {
        return String::new();
    }
    let name = |side: &str, is_there: bool| if is_there { format!("{side}/{path}") } else { "/dev/null".to_owned() };
    let (from, to) = (name("a", before.is_some()), name("b", after.is_some()));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    match (std::str::from_utf8(before), std::str::from_utf8(after)) {
        (Ok(before), Ok(after)) if before.len().max(after.len()) <= DIFF_BYTES_MAX => {
            let diff = TextDiff::from_lines(before, after);
            diff.unified_diff().context_radius(3).header(&from, &to).to_string()
        }
        _ => format!("--- {from}\n+++ {to}\nThe files differ: {} and {} bytes.\n", before.len(), after.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_names_both_sides() {
        let diff = unified("x.txt", Some(b"a\nb\n"), Some(b"a\nc\n"));
        assert_eq!(diff, "--- a/x.txt\n+++ b/x.txt\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
        assert!(unified("x", None, Some(b"a\n")).starts_with("--- /dev/null\n+++ b/x\n"));
        assert_eq!(unified("x", Some(b"a"), Some(b"a")), "");
        assert!(unified("x", Some(b"\xff"), Some(b"a")).contains("differ"));
    }
}
