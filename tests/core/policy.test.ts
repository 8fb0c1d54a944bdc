import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/core/case.js';
import { defaultMethod } from '../../src/core/contestedness/methods.js';
import { catalogues } from '../../src/core/messages/index.js';
import { defaultPolicy, type Override } from '../../src/core/policy/policy.js';
import { explainRule, readinessBy, unmetIn } from '../../src/core/policy/readiness.js';
import type { Because, Facts } from '../../src/core/policy/rule.js';
import { ruleOf, rules } from '../../src/core/policy/rules/index.js';
import { type RuleName, type RuleSetting, ruleNames, usualSettings } from '../../src/core/policy/settings.js';
import { defaultRatings, type Rating } from '../../src/core/ratingScale.js';
import type { CommentRequest } from '../../src/core/reply.js';
import type { Verdict } from '../../src/core/verdict.js';
import {
	asserts,
	badNewsFor,
	caseOf,
	denies,
	linked,
	onRecord,
	record,
	saysNothing,
	spokesperson,
	unnamed,
	type Voice,
	type Word,
} from './_cases.js';

const now = '2026-03-01T12:00:00.000Z';

const factsOf = (theCase: Case, more: Partial<Facts> = {}): Facts => ({
	case: theCase,
	assessment: defaultMethod.assess(theCase),
	requests: [],
	verdicts: [],
	approvals: [],
	quotes: new Map(),
	now,
	...more,
});
const judge = (name: RuleName, facts: Facts, setting: Partial<RuleSetting> = {}) =>
	ruleOf(name).judge(facts, { ...usualSettings[name], ...setting });

const request = (partyId: string, more: Partial<CommentRequest> = {}): CommentRequest => ({
	id: `request to ${partyId}`,
	claimId: 'claim',
	deskId: 'desk',
	partyId,
	question: 'So?',
	language: 'en',
	channel: 'EMAIL',
	deadline: '2026-03-02T00:00:00.000Z',
	askedAt: '2026-02-28T00:00:00.000Z',
	userId: null,
	recordedAt: now,
	reminders: [],
	outcomes: [],
	partyPublicSince: null,
	...more,
});
const verdict = (sequence: number, agreed: boolean | null, claimRevision = 1): Verdict => ({
	id: `verdict ${sequence}`,
	claimId: 'claim',
	sequence,
	deskId: 'desk',
	scaleVersion: 0,
	rating: defaultRatings[0] as Rating,
	explanation: 'so',
	language: 'en',
	sources: [],
	sealed: false,
	claimRevision,
	userId: 'ann',
	recordedAt: now,
	decision: agreed === null ? null : { agreed, reason: null, userId: 'ben', recordedAt: now },
	secondRating: null,
});
const publication: Voice = { attribution: 'PUBLICATION' };

describe('INDEPENDENT_ORIGINS', () => {
	const of = (words: readonly Word[], setting: Partial<RuleSetting> = {}, more = {}) =>
		judge('INDEPENDENT_ORIGINS', factsOf(caseOf(words, more)), setting);

	it('is met by one who speaks by name or one document, and by two who do not', () => {
		expect(of([asserts('a', onRecord('ann'))])).toMatchObject({ met: true, objects: [] });
		expect(of([asserts('a', record())]).met).toBe(true);
		expect(of([asserts('a', unnamed(5))])).toMatchObject({
			met: false,
			objects: ['a'],
			because: { of: 'ORIGINS', found: 1, needed: 2 },
		});
		expect(of([asserts('a', unnamed(2)), asserts('b', unnamed(1))]).met).toBe(true);
		expect(of([asserts('a', unnamed(2)), asserts('b', onRecord('ann'))]).met).toBe(true);
		expect(of([])).toMatchObject({ met: false, objects: ['claim'] });
	});

	it('counts a repetition, and groups that may be the same people, once', () => {
		const id = 'source of first';
		const again = { ...unnamed(2), mayOverlapIds: [id] };
		expect(of([asserts('first', unnamed(2)), asserts('b', again)]).because).toMatchObject({ found: 1 });
		const wire = { originDocumentId: 'wire' };
		expect(of([asserts('a', publication, wire), asserts('b', publication, wire)]).because).toMatchObject({ found: 1 });
	});

	it('is for the claims that it rests on where nobody says it outright', () => {
		expect(of([], {}, { links: [linked('basis', 'RESTS_ON', 0.5)] }).because).toEqual({ of: 'RESTS_ON_CLAIMS' });
		expect(of([], {}, { links: [linked('other', 'OPPOSED_BY', 0.5)] }).met).toBe(false);
	});

	it('asks for what the desk says', () => {
		expect(of([asserts('a', onRecord('ann'))], { least: { ON_RECORD: 2 } }).met).toBe(false);
	});
});

