import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Batch, Feed } from '../../src/store/feed.js';
import { appendEvents, eventsFrom, forgetEvents, newestEvent } from '../../src/store/outbox.js';
import { recordTestimony } from '../../src/workflow/recordTestimony.js';
import { rescoreAll } from '../../src/workflow/rescoreAll.js';
import { newWorld, type World } from '../_world.js';
import { eventually } from '../server/_listening.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
	await world.record('post');
	await world.record('mail');
});
afterEach(() => world.close());

const events = () => world.database.read((session) => eventsFrom(session, 1, 1_000));
const kinds = async () => (await events()).map((one) => one.kind);
/** A feed whose bell nobody rings but the test. */
function feedOf() {
	const heard: Batch[] = [];
	const feed = new Feed(world.database, {
		bell: () => ({ close: async () => {} }),
		onTrouble: (error) => {
			throw error;
		},
	});
	return { feed, heard, listener: async (batch: Batch) => void heard.push(batch) };
}
const rung = async (feed: Feed, heard: Batch[], batches: number) => {
	feed.ring();
	await eventually(`${batches} batches`, () => heard.length >= batches);
	await feed.close();
};
const event = { kind: 'CLAIM_REVISED', claimId: 'clm_x', subjectId: null, step: null } as const;

it('holds what was recorded in ids only, numbered from 1 without a gap', async () => {
	const claim = await world.claim('one');
	const said = await world.testimony('one', 'post');
	await world.judge(said.id, 'SERVES');
	await world.retract(said.id);
	const all = await events();
	expect(all.map((one) => one.sequence)).toEqual(all.map((_, at) => at + 1));
	expect(all.map(({ kind, subjectId, step }) => [kind, subjectId, step])).toEqual([
		['CLAIM_RECORDED', null, null],
		['CONTESTEDNESS_CHANGED', null, 1],
		['STATEMENT_RECORDED', said.id, null],
		['CONTESTEDNESS_CHANGED', said.id, 2],
		['INTEREST_JUDGED', said.id, null],
		['CONTESTEDNESS_CHANGED', said.id, 3],
		['STATEMENT_RETRACTED', said.id, null],
		['CONTESTEDNESS_CHANGED', said.id, 4],
	]);
	expect(new Set(all.map((one) => one.claimId))).toEqual(new Set([claim.id]));
});

it('holds nothing of a dry run or of what was refused', async () => {
	await world.claim('one');
	const before = await kinds();
	expect((await recordTestimony(world.office, { claim: 'one', source: 'post' }, { dryRun: true })).ok).toBe(true);
	expect((await recordTestimony(world.office, { claim: 'none', source: 'post' })).ok).toBe(false);
	expect(await kinds()).toEqual(before);
});

it('costs a recording a fixed number of statements, however many events it has', async () => {
	const cost = async (count: number) =>
		(
			await world.sqlOf(() =>
				world.database.write((tx) =>
					appendEvents(
						tx,
						Array.from({ length: count }, () => event),
						{ at: '2026' },
					),
				),
			)
		).length;
	expect(await cost(1_500)).toBe(await cost(1));
	expect(await newest()).toBe(1_501);
});
const newest = () => world.database.read(newestEvent);

it('a rescoring is one event for all the claims that it changes', async () => {
	for (const slug of ['one', 'two', 'three']) await world.claim(slug);
	await world.testimony('one', 'post');
	await world.database.write((tx) => tx.query('UPDATE claim SET support = 7'));
	const before = await kinds();
	await rescoreAll(world.office);
	expect((await kinds()).slice(before.length)).toEqual(['SCORES_RECOMPUTED']);
});

it('numbers go up in the order of the commits, whoever writes at the same time', async () => {
	await world.claim('one');
	const seen: number[] = [];
	let done = false;
	const watching = (async () => {
		let last = await newest();
		while (!done) {
			const found = await world.database.read((session) => eventsFrom(session, last + 1, 1_000));
			for (const one of found) seen.push(one.sequence);
			last = found.at(-1)?.sequence ?? last;
		}
	})();
	const from = await newest();
	await Promise.all(
		Array.from({ length: 60 }, () =>
			world.database.write(async (tx) => {
				await appendEvents(tx, [event, event], { at: '2026' });
				await tx.query('SELECT 1');
			}),
		),
	);
	done = true;
	await watching;
	const until = await newest();
	const missing = (await events()).filter((one) => one.sequence > (seen.at(-1) ?? from)).map((one) => one.sequence);
	expect([...seen, ...missing]).toEqual(Array.from({ length: until - from }, (_, at) => from + at + 1));
	expect(until - from).toBe(120);
});

it('what is old is forgotten, the newest never', async () => {
	for (const at of ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'])
		await world.database.write((tx) => appendEvents(tx, [event], { at }));
	expect(await forgetEvents(world.database, '2026-01-03')).toBe(2);
	expect((await events()).map((one) => one.at)).toEqual(['2026-01-03', '2026-01-04']);
	expect(await forgetEvents(world.database, '2027')).toBe(1);
	await world.database.write((tx) => appendEvents(tx, [event], { at: '2027' }));
	expect((await events()).map((one) => one.sequence)).toEqual([4, 5]);
});

it('a feed hears what is committed after it began to follow, batch after batch, and no more', async () => {
	await world.claim('before');
	const { feed, heard, listener } = feedOf();
	await feed.follow(listener);
	await world.database.write((tx) =>
		appendEvents(
			tx,
			Array.from({ length: 450 }, () => event),
			{ at: '2026' },
		),
	);
	await rung(feed, heard, 3);
	expect(heard.map((one) => [one.events.length, one.missed])).toEqual([
		[200, false],
		[200, false],
		[50, false],
	]);
	expect(heard[0]?.events[0]?.sequence).toBe(3);
});

it('a feed that slept while events were forgotten says that something was missed', async () => {
	await world.claim('before');
	const { feed, heard, listener } = feedOf();
	await feed.follow(listener);
	for (const at of ['2026-01-01', '2026-01-02']) await world.database.write((tx) => appendEvents(tx, [event], { at }));
	await forgetEvents(world.database, '2027');
	await rung(feed, heard, 1);
	expect(heard.map((one) => [one.events.map((each) => each.at), one.missed])).toEqual([[['2026-01-02'], true]]);
});

it('a feed on a database put back to an earlier state says so too', async () => {
	await world.claim('before');
	await world.claim('later');
	const { feed, heard, listener } = feedOf();
	await feed.follow(listener);
	await world.database.write((tx) => tx.query('DELETE FROM outbox WHERE sequence > 1'));
	await rung(feed, heard, 1);
	expect(heard.map((one) => [one.events.length, one.missed])).toEqual([[0, true]]);
});
