//! How hard the model thinks, and which prompt constants say so.

/// Context below which thinking "max" is not worth starting: its reasoning would not fit.
pub const THINK_MAX_MIN_CTX: usize = 393_216;

/// The effort of a turn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Thinking {
    /// Answer at once.
    None,
    /// Think, without a prefix. A level of its own only in [`Release::V4_0731`]; V4 renders it like [`Thinking::High`].
    Low,
    /// Think.
    #[default]
    High,
    /// Think with the prefix that asks for everything; wants a context of [`THINK_MAX_MIN_CTX`] tokens.
    Max,
}

/// What [`Thinking::effective`] decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffectiveThinking {
    /// The mode to render and to parse with.
    pub thinking: Thinking,
    /// Whether it is less than what was asked for; worth telling the person.
    pub downgraded: bool,
}

impl Thinking {
    /// The name it is kept under.
    pub fn name(self) -> &'static str {
        match self {
            Thinking::None => "none",
            Thinking::Low => "low",
            Thinking::High => "high",
            Thinking::Max => "max",
        }
    }

    /// The mode of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Thinking::None, Thinking::Low, Thinking::High, Thinking::Max].into_iter().find(|mode| mode.name() == name)
    }

    /// Whether the model writes reasoning at all.
    pub fn is_on(self) -> bool {
        self != Thinking::None
    }

    /// The mode to use with a context of `ctx` tokens: max becomes high below [`THINK_MAX_MIN_CTX`].
    pub fn effective(self, ctx: usize) -> EffectiveThinking {
        match self {
            Thinking::Max if ctx < THINK_MAX_MIN_CTX => {
                EffectiveThinking { thinking: Thinking::High, downgraded: true }
            }
            thinking => EffectiveThinking { thinking, downgraded: false },
        }
    }
}

/// The release of the weights: same architecture and vocabulary, other prompt constants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(non_camel_case_types, reason = "the digits are the name of the release")]
pub enum Release {
    /// The first release of V4 Flash.
    #[default]
    V4,
    /// The update of 31 July, whose efforts are low, high and max.
    V4_0731,
}

impl Release {
    /// The text that goes before the first turn, empty when the effort has none.
    pub(crate) fn prefix(self, thinking: Thinking) -> &'static str {
        match (self, thinking) {
            (Release::V4, Thinking::Max) | (Release::V4_0731, Thinking::High) => ABSOLUTE_MAXIMUM,
            (Release::V4_0731, Thinking::Max) => BEYOND_MAXIMUM,
            _ => "",
        }
    }
}

const ABSOLUTE_MAXIMUM: &str = "\
Reasoning Effort: Absolute maximum with no shortcuts permitted.
You MUST be very thorough in your thinking and comprehensively decompose the problem to resolve the root cause, rigorously stress-testing your logic against all potential paths, edge cases, and adversarial scenarios.
Explicitly write out your entire deliberation process, documenting every intermediate step, considered alternative, and rejected hypothesis to ensure absolutely no assumption is left unchecked.

";

const BEYOND_MAXIMUM: &str = "\
Reasoning Effort: Beyond maximum — exhaustive, relentless, and uncompromising.
You MUST reason with the utmost depth and rigor, leaving absolutely nothing to chance: exhaustively decompose the problem into its most fundamental components, trace every causal chain to its root, and resolve the underlying cause rather than any surface symptom.
Do not stop reasoning until you have independently verified the solution from multiple angles and are certain that no assumption remains unchecked and no error remains undiscovered.

";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn max_needs_room() {
        let short = Thinking::Max.effective(THINK_MAX_MIN_CTX - 1);
        assert_eq!(short, EffectiveThinking { thinking: Thinking::High, downgraded: true });
        assert_eq!(Thinking::Max.effective(THINK_MAX_MIN_CTX).thinking, Thinking::Max);
        assert!(!Thinking::None.effective(1).downgraded);
    }
}
