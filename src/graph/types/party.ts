import { Field, ObjectType } from 'type-graphql';
import type { Interest, InterestKind as InterestKinds, Party, PartyKind as PartyKinds } from '../../core/party.js';
import { connectionOf } from '../connection.js';
import { InterestKind, PartyKind } from '../enums.js';
import { DateTime, PartialDate } from '../scalars.js';
import { NodeType } from './node.js';

@ObjectType('OutsideId', { description: 'What another register knows a party by.', simpleResolvers: true })
export class OutsideId {
	@Field(() => String, { description: 'The register: `wikidata`, `isni`, `lei` …' }) scheme!: string;
	@Field(() => String, { description: 'The id there.' }) id!: string;
}

@ObjectType('Party', {
	implements: NodeType,
	description: 'A person, organisation, outlet or office that claims speak of and sources speak for.',
})
export class PartyType extends NodeType implements Omit<Party, 'name' | 'names' | 'outsideIds'> {
	@Field(() => String, { description: 'Its name in addresses and files.' }) slug!: string;
	@Field(() => PartyKind, { description: 'What sort of party it is.' }) kind!: PartyKinds;
	@Field(() => String, { nullable: true, description: 'A short name that reports use.' }) shortName!: string | null;
	@Field(() => String, { nullable: true, description: "A note of the desk's; null for all others." }) note!:
		| string
		| null;
	@Field(() => DateTime, { description: 'When it was taken into the record.' }) recordedAt!: string;
}

@ObjectType('PartyInterest', {
	implements: NodeType,
	description: 'What ties one party to another, from when to when.',
})
export class PartyInterestType extends NodeType implements Omit<Interest, 'partyId' | 'inPartyId'> {
	@Field(() => InterestKind, { description: 'What ties them.' }) kind!: InterestKinds;
	@Field(() => PartialDate, { nullable: true, description: 'Since when, where known.' }) since!: string | null;
	@Field(() => PartialDate, { nullable: true, description: 'Until when, where it has ended.' }) until!: string | null;
	@Field(() => String, {
		nullable: true,
		description: "A note of the desk's: the amount, the office …; null for all others.",
	})
	note!: string | null;
	@Field(() => DateTime, { description: 'When it was taken into the record.' }) recordedAt!: string;
}

export const PartyConnection = connectionOf('Party', () => PartyType);
export const PartyInterestConnection = connectionOf('PartyInterest', () => PartyInterestType);
