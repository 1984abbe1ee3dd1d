"""How each agent is told where the server is, and what it is asked on its command line."""

import json
from pathlib import Path

MODEL = "ds4-flash"


class Agent:
    """A program that answers one prompt: `prepare` writes its settings, `command` is its command line, `screen` that of the
    program with a screen of its own in a folder that it is to trust."""

    name: str
    # What its screen shows once it can be typed on, and the keys that stop an answer.
    ready, stop_keys = "❯", ["Escape"]
    # The context it believes in, and how much of it an answer may take.
    context, output = 60000, 4000

    def __init__(self, url, home, folder):
        self.url, self.home, self.folder = url, Path(home), Path(folder)
        self.bin = self.folder / "node_modules" / ".bin"

    def prepare(self):
        return {}

    def command(self, prompt):
        raise NotImplementedError

    def screen(self, work):
        raise NotImplementedError

    def write(self, path, text):
        path = self.home / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


class Claude(Agent):
    """Claude Code with all its tools, over /v1/messages."""

    name = "claude"
    flags = []

    def prepare(self):
        return {
            "ANTHROPIC_BASE_URL": self.url,
            "ANTHROPIC_API_KEY": "local",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
            "CLAUDE_CODE_MAX_CONTEXT_TOKENS": str(self.context),
            "CLAUDE_CODE_MAX_OUTPUT_TOKENS": str(self.output),
            "IS_SANDBOX": "1",
        }

    def screen(self, work):
        settings = {
            "hasCompletedOnboarding": True,
            "theme": "dark",
            "customApiKeyResponses": {"approved": ["local"], "rejected": []},
            "projects": {str(work): {"hasTrustDialogAccepted": True, "hasCompletedProjectOnboarding": True}},
        }
        self.write(".claude.json", json.dumps(settings))
        return [self.bin / "claude", "--model", MODEL, *self.flags, "--permission-mode", "acceptEdits", "--allowedTools", "Bash,Write"]

    def command(self, prompt):
        # Its own prompt is long; what a person types is all that differs.
        allowed = ["--permission-mode", "acceptEdits", "--allowedTools", "Bash,Write"]
        return [self.bin / "claude", "--model", MODEL, *self.flags, *allowed, "-p", prompt]


class ClaudeBare(Claude):
    """Claude Code with three tools and a short prompt."""

    name = "claude-bare"
    flags = ["--bare"]


class Codex(Agent):
    """Codex over /v1/responses."""

    name = "codex"
    ready = "›"

    def prepare(self):
        self.write(
            ".codex/config.toml",
            f'model = "{MODEL}"\nmodel_provider = "local"\nmodel_context_window = {self.context}\n'
            f'[model_providers.local]\nname = "local"\nbase_url = "{self.url}/v1"\nwire_api = "responses"\n'
            "stream_idle_timeout_ms = 1800000\n[analytics]\nenabled = false\n",
        )
        return {"CODEX_HOME": str(self.home / ".codex")}

    def command(self, prompt):
        free = ["--skip-git-repo-check", "--dangerously-bypass-approvals-and-sandbox"]
        return [self.bin / "codex", "exec", "--ephemeral", *free, prompt]

    def screen(self, work):
        config = self.home / ".codex" / "config.toml"
        config.write_text(config.read_text() + f'[projects."{work}"]\ntrust_level = "trusted"\n')
        return [self.bin / "codex", "--dangerously-bypass-approvals-and-sandbox"]


class Pi(Agent):
    """Pi over one of three protocols."""

    api = "openai-completions"
    ready = MODEL

    def pi(self):
        return [self.bin / "pi"]

    def prepare(self):
        base = self.url if self.api == "anthropic-messages" else self.url + "/v1"
        compat = {}
        if self.api == "openai-completions":
            compat = {
                "supportsStore": False,
                "supportsDeveloperRole": False,
                "supportsReasoningEffort": True,
                "maxTokensField": "max_tokens",
                "thinkingFormat": "deepseek",
                "requiresReasoningContentOnAssistantMessages": True,
            }
        model = {"id": MODEL, "reasoning": True, "contextWindow": self.context, "maxTokens": self.output}
        provider = {"baseUrl": base, "api": self.api, "apiKey": "local", "compat": compat, "models": [model]}
        self.write(".pi/agent/models.json", json.dumps({"providers": {"local": provider}}))
        return {"PI_OFFLINE": "1"}

    def command(self, prompt):
        return [*self.screen(None), "--no-session", "-p", prompt]

    def screen(self, work):
        return [*self.pi(), "--provider", "local", "--model", MODEL]


class PiChat(Pi):
    name = "pi-chat"


class PiResponses(Pi):
    name, api = "pi-responses", "openai-responses"


class PiMessages(Pi):
    name, api = "pi-messages", "anthropic-messages"


class PiNew(PiResponses):
    """The newest Pi, which cannot be installed, only unpacked."""

    name = "pi-1.5.2"

    def pi(self):
        return [self.bin / "node", self.folder / "pi-1.5.2" / "package" / "dist" / "bundle" / "cli.js"]


class PiOld(PiChat):
    """Pi under its old name."""

    name = "pi-0.73.1"

    def pi(self):
        return [self.folder / "pi-0.73.1" / "node_modules" / ".bin" / "pi"]


class OpenCode(Agent):
    """opencode over one of three protocols; it asks for a title at the same time."""

    package = "@ai-sdk/openai-compatible"
    ready, stop_keys = "Ask anything|Build", ["Escape", "Escape"]

    def prepare(self):
        model = {"reasoning": True, "tool_call": True, "limit": {"context": self.context, "output": self.output}}
        provider = {"npm": self.package, "options": {"baseURL": self.url + "/v1", "apiKey": "local"}, "models": {MODEL: model}}
        self.write(".config/opencode/opencode.json", json.dumps({"provider": {"local": provider}}))
        return {"OPENCODE_DISABLE_MODELS_FETCH": "1", "OPENCODE_DISABLE_AUTOUPDATE": "1"}

    def command(self, prompt):
        return [self.bin / "opencode", "--pure", "run", "-m", f"local/{MODEL}", prompt]

    def screen(self, work):
        return [self.bin / "opencode", "--pure", "-m", f"local/{MODEL}"]


class OpenCodeChat(OpenCode):
    name = "opencode-chat"


class OpenCodeResponses(OpenCode):
    name, package = "opencode-responses", "@ai-sdk/openai"


class OpenCodeMessages(OpenCode):
    name, package = "opencode-messages", "@ai-sdk/anthropic"


# Versions that install.sh fetches when asked for more.
MORE = [PiNew, PiOld]
AGENTS = [
    Claude, ClaudeBare, Codex, PiChat, PiResponses, PiMessages, OpenCodeChat, OpenCodeResponses, OpenCodeMessages,
]
