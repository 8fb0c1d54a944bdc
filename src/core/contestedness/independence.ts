import type { Case } from '../case.js';
import { isUnnamed, type Source } from '../source.js';
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

/** An origin on a side, with the source that is counted for it. */
export interface OriginOnSide {
	readonly key: string;
	readonly statementId: string;
	readonly source: Source | undefined;
}

/** The origins on one side of a claim, in order of record. Who only repeats an origin is none. */
export function originsOnSide(
	theCase: Case,
	assessment: Pick<Assessment, 'weights'>,
	side: 'SUPPORT' | 'OPPOSITION',
): OriginOnSide[] {
	const overlaps = mayOverlap(theCase.sources);
	const found = new Map<string, OriginOnSide>();
	for (const statement of theCase.statements) {
		const weight = assessment.weights.get(statement.id);
		const onSide =
			side === 'SUPPORT'
				? statement.role === 'TESTIMONY'
				: statement.role === 'REBUTTAL' && statement.targetId === null;
		if (!weight || !onSide) continue;
		const { key } = weight.origin;
		const repeated = weight.repeats === null ? undefined : assessment.weights.get(weight.repeats)?.origin.key;
		if (weight.repeats !== null && !(repeated !== undefined && overlaps(repeated, key))) continue;
		found.set(key, { key, statementId: statement.id, source: theCase.sources.get(statement.sourceId) });
	}
	return [...found.values()];
}

/** How many of some origins are certainly different. */
export function certainlyDifferent({ sources }: Pick<Case, 'sources'>, origins: readonly OriginOnSide[]): number {
	const weights = new Map(origins.map((one) => [one.key, 1]));
	return certainlyDistinct({ weights, overlaps: mayOverlap(sources) }).size;
}

/** The origins on one side of a claim. Who only repeats an origin adds none; groups that may overlap give bounds. */
export function independentOrigins(theCase: Case, assessment: Assessment, side: 'SUPPORT' | 'OPPOSITION'): OriginCount {
	const origins = originsOnSide(theCase, assessment, side);
	const heads = new Map(
		origins.map(({ key, source }): [string, { least: number; most: number | null }] => {
			const people = source && !isUnnamed(source.attribution) ? Math.max(1, source.partyIds.length) : null;
			const group = source?.headcount ?? { least: 1, most: null };
			return [key, people === null ? group : { least: people, most: people }];
		}),
	);
	const overlaps = mayOverlap(theCase.sources);
	const people = new Map([...heads].map(([id, one]) => [id, one.least]));
	const leastPeople = [...certainlyDistinct({ weights: people, overlaps })].reduce(
		(sum, id) => sum + (people.get(id) as number),
		0,
	);
	const mosts = [...heads.values()].map((one) => one.most);
	return {
		least: certainlyDifferent(theCase, origins),
		most: heads.size,
		leastPeople,
		mostPeople: mosts.includes(null) ? null : mosts.reduce<number>((sum, one) => sum + (one ?? 0), 0),
	};
}
