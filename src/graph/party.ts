import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import type { Interest, Party } from '../core/party.js';
import { inLanguage } from '../core/text.js';
import { refOf } from './by.js';
import { type ClaimArgs, ClaimListArgs, claimsWhere } from './claims.js';
import { connectionComplexity } from './connection.js';
import type { Context } from './context.js';
import { interestsWhere, PartyInterestListArgs } from './interests.js';
import { PartyListArgs, partiesWhere } from './parties.js';
import { LanguageTag } from './scalars.js';
import { SourceListArgs, sourcesWhere } from './sources.js';
import { TextInLanguage, textsOf } from './texts.js';
import { ClaimConnection } from './types/claim.js';
import { OutsideId, PartyConnection, PartyInterestConnection, PartyInterestType, PartyType } from './types/party.js';
import { SourceConnection } from './types/source.js';

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

	@Query(() => PartyConnection, {
		description: 'Parties; the newest first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	parties(@Args(() => PartyListArgs) args: PartyListArgs, @Ctx() { reads }: Context) {
		return partiesWhere(reads, args);
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

	@FieldResolver(() => PartyInterestConnection, {
		description: 'Its interests in other parties, oldest record first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	interests(
		@Root() party: Party,
		@Args(() => PartyInterestListArgs) args: PartyInterestListArgs,
		@Ctx() { reads }: Context,
	) {
		return interestsWhere(reads, args, { end: 'partyId', id: party.id });
	}

	@FieldResolver(() => PartyInterestConnection, {
		description: 'Interests that other parties have in it, oldest record first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	interestsOfOthers(
		@Root() party: Party,
		@Args(() => PartyInterestListArgs) args: PartyInterestListArgs,
		@Ctx() { reads }: Context,
	) {
		return interestsWhere(reads, args, { end: 'inPartyId', id: party.id });
	}

	@FieldResolver(() => SourceConnection, {
		description: 'The sources that speak for it; the newest record first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	sources(@Root() party: Party, @Args(() => SourceListArgs) args: SourceListArgs, @Ctx() { reads }: Context) {
		return sourcesWhere(reads, args, { partyId: party.id });
	}

	@FieldResolver(() => ClaimConnection, {
		description: 'The claims about it; the most contested first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	claims(@Root() party: Party, @Args(() => ClaimListArgs) args: ClaimArgs, @Ctx() { reads }: Context) {
		return claimsWhere(reads, args, { partyId: party.id });
	}
}
