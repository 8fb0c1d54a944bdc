import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { readClaimReviews } from '../../interop/claimReview/readClaimReviews.js';
import { importClaimReview, type ReviewReport } from '../../workflow/importClaimReview.js';
import type { Context } from '../context.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { LanguageTag } from '../scalars.js';
import { ImportFindingType, LeftOutType } from '../types/review.js';

@InputType({ description: 'What importClaimReview takes.' })
class ImportClaimReviewInput extends RecordInput {
	@Field(() => ID, { nullable: true, description: 'The desk (id or slug); your first when left out.' })
	desk?: string | null;
	@Field(() => String, {
		description:
			"The text of a page with JSON-LD in it, of JSON-LD by itself, of a DataFeed, or of an answer of Google's Fact Check Tools to `claims:search`. Nothing that it names is fetched.",
	})
	json!: string;
	@Field(() => LanguageTag, {
		nullable: true,
		description: 'The language of claims that do not say theirs and are not in Chinese characters; `en` when left out.',
	})
	language?: string | null;
}

@ObjectType('ReviewReport', { description: 'What an import of reviews did.', simpleResolvers: true })
class ReviewReportType implements ReviewReport {
	@Field(() => Int, { description: 'How many claims were new.' }) addedClaims!: number;
	@Field(() => Int, { description: 'How many reviews were new.' }) addedReviews!: number;
	@Field(() => Int, { description: 'How many reviews are on record just so.' }) known!: number;
	@Field(() => [ImportFindingType], { description: 'What reviews on record say otherwise by now; left as it is.' })
	findings!: readonly ImportFindingType[];
	@Field(() => [LeftOutType], { description: 'What could not be read or kept.' }) leftOut!: readonly LeftOutType[];
}

@ObjectType({ description: 'What importClaimReview answers.' })
class ImportClaimReviewPayload extends RecordPayload {
	@Field(() => ReviewReportType, { nullable: true, description: 'What it did; null when refused or a dry run.' })
	report!: ReviewReport | null;
}

@Resolver()
export class ImportClaimReview {
	@Mutation(() => ImportClaimReviewPayload, {
		description:
			'Takes reviews by other desks (ClaimReview) into the record, each under the claim that it is of. Importing the same again changes nothing.',
	})
	async importClaimReview(
		@Arg('input', () => ImportClaimReviewInput, { description: 'What.' }) input: ImportClaimReviewInput,
		@Ctx() context: Context,
	): Promise<ImportClaimReviewPayload> {
		const { reviews, problems } = readClaimReviews(input.json);
		const imported = importClaimReview(context.office, { ...input, reviews }, input);
		const payload = await answer(context, 'report', input, imported);
		const { report } = payload;
		return { ...payload, report: report && { ...report, leftOut: [...problems, ...report.leftOut] } };
	}
}
