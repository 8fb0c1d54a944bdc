// Our server beside three others on the same made-up record: node:http on prepared SQL (the limit), mercurius with
// graphql-jit, and PostGraphile 5. Run by `npm run bench:serve` after `npm ci` in bench/. All must give the same answers;
// then short runs of load take turns (A B C D A B C D …), so that what else the machine does hits all.
// --claims N, --rounds N, --seconds N, --connections N, --only claim,list, --servers limit,ours, --postgres URL, --out FILE
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs, promisify } from 'node:util';
import { bodyFor, questionsOf, requestsFor, sameAs } from './serve/questions.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);
const { values: given } = parseArgs({
	options: {
		claims: { type: 'string', default: '100000' },
		rounds: { type: 'string', default: '7' },
		seconds: { type: 'string', default: '2' },
		connections: { type: 'string', default: '16' },
		only: { type: 'string', default: 'claim,list,rebuttal,search' },
		servers: { type: 'string', default: 'limit,ours,mercurius,postgraphile' },
		postgres: { type: 'string', default: process.env.BENCH_POSTGRES ?? '' },
		record: { type: 'string' },
		out: { type: 'string', default: join(here, 'results/serve.json') },
	},
});
const wanted = { servers: given.servers.split(','), units: given.only.split(',') };
/** Requests that each server answers before it is measured. */
const warmed = 12_000;
/** Load on the first core, servers on the last, where there are two and taskset. */
const pinned = process.platform === 'linux' && availableParallelism() > 1;
const onCore = (core, command) => (pinned ? ['taskset', '-c', String(core), ...command] : command);
const serverCore = cpus().length - 1;

const folder = mkdtempSync(join(tmpdir(), 'counterclaim-serve-'));
const endings = [() => rmSync(folder, { recursive: true, force: true })];
process.once('SIGINT', () => void end().finally(() => process.exit(130)));
try {
	await main();
} finally {
	await end();
}

async function main() {
	const claims = Number(given.claims);
	if (!Number.isInteger(claims) || claims < 1000) throw new Error('--claims takes a number from 1000 up');
	console.error(`a record of ${claims} claims and ${claims * 10} statements …`);
	const seeded = given.record ?? join(folder, 'seeded.sqlite');
	if (!given.record)
		await run(process.execPath, [join(here, 'serve/seed.mjs'), seeded, String(claims)], { timeout: 1_800_000 });
	const servers = [];
	for (const name of wanted.servers) {
		const server = await start(name, { port: await freePort(), seeded });
		if (server) servers.push(server);
	}
	const requests = requestsFor({ claims });
	const results = {};
	for (const unit of wanted.units) {
		const able = servers.filter((one) => one.units.includes(unit));
		const taking = await verify(unit, { servers: able, requests: requests[unit] });
		if (taking.length > 0) results[unit] = await measure(unit, { servers: taking, requests: requests[unit] });
	}
	const report = { at: new Date().toISOString(), machine: machine(), claims, settings: given, results };
	print(report);
	mkdirSync(dirname(given.out), { recursive: true });
	writeFileSync(given.out, `${JSON.stringify(report, null, '\t')}\n`);
	console.log(`\nAs JSON: ${given.out}`);
}

/** A port that nothing listens on. */
async function freePort() {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address();
	server.close();
	await once(server, 'close');
	return port;
}

/** Starts a server on a copy of the record of its own; null where what it needs is not there. */
async function start(name, { port, seeded }) {
	const own = join(folder, `${name}.sqlite`);
	const reference = (...rest) => [join(here, `servers/${name}.mjs`), ...rest, String(port)];
	const known = {
		ours: { command: [process.execPath, '--max-semi-space-size=64', join(here, '../dist/src/cli/main.js'), 'start'] },
		limit: { command: [process.execPath, ...reference(own)] },
		mercurius: { command: [process.execPath, ...reference(own)] },
		postgraphile: { postgres: true },
	}[name];
	if (!known) throw new Error(`there is no server ${name}`);
	const processes = [];
	if (known.postgres) {
		if (!given.postgres) {
			console.error(
				'postgraphile is left out: --postgres takes the URL of a PostgreSQL server, such as postgres://postgres@127.0.0.1:5432/postgres',
			);
			return null;
		}
		const { copyToPostgres } = await import('./serve/postgres.mjs');
		console.error('the same record in PostgreSQL …');
		const copy = await copyToPostgres(given.postgres, seeded);
		endings.push(copy.drop);
		known.command = [join(here, 'node_modules/node/bin/node'), ...reference(copy.url)];
		processes.push(copy.processes);
	} else cpSync(seeded, own);
	const [file, ...args] = onCore(serverCore, known.command);
	const env = {
		...process.env,
		NODE_ENV: 'production',
		PORT: String(port),
		DATABASE_URL: `sqlite:${own}`,
		EXAMPLE: 'off',
	};
	const child = spawn(file, args, { env, cwd: here, stdio: ['ignore', 'ignore', 'pipe'] });
	let said = '';
	child.stderr.on('data', (text) => {
		said = (said + text).slice(-2000);
	});
	const ended = new Promise((done) => child.once('exit', done));
	endings.push(async () => {
		child.kill();
		await ended;
	});
	const url = `http://127.0.0.1:${port}/graphql`;
	for (let tries = 0; ; tries++) {
		if (child.exitCode !== null || tries > 300) throw new Error(`${name} did not start:\n${said}`);
		const answered = await fetch(url, { method: 'POST', body: '{}' }).then(
			() => true,
			() => false,
		);
		if (answered) break;
		await new Promise((done) => setTimeout(done, 100));
	}
	const pids = async () => [child.pid, ...(await Promise.all(processes.map((list) => list()))).flat()];
	return { name, url, pids, units: Object.keys(questionsOf(name)) };
}

