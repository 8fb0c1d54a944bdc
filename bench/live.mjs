// Memory per idle subscriber and how fast a burst of events reaches all: Counterclaim over graphql-ws, and beside it a
// bare `ws` broadcaster that knows no GraphQL; and how long a query takes meanwhile. Run by `npm run bench:live`;
// --subscribers N, --events N, --every MS (an event at a time, so often, instead of a burst), --out FILE.
// Server and clients are processes of their own. Each holds a socket per subscriber: `ulimit -n` must be above that.
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { WebSocket, WebSocketServer } from 'ws';

const here = dirname(fileURLToPath(import.meta.url));
const { values: given } = parseArgs({
	options: {
		subscribers: { type: 'string', default: '10000' },
		events: { type: 'string', default: '100' },
		every: { type: 'string', default: '0' },
		out: { type: 'string', default: join(here, 'results/live.json') },
		child: { type: 'string' },
		url: { type: 'string' },
		database: { type: 'string' },
	},
});
const subscribers = Number(given.subscribers);
const events = Number(given.events);
const every = Number(given.every);
const query = 'subscription { statementRecorded { id recordedAt source { slug } claim { slug } } }';
const now = () => performance.timeOrigin + performance.now();
const tell = (message) => new Promise((resolve) => process.send(message, resolve));
const heard = () => new Promise((resolve) => process.once('message', resolve));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const megabytes = () => {
	globalThis.gc?.();
	return process.memoryUsage().rss / 2 ** 20;
};

function quantiles(waits) {
	const sorted = Float64Array.from(waits).sort();
	const quantile = (part) => Math.round(sorted[Math.floor((sorted.length - 1) * part)] * 10) / 10;
	return { p50: quantile(0.5), p99: quantile(0.99) };
}

await { counterclaim, bare, clients, main }[given.child ?? 'main']();

/** Counterclaim itself. Each statement's id is told with the moment before it was recorded. */
async function counterclaim() {
	const { readConfig } = await import('../dist/src/server/config.js');
	const { makeHttp } = await import('../dist/src/server/http.js');
	const { listen } = await import('../dist/src/server/listen.js');
	const { makeLogger } = await import('../dist/src/server/logs.js');
	const { officeOn } = await import('../dist/src/server/serve.js');
	const { Database } = await import('../dist/src/store/database.js');
	const { recordClaim } = await import('../dist/src/workflow/recordClaim.js');
	const { recordSource } = await import('../dist/src/workflow/recordSource.js');
	const config = readConfig({ PORT: '0', DATABASE_URL: given.database, LOG_LEVEL: 'silent' }).value;
	const database = await Database.open({ url: config.database });
	const office = officeOn(database, config.method);
	await recordClaim(office, { slug: 'tbd', text: 'It is so.', language: 'en' });
	await recordSource(office, { slug: 'post', attribution: 'RECORD' });
	const http = await makeHttp(office, {
		config,
		log: makeLogger({ level: 'silent' }),
		folders: { playground: '', queries: '', docs: '' },
	});
	const { url } = await listen(http.app, config);
	await serve({
		url: `${url.replace('http', 'ws')}/graphql`,
		count: http.subscribers,
		one: async () => {
			const at = now();
			const answer = await fetch(`${url}/graphql`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: '{"query":"mutation { recordTestimony(input: { claim: \\"tbd\\", source: \\"post\\" }) { testimony { id } } }"}',
			});
			const { data, errors } = await answer.json();
			if (!data) throw new Error(JSON.stringify(errors));
			return [data.recordTestimony.testimony.id, at];
		},
	});
	await http.close();
	await database.close();
}

/** The reference: the same bytes, written once and sent to every socket. */
async function bare() {
	const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
	server.on('connection', (socket) => socket.on('message', () => socket.send('{"type":"connection_ack"}')));
	await new Promise((resolve) => server.once('listening', resolve));
	let id = 0;
	await serve({
		url: `ws://127.0.0.1:${server.address().port}`,
		count: () => server.clients.size,
		one: async () => {
			const at = now();
			const name = `tes_${String(++id).padStart(28, '0')}`;
			const statementRecorded = {
				id: name,
				recordedAt: new Date().toISOString(),
				source: { slug: 'post' },
				claim: { slug: 'tbd' },
			};
			const text = JSON.stringify({ id: '1', type: 'next', payload: { data: { statementRecorded } } });
			for (const socket of server.clients) socket.send(text);
			await pause(0);
			return [name, at];
		},
	});
	for (const socket of server.clients) socket.terminate();
	server.close();
}

async function serve({ url, count, one }) {
	await pause(500);
	const before = megabytes();
	await tell({ url });
	await heard();
	while (count() < subscribers) await pause(50);
	await pause(2_000);
	await tell({ each: (megabytes() - before) / subscribers });
	await heard();
	const from = process.cpuUsage();
	const told = [];
	const together = every > 0 ? 1 : 10;
	for (let at = 0; at < events; at += together) {
		const next = pause(every);
		told.push(...(await Promise.all(Array.from({ length: Math.min(together, events - at) }, one))));
		if (every > 0) await next;
	}
	await tell({ told });
	await heard();
	const { user, system } = process.cpuUsage(from);
	await tell({ cpu: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1024 });
	await heard();
	process.disconnect();
}

