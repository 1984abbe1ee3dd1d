//! The text of a launcher: a script short enough to be read before it is run.

use std::fmt::Write;
use std::path::Path;

use crate::{Client, Home, Settings, Variant};

/// What every launcher says in its third line, and what nobody else's script says.
pub(crate) const MARK: &str = "# Written by `ds4 profile install ";

/// The script.
pub(crate) fn script(
    name: &str,
    client: Client,
    variant: Variant,
    ds4: &Path,
    home: &Home,
    settings: &Settings,
) -> String {
    let word = client.name();
    let mut text = format!(
        "#!/bin/sh\n# {name}: {}\n{MARK}{word}`; `ds4 profile remove {word}` takes it away.\n",
        what(client, variant)
    );
    let ds4 = quoted(ds4);
    let _ = writeln!(text, "# `ds4 profile show {word}` prints what it sets and runs.");
    let _ = writeln!(text, "ds4={ds4}");
    let _ = writeln!(
        text,
        "[ -x \"$ds4\" ] || {{ echo \"{name}: $ds4 is gone; run \\`ds4 profile install {word}\\` again\" >&2; exit 127; }}"
    );
    match (client, variant) {
        (Client::Serve, _) => serve(&mut text, home, settings),
        (_, Variant::Plain) => _ = writeln!(text, "exec \"$ds4\" profile run {word} -- \"$@\""),
        (_, Variant::Rawdog) => _ = writeln!(text, "exec \"$ds4\" profile run {word} --no-sandbox -- \"$@\""),
        (_, Variant::Bench) => _ = writeln!(text, "exec \"$ds4\" profile run {word} --bare -- \"$@\""),
        (_, Variant::Install) => {
            let _ =
                writeln!(text, "exec \"$ds4\" profile run {word} --no-sandbox -- install \"${{1:-{}}}\"", extension());
        }
    }
    text
}

/// Where the Pi extension is, as the launcher finds it beside the program.
fn extension() -> &'static str {
    "$(dirname \"$ds4\")/../../clients/pi-ds4"
}

fn what(client: Client, variant: Variant) -> String {
    let title = client.title();
    match variant {
        Variant::Plain if client == Client::Serve => "the server, with the settings of the guide.".into(),
        Variant::Plain => format!("{title} on the model of this machine."),
        Variant::Rawdog => format!("{title} on the model of this machine, without a sandbox."),
        Variant::Bench => format!("{title} for measurements: no tools, no session, no reasoning."),
        Variant::Install => format!("installs the ds4 extension into this profile of {title}."),
    }
}

/// The command of the guide; what is given behind it counts more.
fn serve(text: &mut String, home: &Home, settings: &Settings) {
    if let Some(dir) = &settings.dir {
        let _ = writeln!(text, "cd {} || exit 127", quoted(dir));
    }
    let server = settings.server.as_deref().map_or_else(|| "\"$(dirname \"$ds4\")/ds4-server\"".to_owned(), quoted);
    let model = settings.model.as_deref().map_or_else(String::new, |model| format!(" -m {}", quoted(model)));
    let flags: String = settings.flags.iter().map(|flag| format!(" {}", quoted(Path::new(flag)))).collect();
    let _ = writeln!(
        text,
        "exec {server}{model} --ctx {} --kv-disk-dir {} --kv-disk-space-mb {} --host 127.0.0.1 --port {}{flags} \"$@\"",
        settings.ctx,
        quoted(&home.kv()),
        settings.kv_disk_space_mb,
        settings.port
    );
}

/// A path as one word of the shell.
fn quoted(path: &Path) -> String {
    format!("'{}'", path.to_string_lossy().replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_short_and_say_who_they_are() {
        let home = Home::new("/home/me/.ds4/profiles");
        for client in Client::ALL {
            for (name, variant) in client.launchers() {
                let text = script(name, client, *variant, Path::new("/opt/it's/ds4"), &home, &Settings::default());
                assert!(text.starts_with(&format!("#!/bin/sh\n# {name}: ")) && text.contains(MARK), "{text}");
                assert!(text.contains("'/opt/it'\\''s/ds4'") && text.lines().count() <= 9, "{text}");
            }
        }
    }

    #[test]
    fn the_server_is_started_as_in_the_guide() {
        let home = Home::new("/h");
        let text = script("ds4-serve", Client::Serve, Variant::Plain, Path::new("/ds4"), &home, &Settings::default());
        assert!(
            text.contains("--ctx 100000 --kv-disk-dir '/h/kv' --kv-disk-space-mb 8192 --host 127.0.0.1 --port 8000"),
            "{text}"
        );
    }
}
