import type { Case } from '../case.js';
import { interestsIn } from '../interest.js';
import type { Rebuttal, Testimony } from '../statement.js';
import type { Lean, Point } from './argument.js';
import type { Origin, WeightFactor } from './assessment.js';
import { factorsOf, rawOf, voicesIn, type Weighable } from './factors.js';
import { foldRepetitions, originsIn, type Placed } from './origins.js';
import { foldOverlaps } from './overlaps.js';
import type { BalanceWeights } from './weights.js';

/** A case as points to be balanced: its statements in force but the silences, in the case's order, and its links. */
export interface Weighed {
	/** Not folded yet: `foldOrigins` depends on which of them are on record. */
	readonly points: readonly Placed[];
	readonly leans: readonly Lean[];
	/** By statement id: how the raw weights came about; worked out when it is asked for. */
	readonly parts: () => ReadonlyMap<string, WeighedPart>;
}

interface WeighedPart {
	readonly raw: number;
	readonly factors: WeightFactor[];
	readonly origin: Origin;
}

/** Derives interests and origins once; what it returns weighs the case's points by any weights. */
export function weighingOf(theCase: Case): (weights: BalanceWeights) => Weighed {
	const retracted = new Set(theCase.retractions.map((one) => one.statementId));
	const findInterest = interestsIn(theCase);
	const originOf = originsIn(theCase);
	const voiceOf = voicesIn(theCase);
	const standing: Standing[] = [];
	for (const statement of theCase.statements) {
		const source = theCase.sources.get(statement.sourceId);
		if (statement.role === 'SILENCE' || retracted.has(statement.id) || !source) continue;
		standing.push({
			statement,
			source,
			voice: voiceOf(source),
			finding: findInterest(statement),
			stands: standOf(statement),
			place: originOf(statement),
		});
	}
	const leans = theCase.links.map(
		({ link, lean }): Lean => ({
			id: link.id,
			stands: link.kind === 'RESTS_ON' ? 'FOR' : 'AGAINST',
			raw: Math.max(0, lean),
		}),
	);
	return (weights) => {
		const points = standing.map((one): Placed => {
			const { key, saidIn, passesOn } = one.place;
			return { id: one.statement.id, stands: one.stands, origin: key, raw: rawOf(one, weights), saidIn, passesOn };
		});
		return { points, leans, parts: () => partsOf(standing, weights) };
	};
}

interface Standing extends Weighable {
	readonly stands: Point['stands'];
	readonly place: ReturnType<ReturnType<typeof originsIn>>;
}

function partsOf(standing: readonly Standing[], weights: BalanceWeights): Map<string, WeighedPart> {
	return new Map(
		standing.map((one) => {
			const { key, sourceId, documentId } = one.place;
			const origin = { key, sourceId, documentId };
			return [one.statement.id, { raw: rawOf(one, weights), factors: factorsOf(one, weights), origin }];
		}),
	);
}

function standOf(statement: Testimony | Rebuttal): Point['stands'] {
	if (statement.role === 'TESTIMONY') return 'FOR';
	return statement.targetId === null ? 'AGAINST' : { attacks: statement.targetId };
}

/** Points with what only repeats others folded into what it repeats: documents passed on, groups that may overlap. */
export const foldOrigins = (points: readonly Placed[], theCase: Pick<Case, 'sources'>): Point[] =>
	foldOverlaps(foldRepetitions(points), theCase.sources);
