import { Webhook } from 'standardwebhooks';
import { inLanguage } from '../../core/text.js';
import { webhookLimits } from '../../core/webhook.js';
import { type SlackNews, slackMessage } from '../../interop/slack/slackMessage.js';
import type { Office } from '../../workflow/office.js';
import type { Answered, Courier, Message } from '../../workflow/webhooks/deliver.js';
import { askOutside, isAllowedAt, parseAddress, Refusal } from '../fetching/outside.js';
import { addressOf } from '../toldCases.js';
import type { Payloads } from './payloads.js';

export interface CourierOptions {
	readonly payloads: Payloads;
	/** Where this server is reached, for links. */
	readonly origin: string;
	/** How long one message may take, in ms. */
	readonly patience: number;
	/** Addresses that are told though they are not public, as `127.0.0.1:8080`. */
	readonly allowed: readonly string[];
	readonly resolve?: (name: string) => Promise<readonly string[]>;
}

/** Carries messages over HTTP: only to public addresses and those allowed, without following redirects or reading what is answered. */
export function courierOf(office: Office, options: CourierOptions): Courier {
	const { payloads, patience } = options;
	return {
		patience,
		carry: async (message, { url, secrets }) => {
			const body = await bodyOf(office, message, { payloads, origin: options.origin });
			if (body === null || body.length > webhookLimits.body) return { problem: 'NO_PAYLOAD' };
			const sentAt = new Date(office.now());
			const signatures = secrets.map((secret) => new Webhook(secret).sign(message.id, sentAt, body));
			const headers = {
				'content-type': 'application/json',
				'user-agent': 'Counterclaim webhooks',
				'webhook-id': message.id,
				'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
				'webhook-signature': signatures.join(' '),
			};
			return post(url, { headers, body, ...options });
		},
	};
}

async function bodyOf(
	office: Office,
	message: Message,
	{ payloads, origin }: Pick<CourierOptions, 'payloads' | 'origin'>,
): Promise<string | null> {
	if (message.webhook.format === 'SLACK') return JSON.stringify(slackMessage(slackNews(message, origin)));
	const data = await payloads.of(office, message);
	if (data === null) return null;
	const { type, timestamp } = message;
	return JSON.stringify({ type, timestamp, data });
}

function slackNews({ what, news }: Message, origin: string): SlackNews {
	if (!news) return { what, claim: null, detail: null };
	const { slug, text, level, score } = news.claim;
	return { what, claim: { text, level, score, url: addressOf(origin, slug) }, detail: detailOf(news) };
}

function detailOf({ correction, verdict, move, statement }: NonNullable<Message['news']>): string | null {
	if (correction) return `It said: ${correction.was} It says now: ${correction.now}`;
	if (verdict?.rating)
		return `${inLanguage(verdict.rating.labels, 'en', verdict.rating.key)}. ${verdict.explanation ?? ''}`;
	return move?.reason ?? statement?.words ?? null;
}

async function post(
	address: string,
	{
		headers,
		body,
		patience,
		allowed,
		resolve,
	}: CourierOptions & { readonly headers: Readonly<Record<string, string>>; readonly body: string },
): Promise<Answered> {
	const signal = AbortSignal.timeout(patience);
	try {
		const url = parseAddress(address);
		// What a desk has not published yet goes nowhere without encryption, unless whoever runs the server has said so.
		const mayAsk = (one: string) => url.protocol === 'https:' || isAllowedAt(url, one, { allowed });
		const asked = { method: 'POST' as const, headers, body, signal, allowed, mayAsk };
		const answer = await askOutside(url, resolve ? { ...asked, resolve } : asked);
		const { statusCode: status = 0, headers: answered } = answer;
		answer.destroy();
		const wait = Number(answered['retry-after']);
		return { status, retryAfter: Number.isFinite(wait) && wait > 0 ? wait : null };
	} catch (error) {
		if (error instanceof Refusal) return { problem: 'NOT_PERMITTED' };
		return { problem: signal.aborted ? 'TIMEOUT' : 'UNREACHABLE' };
	}
}
