//! What `ds4-eval` asks, how long the model may reason about it, and where its answers go.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::number::{count, whole};

/// Which questions are asked.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Questions")]
pub struct QuestionArgs {
    /// Built-in questions: core (for V4 Flash) or tiny (what ds4-tiny can answer) [default: those of the model]
    #[arg(long, value_name = "NAME", hide_possible_values = true, conflicts_with = "questions_file")]
    pub suite: Option<Suite>,

    /// Questions of your own instead, one JSON object a line (docs/eval.md)
    #[arg(long, value_name = "FILE")]
    pub questions_file: Option<PathBuf>,

    /// Ask only the first N
    #[arg(long, value_name = "N", value_parser = count)]
    pub questions: Option<usize>,

    /// Only those whose name or topic contains this
    #[arg(long, value_name = "TEXT")]
    pub only: Option<String>,

    /// List the questions and end
    #[arg(long)]
    pub list_cases: bool,
}

/// A set of built-in questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Suite {
    /// For the big model.
    Core,
    /// What ds4-tiny can answer.
    Tiny,
}

/// How reasoning is brought to its end while there is room for an answer.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Reasoning")]
pub struct BudgetArgs {
    /// With at most N tokens left, reasoning ends as soon as its closing tag is likely enough
    #[arg(long, value_name = "N", default_value = "1024", value_parser = whole(0..=1usize << 20))]
    pub soft_limit_reply_budget: usize,

    /// With N tokens left, reasoning ends
    #[arg(long, value_name = "N", default_value = "512", value_parser = whole(0..=1usize << 20))]
    pub hard_limit_reply_budget: usize,

    /// Likely enough: among the N likeliest tokens
    #[arg(long, value_name = "N", default_value = "3", value_parser = count)]
    pub soft_limit_think_close_rank: usize,
}

/// Where answers go.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Report")]
pub struct EvalReportArgs {
    /// Append each answer to a file, one JSON object a line; what the file has from the same model, settings and question is
    /// not asked again
    #[arg(long, value_name = "FILE")]
    pub results: Option<PathBuf>,

    /// Ask again what ran out of tokens
    #[arg(long, requires = "results")]
    pub retry_incomplete: bool,

    /// Print one JSON object on stdout instead of the table: machine, model, settings and answers
    #[arg(long)]
    pub json: bool,

    /// Write everything that is said to a file
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,

    /// Print no line that is drawn over, on a terminal too
    #[arg(long)]
    pub plain: bool,

    /// Rest for N milliseconds after each question
    #[arg(long, value_name = "N", default_value = "0")]
    pub pause_ms: u64,
}
