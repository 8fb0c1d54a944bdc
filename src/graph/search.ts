import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Claim } from '../core/claim.js';
import { kindOfId } from '../core/ids.js';
import type { Slice } from '../core/page.js';
import type { Party } from '../core/party.js';
import {
	isRetracted,
	type SearchText,
	textsOfClaim,
	textsOfParty,
	textsOfSource,
	textsOfStatement,
} from '../core/search/entry.js';
import { highlight } from '../core/search/highlight.js';
import { searchedTokens } from '../core/search/question.js';
import type { Source } from '../core/source.js';
import type { Statement } from '../core/statement.js';
import { whenAll } from '../core/when.js';
import type { Reads } from '../store/reads.js';
import type { Hit } from '../store/searchIndex.js';
import { connect, connectionComplexity, listComplexity } from './connection.js';
import type { Context } from './context.js';
import { findNode } from './node.js';
import { SearchArgs, SearchConnection, SearchEdgeType, SearchHighlightType } from './types/search.js';

type Found = Claim | Statement | Source | Party;

/** A hit with the thing that it is. Its cursor is made when it is asked for. */
class FoundEdge {
	readonly rank: number;

	constructor(
		readonly node: { readonly id: string },
		private readonly hit: Slice<Hit>['edges'][number],
		readonly wanted: ReadonlySet<string>,
	) {
		this.rank = hit.node.rank;
	}

	get cursor() {
		return this.hit.cursor;
	}
	get retracted() {
		return isRetracted(this.rank);
	}
}

@Resolver(() => SearchConnection)
export class SearchResolver {
	@Query(() => SearchConnection, {
		description:
			'Claims, statements, sources and parties that have all the words asked for, in whatever language they are on record.',
		complexity: connectionComplexity,
	})
	async search(@Args(() => SearchArgs) args: SearchArgs, @Ctx() context: Context) {
		const { text, kinds = null, first = null, after = null } = args;
		const { reads } = context;
		const wanted = searchedTokens(text);
		const tokens = [...wanted];
		const slice = await reads.search({ tokens, kinds }, { first, after });
		const nodes = slice.edges.map((edge) => findNode(context, edge.node.id));
		return whenAll(nodes, (found) => {
			const edges: FoundEdge[] = [];
			for (const [at, hit] of slice.edges.entries()) {
				const node = found[at];
				if (node) edges.push(new FoundEdge(node, hit, wanted));
			}
			// Written out: put together by spreading, each answer would have a shape of its own (docs/adr/014).
			const { hasNextPage, hasPreviousPage } = slice;
			const { nodes: shown, pageInfo } = connect({ edges, hasNextPage, hasPreviousPage }, 0);
			return { edges, nodes: shown, pageInfo, tokens, kinds };
		});
	}

	@FieldResolver(() => Int, {
		nullable: true,
		description: 'How many hits there are in all; null where there are more than 10,000.',
	})
	totalCount(@Root() { tokens, kinds }: SearchConnection, @Ctx() { reads }: Context) {
		return reads.countHits({ tokens, kinds });
	}
}

@Resolver(() => SearchEdgeType)
export class SearchEdgeResolver {
	@FieldResolver(() => [SearchHighlightType], {
		description: 'The texts of the hit that have words asked for, in parts, those marked.',
		complexity: listComplexity,
	})
	async highlights(
		@Root() { node, wanted }: SearchEdgeType,
		@Ctx() { reads }: Context,
	): Promise<SearchHighlightType[]> {
		return (await textsOf(node as Found, reads)).flatMap(({ field, language, text }) => {
			const parts = highlight(text, wanted);
			return parts ? [{ field, language, parts }] : [];
		});
	}
}

/** The texts by which a thing is found. */
async function textsOf(found: Found, reads: Reads): Promise<SearchText[]> {
	switch (kindOfId(found.id)) {
		case 'claim':
			return textsOfClaim(found as Claim);
		case 'party':
			return textsOfParty(found as Party);
		case 'source': {
			const source = found as Source;
			const parties = (await Promise.all(source.partyIds.map((id) => reads.party.load(id)))).flatMap(
				(one) => one ?? [],
			);
			const document = source.documentId ? await reads.document.load(source.documentId) : null;
			return textsOfSource(source, { parties, document });
		}
		default:
			return textsOfStatement(found as Statement);
	}
}
