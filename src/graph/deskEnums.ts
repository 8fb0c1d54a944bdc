import type { RuleName } from '../core/policy/settings.js';
import type { Channel, OutcomeKind } from '../core/reply.js';
import type { VerdictState as States } from '../core/verdict.js';
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
