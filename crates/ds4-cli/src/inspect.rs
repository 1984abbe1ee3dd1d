//! `--inspect`: what a model file holds, from its header alone.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use ds4_args::Ds4;
use ds4_boot::{Model, options};
use ds4_engine::Engine;
use ds4_gguf::{Array, Gguf, Value};
use ds4_model::{LayerReach, Shape};

use crate::session::mib;
use crate::{Exit, World};

/// Elements of an array that are shown.
const ARRAY_SHOWN: usize = 6;
/// Characters of a string that are shown.
const TEXT_SHOWN: usize = 72;

/// Prints the page.
///
/// # Errors
/// When the file is not a model of this architecture, or stdout cannot be written.
pub fn run(args: &Ds4, model: &Model, world: &mut World<'_>) -> Result<Exit> {
    let mut page = describe(&model.gguf);
    if let Some(mtp) = &model.mtp {
        page.push('\n');
        page.push_str(&describe(mtp));
    }
    // Printed before what may fail: a foreign file is what somebody inspects.
    world.console.print(&page)?;
    let shape = Shape::from_gguf(&model.gguf)?;
    let plan = Engine::plan(&model.gguf, model.mtp.as_ref(), &options(&args.engine.runtime)?)?;
    world.console.print(&format!("\n{}\nmemory: {plan}\n", describe_shape(&shape)))?;
    Ok(Exit::Done)
}

/// Metadata, tensors by role, and quantisation.
fn describe(gguf: &Gguf) -> String {
    let tensors = gguf.tensors();
    let mut page = format!("model: {} ({:.1} MiB)\n", gguf.name(), mib(gguf.n_bytes()));
    let _ = writeln!(page, "\nmetadata:");
    for (key, value) in gguf.metadata().iter() {
        let _ = writeln!(page, "  {key} = {}", show(value));
    }

    let mut by_type: BTreeMap<&str, Sum> = BTreeMap::new();
    let mut by_role: BTreeMap<(String, &str), Sum> = BTreeMap::new();
    for tensor in tensors {
        let ty = tensor.ty.name();
        by_type.entry(ty).or_default().add(tensor.n_bytes, tensor.n_elements());
        by_role.entry((role(&tensor.name), ty)).or_default().add(tensor.n_bytes, tensor.n_elements());
    }
    let _ = writeln!(page, "\ntensors:");
    for ((role, ty), sum) in &by_role {
        let _ = writeln!(page, "  {role:<36} {ty:<8} x{:<4} {:>12.1} MiB", sum.n_tensors, mib(sum.n_bytes));
    }
    let total = by_type.values().fold(Sum::default(), Sum::plus);
    let _ = writeln!(page, "\nquantisation:");
    for (ty, sum) in by_type.iter().map(|(ty, sum)| (*ty, sum)).chain([("all", &total)]) {
        let share = 100.0 * sum.n_bytes as f64 / total.n_bytes.max(1) as f64;
        let bits = 8.0 * sum.n_bytes as f64 / sum.n_elements.max(1) as f64;
        let _ = writeln!(
            page,
            "  {ty:<8} {:>5} tensors {:>12.1} MiB {share:>5.1}%  {bits:.2} bits per weight",
            sum.n_tensors,
            mib(sum.n_bytes),
        );
    }
    page
}

fn describe_shape(shape: &Shape) -> String {
    let count = |wanted: fn(&LayerReach) -> bool| shape.reach.iter().filter(|reach| wanted(reach)).count();
    let window = count(|reach| matches!(reach, LayerReach::Window));
    let compressed = count(|reach| matches!(reach, LayerReach::Compressed { .. }));
    let indexed = count(|reach| matches!(reach, LayerReach::Indexed));
    format!(
        "shape: {} layers ({window} window, {compressed} compressed, {indexed} indexed), hidden {}, vocabulary {}, \
         {} heads of {}, window {}, {} experts of which {} used and one shared, ff {}, {} streams",
        shape.n_layer,
        shape.n_embd,
        shape.n_vocab,
        shape.n_head,
        shape.head_dim,
        shape.window,
        shape.n_expert,
        shape.n_expert_used,
        shape.n_ff,
        shape.n_streams,
    )
}

/// A tensor's name without its layer: what it is for.
fn role(name: &str) -> String {
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    name.split('.').map(|part| if is_number(&part) { "*" } else { part }).collect::<Vec<_>>().join(".")
}

#[derive(Clone, Copy, Default)]
struct Sum {
    n_tensors: usize,
    n_bytes: u64,
    n_elements: u64,
}

impl Sum {
    fn add(&mut self, n_bytes: u64, n_elements: u64) {
        *self = self.plus(&Sum { n_tensors: 1, n_bytes, n_elements });
    }

    fn plus(self, other: &Sum) -> Sum {
        Sum {
            n_tensors: self.n_tensors + other.n_tensors,
            n_bytes: self.n_bytes + other.n_bytes,
            n_elements: self.n_elements + other.n_elements,
        }
    }
}

fn show(value: &Value) -> String {
    match value {
        Value::U8(v) => v.to_string(),
        Value::I8(v) => v.to_string(),
        Value::U16(v) => v.to_string(),
        Value::I16(v) => v.to_string(),
        Value::U32(v) => v.to_string(),
        Value::I32(v) => v.to_string(),
        Value::F32(v) => v.to_string(),
        Value::U64(v) => v.to_string(),
        Value::I64(v) => v.to_string(),
        Value::F64(v) => v.to_string(),
        Value::Bool(v) => v.to_string(),
        Value::String(v) => show_text(v),
        Value::Array(v) => show_array(v),
    }
}

fn show_text(text: &str) -> String {
    let shown: String = text.chars().take(TEXT_SHOWN).collect();
    let rest = if shown.len() < text.len() { format!("... ({} bytes)", text.len()) } else { String::new() };
    format!("{shown:?}{rest}")
}

fn show_array(array: &Array) -> String {
    let items: Vec<String> = match array {
        Array::U8(v) => first(v),
        Array::I8(v) => first(v),
        Array::U16(v) => first(v),
        Array::I16(v) => first(v),
        Array::U32(v) => first(v),
        Array::I32(v) => first(v),
        Array::F32(v) => first(v),
        Array::U64(v) => first(v),
        Array::I64(v) => first(v),
        Array::F64(v) => first(v),
        Array::Bool(v) => first(v),
        Array::Strings(v) => v.iter().take(ARRAY_SHOWN).map(show_text).collect(),
    };
    let rest = if items.len() < array.len() { format!(", ... ({} items)", array.len()) } else { String::new() };
    format!("[{}{rest}]", items.join(", "))
}

fn first<T: ToString>(items: &[T]) -> Vec<String> {
    items.iter().take(ARRAY_SHOWN).map(T::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_have_no_layer() {
        assert_eq!(role("blk.17.attn_q_a.weight"), "blk.*.attn_q_a.weight");
        assert_eq!(role("output.weight"), "output.weight");
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(show(&Value::Array(Array::U32((0..9).collect()))), "[0, 1, 2, 3, 4, 5, ... (9 items)]");
        assert_eq!(show(&Value::Array(Array::U32(vec![7]))), "[7]");
        assert_eq!(show(&Value::String("a\nb".into())), "\"a\\nb\"");
        assert!(show(&Value::String("é".repeat(100))).ends_with("... (200 bytes)"));
    }
}
