import { type Attribution, attributions } from '../source.js';

export const ruleNames = [
	'INDEPENDENT_ORIGINS',
	'ACCUSATION_ON_RECORD',
	'RIGHT_OF_REPLY',
	'QUOTES_VERIFIED',
	'SECOND_READER',
	'UNNAMED_APPROVED',
] as const;
export type RuleName = (typeof ruleNames)[number];

/** How a desk wants one rule; of what a rule does not take, nothing is given. */
export interface RuleSetting {
	readonly required: boolean;
	/** How many independent origins a claim needs where its best origin speaks on these terms. */
	readonly least?: Readonly<Partial<Record<Attribution, number>>> | undefined;
	/** The terms on which somebody has to speak. */
	readonly attributions?: readonly Attribution[] | undefined;
	/** Whether a request counts only once it was answered or its deadline has passed. */
	readonly untilDeadline?: boolean | undefined;
	/** Whether a quote passes that cannot be compared, its document's text not being kept. */
	readonly acceptUnverifiable?: boolean | undefined;
}

/** By rule. A rule that is not among them is not required: a policy never gains one by itself. */
export type RuleSettings = Readonly<Partial<Record<RuleName, RuleSetting>>>;

/** What each rule takes beside `required`, and how it is set where a desk has set no policy (docs/policy.md). */
export const usualSettings: Readonly<Record<RuleName, RuleSetting>> = {
	INDEPENDENT_ORIGINS: {
		required: true,
		least: {
			ON_RECORD: 1,
			SPOKESPERSON: 1,
			RECORD: 1,
			ON_BACKGROUND: 2,
			DEEP_BACKGROUND: 2,
			ANONYMOUS: 2,
			PUBLICATION: 2,
			NEWSROOM: 2,
		},
	},
	ACCUSATION_ON_RECORD: { required: true, attributions: ['ON_RECORD', 'SPOKESPERSON', 'RECORD'] },
	RIGHT_OF_REPLY: { required: true, untilDeadline: true },
	QUOTES_VERIFIED: { required: true, acceptUnverifiable: true },
	SECOND_READER: { required: true },
	UNNAMED_APPROVED: { required: true },
};

/** How many origins a claim needs whose best origin speaks so; 2 where nothing is said. */
export const leastFor = (setting: RuleSetting, attribution: Attribution): number => setting.least?.[attribution] ?? 2;

/** The attributions that a setting gives a number for, in their usual order. */
export const leastInOrder = ({ least = {} }: RuleSetting): { attribution: Attribution; origins: number }[] =>
	attributions.flatMap((attribution) => {
		const origins = least[attribution];
		return origins === undefined ? [] : [{ attribution, origins }];
	});
