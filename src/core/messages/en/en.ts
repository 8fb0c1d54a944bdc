import type { InterestReason } from '../../interest.js';
import type { Messages, Speakers } from '../catalogue.js';
import { mapInEnglish } from './map.js';
import { pageInEnglish } from './page.js';
import { policyInEnglish, rulesInEnglish } from './policy.js';
import { similarInEnglish } from './similar.js';
import { suggestedInEnglish } from './suggested.js';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const number = (count: number): string => numbers[count] ?? String(count);

const series = (names: readonly string[]): string => {
	if (names.length < 2) return names.join('');
	return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};
const all = ({ names, more }: Speakers): string => series(more > 0 ? [...names, `${number(more)} more`] : names);
const isOne = ({ names, more }: Speakers): boolean =>
	names.length + more === 1 && !/ people$/.test(names[0] ?? '') && !/ jointly/.test(names[0] ?? '');
const verb = (speakers: Speakers, one: string, many: string): string => (isOne(speakers) ? one : many);
const quoted = (claims: readonly string[]): string => series(claims.map((text) => `“${text.replace(/\.$/, '')}”`));

const relations: Record<Extract<InterestReason, { of: 'STAKE' }>['relation'], string> = {
	SELF: '',
	FOUNDED: 'founded',
	INVESTED_IN: 'invested in',
	LEADS: 'leads',
	PART_OF: 'is part of',
	CONTAINS: 'contains',
	COMPETES_WITH: 'competes with',
	SUPPLIES: 'supplies',
	EMPLOYS: 'employs',
	OTHER: 'has an interest in',
};

export const en: Messages = {
	language: 'en',
	level: {
		UNSOURCED: 'Unsourced',
		REFUTED_ONLY: 'Denied, and nobody in the record asserts it',
		UNCONTESTED: 'Uncontested',
		DISPUTED: 'Disputed',
		CONTESTED: 'Contested',
		STRONGLY_CONTESTED: 'Strongly contested',
	},
	unnamedPeople: (least, most) => {
		const people = least === 1 ? 'person' : 'people';
		if (most === null) return `at least ${number(least)} unnamed ${people}`;
		return most === least ? `${number(least)} unnamed ${people}` : `${number(least)} to ${number(most)} unnamed people`;
	},
	publication: (outlet, attribution) => outlet ?? (attribution === 'NEWSROOM' ? 'the newsroom' : 'another publication'),
	theRecord: 'the record',
	spokesperson: (names) => `${names} (spokesperson)`,
	together: (names) => (names.length > 1 ? `${series(names)} jointly` : series(names)),
	asserts: (speakers) => `${all(speakers)} ${verb(speakers, 'asserts', 'assert')} it`,
	restsOn: (claims) => `it rests on ${quoted(claims)}`,
	denies: (speakers, { partial, serving }) => {
		const denying = `${verb(speakers, 'denies', 'deny')} it${partial ? ' in part' : ''}`;
		return `${all(speakers)} ${denying}${serving ? ', which serves the speaker' : ''}`;
	},
	opposedBy: (claims) => `it is opposed by ${quoted(claims)}`,
	stoodSilent: (speakers, response) => {
		const did = {
			DECLINED_TO_COMMENT: 'declined to comment',
			NO_RESPONSE: 'did not respond',
			ANSWERED_OFF_POINT: 'answered off the point',
			REDIRECTED: verb(speakers, 'pointed to somebody else', 'pointed to others'),
			NOT_ASKED: verb(speakers, 'was not asked', 'were not asked'),
			QUERIED: verb(speakers, 'queried it', 'queried it'),
		}[response];
		return `${all(speakers)} ${did}`;
	},
	answered: (count) => `${number(count)} ${count === 1 ? 'statement has' : 'statements have'} been rebutted in turn`,
	retracted: (count) => `${number(count)} ${count === 1 ? 'statement was' : 'statements were'} retracted`,
	nobodyAsserts: 'nobody in the record asserts it',
	nobodyOpposes: 'nobody in the record opposes it',
	nobodySpeaks: 'nobody in the record asserts or opposes it',
	opening: (level, { score, thin }) =>
		`${thin ? 'Thin record. ' : ''}${level}${score === null ? '' : ` (${score.toFixed(2)})`}`,
	sentence: (opening, parts) => `${opening}: ${parts.join('; ')}.`,
	interest: (reason, { party, inParty }, serves) => {
		if (reason.of === 'JUDGED') return `judged so by the desk: ${reason.reason}`;
		if (reason.of === 'UNNAMED') return 'an unnamed source counts as without interest';
		if (reason.of === 'NO_STAKE') return 'no stake in the matter is on record';
		const news = `${reason.goodNews ? 'good' : 'bad'} news`;
		const doing = reason.supports ? 'supporting' : 'opposing';
		const effect = serves ? 'serves the speaker' : "goes against the speaker's interest";
		if (reason.relation === 'SELF')
			return `${party} speaks about their own part: ${doing} ${news} about oneself ${effect}`;
		return `${party} ${relations[reason.relation]} ${inParty}: ${doing} ${news} about ${inParty} ${effect}`;
	},
	similar: similarInEnglish,
	map: mapInEnglish,
	page: pageInEnglish,
	suggested: suggestedInEnglish,
	policy: policyInEnglish,
	rule: rulesInEnglish,
	factor: {
		stance: (partial) => (partial ? 'in part or with reservations' : 'outright'),
		named: (heads) => (heads === 1 ? 'one person by name' : `${number(heads)} people by name`),
		organization: 'an organisation or outlet',
		document: 'a document or record',
		unnamed: (heads) => (heads === 1 ? 'one unnamed person' : `one unnamed group of ${number(heads)}`),
		directness: {
			FIRST_HAND: 'at first hand',
			OFFICIAL: 'official, for an organisation',
			SECOND_HAND: 'at second hand',
			HEARSAY: 'hearsay',
			UNKNOWN: 'nearness not known',
		},
	},
};
