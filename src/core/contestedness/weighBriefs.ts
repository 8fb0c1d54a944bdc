import type { Bearing } from '../claim.js';
import type { Source } from '../source.js';
import { supportingStances } from '../statement.js';
import { type Background, type Briefs, briefTargets, isSaidInPart, type Rows, type Shared } from './brief.js';
import { weighInterests } from './briefInterests.js';
import { type Columns, rowStands } from './column.js';
import type { Placed } from './origins.js';
import { speakerMarks } from './speakers.js';
import { foldOrigins } from './weighing.js';

/** Finds and remembers, while interests stay as they are, whom what a claim bears on concerns. */
export function backgroundOf(shared: Shared): Background {
	const { speakers, interests } = shared;
	const known = new Map<string, readonly number[]>();
	const around = (partyId: string): readonly number[] => {
		let found = known.get(partyId);
		if (!found) {
			const others = (interests.get(partyId) ?? []).flatMap((one) => [one.partyId, one.inPartyId]);
			found = [...new Set([partyId, ...others])].map((id) => speakers.partyNumber(id));
			known.set(partyId, found);
		}
		return found;
	};
	const concerned = (bearings: readonly Bearing[]): readonly number[] => {
		const [first] = bearings;
		if (!first) return [];
		return bearings.length === 1 ? around(first.partyId) : bearings.flatMap((one) => around(one.partyId));
	};
	return { ...shared, concerned };
}

/**
 * Weighs many claims without links and without a desk's own judgements, each as `weighingOf` and `foldOrigins` weigh
 * its case. Bearings are by claim, neutral ones left out. Where an interest that holds for a time decides, dates are
 * needed that are not here: those claims are named in `whole`, by their place, and their rows are of no use.
 */
export function columnsOf(
	briefs: Briefs,
	options: { readonly bearings: readonly (readonly Bearing[])[]; readonly background: Background },
): { readonly columns: Columns; readonly whole: readonly number[] } {
	const { starts, stances, sources, targets, retracted, originDocuments } = briefs;
	const { background } = options;
	const { speakers } = background;
	const { marks, raws, soleParties } = speakers;
	const rows = stances.length;
	const raw = new Float64Array(rows);
	const stands = new Int32Array(rows);
	const origins = new Int32Array(rows);
	const columns = { starts, raw, stands, origins };
	const numbers = new Map<string, number>();
	const whole: number[] = [];
	for (let claim = 0; claim + 1 < starts.length; claim++) {
		const [start, end] = [starts[claim] as number, starts[claim + 1] as number];
		const bearings = options.bearings[claim] as readonly Bearing[];
		const parties = background.concerned(bearings);
		let folds = false;
		let overlaps = 0;
		let stakes = false;
		for (let row = start; row < end; row++) {
			const source = sources[row] as number;
			const mark = marks[source] ?? 0;
			if (retracted[row] || mark === 0) {
				stands[row] = rowStands.ASIDE;
				continue;
			}
			const target = targets[row] as number;
			const stance = stances[row] as number;
			if (stance < supportingStances.length) stands[row] = rowStands.FOR;
			else if (target === briefTargets.CLAIM) stands[row] = rowStands.AGAINST;
			else stands[row] = target === briefTargets.ABSENT ? rowStands.ASIDE : target;
			raw[row] = raws[2 * source + (isSaidInPart[stance] as number)] as number;
			// Sources keep their own numbers as origins; documents have theirs below zero.
			origins[row] = source;
			if (mark & speakerMarks.PUBLICATION || (originDocuments.size > 0 && originDocuments.has(row))) {
				const { origin, passesOn } = originOf(briefs, row, background);
				const number = numbers.get(origin) ?? -1 - numbers.size;
				if (number === -1 - numbers.size) numbers.set(origin, number);
				origins[row] = number;
				folds ||= passesOn;
			}
			overlaps |= mark & speakerMarks.MAY_OVERLAP;
			if (!stakes && parties.length > 0 && mark & speakerMarks.NAMED) {
				const party = soleParties[source] as number;
				if (party >= 0) stakes = parties.includes(party);
				else stakes = speakers.partiesOf(source).some((one) => parties.includes(one));
			}
		}
		const here: Rows = { start, end, bearings, background, columns };
		if (stakes && !weighInterests(briefs, here)) whole.push(claim);
		else if ((folds && repeatsWithin(briefs, here)) || (overlaps > 0 && overlapsWithin(briefs, here)))
			fold(briefs, here);
	}
	return { columns, whole };
}

