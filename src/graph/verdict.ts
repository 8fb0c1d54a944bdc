import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ratingAgreement } from '../core/agreement.js';
import { claimIdOf } from '../core/ids.js';
import { maySee, viewerOf } from '../core/permissions.js';
import { endsOf, type Rating, type RatingScale } from '../core/ratingScale.js';
import type { Result } from '../core/result.js';
import { inLanguage } from '../core/text.js';
import {
	currentVerdict,
	type SeenVerdict,
	type Verdict,
	type VerdictSource,
	verdictFits,
	verdictsSeenBy,
} from '../core/verdict.js';
import { when } from '../core/when.js';
import type { ClaimRow } from '../store/rows/claim.js';
import type { Recorded } from '../workflow/office.js';
import { listComplexity, saidComplexity } from './connection.js';
import type { Context } from './context.js';
import { connectAmong, recordedOf } from './order.js';
import { answer, RecordInput } from './payload.js';
import { LanguageTag } from './scalars.js';
import { deskFor, seatAt } from './seat.js';
import { TextInLanguage, textsOf } from './texts.js';
import { ClaimType } from './types/claim.js';
import { DocumentType } from './types/document.js';
import {
	RatingAgreementType,
	RatingScaleType,
	RatingType,
	SecondRatingType,
	VerdictConnection,
	VerdictDecisionType,
	VerdictSourceType,
	VerdictType,
} from './types/verdict.js';
import { VerdictListArgs } from './verdicts.js';

/** The verdicts on a claim that whoever asks may see, as they may see them. */
const seenOn = (claim: Pick<ClaimRow, 'id' | 'deskId'>, context: Context) =>
	when(context.reads.decisions().verdictsOfClaim.load(claim.id), (all) =>
		verdictsSeenBy(all, seatAt(context, claim.deskId)),
	);

/** The verdict of an id, where whoever asks may see its claim and it; else null. */
export async function seenVerdict(context: Context, id: string): Promise<SeenVerdict | null> {
	const claim = await context.reads.claim.load(claimIdOf(id));
	if (!claim || !maySee(viewerOf(context.office.actor), claim)) return null;
	return (await seenOn(claim, context)).find((one) => one.id === id) ?? null;
}

/** The payload of a recording that is about a verdict, which is shown as whoever acts may see it. */
export async function answerVerdict(
	context: Context,
	input: RecordInput,
	recording: Promise<Result<Recorded<Verdict | null>>>,
) {
	const payload = await answer(context, 'done', input, recording);
	return { ...payload, verdict: payload.done && seenVerdict(context, payload.done.id) };
}

const nameFor = ({ seated }: Pick<SeenVerdict, 'seated'>, userId: string, { reads }: Context) =>
	seated ? reads.deskWork().userName.load(userId) : null;

@Resolver(() => ClaimType)
export class ClaimVerdictResolver {
	@FieldResolver(() => VerdictType, {
		nullable: true,
		description:
			"The desk's verdict: the latest that a second person agreed to; null while there is none. It stands beside `contestedness`, and neither follows from the other: people judge whether the claim is true, the score says how far credible sources disagree.",
	})
	verdict(@Root() claim: ClaimRow, @Ctx() context: Context) {
		return when(seenOn(claim, context), currentVerdict);
	}

	@FieldResolver(() => VerdictConnection, {
		description: 'All its verdicts, oldest first; the public sees those that a second person agreed to.',
		complexity: saidComplexity,
	})
	verdicts(
		@Root() claim: ClaimRow,
		@Args(() => VerdictListArgs) { filter, ...page }: VerdictListArgs,
		@Ctx() context: Context,
	) {
		const wanted = filter && { states: filter.state, ratings: filter.rating, recorded: recordedOf(filter) };
		return when(seenOn(claim, context), (seen) =>
			connectAmong(seen, page, {
				name: `verdicts on ${claim.id}`,
				fits: (one) => !wanted || verdictFits(one, wanted),
			}),
		);
	}
}

@Resolver(() => VerdictType)
export class VerdictResolver {
	@FieldResolver(() => ClaimType, { description: 'The claim that it is on.' })
	claim(@Root() verdict: SeenVerdict, @Ctx() { reads }: Context) {
		return reads.claim.load(verdict.claimId);
	}

	@FieldResolver(() => Boolean, { description: 'Whether it is on the present wording of its claim.' })
	ofCurrentWording(@Root() verdict: SeenVerdict, @Ctx() { reads }: Context) {
		return when(reads.claim.load(verdict.claimId), (claim) => claim?.revision === verdict.claimRevision);
	}

