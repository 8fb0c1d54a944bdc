import type { Ref } from '../core/drafts.js';
import { type IdKind, kindOfId } from '../core/ids.js';
import { everything, maySee, type Owned, type Viewer } from '../core/permissions.js';
import type { Problems } from '../core/problems.js';
import { loadClaimsBy } from './claims.js';
import type { ClaimRow } from './rows/claim.js';
import { places, type Session } from './sql.js';

/** The kinds of thing that have a table and a slug of their own. */
export type SluggedKind = 'story' | 'document' | 'party' | 'source' | 'claim';

/** A thing on record, and whose it is. */
export interface Found extends Owned {
	readonly id: string;
}

/** What a reference (id or slug) names; null where there is nothing, or nothing that the viewer may see. */
async function findOwned(session: Session, kind: SluggedKind, ref: Ref, viewer: Viewer): Promise<Found | null> {
	const column = kindOfId(ref) ? 'id' : 'slug';
	const [found] = await session.query<Found>(
		`SELECT id, desk_id AS "deskId", public_since AS "publicSince" FROM ${kind} WHERE ${column} = ?`,
		[ref],
	);
	return found && maySee(viewer, found) ? found : null;
}

/** As `requireFound`, of a claim: all that is on record of it. */
export async function requireClaim({ tx, viewer, problems }: Lookup, ref: Ref, path: string): Promise<ClaimRow | null> {
	const isId = kindOfId(ref) === 'claim';
	const [found] = isOfKind('claim', ref) ? await loadClaimsBy(tx, isId ? 'id' : 'slug', [ref]) : [];
	if (found && maySee(viewer, found)) return found;
	noteMissing('claim', ref, { path, problems });
	return null;
}

/** The id of what a reference (id or slug) names, whoever asks, or null. */
export async function findRef(session: Session, kind: SluggedKind, ref: Ref): Promise<string | null> {
	return (await findOwned(session, kind, ref, everything))?.id ?? null;
}

/** The ids of what references (ids or slugs) name, by reference; what names nothing that the viewer may see is missing. */
export async function findRefs(
	session: Session,
	kind: SluggedKind,
	refs: readonly Ref[],
	viewer: Viewer,
): Promise<Map<Ref, string>> {
	const found = await session.query<Found & { slug: string }>(
		`SELECT id, slug, desk_id AS "deskId", public_since AS "publicSince" FROM ${kind} WHERE id IN ${places(refs)} OR slug IN ${places(refs)}`,
		[...refs, ...refs],
	);
	const seen = found.filter((one) => maySee(viewer, one));
	return new Map(seen.flatMap(({ id, slug }) => [[id, id] as const, [slug, id] as const]));
}

/** Where references are looked up: with whose eyes, and where problems go. */
export interface Lookup {
	readonly tx: Session;
	readonly viewer: Viewer;
	readonly problems: Problems;
}

/** What a reference names and the viewer may see; else notes a problem that says what was given instead, and answers null. */
export async function requireFound(
	{ tx, viewer, problems }: Lookup,
	kind: SluggedKind,
	ref: Ref,
	path: string | readonly string[],
): Promise<Found | null> {
	const found = isOfKind(kind, ref) ? await findOwned(tx, kind, ref, viewer) : null;
	if (found === null) noteMissing(kind, ref, { path, problems });
	return found;
}

/** As `requireFound`: the id, or '' with a problem noted. */
export async function requireRef(
	lookup: Lookup,
	kind: SluggedKind,
	ref: Ref,
	path: string | readonly string[],
): Promise<string> {
	return (await requireFound(lookup, kind, ref, path))?.id ?? '';
}

const isOfKind = (kind: SluggedKind, ref: Ref): boolean => (kindOfId(ref) ?? kind) === kind;

/** Notes that a reference names nothing, or something of another kind. */
export function noteMissing(
	kind: SluggedKind,
	ref: Ref,
	{ path, problems }: { readonly path: string | readonly string[]; readonly problems: Problems },
): void {
	if (isOfKind(kind, ref)) problems.add('NOT_FOUND', path, `there is no ${kind} \`${shorten(ref)}\``);
	else problems.add('WRONG_TYPE', path, `\`${ref}\` is the id of a ${kindOfId(ref)}; the id of a ${kind} is needed`);
}

/** As `requireRef` for a list; a thing named twice is a problem too. */
export async function requireRefs(
	lookup: Lookup,
	kind: SluggedKind,
	refs: readonly Ref[],
	pathOf: (at: number) => readonly string[],
): Promise<string[]> {
	const { problems } = lookup;
	const ids: string[] = [];
	for (const [at, ref] of refs.entries()) {
		const path = pathOf(at);
		const id = await requireRef(lookup, kind, ref, path);
		if (id && ids.includes(id)) noteTwice(kind, ref, { path, problems });
		ids.push(id);
	}
	return ids;
}

/** Notes that a list names a thing twice. */
export const noteTwice = (
	kind: SluggedKind,
	ref: Ref,
	{ path, problems }: { readonly path: readonly string[]; readonly problems: Problems },
): void => problems.add('DUPLICATE', path, `the ${kind} \`${shorten(ref)}\` is named twice`);

/** Notes a problem where the id is not one of the kinds wanted; whether it is. */
export function requireKind(
	ref: Ref,
	kinds: readonly IdKind[],
	options: { readonly path: string; readonly problems: Problems },
): boolean {
	const given = kindOfId(ref);
	if (given && kinds.includes(given)) return true;
	if (given)
		options.problems.add(
			'WRONG_TYPE',
			options.path,
			`\`${ref}\` is the id of a ${given}; the id of a ${kinds.join(' or a ')} is needed`,
		);
	else options.problems.add('NOT_FOUND', options.path, `there is no ${kinds.join(' or ')} \`${shorten(ref)}\``);
	return false;
}

const shorten = (ref: string): string => (ref.length > 80 ? `${ref.slice(0, 80)}…` : ref);

/** Whether a slug is still free. */
export const isFree = async (session: Session, kind: SluggedKind | 'desk', slug: string): Promise<boolean> =>
	(await session.query(`SELECT 1 FROM ${kind} WHERE slug = ?`, [slug])).length === 0;
