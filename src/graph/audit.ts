import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { isPartialDate } from '../core/dates.js';
import { desksWhere } from '../core/permissions.js';
import { BadRequest } from '../core/result.js';
import type { NamedEntry } from '../store/reads.js';
import { auditHead } from '../workflow/auditHead.js';
import { connectionComplexity, connectListed, PageArgs } from './connection.js';
import type { Context } from './context.js';
import { momentFrom, momentUntil } from './moment.js';
import { whichOnes } from './order.js';
import { DateTime } from './scalars.js';
import { AuditEntryConnection, AuditEntryType, AuditHeadType } from './types/audit.js';

@InputType({ description: 'Which entries of the audit log are wanted; each field given narrows the list.' })
class AuditFilter {
	@Field(() => [String], { nullable: true, description: 'Of one of these actions, by the name of the mutation.' })
	action?: string[] | null;
	@Field(() => ID, { nullable: true, description: 'Done by this user or key.' }) actor?: string | null;
	@Field(() => ID, { nullable: true, description: 'Done to the thing of this id.' }) object?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'Done at this moment or later.' }) from?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'Done by this moment; a day alone counts whole.' })
	until?: string | null;
}

@ArgsType()
class AuditListArgs extends PageArgs {
	@Field(() => AuditFilter, whichOnes)
	filter?: AuditFilter | null;
}

@Resolver(() => AuditEntryType)
export class AuditResolver {
	@Query(() => AuditEntryConnection, {
		description:
			"What was done at one's own desks, newest first, for editors and above; for others there is nothing to see.",
		complexity: connectionComplexity,
	})
	auditEntries(@Args(() => AuditListArgs) { filter, ...page }: AuditListArgs, @Ctx() { reads, office }: Context) {
		const { actor } = office;
		const wanted = {
			deskIds: actor.kind === 'SYSTEM' ? ('ALL' as const) : desksWhere(actor, 'seeAudit'),
			actions: filter?.action,
			actorId: filter?.actor,
			objectId: filter?.object,
			done: { from: momentFrom('from', filter?.from), until: momentUntil('until', filter?.until) },
		};
		return connectListed(reads.auditEntries(wanted), page);
	}

	@Query(() => AuditHeadType, {
		nullable: true,
		description:
			'The head of the audit log on a day that is over, for everybody; null where there was nothing by then, or the day is not over.',
	})
	auditHead(
		@Ctx() { office }: Context,
		@Arg('date', () => String, {
			nullable: true,
			description: 'The day in UTC, such as `2026-01-31`; yesterday when left out.',
		})
		date?: string,
	) {
		if (date != null && !(date.length === 10 && isPartialDate(date)))
			throw new BadRequest(`"${date.slice(0, 40)}" is no day; give one such as 2026-01-31`);
		return auditHead(office, date == null ? {} : { date });
	}

	@FieldResolver()
	actor(@Root() { actorKind, actorId, name }: NamedEntry) {
		return { kind: actorKind, id: actorId, name };
	}

	@FieldResolver()
	before(@Root() { stateBefore }: NamedEntry) {
		return stateBefore;
	}

	@FieldResolver()
	after(@Root() { stateAfter }: NamedEntry) {
		return stateAfter;
	}
}
