import { describe, expect, test } from 'vitest';
import { directionOf, interestsIn } from '../../src/core/interest.js';
import { type InterestKind, interestKinds } from '../../src/core/party.js';
import {
	asserts,
	badNewsFor,
	bearing,
	caseOf,
	counters,
	denies,
	document,
	goodNewsFor,
	interest,
	judged,
	onRecord,
	record,
	type Surroundings,
	saysNothing,
	spokesperson,
	undercuts,
	unnamed,
	type Word,
} from './_cases.js';

/** What is found of the last of the words. */
function found(words: readonly Word[], around: Partial<Surroundings>) {
	const theCase = caseOf(words, around);
	const last = theCase.statements.at(-1);
	if (!last) throw new Error('a case without statements');
	return interestsIn(theCase)(last);
}
const interestOf = (word: Word, around: Partial<Surroundings>) => found([word], around).interest;

describe('a party has a stake in itself', () => {
	const itself = spokesperson('firm');

	test.each([
		['denying bad news serves it', denies('a', itself), badNewsFor('firm'), 'SERVES'],
		['asserting good news serves it', asserts('a', itself), goodNewsFor('firm'), 'SERVES'],
		['asserting bad news goes against it', asserts('a', itself), badNewsFor('firm'), 'AGAINST'],
		['denying good news goes against it', denies('a', itself), goodNewsFor('firm'), 'AGAINST'],
		['neutral news leaves it cold', denies('a', itself), bearing('firm', 'NEUTRAL'), 'NONE'],
		['news of others leaves it cold', denies('a', itself), badNewsFor('other'), 'NONE'],
		['qualifying bad news serves it', denies('a', itself, { stance: 'QUALIFIES' }), badNewsFor('firm'), 'SERVES'],
	] as const)('%s', (_, word, news, expected) => {
		expect(interestOf(word, { bearings: [news] })).toBe(expected);
	});

	test('the finding names the stake that decided', () => {
		expect(found([denies('a', itself)], { bearings: [badNewsFor('firm')] }).reason).toEqual({
			of: 'STAKE',
			relation: 'SELF',
			partyId: 'firm',
			inPartyId: 'firm',
			goodNews: false,
			supports: false,
		});
	});
});

describe('a party has a stake in what it is tied to', () => {
	const from = (kind: InterestKind) => ({
		bearings: [badNewsFor('other')],
		interests: [interest('speaker', kind, 'other')],
	});
	const to = (kind: InterestKind) => ({
		bearings: [badNewsFor('other')],
		interests: [interest('other', kind, 'speaker')],
	});
	const denial = denies('a', record('speaker'));
	const outward: Partial<Record<InterestKind, string>> = {
		FOUNDED: 'SERVES',
		INVESTED_IN: 'SERVES',
		LEADS: 'SERVES',
		PART_OF: 'SERVES',
		COMPETES_WITH: 'AGAINST',
	};
	const inward: Partial<Record<InterestKind, string>> = { PART_OF: 'SERVES', COMPETES_WITH: 'AGAINST' };

	test.each(interestKinds)('denying bad news of another, when the speaker %s the other', (kind) => {
		expect(interestOf(denial, from(kind))).toBe(outward[kind] ?? 'NONE');
	});

	test.each(interestKinds)('denying bad news of another, when the other %s the speaker', (kind) => {
		expect(interestOf(denial, to(kind))).toBe(inward[kind] ?? 'NONE');
	});

	test('the whole that contains a part is named as containing it', () => {
		expect(found([denial], to('PART_OF')).reason).toMatchObject({ relation: 'CONTAINS', inPartyId: 'other' });
	});

	test('asserting bad news of a competitor serves the speaker, whichever of the two was recorded as competing', () => {
		const assertion = asserts('a', record('speaker'));
		expect(interestOf(assertion, from('COMPETES_WITH'))).toBe('SERVES');
		expect(interestOf(assertion, to('COMPETES_WITH'))).toBe('SERVES');
	});

	test('direct relations only: what one’s investment contains is no stake', () => {
		const interests = [interest('speaker', 'INVESTED_IN', 'middle'), interest('other', 'PART_OF', 'middle')];
		expect(interestOf(denial, { bearings: [badNewsFor('other')], interests })).toBe('NONE');
		expect(interestOf(denial, { bearings: [badNewsFor('middle')], interests })).toBe('SERVES');
	});

	test('ties between others are no stake of the speaker’s', () => {
		const interests = [interest('third', 'LEADS', 'other'), interest('other', 'COMPETES_WITH', 'third')];
		expect(interestOf(denial, { bearings: [badNewsFor('other')], interests })).toBe('NONE');
	});
});

