//! What a caller asks for, and what callbacks hear and answer.

/// What to load and how much room to give it.
#[derive(Clone, Debug)]
pub struct EngineOptions {
    /// Tokens that one sequence may hold, prompt and generated together.
    pub ctx: usize,
    /// Sequences that may be alive at once.
    pub max_sequences: usize,
    /// Rows that one step takes at most.
    pub prefill_chunk: usize,
    /// Rows of one step whose logits may be read back.
    pub logit_rows: usize,
    /// Threads of the CPU backend; `None`: one per physical core.
    pub threads: Option<usize>,
    /// Round key/value and index rows as the model was trained. Off only to compare with implementations that do not.
    pub kv_rounding: bool,
    /// Bytes the engine may allocate; `None`: what the machine has available.
    pub memory_limit: Option<u64>,
    /// Tokens between two snapshots of a sequence's tail: at most this many are replayed after a cut.
    pub snapshot_interval: usize,
    /// Bytes of snapshots that one sequence may keep; older ones are thinned out beyond it.
    pub snapshot_bytes: u64,
}

impl Default for EngineOptions {
    fn default() -> EngineOptions {
        EngineOptions {
            ctx: 32768,
            max_sequences: 1,
            prefill_chunk: 512,
            logit_rows: 1,
            threads: None,
            kv_rounding: true,
            memory_limit: None,
            snapshot_interval: 2048,
            snapshot_bytes: 256 << 20,
        }
    }
}

/// What a callback answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Continue,
    /// Stop after what is already done.
    Stop,
}

/// How an operation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All of it is done.
    Done,
    /// The callback asked to stop; the sequence is whole, only shorter.
    Stopped,
}

/// How far an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Tokens processed in this call.
    pub done: usize,
    /// Tokens to process in this call.
    pub total: usize,
    /// Tokens that were there already and did not have to be processed.
    pub reused: usize,
}
