import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describeLocation } from '../../src/store/location.js';
import { engine, newPostgres, type Place } from '../_engine.js';
import { elsewhere } from '../store/_elsewhere.js';

const main = resolve('dist/src/cli/main.js');

interface Ended {
	/** The exit code, or the signal that ended it. */
	readonly code: number | string | null;
	readonly stdout: string;
	readonly stderr: string;
}

interface Options {
	readonly env?: Readonly<Record<string, string>>;
	/** Arguments of node itself. */
	readonly node?: readonly string[];
	/** After how many ms it is ended by force; 25,000 when nothing is said. */
	readonly longest?: number;
	/** The user to run as. */
	readonly user?: number;
}

const folders: string[] = [];
const places: Place[] = [];
const children: ChildProcess[] = [];

/** For `afterEach`: ends every process that was started and removes every folder. */
export async function cleanUp(): Promise<void> {
	for (const child of children.splice(0)) child.kill('SIGKILL');
	for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
	for (const place of places.splice(0)) await place.remove();
}

/** A folder of its own, and the address of a record that is not there yet; `database` is what people are told of it. */
export async function newFolder(): Promise<{ folder: string; database: string; url: string }> {
	const folder = await mkdtemp(join(tmpdir(), 'counterclaim-cli-'));
	folders.push(folder);
	const database = join(folder, 'record.sqlite');
	if (engine === 'sqlite') return { folder, database, url: `sqlite:${database}` };
	const place = await newPostgres('TEMPLATE template0');
	places.push(place);
	return { folder, database: describeLocation(place.url), url: place.url };
}

/** The program as a process, with nothing of the environment but where programs are. */
export function launch(args: readonly string[], options: Options = {}) {
	if (!existsSync(main)) throw new Error('dist/src/cli/main.js is missing: run `npm run build` first');
	const child = spawn(process.execPath, [...(options.node ?? []), main, ...args], {
		env: { PATH: process.env.PATH, ...options.env },
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: options.longest ?? 25_000,
		killSignal: 'SIGKILL',
		...(options.user === undefined ? {} : { uid: options.user, gid: options.user }),
	});
	children.push(child);
	const said = { stdout: '', stderr: '' };
	for (const stream of ['stdout', 'stderr'] as const)
		child[stream].setEncoding('utf8').on('data', (text: string) => {
			said[stream] += text;
		});
	const ended = new Promise<Ended>((done, fail) => {
		child.once('error', fail);
		child.once('close', (code, signal) => done({ code: code ?? signal, ...said }));
	});
	return { child, said, ended };
}

/** Runs a command to its end. */
export const run = (args: readonly string[], options?: Options): Promise<Ended> => launch(args, options).ended;

/** Starts the server and waits until it says where it is. */
export async function start(args: readonly string[], options: Options = {}) {
	const { child, said, ended } = launch(['start', ...args], options);
	const url = await Promise.race([
		until(() => /GraphQL +(http:\S+)\/graphql[\s\S]*Ctrl\+C/.exec(said.stdout)?.[1]),
		ended.then((end) => Promise.reject(new Error(`it ended with ${end.code}: ${end.stderr}`))),
	]);
	const ask = async (query: string) => {
		const headers = { 'content-type': 'application/json' };
		const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
		// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came back
		return (await response.json()) as any;
	};
	const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
		child.kill(signal);
		return ended;
	};
	return { url, pid: child.pid as number, child, said, ended, ask, stop };
}

/** Looks until there is something, for at most a minute. */
async function until<T>(look: () => T | undefined): Promise<T> {
	for (let left = 3_000; left > 0; left--) {
		const found = look();
		if (found !== undefined) return found;
		await pause(20);
	}
	throw new Error('it did not come about within a minute');
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The lines of a log, each parsed; throws where one is not JSON. */
export const logLines = (stderr: string): Record<string, unknown>[] =>
	stderr
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line));

/** Another process's hand on the database: keeps every story from being recorded until it is let go. */
export async function lock(url: string): Promise<{ release: () => Promise<void> }> {
	const other = await elsewhere(url);
	await other.query(engine === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN');
	if (engine === 'postgres') await other.query('LOCK TABLE story IN SHARE MODE');
	return {
		release: async () => {
			await other.query('COMMIT');
			await other.close();
		},
	};
}
