import { readFileSync } from 'node:fs';
import type { Case } from '../../../src/core/case.js';
import type { Directness } from '../../../src/core/source.js';
import type { InterestStanding, OpposingStance, Response, SupportingStance } from '../../../src/core/statement.js';
import {
	caseOf,
	counters,
	denies,
	judged,
	onRecord,
	record,
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
type VectorNumber =
	| 'S'
	| 'D'
	| 'contestedness'
	| 'belief'
	| 'disbelief'
	| 'unknown'
	| 'lean'
	| 'settled'
	| 'split'
	| 'certainty';
export interface Vector {
	readonly name: string;
	readonly asOf?: number;
	readonly statements: readonly VectorStatement[];
	readonly rebuttals: readonly VectorRebuttal[];
	readonly out: Readonly<Record<VectorNumber, number>> & {
		/** The one-source interval. */
		readonly pseudo: readonly [number, number];
		readonly credible90: readonly [number, number];
	};
	/** By statement and rebuttal id, for the smaller ones. */
	readonly shapley?: Readonly<Record<string, number>>;
}

const file = new URL('../../data/contestedness-vectors.json', import.meta.url);
export const vectors: readonly Vector[] = JSON.parse(readFileSync(file, 'utf8')).cases;

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

/** The vector as the record would have it: people, spokespersons, filings and unnamed groups, some repeating a document. */
export function caseFrom(vector: Vector): Case {
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
