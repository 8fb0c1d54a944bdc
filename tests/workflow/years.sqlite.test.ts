import { expect, it } from 'vitest';
import { contestednessLevels } from '../../src/core/contestedness/opinion.js';
import { changeEvents } from '../../src/core/history.js';
import { rescoreAll } from '../../src/workflow/rescoreAll.js';
import { newWorld, type World } from '../_world.js';
import { type Happened, yearsOf } from './_years.js';

const events = 10_000;

/** Claims whose stored score is not, to the bit, the one computed from their whole case, and what a rescoring would change. */
async function wrongIn(world: World) {
	const { stored, fromScratch } = await world.scores();
	const slugs = Object.keys(stored);
	const figures = (slug: string, of: Record<string, unknown>) => of[slug] as readonly unknown[];
	const wrong = slugs.filter((slug) =>
		figures(slug, stored).some((one, at) => !Object.is(one, figures(slug, fromScratch)[at])),
	);
	const { claims, changed } = await rescoreAll(world.office, { dryRun: true });
	return { of: slugs.length === claims ? claims : [slugs.length, claims], wrong, changed };
}

/** How many rows there are of each. */
const countOf = (world: World, column: 'event' | 'level' | 'score', table: 'contestedness_change' | 'claim') =>
	world.database.read(async (session) => {
		const sql = `SELECT ${column} AS what, count(*) AS rows FROM ${table} GROUP BY ${column}`;
		const found = await session.query<{ what: string; rows: number }>(sql);
		return new Map(found.map(({ what, rows }) => [what, rows]));
	});

it('after ten thousand events every stored score is still, to the bit, the one computed from scratch', async () => {
	const world = await newWorld();
	try {
		const counts: Record<Happened['as'], Map<string, number>> = {
			recorded: new Map(),
			'tried out': new Map(),
			refused: new Map(),
		};
		let recorded = 0;
		for await (const { kind, as } of yearsOf(world.office, { seed: 20260101 })) {
			counts[as].set(kind, (counts[as].get(kind) ?? 0) + 1);
			if (as !== 'recorded' || ++recorded % 1_000 !== 0) continue;
			const found = await wrongIn(world);
			expect({ recorded, ...found }).toEqual({ recorded, of: await world.count('claim'), wrong: [], changed: 0 });
			if (recorded === events) break;
		}

		// All sorts of things happened, and scores moved for every reason there is.
		const atLeast = (least: number, some: Map<string, number>) =>
			[...some].filter(([, count]) => count >= least).length;
		expect([counts.recorded.size, atLeast(75, counts.recorded)]).toEqual([15, 15]);
		expect(counts['tried out'].size).toBeGreaterThan(10);
		expect(counts.refused.size).toBeGreaterThan(3);
		const moved = await countOf(world, 'event', 'contestedness_change');
		const elsewhere = ['SILENCE_RECORDED', 'LEDGER_IMPORTED', 'SOURCE_REVISED', 'RECOMPUTED'];
		expect(changeEvents.filter((event) => !elsewhere.includes(event) && (moved.get(event) ?? 0) < 10)).toEqual([]);
		expect(moved.get('LINKED_CLAIM_CHANGED')).toBeGreaterThan(500);
		const levels = await countOf(world, 'level', 'claim');
		expect([...levels.keys()].sort()).toEqual([...contestednessLevels].sort());
		expect((await countOf(world, 'score', 'claim')).size).toBeGreaterThan(300);

		// One bit in one score would have been noticed, either way.
		const slug = await world.database.write(async (tx) => {
			const [claim] = await tx.query<{ slug: string; support: number }>(
				'SELECT slug, support FROM claim WHERE support > 1 AND support < 2 ORDER BY id LIMIT 1',
			);
			const oneBitOff = (claim?.support ?? 0) + Number.EPSILON;
			await tx.query('UPDATE claim SET support = ? WHERE slug = ?', [oneBitOff, claim?.slug ?? '']);
			return claim?.slug;
		});
		expect(await wrongIn(world)).toMatchObject({ wrong: [slug], changed: 1 });
	} finally {
		await world.close();
	}
}, 600_000);
