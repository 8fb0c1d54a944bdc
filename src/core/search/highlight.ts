import { tokensOf } from './tokens.js';

/** A stretch of a text, and whether it is what was looked for. All parts joined are the text, or what is shown of it. */
export interface TextPart {
	readonly text: string;
	readonly isMatch: boolean;
}

/** The most that is shown of a text, in UTF-16 units; of a longer one the part round the first match. */
export const mostShown = 240;
const before = 60;

/** A text in parts, those marked that were looked for; null where there is none of it in the text. */
export function highlight(text: string, wanted: ReadonlySet<string>): readonly TextPart[] | null {
	const ranges = merged(tokensOf(text).filter((one) => wanted.has(one.text)));
	const [first] = ranges;
	if (!first) return null;
	const from =
		text.length <= mostShown ? 0 : whole(text, Math.max(0, Math.min(first.start - before, text.length - mostShown)));
	const to = text.length <= mostShown ? text.length : whole(text, Math.max(from + mostShown, first.end));
	const parts: TextPart[] = [];
	const add = (part: string, isMatch: boolean) => part && parts.push({ text: part, isMatch });
	let at = from;
	add(from > 0 ? '…' : '', false);
	for (const { start, end } of ranges) {
		if (start >= to) break;
		add(text.slice(at, start), false);
		add(text.slice(start, Math.min(end, to)), true);
		at = Math.min(end, to);
	}
	add(text.slice(at, to), false);
	add(to < text.length ? '…' : '', false);
	return parts;
}

/** A place that is not in the middle of a character. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at);

interface Range {
	start: number;
	end: number;
}

/** Ranges that overlap or touch are made one. */
function merged(found: readonly Range[]): Range[] {
	const ranges: Range[] = [];
	for (const { start, end } of [...found].sort((a, b) => a.start - b.start || a.end - b.end)) {
		const last = ranges.at(-1);
		if (last && start <= last.end) last.end = Math.max(last.end, end);
		else ranges.push({ start, end });
	}
	return ranges;
}
