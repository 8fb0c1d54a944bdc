import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../src/core/result.js';
import { Database } from '../../src/store/database.js';
import { linkClaims } from '../../src/workflow/linkClaims.js';
import { type Office, type Recorded, record } from '../../src/workflow/office.js';
import { addInterest, recordInterest } from '../../src/workflow/recordInterest.js';
import { recordRebuttal } from '../../src/workflow/recordRebuttal.js';
import { recordStory } from '../../src/workflow/recordStory.js';
import { recordTestimony } from '../../src/workflow/recordTestimony.js';
import { rescoreAll } from '../../src/workflow/rescoreAll.js';
import { retractStatement } from '../../src/workflow/retractStatement.js';
import { reviseClaim } from '../../src/workflow/reviseClaim.js';
import { setInterest } from '../../src/workflow/setInterest.js';
import { unlinkClaims } from '../../src/workflow/unlinkClaims.js';
import { randomFrom, type World } from '../_world.js';
import { claims, peopled } from './_steps.js';

let world: World;
let other: Database;
/** Two servers on one database. */
let desks: readonly [Office, Office];
beforeEach(async () => {
	world = await peopled();
	other = await Database.open({ url: world.url });
	desks = [world.office, { ...world.office, database: other, random: randomFrom(2) }];
});
afterEach(async () => {
	await other.close();
	await world.close();
});

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const kept = <T>(results: readonly Result<Recorded<T>>[]): T[] =>
	results.flatMap((one) => (one.ok ? [one.value.thing] : []));
const codes = (results: readonly Result<unknown>[]): string[] =>
	results.flatMap((one) => (one.ok ? ['kept'] : one.errors.map((error) => error.code))).sort();

/** That scores are what the record amounts to, and each step of a history begins where the one before it ended. */
async function isInOrder(): Promise<void> {
	const { stored, fromScratch } = await world.scores();
	expect(stored).toEqual(fromScratch);
	for (const claim of claims) {
		const steps = await world.history(claim);
		expect(steps.map((one) => one.sequence)).toEqual(steps.map((_, index) => index + 1));
		for (const [index, step] of steps.slice(1).entries())
			expect([step.supportBefore, step.oppositionBefore]).toEqual([
				steps[index]?.supportAfter,
				steps[index]?.oppositionAfter,
			]);
		const { support, opposition } = (await world.case(claim)).claim;
		expect([steps.at(-1)?.supportAfter, steps.at(-1)?.oppositionAfter]).toEqual([support, opposition]);
	}
}

