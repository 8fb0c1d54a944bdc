import { foundingOwnerId } from '../core/desk.js';
import type { Slice } from '../core/page.js';
import { type Role, roles, systemActor } from '../core/permissions.js';
import type { Result } from '../core/result.js';
import type { Listed } from '../store/pages.js';
import { type People, peopleOf } from '../store/peopleReads.js';
import type { Office, Recorded } from '../workflow/office.js';
import { exitCodes, Failure } from './failure.js';

/** What is done, or a failure that says why not. */
export function doneOrFail<T>(result: Result<Recorded<T>>): NonNullable<T> {
	if (!result.ok)
		throw new Failure(result.errors.map(({ message }) => `counterclaim: ${message}`).join('\n'), exitCodes.refused);
	const { thing } = result.value;
	if (thing === null || thing === undefined) throw new Error('done, and nothing to show for it');
	return thing;
}

export function roleFrom(given: string): Role {
	const role = roles.find((one) => one === given.toUpperCase());
	if (role) return role;
	throw new Failure(`counterclaim: --role is ${given}; give one of ${roles.join(', ')}`, exitCodes.usage);
}

/** `owner` stands for the one who is there from the start. */
export const userRef = (given: string): string => (given === 'owner' ? foundingOwnerId : given);

export const peopleIn = ({ database }: Office): People => peopleOf(database, systemActor);

/** All of a list, by the page. */
export async function all<T>(list: Listed<T>): Promise<T[]> {
	const found: T[] = [];
	for (let after: string | null = null; ; ) {
		const { edges, hasNextPage }: Slice<T> = await list.page({ first: 100, after });
		found.push(...edges.map((edge) => edge.node));
		after = edges.at(-1)?.cursor ?? null;
		if (!hasNextPage || after === null) return found;
	}
}

/** Rows with their columns below each other. */
export function columns(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
	return rows
		.map((row) =>
			row
				.map((cell, at) => cell.padEnd(widths[at] ?? 0))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
