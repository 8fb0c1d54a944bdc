import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assessAsOf } from '../../src/core/asOf.js';
import { defaultMethod } from '../../src/core/contestedness/methods.js';
import type { Actor } from '../../src/core/permissions.js';
import { readingsPerHour } from '../../src/core/seal.js';
import { entriesAfter } from '../../src/store/audit/log.js';
import { loadCasesWithFoundations } from '../../src/store/cases.js';
import { openIdentity, rewrap, sealIdentity } from '../../src/store/sealing/envelope.js';
import { type SealKeys, sealKeysFrom } from '../../src/store/sealing/sealKeys.js';
import { loadSeals } from '../../src/store/seals.js';
import { destroySeal } from '../../src/workflow/destroySeal.js';
import { erase } from '../../src/workflow/erase.js';
import type { Office } from '../../src/workflow/office.js';
import { revealSource } from '../../src/workflow/revealSource.js';
import { rotateKeys } from '../../src/workflow/rotateKeys.js';
import { sealSource } from '../../src/workflow/sealSource.js';
import { setSealReaders } from '../../src/workflow/setSealReaders.js';
import { verifyAudit } from '../../src/workflow/verifyAudit.js';
import { newKeys, seated } from '../_keys.js';
import { briefly, must, newWorld, refusals, type World } from '../_world.js';

const identity = 'Wilhelmina Canary, +44 20 7946 0000';
const { keys } = newKeys();
let world: World;
let ada: Actor;
let ben: Actor;
let rita: Actor;
const as = (actor: Actor, changes: Partial<Office> = {}): Office => ({ ...world.office, keys, actor, ...changes });

beforeEach(async () => {
	world = await newWorld();
	ada = await seated(world, 'ada', 'EDITOR');
	ben = await seated(world, 'ben', 'EDITOR');
	rita = await seated(world, 'rita', 'REPORTER');
});
afterEach(() => world.close());

const draft = { source: 'three', identity, reason: 'she asked for it' };
const reveal = (actor: Actor, source = 'three') => revealSource(as(actor), { source, reason: 'the lawyers ask' });
const entries = () => world.database.read((session) => entriesAfter(session, 0, 10_000));

