import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { VerdictDraft } from '../../core/verdict.js';
import { issueVerdict } from '../../workflow/issueVerdict.js';
import type { Context } from '../context.js';
import { RecordInput, RecordPayload } from '../payload.js';
import { LanguageTag } from '../scalars.js';
import { VerdictType } from '../types/verdict.js';
import { answerVerdict } from '../verdict.js';

@InputType({ description: 'What issueVerdict takes.' })
class IssueVerdictInput extends RecordInput implements VerdictDraft {
	@Field(() => ID, { description: 'Which claim (id or slug).' }) claim!: string;
	@Field(() => String, { description: "The key of a rating of the desk's scale: `mostly-true`." }) rating!: string;
	@Field(() => String, { description: 'Why; at most 10000 characters.' }) explanation!: string;
	@Field(() => LanguageTag, { description: 'The language of the explanation.' }) language!: string;
	@Field(() => [String], {
		nullable: true,
		description: 'What it stands on: documents (id or slug) or web addresses.',
	})
	sources?: string[] | null;
	@Field(() => Boolean, {
		nullable: true,
		description:
			'Whether others see what it says only once one of them has rated too (`giveSecondRating`): the two are then independent.',
	})
	sealed?: boolean | null;
}

@ObjectType({ description: 'What issueVerdict answers.' })
class IssueVerdictPayload extends RecordPayload {
	@Field(() => VerdictType, { nullable: true, description: 'The verdict; null when refused or a dry run.' })
	verdict!: VerdictType | null;
}

@Resolver()
export class IssueVerdict {
	@Mutation(() => IssueVerdictPayload, {
		description:
			"Gives your judgement of a claim. It becomes the desk's, and public where the claim is, when a second person agrees.",
	})
	issueVerdict(
		@Arg('input', () => IssueVerdictInput, { description: 'What.' }) input: IssueVerdictInput,
		@Ctx() context: Context,
	) {
		return answerVerdict(context, input, issueVerdict(context.office, input, input));
	}
}
