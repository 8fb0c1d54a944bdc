import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assessAsOf } from '../../src/core/asOf.js';
import { defaultMethod } from '../../src/core/contestedness/methods.js';
import { loadCasesWithFoundations } from '../../src/store/cases.js';
import type { World } from '../_world.js';
import { newWorld } from '../_world.js';
import { claims, peopled, step, take } from './_steps.js';

const scoresNow = async (world: World) => {
	const found: Record<string, readonly number[]> = {};
	for (const slug of claims) {
		const { claim } = await world.case(slug);
		found[slug] = [claim.support, claim.opposition, claim.lean];
	}
	return found;
};

async function scoresAsOf(world: World, recordedBy: string) {
	const found: Record<string, readonly number[] | undefined> = {};
	for (const slug of claims) {
		const id = (await world.find('claim', slug)) ?? '';
		const cases = await world.database.read((session) => loadCasesWithFoundations(session, [id]));
		const opinion = assessAsOf(cases, id, { moment: { recordedBy }, method: defaultMethod })?.assessment.opinion;
		found[slug] = opinion && [opinion.support, opinion.opposition, opinion.lean];
	}
	return found;
}

it('the answer as of a moment is, to the bit, the one that was given then', async () => {
	let moments = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }), async (steps) => {
			const world = await peopled();
			try {
				const [said, links]: [string[], string[]] = [[], []];
				const answers: [moment: string, scores: Awaited<ReturnType<typeof scoresNow>>][] = [];
				for (const one of steps) {
					await take(world, one, said, links);
					answers.push([world.office.now(), await scoresNow(world)]);
				}
				for (const [moment, scores] of answers) expect(await scoresAsOf(world, moment)).toEqual(scores);
				moments += answers.length;
			} finally {
				await world.close();
			}
		}),
		{ numRuns: 8, seed: 20260102 },
	);
	expect(moments).toBeGreaterThan(80);
}, 120_000);

it('a client asks for a moment in either time, and is told how to put it where it is none', async () => {
	const world = await newWorld({ startsAt: '2026-03-10T12:00:00.000Z' });
	await world.claim('tbd');
	await world.unnamed('two', 2);
	await world.named('mayer');
	await world.testimony('tbd', 'two', { saidAt: '2026-01-01' });
	await world.rebuttal('tbd', 'mayer', { saidAt: '2026-02-01' });
	const score = async (args: string) => {
		const answer = await world.ask<{ claim: { contestedness: { score: number; event: string | null } } }>(
			`{ claim(by: { slug: "tbd" }) { contestedness${args} { score event summary } } }`,
		);
		return answer.errors?.[0]?.message ?? answer.data?.claim.contestedness.score;
	};
	const now = await score('');
	expect(now).toBeGreaterThan(0.3);
	expect(await score('(saidBy: "2026-01-31")')).toBe(0);
	expect(await score('(saidBy: "2026-02-01")')).toBe(now);
	expect(await score('(recordedBy: "2026-03-09")')).toBe(0);
	expect(await score('(recordedBy: "2026-03-10")')).toBe(now);
	expect(await score('(saidBy: "2026-02-01", recordedBy: "2026-03-09")')).toBe(0);
	expect(await score('(saidBy: "soon")')).toContain('saidBy "soon" is no moment; give a day');
	await world.close();
});
