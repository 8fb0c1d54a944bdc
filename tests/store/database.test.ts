import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foundingDeskId } from '../../src/core/desk.js';
import type { Tx } from '../../src/store/database.js';
import { DatabaseBusy } from '../../src/store/lane.js';
import { StoryRow } from '../../src/store/rows/story.js';
import { record } from '../../src/workflow/office.js';
import { addTestimony } from '../../src/workflow/recordTestimony.js';
import { newWorld, type World } from '../_world.js';
import { elsewhere } from './_elsewhere.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

const story = (id: string, title = 'A story'): StoryRow => ({
	id,
	slug: id,
	title,
	language: 'en',
	recordedAt: 'now',
	deskId: foundingDeskId,
	publicSince: null,
});
const write = (...ids: string[]) => world.database.write((tx) => tx.insert(StoryRow, ...ids.map((id) => story(id))));

/** The stories on record, as another connection sees them. */
async function stories(): Promise<string[]> {
	const other = await elsewhere(world.url);
	const found = await other.query<{ id: string }>('SELECT id FROM story ORDER BY id');
	await other.close();
	return found.map((one) => one.id);
}

describe('twenty writes at once', () => {
	it('keep exactly those that did not fail, with every score right', async () => {
		for (const slug of ['one', 'two']) await world.claim(slug);
		await world.link('two', 'RESTS_ON', 'one');
		for (let at = 0; at < 20; at++) await world.named(`speaker-${at}`);
		const recordings = Array.from({ length: 20 }, (_, at) =>
			record(world.office, 'importLedger', {}, async (work) => {
				await pause(at % 3);
				await work.tx.query('SELECT count(*) FROM statement');
				const claim = at % 2 ? 'one' : 'two';
				const testimony = await addTestimony(work, { claim, source: `speaker-${at}` });
				await pause(1);
				if (at === 10) throw new Error('the tenth stumbles');
				return testimony;
			}),
		);
		const outcomes = await Promise.allSettled(recordings);
		expect(outcomes.flatMap((one, at) => (one.status === 'rejected' ? [at] : []))).toEqual([10]);
		const sources = await world.database.read((session) =>
			session.query<{ slug: string }>('SELECT c.slug FROM statement s JOIN source c ON c.id = s.source_id'),
		);
		const kept = Array.from({ length: 20 }, (_, at) => `speaker-${at}`).filter((slug) => slug !== 'speaker-10');
		expect(sources.map((one) => one.slug).sort()).toEqual(kept.sort());
		const { stored, fromScratch } = await world.scores();
		expect(stored).toEqual(fromScratch);
	});
});

describe('a failed write', () => {
	it('keeps nothing where a constraint failed and the work took no notice', async () => {
		await write('known');
		const swallowing = world.database.write(async (tx) => {
			await tx.insert(StoryRow, story('before'));
			await tx.insert(StoryRow, story('known')).catch(() => {});
			return 'done';
		});
		await expect(swallowing).rejects.toThrow(/unique/i);
		expect(await stories()).toEqual(['known']);
	});

	it('keeps nothing that was still under way when it failed, and nothing that came later', async () => {
		let [slow, late]: Promise<void>[] = [];
		const torn = world.database.write(async (tx) => {
			late = pause(20).then(() => tx.insert(StoryRow, story('late')));
			late.catch(() => {});
			const many = Array.from({ length: 15_000 }, (_, at) => story(`under-way-${at}`));
			slow = tx.insert(StoryRow, ...many);
			await Promise.all([slow, Promise.reject(new Error('one of two'))]);
		});
		await expect(torn).rejects.toThrow('one of two');
		await expect(late).rejects.toThrow(/this transaction has ended/);
		await Promise.allSettled([slow]);
		expect(await stories()).toEqual([]);
	});
});

describe('a write', () => {
	it('is done and answered but not kept when asked so', async () => {
		const seen = await world.database.write(
			async (tx) => {
				await tx.insert(StoryRow, story('tried'));
				return (await tx.query('SELECT id FROM story')).length;
			},
			{ keep: false },
		);
		expect(seen).toBe(1);
		expect(await stories()).toEqual([]);
	});

	it('within a write is refused, and says what to do', async () => {
		const nested = world.database.write(async () => write('inner'));
		await expect(nested).rejects.toThrow('pass on the `tx` that is already open');
		await write('next');
		expect(await stories()).toEqual(['next']);
	});

	it('is not seen half by a read, which does not wait for it', async () => {
		let halfway = () => {};
		let goOn = () => {};
		const half = new Promise<void>((resolve) => (halfway = resolve));
		const leave = new Promise<void>((resolve) => (goOn = resolve));
		const writing = world.database.write(async (tx) => {
			await tx.insert(StoryRow, story('first'));
			halfway();
			await leave;
			await tx.insert(StoryRow, story('second'));
		});
		await half;
		expect(await world.count('story')).toBe(0);
		goOn();
		await writing;
		expect(await world.count('story')).toBe(2);
	});

	it('changes nothing for a read that has begun', async () => {
		await write('old');
		await world.database.read(async (session) => {
			const count = async () => (await session.query('SELECT id FROM story')).length;
			expect(await count()).toBe(1);
			await write('new');
			expect(await count()).toBe(1);
		});
		expect(await world.count('story')).toBe(2);
	});

	it('by a reader is refused', async () => {
		const reading = world.database.read((session) =>
			session.query("INSERT INTO story (id, slug, title, language, recorded_at) VALUES ('a','a','a','en','now')"),
		);
		await expect(reading).rejects.toThrow(/read-?only/i);
	});
});

describe('waiting', () => {
	it('for a turn ends with DatabaseBusy, and the queue goes on without those who left', async () => {
		const hurried = await newWorld({ patience: 30, readers: 1, writers: 1 });
		const add = (id: string) => (tx: Tx) => tx.insert(StoryRow, story(id));
		const slow = hurried.database.write(async () => pause(150));
		await expect(hurried.database.write(add('left'))).rejects.toThrow(DatabaseBusy);
		await slow;
		await hurried.database.write(add('later'));
		expect(await hurried.count('story')).toBe(1);
		const reading = hurried.database.read(async () => pause(150));
		await expect(hurried.count('story')).rejects.toThrow(/reader; try again/);
		await reading;
		expect(await hurried.count('story')).toBe(1);
		await hurried.close();
	});
});

describe('closing', () => {
	it('waits for those at work and in the queue, and refuses who comes later', async () => {
		const leaving = await newWorld({ readers: 1 });
		const done: string[] = [];
		const at = (name: string) => async () => {
			await pause(20);
			done.push(name);
		};
		const all = [
			leaving.database.write(at('write')),
			leaving.database.write(at('queued write')),
			leaving.database.read(at('read')),
			leaving.database.read(at('queued read')),
		];
		const closing = leaving.close();
		await expect(leaving.database.read(async () => 1)).rejects.toThrow('the database is closed');
		await expect(leaving.database.write(async () => 1)).rejects.toThrow('the database is closed');
		await closing;
		expect(done.sort()).toEqual(['queued read', 'queued write', 'read', 'write']);
		await Promise.all(all);
		await leaving.database.close();
	});
});
