import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GraphQLSchema, parse, validate } from 'graphql';
import type { Config } from './config.js';
import type { Logger } from './logs.js';
import { refusal } from './overHttp.js';

/** What a request names its document by: its text, an id, or both. */
interface Asked {
	readonly query?: unknown;
	/** As GraphQL over HTTP has it, Relay (`id`), or Apollo (`extensions.persistedQuery.sha256Hash`). */
	readonly id?: unknown;
}

type Found =
	| { readonly query: string | undefined }
	| { readonly status: number; readonly code: string; readonly message: string };

/** The documents that clients were built with, by id; in enforce mode no others are answered. */
export interface TrustedDocuments {
	/** The text that a request means, or why it is not answered. */
	find(asked: Asked): Found;
}

const sha = (algorithm: 'sha1' | 'sha256', text: string) => createHash(algorithm).update(text).digest('hex');

/**
 * The documents of a manifest by id: of Apollo's (`apollo-persisted-query-manifest`, version 1) or of GraphQL Code
 * Generator's (`persisted-documents.json`: id to text). Throws, naming the remedy, where it is neither, where an id
 * that is a hash is not that of its text, or where a text does not parse.
 */
export function documentsIn(manifest: string): Map<string, string> {
	const documents = new Map<string, string>();
	for (const [id, text] of entriesOf(manifest)) {
		const hash = id.replace(/^sha256:/, '');
		const expected = /^[0-9a-f]{64}$/.test(hash)
			? sha('sha256', text)
			: /^[0-9a-f]{40}$/.test(hash)
				? sha('sha1', text)
				: hash;
		if (hash !== expected)
			throw new Error(`the id ${id.slice(0, 80)} is not the hash of its document; generate the manifest again`);
		try {
			parse(text, { noLocation: true });
		} catch {
			throw new Error(`the document ${id.slice(0, 80)} is no GraphQL; generate the manifest again`);
		}
		documents.set(hash, text);
	}
	return documents;
}

function entriesOf(manifest: string): (readonly [id: string, text: string])[] {
	const neither = new Error(
		"it is neither Apollo's persisted-query manifest, version 1, nor an object of ids and documents",
	);
	let json: unknown;
	try {
		json = JSON.parse(manifest);
	} catch {
		throw new Error('it is no JSON');
	}
	if (!isObject(json)) throw neither;
	const { format, version, operations } = json;
	if (format === undefined) {
		const entries = Object.entries(json);
		if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) throw neither;
		return entries;
	}
	if (format !== 'apollo-persisted-query-manifest' || version !== 1 || !Array.isArray(operations)) throw neither;
	return operations.map((one: unknown) => {
		const { id, body } = isObject(one) ? one : {};
		if (typeof id !== 'string' || typeof body !== 'string') throw neither;
		return [id, body] as const;
	});
}

/** Reads the manifest that the configuration names; null where none is. Warns of documents that do not fit the schema. */
export async function readTrustedDocuments(
	config: Config['trustedDocuments'],
	options: { readonly schema: GraphQLSchema; readonly log: Logger },
): Promise<TrustedDocuments | null> {
	const { mode, file } = config;
	const { schema, log } = options;
	if (file === null) return null;
	const documents = await readFile(file, 'utf8')
		.then(documentsIn)
		.catch((cause: Error) => {
			throw new Error(`TRUSTED_DOCUMENTS_FILE ${file} cannot be used: ${cause.message}`, { cause });
		});
	for (const [id, text] of documents)
		if (validate(schema, parse(text)).length > 0) log.warn({ document: id }, 'document.outdated');
	log.info({ mode, documents: documents.size }, 'documents.trusted');
	return trusting(documents, { mode, onUntrusted: (hash) => log.warn({ document: hash }, 'document.untrusted') });
}

export function trusting(
	documents: ReadonlyMap<string, string>,
	options: { readonly mode: Config['trustedDocuments']['mode']; readonly onUntrusted: (hash: string) => void },
): TrustedDocuments {
	const { mode, onUntrusted } = options;
	const texts = new Set(documents.values());
	const untrusted = {
		status: 403,
		code: 'DOCUMENT_NOT_TRUSTED',
		message: 'only documents that were deployed with this server are answered; add this one to TRUSTED_DOCUMENTS_FILE',
	};
	const find = ({ query, id }: Asked): Found => {
		if (typeof id === 'string') {
			const hash = id.replace(/^sha256:/, '');
			const text = documents.get(hash);
			if (typeof query !== 'string') {
				if (text !== undefined) return { query: text };
				if (mode === 'enforce') return untrusted;
				const message = 'no document is known by this id; send its text';
				return { status: 400, code: 'PERSISTED_QUERY_NOT_FOUND', message };
			}
			if (text === undefined ? /^[0-9a-f]{64}$/.test(hash) && sha('sha256', query) !== hash : text !== query)
				return { status: 400, code: 'BAD_REQUEST', message: 'the id given is not that of the document given' };
		}
		if (typeof query !== 'string' || query === '' || mode === 'off' || texts.has(query))
			return { query: typeof query === 'string' ? query : undefined };
		if (mode === 'enforce') return untrusted;
		onUntrusted(sha('sha256', query));
		return { query };
	};
	return { find };
}

/** Puts the text of the document that a request names in its place, or refuses the request. */
export const putDocument = (documents: TrustedDocuments) => async (request: FastifyRequest, reply: FastifyReply) => {
	const { body } = request;
	const isPost = request.method === 'POST';
	const [path = '', search = ''] = request.url.split(/\?(.*)/s);
	const params = new URLSearchParams(search);
	const given = isPost ? body : Object.fromEntries(params);
	if (!isObject(given)) return;
	const extensions = isPost ? given.extensions : objectIn(given.extensions);
	const { persistedQuery, ...others } = isObject(extensions) ? extensions : {};
	const hash = isObject(persistedQuery) ? persistedQuery.sha256Hash : undefined;
	const found = documents.find({ query: given.query, id: given.documentId ?? hash ?? given.id });
	if ('status' in found) return reply.code(found.status).send(refusal(found.message, found.code));
	if (found.query === undefined) return;
	if (isPost) {
		request.body = { ...given, query: found.query, ...(isObject(extensions) ? { extensions: others } : {}) };
		return;
	}
	params.set('query', found.query);
	if (isObject(extensions)) params.set('extensions', JSON.stringify(others));
	// Apollo reads a GET's parameters off its address.
	request.raw.url = `${path}?${params}`;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function objectIn(json: unknown): unknown {
	try {
		return typeof json === 'string' ? JSON.parse(json) : undefined;
	} catch {
		return undefined;
	}
}
