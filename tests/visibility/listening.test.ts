import { PassThrough } from 'node:stream';
import { type GraphQLSchema, getNamedType } from 'graphql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { foundingDeskId } from '../../src/core/desk.js';
import { type Actor, publicActor, systemActor } from '../../src/core/permissions.js';
import { makeSchema } from '../../src/graph/schema.js';
import { readConfig } from '../../src/server/config.js';
import { makeLogger } from '../../src/server/logs.js';
import { Operations } from '../../src/server/subscriptions/operations.js';
import { Outlet } from '../../src/server/subscriptions/outlet.js';
import { Feed } from '../../src/store/feed.js';
import { correctClaim } from '../../src/workflow/correctClaim.js';
import { Live } from '../../src/workflow/live.js';
import { moveClaim } from '../../src/workflow/moveClaim.js';
import { must, type World } from '../_world.js';
import { eventually } from '../server/_listening.js';
import { selectionOf } from './_questions.js';
import { actorAt, entangle, otherDesk, publish, thingsOf, twoDesks, wholeCase } from './_record.js';

/** What each subscription is asked with, without and with something that the public does not see: a line for each. */
const subscriptions: Readonly<
	Record<string, { readonly open: string; readonly hidden: string; readonly never: string }>
> = {
	contestednessChanged: {
		open: '(filter: { party: "open-firm" })',
		hidden: '(filter: { party: "hidden-firm" })',
		never: '(filter: { party: "hardly-firm" })',
	},
	statementRecorded: {
		open: '(claim: "open-claim")',
		hidden: '(claim: "hidden-claim")',
		never: '(claim: "hardly-claim")',
	},
};

/** What a desk does with its claims; tried by itself below. */
const work = ['claimCorrected', 'claimMoved'];

let world: World;
let here: World;
let there: World;
let schema: GraphQLSchema;
let operations: Operations;
let feed: Feed;

beforeEach(async () => {
	schema = await makeSchema();
	({ world, here, there } = await twoDesks());
	await wholeCase(here, 'open');
	await wholeCase(here, 'hidden');
	await entangle(here, 'hiddentoo', 'open');
	await publish(world, 'open');
	feed = new Feed(world.database, {
		bell: () => ({ close: async () => {} }),
		onTrouble: (error) => expect(error).toBeUndefined(),
	});
	const read = readConfig({ DATABASE_URL: 'sqlite:unused' });
	if (!read.ok) throw new Error('no configuration');
	const log = makeLogger({ level: 'error', to: { write: () => {} } });
	const live = new Live(world.office, feed);
	operations = new Operations(schema, {
		office: world.office,
		live,
		config: { ...read.value, costLimit: 1_000_000 },
		log,
		may: () => true,
		documents: null,
		fresh: async () => {},
	});
}, 60_000);
afterEach(async () => {
	await feed.close();
	await world.close();
});

/** Listens as somebody, who may be somebody else later; all that they were told so far. */
async function listen(query: string, actor: () => Actor): Promise<{ readonly told: string[]; ended: boolean }> {
	const prepared = operations.prepare({ query });
	const answer =
		'key' in prepared
			? await operations.subscribe(prepared, { headers: {}, params: {}, actor, onVoid: () => () => {} })
			: prepared;
	if (!(answer instanceof Outlet)) return { told: [JSON.stringify(answer)], ended: true };
	const listening = { told: [] as string[], ended: false };
	answer.into({ stream: new PassThrough(), write: (text) => void listening.told.push(text) });
	void answer.next().then(() => {
		listening.ended = true;
	});
	return listening;
}

async function everything(name: string, given = ''): Promise<string> {
	const type = schema.getSubscriptionType()?.getFields()[name]?.type;
	if (!type) throw new Error(`there is no subscription ${name}`);
	const things = await thingsOf(world, ['open']);
	return `subscription { ${name}${given} ${selectionOf(getNamedType(type), { schema, things, depth: 1, without: new Set(['permissions']) })} }`;
}

let times = 0;
/** Records the same under a claim of each name, and tells. */
async function speak(): Promise<void> {
	const time = ++times;
	for (const [claim, name] of [
		['hidden-claim', 'hidden'],
		['hiddentoo-too', 'hiddentoo'],
		['open-claim', 'open'],
	] as const) {
		await here.named(`${name}-late-${time}`);
		await here.testimony(claim, `${name}-late-${time}`, { words: `So ${name}.`, note: `note${name}` });
	}
	await there.story(`noise-${time}`);
	feed.ring();
}

