//! The clients that have a profile.

/// A client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// `ds4-server` itself, with the settings of the guide.
    Serve,
    /// Claude Code: Anthropic messages.
    Claude,
    /// Codex CLI: OpenAI Responses.
    Codex,
    /// Pi: OpenAI chat completions.
    Pi,
    /// opencode: OpenAI chat completions.
    Opencode,
}

/// How a launcher differs from the plain one of its client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// Not at all.
    #[default]
    Plain,
    /// Without a sandbox.
    Rawdog,
    /// For measurements: no tools, no session, no reasoning.
    Bench,
    /// Installs the client's extension.
    Install,
}

impl Client {
    /// All of them, as help lists them.
    pub const ALL: [Client; 5] = [Client::Serve, Client::Claude, Client::Codex, Client::Pi, Client::Opencode];

    /// Its word on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Client::Serve => "serve",
            Client::Claude => "claude",
            Client::Codex => "codex",
            Client::Pi => "pi",
            Client::Opencode => "opencode",
        }
    }

    /// What people call it.
    pub fn title(self) -> &'static str {
        match self {
            Client::Serve => "ds4-server",
            Client::Claude => "Claude Code",
            Client::Codex => "Codex",
            Client::Pi => "Pi",
            Client::Opencode => "opencode",
        }
    }

    /// The program that is run.
    pub fn program(self) -> &'static str {
        match self {
            Client::Serve => "ds4-server",
            Client::Claude => "claude",
            Client::Codex => "codex",
            Client::Pi => "pi",
            Client::Opencode => "opencode",
        }
    }

    /// How to get the program.
    pub fn hint(self) -> &'static str {
        match self {
            Client::Serve => "build it with `make`",
            Client::Claude => "`npm install -g @anthropic-ai/claude-code` brings it",
            Client::Codex => "`npm install -g @openai/codex` brings it",
            Client::Pi => "`npm install -g @earendil-works/pi-coding-agent` brings it",
            Client::Opencode => "`npm install -g opencode-ai` brings it",
        }
    }

    /// The names of its launchers, and what each is.
    pub fn launchers(self) -> &'static [(&'static str, Variant)] {
        match self {
            Client::Serve => &[("ds4-serve", Variant::Plain)],
            Client::Claude => &[("claude-ds4", Variant::Plain), ("cds4", Variant::Plain)],
            Client::Codex => &[("codex-ds4", Variant::Plain)],
            Client::Pi => &[
                ("pi-ds4", Variant::Plain),
                ("pi-ds4-install", Variant::Install),
                ("pi-ds4-rawdog", Variant::Rawdog),
                ("pi-ds4-bench", Variant::Bench),
            ],
            Client::Opencode => &[("opencode-ds4", Variant::Plain)],
        }
    }

    /// The client of a word.
    pub fn from_name(name: &str) -> Option<Client> {
        Client::ALL.into_iter().find(|client| client.name() == name)
    }
}
