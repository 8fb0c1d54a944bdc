import type { GraphQLSchema } from 'graphql';
import { catalogues, messagesIn } from '../../core/messages/index.js';
import { html } from '../pages/html.js';
import { linksFrom, type Places, pageOf } from './addresses.js';
import { contentsOf } from './contents.js';
import { type Beside, type DocPage, docFrame } from './docFrame.js';
import { writeMarkdown } from './markdown.js';
import { referenceOf, referenceStart } from './reference.js';

export interface Sources {
	/** Texts in Markdown by their path in `docs`; `index.md` lists what is where. */
	readonly markdown: ReadonlyMap<string, string>;
	/** Paths in `docs` of pictures that texts show. */
	readonly pictures: readonly string[];
	readonly schema: GraphQLSchema;
}

const decisions = 'adr';
const decisionsStart = `${decisions}/index.html`;

/** Every page of the documentation by its path; `home` is where the server's front page is from the first one, null where there is no server. */
export function docSite(sources: Sources, { home }: { readonly home: string | null }): ReadonlyMap<string, string> {
	const { markdown, pictures, schema } = sources;
	const places: Places = new Map([
		...[...markdown.keys()].map((file) => [`docs/${file}`, pageOf(file)] as const),
		...pictures.map((file) => [`docs/${file}`, file] as const),
		[`docs/${decisions}`, decisionsStart],
		['schema.graphql', referenceStart],
	]);
	const groups = contentsOf(markdown.get('index.md') ?? '').map(
		(group): Beside => ({
			title: group.title,
			entries: group.entries.flatMap(({ title, href }) => {
				const to = linksFrom('index.md', places)(href);
				return to ? [{ title, path: to.address, language: languageOf(to.address) }] : [];
			}),
		}),
	);
	const names = new Map(groups.flatMap(({ entries }) => entries.map((one) => [one.path, one.title] as const)));
	const written = [...markdown].map(([file, text]) => ({
		file,
		...writeMarkdown(text, { linkFrom: linksFrom(file, places, names) }),
	}));
	const pages: readonly DocPage[] = [
		...written.map(({ file, title, opening, body, headings }) => ({
			path: pageOf(file),
			title,
			description: shortened(opening),
			body,
			// The first page is a list of contents itself.
			headings: file === 'index.md' ? [] : headings,
			languages: languagesOf(file, markdown),
		})),
		decisionList(written.filter(({ file }) => file.startsWith(`${decisions}/`))),
		...referenceOf(schema).map((one) => ({ ...one, headings: [], languages: [] })),
	];
	return new Map(
		pages.map((page) => [page.path, docFrame(page, { messages: messagesIn(languageOf(page.path)), groups, home })]),
	);
}

/** The language of a page: `tour.zh.html` is in Chinese, what says nothing in English. */
const languageOf = (path: string): string => /\.(\w\w)\.(?:html|md)$/.exec(path)?.[1] ?? 'en';

function languagesOf(file: string, all: ReadonlyMap<string, string>): DocPage['languages'] {
	const name = file.replace(/(\.\w\w)?\.md$/, '');
	return catalogues.flatMap((messages) => {
		const other = messages.language === 'en' ? `${name}.md` : `${name}.${messages.language}.md`;
		return all.has(other) ? [{ messages, path: pageOf(other) }] : [];
	});
}

const decisionList = (all: readonly { readonly file: string; readonly title: string }[]): DocPage => ({
	path: decisionsStart,
	title: 'Decisions',
	description: 'Decisions that someone will later ask about, each with its reasons.',
	body: html`<h1>Decisions</h1>
<p>Decisions that someone will later ask about, each with its reasons.</p>
<ul>${all.map(({ file, title }) => html`<li><a href="${pageOf(file).slice(decisions.length + 1)}">${title}</a></li>\n`)}</ul>`,
	headings: [],
	languages: [],
});

const shortened = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 199).trimEnd()}…`);
