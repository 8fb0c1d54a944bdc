import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const unpackers = {
	gzip: createGunzip,
	'x-gzip': createGunzip,
	deflate: createInflate,
	br: createBrotliDecompress,
} as const;

/** The bytes of an answer, unpacked; reading ends as soon as there are more than allowed, packed or unpacked. */
export async function readBody(
	answer: IncomingMessage,
	{ most, signal }: { readonly most: number; readonly signal: AbortSignal },
): Promise<Uint8Array | 'TOO_LONG' | 'UNREADABLE'> {
	const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
	const unpack = Object.entries(unpackers).find(([name]) => name === encoding)?.[1];
	if (!unpack && encoding !== 'identity') return 'UNREADABLE';
	if (Number(answer.headers['content-length'] ?? 0) > most) return 'TOO_LONG';
	const chunks: Uint8Array[] = [];
	let size = 0;
	const keep = async (source: AsyncIterable<Uint8Array>) => {
		for await (const chunk of source) {
			size += chunk.length;
			if (size > most) throw new Error('more than allowed');
			chunks.push(chunk);
		}
	};
	try {
		if (unpack) await pipeline(answer, unpack(), keep, { signal });
		else await pipeline(answer, keep, { signal });
	} catch (error) {
		// What else breaks when reading ends early is of no interest.
		if (size > most) return 'TOO_LONG';
		if (isOfZlib(error)) return 'UNREADABLE';
		throw error;
	}
	return Buffer.concat(chunks);
}

const isOfZlib = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && /^(?:Z_|ERR__)/.test(String(error.code));
