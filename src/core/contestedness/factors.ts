import type { Case } from '../case.js';
import type { interestsIn } from '../interest.js';
import { isUnnamed, type Source } from '../source.js';
import { isPartial, type Rebuttal, type Testimony } from '../statement.js';
import type { WeightFactor } from './assessment.js';
import { amountOf, type BalanceWeights, type Voice } from './weights.js';

/** The factors of a statement's raw weight: stance × amount × interest × directness. */
export function factorsOf(
	statement: Testimony | Rebuttal,
	source: Source,
	options: {
		readonly in: Case;
		readonly interestOf: ReturnType<typeof interestsIn>;
		readonly weights: BalanceWeights;
	},
): WeightFactor[] {
	const { weights } = options;
	const partial = statement.role === 'REBUTTAL' && isPartial(statement.stance);
	const voice = voiceOf(source, options.in);
	const { interest, reason } = options.interestOf(statement);
	return [
		{ of: 'STANCE', value: partial ? weights.partial : 1, partial },
		{ of: 'AMOUNT', value: amountOf(voice, weights), voice },
		{ of: 'INTEREST', value: weights.interest[interest], interest, reason },
		{ of: 'DIRECTNESS', value: weights.directness[source.directness], directness: source.directness },
	];
}

/** The voice of a source: a record counts as a document; several people on record count each; a group unnamed by its least headcount. */
function voiceOf(source: Source, theCase: Pick<Case, 'parties'>): Voice {
	if (isUnnamed(source.attribution)) return { of: 'UNNAMED', heads: source.headcount?.least ?? 1 };
	if (source.attribution === 'RECORD') return { of: 'DOCUMENT' };
	const people = source.partyIds.filter((id) => theCase.parties.get(id)?.kind === 'PERSON').length;
	return source.attribution === 'ON_RECORD' && people > 0 ? { of: 'NAMED', heads: people } : { of: 'ORGANIZATION' };
}
