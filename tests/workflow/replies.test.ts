import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foundingDeskId } from '../../src/core/desk.js';
import { missingReplies, type RequestDraft, type ResponseDraft } from '../../src/core/reply.js';
import { loadRequests } from '../../src/store/requests.js';
import { closeRequest } from '../../src/workflow/closeRequest.js';
import type { Office } from '../../src/workflow/office.js';
import { recordResponse } from '../../src/workflow/recordResponse.js';
import { remindParty } from '../../src/workflow/remindParty.js';
import { requestComment } from '../../src/workflow/requestComment.js';
import { otherDesk, person, promoted } from '../_offices.js';
import { briefly, must, newWorld, type World } from '../_world.js';

let world: World;
let ann: Office;
let today: number;
const later = (days: number) => {
	today += days * 86_400_000;
};
beforeEach(async () => {
	today = Date.parse('2026-03-01T10:00:00.000Z');
	world = await newWorld({ now: () => new Date(today++).toISOString() });
	ann = await person(world, 'ann', 'REPORTER');
	for (const slug of ['meta', 'scale']) await world.party(slug, { kind: 'ORGANIZATION' });
	await world.party('mayer');
	const news = 'UNFAVOURABLE' as const;
	await world.claim('claim', { about: ['meta', 'scale', 'mayer'].map((party) => ({ party, news })) });
	await world.claim('noise', { about: [{ party: 'meta', news }] });
	await world.unnamed('two', 2);
	await world.testimony('claim', 'two');
});
afterEach(() => world.close());

const draft: RequestDraft = {
	claim: 'claim',
	party: 'meta',
	question: 'Is it so?',
	channel: 'EMAIL',
	deadline: '2026-03-03',
};
const ask = async (more: Partial<RequestDraft> = {}) => must(await requestComment(ann, { ...draft, ...more })).thing;
const respond = (request: string, outcome: ResponseDraft['outcome'], more: Partial<ResponseDraft> = {}) =>
	recordResponse(ann, { request, outcome, ...more });
const requestsAbout = async (slug: string) => {
	const { id } = (await world.case(slug)).claim;
	return world.database.read(async (session) => (await loadRequests(session, [id])).get(id) ?? []);
};
const missing = async (slug: string) => {
	const theCase = await world.case(slug);
	const ids = missingReplies(theCase, await requestsAbout(slug));
	return ids.map((id) => theCase.parties.get(id)?.slug);
};

describe('a request for comment', () => {
	it('keeps whom, what, how and until when, counts a day whole, and moves no score', async () => {
		const before = await world.scores();
		const request = await ask({ askedAt: '2026-02-28T09:00:00Z' });
		expect(request).toMatchObject({
			question: 'Is it so?',
			language: 'en',
			channel: 'EMAIL',
			deadline: '2026-03-03T23:59:59.999Z',
			askedAt: '2026-02-28T09:00:00.000Z',
			userId: ann.actor.userId,
			reminders: [],
			outcomes: [],
		});
		expect(await requestsAbout('claim')).toMatchObject([request]);
		expect(await requestsAbout('noise')).toEqual([]);
		expect(await world.scores()).toEqual(before);
	});

	it('takes the party out of those whom nobody asked', async () => {
		expect(await missing('claim')).toEqual(['meta', 'scale', 'mayer']);
		await ask();
		expect(await missing('claim')).toEqual(['scale', 'mayer']);
		expect(await missing('noise')).toEqual(['meta']);
		await world.named('mayer');
		const denial = await world.rebuttal('claim', 'mayer');
		expect(await missing('claim')).toEqual(['scale']);
		await world.retract(denial.id);
		expect(await missing('claim')).toEqual(['scale', 'mayer']);
		await world.silence('claim', 'mayer', 'NOT_ASKED');
		expect(await missing('claim')).toEqual(['scale', 'mayer']);
		await world.silence('claim', 'mayer', 'DECLINED_TO_COMMENT');
		expect(await missing('claim')).toEqual(['scale']);
	});

	it('is reminded of as often as need be, and no more once there is an outcome', async () => {
		const { id: request } = await ask();
		later(1);
		must(await remindParty(ann, { request }));
		const { reminders } = must(await remindParty(ann, { request, channel: 'PHONE', note: 'left a message' })).thing;
		expect(reminders.map((one) => [one.sequence, one.channel, one.note])).toEqual([
			[1, 'EMAIL', null],
			[2, 'PHONE', 'left a message'],
		]);
		expect(briefly(await remindParty(ann, { request, remindedAt: '2026-02-01' }))).toEqual(['INVALID remindedAt']);
		must(await respond(request, 'DECLINED'));
		expect(briefly(await remindParty(ann, { request }))).toEqual(['CONFLICT request']);
	});
});

