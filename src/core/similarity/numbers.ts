/** A number that a text states, as comparable text: `n12000`, `p5` for percent, `m6` for the month of June. */
export interface Stated {
	readonly key: string;
	readonly start: number;
	readonly end: number;
}

const units: Readonly<Record<string, number>> = {
	thousand: 1e3,
	k: 1e3,
	million: 1e6,
	mn: 1e6,
	m: 1e6,
	billion: 1e9,
	bn: 1e9,
	trillion: 1e12,
	百: 1e2,
	千: 1e3,
	万: 1e4,
	百万: 1e6,
	千万: 1e7,
	亿: 1e8,
	万亿: 1e12,
};
const small =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
		' ',
	);
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety hundred'.split(' ');
const months = 'january february march april may june july august september october november december'.split(' ');
const days = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const hanDigits = '〇一二三四五六七八九';

/** Units of time: five years are not five days. A year of the calendar is none. */
const times: Readonly<Record<string, string>> = {
	年: 'year',
	个月: 'month',
	周: 'week',
	天: 'day',
	小时: 'hour',
	分钟: 'minute',
};
const time = /^[ -]?(year|month|week|day|hour|minute)s?\b|^(年|个月|周|天|小时|分钟)/;

const fromWord = new Map<string, number>([
	...small.map((word, at) => [word, at] as const),
	...tens.map((word, at) => [word, (at + 2) * 10] as const),
	['dozen', 12] as const,
]);

const number = new RegExp(
	[
		'(?<digits>\\d+(?:[.,]\\d+)*) ?(?<unit>万亿|百万|千万|亿|万|千|百|thousand\\b|million\\b|billion\\b|trillion\\b|bn\\b|mn\\b|[km]\\b)?(?<percent> ?(?:%|percent\\b|per cent\\b))?(?<month>月)?',
		`\\b(?<word>${[...fromWord.keys()].join('|')})\\b(?<wordUnit> (?:thousand|million|billion))?(?<wordPercent> percent\\b)?`,
		`\\b(?<monthName>${months.join('|')})\\b`,
		`\\b(?<day>${days.join('|')})s?\\b`,
		'(?:周|星期)(?<hanDay>[一二三四五六日天])',
		'百分之(?<hanPercent>[一二三四五六七八九十百]+)',
		'(?<hanMonth>十[一二]?|[一二三四五六七八九])月',
		'(?<han>[一二三四五六七八九十百两]+)(?=[年月天周次人名个家倍款条座辆小分部季])',
	].join('|'),
	'gu',
);

/** The numbers, months and weekdays that a folded text states, in order. "may" is a month only before or after a number. */
export function numbersIn(folded: string): Stated[] {
	const found: Stated[] = [];
	for (const match of folded.matchAll(number)) {
		const key = keyOf(match.groups ?? {});
		const [start, end] = [match.index, match.index + match[0].trimEnd().length];
		if (
			match.groups?.monthName === 'may' &&
			!/\d\s*$/.test(folded.slice(0, start)) &&
			!/^\s*\d/.test(folded.slice(end))
		)
			continue;
		if (!key || match.groups?.han === '一') continue;
		const [unit, length] = key.startsWith('n') ? unitAfter(folded.slice(end), key) : ['', 0];
		found.push({ key: key + unit, start, end: end + length });
	}
	return found;
}

/** The unit of time after a number, and how long it is in the text; none after a year of the calendar. */
function unitAfter(text: string, key: string): [unit: string, length: number] {
	const [found, english, chinese] = time.exec(text) ?? [''];
	const isYear = chinese === '年' && /^n(?:19|20)\d\d$/.test(key);
	return [isYear ? '' : (english ?? times[chinese ?? ''] ?? ''), found.length];
}

function keyOf(of: Record<string, string | undefined>): string | null {
	if (of.digits) {
		if (of.month) return `m${of.digits}`;
		const plain = Number(of.digits.replaceAll(/,(?=\d{3})/g, '').replaceAll(',', '.'));
		if (!Number.isFinite(plain)) return `n${of.digits}`;
		return `${of.percent ? 'p' : 'n'}${rounded(plain * (units[of.unit ?? ''] ?? 1))}`;
	}
	if (of.word) {
		const value = (fromWord.get(of.word) ?? 0) * (units[(of.wordUnit ?? '').trim()] ?? 1);
		return `${of.wordPercent ? 'p' : 'n'}${rounded(value)}`;
	}
	if (of.monthName) return `m${months.indexOf(of.monthName) + 1}`;
	if (of.day) return `w${days.indexOf(of.day) + 1}`;
	if (of.hanDay) return `w${of.hanDay === '天' ? 7 : '一二三四五六日'.indexOf(of.hanDay) + 1}`;
	if (of.hanPercent) return `p${hanValue(of.hanPercent)}`;
	if (of.hanMonth) return `m${hanValue(of.hanMonth)}`;
	return of.han ? `n${hanValue(of.han)}` : null;
}

const rounded = (value: number): string => String(Number(value.toPrecision(12)));

/** 二十三 is 23; to 999. */
function hanValue(text: string): number {
	let [sum, digit] = [0, 0];
	for (const one of text.replaceAll('两', '二')) {
		if (one === '十' || one === '百') {
			sum += (digit || 1) * (one === '十' ? 10 : 100);
			digit = 0;
		} else digit = hanDigits.indexOf(one);
	}
	return sum + digit;
}
