//! `ds4 profile`: launchers for coding agents. What they do is in the crate `ds4-profile`; here is what a person sees.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use ds4_args::{
    ClientName, Env, InstallArgs, LeaseArgs, ListArgs, Located, ProfileCommand, RemoveArgs, RunArgs, locate,
};
use ds4_profile::{
    Client, Home, Lease, Programs, Recipe, Running, Server, ServerOptions, Settings, Variant, installed, leases,
    recipe, server,
};
use serde_json::json;

use crate::{Console, Exit};

/// Does what the command says.
///
/// # Errors
/// When a file is in the way, a client or the server cannot be started, or the system refuses.
pub fn run(command: &ProfileCommand, env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    let home = home(env)?;
    match command {
        ProfileCommand::Install(args) => install(args, &home, env, console),
        ProfileCommand::Remove(args) => remove(args, &home, console),
        ProfileCommand::List(args) => list(args, &home, env, console),
        ProfileCommand::Show { client } => show(self::client(*client), &home, env, console),
        ProfileCommand::Run(args) => run_client(args, &home, env, console),
        ProfileCommand::Lease(args) => lease(args, &home, env, console),
        ProfileCommand::Stop => {
            let was = server::stop(&home);
            console.note(if was { "ds4: the server has ended" } else { "ds4: no launcher has started a server" })?;
            Ok(if was { Exit::Done } else { Exit::No })
        }
    }
}

/// Where profiles are kept.
///
/// # Errors
/// Without a home folder.
pub fn home(env: &Env) -> Result<Home> {
    Ok(Home::new(env.profiles().context("HOME is not set, so there is no place for profiles")?))
}

fn client(name: ClientName) -> Client {
    match name {
        ClientName::Serve => Client::Serve,
        ClientName::Claude => Client::Claude,
        ClientName::Codex => Client::Codex,
        ClientName::Pi => Client::Pi,
        ClientName::Opencode => Client::Opencode,
    }
}

fn ds4() -> Result<PathBuf> {
    std::env::current_exe().context("cannot find this program's own file")
}

fn options(home: &Home, env: &Env, settings: Settings) -> Result<ServerOptions> {
    Ok(ServerOptions { home: home.clone(), settings, ds4: ds4()?, in_path: env.find("ds4-server"), port_wanted: None })
}

fn install(args: &InstallArgs, home: &Home, env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    let bin = match &args.bin_dir {
        Some(dir) => std::path::absolute(dir)?,
        None => env.home.as_ref().context("HOME is not set; name a folder with --bin-dir")?.join(".local").join("bin"),
    };
    let cwd = std::env::current_dir()?;
    let mut settings = Settings::load(home)?;
    if let Some(model) = &args.model {
        settings.model = Some(model.canonicalize().with_context(|| format!("cannot find {}", model.display()))?);
    }
    settings.ctx = args.ctx.unwrap_or(settings.ctx);
    settings.port = args.port.unwrap_or(settings.port);
    settings.idle_exit = args.idle_exit.unwrap_or(settings.idle_exit);
    if settings.model.is_none() {
        settings.dir = match locate(None, &cwd, Some(&ds4()?)) {
            Located::Model(_) => Some(cwd),
            _ => settings.dir,
        };
    }
    let clients: Vec<Client> = args.clients.iter().map(|name| client(*name)).collect();
    let done = ds4_profile::install(home, &clients, &bin, &ds4()?, &settings)?;
    for (_, path) in &done.launchers {
        console.print(&format!("{}\n", path.display()))?;
    }
    for client in clients.iter().filter(|client| **client != Client::Serve && env.find(client.program()).is_none()) {
        console.note(&format!("ds4: {} is not installed yet; {}", client.program(), client.hint()))?;
    }
    if settings.model.is_none() && settings.dir.is_none() {
        console.note(
            "ds4: there is no ds4flash.gguf here, so launchers use the small model; install again in the folder that has it, \
             or with -m FILE",
        )?;
    }
    if !env.path.contains(&bin) {
        console.note(&format!(
            "ds4: {} is not in PATH; this line, in your shell's own start-up file, adds it:",
            bin.display()
        ))?;
        console.note(&format!("    export PATH=\"{}:$PATH\"", bin.display()))?;
    }
    Ok(Exit::Done)
}

fn remove(args: &RemoveArgs, home: &Home, console: &mut Console<'_>) -> Result<Exit> {
    let clients: Vec<Client> = if args.clients.is_empty() {
        Client::ALL.to_vec()
    } else {
        args.clients.iter().map(|name| client(*name)).collect()
    };
    let removed = ds4_profile::remove(home, &clients, args.keep_state)?;
    for path in &removed.gone {
        console.print(&format!("{}\n", path.display()))?;
    }
    for path in &removed.left {
        console.note(&format!("ds4: {} is no launcher any more, so it stays", path.display()))?;
    }
    if removed.gone.is_empty() && removed.left.is_empty() {
        console.note("ds4: nothing of that kind is installed")?;
    }
    Ok(Exit::Done)
}

