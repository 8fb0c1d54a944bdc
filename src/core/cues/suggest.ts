import {
	type OpposingStance,
	opposingStances,
	type Response,
	responses,
	type SupportingStance,
	supportingStances,
} from '../statement.js';
import { chineseCues } from './chinese.js';
import { type CueMeaning, type CueReason, cuesIn } from './cue.js';
import { englishCues } from './english.js';
import { sentencesOf } from './sentences.js';
import { speakerOf } from './speaker.js';

/** A statement that a text seems to report. A draft for a person to look at: it is never recorded by itself. */
export interface Suggestion {
	/** The sentence, and where it stands in the text, in UTF-16 units. */
	readonly sentence: string;
	readonly start: number;
	readonly end: number;
	/** The words that say so. */
	readonly cue: string;
	readonly meaning: CueMeaning;
	/** The meaning again, as that which it would be recorded as; the other two are null. */
	readonly supportingStance: SupportingStance | null;
	readonly opposingStance: OpposingStance | null;
	readonly response: Response | null;
	readonly reason: CueReason;
	/** Who seems to have said it, in the text's own words; null where the sentence does not tell. */
	readonly speaker: string | null;
}

/** Longer sentences are lists or no prose, and are passed over. */
const longestSentence = 1_000;

/** What a text seems to report of denials, confirmations and silences, in the order of the text; at most so many. */
export function suggestStatements(text: string, options: { readonly most: number }): Suggestion[] {
	const suggestions: Suggestion[] = [];
	for (const sentence of sentencesOf(text)) {
		if (sentence.text.length > longestSentence) continue;
		for (const found of cuesIn(sentence.unquoted, /\p{sc=Han}/u.test(sentence.text) ? chineseCues : englishCues)) {
			if (suggestions.length >= options.most) return suggestions;
			const { meaning } = found.cue;
			suggestions.push({
				sentence: sentence.text,
				start: sentence.start,
				end: sentence.start + sentence.text.length,
				cue: sentence.text.slice(found.start, found.end),
				meaning,
				supportingStance: supportingStances.find((one) => one === meaning) ?? null,
				opposingStance: opposingStances.find((one) => one === meaning) ?? null,
				response: responses.find((one) => one === meaning) ?? null,
				reason: found.cue.reason,
				speaker: speakerOf(sentence, found),
			});
		}
	}
	return suggestions;
}
