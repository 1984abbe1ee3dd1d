//! Landlock and seccomp.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use landlock::{
    ABI, Access as _, AccessFs, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset, RulesetAttr, RulesetCreatedAttr,
    RulesetStatus, Scope,
};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule, TargetArch,
};

use super::Unavailable;

/// The first version that knows truncation; before it a file could be emptied through the walls.
const NEEDED: ABI = ABI::V3;
/// The newest version whose walls are used where they are there: devices (5), signals and abstract sockets (6).
const WANTED: ABI = ABI::V6;

/// Devices that programs write to without meaning anything by it.
const DEVICES: [&str; 6] = ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/fd"];

/// Whether walls can be built, found out by building some around a thread that does nothing else.
pub(super) fn available() -> Result<(), Unavailable> {
    static TRIED: OnceLock<Result<(), Unavailable>> = OnceLock::new();
    let try_it = || {
        let tried = std::thread::spawn(|| confine(&[], false)).join();
        tried
            .unwrap_or_else(|_| Err(io::Error::other("the attempt panicked")))
            .map_err(|err| Unavailable { why: err.to_string() })
    };
    TRIED.get_or_init(try_it).clone()
}

/// Confines this thread and all it starts.
pub(super) fn confine(writable: &[PathBuf], network: bool) -> io::Result<()> {
    restrict_files(writable).map_err(io::Error::other)?;
    let filter = filter(network).map_err(io::Error::other)?;
    seccompiler::apply_filter(&filter).map_err(io::Error::other)
}

fn restrict_files(writable: &[PathBuf]) -> Result<(), String> {
    let told = |err: landlock::RulesetError| err.to_string();
    let unavailable = |_| "the kernel has no Landlock of version 3 or newer (Linux 6.2)".to_owned();
    let rules = Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(NEEDED))
        .map_err(unavailable)?
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(WANTED))
        .map_err(told)?
        .scope(Scope::from_all(WANTED))
        .map_err(told)?;
    let mut rules = rules.create().map_err(told)?;
    let mut allow = |path: &Path, access| -> Result<(), String> {
        let fd = PathFd::new(path).map_err(|err| err.to_string())?;
        (&mut rules).add_rule(PathBeneath::new(fd, access)).map_err(told).map(drop)
    };
    allow(Path::new("/"), AccessFs::from_read(WANTED))?;
    for folder in writable {
        allow(folder, AccessFs::from_all(WANTED))?;
    }
    for device in DEVICES.map(Path::new) {
        if device.exists() && !device.is_dir() {
            allow(device, AccessFs::ReadFile | AccessFs::WriteFile | AccessFs::IoctlDev)?;
        }
    }
    match rules.restrict_self().map_err(told)?.ruleset {
        RulesetStatus::NotEnforced => Err("the kernel has Landlock, but it is switched off".to_owned()),
        RulesetStatus::PartiallyEnforced | RulesetStatus::FullyEnforced => Ok(()),
    }
}

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