fn list(args: &ListArgs, home: &Home, env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    let launchers = installed(home);
    let server = server::running(home);
    let users = leases(home);
    if args.json {
        let clients: Vec<_> = Client::ALL
            .iter()
            .map(|client| {
                let paths: Vec<_> = launchers.iter().filter(|(of, _)| of == client).map(|(_, path)| path).collect();
                json!({
                    "client": client.name(), "program": client.program(), "launchers": paths,
                    "is_here": *client == Client::Serve || env.find(client.program()).is_some(),
                })
            })
            .collect();
        let server = server.map(|s| json!({"url": s.url(), "ctx": s.ctx, "model": s.model, "pid": s.pid}));
        let users: Vec<_> = users.iter().map(|lease| json!({"pid": lease.pid, "name": lease.name})).collect();
        let page = json!({ "profiles": clients, "server": server, "leases": users, "log": home.log() });
        console.print(&format!("{page:#}\n"))?;
        return Ok(Exit::Done);
    }
    let mut page = String::new();
    for client in Client::ALL {
        let names: Vec<_> = launchers
            .iter()
            .filter(|(of, _)| *of == client)
            .filter_map(|(_, path)| path.file_name()?.to_str())
            .collect();
        let is_here = client == Client::Serve || env.find(client.program()).is_some();
        let state = match (names.is_empty(), is_here) {
            (false, true) => names.join(", "),
            (false, false) => format!("{} (but {} is not installed)", names.join(", "), client.program()),
            (true, true) => "not installed".to_owned(),
            (true, false) => format!("not installed, nor is {}", client.program()),
        };
        let _ = writeln!(page, "{:<9} {state}", client.name());
    }
    let _ = match server {
        Some(server) => writeln!(
            page,
            "server    {} with {} tokens of context, {} in use by:",
            server.url(),
            server.ctx,
            server.model
        ),
        None => writeln!(page, "server    not running"),
    };
    for lease in users {
        let _ = writeln!(page, "          {} (process {})", lease.name, lease.pid);
    }
    console.print(&page)?;
    Ok(Exit::Done)
}

fn show(client: Client, home: &Home, env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    let mut page = String::new();
    for (_, path) in installed(home).into_iter().filter(|(of, _)| *of == client) {
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let _ = writeln!(page, "== {}\n{text}", path.display());
    }
    let settings = Settings::load(home)?;
    let server = server::running(home).unwrap_or(Server {
        port: settings.port,
        ctx: settings.ctx,
        model: ds4_profile::MODEL.to_owned(),
        pid: None,
    });
    if client != Client::Serve {
        let recipe = recipe(client, Variant::Plain, &server, home, &[]);
        describe(&mut page, client, &recipe, env);
    }
    let _ = write!(page, "== settings of the server, kept in {}\n{}", home.settings_file().display(), settings.text());
    console.print(&page)?;
    Ok(Exit::Done)
}

fn describe(page: &mut String, client: Client, recipe: &Recipe, env: &Env) {
    let _ = writeln!(page, "== environment");
    for (name, value) in &recipe.set {
        let _ = writeln!(page, "{name}={value}");
    }
    let _ = writeln!(page, "(taken away: {})\n\n== files", recipe.unset.join(", "));
    for (path, text, _) in &recipe.files {
        let _ = writeln!(page, "{}:\n{text}", path.display());
    }
    let program = env.find(client.program()).unwrap_or_else(|| client.program().into());
    let args: Vec<_> = recipe.args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let sandbox = if env.find("nono").is_some() && client != Client::Codex { "nono ... -- " } else { "" };
    let _ = writeln!(page, "== command\n{sandbox}{} {} ...\n", program.display(), args.join(" "));
}

fn run_client(args: &RunArgs, home: &Home, env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    let client = client(args.client);
    if client == Client::Serve {
        bail!("`ds4 profile run` runs clients; the launcher ds4-serve starts the server itself");
    }
    let variant = match (args.bare, args.no_sandbox) {
        (true, _) => Variant::Bench,
        (_, true) => Variant::Rawdog,
        _ => Variant::Plain,
    };
    let cwd = std::env::current_dir()?;
    let programs = Programs { client: env.find(client.program()), nono: env.find("nono") };
    let running = Running { client, variant, programs, cwd: &cwd, args: &args.args };
    let options = options(home, env, Settings::load(home)?)?;
    let code = ds4_profile::run(&running, &options, &mut |text| _ = console.note(&format!("ds4: {text}")))?;
    Ok(Exit::Client(code))
}

fn lease(args: &LeaseArgs, home: &Home, env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    let mut settings = Settings::load(home)?;
    settings.ctx = args.ctx.unwrap_or(settings.ctx);
    if let Some(model) = &args.model {
        settings.model = Some(model.canonicalize().with_context(|| format!("cannot find {}", model.display()))?);
    }
    let options = options(home, env, settings)?;
    let server = server::ensure(&options)?;
    let _lease = Lease::take(&options, &server, &args.name)?;
    let line = json!({
        "url": server.url(), "ctx": server.ctx, "model": server.model, "pid": server.pid, "log": home.log(),
    });
    console.print(&format!("{line}\n"))?;
    // Whoever holds the other end of stdin holds the lease, however it ends.
    std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink())?;
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_what_is_kept_and_nothing_to_remove_is_said() {
        let root = tempfile::tempdir().unwrap();
        let env = Env { home: Some(root.path().to_owned()), ..Env::default() };
        let run = |command| {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let mut console =
                Console { out: &mut out, err: &mut err, out_is_terminal: false, err_is_terminal: false, plain: true };
            run(&command, &env, &mut console).unwrap();
            [out, err].map(|text| String::from_utf8(text).unwrap())
        };
        let [shown, _] = run(ProfileCommand::Show { client: ClientName::Serve });
        let (_, kept) = shown.split_once("settings.json\n").unwrap_or_else(|| panic!("{shown}"));
        assert_eq!(kept, Settings::default().text());
        let [gone, said] = run(ProfileCommand::Remove(RemoveArgs { clients: Vec::new(), keep_state: false }));
        assert_eq!((gone.as_str(), said.as_str()), ("", "ds4: nothing of that kind is installed\n"));
    }
}