describe('ACCUSATION_ON_RECORD', () => {
	const of = (words: readonly Word[], more = {}) =>
		judge('ACCUSATION_ON_RECORD', factsOf(caseOf(words, { bearings: [badNewsFor('meta')], ...more })));

	it('wants somebody on the record, or a document, where the claim is bad news', () => {
		expect(of([asserts('a', unnamed(9)), asserts('b', unnamed(9))])).toMatchObject({
			met: false,
			objects: ['meta', 'a', 'b'],
		});
		for (const voice of [onRecord('ann'), spokesperson('scale'), record()])
			expect(of([asserts('a', unnamed(9)), asserts('b', voice)]).met).toBe(true);
		expect(of([asserts('a', unnamed(9))], { bearings: [] }).because).toEqual({ of: 'NOTHING_TO_MEET' });
		expect(of([asserts('a', onRecord('ann'))], { retracted: ['a'] }).met).toBe(false);
	});
});

describe('RIGHT_OF_REPLY', () => {
	const theCase = caseOf([denies('a', spokesperson('scale')), saysNothing('b', onRecord('mayer'))], {
		bearings: ['meta', 'scale', 'mayer'].map(badNewsFor),
	});
	const of = (requests: readonly CommentRequest[], setting: Partial<RuleSetting> = {}) =>
		judge('RIGHT_OF_REPLY', factsOf(theCase, { requests }), setting);

	it('wants every party with bad news to have spoken, or to have been asked and had its time', () => {
		expect(of([])).toMatchObject({ met: false, objects: ['meta'], because: { unasked: ['meta'], waiting: [] } });
		expect(of([request('meta')])).toMatchObject({
			met: false,
			objects: ['request to meta'],
			because: { unasked: [], waiting: ['meta'] },
		});
		expect(of([request('meta')], { untilDeadline: false }).met).toBe(true);
		expect(of([request('meta', { deadline: '2026-03-01T11:00:00.000Z' })])).toMatchObject({ met: true, objects: [] });
		const outcome = { sequence: 1, kind: 'DECLINED', statementId: 's', recordedAt: now } as const;
		expect(of([request('meta', { outcomes: [outcome] })]).met).toBe(true);
		expect(of([request('elsewhere', { outcomes: [outcome] })]).met).toBe(false);
	});
});

describe('QUOTES_VERIFIED', () => {
	const theCase = caseOf([
		asserts('a', onRecord('ann'), { quote: 'so' }),
		denies('b', onRecord('ben'), { quote: 'not so' }),
		asserts('c', onRecord('cy')),
	]);
	const of = (quotes: [string, 'VERIFIED' | 'NOT_FOUND'][], setting: Partial<RuleSetting> = {}) =>
		judge('QUOTES_VERIFIED', factsOf(theCase, { quotes: new Map(quotes) }), setting);

	it('wants quotes in their documents; what cannot be compared passes or not, as the desk says, and is named', () => {
		expect(of([])).toMatchObject({ met: true, objects: ['a', 'b'], because: { notFound: 0, unverifiable: 2 } });
		expect(of([], { acceptUnverifiable: false }).met).toBe(false);
		expect(of([['a', 'NOT_FOUND']])).toMatchObject({ met: false, objects: ['a', 'b'] });
		expect(
			of(
				[
					['a', 'VERIFIED'],
					['b', 'VERIFIED'],
				],
				{ acceptUnverifiable: false },
			),
		).toMatchObject({ met: true, objects: [] });
	});
});

