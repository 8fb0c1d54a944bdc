import type { Case } from '../case.js';
import type { Bearing } from '../claim.js';
import { interestsIn } from '../interest.js';
import type { Interest, Party } from '../party.js';
import { isPublicationVoice, isUnnamed, type Source } from '../source.js';
import {
	type InterestStanding,
	isPartial,
	type OpposingStance,
	opposingStances,
	type Rebuttal,
	type SupportingStance,
	supportingStances,
	type Testimony,
} from '../statement.js';
import { type Columns, rowStands } from './column.js';
import { rawOf, voicesIn } from './factors.js';
import type { Placed } from './origins.js';
import { hasOverlaps } from './overlaps.js';
import { foldOrigins } from './weighing.js';
import type { BalanceWeights } from './weights.js';

/** What was said under many claims, silences apart, as columns: one row a statement, those of a claim side by side. */
export interface Briefs {
	/** Where each claim's rows begin, and, after the last claim, where they end. */
	readonly starts: Uint32Array;
	/** Places in `briefStances`. */
	readonly stances: Uint8Array;
	/** Numbers of sources. */
	readonly sources: Int32Array;
	/** The row that is answered, or one of `briefTargets`. */
	readonly targets: Int32Array;
	/** 1 where the statement was taken back. */
	readonly retracted: Uint8Array;
	/** Where it was reported, by row; nothing where that is not known. */
	readonly documents: ReadonlyMap<number, string>;
	/** What it repeats, by row. */
	readonly originDocuments: ReadonlyMap<number, string>;
}

export const briefStances: readonly (SupportingStance | OpposingStance)[] = [...supportingStances, ...opposingStances];
export const briefTargets = { CLAIM: -1, ABSENT: -2 } as const;

/** A source, and what its word weighs. */
export interface Speaker {
	readonly source: Source;
	/** Raw weight of what is said in full, by interest, and of what is said in part. */
	readonly whole: Readonly<Record<InterestStanding, number>>;
	readonly partial: Readonly<Record<InterestStanding, number>>;
	readonly isUnnamed: boolean;
	readonly isPublication: boolean;
}

/** What claims share. */
export interface Background {
	/** By number. */
	readonly speakers: readonly (Speaker | undefined)[];
	/** By the party on either end. */
	readonly interests: ReadonlyMap<string, readonly Interest[]>;
	/** By document that repeats another: what it goes back to. */
	readonly roots: ReadonlyMap<string, string>;
}

/** Works out once what a source's word weighs. */
export function speakerOf(
	source: Source,
	options: { readonly parties: ReadonlyMap<string, Party>; readonly weights: BalanceWeights },
): Speaker {
	const voice = voicesIn(options)(source);
	const weigh = (stance: Stance, interest: InterestStanding) => {
		const statement = statementOf({ stance, id: '', sourceId: source.id, targetId: null });
		return rawOf({ statement, source, voice, finding: { interest, reason: { of: 'NO_STAKE' } } }, options.weights);
	};
	const by = (stance: Stance) => ({
		NONE: weigh(stance, 'NONE'),
		SERVES: weigh(stance, 'SERVES'),
		AGAINST: weigh(stance, 'AGAINST'),
	});
	return {
		source,
		whole: by('ASSERTS'),
		partial: by('QUALIFIES'),
		isUnnamed: isUnnamed(source.attribution),
		isPublication: isPublicationVoice(source.attribution),
	};
}

/**
 * Weighs many claims without links and without a desk's own judgements, each as `weighingOf` and `foldOrigins` weigh
 * its case. Where an interest that holds for a time decides, dates are needed that are not here: those claims are
 * named in `whole`, by their place, and what the columns say of them is of no use.
 */
