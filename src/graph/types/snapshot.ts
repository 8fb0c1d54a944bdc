import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../core/article.js';
import type { QuoteAnchor, QuoteState as States } from '../../core/quote/anchorQuote.js';
import { QuoteState } from '../enums.js';
import { DateTime, URL } from '../scalars.js';

@ObjectType('Snapshot', {
	description: 'The page of a document as it was taken in. It stays as it is, whatever becomes of the page.',
})
export class SnapshotType implements Omit<Snapshot, 'documentId'> {
	@Field(() => String, { description: 'SHA-256 of the page as it is kept, in UTF-8; 64 hexadecimal digits.' })
	sha256!: string;
	@Field(() => DateTime, { description: 'When it was taken.' }) takenAt!: string;
	@Field(() => Int, { description: "How long the article's text is, in UTF-16 units." }) characters!: number;
	@Field(() => URL, {
		nullable: true,
		description: 'The address that the page calls its own, on whatever host; it may name the original of a copy.',
	})
	canonicalUrl!: string | null;
	documentId!: string;
	deskId!: string;
}

@ObjectType('QuoteAnchor', {
	description:
		"Where a statement's quote stands in the snapshot of its document (TextQuoteSelector of the W3C's Web Annotation). White space, typographic marks and Unicode forms are made alike; nothing else is.",
})
export class QuoteAnchorType implements Omit<QuoteAnchor, 'needsContext'> {
	@Field(() => QuoteState, { description: 'Whether it is there, and whether it is clear where.' }) state!: States;
	@Field(() => String, {
		description: 'The quote as the snapshot has it; as it was recorded, unless it is found once.',
	})
	exact!: string;
	@Field(() => String, {
		nullable: true,
		description: 'What stands before it; as it was recorded, unless it is found once.',
	})
	prefix!: string | null;
	@Field(() => String, {
		nullable: true,
		description: 'What stands after it; as it was recorded, unless it is found once.',
	})
	suffix!: string | null;
	@Field(() => Int, { description: 'How many places have it, together with what was recorded to stand beside it.' })
	occurrences!: number;
	@Field(() => Int, {
		nullable: true,
		description: "Where it begins in the snapshot's text, in UTF-16 units; null unless it is found once.",
	})
	start!: number | null;
	@Field(() => Int, { nullable: true, description: 'Where it ends; null unless it is found once.' })
	end!: number | null;
	@Field(() => URL, {
		nullable: true,
		description: 'The address at which browsers scroll to it and mark it (`#:~:text=`); null unless it is found once.',
	})
	textFragment!: string | null;
}

@ArgsType()
export class SuggestedStatementsArgs {
	@Field(() => Int, { defaultValue: 50, description: 'How many, 0 to 100, in the order of the text.' }) first!: number;
}