describe('a sealed source', () => {
	beforeEach(async () => {
		await world.unnamed('three', 3);
	});

	it('is opened by its readers only, each reading on record with its reason', async () => {
		must(await sealSource(as(rita), { ...draft, readers: [ada.id ?? ''] }));
		expect(must(await reveal(ada)).thing).toMatchObject({ identity, headcount: { least: 3, most: null } });
		expect((await entries()).at(-1)).toMatchObject({
			action: 'revealSource',
			actorId: ada.id,
			reason: 'the lawyers ask',
		});
		for (const other of [ben, rita, world.office.actor, { ...ada, kind: 'KEY' as const }])
			expect(briefly(await reveal(other))).toContain('NOT_PERMITTED source');
		expect((await entries()).filter((one) => one.action === 'revealSource')).toHaveLength(1);
	});

	it('is sealed for whoever seals it, where nobody else is named; for editors of its desk only', async () => {
		expect(briefly(await sealSource(as(rita), draft))).toEqual(['INVALID readers.0']);
		expect(briefly(await sealSource(as(world.office.actor), draft))).toEqual(['INVALID readers']);
		expect(briefly(await sealSource(as(ada), { ...draft, readers: [rita.id ?? '', 'nobody'] }))).toEqual([
			'INVALID readers.0',
			'INVALID readers.1',
		]);
		must(await sealSource(as(ada), draft));
		expect(must(await reveal(ada)).thing.identity).toBe(identity);
		expect(briefly(await sealSource(as(ada), draft))).toEqual(['CONFLICT source']);
	});

	it('is refused to a named source, without keys, and with words of the identity in the reason', async () => {
		await world.named('ann');
		expect(briefly(await sealSource(as(ada), { ...draft, source: 'ann' }))).toEqual(['INVALID source']);
		expect(briefly(await sealSource({ ...world.office, actor: ada }, draft))).toEqual(['CONFLICT source']);
		const told = await sealSource(as(ada), { ...draft, reason: 'WILHELMINA is afraid' });
		expect(briefly(told)).toEqual(['INVALID reason']);
		expect(JSON.stringify(refusals(told))).not.toMatch(/wilhelmina/i);
	});

	it('is not answered again to a retry: an identity is kept for none', async () => {
		const seal = () => sealSource(as(ada), draft, { idempotencyKey: 'once' });
		must(await seal());
		expect(must(await seal()).replayed).toBe(true);
		const open = () => revealSource(as(ada), { source: 'three', reason: 'a try' }, { idempotencyKey: 'twice' });
		expect(must(await open()).thing.identity).toBe(identity);
		expect(briefly(await open())).toEqual(['CONFLICT source']);
		const kept = await world.database.read((session) => session.query('SELECT * FROM recording_key'));
		expect(kept).toHaveLength(2);
		expect(JSON.stringify(kept)).not.toContain('Canary');
	});

	it('answers nothing in a dry run, and records none', async () => {
		must(await sealSource(as(ada), draft));
		const before = (await entries()).length;
		const tried = await revealSource(as(ada), { source: 'three', reason: 'a try' }, { dryRun: true });
		expect(tried).toMatchObject({ ok: true, value: { saved: false, thing: null } });
		expect(JSON.stringify(tried)).not.toContain('Canary');
		expect(await entries()).toHaveLength(before);
	});

	it('is opened so many times within an hour, and again later', async () => {
		let now = Date.parse('2026-05-01T00:00:00.000Z');
		const at = (actor: Actor) => as(actor, { now: () => new Date(now++).toISOString() });
		must(await sealSource(at(ada), { ...draft, readers: [ada.id ?? '', ben.id ?? ''] }));
		const ask = (actor: Actor) => revealSource(at(actor), { source: 'three', reason: 'again' });
		const all = await Promise.all(Array.from({ length: readingsPerHour + 3 }, () => ask(ada)));
		expect(all.filter((one) => one.ok)).toHaveLength(readingsPerHour);
		expect(briefly(await ask(ada))).toEqual(['TOO_OFTEN source']);
		expect((await ask(ben)).ok).toBe(true);
		now += 3_600_001;
		expect((await ask(ada)).ok).toBe(true);
	});

	it('gets other readers from one of its readers, and from nobody else', async () => {
		must(await sealSource(as(ada), draft));
		const change = (actor: Actor, readers: string[]) =>
			setSealReaders(as(actor), { source: 'three', readers, reason: 'she leaves' });
		expect(briefly(await change(ben, [ben.id ?? '']))).toEqual(['NOT_PERMITTED source']);
		must(await change(ada, [ben.id ?? '']));
		expect(briefly(await reveal(ada))).toEqual(['NOT_PERMITTED source']);
		expect(must(await reveal(ben)).thing.identity).toBe(identity);
		must(await change(ben, [ada.id ?? '', ben.id ?? '']));
		expect((await reveal(ada)).ok).toBe(true);
	});

	it('keeps nothing once it is destroyed, or the source is erased; that it was sealed stays', async () => {
		must(await sealSource(as(ada), draft));
		must(await destroySeal(as(ben), { source: 'three', reason: 'she asked for it' }));
		expect(briefly(await reveal(ada))).toEqual(['CONFLICT source']);
		must(await sealSource(as(ada), draft));
		expect((await reveal(ada)).ok).toBe(true);
		must(await erase(world.office, { source: 'three', reason: 'her right' }));
		expect(briefly(await reveal(ada))).toEqual(['CONFLICT source']);
		const [row] = await world.database.read((session) => session.query('SELECT * FROM seal'));
		expect(row).toMatchObject({ key_id: null, wrapped_key: null, envelope: null });
		expect(await verifyAudit(world.database)).toMatchObject({ fault: null });
	});
});

