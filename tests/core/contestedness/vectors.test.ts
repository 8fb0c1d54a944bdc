import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { balance, type Point } from '../../../src/core/contestedness/argument.js';
import { balance1 } from '../../../src/core/contestedness/balance.js';
import { contributionsByMatchedMass } from '../../../src/core/contestedness/contributions.js';
import { type Interval, type Opinion, oneSourceInterval, opinionOf } from '../../../src/core/contestedness/opinion.js';
import { type Voice as Amount, amountOf, balanceWeights } from '../../../src/core/contestedness/weights.js';
import type { Directness } from '../../../src/core/source.js';
import type { InterestStanding, OpposingStance, Response, SupportingStance } from '../../../src/core/statement.js';
import {
	asserts,
	badNewsFor,
	caseOf,
	counters,
	denies,
	interest,
	judged,
	onRecord,
	record,
	saysNothing,
	spokesperson,
	takes,
	undercuts,
	unnamed,
	type Voice,
	type Word,
} from '../_cases.js';

interface Item {
	readonly id: string;
	readonly kind: 'named' | 'organisation' | 'document' | 'anonymous';
	readonly n?: number;
	readonly interest?: 'none' | 'serves' | 'against';
	readonly directness?: 'firsthand' | 'official' | 'secondhand' | 'unknown';
	readonly origin?: string;
	readonly t: number;
}
interface VectorStatement extends Item {
	readonly stance: 'support' | 'deny' | 'partly_deny' | 'query' | 'no_comment' | 'nonresponsive';
}
interface VectorRebuttal extends Item {
	readonly target: string;
	readonly type?: 'counter' | 'undercut';
}
interface Vector {
	readonly name: string;
	readonly asOf?: number;
	readonly statements: readonly VectorStatement[];
	readonly rebuttals: readonly VectorRebuttal[];
	readonly out: Readonly<Record<(typeof numbers)[number][1], number>> & { readonly pseudo: readonly [number, number] };
}

const file = new URL('../../data/contestedness-vectors.json', import.meta.url);
const vectors: readonly Vector[] = JSON.parse(readFileSync(file, 'utf8')).cases;

const numbers = [
	['support', 'S'],
	['opposition', 'D'],
	['score', 'contestedness'],
	['belief', 'belief'],
	['disbelief', 'disbelief'],
	['unknown', 'unknown'],
	['lean', 'lean'],
	['settled', 'settled'],
	['split', 'split'],
	['certainty', 'certainty'],
] as const satisfies readonly (readonly [keyof Opinion, string])[];

function expectOut(out: Vector['out'], opinion: Opinion, interval: Interval): void {
	for (const [ours, theirs] of numbers) expect(opinion[ours], ours).toBeCloseTo(out[theirs], 9);
	expect(interval.least, 'least').toBeCloseTo(out.pseudo[0], 9);
	expect(interval.most, 'most').toBeCloseTo(out.pseudo[1], 9);
}

const interests = { none: 'NONE', serves: 'SERVES', against: 'AGAINST' } as const satisfies Record<
	string,
	InterestStanding
>;
const directnesses = {
	firsthand: 'FIRST_HAND',
	official: 'OFFICIAL',
	secondhand: 'SECOND_HAND',
	unknown: 'UNKNOWN',
} as const satisfies Record<string, Directness>;
const stances = {
	support: 'ASSERTS',
	deny: 'DENIES',
	partly_deny: 'DENIES_IN_PART',
	query: 'QUERIED',
	no_comment: 'DECLINED_TO_COMMENT',
	nonresponsive: 'ANSWERED_OFF_POINT',
} as const satisfies Record<string, SupportingStance | OpposingStance | Response>;

const existing = <T extends Item>(vector: Vector, items: readonly T[]): T[] =>
	items.filter((one) => one.t <= (vector.asOf ?? Number.POSITIVE_INFINITY));

function rawOf(item: Item, stance: number): number {
	const heads = item.n ?? 1;
	const amounts: Record<Item['kind'], Amount> = {
		named: { of: 'NAMED', heads },
		organisation: { of: 'ORGANIZATION' },
		document: { of: 'DOCUMENT' },
		anonymous: { of: 'UNNAMED', heads },
	};
	const { interest: byInterest, directness: byDirectness } = balanceWeights;
	const amount = amountOf(amounts[item.kind], balanceWeights);
	const directness = byDirectness[directnesses[item.directness ?? 'unknown']];
	return stance * amount * byInterest[interests[item.interest ?? 'none']] * directness;
}

function pointsOf(vector: Vector): Point[] {
	const points: Point[] = [];
	for (const one of existing(vector, vector.statements)) {
		const origin = one.origin ?? one.id;
		if (one.stance === 'support') points.push({ id: one.id, stands: 'FOR', origin, raw: rawOf(one, 1) });
		if (one.stance === 'deny') points.push({ id: one.id, stands: 'AGAINST', origin, raw: rawOf(one, 1) });
		if (one.stance !== 'partly_deny') continue;
		points.push({ id: one.id, stands: 'AGAINST', origin, raw: rawOf(one, balanceWeights.partial) });
	}
	for (const one of existing(vector, vector.rebuttals)) {
		const stands = one.target === 'CLAIM' ? 'AGAINST' : { attacks: one.target };
		points.push({ id: one.id, stands, origin: one.origin ?? one.id, raw: rawOf(one, 1) });
	}
	return points;
}

