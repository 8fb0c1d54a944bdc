import type { CueFound } from './cue.js';

const longest = 120;

/** Who seems to have done what a cue says, as the sentence has it; null where it does not say. */
export function speakerOf(
	sentence: { readonly text: string; readonly unquoted: string },
	found: CueFound,
): string | null {
	const { cue, start, end } = found;
	const isChinese = /\p{sc=Han}/u.test(sentence.text.slice(start, end));
	const before = sentence.unquoted.slice(0, start);
	const part = cue.speakerAfter
		? nameFirst(sentence.text.slice(end))
		: isChinese
			? chineseSubject(cue.reason === 'SAID_FALSE' ? beforeSaying(before) : before)
			: englishSubject(before);
	const speaker = part.replace(/^[\s,;:，、；：_]+|[\s,;:，、；：_]+$/gu, '');
	return speaker === '' || speaker.length > longest ? null : speaker;
}

/** After “by”: up to what ends a noun phrase. */
const nameFirst = (after: string): string =>
	/^\s*([^,.;:()]+?)(?=\s+(?:on|in|at|as|who|and\s+its|when|after|before|during)\b|[,.;:()]|$)/.exec(after)?.[1] ?? '';

const auxiliaries =
	/(?:\s|^)(?:(?:has|have|had|also|later|again|then|both|all|each|repeatedly|twice|once|itself|himself|herself|themselves|previously|since|immediately|still|in\s+turn|however|too|meanwhile|said|says|added|on\s+\w+day|\w+ly)\s*,?\s*)+$/i;
const opening =
	/^(?:(?:but|and|however|meanwhile|while|although|though|yet|still|so|later|instead|for\s+(?:his|her|its|their)\s+part)\b,?\s+)+/i;
/** A phrase in front of the subject, closed by a comma: “In a statement,”. */
const inFront =
	/^(?:(?:in|on|at|when|after|before|during|through|asked|reached|contacted|speaking|by|as|since|under|despite|over|following|citing|earlier|late|last|if|from|according)\b[^,]*,\s+)+/i;
const betweenClauses =
	/[;:—]|,\s+(?:but|and|while|whereas|though|although|so|yet)\s+|\s+(?:but|while|whereas|though|although)\s+/;

/** The subject of the clause that ends here; of the one before where that has none of its own. */
function englishSubject(before: string): string {
	for (const clause of before.split(betweenClauses).reverse()) {
		const bare = clause.trim().replace(opening, '').replace(inFront, '').replace(opening, '');
		// What stands between commas after a name describes it.
		const [name = ''] = bare.split(
			/,\s+(?=(?:who|which|whose|the|an?|its|his|her|chief|head|founder|former|president|speaking|reached)\b)/i,
		);
		const subject = name
			.replace(/_+,?\s*/g, '')
			.replace(auxiliaries, '')
			.replace(/\s+(?:who|that|which)$|\s+(?:called|described|branded|denied)\b.*$/i, '');
		if (subject.trim() !== '') return subject.slice(-longest - 1);
	}
	return '';
}

const adverbs =
	/(?:通过[^，]{1,14}|以[^，]{1,20}为由|(?:本?周|星期|上周)[一二三四五六日天末]|对此|也|亦|均|都|已经|已|则|随后|曾|曾经|坚决|断然|明确|一致|一再|再次|多次|当天|当日|日前|今日|昨日|公开|正式|目前|暂时|一直|至今|仍|并|就此|此前|先后|当场|立即|迅速|口头|方面也|本人也)+$/u;
const topic =
	/^(?:对于|对|就|针对|关于|面对|当|截至|在|据|被问|不过|但|然而|随后|此外|同时|目前|周[一二三四五六日]|\d+月|\d+日|昨|今)/u;
const saying =
	/^([\s\S]*)(?:回应|表示|指出|强调|坚称|声明|声称|告诉|答复|透露|解释|认为|辩称|称|说(?!法)|斥|发文|发表声明)/u;

/** Something is called untrue by whoever is said to speak. */
const beforeSaying = (before: string): string =>
	(saying.exec(before)?.[1] ?? before).replace(/(?:发表声明|在[^，]{1,8}上|回应)?，?$/u, '');

function chineseSubject(before: string): string {
	const parts = before.split(/[，；：。,;:]/u);
	for (const part of parts.reverse()) {
		const bare = part
			.replace(/^(?:但是|不过|然而|而|但|此外|随后|同时|对此|其中)/u, '')
			.replace(adverbs, '')
			.replace(/(?:对|就|向|针对|在接受)(?!方)[^，]{0,30}$/u, '')
			.replace(adverbs, '')
			.replace(/(?:回应|表示|发文|发表声明|声明)$/u, '')
			.trim();
		if (bare !== '' && !topic.test(bare)) return bare;
	}
	return '';
}
