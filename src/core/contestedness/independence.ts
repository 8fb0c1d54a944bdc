import type { Case } from '../case.js';
import { isUnnamed } from '../source.js';
import type { Assessment } from './assessment.js';
import { certainlyDistinct, mayOverlap } from './overlaps.js';

/** How many independent origins stand on a side, and how many people behind them: what is certain, and what may be. */
export interface OriginCount {
	/** Origins that are certainly different. */
	readonly least: number;
	/** Origins, if groups that may overlap are all different. */
	readonly most: number;
	/** People who are certainly different; a document or organisation counts as one. */
	readonly leastPeople: number;
	/** People at the most; null where a group's size is left open. */
	readonly mostPeople: number | null;
}

/** The origins on one side of a claim. Who only repeats an origin adds none; groups that may overlap give bounds. */
export function independentOrigins(theCase: Case, assessment: Assessment, side: 'SUPPORT' | 'OPPOSITION'): OriginCount {
	const heads = new Map<string, { least: number; most: number | null }>();
	for (const statement of theCase.statements) {
		const weight = assessment.weights.get(statement.id);
		const onSide =
			side === 'SUPPORT'
				? statement.role === 'TESTIMONY'
				: statement.role === 'REBUTTAL' && statement.targetId === null;
		if (!weight || !onSide) continue;
		const repeated = weight.repeats === null ? undefined : assessment.weights.get(weight.repeats)?.origin.key;
		const isOverlap = repeated !== undefined && mayOverlap(theCase.sources)(repeated, weight.origin.key);
		if (weight.repeats !== null && !isOverlap) continue;
		const source = theCase.sources.get(statement.sourceId);
		const people = source && !isUnnamed(source.attribution) ? Math.max(1, source.partyIds.length) : null;
		const group = source?.headcount ?? { least: 1, most: null };
		heads.set(weight.origin.key, people === null ? group : { least: people, most: people });
	}
	const overlaps = mayOverlap(theCase.sources);
	const of = (weights: Map<string, number>) => {
		const distinct = certainlyDistinct({ weights, overlaps });
		return [...distinct].reduce((sum, id) => sum + (weights.get(id) as number), 0);
	};
	const mosts = [...heads.values()].map((one) => one.most);
	return {
		least: of(new Map([...heads.keys()].map((id) => [id, 1]))),
		most: heads.size,
		leastPeople: of(new Map([...heads].map(([id, one]) => [id, one.least]))),
		mostPeople: mosts.includes(null) ? null : mosts.reduce<number>((sum, one) => sum + (one ?? 0), 0),
	};
}
