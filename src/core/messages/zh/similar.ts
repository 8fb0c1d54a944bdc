import type { SimilarityReason, SimilarityReasonKind } from '../../similarity/compare.js';

const quoted = (fragments: readonly string[]): string => fragments.map((one) => `“${one}”`).join('、');
const inPlace = (fragments: readonly string[]): string =>
	fragments.flatMap((one, at) => (at % 2 ? [] : [`“${one}”而非“${fragments[at + 1] ?? ''}”`])).join('、');

const sentences: Readonly<Record<SimilarityReasonKind, (fragments: readonly string[]) => string>> = {
	WORDS: (shared) => `两者都说到${quoted(shared)}`,
	WORDING: () => '两者逐字比较，措辞相近',
	CONCEPTS: (shared) => `两者用词同义：${quoted(shared)}`,
	PARTIES: (shared) => `两者都提到${quoted(shared)}`,
	NUMBERS: (shared) => `两者都有${quoted(shared)}`,
	TRANSLATION: ([language]) => `与该说法的译文（${language}）相符`,
	ACROSS_LANGUAGES: () => '两者语言不同：只比较了名称、数字和已知用语',
	OTHER_NUMBERS: (fragments) => `但数字或日期不同：${quoted(fragments)}`,
	OTHER_PARTIES: (fragments) => `但所指的各方不同：${quoted(fragments)}`,
	OTHER_NAMES: (fragments) => `但名称不同：${quoted(fragments)}`,
	OTHER_ROLES: (fragments) => `但施受关系相反：${quoted(fragments)}`,
	OTHER_WORDS: (fragments) => `但所问的文字是${inPlace(fragments)}`,
	OPPOSITE: (fragments) => `但意思相反：${quoted(fragments)}`,
	NEGATION: () => '但其中一方是否定的',
};

/** 说明一条说法为何与所问相同，或为何不尽相同。 */
export const similarInChinese = ({ kind, fragments }: SimilarityReason): string => sentences[kind](fragments);
