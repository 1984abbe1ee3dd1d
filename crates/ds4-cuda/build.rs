//! Compiles the kernels with nvcc, if there is one, and embeds what comes out. Without nvcc everything else is built.
//!
//! nvcc is looked for in `DS4_NVCC`, `CUDA_HOME/bin` and `PATH`. `DS4_CUDA_ARCH` narrows the architectures, as in `90a,121`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, thread};

/// Compute capabilities that get machine code of their own; the first one is kept as PTX too, for what comes later.
const ARCHITECTURES: &str = "80,86,89,90a,100,120,121";

fn main() {
    for name in ["DS4_NVCC", "DS4_CUDA_ARCH", "CUDA_HOME", "PATH"] {
        println!("cargo:rerun-if-env-changed={name}");
    }
    println!("cargo:rerun-if-changed=kernels");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where"));
    let mut kernels: Vec<PathBuf> =
        fs::read_dir("kernels").expect("the kernels are here").flatten().map(|e| e.path()).collect();
    kernels.retain(|path| path.extension().is_some_and(|e| e == "cu"));
    kernels.sort();
    emulator(&kernels, &out);
    let images = match nvcc() {
        Some(nvcc) => compile(&nvcc, &kernels, &out),
        None => {
            println!("cargo:warning=no nvcc (DS4_NVCC, CUDA_HOME, PATH): built without CUDA kernels");
            Vec::new()
        }
    };
    let list: String = images.iter().map(|image| format!("    include_bytes!({image:?}),\n")).collect();
    fs::write(out.join("images.rs"), format!("&[\n{list}]\n")).expect("the build folder is writable");
}

fn nvcc() -> Option<PathBuf> {
    let home = env::var_os("CUDA_HOME").map(|home| Path::new(&home).join("bin/nvcc"));
    let path = env::var_os("PATH").unwrap_or_default();
    let candidates = env::var_os("DS4_NVCC").map(PathBuf::from).into_iter().chain(home);
    candidates.chain(env::split_paths(&path).map(|folder| folder.join("nvcc"))).find(|nvcc| nvcc.is_file())
}

/// One fat binary for each file, as many compilers at a time as there are cores.
fn compile(nvcc: &Path, kernels: &[PathBuf], out: &Path) -> Vec<PathBuf> {
    let wanted = env::var("DS4_CUDA_ARCH").unwrap_or_else(|_| ARCHITECTURES.into());
    let wanted: Vec<&str> = wanted.split(',').map(str::trim).filter(|a| !a.is_empty()).collect();
    let image = |kernel: &Path| out.join(kernel.file_stem().expect("a file")).with_extension("fatbin");
    let run = |kernel: &Path| {
        let mut command = Command::new(nvcc);
        command.args(["-fatbin", "-O3", "-std=c++17", "--compress-mode=size"]);
        for arch in &wanted {
            command.arg(format!("-gencode=arch=compute_{arch},code=sm_{arch}"));
        }
        if let Some(first) = wanted.first().filter(|first| !first.ends_with('a')) {
            command.arg(format!("-gencode=arch=compute_{first},code=compute_{first}"));
        }
        let done = command.arg("-o").arg(image(kernel)).arg(kernel).output().expect("nvcc can be started");
        assert!(done.status.success(), "{}:\n{}", kernel.display(), String::from_utf8_lossy(&done.stderr));
    };
    let jobs = env::var("NUM_JOBS").ok().and_then(|n| n.parse().ok()).unwrap_or(1usize);
    thread::scope(|scope| {
        let parts: Vec<_> =
            (0..jobs).map(|j| scope.spawn(move || kernels.iter().skip(j).step_by(jobs).for_each(|k| run(k)))).collect();
        let failed = parts.into_iter().filter_map(|part| part.join().err()).next();
        if let Some(message) = failed.as_ref().and_then(|f| f.downcast_ref::<String>()) {
            panic!("{message}");
        }
    });
    kernels.iter().map(|kernel| image(kernel)).collect()
}

#[cfg(feature = "emulate")]
fn emulator(kernels: &[PathBuf], out: &Path) {
    let all: String =
        kernels.iter().map(|k| format!("#include {:?}\n", fs::canonicalize(k).expect("it exists"))).collect();
    fs::write(out.join("kernels.inc"), all).expect("the build folder is writable");
    let mut build = cc::Build::new();
    build
        .cpp(true)
        .std("c++17")
        .opt_level(2)
        .include("kernels")
        .include(out)
        .warnings(false)
        .flag("-fno-strict-aliasing");
    build.file("kernels/emulate.cpp").compile("ds4_emulate");
}

#[cfg(not(feature = "emulate"))]
fn emulator(_: &[PathBuf], _: &Path) {}
