//! Every kernel, in every format and with the shapes of V4 Flash, translated to Metal's language as a Mac would, and checked
//! for what Metal forbids. No Metal compiler is asked: what its syntax accepts is not proven here.
#![cfg(feature = "msl")]

use ds4_quant::Format;
use ds4_wgpu::matrices::Matrices;
use ds4_wgpu::shader::{
    BINDINGS, IMMEDIATE_BYTES, INVOCATIONS, KERNELS, Kernel, Sums, Target, Variant, WORKGROUP_BYTES,
    WORKGROUP_BYTES_MATRICES,
};
use naga::back::msl;
use naga::valid::{Capabilities, ValidationFlags, Validator};

/// Bytes of threadgroup memory that every Apple GPU has.
const THREADGROUP_BYTES: u32 = 32768;
const _: () = assert!(WORKGROUP_BYTES <= THREADGROUP_BYTES && WORKGROUP_BYTES_MATRICES <= THREADGROUP_BYTES);
/// Buffers that a Metal kernel may be given, and those of them that it gets besides its bindings: immediate data, sizes of arrays.
const BUFFERS: u32 = 31;
const OWN_BUFFERS: u32 = 2;

/// V4 Flash's numbers for the constants of kernels, by name.
fn flash(name: &str) -> u32 {
    match name {
        "DIM" | "HEAD_DIM" => 512,
        "COLS" | "FF" => 2048,
        "OUTS" | "TILE" => 4,
        "THREADS" => 64,
        name if name.starts_with("OUT_") => 1024,
        name if name.starts_with("ROW_BYTES_") => 4352,
        name if name.starts_with("BEGIN_") || name.starts_with("END_") => 256,
        "ROW_BYTES" => 4352,
        "PER_GROUP" => 1024,
        "TILE_W" => 128,
        "TILE_X" => 64,
        "SUBS_X" => 2,
        "N_GROUPS" | "NX" | "N" | "N_STREAMS" => 4,
        "N_HEAD" => 64,
        "N_ROT" | "BLOCK" => 64,
        "N_EXPERT" => 256,
        "N_USED" => 6,
        "N_SINKHORN" => 20,
        "ROW_WORDS" => 146,
        "TAIL_WORD" => 114,
        "RATIO" => 4,
        "COLUMNS" => 1024,
        "WINDOW" => 128,
        "RING_LEN" => 144,
        "PAGES_PER_SLOT" => 4096,
        "PER_PAGE" => 64,
        "MAX_VISIBLE" | "STRIDE" => 262_144,
        "N_VOCAB" => 129_280,
        "LEFT_STRIDE" => 32768,
        "LEVEL" | "FIRST" | "LAST" => 0,
        "LEVELS" => 4,
        "PART" => 2,
        "UNITS" => 128,
        "TOP_K" => 512,
        "N_SPLITS" => 5,
        "WHOLE" => 0,
        "FINISH_0" | "FINISH_1" | "LAST_FIRST" | "MAKES_ACT" => 1,
        "SPAN_0" | "SPAN_1" => 128,
        "WEIGHTED" | "INVERSE" | "OVERLAP" | "HASH" | "EXPANDS" => 1,
        "SHARED" => 0,
        "N_TURN" => 64,
        "Q_LORA" => 1024,
        "SHARED_ROW_BYTES" => 2176,
        "ROUNDING" | "REACH" | "LAYOUT" => 2,
        "EPS" | "EPS_NORM" | "SCALE" | "WEIGHT_SCALE" | "ROUTE_SCALE" | "HADAMARD_NORM" => 0.01f32.to_bits(),
        other => panic!("{other}: a value for V4 Flash is missing here"),
    }
}

/// Every variant of a kernel that differs in its text: each format, each rounding, each reach.
fn variants(kernel: &Kernel) -> Vec<Variant> {
    let at = |name: &str| kernel.constants().position(|c| c == name);
    let of = |c: &str| {
        if c == "ARRIVED" {
            kernel.bindings.len() as u32 - 1
        } else if c == "DIM" && kernel.name.starts_with("index_") {
            128
        } else {
            flash(c)
        }
    };
    let base: Vec<u32> = kernel.constants().map(of).collect();
    // What a kernel takes only sometimes has a kernel of its own that always does.
    let mut base = base;
    if let Some(i) = at("DIM").filter(|_| kernel.name == "index_scores_few") {
        base[i] = 128;
    }
    if let Some(i) = at("SHARED").filter(|_| kernel.name == "experts_down_shared") {
        base[i] = 1;
    }
    if let Some(i) = at("WHOLE").filter(|_| kernel.needs_coherence()) {
        base[i] = 1;
    }
    let mut shapes = vec![base];
    for (name, values) in [("ROUNDING", [0, 1, 2]), ("REACH", [0, 1, 2]), ("NX", [1, 2, 4])] {
        if let Some(i) = at(name) {
            let spread = |shape: &Vec<u32>| {
                values.map(|v| {
                    let mut shape = shape.clone();
                    shape[i] = v;
                    shape
                })
            };
            shapes = shapes.iter().flat_map(spread).collect();
        }
    }
    let formats: &[Format] = if kernel.matrices.is_empty() { &[Format::F32] } else { &Format::ALL };
    let in_format =
        |format: Format| shapes.iter().map(move |s| Variant::new(&vec![format.into(); kernel.matrices.len()], s));
    formats.iter().flat_map(|f| in_format(*f)).collect()
}

