import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseBusy } from '../../src/store/lane.js';
import { newWorld, type World } from '../_world.js';

let world: World;
beforeEach(async () => {
	world = await newWorld({ readers: 1, patience: 300 });
	world.sql.length = 0;
});
afterEach(() => world.close());

/** A question about a number, and its answer. */
const doubled = (number: number) => world.database.ask([{ sql: 'SELECT ? + ? AS sum', values: [number, number] }]);
/** The same by a table of its own. */
const counted = (number: number) =>
	world.database.ask(
		[{ sql: 'SELECT n FROM counted ORDER BY n' }, { sql: 'SELECT ? AS word', values: [`${number}`] }],
		{
			sql: 'counted (n) AS (SELECT ? UNION SELECT n - 1 FROM counted WHERE n > 1)',
			values: [number],
		},
	);
/** Has SQLite refuse what is no JSON. */
const read = (json: string) => world.database.ask([{ sql: 'SELECT json(?) AS json', values: [json] }]);

/** Has questions asked so often that they are worth a statement for several at once. */
async function usual(ask: (number: number) => Promise<unknown>) {
	for (let number = 1; number <= 20; number++) await ask(number);
	world.sql.length = 0;
}

describe('those who ask the same in one turn', () => {
	it('are answered by one statement, up to four at once', async () => {
		await usual(doubled);
		const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(doubled));
		expect(answers).toEqual([2, 4, 6, 8, 10, 12].map((sum) => [[{ sum }]]));
		expect(world.sql.map((sql) => sql.split('UNION ALL').length)).toEqual([4, 2]);
	});

	it('get what each would have got alone, whatever else is asked beside', async () => {
		await usual(doubled);
		await usual(counted);
		const asked = fc.array(fc.record({ number: fc.integer({ min: 1, max: 9 }), counts: fc.boolean() }), {
			maxLength: 20,
		});
		await fc.assert(
			fc.asyncProperty(asked, async (all) => {
				const answers = await Promise.all(all.map(({ number, counts }) => (counts ? counted : doubled)(number)));
				expect(answers).toEqual(
					all.map(({ number, counts }) =>
						counts
							? [Array.from({ length: number }, (_, at) => ({ n: at + 1 })), [{ word: `${number}` }]]
							: [[{ sum: 2 * number }]],
					),
				);
			}),
			{ numRuns: 50 },
		);
	});

	it('are answered one by one while it is a rare question, or one with very many values', async () => {
		await Promise.all([1, 2, 3].map(doubled));
		expect(world.sql).toHaveLength(3);
		const values = Array.from({ length: 501 }, (_, at) => at);
		const many = () =>
			world.database.ask([{ sql: `SELECT count(*) AS n FROM (VALUES ${values.map(() => '(?)').join(', ')})`, values }]);
		await usual(many);
		expect(await Promise.all([1, 2, 3].map(many))).toEqual([1, 2, 3].map(() => [[{ n: 501 }]]));
		expect(world.sql).toHaveLength(3);
	});
});

describe('where one of several fails', () => {
	it('the others are answered, and it is told its own error', async () => {
		await usual((number) => read(`${number}`));
		const [first, broken, last] = await Promise.allSettled([read('1'), read('{'), read('[3]')]);
		expect(first).toMatchObject({ status: 'fulfilled', value: [[{ json: '1' }]] });
		expect(broken).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/malformed JSON/) } });
		expect(last).toMatchObject({ status: 'fulfilled', value: [[{ json: '[3]' }]] });
		expect(await read('4')).toEqual([[{ json: '4' }]]);
	});

	it('because no reader is free in time, all are told so', async () => {
		await usual(doubled);
		let leave: (value?: unknown) => void = () => {};
		const busy = world.database.read(() => new Promise((resolve) => (leave = resolve)));
		const told = await Promise.allSettled([1, 2].map(doubled));
		for (const one of told) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseBusy) });
		leave();
		await busy;
		expect(await doubled(3)).toEqual([[{ sum: 6 }]]);
	});
});

it('a database that is closed in the same turn tells whoever asks so', async () => {
	const asking = doubled(1);
	const refused = expect(asking).rejects.toThrow('the database is closed');
	await world.database.close();
	await refused;
});
