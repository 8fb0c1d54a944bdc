import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { messagesIn } from '../core/messages/index.js';
import { maySeeSeal } from '../core/seal.js';
import { isUnnamed, type Source } from '../core/source.js';
import { nameOfSource } from '../core/summary.js';
import { when } from '../core/when.js';
import { connectionComplexity, listComplexity } from './connection.js';
import type { Context } from './context.js';
import { LanguageTag } from './scalars.js';
import { SourceListArgs, sourcesWhere } from './sources.js';
import { StatementListArgs, statementsBy } from './statements.js';
import { DocumentType } from './types/document.js';
import { PartyType } from './types/party.js';
import { SealType } from './types/seal.js';
import { SourceConnection, SourceType } from './types/source.js';
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

	@Query(() => SourceConnection, {
		description: 'Sources; the newest record first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	sources(@Args(() => SourceListArgs) args: SourceListArgs, @Ctx() { reads }: Context) {
		return sourcesWhere(reads, args);
	}

	@FieldResolver(() => String, {
		description: 'Who it is in a few words: the names, or how many unnamed people. English unless asked otherwise.',
	})
	async label(
		@Root() source: Source,
		@Ctx() { reads }: Context,
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language wanted.' }) language?: string,
	): Promise<string> {
		const parties = (await reads.party.loadMany(source.partyIds)).flatMap((one) => one ?? []);
		const document = source.documentId ? await reads.document.load(source.documentId) : null;
		return nameOfSource(source, { parties, document, messages: messagesIn(language) });
	}

	@FieldResolver(() => Boolean, { description: 'Whether no name is given; such sources count as without interest.' })
	unnamed(@Root() source: Source): boolean {
		return isUnnamed(source.attribution);
	}

	@FieldResolver(() => [PartyType], { description: 'Who it is, or whom it speaks for.', complexity: listComplexity })
	parties(@Root() source: Source, @Ctx() { reads }: Context) {
		return when(reads.party.loadMany(source.partyIds), (all) => all.filter((one) => one !== null));
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
		return when(reads.source.loadMany(source.mayOverlapIds), (all) => all.filter((one) => one !== null));
	}

	@FieldResolver(() => SealType, {
		nullable: true,
		description: 'Its seal, for editors and above at its desk; null where it is not sealed, and for everybody else.',
	})
	async seal(@Root() source: Source, @Ctx() { reads, office }: Context) {
		const seal = await reads.sealOfSource.load(source.id);
		return seal && maySeeSeal(office.actor, seal) ? seal : null;
	}

	@FieldResolver(() => StatementConnection, {
		description: 'What it said, or would not say, under whatever claims; latest record first unless asked otherwise.',
		complexity: connectionComplexity,
	})
	statements(
		@Root() source: Source,
		@Args(() => StatementListArgs) args: StatementListArgs,
		@Ctx() { reads }: Context,
	) {
		return statementsBy(reads, source.id, args);
	}
}
