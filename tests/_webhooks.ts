import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook as Verifier } from 'standardwebhooks';
import type { WebhookEvent } from '../src/core/webhook.js';
import { makeSchema } from '../src/graph/schema.js';
import { checksBy } from '../src/server/webhooks/checksBy.js';
import { type CourierOptions, courierOf } from '../src/server/webhooks/courier.js';
import { payloadsOver } from '../src/server/webhooks/payloads.js';
import type { Office } from '../src/workflow/office.js';
import { recordWebhook, type WebhookDraft } from '../src/workflow/recordWebhook.js';
import { type Courier, deliver, type Outcome, takeDeliveries } from '../src/workflow/webhooks/deliver.js';
import { planDeliveries } from '../src/workflow/webhooks/plan.js';
import { must, newWorld, type World, type WorldOptions } from './_world.js';

/** A message as it arrived. */
export interface Got {
	readonly id: string;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
	// biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
	readonly body: any;
}

/** A server on loopback that takes messages, and answers as it is told. */
export async function receiver(port = 0) {
	const got: Got[] = [];
	const how: { answer: (got: Got) => number | null; headers: Record<string, string> } = {
		answer: () => 204,
		headers: {},
	};
	const server: Server = createServer((request, response) => {
		let text = '';
		request.setEncoding('utf8').on('data', (part: string) => {
			text += part;
		});
		request.on('end', () => {
			const { headers } = request;
			const one: Got = { id: String(headers['webhook-id']), headers, text, body: JSON.parse(text) };
			got.push(one);
			const status = how.answer(one);
			// Null: it is never answered.
			if (status !== null) response.writeHead(status, how.headers).end();
		});
	});
	await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
	const { port: at } = server.address() as AddressInfo;
	return {
		got,
		how,
		types: () => got.map((one) => one.body.type as string),
		allowed: [`127.0.0.1:${at}`],
		url: `http://127.0.0.1:${at}/a-secret-path`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}
export type Receiver = Awaited<ReturnType<typeof receiver>>;

/** What was signed, and when, is what the library for receivers says. */
export const verified = (secret: string, { text, headers }: Got): unknown =>
	new Verifier(secret).verify(text, headers as Record<string, string>);

/** A world whose clock stands still until it is moved, with somebody who may be told. */
export async function webhookWorld(options: WorldOptions = {}) {
	let moment = Date.now();
	const receiving = await receiver();
	const world = await newWorld({ ...options, now: () => new Date(moment).toISOString() });
	schema ??= makeSchema();
	const payloads = payloadsOver(await schema, {
		depthLimit: 25,
		costLimit: 25_000,
		onTrouble: (error) => {
			throw error;
		},
	});
	const office: Office = { ...world.office, webhooks: checksBy(payloads, { webhookAllow: receiving.allowed }) };
	const carrying = (more: Partial<CourierOptions> = {}): Courier =>
		courierOf(office, {
			payloads,
			origin: 'https://desk.example',
			patience: 2_000,
			allowed: receiving.allowed,
			...more,
		});
	const courier = carrying();
	return {
		world,
		office,
		receiving,
		courier,
		carrying,
		now: () => new Date(moment).toISOString(),
		later: (seconds: number) => {
			moment += seconds * 1_000;
		},
		/** Plans, and delivers what is due, until nothing is; answers what came of it. */
		round: async (by: Courier = courier): Promise<Outcome[]> => {
			const outcomes: Outcome[] = [];
			await planDeliveries(office);
			for (;;) {
				const taken = await takeDeliveries(office, { most: 16, patience: by.patience });
				if (taken.length === 0) return outcomes;
				outcomes.push(...(await Promise.all(taken.map((one) => deliver(office, by, one)))));
			}
		},
		hook: async (events: readonly WebhookEvent[], more: Partial<WebhookDraft> = {}) => {
			const { url } = receiving;
			const draft = { name: 'a hook', url, events, format: 'STANDARD', eyes: 'DESK', ...more } as const;
			return must(await recordWebhook(office, draft)).thing;
		},
		close: async () => {
			await receiving.close();
			await world.close();
		},
	};
}
let schema: ReturnType<typeof makeSchema> | undefined;
export type WebhookWorld = Awaited<ReturnType<typeof webhookWorld>>;

/** The log of a webhook's deliveries, the earliest event first. */
export async function deliveriesOf(world: World, webhookId: string) {
	return world.database.read((session) =>
		session.query<{ id: string; status: string; tries: number; lastStatus: number | null; lastProblem: string | null }>(
			`SELECT id, status, tries, last_status AS "lastStatus", last_problem AS "lastProblem" FROM webhook_delivery
			WHERE webhook_id = ? ORDER BY sequence`,
			[webhookId],
		),
	);
}
