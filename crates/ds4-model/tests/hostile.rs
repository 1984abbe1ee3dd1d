//! Files that are valid GGUF and not a usable model: each is refused at once, with an error that names the thing.

use std::sync::OnceLock;

use bytes::Bytes;
use ds4_cpu::Cpu;
use ds4_fixture::Mix;
use ds4_gguf::{Array, Gguf, TensorType, Value, Writer};
use ds4_model::{Shape, Weights};

/// What a changed copy of the noise model does to a tensor.
enum Change {
    /// Leaves it out.
    Drop,
    /// Gives it these dimensions and zeros.
    Dims(Vec<u64>),
    /// Gives it this type and zeros.
    Type(TensorType),
    /// Fills it with this byte.
    Fill(u8),
}

/// The noise model with metadata replaced (or removed) and one tensor changed; without tensors when none is changed, since
/// metadata are looked at first.
fn changed(meta: &[(&str, Option<Value>)], tensor: Option<(&str, Change)>) -> Gguf {
    static MODEL: OnceLock<Gguf> = OnceLock::new();
    let model = MODEL.get_or_init(|| Gguf::from_bytes("noise", ds4_fixture::model(Mix::F32)).unwrap());
    let mut writer = Writer::new();
    for (key, value) in model.metadata().iter() {
        match meta.iter().find(|(k, _)| *k == key) {
            Some((_, Some(value))) => writer.set(key, value.clone()),
            Some((_, None)) => &mut writer,
            None => writer.set(key, value.clone()),
        };
    }
    let change = |name: &str| tensor.as_ref().filter(|(n, _)| *n == name).map(|(_, c)| c);
    for t in model.tensors().iter().filter(|_| tensor.is_some()) {
        match change(&t.name) {
            Some(Change::Drop) => {}
            Some(Change::Dims(dims)) => drop(writer.tensor(&t.name, t.ty, dims).unwrap()),
            Some(Change::Type(ty)) => drop(writer.tensor(&t.name, *ty, &t.dims).unwrap()),
            Some(Change::Fill(_)) | None => drop(writer.tensor(&t.name, t.ty, &t.dims).unwrap()),
        }
    }
    let mut bytes = Vec::new();
    writer
        .write(&mut bytes, |declared, out| {
            let original = model.tensor(&declared.name).unwrap();
            match change(&declared.name) {
                None => out.write_all(&model.data(original)),
                Some(Change::Fill(byte)) => out.write_all(&vec![*byte; declared.n_bytes as usize]),
                Some(_) => out.write_all(&vec![0; declared.n_bytes as usize]),
            }
        })
        .unwrap();
    Gguf::from_bytes("changed.gguf", Bytes::from(bytes)).unwrap()
}

#[track_caller]
fn refused(gguf: &Gguf, words: &[&str]) {
    let bound = Shape::from_gguf(gguf).and_then(|s| Weights::bind(gguf, &s, &mut Cpu::new(1)));
    let error = bound.err().expect("the file was taken").to_string();
    for word in ["changed.gguf"].iter().chain(words) {
        assert!(error.contains(word), "{error:?} does not say {word:?}");
    }
}

fn u(v: u32) -> Option<Value> {
    Some(Value::U32(v))
}

