//! Encodes the tensors and writes the two files.

use std::path::Path;
use std::thread;

use ds4_gguf::{TensorType, Writer};
use ds4_quant::Format;

use crate::mix::{Layout, Role};
use crate::tensors::{Entry, table};
use crate::{Checkpoint, Error, Mix, metadata};

/// Writes the main model with its vocabulary to `path`.
///
/// # Errors
/// When a tensor is missing or has another shape or type than it should, or the file cannot be written.
pub fn model(checkpoint: &Checkpoint, mix: &Mix, path: &Path) -> Result<(), Error> {
    write(checkpoint, mix, Layout::Model, path)
}

/// Writes the MTP block to a file of its own.
///
/// # Errors
/// As for [`model`].
pub fn mtp(checkpoint: &Checkpoint, mix: &Mix, path: &Path) -> Result<(), Error> {
    write(checkpoint, mix, Layout::Mtp, path)
}

fn write(checkpoint: &Checkpoint, mix: &Mix, layout: Layout, path: &Path) -> Result<(), Error> {
    let mut writer = Writer::new();
    metadata::set_shape(&mut writer, &checkpoint.config);
    if layout == Layout::Model {
        metadata::set_vocab(&mut writer, &checkpoint.vocab);
    }
    let mut encoded = Vec::new();
    for entry in table(&checkpoint.config, layout) {
        let ty = mix.ty(entry.role, layout, entry.layer);
        let dims: Vec<u64> = entry.dims.iter().map(|&dim| dim as u64).collect();
        writer.tensor(&entry.name, ty, &dims)?;
        encoded.push(encode(checkpoint, &entry, ty)?);
    }
    let mut encoded = encoded.iter();
    writer.write_file(path, |_, out| out.write_all(encoded.next().expect("one for each declared tensor")))?;
    Ok(())
}

fn encode(checkpoint: &Checkpoint, entry: &Entry, ty: TensorType) -> Result<Vec<u8>, Error> {
    let shape = entry.source_shape();
    if entry.role == Role::HashTable {
        let ids = checkpoint.ids(&entry.sources[0], &shape)?;
        return Ok(ids.into_iter().flat_map(i32::to_le_bytes).collect());
    }
    let format = Format::from_ggml_type(ty.id()).unwrap_or_else(|| unreachable!("no mix has {ty} tensors"));
    let sources = entry.sources.iter().map(|name| checkpoint.values(name, &shape)).collect::<Result<Vec<_>, _>>()?;
    let rows: Vec<&[f32]> = sources.iter().flat_map(|values| values.chunks_exact(entry.dims[0])).collect();
    Ok(in_parallel(&rows, |rows| {
        let mut bytes = Vec::new();
        rows.iter().for_each(|row| format.encode_row(row, None, &mut bytes));
        bytes
    }))
}

