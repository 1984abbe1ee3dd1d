//! Whether the model reasons before it answers.

use clap::Args;

/// Whether the model reasons before it answers; of several flags the last one counts.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Thinking")]
pub struct ThinkingArgs {
    /// Reason before answering (the default)
    #[arg(long, overrides_with_all = ["think_max", "nothink"])]
    think: bool,

    /// Reason as long as it takes; needs --ctx 393216 or more, with less it is --think
    #[arg(long, overrides_with_all = ["think", "nothink"])]
    think_max: bool,

    /// Answer at once
    #[arg(long, overrides_with_all = ["think", "think_max"])]
    nothink: bool,
}

/// How much the model should reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Thinking {
    /// Answer at once.
    Off,
    /// Reason, then answer.
    #[default]
    On,
    /// Reason with the instruction to leave nothing out.
    Max,
}

impl ThinkingArgs {
    /// Whether any of the flags was given.
    pub fn is_given(&self) -> bool {
        self.think || self.think_max || self.nothink
    }

    /// The mode asked for.
    pub fn mode(&self) -> Thinking {
        match (self.nothink, self.think_max) {
            (true, _) => Thinking::Off,
            (_, true) => Thinking::Max,
            _ => Thinking::On,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::ds4;
    use super::*;

    #[test]
    fn the_last_flag_counts() {
        let mode = |line: &[&str]| ds4(line).engine.thinking.mode();
        assert_eq!(mode(&[]), Thinking::On);
        assert_eq!(mode(&["--think"]), Thinking::On);
        assert_eq!(mode(&["--think-max"]), Thinking::Max);
        assert_eq!(mode(&["--nothink"]), Thinking::Off);
        assert_eq!(mode(&["--nothink", "--think"]), Thinking::On);
        assert_eq!(mode(&["--think", "--think-max", "--nothink"]), Thinking::Off);
    }
}
