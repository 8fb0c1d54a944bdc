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

describe('those who write at once', () => {
	const together = { together: true };
	const write = (id: string) => world.database.write((tx) => tx.insert(StoryRow, story(id)), together);
	const numbered = (count: number) => Array.from({ length: count }, (_, at) => `story-${at + 10}`);
	const commits = (sql: readonly string[]) => sql.filter((one) => one === 'COMMIT').length;

	it('are kept by one COMMIT, at most 32 by each', async () => {
		const few = await world.everySqlOf(() => Promise.all(numbered(10).map((id) => write(id))));
		expect(commits(few)).toBe(1);
		const many = await world.everySqlOf(() => Promise.all(numbered(80).map((id) => write(`more-${id}`))));
		expect(commits(many)).toBe(3);
		expect(await stories()).toHaveLength(90);
	});

	it('wait neither for long work nor does it wait for them: each has a COMMIT of its own', async () => {
		const long = (id: string) => world.database.write((tx) => tx.insert(StoryRow, story(id)));
		const sql = await world.everySqlOf(() =>
			Promise.all([write('a'), write('b'), long('c'), write('d'), write('e'), long('f')]),
		);
		expect(commits(sql)).toBe(4);
		expect(await stories()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
	});

	it('are told when what they wrote is on record for everybody, not before', async () => {
		const seen = await Promise.all(
			numbered(10).map(async (id) => {
				await write(id);
				return (await stories()).includes(id);
			}),
		);
		expect(seen).toEqual(Array(10).fill(true));
	});

	it('lose nothing to one among them that fails, whether it has written or not', async () => {
		const sql = await world.everySqlOf(async () => {
			const outcomes = await Promise.allSettled(
				numbered(10).map((id, at) =>
					world.database.write(async (tx) => {
						if (at === 2) throw new Error('wrote nothing');
						await tx.insert(StoryRow, story(id));
						if (at === 6) throw new Error('wrote');
						return id;
					}, together),
				),
			);
			const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
			expect(failed).toEqual(['Error: wrote nothing', 'Error: wrote']);
		});
		expect(await stories()).toEqual(numbered(10).filter((_, at) => at !== 2 && at !== 6));
		// What they had written together, and each of the two that fail when all are done again alone.
		expect(sql.filter((one) => one === 'ROLLBACK')).toHaveLength(3);
	});

	it('lose nothing to one that stands in the way of their common COMMIT, nor to one that is only tried', async () => {
		const broken = world.database.write(async (tx) => {
			await tx.query('PRAGMA defer_foreign_keys = ON');
			await tx.query("INSERT INTO derivation VALUES ('nowhere', 'nowhere', 'CITES', 'now')");
		}, together);
		const tried = world.database.write((tx) => tx.insert(StoryRow, story('tried')), { keep: false, ...together });
		const [outcome] = await Promise.allSettled([broken, ...numbered(5).map((id) => write(id)), tried, write('last')]);
		expect(outcome?.status).toBe('rejected');
		expect(await stories()).toEqual(['last', ...numbered(5)]);
		expect(await world.count('derivation')).toBe(0);
	});

	it('are all told of a disk that is full', async () => {
		await world.database.write((tx) => tx.query('PRAGMA max_page_count = 1'));
		const much = (id: string) =>
			world.database.write((tx) => tx.insert(StoryRow, story(id, 'x'.repeat(100_000))), together);
		const outcomes = await Promise.allSettled(numbered(4).map(much));
		expect(outcomes.map((one) => one.status)).toEqual(Array(4).fill('rejected'));
		await world.database.write((tx) => tx.query('PRAGMA max_page_count = 1000000'));
		await write('next');
		expect(await stories()).toEqual(['next']);
	});
});
