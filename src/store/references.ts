import type { Ref } from '../core/drafts.js';
import { type IdKind, kindOfId } from '../core/ids.js';
import type { Problems } from '../core/problems.js';
import { places, type Session } from './sql.js';

/** The kinds of thing that have a table and a slug of their own. */
export type SluggedKind = 'story' | 'document' | 'party' | 'source' | 'claim';

/** The id of what a reference (id or slug) names, or null. */
export async function findRef(session: Session, kind: SluggedKind, ref: Ref): Promise<string | null> {
	const column = kindOfId(ref) ? 'id' : 'slug';
	const found = await session.query<{ id: string }>(`SELECT id FROM ${kind} WHERE ${column} = ?`, [ref]);
	return found[0]?.id ?? null;
}

/** The ids of what references (ids or slugs) name, by reference; what names nothing is missing. */
export async function findRefs(session: Session, kind: SluggedKind, refs: readonly Ref[]): Promise<Map<Ref, string>> {
	const found = await session.query<{ id: string; slug: string }>(
		`SELECT id, slug FROM ${kind} WHERE id IN ${places(refs)} OR slug IN ${places(refs)}`,
		[...refs, ...refs],
	);
	return new Map(found.flatMap(({ id, slug }) => [[id, id] as const, [slug, id] as const]));
}

/** As `findRef`; notes a problem that says what was given instead, and answers ''. */
export async function requireRef(
	session: Session,
	kind: SluggedKind,
	ref: Ref,
	options: { readonly path: string | readonly string[]; readonly problems: Problems },
): Promise<string> {
	const id = isOfKind(kind, ref) ? await findRef(session, kind, ref) : null;
	if (id === null) noteMissing(kind, ref, options);
	return id ?? '';
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
	session: Session,
	kind: SluggedKind,
	refs: readonly Ref[],
	options: { readonly path: (at: number) => readonly string[]; readonly problems: Problems },
): Promise<string[]> {
	const ids: string[] = [];
	for (const [at, ref] of refs.entries()) {
		const path = options.path(at);
		const id = await requireRef(session, kind, ref, { path, problems: options.problems });
		if (id && ids.includes(id)) noteTwice(kind, ref, { path, problems: options.problems });
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
export const isFree = async (session: Session, kind: SluggedKind, slug: string): Promise<boolean> =>
	(await session.query(`SELECT 1 FROM ${kind} WHERE slug = ?`, [slug])).length === 0;
