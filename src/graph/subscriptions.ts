import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { BadRequest } from '../core/result.js';
import type { Live, LiveEvent } from '../workflow/live.js';
import { ClaimFilter, wantedBy } from './claims.js';
import type { Context } from './context.js';
import { ContestednessChangeType } from './types/contestedness.js';
import { StatementType } from './types/statement.js';

/** What a subscription is answered with: as a request, and what is recorded from now on. */
export interface LiveContext extends Context {
	readonly live: Live;
}

interface Subscribing<Args> {
	readonly args: Args;
	readonly context: LiveContext;
}

@Resolver()
export class Subscriptions {
	@Subscription(() => ContestednessChangeType, {
		description:
			'Each change of a score from now on, with its cause, by whichever instance it was recorded. An error REFETCH ends it when changes may have been missed: read anew, and subscribe again.',
		subscribe: async ({ args, context }: Subscribing<{ filter?: ClaimFilter | null }>) => {
			const wanted = await wantedBy(context.reads, args.filter);
			for (const [kind, ref, id] of [
				['party', args.filter?.party, wanted.partyId],
				['story', args.filter?.story, wanted.storyId],
			])
				if (ref != null && id === '') throw new BadRequest(`there is no ${kind} \`${ref.slice(0, 80)}\``);
			return context.live.contestednessChanges(context.reads.asShown(wanted), context.reads.viewer);
		},
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
}
