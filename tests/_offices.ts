import { foundingDeskId } from '../src/core/desk.js';
import { type Actor, publicActor, type Role } from '../src/core/permissions.js';
import { publishCases } from '../src/store/publishing.js';
import { DeskRow, SeatRow, UserRow } from '../src/store/rows/desk.js';
import { moveClaim } from '../src/workflow/moveClaim.js';
import type { Office } from '../src/workflow/office.js';
import { must, type World } from './_world.js';

const day = '2026-01-01T00:00:00.000Z';

/** Somebody with a seat at a desk, as the office that they act from. */
export async function person(
	world: World,
	name: string,
	role: Role,
	options: { readonly deskId?: string } = {},
): Promise<Office> {
	const { deskId = foundingDeskId } = options;
	const id = `usr_${name.padEnd(16, '0')}`;
	await world.database.write(async (tx) => {
		await tx.insert(UserRow, { id, name, email: null, recordedAt: day, endedAt: null });
		await tx.insert(SeatRow, { userId: id, deskId, role, recordedAt: day, endedAt: null });
	});
	return actingAs(world.office, { kind: 'USER', id, userId: id, name, seats: [{ deskId, role }] });
}

/** The same desk's work, done by somebody else. */
const actingAs = (office: Office, actor: Actor): Office => ({ ...office, actor });

/** The same person by a key of theirs. */
export const byKey = (office: Office): Office =>
	actingAs(office, { ...office.actor, kind: 'KEY', id: 'key_0000000000000000', name: `a key of ${office.actor.name}` });

/** The same person at another role. */
export const promoted = (office: Office, role: Role): Office =>
	actingAs(office, { ...office.actor, seats: office.actor.seats.map((one) => ({ ...one, role })) });

export const thePublic = (world: World): Office => actingAs(world.office, publicActor);

/** Another desk than the founding one; its id. */
export async function otherDesk(world: World): Promise<string> {
	const id = 'dsk_1111111111111111';
	await world.database.write((tx) => tx.insert(DeskRow, { id, slug: 'other', name: 'Other desk', recordedAt: day }));
	return id;
}

/** Publishes a claim, whatever its desk's policy says. */
export async function publish(world: World, claim: string): Promise<void> {
	for (const to of ['CHECKING', 'READY'] as const) must(await moveClaim(world.office, { claim, to }));
	must(await moveClaim(world.office, { claim, to: 'PUBLISHED', override: { reason: 'for this test' } }));
}

/** Lets the public see every claim on record, whatever its standing. */
export const publishAll = (world: World): Promise<void> =>
	world.database.write(async (tx) => {
		const claims = await tx.query<{ id: string }>('SELECT id FROM claim');
		await publishCases(
			tx,
			claims.map((one) => one.id),
			world.office.now(),
		);
	});
