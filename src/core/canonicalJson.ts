/** What JSON can say; what is undefined is left out. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** JSON in the one form that RFC 8785 gives it: names sorted by their UTF-16 units, no white space, numbers as JavaScript writes them. */
export function canonicalJson(value: Json): string {
	if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} cannot be written as JSON`);
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
	const fields = Object.keys(value)
		.sort()
		.flatMap((name) => {
			const field = value[name];
			return field === undefined ? [] : [`${JSON.stringify(name)}:${canonicalJson(field)}`];
		});
	return `{${fields.join(',')}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
