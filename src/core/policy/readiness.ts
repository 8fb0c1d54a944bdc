import type { Case } from '../case.js';
import type { Messages } from '../messages/catalogue.js';
import { inLanguage } from '../text.js';
import type { Override, Policy } from './policy.js';
import type { Because, Facts, Finding } from './rule.js';
import { rules } from './rules/index.js';
import type { RuleName } from './settings.js';

/** One required rule: whether it is met, and whether an editor decided to go on although it is not. */
export interface RuleReadiness extends Finding {
	readonly rule: RuleName;
	/** The latest override of this rule for the present wording; null where there is none, or none is needed. */
	readonly override: Override | null;
}

/** Whether a claim may be published by a desk's policy. */
export interface Readiness {
	/** Each required rule is met or overridden. */
	readonly ready: boolean;
	readonly rules: readonly RuleReadiness[];
	readonly policyVersion: number;
}

export function readinessBy(
	policy: Pick<Policy, 'rules' | 'version'>,
	facts: Facts,
	options: { readonly overrides: readonly Override[] },
): Readiness {
	const { revision } = facts.case.claim;
	const overriding = options.overrides.filter((one) => one.claimRevision === revision);
	const judged = rules.flatMap((rule): RuleReadiness[] => {
		const setting = policy.rules[rule.name];
		if (!setting?.required) return [];
		const finding = rule.judge(facts, setting);
		const override = finding.met ? undefined : overriding.findLast((one) => one.rules.includes(rule.name));
		return [{ rule: rule.name, ...finding, override: override ?? null }];
	});
	const ready = judged.every((one) => one.met || one.override !== null);
	return { ready, rules: judged, policyVersion: policy.version };
}

/** The rules that keep a claim from being published. */
export const unmetIn = ({ rules: all }: Readiness): RuleReadiness[] =>
	all.filter((one) => !one.met && one.override === null);

/** Why a rule is met or not, in words. */
export function explainRule(because: Because, { parties }: Pick<Case, 'parties'>, messages: Messages): string {
	const names = (ids: readonly string[]) =>
		ids.map((id) => {
			const party = parties.get(id);
			return party ? inLanguage(party.names, messages.language, party.name) : id;
		});
	return messages.policy(because, names);
}
