//! The weights, bound to the device and checked once. After this the forward pass trusts them.

use bytes::Bytes;
use ds4_gguf::{Gguf, Tensor, TensorType};
use ds4_ops::{Backend, Format, op::rope::split_frequencies};

use crate::{Error, LayerReach, Shape, shape::INDEXED_RATIO};

/// All weights of the main model.
pub struct Weights<B: Backend> {
    /// `(n_vocab, D)`.
    pub embed: B::Matrix,
    /// The layers in order.
    pub layers: Vec<Layer<B>>,
    /// From streams to logits.
    pub head: Head<B>,
    /// `(n_vocab, D)`.
    pub output: B::Matrix,
    /// Rotary frequencies.
    pub freqs: Frequencies<B>,
}

/// Rotary frequencies in `(n_rot / 2, 2)` halves.
pub struct Frequencies<B: Backend> {
    /// Window-only layers and the draft block.
    pub raw: B::Buf,
    /// All other layers.
    pub compressed: B::Buf,
}

/// Stream mixing of one sub-layer.
pub struct HyperMix<B: Backend> {
    /// `(N (N + 2), N · D)`; `(N, N · D)` for a head.
    pub project: B::Matrix,
    /// `(N (N + 2))`; `(N)` for a head.
    pub base: B::Buf,
    /// `(3)`; `(1)` for a head.
    pub scale: B::Buf,
}

/// From streams to the vector that the output matrix sees.
pub struct Head<B: Backend> {
    /// How the streams are weighed.
    pub hc: HyperMix<B>,
    /// `(D)`.
    pub norm: B::Buf,
}

/// One transformer layer.
pub struct Layer<B: Backend> {
    /// Mixing around attention.
    pub hc_attn: HyperMix<B>,
    /// `(D)`.
    pub attn_norm: B::Buf,
    /// Attention.
    pub attn: Attention<B>,
    /// Mixing around the experts.
    pub hc_ffn: HyperMix<B>,
    /// `(D)`.
    pub ffn_norm: B::Buf,
    /// Experts.
    pub moe: Moe<B>,
}

/// Attention weights of one layer.
pub struct Attention<B: Backend> {
    /// `(q_lora, D)`.
    pub q_a: B::Matrix,
    /// `(q_lora)`.
    pub q_a_norm: B::Buf,
    /// `(H · d, q_lora)`.
    pub q_b: B::Matrix,
    /// `(d, D)`.
    pub kv: B::Matrix,
    /// `(d)`.
    pub kv_norm: B::Buf,
    /// `(H)`.
    pub sinks: B::Buf,
    /// `(G · o_lora, H · d / G)`, block-diagonal.
    pub output_a: B::Matrix,
    /// `(D, G · o_lora)`.
    pub output_b: B::Matrix,
    /// What the layer sees besides its window.
    pub reach: Reach<B>,
}

/// Weights behind a layer's compressed rows.
pub enum Reach<B: Backend> {
    /// None.
    Window,
    /// Every row is seen.
    Compressed(Compressor<B>),
    /// The indexer chooses.
    Indexed(Compressor<B>, Indexer<B>),
}

/// A KV compressor.
pub struct Compressor<B: Backend> {
    /// `(width, D)` values.
    pub kv: B::Matrix,
    /// `(width, D)` gates.
    pub gate: B::Matrix,
    /// `(ratio, width)`.
    pub ape: B::Buf,
    /// `(dim)`.
    pub norm: B::Buf,
}

/// The lightning indexer of a layer.
pub struct Indexer<B: Backend> {
    /// `(H_I · d_I, q_lora)`.
    pub q_b: B::Matrix,
    /// `(H_I, D)` head weights.
    pub proj: B::Matrix,
    /// Its own compressor.
    pub compressor: Compressor<B>,
}

