import { AuditRow, SubjectSecretRow } from './audit.js';
import {
	ClaimBearingRow,
	ClaimLinkRow,
	ClaimRevisionRow,
	ClaimRow,
	ClaimStoryRow,
	ClaimTopicRow,
	ContestednessChangeRow,
} from './claim.js';
import { ApiKeyRow, DeskRow, SeatRow, UserIdentityRow, UserRow, UserSessionRow } from './desk.js';
import { OutboxRow } from './outbox.js';
import { InterestRow, PartyRow } from './party.js';
import { DeskPolicyRow, PolicyOverrideRow, SourceApprovalRow } from './policy.js';
import { RecordingKeyRow } from './recordingKey.js';
import { CommentRequestRow, RequestOutcomeRow, RequestReminderRow } from './reply.js';
import { ExternalReviewRow } from './review.js';
import { SealReaderRow, SealRow } from './seal.js';
import { QuoteContextRow, SnapshotRow } from './snapshot.js';
import { SourceOverlapRow, SourcePartyRow, SourceRow } from './source.js';
import { InterestJudgementRow, RetractionRow, StatementRow } from './statement.js';
import { DerivationRow, DocumentRow, StoryRow } from './story.js';
import { RatingScaleRow, SecondRatingRow, VerdictDecisionRow, VerdictRow, VerdictSourceRow } from './verdict.js';
import { WebhookDeliveryRow, WebhookRow } from './webhook.js';
import { AssignmentRow, ClaimMoveRow, ClaimScheduleRow, CommentRow, CorrectionRow } from './workflow.js';

/** Every table, parents before children. */
export const rows = [
	DeskRow,
	UserRow,
	SeatRow,
	ApiKeyRow,
	UserSessionRow,
	UserIdentityRow,
	StoryRow,
	DocumentRow,
	DerivationRow,
	SnapshotRow,
	PartyRow,
	InterestRow,
	SourceRow,
	SourcePartyRow,
	SourceOverlapRow,
	ClaimRow,
	ClaimRevisionRow,
	ClaimBearingRow,
	ClaimTopicRow,
	ClaimStoryRow,
	ClaimLinkRow,
	StatementRow,
	QuoteContextRow,
	RetractionRow,
	InterestJudgementRow,
	ContestednessChangeRow,
	RatingScaleRow,
	VerdictRow,
	VerdictSourceRow,
	VerdictDecisionRow,
	SecondRatingRow,
	ExternalReviewRow,
	CommentRequestRow,
	RequestReminderRow,
	RequestOutcomeRow,
	DeskPolicyRow,
	SourceApprovalRow,
	PolicyOverrideRow,
	ClaimMoveRow,
	ClaimScheduleRow,
	AssignmentRow,
	CommentRow,
	CorrectionRow,
	RecordingKeyRow,
	OutboxRow,
	WebhookRow,
	WebhookDeliveryRow,
	SealRow,
	SealReaderRow,
	SubjectSecretRow,
	AuditRow,
];
