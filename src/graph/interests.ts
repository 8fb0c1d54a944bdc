import { ArgsType, Field, InputType } from 'type-graphql';
import type { InterestKind as InterestKinds } from '../core/party.js';
import type { Reads } from '../store/reads.js';
import { narrowedTo } from './by.js';
import { connectListed, PageArgs } from './connection.js';
import { InterestKind, PartyInterestOrderField } from './enums.js';
import { OrderInput, orderOf, RecordedFilter, recordedOf, whichOnes } from './order.js';

@InputType({ description: 'Which interests are wanted; each field given narrows the list.' })
class PartyInterestFilter extends RecordedFilter {
	@Field(() => [InterestKind], { nullable: true, description: 'Of one of these kinds.' }) kind?: InterestKinds[] | null;
	@Field(() => String, { nullable: true, description: 'With this party at the other end (id or slug).' })
	party?: string | null;
}

@InputType({ description: 'The order of a list of interests.' })
class PartyInterestOrder extends OrderInput {
	@Field(() => PartyInterestOrderField, { description: 'What they are ordered by.' }) field!: 'RECORDED_AT' | 'SINCE';
}

@ArgsType()
export class PartyInterestListArgs extends PageArgs {
	@Field(() => PartyInterestFilter, whichOnes)
	filter?: PartyInterestFilter | null;
	@Field(() => PartyInterestOrder, {
		nullable: true,
		description: 'In which order; the oldest record first when nothing is said.',
	})
	orderBy?: PartyInterestOrder | null;
}

/** The page that the arguments ask for of a party's interests, or of those that others have in it. */
export async function interestsWhere(
	reads: Reads,
	{ filter, orderBy, ...page }: PartyInterestListArgs,
	of: { readonly end: 'partyId' | 'inPartyId'; readonly id: string },
) {
	const otherId = await narrowedTo(reads, 'party', { given: filter?.party });
	const wanted = { kinds: filter?.kind, otherId, recorded: recordedOf(filter) };
	const order = orderOf(orderBy, { by: 'RECORDED_AT', descending: false });
	return connectListed(reads.interests(of.end, of.id, wanted, order), page);
}
