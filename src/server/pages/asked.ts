import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { catalogues, messagesIn } from '../../core/messages/index.js';
import { type CaseFormat, caseFormats } from '../../interop/caseFormats.js';
import type { View } from '../../interop/pages/view.js';
import type { Config } from '../config.js';
import { stylesheetAt } from './stylesheet.js';

/** What the address of a page says beside which one. */
export type Query = Readonly<Record<string, unknown>>;

/** One value of the query; the first where several are given. */
export function valueIn(query: Query, name: string): string | null {
	const value = query[name];
	const one: unknown = Array.isArray(value) ? value[0] : value;
	return typeof one === 'string' ? one : null;
}

export const queryOf = (request: FastifyRequest): Query => request.query as Query;

/** How whoever asks looks at a page: in the language that the address says, else in the one that the browser prefers. */
export function viewOf(request: FastifyRequest, path: string, config: Config): View {
	const languages = catalogues.map((one) => one.language);
	const said = valueIn(queryOf(request), 'lang');
	const saysLanguage = said !== null && languages.includes(said);
	const language = saysLanguage ? said : new Negotiator(request).language(languages);
	return {
		messages: messagesIn(language),
		path,
		origin: originOf(request, config),
		saysLanguage,
		stylesheet: stylesheetAt,
		playground: config.trustedDocuments.mode !== 'enforce',
	};
}

/** Where the reader's browser reaches this server. */
export const originOf = (request: FastifyRequest, { publicUrl }: Pick<Config, 'publicUrl'>): string =>
	publicUrl ?? `${request.protocol}://${request.headers.host ?? 'localhost'}`;

/** A claim's address taken apart: its slug or id, and the format that its end asks for; null for an end that no format has. */
export function readName(name: string): { readonly ref: string; readonly format: CaseFormat | 'html' } | null {
	const at = name.indexOf('.');
	if (at < 0) return { ref: name, format: 'html' };
	const suffix = name.slice(at + 1);
	const format = caseFormats.find((one) => one.suffix === suffix);
	return format ? { ref: name.slice(0, at), format } : null;
}

/** The format that whoever asks would rather have of an address without an end: the page, unless they say otherwise. */
export function preferredFormat(request: FastifyRequest): CaseFormat | 'html' {
	const types = ['text/html', ...new Set(caseFormats.map((one) => one.mediaType))];
	const wanted = new Negotiator(request).mediaType(types);
	return caseFormats.find((one) => one.mediaType === wanted) ?? 'html';
}
