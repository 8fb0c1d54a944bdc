import 'reflect-metadata';
import { createPubSub } from '@graphql-yoga/subscription';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import {
	defaultFieldResolver,
	getNamedType,
	isAbstractType,
	isInputObjectType,
	isLeafType,
	isObjectType,
	lexicographicSortSchema,
	printSchema,
} from 'graphql';
import { buildSchema, getMetadataStorage } from 'type-graphql';
import { AuditResolver } from './audit.js';
import { CertaintyResolver, IfAnsweredResolver, InfluenceResolver } from './certainty.js';
import { BearingResolver, ClaimLinkResolver, ClaimResolver, ClaimRevisionResolver } from './claim.js';
import {
	ContestednessChangeResolver,
	ContestednessEffectResolver,
	ContestednessResolver,
	ContributionResolver,
	OpinionResolver,
} from './contestedness.js';
import {
	AssignmentResolver,
	ClaimMoveResolver,
	CommentResolver,
	CorrectionResolver,
	DeskWorkResolver,
} from './deskWork.js';
import { callDirectly } from './direct.js';
import { DerivationResolver, DocumentResolver } from './document.js';
import { AdmitUser } from './mutations/admitUser.js';
import { AgreeToVerdict } from './mutations/agreeToVerdict.js';
import { ApproveSource } from './mutations/approveSource.js';
import { AssignClaim } from './mutations/assignClaim.js';
import { CloseRequest } from './mutations/closeRequest.js';
import { CommentOn } from './mutations/commentOn.js';
import { CorrectClaim } from './mutations/correctClaim.js';
import { CreateKey } from './mutations/createKey.js';
import { DestroySeal } from './mutations/destroySeal.js';
import { EndAssignment } from './mutations/endAssignment.js';
import { EndUser } from './mutations/endUser.js';
import { GiveSecondRating } from './mutations/giveSecondRating.js';
import { ImportClaimReview } from './mutations/importClaimReview.js';
import { IssueVerdict } from './mutations/issueVerdict.js';
import { LinkClaims } from './mutations/linkClaims.js';
import { MoveClaim } from './mutations/moveClaim.js';
import { RecordClaim } from './mutations/recordClaim.js';
import { RecordDesk } from './mutations/recordDesk.js';
import { RecordDocument } from './mutations/recordDocument.js';
import { RecordInterest } from './mutations/recordInterest.js';
import { RecordParty } from './mutations/recordParty.js';
import { RecordRebuttal } from './mutations/recordRebuttal.js';
import { RecordResponse } from './mutations/recordResponse.js';
import { RecordScale } from './mutations/recordScale.js';
import { RecordSilence } from './mutations/recordSilence.js';
import { RecordSource } from './mutations/recordSource.js';
import { RecordStory } from './mutations/recordStory.js';
import { RecordTestimony } from './mutations/recordTestimony.js';
import { RecordWebhook } from './mutations/recordWebhook.js';
import { RejectVerdict } from './mutations/rejectVerdict.js';
import { RemindParty } from './mutations/remindParty.js';
import { RemoveWebhook } from './mutations/removeWebhook.js';
import { ReplayDelivery } from './mutations/replayDelivery.js';
import { RequestComment } from './mutations/requestComment.js';
import { ResolveComment } from './mutations/resolveComment.js';
import { RetractStatement } from './mutations/retractStatement.js';
import { RevealSource } from './mutations/revealSource.js';
import { ReviseClaim } from './mutations/reviseClaim.js';
import { ReviseWebhook } from './mutations/reviseWebhook.js';
import { RevokeKey } from './mutations/revokeKey.js';
import { RotateWebhookSecret } from './mutations/rotateWebhookSecret.js';
import { ScheduleClaim } from './mutations/scheduleClaim.js';
import { SealSource } from './mutations/sealSource.js';
import { SetInterest } from './mutations/setInterest.js';
import { SetPolicy } from './mutations/setPolicy.js';
import { SetSealReaders } from './mutations/setSealReaders.js';
import { SetSeat } from './mutations/setSeat.js';
import { TestWebhook } from './mutations/testWebhook.js';
import { UnlinkClaims } from './mutations/unlinkClaims.js';
import { NodeQueries } from './node.js';
import { PartyInterestResolver, PartyResolver } from './party.js';
import { LostUpdateResolver } from './payload.js';
import { ApiKeyResolver, DeskResolver, SeatResolver, UserResolver, ViewerResolver } from './people.js';
import {
	ClaimPermissions,
	DeskPermissions,
	DocumentPermissions,
	PartyPermissions,
	SourcePermissions,
	StatementPermissions,
	StoryPermissions,
	ViewerPermissions,
} from './permissions.js';
import {
	ClaimPolicyResolver,
	PolicyOverrideResolver,
	PolicyResolver,
	PolicyRuleResolver,
	RuleReadinessResolver,
	SourceApprovalResolver,
} from './policy.js';
import { ClaimReplyResolver, CommentRequestResolver, StatementRequestResolver } from './reply.js';
import { ClaimReviewResolver, ExternalReviewResolver } from './review.js';
import { SearchEdgeResolver, SearchResolver } from './search.js';
import { SimilarityResolver } from './similarClaims.js';
import { DocumentSnapshotResolver, SnapshotResolver, SuggestedStatementResolver } from './snapshot.js';
import { SourceResolver } from './source.js';
import {
	DriftResolver,
	OriginResolver,
	RebuttalResolver,
	StatementResolver,
	TestimonyResolver,
	WeightResolver,
} from './statement.js';
import { StoryResolver } from './story.js';
import { Subscriptions } from './subscriptions.js';
import { typeNameOf } from './types/node.js';
import { SilenceType } from './types/statement.js';
import { WebhookEventType } from './types/webhook.js';
import {
	ClaimVerdictResolver,
	RatingResolver,
	RatingScaleResolver,
	SecondRatingResolver,
	VerdictDecisionResolver,
	VerdictResolver,
	VerdictSourceResolver,
} from './verdict.js';
import { WebhookDeliveryResolver, WebhookResolver } from './webhooks.js';

