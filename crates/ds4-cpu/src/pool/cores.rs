//! How many threads are worth having: one per physical core that this process may use.

use std::collections::BTreeSet;
use std::{fs, thread};

/// The number of physical cores among the processors that this process may run on, at least 1.
///
/// The kernels fill a core's vector units with one thread; a second hyper-thread only adds waiting. On Linux the answer
/// comes from the processor topology in `/sys`, limited by the affinity mask and the control group's quota; elsewhere,
/// or if that cannot be read, it is [`thread::available_parallelism`].
pub fn physical_cores() -> usize {
    let logical = thread::available_parallelism().map_or(1, usize::from);
    let cores = fs::read_to_string("/proc/self/status").ok().and_then(|status| {
        let allowed = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"))?;
        distinct_cores(&parse_cpu_list(allowed)?, |cpu| {
            let topology = format!("/sys/devices/system/cpu/cpu{cpu}/topology");
            // The second name is the same list on kernels before 5.2.
            ["core_cpus_list", "thread_siblings_list"]
                .iter()
                .find_map(|name| fs::read_to_string(format!("{topology}/{name}")).ok())
        })
    });
    // A control group may grant less time than the cores it shows: then `logical` is the smaller number.
    cores.unwrap_or(logical).clamp(1, logical)
}

/// How many different cores the processors `cpus` belong to; `siblings` names a processor's core by the list of all its
/// hyper-threads. None if one cannot be told.
fn distinct_cores(cpus: &[usize], siblings: impl Fn(usize) -> Option<String>) -> Option<usize> {
    let cores: BTreeSet<String> = cpus.iter().map(|&cpu| siblings(cpu)).collect::<Option<_>>()?;
    Some(cores.len())
}

/// The processors of a kernel list such as `0-3,8,10-11`.
fn parse_cpu_list(text: &str) -> Option<Vec<usize>> {
    let mut cpus = Vec::new();
    for part in text.trim().split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        // No machine has so many; a broken file must not make us allocate without end.
        if last.checked_sub(first)? >= 1 << 16 {
            return None;
        }
        cpus.extend(first..=last);
    }
    Some(cpus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyper_threads_count_once() {
        // Processors 0 and 4 share a core, as do 1 and 5.
        let siblings = |cpu: usize| Some(format!("{},{}", cpu % 4, cpu % 4 + 4));
        assert_eq!(distinct_cores(&[0, 1, 4, 5], siblings), Some(2));
        assert_eq!(distinct_cores(&[1, 2, 3], siblings), Some(3));
    }

    #[test]
    fn unreadable_topology_is_no_answer() {
        assert_eq!(distinct_cores(&[0, 1], |cpu| (cpu == 0).then(|| "0".to_owned())), None);
    }

    #[test]
    fn kernel_lists_parse() {
        assert_eq!(parse_cpu_list("\t0-3,8,10-11\n"), Some(vec![0, 1, 2, 3, 8, 10, 11]));
        for broken in ["", "a", "1-", "-1", "1,,2", "3-1", "0-99999999999"] {
            assert_eq!(parse_cpu_list(broken), None, "{broken:?}");
        }
    }

    #[test]
    fn this_machine_has_a_core() {
        let cores = physical_cores();
        assert!(cores >= 1 && cores <= thread::available_parallelism().map_or(1, usize::from));
    }
}
