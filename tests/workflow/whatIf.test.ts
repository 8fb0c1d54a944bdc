import { afterAll, beforeAll, expect, it } from 'vitest';
import { newWorld, type World } from '../_world.js';

let world: World;
let mayer: string;
let two: string;

beforeAll(async () => {
	world = await newWorld();
	await world.party('mayer');
	await world.party('meta', { kind: 'ORGANIZATION' });
	await world.claim('tbd', { about: [{ party: 'mayer', news: 'UNFAVOURABLE' }] });
	await world.claim('other');
	await world.unnamed('two', 2);
	await world.named('mayer');
	await world.record('roster');
	two = (await world.testimony('tbd', 'two')).id;
	mayer = (await world.rebuttal('tbd', 'mayer')).id;
});
afterAll(() => world.close());

async function scoreIf(changes: object[]): Promise<number | string | undefined> {
	const answer = await world.ask<{ claim: { contestednessIf: { score: number } } }>(
		'query($changes: [HypotheticalChangeInput!]!) { claim(by: { slug: "tbd" }) { contestednessIf(changes: $changes) { score } } }',
		{ changes },
	);
	return answer.errors?.[0]?.message ?? answer.data?.claim.contestednessIf.score;
}

it('a document that countered the denial would lower the score, and another that countered that would raise it', async () => {
	const counter = { rebuttal: { target: mayer, by: { source: 'roster' } } };
	expect(await scoreIf([])).toBeCloseTo(0.253968253968254, 12);
	expect(await scoreIf([counter])).toBeCloseTo(0.10996563573883161, 12);
});

it('several suppositions work together: one statement less, another otherwise', async () => {
	expect(await scoreIf([{ without: two }])).toBe(0);
	const partly = await scoreIf([{ differently: { statement: mayer, opposes: 'DENIES_IN_PART' } }]);
	expect(partly).toBeCloseTo(0.13559322033898305, 12);
	const disinterested = await scoreIf([{ differently: { statement: mayer, interest: 'NONE' } }]);
	expect(disinterested).toBeCloseTo((2 * 0.75) / 3.75, 12);
	const both = await scoreIf([{ without: two }, { testimony: { by: { attribution: 'ANONYMOUS', headcount: 2 } } }]);
	expect(both).toBeCloseTo(0.253968253968254, 12);
});

it('the stakes of a supposed speaker are known from the record, and may be supposed too', async () => {
	const speaksForMeta = { rebuttal: { by: { attribution: 'SPOKESPERSON', parties: ['meta'] } } };
	const without = await scoreIf([{ without: mayer }, speaksForMeta]);
	expect(without).toBeCloseTo((2 * 0.75) / 3.55, 12);
	const invested = { interest: { party: 'meta', kind: 'INVESTED_IN', inParty: 'mayer' } };
	expect(await scoreIf([{ without: mayer }, speaksForMeta, invested])).toBeCloseTo((2 * 0.32) / 3.07, 12);
});

it('nothing is stored', async () => {
	await scoreIf([{ without: two }, { rebuttal: { by: { source: 'roster' } } }]);
	expect(await world.score('tbd')).toBeCloseTo(0.253968253968254, 12);
	expect(await world.count('statement')).toBe(2);
});

it('what names nothing, or does not fit, is refused with the place', async () => {
	expect(await scoreIf([{ without: 'tes_nowhere' }])).toBe(
		'changes.0: there is no statement `tes_nowhere` under this claim',
	);
	expect(await scoreIf([{ differently: { statement: two, opposes: 'DENIES' } }])).toContain(
		'is a testimony; DENIES does not fit it',
	);
	expect(await scoreIf([{ testimony: { by: { source: 'nobody' } } }])).toBe('there is no source `nobody`');
	expect(await scoreIf([{ testimony: { by: { attribution: 'ANONYMOUS', headcount: 0 } } }])).toBe(
		'headcount is 0; give 1 to 1000000',
	);
	expect(await scoreIf([{ without: two, testimony: { by: { source: 'two' } } }])).toContain('xactly one');
	expect(await scoreIf(Array.from({ length: 51 }, () => ({ without: two })))).toBe(
		'51 changes are given; the most is 50',
	);
});
