//! From a command line to an agent at work.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use ds4_args::{Ds4Agent, Env, SandboxMode};
use ds4_boot::Model;
use ds4_chat::{Thinking, Vocab};
use ds4_engine::{ArchiveOptions, Engine, EngineOptions};
use ds4_kvstore::{Options, Store};
use ds4_tools::{Access, Cancel, Toolbox, ToolboxOptions};

use crate::prompt::{Opening, ProjectFile, SYSTEM, project_files};
use crate::screen::{self, Left, lines};
use crate::script::Script;
use crate::sessions::Keeper;
use crate::tools::OtherTools;
use crate::trace::Trace;
use crate::{Agent, AgentOptions, Approve, Local, Outcome, Tools, command};

/// Everything outside the program.
pub struct World<'w> {
    /// The environment variables.
    pub env: Env,
    /// The working directory.
    pub cwd: PathBuf,
    /// This program's own file.
    pub exe: Option<PathBuf>,
    /// stdout.
    pub out: &'w mut dyn Write,
    /// stderr.
    pub err: &'w mut dyn Write,
    /// stdin.
    pub input: &'w mut dyn BufRead,
    /// A person types.
    pub input_is_terminal: bool,
    /// A person reads.
    pub out_is_terminal: bool,
    /// Ctrl+C.
    pub cancel: Cancel,
}

/// How a run ended that did not fail to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The task is done, or the person left.
    Done,
    /// The task failed.
    Failed,
    /// Ctrl+C ended it.
    Interrupted,
}

impl Exit {
    /// The process status.
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Interrupted => 130,
        }
    }
}

/// Does what the command line asks for.
///
/// # Errors
/// When a file, the memory or a flag is not what it has to be.
pub fn run(args: &Ds4Agent, world: &mut World<'_>) -> Result<Exit> {
    let task = task(args, world)?;
    let workspace = match &args.task.chdir {
        Some(folder) => world.cwd.join(folder),
        None => world.cwd.clone(),
    };
    let workspace = workspace.canonicalize().with_context(|| format!("cannot work in {}", workspace.display()))?;
    let trace = args.task.trace.as_deref().map(|path| trace(path, world)).transpose()?;
    let project = project_files(&workspace);
    let mut agent = agent(args, world, &workspace, &project, task.is_some())?;
    agent.cancel = world.cancel.clone();
    resume(args, &mut agent, world)?;
    match task {
        Some(task) => {
            let format = args.task.output;
            let mut script = Script::new(world.out, world.err, format, trace, world.cancel.clone());
            let done = agent.run(&task, &mut script);
            script.finish()?;
            Ok(match done.outcome {
                Outcome::Finished => Exit::Done,
                Outcome::Failed(_) => Exit::Failed,
                Outcome::Interrupted => Exit::Interrupted,
            })
        }
        None if world.out_is_terminal && !world.env.dumb => {
            let history = world.env.agent_history();
            let settings = screen::Settings { plain: world.env.plain, history, trace };
            Ok(match screen::run(agent, project, settings)? {
                Left::Quietly => Exit::Done,
                Left::AtOnce => Exit::Interrupted,
            })
        }
        None => {
            lines::run(&mut agent, &project, world.input, world.out, trace)?;
            Ok(Exit::Done)
        }
    }
}