describe('a small group', () => {
	const scores = async () => Promise.all(['one', 'leans'].map(async (slug) => (await world.case(slug)).claim));
	const history = async () => (await Promise.all(['one', 'leans'].map((slug) => world.history(slug)))).flat();

	/** A claim asserted by a group of so many and denied, and one that rests on it, by the same steps each time. */
	async function story(least: number) {
		await world.unnamed('three', least, { headcount: { least, most: least } });
		await world.named('mayer');
		await world.record('post');
		await world.claim('one');
		await world.claim('leans');
		await world.testimony('one', 'post');
		await world.testimony('one', 'three');
		await world.link('leans', 'RESTS_ON', 'one');
		await world.rebuttal('one', 'mayer');
		await world.rebuttal('leans', 'mayer');
	}

	it.each([1, 2, 3, 4])('of %i is not told apart from another by anything that is left on record', async (least) => {
		await story(least);
		const sealed = must(await sealSource(as(ada), draft));
		if (least > 1) expect(sealed.effects.map((one) => one.cause.event)).toEqual(['SOURCE_REVISED', 'SOURCE_REVISED']);
		const figures = (steps: Awaited<ReturnType<typeof history>>) =>
			steps
				.filter((one) => one.event !== 'SOURCE_REVISED')
				.map(({ supportBefore, oppositionBefore, supportAfter, oppositionAfter }) => [
					supportBefore,
					oppositionBefore,
					supportAfter,
					oppositionAfter,
				]);
		const now = (claims: Awaited<ReturnType<typeof scores>>) => claims.map((one) => [one.score, one.support, one.lean]);
		const [mine, past] = [now(await scores()), figures(await history())];
		for (const step of await history())
			if (step.event === 'SOURCE_REVISED') expect(step.supportBefore).toBe(step.supportAfter);
		await world.close();
		world = await newWorld();
		await story(1);
		expect([mine, past]).toEqual([now(await scores()), figures(await history())]);
	});

	it('has its size back for readers; the row has at least one', async () => {
		await story(3);
		must(await sealSource(as(ada), draft));
		const [row] = await world.database.read((session) =>
			session.query('SELECT headcount_least, headcount_most FROM source WHERE slug = ?', ['three']),
		);
		expect(row).toEqual({ headcount_least: 1, headcount_most: null });
		const [secret] = await world.database.read((session) =>
			session.query('SELECT secret FROM subject_secret JOIN source ON id = subject_id WHERE slug = ?', ['three']),
		);
		expect(secret).toEqual({ secret: null });
		expect(must(await reveal(ada)).thing.headcount).toEqual({ least: 3, most: 3 });
	});

	it('of five or more keeps its size on record, and what a score was as of a moment is what its history says', async () => {
		await story(5);
		const before = await scores();
		must(await sealSource(as(ada), draft));
		expect(await scores()).toEqual(before);
		await world.close();
		world = await newWorld();
		ada = await seated(world, 'ada', 'EDITOR');
		await story(2);
		must(await sealSource(as(ada), draft));
		for (const step of await history()) {
			const cases = await world.database.read((session) => loadCasesWithFoundations(session, [step.claimId]));
			const then = assessAsOf(cases, step.claimId, { moment: { recordedBy: step.at }, method: defaultMethod });
			expect(then?.assessment.opinion.support).toBe(step.supportAfter);
		}
	});
});

