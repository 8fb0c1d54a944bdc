import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import type { Derivation, Document } from '../core/story.js';
import { refOf } from './by.js';
import { connectionComplexity, listComplexity } from './connection.js';
import type { Context } from './context.js';
import { DocumentListArgs, documentsWhere } from './documents.js';
import { DerivationType, DocumentConnection, DocumentType } from './types/document.js';

@InputType({ description: 'Names a document: by exactly one of the fields.' })
export class DocumentBy {
	@Field(() => ID, { nullable: true, description: 'Its id.' }) id?: string;
	@Field(() => String, { nullable: true, description: 'Its slug.' }) slug?: string;
}

@Resolver(() => DerivationType)
export class DerivationResolver {
	@FieldResolver(() => DocumentType, { description: 'The document that it was made from.' })
	document(@Root() derivation: Derivation, @Ctx() { reads }: Context) {
		return reads.document.load(derivation.fromDocumentId);
	}
}

@Resolver(() => DocumentType)
export class DocumentResolver {
	@Query(() => DocumentType, { nullable: true, description: 'A document, or null where there is none of that name.' })
	async document(
		@Arg('by', () => DocumentBy, { description: 'Which.' }) by: DocumentBy,
		@Ctx() { reads }: Context,
	): Promise<Document | null> {
		const id = await reads.find('document', refOf(by));
		return id === null ? null : reads.document.load(id);
	}

	@Query(() => DocumentConnection, {
		description: 'Documents; the newest record first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	documents(@Args(() => DocumentListArgs) args: DocumentListArgs, @Ctx() { reads }: Context) {
		return documentsWhere(reads, args);
	}

	@FieldResolver(() => [DerivationType], { description: 'What it was made from.', complexity: listComplexity })
	derivedFrom(@Root() document: Document, @Ctx() { reads }: Context) {
		return reads.derivationsOfDocument.load(document.id);
	}
}
