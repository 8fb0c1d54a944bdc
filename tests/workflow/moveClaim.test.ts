import { array, assert, asyncProperty, constantFrom, option, record } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Standing, standings } from '../../src/core/claim.js';
import type { Actor } from '../../src/core/permissions.js';
import { permittedMoves } from '../../src/core/standings.js';
import { Database } from '../../src/store/database.js';
import { moveClaim } from '../../src/workflow/moveClaim.js';
import { reviseClaim } from '../../src/workflow/reviseClaim.js';
import { briefly, must, newWorld, randomFrom, refusals, type World } from '../_world.js';
import { as, seated, withoutPolicy } from './_people.js';

let world: World;
let checker: Actor;
let editor: Actor;
beforeEach(async () => {
	world = await newWorld();
	await withoutPolicy(world);
	checker = await seated(world, 'cem', 'CHECKER');
	editor = await seated(world, 'eve', 'EDITOR');
	await world.claim('claim');
});
afterEach(() => world.close());

const move = (to: Standing, options: { by?: Actor; claim?: string; reason?: string } = {}) =>
	moveClaim(as(world.office, options.by ?? editor), { claim: options.claim ?? 'claim', to, reason: options.reason });
const standing = async (claim = 'claim') => (await world.case(claim)).claim.standing;
const moves = () =>
	world.database.read((session) =>
		session.query<{ from: Standing; to: Standing }>(
			'SELECT m.from_standing AS "from", m.to_standing AS "to", m.reason, m.by_user_id AS "by", m.revision FROM claim_move m ORDER BY m.sequence',
		),
	);

describe('a claim', () => {
	it('goes from tip to published step by step; each step stays on record, with who and why', async () => {
		must(await move('CHECKING', { by: checker }));
		must(await move('READY', { by: checker }));
		must(await move('CHECKING', { by: checker, reason: 'one more call' }));
		must(await move('READY', { by: checker }));
		expect((await world.case('claim')).claim.publicSince).toBeNull();
		must(await move('PUBLISHED'));
		const { claim } = await world.case('claim');
		expect(claim).toMatchObject({ standing: 'PUBLISHED', publicSince: expect.stringMatching(/^2026-/) });
		expect(await moves()).toEqual([
			{ from: 'INTAKE', to: 'CHECKING', reason: null, by: checker.userId, revision: 1 },
			{ from: 'CHECKING', to: 'READY', reason: null, by: checker.userId, revision: 1 },
			{ from: 'READY', to: 'CHECKING', reason: 'one more call', by: checker.userId, revision: 1 },
			{ from: 'CHECKING', to: 'READY', reason: null, by: checker.userId, revision: 1 },
			{ from: 'READY', to: 'PUBLISHED', reason: null, by: editor.userId, revision: 1 },
		]);
	});

	it('is published and withdrawn by editors only, and goes back with a reason only', async () => {
		must(await move('CHECKING', { by: checker }));
		expect(briefly(await move('WITHDRAWN', { by: checker, reason: 'a hoax' }))).toEqual(['NOT_PERMITTED to']);
		expect(briefly(await move('INTAKE', { by: checker }))).toEqual(['INVALID reason']);
		expect(briefly(await move('INTAKE', { by: checker, reason: ' \n' }))).toEqual(['INVALID reason']);
		must(await move('READY', { by: checker }));
		expect(briefly(await move('PUBLISHED', { by: checker }))).toEqual(['NOT_PERMITTED to']);
		expect(await standing()).toBe('READY');
	});

	it('does not go where the table has no way, and is told which ways there are', async () => {
		const [refusal] = refusals(await move('PUBLISHED'));
		expect(refusal).toMatchObject({ code: 'CONFLICT', path: ['to'] });
		expect(refusal?.message).toMatch(
			/INTAKE and does not go to PUBLISHED; from there it goes to CHECKING or WITHDRAWN/,
		);
		expect(briefly(await move('CORRECTED'))).toEqual(['CONFLICT to']);
		expect(await moves()).toEqual([]);
	});

	it('once seen by the public is not unseen: withdrawn, it stays to be read', async () => {
		for (const to of ['CHECKING', 'READY', 'PUBLISHED'] as const) must(await move(to));
		expect(briefly(await move('READY', { reason: 'too soon' }))).toEqual(['CONFLICT to']);
		expect(refusals(await move('CORRECTED', { reason: 'wrong' }))[0]?.message).toMatch(/correctClaim/);
		must(await move('WITHDRAWN', { reason: 'it was made up' }));
		expect((await world.case('claim')).claim).toMatchObject({ standing: 'WITHDRAWN', publicSince: expect.any(String) });
		expect(briefly(await move('CHECKING', { reason: 'again' }))).toEqual(['CONFLICT to']);
	});

	it('withdrawn before anybody saw it may be taken up again', async () => {
		must(await move('WITHDRAWN', { reason: 'nothing in it' }));
		must(await move('CHECKING', { reason: 'a second tip' }));
		expect(await standing()).toBe('CHECKING');
	});

	it('is published after what it rests on, and not before', async () => {
		await world.claim('ground');
		await world.link('claim', 'RESTS_ON', 'ground');
		must(await move('CHECKING'));
		must(await move('READY'));
		expect(briefly(await move('PUBLISHED'))).toEqual(['CONFLICT claim']);
		for (const to of ['CHECKING', 'READY', 'PUBLISHED'] as const) must(await move(to, { claim: 'ground' }));
		must(await move('PUBLISHED'));
	});

	it('of a dry run stays where it is', async () => {
		const draft = { claim: 'claim', to: 'CHECKING' } as const;
		expect(must(await moveClaim(as(world.office, checker), draft, { dryRun: true })).saved).toBe(false);
		expect(await standing()).toBe('INTAKE');
		expect(await moves()).toEqual([]);
	});

	it('stays within the table whatever is tried in whatever order, and its moves tell where it stands', async () => {
		const tries = array(
			record({ to: constantFrom(...standings), reason: option(constantFrom('so'), { nil: undefined }) }),
			{ maxLength: 12 },
		);
		let number = 0;
		await assert(
			asyncProperty(tries, async (all) => {
				const claim = `claim-${number++}`;
				const { id } = await world.claim(claim);
				for (const { to, reason } of all)
					await moveClaim(as(world.office, editor), { claim, to, ...(reason === undefined ? {} : { reason }) });
				const made = await world.database.read((session) =>
					session.query<{ from: Standing; to: Standing }>(
						'SELECT from_standing AS "from", to_standing AS "to" FROM claim_move WHERE claim_id = ? ORDER BY sequence',
						[id],
					),
				);
				let at: Standing = 'INTAKE';
				for (const { from, to } of made) {
					expect(from).toBe(at);
					expect(permittedMoves.some((one) => one.from === from && one.to === to)).toBe(true);
					at = to;
				}
				expect(await standing(claim)).toBe(at);
			}),
			{ numRuns: 15 },
		);
	}, 60_000);
});

