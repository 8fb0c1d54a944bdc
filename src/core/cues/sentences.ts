/** A sentence and where it stands in its text, in UTF-16 units. */
export interface Sentence {
	readonly text: string;
	readonly start: number;
	/** The sentence with everything between quotation marks, and the marks, made into `_`; of the same length. */
	readonly unquoted: string;
}

/** After these a full stop ends no sentence. */
const abbreviation =
	/(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Hon|St|Jr|Sr|vs|No|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|approx|est)|\b[A-Z](?:\.[A-Z])*)\.$/;
const ends = /(?:[.!?…]+["'”’»)\]]*(?=\s)|[。！？]+["”’」』）]*)/gu;

/** The sentences of a text, in English and Chinese. A line break ends one, whatever stands there. */
export function sentencesOf(text: string): Sentence[] {
	const sentences: Sentence[] = [];
	for (const { 0: line, index } of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
		const unquoted = withoutQuotes(line);
		let from = 0;
		const add = (to: number) => {
			const given = line.slice(from, to);
			const start = from + (given.length - given.trimStart().length);
			const trimmed = given.trim();
			if (trimmed) {
				const end = start + trimmed.length;
				sentences.push({ text: trimmed, start: index + start, unquoted: unquoted.slice(start, end) });
			}
			from = to;
		};
		for (const found of line.matchAll(ends)) {
			const to = found.index + found[0].length;
			const before = line.slice(Math.max(from, to - 12), to);
			const next = line.slice(to, to + 8).trimStart();
			// A quotation that ends within a sentence: “…?” she asked.
			if (abbreviation.test(before) || /^[a-z]/.test(next)) continue;
			add(to);
		}
		add(line.length);
	}
	return sentences;
}

const closing: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '«': '»', '„': '“', '"': '"' };

/** A quotation that is not closed goes to the end of its paragraph. */
function withoutQuotes(line: string): string {
	let made = '';
	let until: string | undefined;
	for (let at = 0; at < line.length; at++) {
		const one = line[at] as string;
		if (until === undefined) {
			until = closing[one];
			made += until === undefined ? one : '_';
		} else {
			if (one === until) until = undefined;
			made += '_';
		}
	}
	return made;
}
