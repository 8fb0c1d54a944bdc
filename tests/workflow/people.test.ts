import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foundingOwnerId } from '../../src/core/desk.js';
import type { Actor, Role } from '../../src/core/permissions.js';
import { admitUser } from '../../src/workflow/admitUser.js';
import { createKey } from '../../src/workflow/createKey.js';
import { endUser } from '../../src/workflow/endUser.js';
import { firstKey } from '../../src/workflow/firstKey.js';
import type { Office } from '../../src/workflow/office.js';
import { recordDesk } from '../../src/workflow/recordDesk.js';
import { revokeKey } from '../../src/workflow/revokeKey.js';
import { beginSession } from '../../src/workflow/sessions.js';
import { setSeat } from '../../src/workflow/setSeat.js';
import { admit, keyFor } from '../_people.js';
import { briefly, must, newWorld, refusals, type World } from '../_world.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

const at = 'dsk_0000000000000000';
const as = (user: { id: string; name: string }, role: Role, deskId = at): Office => {
	const actor: Actor = { kind: 'USER', id: user.id, userId: user.id, name: user.name, seats: [{ deskId, role }] };
	return { ...world.office, actor };
};

describe('somebody is admitted', () => {
	it('by an owner, to their desk, once, by an e-mail address in whatever capitals', async () => {
		const ada = await admit(world, 'Ada', 'OWNER');
		expect(ada.email).toBe('ada@example.org');
		const again = await admitUser(world.office, { name: 'A', email: 'ADA@example.org', role: 'READER' });
		expect(briefly(again)).toEqual(['DUPLICATE email']);
		const owner = as(ada, 'OWNER');
		expect(must(await admitUser(owner, { name: 'Ben', role: 'READER' })).saved).toBe(true);
		for (const role of ['READER', 'REPORTER', 'CHECKER', 'EDITOR'] as const)
			expect(briefly(await admitUser(as(ada, role), { name: 'Eve', role: 'OWNER' }))).toEqual(['NOT_PERMITTED desk']);
		expect(briefly(await admitUser(owner, { name: ' ', email: 'nobody', role: 'READER' }))).toEqual([
			'INVALID name',
			'INVALID email',
		]);
	});

	it('to a second desk under the same name, and to none that the owner has nothing to do with', async () => {
		const ada = await admit(world, 'ada', 'OWNER');
		const other = must(await recordDesk(as(ada, 'OWNER'), { name: 'Other desk' })).thing;
		const ben = await admit(world, 'ben', 'READER');
		const there = must(
			await admitUser(as(ada, 'OWNER', other.id), { name: 'B', email: 'ben@example.org', role: 'EDITOR' }),
		).thing;
		expect(there).toMatchObject({ id: ben.id, name: 'ben' });
		expect(briefly(await admitUser(as(ada, 'OWNER'), { name: 'C', desk: other.slug, role: 'READER' }))).toEqual([
			'NOT_FOUND desk',
		]);
		expect(briefly(await recordDesk(as(ada, 'OWNER', other.id), { name: 'Third' }))).toEqual(['NOT_PERMITTED name']);
	});
});

describe('a desk keeps an owner', () => {
	it('who cannot leave, be demoted or be ended while there is no other', async () => {
		const ada = await admit(world, 'ada', 'OWNER');
		must(await setSeat(world.office, { user: foundingOwnerId, role: null }));
		for (const role of ['EDITOR', null] as const)
			expect(briefly(await setSeat(as(ada, 'OWNER'), { user: ada.id, role }))).toEqual(['CONFLICT user']);
		expect(briefly(await endUser(as(ada, 'OWNER'), { user: ada.id }))).toEqual(['CONFLICT user']);
		const ben = await admit(world, 'ben', 'OWNER');
		must(await setSeat(as(ben, 'OWNER'), { user: 'ada@example.org', role: 'READER' }));
		expect(briefly(await setSeat(as(ben, 'OWNER'), { user: ben.id, role: 'READER' }))).toEqual(['CONFLICT user']);
	});

	it('when two owners demote each other at once', async () => {
		const [ada, ben] = [await admit(world, 'ada', 'OWNER'), await admit(world, 'ben', 'OWNER')];
		must(await setSeat(world.office, { user: foundingOwnerId, role: null }));
		const both = await Promise.all([
			setSeat(as(ada, 'OWNER'), { user: ben.id, role: 'READER' }),
			setSeat(as(ben, 'OWNER'), { user: ada.id, role: 'READER' }),
		]);
		expect(both.filter((one) => one.ok)).toHaveLength(1);
	});
});