/// Mixture of experts of one layer.
pub struct Moe<B: Backend> {
    /// `(E, D)`.
    pub router: B::Matrix,
    /// How experts are chosen.
    pub choice: Choice<B>,
    /// `(E · F, D)`.
    pub gate: B::Matrix,
    /// `(E · F, D)`.
    pub up: B::Matrix,
    /// `(E · D, F)`.
    pub down: B::Matrix,
    /// `(F, D)`.
    pub shared_gate: B::Matrix,
    /// `(F, D)`.
    pub shared_up: B::Matrix,
    /// `(D, F)`.
    pub shared_down: B::Matrix,
    /// SwiGLU limit of the routed experts.
    pub clamp: f32,
    /// SwiGLU limit of the shared expert.
    pub clamp_shared: f32,
}

/// How a layer chooses its experts.
pub enum Choice<B: Backend> {
    /// `(n_vocab, K)` by token id.
    Hash(B::Ints),
    /// `(E)` bias of the learned router.
    Learned(B::Buf),
}

impl<B: Backend> Weights<B> {
    /// Binds every tensor of `gguf` that `shape` calls for.
    pub fn bind(gguf: &Gguf, shape: &Shape, be: &mut B) -> Result<Weights<B>, Error> {
        let s = shape;
        let freqs = Frequencies {
            raw: upload(be, &split_frequencies(&s.frequencies_raw()))?,
            compressed: upload(be, &split_frequencies(&s.frequencies_compressed()))?,
        };
        let mut b = Binder { gguf, be, prefix: String::new() };
        let embed = b.matrix("token_embd.weight", s.n_embd, s.n_vocab)?;
        let output = b.matrix("output.weight", s.n_embd, s.n_vocab)?;
        let hc = b.hyper("output_hc_", s, s.n_streams, 1)?;
        let head = Head { hc, norm: b.vector("output_norm.weight", &[s.n_embd])? };
        let layers = (0..s.n_layer)
            .map(|il| {
                b.prefix = format!("blk.{il}.");
                let hash = il < s.n_hash_layer;
                b.layer(s, s.reach[il], hash, s.clamp[il], s.clamp_shared[il])
            })
            .collect::<Result<_, _>>()?;
        Ok(Weights { embed, layers, head, output, freqs })
    }
}

/// A buffer with these values.
pub(crate) fn upload<B: Backend>(be: &mut B, values: &[f32]) -> Result<B::Buf, Error> {
    let mut buf = be.buf(values.len())?;
    be.write(values, &mut buf, 0);
    Ok(buf)
}

/// Finds, checks and uploads tensors under a name prefix.
pub(crate) struct Binder<'a, B: Backend> {
    pub gguf: &'a Gguf,
    pub be: &'a mut B,
    pub prefix: String,
}

