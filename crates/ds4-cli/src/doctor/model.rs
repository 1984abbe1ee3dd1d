//! The model that would be used: is it there, is it whole, does it fit.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use ds4_args::{DoctorArgs, Located, locate};
use ds4_engine::{EngineOptions, MemoryPlan, Shape};
use ds4_gguf::Gguf;
use serde_json::{Value, json};

use crate::download::kept_checksum;

/// What is known of it.
pub(super) fn look(args: &DoctorArgs, problems: &mut Vec<String>) -> Value {
    let cwd = std::env::current_dir().unwrap_or_default();
    let exe = std::env::current_exe().ok();
    let (path, is_tiny) = match locate(args.model.as_deref(), &cwd, exe.as_deref()) {
        Located::Named(path) | Located::Model(path) => (path, false),
        Located::Tiny(path) => (path, true),
        Located::Nothing => return json!({ "file": null }),
    };
    let name = file_name(&path);
    // Messages name the file as it was found, which may say where somebody lives.
    let hidden = |err: &dyn Display| err.to_string().replace(&*path.to_string_lossy(), &name);
    let gguf = match Gguf::open(&path) {
        Ok(gguf) => gguf,
        Err(err) => {
            let what = hidden(&err);
            problems.push(format!("the model cannot be used: {what}"));
            return json!({ "file": name, "is_whole": false, "error": what });
        }
    };
    let mut found = json!({
        "file": name, "bytes": gguf.n_bytes(), "is_tiny": is_tiny, "is_whole": true, "checksum": checksum(&path, args.verify, problems),
    });
    if let Ok(Some(name)) = gguf.metadata().str("general.name") {
        found["name"] = name.into();
    }
    match Shape::from_gguf(&gguf) {
        Ok(shape) => {
            let plan = MemoryPlan::new(&shape, &gguf, None, &EngineOptions::default());
            if !plan.fits() {
                problems.push(format!("the model's memory does not fit: {plan}"));
            }
            found["layers"] = shape.n_layer.into();
            found["plan"] = plan.to_string().into();
        }
        Err(err) => problems.push(format!("{name} is no model for this program: {}", hidden(&err))),
    }
    found
}

/// Whether the file has the checksum that was kept at its download.
fn checksum(path: &Path, verify: bool, problems: &mut Vec<String>) -> &'static str {
    // Downloads keep it beside the file, which the usual name only links to.
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let Some(kept) = kept_checksum(&real) else { return "none kept" };
    if !verify {
        return "kept, not compared (--verify)";
    }
    match ds4_hub::sha256(&real, &AtomicBool::new(false), &|_| {}) {
        Ok(found) if found == kept => "right",
        _ => {
            problems.push(format!(
                "{} has another checksum than when it was downloaded; download it again",
                file_name(&real)
            ));
            "wrong"
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| PathBuf::from(path).display().to_string(), |name| name.to_string_lossy().into_owned())
}