describe('the outcome of a request', () => {
	it.each([
		['CONFIRMED', { words: 'Yes.' }, { role: 'TESTIMONY', stance: 'CONFIRMS', words: 'Yes.' }],
		['REBUTTED', { opposes: 'DENIES_IN_PART' }, { role: 'REBUTTAL', kind: 'REBUTS', stance: 'DENIES_IN_PART' }],
		['DECLINED', {}, { role: 'SILENCE', response: 'DECLINED_TO_COMMENT' }],
		['ANSWERED_OFF_POINT', { words: 'We care.' }, { role: 'SILENCE', response: 'ANSWERED_OFF_POINT' }],
		['REDIRECTED', {}, { role: 'SILENCE', response: 'REDIRECTED' }],
	] as const)('%s becomes a statement of whoever speaks for the party', async (outcome, more, expected) => {
		const { id } = await ask();
		const { thing } = must(await respond(id, outcome, more));
		const { statements, sources, parties } = await world.case('claim');
		const statement = statements.at(-1);
		expect(statement).toMatchObject(expected);
		expect(thing.outcomes).toEqual([
			expect.objectContaining({ sequence: 1, kind: outcome, statementId: statement?.id }),
		]);
		const source = sources.get(statement?.sourceId ?? '');
		expect(source).toMatchObject({ attribution: 'SPOKESPERSON', partyIds: [thing.partyId] });
		expect(parties.get(thing.partyId)?.slug).toBe('meta');
	});

	it('can oppose a statement under the claim, and none elsewhere', async () => {
		const { id } = await ask();
		const noise = await world.testimony('noise', 'two');
		for (const target of [noise.id, 'noise', 'nowhere'])
			expect(briefly(await respond(id, 'REBUTTED', { target }))).toEqual(['INVALID target']);
		const [said] = (await world.case('claim')).statements;
		must(await respond(id, 'REBUTTED', { target: said?.id ?? '' }));
		expect((await world.case('claim')).statements.at(-1)).toMatchObject({ kind: 'COUNTERS', targetId: said?.id });
	});

	it('takes the source on record that speaks for the party alone, and a person on the record', async () => {
		const spokesperson = await world.source('spox', { attribution: 'SPOKESPERSON', parties: ['meta'] });
		await world.source('both', { attribution: 'SPOKESPERSON', parties: ['scale', 'meta'] });
		must(await respond((await ask()).id, 'DECLINED'));
		must(await respond((await ask({ party: 'mayer' })).id, 'DECLINED'));
		must(await respond((await ask({ party: 'scale' })).id, 'DECLINED'));
		const { statements, sources } = await world.case('claim');
		const [meta, mayer, scale] = statements.slice(-3).map((one) => sources.get(one.sourceId));
		expect(meta?.id).toBe(spokesperson.id);
		expect(mayer?.attribution).toBe('ON_RECORD');
		expect(scale?.partyIds).toHaveLength(1);
	});

	it('is refused for a source that is unnamed, or speaks for somebody else', async () => {
		const { id } = await ask();
		await world.named('mayer');
		for (const source of ['two', 'mayer'])
			expect(briefly(await respond(id, 'DECLINED', { source }))).toEqual(['INVALID source']);
		expect(briefly(await respond(id, 'DECLINED', { source: 'nowhere' }))).toEqual(['NOT_FOUND source']);
	});

	it('is one; only an answer after the deadline may follow NO_RESPONSE', async () => {
		const { id } = await ask();
		must(await respond(id, 'ANSWERED_OFF_POINT'));
		expect(briefly(await respond(id, 'REBUTTED'))).toEqual(['CONFLICT request']);
		expect(briefly(await closeRequest(ann, { request: id }))).toEqual(['CONFLICT request']);
		const again = await ask();
		later(3);
		must(await closeRequest(ann, { request: again.id }));
		const late = must(await respond(again.id, 'REBUTTED')).thing;
		expect(late.outcomes.map((one) => one.kind)).toEqual(['NO_RESPONSE', 'REBUTTED']);
	});

	it('is NO_RESPONSE only when somebody says so, after the deadline', async () => {
		const { id: request } = await ask();
		expect(briefly(await closeRequest(ann, { request }))).toEqual(['CONFLICT request']);
		expect(briefly(await respond(request, 'NO_RESPONSE'))).toEqual(['INVALID outcome']);
		later(30);
		expect((await requestsAbout('claim'))[0]?.outcomes).toEqual([]);
		must(await closeRequest(ann, { request, note: 'three mails' }));
		expect((await world.case('claim')).statements.at(-1)).toMatchObject({
			role: 'SILENCE',
			response: 'NO_RESPONSE',
			note: 'three mails',
		});
		expect((await requestsAbout('claim'))[0]?.outcomes).toMatchObject([{ kind: 'NO_RESPONSE' }]);
	});

	it('keeps nothing where it is refused or a dry run, not even the source made for it', async () => {
		const { id: request } = await ask();
		const before = await world.count('source');
		expect(
			briefly(await respond(request, 'DECLINED', { supports: 'ASSERTS', opposes: 'DENIES', target: 'claim' })),
		).toEqual(['INVALID supports', 'INVALID opposes', 'INVALID target']);
		expect(briefly(await respond(request, 'DECLINED', { wordsLanguage: 'qqq-', words: 'x'.repeat(10_001) }))).toEqual([
			'TOO_LONG words',
			'INVALID wordsLanguage',
		]);
		must(await recordResponse(ann, { request, outcome: 'DECLINED' }, { dryRun: true }));
		expect(await world.count('source')).toBe(before);
		expect(await world.count('request_outcome')).toBe(0);
	});
});