fn options(kernel: &Kernel) -> msl::Options {
    let lang_version = if kernel.needs_coherence() { (3, 2) } else { (2, 4) };
    msl::Options { lang_version, fake_missing_bindings: true, ..Default::default() }
}

// Every ability that kernels are written for and Metal has, in a test of its own: they run side by side.

#[test]
fn every_kernel_becomes_metal_with_sums_in_memory() {
    become_metal(Target { sums: Sums::Memory, matrices: None, packed: false, coherent: false });
}

#[test]
fn every_kernel_becomes_metal_with_sums_over_subgroups() {
    become_metal(Target { sums: Sums::Subgroups, matrices: None, packed: true, coherent: false });
}

#[test]
fn every_kernel_becomes_metal_with_matrices() {
    become_metal(Target { sums: Sums::Subgroups, matrices: Some(Matrices::Eight), packed: false, coherent: false });
}

fn become_metal(target: Target) {
    let mut n = 0;
    for kernel in KERNELS.iter().filter(|kernel| target.matrices.is_some() || !kernel.needs_matrices()) {
        for variant in variants(kernel) {
            let text = kernel.wgsl(&variant, target);
            let fail = |what: String| -> ! { panic!("{} {variant:?}: {what}\n{text}", kernel.name) };
            let (module, info) = parsed(&text);
            let stage = msl::PipelineOptions::default();
            let (metal, _) =
                msl::write_string(&module, &info, &options(kernel), &stage).unwrap_or_else(|e| fail(e.to_string()));
            assert!(metal.contains("kernel void"), "{}: no kernel in\n{metal}", kernel.name);
            if text.contains("coopLoad") {
                assert!(metal.contains("simdgroup_half8x8") && metal.contains("simdgroup_float8x8"), "{metal}");
            }
            check_limits(kernel, &variant, &module, &metal);
            n += 1;
        }
    }
    assert!(n > 0);
    println!("{n} variants of {} kernels", KERNELS.len());
}

/// Metal has no matrices of this side, so what can be known is that the text is valid.
#[test]
fn kernels_on_larger_matrices_are_valid() {
    let target = Target { sums: Sums::Subgroups, matrices: Some(Matrices::Sixteen), packed: true, coherent: false };
    let mut n = 0;
    for (kernel, variant) in KERNELS.iter().flat_map(|k| variants(k).into_iter().map(move |v| (k, v))) {
        let text = kernel.wgsl(&variant, target);
        if text.contains("coopLoad") {
            parsed(&text);
            n += 1;
        }
    }
    assert!(n > 0);
}

fn parsed(text: &str) -> (naga::Module, naga::valid::ModuleInfo) {
    let module = naga::front::wgsl::parse_str(text).unwrap_or_else(|e| panic!("{}\n{text}", e.emit_to_string(text)));
    let capabilities = Capabilities::IMMEDIATES
        | Capabilities::SHADER_FLOAT16_IN_FLOAT32
        | Capabilities::SHADER_FLOAT16
        | Capabilities::SUBGROUP
        | Capabilities::MEMORY_DECORATION_COHERENT
        | Capabilities::COOPERATIVE_MATRIX;
    let valid = Validator::new(ValidationFlags::all(), capabilities).validate(&module);
    let info = valid.unwrap_or_else(|e| panic!("{}\n{text}", e.emit_to_string(text)));
    (module, info)
}

/// What Metal refuses though WGSL allows it.
fn check_limits(kernel: &Kernel, variant: &Variant, module: &naga::Module, metal: &str) {
    let layouter = {
        let mut l = naga::proc::Layouter::default();
        l.update(module.to_ctx()).expect("a valid module has layouts");
        l
    };
    let shared = module.global_variables.iter().filter(|(_, v)| v.space == naga::AddressSpace::WorkGroup);
    let shared: u32 = shared.map(|(_, v)| layouter[v.ty].size).sum();
    // What a device is asked for when it is started.
    let on_matrices = metal.contains("simdgroup_half8x8");
    let room = if on_matrices { WORKGROUP_BYTES_MATRICES } else { WORKGROUP_BYTES };
    assert!(shared <= room, "{}: {shared} bytes of workgroup memory", kernel.name);
    let bindings = kernel.written(variant).count() as u32;
    let most = if kernel.needs_coherence() { BUFFERS - OWN_BUFFERS } else { BINDINGS };
    assert!(bindings <= most, "{}: {bindings} buffers", kernel.name);
    assert!(4 * kernel.n_words <= IMMEDIATE_BYTES, "{}: {} words", kernel.name, kernel.n_words);
    for entry in &module.entry_points {
        let [x, y, z] = entry.workgroup_size;
        assert!(x * y * z <= INVOCATIONS, "{}: {} threads a threadgroup", kernel.name, x * y * z);
    }
    assert!(!metal.contains("double"), "{}: Metal has no 64-bit floats", kernel.name);
}
