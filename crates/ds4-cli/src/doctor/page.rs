//! The report as a page for people.

use std::fmt::Write;

use serde_json::Value;

/// Writes the page.
pub(super) fn page(report: &Value) -> String {
    let mut out = String::new();
    machine(&mut out, report);
    model(&mut out, &report["model"]);
    fits(&mut out, report);
    around(&mut out, report);
    match list(&report["problems"]) {
        [] => out.push_str("\nnothing is wrong\n"),
        problems => {
            out.push_str("\nproblems\n");
            for problem in problems {
                let _ = writeln!(out, "  {}", text(problem));
            }
        }
    }
    out
}

fn machine(out: &mut String, report: &Value) {
    let machine = &report["machine"];
    let _ = writeln!(out, "ds4 {} on {}", text(&report["version"]), text(&machine["system"]));
    let features: Vec<_> = list(&machine["features"]).iter().map(text).collect();
    let _ = writeln!(out, "processor  {}, {} threads", text(&machine["cpu"]), machine["threads"]);
    let _ = writeln!(
        out,
        "           {}",
        if features.is_empty() { "no vector instructions that are used".into() } else { features.join(" ") }
    );
    let memory = |key: &str| machine[key].as_u64().map_or_else(|| "unknown".to_owned(), gb);
    let _ = write!(out, "memory     {} GB, {} GB available", memory("memory_bytes"), memory("available_bytes"));
    let _ = match report["read_gb_per_s"].as_f64() {
        Some(read) if report["is_busy"] == true => {
            writeln!(out, ", read at {read:.1} GB/s (other programs are busy, so that is too low)")
        }
        Some(read) => writeln!(out, ", read at {read:.1} GB/s"),
        None => writeln!(out),
    };
    let gpus = &report["gpus"];
    for card in list(&gpus["nvidia"]) {
        let memory = card["memory_bytes"].as_u64().map(gb).unwrap_or_default();
        let _ = writeln!(out, "gpu        {}, {memory} GB, driver {}", text(&card["name"]), text(&card["driver"]));
    }
    let is = |key: &str| if gpus[key] == true { "found" } else { "not found" };
    let _ = writeln!(out, "drivers    CUDA {}, Vulkan {}", is("libcuda"), is("libvulkan"));
    let backends: Vec<_> = list(&report["backends"]).iter().map(text).collect();
    let _ = writeln!(out, "backends   {} (built into this program)", backends.join(", "));
    let _ = write!(out, "CUDA       {}", text(&report["cuda"]));
    let _ = match report["cuda_copy_gb_per_s"].as_f64() {
        Some(copy) => writeln!(out, ", copied at {copy:.0} GB/s"),
        None => writeln!(out),
    };
}

fn model(out: &mut String, model: &Value) {
    let Some(file) = model["file"].as_str() else {
        out.push_str("model      none here; `ds4 download q2-imatrix` brings it\n");
        return;
    };
    let small = if model["is_tiny"] == true { ", the small one for development" } else { "" };
    // What is not whole has its reason among the problems.
    let Some(bytes) = model["bytes"].as_u64() else {
        let _ = writeln!(out, "model      {file}{small}: cannot be used");
        return;
    };
    let _ = writeln!(out, "model      {file}{small}: {} GB, header and sizes are right", gb(bytes));
    let _ = writeln!(out, "           checksum: {}", text(&model["checksum"]));
    let _ = writeln!(out, "           {}", text(&model["plan"]));
}

fn fits(out: &mut String, report: &Value) {
    out.push_str(
        "\nwhat fits, and tokens a second: all that memory allows, and the share of it that was measured elsewhere\n",
    );
    let _ = writeln!(
        out,
        "  {:<5} {:<11} {:>9} {:>9} {:>9}  {:<6} {:>8} {:>9}",
        "on", "file", "context", "weights", "besides", "fits", "at most", "expected"
    );
    for line in list(&report["fits"]) {
        let bytes = |key: &str| line[key].as_u64().map(gb).unwrap_or_default();
        let speed = |key: &str| line[key].as_f64().map_or_else(|| "-".to_owned(), |speed| format!("{speed:.1}"));
        let fits = line["fits"].as_bool().map_or("?", |fits| if fits { "yes" } else { "no" });
        let _ = writeln!(
            out,
            "  {:<5} {:<11} {:>9} {:>6} GB {:>6} GB  {fits:<6} {:>8} {:>9}",
            text(&line["device"]),
            text(&line["target"]),
            line["ctx"].to_string(),
            bytes("weights_bytes"),
            bytes("allocated_bytes"),
            speed("tokens_per_second_at_most"),
            speed("tokens_per_second_expected")
        );
    }
    out.push('\n');
}

fn around(out: &mut String, report: &Value) {
    for kv in list(&report["kv"]) {
        let _ = match kv["entries"].as_u64() {
            Some(n) => writeln!(
                out,
                "prefixes   {}: {n} entries, {} GB, {} sessions, {} damaged",
                text(&kv["dir"]),
                kv["bytes"].as_u64().map(gb).unwrap_or_default(),
                kv["sessions"],
                kv["damaged"]
            ),
            None => writeln!(out, "prefixes   {}: cannot be read", text(&kv["dir"])),
        };
    }
    let _ = writeln!(out, "port       {}: {}", report["port"]["port"], text(&report["port"]["state"]));
    let names: Vec<_> = list(&report["profiles"]["installed"]).iter().map(text).collect();
    let _ = writeln!(out, "profiles   {}", if names.is_empty() { "none".into() } else { names.join(", ") });
    for (program, state) in report["clients"].as_object().into_iter().flatten() {
        let state = match state {
            Value::Null => "not installed".to_owned(),
            state => state["version"].as_str().unwrap_or("installed, version unknown").to_owned(),
        };
        let _ = writeln!(out, "{program:<10} {state}");
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn gb(bytes: u64) -> String {
    match bytes as f64 / 1e9 {
        gb if gb < 10.0 => format!("{gb:.2}"),
        gb => format!("{gb:.1}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_that_cannot_be_used_has_no_size() {
        let mut out = String::new();
        model(&mut out, &serde_json::json!({ "file": "nope.gguf", "is_whole": false, "error": "it is not there" }));
        assert_eq!(out, "model      nope.gguf: cannot be used\n");
    }
}
