import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedHead } from '../../src/core/audit.js';
import { foundingDeskId, foundingOwnerId } from '../../src/core/desk.js';
import type { Actor } from '../../src/core/permissions.js';
import { entriesAfter } from '../../src/store/audit/log.js';
import { writeKeyFile } from '../../src/store/sealing/keyFiles.js';
import { newSigningFile, readSigningKey } from '../../src/store/sealing/signing.js';
import { auditHead } from '../../src/workflow/auditHead.js';
import { recordClaim } from '../../src/workflow/recordClaim.js';
import { recordStory } from '../../src/workflow/recordStory.js';
import { recordTestimony } from '../../src/workflow/recordTestimony.js';
import { verifyAudit } from '../../src/workflow/verifyAudit.js';
import { must, newWorld, type World } from '../_world.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

const entries = () => world.database.read((session) => entriesAfter(session, 0, 1_000));
const last = async () => (await entries()).at(-1);
const tamper = (sql: string) => world.database.write((tx) => tx.query(sql));
const verify = () => verifyAudit(world.database);

const actor = (role: 'READER' | 'EDITOR', name = 'Ada Obscura'): Actor => ({
	kind: 'USER',
	id: foundingOwnerId,
	userId: foundingOwnerId,
	name,
	seats: [{ deskId: foundingDeskId, role }],
});

/** A record with a few entries of every kind. */
async function aFew(): Promise<void> {
	await world.named('ann');
	await world.unnamed('two', 2);
	await world.claim('one');
	const said = await world.testimony('one', 'two');
	await world.judge(said.id, 'SERVES', 'she gains by it');
	await world.retract(said.id, 'taken back');
}

