import type { Instant } from './ids.js';
import { limits, type Problems } from './problems.js';
import type { RecordEventKind } from './recordEvent.js';

/** What a webhook can be told of, each with the name under which it is sent. */
export const webhookEvents = {
	CLAIM_PUBLISHED: 'claim.published',
	CLAIM_WITHDRAWN: 'claim.withdrawn',
	CLAIM_CORRECTED: 'claim.corrected',
	CONTESTEDNESS_CHANGED: 'contestedness.changed',
	LEVEL_CHANGED: 'contestedness.level_changed',
	STATEMENT_RECORDED: 'statement.recorded',
	STATEMENT_RETRACTED: 'statement.retracted',
	VERDICT_AGREED: 'verdict.agreed',
} as const;
export type WebhookEvent = keyof typeof webhookEvents;

/** What is delivered: an event, or a message that only tries out whether messages arrive. */
export type Delivered = WebhookEvent | 'TEST';

export const sentAs = (what: Delivered): string => (what === 'TEST' ? 'webhook.test' : webhookEvents[what]);

/** The kinds of event in the outbox that a webhook may have to be told of. */
export const toldKinds: ReadonlySet<RecordEventKind> = new Set<RecordEventKind>([
	'CLAIM_MOVED',
	'CLAIM_CORRECTED',
	'CONTESTEDNESS_CHANGED',
	'STATEMENT_RECORDED',
	'STATEMENT_RETRACTED',
	'VERDICT_AGREED',
	'WEBHOOK_TESTED',
]);

/** STANDARD is Standard Webhooks; SLACK is what an incoming webhook of Slack takes. */
export type WebhookFormat = 'STANDARD' | 'SLACK';
/** With whose eyes the payload is read: the public's, or those of a reader at the desk. */
export type WebhookEyes = 'PUBLIC' | 'DESK';
export type WebhookState = 'ACTIVE' | 'PAUSED' | 'DISABLED';

/** An address that is told of what happens; what it is signed with and where it is exactly is kept apart. */
export interface Webhook {
	readonly id: string;
	readonly deskId: string;
	readonly name: string;
	/** The server that is told, without the rest of its address, which may be a secret. */
	readonly host: string;
	readonly events: readonly WebhookEvent[];
	/** The claim filter as it was given, as JSON; null for all claims. */
	readonly filterGiven: string | null;
	/** The GraphQL fragment that chooses the payload; null for the usual one. */
	readonly fragment: string | null;
	readonly format: WebhookFormat;
	readonly eyes: WebhookEyes;
	readonly state: WebhookState;
	/** Why it is paused or disabled. */
	readonly stateReason: string | null;
	/** Since when nothing was accepted; null while all is. */
	readonly failingSince: Instant | null;
	/** Until when messages are signed with the secret before the present one too. */
	readonly previousUntil: Instant | null;
	readonly recordedAt: Instant;
}

/** What is kept of a webhook under lock and key, where there is a key. */
export interface WebhookVault {
	readonly url: string;
	readonly secret: string;
	readonly previous: string | null;
}

export type DeliveryStatus = 'PENDING' | 'DELIVERED' | 'FAILED' | 'DROPPED';

/** One event for one webhook, and what came of it; never what was in it. */
export interface WebhookDelivery {
	/** Sent as `webhook-id`: the same however often it is tried. */
	readonly id: string;
	readonly webhookId: string;
	readonly what: Delivered;
	readonly claimId: string | null;
	readonly status: DeliveryStatus;
	readonly happenedAt: Instant;
	readonly tries: number;
	/** While it is pending. */
	readonly nextTryAt: Instant;
	readonly lastTryAt: Instant | null;
	/** The HTTP status of the last answer; null where there was none. */
	readonly lastStatus: number | null;
	/** Why the last try failed, in a word. */
	readonly lastProblem: DeliveryProblem | null;
	/** How long the last try took. */
	readonly lastMs: number | null;
}

export type DeliveryProblem =
	| 'STATUS'
	| 'TIMEOUT'
	| 'UNREACHABLE'
	| 'NOT_PERMITTED'
	| 'NO_PAYLOAD'
	| 'NO_KEY'
	| 'NOT_SEEN'
	| 'DISABLED';

export const webhookLimits = {
	/** Webhooks of one desk. */
	perDesk: 100,
	fragment: 10_000,
	/** The text of a message, in UTF-16 units. */
	body: 1_000_000,
	/** Deliveries begun anew by one replay. */
	replay: 10_000,
	/** How long deliveries that are over stay in the log, in days. */
	logDays: 30,
	/** How long a secret is still signed with after it was replaced, in hours. */
	overlapHours: 24,
	/** After how many days in which nothing was accepted a webhook is disabled. */
	failingDays: 5,
} as const;

/** How long after each try that failed the next one comes, in s; a day in all. */
export const retryWaits = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 21_600, 36_000] as const;

/**
 * When a delivery is tried again that has failed so many times; null where it is given up. Up to a tenth is added by
 * chance (0 to 1), so that what failed together does not come back together; what the receiver asked for is waited for,
 * up to an hour.
 */
export function nextTry(
	failures: number,
	options: { readonly now: Instant; readonly chance: number; readonly retryAfter?: number | null },
): Instant | null {
	const wait = retryWaits[failures - 1];
	if (wait === undefined) return null;
	const asked = Math.min(options.retryAfter ?? 0, 3_600);
	const seconds = Math.max(wait * (1 + options.chance / 10), asked);
	return new Date(Date.parse(options.now) + seconds * 1_000).toISOString();
}

export const hoursAfter = (at: Instant, hours: number): Instant =>
	new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/** Checks what is said of a webhook beside its address, fragment and filter. */
export function checkWebhook(
	draft: { readonly name: string; readonly events: readonly WebhookEvent[] },
	problems: Problems,
): { readonly name: string; readonly events: readonly WebhookEvent[] } {
	const events = [...new Set(problems.list('events', draft.events))];
	if (events.length === 0) problems.add('INVALID', 'events', 'no event is named; name at least one');
	return { name: problems.text('name', draft.name, { most: limits.name }), events };
}
