import { createUnionType, Field, Float, InterfaceType, ObjectType } from 'type-graphql';
import type {
	InterestStanding,
	OpposingStance as OpposingStances,
	RebuttalKind as RebuttalKinds,
	Response as Responses,
	Retraction,
	SupportingStance as SupportingStances,
} from '../../core/statement.js';
import { connectionOf } from '../connection.js';
import {
	InterestOfStatement,
	OpposingStance,
	RebuttalKind,
	Response,
	SupportingStance,
	WeightFactorName,
} from '../enums.js';
import { DateTime, LanguageTag } from '../scalars.js';
import { ClaimType } from './claim.js';
import { NodeType, typeNameOf } from './node.js';

@InterfaceType('Statement', {
	implements: NodeType,
	description:
		'What one source said about a claim or about another statement, or would not say. Appended, never rewritten.',
	resolveType: typeNameOf,
})
export abstract class StatementType extends NodeType {
	@Field(() => String, { nullable: true, description: 'What was said, in our words or in theirs.' })
	words!: string | null;
	@Field(() => LanguageTag, { nullable: true, description: 'The language of the words.' })
	wordsLanguage!: string | null;
	@Field(() => String, { nullable: true, description: 'The words that the report puts between quotation marks.' })
	quote!: string | null;
	@Field(() => String, { nullable: true, description: "A note of the desk's; null for all others." }) note!:
		| string
		| null;
	@Field(() => DateTime, { nullable: true, description: 'When it was said, where known.' }) saidAt!: string | null;
	@Field(() => DateTime, { description: 'When it was taken into the record.' }) recordedAt!: string;
	claimId!: string;
	sourceId!: string;
	documentId!: string | null;
}

@ObjectType('Testimony', {
	implements: [NodeType, StatementType],
	description: 'A source asserts or confirms a claim.',
})
export class TestimonyType extends StatementType {
	@Field(() => SupportingStance, { description: 'How it supports the claim.' }) stance!: SupportingStances;
}

@ObjectType('Rebuttal', {
	implements: [NodeType, StatementType],
	description: 'A source opposes a claim, or a statement under it. Rebuttals can be rebutted in turn, to any depth.',
})
export class RebuttalType extends StatementType {
	@Field(() => RebuttalKind, { description: 'What it is aimed at.' }) kind!: RebuttalKinds;
	@Field(() => OpposingStance, { description: 'How far it opposes.' }) stance!: OpposingStances;
	targetId!: string | null;
}

@ObjectType('Silence', {
	implements: [NodeType, StatementType],
	description: 'A source took no side. On the record, but not a stance and never a denial; it moves no score.',
})
export class SilenceType extends StatementType {
	@Field(() => Response, { description: 'What it did instead.' }) response!: Responses;
}

export const RebuttalTarget = createUnionType({
	name: 'RebuttalTarget',
	description: 'What a rebuttal is aimed at: a claim, or a statement under it.',
	types: () => [ClaimType, TestimonyType, RebuttalType] as const,
	resolveType: typeNameOf,
});

@ObjectType('Retraction', {
	description: 'That a statement was taken back; it stays and no longer counts.',
	simpleResolvers: true,
})
export class RetractionType implements Omit<Retraction, 'statementId'> {
	@Field(() => String, { description: 'Why.' }) reason!: string;
	@Field(() => DateTime, { nullable: true, description: 'When it was taken back, where known.' }) saidAt!:
		| string
		| null;
	@Field(() => DateTime, { description: 'When that was taken into the record.' }) recordedAt!: string;
}

@ObjectType('WeightFactor', { description: 'One factor of a raw weight.', simpleResolvers: true })
export class WeightFactorType {
	@Field(() => WeightFactorName, { description: 'Which factor.' }) factor!:
		| 'STANCE'
		| 'AMOUNT'
		| 'INTEREST'
		| 'DIRECTNESS';
	@Field(() => Float, { description: 'Its value; the raw weight is the product of all.' }) value!: number;
	@Field(() => String, { description: 'What it stands for, in the language asked for.' }) because!: string;
}

@ObjectType('Weight', { description: 'How much a statement counts, and why (method balance/1).' })
export class WeightType {
	@Field(() => Float, { description: 'The product of the factors, before repetition and rebuttals.' }) raw!: number;
	@Field(() => Float, {
		description:
			'The mass that it adds to its side or takes from its target after rebuttals; 0 where it repeats a weightier statement of its origin. (Weighted h-categorizer, Amgoud et al. 2017.)',
	})
	effective!: number;
	@Field(() => InterestOfStatement, { description: 'Whether the statement serves its speaker.' })
	interest!: InterestStanding;
}

@ObjectType('Origin', {
	description: 'What statements go back to. What repeats an origin adds nothing, however often it is repeated.',
})
export class OriginType {
	@Field(() => String, { description: 'The same for all statements of one origin.' }) key!: string;
	sourceId!: string | null;
	documentId!: string | null;
}

@ObjectType('Drift', {
	description:
		'One word of one speaker that documents of one origin report differently. All are kept, and counted as usual.',
})
export class DriftType {
	originDocumentId!: string;
}

export const StatementConnection = connectionOf('Statement', () => StatementType);
export const TestimonyConnection = connectionOf('Testimony', () => TestimonyType);
export const RebuttalConnection = connectionOf('Rebuttal', () => RebuttalType);
export const SilenceConnection = connectionOf('Silence', () => SilenceType);
