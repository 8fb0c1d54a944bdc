import type { FastifyReply, FastifyRequest } from 'fastify';
import type { revalidateBut } from '../caching.js';
import type { Config } from '../config.js';
import type { Reading } from './pageData.js';

/** What pages are made of and answered with. */
export interface PageRoom {
	readonly config: Config;
	/** Reads with the eyes of whoever asks. */
	readingFor(request: FastifyRequest, reply: FastifyReply): Promise<Reading>;
	/** Lets caches keep what is public and ask each time whether it still holds. */
	readonly onSend: ReturnType<typeof revalidateBut>;
}

/** What a page may do: our own style and pictures, and forms to ourselves; no scripts at all. */
export const policyOf = (framedBy: 'nobody' | 'anybody'): string =>
	[
		"default-src 'none'",
		"style-src 'self'",
		"img-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
		`frame-ancestors ${framedBy === 'nobody' ? "'none'" : '*'}`,
	].join('; ');
