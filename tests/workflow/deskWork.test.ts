import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/core/permissions.js';
import { publicActor } from '../../src/core/permissions.js';
import { assignClaim } from '../../src/workflow/assignClaim.js';
import { commentOn } from '../../src/workflow/commentOn.js';
import { correctClaim } from '../../src/workflow/correctClaim.js';
import { endAssignment } from '../../src/workflow/endAssignment.js';
import { moveClaim } from '../../src/workflow/moveClaim.js';
import { resolveComment } from '../../src/workflow/resolveComment.js';
import { reviseClaim } from '../../src/workflow/reviseClaim.js';
import { scheduleClaim } from '../../src/workflow/scheduleClaim.js';
import { briefly, must, newWorld, type World } from '../_world.js';
import { as, seated, withoutPolicy } from './_people.js';

let world: World;
let reader: Actor;
let checker: Actor;
let second: Actor;
let editor: Actor;
let stranger: Actor;
beforeEach(async () => {
	world = await newWorld();
	await withoutPolicy(world);
	reader = await seated(world, 'rae', 'READER');
	checker = await seated(world, 'cem', 'CHECKER');
	second = await seated(world, 'dan', 'CHECKER');
	editor = await seated(world, 'eve', 'EDITOR');
	const elsewhere = 'dsk_0000000000000001';
	await world.database.write((tx) =>
		tx.query(
			"INSERT INTO desk (id, slug, name, recorded_at) VALUES (?, 'other', 'Other', '2026-01-01T00:00:00.000Z')",
			[elsewhere],
		),
	);
	stranger = await seated(world, 'sam', 'OWNER', elsewhere);
	await world.named('mayer');
	await world.claim('claim');
	await world.claim('noise');
});
afterEach(() => world.close());

async function publish(claim = 'claim'): Promise<void> {
	for (const to of ['CHECKING', 'READY', 'PUBLISHED'] as const)
		must(await moveClaim(as(world.office, editor), { claim, to }));
}
const id = (actor: Actor): string => actor.userId ?? '';

describe('an assignment', () => {
	const assign = (user: Actor, role: 'REPORTER' | 'CHECKER' | 'SECOND_READER' | 'EDITOR', dueAt?: string) =>
		assignClaim(as(world.office, checker), { claim: 'claim', user: id(user), role, dueAt });

	it('says who is to do what by when, until it is ended with a reason', async () => {
		const { thing } = must(await assign(second, 'CHECKER', '2026-02-01'));
		expect(thing).toMatchObject({ userId: second.userId, role: 'CHECKER', dueAt: '2026-02-01T00:00:00.000Z' });
		const end = { assignment: thing.id, reason: 'checked' };
		expect(must(await endAssignment(as(world.office, checker), end)).thing).toMatchObject({ endedBecause: 'checked' });
		expect(briefly(await endAssignment(as(world.office, checker), end))).toEqual(['CONFLICT assignment']);
		must(await assign(second, 'CHECKER'));
	});

	it('is given to those who sit at the desk and may do it, and never twice or to both pairs of eyes', async () => {
		expect(briefly(await assign(stranger, 'CHECKER'))).toEqual(['NOT_FOUND user']);
		expect(briefly(await assign(reader, 'CHECKER'))).toEqual(['CONFLICT role']);
		expect(briefly(await assign(second, 'EDITOR'))).toEqual(['CONFLICT role']);
		must(await assign(second, 'CHECKER'));
		expect(briefly(await assign(second, 'CHECKER'))).toEqual(['DUPLICATE user']);
		expect(briefly(await assign(second, 'SECOND_READER'))).toEqual(['CONFLICT user']);
		must(await assign(editor, 'SECOND_READER'));
		const outsider = as(world.office, stranger);
		expect(briefly(await assignClaim(outsider, { claim: 'claim', user: id(stranger), role: 'CHECKER' }))).toEqual([
			'NOT_FOUND claim',
		]);
	});
});

