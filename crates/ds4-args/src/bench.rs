//! The command line of `ds4-bench`.

use clap::{ArgAction, Parser, Subcommand};

use crate::group::{AgentsArgs, FrontierArgs, ModelArgs, OpsArgs, PlotArgs, ReportArgs, RuntimeArgs};
use crate::number::whole;

const EXAMPLES: &str = "\
ds4-bench measures how fast DeepSeek V4 Flash runs on this machine.

  ds4-bench --prompt-file book.txt --svg speed.svg    prefill and generation at growing contexts
  ds4-bench ops                                       every operation, against this machine's limits
  ds4-bench agents --runs 3 --html agents.html        agents on the same tasks, in passes per minute
  ds4-bench plot before.csv after.csv                 several measurements in one picture";

const EXIT_CODES: &str = "\
Exit status: 0 it measured; 1 the prompt is too short for the contexts asked for; 2 a wrong command line, or the model \
or a file could not be used.";

/// Everything `ds4-bench` can be told.
#[derive(Parser, Clone, Debug, PartialEq)]
#[command(
    name = "ds4-bench",
    bin_name = "ds4-bench",
    version,
    about = None,
    long_about = None,
    help_template = "{before-help}{all-args}{after-help}",
    before_help = EXAMPLES,
    after_help = EXIT_CODES,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    args_override_self = true,
    args_conflicts_with_subcommands = true,
    max_term_width = 110,
    // The context is what the frontiers need, unless somebody says more; and nothing is drafted here.
    mut_arg("ctx", |arg| {
        arg.long("ctx-alloc")
            .visible_alias("ctx")
            .default_value("0")
            .hide_default_value(true)
            .value_parser(whole(0..=crate::group::CTX_MAX))
            .help("Tokens of context to allocate [default: --ctx-max, --gen-tokens and one]")
    }),
    mut_arg("mtp_draft", |arg| arg.hide(true)),
    mut_arg("mtp_margin", |arg| arg.hide(true)),
)]
pub struct Bench {
    /// What is measured instead.
    #[command(subcommand)]
    pub command: Option<BenchCommand>,
    /// Where speed is measured.
    #[command(flatten)]
    pub frontiers: FrontierArgs,
    /// Where numbers go.
    #[command(flatten)]
    pub report: ReportArgs,
    /// Which files to load.
    #[command(flatten)]
    pub model: ModelArgs,
    /// Where the model runs and how much room it gets.
    #[command(flatten)]
    pub runtime: RuntimeArgs,

    /// Print this page
    #[arg(short, long, action = ArgAction::Help, help_heading = "Other", global = true)]
    help: Option<bool>,
    /// Print the version
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "Other")]
    version: Option<bool>,
}

/// Measurements other than the one at growing contexts.
#[derive(Subcommand, Clone, Debug, PartialEq)]
pub enum BenchCommand {
    /// Measure every operation on every device, against what the machine can do
    Ops(OpsArgs),
    /// Draw the CSV files of earlier runs in one picture
    Plot(PlotArgs),
    /// Give agents and bare requests the same tasks, and count what passes
    Agents(AgentsArgs),
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::Stop;

    fn bench(line: &[&str]) -> Result<Bench, Stop> {
        crate::parse(std::iter::once(&"ds4-bench").chain(line).map(OsString::from))
    }

    #[test]
    fn the_definition_is_sound() {
        <Bench as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn the_flags_of_the_c_project() {
        let line = ["--prompt-file", "p.txt", "-m", "x.gguf", "-t", "3", "--quality", "--warm-weights", "--cpu"];
        let sizes = ["--ctx-start", "100", "--ctx-max", "900", "--ctx-alloc", "1000", "--step-mul", "2"];
        let args = bench(&[&line[..], &sizes, &["--step-incr", "7", "-n", "0", "--csv", "o.csv"]].concat()).unwrap();
        let f = &args.frontiers;
        assert_eq!((f.ctx_start, f.ctx_max, f.step_mul, f.step_incr, f.gen_tokens), (100, 900, 2.0, 7, 0));
        assert_eq!((args.runtime.ctx, args.runtime.threads), (1000, Some(3)));
        assert_eq!(args.report.csv, Some("o.csv".into()));
        assert_eq!(args.command, None);
        let args = bench(&["--chat-prompt-file", "p.txt", "-sys", "be brief", "--gen-tokens", "5"]).unwrap();
        assert_eq!((args.frontiers.system.as_str(), args.frontiers.gen_tokens), ("be brief", 5));
    }

    #[test]
    fn defaults_are_those_of_the_c_project() {
        let args = bench(&[]).unwrap();
        let f = &args.frontiers;
        assert_eq!((f.ctx_start, f.ctx_max, f.step_mul, f.step_incr, f.gen_tokens), (2048, 32768, 1.0, 2048, 128));
        assert_eq!(args.runtime.ctx, 0);
    }

    #[test]
    fn operations_and_pictures() {
        let Some(BenchCommand::Ops(ops)) = bench(&["ops", "--shape", "tiny", "--rows", "1,16"]).unwrap().command else {
            panic!("ops is a command")
        };
        assert_eq!((ops.rows.as_slice(), ops.only), (&[1, 16][..], None));
        let Some(BenchCommand::Plot(plot)) = bench(&["plot", "a.csv", "b.csv", "--svg", "o.svg"]).unwrap().command
        else {
            panic!("plot is a command")
        };
        assert_eq!((plot.files.len(), plot.svg), (2, Some("o.svg".into())));
    }

    #[test]
    fn agents_on_tasks() {
        let Some(BenchCommand::Agents(agents)) = bench(&["agents", "--runs", "3", "--timeout", "240"]).unwrap().command
        else {
            panic!("agents is a command")
        };
        assert_eq!(
            (agents.runs, agents.timeout, agents.tasks.len(), agents.ctx.as_slice()),
            (3, 240.0, 5, &[65536][..])
        );
    }

    #[test]
    fn mistakes_are_one_line() {
        let lines: [&[&str]; 9] = [
            &["--ctx-start", "0"],
            &["--step-mul", "0.5"],
            &["--prompt-file", "a", "--chat-prompt-file", "b"],
            &["ops", "--shape", "pro"],
            &["ops", "--rows", "0"],
            &["plot"],
            &["agents", "--tasks", "juggle"],
            &["agents", "--runs", "0"],
            &["--frobnicate"],
        ];
        for line in lines {
            let Err(Stop::Usage { message, .. }) = bench(line) else { panic!("{line:?} must be refused") };
            assert!(!message.contains('\n'), "{message}");
        }
    }
}
