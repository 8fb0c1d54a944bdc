import { admitUser } from '../workflow/admitUser.js';
import { endUser } from '../workflow/endUser.js';
import type { Office } from '../workflow/office.js';
import { setSeat } from '../workflow/setSeat.js';
import { print, printJson, withOffice } from './environment.js';
import { all, columns, doneOrFail, peopleIn, roleFrom, userRef } from './people.js';

interface Options {
	readonly database?: string;
	readonly json?: boolean;
}
const inOffice = <T>(options: Options, work: (office: Office) => Promise<T>): Promise<T> =>
	withOffice(options.database, work, { anyMethod: true });

/** `counterclaim users list`: everybody who was admitted, and what they are at which desk. */
export async function listUsers(options: Options): Promise<void> {
	const found = await inOffice(options, async (office) => {
		const people = peopleIn(office);
		const users = await all(people.users(null, {}));
		return Promise.all(
			users.map(async (user) => {
				const seats = await people.seatsOfUser.load(user.id);
				const at = seats.map(async ({ deskId, role }) => ({
					desk: (await people.desk.load(deskId))?.slug ?? deskId,
					role,
				}));
				return { ...user, seats: await Promise.all(at) };
			}),
		);
	});
	if (options.json) printJson(found);
	else
		print(
			columns(
				found.map(({ id, name, email, endedAt, seats }) => [
					id,
					name,
					email ?? '-',
					endedAt === null ? seats.map(({ desk, role }) => `${role} at ${desk}`).join(', ') : `ended ${endedAt}`,
				]),
			),
		);
}

/** `counterclaim users admit NAME`: admits somebody to a desk. */
export async function admit(
	name: string,
	options: Options & { readonly email?: string; readonly desk?: string; readonly role: string },
): Promise<void> {
	const role = roleFrom(options.role);
	const draft = { name, email: options.email ?? null, desk: options.desk ?? null, role };
	const user = doneOrFail(await inOffice(options, (office) => admitUser(office, draft)));
	if (options.json) printJson(user);
	else print(`${user.name} is admitted as ${role}: ${user.id}`);
}

/** `counterclaim users seat USER`: changes what somebody is at a desk, or ends their seat there. */
export async function seat(
	user: string,
	options: Options & { readonly desk?: string; readonly role: string },
): Promise<void> {
	const role = options.role === 'none' ? null : roleFrom(options.role);
	const draft = { user: userRef(user), desk: options.desk ?? null, role };
	const found = doneOrFail(await inOffice(options, (office) => setSeat(office, draft)));
	if (options.json) printJson({ ...found, role });
	else print(role === null ? `${found.name} has left the desk.` : `${found.name} is ${role} now.`);
}

/** `counterclaim users end USER`: ends somebody's seats, sessions and keys. */
export async function end(user: string, options: Options): Promise<void> {
	const found = doneOrFail(await inOffice(options, (office) => endUser(office, { user: userRef(user) })));
	if (options.json) printJson(found);
	else print(`${found.name} can no longer sign in; what they did stays.`);
}
