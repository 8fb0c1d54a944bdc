import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Comparison } from '../core/evaluation/compare.js';
import { type DatasetFormat, datasetFormats } from '../interop/evaluation/formats.js';
import { type LedgerProblem, writeProblem } from '../interop/ledger/problem.js';
import { officeOn } from '../server/serve.js';
import { Database } from '../store/database.js';
import { type EvaluationReport, evaluate } from '../workflow/evaluate.js';
import { configOrFail, print, printJson } from './environment.js';
import { exitCodes, Failure } from './failure.js';
import { progressOf } from './progress.js';

interface Given {
	readonly format: string;
	readonly replicates: string;
	readonly seed: string;
	readonly json?: boolean;
}

interface Options {
	readonly format: DatasetFormat;
	readonly replicates: number;
	readonly seed: number;
	readonly json: boolean;
}

/** `counterclaim evaluate FILE`: how well the score tells what a research set says, beside what else could tell it. */
export async function evaluateFile(file: string, given: Given): Promise<void> {
	const options = optionsFrom(given);
	const text = await readFile(file, 'utf8').catch((error: Error) => {
		throw new Failure(`counterclaim: ${file} cannot be read: ${error.message}`, exitCodes.environment);
	});
	const read = datasetFormats[options.format](text, { file });
	if (!read.ok) return refuse(read.problems, options);
	const { method } = configOrFail();
	const bar = progressOf('claims');
	const evaluated = await inThrowAwayDatabase((database) =>
		evaluate(officeOn(database, method), read.dataset, { ...options, onStep: bar.step }),
	).finally(bar.stop);
	if (!evaluated.ok) {
		// An entry's path begins with its line in the file.
		const problems = evaluated.errors.map(({ path: [line, ...rest], message }) => {
			const where = rest.length > 0 ? `${rest.join('.')}: ` : '';
			return { file, line: Number(line ?? 1), column: 1, message: where + message };
		});
		return refuse(problems, options);
	}
	const { replicates, seed } = options;
	if (options.json) printJson({ format: options.format, replicates, seed, ...evaluated.value });
	else print(describe(evaluated.value, options));
}

function optionsFrom(given: Given): Options {
	const { format } = given;
	if (!isFormat(format)) {
		const known = Object.keys(datasetFormats).join(' or ');
		throw new Failure(`counterclaim: --format is ${format}; give ${known}`, exitCodes.usage);
	}
	return {
		format,
		replicates: wholeNumber('--replicates', given.replicates, { least: 1, most: 100_000 }),
		seed: wholeNumber('--seed', given.seed, { least: 0, most: 2 ** 32 - 1 }),
		json: given.json ?? false,
	};
}

const isFormat = (name: string): name is DatasetFormat => Object.hasOwn(datasetFormats, name);

function wholeNumber(name: string, given: string, range: { readonly least: number; readonly most: number }): number {
	const value = Number(given);
	if (/^\d+$/.test(given) && value >= range.least && value <= range.most) return value;
	const wanted = `a whole number from ${range.least} to ${range.most}`;
	throw new Failure(`counterclaim: ${name} is ${given}; give ${wanted}`, exitCodes.usage);
}

function refuse(problems: readonly LedgerProblem[], options: Options): never {
	if (options.json) printJson({ problems });
	const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
	throw new Failure([...problems.map(writeProblem), `${count}; nothing was evaluated.`].join('\n'), exitCodes.refused);
}

/** Works on a database in a folder of its own, which is removed whatever happens, a signal included. */
async function inThrowAwayDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'counterclaim-evaluate-'));
	const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	const stop = (signal: NodeJS.Signals) => {
		remove();
		forget();
		process.kill(process.pid, signal);
	};
	const forget = () => {
		for (const signal of signals) process.off(signal, stop);
	};
	for (const signal of signals) process.on(signal, stop);
	try {
		const database = await Database.open({ url: `sqlite:${join(folder, 'evaluation.sqlite')}` });
		try {
			return await work(database);
		} finally {
			await database.close();
		}
	} finally {
		remove();
		forget();
	}
}
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function describe(report: EvaluationReport, options: Options): string {
	const lines = [
		`${report.method} on ${report.claims} claims with ${report.statements} statements (${options.format})`,
		...report.rules.flatMap(({ name, claims, broken }) => [
			'',
			broken.length === 0
				? `${name}: so for each of ${claims} claims.`
				: `${name}: not so for ${broken.length} of ${claims} claims: ${listed(broken)}.`,
		]),
		...report.tasks.flatMap(({ name, claims, positives, comparisons }) => [
			'',
			name,
			...(comparisons
				? [`${positives} of ${claims} claims are; 95 % intervals, ${options.replicates} bootstrap samples`, '']
				: [`${positives} of ${claims} claims are: there is nothing to tell apart.`]),
			...(comparisons ? table(comparisons) : []),
		]),
	];
	return lines.join('\n');
}

const listed = (keys: readonly string[]): string =>
	keys.length > 10 ? `${keys.slice(0, 10).join(', ')} and ${keys.length - 10} more` : keys.join(', ');

function table(comparisons: readonly Comparison[]): string[] {
	const [first] = comparisons;
	const rows = [
		['', 'AUC', '', `${first?.measure} is ahead by`],
		...comparisons.map(({ measure, auc, firstAhead }) => [
			measure,
			auc.value.toFixed(3),
			`[${auc.least.toFixed(3)}, ${auc.most.toFixed(3)}]`,
			firstAhead ? `${signed(firstAhead.value)} [${signed(firstAhead.least)}, ${signed(firstAhead.most)}]` : '',
		]),
	];
	const width = Math.max(...rows.map(([name]) => name?.length ?? 0));
	return rows.map(([name = '', auc = '', interval = '', ahead = '']) =>
		`  ${name.padEnd(width)}  ${auc.padEnd(5)}  ${interval.padEnd(14)}  ${ahead}`.trimEnd(),
	);
}

/** Three digits and a sign; none before what rounds to nothing. */
function signed(value: number): string {
	const digits = Math.abs(value).toFixed(3);
	return Number(digits) === 0 ? digits : `${value < 0 ? '−' : '+'}${digits}`;
}
