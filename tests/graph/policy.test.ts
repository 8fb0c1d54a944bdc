import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicActor } from '../../src/core/permissions.js';
import { agreeToVerdict } from '../../src/workflow/agreeToVerdict.js';
import { approveSource } from '../../src/workflow/approveSource.js';
import { issueVerdict } from '../../src/workflow/issueVerdict.js';
import type { Office } from '../../src/workflow/office.js';
import { requestComment } from '../../src/workflow/requestComment.js';
import { person, publish } from '../_offices.js';
import { must, newWorld, type World } from '../_world.js';

let world: World;
let ann: Office;
let eve: Office;
beforeAll(async () => {
	world = await newWorld({ startsAt: '2026-03-01T10:00:00.000Z' });
	[ann, eve] = [await person(world, 'ann', 'CHECKER'), await person(world, 'eve', 'EDITOR')];
	await world.party('meta', { kind: 'ORGANIZATION', name: 'Meta', names: [{ language: 'zh', text: '元宇宙' }] });
	await world.unnamed('two', 2);
	for (let at = 0; at < 12; at++) {
		const claim = `c${String(at).padStart(2, '0')}`;
		await world.claim(claim, { about: [{ party: 'meta', news: 'UNFAVOURABLE' }] });
		await world.testimony(claim, 'two', { quote: 'so' });
		if (at === 0) continue;
		const given = { claim, rating: 'true', explanation: 'It is so.', language: 'en' };
		const { id: verdict } = must(await issueVerdict(ann, given)).thing;
		if (at % 2 === 0) must(await agreeToVerdict(eve, { verdict }));
		must(await approveSource(eve, { claim, source: 'two', reason: 'known' }));
		const question = { party: 'meta', question: 'So?', channel: 'EMAIL', deadline: '2026-03-09' } as const;
		must(await requestComment(ann, { claim, ...question }));
		if (at % 3 === 0) await publish(world, claim);
	}
});
afterAll(() => world.close());

const fields = `readiness { ready policyVersion rules { rule met because inChinese: because(language: "zh") cites
	objects { id __typename } override { reason by } } }
	overrides { rules reason by recordedAt } sourceApprovals { reason by source { slug } } missingReplies { slug }`;

it('readiness says rule by rule what is missing, with the objects and words in two languages', async () => {
	const { data, errors } = await world.as(ann.actor).ask(`{ claim(by: { slug: "c00" }) { ${fields} } }`);
	expect(errors).toBeUndefined();
	expect(data).toMatchObject({
		claim: {
			readiness: {
				ready: false,
				policyVersion: 0,
				rules: [
					{
						rule: 'INDEPENDENT_ORIGINS',
						met: false,
						because: '1 independent origin; 2 needed',
						inChinese: '独立来源 1 个，需要 2 个',
						objects: [{ __typename: 'Testimony' }],
					},
					{ rule: 'ACCUSATION_ON_RECORD', met: false, objects: [{ __typename: 'Party' }, { __typename: 'Testimony' }] },
					{
						rule: 'RIGHT_OF_REPLY',
						because: 'nobody asked Meta for a reply',
						inChinese: '尚未向元宇宙求证',
						objects: [{ __typename: 'Party' }],
					},
					{ rule: 'QUOTES_VERIFIED', met: true, objects: [{ __typename: 'Testimony' }] },
					{ rule: 'SECOND_READER', met: false, objects: [{ __typename: 'Claim' }] },
					{ rule: 'UNNAMED_APPROVED', met: false, objects: [{ __typename: 'Source' }] },
				],
			},
			overrides: [],
			sourceApprovals: [],
			missingReplies: [{ slug: 'meta' }],
		},
	});
});

it('the public sees overrides, by the day and without names, and no readiness', async () => {
	const asked = `{ claim(by: { slug: "c03" }) { ${fields} } policy { version } }`;
	const { data, errors } = await world.as(publicActor).ask(asked);
	expect(errors).toBeUndefined();
	expect(data).toEqual({
		claim: {
			readiness: null,
			overrides: [
				{
					rules: ['INDEPENDENT_ORIGINS', 'ACCUSATION_ON_RECORD', 'RIGHT_OF_REPLY', 'SECOND_READER'],
					reason: 'for this test',
					by: null,
					recordedAt: '2026-03-01T00:00:00.000Z',
				},
			],
			sourceApprovals: [],
			missingReplies: [],
		},
		policy: null,
	});
	expect((await world.as(eve.actor).ask(asked)).data).toMatchObject({
		claim: {
			readiness: {
				ready: true,
				rules: [{ met: false, override: { reason: 'for this test', by: null } }, {}, {}, {}, {}, {}],
			},
			sourceApprovals: [{ reason: 'known', by: 'eve', source: { slug: 'two' } }],
		},
		policy: { version: 0 },
	});
});

it('a policy is shown, changed and refused through the API', async () => {
	const show = `{ policy { version reason rules { rule required asks asksInChinese: asks(language: "zh") cites
		least { attribution origins } attributions untilDeadline acceptUnverifiable } } none: policy(version: 9) { version } }`;
	const shown = await world.as(ann.actor).ask(show);
	expect(shown.errors).toBeUndefined();
	expect(shown.data).toMatchObject({
		policy: {
			version: 0,
			rules: [
				{ rule: 'INDEPENDENT_ORIGINS', least: expect.arrayContaining([{ attribution: 'ANONYMOUS', origins: 2 }]) },
				{ rule: 'ACCUSATION_ON_RECORD', attributions: ['ON_RECORD', 'SPOKESPERSON', 'RECORD'], least: null },
				{ rule: 'RIGHT_OF_REPLY', untilDeadline: true },
				{ rule: 'QUOTES_VERIFIED', acceptUnverifiable: true },
				{ rule: 'SECOND_READER', required: true },
				{ rule: 'UNNAMED_APPROVED' },
			],
		},
		none: null,
	});
	const set = `mutation { setPolicy(input: { dryRun: true, reason: "so", rules: [{ rule: SECOND_READER, required: false }] }) {
		saved policy { version } userErrors { code path } } }`;
	expect((await world.as(eve.actor).ask(set)).data).toEqual({
		setPolicy: { saved: false, policy: null, userErrors: [] },
	});
	expect((await world.as(ann.actor).ask(set)).data).toMatchObject({
		setPolicy: { userErrors: [{ code: 'NOT_PERMITTED', path: ['desk'] }] },
	});
});

it.each([
	['readiness, overrides and approvals', fields],
	[
		'their verdicts',
		'verdict { rating { key } } verdicts { totalCount nodes { state author scale { version } decision { by } } }',
	],
	['their requests', 'requests { nodes { party { slug } outcome statement { id } askedBy } } missingReplies { slug }'],
])('a page of claims with %s takes as many SQL statements for twelve claims as for four', async (_what, asked) => {
	const count = async (first: number) =>
		(
			await world.sqlOf(async () => {
				const { errors } = await world
					.as(ann.actor)
					.ask(`{ claims(first: ${first}, orderBy: { field: SLUG, direction: DESCENDING }) { nodes { ${asked} } } }`);
				expect(errors).toBeUndefined();
			})
		).length;
	const few = await count(4);
	expect(await count(12)).toBe(few);
	expect(few).toBeLessThan(12);
});