describe("a desk's queue", () => {
	it('is the claims by who works on them, by when they are due and where they stand; others have no queue of it', async () => {
		must(await assignClaim(as(world.office, editor), { claim: 'claim', user: id(checker), role: 'CHECKER' }));
		must(
			await scheduleClaim(as(world.office, checker), { claim: 'claim', dueAt: '2026-02-01', recheckAt: '2027-01-01' }),
		);
		await publish();
		const slugs = async (actor: Actor, filter: string) => {
			const answer = await world
				.as(actor)
				.ask<{ claims: { totalCount: number; nodes: { slug: string }[] } }>(
					`{ claims(filter: ${filter}) { totalCount nodes { slug } } }`,
				);
			expect(answer.errors).toBeUndefined();
			expect(answer.data?.claims.totalCount).toBe(answer.data?.claims.nodes.length);
			return answer.data?.claims.nodes.map((one) => one.slug);
		};
		for (const filter of [
			`{ assignee: "${checker.userId}" }`,
			'{ assigned: true, standing: [PUBLISHED] }',
			'{ dueUntil: "2026-02-01" }',
			'{ recheckFrom: "2026-06-01", recheckUntil: "2027-06-01" }',
		]) {
			expect(await slugs(reader, filter)).toEqual(['claim']);
			expect(await slugs(stranger, filter)).toEqual([]);
			expect(await slugs(publicActor, filter)).toEqual([]);
		}
		expect(await slugs(reader, '{ assigned: false }')).toEqual(['noise']);
		expect(await slugs(stranger, '{ assigned: false }')).toEqual([]);
		expect(await slugs(publicActor, '{}')).toEqual(['claim']);
	});
});

it('the moves of several claims, asked for together, say when they were made', async () => {
	for (const claim of ['claim', 'noise']) must(await moveClaim(as(world.office, checker), { claim, to: 'CHECKING' }));
	const both = `{ one: claim(by: { slug: "claim" }) { moves { nodes { at to } } } other: claim(by: { slug: "noise" }) { moves { nodes { at to } } } }`;
	const { data, errors } = await world.as(reader).ask<Record<string, { moves: { nodes: unknown[] } }>>(both);
	expect(errors).toBeUndefined();
	const moved = { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), to: 'CHECKING' };
	expect(data).toEqual({ one: { moves: { nodes: [moved] } }, other: { moves: { nodes: [moved] } } });
});

describe('comments', () => {
	it('make threads on a claim or a statement, until they are resolved; the public never sees them', async () => {
		const said = await world.testimony('claim', 'mayer');
		const first = must(await commentOn(as(world.office, checker), { subject: said.id, text: 'Was he asked?' })).thing;
		const answer = must(await commentOn(as(world.office, editor), { subject: first.id, text: 'Twice.' })).thing;
		const again = must(await commentOn(as(world.office, second), { subject: answer.id, text: 'By whom?' })).thing;
		expect([first, answer, again].map((one) => [one.statementId, one.replyToId])).toEqual([
			[said.id, null],
			[said.id, first.id],
			[said.id, first.id],
		]);
		must(await commentOn(as(world.office, editor), { subject: 'claim', text: 'Lede.' }));
		expect(briefly(await resolveComment(as(world.office, checker), { comment: again.id }))).toEqual([
			'INVALID comment',
		]);
		must(await resolveComment(as(world.office, checker), { comment: first.id }));
		await publish();
		const asked = `{ claim(by: { slug: "claim" }) { comments { totalCount nodes { text by resolvedAt statement { id } replies { nodes { text by } } } }
			assignments(open: false) { totalCount } schedule { dueAt } } }`;
		const seen = async (actor: Actor) => (await world.as(actor).ask<{ claim: unknown }>(asked)).data?.claim;
		expect(await seen(reader)).toMatchObject({
			comments: {
				totalCount: 2,
				nodes: [
					{
						text: 'Was he asked?',
						by: 'cem',
						resolvedAt: expect.any(String),
						statement: { id: said.id },
						replies: {
							nodes: [
								{ text: 'Twice.', by: 'eve' },
								{ text: 'By whom?', by: 'dan' },
							],
						},
					},
					{ text: 'Lede.', resolvedAt: null },
				],
			},
		});
		for (const other of [stranger, publicActor])
			expect(await seen(other)).toEqual({
				comments: { totalCount: 0, nodes: [] },
				assignments: { totalCount: 0 },
				schedule: null,
			});
		expect(briefly(await commentOn(as(world.office, reader), { subject: 'claim', text: 'x' }))).toEqual([
			'NOT_PERMITTED subject',
		]);
		for (const subject of [first.id, `com_${'0'.repeat(28)}`])
			expect(briefly(await commentOn(as(world.office, publicActor), { subject, text: 'x' }))).toHaveLength(1);
	});
});

