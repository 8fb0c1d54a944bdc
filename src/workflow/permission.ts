import type { Ref } from '../core/drafts.js';
import { type Action, type Actor, charter, desksWhere, may, type Viewer, viewerOf } from '../core/permissions.js';
import type { Problems } from '../core/problems.js';
import type { Tx } from '../store/database.js';
import { findDesk } from '../store/desks.js';

/** Whether the actor may do what is being done, and where what is new will belong. */
export function permissionIn(
	tx: Tx,
	{ actor, action, problems }: { readonly actor: Actor; readonly action: Action; readonly problems: Problems },
) {
	const asked = new Set<string>();
	let wasAsked = false;
	const viewer: { desks: Viewer['desks'] } = { desks: viewerOf(actor).desks };
	/** Once it is known whose the thing is, its desk: so that whoever sees the thing sees what it refers to. */
	const narrow = (deskId: string) => {
		if (viewer.desks !== 'ALL') viewer.desks = [deskId];
	};
	const require = (deskId: string, path: string, needed = action): boolean => {
		wasAsked = true;
		asked.add(deskId);
		if (may(actor, needed, deskId)) {
			narrow(deskId);
			return true;
		}
		problems.add('NOT_PERMITTED', path, refusalOf(actor, needed));
		return false;
	};
	const chooseDesk = async (ref: Ref | null | undefined): Promise<string> => {
		wasAsked = true;
		if (ref === null || ref === undefined) {
			const [first] = desksWhere(actor, action);
			if (first === undefined) {
				problems.add('NOT_PERMITTED', 'desk', refusalOf(actor, action));
				return '';
			}
			asked.add(first);
			narrow(first);
			return first;
		}
		const id = await findDesk(tx, ref);
		// A desk that is none of the actor's is not there for them.
		if (id === null || (actor.kind !== 'SYSTEM' && !actor.seats.some((seat) => seat.deskId === id)))
			problems.add('NOT_FOUND', 'desk', `there is no desk \`${ref.slice(0, 80)}\``);
		else require(id, 'desk');
		return id ?? '';
	};
	return { require, chooseDesk, viewer: viewer as Viewer, wasAsked: () => wasAsked, desks: () => [...asked] };
}

const refusalOf = (actor: Actor, action: Action): string =>
	actor.kind === 'PUBLIC'
		? `${action} is for those who are signed in`
		: `${actor.name} may not ${action} at this desk: that is for ${article(charter[action])} and above`;

const article = (role: string): string => (/^[AEIOU]/.test(role) ? `an ${role}` : `a ${role}`);
