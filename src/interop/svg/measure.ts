import { eastAsianWidth } from 'get-east-asian-width';

export interface Face {
	readonly size: number;
	readonly bold?: boolean;
}

/**
 * Advance widths in hundredths of the font size: for each the larger one of the widest common faces, so that a text
 * fits whichever of them a reader has.
 */
const widths: readonly (readonly [number, string])[] = [
	[32, "'ijl|,. !:;I/\\"],
	[42, 'frt()[]-"`'],
	[55, 'szcJ?*_^'],
	[64, 'abdeghknopquvxy0123456789{}$LF'],
	[70, 'ABCEKPRSTVXYZ~'],
	[80, 'DGHNOQUw&+<=>#'],
	[100, 'mMW@%'],
];
const ascii = new Map(widths.flatMap(([width, characters]) => [...characters].map((one) => [one, width / 100])));

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** What a reader takes for one character each. */
const charactersOf = (text: string): string[] => [...graphemes.segment(text)].map((one) => one.segment);

/** Whether it is as wide as it is high: Chinese, Japanese, Korean, and their punctuation. */
const isWide = (character: string): boolean => eastAsianWidth(character.codePointAt(0) ?? 0) === 2;

/** How wide a text is at most, in the units of the font size. */
export function widthOf(text: string, { size, bold }: Face): number {
	const characters = charactersOf(text);
	// Among Chinese characters these are as wide as one.
	const quote = characters.some(isWide) ? 1 : 0.62;
	let width = 0;
	for (const character of characters) width += advance(character, quote);
	return width * size * (bold ? 1.12 : 1);
}

function advance(character: string, quote: number): number {
	const known = ascii.get(character);
	if (known !== undefined) return known;
	if (/[“”‘’–·]/.test(character)) return quote;
	if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(character)) return 1.4;
	if (isWide(character)) return 1;
	if (/^\p{M}+$/u.test(character)) return 0.3;
	if (/^\p{Script=Latin}/u.test(character)) return /^\p{Lu}/u.test(character) ? 0.85 : 0.75;
	return 1;
}

const opening = /^[（《〈「『【〔“‘([{]$/u;
const closing = /^[，。、；：！？）》〉」』】〕”’…—,.;:!?)\]}%·]$/u;

/**
 * The lines of a text that fit a width, at most so many; what does not fit them ends in an ellipsis. Chinese breaks
 * between characters, but no line begins with a closing mark or ends with an opening one; other words break at spaces.
 */
export function wrap(text: string, options: Face & { readonly width: number; readonly lines: number }): string[] {
	const fits = (line: string) => widthOf(line, options) <= options.width;
	const lines: string[] = [];
	let line = '';
	for (const piece of piecesOf(text).flatMap((one) => (fits(one.trim()) ? [one] : charactersOf(one)))) {
		if (fits((line + piece).trimEnd())) line += piece;
		else {
			lines.push(line.trimEnd());
			line = piece.trimStart();
		}
		// What comes after is not shown: do not measure all of a long text.
		if (lines.length > options.lines) break;
	}
	if (line.trim()) lines.push(line.trimEnd());
	const shown = lines.filter(Boolean);
	if (shown.length <= options.lines) return shown;
	const characters = charactersOf(shown[options.lines - 1] ?? '');
	while (characters.length > 0 && !fits(`${characters.join('').trimEnd()}…`)) characters.pop();
	return [...shown.slice(0, options.lines - 1), `${characters.join('').trimEnd()}…`];
}

/** A text in the pieces between which a line may break; spaces stay with what is before them. */
function piecesOf(text: string): string[] {
	const pieces: string[] = [];
	let open = false;
	for (const character of charactersOf(text)) {
		const last = pieces.at(-1);
		const joins =
			last !== undefined &&
			(open ||
				closing.test(character) ||
				character === ' ' ||
				!(isWide(character) || breaksAfter(last) || opening.test(character)));
		if (joins) pieces[pieces.length - 1] = last + character;
		else pieces.push(character);
		open = opening.test(character);
	}
	return pieces;
}

const breaksAfter = (piece: string): boolean => {
	const last = charactersOf(piece.slice(-8)).at(-1) ?? '';
	return last === ' ' || isWide(last);
};