describe('SECOND_READER', () => {
	const of = (...verdicts: Verdict[]) => judge('SECOND_READER', factsOf(caseOf([]), { verdicts }));

	it('wants a verdict on the present wording that a second person agreed to', () => {
		expect(of()).toMatchObject({ met: false, objects: ['claim'], because: { verdict: 'NONE' } });
		expect(of(verdict(1, null))).toMatchObject({
			met: false,
			objects: ['verdict 1'],
			because: { verdict: 'AWAITING' },
		});
		expect(of(verdict(1, false)).because).toMatchObject({ verdict: 'NONE' });
		expect(of(verdict(1, true))).toMatchObject({ met: true, objects: [] });
		expect(of(verdict(1, true), verdict(2, null)).met).toBe(true);
		expect(of(verdict(1, true, 0))).toMatchObject({ met: false, because: { verdict: 'OUTDATED' } });
	});
});

describe('UNNAMED_APPROVED', () => {
	it('wants an editor’s leave for each unnamed source that takes a side', () => {
		const theCase = caseOf([asserts('a', unnamed(2)), denies('b', unnamed(1)), saysNothing('c', unnamed(1))]);
		const approvals = [{ claimId: 'claim', sourceId: 'source of a', reason: 'known', userId: null, recordedAt: now }];
		expect(judge('UNNAMED_APPROVED', factsOf(theCase)).objects).toEqual(['source of a', 'source of b']);
		expect(judge('UNNAMED_APPROVED', factsOf(theCase, { approvals }))).toMatchObject({
			met: false,
			objects: ['source of b'],
			because: { approved: 1, open: 1 },
		});
		expect(judge('UNNAMED_APPROVED', factsOf(caseOf([asserts('a', onRecord('ann'))]))).met).toBe(true);
	});
});

const voice = fc.oneof(
	fc.constantFrom('ann', 'ben', 'cy').map((name) => onRecord(name)),
	fc.integer({ min: 1, max: 4 }).map(unnamed),
	fc.constant(record()),
	fc.constant(publication),
	fc.constantFrom('meta', 'scale').map((name) => spokesperson(name)),
);
const side = fc.constantFrom('FOR', 'AGAINST', 'NEITHER');
const words = fc.array(fc.record({ voice, side }), { maxLength: 7 }).map((all) =>
	all.map((one, at) => {
		const say = { FOR: asserts, AGAINST: denies, NEITHER: saysNothing }[one.side] as typeof asserts;
		return say(`s${at}`, one.voice);
	}),
);
const bearings = fc.subarray(['meta', 'scale', 'ann']).map((ids) => ids.map(badNewsFor));
const requests = fc.subarray(['meta', 'scale', 'ann']).map((ids) => ids.map((id) => request(id, { deadline: now })));

