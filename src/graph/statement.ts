import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Case } from '../core/case.js';
import type { Weight } from '../core/contestedness/assessment.js';
import type { Drift } from '../core/drift.js';
import { messagesIn } from '../core/messages/index.js';
import { anchorQuote } from '../core/quote/anchorQuote.js';
import { textFragment } from '../core/quote/textFragment.js';
import { type InterestStanding, isPartial, type Rebuttal } from '../core/statement.js';
import { explainFactor } from '../core/summary.js';
import { when } from '../core/when.js';
import { listComplexity, saidComplexity } from './connection.js';
import type { Context } from './context.js';
import { LanguageTag } from './scalars.js';
import { type Beside, type Met, StatementListArgs, statementsOf } from './statements.js';
import { ClaimType } from './types/claim.js';
import { DocumentType } from './types/document.js';
import { QuoteAnchorType } from './types/snapshot.js';
import { SourceType } from './types/source.js';
import {
	DriftType,
	OriginType,
	RebuttalConnection,
	RebuttalTarget,
	RebuttalType,
	RetractionType,
	StatementType,
	TestimonyType,
	WeightFactorType,
	WeightType,
} from './types/statement.js';

const caseOf = async (statement: Met, { reads }: Context): Promise<Case> => {
	const theCase = statement.inCase ?? (await reads.case.load(statement.claimId));
	if (!theCase) throw new Error(`statement ${statement.id} is under a claim that is not there`);
	return theCase;
};

/** What a Weight is answered from. */
interface Weighed extends Pick<Weight, 'raw' | 'effective'> {
	readonly interest: InterestStanding;
	readonly weight: Weight;
	readonly theCase: Case;
}

/** What was said beside a statement; its case comes along where it was met in one. */
function besides(statement: Met, { reads }: Context): Beside | Promise<Beside> {
	const { inCase } = statement;
	if (inCase) return { inCase, among: inCase };
	return when(reads.hearing.load(statement.claimId), (among) => ({ among }));
}

async function weigh(statement: Met, context: Context): Promise<Weighed | null> {
	const theCase = await caseOf(statement, context);
	const weight = context.assess(theCase).weights.get(statement.id);
	if (!weight) return null;
	const { raw, effective } = weight;
	const interest = weight.factors.find((one) => one.of === 'INTEREST')?.interest ?? 'NONE';
	return { raw, effective, interest, weight, theCase };
}

const rebuttalsOf = (statement: Met, args: StatementListArgs, context: Context) =>
	when(besides(statement, context), (beside) =>
		statementsOf(beside, args, {
			name: `rebuttals of ${statement.id}`,
			reads: context.reads,
			where: (one): one is Rebuttal => one.role === 'REBUTTAL' && one.targetId === statement.id,
		}),
	);

@Resolver(() => StatementType)
export class StatementResolver {
	@FieldResolver(() => SourceType, { description: 'Who said it, or would not.' })
	source(@Root() statement: Met, @Ctx() { reads }: Context) {
		return reads.source.load(statement.sourceId);
	}

	@FieldResolver(() => ClaimType, { description: 'The claim that it is under, however deep.' })
	claim(@Root() statement: Met, @Ctx() { reads }: Context) {
		return reads.claim.load(statement.claimId);
	}

	@FieldResolver(() => DocumentType, {
		nullable: true,
		description: "Where it is reported: its own document, else its source's.",
	})
	document(@Root() statement: Met, @Ctx() { reads }: Context) {
		if (statement.documentId) return reads.document.load(statement.documentId);
		return when(reads.source.load(statement.sourceId), (source) =>
			source?.documentId ? reads.document.load(source.documentId) : null,
		);
	}

	@FieldResolver(() => QuoteAnchorType, {
		nullable: true,
		description: 'Where its quote stands in the page kept of its document; null without a quote or a page.',
		complexity: 10,
	})
	async quoteAnchor(@Root() statement: Met, @Ctx() context: Context) {
		const { quote } = statement;
		const document = quote === null ? null : await this.document(statement, context);
		if (quote === null || !document) return null;
		const [page, beside] = await Promise.all([
			context.reads.foldedText.load(document.id),
			context.reads.quoteContext.load(statement.id),
		]);
		if (!page) return null;
		const anchor = anchorQuote(page.text, { exact: quote, ...beside }, page.folded);
		return { ...anchor, textFragment: textFragment(document.url, anchor) };
	}

	@FieldResolver(() => RetractionType, { nullable: true, description: 'Its retraction, where it was taken back.' })
	retraction(@Root() statement: Met, @Ctx() context: Context) {
		return when(
			besides(statement, context),
			({ among }) => among.retractions.find((one) => one.statementId === statement.id) ?? null,
		);
	}
}

