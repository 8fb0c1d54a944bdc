import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foundingDeskId } from '../../src/core/desk.js';
import { DatabaseBusy } from '../../src/store/lane.js';
import { StoryRow } from '../../src/store/rows/story.js';
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

describe('a failed write', () => {
	it('on a full disk, followed by an ordinary error, loses none that is acknowledged later', async () => {
		const limit = (pages: number) => world.database.write((tx) => tx.query(`PRAGMA max_page_count = ${pages}`));
		await limit(1);
		const much = story('much', 'x'.repeat(100_000));
		await expect(world.database.write((tx) => tx.insert(StoryRow, much))).rejects.toThrow(/SQLITE_FULL/);
		const stumble = world.database.write(async () => {
			throw new Error('an ordinary one');
		});
		await expect(stumble).rejects.toThrow('an ordinary one');
		await limit(1_000_000);
		const ids = Array.from({ length: 30 }, (_, at) => `after-${at + 10}`);
		for (const id of ids) await write(id);
		expect(await stories()).toEqual(ids);
	});

	it('keeps nothing of what the work went on to write after swallowing the error', async () => {
		await world.database.write((tx) => tx.query('PRAGMA max_page_count = 1'));
		const swallowing = world.database.write(async (tx) => {
			await tx.insert(StoryRow, story('before'));
			await tx.insert(StoryRow, story('much', 'x'.repeat(100_000))).catch(() => {});
			await tx.insert(StoryRow, story('after')).catch(() => {});
		});
		await expect(swallowing).rejects.toThrow(/SQLITE_FULL/);
		expect(await stories()).toEqual([]);
	});

	it('in its COMMIT is told, undone, and leaves the writer in order', async () => {
		const broken = world.database.write(async (tx) => {
			await tx.query('PRAGMA defer_foreign_keys = ON');
			await tx.query("INSERT INTO derivation VALUES ('nowhere', 'nowhere', 'CITES', 'now')");
		});
		await expect(broken).rejects.toThrow(/FOREIGN KEY/);
		await write('next');
		expect(await stories()).toEqual(['next']);
		expect(await world.count('derivation')).toBe(0);
	});
});

describe('waiting', () => {
	it('for another process that writes for a moment is done without a word', async () => {
		const other = await elsewhere(world.url);
		await other.query('BEGIN IMMEDIATE');
		const writing = write('patient');
		await pause(150);
		expect(await stories()).toEqual([]);
		await other.query('COMMIT');
		await writing;
		expect(await stories()).toEqual(['patient']);
		await other.close();
	});

	it('for another process that does not let go ends with DatabaseBusy', async () => {
		await world.database.write((tx) => tx.query('PRAGMA busy_timeout = 100'));
		const other = await elsewhere(world.url);
		await other.query('BEGIN IMMEDIATE');
		await expect(write('hurried')).rejects.toThrow(DatabaseBusy);
		await expect(write('hurried')).rejects.toThrow(/another process is writing/);
		await other.query('ROLLBACK');
		await other.close();
		await write('next');
		expect(await stories()).toEqual(['next']);
	});
});
