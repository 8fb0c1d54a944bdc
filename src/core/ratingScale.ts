import { checkTranslations } from './checks.js';
import type { Ref, TextDraft } from './drafts.js';
import type { Instant } from './ids.js';
import type { Problems } from './problems.js';
import { type Localized, slugPattern } from './text.js';

/** One rating of a scale. */
export interface Rating {
	/** What programs know it by. */
	readonly key: string;
	readonly labels: Localized;
	/** Its place on the line from false to true; null for what has none, such as unproven. */
	readonly number: number | null;
}

/** The ratings that a desk's verdicts choose among. A new version leaves the earlier ones, and verdicts given by them, as they were. */
export interface RatingScale {
	readonly deskId: string;
	/** 0 for the scale that every desk begins with, then 1, 2 … */
	readonly version: number;
	readonly ratings: readonly Rating[];
	/** Null for the scale that every desk begins with. */
	readonly recordedAt: Instant | null;
}

const rating = (key: string, number: number | null, en: string, zh: string): Rating => ({
	key,
	labels: { en, zh },
	number,
});

/** What a desk's scale is until it records one: five places on a line and one beside it. */
export const defaultRatings: readonly Rating[] = [
	rating('true', 5, 'True', '属实'),
	rating('mostly-true', 4, 'Mostly true', '基本属实'),
	rating('mixture', 3, 'Half true', '半真半假'),
	rating('mostly-false', 2, 'Mostly false', '基本不实'),
	rating('false', 1, 'False', '不实'),
	rating('unproven', null, 'Unproven', '未经证实'),
];

export const defaultScale = (deskId: string): RatingScale => ({
	deskId,
	version: 0,
	ratings: defaultRatings,
	recordedAt: null,
});

/** The least and the greatest number on the line, as ClaimReview's worstRating and bestRating. */
export function endsOf({ ratings }: Pick<RatingScale, 'ratings'>): { worst: number | null; best: number | null } {
	const numbers = ratings.flatMap((one) => one.number ?? []);
	return numbers.length === 0
		? { worst: null, best: null }
		: { worst: Math.min(...numbers), best: Math.max(...numbers) };
}

export interface RatingDraft {
	readonly key: string;
	readonly labels: readonly TextDraft[];
	readonly number?: number | null | undefined;
}

export interface ScaleDraft {
	/** Whose; the first desk where the actor may do this when left out. */
	readonly desk?: Ref | null | undefined;
	readonly ratings: readonly RatingDraft[];
}

export function checkScale(draft: ScaleDraft, problems: Problems): Rating[] {
	const given = problems.list('ratings', draft.ratings);
	if (given.length < 2 || given.length > 20)
		problems.add('INVALID', 'ratings', `a scale has 2 to 20 ratings, not ${given.length}`);
	const keys = new Set<string>();
	const numbers = new Set<number>();
	return given.map((one, at) => {
		const path = (field: string) => ['ratings', String(at), field];
		if (one.key.length > 40 || !slugPattern.test(one.key))
			problems.add(
				'INVALID',
				path('key'),
				`"${one.key.slice(0, 40)}" is no key; give lower-case words joined by hyphens`,
			);
		if (keys.has(one.key))
			problems.add('DUPLICATE', path('key'), `there is a rating \`${one.key.slice(0, 40)}\` already`);
		keys.add(one.key);
		const number = one.number ?? null;
		if (number !== null && (!Number.isFinite(number) || Math.abs(number) > 1_000))
			problems.add('INVALID', path('number'), `${number} is no place on the line; give -1000 to 1000, or none`);
		if (number !== null && numbers.has(number))
			problems.add('DUPLICATE', path('number'), `two ratings stand at ${number}; give each a place of its own`);
		if (number !== null) numbers.add(number);
		if (one.labels.length === 0)
			problems.add('INVALID', path('labels'), 'a rating needs a label in at least one language');
		return {
			key: one.key,
			labels: checkTranslations(one.labels, { problems, path: path('labels'), most: 100 }),
			number,
		};
	});
}

/** The rating of that key; else notes a problem that says which there are, and answers null. */
export function requireRating(scale: RatingScale, key: string, problems: Problems): Rating | null {
	const found = scale.ratings.find((one) => one.key === key);
	if (found) return found;
	const keys = scale.ratings.map((one) => one.key).join(', ');
	problems.add('NOT_FOUND', 'rating', `the scale has no rating \`${key.slice(0, 40)}\`; it has ${keys}`);
	return null;
}
