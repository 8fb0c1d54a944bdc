import type { RuleName } from '../core/policy/settings.js';
import type { Channel, OutcomeKind } from '../core/reply.js';
import type { VerdictState as States } from '../core/verdict.js';
import type {
	WebhookEyes as Eyes,
	WebhookFormat as Formats,
	DeliveryProblem as Problems,
	DeliveryStatus as Statuses,
	WebhookEvent as WebhookEvents,
	WebhookState as WebhookStates,
} from '../core/webhook.js';
import { enumOf } from './enums.js';

export const VerdictState = enumOf<States>('VerdictState', 'How far a verdict has come.', {
	AWAITING: 'Given by one person; awaits a second.',
	AGREED: 'A second person agreed to it. The latest such verdict holds.',
	REJECTED: 'A second person rejected it, with a reason.',
	SUPERSEDED: 'Nobody decided on it before a later verdict was given.',
});

export const RequestChannel = enumOf<Channel>('RequestChannel', 'How a party was asked or reminded.', {
	EMAIL: 'By e-mail.',
	PHONE: 'By telephone.',
	MESSAGE: 'By a message in some network or app.',
	FORM: 'Through a form on a website.',
	POST: 'By letter.',
	IN_PERSON: 'Face to face.',
	OTHER: 'In another way.',
});

export const RequestOutcomeKind = enumOf<OutcomeKind>('RequestOutcomeKind', 'What came of a request for comment.', {
	CONFIRMED: 'The party confirmed the claim: a testimony.',
	REBUTTED: 'The party opposed the claim, or a statement under it: a rebuttal.',
	DECLINED: 'The party would not say: a silence.',
	ANSWERED_OFF_POINT: 'The party answered something else: a silence.',
	REDIRECTED: 'The party pointed to somebody else: a silence.',
	NO_RESPONSE: 'The deadline passed without an answer, and somebody closed the request: a silence.',
});

export const PolicyRuleName = enumOf<RuleName>('PolicyRuleName', 'A rule of a sourcing policy (docs/policy.md).', {
	INDEPENDENT_ORIGINS: 'As many independent origins as the terms of the best of them ask for.',
	ACCUSATION_ON_RECORD: 'Bad news for a party is said on the record or by a document.',
	RIGHT_OF_REPLY: 'Every party with bad news has spoken, or was asked and has had its time.',
	QUOTES_VERIFIED: 'Quotes are in the documents that they are said to be in.',
	SECOND_READER: 'There is a verdict on the present wording, and a second person agreed to it.',
	UNNAMED_APPROVED: 'An editor approved each unnamed source, with a reason.',
});

export const WebhookEventName = enumOf<WebhookEvents>('WebhookEventName', 'What a webhook can be told of.', {
	CLAIM_PUBLISHED: '`claim.published`: a claim was published, or its embargo is over.',
	CLAIM_WITHDRAWN: '`claim.withdrawn`: a claim was taken back.',
	CLAIM_CORRECTED: '`claim.corrected`: something published was wrong, and says something else now.',
	CONTESTEDNESS_CHANGED: '`contestedness.changed`: a score moved.',
	LEVEL_CHANGED: '`contestedness.level_changed`: a score moved into another level; told in place of the former.',
	STATEMENT_RECORDED: '`statement.recorded`: a source said something, or would not.',
	STATEMENT_RETRACTED: '`statement.retracted`: a statement no longer counts.',
	VERDICT_AGREED:
		'`verdict.agreed`: a second person agreed to a verdict, which holds from then on and is public where its claim is.',
});

export const WebhookFormat = enumOf<Formats>('WebhookFormat', 'How messages are written.', {
	STANDARD: 'As Standard Webhooks say: type, timestamp, and data chosen by a fragment.',
	SLACK: "As an incoming webhook of Slack's takes them: text and blocks for people.",
});

export const WebhookEyes = enumOf<Eyes>('WebhookEyes', 'With whose eyes a message is read.', {
	PUBLIC: "The public's: what is not published is never told.",
	DESK: 'Those of a reader at the desk: what it works on is told too.',
});

export const WebhookState = enumOf<WebhookStates>('WebhookState', 'Whether a webhook is told of anything.', {
	ACTIVE: 'It is.',
	PAUSED: 'What happens is kept for it, for as long as the log is, and told once it is active again.',
	DISABLED: 'It is told nothing, and nothing is kept for it: it answered 410, or accepted nothing for five days.',
});

export const DeliveryStatus = enumOf<Statuses>('DeliveryStatus', 'How far a delivery has come.', {
	PENDING: 'It is still to be delivered, or to be tried again.',
	DELIVERED: 'The receiver accepted it (2xx).',
	FAILED: 'It was given up: after a day of tries, or since the receiver is gone.',
	DROPPED: 'It is not to be told any more: what it is about is not seen with these eyes, or the webhook was disabled.',
});

export const DeliveryProblem = enumOf<Problems>('DeliveryProblem', 'Why a delivery was not accepted.', {
	STATUS: 'The receiver answered with a status that is not 2xx; redirects are not followed.',
	TIMEOUT: 'The receiver took too long.',
	UNREACHABLE: 'There was no answer.',
	NOT_PERMITTED: 'The address is not a public one.',
	NO_PAYLOAD:
		'The message could not be made; the log of the server says more, or it is longer than a million characters.',
	NO_KEY: 'Address and secret are under a key that the server does not have.',
	NOT_SEEN: 'What it is about is not seen with these eyes any more.',
	DISABLED: 'The webhook was disabled or removed before.',
});
