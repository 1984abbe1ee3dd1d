//! The hyperparameters, read from GGUF metadata and checked against each other.

use ds4_gguf::{Gguf, Metadata};

use crate::Error;

/// Hyperparameters of one DeepSeek V4 model (Flash, Pro or a small one of the same architecture).
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Transformer layers, without draft blocks.
    pub n_layer: usize,
    /// Hidden size `D`.
    pub n_embd: usize,
    /// Rows of the embedding table and of the head.
    pub n_vocab: usize,
    /// Tokens that the model was made for.
    pub n_ctx_max: usize,
    /// Query heads.
    pub n_head: usize,
    /// Values in a head; also in the one shared key/value row.
    pub head_dim: usize,
    /// Rotary values at the end of a head.
    pub n_rot: usize,
    /// Low rank of the queries.
    pub q_lora: usize,
    /// Low rank of each output group.
    pub o_lora: usize,
    /// Groups of the output projection.
    pub n_group: usize,
    /// Raw rows that a query sees, its own included.
    pub window: usize,
    /// What each layer attends to besides the window.
    pub reach: Vec<LayerReach>,
    /// The indexer's shape; present when a layer uses it.
    pub indexer: Option<Indexer>,
    /// Routed experts per layer.
    pub n_expert: usize,
    /// Experts per token.
    pub n_expert_used: usize,
    /// Values between an expert's two products.
    pub n_ff: usize,
    /// Multiplies the normalised expert weights.
    pub expert_scale: f32,
    /// The first layers, which choose experts by token id.
    pub n_hash_layer: usize,
    /// SwiGLU limit of the routed experts, by layer.
    pub clamp: Vec<f32>,
    /// SwiGLU limit of the shared expert, by layer.
    pub clamp_shared: Vec<f32>,
    /// Residual streams `N`.
    pub n_streams: usize,
    /// Sinkhorn iterations.
    pub n_sinkhorn: usize,
    /// Epsilon of the stream mixing.
    pub hc_eps: f32,
    /// Epsilon of every RMS norm.
    pub rms_eps: f32,
    /// Rotary base of window-only layers.
    pub rope_base: f64,
    /// Rotary base and scaling of all other layers, their compressors and the indexer.
    pub rope_compressed: Yarn,
}

/// What a layer attends to besides its window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerReach {
    /// Nothing (ratio 0).
    Window,
    /// All compressed rows, one per `ratio` tokens, no overlap.
    Compressed {
        /// Tokens per row.
        ratio: usize,
    },
    /// Compressed rows chosen by the indexer, one per 4 tokens, each pooling the previous block too.
    Indexed,
}

/// Tokens per row of an indexed layer.
pub const INDEXED_RATIO: usize = 4;

impl LayerReach {
    /// Tokens per compressed row, if there are any.
    pub fn ratio(self) -> Option<usize> {
        match self {
            LayerReach::Window => None,
            LayerReach::Compressed { ratio } => Some(ratio),
            LayerReach::Indexed => Some(INDEXED_RATIO),
        }
    }
}

/// Shape of the lightning indexer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indexer {
    /// Heads.
    pub n_head: usize,
    /// Values in an index row.
    pub dim: usize,
    /// Compressed rows kept.
    pub top_k: usize,
}

/// Rotary frequencies with YaRN blending.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Yarn {
    /// Base.
    pub base: f64,
    /// How much slow pairs are stretched; 1 for none.
    pub factor: f64,
    /// Context of the unstretched model.
    pub n_ctx_original: f64,
    /// Rotations above which a pair is left as it is.
    pub beta_fast: f64,
    /// Rotations below which a pair is fully stretched.
    pub beta_slow: f64,
}