describe('two editors at once', () => {
	let other: Database;
	beforeEach(async () => {
		other = await Database.open({ url: world.url });
	});
	afterEach(() => other.close());
	const elsewhere = () => ({ ...as(world.office, editor), database: other, random: randomFrom(2) });

	it('revise: the later one is told what is on record and what was given, and nothing is lost', async () => {
		const revise = (office: typeof world.office, text: string) =>
			reviseClaim(office, { claim: 'claim', text, reason: 'so', expectedRevision: 1 });
		const results = await Promise.all([
			revise(as(world.office, editor), 'It is so, says the one.'),
			revise(elsewhere(), 'It is so, says the other.'),
		]);
		const [late] = results.flatMap((one) => (one.ok ? [] : one.errors));
		const [kept] = results.flatMap((one) => (one.ok ? [one.value.thing] : []));
		expect(kept?.revision).toBe(2);
		expect(late).toMatchObject({
			code: 'CONFLICT',
			path: ['expectedRevision'],
			lostUpdate: {
				revision: 2,
				text: kept?.text,
				byUserId: editor.userId,
				expectedRevision: 1,
				given: expect.stringMatching(/^It is so, says the /),
			},
		});
		expect(late?.lostUpdate?.given).not.toBe(kept?.text);
		expect(await world.count('claim_revision')).toBe(2);
	});

	it('move: one of two that contradict each other is kept', async () => {
		must(await move('CHECKING'));
		const results = await Promise.all([
			moveClaim(as(world.office, editor), { claim: 'claim', to: 'READY', from: 'CHECKING' }),
			moveClaim(elsewhere(), { claim: 'claim', to: 'WITHDRAWN', from: 'CHECKING', reason: 'no' }),
		]);
		expect(results.map((one) => one.ok).sort()).toEqual([false, true]);
		expect(await world.count('claim_move')).toBe(2);
	});

	it('publish a wording that they have not read: neither does', async () => {
		must(await move('CHECKING'));
		must(await move('READY'));
		must(await reviseClaim(world.office, { claim: 'claim', text: 'It is otherwise.', reason: 'so' }));
		const late = await moveClaim(elsewhere(), { claim: 'claim', to: 'PUBLISHED', expectedRevision: 1 });
		expect(briefly(late)).toEqual(['CONFLICT expectedRevision']);
		expect(refusals(late)[0]?.lostUpdate).toMatchObject({
			text: 'It is otherwise.',
			standing: 'READY',
			byUserId: null,
		});
		must(await moveClaim(elsewhere(), { claim: 'claim', to: 'PUBLISHED', expectedRevision: 2 }));
	});
});