describe('a correction', () => {
	const draft = {
		claim: 'claim',
		was: 'He signed in June.',
		now: 'He signed in July.',
		reason: 'the filing was misread',
	};
	const correct = (more: object = {}, actor = editor) => correctClaim(as(world.office, actor), { ...draft, ...more });

	it('is of what the public has read, by editors, and never taken away; each says what was wrong and since when', async () => {
		expect(briefly(await correct())).toEqual(['CONFLICT claim']);
		await publish();
		expect(briefly(await correct({}, checker))).toEqual(['NOT_PERMITTED claim']);
		expect(briefly(await correct({ now: draft.was }))).toEqual(['INVALID now']);
		expect(briefly(await correct({ revision: 2 }))).toEqual(['NOT_FOUND revision']);
		must(await reviseClaim(world.office, { claim: 'claim', text: 'He signed in July.', reason: 'misread' }));
		const first = must(await correct({ revision: 2 })).thing;
		expect((await world.case('claim')).claim.standing).toBe('CORRECTED');
		const said = await world.testimony('claim', 'mayer');
		expect(briefly(await correct({ statement: said.id }))).toEqual(['CONFLICT statement']);
		await world.retract(said.id);
		const later = must(
			await correct({ was: 'Mayer said so.', now: 'Mayer did not say so.', statement: said.id }),
		).thing;
		expect(briefly(await correct({ statement: 'tes_0' }))).toEqual(['NOT_FOUND statement']);
		const asked = `{ claim(by: { slug: "claim" }) { standing
			corrections { totalCount nodes { id was now reason by revision { revision text } statement { id } } }
			moves { totalCount nodes { from to reason by embargoUntil } } } }`;
		const seen = async (actor: Actor) => {
			const answer = await world.as(actor).ask<{ claim: Record<string, unknown> }>(asked);
			expect(answer.errors).toBeUndefined();
			return answer.data?.claim;
		};
		const toAll = {
			standing: 'CORRECTED',
			corrections: {
				totalCount: 2,
				nodes: [
					{ id: first.id, was: draft.was, now: draft.now, revision: { revision: 2, text: 'He signed in July.' } },
					{ id: later.id, was: 'Mayer said so.', revision: null, statement: { id: said.id } },
				],
			},
		};
		expect(await seen(reader)).toMatchObject({ ...toAll, moves: { totalCount: 4 } });
		for (const other of [stranger, publicActor])
			expect(await seen(other)).toMatchObject({
				...toAll,
				moves: {
					totalCount: 2,
					nodes: [
						{ from: 'READY', to: 'PUBLISHED', by: null },
						{ from: 'PUBLISHED', to: 'CORRECTED', reason: draft.reason, by: null },
					],
				},
			});
		must(await moveClaim(as(world.office, editor), { claim: 'claim', to: 'WITHDRAWN', reason: 'all of it was wrong' }));
		expect(briefly(await correct())).toEqual(['CONFLICT claim']);
		expect(await seen(publicActor)).toMatchObject({ standing: 'WITHDRAWN', corrections: { totalCount: 2 } });
	});
});
