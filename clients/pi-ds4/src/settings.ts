// Settings of the extension: one JSON file, checked against what settings.schema.json says.

import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export type Protocol = "openai-completions" | "openai-responses" | "anthropic-messages";

export interface Settings {
	program?: string;
	model?: string;
	ctx?: number;
	maxTokens?: number;
	protocol: Protocol;
	readyTimeoutMs: number;
}

const PROTOCOLS = ["openai-completions", "openai-responses", "anthropic-messages"];

/** The folder Pi keeps its settings in. */
export function agentDir(): string {
	return process.env.PI_CODING_AGENT_DIR || join(homedir(), ".pi", "agent");
}

/** Reads the file; throws what is wrong with it, by key. */
export function loadSettings(path = join(agentDir(), "ds4.json")): Settings {
	const defaults: Settings = { protocol: "openai-completions", readyTimeoutMs: 600_000 };
	if (!existsSync(path)) return defaults;
	let value: unknown;
	try {
		value = JSON.parse(readFileSync(path, "utf8"));
	} catch (error) {
		throw new Error(`${path}: ${(error as Error).message}`);
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error(`${path}: must be a JSON object`);
	for (const [key, entry] of Object.entries(value)) {
		const wrong = problem(key, entry);
		if (wrong) throw new Error(`${path}: ${key} ${wrong}`);
	}
	return { ...defaults, ...value };
}

function problem(key: string, entry: unknown): string | undefined {
	const text = typeof entry === "string" && entry.length > 0;
	const atLeast = (least: number) => typeof entry === "number" && Number.isInteger(entry) && entry >= least;
	switch (key) {
		case "program":
		case "model":
			return text ? undefined : "must be a path";
		case "ctx":
			return atLeast(1024) ? undefined : "must be a whole number, 1024 at least";
		case "maxTokens":
			return atLeast(16) ? undefined : "must be a whole number, 16 at least";
		case "readyTimeoutMs":
			return atLeast(1000) ? undefined : "must be a whole number, 1000 at least";
		case "protocol":
			return PROTOCOLS.includes(entry as string) ? undefined : `must be one of ${PROTOCOLS.join(", ")}`;
		default:
			return "is no setting";
	}
}
