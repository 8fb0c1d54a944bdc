import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foundingDeskId, foundingOwnerId } from '../../src/core/desk.js';
import { Database } from '../../src/store/database.js';
import { StoryRow } from '../../src/store/rows/story.js';
import { MoveRefused, moveRecord } from '../../src/workflow/moveRecord.js';
import { recordDesk } from '../../src/workflow/recordDesk.js';
import { setSeat } from '../../src/workflow/setSeat.js';
import { engine, newFile, newPlace, type Place } from '../_engine.js';
import { admit, keyFor } from '../_people.js';
import { type World } from '../_world.js';
import { everything } from './_ledgers.js';
import { peopled } from './_steps.js';

let world: World;
const opened: [Database, Place][] = [];
beforeEach(async () => {
	world = await peopled();
	const said = await world.testimony('c0', 'ann');
	const countered = await world.rebuttal(said.id, 'ben');
	await world.rebuttal(countered.id, 'insiders');
	for (const claim of ['c0', 'c1', 'c2', 'c3', 'c4']) await world.testimony(claim, 'filing');
	await world.retract((await world.rebuttal('c1', 'cy')).id);
	await world.silence('c2', 'both');
	await world.judge(said.id, 'SERVES');
	await world.link('c1', 'RESTS_ON', 'c0');
	await world.interest('ann', 'INVESTED_IN', 'ben');
	// The owner that every database has from the start is another one than there.
	await recordDesk(world.office, { name: 'Second desk' });
	await keyFor(world, (await admit(world, 'ada', 'OWNER')).id, 'EDITOR');
	await setSeat(world.office, { user: foundingOwnerId, role: 'READER' });
	await setSeat(world.office, { user: foundingOwnerId, role: 'READER' });
});
afterEach(async () => {
	for (const [database, place] of opened.splice(0)) {
		await database.close();
		await place.remove();
	}
	await world.close();
});

async function target(making: () => Promise<Place> = newPlace): Promise<Database> {
	const place = await making();
	const database = await Database.open({ url: place.url });
	opened.push([database, place]);
	return database;
}

/** Every row of the tables that hold the record, however the engine answers it; the search index is made anew. */
async function record(database: Database) {
	const { migration: _, sqlite_sequence: __, ...tables } = await everything({ database }, { audit: true });
	const alike = (value: unknown) => (typeof value === 'boolean' ? Number(value) : value);
	return Object.fromEntries(
		Object.entries(tables)
			.filter(([name]) => !name.startsWith('search_'))
			.map(([name, rows]) => [
				name,
				rows
					.map((row) => JSON.stringify(Object.entries(row as object).map(([key, value]) => [key, alike(value)])))
					.sort(),
			]),
	);
}

it.runIf(engine === 'postgres')('lets what is read rest for as long as the other side takes', async () => {
	const there = await target(newFile);
	const sql = await world.everySqlOf(() => moveRecord(world.database, there));
	expect(sql).toContain('SET LOCAL idle_in_transaction_session_timeout = 0');
});

describe('a record moved', () => {
	it('is all there, to the bit, with the same counts and hashes, from engine to engine and back', async () => {
		const before = await record(world.database);
		const there = await target(newFile);
		const out = await moveRecord(world.database, there, { atOnce: 3 });
		expect(await record(there)).toEqual(before);
		const back = await target();
		const returned = await moveRecord(there, back, { atOnce: 4 });
		expect(await record(back)).toEqual(before);
		expect(returned.tables).toEqual(out.tables);
		expect(out.rows).toBe(Object.values(before).flat().length);
		expect(out.tables.find((one) => one.table === 'statement')).toMatchObject({ rows: 10 });
	});

	it('is the same whatever is recorded meanwhile', async () => {
		const before = await record(world.database);
		const there = await target();
		let isFirst = true;
		const recorded: Promise<unknown>[] = [];
		await moveRecord(world.database, there, {
			atOnce: 2,
			onStep: () => {
				if (isFirst) recorded.push(world.testimony('c0', 'ben'));
				isFirst = false;
			},
		});
		await Promise.all(recorded);
		expect(await record(there)).toEqual(before);
	});

	it('in parts, after an interruption at whatever step, is all there', async () => {
		const steps: number[] = [];
		const whole = await moveRecord(world.database, await target(), { atOnce: 5, onStep: (done) => steps.push(done) });
		for (const stopAt of [1, 4, Math.floor(steps.length / 2), steps.length - 2]) {
			const there = await target();
			let step = 0;
			const stopped = moveRecord(world.database, there, {
				atOnce: 5,
				onStep: () => {
					if (step++ === stopAt) throw new Error('the power went out');
				},
			});
			await expect(stopped).rejects.toThrow('the power went out');
			const rest = await moveRecord(world.database, there, { atOnce: 5 });
			expect(rest.tables).toEqual(whole.tables);
			expect(rest.found).toBe(steps[stopAt]);
		}
	});

	it('a second time finds all of it there', async () => {
		const there = await target();
		const { rows } = await moveRecord(world.database, there);
		expect(await moveRecord(world.database, there)).toMatchObject({ rows, found: rows });
	});
});

describe('a move is refused', () => {
	it('into a database that holds something else, which stays as it is', async () => {
		const there = await target();
		const other: StoryRow = {
			id: 'sto_other',
			slug: 'other',
			title: 'Other',
			language: 'en',
			recordedAt: 'now',
			deskId: foundingDeskId,
			publicSince: null,
		};
		await there.write((tx) => tx.insert(StoryRow, other));
		const before = await record(there);
		await expect(moveRecord(world.database, there)).rejects.toThrow(/something else in its table/);
		expect(await record(there)).toEqual(before);
	});

	it('where one value differs that was moved before', async () => {
		const there = await target();
		await moveRecord(world.database, there);
		await there.write((tx) =>
			tx.query("UPDATE statement SET words = 'other' WHERE id = (SELECT min(id) FROM statement)"),
		);
		await expect(moveRecord(world.database, there)).rejects.toThrow(MoveRefused);
	});

	it('where something with an earlier key was recorded between two runs', async () => {
		const there = await target();
		await moveRecord(world.database, there);
		const early: StoryRow = {
			id: 'a',
			slug: 'a',
			title: 'a',
			language: 'en',
			recordedAt: 'now',
			deskId: foundingDeskId,
			publicSince: null,
		};
		await there.write((tx) => tx.insert(StoryRow, { ...early, id: 'b', slug: 'b' }));
		await world.database.write((tx) => tx.insert(StoryRow, early));
		await expect(moveRecord(world.database, there)).rejects.toThrow(/table story/);
	});
});

it.runIf(engine === 'postgres')('truth values and numbers come back from a file as they were', async () => {
	const there = await target(newFile);
	await moveRecord(world.database, there);
	const back = await target();
	await moveRecord(there, back);
	const of = (database: Database) =>
		database.read((session) => session.query('SELECT id, implied, support, lean FROM claim ORDER BY id'));
	expect(await of(back)).toEqual(await of(world.database));
});
