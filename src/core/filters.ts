import { limits } from './problems.js';
import { BadRequest } from './result.js';
import type { Attribution, Directness, Source } from './source.js';
import type { OpposingStance, RebuttalKind, Response, Statement, SupportingStance } from './statement.js';

export type Wish<T> = T | null | undefined;

/** From when to when, both included; as text that sorts by time. */
export interface Span {
	readonly from?: Wish<string>;
	readonly until?: Wish<string>;
}

/** Which statements are wanted; what is left out does not matter. */
export interface StatementFilter {
	readonly roles?: Wish<readonly Statement['role'][]>;
	readonly stances?: Wish<readonly (SupportingStance | OpposingStance)[]>;
	readonly responses?: Wish<readonly Response[]>;
	readonly kinds?: Wish<readonly RebuttalKind[]>;
	/** Of the words, as they are on record. */
	readonly languages?: Wish<readonly string[]>;
	/** Where it is reported: its own document, else that of its source. */
	readonly documentId?: Wish<string>;
	readonly sourceId?: Wish<string>;
	readonly claimId?: Wish<string>;
	readonly said?: Wish<Span>;
	readonly recorded?: Wish<Span>;
	readonly retracted?: Wish<boolean>;
}

/** Which sources are wanted; what is left out does not matter. */
export interface SourceFilter {
	readonly attributions?: Wish<readonly Attribution[]>;
	readonly directnesses?: Wish<readonly Directness[]>;
	readonly partyId?: Wish<string>;
	readonly storyId?: Wish<string>;
	readonly documentId?: Wish<string>;
	readonly recorded?: Wish<Span>;
}

/** The order of a list by one of its properties; what ties is ordered by id. */
export interface Order<By extends string> {
	readonly by: By;
	readonly descending: boolean;
}

/** Whether a statement of a case is wanted. */
export const statementFits = (
	one: Statement,
	filter: StatementFilter,
	options: { readonly retractedIds: ReadonlySet<string>; readonly sources: ReadonlyMap<string, Source> },
): boolean =>
	isAmong(one.role, filter.roles) &&
	isAmong(one.role === 'SILENCE' ? null : one.stance, filter.stances) &&
	isAmong(one.role === 'SILENCE' ? one.response : null, filter.responses) &&
	isAmong(one.role === 'REBUTTAL' ? one.kind : null, filter.kinds) &&
	isAmong(one.wordsLanguage, filter.languages) &&
	is(one.documentId ?? options.sources.get(one.sourceId)?.documentId ?? null, filter.documentId) &&
	is(one.sourceId, filter.sourceId) &&
	is(one.claimId, filter.claimId) &&
	isWithin(one.saidAt, filter.said) &&
	isWithin(one.recordedAt, filter.recorded) &&
	is(options.retractedIds.has(one.id), filter.retracted);

/** Whether a source is wanted. */
export const sourceFits = (one: Source, filter: SourceFilter): boolean =>
	isAmong(one.attribution, filter.attributions) &&
	isAmong(one.directness, filter.directnesses) &&
	(filter.partyId == null || one.partyIds.includes(filter.partyId)) &&
	is(one.storyId, filter.storyId) &&
	is(one.documentId, filter.documentId) &&
	isWithin(one.recordedAt, filter.recorded);

/** The things by a text of theirs and then by id; what has no such text comes first, or last where descending. */
export function inOrder<T extends { readonly id: string }>(
	all: readonly T[],
	options: { readonly by: (one: T) => string | null; readonly descending: boolean },
): T[] {
	const sign = options.descending ? -1 : 1;
	const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	return [...all].sort((a, b) => sign * (compare(options.by(a) ?? '', options.by(b) ?? '') || compare(a.id, b.id)));
}

export const is = <T>(value: T, wanted: Wish<T>): boolean =>
	wanted === null || wanted === undefined || value === wanted;

export const isAmong = <T>(value: T | null, wanted: Wish<readonly T[]>): boolean =>
	!wanted || (value !== null && atMost(wanted).includes(value));

/** The values that a filter names; refuses more than are looked at. */
export function atMost<T>(wanted: readonly T[]): readonly T[] {
	if (wanted.length > limits.list)
		throw new BadRequest(`a filter names ${wanted.length} values; the most is ${limits.list}`);
	return wanted;
}

export const isWithin = (moment: string | null, span: Wish<Span>): boolean =>
	(span?.from == null || (moment !== null && moment >= span.from)) &&
	(span?.until == null || (moment !== null && moment <= span.until));
