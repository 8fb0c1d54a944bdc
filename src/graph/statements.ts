import { ArgsType, Field, InputType } from 'type-graphql';
import type { Case } from '../core/case.js';
import { statementFits } from '../core/filters.js';
import type {
	OpposingStance,
	RebuttalKind as RebuttalKinds,
	Response as Responses,
	Statement,
	SupportingStance,
} from '../core/statement.js';
import type { Hearing } from '../store/cases.js';
import type { Reads } from '../store/reads.js';
import { narrowedTo } from './by.js';
import { connectListed, PageArgs } from './connection.js';
import { RebuttalKind, Response, Stance, StatementOrderField, StatementRole } from './enums.js';
import { spanOf } from './moment.js';
import { connectAmong, newestFirst, OrderInput, orderOf, RecordedFilter, recordedOf, whichOnes } from './order.js';
import { DateTime, LanguageTag, tagsOf } from './scalars.js';

/** What stands beside a statement: its whole case, where it was met in one, or only what was said under its claim. */
export interface Beside {
	readonly inCase?: Case;
	readonly among: Hearing;
}

/** A statement together with what stands beside it, where that is at hand; else it is read. */
export type Met<S extends Statement = Statement> = S & Pick<Beside, 'inCase'>;

@InputType({ description: 'Which statements are wanted; each field given narrows the list.' })
class StatementFilter extends RecordedFilter {
	@Field(() => [StatementRole], { nullable: true, description: 'That do one of these things under their claim.' })
	role?: Statement['role'][] | null;
	@Field(() => [Stance], { nullable: true, description: 'That take one of these sides.' })
	stance?: (SupportingStance | OpposingStance)[] | null;
	@Field(() => [Response], { nullable: true, description: 'That take no side, in one of these ways.' })
	response?: Responses[] | null;
	@Field(() => [RebuttalKind], { nullable: true, description: 'Rebuttals of one of these kinds.' })
	kind?: RebuttalKinds[] | null;
	@Field(() => [LanguageTag], { nullable: true, description: 'With words in one of these languages.' })
	wordsLanguage?: string[] | null;
	@Field(() => String, { nullable: true, description: 'Reported in this document (id or slug).' })
	document?: string | null;
	@Field(() => String, { nullable: true, description: 'By this source (id or slug).' }) source?: string | null;
	@Field(() => String, { nullable: true, description: 'Under this claim (id or slug).' }) claim?: string | null;
	@Field(() => DateTime, { nullable: true, description: 'Said at this moment or later, as far as is known.' })
	saidFrom?: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'Said by this moment, as far as is known; a day alone counts whole.',
	})
	saidUntil?: string | null;
	@Field(() => Boolean, { nullable: true, description: 'Only those taken back, or only those that stand.' })
	retracted?: boolean | null;
}

@InputType({ description: 'The order of a list of statements.' })
class StatementOrder extends OrderInput {
	@Field(() => StatementOrderField, { description: 'What they are ordered by.' }) field!: 'RECORDED_AT' | 'SAID_AT';
}

@ArgsType()
export class StatementListArgs extends PageArgs {
	@Field(() => StatementFilter, whichOnes)
	filter?: StatementFilter | null;
	@Field(() => StatementOrder, { nullable: true, description: 'In which order; when nothing is said, by record.' })
	orderBy?: StatementOrder | null;
}

async function wish(reads: Reads, { filter }: StatementListArgs, owner: { readonly sourceId?: string } = {}) {
	return {
		roles: filter?.role,
		stances: filter?.stance,
		responses: filter?.response,
		kinds: filter?.kind,
		languages: tagsOf(filter?.wordsLanguage),
		documentId: await narrowedTo(reads, 'document', { given: filter?.document }),
		sourceId: await narrowedTo(reads, 'source', { owner: owner.sourceId, given: filter?.source }),
		claimId: await narrowedTo(reads, 'claim', { given: filter?.claim }),
		said: spanOf('said', filter),
		recorded: recordedOf(filter),
		retracted: filter?.retracted,
	};
}

/** The page of what a source said that the arguments ask for, latest record first. */
export async function statementsBy(reads: Reads, sourceId: string, args: StatementListArgs) {
	const order = orderOf(args.orderBy, newestFirst);
	return connectListed(reads.statements(await wish(reads, args, { sourceId }), order), args);
}

/** The page of the statements under a claim that the arguments ask for, oldest record first. */
export function statementsOf<S extends Statement>(
	beside: Beside,
	args: StatementListArgs,
	options: { readonly name: string; readonly reads: Reads; readonly where: (one: Statement) => one is S },
) {
	const { statements, retractions, sources } = beside.among;
	const found = statements.filter(options.where);
	// Copied where it has to know its case; what is on record now finds what was said beside it by its claim, at hand.
	const { inCase } = beside;
	const all = inCase ? found.map((one): Met<S> => ({ ...one, inCase })) : found;
	const pageOf = (fits?: (one: S) => boolean) =>
		connectAmong(all, args, {
			name: options.name,
			...(fits && { fits }),
			textBy: (field) => (one) => (field === 'SAID_AT' ? one.saidAt : one.recordedAt),
		});
	if (!args.filter) return pageOf();
	return wish(options.reads, args).then((wanted) => {
		const retractedIds = new Set(retractions.map((one) => one.statementId));
		return pageOf((one) => statementFits(one, wanted, { retractedIds, sources }));
	});
}
