import { Field, ObjectType } from 'type-graphql';
import type { Derivation, Document, DerivationKind as Kind } from '../../core/story.js';
import { connectionOf } from '../connection.js';
import { DerivationKind } from '../enums.js';
import { DateTime, LanguageTag, PartialDate, URL } from '../scalars.js';
import { NodeType } from './node.js';

@ObjectType('Document', { implements: NodeType, description: 'A published item: an article, an announcement, a post.' })
export class DocumentType extends NodeType implements Omit<Document, 'storyId'> {
	@Field(() => String, { description: 'Its name in addresses and files; within a story, `story/name`.' }) slug!: string;
	@Field(() => String, { description: 'Who published it.' }) outlet!: string;
	@Field(() => String, { nullable: true, description: 'Its title, in its language.' }) title!: string | null;
	@Field(() => URL, { nullable: true, description: 'Where it is.' }) url!: string | null;
	@Field(() => LanguageTag, { description: 'Its language.' }) language!: string;
	@Field(() => PartialDate, { nullable: true, description: 'The day that it bears.' }) dateline!: string | null;
	@Field(() => PartialDate, { nullable: true, description: 'The day that it was published.' }) published!:
		| string
		| null;
	@Field(() => String, { nullable: true, description: 'Who wrote it, as it says.' }) byline!: string | null;
	@Field(() => String, { nullable: true, description: "A note of the desk's; null for all others." }) note!:
		| string
		| null;
	@Field(() => DateTime, { description: 'When it was taken into the record.' }) recordedAt!: string;
}

@ObjectType('Derivation', { description: 'That one document was made from another.' })
export class DerivationType implements Pick<Derivation, 'kind'> {
	@Field(() => DerivationKind, { description: 'How.' }) kind!: Kind;
	fromDocumentId!: string;
}

export const DocumentConnection = connectionOf('Document', () => DocumentType);
