import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { messagesIn } from '../core/messages/index.js';
import type { Party } from '../core/party.js';
import { isUnnamed, type Source } from '../core/source.js';
import { nameOfSource } from '../core/summary.js';
import { connect, connectionComplexity, listComplexity, PageArgs } from './connection.js';
import type { Context } from './context.js';
import { LanguageTag } from './scalars.js';
import { DocumentType } from './types/document.js';
import { PartyType } from './types/party.js';
import { SourceType } from './types/source.js';
import { StatementConnection } from './types/statement.js';

@Resolver(() => SourceType)
export class SourceResolver {
	@Query(() => SourceType, { nullable: true, description: 'A source by its id or slug, or null where there is none.' })
	async source(
		@Arg('id', () => ID, { description: 'Its id or slug.' }) ref: string,
		@Ctx() { reads }: Context,
	): Promise<Source | null> {
		const id = await reads.find('source', ref);
		return id === null ? null : reads.source.load(id);
	}

	@FieldResolver(() => String, {
		description: 'Who it is in a few words: the names, or how many unnamed people. English unless asked otherwise.',
	})
	async label(
		@Root() source: Source,
		@Ctx() { reads }: Context,
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language wanted.' }) language?: string,
	): Promise<string> {
		const parties = (await reads.party.loadMany(source.partyIds)) as Party[];
		const document = source.documentId ? await reads.document.load(source.documentId) : null;
		return nameOfSource(source, { parties, document, messages: messagesIn(language) });
	}

	@FieldResolver(() => Boolean, { description: 'Whether no name is given; such sources count as without interest.' })
	unnamed(@Root() source: Source): boolean {
		return isUnnamed(source.attribution);
	}

	@FieldResolver(() => [PartyType], { description: 'Who it is, or whom it speaks for.', complexity: listComplexity })
	parties(@Root() source: Source, @Ctx() { reads }: Context) {
		return reads.party.loadMany(source.partyIds);
	}

	@FieldResolver(() => DocumentType, { nullable: true, description: 'The document that it speaks in.' })
	document(@Root() source: Source, @Ctx() { reads }: Context) {
		return source.documentId ? reads.document.load(source.documentId) : null;
	}

	@FieldResolver(() => [SourceType], {
		description: 'Other unnamed sources that may be the same people.',
		complexity: listComplexity,
	})
	mayOverlap(@Root() source: Source, @Ctx() { reads }: Context) {
		return reads.source.loadMany(source.mayOverlapIds);
	}

	@FieldResolver(() => StatementConnection, {
		description: 'What it said, or would not say, under whatever claims; latest record first.',
		complexity: connectionComplexity,
	})
	async statements(@Root() source: Source, @Args(() => PageArgs) page: PageArgs, @Ctx() { reads }: Context) {
		const slice = await reads.statementsOfSource(source.id, page);
		return connect(slice, () => reads.countStatementsOfSource(source.id));
	}
}
