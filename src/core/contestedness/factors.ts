import type { Case } from '../case.js';
import type { InterestFinding } from '../interest.js';
import { isUnnamed, type Source } from '../source.js';
import { isPartial, type Rebuttal, type Testimony } from '../statement.js';
import type { WeightFactor } from './assessment.js';
import { amountOf, type BalanceWeights, type Voice } from './weights.js';

/** A statement with what its weight depends on. */
export interface Weighable {
	readonly statement: Testimony | Rebuttal;
	readonly source: Source;
	readonly voice: Voice;
	readonly finding: InterestFinding;
}

const isInPart = ({ statement }: Weighable): boolean => statement.role === 'REBUTTAL' && isPartial(statement.stance);

/** A statement's raw weight: the product of its factors, stance × amount × interest × directness. */
export const rawOf = (one: Weighable, weights: BalanceWeights): number =>
	(isInPart(one) ? weights.partial : 1) *
	amountOf(one.voice, weights) *
	weights.interest[one.finding.interest] *
	weights.directness[one.source.directness];

/** The factors of a statement's raw weight, in the order in which they are multiplied. */
export function factorsOf(one: Weighable, weights: BalanceWeights): WeightFactor[] {
	const { voice, source } = one;
	const { interest, reason } = one.finding;
	const partial = isInPart(one);
	return [
		{ of: 'STANCE', value: partial ? weights.partial : 1, partial },
		{ of: 'AMOUNT', value: amountOf(voice, weights), voice },
		{ of: 'INTEREST', value: weights.interest[interest], interest, reason },
		{ of: 'DIRECTNESS', value: weights.directness[source.directness], directness: source.directness },
	];
}

/** Finds the voices of a case's sources: a record counts as a document; several people on record count each; a group unnamed by its least headcount. */
export function voicesIn({ parties }: Pick<Case, 'parties'>): (source: Source) => Voice {
	const known = new Map<string, Voice>();
	const voiceOf = (source: Source): Voice => {
		if (isUnnamed(source.attribution)) return { of: 'UNNAMED', heads: source.headcount?.least ?? 1 };
		if (source.attribution === 'RECORD') return { of: 'DOCUMENT' };
		const people = source.partyIds.filter((id) => parties.get(id)?.kind === 'PERSON').length;
		return source.attribution === 'ON_RECORD' && people > 0 ? { of: 'NAMED', heads: people } : { of: 'ORGANIZATION' };
	};
	return (source) => {
		const voice = known.get(source.id) ?? voiceOf(source);
		known.set(source.id, voice);
		return voice;
	};
}
