import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { claimIdOf } from '../core/ids.js';
import { maySee, viewerOf } from '../core/permissions.js';
import { type CommentRequest, missingReplies, requestsSeenBy, type SeenRequest } from '../core/reply.js';
import type { Result } from '../core/result.js';
import { when } from '../core/when.js';
import type { ClaimRow } from '../store/rows/claim.js';
import type { Recorded } from '../workflow/office.js';
import { connect, connectionComplexity, listComplexity, saidComplexity } from './connection.js';
import type { Context } from './context.js';
import { RequestChannel, RequestOutcomeKind } from './deskEnums.js';
import { orderOf } from './order.js';
import { answer, RecordInput } from './payload.js';
import { CommentRequestListArgs, OpenRequestListArgs, requestsAmong, requestsWanted } from './requests.js';
import { DateTime, LanguageTag } from './scalars.js';
import { deskFor, seatAt } from './seat.js';
import { ClaimType } from './types/claim.js';
import { PartyType } from './types/party.js';
import { CommentRequestConnection, CommentRequestType, RequestReminderType } from './types/reply.js';
import { StatementType } from './types/statement.js';

/** The requests about a claim that whoever asks may see, as they may see them. */
const seenAbout = (claim: Pick<ClaimRow, 'id' | 'deskId'>, context: Context) =>
	when(context.reads.decisions().requestsOfClaim.load(claim.id), (all) =>
		requestsSeenBy(all, seatAt(context, claim.deskId)),
	);

async function seenUnder(context: Context, id: string): Promise<readonly SeenRequest[]> {
	const claim = await context.reads.claim.load(claimIdOf(id));
	return claim && maySee(viewerOf(context.office.actor), claim) ? seenAbout(claim, context) : [];
}

/** The request of an id, where whoever asks may see its claim and it; else null. */
export const seenRequest = async (context: Context, id: string): Promise<SeenRequest | null> =>
	(await seenUnder(context, id)).find((one) => one.id === id) ?? null;

/** The payload of a recording that is about a request. */
export async function answerRequest(
	context: Context,
	input: RecordInput,
	recording: Promise<Result<Recorded<CommentRequest | null>>>,
) {
	const payload = await answer(context, 'done', input, recording);
	return { ...payload, request: payload.done && seenRequest(context, payload.done.id) };
}

@Resolver(() => ClaimType)
export class ClaimReplyResolver {
	@FieldResolver(() => CommentRequestConnection, {
		description: 'Whom the desk asked for comment about it, oldest first unless asked otherwise.',
		complexity: saidComplexity,
	})
	requests(
		@Root() claim: ClaimRow,
		@Args(() => CommentRequestListArgs) args: CommentRequestListArgs,
		@Ctx() context: Context,
	) {
		return when(seenAbout(claim, context), (seen) =>
			requestsAmong(context.reads, seen, { args, name: `requests about ${claim.id}` }),
		);
	}

	@FieldResolver(() => [PartyType], {
		description: 'The parties that it is bad news for, that nobody asked, and that have not spoken to it.',
		complexity: listComplexity,
	})
	async missingReplies(@Root() claim: ClaimRow, @Ctx() { reads }: Context) {
		const [bearings, heard, requests] = await Promise.all([
			reads.bearingsOfClaim.load(claim.id),
			reads.hearing.load(claim.id),
			reads.decisions().requestsOfClaim.load(claim.id),
		]);
		return reads.party.loadMany(missingReplies({ bearings, ...heard }, requests));
	}
}

@Resolver(() => StatementType)
export class StatementRequestResolver {
	@FieldResolver(() => CommentRequestType, {
		nullable: true,
		description: 'The request for comment that it came of; null where it came of none.',
	})
	async request(@Root() statement: { readonly id: string }, @Ctx() context: Context) {
		const seen = await seenUnder(context, statement.id);
		return seen.find((one) => one.statementIds.includes(statement.id)) ?? null;
	}
}