/// Encodes on all cores, in order: the 2-bit encoder searches for seconds over the experts of even a small model.
fn in_parallel(rows: &[&[f32]], encode: impl Fn(&[&[f32]]) -> Vec<u8> + Sync) -> Vec<u8> {
    let n_threads = thread::available_parallelism().map_or(1, |n| n.get());
    thread::scope(|scope| {
        let shares = rows.chunks(rows.len().div_ceil(n_threads).max(1));
        let workers: Vec<_> = shares.map(|share| scope.spawn(|| encode(share))).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("encoding does not panic")).collect()
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use ds4_engine::{Engine, EngineOptions, Flow};
    use ds4_gguf::Gguf;
    use serde_json::{Map, Value, json};
    use tempfile::TempDir;

    use super::*;
    use crate::{Config, Experts};

    /// A checkpoint of one layer of each kind, filled with a small pattern. `spoil` may change its header first.
    fn checkpoint(spoil: impl Fn(&mut Map<String, Value>)) -> TempDir {
        let folder = TempDir::new().unwrap();
        let config = json!({
            "name": "a test", "vocab_size": 264, "hidden_size": 256, "compress_ratios": [0, 4, 128], "num_hash_layers": 1,
            "num_attention_heads": 4, "head_dim": 128, "qk_rope_head_dim": 64, "q_lora_rank": 64, "o_groups": 2,
            "o_lora_rank": 64, "sliding_window": 128, "index_n_heads": 4, "index_head_dim": 128, "index_topk": 16,
            "n_routed_experts": 4, "num_experts_per_tok": 2, "moe_intermediate_size": 256, "routed_scaling_factor": 1.5,
            "swiglu_limit": 10.0, "hc_mult": 4, "hc_sinkhorn_iters": 20, "hc_eps": 1e-6, "rms_norm_eps": 1e-6,
            "rope_theta": 10000.0, "compress_rope_theta": 160000.0, "max_position_embeddings": 65536,
            "rope_scaling": {"factor": 16.0, "original_max_position_embeddings": 65536, "beta_fast": 32.0, "beta_slow": 1.0}});
        fs::write(folder.path().join("config.json"), config.to_string()).unwrap();
        let vocab: Map<_, _> = (3..264).map(|id| (format!("t{id}"), json!(id))).collect();
        let added: Vec<_> = (0..3).map(|id| json!({"id": id, "content": format!("<{id}>")})).collect();
        let tokenizer = json!({"model": {"vocab": vocab, "merges": []}, "added_tokens": added});
        fs::write(folder.path().join("tokenizer.json"), tokenizer.to_string()).unwrap();

        let config = Config::read(&folder.path().join("config.json")).unwrap();
        let (mut header, mut data) = (Map::new(), Vec::new());
        for entry in [Layout::Model, Layout::Mtp].into_iter().flat_map(|layout| table(&config, layout)) {
            for name in &entry.sources {
                let (start, shape) = (data.len(), entry.source_shape());
                for i in 0..shape.iter().product::<usize>() {
                    let value = ((i * 7 + start) % 13) as f32 / 64.0 - 0.1;
                    match entry.role {
                        Role::HashTable => data.extend(((i % 4) as i32).to_le_bytes()),
                        _ => data.extend(value.to_le_bytes()),
                    }
                }
                let dtype = if entry.role == Role::HashTable { "I32" } else { "F32" };
                let range = [start, data.len()];
                header.insert(name.clone(), json!({"dtype": dtype, "shape": shape, "data_offsets": range}));
            }
        }
        spoil(&mut header);
        let header = Value::Object(header).to_string();
        let bytes = [&(header.len() as u64).to_le_bytes(), header.as_bytes(), &data].concat();
        fs::write(folder.path().join("model.safetensors"), bytes).unwrap();
        folder
    }

    #[test]
    fn what_is_written_loads_and_runs() {
        let folder = checkpoint(|_| ());
        let opened = Checkpoint::open(folder.path()).unwrap();
        let (main, draft) = (folder.path().join("main.gguf"), folder.path().join("mtp.gguf"));
        let mix = Mix { q4_layers: vec![2], ..Mix::new(Experts::Q8) };
        model(&opened, &mix, &main).unwrap();
        mtp(&opened, &mix, &draft).unwrap();
        let (main, draft) = (Gguf::open(&main).unwrap(), Gguf::open(&draft).unwrap());
        assert_eq!(main.metadata().str("general.name").unwrap(), Some("a test"));
        assert_eq!(main.tensor("blk.1.ffn_up_exps.weight").unwrap().ty, TensorType::Q8_0);
        assert_eq!(main.tensor("blk.2.ffn_up_exps.weight").unwrap().ty, TensorType::Q4K);
        assert_eq!(draft.tensors().len(), 32);

        let mut engine = Engine::load(&main, Some(&draft), EngineOptions { ctx: 256, ..Default::default() }).unwrap();
        let mut seq = engine.sequence().unwrap();
        engine.extend(&mut seq, &[0, 5, 9], &mut |_| Flow::Continue).unwrap();
        assert!(seq.logits().iter().all(|logit| logit.is_finite()));
    }

    #[test]
    fn expert_rows_keep_their_order() {
        let folder = checkpoint(|_| ());
        let opened = Checkpoint::open(folder.path()).unwrap();
        let table = table(opened.config(), Layout::Model);
        let entry = table.iter().find(|entry| entry.name == "blk.1.ffn_down_exps.weight").unwrap();
        let bytes = encode(&opened, entry, TensorType::F32).unwrap();
        let expert_3 = opened.values("layers.1.ffn.experts.3.w2.weight", &[256, 256]).unwrap();
        let expert_3: Vec<u8> = expert_3.into_iter().flat_map(f32::to_le_bytes).collect();
        assert_eq!(bytes.len(), 4 * expert_3.len());
        assert_eq!(bytes[3 * expert_3.len()..], expert_3);
    }

    #[test]
    fn wrong_checkpoints_are_refused_by_name() {
        let convert = |folder: &TempDir| {
            let opened = Checkpoint::open(folder.path()).unwrap();
            model(&opened, &Mix::new(Experts::Q4), &folder.path().join("out.gguf")).unwrap_err()
        };
        let name = "layers.1.attn.wkv.weight";
        let missing = checkpoint(|header| drop(header.remove(name)));
        assert!(matches!(convert(&missing), Error::Missing { name: found } if found == name));
        let reshaped = checkpoint(|header| header[name]["shape"] = json!([256, 128]));
        assert!(matches!(convert(&reshaped), Error::Shape { found, .. } if found == [256, 128]));
        let integers = checkpoint(|header| header[name]["dtype"] = json!("I32"));
        assert!(matches!(convert(&integers), Error::Type { found, .. } if found == "I32"));
        assert!(matches!(Checkpoint::open(Path::new("/nonexistent")), Err(Error::Read { .. })));
    }
}
