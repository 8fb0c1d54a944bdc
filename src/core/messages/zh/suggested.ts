import type { CueReason } from '../../cues/cue.js';
import type { Suggestion } from '../../cues/suggest.js';

const meanings: Readonly<Record<CueReason, string>> = {
	SAYS_SO: '是报道中表示否认或证实的用语',
	SAID_FALSE: '表示有人称其不属实',
	WOULD_NOT_SAY: '是报道中表示被问及而不愿表态的用语',
	NO_ANSWER: '是报道中表示被问及而未予回应的用语',
	SENT_ELSEWHERE: '是报道中表示请记者另询他方的用语',
};

/** 说明一句话为何被看作报道了某方的表态。 */
export const suggestedInChinese = ({ cue, reason, speaker }: Pick<Suggestion, 'cue' | 'reason' | 'speaker'>): string =>
	`“${cue}”${meanings[reason]}；${speaker === null ? '句中未说明是谁' : `很可能是“${speaker}”`}`;
