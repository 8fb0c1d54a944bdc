import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { BadRequest } from '../core/result.js';
import type { Live, LiveEvent } from '../workflow/live.js';
import { ClaimFilter, wantedBy } from './claims.js';
import type { Context } from './context.js';
import { ContestednessChangeType } from './types/contestedness.js';
import { ClaimMoveType, CorrectionType } from './types/deskWork.js';
import { StatementType } from './types/statement.js';

/** What a subscription is answered with: as a request, and what is recorded from now on. */
export interface LiveContext extends Context {
	readonly live: Live;
}

interface Subscribing<Args> {
	readonly args: Args;
	readonly context: LiveContext;
}

type Filtered = Subscribing<{ readonly filter?: ClaimFilter | null }>;

/** The filter with what it names by id; what is not there cannot be listened to. */
async function wantedOf({ filter }: Filtered['args'], { reads }: LiveContext) {
	const wanted = await wantedBy(reads, filter);
	for (const [kind, ref, id] of [
		['party', filter?.party, wanted.partyId],
		['story', filter?.story, wanted.storyId],
	])
		if (ref != null && id === '') throw new BadRequest(`there is no ${kind} \`${ref.slice(0, 80)}\``);
	return reads.asShown(wanted);
}

@Resolver()
export class Subscriptions {
	@Subscription(() => ContestednessChangeType, {
		description:
			'Each change of a score from now on, with its cause, by whichever instance it was recorded. An error REFETCH ends it when changes may have been missed: read anew, and subscribe again.',
		subscribe: async ({ args, context }: Filtered) =>
			context.live.contestednessChanges(await wantedOf(args, context), context.reads.viewer),
	})
	contestednessChanged(
		@Root() event: LiveEvent,
		@Arg('filter', () => ClaimFilter, {
			nullable: true,
			description: 'Of which claims, compared as they are after the change; of all when nothing is said.',
		})
		_filter?: ClaimFilter,
	) {
		return event.thing;
	}

	@Subscription(() => StatementType, {
		description:
			'Each statement recorded from now on, by whichever instance. An error REFETCH ends it when statements may have been missed: read anew, and subscribe again.',
		subscribe: async ({ args, context }: Subscribing<{ claim?: string | null }>) => {
			if (args.claim == null) return context.live.statements(null, context.reads.viewer);
			const claimId = await context.reads.find('claim', args.claim);
			if (claimId === null) throw new BadRequest(`there is no claim \`${args.claim.slice(0, 80)}\``);
			return context.live.statements(claimId, context.reads.viewer);
		},
	})
	statementRecorded(
		@Root() event: LiveEvent,
		@Arg('claim', () => ID, { nullable: true, description: 'Under this claim (id or slug); under any when left out.' })
		_claim?: string,
	) {
		return event.thing;
	}
	@Subscription(() => ClaimMoveType, {
		description:
			'Each move of a claim from now on, for those who sit at its desk; for the public, what is published, corrected or withdrawn. What was published with an embargo comes again when the embargo is over. An error REFETCH ends it when moves may have been missed: read anew, and subscribe again.',
		subscribe: async ({ args, context }: Filtered) =>
			context.live.moves(await wantedOf(args, context), context.reads.viewer),
	})
	claimMoved(
		@Root() event: LiveEvent,
		@Arg('filter', () => ClaimFilter, {
			nullable: true,
			description: 'Of which claims, compared as they are after the move; of all when nothing is said.',
		})
		_filter?: ClaimFilter,
	) {
		return event.thing;
	}

	@Subscription(() => CorrectionType, {
		description:
			'Each correction from now on: what was wrong, and what it says now. An error REFETCH ends it when corrections may have been missed: read anew, and subscribe again.',
		subscribe: async ({ args, context }: Filtered) =>
			context.live.corrections(await wantedOf(args, context), context.reads.viewer),
	})
	claimCorrected(
		@Root() event: LiveEvent,
		@Arg('filter', () => ClaimFilter, {
			nullable: true,
			description: 'In which claims, compared as they are after the correction; in any when nothing is said.',
		})
		_filter?: ClaimFilter,
	) {
		return event.thing;
	}
}
