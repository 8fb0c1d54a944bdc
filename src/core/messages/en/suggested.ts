import type { CueReason } from '../../cues/cue.js';
import type { Suggestion } from '../../cues/suggest.js';

const meanings: Readonly<Record<CueReason, string>> = {
	SAYS_SO: 'is how reports say that somebody denies or confirms something',
	SAID_FALSE: 'says that somebody calls it untrue',
	WOULD_NOT_SAY: 'is how reports say that somebody was asked and would not say',
	NO_ANSWER: 'is how reports say that somebody was asked and did not answer',
	SENT_ELSEWHERE: 'is how reports say that somebody pointed to somebody else',
};

/** Why a sentence is held to report a statement, in English. */
export const suggestedInEnglish = ({ cue, reason, speaker }: Pick<Suggestion, 'cue' | 'reason' | 'speaker'>): string =>
	`“${cue}” ${meanings[reason]}; ${speaker === null ? 'the sentence does not say who' : `probably “${speaker}”`}`;
