import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicActor } from '../../src/core/permissions.js';
import { viewerOf } from '../../src/core/permissions.js';
import { readsOf } from '../../src/store/reads.js';
import { newWorld, type World } from '../_world.js';
import { edit, everything, refused, take } from './_ledgers.js';

const example = readFileSync('examples/meta-scale-ai.yaml', 'utf8');

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

const ask = async <T>(query: string): Promise<T> => {
	const { data, errors } = await world.ask<T>(query);
	expect(errors).toBeUndefined();
	return data as T;
};

describe('the example story, worked', () => {
	it('has what was asked of whom, with what came of it; a verdict of two people; and what is published with its reason', async () => {
		const { added } = await take(world, example);
		expect(added).toMatchObject({
			colleagues: 2,
			requests: 5,
			reminders: 1,
			outcomes: 5,
			verdicts: 1,
			agreements: 1,
			approvals: 3,
			overrides: 7,
		});
		const asked = await ask<{ vendors: object; claim: object; claims: { nodes: { slug: string; readiness: object }[] } }>(`{
			vendors: claim(by: { slug: "vendors" }) { requests { nodes { party { name } outcome statement { ... on Silence { response } } } } }
			claim(by: { slug: "mayer-tbd" }) {
				verdict { rating { label } author ofCurrentWording decision { by } } contestedness { score }
				overrides { rules reason }
			}
			claims(filter: { standing: [PUBLISHED] }, first: 50) { nodes { slug readiness { ready } } }
		}`);
		expect(asked.vendors).toEqual({
			requests: {
				nodes: [
					['Scale AI', 'ANSWERED_OFF_POINT', 'ANSWERED_OFF_POINT'],
					['Surge', 'DECLINED', 'DECLINED_TO_COMMENT'],
					['Mercor', 'DECLINED', 'DECLINED_TO_COMMENT'],
				].map(([name, outcome, response]) => ({ party: { name }, outcome, statement: { response } })),
			},
		});
		expect(asked.claim).toEqual({
			verdict: {
				rating: { label: 'Unproven' },
				author: 'First reader',
				ofCurrentWording: true,
				decision: { by: 'Second reader' },
			},
			contestedness: { score: expect.closeTo(0.253968254, 9) },
			overrides: [{ rules: ['INDEPENDENT_ORIGINS', 'ACCUSATION_ON_RECORD'], reason: expect.stringContaining('disputed') }],
		});
		expect(asked.claims.nodes).toHaveLength(7);
		for (const { readiness } of asked.claims.nodes) expect(readiness).toEqual({ ready: true });
	});
});
