import { expect, it } from 'vitest';
import { foundingDeskId, foundingOwnerId } from '../../src/core/desk.js';
import { isWanted, loadClaimFacts } from '../../src/store/claimFacts.js';
import { type ClaimFilter, claimList } from '../../src/store/claims.js';
import { keysetSlice } from '../../src/store/keyset.js';
import { assignClaim } from '../../src/workflow/assignClaim.js';
import { scheduleClaim } from '../../src/workflow/scheduleClaim.js';
import { must, newWorld } from '../_world.js';

it('a filter wants in memory what it wants in SQL', async () => {
	const world = await newWorld();
	const ann = await world.party('ann');
	const story = await world.story('tale');
	await world.record('post');
	await world.unnamed('two', 2);
	await world.named('bea');
	const kinds = ['FACT', 'NUMBER', 'MOTIVE'] as const;
	for (let at = 0; at < 24; at++) {
		await world.claim(`claim-${at}`, {
			kind: kinds[at % 2 ? 0 : 2] ?? 'FACT',
			implied: at % 3 === 0,
			language: at % 5 ? 'en' : 'zh',
			topics: at % 4 ? ['money'] : ['people', 'money'],
			about: at % 3 ? [] : [{ party: 'ann', news: 'FAVOURABLE' }],
			stories: at % 2 ? ['tale'] : [],
			saidAt: at % 3 ? null : `2025-0${1 + (at % 9)}-01`,
		});
		if (at % 3) await world.testimony(`claim-${at}`, 'post');
		if (at % 4 === 1) await world.rebuttal(`claim-${at}`, 'bea');
		if (at % 6 === 2) await world.silence(`claim-${at}`, 'two');
		if (at % 4 === 2)
			must(await assignClaim(world.office, { claim: `claim-${at}`, user: foundingOwnerId, role: 'CHECKER' }));
		if (at % 5 === 2)
			must(
				await scheduleClaim(world.office, {
					claim: `claim-${at}`,
					dueAt: `2026-0${1 + (at % 9)}-01`,
					recheckAt: '2030-01-01',
				}),
			);
	}
	const filters: ClaimFilter[] = [
		{},
		{ levels: ['UNSOURCED'] },
		{ levels: ['CONTESTED', 'DISPUTED', 'STRONGLY_CONTESTED'] },
		{ levels: [] },
		{ kinds: ['FACT'] },
		{ standings: ['CHECKING'] },
		{ languages: ['zh'] },
		{ topics: ['people'] },
		{ topics: ['money', 'nothing'], implied: true },
		{ silences: ['DECLINED_TO_COMMENT'] },
		{ silences: ['NO_RESPONSE'] },
		{ partyId: ann.id },
		{ partyId: '' },
		{ storyId: story.id, leastScore: 0.2 },
		{ mostScore: 0 },
		{ leastLean: 0.1 },
		{ mostLean: 0.1, leastLean: 0 },
		{ scored: { from: '2026-01-01T00:00:00.060Z' } },
		{ said: { from: '2025-03-01' } },
		{ said: { from: '2025-01-01', until: '2025-06-30T00:00:00.000Z' } },
		{ said: {} },
		{ recorded: { until: '2026-01-01T00:00:00.040Z' } },
		{ implied: false, languages: ['en'], leastScore: null },
		{ assigneeId: foundingOwnerId },
		{ assigneeId: 'usr_1' },
		{ assigned: false },
		{ due: { until: '2026-04-01T00:00:00.000Z' }, assigned: true },
		{ recheck: { from: '2029-01-01T00:00:00.000Z' }, deskIds: [foundingDeskId] },
		{ deskIds: [] },
	];
	await world.database.read(async (session) => {
		const claims = await session.query<{ id: string }>('SELECT id FROM claim');
		const facts = await loadClaimFacts(
			session,
			claims.map((one) => one.id),
		);
		let some = 0;
		for (const filter of filters) {
			const order = { by: 'RECORDED_AT', descending: false } as const;
			const { edges } = await keysetSlice(session, claimList(filter, order), { first: 100 });
			const wanted = [...facts].flatMap(([id, one]) => (isWanted(filter, one) ? [id] : []));
			expect(wanted.sort(), JSON.stringify(filter)).toEqual(edges.map((edge) => edge.node.id).sort());
			if (wanted.length > 0 && wanted.length < facts.size) some++;
		}
		expect(some).toBeGreaterThan(9);
	});
	await world.close();
});