/** All subscribers in one process; what came is only noted, and looked into when all is over. */
async function clients() {
	const came = [];
	let done;
	const all = new Promise((resolve) => {
		done = resolve;
	});
	const sockets = [];
	for (let opened = 0; opened < subscribers; ) {
		const part = Math.min(200, subscribers - opened);
		await Promise.all(Array.from({ length: part }, () => connect()));
		opened += part;
	}
	const telling = heard();
	await tell({ connected: true });
	const late = setTimeout(() => done(), 180_000);
	await all;
	clearTimeout(late);
	const { told } = await telling;
	const moments = new Map(told);
	const waits = came.map(([text, at]) => at - moments.get(/"id":"(tes_\w+)"/.exec(text)[1]));
	await tell({ delivered: came.length, ...quantiles(waits), last: came.at(-1)?.[1] ?? 0 });
	for (const socket of sockets) socket.terminate();
	process.disconnect();

	function connect() {
		return new Promise((resolve, reject) => {
			const socket = new WebSocket(given.url, 'graphql-transport-ws', { perMessageDeflate: false });
			sockets.push(socket);
			socket.on('error', reject);
			socket.on('open', () => socket.send('{"type":"connection_init"}'));
			socket.on('message', (data) => {
				const at = now();
				const text = data.toString();
				if (text.startsWith('{"type":"connection_ack"')) {
					if (given.url.endsWith('/graphql'))
						socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
					resolve();
				} else if (text.includes('"next"') && came.push([text, at]) === subscribers * events) done();
			});
		});
	}
}

async function main() {
	const folder = mkdtempSync(join(tmpdir(), 'counterclaim-bench-'));
	try {
		const results = {};
		for (const what of ['bare', 'counterclaim']) {
			console.error(`${what}: ${subscribers} subscribers, ${events} events …`);
			results[what] = await measure(what, folder);
		}
		const report = { at: new Date().toISOString(), machine: machine(), subscribers, events, every, ...results };
		print(report);
		mkdirSync(dirname(given.out), { recursive: true });
		writeFileSync(given.out, `${JSON.stringify(report, null, '\t')}\n`);
		console.log(`\nAs JSON: ${given.out}`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measure(what, folder) {
	const sizes = ['--subscribers', String(subscribers), '--events', String(events), '--every', String(every)];
	const child = (name, ...args) => {
		const made = fork(fileURLToPath(import.meta.url), ['--child', name, ...sizes, ...args], {
			execArgv: ['--expose-gc'],
			serialization: 'advanced',
		});
		process.once('exit', () => made.kill());
		const said = [];
		const waiting = [];
		made.on('message', (message) => (waiting.length > 0 ? waiting.shift()(message) : said.push(message)));
		made.on('exit', (code) => {
			if (code) for (const one of waiting) one({ failed: true });
		});
		const next = () => (said.length > 0 ? said.shift() : new Promise((resolve) => waiting.push(resolve)));
		return { next, send: (message) => made.send(message) };
	};
	const server = child(what, '--database', `sqlite:${join(folder, `${what}.sqlite`)}`);
	const { url } = await server.next();
	const listeners = child('clients', '--url', url);
	await listeners.next();
	server.send('connected');
	const { each } = await server.next();
	const asking = what === 'counterclaim';
	const quiet = asking && (await ask(url, { until: pause(2_000) }));
	const begun = now();
	server.send('burst');
	const listened = server.next().then(({ told }) => {
		listeners.send({ told });
		return listeners.next();
	});
	const meanwhile = asking && (await ask(url, { until: listened }));
	const { delivered, p50, p99, last } = await listened;
	server.send('over');
	const { cpu, peak } = await server.next();
	server.send('end');
	return {
		kilobytesEach: Math.round(each * 10240) / 10,
		delivered,
		lost: subscribers * events - delivered,
		p50,
		p99,
		seconds: Math.round(last - begun) / 1000,
		cpuSeconds: Math.round(cpu * 100) / 100,
		peakMegabytes: Math.round(peak),
		...(asking ? { query: { quiet, meanwhile } } : {}),
	};
}

/** How long a query takes, in ms, asked by a process with nothing else to do, again and again until something is over. */
async function ask(url, { until }) {
	let over = false;
	until.then(() => {
		over = true;
	});
	const waits = [];
	while (!over) {
		const at = now();
		const answer = await fetch(url.replace('ws', 'http'), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{"query":"{ claim(by: { slug: \\"tbd\\" }) { slug contestedness { score } } }"}',
		});
		const { data, errors } = await answer.json();
		if (!data?.claim) throw new Error(JSON.stringify(errors));
		waits.push(now() - at);
		await pause(20);
	}
	return { asked: waits.length, ...quantiles(waits) };
}

function machine() {
	return {
		processor: cpus()[0]?.model ?? 'unknown',
		cores: cpus().length,
		gigabytes: Math.round(totalmem() / 2 ** 30),
		system: `${process.platform} ${release()}`,
		node: process.version,
	};
}

function print({ machine, bare, counterclaim }) {
	console.log(`${machine.processor}, ${machine.cores} cores, ${machine.gigabytes} GB, node ${machine.node}`);
	console.log(
		`${subscribers.toLocaleString('en')} subscribers over WebSocket, ${events} events, ${every > 0 ? `one every ${every} ms` : 'ten at a time'}, each to all\n`,
	);
	const rows = [
		['', 'KB each', 'delivered', 'lost', 'p50 ms', 'p99 ms', 'seconds', 'CPU s', 'peak MB'],
		...[
			['bare ws', bare],
			['Counterclaim', counterclaim],
		].map(([name, one]) =>
			[
				name,
				one.kilobytesEach,
				one.delivered,
				one.lost,
				one.p50,
				one.p99,
				one.seconds,
				one.cpuSeconds,
				one.peakMegabytes,
			].map(String),
		),
	];
	const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	for (const row of rows)
		console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  '));
	const { quiet, meanwhile } = counterclaim.query;
	console.log(
		`\nA query takes ${meanwhile.p50} ms (p99 ${meanwhile.p99}) during the burst, ${quiet.p50} (p99 ${quiet.p99}) before`,
	);
}
