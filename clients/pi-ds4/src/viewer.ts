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

/** A component of Pi's terminal interface. */
export class Viewer {
	private top: number | undefined;
	private height = 20;
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
		const lines = tail(this.path);
		this.height = Math.max(5, Math.floor((process.stdout.rows ?? 24) * 0.85) - 2);
		const last = Math.max(0, lines.length - this.height);
		const top = Math.min(this.top ?? last, last);
		const shown = lines.slice(top, top + this.height).map((line) => line.slice(0, width));
		const title = `ds4-server ${top + 1}-${top + shown.length} of ${lines.length}   up/down, page, home/end; q ends`;
		return [title.slice(0, width), "-".repeat(width), ...shown];
	}

	invalidate(): void {}

	dispose(): void {
		clearInterval(this.timer);
	}

	handleInput(key: string): void {
		const last = Math.max(0, tail(this.path).length - this.height);
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
