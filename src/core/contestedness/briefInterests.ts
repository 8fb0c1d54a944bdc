import { findingFrom, stakesIn } from '../interest.js';
import { supportingStances } from '../statement.js';
import { type Briefs, briefTargets, isSaidInPart, type Rows } from './brief.js';
import { speakerMarks } from './speakers.js';

/** Weighs a claim's rows by the interests that `interestsIn` finds; false where it would need the dates. */
export function weighInterests(briefs: Briefs, rows: Rows): boolean {
	const { bearings, background, columns } = rows;
	const { speakers, interests } = background;
	const concerned = background.concerned(bearings);
	const touchedBy = stakesIn(bearings, (partyId) => interests.get(partyId) ?? []);
	for (let row = rows.start; row < rows.end; row++) {
		const number = briefs.sources[row] as number;
		if (briefs.retracted[row] || !((speakers.marks[number] as number) & speakerMarks.NAMED)) continue;
		if (!speakers.partiesOf(number).some((party) => concerned.includes(party))) continue;
		const speaker = speakers.at(number);
		const touched = touchedBy(speaker.source.partyIds);
		if (touched.length === 0) continue;
		if (touched.some(({ interest }) => interest && (interest.since !== null || interest.until !== null))) return false;
		const { interest } = findingFrom(touched, { direction: directionAt(briefs, row, rows), holds: () => true });
		columns.raw[row] = (isSaidInPart[briefs.stances[row] as number] ? speaker.partial : speaker.whole)[interest];
	}
	return true;
}

/** As `directionOf`: +1 where a row speaks for the claim, −1 against it, 0 where it never reaches it. */
function directionAt(briefs: Briefs, row: number, { start, end }: Pick<Rows, 'start' | 'end'>): 1 | 0 | -1 {
	let direction: 1 | -1 = 1;
	for (let at = row, steps = start; steps <= end; steps++) {
		if ((briefs.stances[at] as number) < supportingStances.length) return direction;
		direction = direction === 1 ? -1 : 1;
		at = briefs.targets[at] as number;
		if (at < 0) return at === briefTargets.CLAIM ? direction : 0;
	}
	return 0;
}
