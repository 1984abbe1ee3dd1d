// The server's log on the terminal, to be scrolled.

import { existsSync, openSync, readSync, closeSync, statSync } from "node:fs";

const TAIL = 256 * 1024;
const LINES = 2000;

/** The last lines of a file. */
export function tail(path: string | undefined): string[] {
	if (!path || !existsSync(path)) return ["nothing yet"];
	const size = statSync(path).size;
	const bytes = Buffer.alloc(Math.min(size, TAIL));
	const file = openSync(path, "r");
	readSync(file, bytes, 0, bytes.length, size - bytes.length);
	closeSync(file);
	// What a program writes into its log must not command the terminal.
	const plain = bytes.toString("utf8").replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, " ");
	return plain.trimEnd().split("\n").slice(-LINES);
}

/** Columns of a character: East Asian and pictures take two. */
function columns(char: string): number {
	return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(char) ? 2 : 1;
}

/** A line in pieces of `width` columns, filled up with blanks. */
export function wrap(line: string, width: number): string[] {
	const pieces: string[] = [];
	let piece = "";
	let used = 0;
	for (const char of line) {
		if (used + columns(char) > width) {
			pieces.push(piece + " ".repeat(width - used));
			piece = "";
			used = 0;
		}
		piece += char;
		used += columns(char);
	}
	return [...pieces, piece + " ".repeat(width - used)];
}

/** A component of Pi's terminal interface: a frame, and the log in it. */
export class Viewer {
	/** The first line shown; undefined: the end is followed. */
	private top: number | undefined;
	private height = 20;
	private rows: string[] = [];
	private readonly path: string | undefined;
	private readonly redraw: () => void;
	private readonly done: () => void;
	private readonly timer: NodeJS.Timeout;

	constructor(path: string | undefined, redraw: () => void, done: () => void) {
		this.path = path;
		this.redraw = redraw;
		this.done = done;
		this.timer = setInterval(() => this.redraw(), 1000);
	}

	render(width: number): string[] {
		const inner = Math.max(10, width - 4);
		this.rows = tail(this.path).flatMap((line) => wrap(line, inner));
		this.height = Math.max(5, Math.floor((process.stdout.rows ?? 24) * 0.85) - 2);
		const last = this.last();
		const top = Math.min(this.top ?? last, last);
		const shown = this.rows.slice(top, top + this.height);
		const edge = (left: string, text: string, right: string) => {
			const label = ` ${text} `.slice(0, inner);
			return left + "\u2500" + label + "\u2500".repeat(Math.max(0, width - 3 - label.length)) + right;
		};
		const place = `ds4-server log, ${top + 1}-${top + shown.length} of ${this.rows.length}${top === last ? ", as it grows" : ""}`;
		return [
			edge("\u250c", place, "\u2510"),
			...shown.map((row) => `\u2502 ${row} \u2502`),
			edge("\u2514", "up, down, page, home, end: move; q: close", "\u2518"),
		];
	}

	private last(): number {
		return Math.max(0, this.rows.length - this.height);
	}

	invalidate(): void {}

	dispose(): void {
		clearInterval(this.timer);
	}

	handleInput(key: string): void {
		const last = this.last();
		const move = (n: number) => {
			const top = Math.max(0, Math.min(last, (this.top ?? last) + n));
			this.top = top === last ? undefined : top;
		};
		if (["q", "\u001b", "\u0003"].includes(key)) {
			this.dispose();
			this.done();
			return;
		}
		if (["\u001b[A", "\u001bOA", "k"].includes(key)) move(-1);
		else if (["\u001b[B", "\u001bOB", "j"].includes(key)) move(1);
		else if (["\u001b[5~", "b"].includes(key)) move(-this.height);
		else if (["\u001b[6~", "f", " "].includes(key)) move(this.height);
		else if (["\u001b[H", "\u001b[1~", "g"].includes(key)) move(-Infinity);
		else if (["\u001b[F", "\u001b[4~", "G"].includes(key)) this.top = undefined;
		this.redraw();
	}
}
