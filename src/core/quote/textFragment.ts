import type { QuoteAnchor } from './anchorQuote.js';

/** Of longer quotes, and of those that go over several paragraphs, only the first and last words are named. */
const longest = 300;
const wordsNamed = 5;

/**
 * The address at which browsers scroll to a quote and mark it (`#:~:text=`, WICG Scroll To Text Fragment); null unless
 * the quote is found once. What stands beside it is named only where the quote alone would not tell which is meant.
 */
export function textFragment(url: string | null, anchor: QuoteAnchor): string | null {
	if (url === null || anchor.state !== 'FOUND_ONCE') return null;
	const exact = anchor.exact.trim();
	const isWhole = exact.length <= longest && !exact.includes('\n');
	const [start, end] = isWhole ? [exact, null] : [edge(exact, 'first'), edge(exact, 'last')];
	const prefix = anchor.needsContext ? beside(anchor.prefix ?? '', 'last') : '';
	const suffix = anchor.needsContext ? beside(anchor.suffix ?? '', 'first') : '';
	const parts = [
		...(prefix ? [`${encoded(prefix)}-`] : []),
		encoded(start),
		...(end === null ? [] : [encoded(end)]),
		...(suffix ? [`-${encoded(suffix)}`] : []),
	];
	const [address = url] = url.split(':~:');
	return `${address}${address.includes('#') ? '' : '#'}:~:text=${parts.join(',')}`;
}

/** The hyphen, too, means something in a text fragment: every one of a text is written in percent. */
const encoded = (text: string): string =>
	encodeURIComponent(text.replace(/\s+/g, ' ').trim().toWellFormed()).replace(
		/[-!'()*]/g,
		(one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
	);

/** The first or last words of a quote, within its first or last paragraph. */
function edge(text: string, side: 'first' | 'last'): string {
	const paragraphs = text.split('\n').flatMap((one) => one.trim() || []);
	const paragraph = (side === 'first' ? paragraphs[0] : paragraphs.at(-1)) ?? text;
	const words = paragraph.split(/\s+/);
	const some = side === 'first' ? words.slice(0, wordsNamed) : words.slice(-wordsNamed);
	const joined = some.join(' ');
	if (joined.length <= 80) return joined;
	// Without spaces between words, characters.
	const characters = [...joined];
	return (side === 'first' ? characters.slice(0, 20) : characters.slice(-20)).join('');
}

/** The whole words of what stands beside a quote, in the same paragraph; a browser finds no half ones. */
function beside(context: string, side: 'first' | 'last'): string {
	const lines = context.split('\n');
	const near = (side === 'last' ? lines.at(-1) : lines[0]) ?? '';
	// Cut at the far end, unless the paragraph itself ends there.
	const words = near.trim().split(/\s+/);
	if (words.length === 1 || lines.length > 1) return words.join(' ');
	return (side === 'last' ? words.slice(1) : words.slice(0, -1)).join(' ');
}
