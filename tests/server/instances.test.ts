import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engine, newPlace, onPostgres, type Place } from '../_engine.js';
import { newWorld } from '../_world.js';
import { cleanUp, start } from '../cli/_program.js';
import { eventually, listenWith, socketClient } from './_listening.js';

vi.setConfig({ testTimeout: 60_000 });

let place: Place;
const closers: (() => unknown)[] = [];
beforeEach(async () => {
	place = await newPlace();
	const world = await newWorld({ url: place.url });
	for (const slug of ['ann', 'ben', 'cem', 'dan', 'eva', 'probe']) await world.named(slug);
	await world.claim('tbd');
	await world.close();
});
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
	await cleanUp();
	await place.remove();
});

const launchServer = () => start(['--port', '0', '--database', place.url], { env: { EXAMPLE: 'off' } });
const rebut = (source: string) =>
	`mutation { recordRebuttal(input: { target: "tbd", source: "${source}" }) { saved userErrors { message } } }`;
const testify = (source: string) =>
	`mutation { recordTestimony(input: { claim: "tbd", source: "${source}" }) { saved userErrors { message } } }`;

/** Listens to statements at a server; answers who spoke so far. */
async function listenAt({ url, ask }: Awaited<ReturnType<typeof launchServer>>) {
	const client = socketClient(url);
	closers.push(() => client.dispose());
	const listening = listenWith(client, 'subscription { statementRecorded { source { slug } } }');
	// Nothing tells a client over WebSocket that its subscription stands, but that it hears something.
	await eventually('it listens', async () => {
		await ask(testify('probe'));
		return listening.answers.length > 0;
	});
	const heard = () => listening.answers.map((one) => one.data.statementRecorded.source.slug);
	return () => heard().filter((slug) => slug !== 'probe');
}

describe('two processes on one database', () => {
	it('a rebuttal recorded at one arrives at a subscriber of the other, and the other way round', async () => {
		const [one, other] = await Promise.all([launchServer(), launchServer()]);
		const atOne = await listenAt(one);
		const atOther = await listenAt(other);
		await one.ask(testify('ann'));
		await one.ask(rebut('ben'));
		await other.ask(rebut('cem'));
		await eventually('three at each', () => atOne().length === 3 && atOther().length === 3);
		expect(atOne()).toEqual(['ann', 'ben', 'cem']);
		expect(atOther()).toEqual(['ann', 'ben', 'cem']);
		const { code } = await other.stop();
		expect(code).toBe(0);
	});

	it.runIf(engine === 'postgres')(
		'a lost LISTEN is noticed and made anew, and what came meanwhile is not lost',
		async () => {
			const [one, other] = await Promise.all([launchServer(), launchServer()]);
			const heard = await listenAt(other);
			const listens = `FROM pg_stat_activity WHERE datname = current_database()
				AND application_name = 'counterclaim outbox' AND state = 'idle' AND query <> ''`;
			// Each server listens again in its own time, and a backend told to end does so in its own time too.
			const cut = async () => {
				await eventually(
					'both listen',
					async () => (await onPostgres(place.url, `SELECT pid ${listens}`)).length === 2,
				);
				return onPostgres(place.url, `SELECT pg_terminate_backend(pid, 5000) AS ended ${listens}`);
			};
			await one.ask(testify('ann'));
			await eventually('one', () => heard().length === 1);
			expect(await cut()).toEqual([{ ended: true }, { ended: true }]);
			await one.ask(rebut('ben'));
			await one.ask(rebut('cem'));
			await eventually('three', () => heard().length === 3);
			expect(await cut()).toEqual([{ ended: true }, { ended: true }]);
			await one.ask(rebut('dan'));
			await eventually('four', () => heard().length === 4);
			expect(heard()).toEqual(['ann', 'ben', 'cem', 'dan']);
			const { stderr } = await other.stop();
			expect(stderr.match(/"event":"bell.lost"/g)).toHaveLength(2);
			expect(stderr.match(/"event":"bell.found"/g)).toHaveLength(2);
		},
	);

	it('many that record at once at both lose nothing, and all hear the same in the same order', async () => {
		const [one, other] = await Promise.all([launchServer(), launchServer()]);
		const atOne = await listenAt(one);
		const atOther = await listenAt(other);
		const everyone = ['ann', 'ben', 'cem', 'dan', 'eva'];
		await Promise.all(
			Array.from({ length: 40 }, (_, at) => (at % 2 ? one : other).ask(rebut(everyone[at % 5] ?? 'ann'))),
		);
		await eventually('all', () => atOne().length === 40 && atOther().length === 40);
		expect(atOther()).toEqual(atOne());
	});
});