async function post(url, body) {
	const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
	return answer.json();
}
function bodiesFor(server, unit, requests) {
	return requests.map((variables) => bodyFor(server.name, unit, variables));
}

/** Those servers that answer as ours does; throws where an answer differs. */
async function verify(unit, { servers, requests }) {
	const some = requests.slice(0, 40);
	const answersOf = async (server) => {
		const answers = [];
		for (const body of bodiesFor(server, unit, some)) answers.push(await post(server.url, body));
		return answers;
	};
	const ours = servers.find((one) => one.name === 'ours');
	if (!ours) return servers;
	const right = await answersOf(ours);
	if (right.some((one) => one.errors)) {
		console.error(`${unit} is left out: ours answers ${right.find((one) => one.errors).errors[0].message}`);
		return [];
	}
	for (const server of servers) {
		if (server === ours) continue;
		const answers = await answersOf(server);
		for (const [at, answer] of answers.entries()) {
			const [is, must] = answer.data ? [sameAs(answer.data, server.name), sameAs(right[at].data, server.name)] : [];
			if (answer.errors || !isDeepStrictEqual(is, must))
				throw new Error(
					`${server.name} answers ${unit} ${JSON.stringify(some[at])} otherwise: ${JSON.stringify(answer.errors) ?? difference(is, must)}`,
				);
		}
	}
	console.error(`${unit}: ${servers.map((one) => one.name).join(', ')} give the same ${some.length} answers`);
	return servers;
}

/** Where two answers part. */
function difference(is, must, path = 'data') {
	if (typeof is !== 'object' || typeof must !== 'object' || is === null || must === null)
		return isDeepStrictEqual(is, must) ? null : `${path} is ${JSON.stringify(is)} and must be ${JSON.stringify(must)}`;
	for (const name of new Set([...Object.keys(must), ...Object.keys(is)])) {
		const found = difference(is[name], must[name], `${path}.${name}`);
		if (found) return found;
	}
	return null;
}

/** Short runs in turn: of each server one, then of each another, as often as there are rounds. */
async function measure(unit, { servers, requests }) {
	const runs = new Map(servers.map((server) => [server.name, []]));
	const files = new Map();
	const sent = new Map();
	for (const server of servers) {
		const file = join(folder, `${server.name}-${unit}.json`);
		writeFileSync(file, JSON.stringify(bodiesFor(server, unit, requests)));
		files.set(server, file);
		// Warming up, by requests and not by time: a server is compiled by what it has done.
		sent.set(server, 0);
		while (sent.get(server) < warmed) await load(server, file, sent);
	}
	for (let round = 1; round <= Number(given.rounds); round++) {
		console.error(`${unit}: round ${round} of ${given.rounds} …`);
		for (const server of servers) runs.get(server.name).push(await load(server, files.get(server), sent));
	}
	return Object.fromEntries(runs);
}

/** One run; it goes on in the list of requests where the last one ended. */
async function load(server, file, sent) {
	const [program, ...args] = onCore(0, [
		process.execPath,
		join(here, 'serve/load.mjs'),
		server.url,
		file,
		given.seconds,
		given.connections,
		String(sent.get(server)),
	]);
	const before = await cpuOf(server);
	const { stdout } = await run(program, args);
	const cpu = (await cpuOf(server)) - before;
	const { requests, seconds, p50, p99, failed } = JSON.parse(stdout);
	sent.set(server, sent.get(server) + requests);
	if (failed > 0) throw new Error(`${server.name} failed to answer ${failed} requests`);
	return { requests, perSecond: requests / seconds, cpuMicroseconds: (cpu * 1e6) / requests, p50, p99 };
}

/** Seconds of processor that a server's processes have used, their threads included. */
async function cpuOf(server) {
	let ticks = 0;
	for (const pid of await server.pids()) {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
		ticks += Number(fields[11]) + Number(fields[12]);
	}
	return ticks / 100;
}

function median(numbers) {
	const sorted = [...numbers].sort((a, b) => a - b);
	return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function print({ machine, results, claims }) {
	console.log(
		`${machine.processor}, ${machine.cores} cores, node ${machine.node}; ${claims} claims, ${claims * 10} statements\n`,
	);
	for (const [unit, runs] of Object.entries(results)) {
		const heads = ['requests/s', 'of the limit', 'CPU µs', 'of the limit', 'p50 ms', 'p99 ms'];
		console.log([unit.padEnd(14), ...heads.map((one) => one.padStart(18))].join(''));
		for (const [name, rounds] of Object.entries(runs)) {
			// Each round is compared with its own round of the limit; the spread is over the rounds.
			const against = (of) => {
				if (!runs.limit || name === 'limit') return '';
				const ratios = rounds.map((one, at) => of(one, runs.limit[at])).sort((a, b) => a - b);
				return `${median(ratios).toFixed(2)} (${ratios[0].toFixed(2)}–${ratios.at(-1).toFixed(2)})`;
			};
			const middle = (of, digits = 0) => median(rounds.map(of)).toFixed(digits);
			const cells = [
				middle((one) => one.perSecond),
				against((one, limit) => one.perSecond / limit.perSecond),
				middle((one) => one.cpuMicroseconds),
				against((one, limit) => limit.cpuMicroseconds / one.cpuMicroseconds),
				middle((one) => one.p50, 1),
				middle((one) => one.p99, 1),
			];
			console.log([name.padEnd(14), ...cells.map((one) => one.padStart(18))].join(''));
		}
		console.log('');
	}
}

function machine() {
	return { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version, pinned };
}

async function end() {
	for (const step of endings.splice(0).reverse()) await step();
}
