import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Case } from '../core/case.js';
import { dayOf } from '../core/dates.js';
import { messagesIn } from '../core/messages/index.js';
import type { Approval, Override, Policy } from '../core/policy/policy.js';
import { explainRule, type RuleReadiness, readinessBy } from '../core/policy/readiness.js';
import { ruleOf } from '../core/policy/rules/index.js';
import { leastInOrder, type RuleName, ruleNames } from '../core/policy/settings.js';
import type { ClaimRow } from '../store/rows/claim.js';
import { listComplexity } from './connection.js';
import type { Context } from './context.js';
import { findSeen } from './node.js';
import { LanguageTag } from './scalars.js';
import { deskFor, seatAt } from './seat.js';
import { ClaimType } from './types/claim.js';
import { NodeType } from './types/node.js';
import {
	PolicyOverrideType,
	PolicyRuleType,
	PolicyType,
	ReadinessType,
	RuleReadinessType,
	SourceApprovalType,
} from './types/policy.js';
import { SourceType } from './types/source.js';

/** A rule with what its words are about. */
type Judged = RuleReadiness & { readonly theCase: Pick<Case, 'parties'> };

/** An override, and whether whoever asks may know who gave it. */
type Shown = Override & { readonly seated: boolean };

async function readinessOf({ id, deskId }: ClaimRow, { reads, assess, office }: Context) {
	const [theCase, policy, requests, verdicts, approvals, overrides, quotes] = await Promise.all([
		reads.case.load(id),
		reads.decisions().policy(deskId),
		reads.decisions().requestsOfClaim.load(id),
		reads.decisions().verdictsOfClaim.load(id),
		reads.decisions().approvalsOfClaim.load(id),
		reads.decisions().overridesOfClaim.load(id),
		reads.decisions().quotesOfClaim.load(id),
	]);
	if (!theCase || !policy) throw new Error(`the case of ${id} or the policy of its desk is not there`);
	const facts = {
		case: theCase,
		assessment: assess(theCase),
		requests,
		verdicts,
		approvals,
		quotes,
		now: office.now(),
	};
	const { rules, ...rest } = readinessBy(policy, facts, { overrides });
	const judged = rules.map((one): Judged & { override: Shown | null } => ({
		...one,
		override: one.override && { ...one.override, seated: true },
		theCase,
	}));
	return { ...rest, rules: judged };
}

@Resolver(() => ClaimType)
export class ClaimPolicyResolver {
	@FieldResolver(() => ReadinessType, {
		nullable: true,
		description:
			"Whether it may be published by its desk's policy, rule by rule; null for those who do not sit at the desk.",
		complexity: ({ childComplexity }) => 20 + childComplexity,
	})
	readiness(@Root() claim: ClaimRow, @Ctx() context: Context) {
		return seatAt(context, claim.deskId).seated ? readinessOf(claim, context) : null;
	}

	@FieldResolver(() => [PolicyOverrideType], {
		description: "Where an editor published it although rules of the desk's policy were unmet, oldest first.",
		complexity: listComplexity,
	})
	async overrides(@Root() claim: ClaimRow, @Ctx() context: Context): Promise<Shown[]> {
		const { seated } = seatAt(context, claim.deskId);
		const all = await context.reads.decisions().overridesOfClaim.load(claim.id);
		return all.map((one) => ({ ...one, recordedAt: seated ? one.recordedAt : dayOf(one.recordedAt), seated }));
	}

	@FieldResolver(() => [SourceApprovalType], {
		description: 'The unnamed sources that an editor approved for it; none for those who do not sit at the desk.',
		complexity: listComplexity,
	})
	sourceApprovals(@Root() claim: ClaimRow, @Ctx() context: Context) {
		return seatAt(context, claim.deskId).seated ? context.reads.decisions().approvalsOfClaim.load(claim.id) : [];
	}
}

@Resolver(() => RuleReadinessType)
export class RuleReadinessResolver {
	@FieldResolver(() => String, { description: 'Why, in the language asked for.' })
	because(
		@Root() { because, theCase }: Judged,
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language wanted.' }) language?: string,
	): string {
		return explainRule(because, theCase, messagesIn(language));
	}

	@FieldResolver(() => [NodeType], {
		description: 'What is at fault (statements, parties, sources, requests, verdicts, the claim), or deserves a look.',
		complexity: listComplexity,
	})
	async objects(@Root() { objects }: Judged, @Ctx() context: Context) {
		const found = await Promise.all(objects.map((id) => findSeen(context, id)));
		return found.flatMap((one) => one ?? []);
	}

	@FieldResolver(() => [String], { description: 'Where the rule comes from: handbook and section.' })
	cites(@Root() { rule }: Judged): readonly string[] {
		return ruleOf(rule).cites;
	}
}

@Resolver(() => PolicyRuleType)
export class PolicyRuleResolver {
	@FieldResolver(() => String, { description: 'What it asks for, in the language asked for.' })
	asks(
		@Root() { rule }: { readonly rule: RuleName },
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language wanted.' }) language?: string,
	): string {
		return messagesIn(language).rule[rule];
	}
}

@Resolver(() => PolicyOverrideType)
export class PolicyOverrideResolver {
	@FieldResolver(() => String, {
		nullable: true,
		description: 'Who decided; null for those who do not sit at the desk, and where it was done from the command line.',
	})
	by(@Root() { seated, userId }: Shown, @Ctx() { reads }: Context) {
		return seated && userId ? reads.deskWork().userName.load(userId) : null;
	}
}

@Resolver(() => SourceApprovalType)
export class SourceApprovalResolver {
	@FieldResolver(() => SourceType, { description: 'The source.' })
	source(@Root() approval: Approval, @Ctx() { reads }: Context) {
		return reads.source.load(approval.sourceId);
	}

	@FieldResolver(() => String, { nullable: true, description: 'Who; null where it was done from the command line.' })
	by(@Root() { userId }: Approval, @Ctx() { reads }: Context) {
		return userId ? reads.deskWork().userName.load(userId) : null;
	}
}

@Resolver(() => PolicyType)
export class PolicyResolver {
	@FieldResolver(() => [PolicyRuleType], { description: 'Every rule there is, required or not.' })
	rules(@Root() { rules }: Policy) {
		return ruleNames.map((rule) => {
			const setting = rules[rule] ?? { required: false };
			return {
				rule,
				required: setting.required,
				cites: ruleOf(rule).cites,
				least: setting.least ? leastInOrder(setting) : null,
				attributions: setting.attributions ?? null,
				untilDeadline: setting.untilDeadline ?? null,
				acceptUnverifiable: setting.acceptUnverifiable ?? null,
			};
		});
	}

	@Query(() => PolicyType, {
		nullable: true,
		description: 'The sourcing policy of a desk where you sit; null where there is none such.',
	})
	async policy(
		@Arg('desk', () => ID, { nullable: true, description: 'Which desk (id or slug); your first when left out.' })
		desk: string | null | undefined,
		@Arg('version', () => Int, { nullable: true, description: 'Which version; the current one when left out.' })
		version: number | null | undefined,
		@Ctx() context: Context,
	) {
		const deskId = await deskFor(context, desk);
		return deskId === null ? null : context.reads.decisions().policy(deskId, version ?? null);
	}
}
