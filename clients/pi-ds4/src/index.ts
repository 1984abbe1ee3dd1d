// The model of this machine as a provider of Pi: registered at once, started when it is asked something.

import type { ExtensionAPI, ExtensionContext } from "@earendil-works/pi-coding-agent";
import { expected, Lease, look, type Server } from "./server.ts";
import { loadSettings, type Settings } from "./settings.ts";
import { Viewer } from "./viewer.ts";

const PROVIDER = "ds4";
const MODEL = "deepseek-v4-flash";
const KEY = "local-test-key";

export default async function (pi: ExtensionAPI): Promise<void> {
	const settings = loadSettings();
	const given = process.env.DS4_BASE_URL;
	const lease = new Lease(settings);
	let server = await first(settings, given);
	register(pi, settings, server);

	// Awaited before the request leaves, so the server is there when it arrives.
	pi.on("before_provider_request", async (_event: unknown, ctx: ExtensionContext) => {
		if (given || ctx.model?.provider !== PROVIDER) return;
		if (!lease.isHeld && ctx.hasUI) ctx.ui.setStatus?.(PROVIDER, "starting ds4-server");
		try {
			const now = await lease.take();
			const moved = now.url !== server.url;
			server = now;
			if (moved) {
				register(pi, settings, server);
				throw new Error(`ds4-server listens on ${server.url} now; send that again`);
			}
		} finally {
			if (ctx.hasUI) ctx.ui.setStatus?.(PROVIDER, undefined);
		}
	});

	// A new session or a reload in the same process goes on with the server; only the end gives it back.
	pi.on("session_shutdown", (event: { reason?: string }) => {
		if (event.reason === undefined || event.reason === "quit") lease.release();
	});

	pi.registerCommand(PROVIDER, {
		description: "The ds4 server: status (default), logs, stop",
		handler: async (args: string, ctx: ExtensionContext) => {
			switch (args.trim()) {
				case "":
				case "status":
					ctx.ui.notify(await status(server, lease, given), "info");
					break;
				case "logs":
				case "log":
					if (!ctx.hasUI) return;
					await ctx.ui.custom<void>((tui: { requestRender(): void }, _theme: unknown, _keys: unknown, done: (value: void) => void) =>
						new Viewer(server.log, () => tui.requestRender(), () => done(undefined)) as never, {
						overlay: true,
						overlayOptions: { width: "90%", maxHeight: "85%" },
					} as never);
					break;
				case "stop":
					lease.release();
					ctx.ui.notify("the lease is given back; the server ends when nobody else uses it", "info");
					break;
				default:
					ctx.ui.notify(`/ds4 ${args}: use status, logs or stop`, "error");
			}
		},
	} as never);
}

/** The server at start: the one that was named, or where it will be. */
async function first(settings: Settings, given: string | undefined): Promise<Server> {
	if (!given) return expected(settings);
	const url = given.replace(/\/v1\/?$/, "").replace(/\/$/, "");
	const found = await look(url);
	return found === undefined || found === "foreign" ? { url, ctx: settings.ctx ?? 100_000, model: MODEL } : found;
}

function register(pi: ExtensionAPI, settings: Settings, server: Server): void {
	const api = settings.protocol;
	// Pi takes these from the model, not from the provider.
	const compat =
		api === "openai-completions"
			? {
					supportsStore: false,
					supportsDeveloperRole: false,
					supportsReasoningEffort: true,
					maxTokensField: "max_tokens",
					thinkingFormat: "deepseek",
					requiresReasoningContentOnAssistantMessages: true,
				}
			: undefined;
	pi.registerProvider(PROVIDER, {
		name: "ds4 (this machine)",
		baseUrl: api === "anthropic-messages" ? server.url : `${server.url}/v1`,
		api,
		apiKey: KEY,
		models: [
			{
				id: MODEL,
				name: `DeepSeek V4 Flash (${server.model})`,
				reasoning: true,
				thinkingLevelMap: { minimal: "minimal", low: "low", medium: "medium", high: "high", xhigh: "max" },
				input: ["text"],
				cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
				contextWindow: server.ctx,
				maxTokens: settings.maxTokens ?? Math.min(32_000, Math.max(256, Math.floor(server.ctx / 4))),
				compat,
			},
		],
	} as never);
}

async function status(server: Server, lease: Lease, given: string | undefined): Promise<string> {
	const found = await look(server.url);
	const how = found === undefined ? "not running" : found === "foreign" ? "the port is used by another program" : `${found.model}, ${found.ctx} tokens of context`;
	const whose = given ? "named by DS4_BASE_URL" : lease.isHeld ? "leased by this process" : "no lease held; the next request takes one";
	return `${server.url}: ${how}; ${whose}${server.log ? `; log: ${server.log}` : ""}`;
}
