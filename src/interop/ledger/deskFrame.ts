import type { Instant } from '../../core/ids.js';
import type { Ledger, LedgerPerson } from '../../core/ledger.js';
import { charter, roles } from '../../core/permissions.js';
import type { Reading, Spot } from './reading.js';
import type { StoryFrame } from './readStory.js';
import { named } from './words.js';

/** What the readers of the desk's part share: the file so far, and who is at the desk. */
export interface DeskFrame {
	readonly reading: Reading;
	readonly story: StoryFrame;
	readonly now: Instant;
	readonly ratings: readonly string[];
	readonly ledger: Ledger;
	readonly people: ReadonlyMap<string, LedgerPerson>;
	/** What was there already, so that nothing is there twice. */
	readonly taken: Set<string>;
}

/** Notes where somebody of the desk may not do this by their role. */
export function requireRole(
	spot: Spot | undefined,
	key: string | undefined,
	options: {
		readonly frame: DeskFrame;
		readonly action: 'issueVerdict' | 'agreeToVerdict' | 'approveSource' | 'overridePolicy';
	},
): void {
	const { people, reading } = options.frame;
	const person = key === undefined ? undefined : people.get(key);
	const least = charter[options.action];
	if (!spot || !person || roles.indexOf(person.role) >= roles.indexOf(least)) return;
	const [is, needed] = [person.role, least].map((role) => named(role.toLowerCase()));
	reading.add(spot, `${named(person.key)} has the role ${is}; this takes ${needed} or above`);
}

/** Notes where the same is there a second time. */
export function requireOnce(
	spot: Spot,
	name: string,
	{ frame, what }: { readonly frame: DeskFrame; readonly what: string },
): void {
	if (frame.taken.has(name)) frame.reading.add(spot, `there is ${what} already; give it once`);
	frame.taken.add(name);
}