impl Shape {
    /// The published DeepSeek V4 Flash, for sizes where there is no file of it.
    pub fn v4_flash() -> Shape {
        let ratio = |layer: usize| match layer {
            0 | 1 => LayerReach::Window,
            l if l % 2 == 0 => LayerReach::Indexed,
            _ => LayerReach::Compressed { ratio: 128 },
        };
        Shape {
            n_layer: 43,
            n_embd: 4096,
            n_vocab: 129_280,
            n_ctx_max: 1 << 20,
            n_head: 64,
            head_dim: 512,
            n_rot: 64,
            q_lora: 1024,
            o_lora: 1024,
            n_group: 8,
            window: 128,
            reach: (0..43).map(ratio).collect(),
            indexer: Some(Indexer { n_head: 64, dim: 128, top_k: 512 }),
            n_expert: 256,
            n_expert_used: 6,
            n_ff: 2048,
            expert_scale: 1.5,
            n_hash_layer: 3,
            clamp: vec![10.0; 43],
            clamp_shared: vec![10.0; 43],
            n_streams: 4,
            n_sinkhorn: 20,
            hc_eps: 1e-6,
            rms_eps: 1e-6,
            rope_base: 1e4,
            rope_compressed: Yarn {
                base: 1.6e5,
                factor: 16.0,
                n_ctx_original: 65536.0,
                beta_fast: 32.0,
                beta_slow: 1.0,
            },
        }
    }

    /// Reads the shape from a file's metadata; its own numbers are checked against each other, the tensors later.
    pub fn from_gguf(gguf: &Gguf) -> Result<Shape, Error> {
        Reader { file: gguf.name(), meta: gguf.metadata() }.shape(gguf)
    }

    /// Frequencies of window-only layers: `base^(−2i / n_rot)`.
    pub fn frequencies_raw(&self) -> Vec<f64> {
        (0..self.n_rot / 2).map(|i| self.rope_base.powf(-2.0 * i as f64 / self.n_rot as f64)).collect()
    }

    /// Frequencies of compressed layers: YaRN's blend of `g_i` and `g_i / factor`, without its magnitude factor.
    pub fn frequencies_compressed(&self) -> Vec<f64> {
        let (y, d) = (&self.rope_compressed, self.n_rot as f64);
        let pair =
            |rotations: f64| d * (y.n_ctx_original / (rotations * std::f64::consts::TAU)).ln() / (2.0 * y.base.ln());
        let low = pair(y.beta_fast).floor().max(0.0);
        let mut high = pair(y.beta_slow).ceil().min(d - 1.0);
        if low == high {
            high += 0.001;
        }
        (0..self.n_rot / 2)
            .map(|i| {
                let ramp = ((i as f64 - low) / (high - low)).clamp(0.0, 1.0);
                y.base.powf(-2.0 * i as f64 / d) * (ramp / y.factor + 1.0 - ramp)
            })
            .collect()
    }

    /// Tokens whose compressed rows share a page: the smallest multiple of every ratio that is at least 256.
    pub fn page_tokens(&self) -> usize {
        let lcm = self.reach.iter().filter_map(|r| r.ratio()).fold(1, lcm);
        lcm * 256usize.div_ceil(lcm)
    }
}

fn lcm(a: usize, b: usize) -> usize {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
}

/// Metadata with the file's name for messages.
struct Reader<'a> {
    file: &'a str,
    meta: &'a Metadata,
}

/// The prefix of the architecture's keys.
const ARCH: &str = "deepseek4";