/** Every resolver. A new noun or verb is a file and a line here. */
const resolvers = [
	NodeQueries,
	StoryResolver,
	DocumentResolver,
	DerivationResolver,
	DocumentSnapshotResolver,
	SnapshotResolver,
	SuggestedStatementResolver,
	PartyResolver,
	PartyInterestResolver,
	SourceResolver,
	ClaimResolver,
	BearingResolver,
	ClaimLinkResolver,
	ClaimRevisionResolver,
	DeskWorkResolver,
	ClaimMoveResolver,
	CorrectionResolver,
	AssignmentResolver,
	CommentResolver,
	StatementResolver,
	TestimonyResolver,
	RebuttalResolver,
	WeightResolver,
	OriginResolver,
	DriftResolver,
	ContestednessResolver,
	CertaintyResolver,
	InfluenceResolver,
	IfAnsweredResolver,
	OpinionResolver,
	ContributionResolver,
	ContestednessChangeResolver,
	ContestednessEffectResolver,
	SearchResolver,
	SearchEdgeResolver,
	SimilarityResolver,
	ClaimVerdictResolver,
	VerdictResolver,
	VerdictDecisionResolver,
	SecondRatingResolver,
	VerdictSourceResolver,
	RatingResolver,
	RatingScaleResolver,
	ClaimReviewResolver,
	ExternalReviewResolver,
	ClaimReplyResolver,
	StatementRequestResolver,
	CommentRequestResolver,
	ClaimPolicyResolver,
	RuleReadinessResolver,
	PolicyRuleResolver,
	PolicyOverrideResolver,
	SourceApprovalResolver,
	PolicyResolver,
	LostUpdateResolver,
	ViewerResolver,
	SeatResolver,
	DeskResolver,
	UserResolver,
	ApiKeyResolver,
	StoryPermissions,
	DocumentPermissions,
	PartyPermissions,
	SourcePermissions,
	ClaimPermissions,
	StatementPermissions,
	DeskPermissions,
	ViewerPermissions,
	AuditResolver,
	WebhookResolver,
	WebhookDeliveryResolver,
	RecordStory,
	RecordDocument,
	RecordParty,
	RecordInterest,
	RecordSource,
	RecordClaim,
	ReviseClaim,
	MoveClaim,
	CorrectClaim,
	AssignClaim,
	EndAssignment,
	ScheduleClaim,
	CommentOn,
	ResolveComment,
	LinkClaims,
	UnlinkClaims,
	RecordTestimony,
	RecordRebuttal,
	RecordSilence,
	RetractStatement,
	SetInterest,
	SetPolicy,
	ApproveSource,
	RecordScale,
	IssueVerdict,
	GiveSecondRating,
	AgreeToVerdict,
	RejectVerdict,
	RequestComment,
	RemindParty,
	RecordResponse,
	CloseRequest,
	ImportClaimReview,
	RecordDesk,
	AdmitUser,
	SetSeat,
	EndUser,
	CreateKey,
	RevokeKey,
	SealSource,
	RevealSource,
	SetSealReaders,
	DestroySeal,
	RecordWebhook,
	ReviseWebhook,
	RotateWebhookSecret,
	RemoveWebhook,
	TestWebhook,
	ReplayDelivery,
	Subscriptions,
] as const;

