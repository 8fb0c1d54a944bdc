import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { BearingResolver, ClaimLinkResolver, ClaimResolver, ClaimRevisionResolver } from './claim.js';
import {
	ContestednessChangeResolver,
	ContestednessEffectResolver,
	ContestednessResolver,
	ContributionResolver,
	OpinionResolver,
} from './contestedness.js';
import { DerivationResolver, DocumentResolver } from './document.js';
import { LinkClaims } from './mutations/linkClaims.js';
import { RecordClaim } from './mutations/recordClaim.js';
import { RecordDocument } from './mutations/recordDocument.js';
import { RecordInterest } from './mutations/recordInterest.js';
import { RecordParty } from './mutations/recordParty.js';
import { RecordRebuttal } from './mutations/recordRebuttal.js';
import { RecordSilence } from './mutations/recordSilence.js';
import { RecordSource } from './mutations/recordSource.js';
import { RecordStory } from './mutations/recordStory.js';
import { RecordTestimony } from './mutations/recordTestimony.js';
import { RetractStatement } from './mutations/retractStatement.js';
import { ReviseClaim } from './mutations/reviseClaim.js';
import { SetInterest } from './mutations/setInterest.js';
import { UnlinkClaims } from './mutations/unlinkClaims.js';
import { NodeQueries } from './node.js';
import { PartyInterestResolver, PartyResolver } from './party.js';
import { SourceResolver } from './source.js';
import { OriginResolver, RebuttalResolver, StatementResolver, TestimonyResolver, WeightResolver } from './statement.js';
import { StoryResolver } from './story.js';
import { SilenceType } from './types/statement.js';

/** Every resolver. A new noun or verb is a file and a line here. */
const resolvers = [
	NodeQueries,
	StoryResolver,
	DocumentResolver,
	DerivationResolver,
	PartyResolver,
	PartyInterestResolver,
	SourceResolver,
	ClaimResolver,
	BearingResolver,
	ClaimLinkResolver,
	ClaimRevisionResolver,
	StatementResolver,
	TestimonyResolver,
	RebuttalResolver,
	WeightResolver,
	OriginResolver,
	ContestednessResolver,
	OpinionResolver,
	ContributionResolver,
	ContestednessChangeResolver,
	ContestednessEffectResolver,
	RecordStory,
	RecordDocument,
	RecordParty,
	RecordInterest,
	RecordSource,
	RecordClaim,
	ReviseClaim,
	LinkClaims,
	UnlinkClaims,
	RecordTestimony,
	RecordRebuttal,
	RecordSilence,
	RetractStatement,
	SetInterest,
] as const;

/** The schema that is served. Inputs are checked in core, so type-graphql checks none. */
export const makeSchema = (): Promise<GraphQLSchema> =>
	buildSchema({ resolvers, orphanedTypes: [SilenceType], validate: false, emitSchemaFile: false });

/** The schema as `schema.graphql` holds it: sorted, every element described. */
export const printedSchema = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