@Resolver(() => CommentRequestType)
export class CommentRequestResolver {
	@FieldResolver(() => ClaimType, { description: 'The claim that was asked about.' })
	claim(@Root() request: SeenRequest, @Ctx() { reads }: Context) {
		return reads.claim.load(request.claimId);
	}

	@FieldResolver(() => PartyType, { description: 'Who was asked.' })
	party(@Root() request: SeenRequest, @Ctx() { reads }: Context) {
		return reads.party.load(request.partyId);
	}

	@FieldResolver(() => RequestOutcomeKind, { nullable: true, description: 'What came of it; null while it is open.' })
	outcome(@Root() { outcome }: SeenRequest) {
		return outcome?.kind ?? null;
	}

	@FieldResolver(() => StatementType, { nullable: true, description: 'The statement that the outcome became.' })
	statement(@Root() { outcome }: SeenRequest, @Ctx() { reads }: Context) {
		return outcome && reads.statement.load(outcome.statementId);
	}

	@FieldResolver(() => String, { nullable: true, description: 'What was asked.' })
	question(@Root() { whole }: SeenRequest) {
		return whole?.question ?? null;
	}

	@FieldResolver(() => LanguageTag, { nullable: true, description: 'The language of the question.' })
	language(@Root() { whole }: SeenRequest) {
		return whole?.language ?? null;
	}

	@FieldResolver(() => RequestChannel, { nullable: true, description: 'How.' })
	channel(@Root() { whole }: SeenRequest) {
		return whole?.channel ?? null;
	}

	@FieldResolver(() => DateTime, { nullable: true, description: 'Until when the party may answer.' })
	deadline(@Root() { whole }: SeenRequest) {
		return whole?.deadline ?? null;
	}

	@FieldResolver(() => DateTime, { nullable: true, description: 'When the party was asked.' })
	askedAt(@Root() { whole }: SeenRequest) {
		return whole?.askedAt ?? null;
	}

	@FieldResolver(() => Boolean, {
		nullable: true,
		description: 'Whether the deadline has passed without an outcome; somebody may close it then.',
	})
	overdue(@Root() { whole, outcome }: SeenRequest, @Ctx() { office }: Context) {
		return whole && outcome === null && whole.deadline < office.now();
	}

	@FieldResolver(() => String, {
		nullable: true,
		description: 'Who asked; null too where it was taken in from the command line.',
	})
	askedBy(@Root() { whole }: SeenRequest, @Ctx() { reads }: Context) {
		return whole?.userId ? reads.deskWork().userName.load(whole.userId) : null;
	}

	@FieldResolver(() => [RequestReminderType], { nullable: true, description: 'The reminders, oldest first.' })
	reminders(@Root() { whole }: SeenRequest) {
		return whole?.reminders ?? null;
	}

	@FieldResolver(() => Int, {
		nullable: true,
		description: 'How many outcomes were recorded: a party may answer after it was put down as NO_RESPONSE.',
	})
	outcomeCount(@Root() { whole }: SeenRequest) {
		return whole?.outcomes.length ?? null;
	}

	@Query(() => CommentRequestConnection, {
		description:
			'What a desk where you sit still awaits an answer to; the nearest deadline first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	async openRequests(
		@Arg('desk', () => ID, { nullable: true, description: 'Which desk (id or slug); your first when left out.' })
		desk: string | null | undefined,
		@Args(() => OpenRequestListArgs) { filter, orderBy, ...page }: OpenRequestListArgs,
		@Ctx() context: Context,
	) {
		const [deskId, wanted] = await Promise.all([deskFor(context, desk), requestsWanted(context.reads, filter)]);
		const order = orderOf(orderBy, { by: 'DEADLINE', descending: false });
		const list = context.reads.decisions().openRequests(deskId ?? '', wanted, order);
		const { edges, ...slice } = await list.page(page);
		const seen = edges.map(({ node, cursor }) => ({ cursor, node: requestsSeenBy([node], { seated: true })[0] }));
		return connect({ ...slice, edges: seen }, list.count);
	}
}