export function columnsOf(
	briefs: Briefs,
	options: { readonly bearings: readonly (readonly Bearing[])[]; readonly background: Background },
): { readonly columns: Columns; readonly whole: readonly number[] } {
	const { starts, stances, sources, targets, retracted } = briefs;
	const { speakers, interests } = options.background;
	const rows = stances.length;
	const raw = new Float64Array(rows);
	const stands = new Int32Array(rows);
	const origins = new Int32Array(rows);
	const numbers = new Map<string, number>();
	/** Sources keep their own numbers; documents have theirs below zero. */
	const numberOf = (document: string): number => {
		const number = numbers.get(document) ?? -1 - numbers.size;
		if (number === -1 - numbers.size) numbers.set(document, number);
		return number;
	};
	const whole: number[] = [];
	for (let claim = 0; claim + 1 < starts.length; claim++) {
		const [start, end] = [starts[claim] as number, starts[claim + 1] as number];
		const bearings = options.bearings[claim] as readonly Bearing[];
		let folds = false;
		let overlaps = false;
		let stakes = false;
		for (let row = start; row < end; row++) {
			const speaker = speakers[sources[row] as number];
			if (retracted[row] || !speaker) {
				stands[row] = rowStands.ASIDE;
				continue;
			}
			const target = targets[row] as number;
			const stance = stances[row] as number;
			if (stance < supportingStances.length) stands[row] = rowStands.FOR;
			else if (target === briefTargets.CLAIM) stands[row] = rowStands.AGAINST;
			else stands[row] = target === briefTargets.ABSENT ? rowStands.ASIDE : target;
			raw[row] = (isSaidInPart[stance] ? speaker.partial : speaker.whole).NONE;
			if (speaker.isPublication || briefs.originDocuments.has(row)) {
				const { origin, passesOn } = originOf(briefs, row, options.background);
				origins[row] = numberOf(origin);
				folds ||= passesOn;
			} else origins[row] = sources[row] as number;
			overlaps ||= speaker.source.mayOverlapIds.length > 0;
			stakes ||= bearings.length > 0 && !speaker.isUnnamed && hasStake(speaker, bearings, interests);
		}
		if (stakes && !weighInterests(briefs, { start, end, bearings, background: options.background, raw })) {
			whole.push(claim);
			continue;
		}
		if (folds || (overlaps && hasOverlaps(sourcesOf(briefs, { start, end, speakers }))))
			fold(briefs, { start, end, background: options.background, raw, stands, origins });
	}
	return { columns: { starts, raw, stands, origins }, whole };
}

const isSaidInPart = briefStances.map((stance) => stance !== 'ASSERTS' && stance !== 'CONFIRMS' && isPartial(stance));

/** What a row's statement goes back to, as `originsIn` finds it. */
function originOf(
	briefs: Briefs,
	row: number,
	{ speakers, roots }: Background,
): Pick<Placed, 'origin' | 'saidIn' | 'passesOn'> {
	const { source, isPublication } = speakers[briefs.sources[row] as number] as Speaker;
	const document = briefs.documents.get(row) ?? source.documentId;
	const saidIn = document === null ? null : (roots.get(document) ?? document);
	const repeated = briefs.originDocuments.get(row) ?? (isPublication ? document : null);
	if (repeated === null) return { origin: source.id, saidIn, passesOn: false };
	const origin = roots.get(repeated) ?? repeated;
	return { origin, saidIn, passesOn: document !== origin };
}

/** Whether a source speaks for a party that the claim bears on, or for one that has to do with it. */
function hasStake({ source }: Speaker, bearings: readonly Bearing[], interests: Background['interests']): boolean {
	for (const partyId of source.partyIds) {
		const ties = interests.get(partyId);
		for (const bearing of bearings) {
			if (bearing.partyId === partyId) return true;
			if (ties) for (const one of ties) if (otherEnd(one, partyId) === bearing.partyId) return true;
		}
	}
	return false;
}

const otherEnd = (one: Interest, partyId: string): string => (one.partyId === partyId ? one.inPartyId : one.partyId);

interface Rows {
	readonly start: number;
	readonly end: number;
	readonly background: Background;
	readonly raw: Float64Array;
}