#[test]
fn hyperparameters_are_checked() {
    let key = |k: &str| format!("deepseek4.{k}");
    let other = Some(Value::String("llama".into()));
    refused(&changed(&[("general.architecture", other)], None), &["general.architecture", "llama", "DeepSeek V4"]);
    refused(&changed(&[("general.architecture", None)], None), &["general.architecture", "missing"]);
    let required = [
        "block_count",
        "embedding_length",
        "attention.head_count",
        "attention.key_length",
        "attention.q_lora_rank",
        "attention.output_lora_rank",
        "attention.output_group_count",
        "attention.sliding_window",
        "attention.layer_norm_rms_epsilon",
        "attention.compress_ratios",
        "attention.compress_rope_freq_base",
        "attention.indexer.head_count",
        "attention.indexer.key_length",
        "attention.indexer.top_k",
        "rope.dimension_count",
        "rope.freq_base",
        "expert_count",
        "expert_used_count",
        "expert_feed_forward_length",
        "expert_weights_scale",
        "hyper_connection.count",
        "hyper_connection.sinkhorn_iterations",
        "hyper_connection.epsilon",
    ];
    for name in required {
        refused(&changed(&[(&key(name), None)], None), &[&key(name), "missing"]);
        refused(&changed(&[(&key(name), Some(Value::String("x".into())))], None), &[&key(name)]);
        if !matches!(name, "attention.compress_ratios" | "attention.layer_norm_rms_epsilon") {
            refused(&changed(&[(&key(name), u(0))], None), &[&key(name)]);
        }
    }
    let bad: &[(&str, Value, &str)] = &[
        ("block_count", Value::U64(u64::MAX), "block_count"),
        ("block_count", Value::U32(5000), "block_count"),
        ("embedding_length", Value::U64(1 << 60), "embedding_length"),
        ("expert_used_count", Value::U32(17), "expert_count 16"),
        ("rope.dimension_count", Value::U32(63), "even"),
        ("rope.dimension_count", Value::U32(130), "at most 128"),
        ("attention.output_group_count", Value::U32(3), "divide"),
        ("attention.indexer.key_length", Value::U32(96), "power of two"),
        ("attention.value_length", Value::U32(64), "key_length"),
        ("attention.head_count_kv", Value::U32(2), "one key/value row"),
        ("expert_weights_norm", Value::Bool(false), "normalises"),
        ("rope.freq_base", Value::F32(f32::NAN), "rope.freq_base"),
        ("attention.compress_ratios", Value::Array(Array::I32(vec![0, 0, 4, -1, 4, 128])), "ratio -1"),
        ("attention.compress_ratios", Value::Array(Array::I32(vec![0, 0])), "2 entries for 6 layers"),
        ("attention.compress_ratios", Value::Array(Array::I32(vec![65521, 0, 4, 65519, 4, 65497])), "common multiple"),
    ];
    for (name, value, word) in bad {
        refused(&changed(&[(&key(name), Some(value.clone()))], None), &[&key(name), word]);
    }
}

#[test]
fn tensors_are_checked() {
    let names = ["token_embd.weight", "output.weight", "blk.0.attn_q_a.weight", "blk.2.indexer.proj.weight"];
    let more = ["blk.3.attn_compressor_ape.weight", "blk.5.exp_probs_b.bias", "blk.0.ffn_gate_tid2eid.weight"];
    for name in names.iter().chain(&more) {
        refused(&changed(&[], Some((name, Change::Drop))), &[name, "missing"]);
        refused(&changed(&[], Some((name, Change::Dims(vec![32, 32])))), &[name, "expected", "[32, 32]"]);
    }
    let wrong = |name, ty| changed(&[], Some((name, Change::Type(ty))));
    refused(&wrong("output.weight", TensorType::I32), &["output.weight", "I32"]);
    refused(&wrong("blk.1.attn_norm.weight", TensorType::Q8_0), &["attn_norm", "Q8_0", "F32"]);
    refused(&wrong("blk.1.ffn_gate_tid2eid.weight", TensorType::F32), &["tid2eid", "F32", "I32"]);
    let ids = changed(&[], Some(("blk.1.ffn_gate_tid2eid.weight", Change::Fill(0x11))));
    refused(&ids, &["tid2eid", "token 0", "16"]);
}

#[test]
fn wide_and_narrow_numbers_are_read_alike() {
    let plain = Shape::from_gguf(&changed(&[], None)).unwrap();
    let wide = changed(
        &[
            ("deepseek4.block_count", Some(Value::U64(6))),
            ("deepseek4.embedding_length", Some(Value::I32(256))),
            ("deepseek4.rope.freq_base", Some(Value::F64(10000.0))),
            ("deepseek4.rope.scaling.factor", Some(Value::U32(16))),
            ("deepseek4.rope.scaling.original_context_length", Some(Value::F32(65536.0))),
        ],
        None,
    );
    assert_eq!(Shape::from_gguf(&wide).unwrap(), plain);
}