describe('a request is refused', () => {
	it('with all that is wrong at once', async () => {
		expect(
			briefly(
				await requestComment(ann, {
					claim: 'nowhere',
					party: 'claim',
					question: '',
					language: 'qqq-',
					channel: 'EMAIL',
					deadline: 'soon',
					askedAt: '2027-01-01',
				}),
			),
		).toEqual([
			'NOT_FOUND claim',
			'NOT_FOUND party',
			'INVALID askedAt',
			'INVALID deadline',
			'INVALID question',
			'INVALID language',
		]);
		expect(briefly(await requestComment(ann, { ...draft, deadline: '2026-02-01' }))).toEqual(['INVALID deadline']);
		await ask();
		expect(briefly(await requestComment(ann, draft))).toEqual(['DUPLICATE party']);
		for (const verb of [remindParty, closeRequest] as const)
			expect(briefly(await verb(ann, { request: 'nowhere' }))).toEqual(['NOT_FOUND request']);
		const { id } = (await world.case('claim')).claim;
		expect(briefly(await respond(id, 'DECLINED'))).toEqual(['WRONG_TYPE request']);
	});

	it('to readers, and at another desk as if it were not there', async () => {
		const { id: request } = await ask();
		expect(briefly(await requestComment(promoted(ann, 'READER'), draft))).toEqual(['NOT_PERMITTED claim']);
		expect(briefly(await recordResponse(promoted(ann, 'READER'), { request, outcome: 'DECLINED' }))).toEqual([
			'NOT_PERMITTED request',
		]);
		const stranger = await person(world, 'zoe', 'OWNER', { deskId: await otherDesk(world) });
		expect(briefly(await closeRequest(stranger, { request }))).toEqual(['NOT_FOUND request']);
		expect(ann.actor.seats[0]?.deskId).toBe(foundingDeskId);
	});
});