fn filter(network: bool) -> Result<BpfProgram, seccompiler::BackendError> {
    let mut rules = Rules::new();
    // A socket of this machine leads to services that act outside of the walls (D-Bus, Docker); one of the network leads away.
    match network {
        false => deny(&mut rules, &[libc::SYS_socket]),
        true => deny_if(&mut rules, libc::SYS_socket, 0, u64::MAX, libc::AF_UNIX as u64)?,
    }
    // It opens sockets and files without the calls that are filtered here.
    deny(&mut rules, &[libc::SYS_io_uring_setup, libc::SYS_io_uring_enter, libc::SYS_io_uring_register]);
    // For the person who runs everything as root.
    let system = [
        libc::SYS_reboot,
        libc::SYS_kexec_load,
        libc::SYS_init_module,
        libc::SYS_finit_module,
        libc::SYS_delete_module,
        libc::SYS_swapon,
        libc::SYS_swapoff,
        libc::SYS_settimeofday,
        libc::SYS_clock_settime,
        libc::SYS_clock_adjtime,
        libc::SYS_sethostname,
        libc::SYS_setdomainname,
        libc::SYS_acct,
        libc::SYS_quotactl,
        libc::SYS_bpf,
        libc::SYS_perf_event_open,
        libc::SYS_add_key,
        libc::SYS_keyctl,
        libc::SYS_open_by_handle_at,
        libc::SYS_mount,
        libc::SYS_umount2,
        libc::SYS_pivot_root,
        libc::SYS_chroot,
        libc::SYS_setns,
        libc::SYS_fsopen,
        libc::SYS_move_mount,
    ];
    deny(&mut rules, &system);
    // Ownership and attributes are not Landlock's business, and nobody builds software with them.
    let owners = [
        libc::SYS_fchown,
        libc::SYS_fchownat,
        libc::SYS_setxattr,
        libc::SYS_lsetxattr,
        libc::SYS_fsetxattr,
        libc::SYS_removexattr,
        libc::SYS_lremovexattr,
        libc::SYS_fremovexattr,
    ];
    deny(&mut rules, &owners);
    // Typing for the person: characters put into the input of a terminal.
    const TIOCLINUX: u64 = 0x541c;
    deny_if(&mut rules, libc::SYS_ioctl, 1, u32::MAX.into(), libc::TIOCSTI)?;
    deny_if(&mut rules, libc::SYS_ioctl, 1, u32::MAX.into(), TIOCLINUX)?;
    // A device made in the workspace is a way to what it stands for; a named pipe is none.
    const DEVICE_KINDS: [u32; 2] = [libc::S_IFCHR, libc::S_IFBLK];
    for kind in DEVICE_KINDS {
        deny_if(&mut rules, libc::SYS_mknodat, 2, libc::S_IFMT.into(), kind.into())?;
    }
    // Programs that would run with somebody else's rights.
    for bit in [libc::S_ISUID, libc::S_ISGID].map(u64::from) {
        deny_if(&mut rules, libc::SYS_fchmod, 1, bit, bit)?;
        deny_if(&mut rules, libc::SYS_fchmodat, 2, bit, bit)?;
    }
    #[cfg(target_arch = "x86_64")]
    {
        deny(&mut rules, &[libc::SYS_chown, libc::SYS_lchown, libc::SYS_iopl, libc::SYS_ioperm]);
        for kind in DEVICE_KINDS {
            deny_if(&mut rules, libc::SYS_mknod, 1, libc::S_IFMT.into(), kind.into())?;
        }
        for bit in [libc::S_ISUID, libc::S_ISGID].map(u64::from) {
            deny_if(&mut rules, libc::SYS_chmod, 1, bit, bit)?;
        }
        // The same calls under the numbers of the x32 interface.
        const X32: i64 = 0x4000_0000;
        rules.extend(rules.clone().into_iter().map(|(call, rules)| (call | X32, rules)));
    }
    let arch = std::env::consts::ARCH.try_into()?;
    let errno = SeccompAction::Errno(libc::EPERM as u32);
    let _: TargetArch = arch;
    SeccompFilter::new(rules, SeccompAction::Allow, errno, arch)?.try_into()
}

/// Refuses calls whatever their arguments.
fn deny(rules: &mut Rules, calls: &[i64]) {
    rules.extend(calls.iter().map(|call| (*call, Vec::new())));
}

/// Refuses a call when argument `index`, masked, is `value`.
fn deny_if(rules: &mut Rules, call: i64, index: u8, mask: u64, value: u64) -> Result<(), seccompiler::BackendError> {
    let op = SeccompCmpOp::MaskedEq(mask & u64::from(u32::MAX));
    let condition = SeccompCondition::new(index, SeccompCmpArgLen::Dword, op, value)?;
    rules.entry(call).or_default().push(SeccompRule::new(vec![condition])?);
    Ok(())
}
