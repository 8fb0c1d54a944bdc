import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/core/permissions.js';
import { Database } from '../../src/store/database.js';
import { forgetKeys } from '../../src/store/recordingKeys.js';
import { recordClaim } from '../../src/workflow/recordClaim.js';
import { recordRebuttal } from '../../src/workflow/recordRebuttal.js';
import { recordTestimony } from '../../src/workflow/recordTestimony.js';
import { briefly, must, newWorld, randomFrom, type World } from '../_world.js';
import { as, seated } from './_people.js';

let world: World;
let now: string;
let ann: Actor;
let ben: Actor;
beforeEach(async () => {
	now = '2026-03-01T12:00:00.000Z';
	world = await newWorld({ now: () => now });
	ann = await seated(world, 'ann', 'EDITOR');
	ben = await seated(world, 'ben', 'EDITOR');
	await world.claim('claim');
	await world.named('mayer');
	await world.unnamed('two', 2);
});
afterEach(() => world.close());

const key = '5f1c7a0e-6f0b-4a55-9d7c-1f1f6a6f6b1e';
const said = { claim: 'claim', source: 'two', words: 'so it is', idempotencyKey: key } as const;
const later = (ms: number) => {
	now = new Date(Date.parse(now) + ms).toISOString();
};
const day = 86_400_000;

describe('a retry with its key', () => {
	it('does nothing twice and answers the same, whatever has been recorded since', async () => {
		const office = as(world.office, ann);
		await recordRebuttal(world.office, { target: 'claim', source: 'mayer' });
		later(1000);
		const first = must(await recordTestimony(office, said, said));
		later(1000);
		await recordRebuttal(world.office, { target: first.thing.id, source: 'mayer' });
		const [events, steps] = [await world.count('outbox'), await world.count('contestedness_change')];
		later(1000);
		const again = must(await recordTestimony(office, said, said));
		expect(first.replayed).toBe(false);
		expect(again).toMatchObject({ saved: true, replayed: true });
		expect(again.thing).toEqual(first.thing);
		const figures = (one: typeof first) =>
			one.effects.map(({ claimId, step, before, assessment, at, cause }) => {
				const { opinion, method, weights } = assessment;
				return { claimId, step, before, opinion, method, weights: [...weights], at, cause };
			});
		expect(figures(again)).toEqual(figures(first));
		expect(figures(first)).toHaveLength(1);
		expect(await world.count('statement')).toBe(3);
		expect([await world.count('outbox'), await world.count('contestedness_change')]).toEqual([events, steps]);
	});

	it('is another recording for another actor, and a conflict with another input or for another verb', async () => {
		const first = must(await recordTestimony(as(world.office, ann), said, said)).thing;
		const other = must(await recordTestimony(as(world.office, ben), said, said));
		expect(other.replayed).toBe(false);
		expect(other.thing.id).not.toBe(first.id);
		const changed = { ...said, words: 'so it is not' };
		expect(briefly(await recordTestimony(as(world.office, ann), changed, changed))).toEqual([
			'CONFLICT idempotencyKey',
		]);
		const claim = { text: 'It is.', language: 'en', idempotencyKey: key };
		expect(briefly(await recordClaim(as(world.office, ann), claim, claim))).toEqual(['CONFLICT idempotencyKey']);
	});

	it('is the same however its input is written, and whatever the client calls it', async () => {
		const office = as(world.office, ann);
		must(await recordTestimony(office, said, { ...said, clientMutationId: 'one' } as object));
		const { words, claim, source } = said;
		const turned = { source, note: null, claim, words, idempotencyKey: key, clientMutationId: 'two' };
		expect(must(await recordTestimony(office, turned, turned)).replayed).toBe(true);
	});

	it('is done anew where the first was refused or a dry run', async () => {
		const office = as(world.office, ann);
		const early = { ...said, source: 'three' };
		expect(briefly(await recordTestimony(office, early, early))).toEqual(['NOT_FOUND source']);
		must(await recordTestimony(office, said, { ...said, dryRun: true }));
		expect(await world.count('recording_key')).toBe(0);
		await world.unnamed('three', 3);
		expect(must(await recordTestimony(office, early, early)).replayed).toBe(false);
	});

	it('is refused where the key is none, and answered nothing where the actor may not any more', async () => {
		for (const bad of ['', ' ', 'x'.repeat(201)]) {
			const draft = { ...said, idempotencyKey: bad };
			expect(briefly(await recordTestimony(as(world.office, ann), draft, draft))[0]).toMatch(/idempotencyKey$/);
		}
		must(await recordTestimony(as(world.office, ann), said, said));
		const unseated = as(world.office, { ...ann, seats: [] });
		expect(briefly(await recordTestimony(unseated, said, said))).toEqual(['NOT_PERMITTED idempotencyKey']);
	});

	it('is known for a day, also where the clock was set back, and then forgotten', async () => {
		const office = as(world.office, ann);
		must(await recordTestimony(office, said, said));
		later(day - 1);
		expect(must(await recordTestimony(office, said, said)).replayed).toBe(true);
		later(-2 * day);
		expect(must(await recordTestimony(office, said, said)).replayed).toBe(true);
		later(2 * day + 2);
		expect(must(await recordTestimony(office, said, said)).replayed).toBe(false);
		expect(await forgetKeys(world.database, now)).toBe(0);
		later(day + 1);
		expect(await forgetKeys(world.database, now)).toBe(1);
		expect(await world.count('recording_key')).toBe(0);
	});

	it('keeps neither the key nor what was given where the database could tell it', async () => {
		must(await recordTestimony(as(world.office, ann), said, said));
		const [kept] = await world.database.read((session) =>
			session.query<{ key: string; given: string }>(
				'SELECT key_hash AS "key", given_hash AS "given" FROM recording_key',
			),
		);
		expect(kept?.key).toMatch(/^[0-9a-f]{64}$/);
		expect(kept?.given).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe('a storm of retries', () => {
	it('at two servers at once is one recording, and each is answered the same', async () => {
		const other = await Database.open({ url: world.url });
		try {
			const offices = [
				as(world.office, ann),
				{ ...as(world.office, ann), database: other, random: randomFrom(2) },
			] as const;
			const claim = { slug: 'stormy', text: 'It storms.', language: 'en', idempotencyKey: 'storm' };
			const results = await Promise.all(
				Array.from({ length: 30 }, (_, at) => {
					const office = offices[at % 2] as (typeof offices)[0];
					return at % 3 === 0 ? recordClaim(office, claim, claim) : recordTestimony(office, said, said);
				}),
			);
			const all = results.map((one) => must<{ readonly id: string } | null>(one));
			expect(all.filter((one) => !one.replayed)).toHaveLength(2);
			expect(new Set(all.map((one) => one.thing.id)).size).toBe(2);
			expect(await world.count('statement')).toBe(1);
			expect(await world.count('claim')).toBe(2);
			expect(await world.count('recording_key')).toBe(2);
		} finally {
			await other.close();
		}
	});

	it('after a restart is still known', async () => {
		must(await recordTestimony(as(world.office, ann), said, said));
		const other = await Database.open({ url: world.url });
		try {
			const office = { ...as(world.office, ann), database: other, random: randomFrom(7) };
			expect(must(await recordTestimony(office, said, said)).replayed).toBe(true);
		} finally {
			await other.close();
		}
	});
});
