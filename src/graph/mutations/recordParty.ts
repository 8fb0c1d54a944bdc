import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { PartyDraft } from '../../core/drafts.js';
import { recordParty } from '../../workflow/recordParty.js';
import type { Context } from '../context.js';
import { PartyKind } from '../enums.js';
import { answer, RecordInput, RecordPayload } from '../payload.js';
import { TranslationInput } from '../texts.js';
import { PartyType } from '../types/party.js';

@InputType({ description: 'What another register knows a party by.' })
class OutsideIdInput {
	@Field(() => String, { description: 'The register: `wikidata`, `isni`, `lei` …' }) scheme!: string;
	@Field(() => String, { description: 'The id there.' }) id!: string;
}

@InputType({ description: 'What recordParty takes.' })
class RecordPartyInput extends RecordInput implements PartyDraft {
	@Field(() => String, {
		nullable: true,
		description:
			'Its name in addresses and files, lower-case words joined by hyphens; made from the text when left out.',
	})
	slug?: string;
	@Field(() => PartyKind, { description: 'What sort of party it is.' }) kind!: PartyDraft['kind'];
	@Field(() => String, { description: 'Its name.' }) name!: string;
	@Field(() => [TranslationInput], { nullable: true, description: 'Its names in other languages.' })
	names?: TranslationInput[];
	@Field(() => String, { nullable: true, description: 'A short name that reports use.' }) shortName?: string;
	@Field(() => [OutsideIdInput], { nullable: true, description: 'What other registers know it by.' })
	outsideIds?: OutsideIdInput[];
	@Field(() => String, { nullable: true, description: 'A note of yours.' }) note?: string;
}

@ObjectType({ description: 'What recordParty answers.' })
class RecordPartyPayload extends RecordPayload {
	@Field(() => PartyType, { nullable: true, description: 'The party; null when refused or a dry run.' })
	party!: PartyType | null;
}

@Resolver()
export class RecordParty {
	@Mutation(() => RecordPartyPayload, {
		description: 'Takes a person, organisation, outlet or office into the record.',
	})
	recordParty(
		@Arg('input', () => RecordPartyInput, { description: 'What.' }) input: RecordPartyInput,
		@Ctx() context: Context,
	) {
		return answer(context, 'party', input, recordParty(context.office, input, input));
	}
}