describe('the audit log', () => {
	it('has one entry for each recording: who, what, to what, why, and how it was before and after', async () => {
		await aFew();
		const all = await entries();
		expect(all.map((one) => one.action)).toEqual([
			'recordParty',
			'recordSource',
			'recordSource',
			'recordClaim',
			'recordTestimony',
			'setInterest',
			'retractStatement',
		]);
		expect(all.map((one) => one.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
		const retraction = all[6];
		const statement = String(all[4]?.objectIds[0]);
		expect(retraction).toMatchObject({
			actorKind: 'SYSTEM',
			actorName: 'system',
			deskId: foundingDeskId,
			reason: 'taken back',
			stateBefore: null,
		});
		expect(retraction?.objectIds).toContain(statement);
		expect(JSON.parse(retraction?.stateAfter ?? '')).toMatchObject({ retraction: [{ statementId: statement }] });
		expect(await verify()).toMatchObject({ entries: 7, fault: null });
	});

	it('holds what was changed as it was and as it is', async () => {
		await world.claim('one');
		await world.claim('two');
		const link = await world.link('one', 'RESTS_ON', 'two');
		await world.unlink(link.id, 'it does not');
		const entry = await last();
		expect(entry?.reason).toBe('it does not');
		expect(JSON.parse(entry?.stateBefore ?? '')).toMatchObject({ claim_link: [{ id: link.id, endedAt: null }] });
		expect(JSON.parse(entry?.stateAfter ?? '')).toMatchObject({
			claim_link: [{ id: link.id, endedAt: entry?.at, endedBecause: 'it does not' }],
		});
	});

	it('holds nothing of a dry run or of what was refused; an attempt at what is not permitted is told', async () => {
		const told: unknown[] = [];
		const office = { ...world.office, actor: actor('READER'), onForbidden: (one: unknown) => void told.push(one) };
		await recordStory(world.office, { title: 'Dry', language: 'en' }, { dryRun: true });
		await recordTestimony(world.office, { claim: 'none', source: 'none' });
		expect(told).toEqual([]);
		expect((await recordStory(office, { title: 'Mine', language: 'en' })).ok).toBe(false);
		expect(told).toEqual([{ actor: { kind: 'USER', id: foundingOwnerId }, action: 'recordStory', paths: ['desk'] }]);
		expect(await entries()).toEqual([]);
	});

	it('numbers without a gap whoever records at the same time', async () => {
		const all = await Promise.all(
			Array.from({ length: 40 }, (_, at) => recordClaim(world.office, { text: `Claim ${at}.`, language: 'en' })),
		);
		expect(all.every((one) => one.ok)).toBe(true);
		expect(await verify()).toMatchObject({ entries: 40, fault: null });
	});

	it('costs a recording one insert and, where it tells nobody anything, one look at what came before', async () => {
		await world.story('first');
		const sql = await world.sqlOf(() => world.story('second'));
		const own = sql.filter((one) => /audit|advisory/.test(one));
		expect(own.filter((one) => !one.includes('advisory'))).toHaveLength(2);
		expect(own.length).toBeLessThanOrEqual(3);
	});

	it('goes on in order when the clock is set back, and says what the clock said', async () => {
		let now = '2026-03-01T00:00:00.000Z';
		await world.close();
		world = await newWorld({ now: () => now });
		await world.story('first');
		now = '2026-02-01T00:00:00.000Z';
		await world.story('second');
		expect((await entries()).map(({ at, clock }) => [at, clock])).toEqual([
			['2026-03-01T00:00:00.000Z', null],
			['2026-03-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
		]);
		expect(await verify()).toMatchObject({ fault: null, setBack: 1 });
	});
});

describe('of people and of unnamed sources', () => {
	it('the log holds nothing that can be read without their secret', async () => {
		must(await recordStory({ ...world.office, actor: actor('EDITOR') }, { title: 'Hers', language: 'en' }));
		await world.unnamed('three', 3, { described: 'three zoologists' });
		await world.unnamed('other-three', 3, { described: 'three zoologists' });
		const all = await entries();
		expect(JSON.stringify(all)).not.toMatch(/Obscura|zoologists/);
		const digests = all.slice(1).map((one) => JSON.parse(one.stateAfter ?? '').source[0].headcountLeast.digest);
		expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
		expect(digests[0]).not.toBe(digests[1]);
	});

	it('editors read the names, of their own desk only, and others read nothing', async () => {
		const editor = { ...world.office, actor: actor('EDITOR') };
		must(await recordStory(editor, { title: 'Hers', language: 'en' }));
		await tamper("INSERT INTO desk VALUES ('dsk_1111111111111111', 'other', 'Other', '2026')");
		must(await recordStory(world.office, { title: 'Theirs', language: 'en', desk: 'other' }));
		const query = '{ auditEntries { totalCount nodes { action reason actor { kind id name } objectIds after } } }';
		const seen = async (who: Actor) => {
			const asking = Object.assign(Object.create(Object.getPrototypeOf(world)), world, {
				office: { ...world.office, actor: who },
			}) as World;
			const { data } = await asking.ask<{ auditEntries: { totalCount: number; nodes: unknown[] } }>(query);
			return data?.auditEntries;
		};
		expect(await seen(actor('EDITOR'))).toMatchObject({
			totalCount: 1,
			nodes: [{ action: 'recordStory', actor: { kind: 'USER', id: foundingOwnerId, name: 'Ada Obscura' } }],
		});
		expect(await seen(actor('READER'))).toEqual({ totalCount: 0, nodes: [] });
		expect((await seen(world.office.actor))?.totalCount).toBe(2);
	});
});

describe('somebody who changes the database is found out', () => {
	const columns = ['at', 'clock', 'desk_id', 'actor_kind', 'actor_id', 'user_id', 'actor_name', 'action'] as const;
	const others = ['object_ids', 'reason', 'state_before', 'state_after', 'hash'] as const;

	it.each([...columns, ...others])('whatever is changed: %s', async (column) => {
		await aFew();
		const value = column === 'object_ids' ? '["src_0000000000000000"]' : '2020-01-01T00:00:00.000Z';
		await tamper(`UPDATE audit SET ${column} = '${value}' WHERE sequence = 4`);
		expect((await verify()).fault).toEqual({ sequence: 4, kind: 'CHANGED' });
	});

	it.each([
		['the first is removed', 'DELETE FROM audit WHERE sequence = 1', { sequence: 1, kind: 'MISSING' }],
		['one in the middle is removed', 'DELETE FROM audit WHERE sequence = 4', { sequence: 4, kind: 'MISSING' }],
		[
			'one is removed and the rest are numbered anew',
			'DELETE FROM audit WHERE sequence = 4; UPDATE audit SET sequence = -sequence WHERE sequence > 4; UPDATE audit SET sequence = -sequence - 1 WHERE sequence < 0',
			{ sequence: 4, kind: 'CHANGED' },
		],
		[
			'two change places',
			'UPDATE audit SET sequence = -1 WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = 4; UPDATE audit SET sequence = 4 WHERE sequence = -1',
			{ sequence: 3, kind: 'CHANGED' },
		],
		[
			'one is put before the first',
			'INSERT INTO audit SELECT 0, at, clock, desk_id, actor_kind, actor_id, user_id, actor_name, action, object_ids, reason, state_before, state_after, hash FROM audit WHERE sequence = 1',
			{ sequence: 0, kind: 'INSERTED' },
		],
		[
			'one is put at the end',
			'INSERT INTO audit SELECT 8, at, clock, desk_id, actor_kind, actor_id, user_id, actor_name, action, object_ids, reason, state_before, state_after, hash FROM audit WHERE sequence = 7',
			{ sequence: 8, kind: 'CHANGED' },
		],
	])('where %s', async (_what, sql, fault) => {
		await aFew();
		for (const one of sql.split('; ')) await tamper(one);
		expect((await verify()).fault).toEqual(fault);
	});
});

describe('a published head', () => {
	const keyFile = () => {
		const path = join(mkdtempSync(join(tmpdir(), 'counterclaim-')), 'audit.key');
		writeKeyFile(path, newSigningFile(), { replace: false });
		return path;
	};
	const key = readSigningKey(keyFile());
	const headOf = async (date?: string) => {
		const office = {
			...world.office,
			now: () => '2026-01-09T00:00:00.000Z',
			keys: { seal: () => null, audit: () => key },
		};
		return (await auditHead(office, date ? { date } : {})) as SignedHead;
	};

	it('is the last entry of a day that is over, signed', async () => {
		await aFew();
		const head = await headOf('2026-01-01');
		expect(head).toMatchObject({
			date: '2026-01-01',
			sequence: 7,
			hash: (await last())?.hash,
			publicKey: key.publicKey,
		});
		expect(await headOf('2025-12-31')).toBe(null);
		expect(await headOf('2026-01-09')).toBe(null);
		expect(await verifyAudit(world.database, { heads: [head] })).toMatchObject({ heads: 1, headFaults: [] });
	});

	it('shows that the end was cut off, or that all was written anew', async () => {
		await aFew();
		const head = await headOf();
		await tamper('DELETE FROM audit WHERE sequence = 7');
		expect((await verify()).fault).toBe(null);
		const faults = async (heads: SignedHead[], publicKey?: string) =>
			(await verifyAudit(world.database, { heads, ...(publicKey ? { publicKey } : {}) })).headFaults.map(
				(one) => one.kind,
			);
		expect(await faults([head])).toEqual(['ENTRY_MISSING']);
		await world.story('another');
		expect((await verify()).fault).toBe(null);
		expect(await faults([head])).toEqual(['OTHER_HISTORY']);
		expect(await faults([{ ...head, sequence: 6 }])).toEqual(['NOT_SIGNED']);
		expect(await faults([{ ...head, signature: '' }])).toEqual(['NOT_SIGNED']);
		const forged = readSigningKey(keyFile()).sign({ ...head, hash: (await last())?.hash ?? '' });
		expect(await faults([forged], key.publicKey)).toEqual(['OTHER_KEY']);
	});

	it('is for everybody to ask', async () => {
		const { data } = await world.ask<{ auditHead: unknown }>(
			'{ auditHead { date sequence hash signature publicKey } }',
		);
		expect(data).toEqual({ auditHead: null });
	});
});