describe('an envelope', () => {
	const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
	const one = sealKeysFrom([key(1)], 'a test');
	const both = sealKeysFrom([key(2), key(1)], 'a test');
	const other = sealKeysFrom([key(3)], 'a test');

	it('opens under its key and for its source only, whatever else is tried', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), fc.nat({ max: 50 }), fc.nat(), (text, least, at) => {
				const sealed = { identity: text, headcount: { least, most: null } };
				const made = sealIdentity(one, 'src_a', sealed);
				expect(openIdentity(one, 'src_a', made)).toEqual(sealed);
				expect(openIdentity(both, 'src_a', made)).toEqual(sealed);
				expect(openIdentity(other, 'src_a', made)).toBe('NO_KEY');
				expect(openIdentity(one, 'src_b', made)).toBe('BROKEN');
				const bytes = Buffer.from(made.envelope, 'base64');
				const cut = bytes.subarray(0, at % bytes.length).toString('base64');
				expect(openIdentity(one, 'src_a', { ...made, envelope: cut })).toBe('BROKEN');
				bytes[at % bytes.length] = (bytes[at % bytes.length] as number) ^ 1;
				expect(openIdentity(one, 'src_a', { ...made, envelope: bytes.toString('base64') })).toBe('BROKEN');
				const anew = rewrap(both, 'src_a', made);
				expect(typeof anew === 'string' ? anew : openIdentity(both, 'src_a', { ...made, ...anew })).toEqual(sealed);
				expect(rewrap(both, 'src_b', made)).toBe('BROKEN');
			}),
			{ numRuns: 60 },
		);
	});

	it('is as long for a short name as for a longer one, and never twice the same', () => {
		const made = (text: string) => sealIdentity(one, 'src_a', { identity: text, headcount: null }).envelope;
		expect(made('Al').length).toBe(made('Wilhelmina Canary of the second floor, by the lift').length);
		expect(made('Al')).not.toBe(made('Al'));
	});

	it('of one source put under another is not opened, and says so', async () => {
		await world.unnamed('three', 3);
		await world.unnamed('two', 2);
		must(await sealSource(as(ada), draft));
		must(await sealSource(as(ada), { ...draft, source: 'two', identity: 'Somebody Else' }));
		const id = await world.find('source', 'three');
		await world.database.write((tx) =>
			tx.query(
				'UPDATE seal SET key_id = o.key_id, wrapped_key = o.wrapped_key, envelope = o.envelope FROM seal o WHERE o.source_id <> seal.source_id AND seal.source_id = ?',
				[id],
			),
		);
		expect(refusals(await reveal(ada))[0]?.message).toContain('not as it was made');
	});

	it('under a key that is not given is not opened; the key is named by its id', async () => {
		await world.unnamed('three', 3);
		must(await sealSource(as(ada), draft));
		const wrong = as(ada, { keys: newKeys().keys });
		const [refusal] = refusals(await revealSource(wrong, { source: 'three', reason: 'a try' }));
		expect(refusal).toMatchObject({ code: 'CONFLICT', path: ['source'] });
		expect(refusal?.message).toMatch(/under the key key_[0-9a-f]{16}, which/);
	});

	it('is under the new key after a rotation, whenever that was stopped in between', async () => {
		const [old, both] = [one, sealKeysFrom([key(2), key(1)], 'a test')] as const;
		const having = (seal: SealKeys) => as(ada, { keys: { seal: () => seal, audit: () => null } });
		for (let at = 0; at < 7; at++) {
			await world.unnamed(`s${at}`, 2);
			must(await sealSource(having(old), { ...draft, source: `s${at}`, identity: `Person ${at}` }));
		}
		await expect(
			rotateKeys(having(both), both, {
				atOnce: 2,
				onStep: (count) => {
					if (count === 4) throw new Error('stopped');
				},
			}),
		).rejects.toThrow('stopped');
		const opened = async (seal: SealKeys) => {
			const all = await Promise.all(
				Array.from({ length: 7 }, (_, at) => revealSource(having(seal), { source: `s${at}`, reason: 'all' })),
			);
			return all.map((found) => (found.ok ? found.value.thing?.identity : null));
		};
		const names = Array.from({ length: 7 }, (_, at) => `Person ${at}`);
		expect(await opened(both)).toEqual(names);
		expect(await rotateKeys(having(both), both, { atOnce: 2 })).toMatchObject({ rewrapped: 3 });
		expect(await opened(sealKeysFrom([key(2)], 'a test'))).toEqual(names);
		await expect(rotateKeys(having(other), other)).rejects.toThrow(/is under the key key_\w+, which is not given/);
		expect(await verifyAudit(world.database)).toMatchObject({ fault: null });
	});
});

it('a user who is erased has no name in the log any more, and the chain is whole', async () => {
	await world.unnamed('three', 3);
	must(await sealSource(as(ada), draft));
	const names = async () => {
		const { data } = await world.ask<{ auditEntries: { nodes: { actor: { name: string | null } }[] } }>(
			'{ auditEntries { nodes { actor { name } } } }',
		);
		return data?.auditEntries.nodes.map((one) => one.actor.name);
	};
	expect(await names()).toEqual(['ada', 'system']);
	expect((await erase(as(ben), { user: ada.id ?? '', reason: 'her right' })).ok).toBe(false);
	must(await erase(world.office, { user: ada.id ?? '', reason: 'her right' }));
	expect(await names()).toEqual(['system', null, 'system']);
	const [user] = await world.database.read((session) =>
		session.query('SELECT * FROM desk_user WHERE id = ?', [ada.id]),
	);
	expect(user).toMatchObject({ name: 'erased', email: null });
	expect(await verifyAudit(world.database)).toMatchObject({ entries: 3, fault: null });
	const found = await world.database.read((session) => loadSeals(session, []));
	expect(found.size).toBe(0);
});
