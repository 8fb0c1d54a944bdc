import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../_world.js';

let world: World;
beforeAll(async () => {
	world = await newWorld();
	await world.party('mayer');
	await world.party('meta', { kind: 'ORGANIZATION' });
	await world.claim('tbd', { about: [{ party: 'mayer', news: 'UNFAVOURABLE' }] });
	await world.unnamed('two', 2, { headcount: { least: 2, most: 2 } });
	await world.unnamed('some', 1, { mayOverlap: ['two'] });
	await world.named('mayer');
	await world.record('roster');
	await world.source('meta', { attribution: 'SPOKESPERSON', parties: ['meta'] });
	await world.testimony('tbd', 'two');
	await world.testimony('tbd', 'some');
	const { id } = await world.rebuttal('tbd', 'mayer');
	await world.rebuttal(id, 'roster');
	await world.silence('tbd', 'meta');
});
afterAll(() => world.close());

// biome-ignore lint/suspicious/noExplicitAny: what a client sees is looked into freely
async function contestedness(fields: string): Promise<any> {
	const answer = await world.ask<{ claim: { contestedness: object } }>(
		`{ claim(by: { slug: "tbd" }) { contestedness { ${fields} } } }`,
	);
	expect(answer.errors).toBeUndefined();
	return answer.data?.claim.contestedness;
}

describe('how sure a score is', () => {
	it('is told by three intervals, of which the one over the weights holds the score', async () => {
		const found = await contestedness(
			'score oneSourceInterval { least most } credibleInterval { least most } judgementRange { least most }',
		);
		expect(found.score).toBeCloseTo(0.10996563573883161, 12);
		expect(found.judgementRange.least).toBeLessThan(found.score);
		expect(found.judgementRange.most).toBeGreaterThan(found.score);
		expect(found.credibleInterval.least).toBeLessThan(found.credibleInterval.most);
		expect(found.oneSourceInterval.most).toBeGreaterThan(found.score);
	});

	it('is told by the weights that are judgement, which the schema publishes', async () => {
		const { data } = await world.ask<{ contestednessMethods: { name: string; judgementWeights: object[] }[] }>(
			'{ contestednessMethods { name isDefault judgementWeights { name value least most meaning } } }',
		);
		expect(data?.contestednessMethods).toMatchObject([{ name: 'balance/1', isDefault: true }]);
		expect(data?.contestednessMethods[0]?.judgementWeights).toContainEqual(
			expect.objectContaining({ name: 'SERVES', value: 0.4, least: 0.2, most: 0.7 }),
		);
	});

	it('is told by how many independent origins there are, groups that may overlap between bounds', async () => {
		const found = await contestedness(
			'independentOrigins { support { least most leastPeople mostPeople } opposition { least most } }',
		);
		expect(found.independentOrigins).toEqual({
			support: { least: 1, most: 2, leastPeople: 2, mostPeople: null },
			opposition: { least: 1, most: 1 },
		});
	});
});

describe('why', () => {
	it('is shared out by matched mass and by Shapley value, each adding up to the score', async () => {
		const found = await contestedness(
			'score mass: contributions { amount } shapley: contributions(basis: SHAPLEY) { amount statement { __typename source { label } } }',
		);
		for (const shares of [found.mass, found.shapley])
			expect(shares.reduce((sum: number, one: { amount: number }) => sum + one.amount, 0)).toBeCloseTo(found.score, 12);
		const roster = found.shapley.find((one: { amount: number }) => one.amount < 0);
		expect(roster.statement).toEqual({ __typename: 'Rebuttal', source: { label: 'the record' } });
	});

	it('is told by what leaving one out would do, and which would do most', async () => {
		const found = await contestedness(
			'score out: contributions(basis: LEAVING_OUT) { amount } mostInfluential(first: 2) { change without { score } statement { source { label } } }',
		);
		expect(found.mostInfluential).toHaveLength(2);
		for (const { change, without } of found.mostInfluential)
			expect(found.score - without.score).toBeCloseTo(change, 12);
		expect(Math.abs(found.mostInfluential[0].change)).toBeCloseTo(Math.abs(found.out[0].amount), 12);
	});
});

describe('what if, and who else says so', () => {
	it('tells what one answer of each silent source would do', async () => {
		const found = await contestedness('score ifAnswered { source { slug } asserting { score } denying { score } }');
		expect(found.ifAnswered).toMatchObject([{ source: { slug: 'meta' } }]);
		expect(found.ifAnswered[0].denying.score).toBeGreaterThan(found.score);
		expect(found.ifAnswered[0].asserting.score).toBeLessThan(found.score);
	});

	it('gives the opinions of other semantics, and whether they differ', async () => {
		const found = await contestedness(
			'acceptability(semantics: QUADRATIC_ENERGY) secondOpinions { spread differ opinions { semantics acceptability } }',
		);
		expect(found.secondOpinions.opinions.map((one: { semantics: string }) => one.semantics)).toEqual([
			'DF_QUAD',
			'QUADRATIC_ENERGY',
			'EULER_BASED',
		]);
		expect(found.secondOpinions.opinions[1].acceptability).toBe(found.acceptability);
		expect(found.acceptability).toBeGreaterThan(0.5);
		expect(found.secondOpinions.differ).toBe(false);
	});
});
