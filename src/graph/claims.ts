import { ArgsType, Field, Float, ID, InputType } from 'type-graphql';
import type { ClaimKind as ClaimKinds, LinkKind, Standing as Standings } from '../core/claim.js';
import type { ContestednessLevel as Levels } from '../core/contestedness/opinion.js';
import type { Page } from '../core/page.js';
import type { Response as Responses } from '../core/statement.js';
import type { Reads } from '../store/reads.js';
import { narrowedTo } from './by.js';
import { connectListed, PageArgs } from './connection.js';
import { ClaimKind, ClaimLinkKind, ClaimOrderField, ContestednessLevel, Response, Standing } from './enums.js';
import { spanOf } from './moment.js';
import { OrderInput, orderOf, RecordedFilter, recordedOf, whichOnes } from './order.js';
import { DateTime, LanguageTag, tagsOf } from './scalars.js';

@InputType({ description: 'Which claims are wanted; each field given narrows the list.' })
export class ClaimFilter extends RecordedFilter {
	@Field(() => [ContestednessLevel], { nullable: true, description: 'Of one of these levels.' }) level?: Levels[];
	@Field(() => Float, { nullable: true, description: 'With at least this score, 0 to 1.' }) leastScore?: number;
	@Field(() => Float, { nullable: true, description: 'With at most this score, 0 to 1.' }) mostScore?: number;
	@Field(() => Float, {
		nullable: true,
		description: 'With a record that leans at least so far to true, −1 to 1; below 0 to false.',
	})
	leastLean?: number;
	@Field(() => Float, { nullable: true, description: 'With a record that leans at most so far to true, −1 to 1.' })
	mostLean?: number;
	@Field(() => DateTime, { nullable: true, description: 'Whose score last changed at this moment or later.' })
	scoredFrom?: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'Whose score last changed by this moment; a day alone counts whole.',
	})
	scoredUntil?: string | null;
	@Field(() => String, { nullable: true, description: 'About this party (id or slug).' }) party?: string;
	@Field(() => String, { nullable: true, description: 'Of this story (id or slug).' }) story?: string;
	@Field(() => [ClaimKind], { nullable: true, description: 'Of one of these kinds.' }) kind?: ClaimKinds[];
	@Field(() => [LanguageTag], { nullable: true, description: 'Worded in one of these languages.' }) language?: string[];
	@Field(() => [Standing], { nullable: true, description: 'Of one of these standings.' }) standing?: Standings[];
	@Field(() => [String], { nullable: true, description: 'On one of these topics.' }) topic?: string[];
	@Field(() => [Response], { nullable: true, description: 'On which somebody took no side, in one of these ways.' })
	silence?: Responses[];
	@Field(() => Boolean, {
		nullable: true,
		description: 'Only implied claims, or only those that somebody says outright.',
	})
	implied?: boolean;
	@Field(() => DateTime, {
		nullable: true,
		description: 'First made in public at this moment or later, as far as is known.',
	})
	saidFrom?: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'First made in public by this moment, as far as is known; a day alone counts whole.',
	})
	saidUntil?: string | null;
	@Field(() => ID, {
		nullable: true,
		description: 'On which this user works (an id). As all that is known to a desk alone, of your own desks only.',
	})
	assignee?: string | null;
	@Field(() => Boolean, {
		nullable: true,
		description: 'On which somebody works, or nobody does; of your own desks only.',
	})
	assigned?: boolean | null;
	@Field(() => DateTime, { nullable: true, description: 'Due at this moment or later; of your own desks only.' })
	dueFrom?: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'Due by this moment, a day alone counting whole; of your own desks only.',
	})
	dueUntil?: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'To be looked at again at this moment or later; of your own desks only.',
	})
	recheckFrom?: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'To be looked at again by this moment, a day alone counting whole; of your own desks only.',
	})
	recheckUntil?: string | null;
}

@InputType({ description: 'The order of a list of claims.' })
export class ClaimOrder extends OrderInput {
	@Field(() => ClaimOrderField, { description: 'What they are ordered by.' })
	field!: 'CONTESTEDNESS' | 'RECORDED_AT' | 'SAID_AT' | 'SLUG' | 'DUE_AT' | 'RECHECK_AT';
}

@ArgsType()
export class ClaimListArgs extends PageArgs {
	@Field(() => ClaimFilter, whichOnes) filter?: ClaimFilter;
	@Field(() => ClaimOrder, {
		nullable: true,
		description: 'In which order; the most contested first when nothing is said.',
	})
	orderBy?: ClaimOrder;
}

@InputType({ description: 'Which links are wanted; each field given narrows the list.' })
class ClaimLinkFilter extends RecordedFilter {
	@Field(() => [ClaimLinkKind], { nullable: true, description: 'Of one of these kinds.' }) kind?: LinkKind[] | null;
}

@ArgsType()
export class ClaimLinkListArgs extends PageArgs {
	@Field(() => ClaimLinkFilter, whichOnes)
	filter?: ClaimLinkFilter | null;
}

export interface ClaimArgs extends Page {
	readonly filter?: ClaimFilter | null;
	readonly orderBy?: ClaimOrder | null;
}

/** A filter with parties and stories by id; one that is not there becomes '', which no claim has. */
export async function wantedBy(
	reads: Reads,
	filter: ClaimFilter | null | undefined,
	owner: { readonly partyId?: string; readonly storyId?: string } = {},
) {
	return {
		levels: filter?.level,
		kinds: filter?.kind,
		standings: filter?.standing,
		languages: tagsOf(filter?.language),
		topics: filter?.topic,
		silences: filter?.silence,
		leastScore: filter?.leastScore,
		mostScore: filter?.mostScore,
		leastLean: filter?.leastLean,
		mostLean: filter?.mostLean,
		scored: spanOf('scored', filter),
		implied: filter?.implied,
		partyId: await narrowedTo(reads, 'party', { owner: owner.partyId, given: filter?.party }),
		storyId: await narrowedTo(reads, 'story', { owner: owner.storyId, given: filter?.story }),
		recorded: recordedOf(filter),
		said: spanOf('said', filter),
		...workOf(reads, filter),
	};
}

/** What is asked of the work on claims: answered of the desks only where whoever asks sits. */
function workOf({ viewer }: Reads, filter: ClaimFilter | null | undefined) {
	const { assignee, assigned, dueFrom, dueUntil, recheckFrom, recheckUntil } = filter ?? {};
	const asks = [assignee, assigned, dueFrom, dueUntil, recheckFrom, recheckUntil].some((one) => one != null);
	if (!asks) return {};
	return {
		deskIds: ownDesks(viewer),
		assigneeId: assignee,
		assigned,
		due: spanOf('due', filter),
		recheck: spanOf('recheck', filter),
	};
}

/** The desks of whoever asks; null for all. */
const ownDesks = ({ desks }: Reads['viewer']) => (desks === 'ALL' ? null : desks);

/** The page of claims that the arguments ask for. A party or story that is not there has no claims. */
export async function claimsWhere(
	reads: Reads,
	{ filter, orderBy, ...page }: ClaimArgs,
	owner: { readonly partyId?: string; readonly storyId?: string } = {},
) {
	const wanted = await wantedBy(reads, filter, owner);
	const order = orderOf(orderBy, { by: 'CONTESTEDNESS', descending: true });
	const isOfDesk = order.by === 'DUE_AT' || order.by === 'RECHECK_AT';
	return connectListed(reads.claims(isOfDesk ? { ...wanted, deskIds: ownDesks(reads.viewer) } : wanted, order), page);
}