describe('a tie counts only while it lasts', () => {
	const served = (saidAt: string | null, span: { since?: string; until?: string }, published?: string) =>
		interestOf(
			denies('a', { ...record('speaker'), documentId: 'page' }, { saidAt, recordedAt: '2030-01-01T00:00:00.000Z' }),
			{
				bearings: [badNewsFor('other')],
				interests: [interest('speaker', 'LEADS', 'other', span)],
				documents: published ? [document('page', { published })] : [],
			},
		) === 'SERVES';

	test('not before since, nor after until; the months of both count whole', () => {
		const span = { since: '2025-06', until: '2025-08' };
		expect(served('2025-05-31T23:59:59.999Z', span)).toBe(false);
		expect(served('2025-06-01T00:00:00.000Z', span)).toBe(true);
		expect(served('2025-08-31T23:59:59.999Z', span)).toBe(true);
		expect(served('2025-09-01T00:00:00.000Z', span)).toBe(false);
	});

	test('open ends reach for ever', () => {
		expect(served('1990-01-01T00:00:00.000Z', { until: '2025' })).toBe(true);
		expect(served('2090-01-01T00:00:00.000Z', { since: '2025' })).toBe(true);
	});

	test('where it is not known when something was said, its document’s day counts, else the day it was recorded', () => {
		expect(served(null, { until: '2025' }, '2025-09-03')).toBe(true);
		expect(served(null, { until: '2025' })).toBe(false);
		expect(served(null, { since: '2029' })).toBe(true);
	});
});

describe('a rebuttal of a statement turns the direction round', () => {
	const bearings = [badNewsFor('firm')];
	const claimed = asserts('claimed', unnamed(2));
	const denied = denies('denied', unnamed(1));
	const firm = record('firm');

	test('countering bad news serves whom it is bad for, defending it goes against them', () => {
		expect(found([claimed, counters('a', 'claimed', firm)], { bearings }).interest).toBe('SERVES');
		expect(found([denied, counters('a', 'denied', firm)], { bearings }).interest).toBe('AGAINST');
		const nested = [claimed, counters('first', 'claimed', unnamed(1)), undercuts('a', 'first', firm)];
		expect(found(nested, { bearings }).interest).toBe('AGAINST');
	});

	test('where the chain of targets never reaches the claim there is no direction and no stake', () => {
		expect(found([counters('a', 'nobody', firm)], { bearings }).reason).toEqual({ of: 'NO_STAKE' });
		const silent = [saysNothing('silent', unnamed(1)), counters('a', 'silent', firm)];
		expect(found(silent, { bearings }).interest).toBe('NONE');
		const circle = [counters('b', 'a', unnamed(1)), counters('a', 'b', firm)];
		expect(found(circle, { bearings }).interest).toBe('NONE');
	});

	test('the direction alternates along a chain', () => {
		const chain = [claimed, ...[0, 1, 2, 3].map((at) => counters(`${at}`, at === 0 ? 'claimed' : `${at - 1}`, firm))];
		const statements = new Map(chain.map(({ statement }) => [statement.id, statement]));
		expect([...statements.values()].map((one) => directionOf(one, statements))).toEqual([1, -1, 1, -1, 1]);
	});
});

test('where a statement both serves and goes against its speaker, SERVES holds, in whatever order', () => {
	const interests = [interest('speaker', 'INVESTED_IN', 'other')];
	const denial = denies('a', record('speaker'));
	const bearings = [goodNewsFor('speaker'), badNewsFor('other')];
	expect(interestOf(denial, { bearings, interests })).toBe('SERVES');
	expect(interestOf(denial, { bearings: bearings.toReversed(), interests })).toBe('SERVES');
	const joint = denies('a', record('rival', 'firm'));
	const around = { bearings: [badNewsFor('firm')], interests: [interest('rival', 'COMPETES_WITH', 'firm')] };
	expect(interestOf(joint, around)).toBe('SERVES');
});

test.each(['ANONYMOUS', 'ON_BACKGROUND', 'DEEP_BACKGROUND'] as const)(
	'who speaks %s counts as without interest, known party or not',
	(attribution) => {
		const word = denies('a', { ...onRecord('firm'), attribution });
		expect(found([word], { bearings: [badNewsFor('firm')] })).toEqual({ interest: 'NONE', reason: { of: 'UNNAMED' } });
	},
);

describe('the desk’s own judgement comes first', () => {
	const bearings = [badNewsFor('firm')];
	const denial = denies('a', spokesperson('firm'));

	test('over what is derived, and over an unnamed source’s lack of interest', () => {
		const judgements = [judged('a', 'NONE')];
		expect(found([denial], { bearings, judgements })).toEqual({
			interest: 'NONE',
			reason: { of: 'JUDGED', reason: 'the desk knows' },
		});
		expect(interestOf(denies('a', unnamed(3)), { judgements: [judged('a', 'AGAINST')] })).toBe('AGAINST');
	});

	test('the latest counts, whatever the order in which they are given', () => {
		const judgements = [
			judged('a', 'AGAINST', '2025-09-02T00:00:00.000Z'),
			judged('a', 'NONE', '2025-09-01T00:00:00.000Z'),
		];
		expect(interestOf(denial, { bearings, judgements })).toBe('AGAINST');
		expect(interestOf(denial, { bearings, judgements: judgements.toReversed() })).toBe('AGAINST');
	});

	test('null returns to what is derived', () => {
		const judgements = [judged('a', 'AGAINST', '2025-09-01T00:00:00.000Z'), judged('a', null)];
		expect(found([denial], { bearings, judgements })).toMatchObject({ interest: 'SERVES', reason: { of: 'STAKE' } });
	});

	test('a judgement on one statement leaves others of the same source alone', () => {
		expect(interestOf(denial, { bearings, judgements: [judged('another', 'NONE')] })).toBe('SERVES');
	});
});
