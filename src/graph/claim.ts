import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Field, FieldResolver, ID, Info, InputType, Query, Resolver, Root } from 'type-graphql';
import { type AsOf, assessAsOf } from '../core/asOf.js';
import type { Bearing, Claim, ClaimLink } from '../core/claim.js';
import { driftsIn } from '../core/drift.js';
import type { Rebuttal, Silence, Testimony } from '../core/statement.js';
import { inLanguage } from '../core/text.js';
import { when } from '../core/when.js';
import type { ClaimRevisionRow, ClaimRow } from '../store/rows/claim.js';
import { asksFor } from './asked.js';
import { refOf } from './by.js';
import { type ClaimArgs, ClaimLinkListArgs, ClaimListArgs, claimsWhere } from './claims.js';
import { connectionComplexity, connectListed, listComplexity, saidComplexity } from './connection.js';
import { scoreOf, scoreOfCase } from './contestedness.js';
import type { Context } from './context.js';
import { ClaimRevisionListArgs } from './deskLists.js';
import { HistoryArgs, stepsWhere } from './history.js';
import { supposing } from './hypothesis.js';
import { MomentArgs, momentOf } from './moment.js';
import { recordedOf } from './order.js';
import { LanguageTag, tagsOf } from './scalars.js';
import { SourceListArgs, sourcesAmong } from './sources.js';
import { StatementListArgs, statementsOf } from './statements.js';
import { TextInLanguage, textsOf } from './texts.js';
import {
	BearingType,
	ClaimConnection,
	ClaimLinkConnection,
	ClaimLinkType,
	ClaimRevisionConnection,
	ClaimRevisionType,
	ClaimType,
} from './types/claim.js';
import { ContestednessChangeConnection, ContestednessType } from './types/contestedness.js';
import { HypotheticalChangeInput } from './types/hypothesis.js';
import { PartyType } from './types/party.js';
import { SourceConnection } from './types/source.js';
import { DriftType, RebuttalConnection, SilenceConnection, TestimonyConnection } from './types/statement.js';
import { StoryType } from './types/story.js';

@InputType({ description: 'Names a claim: by exactly one of the fields.' })
export class ClaimBy {
	@Field(() => ID, { nullable: true, description: 'Its id.' }) id?: string;
	@Field(() => String, { nullable: true, description: 'Its slug.' }) slug?: string;
}

/** The fields of a claim that are answered from what was said under it. */
const said: ReadonlySet<string> = new Set(['testimony', 'rebuttals', 'silences', 'sources']);

const caseOf = async (claim: Claim, { reads }: Context) => {
	const theCase = await reads.case.load(claim.id);
	if (!theCase) throw new Error(`the case of ${claim.id} is not there`);
	return theCase;
};

@Resolver(() => ClaimType)
export class ClaimResolver {
	@Query(() => ClaimType, { nullable: true, description: 'A claim, or null where there is none of that name.' })
	claim(
		@Arg('by', () => ClaimBy, { description: 'Which.' }) by: ClaimBy,
		@Ctx() { reads }: Context,
		@Info() info: GraphQLResolveInfo,
	): Claim | null | Promise<Claim | null> {
		if (asksFor(said, info)) return reads.claimPage(refOf(by));
		return when(reads.find('claim', refOf(by)), (id) => (id === null ? null : reads.claim.load(id)));
	}

