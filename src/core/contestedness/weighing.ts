import type { Case } from '../case.js';
import { type InterestFinding, interestsIn } from '../interest.js';
import type { Rebuttal, Testimony } from '../statement.js';
import type { Lean, Point } from './argument.js';
import type { Origin, WeightFactor } from './assessment.js';
import { factorsOf } from './factors.js';
import { foldRepetitions, originsIn, type Placed } from './origins.js';
import { foldOverlaps } from './overlaps.js';
import type { BalanceWeights } from './weights.js';

/** A case as points to be balanced: its statements in force but the silences, in the case's order, and its links. */
export interface Weighed {
	/** Not folded yet: `foldOrigins` depends on which of them are on record. */
	readonly points: readonly Placed[];
	readonly leans: readonly Lean[];
	/** By statement id: how the raw weight came about. */
	readonly parts: ReadonlyMap<string, WeighedPart>;
}

export interface WeighedPart {
	readonly raw: number;
	readonly factors: WeightFactor[];
	readonly origin: Origin;
}

/** Derives interests and origins once; what it returns weighs the case's points by any weights. */
export function weighingOf(theCase: Case): (weights: BalanceWeights) => Weighed {
	const retracted = new Set(theCase.retractions.map((one) => one.statementId));
	const findInterest = interestsIn(theCase);
	const originOf = originsIn(theCase);
	const interests = new Map<string, InterestFinding>();
	const standing = theCase.statements.flatMap((statement) => {
		const source = theCase.sources.get(statement.sourceId);
		if (statement.role === 'SILENCE' || retracted.has(statement.id) || !source) return [];
		interests.set(statement.id, findInterest(statement));
		const { saidIn, passesOn, ...origin } = originOf(statement);
		return [{ statement, source, origin, saidIn, passesOn }];
	});
	const interestOf: ReturnType<typeof interestsIn> = ({ id }) => interests.get(id) as InterestFinding;
	const leans = theCase.links.map(
		({ link, lean }): Lean => ({
			id: link.id,
			stands: link.kind === 'RESTS_ON' ? 'FOR' : 'AGAINST',
			raw: Math.max(0, lean),
		}),
	);
	return (weights) => {
		const parts = new Map<string, WeighedPart>();
		const points = standing.map(({ statement, source, origin, saidIn, passesOn }): Placed => {
			const factors = factorsOf(statement, source, { in: theCase, interestOf, weights });
			const raw = factors.reduce((product, factor) => product * factor.value, 1);
			parts.set(statement.id, { raw, factors, origin });
			return { id: statement.id, stands: standOf(statement), origin: origin.key, raw, saidIn, passesOn };
		});
		return { points, leans, parts };
	};
}

function standOf(statement: Testimony | Rebuttal): Point['stands'] {
	if (statement.role === 'TESTIMONY') return 'FOR';
	return statement.targetId === null ? 'AGAINST' : { attacks: statement.targetId };
}

/** Points with what only repeats others folded into what it repeats: documents passed on, groups that may overlap. */
export const foldOrigins = (points: readonly Placed[], theCase: Pick<Case, 'sources'>): Point[] =>
	foldOverlaps(foldRepetitions(points), theCase.sources);
