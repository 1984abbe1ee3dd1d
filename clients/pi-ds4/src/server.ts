// The server: where it is or will be, and the lease that keeps it running.

import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Settings } from "./settings.ts";

/** What is known of a server. */
export interface Server {
	url: string;
	ctx: number;
	model: string;
	log?: string;
	pid?: number | null;
}

const PROFILES = join(homedir(), ".ds4", "profiles");
const PORTS = 20;

function json(path: string): Record<string, unknown> {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch {
		return {};
	}
}

/** Asks a server whether it takes work: a server, "foreign" for something else, undefined for nothing. */
export async function look(url: string): Promise<Server | "foreign" | undefined> {
	try {
		const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(1500) });
		const body = (await response.json()) as { ctx?: number; model?: string };
		if (response.ok && typeof body.ctx === "number" && typeof body.model === "string") {
			return { url, ctx: body.ctx, model: body.model };
		}
		return "foreign";
	} catch (error) {
		const cause = (error as { cause?: { code?: string } }).cause;
		return cause?.code === "ECONNREFUSED" ? undefined : "foreign";
	}
}

/** Where the server is, or will be when it is started: the same choice that `ds4` makes. */
export async function expected(settings: Settings): Promise<Server> {
	const installed = json(join(PROFILES, "settings.json"));
	const number = (value: unknown, otherwise: number) => (typeof value === "number" && value > 0 ? value : otherwise);
	const ctx = settings.ctx ?? number(installed.ctx, 100_000);
	const planned = (url: string): Server => ({ url, ctx, model: "deepseek-v4-flash" });
	const running = json(join(PROFILES, "run", "server.json"));
	const first = number(installed.port, 8000);
	const at = (port: number) => `http://127.0.0.1:${port}`;
	if (typeof running.port === "number") {
		const found = await look(at(running.port));
		if (found !== undefined && found !== "foreign") return found;
	}
	for (let port = first; port < first + PORTS; port++) {
		const found = await look(at(port));
		if (found === undefined) return planned(at(port));
		if (found !== "foreign") return found;
	}
	return planned(at(first));
}

/** The program ds4. */
export function program(settings: Settings): string {
	const here = dirname(fileURLToPath(import.meta.url));
	const checkout = resolve(here, "..", "..", "..");
	const inPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "ds4"));
	const beside = ["ds4", "target/release/ds4", "target/debug/ds4"].map((name) => join(checkout, name));
	const candidates = settings.program ? [settings.program] : [...inPath, ...beside];
	const found = candidates.find((path) => {
		try {
			accessSync(path, constants.X_OK);
			return existsSync(path);
		} catch {
			return false;
		}
	});
	if (!found) throw new Error(`the program ds4 is not ${settings.program ? `at ${settings.program}` : "in PATH"}; build it with make, or set "program" in ds4.json`);
	return found;
}

/**
 * This process's share in the server. `ds4 profile lease` starts the server, keeps it alive and starts it again if it dies, for
 * as long as the pipe to it is open; so it ends with this process, however that ends.
 */
export class Lease {
	private child?: ChildProcess;
	private ready?: Promise<Server>;
	private readonly settings: Settings;

	constructor(settings: Settings) {
		this.settings = settings;
	}

	get isHeld(): boolean {
		return this.child !== undefined;
	}

	/** The server, started if need be. */
	take(): Promise<Server> {
		this.ready ??= this.start().catch((error) => {
			this.release();
			throw error;
		});
		return this.ready;
	}

	/** Gives the share back. */
	release(): void {
		this.child?.stdin?.end();
		this.child = undefined;
		this.ready = undefined;
	}

	private start(): Promise<Server> {
		const args = ["profile", "lease", "--name", "pi"];
		if (this.settings.model) args.push("--model", this.settings.model);
		if (this.settings.ctx) args.push("--ctx", String(this.settings.ctx));
		// In a group of its own: Ctrl+C is for Pi.
		const child = spawn(program(this.settings), args, { stdio: ["pipe", "pipe", "pipe"], detached: true });
		this.child = child;
		child.stdin.on("error", () => {});
		return new Promise((done, failed) => {
			let out = "";
			let err = "";
			const timer = setTimeout(() => failed(new Error(`ds4-server is not ready after ${this.settings.readyTimeoutMs} ms`)), this.settings.readyTimeoutMs);
			child.stderr.on("data", (data) => (err = (err + data).slice(-2000)));
			child.on("error", (error) => failed(error));
			child.on("exit", () => {
				clearTimeout(timer);
				if (this.child === child) {
					this.child = undefined;
					this.ready = undefined;
				}
				failed(new Error(err.trim().split("\n").pop() || "ds4 profile lease ended"));
			});
			child.stdout.on("data", (data) => {
				out += data;
				const end = out.indexOf("\n");
				if (end < 0) return;
				clearTimeout(timer);
				// Neither the lease nor its pipes keep Pi from ending.
				child.unref();
				for (const pipe of [child.stdin, child.stdout, child.stderr]) (pipe as unknown as { unref?: () => void }).unref?.();
				try {
					done(JSON.parse(out.slice(0, end)) as Server);
				} catch (error) {
					failed(error as Error);
				}
			});
		});
	}
}
