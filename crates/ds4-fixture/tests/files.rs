//! The generated files read back as the published layout, filled with the specified noise.

use ds4_fixture::{MIXES, Mix, expected, model, mtp, prompt};
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

    // Expert 3 of the 3-D tensor is the fourth official tensor: its values, found through the hash of that name,
    // are not those of a longer expert 0.
    let experts = f32s(&file, "blk.5.ffn_down_exps.weight");
    assert_eq!(experts.len(), 256 * 256 * 16);
    assert_ne!(experts[3 * 65536..3 * 65536 + 4], experts[..4]);
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
        file.tensors().iter().filter(|t| t.ty != TensorType::I32).map(|t| t.n_elements()).sum::<u64>()
    };
    assert_eq!(count(model(Mix::F32)) + count(mtp(Mix::F32)), 26_174_512);
}

#[test]
fn types_are_those_of_the_published_files() {
    use TensorType::{F16, F32, Iq2Xxs, Q2K, Q4K, Q8_0};
    for mix in MIXES {
        let file = Gguf::from_bytes("model", model(mix)).unwrap();
        let ty = |name: &str| file.tensor(name).unwrap().ty;
        let (half, matrix, experts) = match mix {
            Mix::F32 => (F32, F32, [F32, F32, F32]),
            Mix::Q8 => (F16, Q8_0, [Q8_0, Q8_0, Q8_0]),
            Mix::Q2 => (F16, Q8_0, [Iq2Xxs, Iq2Xxs, Q2K]),
            Mix::Q4 => (F16, Q8_0, [Q4K, Q4K, Q4K]),
        };
        for name in ["token_embd", "output_hc_fn", "blk.2.indexer.proj", "blk.0.ffn_gate_inp", "blk.5.hc_ffn_fn"] {
            assert_eq!(ty(&format!("{name}.weight")), half, "{mix:?} {name}");
        }
        for name in ["output", "blk.0.attn_q_b", "blk.4.attn_output_a", "blk.5.ffn_down_shexp"] {
            assert_eq!(ty(&format!("{name}.weight")), matrix, "{mix:?} {name}");
        }
        assert_eq!(["gate", "up", "down"].map(|name| ty(&format!("blk.3.ffn_{name}_exps.weight"))), experts);
        assert_eq!(ty("blk.0.attn_sinks.weight"), F32);
    }
}

#[test]
fn the_mtp_file_has_32_tensors_of_the_published_types() {
    use TensorType::{F32, Q4K, Q8_0};
    for mix in MIXES {
        let file = Gguf::from_bytes("mtp", mtp(mix)).unwrap();
        assert_eq!(file.tensors().len(), 32);
        assert!(file.tensors().iter().all(|tensor| tensor.name.starts_with("mtp.0.")));
        let (matrix, experts) = match mix {
            Mix::F32 => (F32, F32),
            Mix::Q8 => (Q8_0, Q8_0),
            Mix::Q2 | Mix::Q4 => (Q8_0, Q4K),
        };
        let ty = |name| file.tensor(name).unwrap().ty;
        assert_eq!(ty("mtp.0.hc_head_fn.weight"), F32);
        assert_eq!(ty("mtp.0.ffn_gate_inp.weight"), F32);
        assert_eq!(ty("mtp.0.e_proj.weight"), matrix);
        assert_eq!(ty("mtp.0.ffn_up_exps.weight"), experts);
        assert_eq!(ty("mtp.0.exp_probs_b.bias"), F32);
    }
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
