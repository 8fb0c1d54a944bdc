/** A column of text that holds JSON, the same on every engine. */
export const json = {
	to: (value: unknown): string => JSON.stringify(value),
	// Most have nothing in them.
	from: (text: string): unknown => (text === '{}' ? {} : text === '[]' ? [] : JSON.parse(text)),
};

/** A truth value as engines answer it raw: 0/1 or false/true. */
export const truth = {
	to: (value: boolean): boolean => value,
	from: (value: unknown): boolean => value === true || value === 1,
};
