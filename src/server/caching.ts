import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';

/**
 * Lets caches keep answers to GET queries and ask each time whether they still hold: an ETag over the body, 304 where
 * the asker has that body. What is answered to somebody in person is kept by no cache but theirs. Nothing else is kept: no
 * mutation, no refusal, no answer with errors.
 */
export const revalidateBut =
	(
		isPersonal: (request: FastifyRequest) => boolean,
		{ vary = 'accept, authorization, cookie' } = {},
	): onSendHookHandler =>
	(request, reply, payload, done) =>
		done(null, revalidate(request, reply, { payload, isPersonal: isPersonal(request), vary }));

function revalidate(
	request: FastifyRequest,
	reply: FastifyReply,
	of: { readonly payload: unknown; readonly isPersonal: boolean; readonly vary: string },
): unknown {
	const { payload, isPersonal, vary } = of;
	const isQuery = request.method === 'GET';
	// Apollo writes errors before data.
	const isWhole = reply.statusCode === 200 && typeof payload === 'string' && !payload.startsWith('{"errors":');
	void reply.header('vary', vary);
	if (!isQuery || !isWhole) {
		void reply.header('cache-control', 'no-store');
		return payload;
	}
	const personal = isPersonal || request.headers.authorization !== undefined || request.headers.cookie !== undefined;
	const etag = etagOf(payload);
	void reply.header('cache-control', `${personal ? 'private' : 'public'}, max-age=0, must-revalidate`);
	void reply.header('etag', etag);
	if (!holds(request.headers['if-none-match'], etag)) return payload;
	void reply.code(304).removeHeader('content-type');
	return null;
}

/** Names what is answered by what is in it. */
export const etagOf = (content: string | Buffer): string =>
	`"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;

/** Whether what the asker has, by `If-None-Match`, is what the tag names. */
export const holds = (ifNoneMatch: string | undefined, etag: string): boolean =>
	ifNoneMatch?.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag) ?? false;
