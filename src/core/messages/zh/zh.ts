import type { InterestReason } from '../../interest.js';
import type { Messages, Speakers } from '../catalogue.js';
import { mapInChinese } from './map.js';
import { pageInChinese } from './page.js';
import { policyInChinese, rulesInChinese } from './policy.js';
import { similarInChinese } from './similar.js';
import { suggestedInChinese } from './suggested.js';

const all = ({ names, more }: Speakers): string => names.join('、') + (more > 0 ? `等另外 ${more} 方` : '');
const quoted = (claims: readonly string[]): string =>
	claims.map((text) => `“${text.replace(/[。.]$/, '')}”`).join('、');

const relations: Record<Extract<InterestReason, { of: 'STAKE' }>['relation'], string> = {
	SELF: '',
	FOUNDED: '创立了',
	INVESTED_IN: '投资了',
	LEADS: '领导',
	PART_OF: '隶属于',
	CONTAINS: '下辖',
	COMPETES_WITH: '的竞争对手是',
	SUPPLIES: '供应',
	EMPLOYS: '雇用',
	OTHER: '的利益牵涉',
};

export const zh: Messages = {
	language: 'zh',
	level: {
		UNSOURCED: '无信源',
		REFUTED_ONLY: '仅有否认，记录中无人主张',
		UNCONTESTED: '无争议',
		DISPUTED: '有异议',
		CONTESTED: '有争议',
		STRONGLY_CONTESTED: '争议激烈',
	},
	unnamedPeople: (least, most) => {
		if (most === null) return `至少 ${least} 名匿名人士`;
		return most === least ? `${least} 名匿名人士` : `${least} 至 ${most} 名匿名人士`;
	},
	publication: (outlet, attribution) => outlet ?? (attribution === 'NEWSROOM' ? '编辑部' : '另一家媒体'),
	theRecord: '书面记录',
	spokesperson: (names) => `${names}（发言人）`,
	together: (names) => (names.length > 1 ? `${names.join('、')}共同` : names.join('')),
	asserts: (speakers) => `${all(speakers)}主张此说`,
	restsOn: (claims) => `此说依据${quoted(claims)}`,
	denies: (speakers, { partial, serving }) =>
		`${all(speakers)}${partial ? '部分否认' : '予以否认'}${serving ? '（对其自身有利）' : ''}`,
	opposedBy: (claims) => `与之相对的是${quoted(claims)}`,
	stoodSilent: (speakers, response) => `${all(speakers)}${mapInChinese.deed[response]}`,
	answered: (count) => `另有 ${count} 条陈述又遭反驳`,
	retracted: (count) => `${count} 条陈述已撤回`,
	nobodyAsserts: '记录中无人主张',
	nobodyOpposes: '记录中无人反对',
	nobodySpeaks: '记录中无人主张，也无人反对',
	opening: (level, { score, thin }) =>
		`${thin ? '记录单薄。' : ''}${level}${score === null ? '' : `（${score.toFixed(2)}）`}`,
	sentence: (opening, parts) => `${opening}：${parts.join('；')}。`,
	interest: (reason, { party, inParty }, serves) => {
		if (reason.of === 'JUDGED') return `编辑部判断：${reason.reason}`;
		if (reason.of === 'UNNAMED') return '匿名信源按无利害关系计';
		if (reason.of === 'NO_STAKE') return '记录中未见利害关系';
		const doing = `${reason.supports ? '支持' : '反对'}对其${reason.goodNews ? '有利' : '不利'}的消息`;
		const effect = serves ? '对发言者有利' : '与发言者的利益相悖';
		if (reason.relation === 'SELF') return `${party}谈的是自身：${doing}，${effect}`;
		return `${party}${relations[reason.relation]}${inParty}：${doing}，${effect}`;
	},
	similar: similarInChinese,
	map: mapInChinese,
	page: pageInChinese,
	suggested: suggestedInChinese,
	policy: policyInChinese,
	rule: rulesInChinese,
	factor: {
		stance: (partial) => (partial ? '部分或有保留' : '完全'),
		named: (heads) => (heads === 1 ? '一名具名人士' : `${heads} 名具名人士`),
		organization: '机构或媒体',
		document: '文件或公开记录',
		unnamed: (heads) => (heads === 1 ? '一名匿名人士' : `一组 ${heads} 名匿名人士`),
		directness: {
			FIRST_HAND: '亲历',
			OFFICIAL: '官方发言',
			SECOND_HAND: '转述',
			HEARSAY: '传闻',
			UNKNOWN: '远近不明',
		},
	},
};
