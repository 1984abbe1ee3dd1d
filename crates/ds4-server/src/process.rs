//! What the system says about this process.

/// Memory of this process, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// All that is in memory, mapped weights included.
    pub resident: u64,
    /// What is there for this process alone.
    pub own: u64,
}

/// How much memory this process takes, where the system tells (Linux).
pub fn memory() -> Option<Memory> {
    parse(&std::fs::read_to_string("/proc/self/status").ok()?)
}

fn parse(status: &str) -> Option<Memory> {
    let bytes = |key: &str| {
        let value = status.lines().find_map(|line| line.strip_prefix(key))?;
        let kib: u64 = value.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kib * 1024)
    };
    Some(Memory { resident: bytes("VmRSS:")?, own: bytes("RssAnon:")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_linux() {
        let status = "Name:\tds4-server\nVmRSS:\t    2048 kB\nRssAnon:\t    1000 kB\n";
        assert_eq!(parse(status), Some(Memory { resident: 2048 * 1024, own: 1000 * 1024 }));
        assert_eq!(parse("VmRSS: much"), None);
    }
}
