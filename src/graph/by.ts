import type { Reads } from '../store/reads.js';
import type { SluggedKind } from '../store/references.js';

/** The one name given of a thing, id or slug; `@oneOf` sees to it that there is exactly one. */
export const refOf = (by: { readonly id?: string | null; readonly slug?: string | null }): string =>
	by.id ?? by.slug ?? '';

/**
 * The id of the one thing that a list is narrowed to, by whose list it is or by the id or slug given; null where by
 * neither. '' has no list: it stands for what is not there, and for two that differ.
 */
export async function narrowedTo(
	reads: Reads,
	kind: SluggedKind,
	to: { readonly owner?: string | undefined; readonly given: string | null | undefined },
): Promise<string | null> {
	if (to.given == null) return to.owner ?? null;
	const id = (await reads.find(kind, to.given)) ?? '';
	return to.owner === undefined || to.owner === id ? id : '';
}