/// The one task to do, if there is one: what flags say, then what is piped in.
fn task(args: &Ds4Agent, world: &mut World<'_>) -> Result<Option<String>> {
    let given = match (&args.task.prompt, &args.task.prompt_file) {
        (Some(text), _) => Some(text.clone()),
        (None, Some(path)) => {
            let text = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            Some(String::from_utf8(text).map_err(|_| anyhow!("{} is not UTF-8 text", path.display()))?)
        }
        (None, None) => None,
    };
    let mut parts: Vec<String> = given.into_iter().collect();
    let is_one_task = !parts.is_empty() || args.task.non_interactive || !world.input_is_terminal;
    if !world.input_is_terminal {
        let mut piped = Vec::new();
        world.input.read_to_end(&mut piped).context("cannot read stdin")?;
        let piped = String::from_utf8(piped).map_err(|_| anyhow!("stdin is not UTF-8 text"))?;
        let piped = piped.trim_end_matches(['\r', '\n']);
        if !piped.is_empty() {
            parts.push(piped.to_owned());
        }
    }
    let text = parts.join("\n\n");
    match is_one_task {
        false => Ok(None),
        true if text.trim().is_empty() => {
            bail!("the task is empty; give one with -p TEXT, --prompt-file FILE or through a pipe")
        }
        true => Ok(Some(text)),
    }
}

fn trace(path: &Path, world: &mut World<'_>) -> Result<Trace> {
    let trace = Trace::append(path).with_context(|| format!("cannot write {}", path.display()))?;
    writeln!(world.err, "ds4-agent: --trace: everything that is said and read is written to {}", path.display())?;
    Ok(trace)
}

fn agent(
    args: &Ds4Agent,
    world: &mut World<'_>,
    workspace: &Path,
    project: &[ProjectFile],
    is_one_task: bool,
) -> Result<Agent<Local>> {
    // What needs no model is found out before it is read.
    let others = others(args, world)?;
    let (model, store) = model(args, world)?;
    let session_dir = session_dir(args, world);
    let keeper = store.zip(session_dir).map(|(store, folder)| Keeper::new(store, &folder, workspace));
    // Without a session a change can be taken back as long as the program runs.
    let scratch = tempfile::Builder::new().prefix("ds4-agent-journal-").tempdir()?;
    let journal = keeper.as_ref().map_or_else(|| scratch.keep(), Keeper::journal);
    let toolbox = Toolbox::open(&ToolboxOptions {
        workspace: workspace.to_owned(),
        journal,
        access: match args.safety.sandbox {
            SandboxMode::Off => Access::Full,
            SandboxMode::Workspace => Access::Workspace,
            SandboxMode::ReadOnly => Access::ReadOnly,
        },
        network: args.safety.network,
        writable: args.safety.writable.clone(),
    })?;
    let approve = match args.safety.approve {
        Some(ds4_args::Approve::Never) => Approve::Never,
        Some(ds4_args::Approve::Writes) => Approve::Writes,
        Some(ds4_args::Approve::All) => Approve::All,
        // Nobody is there to be asked.
        None if is_one_task => Approve::Never,
        None => Approve::Writes,
    };
    let tools = Tools::new(toolbox, others, approve);
    if let Some(why) = tools.unconfined() {
        writeln!(world.err, "ds4-agent: {why}")?;
    }
    let opening = Opening {
        system: args.task.system.as_deref().unwrap_or(SYSTEM),
        tools: &tools.declarations(),
        workspace,
        is_read_only: args.safety.sandbox == SandboxMode::ReadOnly,
        project,
    };
    let options = AgentOptions {
        thinking: thinking(args, world)?,
        max_tokens: args.engine.sampling.tokens,
        max_turns: args.task.max_turns,
        timeout: args.task.timeout.map(|s| Duration::from_secs(s as u64)),
        compact_at: args.session.compact_at,
    };
    let mut agent = Agent::new(model, tools, opening.messages(), options);
    agent.keeper = keeper;
    Ok(agent)
}

/// Tools of MCP servers.
#[cfg(feature = "mcp")]
fn others(args: &Ds4Agent, world: &mut World<'_>) -> Result<Vec<Box<dyn OtherTools>>> {
    // Not from the workspace: whoever wrote it would choose programs that run here.
    let named = args.safety.mcp_config.clone();
    let usual = world.env.mcp_config().filter(|path| path.is_file());
    let Some(path) = named.or(usual) else { return Ok(Vec::new()) };
    let mut others: Vec<Box<dyn OtherTools>> = Vec::new();
    for server in crate::mcp::read_config(&path)? {
        match crate::mcp::Server::start(&server) {
            Ok(server) => others.push(Box::new(server)),
            // One server that is broken does not keep the others from working.
            Err(err) => writeln!(world.err, "ds4-agent: MCP server {}: {err:#}", server.name)?,
        }
    }
    Ok(others)
}

