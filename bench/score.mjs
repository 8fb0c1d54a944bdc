// Scores per second and peak memory: the pure computation, `counterclaim rescore` over SQLite, and one SQL statement
// beside it. Run by `npm run bench:score`; --claims N for one size, --full for a million, --out FILE for the JSON.
// Each measurement is a process of its own, ended after an hour at the latest; each size is printed when it is done.
import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { measure } from './measure.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: given } = parseArgs({
	options: {
		claims: { type: 'string' },
		full: { type: 'boolean', default: false },
		rounds: { type: 'string', default: '3' },
		out: { type: 'string', default: join(here, 'results/score.json') },
		child: { type: 'string', multiple: true },
	},
});

if (given.child) console.log(JSON.stringify(await measure(given.child)));
else await main();

async function main() {
	const sizes = given.claims ? [Number(given.claims)] : [10_000, 100_000, ...(given.full ? [1_000_000] : [])];
	if (!sizes.every((size) => Number.isInteger(size) && size >= 100))
		throw new Error('--claims takes a number from 100 up');
	const folder = mkdtempSync(join(tmpdir(), 'counterclaim-bench-'));
	process.once('SIGINT', () => {
		rmSync(folder, { recursive: true, force: true });
		process.exit(130);
	});
	try {
		const results = [];
		for (const claims of sizes) {
			results.push(await measureSize(folder, claims));
			printSizes(results);
		}
		const big = await child('claim', 10_000);
		const report = { at: new Date().toISOString(), machine: machine(), results, claimOf10000Statements: big };
		print(report);
		mkdirSync(dirname(given.out), { recursive: true });
		writeFileSync(given.out, `${JSON.stringify(report, null, '\t')}\n`);
		console.log(`\nAs JSON: ${given.out}`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measureSize(folder, claims) {
	const seeded = join(folder, 'seeded.sqlite');
	const copy = join(folder, 'copy.sqlite');
	const remove = (path) => ['', '-wal', '-shm'].map((end) => rmSync(path + end, { force: true }));
	const onCopy = async (...what) => {
		remove(copy);
		cpSync(seeded, copy);
		return child(...what);
	};
	console.error(`${claims} claims: making them up …`);
	remove(seeded);
	const { seconds: seedSeconds } = await child('seed', seeded, claims);
	const pure = await child('pure', claims);
	// One after the other in turn, so that what else the machine does hits both.
	const rounds = [];
	for (let round = 1; round <= (claims > 200_000 ? 1 : Number(given.rounds)); round++) {
		console.error(`${claims} claims: round ${round} …`);
		const reference = await onCopy('reference', copy);
		const rescore = await onCopy('rescore', copy);
		const again = await child('rescore', copy);
		rounds.push({ reference, rescore, again, ratio: reference.seconds / rescore.seconds });
	}
	const rebuttal = await child('rebuttal', copy);
	const check = await child('check', copy);
	const median = (of) => [...rounds].sort((a, b) => of(a) - of(b))[Math.floor(rounds.length / 2)];
	const middle = median((one) => one.ratio);
	return {
		claims,
		statements: claims * 10,
		megabytes: Math.round(statSync(seeded).size / 1e6),
		seedSeconds,
		pure,
		...middle,
		ratios: rounds.map((one) => Number(one.ratio.toFixed(3))),
		rebuttal,
		check,
	};
}

async function child(...what) {
	const args = [join(here, 'score.mjs'), ...what.flatMap((one) => ['--child', String(one)])];
	const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 3_600_000, killSignal: 'SIGKILL' });
	return JSON.parse(stdout);
}

function machine() {
	return {
		processor: cpus()[0]?.model ?? 'unknown',
		cores: cpus().length,
		gigabytes: Math.round(totalmem() / 2 ** 30),
		system: `${process.platform} ${release()}`,
		node: process.version,
		counterclaim: JSON.parse(readFileSync(join(here, '../package.json'), 'utf8')).version,
	};
}

function print({ machine, results, claimOf10000Statements: big }) {
	console.log(
		`${machine.processor}, ${machine.cores} cores, ${machine.gigabytes} GB, node ${machine.node}; ten statements a claim, a tenth rebuttals\n`,
	);
	printSizes(results);
	const inWords = ({ best, median }) => `${median} ms (best ${best})`;
	console.log(
		`one claim with 10,000 statements: ${inWords(big.assess)} assessed whole, ${inWords(big.columns)} as columns`,
	);
}

function printSizes(results) {
	const rate = (claims, seconds) => Math.round(claims / seconds).toLocaleString('en');
	const rows = results.flatMap(({ claims, pure, reference, rescore, again }) => [
		['pure computation', claims, pure.seconds, pure.megabytes],
		['rescore, every score wrong', claims, rescore.seconds, rescore.megabytes],
		['rescore, every score right', claims, again.seconds, again.megabytes],
		['one SQL UPDATE, plain balance', claims, reference.seconds, reference.megabytes],
	]);
	const before = new Map();
	const table = rows.map(([what, claims, seconds, megabytes]) => {
		const last = before.get(what);
		before.set(what, seconds / claims);
		const growth = last ? `× ${(seconds / claims / last).toFixed(2)}` : '';
		return [what, claims.toLocaleString('en'), seconds.toFixed(3), rate(claims, seconds), String(megabytes), growth];
	});
	const all = [['', 'claims', 'seconds', 'claims/s', 'peak MB', 'time per claim, to the size before'], ...table];
	const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
	for (const row of all)
		console.log(
			row
				.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
				.join('  ')
				.trimEnd(),
		);
	console.log('');
	for (const { claims, ratio, ratios, rebuttal, check } of results) {
		console.log(
			`${claims.toLocaleString('en')} claims: rescore at ${ratio.toFixed(2)} of the rate of the SQL statement (${ratios.join(', ')});`,
		);
		console.log(
			`  one rebuttal recorded: ${rebuttal.statements} SQL statements, ${rebuttal.scored} of ${claims} claims scored anew, ${rebuttal.milliseconds} ms;`,
		);
		console.log(
			`  checked: ${check.equal} of ${check.claims} claims equal, to the bit, what their whole case amounts to`,
		);
	}
}
