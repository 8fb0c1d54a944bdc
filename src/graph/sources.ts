import { ArgsType, Field, InputType } from 'type-graphql';
import { sourceFits } from '../core/filters.js';
import type { Attribution as Attributions, Directness as Directnesses, Source } from '../core/source.js';
import type { Reads } from '../store/reads.js';
import { narrowedTo } from './by.js';
import { connectListed, PageArgs } from './connection.js';
import { Attribution, Directness, SourceOrderField } from './enums.js';
import { connectAmong, newestFirst, OrderInput, orderOf, RecordedFilter, recordedOf, whichOnes } from './order.js';

@InputType({ description: 'Which sources are wanted; each field given narrows the list.' })
class SourceFilter extends RecordedFilter {
	@Field(() => [Attribution], { nullable: true, description: 'Speaking on one of these terms.' })
	attribution?: Attributions[] | null;
	@Field(() => [Directness], { nullable: true, description: 'So near to what they speak of.' })
	directness?: Directnesses[] | null;
	@Field(() => String, { nullable: true, description: 'That are, or speak for, this party (id or slug).' })
	party?: string | null;
	@Field(() => String, { nullable: true, description: 'That belong to this story alone (id or slug).' })
	story?: string | null;
	@Field(() => String, { nullable: true, description: 'That speak in this document (id or slug).' })
	document?: string | null;
}

@InputType({ description: 'The order of a list of sources.' })
class SourceOrder extends OrderInput {
	@Field(() => SourceOrderField, { description: 'What they are ordered by.' }) field!: 'RECORDED_AT' | 'SLUG';
}

@ArgsType()
export class SourceListArgs extends PageArgs {
	@Field(() => SourceFilter, whichOnes)
	filter?: SourceFilter | null;
	@Field(() => SourceOrder, { nullable: true, description: 'In which order; when nothing is said, by record.' })
	orderBy?: SourceOrder | null;
}

async function wish(reads: Reads, { filter }: SourceListArgs, owner: { readonly partyId?: string } = {}) {
	return {
		attributions: filter?.attribution,
		directnesses: filter?.directness,
		partyId: await narrowedTo(reads, 'party', { owner: owner.partyId, given: filter?.party }),
		storyId: await narrowedTo(reads, 'story', { given: filter?.story }),
		documentId: await narrowedTo(reads, 'document', { given: filter?.document }),
		recorded: recordedOf(filter),
	};
}

/** The page of sources that the arguments ask for, of one party or of all. */
export async function sourcesWhere(reads: Reads, args: SourceListArgs, owner: { readonly partyId?: string } = {}) {
	const order = orderOf(args.orderBy, newestFirst);
	return connectListed(reads.sources(await wish(reads, args, owner), order), args);
}

/** The same of sources that are in memory, which stay in their order unless another is asked for. */
export function sourcesAmong(reads: Reads, all: readonly Source[], args: SourceListArgs) {
	const pageOf = (fits?: (one: Source) => boolean) =>
		connectAmong(all, args, {
			name: 'sources',
			...(fits && { fits }),
			textBy: (field) => (one) => (field === 'SLUG' ? one.slug : one.recordedAt),
		});
	if (!args.filter) return pageOf();
	return wish(reads, args).then((wanted) => pageOf((one) => sourceFits(one, wanted)));
}
