//! The command line of `ds4-eval`.

use clap::{Args, Command, CommandFactory};

use crate::group::{BudgetArgs, CTX_MAX, EngineArgs, EvalReportArgs, QuestionArgs};
use crate::number::whole;
use crate::program::{self, OtherArgs};

const EXAMPLES: &str = "\
ds4-eval asks DeepSeek V4 Flash questions whose answers are known, and counts.

  ds4-eval --results answers.jsonl             all questions; the same command goes on where it was interrupted
  ds4-eval --nothink --questions 5             the first five, answered at once
  ds4-eval --questions-file mine.jsonl --json  your own questions";

const EXIT_CODES: &str = "\
Exit status: 0 every answer is right; 1 one is not; 2 a wrong command line, or the model or a file could not be used; 130 \
interrupted.";

/// Tokens of one answer, reasoning included.
const TOKENS: &str = "16000";

/// Everything `ds4-eval` can be told.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Ds4Eval {
    /// What is asked.
    #[command(flatten)]
    pub questions: QuestionArgs,
    /// Where answers go.
    #[command(flatten)]
    pub report: EvalReportArgs,
    /// How reasoning ends.
    #[command(flatten)]
    pub budget: BudgetArgs,
    /// The model, and how it answers.
    #[command(flatten)]
    pub engine: EngineArgs,
    #[command(flatten)]
    other: OtherArgs,
}

impl CommandFactory for Ds4Eval {
    fn command() -> Command {
        program::command::<Ds4Eval>("ds4-eval", EXAMPLES, EXIT_CODES)
            .mut_arg("tokens", |arg| arg.default_value(TOKENS))
            .mut_arg("temp", |arg| arg.default_value("0"))
            .mut_arg("ctx", |arg| {
                arg.default_value("0")
                    .hide_default_value(true)
                    .value_parser(whole(0..=CTX_MAX))
                    .help("Tokens of context [default: the longest question and -n]")
            })
    }

    fn command_for_update() -> Command {
        Ds4Eval::command()
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::{Suite, Thinking};

    fn eval(line: &str) -> Result<Ds4Eval, crate::Stop> {
        crate::parse(line.split(' ').map(OsString::from))
    }

    #[test]
    fn the_flags_of_the_c_project() {
        let args = eval(
            "ds4-eval -m x.gguf -n 900 --questions 7 --temp 0.6 --top-p 0.95 --min-p 0 --seed 3 --trace t --nothink \
             --soft-limit-reply-budget 300 --hard-limit-reply-budget 100 --soft-limit-think-close-rank 2 --pause-ms 350 --plain",
        )
        .unwrap();
        assert_eq!((args.engine.sampling.tokens, args.questions.questions), (900, Some(7)));
        assert_eq!((args.budget.soft_limit_reply_budget, args.budget.hard_limit_reply_budget), (300, 100));
        assert_eq!((args.budget.soft_limit_think_close_rank, args.report.pause_ms), (2, 350));
        assert_eq!(args.engine.thinking.mode(), Thinking::Off);
    }

    #[test]
    fn defaults_are_those_of_the_c_project() {
        let args = eval("ds4-eval").unwrap();
        let (sampling, budget) = (&args.engine.sampling, &args.budget);
        assert_eq!((sampling.tokens, sampling.temp, args.engine.runtime.ctx), (16000, 0.0, 0));
        assert_eq!((budget.soft_limit_reply_budget, budget.hard_limit_reply_budget), (1024, 512));
        assert_eq!((budget.soft_limit_think_close_rank, args.engine.thinking.mode()), (3, Thinking::On));
        assert_eq!(args.questions.suite, None);
    }

    #[test]
    fn one_source_of_questions() {
        assert_eq!(eval("ds4-eval --suite tiny").unwrap().questions.suite, Some(Suite::Tiny));
        for line in ["ds4-eval --suite tiny --questions-file x", "ds4-eval --retry-incomplete", "ds4-eval --suite hard"]
        {
            assert!(eval(line).is_err(), "{line}");
        }
    }

    #[test]
    fn the_definition_is_sound() {
        Ds4Eval::command().debug_assert();
    }
}
