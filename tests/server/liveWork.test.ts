import { afterEach, beforeEach, expect, it } from 'vitest';
import { correctClaim } from '../../src/workflow/correctClaim.js';
import { liftEmbargoes } from '../../src/workflow/liftEmbargoes.js';
import { moveClaim } from '../../src/workflow/moveClaim.js';
import { must } from '../_world.js';
import { eventually, listenWith, socketClient } from './_listening.js';
import { type Served, serveWorld } from './_server.js';

let served: Served;
const closers: (() => unknown)[] = [];
beforeEach(async () => {
	served = await serveWorld();
	await served.world.claim('claim', { topics: ['people'] });
	await served.world.claim('noise');
});
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
	await served.close();
});

function client() {
	const made = socketClient(served.url);
	closers.push(() => made.dispose());
	return made;
}
const subscribed = (count: number) => eventually(`${count} subscribers`, () => served.subscribers() === count);

/** The desk's sourcing policy is tried elsewhere. */
const override = { reason: 'for this test' };

it('the desk hears each move, and each correction with what it says now, of the claims that it asked for', async () => {
	const { office } = served.world;
	const moved = listenWith(
		client(),
		'subscription { claimMoved(filter: { topic: ["people"] }) { from to reason claim { slug standing } } }',
	);
	const corrected = listenWith(client(), 'subscription { claimCorrected { was now reason claim { slug standing } } }');
	await subscribed(2);
	for (const claim of ['noise', 'claim'])
		for (const to of ['CHECKING', 'READY', 'PUBLISHED'] as const)
			must(await moveClaim(office, { claim, to, ...(to === 'PUBLISHED' ? { override } : {}) }));
	must(await correctClaim(office, { claim: 'claim', was: 'June', now: 'July', reason: 'misread' }));
	const moves = (await moved.until(4)).map((one) => one.data.claimMoved);
	expect(moves.map((one: { from: string; to: string }) => `${one.from} ${one.to}`)).toEqual([
		'INTAKE CHECKING',
		'CHECKING READY',
		'READY PUBLISHED',
		'PUBLISHED CORRECTED',
	]);
	expect(moves.at(-1)).toMatchObject({ reason: 'misread', claim: { slug: 'claim' } });
	const [correction] = await corrected.until(1);
	expect(correction?.data.claimCorrected).toEqual({
		was: 'June',
		now: 'July',
		reason: 'misread',
		claim: { slug: 'claim', standing: 'CORRECTED' },
	});
});

it('what was published with an embargo is heard again when the clock has lifted it', async () => {
	const { office } = served.world;
	const moved = listenWith(client(), 'subscription { claimMoved { to embargoUntil claim { slug } } }');
	await subscribed(1);
	for (const to of ['CHECKING', 'READY'] as const) must(await moveClaim(office, { claim: 'claim', to }));
	const embargoUntil = new Date(Date.parse(office.now()) + 60).toISOString();
	must(await moveClaim(office, { claim: 'claim', to: 'PUBLISHED', embargoUntil, override }));
	for (let looks = 0; looks < 100 && (await liftEmbargoes(office)) === 0; looks++);
	const told = (await moved.until(4)).map((one) => one.data.claimMoved);
	expect(told.map((one: { to: string }) => one.to)).toEqual(['CHECKING', 'READY', 'PUBLISHED', 'PUBLISHED']);
	expect(told.at(-1)).toMatchObject({ embargoUntil, claim: { slug: 'claim' } });
});
