import { ArgsType, Field, InputType } from 'type-graphql';
import { askedAt, type Channel, type OutcomeKind, requestFits, type SeenRequest } from '../core/reply.js';
import type { Reads } from '../store/reads.js';
import { narrowedTo } from './by.js';
import { PageArgs } from './connection.js';
import { RequestChannel, RequestOutcomeKind } from './deskEnums.js';
import { CommentRequestOrderField } from './enums.js';
import { spanOf } from './moment.js';
import { connectAmong, OrderInput, whichOnes } from './order.js';
import { DateTime } from './scalars.js';

@InputType({ description: 'Which open requests are wanted; each field given narrows the list.' })
class OpenRequestFilter {
	@Field(() => String, { nullable: true, description: 'Put to this party (id or slug).' }) party?: string | null;
	@Field(() => [RequestChannel], { nullable: true, description: 'Put in one of these ways.' })
	channel?: Channel[] | null;
	@Field(() => DateTime, { nullable: true, description: 'To be answered by this moment or later.' })
	deadlineFrom?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'To be answered by this moment; a day alone counts whole.' })
	deadlineUntil?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'Put at this moment or later.' }) askedFrom?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'Put by this moment; a day alone counts whole.' })
	askedUntil?: string | null;
}

@InputType({
	description:
		'Which requests are wanted; each field given narrows the list. Those who do not sit at the desk know the day and the outcome alone.',
})
class CommentRequestFilter extends OpenRequestFilter {
	@Field(() => Boolean, { nullable: true, description: 'Only those without an outcome, or only those with one.' })
	open?: boolean | null;
	@Field(() => [RequestOutcomeKind], { nullable: true, description: 'With one of these outcomes.' })
	outcome?: OutcomeKind[] | null;
}

@InputType({ description: 'The order of a list of requests.' })
class CommentRequestOrder extends OrderInput {
	@Field(() => CommentRequestOrderField, { description: 'What they are ordered by.' })
	field!: 'ASKED_AT' | 'DEADLINE';
}

@ArgsType()
export class OpenRequestListArgs extends PageArgs {
	@Field(() => OpenRequestFilter, whichOnes)
	filter?: OpenRequestFilter | null;
	@Field(() => CommentRequestOrder, {
		nullable: true,
		description: 'In which order; the nearest deadline first when nothing is said.',
	})
	orderBy?: CommentRequestOrder | null;
}

@ArgsType()
export class CommentRequestListArgs extends PageArgs {
	@Field(() => CommentRequestFilter, whichOnes)
	filter?: CommentRequestFilter | null;
	@Field(() => CommentRequestOrder, {
		nullable: true,
		description: 'In which order; the oldest first when nothing is said.',
	})
	orderBy?: CommentRequestOrder | null;
}

/** A filter with its party by id. */
export const requestsWanted = async (reads: Reads, filter: OpenRequestFilter | null | undefined) => ({
	partyId: await narrowedTo(reads, 'party', { given: filter?.party }),
	channels: filter?.channel,
	deadline: spanOf('deadline', filter),
	asked: spanOf('asked', filter),
});

/** The page that the arguments ask for of the requests about a claim that somebody sees. */
export function requestsAmong(
	reads: Reads,
	all: readonly SeenRequest[],
	options: { readonly args: CommentRequestListArgs; readonly name: string },
) {
	const { args, name } = options;
	const { filter } = args;
	const pageOf = (fits?: (one: SeenRequest) => boolean) =>
		connectAmong(all, args, {
			name,
			...(fits && { fits }),
			textBy: (field) => (one) => (field === 'DEADLINE' ? (one.whole?.deadline ?? null) : askedAt(one)),
		});
	if (!filter) return pageOf();
	return requestsWanted(reads, filter).then((wanted) => {
		const whole = { ...wanted, open: filter.open, outcomes: filter.outcome };
		return pageOf((one) => requestFits(one, whole));
	});
}
