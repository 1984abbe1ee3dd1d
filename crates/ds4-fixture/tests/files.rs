//! The generated files read back as the published layout, filled with the specified noise.

use ds4_fixture::{Mix, expected, model, mtp, prompt};
use ds4_gguf::{Gguf, TensorType};

fn f32s(file: &Gguf, name: &str) -> Vec<f32> {
    let tensor = file.tensor(name).unwrap_or_else(|| panic!("no tensor {name}"));
    assert_eq!(tensor.ty, TensorType::F32, "{name}");
    file.data(tensor).as_chunks::<4>().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect()
}

#[test]
fn the_f32_model_has_the_specified_values_and_shapes() {
    let file = Gguf::from_bytes("model", model(Mix::F32)).unwrap();
    assert_eq!(f32s(&file, "token_embd.weight")[..4], [0.059_567_83, 1.512_487_9, 1.120_747_6, 0.887_784_96]);
    assert_eq!(f32s(&file, "blk.2.attn_q_a.weight")[..3], [0.019_643_43, 0.035_088_55, -0.056_461_137]);

    let dims = |name| file.tensor(name).map(|tensor| tensor.dims.clone());
    assert_eq!(dims("blk.2.attn_compressor_ape.weight"), Some(vec![256, 4]));
    assert_eq!(dims("blk.3.attn_compressor_ape.weight"), Some(vec![128, 128]));
    assert_eq!(dims("blk.2.indexer.attn_q_b.weight"), Some(vec![64, 2048]));
    assert_eq!(dims("blk.3.indexer.attn_q_b.weight"), None);
    assert_eq!(dims("blk.0.ffn_gate_exps.weight"), Some(vec![256, 256, 16]));
    assert_eq!(dims("blk.1.exp_probs_b.bias"), None);
    assert_eq!(dims("blk.2.exp_probs_b.bias"), Some(vec![16]));
}

#[test]
fn hash_tables_name_distinct_experts() {
    let file = Gguf::from_bytes("model", model(Mix::F32)).unwrap();
    let tensor = file.tensor("blk.1.ffn_gate_tid2eid.weight").unwrap();
    assert_eq!((tensor.ty, tensor.dims.as_slice()), (TensorType::I32, &[2, 512][..]));
    let data = file.data(tensor);
    let table: Vec<i32> = data.as_chunks::<4>().0.iter().map(|&bytes| i32::from_le_bytes(bytes)).collect();
    assert_eq!(table[..4], [3, 8, 10, 15]);
    assert!(table.chunks_exact(2).all(|experts| experts[0] != experts[1] && (0..16).contains(&experts[0])));
    assert!(file.tensor("blk.2.ffn_gate_tid2eid.weight").is_none());
}

#[test]
fn parameters_add_up_to_the_specified_number() {
    let count = |bytes| {
        let file = Gguf::from_bytes("fixture", bytes).unwrap();
        file.tensors().iter().map(|tensor| tensor.n_elements()).sum::<u64>()
    };
    assert_eq!(count(model(Mix::F32)) + count(mtp(Mix::F32)), 26_174_512);
}

#[test]
fn a_quantised_mtp_file_reads_back() {
    let file = Gguf::from_bytes("mtp", mtp(Mix::Q2)).unwrap();
    assert_eq!(file.tensors().len(), 32);
    assert_eq!(file.tensor("mtp.0.ffn_down_exps.weight").unwrap().ty, TensorType::Q4K);
    assert_eq!(file.metadata().u64("deepseek4.embedding_length").unwrap(), Some(256));
}

#[test]
fn metadata_describes_the_model() {
    let file = Gguf::from_bytes("model", model(Mix::Q8)).unwrap();
    let m = file.metadata();
    assert_eq!(m.str("general.architecture").unwrap(), Some("deepseek4"));
    assert_eq!(m.str("general.name").unwrap(), Some("ds4 noise fixture"));
    assert_eq!(m.u64("deepseek4.block_count").unwrap(), Some(6));
    assert_eq!(m.u64s("deepseek4.attention.compress_ratios").unwrap(), Some(vec![0, 0, 4, 128, 4, 128, 0]));
    assert_eq!(m.f64s("deepseek4.swiglu_clamp_exp").unwrap(), Some(vec![2.0; 6]));
    assert_eq!(m.strs("tokenizer.ggml.tokens").unwrap().unwrap().len(), 512);
    assert_eq!(m.str("tokenizer.ggml.pre").unwrap(), Some("joyai-llm"));
    assert_eq!(m.bool("tokenizer.ggml.add_bos_token").unwrap(), Some(false));
}

#[test]
fn written_files_are_the_files_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mtp.gguf");
    ds4_fixture::write_mtp(&path, Mix::Q4).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), mtp(Mix::Q4));
    let lost = folder.path().join("absent/model.gguf");
    assert!(ds4_fixture::write_model(&lost, Mix::F32).unwrap_err().to_string().contains("absent"));
}

#[test]
fn expected_outputs_belong_to_the_prompt() {
    let prompt = prompt();
    assert_eq!(prompt.len(), 300);
    assert_eq!(prompt[..4], [5, 53, 163, 335]);
    for expected in expected::BOTH {
        assert_eq!(prompt[expected.mtp.pos + 1], expected.mtp.token);
        assert!(expected.logits.iter().all(|logits| logits.pos < prompt.len() && logits.argmax < 512));
        assert!(expected.streams.iter().all(|streams| streams.pos < prompt.len()));
    }
}