it('each subscription has a line that says how it is tried', () => {
	expect([...Object.keys(subscriptions), ...work].sort()).toEqual(
		Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).sort(),
	);
});

it.each(Object.keys(subscriptions))('%s tells everybody what they may see, and nobody else', async (name) => {
	const query = await everything(name);
	const actors = {
		public: publicActor,
		here: actorAt(foundingDeskId, 'READER'),
		there: actorAt(otherDesk, 'OWNER'),
		system: systemActor,
	};
	const listeners = new Map<string, Awaited<ReturnType<typeof listen>>>();
	for (const [who, actor] of Object.entries(actors)) listeners.set(who, await listen(query, () => actor));
	const told = (who: string) => listeners.get(who)?.told ?? [];
	await speak();
	await eventually('all is told', () => told('here').length >= 3 && told('system').length >= 3);
	for (const who of ['public', 'there']) {
		await eventually('what is published is told', () => told(who).length > 0);
		expect(told(who).length).toBe(1);
		expect(told(who).join()).toContain('open');
		expect(told(who).join()).not.toMatch(/hidden|noteopen|draftopen|"errors"/);
	}
	expect(told('public').join()).not.toMatch(/T05:0/);
	expect(told('here').join()).toMatch(/hidden/);
	expect(told('here').join()).not.toMatch(/"errors"/);
});

it.each(Object.entries(subscriptions))(
	'%s of what is not seen is refused as of what is not there',
	async (name, { open, hidden, never }) => {
		const [refused] = (await listen(await everything(name, hidden), () => publicActor)).told;
		const [missing] = (await listen(await everything(name, never), () => publicActor)).told;
		expect(refused).toContain('there is no');
		expect(refused?.replaceAll('hidden', 'it')).toBe(missing?.replaceAll('hardly', 'it'));
		const heard = await listen(await everything(name, open), () => publicActor);
		await speak();
		await eventually('what is asked for is told', () => heard.told.length === 1);
		expect(heard.told[0]).toContain('open-claim');
	},
);

it('a move of what is not published is told at its desk alone, and what the public reads of is told to all', async () => {
	const actors = {
		public: publicActor,
		here: actorAt(foundingDeskId, 'READER'),
		there: actorAt(otherDesk, 'OWNER'),
	};
	const told = new Map<string, readonly string[]>();
	for (const [who, actor] of Object.entries(actors))
		for (const name of work) told.set(`${who} ${name}`, (await listen(await everything(name), () => actor)).told);
	must(await moveClaim(here.office, { claim: 'hidden-claim', to: 'CHECKING' }));
	must(await correctClaim(here.office, { claim: 'open-claim', was: 'W', now: 'N', reason: 'R' }));
	feed.ring();
	const has = (who: string, name: string) => told.get(`${who} ${name}`)?.join() ?? '';
	await eventually('the desk is told', () => /hidden/.test(has('here', 'claimMoved')));
	for (const who of Object.keys(actors)) {
		await eventually('a correction is told', () => /open/.test(has(who, 'claimCorrected')));
		expect(has(who, 'claimCorrected')).not.toMatch(/hidden|"errors"/);
	}
	for (const who of ['public', 'there']) expect(has(who, 'claimMoved')).not.toMatch(/hidden|"errors"/);
});

it('whose seat is taken while they listen hears no more of that desk, and is told to read anew at a time that tells nothing', async () => {
	let actor = actorAt(foundingDeskId, 'READER');
	const heard = await listen('subscription { statementRecorded { words } }', () => actor);
	await speak();
	await eventually('all is told', () => heard.told.length === 3);
	actor = publicActor;
	await speak();
	const other = await listen('subscription { statementRecorded { words } }', () => systemActor);
	await speak();
	await eventually('others are told', () => other.told.length === 3);
	expect(heard.told.length).toBe(3);
	expect(heard.ended).toBe(false);
	operations.lookAgain();
	await eventually('it is over', () => heard.ended);
	expect(heard.told.slice(3).join()).toContain('REFETCH');
});
