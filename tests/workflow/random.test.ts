import fc from 'fast-check';
import { expect, it } from 'vitest';
import { claims, peopled, step, take } from './_steps.js';

it('whatever is recorded, every stored score is, to the bit, the one computed anew, and its history ends with it', async () => {
	const seen = { statements: 0, links: 0, moved: 0 };
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
			const world = await peopled();
			try {
				const said: string[] = [];
				const links: string[] = [];
				for (const one of steps) await take(world, one, said, links);
				const { stored, fromScratch } = await world.scores();
				expect(stored).toEqual(fromScratch);
				for (const slug of claims) {
					const { claim } = await world.case(slug);
					const history = await world.history(slug);
					expect(history.map((change) => change.sequence)).toEqual(history.map((_, at) => at + 1));
					const last = history.at(-1);
					expect([last?.supportAfter, last?.oppositionAfter, last?.at]).toEqual([
						claim.support,
						claim.opposition,
						claim.scoredAt,
					]);
					seen.moved += history.length - 1;
				}
				seen.statements += said.length;
				seen.links += links.length;
			} finally {
				await world.close();
			}
		}),
		{ numRuns: 15, seed: 20260101 },
	);
	expect(seen.statements).toBeGreaterThan(100);
	expect(seen.links).toBeGreaterThan(15);
	expect(seen.moved).toBeGreaterThan(100);
}, 120_000);
