/** A piece of JSON that was found, or why it is none, with its place in words. */
export type FoundJson =
	| { readonly place: string; readonly value: unknown }
	| { readonly place: string; readonly problem: string };

/** The JSON of a file: the file itself, or of a page the JSON-LD that stands in it. Nothing is fetched. */
export function jsonIn(text: string): FoundJson[] {
	const bare = text.replace(/^\uFEFF/, '').trimStart();
	return bare.startsWith('<') ? jsonInPage(bare) : [parsed(bare, 'the file')];
}

function jsonInPage(page: string): FoundJson[] {
	const found: FoundJson[] = [];
	const opening = /<script/gi;
	const closing = /<\/script/gi;
	while (opening.test(page)) {
		const opened = page.indexOf('>', opening.lastIndex);
		closing.lastIndex = opened;
		const closed = opened < 0 ? null : closing.exec(page);
		if (!closed) break;
		if (/\btype\s*=\s*["']?application\/ld\+json\b/i.test(page.slice(opening.lastIndex, opened)))
			found.push(parsed(page.slice(opened + 1, closed.index), `block ${found.length + 1}`));
		opening.lastIndex = closing.lastIndex;
	}
	return found;
}

function parsed(text: string, place: string): FoundJson {
	for (const wording of wordings(text)) {
		try {
			return { place, value: JSON.parse(wording) };
		} catch {
			// The next wording may do.
		}
	}
	return { place, problem: 'is no JSON' };
}

/** The text, then the same without what pages often get wrong: wrappings, raw line breaks in texts, a comma too many. */
function* wordings(text: string): Generator<string> {
	yield text;
	const bare = text.replace(/<!--|-->|\/\*\s*<!\[CDATA\[\s*\*\/|\/\*\s*\]\]>\s*\*\/|<!\[CDATA\[|\]\]>/g, '').trim();
	const mended = bare.replace(/;$/, '').replace(/\p{Cc}/gu, ' ');
	yield mended;
	yield withoutSpareCommas(mended);
}

/** Outside of texts, commas that nothing comes after. */
function withoutSpareCommas(text: string): string {
	let written = '';
	let from = 0;
	let inText = false;
	for (let at = 0; at < text.length; at++) {
		const letter = text[at];
		if (letter === '\\') at++;
		else if (letter === '"') inText = !inText;
		else if (letter === ',' && !inText) {
			let next = at + 1;
			while (text[next] === ' ') next++;
			if (text[next] !== '}' && text[next] !== ']') continue;
			written += text.slice(from, at);
			from = at + 1;
		}
	}
	return written + text.slice(from);
}
