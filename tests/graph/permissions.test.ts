import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, actions, actionsOn, charter, type Role, roles } from '../../src/core/permissions.js';
import type { Office } from '../../src/workflow/office.js';
import { recordDesk } from '../../src/workflow/recordDesk.js';
import { admit, keyFor } from '../_people.js';
import { must, newWorld, World } from '../_world.js';

let world: World;
beforeAll(async () => {
	world = await newWorld();
	await world.story('s');
	await world.document('d', { story: 's' });
	await world.named('mayer');
	await world.unnamed('two', 2);
	for (let at = 0; at < 10; at++) {
		await world.claim(`c${at}`);
		await world.testimony(`c${at}`, 'two');
		await world.rebuttal(`c${at}`, 'mayer');
		await world.silence(`c${at}`, 'mayer');
	}
});
afterAll(() => world.close());

const founding = 'dsk_0000000000000000';
const asked = (actor: Actor): World => {
	const office: Office = { ...world.office, actor };
	return Object.assign(Object.create(World.prototype) as World, world, { office });
};
const at = (role: Role, deskId = founding): Actor => ({
	kind: 'USER',
	id: 'usr_x',
	userId: 'usr_x',
	name: 'x',
	seats: [{ deskId, role }],
});
const everyKind = `{
	story(by: { slug: "s" }) { permissions }
	document(by: { slug: "s/d" }) { permissions }
	party(by: { slug: "mayer" }) { permissions }
	source(id: "mayer") { permissions }
	claim(by: { slug: "c0" }) {
		permissions
		testimony { nodes { permissions } }
		rebuttals { nodes { permissions } }
		silences { nodes { permissions } }
	}
	desks { nodes { permissions } }
}`;
const permissionsFor = async (actor: Actor) => {
	const { data, errors } = await asked(actor).ask(everyKind);
	expect(errors).toBeUndefined();
	// biome-ignore lint/suspicious/noExplicitAny: looks into the answer
	const { story, document, party, source, claim, desks } = data as any;
	// What somebody does not see is not there, and nothing under it.
	const [testimony, rebuttal, silence] = [claim?.testimony, claim?.rebuttals, claim?.silences].map(
		(list) => list?.nodes[0],
	);
	const found = { story, document, party, source, claim, testimony, rebuttal, silence, desk: desks.nodes[0] };
	return Object.fromEntries(Object.entries(found).map(([kind, one]) => [kind, one?.permissions ?? []]));
};
const named = (action: string) => action.replace(/[A-Z]/g, '_$&').toUpperCase();

it.each(roles)('what a %s may do to each thing is what the charter says', async (role) => {
	const found = await permissionsFor(at(role));
	for (const [kind, possible] of Object.entries(actionsOn)) {
		const allowed = possible.filter((action) => roles.indexOf(role) >= roles.indexOf(charter[action]));
		expect([kind, found[kind]]).toEqual([kind, allowed.map(named)]);
	}
});

it('the members of another desk, and the public, may do nothing to it, and do not even see it', async () => {
	const other = must(await recordDesk(world.office, { name: 'Other' })).thing;
	const nobody: Actor = { kind: 'PUBLIC', id: null, userId: null, name: 'the public', seats: [] };
	for (const actor of [nobody, at('OWNER', other.id)]) {
		const { desk, ...rest } = await permissionsFor(actor);
		expect(Object.values(rest).flat()).toEqual([]);
		expect(desk.length > 0).toBe(actor.kind === 'USER');
	}
});

it('every action of the charter is a permission that has a name, and every mutation an action', async () => {
	const { data } = await world.ask<{
		__type: { enumValues: { name: string }[] };
		__schema: { mutationType: { fields: { name: string }[] } };
	}>('{ __type(name: "Permission") { enumValues { name } } __schema { mutationType { fields { name } } } }');
	expect(data?.__type.enumValues.map((one) => one.name).sort()).toEqual(actions.map(named).sort());
	for (const { name } of data?.__schema.mutationType.fields ?? []) expect(charter).toHaveProperty(name);
});

it('takes as many SQL statements for ten claims as for two', async () => {
	const fields = 'permissions testimony { nodes { permissions source { permissions } } }';
	const count = async (first: number) =>
		(await world.sqlOf(() => asked(at('EDITOR')).ask(`{ claims(first: ${first}) { nodes { ${fields} } } }`))).length;
	expect(await count(10)).toBe(await count(2));
});

it('people are known to those who sit with them, and their addresses and keys to owners and themselves', async () => {
	const [ada, ben] = [await admit(world, 'ada', 'OWNER'), await admit(world, 'ben', 'READER')];
	await keyFor(world, ben.id, 'READER');
	const other = must(await recordDesk(world.office, { name: 'Far away' })).thing;
	const me = (user: { id: string }, role: Role, deskId?: string): Actor => ({
		...at(role, deskId),
		id: user.id,
		userId: user.id,
	});
	const ask = async (actor: Actor) => {
		const { data, errors } = await asked(actor).ask(
			`{ node(id: "${ben.id}") { ... on User { name email seats { role } keys { totalCount } } } users { nodes { name } } desks { totalCount nodes { slug users { totalCount } } } }`,
		);
		expect(errors).toBeUndefined();
		// biome-ignore lint/suspicious/noExplicitAny: looks into the answer
		return data as any;
	};
	const asOwner = await ask(me(ada, 'OWNER'));
	expect(asOwner.node).toEqual({
		name: 'ben',
		email: 'ben@example.org',
		seats: [{ role: 'READER' }],
		keys: { totalCount: 1 },
	});
	expect(asOwner.users.nodes.map((one: { name: string }) => one.name)).toEqual(['ada', 'ben', 'Owner']);
	expect(asOwner.desks).toEqual({ totalCount: 1, nodes: [{ slug: 'desk', users: { totalCount: 3 } }] });
	expect((await ask(me(ben, 'READER'))).node).toMatchObject({ email: 'ben@example.org', keys: { totalCount: 1 } });
	expect((await ask(at('EDITOR'))).node).toMatchObject({ name: 'ben', email: null, keys: { totalCount: 0 } });
	for (const actor of [at('OWNER', other.id), { ...at('OWNER'), seats: [] }]) {
		const { node, users } = await ask(actor);
		expect([node, users.nodes.some((one: { name: string }) => one.name === 'ben')]).toEqual([null, false]);
	}
});
