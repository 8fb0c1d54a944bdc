import { afterAll, beforeAll, expect, it } from 'vitest';
import { newWorld, type World } from '../_world.js';

let world: World;
beforeAll(async () => {
	world = await newWorld();
	await world.unnamed('two', 2);
	await world.named('mayer');
	for (let at = 0; at < 30; at++) {
		await world.claim(`c${at}`);
		await world.testimony(`c${at}`, 'two');
		await world.rebuttal(`c${at}`, 'mayer');
		if (at > 0) await world.link(`c${at}`, 'RESTS_ON', `c${at - 1}`);
	}
});
afterAll(() => world.close());

it.each([
	['their history', 'contestednessHistory(first: 2) { totalCount nodes { event after { score } } }'],
	['their scores as of a moment', 'contestedness(recordedBy: "2026-01-01") { score summary }'],
	[
		'shares, intervals and second opinions',
		'contestedness { judgementRange { least } contributions(basis: SHAPLEY) { amount } secondOpinions { differ } }',
	],
	[
		'links both ways',
		'restsOn { linkedClaim { slug contestedness { score } } } linkedFrom { totalCount nodes { claim { slug } } }',
	],
])('a page of claims with %s takes as many SQL statements for thirty claims as for five', async (_what, fields) => {
	const count = async (first: number) =>
		(
			await world.sqlOf(async () => {
				const { data, errors } = await world.ask<{ claims: { nodes: object[] } }>(
					`{ claims(first: ${first}) { nodes { ${fields} } } }`,
				);
				expect(errors).toBeUndefined();
				expect(data?.claims.nodes).toHaveLength(first);
			})
		).length;
	expect(await count(30)).toBe(await count(5));
});