describe('a key', () => {
	it('may do no more than its maker, who is one that signed in, and not for ever', async () => {
		const ada = await admit(world, 'ada', 'CHECKER');
		const office = as(ada, 'CHECKER');
		expect(briefly(await createKey(office, { name: 'k', role: 'EDITOR' }))).toEqual(['NOT_PERMITTED role']);
		for (const expiresAt of ['2025-12-31', '2027-02-01', 'soon'])
			expect(briefly(await createKey(office, { name: 'k', role: 'READER', expiresAt }))).toEqual(['INVALID expiresAt']);
		const { key, token } = must(await createKey(office, { name: 'k', role: 'CHECKER', user: foundingOwnerId })).thing;
		expect(key.userId).toBe(ada.id);
		expect(key.expiresAt.slice(0, 10)).toBe('2026-04-01');
		const [row] = await world.database.read((session) =>
			session.query<Record<string, string>>('SELECT * FROM api_key WHERE id = ?', [key.id]),
		);
		expect(JSON.stringify(row)).not.toContain(token.slice(-43));
		const byKey: Office = { ...office, actor: { ...office.actor, kind: 'KEY', id: key.id } };
		expect(briefly(await createKey(byKey, { name: 'another', role: 'READER' }))).toEqual(['NOT_PERMITTED name']);
	});

	it('is revoked by its maker or an owner of its desk, once, and is not there for others', async () => {
		const [ada, ben] = [await admit(world, 'ada', 'EDITOR'), await admit(world, 'ben', 'EDITOR')];
		const { key } = await keyFor(world, ada.id, 'READER');
		expect(refusals(await revokeKey(as(ben, 'EDITOR'), { key: key.id }))).toEqual([
			{ code: 'NOT_FOUND', path: ['key'], message: `there is no key \`${key.id}\`` },
		]);
		must(await revokeKey(as(ada, 'EDITOR'), { key: key.id }));
		expect(briefly(await revokeKey(as(ben, 'OWNER'), { key: key.id }))).toEqual(['CONFLICT key']);
		const second = await keyFor(world, ada.id, 'READER');
		must(await revokeKey(as(ben, 'OWNER'), { key: second.key.id }));
	});

	it('is made at a first start and never again', async () => {
		expect(await firstKey(world.office)).toMatch(/^cck_/);
		expect(await firstKey(world.office)).toBeNull();
		expect(await world.count('api_key')).toBe(1);
	});
});

describe('whoever signs in at a provider', () => {
	const proven = { issuer: 'https://id.example.org', subject: '7', email: null as string | null };

	it('is nobody here unless they were admitted, by an address that the provider has verified', async () => {
		await admit(world, 'ada', 'READER');
		expect(await beginSession(world.office, proven)).toBeNull();
		expect(await beginSession(world.office, { ...proven, email: 'eve@example.org' })).toBeNull();
		expect(await beginSession(world.office, { ...proven, email: 'Ada@Example.org' })).not.toBeNull();
	});

	it('is known by issuer and subject ever after, and an address given to somebody else opens nothing', async () => {
		await admit(world, 'ada', 'READER');
		await beginSession(world.office, { ...proven, email: 'ada@example.org' });
		expect(await beginSession(world.office, { ...proven, email: 'new@example.org' })).not.toBeNull();
		expect(await beginSession(world.office, { ...proven, subject: '8', email: 'ada@example.org' })).toBeNull();
	});

	it('is out once they were ended, and another user if they are admitted again', async () => {
		const ada = await admit(world, 'ada', 'READER');
		await beginSession(world.office, { ...proven, email: 'ada@example.org' });
		await keyFor(world, ada.id, 'READER');
		expect(must(await endUser(world.office, { user: ada.id })).thing).toMatchObject({ email: null });
		const open = await world.database.read((session) =>
			session.query(
				'SELECT id FROM user_session WHERE ended_at IS NULL UNION ALL SELECT id FROM api_key WHERE revoked_at IS NULL',
			),
		);
		expect(open).toEqual([]);
		expect(await beginSession(world.office, { ...proven, email: 'ada@example.org' })).toBeNull();
		const again = await admit(world, 'ada', 'READER');
		expect(again.id).not.toBe(ada.id);
		expect(await beginSession(world.office, { ...proven, email: 'ada@example.org' })).not.toBeNull();
		expect(briefly(await setSeat(world.office, { user: ada.id, role: 'OWNER' }))).toEqual(['CONFLICT user']);
	});
});
