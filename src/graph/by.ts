import { GraphQLError } from 'graphql';

/** The one name given of a thing, id or slug. */
export function refOf(by: { readonly id?: string | null; readonly slug?: string | null }): string {
	const ref = by.id ?? by.slug;
	if (ref == null || (by.id != null && by.slug != null))
		throw new GraphQLError('give exactly one of id and slug', { extensions: { code: 'BAD_USER_INPUT' } });
	return ref;
}
