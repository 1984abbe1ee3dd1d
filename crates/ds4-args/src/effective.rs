//! What a command line comes to: every flag with the value it has in the end, defaults included.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, CommandFactory};

use crate::argv;

/// Flags whose values nobody should read in a log.
const SECRET: &[&str] = &["api-key"];

/// Flags by name and value, in the order of the help. What is not set and has no default is left out; so are values that are
/// secret. Empty for a command line that cannot be read.
pub fn effective<P: CommandFactory>(argv: impl IntoIterator<Item = OsString>) -> Vec<(String, String)> {
    let mut command = P::command();
    let Ok(matches) = command.try_get_matches_from_mut(argv::rewrite(argv)) else { return Vec::new() };
    command.get_arguments().filter_map(|arg| Some((arg.get_long()?.to_owned(), value(arg, &matches)?))).collect()
}

fn value(arg: &Arg, matches: &ArgMatches) -> Option<String> {
    let id = arg.get_id().as_str();
    match arg.get_action() {
        ArgAction::SetTrue => matches.get_flag(id).then(|| "true".to_owned()),
        ArgAction::Set | ArgAction::Append => {
            let values: Vec<_> = matches.get_raw(id)?.map(|value| value.to_string_lossy()).collect();
            let is_secret = arg.get_long().is_some_and(|name| SECRET.contains(&name));
            Some(if is_secret { format!("({})", values.len()) } else { values.join(",") })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Ds4Server;

    #[test]
    fn defaults_and_choices_but_no_secrets() {
        let line = ["ds4-server", "--ctx", "5000", "--cors", "--api-key", "hush", "--ctx", "6000"];
        let flags = effective::<Ds4Server>(line.map(OsString::from));
        let get = |name: &str| flags.iter().find(|(flag, _)| flag == name).map(|(_, value)| value.as_str());
        assert_eq!((get("ctx"), get("port"), get("cors")), (Some("6000"), Some("8000"), Some("true")));
        assert_eq!((get("api-key"), get("nothink"), get("trace"), get("help")), (Some("(1)"), None, None, None));
        assert!(effective::<Ds4Server>(["ds4-server", "--ctx"].map(OsString::from)).is_empty());
    }
}
