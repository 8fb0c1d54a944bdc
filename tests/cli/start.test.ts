import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanUp, lock, logLines, newFolder, pause, run, start } from './_program.js';

vi.setConfig({ testTimeout: 60_000 });
const opened: net.Server[] = [];
afterEach(async () => {
	for (const server of opened.splice(0)) server.close();
	await cleanUp();
});

const count = '{ claims(first: 1) { totalCount } }';
const port0 = ['--port', '0'];

/** A port that somebody else listens on. */
async function takenPort(): Promise<number> {
	const server = net.createServer();
	opened.push(server);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return (server.address() as net.AddressInfo).port;
}

describe('counterclaim start', () => {
	it('says where everything is, serves it, and logs JSON lines on standard error only', async () => {
		const { database, url: to } = await newFolder();
		const { url, said, ask, stop } = await start([...port0, '--database', to]);
		expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		for (const row of [
			`Playground  ${url}/playground\n`,
			`GraphQL     ${url}/graphql\n`,
			`Docs        ${url}/docs/\n`,
			`Health      ${url}/healthz\n`,
			`Database    ${database}\n`,
		])
			expect(said.stdout).toContain(row);
		expect(said.stdout).toContain('The database was empty; the example story with 37 claims was loaded into it.');
		expect(said.stdout).not.toContain('was taken');
		expect(await ask(count)).toMatchObject({ data: { claims: { totalCount: 37 } } });
		expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
		expect((await fetch(`${url}/`)).headers.get('content-type')).toMatch(/^text\/html/);

		const { code, stdout, stderr } = await stop();
		expect(code).toBe(0);
		expect(stdout).not.toContain('{"');
		const events = logLines(stderr).map((line) => line.event);
		expect(events[0]).toBe('server.started');
		expect(events.filter((one) => one === 'request.answered')).toHaveLength(3);
		expect(events.at(-1)).toBe('server.closed');
	});

	it('loads the example into no database that has a claim, and into none with EXAMPLE=off', async () => {
		const { url: to } = await newFolder();
		const empty = await start([...port0, '--database', to], { env: { EXAMPLE: 'off' } });
		expect(empty.said.stdout).not.toContain('example story');
		expect(await empty.ask(count)).toMatchObject({ data: { claims: { totalCount: 0 } } });
		await empty.ask('mutation { recordClaim(input: { text: "It is so.", language: "en" }) { saved } }');
		await empty.stop();
		const kept = await start([...port0, '--database', to]);
		expect(kept.said.stdout).not.toContain('example story');
		expect(await kept.ask(count)).toMatchObject({ data: { claims: { totalCount: 1 } } });
	});

	it('takes the next free port where the one asked for is taken, and says so', async () => {
		const port = await takenPort();
		const { url: to } = await newFolder();
		const { url, said } = await start(['--database', to], { env: { PORT: String(port), EXAMPLE: 'off' } });
		const actual = Number(new URL(url).port);
		expect(actual).toBeGreaterThan(port);
		expect(actual).toBeLessThanOrEqual(port + 20);
		expect(said.stdout).toContain(`Port ${port} was taken, so this is the next free one.`);
	});

	it('lists every mistake of the configuration at once, with code 3, and starts nothing', async () => {
		const env = {
			HOST: '0.0.0.0',
			SIGN_IN: 'off',
			LOG_LEVEL: 'loud',
			EXAMPLE: 'maybe',
			DATABASE_URL: 'mysql://root:secret@host/db',
		};
		const { code, stdout, stderr } = await run(['start', '--port', 'http'], { env });
		expect([code, stdout]).toEqual([3, '']);
		const [title, ...lines] = stderr.trimEnd().split('\n');
		expect(title).toBe('counterclaim: the configuration has mistakes:');
		expect(lines.map((line) => line.trim().split(' ')[0])).toEqual(
			expect.arrayContaining(['SIGN_IN', 'PORT', 'DATABASE_URL', 'LOG_LEVEL', 'EXAMPLE']),
		);
		expect(lines).toHaveLength(5);
		expect(stderr).not.toContain('secret');
	});

	it('ends with code 3, the reason and the remedy where the database cannot be opened', async () => {
		const { folder } = await newFolder();
		const database = join(folder, 'letter.sqlite');
		const to = `sqlite:${database}`;
		await writeFile(database, 'This is a letter, and quite a long one. '.repeat(100));
		const { code, stdout, stderr } = await run(['start', ...port0, '--database', to]);
		expect([code, stdout]).toEqual([3, '']);
		// The log is written beside the message, so either may come first.
		const lines = stderr.trimEnd().split('\n');
		const log = lines.find((line) => line.startsWith('{')) ?? '{}';
		expect(JSON.parse(log)).toMatchObject({ event: 'server.not_started' });
		expect(lines.filter((line) => line !== log)).toEqual([
			expect.stringContaining(`counterclaim: could not start: cannot open the database \`${database}\``),
		]);
	});
});

