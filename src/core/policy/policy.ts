import type { Ref } from '../drafts.js';
import type { Instant } from '../ids.js';
import { limits, type Problems } from '../problems.js';
import type { Attribution } from '../source.js';
import { type RuleName, type RuleSetting, type RuleSettings, ruleNames, usualSettings } from './settings.js';

/** A desk's rules for what may be published. A new version leaves the earlier ones as they were. */
export interface Policy {
	readonly deskId: string;
	/** 0 for the policy that every desk begins with, then 1, 2 … */
	readonly version: number;
	readonly rules: RuleSettings;
	/** Why it was set so; null for the one that every desk begins with. */
	readonly reason: string | null;
	readonly userId: string | null;
	readonly recordedAt: Instant | null;
}

export const defaultPolicy = (deskId: string): Policy => ({
	deskId,
	version: 0,
	rules: usualSettings,
	reason: null,
	userId: null,
	recordedAt: null,
});

/** An editor's leave to use an unnamed source for a claim. */
export interface Approval {
	readonly claimId: string;
	readonly sourceId: string;
	readonly reason: string;
	readonly userId: string | null;
	readonly recordedAt: Instant;
}

/** An editor's decision to publish a wording of a claim although some rules are unmet; it stays visible. */
export interface Override {
	readonly claimId: string;
	/** 1 for the claim's first, then 2, 3 … */
	readonly sequence: number;
	readonly claimRevision: number;
	readonly policyVersion: number;
	readonly rules: readonly RuleName[];
	readonly reason: string;
	readonly userId: string | null;
	readonly recordedAt: Instant;
}

export interface RuleDraft {
	readonly rule: RuleName;
	readonly required: boolean;
	readonly least?: readonly { readonly attribution: Attribution; readonly origins: number }[] | null | undefined;
	readonly attributions?: readonly Attribution[] | null | undefined;
	readonly untilDeadline?: boolean | null | undefined;
	readonly acceptUnverifiable?: boolean | null | undefined;
}

export interface PolicyDraft {
	/** Whose; the first desk where the actor may do this when left out. */
	readonly desk?: Ref | null | undefined;
	/** The rules that change; all others stay as they are. */
	readonly rules: readonly RuleDraft[];
	readonly reason: string;
}

export interface ApprovalDraft {
	readonly claim: Ref;
	readonly source: Ref;
	readonly reason: string;
}

export interface OverrideDraft {
	readonly reason: string;
}

/** The rules of a policy with some of them changed; what a rule does not take is a problem. */
export function checkPolicy(draft: PolicyDraft, problems: Problems, options: { readonly before: RuleSettings }) {
	const rules: Partial<Record<RuleName, RuleSetting>> = { ...options.before };
	const changed = new Set<RuleName>();
	const given = problems.list('rules', draft.rules);
	if (given.length === 0) problems.add('INVALID', 'rules', 'give at least one rule; those left out stay as they are');
	for (const [at, one] of given.entries()) {
		const path = (field: string) => ['rules', String(at), field];
		if (changed.has(one.rule)) problems.add('DUPLICATE', path('rule'), `the rule ${one.rule} is given twice`);
		changed.add(one.rule);
		rules[one.rule] = settingFrom(one, { before: rules[one.rule] ?? usualSettings[one.rule], path, problems });
	}
	const inOrder: RuleSettings = Object.fromEntries(
		ruleNames.flatMap((name) => (rules[name] ? [[name, rules[name]]] : [])),
	);
	return { rules: inOrder, reason: problems.text('reason', draft.reason, { most: limits.text }) };
}

function settingFrom(
	draft: RuleDraft,
	options: {
		readonly before: RuleSetting;
		readonly path: (field: string) => readonly string[];
		readonly problems: Problems;
	},
): RuleSetting {
	const { before, path, problems } = options;
	const usual = usualSettings[draft.rule];
	for (const field of ['least', 'attributions', 'untilDeadline', 'acceptUnverifiable'] as const)
		if (draft[field] !== null && draft[field] !== undefined && usual[field] === undefined)
			problems.add('INVALID', path(field), `the rule ${draft.rule} takes no ${field}`);
	const least = { ...before.least };
	for (const { attribution, origins } of draft.least ?? []) {
		if (!Number.isInteger(origins) || origins < 1 || origins > 20)
			problems.add('INVALID', path('least'), `${attribution} needs 1 to 20 origins, not ${origins}`);
		least[attribution] = origins;
	}
	if (draft.attributions?.length === 0)
		problems.add('INVALID', path('attributions'), 'name at least one attribution, or make the rule not required');
	return {
		required: draft.required,
		...(usual.least && { least }),
		...(usual.attributions && { attributions: [...new Set(draft.attributions ?? before.attributions)] }),
		...(usual.untilDeadline !== undefined && { untilDeadline: draft.untilDeadline ?? before.untilDeadline }),
		...(usual.acceptUnverifiable !== undefined && {
			acceptUnverifiable: draft.acceptUnverifiable ?? before.acceptUnverifiable,
		}),
	};
}
