/**
 * A text on one line that no format trips over: white space is one space, and what no document may hold (control
 * characters, lone surrogates) or what would turn the text around it (bidirectional overrides) is left out.
 */
export const plainText = (text: string): string =>
	text
		.replace(/\s+/gu, ' ')
		.replace(/[\p{Cc}\p{Cs}\uFEFF\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu, '')
		.replace(/ {2,}/g, ' ')
		.trim();
