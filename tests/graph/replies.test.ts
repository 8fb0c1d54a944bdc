import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicActor } from '../../src/core/permissions.js';
import type { Office } from '../../src/workflow/office.js';
import { recordResponse } from '../../src/workflow/recordResponse.js';
import { requestComment } from '../../src/workflow/requestComment.js';
import { otherDesk, person, publish } from '../_offices.js';
import { must, newWorld, type World } from '../_world.js';

let world: World;
let ann: Office;
let answered = '';
beforeAll(async () => {
	world = await newWorld({ startsAt: '2026-03-01T10:00:00.000Z' });
	ann = await person(world, 'ann', 'REPORTER');
	for (const slug of ['meta', 'scale', 'surge']) await world.party(slug, { kind: 'ORGANIZATION' });
	const about = ['meta', 'scale', 'surge'].map((party) => ({ party, news: 'UNFAVOURABLE' as const }));
	await world.claim('claim', { about });
	const ask = async (party: string, deadline: string) =>
		must(await requestComment(ann, { claim: 'claim', party, question: 'So?', channel: 'PHONE', deadline })).thing.id;
	answered = await ask('meta', '2026-03-04');
	must(await recordResponse(ann, { request: answered, outcome: 'DECLINED', words: 'No comment.' }));
	await ask('scale', '2026-03-03');
	await publish(world, 'claim');
});
afterAll(() => world.close());

const asked = `{ claim(by: { slug: "claim" }) {
	requests { totalCount nodes { id party { slug } askedOn outcome statement { id ... on Silence { words } }
		question language channel deadline askedAt overdue askedBy reminders { note } outcomeCount } }
	missingReplies { slug } silences { nodes { words request { outcome party { slug } question } } } }
	openRequests { totalCount nodes { deadline party { slug } } pageInfo { hasNextPage } } }`;

it('whoever sits at the desk sees the whole of a request', async () => {
	const { data, errors } = await world.as(ann.actor).ask(asked);
	expect(errors).toBeUndefined();
	expect(data).toMatchObject({
		claim: {
			requests: {
				totalCount: 2,
				nodes: [
					{
						party: { slug: 'meta' },
						askedOn: '2026-03-01',
						outcome: 'DECLINED',
						statement: { words: 'No comment.' },
						question: 'So?',
						language: 'en',
						channel: 'PHONE',
						deadline: '2026-03-04T23:59:59.999Z',
						overdue: false,
						askedBy: 'ann',
						reminders: [],
						outcomeCount: 1,
					},
					{ party: { slug: 'scale' }, outcome: null, statement: null, overdue: false, outcomeCount: 0 },
				],
			},
			missingReplies: [{ slug: 'surge' }],
			silences: { nodes: [{ words: 'No comment.', request: { outcome: 'DECLINED', question: 'So?' } }] },
		},
		openRequests: { totalCount: 1, nodes: [{ party: { slug: 'scale' } }], pageInfo: { hasNextPage: false } },
	});
});

it('the public sees that a party was asked, on which day, and what came of it; that a party was asked makes it public', async () => {
	const { data, errors } = await world.as(publicActor).ask(asked);
	expect(errors).toBeUndefined();
	const nothing = {
		question: null,
		language: null,
		channel: null,
		deadline: null,
		askedAt: null,
		overdue: null,
		askedBy: null,
		reminders: null,
		outcomeCount: null,
	};
	expect(data).toMatchObject({
		claim: {
			requests: {
				totalCount: 2,
				nodes: [
					{ party: { slug: 'meta' }, askedOn: '2026-03-01', outcome: 'DECLINED', ...nothing },
					{ party: { slug: 'scale' }, outcome: null, statement: null, ...nothing },
				],
			},
			silences: { nodes: [{ request: { outcome: 'DECLINED', question: null } }] },
		},
		openRequests: { totalCount: 0, nodes: [] },
	});
});

it('a request is found by its id by those who may see it, and open requests of another desk by nobody else', async () => {
	const byId =
		'query ($id: ID!) { node(id: $id) { ... on CommentRequest { outcome question } } openRequests(desk: "other") { totalCount } }';
	await otherDesk(world);
	const { data } = await world.as(ann.actor).ask(byId, { id: answered });
	expect(data).toEqual({ node: { outcome: 'DECLINED', question: 'So?' }, openRequests: { totalCount: 0 } });
	const shown = await world.as(publicActor).ask(byId, { id: answered });
	expect(shown.data).toEqual({ node: { outcome: 'DECLINED', question: null }, openRequests: { totalCount: 0 } });
	const shut = await world.claim('shut');
	const { id } = must(
		await requestComment(ann, {
			claim: shut.id,
			party: 'meta',
			question: 'So?',
			channel: 'PHONE',
			deadline: '2026-03-04',
		}),
	).thing;
	expect((await world.as(publicActor).ask(byId, { id })).data).toMatchObject({ node: null });
});

it('a party is asked, reminded and put down as silent through the API', async () => {
	const claim = await world.claim('fresh');
	const ask = `mutation ($input: RequestCommentInput!) { requestComment(input: $input) { saved request { id } userErrors { path } } }`;
	const input = { claim: claim.id, party: 'surge', question: 'So?', channel: 'FORM', deadline: '2026-03-02' };
	type Asked = { requestComment: { request: { id: string } } };
	const { data } = await world.as(ann.actor).ask<Asked>(ask, { input });
	const id = data?.requestComment.request.id;
	const go = `mutation ($id: ID!) {
		remindParty(input: { request: $id, note: "by phone", channel: PHONE }) { request { reminders { channel note } } }
		early: closeRequest(input: { request: $id }) { saved userErrors { code } }
		wrong: recordResponse(input: { request: $id, outcome: NO_RESPONSE }) { userErrors { path } }
		recordResponse(input: { request: $id, outcome: REBUTTED, words: "Not so." }) {
			request { outcome statement { words request { id } } } effects { claim { slug } }
		}
	}`;
	expect((await world.as(ann.actor).ask(go, { id })).data).toEqual({
		remindParty: { request: { reminders: [{ channel: 'PHONE', note: 'by phone' }] } },
		early: { saved: false, userErrors: [{ code: 'CONFLICT' }] },
		wrong: { userErrors: [{ path: ['outcome'] }] },
		recordResponse: {
			request: { outcome: 'REBUTTED', statement: { words: 'Not so.', request: { id } } },
			effects: [{ claim: { slug: 'fresh' } }],
		},
	});
});
