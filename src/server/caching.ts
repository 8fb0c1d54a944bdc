import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Lets caches keep answers to GET queries and ask each time whether they still hold: an ETag over the body, 304 where
 * the asker has that body. Nothing else is kept: no mutation, no refusal, no answer with errors.
 */
export async function revalidate(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
	const isQuery = request.method === 'GET' || request.method === 'HEAD';
	// Apollo writes errors before data.
	const isWhole = reply.statusCode === 200 && typeof payload === 'string' && !payload.startsWith('{"errors":');
	void reply.header('vary', 'accept, authorization, cookie');
	if (!isQuery || !isWhole) {
		void reply.header('cache-control', 'no-store');
		return payload;
	}
	const personal = request.headers.authorization !== undefined || request.headers.cookie !== undefined;
	const etag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
	void reply.header('cache-control', `${personal ? 'private' : 'public'}, max-age=0, must-revalidate`);
	void reply.header('etag', etag);
	if (!holds(request.headers['if-none-match'], etag)) return payload;
	void reply.code(304).removeHeader('content-type');
	return null;
}

const holds = (ifNoneMatch: string | undefined, etag: string): boolean =>
	ifNoneMatch?.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag) ?? false;
