import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { suggestStatements } from '../../src/core/cues/suggest.js';

export interface Labelled {
	readonly is: string;
	readonly who?: string;
	readonly says: string;
}

export const labelledSentences = (): readonly Labelled[] =>
	parse(readFileSync(fileURLToPath(new URL('../data/attribution-cues.yaml', import.meta.url)), 'utf8')) as Labelled[];

export interface Figures {
	readonly sentences: number;
	readonly precision: string;
	readonly recall: string;
	readonly speaker: string;
}

/** What is suggested of a labelled sentence: right, wrong (another meaning, or none was due), or missing. */
function judge({ is, who, says }: Labelled) {
	const found = suggestStatements(says, { most: 100 });
	const right = found.find((one) => one.meaning === is);
	return {
		is,
		right: right ? 1 : 0,
		wrong: found.length - (right ? 1 : 0),
		missing: is !== 'NONE' && !right ? 1 : 0,
		named: right && who !== undefined ? 1 : 0,
		speaker: right && who !== undefined && right.speaker?.toLowerCase() === who.toLowerCase() ? 1 : 0,
		says,
		found: found.map((one) => `${one.meaning} “${one.cue}” by ${one.speaker}`),
		who,
	};
}

function judged() {
	return labelledSentences().map((one, at) => ({
		...judge(one),
		half: at % 2 === 0 ? ('development' as const) : ('held out' as const),
		language: /\p{sc=Han}/u.test(one.says) ? ('Chinese' as const) : ('English' as const),
	}));
}

/** Precision and recall of suggestions, and how often the speaker of a right one is told, by half, language and meaning. */
export function measureCues(): Record<string, Figures> {
	const rows = judged();
	const figures = (wanted: (row: (typeof rows)[number]) => boolean): Figures => {
		const own = rows.filter(wanted);
		const sum = (of: 'right' | 'wrong' | 'missing' | 'named' | 'speaker') => own.reduce((all, row) => all + row[of], 0);
		const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(2));
		return {
			sentences: own.length,
			precision: share(sum('right'), sum('right') + sum('wrong')),
			recall: share(sum('right'), sum('right') + sum('missing')),
			speaker: share(sum('speaker'), sum('named')),
		};
	};
	const heldOut = (wanted: (row: (typeof rows)[number]) => boolean) =>
		figures((row) => row.half === 'held out' && wanted(row));
	return {
		development: figures((row) => row.half === 'development'),
		'held out': heldOut(() => true),
		'held out, English': heldOut((row) => row.language === 'English'),
		'held out, Chinese': heldOut((row) => row.language === 'Chinese'),
	};
}

/** How many of each meaning are in the held-out half, and how many of them are found. */
export function foundByMeaning(): Record<string, string> {
	const meanings = ['DENIES', 'CONFIRMS', 'DECLINED_TO_COMMENT', 'NO_RESPONSE', 'REDIRECTED'];
	const rows = judged().filter((row) => row.half === 'held out');
	return Object.fromEntries(
		meanings.map((meaning) => {
			const own = rows.filter((row) => row.is === meaning);
			return [meaning, `${own.reduce((all, row) => all + row.right, 0)} of ${own.length}`];
		}),
	);
}