/** The vector as the record would have it: people, spokespersons, filings and unnamed groups, some repeating a document. */
function caseFrom(vector: Vector) {
	const statements = existing(vector, vector.statements);
	const rebuttals = existing(vector, vector.rebuttals);
	const items: readonly Item[] = [...statements, ...rebuttals];
	const originOf = (item: Item) => item.origin ?? item.id;
	const repeating = ({ statement, source }: Word, item: Item): Word => {
		const shared = items.filter((one) => originOf(one) === originOf(item)).length > 1;
		return { source, statement: { ...statement, originDocumentId: shared ? `document ${originOf(item)}` : null } };
	};
	const voiceOf = (item: Item): Voice => ({
		...byKind[item.kind](item),
		directness: directnesses[item.directness ?? 'unknown'],
	});
	const words = [
		...statements.map((one) => repeating(takes(one.id, stances[one.stance], voiceOf(one)), one)),
		...rebuttals.map((one) => {
			if (one.target === 'CLAIM') return repeating(denies(one.id, voiceOf(one)), one);
			const attack = one.type === 'undercut' ? undercuts : counters;
			return repeating(attack(one.id, one.target, voiceOf(one)), one);
		}),
	];
	const judgements = items.flatMap((one) =>
		one.interest === undefined ? [] : [judged(one.id, interests[one.interest])],
	);
	return caseOf(words, { judgements });
}

const byKind: Readonly<Record<Item['kind'], (item: Item) => Voice>> = {
	named: ({ id, n = 1 }) => onRecord(...Array.from({ length: n }, (_, at) => `person ${at} of ${id}`)),
	organisation: ({ id }) => spokesperson(`organisation ${id}`),
	document: () => record(),
	anonymous: ({ n = 1 }) => unnamed(n),
};

test('there are 161 golden cases', () => {
	expect(vectors).toHaveLength(161);
});

describe('points weighed against each other come out as the reference has them', () => {
	test.each(vectors)('$name', (vector) => {
		const opinion = opinionOf(balance(pointsOf(vector)), balanceWeights);
		expectOut(vector.out, opinion, oneSourceInterval(opinion, balanceWeights));
	});
});

describe('a whole case is assessed as the reference has it, and its shares add up to the score', () => {
	test.each(vectors)('$name', (vector) => {
		const theCase = caseFrom(vector);
		const assessment = balance1.assess(theCase);
		expectOut(vector.out, assessment.opinion, assessment.oneSourceInterval);
		const shares = contributionsByMatchedMass(theCase, assessment);
		expect(shares.map((one) => one.statementId).sort()).toEqual(theCase.statements.map((one) => one.id).sort());
		expect(shares.reduce((sum, one) => sum + one.amount, 0)).toBeCloseTo(vector.out.contestedness, 9);
	});
});

describe('the cases worked by hand come out with interests derived, not judged', () => {
	const insiders = asserts('insiders', unnamed(2));
	const mayer = denies('mayer', { ...onRecord('mayer'), directness: 'FIRST_HAND' });
	const roster = counters('roster', 'mayer', record());
	const onMayer = { bearings: [badNewsFor('mayer')] };
	const scoreOf = (words: readonly Word[]) => balance1.assess(caseOf(words, onMayer)).opinion.score;

	test('five insiders find the data poor, the investor’s spokesperson denies, two decline and one answers off point', () => {
		const { opinion, oneSourceInterval: interval } = balance1.assess(
			caseOf(
				[
					asserts('insiders', unnamed(5)),
					denies('meta', spokesperson('meta')),
					saysNothing('surge', spokesperson('surge')),
					saysNothing('mercor', spokesperson('mercor')),
					saysNothing('scale', spokesperson('scale'), { response: 'ANSWERED_OFF_POINT' }),
				],
				{ bearings: [badNewsFor('scale')], interests: [interest('meta', 'INVESTED_IN', 'scale')] },
			),
		);
		expect(opinion).toMatchObject({ support: 0.96875, level: 'DISPUTED', thin: false });
		expect(opinion.opposition).toBeCloseTo(0.32, 9);
		expect(opinion.score).toBeCloseTo(0.194603, 6);
		expect(opinion.lean).toBeCloseTo(0.197263, 6);
		expect(interval.least).toBeCloseTo(0.149228, 6);
		expect(interval.most).toBeCloseTo(0.451763, 6);
	});

	test('two insiders are denied by the man himself', () => {
		expect(scoreOf([insiders, mayer])).toBeCloseTo(0.253968, 6);
	});

	test('a roster counters him, and a document counters the roster', () => {
		expect(scoreOf([insiders, mayer, roster])).toBeCloseTo(0.11, 4);
		expect(scoreOf([insiders, mayer, roster, counters('memo', 'roster', record())])).toBeCloseTo(1 / 6, 9);
	});

	test('ten outlets repeating the two insiders change nothing', () => {
		const repeated = Array.from({ length: 10 }, (_, at) =>
			asserts(`outlet ${at}`, { ...unnamed(2), id: insiders.source.id }, { documentId: `page ${at}` }),
		);
		expect(scoreOf([insiders, mayer, ...repeated])).toBe(scoreOf([insiders, mayer]));
	});
});
