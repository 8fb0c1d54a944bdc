/** Where a page may say its character set within itself (HTML standard: within the first 1,024 bytes). */
const declaredWithin = 1_024;

/**
 * The text of a page that came as bytes: by its byte order mark, else by the `charset` of its content type, else by what
 * it says of itself, else as UTF-8. What is no character becomes U+FFFD.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
	const marked = markOf(bytes);
	const start = Array.from(bytes.subarray(0, declaredWithin), (one) => String.fromCharCode(one)).join('');
	const names = [marked, charsetIn(contentType ?? ''), declaredIn(start), 'utf-8'];
	for (const name of names) {
		const decoder = name === null ? null : decoderOf(name);
		if (decoder) return decoder.decode(bytes);
	}
	throw new Error('UTF-8 is not known here');
}

const marks: readonly (readonly [string, readonly number[]])[] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16be', [0xfe, 0xff]],
	['utf-16le', [0xff, 0xfe]],
];
const markOf = (bytes: Uint8Array): string | null =>
	marks.find(([, mark]) => mark.every((one, at) => bytes[at] === one))?.[0] ?? null;

const charsetIn = (text: string): string | null => /charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(text)?.[1] ?? null;

/** A page that says that it is UTF-16 in plain bytes is not. */
function declaredIn(start: string): string | null {
	const meta = /<meta\s[^>]{0,200}?charset\s*=[^>]{0,80}/i.exec(start)?.[0] ?? '';
	const name = charsetIn(meta);
	return name !== null && /^utf-?16/i.test(name) ? 'utf-8' : name;
}

function decoderOf(name: string): { decode(bytes: Uint8Array): string } | null {
	try {
		return new TextDecoder(name);
	} catch {
		return null;
	}
}