/** Weighs a claim's rows by the interests that `interestsIn` finds; false where it would need the dates. */
function weighInterests(briefs: Briefs, rows: Rows & { readonly bearings: readonly Bearing[] }): boolean {
	const { start, end, bearings, raw } = rows;
	const { speakers, interests } = rows.background;
	// Those with a stake, then what they answer, and what that answers, until the claim.
	const chained = new Set<number>();
	const stakes = new Set<Interest>();
	const sources = new Map<string, Source>();
	for (let row = start; row < end; row++) {
		const speaker = speakers[briefs.sources[row] as number];
		if (!speaker || briefs.retracted[row] || speaker.isUnnamed || !hasStake(speaker, bearings, interests)) continue;
		const { source } = speaker;
		chained.add(row);
		sources.set(source.id, source);
		for (const partyId of source.partyIds)
			for (const one of interests.get(partyId) ?? [])
				if (bearings.some((bearing) => bearing.partyId === otherEnd(one, partyId))) stakes.add(one);
	}
	for (const one of stakes) if (one.since !== null || one.until !== null) return false;
	const interested = [...chained];
	for (const row of chained) if ((briefs.targets[row] as number) >= 0) chained.add(briefs.targets[row] as number);
	const statements = new Map([...chained].map((row) => [row, statementAt(briefs, row, speakers)]));
	const inBrief = { ...blankCase, bearings, statements: [...statements.values()], sources, interests: [...stakes] };
	const interestOf = interestsIn(inBrief);
	for (const row of interested) {
		const speaker = speakers[briefs.sources[row] as number] as Speaker;
		const { interest } = interestOf(statements.get(row) as Testimony | Rebuttal);
		raw[row] = (isSaidInPart[briefs.stances[row] as number] ? speaker.partial : speaker.whole)[interest];
	}
	return true;
}

/** Folds what only repeats others into what it repeats, within one claim. */
function fold(briefs: Briefs, rows: Rows & { readonly stands: Int32Array; readonly origins: Int32Array }): void {
	const { start, end, background, raw, stands, origins } = rows;
	const points: Placed[] = [];
	for (let row = start; row < end; row++) {
		const stand = stands[row] as number;
		if (stand === rowStands.ASIDE) continue;
		points.push({
			id: `${row}`,
			stands: stand === rowStands.FOR ? 'FOR' : stand === rowStands.AGAINST ? 'AGAINST' : { attacks: `${stand}` },
			raw: raw[row] as number,
			...originOf(briefs, row, background),
		});
	}
	const numbers = new Map<string, number>();
	const sources = sourcesOf(briefs, { start, end, speakers: background.speakers });
	for (const point of foldOrigins(points, { sources })) {
		const row = Number(point.id);
		const number = numbers.get(point.origin) ?? numbers.size;
		if (number === numbers.size) numbers.set(point.origin, number);
		origins[row] = number;
		raw[row] = point.raw;
	}
}

/** The sources that speak in force, by id. */
function sourcesOf(
	briefs: Briefs,
	{ start, end, speakers }: Pick<Rows, 'start' | 'end'> & Pick<Background, 'speakers'>,
): Map<string, Source> {
	const sources = new Map<string, Source>();
	for (let row = start; row < end; row++) {
		const source = speakers[briefs.sources[row] as number]?.source;
		if (source && !briefs.retracted[row]) sources.set(source.id, source);
	}
	return sources;
}

type Stance = SupportingStance | OpposingStance;

const statementAt = (briefs: Briefs, row: number, speakers: Background['speakers']): Testimony | Rebuttal => {
	const target = briefs.targets[row] as number;
	return statementOf({
		id: `${row}`,
		stance: briefStances[briefs.stances[row] as number] as Stance,
		sourceId: speakers[briefs.sources[row] as number]?.source.id ?? '',
		targetId: target === briefTargets.CLAIM ? null : `${target}`,
	});
};

/** A statement in full, with its documents, dates and words left blank. */
function statementOf(one: {
	readonly id: string;
	readonly stance: Stance;
	readonly sourceId: string;
	readonly targetId: string | null;
}): Testimony | Rebuttal {
	const { id, stance, sourceId, targetId } = one;
	const said = {
		id,
		claimId: '',
		sourceId,
		documentId: null,
		originDocumentId: null,
		words: null,
		wordsLanguage: null,
		quote: null,
		note: null,
		saidAt: null,
		recordedAt: '',
	};
	if (stance === 'ASSERTS' || stance === 'CONFIRMS') return { ...said, role: 'TESTIMONY', stance };
	return { ...said, role: 'REBUTTAL', kind: targetId === null ? 'REBUTS' : 'COUNTERS', stance, targetId };
}

const blankCase: Case = {
	claim: {
		id: '',
		slug: '',
		text: '',
		language: '',
		translations: {},
		kind: 'FACT',
		implied: false,
		revision: 1,
		standing: 'INTAKE',
		saidAt: null,
		recordedAt: '',
	},
	bearings: [],
	statements: [],
	retractions: [],
	judgements: [],
	links: [],
	sources: new Map(),
	parties: new Map(),
	interests: [],
	documents: new Map(),
	derivations: [],
};
