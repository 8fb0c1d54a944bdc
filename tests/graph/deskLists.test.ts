import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, publicActor } from '../../src/core/permissions.js';
import { agreeToVerdict } from '../../src/workflow/agreeToVerdict.js';
import { assignClaim } from '../../src/workflow/assignClaim.js';
import { commentOn } from '../../src/workflow/commentOn.js';
import { correctClaim } from '../../src/workflow/correctClaim.js';
import { importClaimReview } from '../../src/workflow/importClaimReview.js';
import { issueVerdict } from '../../src/workflow/issueVerdict.js';
import type { Office } from '../../src/workflow/office.js';
import { recordResponse } from '../../src/workflow/recordResponse.js';
import { requestComment } from '../../src/workflow/requestComment.js';
import { reviseClaim } from '../../src/workflow/reviseClaim.js';
import { scheduleClaim } from '../../src/workflow/scheduleClaim.js';
import { otherDesk, person, publish } from '../_offices.js';
import { must, newWorld, type World } from '../_world.js';
import { aReview } from '../interop/_reviews.js';

let world: World;
let ann: Office;
let eve: Office;
let stranger: Office;
let denial = '';
/** The claim that others reviewed. */
let reviewed = '';
beforeAll(async () => {
	world = await newWorld({ startsAt: '2026-03-01T10:00:00.000Z' });
	ann = await person(world, 'ann', 'CHECKER');
	eve = await person(world, 'eve', 'EDITOR');
	stranger = await person(world, 'Sam', 'OWNER', { deskId: await otherDesk(world) });
	await world.named('mayer');
	for (const slug of ['meta', 'scale']) await world.party(slug, { kind: 'ORGANIZATION' });
	for (const slug of ['left', 'early', 'later']) await world.claim(slug);
	for (const [claim, dueAt, recheckAt] of [
		['left', '2026-03-09', null],
		['early', '2026-03-05', '2026-05-01'],
		['later', null, '2026-04-01'],
	] as const)
		must(await scheduleClaim(eve, { claim, dueAt, recheckAt }));

	must(await assignClaim(eve, { claim: 'left', user: id(ann), role: 'CHECKER', dueAt: '2026-03-08' }));
	must(await assignClaim(eve, { claim: 'left', user: id(eve), role: 'EDITOR' }));
	must(await assignClaim(eve, { claim: 'left', user: id(eve), role: 'SECOND_READER', dueAt: '2026-03-07' }));

	denial = (await world.rebuttal('left', 'mayer')).id;
	must(await commentOn(ann, { subject: 'left', text: 'Who says so?' }));
	must(await commentOn(ann, { subject: denial, text: 'In part only?' }));

	const ask = async (party: string, deadline: string, channel: 'PHONE' | 'EMAIL') => {
		const asked = { claim: 'left', party, question: 'So?', channel, deadline };
		return must(await requestComment(ann, asked)).thing.id;
	};
	const answered = await ask('meta', '2026-03-07', 'EMAIL');
	must(await recordResponse(ann, { request: answered, outcome: 'DECLINED', words: 'No comment.' }));
	await ask('meta', '2026-03-06', 'PHONE');
	await ask('scale', '2026-03-05', 'EMAIL');

	must(await reviseClaim(eve, { claim: 'left', text: '他离开了。', language: 'zh', reason: 'it was said so' }));
	const verdict = { claim: 'left', explanation: 'We looked.', language: 'en' };
	must(await issueVerdict(ann, { ...verdict, rating: 'false' }));
	const { id: agreed } = must(await issueVerdict(ann, { ...verdict, rating: 'true' })).thing;
	must(await agreeToVerdict(eve, { verdict: agreed }));
	must(await issueVerdict(ann, { ...verdict, rating: 'false', sealed: true }));

	await publish(world, 'left');
	must(await correctClaim(eve, { claim: 'left', was: 'in June', now: 'in August', reason: 'we misread it' }));
	await world.retract(denial);
	const takenBack = { was: 'he denied it', now: 'he did not', reason: 'it was another Mayer', statement: denial };
	must(await correctClaim(eve, { claim: 'left', ...takenBack }));

	const reviews = [
		{ ...aReview, published: '2026-02' },
		{ ...aReview, url: 'https://other.example.org/a', language: 'zh', published: '2026-01-20' },
		{
			...aReview,
			url: 'https://third.example.org/a',
			reviewer: { ...aReview.reviewer, name: 'Third' },
			published: null,
			rating: { ...aReview.rating, label: 'Satire', value: null },
		},
	];
	must(
		await importClaimReview(world.office, { reviews: reviews.map((review, at) => ({ place: String(at), review })) }),
	);
	const claims = (await world.ask<{ claims: { nodes: { slug: string }[] } }>(`{ claims { nodes { slug } } }`)).data
		?.claims;
	reviewed = claims?.nodes.find(({ slug }) => !['left', 'early', 'later'].includes(slug))?.slug ?? '';
});
afterAll(() => world.close());