impl Reader<'_> {
    fn key(name: &str) -> String {
        format!("{ARCH}.{name}")
    }

    fn bad(&self, key: &str, what: impl std::fmt::Display) -> Error {
        Error::Metadata { file: self.file.into(), key: key.into(), what: what.to_string() }
    }

    fn missing(&self, name: &str) -> Error {
        self.bad(&Self::key(name), "is missing; is this a DeepSeek V4 GGUF?")
    }

    fn optional(&self, name: &str) -> Result<Option<usize>, Error> {
        let value = self.meta.u64(&Self::key(name))?;
        value.map(|v| usize::try_from(v).map_err(|_| self.bad(&Self::key(name), format!("{v} is absurd")))).transpose()
    }

    /// A count between 1 and `max`.
    fn count(&self, name: &str, max: usize) -> Result<usize, Error> {
        match self.optional(name)?.ok_or_else(|| self.missing(name))? {
            v if (1..=max).contains(&v) => Ok(v),
            v => Err(self.bad(&Self::key(name), format!("{v} is not between 1 and {max}"))),
        }
    }

    fn real(&self, name: &str) -> Result<Option<f64>, Error> {
        match self.meta.f64(&Self::key(name))? {
            Some(v) if !v.is_finite() || v < 0.0 => {
                Err(self.bad(&Self::key(name), format!("{v} is not a number >= 0")))
            }
            v => Ok(v),
        }
    }

    /// A number above zero, with a default for files that leave it out.
    fn positive(&self, name: &str, default: Option<f64>) -> Result<f64, Error> {
        match self.real(name)?.or(default).ok_or_else(|| self.missing(name))? {
            v if v > 0.0 => Ok(v),
            v => Err(self.bad(&Self::key(name), format!("{v} is not above 0"))),
        }
    }

    /// A list with an entry per layer; longer lists (draft blocks) are cut, a single number serves all layers.
    fn per_layer(&self, name: &str, n_layer: usize) -> Result<Option<Vec<f64>>, Error> {
        let key = Self::key(name);
        let list = match self.meta.get(&key) {
            None => return Ok(None),
            Some(ds4_gguf::Value::Array(_)) => self.meta.f64s(&key)?.unwrap_or_default(),
            Some(_) => vec![self.meta.f64(&key)?.unwrap_or_default(); n_layer],
        };
        if list.len() < n_layer {
            return Err(self.bad(&key, format!("has {} entries for {n_layer} layers", list.len())));
        }
        Ok(Some(list[..n_layer].to_vec()))
    }

    fn shape(&self, gguf: &Gguf) -> Result<Shape, Error> {
        match self.meta.str("general.architecture")? {
            Some(ARCH) => {}
            Some(other) => {
                let what = format!("is \"{other}\", not \"{ARCH}\": ds4 runs DeepSeek V4 only");
                return Err(self.bad("general.architecture", what));
            }
            None => return Err(self.bad("general.architecture", "is missing; is this a DeepSeek V4 GGUF?")),
        }
        const MANY: usize = 1 << 20;
        let mut n_layer = self.count("block_count", 1 << 12)?;
        // The merged llama.cpp layout stores the draft block as one more layer and counts it.
        if gguf.tensor(&format!("blk.{}.nextn.eh_proj.weight", n_layer - 1)).is_some() && n_layer > 1 {
            n_layer -= 1;
        }
        let n_embd = self.count("embedding_length", MANY)?;
        let head_dim = self.count("attention.key_length", MANY)?;
        let n_vocab = match self.optional("vocab_size")? {
            Some(_) => self.count("vocab_size", 1 << 24)?,
            None => gguf.tensor("token_embd.weight").and_then(|t| t.dims.get(1)).map_or(0, |d| *d as usize),
        };
        let reach = self.reach(n_layer)?;
        let indexer = match reach.contains(&LayerReach::Indexed) {
            false => None,
            true => Some(Indexer {
                n_head: self.count("attention.indexer.head_count", MANY)?,
                dim: self.count("attention.indexer.key_length", MANY)?,
                top_k: self.count("attention.indexer.top_k", MANY)?,
            }),
        };
        let clamp = self.per_layer("swiglu_clamp_exp", n_layer)?.unwrap_or_else(|| vec![10.0; n_layer]);
        let clamp_shared = self.per_layer("swiglu_clamp_shexp", n_layer)?.unwrap_or_else(|| clamp.clone());
        let f32s = |v: Vec<f64>| v.into_iter().map(|v| v as f32).collect::<Vec<_>>();
        let shape = Shape {
            n_layer,
            n_embd,
            n_vocab,
            n_ctx_max: self.count("context_length", 1 << 40)?,
            n_head: self.count("attention.head_count", MANY)?,
            head_dim,
            n_rot: self.count("rope.dimension_count", MANY)?,
            q_lora: self.count("attention.q_lora_rank", MANY)?,
            o_lora: self.count("attention.output_lora_rank", MANY)?,
            n_group: self.count("attention.output_group_count", MANY)?,
            window: self.count("attention.sliding_window", MANY)?,
            reach,
            indexer,
            n_expert: self.count("expert_count", 1 << 16)?,
            n_expert_used: self.count("expert_used_count", 1 << 16)?,
            n_ff: self.count("expert_feed_forward_length", MANY)?,
            expert_scale: self.positive("expert_weights_scale", None)? as f32,
            n_hash_layer: self.optional("hash_layer_count")?.unwrap_or(0).min(n_layer),
            clamp: f32s(clamp),
            clamp_shared: f32s(clamp_shared),
            n_streams: self.count("hyper_connection.count", 64)?,
            n_sinkhorn: self.count("hyper_connection.sinkhorn_iterations", 1000)?,
            hc_eps: self.positive("hyper_connection.epsilon", None)? as f32,
            rms_eps: self.positive("attention.layer_norm_rms_epsilon", None)? as f32,
            rope_base: self.positive("rope.freq_base", None)?,
            rope_compressed: self.yarn()?,
        };
        self.check(&shape)?;
        Ok(shape)
    }

    fn reach(&self, n_layer: usize) -> Result<Vec<LayerReach>, Error> {
        let name = "attention.compress_ratios";
        let ratios = self.per_layer(name, n_layer)?.ok_or_else(|| self.missing(name))?;
        let reach = ratios.into_iter().map(|ratio| match ratio {
            0.0 => Ok(LayerReach::Window),
            4.0 => Ok(LayerReach::Indexed),
            r if (1.0..=65536.0).contains(&r) && r.fract() == 0.0 => Ok(LayerReach::Compressed { ratio: r as usize }),
            r => Err(self.bad(&Self::key(name), format!("has ratio {r}"))),
        });
        let reach: Vec<LayerReach> = reach.collect::<Result<_, _>>()?;
        let lcm =
            reach.iter().filter_map(|r| r.ratio()).try_fold(1usize, |a, b| Some(lcm(a, b)).filter(|l| *l <= 1 << 20));
        match lcm {
            Some(_) => Ok(reach),
            None => Err(self.bad(&Self::key(name), "has ratios whose common multiple is above a million")),
        }
    }

    fn yarn(&self) -> Result<Yarn, Error> {
        let base = self.positive("attention.compress_rope_freq_base", None)?;
        let scaled = self.meta.str(&Self::key("rope.scaling.type"))?.is_none_or(|t| t == "yarn");
        let factor = if scaled { self.positive("rope.scaling.factor", Some(1.0))? } else { 1.0 };
        Ok(Yarn {
            base,
            factor,
            n_ctx_original: self.positive("rope.scaling.original_context_length", Some(65536.0))?,
            beta_fast: self.positive("rope.scaling.yarn_beta_fast", Some(32.0))?,
            beta_slow: self.positive("rope.scaling.yarn_beta_slow", Some(1.0))?,
        })
    }

    fn check(&self, s: &Shape) -> Result<(), Error> {
        let fail = |name: &str, what: String| Err(self.bad(&Self::key(name), what));
        if self.optional("attention.value_length")?.is_some_and(|v| v != s.head_dim) {
            return fail("attention.value_length", format!("differs from key_length {}", s.head_dim));
        }
        if self.optional("attention.head_count_kv")?.is_some_and(|v| v != 1) {
            return fail("attention.head_count_kv", "is not 1; DeepSeek V4 has one key/value row".into());
        }
        if self.optional("expert_shared_count")?.is_some_and(|v| v != 1) {
            return fail("expert_shared_count", "is not 1".into());
        }
        if self.optional("expert_group_count")?.is_some_and(|v| v > 1) {
            return fail("expert_group_count", "is above 1; DeepSeek V4 has no expert groups".into());
        }
        if self.optional("expert_gating_func")?.is_some_and(|v| v != 4) {
            return fail("expert_gating_func", "is not 4 (square root of softplus)".into());
        }
        if self.meta.bool(&Self::key("expert_weights_norm"))? == Some(false) {
            return fail("expert_weights_norm", "is false; DeepSeek V4 normalises expert weights".into());
        }
        if s.n_vocab == 0 {
            return fail("vocab_size", "is missing and token_embd.weight does not tell it".into());
        }
        if !s.n_rot.is_multiple_of(2) || s.n_rot > s.head_dim {
            return fail("rope.dimension_count", format!("{} must be even and at most {}", s.n_rot, s.head_dim));
        }
        if !(s.n_head * s.head_dim).is_multiple_of(s.n_group) {
            let what = format!("{} does not divide {} heads x {}", s.n_group, s.n_head, s.head_dim);
            return fail("attention.output_group_count", what);
        }
        if s.n_expert_used > s.n_expert {
            return fail("expert_used_count", format!("{} is above expert_count {}", s.n_expert_used, s.n_expert));
        }
        let usable = |dim: usize| dim.is_power_of_two() && dim >= 32 && dim >= s.n_rot;
        if let Some(indexer) = s.indexer.filter(|i| !usable(i.dim)) {
            let what = format!("{} must be a power of two, at least 32 and at least {}", indexer.dim, s.n_rot);
            return fail("attention.indexer.key_length", what);
        }
        Ok(())
    }
}
