//! The model, and how it answers.

use clap::Args;

use super::{ModelArgs, RuntimeArgs, SamplingArgs, ThinkingArgs};

/// What every program that lets the model speak can be told about it.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct EngineArgs {
    /// Which files to load.
    #[command(flatten)]
    pub model: ModelArgs,
    /// Where the model runs and how much room it gets.
    #[command(flatten)]
    pub runtime: RuntimeArgs,
    /// How tokens are drawn, where nobody says otherwise.
    #[command(flatten)]
    pub sampling: SamplingArgs,
    /// Whether the model reasons first, where nobody says otherwise.
    #[command(flatten)]
    pub thinking: ThinkingArgs,
}
