import type { Case } from '../case.js';
import { interestsBySource } from '../interest.js';
import type { Rebuttal, Testimony } from '../statement.js';
import type { Lean, Point } from './argument.js';
import type { Origin, WeightFactor } from './assessment.js';
import { factorsOf, rawOf, voicesIn, type Weighable } from './factors.js';
import { foldRepetitions, originsIn, type Place, type Placed } from './origins.js';
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
	const interestOf = interestsBySource(theCase);
	const originOf = originsIn(theCase);
	const voiceOf = voicesIn(theCase);
	// What depends on the source alone is worked out once for each: many statements have few sources.
	const speakers = new Map<string, Speaking>();
	const speaking = (sourceId: string): Speaking | undefined => {
		const source = theCase.sources.get(sourceId);
		if (!source) return undefined;
		const speaker = {
			source,
			voice: voiceOf(source),
			findInterest: interestOf(source),
			placeOf: originOf(source),
		};
		speakers.set(sourceId, speaker);
		return speaker;
	};
	const standing: Standing[] = [];
	for (const statement of theCase.statements) {
		const speaker = speakers.get(statement.sourceId) ?? speaking(statement.sourceId);
		if (statement.role === 'SILENCE' || !speaker || (retracted.size > 0 && retracted.has(statement.id))) continue;
		const { source, voice } = speaker;
		const finding = speaker.findInterest(statement);
		standing.push({ statement, source, voice, finding, stands: standOf(statement), place: speaker.placeOf(statement) });
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

interface Speaking extends Pick<Weighable, 'source' | 'voice'> {
	readonly findInterest: ReturnType<ReturnType<typeof interestsBySource>>;
	readonly placeOf: ReturnType<ReturnType<typeof originsIn>>;
}

interface Standing extends Weighable {
	readonly stands: Point['stands'];
	readonly place: Place;
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
export const foldOrigins = (points: readonly Placed[], theCase: Pick<Case, 'sources'>): readonly Point[] =>
	foldOverlaps(foldRepetitions(points), theCase.sources);
