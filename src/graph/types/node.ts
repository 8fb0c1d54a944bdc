import { Field, ID, InterfaceType } from 'type-graphql';
import { type IdKind, kindOfOwnId } from '../../core/ids.js';

/** The GraphQL type of each kind of thing that an id can name. */
const typeNames: Partial<Record<IdKind, string>> = {
	story: 'Story',
	document: 'Document',
	party: 'Party',
	interest: 'PartyInterest',
	source: 'Source',
	claim: 'Claim',
	testimony: 'Testimony',
	rebuttal: 'Rebuttal',
	silence: 'Silence',
	verdict: 'Verdict',
	request: 'CommentRequest',
	desk: 'Desk',
	user: 'User',
	key: 'ApiKey',
};

export const typeNameOf = (thing: { readonly id: string }): string =>
	typeNames[kindOfOwnId(thing.id) ?? 'link'] as string;

@InterfaceType('Node', { description: 'Anything that has an id of its own.', resolveType: typeNameOf })
export abstract class NodeType {
	@Field(() => ID, { description: 'Opaque, unique among all things, never changing.' }) id!: string;
}
