import { GraphQLError } from 'graphql';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { kindOfId } from '../core/ids.js';
import type { Context } from './context.js';
import { seenRequest } from './reply.js';
import { NodeType } from './types/node.js';
import { seenVerdict } from './verdict.js';

/** The thing of any kind that an id names, or null. */
export function findNode(
	{ reads, people }: Pick<Context, 'reads' | 'people'>,
	id: string,
): { id: string } | null | Promise<{ id: string } | null> {
	const kind = kindOfId(id);
	switch (kind) {
		case 'testimony':
		case 'rebuttal':
		case 'silence':
			return reads.statement.load(id);
		case 'story':
		case 'document':
		case 'party':
		case 'interest':
		case 'source':
		case 'claim':
			return reads[kind].load(id);
		case 'desk':
		case 'user':
		case 'key':
			return people()[kind].load(id);
		default:
			return null;
	}
}

/** As `findNode`; and what a desk decides, as far as whoever asks may see it. */
export async function findSeen(context: Context, id: string): Promise<{ id: string } | null> {
	const kind = kindOfId(id);
	if (kind === 'verdict') return seenVerdict(context, id);
	return kind === 'request' ? seenRequest(context, id) : findNode(context, id);
}

@Resolver()
export class NodeQueries {
	@Query(() => NodeType, { nullable: true, description: 'The thing that an id names; null where there is none.' })
	node(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context) {
		return findSeen(context, id);
	}

	@Query(() => [NodeType], {
		nullable: 'items',
		description: 'The things that some ids name, in the order asked, null where there is none; at most 100.',
		complexity: ({ args, childComplexity }) => 1 + Math.min(args.ids.length, 100) * childComplexity,
	})
	nodes(@Arg('ids', () => [ID], { description: 'Their ids.' }) ids: string[], @Ctx() context: Context) {
		if (ids.length > 100)
			throw new GraphQLError(`${ids.length} ids are given; the most is 100`, {
				extensions: { code: 'BAD_USER_INPUT' },
			});
		return ids.map((id) => findSeen(context, id));
	}
}