	@FieldResolver(() => RatingScaleType, { description: 'The scale that the rating is of.' })
	scale(@Root() verdict: SeenVerdict, @Ctx() { reads }: Context) {
		return reads.decisions().scale(verdict.deskId, verdict.scaleVersion);
	}

	@FieldResolver(() => String, {
		nullable: true,
		description: 'Who gave it; null for those who do not sit at the desk.',
	})
	author(@Root() verdict: SeenVerdict, @Ctx() context: Context) {
		return nameFor(verdict, verdict.userId, context);
	}

	@FieldResolver(() => VerdictDecisionType, {
		nullable: true,
		description: 'What a second person made of it; null while it awaits one.',
	})
	decision(@Root() verdict: SeenVerdict) {
		return verdict.decision && { ...verdict.decision, seated: verdict.seated };
	}

	@FieldResolver(() => SecondRatingType, {
		nullable: true,
		description:
			'What a second checker gave before seeing its rating; null where nobody did, and for those who do not sit at the desk.',
	})
	secondRating(@Root() verdict: SeenVerdict) {
		return verdict.seated && verdict.secondRating ? { ...verdict.secondRating, seated: true } : null;
	}
}

@Resolver(() => VerdictDecisionType)
export class VerdictDecisionResolver {
	@FieldResolver(() => String, {
		nullable: true,
		description: 'Who decided; null for those who do not sit at the desk.',
	})
	by(@Root() decision: { readonly userId: string; readonly seated: boolean }, @Ctx() context: Context) {
		return nameFor(decision, decision.userId, context);
	}
}

@Resolver(() => SecondRatingType)
export class SecondRatingResolver {
	@FieldResolver(() => String, { nullable: true, description: 'Who gave it.' })
	by(@Root() rating: { readonly userId: string; readonly seated: boolean }, @Ctx() context: Context) {
		return nameFor(rating, rating.userId, context);
	}
}

@Resolver(() => VerdictSourceType)
export class VerdictSourceResolver {
	@FieldResolver(() => DocumentType, { nullable: true, description: 'The document, where one was given.' })
	document(@Root() source: VerdictSource, @Ctx() { reads }: Context) {
		return source.documentId ? reads.document.load(source.documentId) : null;
	}
}

@Resolver(() => RatingType)
export class RatingResolver {
	@FieldResolver(() => String, { description: 'What readers know it by; in the language asked for, where it has one.' })
	label(
		@Root() { key, labels }: Rating,
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language wanted.' }) language?: string,
	): string {
		return inLanguage(labels, language, labels.en ?? Object.values(labels)[0] ?? key);
	}

	@FieldResolver(() => [TextInLanguage], { description: 'Its labels in all languages.' })
	labels(@Root() rating: Rating): TextInLanguage[] {
		return textsOf(rating.labels);
	}
}

@Resolver(() => RatingScaleType)
export class RatingScaleResolver {
	@FieldResolver(() => Number, {
		nullable: true,
		description: 'The least number on the line (worstRating of ClaimReview); null where no rating has one.',
	})
	worst(@Root() scale: RatingScale): number | null {
		return endsOf(scale).worst;
	}

	@FieldResolver(() => Number, {
		nullable: true,
		description: 'The greatest number on the line (bestRating of ClaimReview); null where no rating has one.',
	})
	best(@Root() scale: RatingScale): number | null {
		return endsOf(scale).best;
	}

	@Query(() => RatingScaleType, {
		nullable: true,
		description: 'The rating scale of a desk where you sit; null where there is none such.',
	})
	async ratingScale(
		@Arg('desk', () => ID, { nullable: true, description: 'Which desk (id or slug); your first when left out.' })
		desk: string | null | undefined,
		@Arg('version', () => Int, { nullable: true, description: 'Which version; the current one when left out.' })
		version: number | null | undefined,
		@Ctx() context: Context,
	) {
		const deskId = await deskFor(context, desk);
		return deskId === null ? null : context.reads.decisions().scale(deskId, version ?? null);
	}

	@Query(() => RatingAgreementType, {
		nullable: true,
		description: 'How far the checkers of a desk where you sit agree; null where there is none such.',
		complexity: listComplexity,
	})
	async ratingAgreement(
		@Arg('desk', () => ID, { nullable: true, description: 'Which desk (id or slug); your first when left out.' })
		desk: string | null | undefined,
		@Ctx() context: Context,
	) {
		const deskId = await deskFor(context, desk);
		return deskId === null ? null : ratingAgreement(await context.reads.decisions().ratingPairs(deskId));
	}
}
