// `counterclaim import --bulk` beside what the databases' own loaders do with the same rows and the same indexes, that of
// the search among them: the sqlite3 command line's .import, and COPY of PostgreSQL. Run by `npm run bench:bulk`; --claims N for one size, --full
// for a million, --postgres URL of a server on which databases may be made, --out FILE for the JSON.
import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { getMetadataArgsStorage } from 'typeorm';
import { importBulkFile } from '../dist/src/cli/importBulk.js';
import { searchKinds } from '../dist/src/core/search/entry.js';
import { Database } from '../dist/src/store/database.js';
import { rows as rowClasses } from '../dist/src/store/rows/index.js';
import { loadPageToIndex } from '../dist/src/store/searchPages.js';
import { writeBulkFile } from './bulkFile.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: given } = parseArgs({
	options: {
		claims: { type: 'string' },
		full: { type: 'boolean', default: false },
		rounds: { type: 'string', default: '3' },
		postgres: { type: 'string' },
		out: { type: 'string', default: join(here, 'results/bulk.json') },
		import: { type: 'string' },
		database: { type: 'string' },
	},
});
const tables = rowClasses.map((row) => getMetadataArgsStorage().tables.find((one) => one.target === row).name);
const inSearch = 'search_entry';

if (given.import) await importHere();
else await main();

/** The command, in this process, and what it took. */
async function importHere() {
	const from = performance.now();
	const before = process.cpuUsage();
	await importBulkFile(undefined, { bulk: given.import, database: given.database, json: true });
	const { user, system } = process.cpuUsage(before);
	const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
	const seconds = (performance.now() - from) / 1000;
	console.log(`\n${JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, megabytes })}`);
}

async function main() {
	const sizes = given.claims ? [Number(given.claims)] : [10_000, 100_000, ...(given.full ? [1_000_000] : [])];
	if (!sizes.every((size) => Number.isInteger(size) && size >= 1_000))
		throw new Error('--claims takes a number from 1000 up');
	const folder = mkdtempSync(join(tmpdir(), 'counterclaim-bench-'));
	const clean = () => rmSync(folder, { recursive: true, force: true });
	process.once('SIGINT', () => {
		clean();
		process.exit(130);
	});
	try {
		const results = [];
		for (const claims of sizes) {
			const file = join(folder, 'claims.jsonl');
			console.error(`${claims} claims: making them up …`);
			const { bytes } = await writeBulkFile(file, claims);
			const rounds = claims > 200_000 ? 1 : Number(given.rounds);
			const size = { claims, statements: claims * 10, megabytesOfFile: Math.round(bytes / 1e6), engines: {} };
			for (const engine of [sqlite(folder), ...(given.postgres ? [postgres(folder, given.postgres)] : [])])
				size.engines[engine.name] = await compare(engine, { file, rounds, claims });
			results.push(size);
		}
		const report = { at: new Date().toISOString(), machine: machine(), results };
		print(report);
		mkdirSync(dirname(given.out), { recursive: true });
		writeFileSync(given.out, `${JSON.stringify(report, null, '\t')}\n`);
		console.log(`\nAs JSON: ${given.out}`);
	} finally {
		clean();
	}
}

/** Ours and theirs in turn, so that what else the machine does hits both. */
async function compare(engine, { file, rounds, claims }) {
	const runs = [];
	let counted = 0;
	for (let round = 1; round <= rounds; round++) {
		console.error(`${claims} claims: ${engine.name}, round ${round} …`);
		const url = await engine.empty();
		const ours = await importing(file, url);
		if (round === 1) {
			counted = await engine.rows();
			await engine.dump();
		}
		const theirs = await engine.load();
		const ratio = round3(theirs.seconds / ours.seconds);
		console.error(`ours ${JSON.stringify(ours)}, theirs ${JSON.stringify(theirs)}: ${ratio}`);
		runs.push({ ours, theirs, ratio, cpuRatio: ratioOf(theirs.cpuSeconds, ours.cpuSeconds) });
	}
	await engine.end();
	const middle = [...runs].sort((a, b) => a.ratio - b.ratio)[Math.floor(runs.length / 2)];
	return { rows: counted, ...middle, ratios: runs.map((one) => one.ratio) };
}
function round3(number) {
	return Number(number.toFixed(3));
}
function ratioOf(theirs, ours) {
	return theirs === undefined ? undefined : round3(theirs / ours);
}