impl<B: Backend> Binder<'_, B> {
    /// The tensor `prefix + name` with exactly these dimensions (fastest first; trailing ones do not count).
    fn tensor(&self, name: &str, dims: &[usize]) -> Result<(&Tensor, Bytes), Error> {
        let file = || self.gguf.name().to_string();
        let name = format!("{}{name}", self.prefix);
        let Some(tensor) = self.gguf.tensor(&name) else {
            return Err(Error::TensorMissing { file: file(), name });
        };
        let trim =
            |dims: &[u64]| dims[..dims.iter().rposition(|d| *d != 1).map_or(1, |i| i + 1).min(dims.len())].to_vec();
        let expected: Vec<u64> = dims.iter().map(|d| *d as u64).collect();
        if trim(&tensor.dims) != trim(&expected) {
            let (expected, found) = (expected.into(), tensor.dims.as_slice().into());
            return Err(Error::TensorShape { file: file(), name, expected, found });
        }
        Ok((tensor, self.gguf.data(tensor)))
    }

    fn wrong_type(&self, tensor: &Tensor, wanted: &'static str) -> Error {
        let (file, name) = (self.gguf.name().to_string(), tensor.name.clone());
        Error::TensorType { file, name, found: tensor.ty.name().to_string(), wanted }
    }

    /// A matrix of `out` rows of `cols` values, in any format that has a decoder.
    pub fn matrix(&mut self, name: &str, cols: usize, out: usize) -> Result<B::Matrix, Error> {
        self.stacked(name, &[cols, out])
    }

    /// A stack of matrices, bound as one matrix of all their rows.
    fn stacked(&mut self, name: &str, dims: &[usize]) -> Result<B::Matrix, Error> {
        let (tensor, bytes) = self.tensor(name, dims)?;
        let Some(format) = Format::from_ggml_type(tensor.ty.id()) else {
            return Err(self.wrong_type(tensor, "F32, F16, BF16, Q8_0, Q2_K, Q4_K, IQ2_XXS or MXFP4"));
        };
        Ok(self.be.matrix(format, dims[1..].iter().product(), dims[0], bytes)?)
    }

    /// Plain numbers, as f32.
    fn values(&self, name: &str, dims: &[usize]) -> Result<Vec<f32>, Error> {
        let (tensor, bytes) = self.tensor(name, dims)?;
        match Format::from_ggml_type(tensor.ty.id()) {
            Some(format @ (Format::F32 | Format::F16 | Format::Bf16)) => {
                let mut values = vec![0.0; dims.iter().product()];
                format.decode_row(&bytes, &mut values);
                Ok(values)
            }
            _ => Err(self.wrong_type(tensor, "F32, F16 or BF16")),
        }
    }

    /// A vector (or small table) as an f32 buffer.
    pub fn vector(&mut self, name: &str, dims: &[usize]) -> Result<B::Buf, Error> {
        let values = self.values(name, dims)?;
        upload(self.be, &values)
    }

    /// The hash table of expert ids, every one of them checked.
    fn experts_by_token(&mut self, s: &Shape) -> Result<B::Ints, Error> {
        let name = "ffn_gate_tid2eid.weight";
        let (tensor, bytes) = self.tensor(name, &[s.n_expert_used, s.n_vocab])?;
        if tensor.ty != TensorType::I32 {
            return Err(self.wrong_type(tensor, "I32"));
        }
        let ids: Vec<i32> = bytes.chunks_exact(4).map(|b| i32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
        if let Some(at) = ids.iter().position(|e| !(0..s.n_expert as i32).contains(e)) {
            let (token, e) = (at / s.n_expert_used, ids[at]);
            let what = format!("token {token} names expert {e}; the model has {}", s.n_expert);
            return Err(Error::TensorValue { file: self.gguf.name().into(), name: tensor.name.clone(), what });
        }
        let mut table = self.be.ints(ids.len())?;
        self.be.write_ints(&ids, &mut table, 0);
        Ok(table)
    }

    /// Mixing weights `{name}fn`, `{name}base`, `{name}scale` with `n_mix` outputs and `n_scale` scales.
    pub fn hyper(&mut self, name: &str, s: &Shape, n_mix: usize, n_scale: usize) -> Result<HyperMix<B>, Error> {
        Ok(HyperMix {
            project: self.matrix(&format!("{name}fn.weight"), s.n_streams * s.n_embd, n_mix)?,
            base: self.vector(&format!("{name}base.weight"), &[n_mix])?,
            scale: self.vector(&format!("{name}scale.weight"), &[n_scale])?,
        })
    }

    fn compressor(&mut self, name: &str, s: &Shape, ratio: usize, dim: usize) -> Result<Compressor<B>, Error> {
        let width = if ratio == INDEXED_RATIO { 2 * dim } else { dim };
        Ok(Compressor {
            kv: self.matrix(&format!("{name}_kv.weight"), s.n_embd, width)?,
            gate: self.matrix(&format!("{name}_gate.weight"), s.n_embd, width)?,
            ape: self.vector(&format!("{name}_ape.weight"), &[width, ratio])?,
            norm: self.vector(&format!("{name}_norm.weight"), &[dim])?,
        })
    }

    /// One layer under the current prefix.
    pub fn layer(
        &mut self,
        s: &Shape,
        reach: LayerReach,
        hash: bool,
        clamp: f32,
        clamp_shared: f32,
    ) -> Result<Layer<B>, Error> {
        let n_mix = s.n_streams * (s.n_streams + 2);
        Ok(Layer {
            hc_attn: self.hyper("hc_attn_", s, n_mix, 3)?,
            attn_norm: self.vector("attn_norm.weight", &[s.n_embd])?,
            attn: self.attention(s, reach)?,
            hc_ffn: self.hyper("hc_ffn_", s, n_mix, 3)?,
            ffn_norm: self.vector("ffn_norm.weight", &[s.n_embd])?,
            moe: self.moe(s, hash, clamp, clamp_shared)?,
        })
    }

    fn attention(&mut self, s: &Shape, reach: LayerReach) -> Result<Attention<B>, Error> {
        let q_width = s.n_head * s.head_dim;
        let reach = match reach {
            LayerReach::Window => Reach::Window,
            LayerReach::Compressed { ratio } => {
                Reach::Compressed(self.compressor("attn_compressor", s, ratio, s.head_dim)?)
            }
            LayerReach::Indexed => {
                let indexer = s.indexer.expect("a shape with indexed layers has an indexer");
                let compressor = self.compressor("attn_compressor", s, INDEXED_RATIO, s.head_dim)?;
                let indexer = Indexer {
                    q_b: self.matrix("indexer.attn_q_b.weight", s.q_lora, indexer.n_head * indexer.dim)?,
                    proj: self.matrix("indexer.proj.weight", s.n_embd, indexer.n_head)?,
                    compressor: self.compressor("indexer_compressor", s, INDEXED_RATIO, indexer.dim)?,
                };
                Reach::Indexed(compressor, indexer)
            }
        };
        Ok(Attention {
            q_a: self.matrix("attn_q_a.weight", s.n_embd, s.q_lora)?,
            q_a_norm: self.vector("attn_q_a_norm.weight", &[s.q_lora])?,
            q_b: self.matrix("attn_q_b.weight", s.q_lora, q_width)?,
            kv: self.matrix("attn_kv.weight", s.n_embd, s.head_dim)?,
            kv_norm: self.vector("attn_kv_a_norm.weight", &[s.head_dim])?,
            sinks: self.vector("attn_sinks.weight", &[s.n_head])?,
            output_a: self.matrix("attn_output_a.weight", q_width / s.n_group, s.n_group * s.o_lora)?,
            output_b: self.matrix("attn_output_b.weight", s.n_group * s.o_lora, s.n_embd)?,
            reach,
        })
    }

    fn moe(&mut self, s: &Shape, hash: bool, clamp: f32, clamp_shared: f32) -> Result<Moe<B>, Error> {
        let choice = match hash {
            true => Choice::Hash(self.experts_by_token(s)?),
            false => Choice::Learned(self.vector("exp_probs_b.bias", &[s.n_expert])?),
        };
        Ok(Moe {
            router: self.matrix("ffn_gate_inp.weight", s.n_embd, s.n_expert)?,
            choice,
            gate: self.stacked("ffn_gate_exps.weight", &[s.n_embd, s.n_ff, s.n_expert])?,
            up: self.stacked("ffn_up_exps.weight", &[s.n_embd, s.n_ff, s.n_expert])?,
            down: self.stacked("ffn_down_exps.weight", &[s.n_ff, s.n_embd, s.n_expert])?,
            shared_gate: self.matrix("ffn_gate_shexp.weight", s.n_embd, s.n_ff)?,
            shared_up: self.matrix("ffn_up_shexp.weight", s.n_embd, s.n_ff)?,
            shared_down: self.matrix("ffn_down_shexp.weight", s.n_ff, s.n_embd)?,
            clamp,
            clamp_shared,
        })
    }
}