/** What a row's statement goes back to, as `originsIn` finds it. */
function originOf(
	briefs: Briefs,
	row: number,
	{ speakers, roots }: Background,
): Pick<Placed, 'origin' | 'saidIn' | 'passesOn'> {
	const number = briefs.sources[row] as number;
	const { source } = speakers.at(number);
	const isPublication = ((speakers.marks[number] as number) & speakerMarks.PUBLICATION) > 0;
	const document = briefs.documents.get(row) ?? source.documentId;
	const saidIn = document === null ? null : (roots.get(document) ?? document);
	const repeated = briefs.originDocuments.get(row) ?? (isPublication ? document : null);
	if (repeated === null) return { origin: source.id, saidIn, passesOn: false };
	const origin = roots.get(repeated) ?? repeated;
	return { origin, saidIn, passesOn: document !== origin };
}

/** Whether anything passes on a document in which something else is said: only then is there something to fold. */
function repeatsWithin(briefs: Briefs, { start, end, background, columns }: Rows): boolean {
	const firsts = new Set<string>();
	const passedOn: string[] = [];
	for (let row = start; row < end; row++) {
		if (columns.stands[row] === rowStands.ASIDE) continue;
		const { origin, saidIn, passesOn } = originOf(briefs, row, background);
		if (passesOn) passedOn.push(origin);
		else if (saidIn !== null) firsts.add(saidIn);
	}
	return passedOn.some((origin) => firsts.has(origin));
}

/** Whether any two who speak may be the same people. */
function overlapsWithin(briefs: Briefs, { start, end, background }: Rows): boolean {
	const { speakers } = background;
	const speaks = (id: string): boolean => {
		const number = speakers.numberOf(id);
		for (let row = start; number !== undefined && row < end; row++)
			if (briefs.sources[row] === number && !briefs.retracted[row]) return true;
		return false;
	};
	for (let row = start; row < end; row++) {
		const number = briefs.sources[row] as number;
		if (briefs.retracted[row] || !((speakers.marks[number] ?? 0) & speakerMarks.MAY_OVERLAP)) continue;
		if (speakers.at(number).source.mayOverlapIds.some(speaks)) return true;
	}
	return false;
}

/** Folds what only repeats others into what it repeats, within one claim. */
function fold(briefs: Briefs, rows: Rows): void {
	const { start, end, background } = rows;
	const { raw, stands, origins } = rows.columns;
	const points: Placed[] = [];
	for (let row = start; row < end; row++) {
		const stand = stands[row] as number;
		if (stand === rowStands.ASIDE) continue;
		const { origin, saidIn, passesOn } = originOf(briefs, row, background);
		points.push({
			id: `${row}`,
			stands: stand === rowStands.FOR ? 'FOR' : stand === rowStands.AGAINST ? 'AGAINST' : { attacks: `${stand}` },
			raw: raw[row] as number,
			origin,
			saidIn,
			passesOn,
		});
	}
	const numbers = new Map<string, number>();
	for (const point of foldOrigins(points, { sources: sourcesOf(briefs, rows) })) {
		const row = Number(point.id);
		const number = numbers.get(point.origin) ?? numbers.size;
		if (number === numbers.size) numbers.set(point.origin, number);
		origins[row] = number;
		raw[row] = point.raw;
	}
}

/** The sources that speak in force, by id. */
function sourcesOf(briefs: Briefs, { start, end, background }: Rows): Map<string, Source> {
	const sources = new Map<string, Source>();
	for (let row = start; row < end; row++) {
		const number = briefs.sources[row] as number;
		if (briefs.retracted[row] || !background.speakers.has(number)) continue;
		const { source } = background.speakers.at(number);
		sources.set(source.id, source);
	}
	return sources;
}
