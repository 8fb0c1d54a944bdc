/** The one name given of a thing, id or slug; `@oneOf` sees to it that there is exactly one. */
export const refOf = (by: { readonly id?: string | null; readonly slug?: string | null }): string =>
	by.id ?? by.slug ?? '';