describe('counterclaim start, told to stop', () => {
	it.each(['SIGTERM', 'SIGINT'] as const)(
		'by %s answers the mutation under way, then ends with code 0',
		async (signal) => {
			const { url: to } = await newFolder();
			const { ask, child, ended, url, said } = await start([...port0, '--database', to], { env: { EXAMPLE: 'off' } });
			await ask(count);
			const held = await lock(to);
			let isAnswered = false;
			const answer = ask(
				'mutation { recordStory(input: { title: "Cracks", language: "en", slug: "cracks" }) { saved } }',
			);
			void answer.finally(() => {
				isAnswered = true;
			});
			await pause(300);
			child.kill(signal);
			await pause(400);
			expect([isAnswered, child.exitCode, child.signalCode]).toEqual([false, null, null]);
			await expect(fetch(`${url}/healthz`).then((one) => one.status)).rejects.toThrow();
			await held.release();
			expect(await answer).toMatchObject({ data: { recordStory: { saved: true } } });
			expect((await ended).code).toBe(0);
			expect(logLines(said.stderr).at(-1)).toMatchObject({ event: 'server.closed' });

			const again = await start([...port0, '--database', to], { env: { EXAMPLE: 'off' } });
			expect(await again.ask('{ story(by: { slug: "cracks" }) { title } }')).toMatchObject({
				data: { story: { title: 'Cracks' } },
			});
		},
	);

	it('ends soon although a client keeps a connection open without a request', async () => {
		const { url: to } = await newFolder();
		const { url, stop } = await start([...port0, '--database', to], { env: { EXAMPLE: 'off' } });
		const { port } = new URL(url);
		const idle = net.connect(Number(port), '127.0.0.1').on('error', () => {});
		await new Promise((done) => idle.once('connect', done));
		const from = Date.now();
		expect((await stop()).code).toBe(0);
		expect(Date.now() - from).toBeLessThan(5_000);
	});
});

describe('counterclaim start, beside the network', () => {
	/** Notes whatever node itself connects to, sends to or looks up. */
	const watch = (file: string) => `
		const note = (what) => require('node:fs').appendFileSync(${JSON.stringify(file)}, what + '\\n');
		const wrap = (of, name) => { const own = of[name]; of[name] = function (...all) { note(name + ' ' + JSON.stringify(all[0])); return own.apply(this, all); }; };
		wrap(require('node:net').Socket.prototype, 'connect');
		wrap(require('node:dgram').Socket.prototype, 'send');
		for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) wrap(require('node:dns'), name);
	`;

	it('connects to nothing but its database and looks up no name but its own', async () => {
		const { folder, url: to } = await newFolder();
		const [noted, watcher] = [join(folder, 'noted'), join(folder, 'watch.cjs')];
		await writeFile(noted, '');
		await writeFile(watcher, watch(noted));
		const control = `require('node:net').connect(9, '127.0.0.1').on('error', () => {})`;
		spawnSync(process.execPath, ['--require', watcher, '-e', control], { timeout: 10_000 });
		expect(await readFile(noted, 'utf8')).toContain('connect');

		await writeFile(noted, '');
		const { url, stop } = await start([...port0, '--database', to], { node: ['--require', watcher] });
		await fetch(`${url}/`);
		await pause(500);
		expect((await stop()).code).toBe(0);
		const own = [
			'',
			'lookup "127.0.0.1"',
			...(to.startsWith('postgres') ? [`connect ${new URL(to).port || 5432}`] : []),
		];
		const outside = (await readFile(noted, 'utf8')).split('\n').filter((line) => !own.includes(line));
		expect(outside).toEqual([]);
	});
});