	@Query(() => ClaimConnection, {
		description: 'Claims; the most contested first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	claims(@Args(() => ClaimListArgs) args: ClaimArgs, @Ctx() { reads }: Context) {
		return claimsWhere(reads, args);
	}

	@FieldResolver(() => String, { description: 'Its current wording; translated, where a translation is on record.' })
	text(
		@Root() claim: Claim,
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language wanted.' }) language?: string,
	): string {
		return inLanguage(claim.translations, language, claim.text);
	}

	@FieldResolver(() => [TextInLanguage], { description: 'Translations of its current wording.' })
	translations(@Root() claim: Claim): TextInLanguage[] {
		return textsOf(claim.translations);
	}

	@FieldResolver(() => ClaimRevisionConnection, {
		description: 'All its wordings, oldest first.',
		complexity: saidComplexity,
	})
	revisions(
		@Root() claim: Claim,
		@Args(() => ClaimRevisionListArgs) { filter, ...page }: ClaimRevisionListArgs,
		@Ctx() { reads }: Context,
	) {
		const wanted = { languages: tagsOf(filter?.language), recorded: recordedOf(filter) };
		return connectListed(reads.revisions(claim.id, wanted), page);
	}

	@FieldResolver(() => [BearingType], {
		description: 'The parties that it is about, and what it would mean for each.',
		complexity: listComplexity,
	})
	about(@Root() claim: Claim, @Ctx() { reads }: Context) {
		return reads.bearingsOfClaim.load(claim.id);
	}

	@FieldResolver(() => [String], { description: 'Its topics.' })
	async topics(@Root() claim: Claim, @Ctx() { reads }: Context): Promise<string[]> {
		return (await reads.topicsOfClaim.load(claim.id)).map((one) => one.topic);
	}

	@FieldResolver(() => [StoryType], { description: 'The stories that it is made in.', complexity: listComplexity })
	async stories(@Root() claim: Claim, @Ctx() { reads }: Context) {
		const found = await reads.storiesOfClaim.load(claim.id);
		return reads.story.loadMany(found.map((one) => one.storyId));
	}

	@FieldResolver(() => ContestednessType, {
		description:
			'How contested it is, with the reason: now, or as of a moment in one time or both. Computed from what is on record; it stands beside `verdict`, and neither follows from the other.',
		complexity: ({ args, childComplexity }) => (args.saidBy || args.recordedBy ? 20 : 1) + childComplexity,
	})
	contestedness(@Root() claim: ClaimRow, @Args(() => MomentArgs) args: MomentArgs, @Ctx() context: Context) {
		const moment = momentOf(args);
		return moment ? this.contestednessAsOf(claim, moment, context) : scoreOf(claim);
	}

	private async contestednessAsOf(claim: ClaimRow, moment: AsOf, context: Context) {
		const cases = await context.reads.casesWithFoundations.load(claim.id);
		const found = assessAsOf(cases, claim.id, { moment, method: context.office.method });
		if (!found) throw new Error(`the case of ${claim.id} is not there`);
		return scoreOfCase(found.case, found.assessment, context.office.now());
	}

	@FieldResolver(() => ContestednessType, {
		description:
			'How contested it would be if things were otherwise. Several changes make one supposition; nothing is stored.',
		complexity: ({ args, childComplexity }) => 20 * (1 + args.changes.length) + childComplexity,
	})
	async contestednessIf(
		@Root() claim: Claim,
		@Arg('changes', () => [HypotheticalChangeInput], { description: 'What to suppose, in this order; at most 50.' })
		changes: HypotheticalChangeInput[],
		@Ctx() context: Context,
	) {
		const supposed = await supposing(await caseOf(claim, context), changes, context);
		return scoreOfCase(supposed, context.assess(supposed), context.office.now());
	}

	@FieldResolver(() => ContestednessChangeConnection, {
		description: 'How its score came to be: each step with its cause, oldest first.',
		complexity: connectionComplexity,
	})
	contestednessHistory(@Root() claim: Claim, @Args(() => HistoryArgs) args: HistoryArgs, @Ctx() { reads }: Context) {
		return stepsWhere(reads, claim.id, args);
	}

	@FieldResolver(() => SourceConnection, {
		description: 'Who speaks to it, or would not: the sources of all statements under it, in order of first record.',
		complexity: saidComplexity,
	})
	sources(@Root() claim: Claim, @Args(() => SourceListArgs) args: SourceListArgs, @Ctx() { reads }: Context) {
		return when(reads.hearing.load(claim.id), ({ statements, sources }) => {
			const all = [...new Set(statements.map((one) => one.sourceId))].flatMap((id) => sources.get(id) ?? []);
			return sourcesAmong(reads, all, args);
		});
	}

	@FieldResolver(() => TestimonyConnection, {
		description: 'Who asserts or confirms it, oldest record first; retracted ones included, marked so.',
		complexity: saidComplexity,
	})
	testimony(@Root() claim: Claim, @Args(() => StatementListArgs) args: StatementListArgs, @Ctx() context: Context) {
		return this.said(claim, args, context, 'TESTIMONY', (one): one is Testimony => one.role === 'TESTIMONY');
	}

	@FieldResolver(() => RebuttalConnection, {
		description: 'Who opposes the claim itself, oldest record first; each rebuttal has rebuttals of its own.',
		complexity: saidComplexity,
	})
	rebuttals(@Root() claim: Claim, @Args(() => StatementListArgs) args: StatementListArgs, @Ctx() context: Context) {
		const onClaim = (one: { role: string; targetId?: string | null }) =>
			one.role === 'REBUTTAL' && one.targetId === null;
		return this.said(claim, args, context, 'REBUTTAL', (one): one is Rebuttal => onClaim(one));
	}

	@FieldResolver(() => SilenceConnection, {
		description: 'Who took no side, and what they did instead.',
		complexity: saidComplexity,
	})
	silences(@Root() claim: Claim, @Args(() => StatementListArgs) args: StatementListArgs, @Ctx() context: Context) {
		return this.said(claim, args, context, 'SILENCE', (one): one is Silence => one.role === 'SILENCE');
	}

	@FieldResolver(() => [DriftType], {
		description:
			'Where documents of one origin report the same speaker differently: "declined to comment" became a denial.',
		complexity: listComplexity,
	})
	async drifts(@Root() claim: Claim, @Ctx() context: Context) {
		return driftsIn(await caseOf(claim, context));
	}

	@FieldResolver(() => [ClaimLinkType], { description: 'The claims that it rests on.', complexity: listComplexity })
	restsOn(@Root() claim: Claim, @Ctx() { reads }: Context) {
		return when(reads.linksFromClaim.load(claim.id), (links) => links.filter((one) => one.kind === 'RESTS_ON'));
	}

	@FieldResolver(() => [ClaimLinkType], { description: 'The claims that oppose it.', complexity: listComplexity })
	opposedBy(@Root() claim: Claim, @Ctx() { reads }: Context) {
		return when(reads.linksFromClaim.load(claim.id), (links) => links.filter((one) => one.kind === 'OPPOSED_BY'));
	}

	@FieldResolver(() => ClaimLinkConnection, {
		description: 'The links by which other claims rest on it or are opposed by it, oldest first.',
		complexity: saidComplexity,
	})
	linkedFrom(@Root() claim: Claim, @Args(() => ClaimLinkListArgs) args: ClaimLinkListArgs, @Ctx() { reads }: Context) {
		const { filter, ...page } = args;
		return connectListed(reads.linksToClaim(claim.id, { kinds: filter?.kind, recorded: recordedOf(filter) }), page);
	}

	private said<S extends Testimony | Rebuttal | Silence>(
		claim: Claim,
		args: StatementListArgs,
		context: Context,
		name: string,
		where: (one: Testimony | Rebuttal | Silence) => one is S,
	) {
		const { reads } = context;
		return when(reads.hearing.load(claim.id), (among) => statementsOf({ among }, args, { name, reads, where }));
	}
}

@Resolver(() => BearingType)
export class BearingResolver {
	@FieldResolver(() => PartyType, { description: 'The party.' })
	party(@Root() bearing: Bearing, @Ctx() { reads }: Context) {
		return reads.party.load(bearing.partyId);
	}
}

@Resolver(() => ClaimLinkType)
export class ClaimLinkResolver {
	@FieldResolver(() => ClaimType, { description: 'The claim that rests on the other, or is opposed by it.' })
	claim(@Root() link: ClaimLink, @Ctx() { reads }: Context) {
		return reads.claim.load(link.claimId);
	}

	@FieldResolver(() => ClaimType, { description: 'The claim that is rested on, or opposes.' })
	linkedClaim(@Root() link: ClaimLink, @Ctx() { reads }: Context) {
		return reads.claim.load(link.linkedClaimId);
	}
}

@Resolver(() => ClaimRevisionType)
export class ClaimRevisionResolver {
	@FieldResolver(() => [TextInLanguage], { description: 'Its translations.' })
	translations(@Root() revision: ClaimRevisionRow): TextInLanguage[] {
		return textsOf(revision.translations);
	}
}
