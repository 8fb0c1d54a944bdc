import type { CueFound } from './cue.js';

const longest = 120;

/** Who seems to have done what a cue says, as the sentence has it; null where it does not say. */
export function speakerOf(
	sentence: { readonly text: string; readonly unquoted: string },
	found: CueFound,
): string | null {
	const isChinese = /\p{sc=Han}/u.test(sentence.text.slice(found.start, found.end));
	const part = found.cue.speakerAfter
		? nameFirst(sentence.text.slice(found.end))
		: isChinese
			? chineseSubject(sentence.unquoted.slice(0, found.start))
			: englishSubject(sentence.unquoted.slice(0, found.start)) || postponed(sentence, found);
	const speaker = part.replace(/^[\s,;:，、；：_]+|[\s,;:，、；：_]+$/gu, '');
	return speaker === '' || speaker.length > longest ? null : speaker;
}

/** After “by”: up to what ends a noun phrase. */
const nameFirst = (after: string): string =>
	/^\s*([^,.;:()]+?)(?=\s+(?:on|in|at|as|who|and\s+its|when|after|before|during)\b|[,.;:()]|$)/.exec(after)?.[1] ?? '';

const auxiliaries =
	/(?:\s|^)(?:(?:has|have|had|also|later|again|then|both|all|each|repeatedly|twice|once|itself|himself|herself|themselves|previously|since|immediately|still|in\s+turn|however|too|meanwhile|on\s+\w+day|\w+ly)\s*,?\s*)+$/i;
const opening =
	/^(?:(?:but|and|however|meanwhile|while|although|though|yet|still|so|later|instead|asked|for\s+(?:his|her|its|their)\s+part)\b,?\s+)+/i;
/** A phrase in front of the subject, closed by a comma: “In a statement,”. */
const inFront =
	/^(?:(?:in|on|at|when|after|before|during|through|asked|reached|contacted|speaking|by|as|since|under|despite|over|following|earlier|late|last|if|from|according)\b[^,]*,\s+)+/i;

function englishSubject(before: string): string {
	const clause =
		before
			.split(
				/[;:—]|,\s+(?:but|and|while|whereas|though|although|so|which|yet)\s+|\s+(?:but|while|whereas|though|although)\s+/,
			)
			.at(-1) ?? '';
	const bare = clause.trim().replace(opening, '').replace(inFront, '').replace(opening, '');
	// What stands between commas after a name describes it.
	const [name = ''] = bare.split(
		/,\s+(?=(?:who|which|whose|the|an?|its|his|her|chief|head|founder|former|president|speaking)\b)/i,
	);
	return name
		.replace(auxiliaries, '')
		.replace(/\s+(?:who|that|which)$/i, '')
		.slice(-longest - 1);
}

/** “No comment,” said the mayor. */
const postponed = ({ text }: { readonly text: string }, found: CueFound): string =>
	/^[”"',\s]*(?:said|says)\s+([^,.;]+)/.exec(text.slice(found.end))?.[1] ?? '';

const chineseAdverbs =
	/(?:对此|也|均|都|已经|已|则|随后|曾|曾经|坚决|断然|明确|一致|再次|多次|当天|当日|日前|今日|昨日|公开|正式|目前|暂时|一直|至今|仍|并|就此|此前|先后|当场|立即|迅速|明确|口头|方面也|本人也)+$/u;
const topic =
	/^(?:对于|对|就|针对|关于|面对|当|截至|在|据|不过|但|然而|随后|此外|同时|目前|周[一二三四五六日]|\d+月|\d+日|昨|今)/u;

function chineseSubject(before: string): string {
	const parts = before.split(/[，；：。,;:]/u);
	for (const part of parts.reverse()) {
		const bare = part
			.replace(/^(?:但是|不过|然而|而|但|此外|随后|同时|对此|其中)/u, '')
			.replace(/(?:对|就|向|针对|在接受)(?!方)[^，]{0,30}$/u, '')
			.replace(chineseAdverbs, '')
			.trim();
		if (bare !== '' && !topic.test(bare)) return bare;
	}
	return '';
}