/** The schema that is served. Inputs are checked in core, so type-graphql checks none. */
export async function makeSchema(): Promise<GraphQLSchema> {
	// A field without a resolver of its own is read as it stands, not through type-graphql.
	for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
	const schema = await buildSchema({
		resolvers,
		orphanedTypes: [SilenceType, WebhookEventType],
		validate: false,
		emitSchemaFile: false,
		// Asked for by type-graphql where there are subscriptions; ours bring their own streams.
		pubSub: createPubSub(),
	});
	for (const name of ['ClaimBy', 'StoryBy', 'PartyBy', 'DocumentBy', 'HypotheticalChangeInput'])
		markOneOf(schema, name);
	callDirectly(schema);
	readyForCompiling(schema);
	describeRoot(schema.getQueryType(), 'What can be asked. Reading changes nothing.');
	describeRoot(schema.getMutationType(), 'What can be recorded. What was said is appended, never rewritten.');
	describeRoot(schema.getSubscriptionType(), 'What can be listened to: over WebSocket, or as an event stream.');
	return schema;
}

/** type-graphql has no decorator for `@oneOf`, nor for a description of the root types; graphql-js has both. */
function markOneOf(schema: GraphQLSchema, name: string): void {
	const type = schema.getType(name);
	if (!isInputObjectType(type)) throw new Error(`${name} is no input type`);
	type.isOneOf = true;
}

/**
 * What compiled execution needs: types told at once and without throwing, and a resolver for whatever may be a promise
 * or a function, since it reads fields that have none as they stand (docs/adr/014).
 */
function readyForCompiling(schema: GraphQLSchema): void {
	for (const type of Object.values(schema.getTypeMap())) {
		if (isAbstractType(type))
			type.resolveType = (thing) => (typeof thing?.id === 'string' ? typeNameOf(thing) : undefined);
		if (!isObjectType(type) || type.name.startsWith('__')) continue;
		for (const field of Object.values(type.getFields()))
			if (!isLeafType(getNamedType(field.type)) || field.name === 'totalCount') field.resolve ??= defaultFieldResolver;
	}
}

function describeRoot(type: GraphQLObjectType | null | undefined, description: string): void {
	if (type) type.description = description;
}

/** The schema as `schema.graphql` holds it: sorted, every element described. */
export const printedSchema = (schema: GraphQLSchema): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