#[cfg(not(feature = "mcp"))]
fn others(args: &Ds4Agent, _: &mut World<'_>) -> Result<Vec<Box<dyn OtherTools>>> {
    match &args.safety.mcp_config {
        Some(_) => bail!("this program was built without MCP"),
        None => Ok(Vec::new()),
    }
}

/// Goes on with an earlier conversation, if the flags say so.
fn resume(args: &Ds4Agent, agent: &mut Agent<Local>, world: &mut World<'_>) -> Result<()> {
    let Some(keeper) = &agent.keeper else {
        if args.session.go_on || args.session.resume.is_some() {
            bail!("there is no place for sessions: HOME is not set; name one with --session-dir DIR");
        }
        return Ok(());
    };
    let kept = match &args.session.resume {
        Some(id) => keeper.load(id)?,
        None if args.session.go_on => keeper.load_last()?,
        None => return Ok(()),
    };
    // The mode it was held in, unless somebody wants another one.
    if !args.engine.thinking.is_given() {
        agent.options.thinking = kept.thinking.effective(args.engine.runtime.ctx).thinking;
    }
    let said = command::resume(agent, kept).map_err(|err| anyhow!(err))?;
    writeln!(world.err, "ds4-agent: {said}")?;
    Ok(())
}

fn session_dir(args: &Ds4Agent, world: &World<'_>) -> Option<PathBuf> {
    if args.session.no_session {
        return None;
    }
    args.session.session_dir.clone().or_else(|| world.env.kvcache())
}

/// Loads the model, and opens the store it remembers things in.
fn model(args: &Ds4Agent, world: &mut World<'_>) -> Result<(Local, Option<Arc<Store>>)> {
    let model = Model::open(&args.engine.model, &world.cwd, world.exe.as_deref())?;
    if let Some(notice) = &model.notice {
        writeln!(world.err, "ds4-agent: {notice}")?;
    }
    let vocab = Arc::new(Vocab::from_gguf(&model.gguf)?);
    if args.engine.runtime.warm_weights {
        writeln!(world.err, "ds4-agent: {}", model.warm())?;
    }
    // A step checks the guesses together with the token before them.
    let options = EngineOptions { logit_rows: args.engine.model.mtp_draft, ..ds4_boot::options(&args.engine.runtime)? };
    let mut engine = Engine::load(&model.gguf, model.mtp.as_ref(), options)
        .with_context(|| format!("cannot load {}", model.gguf.name()))?;
    writeln!(world.err, "ds4-agent: {}: {}", engine.device_name(), engine.memory_plan())?;
    let store = match session_dir(args, world) {
        None => None,
        Some(dir) => {
            let space_bytes = (args.session.session_space_mb as u64) << 20;
            let options = Options { space_bytes, ..Options::new(engine.identity()) };
            // What is skipped is computed again; a person at work does not need to know.
            let store = Store::open(&dir, options, |_| {});
            let store = Arc::new(store.with_context(|| format!("cannot keep sessions in {}", dir.display()))?);
            engine.set_store(store.clone(), ArchiveOptions::default());
            Some(store)
        }
    };
    Ok((Local::new(model.name, engine, vocab, args.engine.sampling.clone()), store))
}

/// How much the model will reason; says so when it is less than asked for.
fn thinking(args: &Ds4Agent, world: &mut World<'_>) -> Result<Thinking> {
    let (thinking, notice) = ds4_boot::thinking(args.engine.thinking.mode(), args.engine.runtime.ctx);
    if let Some(notice) = notice {
        writeln!(world.err, "ds4-agent: {notice}")?;
    }
    Ok(thinking)
}
