import { expect, it } from 'vitest';
import { publicActor } from '../../src/core/permissions.js';
import { planOf } from '../_plan.js';
import { newWorld } from '../_world.js';

it('the lists of the public are read off indexes that hold what is published, and nothing else', async () => {
	const world = await newWorld();
	const asPublic = world.as(publicActor);
	for (const [asked, index] of [
		['claims', 'claim_public_score'],
		['claims(orderBy: { field: RECORDED_AT })', 'claim_public_day'],
		['stories', 'story_public_day'],
		['parties', 'party_public_day'],
		['parties(orderBy: { field: NAME })', 'party_public_name'],
		['documents', 'document_public_day'],
		['sources', 'source_public_day'],
	] as const) {
		const [sql = ''] = await world.sqlOf(() => asPublic.ask(`{ ${asked} { nodes { slug } } }`));
		expect(sql).toMatch(/public_since IS NOT NULL/);
		expect(await world.database.read((session) => planOf(session, sql))).toContain(index);
	}
	await world.close();
});

it('who sees everything is asked for with the same SQL as if there were nothing to hide', async () => {
	const world = await newWorld();
	await world.named('ann');
	await world.claim('claim');
	await world.testimony('claim', 'ann');
	const sql = await world.sqlOf(() =>
		world.ask(`{ claims { totalCount nodes { text contestedness { summary } } } search(text: "so") { totalCount }
			claim(by: { slug: "claim" }) { testimony { nodes { source { label } } } linkedFrom { totalCount } } }`),
	);
	expect(sql.join()).not.toMatch(/public_since IS NOT NULL|desk_id IN/);
	await world.close();
});
