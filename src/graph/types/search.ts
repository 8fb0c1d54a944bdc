import { ArgsType, createUnionType, Field, Int, ObjectType } from 'type-graphql';
import type { SearchField as SearchFields, SearchKind as SearchKinds } from '../../core/search/entry.js';
import type { TextPart } from '../../core/search/highlight.js';
import { PageInfo } from '../connection.js';
import { SearchField, SearchKind } from '../enums.js';
import { LanguageTag } from '../scalars.js';
import { ClaimType } from './claim.js';
import { typeNameOf } from './node.js';
import { PartyType } from './party.js';
import { SourceType } from './source.js';
import { RebuttalType, SilenceType, TestimonyType } from './statement.js';

export const SearchHit = createUnionType({
	name: 'SearchHit',
	description: 'What a search finds.',
	types: () => [ClaimType, TestimonyType, RebuttalType, SilenceType, SourceType, PartyType] as const,
	resolveType: typeNameOf,
});

@ObjectType('TextPart', {
	description: 'A stretch of a text, without markup. All parts joined are what is shown.',
	simpleResolvers: true,
})
export class TextPartType implements TextPart {
	@Field(() => String, { description: 'The stretch as it stands in the text.' }) text!: string;
	@Field(() => Boolean, { description: 'Whether it is what was looked for.' }) isMatch!: boolean;
}

@ObjectType('SearchHighlight', { description: 'Where in one text of a hit it was found.', simpleResolvers: true })
export class SearchHighlightType {
	@Field(() => SearchField, { description: 'Which text of it.' }) field!: SearchFields;
	@Field(() => LanguageTag, { nullable: true, description: 'The language of the text, where known.' })
	language!: string | null;
	@Field(() => [TextPartType], {
		description: 'The text in parts; of one longer than 240 characters what stands round the first match.',
	})
	parts!: readonly TextPart[];
}

@ObjectType('SearchEdge', { description: 'A hit, with where it was found.' })
export class SearchEdgeType {
	@Field(() => SearchHit, { description: 'The thing found.' }) node!: object;
	@Field(() => String, { description: 'Opaque; names this place in the order of all hits.' }) cursor!: string;
	@Field(() => Int, {
		description:
			'What hits are ordered by, least first: parties, claims, sources, statements, retracted statements; in each the shorter text first. Among equals the one indexed last comes first.',
	})
	rank!: number;
	@Field(() => Boolean, { description: 'Whether it is a statement that was retracted.' }) retracted!: boolean;
	wanted!: ReadonlySet<string>;
}

@ObjectType('SearchConnection', { description: 'A page of hits.' })
export class SearchConnection {
	@Field(() => [SearchEdgeType], { description: 'The hits, with where each was found.' })
	edges!: readonly SearchEdgeType[];
	@Field(() => [SearchHit], { description: 'The hits alone.' }) nodes!: readonly object[];
	@Field(() => PageInfo, { description: 'Where this page lies in the whole.' }) pageInfo!: PageInfo;
	tokens!: readonly string[];
	kinds!: readonly SearchKinds[] | null;
}

@ArgsType()
export class SearchArgs {
	@Field(() => String, {
		description:
			'What to look for, at most 200 characters: every word of it must be in a hit. In Chinese, characters side by side must be so in the hit. Case, accents, full width and a plural s make no difference.',
	})
	text!: string;
	@Field(() => [SearchKind], { nullable: true, description: 'Which kinds of thing; all when nothing is said.' })
	kinds?: SearchKinds[] | null;
	@Field(() => Int, { nullable: true, description: 'How many, 0 to 100; 20 when nothing is said.' })
	first?: number | null;
	@Field(() => String, { nullable: true, description: 'Start after this cursor.' }) after?: string | null;
}
