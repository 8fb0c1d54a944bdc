import { expect, it } from 'vitest';
import { newWorld } from '../_world.js';
import { elsewhere } from './_elsewhere.js';

it('what is recorded or asked about one claim never looks through a whole table', async () => {
	const world = await newWorld();
	await world.document('wire');
	await world.document('paper', { derivedFrom: [{ document: 'wire', kind: 'REPUBLISHES' }] });
	for (const slug of ['ann', 'ben']) await world.named(slug);
	await world.source('feed', { attribution: 'PUBLICATION', document: 'paper' });
	await world.unnamed('insiders', 2);
	await world.unnamed('others', 2, { mayOverlap: ['insiders'] });
	await world.claim('ground');
	await world.claim('rift', { about: [{ party: 'ann', news: 'UNFAVOURABLE' }] });
	const sent = await world.sqlOf(async () => {
		const said = await world.testimony('rift', 'insiders', { repeats: 'paper' });
		await world.testimony('rift', 'feed');
		const denied = await world.rebuttal('rift', 'ann');
		await world.rebuttal(denied.id, 'ben');
		await world.silence('rift', 'others');
		await world.judge(said.id, 'SERVES');
		await world.interest('ann', 'LEADS', 'ben');
		const link = await world.link('rift', 'RESTS_ON', 'ground');
		await world.testimony('ground', 'ben');
		await world.unlink(link.id);
		await world.retract(denied.id);
		await world.case('rift');
		await world.history('rift');
		const { errors } = await world.ask(`{ claim(by: { slug: "rift" }) {
			contestedness(recordedBy: "2026-01-02") { score summary }
			restsOn { linkedClaim { slug } }
			linkedFrom { nodes { claim { slug } } }
			drifts { origin { slug } }
			testimony(first: 5) { nodes { source { label document { slug } } } }
			rebuttals(first: 5) { nodes { quote } }
		} }`);
		expect(errors).toBeUndefined();
	});
	// A plan that was asked for stays open on its connection, so it is asked on one of the test's own.
	const other = await elsewhere(world.url);
	const tables = await other.query("SELECT name FROM sqlite_master WHERE type = 'table'");
	const isTable = new Set(tables.map((one) => String(one.name)));
	const scans: string[] = [];
	for (const sql of new Set(sent)) {
		if (!/^(SELECT|UPDATE|WITH)/.test(sql)) continue;
		const named = new Map([...sql.matchAll(/\b(?:FROM|JOIN) (\w+) (\w+)/g)].map(([, table, as]) => [as, table]));
		for (const { detail } of await other.query(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', 'NULL')}`)) {
			const [, scanned = ''] = /^SCAN (\w+)/.exec(String(detail)) ?? [];
			const table = named.get(scanned) ?? scanned;
			if (isTable.has(table)) scans.push(`${table}: ${sql.replace(/\s+/g, ' ')}`);
		}
	}
	await other.close();
	expect(scans).toEqual([]);
	expect(sent.length).toBeGreaterThan(100);
	await world.close();
});
