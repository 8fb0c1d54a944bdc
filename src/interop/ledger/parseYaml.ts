import { Composer, CST, isNode, Lexer, LineCounter, type Node, Parser } from 'yaml';

/** A mistake by its place in the text, as an offset in UTF-16 units. */
export interface Fault {
	readonly offset: number;
	readonly message: string;
}

type Parsed =
	| { readonly ok: true; readonly root: Node; readonly lines: LineCounter }
	| { readonly ok: false; readonly faults: readonly Fault[]; readonly lines: LineCounter };

/** How deep lists and mappings may nest; a ledger with rebuttals a hundred deep needs 207. */
const deepest = 250;
/** How many pieces (words, signs, line ends) a file may have; more would take gigabytes to hold. */
const mostPieces = 4_000_000;
/** So many mistakes are shown at once; looking for more helps nobody. */
export const mostFaults = 1_000;

const refused: Partial<Record<string, string>> = {
	anchor: 'anchors (&name) are not part of the ledger format; write text that begins with & between quotation marks',
	alias: 'aliases (*name) are not part of the ledger format; write text that begins with * between quotation marks',
	tag: 'tags (!name) are not part of the ledger format; write text that begins with ! between quotation marks',
	'directive-line': 'directives (lines that begin with %) are not part of the ledger format; leave this line out',
};

const remedies: Partial<Record<string, string>> = {
	BAD_SCALAR_START: 'write this text between quotation marks',
	BLOCK_AS_IMPLICIT_KEY: 'write text that contains a colon and a space between quotation marks',
	MULTILINE_IMPLICIT_KEY: 'is a colon missing, or is the line indented by mistake?',
	TAB_AS_INDENT: 'indent with spaces',
	UNEXPECTED_TOKEN: 'is a bracket or a quotation mark out of place? Write text that has them between quotation marks',
};

/**
 * The YAML tree of a text, every scalar a string. Anchors, aliases, tags, directives, further documents and what is
 * too big or too deep are refused while the text is read, before anything could expand.
 */
export function parseYaml(text: string, options: { readonly mostBytes: number }): Parsed {
	const lines = new LineCounter();
	lines.addNewLine(0);
	const refuse = (...faults: readonly Fault[]) => ({ ok: false, faults, lines }) as const;

	const unfit = unfitText(text, options.mostBytes);
	if (unfit) {
		for (let at = text.indexOf('\n'); at >= 0 && at < unfit.offset; at = text.indexOf('\n', at + 1))
			lines.addNewLine(at + 1);
		return refuse(unfit);
	}
	const { tokens, faults, whole } = readTokens(text, lines);
	if (!whole) return refuse(...faults);

	const composer = new Composer({
		version: '1.2',
		schema: 'failsafe',
		strict: true,
		merge: false,
		// The reader looks for duplicate keys itself: this check of the library's is quadratic and names no key.
		uniqueKeys: false,
		prettyErrors: false,
	});
	// The library makes an Error of every mistake: a file of rubbish would take gigabytes. This keeps the first ones.
	// biome-ignore lint/complexity/useLiteralKeys: it is private, and there is no other way in
	composer['onError'] = (at: Place, code: string, message: string, isWarning?: boolean) => {
		const offset = typeof at === 'number' ? at : 'offset' in at ? at.offset : at[0];
		if (!isWarning && faults.length <= mostFaults) faults.push({ offset, message: explain(code, message) });
	};
	const [document, next] = [...composer.compose(tokens, true, text.length)];
	for (const { code, pos, message } of document?.errors ?? [])
		faults.push({ offset: pos[0], message: explain(code, message) });
	const second = tokens.filter((token) => token.type === 'document')[1];
	if (next) {
		const message = 'a second YAML document begins here; a ledger is one document, without further --- or ... lines';
		faults.push({ offset: second?.offset ?? next.range[0], message });
	}
	if (faults.length > 0) return refuse(...faults);
	const root = document?.contents;
	if (isNode(root) && root.range && text.slice(root.range[0], root.range[1]).trim()) return { ok: true, root, lines };
	return refuse({ offset: 0, message: 'the file is empty; a ledger begins with `counterclaim: 1`' });
}

/** Where the library says a mistake is. */
type Place = number | readonly [start: number, ...rest: number[]] | { readonly offset: number };

function explain(code: string, message: string): string {
	const remedy = remedies[code];
	return `this is no valid YAML: ${message}${remedy ? `; ${remedy}` : ''}`;
}

function unfitText(text: string, mostBytes: number): Fault | null {
	if (text.length > mostBytes || (text.length * 3 > mostBytes && bytesOf(text) > mostBytes)) {
		const most = mostBytes >= 2 ** 20 ? `${Math.floor(mostBytes / 2 ** 20)} MiB` : `${mostBytes} bytes`;
		return { offset: 0, message: `the file is larger than ${most}; split the story into several ledgers` };
	}
	const offset = text.search(unreadable);
	if (offset < 0) return null;
	const isControl = text.charCodeAt(offset) < 0x80;
	const message = isControl
		? 'there is a control character here; remove it'
		: 'there is a character here that could not be read; save the file as UTF-8';
	return { offset, message };
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]|\p{Cs}/u;

/** Bytes in UTF-8; a half character counts three, as the replacement that it would become. */
function bytesOf(text: string): number {
	let bytes = 0;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	}
	return bytes;
}

/** Tokens to the end, or to an error or a second document; `whole` is false where there is no use in composing them. */
function readTokens(text: string, lines: LineCounter): { tokens: CST.Token[]; faults: Fault[]; whole: boolean } {
	const parser = new Parser(lines.addNewLine);
	const tokens: CST.Token[] = [];
	const faults: Fault[] = [];
	let pieces = 0;
	let scalarFollows = false;
	const stop = (message: string) => {
		faults.push({ offset: parser.offset, message });
		return { tokens, faults, whole: false };
	};
	for (const piece of new Lexer().lex(text)) {
		const message = scalarFollows ? undefined : refused[CST.tokenType(piece) ?? ''];
		if (message) faults.push({ offset: parser.offset, message });
		scalarFollows = !scalarFollows && piece === CST.SCALAR;
		if (faults.length > mostFaults) return { tokens, faults, whole: false };
		if (++pieces > mostPieces) return stop('the file has too many entries to be read as one; split it here or before');
		for (const token of parser.next(piece)) {
			tokens.push(token);
			// What follows an unmatched bracket is all mistaken for more of the same.
			const isSecond = token.type === 'document' && token !== tokens.find((one) => one.type === 'document');
			if (token.type === 'error' || isSecond) return { tokens, faults, whole: true };
		}
		if (parser.stack.length > deepest) return stop(`lists and mappings nest more than ${deepest} deep here`);
	}
	tokens.push(...parser.end());
	return { tokens, faults, whole: true };
}
