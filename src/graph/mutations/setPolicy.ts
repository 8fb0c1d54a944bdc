import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { PolicyDraft, RuleDraft } from '../../core/policy/policy.js';
import type { Attribution as Attributions } from '../../core/source.js';
import { setPolicy } from '../../workflow/setPolicy.js';
import type { Context } from '../context.js';
import { PolicyRuleName } from '../deskEnums.js';
import { Attribution } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { PolicyType } from '../types/policy.js';

@InputType({ description: 'How many independent origins a claim needs.' })
class OriginsNeededInput {
	@Field(() => Attribution, { description: 'Where its best origin speaks on these terms.' }) attribution!: Attributions;
	@Field(() => Int, { description: 'How many, 1 to 20.' }) origins!: number;
}

@InputType({ description: 'How a desk wants one rule. What is left out stays as it is.' })
class PolicyRuleInput implements RuleDraft {
	@Field(() => PolicyRuleName, { description: 'Which.' }) rule!: RuleDraft['rule'];
	@Field(() => Boolean, { description: 'Whether a claim has to meet it.' }) required!: boolean;
	@Field(() => [OriginsNeededInput], { nullable: true, description: 'Of INDEPENDENT_ORIGINS: how many are needed.' })
	least?: OriginsNeededInput[] | null;
	@Field(() => [Attribution], {
		nullable: true,
		description: 'Of ACCUSATION_ON_RECORD: the terms on which somebody has to speak.',
	})
	attributions?: Attributions[] | null;
	@Field(() => Boolean, {
		nullable: true,
		description: 'Of RIGHT_OF_REPLY: whether a request counts only once it was answered or its deadline has passed.',
	})
	untilDeadline?: boolean | null;
	@Field(() => Boolean, {
		nullable: true,
		description: 'Of QUOTES_VERIFIED: whether a quote passes that cannot be compared.',
	})
	acceptUnverifiable?: boolean | null;
}

@InputType({ description: 'What setPolicy takes.' })
class SetPolicyInput extends RecordInput implements PolicyDraft {
	@Field(() => ID, { nullable: true, description: 'Which desk (id or slug); your first when left out.' })
	desk?: string | null;
	@Field(() => [PolicyRuleInput], { description: 'The rules that change; all others stay as they are.' })
	rules!: PolicyRuleInput[];
	@Field(() => String, { description: 'Why.' }) reason!: string;
}

@ObjectType({ description: 'What setPolicy answers.' })
class SetPolicyPayload extends RecordPayload {
	@Field(() => PolicyType, { nullable: true, description: 'The policy; null when refused or a dry run.' })
	policy!: PolicyType | null;
}

@Resolver()
export class SetPolicy {
	@Mutation(() => SetPolicyPayload, {
		description: "Changes rules of a desk's sourcing policy, with the reason. The earlier versions stay.",
	})
	setPolicy(
		@Arg('input', () => SetPolicyInput, { description: 'What.' }) input: SetPolicyInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'policy', input, setPolicy(context.office, input, input));
	}
}
