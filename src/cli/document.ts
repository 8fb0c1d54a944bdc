import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { suggestStatements } from '../core/cues/suggest.js';
import { messagesIn } from '../core/messages/index.js';
import { decodePage } from '../interop/article/decodePage.js';
import { readArticle } from '../interop/article/readArticle.js';
import { recordDocument } from '../workflow/recordDocument.js';
import { counted } from './counted.js';
import { print, printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';

interface Options {
	readonly url?: string;
	readonly slug?: string;
	readonly story?: string;
	readonly outlet?: string;
	readonly title?: string;
	readonly language?: string;
	readonly published?: string;
	readonly byline?: string;
	readonly database?: string;
	readonly dryRun?: boolean;
	readonly json?: boolean;
}

/** `counterclaim document FILE`: takes the page of an article into the record, and says what it seems to report. */
export async function document(file: string, options: Options): Promise<void> {
	const bytes = await (file === '-' ? buffer(process.stdin) : readFile(file)).catch((error: Error) => {
		throw new Failure(`counterclaim: ${file} cannot be read: ${error.message}`, exitCodes.environment);
	});
	const { database, dryRun = false, json = false, ...given } = options;
	const html = decodePage(bytes, null);
	const recorded = await withOffice(database, (office) =>
		recordDocument(office, { ...given, html }, { dryRun, readArticle }),
	);
	if (!recorded.ok) {
		if (json) printJson({ saved: false, problems: recorded.errors });
		const lines = recorded.errors.map(({ path, message }) => `${path.join('.')}: ${message}`);
		throw new Failure([...lines, 'Nothing was recorded.'].join('\n'), exitCodes.refused);
	}
	const { thing, saved } = recorded.value;
	const { text } = readArticle(html, { url: given.url ?? null });
	const suggestions = suggestStatements(text, { most: 100 });
	if (json) return printJson({ saved, document: thing, characters: text.length, suggestedStatements: suggestions });
	const { title, outlet, byline, published, language, url, slug } = thing;
	const facts = { title, outlet, byline, published, language, url };
	const lines = Object.entries(facts).map(
		([name, value]) => `  ${name.padEnd(10)}${value ?? '(the page does not say)'}`,
	);
	const found = suggestions.map((one) => `  ${one.sentence}\n    ${one.meaning}: ${messagesIn('en').suggested(one)}`);
	print(
		[
			`${saved ? 'Recorded' : 'Would record'} ${slug}, ${counted(text.length, 'characters')} of text:`,
			...lines,
			...(found.length > 0 ? ['It seems to report, for you to look at:', ...found] : []),
		].join('\n'),
	);
}
