import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/core/permissions.js';
import { Database } from '../../src/store/database.js';
import { liftEmbargoes } from '../../src/workflow/liftEmbargoes.js';
import { moveClaim } from '../../src/workflow/moveClaim.js';
import { scheduleClaim } from '../../src/workflow/scheduleClaim.js';
import { briefly, must, newWorld, randomFrom, type World } from '../_world.js';
import { as, seated, withoutPolicy } from './_people.js';

let world: World;
let now: string;
let editor: Actor;
let checker: Actor;
beforeEach(async () => {
	now = '2026-03-01T12:00:00.000Z';
	world = await newWorld({ now: () => now });
	await withoutPolicy(world);
	editor = await seated(world, 'eve', 'EDITOR');
	checker = await seated(world, 'cem', 'CHECKER');
	await world.party('mayer');
	await world.claim('claim', { about: [{ party: 'mayer', news: 'UNFAVOURABLE' }] });
	for (const to of ['CHECKING', 'READY'] as const) must(await move(to));
});
afterEach(() => world.close());

const move = (
	to: 'CHECKING' | 'READY' | 'PUBLISHED' | 'WITHDRAWN',
	more: { embargoUntil?: string; reason?: string } = {},
) => moveClaim(as(world.office, editor), { claim: 'claim', to, ...more });
const until = '2026-03-02T06:00:00.000Z';
const claim = async () => (await world.case('claim')).claim;
const movesSeen = () =>
	world.database.read((session) =>
		session.query<{ to: string; seen: string | null }>(
			'SELECT to_standing AS "to", public_since AS "seen" FROM claim_move ORDER BY sequence',
		),
	);

describe('an embargo', () => {
	it('is lifted by the clock at its moment, with all that the case is made of, and subscribers are told', async () => {
		must(await move('PUBLISHED', { embargoUntil: until }));
		expect(await claim()).toMatchObject({ standing: 'PUBLISHED', publicSince: null });
		now = '2026-03-02T05:59:59.999Z';
		expect(await liftEmbargoes(world.office)).toBe(0);
		expect((await claim()).publicSince).toBeNull();
		const events = await world.count('outbox');
		now = until;
		expect(await liftEmbargoes(world.office)).toBe(1);
		expect(await claim()).toMatchObject({ standing: 'PUBLISHED', publicSince: until });
		expect(await movesSeen()).toEqual([
			{ to: 'CHECKING', seen: null },
			{ to: 'READY', seen: null },
			{ to: 'PUBLISHED', seen: until },
		]);
		expect((await world.case('claim')).parties.size).toBe(1);
		const [party] = await world.database.read((session) =>
			session.query<{ since: string }>('SELECT public_since AS "since" FROM party'),
		);
		expect(party?.since).toBe(until);
		expect(await world.count('outbox')).toBe(events + 1);
		expect(await liftEmbargoes(world.office)).toBe(0);
	});

	it('that was over while no server ran is lifted when one starts, by one of two that start', async () => {
		must(await move('PUBLISHED', { embargoUntil: until }));
		now = '2026-03-05T00:00:00.000Z';
		const other = await Database.open({ url: world.url });
		try {
			const elsewhere = { ...world.office, database: other, random: randomFrom(9) };
			const lifted = await Promise.all([liftEmbargoes(world.office), liftEmbargoes(elsewhere)]);
			expect(lifted.sort()).toEqual([0, 1]);
			expect((await claim()).publicSince).toBe(now);
		} finally {
			await other.close();
		}
	});

	it('once lifted stays so when the clock is set back; before that, the clock decides', async () => {
		must(await move('PUBLISHED', { embargoUntil: until }));
		now = '2026-02-01T00:00:00.000Z';
		expect(await liftEmbargoes(world.office)).toBe(0);
		now = until;
		await liftEmbargoes(world.office);
		now = '2026-02-01T00:00:00.000Z';
		expect(await liftEmbargoes(world.office)).toBe(0);
		expect((await claim()).publicSince).toBe(until);
		must(await move('WITHDRAWN', { reason: 'it was wrong' }));
		const moves = await movesSeen();
		expect(moves.map((one) => one.to)).toEqual(['CHECKING', 'READY', 'PUBLISHED', 'WITHDRAWN']);
	});

	it('is over for what was taken back or withdrawn before anybody saw it', async () => {
		must(await move('PUBLISHED', { embargoUntil: until }));
		must(await move('READY', { reason: 'the deal is off' }));
		now = '2026-04-01T00:00:00.000Z';
		expect(await liftEmbargoes(world.office)).toBe(0);
		expect(await claim()).toMatchObject({ standing: 'READY', publicSince: null });
		must(await move('WITHDRAWN', { reason: 'nothing in it' }));
		expect(await liftEmbargoes(world.office)).toBe(0);
		expect((await claim()).publicSince).toBeNull();
	});

	it('agreed with the source beforehand holds for whoever publishes', async () => {
		must(await scheduleClaim(as(world.office, checker), { claim: 'claim', embargoUntil: until }));
		expect(briefly(await move('PUBLISHED', { embargoUntil: '2026-03-01T18:00:00Z' }))).toEqual([
			'CONFLICT embargoUntil',
		]);
		must(await move('PUBLISHED'));
		expect((await claim()).publicSince).toBeNull();
		const sooner = { claim: 'claim', embargoUntil: '2026-03-01T13:00:00Z' };
		expect(briefly(await scheduleClaim(as(world.office, checker), sooner))).toEqual(['NOT_PERMITTED embargoUntil']);
		expect(briefly(await scheduleClaim(as(world.office, editor), { claim: 'claim', embargoUntil: null }))).toEqual([
			'INVALID embargoUntil',
		]);
		must(await scheduleClaim(as(world.office, editor), sooner));
		now = '2026-03-01T13:00:00.000Z';
		expect(await liftEmbargoes(world.office)).toBe(1);
	});

	it('does not publish what has come to rest on something unpublished: it goes back, with the reason', async () => {
		must(await move('PUBLISHED', { embargoUntil: until }));
		await world.claim('ground');
		await world.link('claim', 'RESTS_ON', 'ground');
		now = until;
		expect(await liftEmbargoes(world.office)).toBe(0);
		expect(await claim()).toMatchObject({ standing: 'READY', publicSince: null });
		const [last] = await world.database.read((session) =>
			session.query<{ reason: string }>('SELECT reason FROM claim_move ORDER BY sequence DESC LIMIT 1'),
		);
		expect(last?.reason).toMatch(/^held when its embargo was over: .*`ground`/);
		expect(await liftEmbargoes(world.office)).toBe(0);
	});

	it('that is past, or goes with no publishing, is refused', async () => {
		expect(briefly(await move('PUBLISHED', { embargoUntil: '2026-03-01T11:00:00Z' }))).toEqual([
			'INVALID embargoUntil',
		]);
		expect(briefly(await move('CHECKING', { reason: 'so', embargoUntil: until }))).toEqual(['INVALID embargoUntil']);
		expect(briefly(await move('PUBLISHED', { embargoUntil: 'tomorrow' }))).toEqual(['INVALID embargoUntil']);
	});
});
