import { ArgsType, Field, InputType } from 'type-graphql';
import type { PartyKind as PartyKinds } from '../core/party.js';
import type { Reads } from '../store/reads.js';
import { connectListed, PageArgs } from './connection.js';
import { PartyKind, PartyOrderField } from './enums.js';
import { newestFirst, OrderInput, orderOf, RecordedFilter, recordedOf, whichOnes } from './order.js';

@InputType({ description: 'Which parties are wanted; each field given narrows the list.' })
class PartyFilter extends RecordedFilter {
	@Field(() => [PartyKind], { nullable: true, description: 'Of one of these kinds.' }) kind?: PartyKinds[] | null;
	@Field(() => String, {
		nullable: true,
		description: 'With a name that begins so; capitals from A to Z are as good as small letters.',
	})
	nameStartsWith?: string | null;
}

@InputType({ description: 'The order of a list of parties.' })
class PartyOrder extends OrderInput {
	@Field(() => PartyOrderField, { description: 'What they are ordered by.' }) field!: 'RECORDED_AT' | 'NAME' | 'SLUG';
}

@ArgsType()
export class PartyListArgs extends PageArgs {
	@Field(() => PartyFilter, whichOnes)
	filter?: PartyFilter | null;
	@Field(() => PartyOrder, { nullable: true, description: 'In which order; the newest first when nothing is said.' })
	orderBy?: PartyOrder | null;
}

/** The page of parties that the arguments ask for. */
export const partiesWhere = (reads: Reads, { filter, orderBy, ...page }: PartyListArgs) => {
	const { kind, nameStartsWith } = filter ?? {};
	const wanted = { kinds: kind, nameStartsWith, recorded: recordedOf(filter) };
	return connectListed(reads.parties(wanted, orderOf(orderBy, newestFirst)), page);
};
