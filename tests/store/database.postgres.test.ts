import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foundingDeskId } from '../../src/core/desk.js';
import { StoryRow } from '../../src/store/rows/story.js';
import type { Session } from '../../src/store/sql.js';
import { onPostgres } from '../_engine.js';
import { newWorld, type World } from '../_world.js';
import { elsewhere } from './_elsewhere.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

const story = (id: string): StoryRow => ({
	id,
	slug: id,
	title: id,
	language: 'en',
	recordedAt: 'now',
	deskId: foundingDeskId,
	publicSince: null,
});
const write = (id: string) => world.database.write((tx) => tx.insert(StoryRow, story(id)));
const stories = async () =>
	(await onPostgres<{ id: string }>(world.url, 'SELECT id FROM story ORDER BY id')).map((one) => one.id);

/** What a server does to its connections when it is stopped. */
const cutOff = () =>
	onPostgres(
		world.url,
		'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
	);

describe('a connection that breaks', () => {
	it('between two requests is not noticed', async () => {
		await write('before');
		await cutOff();
		await pause(50);
		await write('after');
		expect(await world.count('story')).toBe(2);
	});

	it('in the middle of a transaction ends it with an error, keeps nothing of it, and nothing else', async () => {
		const torn = world.database.write(async (tx) => {
			await tx.insert(StoryRow, story('torn'));
			await cutOff();
			await tx.insert(StoryRow, story('torn-too'));
		});
		await expect(torn).rejects.toThrow(/terminat/i);
		const reading = world.database.read(async (session) => {
			await cutOff();
			return session.query('SELECT 1');
		});
		await expect(reading).rejects.toThrow(/terminat/i);
		for (let at = 0; at < 12; at++) await write(`after-${at + 10}`);
		expect(await stories()).toEqual(Array.from({ length: 12 }, (_, at) => `after-${at + 10}`));
	});
});

describe('a write', () => {
	it('that PostgreSQL gives up in favour of another is done anew, and once', async () => {
		await write('a');
		await write('b');
		const retitle = (first: string, second: string) =>
			world.database.write(async (tx) => {
				await tx.query("UPDATE story SET title = title || '+' WHERE id = ?", [first]);
				await pause(100);
				await tx.query("UPDATE story SET title = title || '+' WHERE id = ?", [second]);
			});
		await Promise.all([retitle('a', 'b'), retitle('b', 'a')]);
		const titles = await onPostgres<{ title: string }>(world.url, 'SELECT title FROM story ORDER BY id');
		expect(titles.map((one) => one.title)).toEqual(['a++', 'b++']);
	});

	it('that fails for good is tried a bounded number of times', async () => {
		await write('known');
		let tries = 0;
		const again = world.database.write(async (tx) => {
			tries++;
			await tx.insert(StoryRow, story('known'));
		});
		await expect(again).rejects.toThrow(/duplicate key/);
		expect(tries).toBeGreaterThan(1);
		expect(tries).toBeLessThan(20);
		tries = 0;
		const wrong = world.database.write(async (tx) => {
			tries++;
			await tx.query('SELECT nothing FROM nowhere');
		});
		await expect(wrong).rejects.toThrow(/nowhere/);
		expect(tries).toBe(1);
	});

	it('in whose COMMIT a deferred constraint fails is told, and undone', async () => {
		await onPostgres(
			world.url,
			'ALTER TABLE derivation ADD CONSTRAINT later FOREIGN KEY (kind) REFERENCES story (id) DEFERRABLE INITIALLY DEFERRED',
		);
		await onPostgres(
			world.url,
			"INSERT INTO document (id, slug, outlet, language, recorded_at) VALUES ('d', 'd', 'd', 'en', 'now')",
		);
		const broken = world.database.write((tx) => tx.query("INSERT INTO derivation VALUES ('d', 'd', 'CITES', 'now')"));
		await expect(broken).rejects.toThrow(/foreign key/);
		expect(await world.count('derivation')).toBe(0);
		await onPostgres(world.url, 'ALTER TABLE derivation DROP CONSTRAINT later');
		await write('next');
		expect(await stories()).toEqual(['next']);
	});

	it('goes on beside one that takes its time', async () => {
		const slow = world.database.write(async (tx) => {
			await tx.insert(StoryRow, story('slow'));
			await pause(300);
		});
		await write('quick');
		expect(await stories()).toEqual(['quick']);
		await slow;
		expect(await stories()).toEqual(['quick', 'slow']);
	});
});

describe('answers', () => {
	it('are numbers where SQLite answers numbers: counts, sums and averages', async () => {
		await write('one');
		const [found] = await world.database.read((session) =>
			session.query(
				'SELECT count(*) AS count, sum(1) AS sum, sum(count) AS total, max(0.1) AS most FROM (SELECT count(*) AS count FROM story) n',
			),
		);
		expect(found).toEqual({ count: 1, sum: 1, total: 1, most: 0.1 });
	});

	it('give floating point numbers back to the bit', async () => {
		const numbers = [0.1, 1 / 3, 0.1 + 0.2, 5e-324, Number.MAX_VALUE, 2 ** 53 - 1, 1.7976931348623155e308];
		const [found] = await world.database.read((session) =>
			session.query<Record<string, number>>(
				`SELECT ${numbers.map((_, at) => `CAST(? AS double precision) AS n${at}`).join(', ')}`,
				numbers,
			),
		);
		expect(Object.values(found ?? {})).toEqual(numbers);
	});

	it('to a text that PostgreSQL cannot hold are none, and no error', async () => {
		expect(await world.find('claim', 'nul\0')).toBeNull();
	});
});

it('several statements asked at once of one transaction are answered each, without a word on standard error', async () => {
	const warned: Error[] = [];
	const note = (warning: Error) => void warned.push(warning);
	process.on('warning', note);
	const answers = await world.database.write((tx) =>
		Promise.all([1, 2, 3].map((at) => tx.query<{ at: number }>('SELECT CAST(? AS integer) AS at', [at]))),
	);
	await pause(10);
	process.off('warning', note);
	expect(answers.map((rows) => rows[0]?.at)).toEqual([1, 2, 3]);
	expect(warned).toEqual([]);
});

it('leaves no transaction open behind it', async () => {
	await write('one');
	await world.count('story');
	const other = await elsewhere(world.url);
	const open = await other.query(
		"SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'",
	);
	await other.close();
	expect(open).toEqual([]);
});

it('bounds how long a transaction may take, for itself and not for whoever gets the connection next', async () => {
	const bounds = (session: Session) =>
		session.query<{ name: string; setting: string }>(
			"SELECT name, setting FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout') ORDER BY name",
		);
	for (const found of [await world.database.read(bounds), await world.database.write(bounds)])
		expect(found).toEqual([
			{ name: 'lock_timeout', setting: '10000' },
			{ name: 'statement_timeout', setting: '60000' },
		]);
});
