import { Field, Int, ObjectType } from 'type-graphql';
import type { RuleName } from '../../core/policy/settings.js';
import type { Attribution as Attributions } from '../../core/source.js';
import { PolicyRuleName } from '../deskEnums.js';
import { Attribution } from '../enums.js';
import { DateTime } from '../scalars.js';

@ObjectType('OriginsNeeded', { description: 'How many independent origins a claim needs.' })
export class OriginsNeededType {
	@Field(() => Attribution, { description: 'Where its best origin speaks on these terms.' }) attribution!: Attributions;
	@Field(() => Int, { description: 'How many.' }) origins!: number;
}

@ObjectType('PolicyRule', { description: 'One rule of a policy, and how the desk wants it.' })
export class PolicyRuleType {
	@Field(() => PolicyRuleName, { description: 'Which.' }) rule!: RuleName;
	@Field(() => Boolean, { description: 'Whether a claim has to meet it.' }) required!: boolean;
	@Field(() => [String], { description: 'Where it comes from: handbook and section.' }) cites!: readonly string[];
	@Field(() => [OriginsNeededType], {
		nullable: true,
		description: 'How many independent origins are needed; of INDEPENDENT_ORIGINS only.',
	})
	least!: readonly OriginsNeededType[] | null;
	@Field(() => [Attribution], {
		nullable: true,
		description: 'The terms on which somebody has to speak; of ACCUSATION_ON_RECORD only.',
	})
	attributions!: readonly Attributions[] | null;
	@Field(() => Boolean, {
		nullable: true,
		description:
			'Whether a request counts only once it was answered or its deadline has passed; of RIGHT_OF_REPLY only.',
	})
	untilDeadline!: boolean | null;
	@Field(() => Boolean, {
		nullable: true,
		description: 'Whether a quote passes that cannot be compared; of QUOTES_VERIFIED only.',
	})
	acceptUnverifiable!: boolean | null;
}

@ObjectType('Policy', { description: "A desk's rules for what may be published, in one version (docs/policy.md)." })
export class PolicyType {
	@Field(() => Int, { description: '0 for the policy that every desk begins with, then 1, 2 …' }) version!: number;
	@Field(() => String, {
		nullable: true,
		description: 'Why it was set so; null for the one that every desk begins with.',
	})
	reason!: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'When it was set; null for the one that every desk begins with.',
	})
	recordedAt!: string | null;
}

@ObjectType('PolicyOverride', {
	description: 'That an editor published a wording of a claim although some rules were unmet. It stays to be read.',
})
export class PolicyOverrideType {
	@Field(() => [PolicyRuleName], { description: 'The rules that were unmet.' }) rules!: readonly RuleName[];
	@Field(() => String, { description: 'Why.' }) reason!: string;
	@Field(() => Int, { description: 'The number of the wording.' }) claimRevision!: number;
	@Field(() => Int, { description: 'The version of the policy.' }) policyVersion!: number;
	@Field(() => DateTime, { description: 'When.' }) recordedAt!: string;
}

@ObjectType('RuleReadiness', { description: 'Whether a claim meets one rule.' })
export class RuleReadinessType {
	@Field(() => PolicyRuleName, { description: 'Which.' }) rule!: RuleName;
	@Field(() => Boolean, { description: 'Whether it is met.' }) met!: boolean;
	@Field(() => PolicyOverrideType, {
		nullable: true,
		description: 'By which an editor decided to go on although it is unmet, if one did.',
	})
	override!: PolicyOverrideType | null;
}

@ObjectType('Readiness', {
	description: "Whether a claim may be published by its desk's policy: what is met and what is missing.",
})
export class ReadinessType {
	@Field(() => Boolean, { description: 'Whether each required rule is met or overridden.' }) ready!: boolean;
	@Field(() => [RuleReadinessType], { description: 'The required rules.' }) rules!: readonly RuleReadinessType[];
	@Field(() => Int, { description: 'The version of the policy.' }) policyVersion!: number;
}

@ObjectType('SourceApproval', { description: "An editor's leave to use an unnamed source for a claim." })
export class SourceApprovalType {
	@Field(() => String, { description: 'Why.' }) reason!: string;
	@Field(() => DateTime, { description: 'When.' }) recordedAt!: string;
	sourceId!: string;
}
