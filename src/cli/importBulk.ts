import { appendFileSync, createReadStream, rmSync, statSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Presets, SingleBar } from 'cli-progress';
import type { BulkLine, Reject } from '../core/bulk.js';
import { LineSplitter } from '../interop/bulk/splitLines.js';
import { type BulkReport, importBulk } from '../workflow/importBulk.js';
import { counted } from './counted.js';
import { print, printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';

interface Options {
	readonly bulk?: string;
	readonly rejects?: string;
	readonly database?: string;
	readonly dryRun?: boolean;
	readonly json?: boolean;
}

/** `counterclaim import --bulk FILE`: takes many claims into the record, a batch of lines a transaction. */
export async function importBulkFile(file: string | undefined, options: Options): Promise<void> {
	const { bulk } = options;
	if (bulk === undefined)
		throw new Failure('counterclaim: import needs a ledger, or --bulk and a file', exitCodes.usage);
	if (file !== undefined)
		throw new Failure('counterclaim: give a ledger or --bulk and a file, not both', exitCodes.usage);
	if (options.dryRun)
		throw new Failure('counterclaim: --dry-run is for ledgers; a bulk file is taken in by parts', exitCodes.usage);
	// By itself V8 lets what batches leave behind grow to several times what is in use, gigabytes of a long file, and is no quicker for it.
	setFlagsFromString('--heap-growing-percent=50');
	const input = inputFrom(bulk);
	const rejects = rejectsTo(options.rejects ?? (bulk === '-' ? 'import.rejects.jsonl' : `${bulk}.rejects.jsonl`));
	const bar = progress(input);
	const from = performance.now();
	const report = await withOffice(options.database, (office) =>
		importBulk(office, input.pieces(), { onReject: rejects.add, onBatch: bar.step }),
	).finally(bar.stop);
	const seconds = (performance.now() - from) / 1000;
	if (options.json) {
		const claimsPerSecond = Math.round(report.added.claims / seconds);
		const kept = report.rejected > 0 ? rejects.file : null;
		printJson({ ...report, rejects: kept, seconds: Number(seconds.toFixed(3)), claimsPerSecond });
	} else print(describe(report, seconds));
	if (report.rejected > 0)
		throw new Failure(
			`${counted(report.rejected, 'lines')} not taken in; the reasons are in ${rejects.file}. Mend them and import again.`,
			exitCodes.refused,
		);
}

/** Where the lines come from, and how much of it was read. */
interface Input {
	/** In bytes; null where that is not known beforehand. */
	readonly size: number | null;
	readonly pieces: () => AsyncIterable<readonly BulkLine[]>;
	/** How many bytes the first so many lines are. */
	readonly bytesTo: (line: number) => number;
}

function inputFrom(file: string): Input {
	const size = file === '-' ? null : sizeOf(file);
	const reached: { line: number; bytes: number }[] = [];
	async function* pieces() {
		const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 262_144 });
		const splitter = new LineSplitter();
		const decoder = new TextDecoder('utf-8');
		let bytes = 0;
		let line = 0;
		for await (const chunk of stream) {
			bytes += chunk.length;
			const lines = splitter.push(decoder.decode(chunk, { stream: true }));
			line = lines.at(-1)?.line ?? line;
			reached.push({ line, bytes });
			yield lines;
		}
		yield [...splitter.push(decoder.decode()), ...splitter.end()];
	}
	const bytesTo = (line: number) => {
		while (reached.length > 1 && (reached[1]?.line ?? 0) <= line) reached.shift();
		return reached[0]?.bytes ?? 0;
	};
	return { size, pieces, bytesTo };
}

function sizeOf(file: string): number {
	try {
		const found = statSync(file);
		return found.isFile() ? found.size : 0;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Failure(`counterclaim: ${file} cannot be read: ${why}`, exitCodes.environment);
	}
}

/** A file of what was not taken in, as JSON Lines, made with the first; that of an earlier run is removed. */
function rejectsTo(file: string): { readonly file: string; readonly add: (reject: Reject) => void } {
	rmSync(file, { force: true });
	let made = false;
	return {
		file,
		add: (reject) => {
			const line = `${JSON.stringify(reject)}\n`;
			if (made) appendFileSync(file, line);
			else writeFileSync(file, line, { mode: 0o600 });
			made = true;
		},
	};
}

/** A bar on standard error with rate and time left; none where nobody watches. */
function progress({ size, bytesTo }: Input): { step: (report: BulkReport) => void; stop: () => void } {
	if (!process.stderr.isTTY) return { step: () => {}, stop: () => {} };
	const left = size === null ? '' : '{bar} {percentage} %, {left} s left; ';
	const format = `${left}{claims} claims, {statements} statements, {rate} statements a second`;
	const bar = new SingleBar({ format, clearOnComplete: true }, Presets.shades_classic);
	const from = performance.now();
	const figures = ({ lines, added }: BulkReport, done: number) => {
		const seconds = (performance.now() - from) / 1000;
		const { claims, statements } = added;
		const rest = Math.round((seconds * ((size ?? done) - done)) / Math.max(1, done));
		return { claims, statements, rate: Math.round(statements / seconds), left: rest, lines };
	};
	let started = false;
	return {
		step: (report) => {
			const done = bytesTo(report.lines);
			if (!started) bar.start(size ?? 0, 0, figures(report, done));
			started = true;
			bar.update(done, figures(report, done));
		},
		stop: () => bar.stop(),
	};
}

function describe({ added, present }: BulkReport, seconds: number): string {
	const kinds = Object.entries(added).flatMap(([kind, count]) => (count > 0 ? [counted(count, kind)] : []));
	const rate = Math.round(added.statements / seconds);
	return [
		kinds.length > 0
			? `Added ${kinds.join(', ')} (${seconds.toFixed(1)} s, ${rate} statements a second).`
			: 'Nothing new.',
		...(present > 0
			? [`${counted(present, 'lines')} on record already, left as ${present === 1 ? 'it is' : 'they are'} there.`]
			: []),
	].join('\n');
}
