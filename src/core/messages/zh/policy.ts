import type { Because } from '../../policy/rule.js';

/** Why a rule of a sourcing policy is met or not, in Chinese. */
export function policyInChinese(because: Because, names: (ids: readonly string[]) => readonly string[]): string {
	const those = (ids: readonly string[]) => names(ids).join('、');
	switch (because.of) {
		case 'NOTHING_TO_MEET':
			return '此说不涉及这一规则';
		case 'RESTS_ON_CLAIMS':
			return '无人直接主张，由其所依据的说法负责';
		case 'ORIGINS':
			return `独立来源 ${because.found} 个，需要 ${because.needed} 个`;
		case 'ACCUSED':
			return because.met
				? `对${those(because.partyIds)}不利，已有具名信源或文件为据`
				: `对${those(because.partyIds)}不利，但无具名信源，也无文件为据`;
		case 'REPLIES': {
			const { unasked, waiting } = because;
			const parts = [
				...(unasked.length > 0 ? [`尚未向${those(unasked)}求证`] : []),
				...(waiting.length > 0 ? [`${those(waiting)}仍可在期限前回应`] : []),
			];
			return parts.length > 0 ? parts.join('；') : '所有受不利影响的各方均已发言或已按时获得回应机会';
		}
		case 'QUOTES': {
			const { notFound, unverifiable } = because;
			const parts = [
				...(notFound > 0 ? [`${notFound} 处引语不见于文件`] : []),
				...(unverifiable > 0 ? [`${unverifiable} 处引语无从核对：未保存文件正文`] : []),
			];
			return parts.length > 0 ? parts.join('；') : '每处引语均见于其文件';
		}
		case 'READ_TWICE':
			return {
				AGREED: '结论已获第二人同意',
				AWAITING: '结论有待第二人审阅',
				OUTDATED: '结论针对的是较早的表述',
				NONE: '尚无经第二人同意的结论',
			}[because.verdict];
		case 'UNNAMED':
			return because.open === 0
				? `编辑已批准 ${because.approved} 个匿名信源`
				: `${because.open} 个匿名信源未经编辑批准`;
	}
}

export const rulesInChinese = {
	INDEPENDENT_ORIGINS: '独立来源的数目达到其中最佳者的署名方式所要求的数目',
	ACCUSATION_ON_RECORD: '对一方不利之说，须有具名信源或文件为据',
	RIGHT_OF_REPLY: '已向每个受不利影响的一方求证',
	QUOTES_VERIFIED: '引语见于其文件',
	SECOND_READER: '结论已获第二人同意',
	UNNAMED_APPROVED: '每个匿名信源均经编辑批准',
} as const;
