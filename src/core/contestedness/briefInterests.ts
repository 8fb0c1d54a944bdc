import type { Case } from '../case.js';
import { interestsIn } from '../interest.js';
import type { Interest } from '../party.js';
import type { Source } from '../source.js';
import type { Rebuttal, Testimony } from '../statement.js';
import { type Briefs, briefStances, briefTargets, isSaidInPart, type Rows } from './brief.js';
import { speakerMarks } from './speakers.js';

/** Weighs a claim's rows by the interests that `interestsIn` finds; false where it would need the dates. */
export function weighInterests(briefs: Briefs, rows: Rows): boolean {
	const { bearings, background, columns } = rows;
	const { speakers } = background;
	const concerned = background.concerned(bearings);
	const stakes = new Set<Interest>();
	const sources = new Map<string, Source>();
	// Those with a stake, then what they answer, and what that answers, until the claim.
	const chained = new Set<number>();
	for (let row = rows.start; row < rows.end; row++) {
		const number = briefs.sources[row] as number;
		if (briefs.retracted[row] || !((speakers.marks[number] as number) & speakerMarks.NAMED)) continue;
		if (!speakers.partiesOf(number).some((party) => concerned.includes(party))) continue;
		const { source } = speakers.at(number);
		const ties = tiesOf(source, rows);
		if (!ties) continue;
		for (const one of ties) stakes.add(one);
		chained.add(row);
		sources.set(source.id, source);
	}
	for (const one of stakes) if (one.since !== null || one.until !== null) return false;
	const interested = [...chained];
	for (const row of chained) if ((briefs.targets[row] as number) >= 0) chained.add(briefs.targets[row] as number);
	const statements = new Map([...chained].map((row) => [row, statementAt(briefs, row, rows)]));
	const interestOf = interestsIn({
		...blankCase,
		bearings,
		statements: [...statements.values()],
		sources,
		interests: [...stakes],
	});
	for (const row of interested) {
		const speaker = speakers.at(briefs.sources[row] as number);
		const { interest } = interestOf(statements.get(row) as Testimony | Rebuttal);
		columns.raw[row] = (isSaidInPart[briefs.stances[row] as number] ? speaker.partial : speaker.whole)[interest];
	}
	return true;
}

/** The interests between parties that a source speaks for and others that the claim bears on; null where it has no stake. */
function tiesOf(source: Source, { bearings, background }: Rows): Interest[] | null {
	const ties: Interest[] = [];
	let isAbout = false;
	for (const partyId of source.partyIds) {
		isAbout ||= bearings.some((bearing) => bearing.partyId === partyId);
		for (const one of background.interests.get(partyId) ?? []) {
			const other = one.partyId === partyId ? one.inPartyId : one.partyId;
			if (bearings.some((bearing) => bearing.partyId === other)) ties.push(one);
		}
	}
	return isAbout || ties.length > 0 ? ties : null;
}

/** A row as a statement in full, with its documents, dates and words left blank. */
function statementAt(briefs: Briefs, row: number, { background }: Rows): Testimony | Rebuttal {
	const number = briefs.sources[row] as number;
	const target = briefs.targets[row] as number;
	const targetId = target === briefTargets.CLAIM ? null : `${target}`;
	const stance = briefStances[briefs.stances[row] as number] as (typeof briefStances)[number];
	const said = {
		id: `${row}`,
		claimId: '',
		sourceId: background.speakers.has(number) ? background.speakers.at(number).source.id : '',
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
