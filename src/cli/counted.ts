/** `1 story`, `2 stories`. */
export const counted = (count: number, plural: string): string =>
	`${count} ${count === 1 ? plural.replace(/ies$/, 'y').replace(/s$/, '') : plural}`;
