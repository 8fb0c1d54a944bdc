import type { Role } from '../src/core/permissions.js';
import { admitUser } from '../src/workflow/admitUser.js';
import { createKey } from '../src/workflow/createKey.js';
import { must, type World } from './_world.js';

/** Somebody at the founding desk, by a name that their e-mail begins with. */
export const admit = async (world: World, name: string, role: Role, desk?: string) =>
	must(await admitUser(world.office, { name, email: `${name}@example.org`, role, desk: desk ?? null })).thing;

/** A key of somebody's, and the header that shows it. */
export async function keyFor(
	world: World,
	user: string,
	role: Role,
	options: { readonly expiresAt?: string; readonly desk?: string } = {},
) {
	const made = must(await createKey(world.office, { name: 'a program', user, role, ...options })).thing;
	return { ...made, headers: { authorization: `Bearer ${made.token}` } };
}