const id = (office: Office): string => office.actor.userId ?? '';

/** A list under a claim, or of all: a text of each entry, and how many there are said to be. */
async function listed(list: string, options: { show: string; of?: string; actor?: Actor }) {
	const { show, of, actor = ann.actor } = options;
	const inner = `list: ${list} { totalCount nodes { ${show} } }`;
	const { data, errors } = await world
		.as(actor)
		.ask<{ list?: Listing; of?: { list: Listing } }>(
			of ? `{ of: claim(by: { slug: "${of}" }) { ${inner} } }` : `{ ${inner} }`,
		);
	if (errors) throw new Error(errors.map((one) => one.message).join('; '));
	const found = data?.of?.list ?? data?.list;
	const texts = found?.nodes.map((node) => textOf(node)) ?? [];
	expect(found?.totalCount).toBe(texts.length);
	return texts;
}
type Claims = { claims: { nodes: { slug: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
type Listing = { nodes: object[]; totalCount: number };
const textOf = (node: object): string =>
	Object.values(node)
		.map((one) => (one !== null && typeof one === 'object' ? textOf(one) : String(one)))
		.join(' ');

describe("claims in the order of the desk's dates", () => {
	const by = (field: string, more = '') => `claims(orderBy: { field: ${field}, direction: ASCENDING }${more})`;

	it.each([
		['DUE_AT', ['early', 'left']],
		['RECHECK_AT', ['later', 'early']],
	])('%s are those that have one', async (field, slugs) => {
		expect(await listed(by(field), { show: 'slug' })).toEqual(slugs);
	});

	it('are gone through by cursors in both directions, and narrowed as every list of claims', async () => {
		const query = `query($after: String) { claims(first: 1, after: $after, orderBy: { field: DUE_AT, direction: DESCENDING }) {
			nodes { slug } pageInfo { endCursor hasNextPage } } }`;
		const seen: string[] = [];
		const pageAfter = async (after: string | null) =>
			(await world.as(ann.actor).ask<Claims>(query, { after })).data?.claims;
		let after: string | null = null;
		do {
			const page: Claims['claims'] | undefined = await pageAfter(after);
			seen.push(...(page?.nodes.map((one) => one.slug) ?? []));
			after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
		} while (after !== null);
		expect(seen).toEqual(['left', 'early']);
		expect(await listed(by('DUE_AT', ', filter: { dueUntil: "2026-03-05" }'), { show: 'slug' })).toEqual(['early']);
	});

	it('are none for the public and for another desk, of what is published too', async () => {
		for (const actor of [publicActor, stranger.actor])
			for (const field of ['DUE_AT', 'RECHECK_AT'])
				expect(await listed(by(field), { show: 'slug', actor })).toEqual([]);
	});
});

describe('what hangs from a claim can be narrowed and ordered by what it shows', () => {
	it.each([
		['assignments', '{ role: [EDITOR, SECOND_READER] }', 'role', ['EDITOR', 'SECOND_READER']],
		['assignments', '{ dueUntil: "2026-03-07" }', 'role', ['SECOND_READER']],
		['assignments', '{ user: "usr_ann0000000000000" }', 'role', ['CHECKER']],
		['assignments', '{ recordedUntil: "2026-02-28" }', 'role', []],
		['comments', '{ recordedFrom: "2026-03-01" }', 'text', ['Who says so?', 'In part only?']],
		['comments', '{ recordedUntil: "2026-02-28" }', 'text', []],
		['moves', '{ to: [READY, PUBLISHED] }', 'to', ['READY', 'PUBLISHED']],
		['moves', '{ atUntil: "2026-02-28" }', 'to', []],
		['corrections', '{ ofStatement: true }', 'now', ['he did not']],
		['corrections', '{ ofStatement: false, recordedFrom: "2026-03-01" }', 'now', ['in August']],
		['revisions', '{ language: ["ZH"] }', 'text', ['他离开了。']],
		['revisions', '{ recordedUntil: "2026-02-28" }', 'text', []],
		['requests', '{ party: "meta" }', 'channel', ['EMAIL', 'PHONE']],
		['requests', '{ channel: [PHONE, POST] }', 'channel', ['PHONE']],
		['requests', '{ outcome: [DECLINED] }', 'outcome', ['DECLINED']],
		['requests', '{ open: true, deadlineUntil: "2026-03-05" }', 'party { slug }', ['scale']],
		['requests', '{ askedUntil: "2026-02-28" }', 'channel', []],
		['verdicts', '{ state: [AGREED] }', 'rating { key }', ['true']],
		['verdicts', '{ rating: ["false"] }', 'state', ['SUPERSEDED', 'AWAITING']],
		['verdicts', '{ recordedUntil: "2026-02-28" }', 'state', []],
	])('%s by %s', async (list, filter, show, expected) => {
		expect(await listed(`${list}(filter: ${filter})`, { show, of: 'left' })).toEqual(expected);
	});

	it.each([
		['assignments', 'DUE_AT', 'role', ['EDITOR', 'SECOND_READER', 'CHECKER']],
		['requests', 'DEADLINE', 'party { slug } channel', ['scale EMAIL', 'meta PHONE', 'meta EMAIL']],
		['requests', 'ASKED_AT', 'party { slug } channel', ['meta EMAIL', 'meta PHONE', 'scale EMAIL']],
	])('%s in the order of %s, and the other way round', async (list, field, show, expected) => {
		const inOrder = (direction: string) =>
			listed(`${list}(orderBy: { field: ${field}, direction: ${direction} })`, { show, of: 'left' });
		expect(await inOrder('ASCENDING')).toEqual(expected);
		expect(await inOrder('DESCENDING')).toEqual([...expected].reverse());
	});

	it('comments by the statement that they are about', async () => {
		const about = `comments(filter: { statement: "${denial}" })`;
		expect(await listed(about, { show: 'text', of: 'left' })).toEqual(['In part only?']);
	});

	it.each([
		['filter: { reviewer: ["Third"] }', ['null']],
		['filter: { language: ["zh"] }', ['2026-01-20']],
		['filter: { mappedRating: ["false"], publishedFrom: "2026-02" }', ['2026-02']],
		[
			'filter: { publishedUntil: "2026" }, orderBy: { field: PUBLISHED, direction: ASCENDING }',
			['2026-01-20', '2026-02'],
		],
		['orderBy: { field: PUBLISHED }', ['2026-02', '2026-01-20', 'null']],
		['orderBy: { field: RECORDED_AT }, filter: { recordedUntil: "2026-02-28" }', []],
	])('reviews by others: %s', async (asked, published) => {
		const found = await listed(`externalReviews(${asked})`, { show: 'published', of: reviewed });
		expect(found).toEqual(published);
	});

	it('a cursor fits in either direction, and is refused in another order', async () => {
		const asked = (order: string, after = '') =>
			world
				.as(ann.actor)
				.ask<{ claim: { requests: { pageInfo: { endCursor: string } } } }>(
					`{ claim(by: { slug: "left" }) { requests(first: 1${after}, orderBy: { field: ${order} }) { pageInfo { endCursor } } } }`,
				);
		const cursor = (await asked('DEADLINE')).data?.claim.requests.pageInfo.endCursor;
		expect((await asked('DEADLINE', `, after: "${cursor}"`)).errors).toBeUndefined();
		expect((await asked('DEADLINE, direction: ASCENDING', `, after: "${cursor}"`)).errors).toBeUndefined();
		expect((await asked('ASKED_AT', `, after: "${cursor}"`)).errors?.[0]?.message).toMatch(/another list or order/);
	});
});

describe('a filter tells nobody what they may not know', () => {
	it.each([
		['requests(filter: { channel: [PHONE, EMAIL] })', 'askedOn'],
		['requests(filter: { deadlineUntil: "2030-01-01" })', 'askedOn'],
		['requests(filter: { askedFrom: "2026-03-01T09:00:00Z", askedUntil: "2026-03-01T09:30:00Z" })', 'askedOn'],
		['verdicts(filter: { rating: ["false"] })', 'state'],
		['verdicts(filter: { state: [AWAITING, SUPERSEDED, REJECTED] })', 'state'],
		['assignments(filter: { role: [CHECKER] })', 'role'],
		['comments(filter: { recordedFrom: "2020-01-01" })', 'text'],
		['moves(filter: { to: [CHECKING, READY] })', 'to'],
		['revisions(filter: { language: ["en"] })', 'text'],
	])('the public asks for %s in vain', async (list, show) => {
		expect(await listed(list, { show, of: 'left', actor: publicActor })).toEqual([]);
	});

	it('days are as good as moments to the public', async () => {
		const asked = { show: 'askedOn', of: 'left', actor: publicActor };
		const day = '2026-03-01';
		expect(await listed('requests(filter: { askedFrom: "2026-03-01", askedUntil: "2026-03-01" })', asked)).toEqual([
			day,
			day,
			day,
		]);
		const moves = { show: 'to', of: 'left', actor: publicActor };
		expect(await listed('moves(filter: { atFrom: "2026-03-01", atUntil: "2026-03-01T00:00:01Z" })', moves)).toEqual([
			'PUBLISHED',
			'CORRECTED',
		]);
		expect(await listed('moves(filter: { atFrom: "2026-03-01T00:00:01Z" })', moves)).toEqual([]);
	});

	it('a verdict that is sealed for a colleague is not found by its rating', async () => {
		const asked = { show: 'state', of: 'left', actor: eve.actor };
		expect(await listed('verdicts(filter: { rating: ["false"] })', asked)).toEqual(['SUPERSEDED']);
	});
});

describe('what a desk still awaits an answer to', () => {
	it.each([
		['', ['scale', 'meta']],
		['(filter: { party: "meta" })', ['meta']],
		['(filter: { channel: [EMAIL] })', ['scale']],
		['(filter: { deadlineFrom: "2026-03-06" })', ['meta']],
		['(filter: { party: "nobody" })', []],
		['(orderBy: { field: DEADLINE })', ['meta', 'scale']],
		['(orderBy: { field: ASKED_AT, direction: ASCENDING })', ['meta', 'scale']],
	])('%s', async (asked, parties) => {
		expect(await listed(`openRequests${asked}`, { show: 'party { slug }' })).toEqual(parties);
	});
});

describe('users', () => {
	it.each([
		['users', `role: [${Array(101).fill('OWNER')}]`],
		['claim(by: { slug: "left" }) { revisions', `language: [${Array(101).fill('"en"')}]`],
		['claim(by: { slug: "left" }) { verdicts', `rating: [${Array(101).fill('"true"')}]`],
	])('and others are not narrowed by more than a hundred values: %s', async (list, filter) => {
		const end = list.startsWith('claim') ? '}' : '';
		const { errors } = await world.as(ann.actor).ask(`{ ${list}(filter: { ${filter} }) { totalCount } ${end} }`);
		expect(errors?.map((one) => one.message)).toEqual(['a filter names 101 values; the most is 100']);
	});

	it.each([
		['(filter: { nameStartsWith: "AN" })', ['ann']],
		['(filter: { role: [EDITOR, OWNER] })', ['eve', 'Owner']],
		['(filter: { role: [EDITOR], nameStartsWith: "a" })', []],
		['(filter: { nameStartsWith: "s" })', []],
	])('%s', async (asked, names) => {
		expect(await listed(`users${asked}`, { show: 'name' })).toEqual(names);
		const { data } = await world
			.as(ann.actor)
			.ask<{ desks: { nodes: { users: { nodes: { name: string }[] } }[] } }>(
				`{ desks { nodes { users${asked} { nodes { name } } } } }`,
			);
		expect(data?.desks.nodes[0]?.users.nodes.map((one) => one.name)).toEqual(names);
	});
});

it('a list under a claim goes on where it stood when the entry that it stood at fits no longer', async () => {
	await world.claim('asked');
	const put = async (party: string) => {
		const asked = { claim: 'asked', party, question: 'So?', channel: 'POST', deadline: '2026-03-30' } as const;
		return must(await requestComment(ann, asked)).thing.id;
	};
	for (const slug of ['surge', 'tide']) await world.party(slug, { kind: 'ORGANIZATION' });
	const first = await put('meta');
	for (const party of ['scale', 'surge', 'tide']) await put(party);
	const page = async (asked: string) => {
		const { data, errors } = await world.as(ann.actor).ask<{
			claim: { requests: { totalCount: number; nodes: { id: string }[]; pageInfo: Record<string, unknown> } };
		}>(`{ claim(by: { slug: "asked" }) { requests(${asked}, filter: { open: true }) { totalCount
			nodes { id party { slug } } pageInfo { endCursor hasNextPage hasPreviousPage } } } }`);
		expect(errors).toBeUndefined();
		return data?.claim.requests;
	};
	const begun = await page('first: 1');
	expect(begun?.nodes.map((one) => one.id)).toEqual([first]);
	must(await recordResponse(ann, { request: first, outcome: 'DECLINED', words: 'No.' }));
	const cursor = String(begun?.pageInfo.endCursor);
	expect(await page(`first: 2, after: "${cursor}"`)).toMatchObject({
		totalCount: 3,
		nodes: [{ party: { slug: 'scale' } }, { party: { slug: 'surge' } }],
		pageInfo: { hasNextPage: true, hasPreviousPage: false },
	});
	expect(await page(`last: 2, before: "${cursor}"`)).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true } });
});
