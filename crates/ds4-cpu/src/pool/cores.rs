//! How many threads are worth having, one per physical core that this process may use, and which core each gets.

use std::collections::BTreeMap;
use std::{fs, thread};

/// The number of physical cores among the processors that this process may run on, at least 1.
///
/// The kernels fill a core's vector units with one thread; a second hyper-thread only adds waiting. On Linux the answer
/// comes from the processor topology in `/sys`, limited by the affinity mask and the control group's quota; elsewhere,
/// or if that cannot be read, it is [`thread::available_parallelism`].
pub fn physical_cores() -> usize {
    let logical = thread::available_parallelism().map_or(1, usize::from);
    // A control group may grant less time than the cores it shows: then `logical` is the smaller number.
    allowed_cores().map_or(logical, |cores| cores.len()).clamp(1, logical)
}

/// Keeps the calling thread, `worker` of a pool of `threads`, on a core of its own, if that is possible and sensible: only
/// when the pool has a thread for every core that this process may use. A smaller pool is better off where the system
/// finds room, beside other programs that count their cores from 0 as well.
pub(super) fn pin(worker: usize, threads: usize) {
    if threads > 1 && physical_cores() == threads {
        let cores = allowed_cores().filter(|cores| cores.len() == threads);
        if let Some(core) = cores.as_ref().and_then(|cores| cores.get(worker)) {
            pin_to(core);
        }
    }
}

/// The memory node of each of `threads` threads, if [`pin`] gives each a core of its own; otherwise all are said to be on
/// one. Where the system does not say, there is one.
pub(super) fn nodes(threads: usize) -> Vec<usize> {
    let cores = allowed_cores().filter(|cores| threads > 1 && cores.len() == threads && physical_cores() == threads);
    let Some(cores) = cores else { return vec![0; threads] };
    let of_node = |node: &str| fs::read_to_string(format!("/sys/devices/system/node/node{node}/cpulist")).ok();
    let online = fs::read_to_string("/sys/devices/system/node/online").ok();
    online.and_then(|online| nodes_of(&cores, &online, of_node)).unwrap_or_else(|| vec![0; threads])
}

/// The node of each core, by the kernel's list of nodes and of each node's processors. None if one cannot be told.
fn nodes_of(cores: &[Vec<usize>], online: &str, cpus_of: impl Fn(&str) -> Option<String>) -> Option<Vec<usize>> {
    let mut node_of = BTreeMap::new();
    for node in parse_cpu_list(online)? {
        // A node may be memory alone.
        for cpu in parse_cpu_list(&cpus_of(&node.to_string())?).unwrap_or_default() {
            node_of.insert(cpu, node);
        }
    }
    cores.iter().map(|cpus| node_of.get(cpus.first()?).copied()).collect()
}

/// Restricts the calling thread to the processors `cpus`. If the system refuses, it stays where it was.
#[cfg(target_os = "linux")]
fn pin_to(cpus: &[usize]) {
    // SAFETY: the set is plain bits, valid when zeroed; `CPU_SET` ignores numbers beyond its end; the call reads it only.
    unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        cpus.iter()
            .filter(|cpu| **cpu < 8 * size_of::<libc::cpu_set_t>())
            .for_each(|cpu| libc::CPU_SET(*cpu, &mut set));
        libc::sched_setaffinity(0, size_of::<libc::cpu_set_t>(), &set);
    }
}

/// Other systems have no such call, or only a hint.
#[cfg(not(target_os = "linux"))]
fn pin_to(_: &[usize]) {}

/// The cores that this process may use, each as its processors; none if the system does not say.
fn allowed_cores() -> Option<Vec<Vec<usize>>> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let allowed = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"))?;
    distinct_cores(&parse_cpu_list(allowed)?, |cpu| {
        let topology = format!("/sys/devices/system/cpu/cpu{cpu}/topology");
        // The second name is the same list on kernels before 5.2.
        ["core_cpus_list", "thread_siblings_list"]
            .iter()
            .find_map(|name| fs::read_to_string(format!("{topology}/{name}")).ok())
    })
}

/// The cores that the processors `cpus` belong to, in the order of their first processors; `siblings` names a processor's
/// core by the list of all its hyper-threads. None if one cannot be told.
fn distinct_cores(cpus: &[usize], siblings: impl Fn(usize) -> Option<String>) -> Option<Vec<Vec<usize>>> {
    let mut cores: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &cpu in cpus {
        cores.entry(siblings(cpu)?).or_default().push(cpu);
    }
    let mut cores: Vec<Vec<usize>> = cores.into_values().collect();
    cores.sort();
    Some(cores)
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
    fn hyper_threads_are_one_core() {
        // Processors 0 and 4 share a core, as do 1 and 5.
        let siblings = |cpu: usize| Some(format!("{},{}", cpu % 4, cpu % 4 + 4));
        assert_eq!(distinct_cores(&[0, 1, 4, 5], siblings), Some(vec![vec![0, 4], vec![1, 5]]));
        assert_eq!(distinct_cores(&[1, 2, 3], siblings), Some(vec![vec![1], vec![2], vec![3]]));
    }

    #[test]
    fn unreadable_topology_is_no_answer() {
        assert_eq!(distinct_cores(&[0, 1], |cpu| (cpu == 0).then(|| "0".to_owned())), None);
    }

    #[test]
    fn cores_are_on_the_nodes_of_their_processors() {
        let cores: Vec<Vec<usize>> = (0..4).map(|core| vec![core, core + 4]).collect();
        let cpus_of = |node: &str| match node {
            "0" => Some("0-1,4-5\n".to_owned()),
            "2" => Some("2-3,6-7\n".to_owned()),
            "3" => Some("\n".to_owned()), // Memory without processors.
            _ => None,
        };
        assert_eq!(nodes_of(&cores, "0,2-3\n", cpus_of), Some(vec![0, 0, 2, 2]));
        assert_eq!(nodes_of(&cores, "0\n", cpus_of), None);
        assert_eq!(nodes_of(&cores, "1\n", cpus_of), None);
        assert_eq!(nodes(3).len(), 3);
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

    #[test]
    #[cfg(target_os = "linux")]
    fn only_a_pool_of_all_cores_is_pinned() {
        let processors = |pin: &(dyn Fn() + Sync)| {
            let allowed = || {
                pin();
                let status = fs::read_to_string("/proc/thread-self/status").unwrap_or_default();
                status.lines().find_map(|line| parse_cpu_list(line.strip_prefix("Cpus_allowed_list:")?))
            };
            thread::scope(|scope| scope.spawn(allowed).join().ok().flatten())
        };
        let all = processors(&|| {});
        let threads = physical_cores();
        assert_eq!(processors(&|| pin(1, threads + 1)), all);
        assert_eq!(processors(&|| pin(0, 1)), all);
        pin_to(&[]); // Refused, and harmless.
        let cores = allowed_cores().unwrap_or_default();
        if threads > 1 && cores.len() == threads {
            assert_eq!(processors(&|| pin(1, threads)), Some(cores[1].clone()));
        }
    }
}