@Resolver(() => TestimonyType)
export class TestimonyResolver {
	@FieldResolver(() => WeightType, {
		nullable: true,
		description: 'How much it counts, and why; null once it is retracted.',
	})
	weight(@Root() statement: Met, @Ctx() context: Context) {
		return weigh(statement, context);
	}

	@FieldResolver(() => RebuttalConnection, {
		description: 'The statements that counter or undercut it.',
		complexity: saidComplexity,
	})
	rebuttals(@Root() statement: Met, @Args(() => StatementListArgs) args: StatementListArgs, @Ctx() context: Context) {
		return rebuttalsOf(statement, args, context);
	}
}

@Resolver(() => RebuttalType)
export class RebuttalResolver {
	@FieldResolver(() => RebuttalTarget, { description: 'What it opposes.' })
	async target(@Root() rebuttal: Met<Rebuttal>, @Ctx() context: Context) {
		if (rebuttal.targetId === null) return context.reads.claim.load(rebuttal.claimId);
		const beside = await besides(rebuttal, context);
		const target = beside.among.statements.find((one) => one.id === rebuttal.targetId);
		return target ? { ...target, ...beside } : null;
	}

	@FieldResolver(() => Boolean, { description: 'Whether it concedes something: denies in part, or qualifies.' })
	partial(@Root() rebuttal: Rebuttal): boolean {
		return isPartial(rebuttal.stance);
	}

	@FieldResolver(() => WeightType, {
		nullable: true,
		description: 'How much it counts, and why; null once it is retracted.',
	})
	weight(@Root() statement: Met, @Ctx() context: Context) {
		return weigh(statement, context);
	}

	@FieldResolver(() => RebuttalConnection, {
		description: 'The statements that counter or undercut it.',
		complexity: saidComplexity,
	})
	rebuttals(@Root() statement: Met, @Args(() => StatementListArgs) args: StatementListArgs, @Ctx() context: Context) {
		return rebuttalsOf(statement, args, context);
	}
}

@Resolver(() => WeightType)
export class WeightResolver {
	@FieldResolver(() => [WeightFactorType], {
		description: 'The factors of the raw weight.',
		complexity: listComplexity,
	})
	factors(
		@Root() { weight, theCase }: Weighed,
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language of the reasons.' })
		language?: string,
	): WeightFactorType[] {
		const messages = messagesIn(language);
		return weight.factors.map((factor) => {
			const because = explainFactor(factor, theCase, messages);
			return { factor: factor.of, value: factor.value, because };
		});
	}

	@FieldResolver(() => String, { description: 'Why the statement is held to serve its speaker, or not.' })
	interestBecause(
		@Root() { weight, theCase }: Weighed,
		@Arg('language', () => LanguageTag, { nullable: true, description: 'The language of the reason.' })
		language?: string,
	): string {
		const factor = weight.factors.find((one) => one.of === 'INTEREST');
		if (!factor) throw new Error('a weight has no factor of interest');
		return explainFactor(factor, theCase, messagesIn(language));
	}

	@FieldResolver(() => OriginType, { description: 'What the statement goes back to.' })
	origin(@Root() { weight }: Weighed) {
		return weight.origin;
	}

	@FieldResolver(() => StatementType, {
		nullable: true,
		description: 'The statement of the same origin that is counted in its stead, if any.',
	})
	repeats(@Root() { weight, theCase }: Weighed) {
		const counted = theCase.statements.find((one) => one.id === weight.repeats);
		return counted ? { ...counted, inCase: theCase } : null;
	}
}

@Resolver(() => DriftType)
export class DriftResolver {
	@FieldResolver(() => DocumentType, { description: 'The document at the root of those that differ.' })
	origin(@Root() drift: Drift, @Ctx() { reads }: Context) {
		return reads.document.load(drift.originDocumentId);
	}

	@FieldResolver(() => [StatementType], {
		description: 'The statements as the documents have them, oldest record first.',
	})
	statements(@Root() drift: Drift) {
		return drift.statements;
	}
}

@Resolver(() => OriginType)
export class OriginResolver {
	@FieldResolver(() => SourceType, { nullable: true, description: 'The source, where the statement is its own.' })
	source(@Root() origin: OriginType, @Ctx() { reads }: Context) {
		return origin.sourceId ? reads.source.load(origin.sourceId) : null;
	}

	@FieldResolver(() => DocumentType, { nullable: true, description: 'The document, where a document is repeated.' })
	document(@Root() origin: OriginType, @Ctx() { reads }: Context) {
		return origin.documentId ? reads.document.load(origin.documentId) : null;
	}
}
