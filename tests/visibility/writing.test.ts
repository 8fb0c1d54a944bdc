import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundingDeskId } from '../../src/core/desk.js';
import { type Action, type Actor, actions, may, publicActor, roles, systemActor } from '../../src/core/permissions.js';
import { makeSchema } from '../../src/graph/schema.js';
import type { World } from '../_world.js';
import { mutations, type Target, tried, untried } from './_mutations.js';
import { actorAt, otherDesk, publish, twoDesks, wholeCase } from './_record.js';

const actors: readonly (readonly [name: string, actor: Actor])[] = [
	['the public', publicActor],
	...roles.map((role) => [`${role} here`, actorAt(foundingDeskId, role)] as const),
	['OWNER there', actorAt(otherDesk, 'OWNER')],
	['the system', systemActor],
];

let world: World;
let schema: GraphQLSchema;
let open: Target;
let hidden: Target;
const nothing: Target = {
	name: 'nothing',
	claim: 'clm_zzzzzzzzzzzzzzzz',
	statement: 'tes_zzzzzzzzzzzzzzzzzzzzzzzzzzzz',
	link: 'lnk_zzzzzzzzzzzzzzzzzzzzzzzzzzzz',
	comment: 'com_zzzzzzzzzzzzzzzzzzzzzzzzzzzz',
	assignment: 'asg_zzzzzzzzzzzzzzzzzzzzzzzzzzzz',
	verdict: 'ver_zzzzzzzzzzzzzzzzzzzzzzzzzzzz',
	request: 'req_zzzzzzzzzzzzzzzzzzzzzzzzzzzz',
	user: 'usr_00000000000000wk',
};

beforeAll(async () => {
	schema = await makeSchema();
	const { world: made, here } = await twoDesks();
	world = made;
	open = await wholeCase(here, 'open');
	hidden = await wholeCase(here, 'hidden');
	for (const { name } of [open, hidden]) await here.claim(`${name}-spare`);
	await publish(world, 'open', ['ground', 'claim', 'spare']);
}, 120_000);
afterAll(() => world.close());

interface Outcome {
	readonly saved: boolean;
	readonly userErrors: readonly { readonly code: string; readonly path: readonly string[]; readonly message: string }[];
	readonly effects: readonly unknown[];
}

async function outcome(actor: Actor, name: string, target: Target): Promise<Outcome> {
	const { data, errors } = await world.as(actor).ask<Record<string, Outcome>>(tried(name, target));
	expect(errors, `${name} of ${target.name} by ${actor.name}`).toBeUndefined();
	return data?.[name] as Outcome;
}
const codes = ({ userErrors }: Outcome) => [...new Set(userErrors.map((one) => one.code))];

/** Ids that were never given to anything, under the same claim. */
const neverUnder = (target: Target): Target => {
	const never = (id: string) => `${id.slice(0, 20)}${'z'.repeat(12)}`;
	const { comment, assignment, verdict, request } = target;
	return {
		...target,
		comment: never(comment),
		assignment: never(assignment),
		verdict: never(verdict),
		request: never(request),
	};
};

/** What was answered, without the names by which it was asked for. */
const unnamed = (answer: Outcome, { name, user: _user, ...ids }: Target): string =>
	[...Object.values(ids), name].reduce((text, one) => text.replaceAll(one, 'it'), JSON.stringify(answer));

it('each mutation has a line that says how it is tried, and a line in the charter', () => {
	expect(untried(schema)).toEqual([]);
	const names = Object.keys(schema.getMutationType()?.getFields() ?? {});
	expect(names.filter((name) => !isAction(name))).toEqual([]);
});
const isAction = (name: string): name is Action => actions.some((one) => one === name);

describe.each(Object.keys(mutations))('%s', (name) => {
	const action = name as Action;
	const row = mutations[name];
	/** The desk whose charter decides, for who does it. */
	const deskFor = (actor: Actor) =>
		row?.isNew && !row.ofFoundingDesk ? (actor.seats[0]?.deskId ?? foundingDeskId) : foundingDeskId;
	const expectDone = (answer: Outcome, actor: Actor) => {
		if (row?.isNobodys) expect(codes(answer)).toEqual(['NOT_FOUND']);
		else if (!may(actor, action, deskFor(actor))) expect(codes(answer)).toEqual(['NOT_PERMITTED']);
		else if (!row?.asksMore) expect(codes(answer)).toEqual([]);
		if (answer.userErrors.length > 0) expect(answer.effects).toEqual([]);
	};

	it.each(actors)('by %s of what is published is accepted or refused as the charter says', async (_name, actor) => {
		const isThere = !row?.isInternal || may(actor, 'readUnpublished', foundingDeskId);
		const answer = await outcome(actor, name, open);
		if (isThere) expectDone(answer, actor);
		else {
			const never = neverUnder(open);
			expect(unnamed(answer, open)).toBe(unnamed(await outcome(actor, name, never), never));
		}
	});

	it.each(actors)('by %s of what is not published: accepted, refused, or nothing is there', async (_name, actor) => {
		const answer = await outcome(actor, name, hidden);
		if (may(actor, 'readUnpublished', foundingDeskId)) expectDone(answer, actor);
		else {
			expect(unnamed(answer, hidden)).toBe(unnamed(await outcome(actor, name, nothing), nothing));
			const isRefusedFirst = row?.isPersonal && actor.userId === null;
			if (!row?.isNew && !row?.isNobodys && !isRefusedFirst) expect(codes(answer)).toContain('NOT_FOUND');
		}
	});
});

