import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReplicaEvent } from '../../src/store/engines/replicas.js';
import { type Cluster, canMakeClusters, newCluster } from '../_cluster.js';
import { onPostgres } from '../_engine.js';
import { newWorld, type World } from '../_world.js';
import { type Served, serveOn } from './_server.js';

describe.runIf(canMakeClusters())('with a replica', () => {
	let cluster: Cluster;
	let world: World;
	let served: Served;
	const events: ReplicaEvent[] = [];
	beforeAll(async () => {
		cluster = await newCluster();
		const replicas = [cluster.replica.url];
		world = await newWorld({ url: cluster.primary.url, replicas, onReplica: (event) => events.push(event) });
		served = await serveOn(world, { replicas });
		await caughtUp();
	}, 120_000);
	afterAll(async () => {
		await served?.close();
		cluster?.remove();
	}, 60_000);
	beforeEach(() => caughtUp());

	/** Which server answers, asked as any read is. */
	const answering = async () =>
		world.database.read(async (session) => {
			const [found] = await session.query<{ repeats: boolean }>('SELECT pg_is_in_recovery() AS repeats');
			return found?.repeats ? 'replica' : 'primary';
		});
	const replaying = (how: 'pause' | 'resume') => onPostgres(cluster.replica.url, `SELECT pg_wal_replay_${how}()`);
	async function caughtUp(): Promise<void> {
		await replaying('resume');
		const [kept] = await onPostgres<{ at: string }>(cluster.primary.url, 'SELECT pg_current_wal_lsn() AS at');
		for (let left = 500; left > 0; left--) {
			const [found] = await onPostgres<{ is: boolean }>(
				cluster.replica.url,
				`SELECT pg_last_wal_replay_lsn() >= '${kept?.at}' AS is`,
			);
			if (found?.is) return;
			await pause(20);
		}
		throw new Error('the replica does not catch up');
	}
	const stories = () => world.count('story');

	const post = async (query: string, headers: Record<string, string> = {}) => {
		const response = await fetch(`${served.url}/graphql`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify({ query }),
		});
		return { headers: response.headers, body: (await response.json()) as { data: never; errors?: unknown } };
	};
	const recording = (slug: string) =>
		`mutation { recordStory(input: { slug: "${slug}", title: "T", language: "en" }) { saved story { slug } userErrors { message } } }`;
	const asking = (slug: string) => `{ story(by: { slug: "${slug}" }) { slug } }`;

	it('reads go there, and writes do not', async () => {
		expect(await answering()).toBe('replica');
		await world.story('one');
		await caughtUp();
		expect(await stories()).toBe(1);
	});

	it('whoever has written reads it at once, from the primary until the replica has repeated it; others may not yet', async () => {
		const before = await stories();
		await replaying('pause');
		const writer = { position: null };
		const seen = await world.database.following(writer, async () => {
			await world.story('lagging');
			return [await answering(), await stories()];
		});
		expect(seen).toEqual(['primary', before + 1]);
		expect([await answering(), await stories()]).toEqual(['replica', before]);
		await caughtUp();
		expect(await world.database.following(writer, async () => [await answering(), await stories()])).toEqual([
			'replica',
			before + 1,
		]);
	});

	it('over HTTP a mutation is answered from what it wrote, and the next request by header or cookie too', async () => {
		await replaying('pause');
		const written = await post(recording('by-http'));
		expect(written.body).toMatchObject({
			data: { recordStory: { saved: true, story: { slug: 'by-http' }, userErrors: [] } },
		});
		const position = written.headers.get('x-counterclaim-seen') ?? '';
		expect(position).toMatch(/^[0-9A-F]+\/[0-9A-F]+$/);
		const cookie = (written.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
		const found = { data: { story: { slug: 'by-http' } } };
		expect((await post(asking('by-http'), { 'x-counterclaim-seen': position })).body).toMatchObject(found);
		expect((await post(asking('by-http'), { cookie: `other=1; ${cookie}` })).body).toMatchObject(found);
		expect((await post(asking('by-http'))).body).toMatchObject({ data: { story: null } });
		const forged = await post(asking('by-http'), { 'x-counterclaim-seen': "0/0'; DROP TABLE story" });
		expect(forged.body).toMatchObject({ data: { story: null } });
		await caughtUp();
		expect((await post(asking('by-http'))).body).toMatchObject(found);
	});

	it('one whose tables lag behind leaves the answer to the primary', async () => {
		await replaying('pause');
		await onPostgres(cluster.primary.url, 'CREATE TABLE later (x integer)');
		const found = await world.database.read((session) => session.query('SELECT x FROM later'));
		expect(found).toEqual([]);
		await onPostgres(cluster.primary.url, 'DROP TABLE later');
		expect(await answering()).toBe('replica');
	});

	it('one that is away is left out, told of once, and comes back by itself', async () => {
		events.length = 0;
		cluster.replica.stop();
		for (let at = 0; at < 5; at++) expect(await answering()).toBe('primary');
		expect(events.map(({ replica, state }) => [replica, state])).toEqual([
			[expect.stringMatching(/^postgres:\/\/postgres@127\.0\.0\.1:\d+\/postgres$/), 'away'],
		]);
		cluster.replica.start();
		for (let left = 100; left > 0 && (await answering()) === 'primary'; left--) await pause(100);
		expect(await answering()).toBe('replica');
		expect(events.map((one) => one.state)).toEqual(['away', 'back']);
	}, 60_000);

	it('a primary that goes away is told by name, without its address, and the server goes on when it is back', async () => {
		const lastly = served.logs.length;
		cluster.replica.stop();
		cluster.primary.stop();
		const refused = (await post(recording('away'))).body as {
			errors?: { message: string; extensions: { code: string } }[];
		};
		expect(refused.errors?.map((one) => one.extensions.code)).toEqual(['DATABASE_UNAVAILABLE']);
		expect(refused.errors?.[0]?.message).toMatch(
			/^The database does not answer\. .* look whether it was before trying again\.$/,
		);
		expect((await fetch(`${served.url}/healthz`)).status).toBe(503);
		expect(served.logs.slice(lastly).map((one) => one.event)).toContain('database.unavailable');
		cluster.primary.start();
		cluster.replica.start();
		expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
		expect((await post(recording('back'))).body).toMatchObject({ data: { recordStory: { saved: true } } });
		await caughtUp();
	}, 60_000);
});