describe('the laws', () => {
	it('more testimony never unmeets an "at least" rule: one more who asserts the claim takes no origin away', () => {
		fc.assert(
			fc.property(words, voice, bearings, (all, another, about) => {
				const before = factsOf(caseOf(all, { bearings: about }));
				const after = factsOf(caseOf([...all, asserts('another', another)], { bearings: about }));
				for (const name of ['INDEPENDENT_ORIGINS', 'ACCUSATION_ON_RECORD', 'RIGHT_OF_REPLY'] as const)
					if (judge(name, before).met) expect(judge(name, after).met, name).toBe(true);
			}),
		);
	});

	it('another request, verdict, agreement or approval unmeets nothing', () => {
		fc.assert(
			fc.property(words, bearings, requests, fc.boolean(), (all, about, asked, agreed) => {
				const theCase = caseOf(all, { bearings: about });
				const facts = factsOf(theCase, { requests: asked, verdicts: [verdict(1, agreed)] });
				const approvals = [...theCase.sources.keys()].map((sourceId) => ({
					claimId: 'claim',
					sourceId,
					reason: 'known',
					userId: null,
					recordedAt: now,
				}));
				const more = {
					requests: [...asked, request('meta')],
					verdicts: [...facts.verdicts, verdict(2, null)],
					approvals,
				};
				for (const name of ruleNames)
					if (judge(name, facts).met) expect(judge(name, { ...facts, ...more }).met, name).toBe(true);
			}),
		);
	});

	it('readiness only grows by overrides, those of the present wording alone count, and all unmet ones make ready', () => {
		const override = (sequence: number, names: readonly RuleName[], claimRevision: number): Override => ({
			claimId: 'claim',
			sequence,
			claimRevision,
			policyVersion: 0,
			rules: names,
			reason: 'because',
			userId: null,
			recordedAt: now,
		});
		const overriding = fc.array(
			fc.record({ names: fc.subarray([...ruleNames]), revision: fc.integer({ min: 1, max: 2 }) }),
		);
		const policy = defaultPolicy('desk');
		fc.assert(
			fc.property(words, bearings, overriding, (all, about, given) => {
				const facts = factsOf(caseOf(all, { bearings: about }));
				const overrides = given.map((one, at) => override(at + 1, one.names, one.revision));
				const by = (some: readonly Override[]) => readinessBy(policy, facts, { overrides: some });
				let left = unmetIn(by([])).length;
				for (let count = 1; count <= overrides.length; count++) {
					const unmet = unmetIn(by(overrides.slice(0, count))).length;
					expect(unmet).toBeLessThanOrEqual(left);
					left = unmet;
				}
				expect(by(overrides).ready).toBe(left === 0);
				const other = overrides.filter((one) => one.claimRevision === 2);
				expect(unmetIn(by(other))).toEqual(unmetIn(by([])));
				const unmet = unmetIn(by([])).map((one) => one.rule);
				expect(by([override(1, unmet, 1)]).ready).toBe(true);
				expect(readinessBy({ rules: {}, version: 3 }, facts, { overrides: [] })).toEqual({
					ready: true,
					rules: [],
					policyVersion: 3,
				});
			}),
		);
	});

	it('each rule is listed once, cites its origin, and is worded in every language', () => {
		expect(rules.map((one) => one.name)).toEqual([...ruleNames]);
		const all: Because[] = [
			{ of: 'NOTHING_TO_MEET' },
			{ of: 'RESTS_ON_CLAIMS' },
			{ of: 'ORIGINS', found: 1, needed: 2 },
			{ of: 'ACCUSED', partyIds: ['meta'], met: false },
			{ of: 'ACCUSED', partyIds: ['meta'], met: true },
			{ of: 'REPLIES', unasked: ['meta'], waiting: ['scale'] },
			{ of: 'REPLIES', unasked: [], waiting: [] },
			{ of: 'QUOTES', notFound: 1, unverifiable: 2 },
			{ of: 'QUOTES', notFound: 0, unverifiable: 0 },
			...(['AGREED', 'AWAITING', 'OUTDATED', 'NONE'] as const).map(
				(one) => ({ of: 'READ_TWICE', verdict: one }) as const,
			),
			{ of: 'UNNAMED', approved: 0, open: 1 },
			{ of: 'UNNAMED', approved: 2, open: 0 },
		];
		for (const messages of catalogues) {
			const said = all.map((because) => explainRule(because, { parties: new Map() }, messages));
			expect(new Set(said).size).toBe(all.length);
			for (const { name, cites } of rules) {
				expect(messages.rule[name].length).toBeGreaterThan(5);
				expect(cites.length).toBeGreaterThan(1);
			}
		}
	});
});