describe('by way of refusals', () => {
	it('the public does not learn that a slug is taken', async () => {
		const ask = (slug: string) =>
			world
				.as(publicActor)
				.ask(
					`mutation { recordClaim(input: { slug: "${slug}", text: "T", language: "en" }) { userErrors { code path message } } }`,
				);
		expect(await ask('hidden-claim')).toEqual(await ask('never-heard-of'));
	});

	it('a claim does not begin as published', async () => {
		const asked = (standing: string) =>
			world
				.as(actorAt(foundingDeskId, 'OWNER'))
				.ask<{ recordClaim: Outcome }>(
					`mutation { recordClaim(input: { text: "T", language: "en", standing: ${standing}, dryRun: true }) { saved userErrors { code path message } } }`,
				);
		for (const standing of ['READY', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN'])
			expect((await asked(standing)).data?.recordClaim.userErrors).toMatchObject([
				{ code: 'INVALID', path: ['standing'] },
			]);
		for (const standing of ['INTAKE', 'CHECKING'])
			expect((await asked(standing)).data?.recordClaim.userErrors).toEqual([]);
	});

	it('a published claim does not come to rest on what the public does not see', async () => {
		const asked = `mutation { linkClaims(input: { claim: "open-spare", kind: RESTS_ON, linkedClaim: "hidden-claim" }) { userErrors { code path message } } }`;
		const { data } = await world.as(actorAt(foundingDeskId, 'EDITOR')).ask<{ linkClaims: Outcome }>(asked);
		expect(data?.linkClaims.userErrors).toEqual([
			{
				code: 'CONFLICT',
				path: ['linkedClaim'],
				message: 'a published claim rests on, and is opposed by, published claims only; publish `hidden-claim` first',
			},
		]);
	});

	it('who sits at two desks makes nothing of the one refer to what the other has not published', async () => {
		const both = {
			...actorAt(otherDesk, 'EDITOR'),
			seats: [otherDesk, foundingDeskId].map((deskId) => ({ deskId, role: 'EDITOR' as const })),
		};
		const asked =
			'mutation { recordSource(input: { attribution: ON_RECORD, parties: ["hidden-ann"], dryRun: true }) { userErrors { code path message } } }';
		const { data } = await world.as(both).ask<{ recordSource: Outcome }>(asked);
		expect(data?.recordSource.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['parties', '0'] }]);
	});
});

it('effects tell of no claim that whoever acts does not see', async () => {
	const there = world.as(actorAt(otherDesk, 'REPORTER'));
	await there.claim('theirs');
	await there.link('theirs', 'RESTS_ON', 'open-claim');
	const moved = async (actor: Actor) => {
		const { effects } = await outcome(actor, 'retractStatement', open);
		return (effects as { claim: { slug: string } }[]).map((one) => one.claim.slug).sort();
	};
	expect(await moved(systemActor)).toEqual(['open-claim', 'theirs']);
	expect(await moved(actorAt(foundingDeskId, 'OWNER'))).toEqual(['open-claim']);
});

it('what is recorded under a published claim is published with it, at once', async () => {
	const here = world.as(actorAt(foundingDeskId, 'REPORTER'));
	await here.party('late-zoe', { name: 'Zoe' });
	await here.document('late-wire', { outlet: 'Late wire' });
	await here.document('late-paper', { outlet: 'Late paper', derivedFrom: [{ document: 'late-wire', kind: 'CITES' }] });
	await here.source('late-zoe-says', { parties: ['late-zoe'], document: 'late-paper' });
	const seen = async () => {
		const asked =
			'{ party(by: { slug: "late-zoe" }) { slug } source(id: "late-zoe-says") { slug } a: document(by: { slug: "late-paper" }) { slug } b: document(by: { slug: "late-wire" }) { slug } }';
		return Object.values((await world.as(publicActor).ask(asked)).data ?? {}).filter((one) => one !== null).length;
	};
	expect(await seen()).toBe(0);
	await here.testimony('open-claim', 'late-zoe-says');
	expect(await seen()).toBe(4);
	const sql = await world.sqlOf(() => here.testimony('open-claim', 'late-zoe-says'));
	expect(sql.filter((one) => one.startsWith('UPDATE') && one.includes('public_since'))).toEqual([]);
});
