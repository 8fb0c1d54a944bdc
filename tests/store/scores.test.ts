import { expect, it } from 'vitest';
import { opinionOf } from '../../src/core/contestedness/opinion.js';
import { storeScore } from '../../src/store/scores.js';
import { newWorld } from '../_world.js';

it('a score is kept to the bit, and so is its history', async () => {
	const world = await newWorld();
	await world.claim('rift');
	const { claim } = await world.case('rift');
	const { method } = world.office;
	const assessment = method.assess(await world.case('rift'));
	// Written out in SQL these come back from SQLite one bit off.
	const odd = [4.172947288265624, 7.148417167328597];
	for (const [support, opposition] of [odd, odd.toReversed()] as [number, number][]) {
		const opinion = opinionOf({ support, opposition }, method.weights);
		const cause = { event: 'RECOMPUTED', statementId: null, causeClaimId: null } as const;
		const scored = {
			claim: { ...claim, ...opinion },
			assessment: { ...assessment, opinion },
			cause,
			at: claim.scoredAt,
		};
		await world.database.write((tx) => storeScore(tx, scored));
		const { claim: stored } = await world.case('rift');
		expect([stored.support, stored.opposition, stored.score, stored.lean]).toEqual([
			opinion.support,
			opinion.opposition,
			opinion.score,
			opinion.lean,
		]);
		expect((await world.history('rift')).at(-1)).toMatchObject({
			supportBefore: support,
			oppositionBefore: opposition,
			supportAfter: support,
			oppositionAfter: opposition,
		});
	}
	await world.close();
});
