import type { RawRating } from './claimReview.js';

/** Which edition of the table below a mapping was made by. To change the table is to give it another name. */
export const mappingVersion = 'labels/1';

/** What somebody else's rating is on the scale that every desk begins with; null where that cannot be told. */
export interface MappedRating {
	readonly key: string | null;
	readonly version: string;
}

/**
 * Labels that fact-checkers use for what the scale that every desk begins with has a word for, in small letters. What is
 * about something else than true and false (satire, missing context, out of date) is not here: it stays in its own words.
 */
const labels: Readonly<Record<string, readonly string[]>> = {
	true: [
		...['true', 'correct', 'accurate', 'confirmed', 'verified', 'fact', 'completely true'],
		...['属实', '屬實', '真实', '真實', '正确', '正確', '真', '真的', '事实', '事實', '确有其事'],
	],
	'mostly-true': [
		...['mostly true', 'mostly correct', 'mostly accurate', 'largely true', 'largely correct', 'largely accurate'],
		...['基本属实', '基本屬實', '大致属实', '大致屬實', '大部分属实', '大部分屬實', '大部分正确', '大部分正確'],
	],
	mixture: [
		...['half true', 'mixture', 'mixed', 'partly true', 'partially true', 'partly false', 'partially false'],
		...['half-true', 'partly correct', 'partially correct', 'true and false'],
		...[
			'半真半假',
			'部分属实',
			'部分屬實',
			'部分正确',
			'部分正確',
			'部分错误',
			'部分錯誤',
			'部分不实',
			'真假参半',
			'真假參半',
		],
	],
	'mostly-false': [
		...['mostly false', 'mostly incorrect', 'mostly inaccurate', 'largely false', 'largely incorrect'],
		...['基本不实', '基本不實', '大部分不实', '大部分不實', '大部分错误', '大部分錯誤'],
	],
	false: [
		...['false', 'incorrect', 'inaccurate', 'wrong', 'fake', 'untrue', 'not true', 'debunked', 'pants on fire'],
		...['fabricated', 'hoax', 'completely false', 'false claim'],
		...[
			'不实',
			'不實',
			'虚假',
			'虛假',
			'错误',
			'錯誤',
			'假',
			'假的',
			'谣言',
			'謠言',
			'失实',
			'失實',
			'伪造',
			'偽造',
			'不属实',
		],
	],
	unproven: [
		...['unproven', 'unverified', 'unsupported', 'unsubstantiated', 'no evidence', 'not proven', 'cannot be verified'],
		...['insufficient evidence', 'inconclusive', 'research in progress'],
		...['未经证实', '未經證實', '无法证实', '無法證實', '证据不足', '證據不足', '未证实', '未證實', '存疑', '缺乏证据'],
	],
};

const keyOfLabel = new Map(Object.entries(labels).flatMap(([key, all]) => all.map((label) => [label, key] as const)));
const onLine = ['false', 'mostly-false', 'mixture', 'mostly-true', 'true'] as const;

/**
 * What a rating amounts to on the scale that every desk begins with. Its label decides; only where it has none, a whole number
 * from 1 (worst) to 5 (best) does, which ClaimReview's own guidance gives the same meaning. Everything else stays raw.
 */
export function mapRating({ label, value, best, worst }: RawRating): MappedRating {
	if (label !== null) return { key: keyOfLabel.get(plain(label)) ?? null, version: mappingVersion };
	const number = numberOf(value);
	const isFive = numberOf(worst) === 1 && numberOf(best) === 5;
	const key = isFive && number !== null && Number.isInteger(number) ? (onLine[number - 1] ?? null) : null;
	return { key, version: mappingVersion };
}

/** A label without what is around its words: `“FALSE!”` is `false`. */
const plain = (label: string): string =>
	label
		.slice(0, 200)
		.normalize('NFKC')
		.toLowerCase()
		.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
		.replace(/\s+/g, ' ');

/** The number that a text says, with a point or a comma for its fraction; null where it says none. */
export function numberOf(text: string | null): number | null {
	const match = /^\s*([+-]?\d{1,9}(?:[.,]\d{1,9})?)\s*$/.exec(text ?? '');
	return match?.[1] === undefined ? null : Number(match[1].replace(',', '.'));
}