describe('two servers that record at once', () => {
	it('under claims that lean on each other end as if one had recorded after the other, and lose nothing', async () => {
		await world.link('c1', 'RESTS_ON', 'c0');
		await world.link('c2', 'OPPOSED_BY', 'c1');
		await world.link('c3', 'RESTS_ON', 'c2');
		await world.link('c3', 'RESTS_ON', 'c0');
		const speakers = ['ann', 'ben', 'cy', 'insiders', 'others', 'filing', 'wire'];
		const results = await Promise.all(
			Array.from({ length: 60 }, (_, index) => {
				const [office, claim, source] = [at(desks, index), at(claims, index * 3), at(speakers, index)];
				return index % 3 === 0
					? recordRebuttal(office, { target: claim, source })
					: recordTestimony(office, { claim, source });
			}),
		);
		expect(codes(results)).toEqual(Array(60).fill('kept'));
		expect(await world.count('statement')).toBe(60);
		await isInOrder();
	});

	it('what is said, taken back, judged, linked, unlinked and known of interests, end in order', async () => {
		const said = [];
		for (const [index, claim] of claims.entries())
			said.push(await world.testimony(claim, at(['ann', 'ben', 'cy'], index)));
		const standing = await world.link('c4', 'RESTS_ON', 'c0');
		const reason = 'so it goes';
		await Promise.all([
			...said.slice(0, 2).map((one) => retractStatement(desks[0], { statement: one.id, reason })),
			...said.slice(2).map((one) => setInterest(desks[1], { statement: one.id, interest: 'SERVES', reason })),
			linkClaims(desks[0], { claim: 'c1', kind: 'RESTS_ON', linkedClaim: 'c0' }),
			linkClaims(desks[1], { claim: 'c2', kind: 'OPPOSED_BY', linkedClaim: 'c1' }),
			unlinkClaims(desks[1], { link: standing.id, reason }),
			...Array.from({ length: 20 }, (_, index) =>
				recordRebuttal(at(desks, index), { target: at(claims, index), source: at(['ann', 'ben', 'cy'], index + 1) }),
			),
			recordInterest(desks[0], { party: 'ann', kind: 'INVESTED_IN', inParty: 'ben' }),
			recordInterest(desks[1], { party: 'cy', kind: 'COMPETES_WITH', inParty: 'ann' }),
			recordInterest(desks[0], { party: 'ben', kind: 'EMPLOYS', inParty: 'cy' }),
		]);
		await isInOrder();
	});

	it('an interest, and what a party to it says meanwhile, weigh each other', async () => {
		let halfway = () => {};
		const half = new Promise<void>((resolve) => (halfway = resolve));
		const interest = record(desks[1], 'importLedger', {}, async (work) => {
			const added = await addInterest(work, { party: 'ben', kind: 'INVESTED_IN', inParty: 'ann' });
			halfway();
			await pause(200);
			return added;
		});
		await half;
		const said = await recordTestimony(desks[0], { claim: 'c0', source: 'ben' });
		expect(codes([said, await interest])).toEqual(['kept', 'kept']);
		await isInOrder();
	});

	it('cannot close a cycle of links together', async () => {
		for (const [from, to] of [
			['c1', 'c2'],
			['c3', 'c0'],
		] as const)
			await world.link(from, 'RESTS_ON', to);
		const links = await Promise.all([
			linkClaims(desks[0], { claim: 'c0', kind: 'RESTS_ON', linkedClaim: 'c1' }),
			linkClaims(desks[1], { claim: 'c2', kind: 'RESTS_ON', linkedClaim: 'c3' }),
		]);
		expect(codes(links)).toEqual(['CYCLE', 'kept']);
		await isInOrder();
	});

	it('take what exists once only, and refuse the other by its name', async () => {
		const { id } = await world.testimony('c0', 'ann');
		const link = await world.link('c1', 'RESTS_ON', 'c0');
		const both = <T>(record: (office: Office) => Promise<Result<T>>) => Promise.all(desks.map(record));
		const reason = 'so it goes';
		expect(codes(await both((office) => retractStatement(office, { statement: id, reason })))).toEqual([
			'CONFLICT',
			'kept',
		]);
		expect(codes(await both((office) => unlinkClaims(office, { link: link.id, reason })))).toEqual([
			'CONFLICT',
			'kept',
		]);
		const again = { claim: 'c2', kind: 'RESTS_ON', linkedClaim: 'c0' } as const;
		expect(codes(await both((office) => linkClaims(office, again)))).toEqual(['DUPLICATE', 'kept']);
		const story = { slug: 'cracks', title: 'Cracks', language: 'en' };
		expect(codes(await both((office) => recordStory(office, story)))).toEqual(['DUPLICATE', 'kept']);
		const texts = ['One wording.', 'Another wording.'];
		const revised = await Promise.all(
			desks.map((office, index) => reviseClaim(office, { claim: 'c0', text: at(texts, index), reason })),
		);
		expect(
			kept(revised)
				.map((one) => one?.revision)
				.sort(),
		).toEqual([2, 3]);
		await isInOrder();
	});

	it('go together with all scores being computed anew', async () => {
		await world.link('c1', 'RESTS_ON', 'c0');
		await world.database.write((tx) => tx.query('UPDATE claim SET support = 9, lean = 0, score = 0.5'));
		const speaking = Array.from({ length: 24 }, (_, index) =>
			recordTestimony(at(desks, index), {
				claim: at(claims, index),
				source: at(['ann', 'ben', 'cy', 'filing'], index),
			}),
		);
		await Promise.all([rescoreAll(desks[1], { atOnce: 2 }), ...speaking]);
		const { stored, fromScratch } = await world.scores();
		expect(stored).toEqual(fromScratch);
		expect(await world.count('statement')).toBe(24);
	});
});
