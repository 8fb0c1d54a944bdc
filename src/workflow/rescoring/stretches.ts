import type { Background, Briefs } from '../../core/contestedness/brief.js';
import type { ContestednessMethod } from '../../core/contestedness/methods.js';
import { Speakers } from '../../core/contestedness/speakers.js';
import { backgroundOf } from '../../core/contestedness/weighBriefs.js';
import { Numbers } from '../../store/numbers.js';
import {
	backgroundStampOf,
	loadAllInterests,
	loadAllRoots,
	loadSpeakers,
	loadStretch,
	type ScoredClaim,
	type Stretch,
	stampOf,
} from '../../store/rescoring.js';
import type { Session } from '../../store/sql.js';

/** What was found on a stretch of claims, and when. */
export interface Found {
	readonly stretch: Stretch;
	readonly claims: readonly ScoredClaim[];
	readonly briefs: Briefs;
	readonly background: Background;
	readonly stamp: string;
}

/** Reads stretches, and keeps what claims share: of that only what is new is read again. Calls `asked` when SQLite is at work. */
export function reader({ weights }: ContestednessMethod) {
	const afresh = (of: Pick<Background, 'interests' | 'roots'>, stamp: string) => ({
		numbers: new Numbers(),
		background: backgroundOf({ ...of, speakers: new Speakers(weights) }),
		stamp,
	});
	let known = afresh({ interests: new Map(), roots: new Map() }, 'nothing yet');
	return async (session: Session, stretch: Stretch, asked?: () => void): Promise<Found> => {
		if (known.numbers.size > mostSpeakers) known = afresh(known.background, known.stamp);
		let mine = known;
		const { numbers } = mine;
		const { speakers } = mine.background;
		const loading = loadStretch(session, stretch, { sources: numbers });
		if (asked) setTimeout(asked, 2);
		const { claims, briefs } = await loading;
		const stamp = await backgroundStampOf(session);
		if (stamp !== mine.stamp) {
			const [interests, roots] = [await loadAllInterests(session), await loadAllRoots(session)];
			mine = { numbers, background: backgroundOf({ speakers, interests, roots }), stamp };
			known = mine;
		}
		const unknown = new Map<string, number>();
		for (const number of briefs.sources) if (!speakers.has(number)) unknown.set(numbers.textOf(number), number);
		if (unknown.size > 0) {
			const found = await loadSpeakers(session, [...unknown.keys()]);
			for (const source of found.sources) speakers.add(unknown.get(source.id) as number, source, found.parties);
		}
		return { stretch, claims, briefs, background: mine.background, stamp: await stampOf(session) };
	};
}
const mostSpeakers = 200_000;
