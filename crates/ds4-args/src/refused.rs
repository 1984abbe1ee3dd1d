//! Flags of the C project that this program does not have, refused by name: what it was and what to use instead.
//! "Unknown flag" would send somebody who copied a command from the guide looking for a typing error.

use std::ffi::OsString;

use clap::Command;

use crate::{Stop, argv};

/// A flag we know and do not have.
struct Refused {
    names: &'static [&'static str],
    /// Completes "`--flag` ..." to a sentence.
    was: &'static str,
    instead: &'static str,
}

const REFUSED: &[Refused] = &[
    Refused {
        names: &[
            "--head-test",
            "--first-token-test",
            "--metal-graph-test",
            "--metal-graph-full-test",
            "--metal-graph-prompt-test",
        ],
        was: "compared the C project's CPU reference with its Metal graph; this build has one forward pass to test",
        instead: "`cargo test` checks every operation of every backend against the plain reference",
    },
    Refused {
        names: &["--metal-graph-generate"],
        was: "generated through the C project's Metal graph; here every backend runs the same forward pass",
        instead: "drop the flag; --backend NAME chooses the device",
    },
    Refused {
        names: &["--server"],
        was: "is not a mode of this program",
        instead: "run `ds4-server`, which takes the same model and runtime flags",
    },
    Refused {
        names: &["--imatrix-dataset", "--imatrix-out", "--imatrix-max-prompts", "--imatrix-max-tokens"],
        was: "collected an importance matrix for quantisation; this build does not have it",
        instead: "the published q2-imatrix and q4-imatrix files already carry its result",
    },
    Refused {
        names: &["--dir-steering-file", "--dir-steering-ffn", "--dir-steering-attn"],
        was: "projected a steering direction out of every layer; this build does not have it",
        instead: "say what you want with -sys TEXT",
    },
    Refused {
        names: &["--power"],
        was: "slept between steps to keep the machine cool; this build does not have it",
        instead: "use fewer threads with -t N",
    },
    Refused {
        names: &["--raw-prompt"],
        was: "sent the prompt without the chat template; this build does not have it",
        instead: "begin the prompt with the BOS text to send an already rendered chat, or use --tokens-file FILE",
    },
    Refused {
        names: &["--prefix-file", "--decode-consistency", "--simulate-used-memory", "--expert-profile"],
        was: "is a diagnostic of later versions of the C project; this build does not have it",
        instead: "--dump-logits, --dump-logprobs and --perplexity-file measure the model",
    },
    Refused {
        names: &["--ssd-streaming", "--ssd-streaming-cold", "--ssd-streaming-cache-experts"],
        was: "read expert weights from the disk while generating; this build does not have it",
        instead: "weights are mapped, so the system already reads only the pages that are used",
    },
    Refused {
        names: &["--gpu-vram", "--gpu-devices", "--cuda-tensor-parallel", "--tensor-parallel", "--role", "--layers"],
        was: "spread the model over several devices; this build runs on one",
        instead: "drop the flag; --backend NAME chooses the device",
    },
    Refused {
        names: &["--listen", "--coordinator", "--transport", "--dist-prefill-chunk", "--dist-window"],
        was: "spread the model over several machines; this build runs on one",
        instead: "drop the flag",
    },
    Refused {
        names: &["--dspark", "--dspark-confidence", "--dspark-strict", "--glm-mtp", "--mtp-model"],
        was: "loaded another drafting model; this build drafts with the model's own MTP block",
        instead: "use --mtp FILE and --mtp-draft N",
    },
    Refused {
        names: &["--mtp-timing", "--mtp-exact-sampling"],
        was: "tuned the C project's speculation; this build does not have it",
        instead: "drop the flag; what --mtp drafts never changes the answer",
    },
    Refused {
        names: &["--think-level"],
        was: "set a thinking level that V4 Flash does not have",
        instead: "use --think, --think-max or --nothink",
    },
    Refused {
        names: &["--vision"],
        was: "loaded an image encoder; V4 Flash reads text only",
        instead: "describe the image in the prompt",
    },
    Refused {
        names: &["--chdir"],
        was: "changed the working directory first; this build does not have it",
        instead: "use `cd DIR && ds4 ...`",
    },
];

/// The first refused flag on a command line, as the error to print. A flag that this very program has is none.
pub(crate) fn find(command: &Command, line: &[OsString]) -> Option<Stop> {
    argv::flags(line).into_iter().filter_map(|index| line[index].to_str()).find_map(|arg| {
        let name = arg.split_once('=').map_or(arg, |(name, _)| name);
        let long = name.trim_start_matches('-');
        if command.get_arguments().any(|arg| arg.get_long() == Some(long)) {
            return None;
        }
        let refused = REFUSED.iter().find(|refused| refused.names.contains(&name))?;
        Some(Stop::usage(format!("{name} {}", refused.was), refused.instead))
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::{Ds4, parse};

    #[test]
    fn every_name_is_refused_in_one_sentence_and_with_a_way_out() {
        for name in REFUSED.iter().flat_map(|refused| refused.names) {
            for line in [vec!["ds4", name], vec!["ds4", "-p", "hi", name, "1"]] {
                let stop = parse::<Ds4>(line.into_iter().map(OsString::from)).unwrap_err();
                assert_eq!(stop.exit_code(), 2);
                let Stop::Usage { message, hint } = stop else { panic!("{name} must be a usage error") };
                assert!(message.starts_with(name) && !message.contains('\n'), "{message}");
                assert!(!hint.is_empty() && !message.contains("unexpected"));
            }
        }
    }

    #[test]
    fn a_refused_name_inside_a_prompt_is_only_text() {
        let line = ["ds4", "-p", "--head-test"].map(OsString::from);
        assert_eq!(parse::<Ds4>(line).unwrap().prompt.prompt.as_deref(), Some("--head-test"));
    }

    #[test]
    fn no_flag_is_both_accepted_and_refused() {
        let command = Ds4::command();
        for name in REFUSED.iter().flat_map(|refused| refused.names) {
            let name = name.trim_start_matches('-');
            assert!(command.get_arguments().all(|arg| arg.get_long() != Some(name)), "--{name}");
        }
    }
}