async function importing(file, url) {
	const { stdout } = await run(process.execPath, [join(here, 'bulk.mjs'), '--import', file, '--database', url]);
	return JSON.parse(stdout.trim().split('\n').at(-1));
}

function run(command, args) {
	return promisify(execFile)(command, args, { maxBuffer: 1e8 });
}

/** What a command takes, as the shell has it. */
async function timed(command, args) {
	const { stderr } = await run('bash', [
		'-c',
		'TIMEFORMAT="%R %U %S"; time "$@" > /dev/null',
		'time',
		command,
		...args,
	]);
	const [seconds, user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
	return { seconds, cpuSeconds: round3(user + system) };
}

function sqlite(folder) {
	const [ours, theirs] = ['ours.sqlite', 'theirs.sqlite'].map((name) => join(folder, name));
	const remove = (path) => ['', '-wal', '-shm'].map((end) => rmSync(path + end, { force: true }));
	const csv = (table) => join(folder, `${table}.csv`);
	const inSqlite = [...tables, inSearch];
	const allCounted = [...inSqlite, 'search_token_docsize'];
	// FTS5 keeps no copy of the tokens, so they are made again; .import knows no rowid, so they go by way of a table in memory.
	const tokens = csv('search_token');
	const search = [
		'PRAGMA temp_store = MEMORY',
		'CREATE TEMP TABLE token (number INTEGER PRIMARY KEY, tokens)',
		`.import --schema temp ${tokens} token`,
		'INSERT INTO search_token (rowid, tokens) SELECT number, tokens FROM token ORDER BY number',
	];
	const counted = `SELECT ${allCounted.map((table) => `(SELECT count(*) FROM ${table})`)}`;
	let schema = '';
	return {
		name: 'sqlite',
		async empty() {
			remove(ours);
			return `sqlite:${ours}`;
		},
		rows: async () => {
			const { stdout } = await run('sqlite3', [ours, counted]);
			return stdout
				.trim()
				.split('|')
				.reduce((sum, one) => sum + Number(one), 0);
		},
		async dump() {
			const select = `SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL
				AND (name NOT LIKE 'search\\_token\\_%' ESCAPE '\\') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`;
			schema = (await run('sqlite3', [ours, select])).stdout;
			// Of a command line from before 3.43 less is asked.
			const { stdout: version } = await run('sqlite3', [':memory:', 'SELECT sqlite_version()']);
			if (Number(version.split('.')[1]) < 43) schema = schema.replace(' contentless_delete=1,', '');
			await writeTokens(`sqlite:${ours}`, tokens);
			for (const table of inSqlite)
				await run('bash', [
					'-c',
					`sqlite3 -csv "$1" 'SELECT * FROM ${table} ORDER BY rowid' > "$2"`,
					'-',
					ours,
					csv(table),
				]);
		},
		async load() {
			remove(theirs);
			await run('sqlite3', [theirs, 'PRAGMA journal_mode = WAL', schema]);
			const filled = inSqlite.filter((table) => statSync(csv(table)).size > 0);
			const imports = filled.map((table) => `.import ${csv(table)} ${table}`);
			const settings = ['PRAGMA synchronous = FULL', 'PRAGMA cache_size = -131072', '.mode csv'];
			const took = await timed('sqlite3', [theirs, ...settings, 'BEGIN', ...imports, ...search, 'COMMIT']);
			const [loaded, wanted] = await Promise.all(
				[theirs, ours].map(async (path) => (await run('sqlite3', [path, counted])).stdout),
			);
			if (loaded !== wanted) throw new Error('the rows loaded are not the same');
			return took;
		},
		async end() {
			for (const path of [ours, theirs]) remove(path);
			for (const table of [...inSqlite, 'search_token']) rmSync(csv(table), { force: true });
		},
	};
}

/** The tokens of all that is found, by their numbers in the search index, as CSV. */
async function writeTokens(url, path) {
	const database = await Database.open({ url, readOnly: true });
	const out = createWriteStream(path);
	try {
		for (const kind of searchKinds) {
			let after = ['', ''];
			while (after) {
				const { text, next } = await database.read(async (session) => {
					const { entries, next } = await loadPageToIndex(session, kind, { after, most: 5_000 });
					const tokensOf = new Map(entries.map((one) => [one.id, one.tokens]));
					const found = await session.query(
						'SELECT number, id FROM search_entry WHERE id IN (SELECT value FROM json_each(?))',
						[JSON.stringify([...tokensOf.keys()])],
					);
					return { text: found.map(({ number, id }) => `${number},"${tokensOf.get(id)}"\n`).join(''), next };
				});
				if (!out.write(text)) await once(out, 'drain');
				after = next;
			}
		}
	} finally {
		out.end();
		await once(out, 'finish');
		await database.close();
	}
}

function postgres(folder, server) {
	const inPostgres = [...tables, inSearch];
	const name = `counterclaim_bench_${process.pid}`;
	const [ours, theirs] = ['ours', 'theirs'].map(
		(end) => Object.assign(new URL(server), { pathname: `/${name}_${end}` }).href,
	);
	const csv = (table) => join(folder, `${table}.copy`);
	const psql = (url, sql) => run('psql', ['-X', '-q', '-At', '-v', 'ON_ERROR_STOP=1', '-c', sql, url]);
	const remake = async (url) => {
		const database = new URL(url).pathname.slice(1);
		await psql(server, `DROP DATABASE IF EXISTS ${database}`);
		await psql(server, `CREATE DATABASE ${database}`);
		await run(process.execPath, [join(here, '../dist/src/cli/main.js'), 'migrate', '--database', url]);
	};
	return {
		name: 'postgres',
		async empty() {
			await remake(ours);
			return ours;
		},
		rows: async () => {
			const counts = inPostgres.map((table) => `(SELECT count(*) FROM ${table})`).join(' + ');
			return Number((await psql(ours, `SELECT ${counts}`)).stdout);
		},
		async dump() {
			for (const table of inPostgres) await psql(ours, `\\copy ${table} TO '${csv(table)}' CSV`);
		},
		async load() {
			await remake(theirs);
			// The tables are made with a desk and an owner in them, which are among the rows that come.
			await psql(theirs, `TRUNCATE ${inPostgres.join(', ')}`);
			const copies = inPostgres.flatMap((table) => ['-c', `\\copy ${table} FROM '${csv(table)}' CSV`]);
			return timed('psql', ['-X', '-q', '-1', '-v', 'ON_ERROR_STOP=1', ...copies, theirs]).then(({ seconds }) => ({
				seconds,
			}));
		},
		async end() {
			for (const url of [ours, theirs]) await psql(server, `DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)}`);
			for (const table of inPostgres) rmSync(csv(table), { force: true });
		},
	};
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

function print({ machine, results }) {
	const number = (value) => Math.round(value).toLocaleString('en');
	console.log(
		`${machine.processor}, ${machine.cores} cores, ${machine.gigabytes} GB, node ${machine.node}; ten statements a claim, a tenth rebuttals\n`,
	);
	const cells = [['', 'claims', 'seconds', 'CPU s', 'rows/s', 'claims/s', 'peak MB', 'of their rate']];
	for (const { claims, engines } of results)
		for (const [name, { rows, ours, theirs, ratio, ratios }] of Object.entries(engines)) {
			const row = (what, { seconds, cpuSeconds, megabytes }, last = '') => [
				what,
				number(claims),
				seconds.toFixed(1),
				cpuSeconds?.toFixed(1) ?? '',
				number(rows / seconds),
				number(claims / seconds),
				megabytes ? String(megabytes) : '',
				last,
			];
			cells.push(row(`import --bulk, ${name}`, ours, `${ratio.toFixed(2)} (${ratios.join(', ')})`));
			cells.push(row(name === 'sqlite' ? 'sqlite3 .import' : 'COPY', theirs));
		}
	const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
	for (const row of cells)
		console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  '));
}
