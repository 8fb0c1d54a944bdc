import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import type { Interest, Party } from '../core/party.js';
import { inLanguage } from '../core/text.js';
import { refOf } from './by.js';
import { type ClaimArgs, ClaimListArgs, claimsWhere } from './claims.js';
import { connect, connectionComplexity, listComplexity, PageArgs } from './connection.js';
import type { Context } from './context.js';
import { LanguageTag } from './scalars.js';
import { TextInLanguage, textsOf } from './texts.js';
import { ClaimConnection } from './types/claim.js';
import { OutsideId, PartyConnection, PartyInterestType, PartyType } from './types/party.js';
import { SourceType } from './types/source.js';

@InputType({ description: 'Names a party: by exactly one of the fields.' })
export class PartyBy {
	@Field(() => ID, { nullable: true, description: 'Its id.' }) id?: string;
	@Field(() => String, { nullable: true, description: 'Its slug.' }) slug?: string;
}

@Resolver(() => PartyInterestType)
export class PartyInterestResolver {
	@FieldResolver(() => PartyType, { description: 'Whose interest it is.' })
	party(@Root() interest: Interest, @Ctx() { reads }: Context) {
		return reads.party.load(interest.partyId);
	}

	@FieldResolver(() => PartyType, { description: 'The party that it is an interest in.' })
	inParty(@Root() interest: Interest, @Ctx() { reads }: Context) {
		return reads.party.load(interest.inPartyId);
	}
}

@Resolver(() => PartyType)
export class PartyResolver {
	@Query(() => PartyType, { nullable: true, description: 'A party, or null where there is none of that name.' })
	async party(
		@Arg('by', () => PartyBy, { description: 'Which.' }) by: PartyBy,
		@Ctx() { reads }: Context,
	): Promise<Party | null> {
		const id = await reads.find('party', refOf(by));
		return id === null ? null : reads.party.load(id);
	}

	@Query(() => PartyConnection, { description: 'All parties, newest first.', complexity: connectionComplexity })
	async parties(@Args(() => PageArgs) page: PageArgs, @Ctx() { reads }: Context) {
		return connect(await reads.parties(page), reads.countParties);
	}

	@FieldResolver(() => String, { description: 'Its name; in the language asked for, where it is on record.' })
	name(
		@Root() party: Party,
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language wanted.' }) language?: string,
	): string {
		return inLanguage(party.names, language, party.name);
	}

	@FieldResolver(() => [TextInLanguage], { description: 'Its names in other languages.' })
	names(@Root() party: Party): TextInLanguage[] {
		return textsOf(party.names);
	}

	@FieldResolver(() => [OutsideId], { description: 'What other registers know it by.' })
	outsideIds(@Root() party: Party): OutsideId[] {
		return Object.entries(party.outsideIds).map(([scheme, id]) => ({ scheme, id }));
	}

	@FieldResolver(() => [PartyInterestType], {
		description: 'Its interests in other parties.',
		complexity: listComplexity,
	})
	interests(@Root() party: Party, @Ctx() { reads }: Context) {
		return reads.interestsOfParty.load(party.id);
	}

	@FieldResolver(() => [PartyInterestType], {
		description: 'Interests that other parties have in it.',
		complexity: listComplexity,
	})
	interestsOfOthers(@Root() party: Party, @Ctx() { reads }: Context) {
		return reads.interestsInParty.load(party.id);
	}

	@FieldResolver(() => [SourceType], { description: 'The sources that speak for it.', complexity: listComplexity })
	async sources(@Root() party: Party, @Ctx() { reads }: Context) {
		const found = await reads.sourcesOfParty.load(party.id);
		return reads.source.loadMany(found.map((one) => one.sourceId));
	}

	@FieldResolver(() => ClaimConnection, {
		description: 'The claims about it; the most contested first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	claims(@Root() party: Party, @Args(() => ClaimListArgs) args: ClaimArgs, @Ctx() { reads }: Context) {
		return claimsWhere(reads, { ...args, filter: { ...args.filter, party: party.id } });
	}
}
