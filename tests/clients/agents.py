"""How each agent is told where the server is, and what it is asked on its command line."""

import json
from pathlib import Path

MODEL = "ds4-flash"


class Agent:
    """A program that answers one prompt: `prepare` writes its settings, `command` is its command line."""

    name: str

    def __init__(self, url, home, folder):
        self.url, self.home, self.bin = url, Path(home), Path(folder) / "node_modules" / ".bin"

    def prepare(self):
        return {}

    def command(self, prompt):
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
            "CLAUDE_CODE_MAX_CONTEXT_TOKENS": "60000",
            "CLAUDE_CODE_MAX_OUTPUT_TOKENS": "4000",
            "IS_SANDBOX": "1",
        }

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

    def prepare(self):
        self.write(
            ".codex/config.toml",
            f'model = "{MODEL}"\nmodel_provider = "local"\nmodel_context_window = 60000\n'
            f'[model_providers.local]\nname = "local"\nbase_url = "{self.url}/v1"\nwire_api = "responses"\n'
            "stream_idle_timeout_ms = 1800000\n[analytics]\nenabled = false\n",
        )
        return {"CODEX_HOME": str(self.home / ".codex")}

    def command(self, prompt):
        free = ["--skip-git-repo-check", "--dangerously-bypass-approvals-and-sandbox"]
        return [self.bin / "codex", "exec", "--ephemeral", *free, prompt]


class Pi(Agent):
    """Pi over one of three protocols."""

    api = "openai-completions"

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
        model = {"id": MODEL, "reasoning": True, "contextWindow": 60000, "maxTokens": 8000}
        provider = {"baseUrl": base, "api": self.api, "apiKey": "local", "compat": compat, "models": [model]}
        self.write(".pi/agent/models.json", json.dumps({"providers": {"local": provider}}))
        return {"PI_OFFLINE": "1"}

    def command(self, prompt):
        return [self.bin / "pi", "--provider", "local", "--model", MODEL, "--no-session", "-p", prompt]


class PiChat(Pi):
    name = "pi-chat"


class PiResponses(Pi):
    name, api = "pi-responses", "openai-responses"


class PiMessages(Pi):
    name, api = "pi-messages", "anthropic-messages"


class OpenCode(Agent):
    """opencode over one of three protocols; it asks for a title at the same time."""

    package = "@ai-sdk/openai-compatible"

    def prepare(self):
        model = {"reasoning": True, "tool_call": True, "limit": {"context": 60000, "output": 8000}}
        provider = {"npm": self.package, "options": {"baseURL": self.url + "/v1", "apiKey": "local"}, "models": {MODEL: model}}
        self.write(".config/opencode/opencode.json", json.dumps({"provider": {"local": provider}}))
        return {"OPENCODE_DISABLE_MODELS_FETCH": "1", "OPENCODE_DISABLE_AUTOUPDATE": "1"}

    def command(self, prompt):
        return [self.bin / "opencode", "--pure", "run", "-m", f"local/{MODEL}", prompt]


class OpenCodeChat(OpenCode):
    name = "opencode-chat"


class OpenCodeResponses(OpenCode):
    name, package = "opencode-responses", "@ai-sdk/openai"


class OpenCodeMessages(OpenCode):
    name, package = "opencode-messages", "@ai-sdk/anthropic"


AGENTS = [
    Claude, ClaudeBare, Codex, PiChat, PiResponses, PiMessages, OpenCodeChat, OpenCodeResponses, OpenCodeMessages,
]
