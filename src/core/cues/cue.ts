import type { OpposingStance, Response, SupportingStance } from '../statement.js';

/** What a sentence seems to say that somebody did: deny, confirm, or take no side. */
export type CueMeaning = SupportingStance | OpposingStance | Response;

/** What kind of wording it is: a verb of denying or confirming, something called false, no comment, no answer, a referral. */
export type CueReason = 'SAYS_SO' | 'SAID_FALSE' | 'WOULD_NOT_SAY' | 'NO_ANSWER' | 'SENT_ELSEWHERE';

/** A wording that reports use of what somebody did, and what makes it mean something else. */
export interface Cue {
	readonly meaning: CueMeaning;
	readonly reason: CueReason;
	/** The wording, with the flag `g`; looked for outside quotation marks. */
	readonly wording: RegExp;
	/** It does not count where what stands before it in its sentence ends so, */
	readonly notAfter?: readonly RegExp[];
	/** or what stands after it begins so, */
	readonly notBefore?: readonly RegExp[];
	/** or where the sentence has this; */
	readonly notIn?: readonly RegExp[];
	/** and only where what stands before it ends so, */
	readonly onlyAfter?: RegExp;
	/** what stands after it begins so, */
	readonly onlyBefore?: RegExp;
	/** and the sentence has this. */
	readonly onlyIn?: RegExp;
	/** Whether who did it comes after: “was denied by”. */
	readonly speakerAfter?: boolean;
}

/** Where in a sentence a cue has been found. */
export interface CueFound {
	readonly cue: Cue;
	readonly start: number;
	readonly end: number;
}

/** The cues that a sentence has, first of each meaning; `unquoted` is the sentence without what it quotes. */
export function cuesIn(unquoted: string, cues: readonly Cue[]): CueFound[] {
	const found = new Map<CueMeaning, CueFound>();
	for (const cue of cues)
		for (const { 0: wording, index: start } of unquoted.matchAll(cue.wording)) {
			const end = start + wording.length;
			const earlier = found.get(cue.meaning);
			if (earlier && earlier.start <= start) continue;
			if (counts(cue, unquoted, { start, end })) found.set(cue.meaning, { cue, start, end });
		}
	return [...found.values()].sort((a, b) => a.start - b.start);
}

function counts(cue: Cue, sentence: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
	const before = sentence.slice(0, start);
	const after = sentence.slice(end);
	const { notAfter = [], notBefore = [], notIn = [], onlyAfter, onlyBefore, onlyIn } = cue;
	if (notAfter.some((one) => one.test(before))) return false;
	if (notBefore.some((one) => one.test(after))) return false;
	if (notIn.some((one) => one.test(sentence))) return false;
	return (onlyAfter?.test(before) ?? true) && (onlyBefore?.test(after) ?? true) && (onlyIn?.test(sentence) ?? true);
}
