import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newPlace, type Place } from '../_engine.js';
import { type Receiver, receiver } from '../_webhooks.js';
import { newWorld } from '../_world.js';
import { cleanUp, start } from '../cli/_program.js';
import { eventually } from './_listening.js';

vi.setConfig({ testTimeout: 90_000 });

let place: Place;
let receiving: Receiver;
beforeEach(async () => {
	place = await newPlace();
	receiving = await receiver();
	const world = await newWorld({ url: place.url });
	for (const slug of ['ann', 'ben', 'cem', 'dan']) await world.named(slug);
	for (const slug of ['one', 'two']) await world.claim(slug);
	await world.close();
});
afterEach(async () => {
	await cleanUp();
	await receiving.close();
	await place.remove();
});

const launchServer = () =>
	start(['--port', '0', '--database', place.url], {
		env: { EXAMPLE: 'off', WEBHOOK_ALLOW: receiving.allowed.join(','), WEBHOOK_TIMEOUT: '1' },
	});
const testify = (claim: string, source: string) =>
	`mutation { recordTestimony(input: { claim: "${claim}", source: "${source}" }) { saved } }`;
const told = () => receiving.got.map(({ body }) => `${body.data.claim.slug} ${body.data.statement.source.slug}`);
/** Each the first time that it came. */
const inOrder = (claim: string) => [...new Set(told())].filter((one) => one.startsWith(claim));

it('a server killed in the middle of a delivery, and again, loses nothing: each event arrives, of each claim in order', async () => {
	let server = await launchServer();
	const made = await server.ask(
		`mutation { recordWebhook(input: { name: "n", url: "${receiving.url}", events: [STATEMENT_RECORDED], eyes: DESK }) { userErrors { message } } }`,
	);
	expect(made.data.recordWebhook.userErrors).toEqual([]);
	// The receiver takes each message and never answers, so that the server is in the middle of its deliveries.
	receiving.how.answer = () => null;
	for (const source of ['ann', 'ben']) for (const claim of ['one', 'two']) await server.ask(testify(claim, source));
	await eventually('both claims are under way', () => new Set(told()).size === 2);
	await server.stop('SIGKILL');
	expect([...new Set(told())].sort()).toEqual(['one ann', 'two ann']);
	server = await launchServer();
	// Killed a second time right after more was recorded, so that some of it is not planned yet.
	for (const claim of ['one', 'two']) await server.ask(testify(claim, 'cem'));
	await server.stop('SIGKILL');
	receiving.how.answer = () => 200;
	server = await launchServer();
	for (const claim of ['one', 'two']) await server.ask(testify(claim, 'dan'));
	await eventually('all arrived', () => new Set(told()).size === 8, 60_000);
	for (const claim of ['one', 'two'])
		expect(inOrder(claim)).toEqual(['ann', 'ben', 'cem', 'dan'].map((source) => `${claim} ${source}`));
	expect((await server.stop()).code).toBe(0);
});
