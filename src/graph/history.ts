import { ArgsType, Field, InputType } from 'type-graphql';
import type { ChangeEvent as ChangeEvents } from '../core/history.js';
import type { Reads } from '../store/reads.js';
import { connect, connectListed, PageArgs } from './connection.js';
import { ChangeEvent } from './enums.js';
import { momentFrom, momentUntil } from './moment.js';
import { whichOnes } from './order.js';
import { DateTime } from './scalars.js';

@InputType({ description: 'Which steps of a score are wanted; each field given narrows the list.' })
class ContestednessChangeFilter {
	@Field(() => [ChangeEvent], { nullable: true, description: 'That one of these events made.' })
	event?: ChangeEvents[] | null;
	@Field(() => DateTime, { nullable: true, description: 'Taken at this moment or later.' }) from?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'Taken by this moment; a day alone counts whole.' })
	until?: string | null;
}

@ArgsType()
export class HistoryArgs extends PageArgs {
	@Field(() => ContestednessChangeFilter, whichOnes)
	filter?: ContestednessChangeFilter | null;
}

/** The page of the steps of a claim's score that the arguments ask for. */
export async function stepsWhere(reads: Reads, claimId: string, { filter, ...page }: HistoryArgs) {
	if (!filter) return connect(await reads.history(claimId, page), () => reads.countHistory.load(claimId));
	const at = { from: momentFrom('from', filter.from), until: momentUntil('until', filter.until) };
	return connectListed(reads.stepsWhere(claimId, { events: filter.event, at }), page);
}
