import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { may } from '../core/permissions.js';
import { type DeliveryStatus as Statuses, sentAs, type Webhook, type WebhookDelivery } from '../core/webhook.js';
import type { FilterGiven } from '../workflow/webhooks/checks.js';
import { type ClaimFilter, wantedBy } from './claims.js';
import { connectionComplexity, connectListed, PageArgs } from './connection.js';
import type { Context } from './context.js';
import { DeliveryStatus } from './deskEnums.js';
import { deskFor } from './seat.js';
import { WebhookConnection, WebhookDeliveryConnection, WebhookDeliveryType, WebhookType } from './types/webhook.js';

/** A claim filter as it was given, and as the store takes it; undefined where nothing is said of it, null where there is to be none. */
export async function filterGiven(
	{ reads }: Context,
	filter: ClaimFilter | null | undefined,
): Promise<FilterGiven | null | undefined> {
	if (filter === null || filter === undefined) return filter;
	return { given: JSON.stringify(filter), wanted: await wantedBy(reads, filter) };
}

@ArgsType()
class DeliveryListArgs extends PageArgs {
	@Field(() => DeliveryStatus, { nullable: true, description: 'Those that have come so far; all when left out.' })
	status?: Statuses | null;
}

@Resolver(() => WebhookType)
export class WebhookResolver {
	@Query(() => WebhookConnection, {
		description: 'The webhooks of a desk, the oldest first, for its editors and above; for others there are none.',
		complexity: connectionComplexity,
	})
	async webhooks(
		@Arg('desk', () => ID, { nullable: true, description: 'Which desk (id or slug); your first when left out.' })
		desk: string | null | undefined,
		@Args(() => PageArgs) page: PageArgs,
		@Ctx() context: Context,
	) {
		const deskId = await deskFor(context, desk);
		const isTold = deskId !== null && may(context.office.actor, 'seeWebhooks', deskId);
		return connectListed(context.reads.webhooks(isTold ? deskId : ''), page);
	}

	@FieldResolver(() => WebhookDeliveryConnection, {
		description: 'What it was told, or is to be, the latest event first; for thirty days.',
		complexity: connectionComplexity,
	})
	deliveries(
		@Root() webhook: Webhook,
		@Args(() => DeliveryListArgs) { status, ...page }: DeliveryListArgs,
		@Ctx() { reads }: Context,
	) {
		return connectListed(reads.deliveries(webhook.id, status ?? null), page);
	}
}

@Resolver(() => WebhookDeliveryType)
export class WebhookDeliveryResolver {
	@FieldResolver()
	type(@Root() { what }: WebhookDelivery): string {
		return sentAs(what);
	}

	@FieldResolver()
	nextTryAt(@Root() { status, nextTryAt }: WebhookDelivery): string | null {
		return status === 'PENDING' ? nextTryAt : null;
	}
}
