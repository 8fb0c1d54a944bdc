import { prefixOf, readToken } from '../core/credentials.js';
import type { ApiKey } from '../core/desk.js';
import { createKey } from '../workflow/createKey.js';
import { revokeKey } from '../workflow/revokeKey.js';
import { print, printJson, withOffice } from './environment.js';
import { all, columns, doneOrFail, peopleIn, roleFrom, userRef } from './people.js';

interface Options {
	readonly database?: string;
	readonly json?: boolean;
}

const shown = (key: ApiKey) => ({ ...key, prefix: prefixOf(key.id) });

/** `counterclaim keys create`: makes a key, and prints its token this once. */
export async function create(
	options: Options & {
		readonly user: string;
		readonly role: string;
		readonly name: string;
		readonly desk?: string;
		readonly expires?: string;
	},
): Promise<void> {
	const draft = {
		name: options.name,
		user: userRef(options.user),
		desk: options.desk ?? null,
		role: roleFrom(options.role),
		expiresAt: options.expires ?? null,
	};
	const { key, token } = doneOrFail(
		await withOffice(options.database, (office) => createKey(office, draft), { anyMethod: true }),
	);
	if (options.json) printJson({ ...shown(key), token });
	else print(`${token}\nFor ${key.role}, until ${key.expiresAt}. It is told this once.`);
}

/** `counterclaim keys list`: the keys that were made, without what they are shown with. */
export async function listKeys(options: Options & { readonly user?: string }): Promise<void> {
	const keys = await withOffice(
		options.database,
		async (office) => {
			const people = peopleIn(office);
			const users = await all(people.users(null, {}));
			const wanted = options.user === undefined ? null : userRef(options.user);
			const whose = users.filter((one) => wanted === null || one.id === wanted || one.email === wanted.toLowerCase());
			const found = await Promise.all(
				whose.map(async ({ id, name }) =>
					(await all(people.keys(id))).map((key) => ({ ...shown(key), userName: name })),
				),
			);
			return found.flat();
		},
		{ anyMethod: true },
	);
	// A hash is no secret to whoever has the machine, and of no use to anybody.
	const told = keys.map(({ id, prefix, userName, name, role, expiresAt, lastUsedAt, revokedAt }) => {
		return { id, prefix, user: userName, name, role, expiresAt, lastUsedAt, revokedAt };
	});
	if (options.json) printJson(told);
	else if (told.length === 0) print('There are no keys.');
	else
		print(
			columns(
				told.map(({ prefix, user, name, role, expiresAt, lastUsedAt, revokedAt }) => [
					prefix,
					user,
					name,
					role,
					revokedAt === null ? `until ${expiresAt}` : `revoked ${revokedAt}`,
					lastUsedAt === null ? 'never used' : `last used ${lastUsedAt}`,
				]),
			),
		);
}

/** `counterclaim keys revoke KEY`: voids a key, by its id, its prefix or the whole token. */
export async function revoke(given: string, options: Options): Promise<void> {
	const id = readToken(given)?.id ?? given.replace(/^cck_/, 'key_');
	const key = doneOrFail(
		await withOffice(options.database, (office) => revokeKey(office, { key: id }), { anyMethod: true }),
	);
	if (options.json) printJson(shown(key));
	else print(`${prefixOf(key.id)} is void.`);
}
