import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { takesGzip } from '../gzip.js';
import { isPacked, type Manifest, manifestName } from './manifest.js';
import { missingPage, pagePolicy, playgroundPage, startScript } from './page.js';
import { readTabs } from './tabs.js';

const types: Readonly<Record<string, string>> = {
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.woff2': 'font/woff2',
	'.woff': 'font/woff',
	'.ttf': 'font/ttf',
};

interface Site {
	readonly page: string;
	readonly etag: string;
	/** The content of each file that there is to have. */
	readonly files: ReadonlyMap<string, (zipped: boolean) => Promise<Buffer>>;
}

/**
 * Serves GraphiQL at `/playground` from the files that `build.ts` made in the folder, with the queries as tabs; asks nothing of
 * any other host. Without those files it answers 503 and the remedy, until they are there.
 */
export function servePlayground(
	app: FastifyInstance,
	options: { readonly folder: string; readonly queries: string },
): void {
	let known: Promise<Site> | undefined;
	const site = async (): Promise<Site | null> => {
		if (!known && !existsSync(join(options.folder, manifestName))) return null;
		known ??= readSite(options);
		return known;
	};

	app.get('/playground', async (request, reply) => {
		const found = await site();
		guard(reply, pagePolicy).header('cache-control', 'no-cache').type('text/html; charset=utf-8');
		if (!found) return reply.code(503).header('cache-control', 'no-store').send(missingPage);
		void reply.header('etag', found.etag);
		const seen = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
		return seen?.includes(found.etag) ? reply.code(304).send() : reply.send(found.page);
	});

	app.get<{ Params: { file: string } }>('/playground/:file', async (request, reply) => {
		const name = request.params.file;
		const content = (await site())?.files.get(name);
		if (!content) return reply.callNotFound();
		const zipped = !isPacked(name) && takesGzip(request.headers['accept-encoding']);
		guard(reply, "default-src 'none'").header('cache-control', 'public, max-age=31536000, immutable');
		void reply.type(types[extname(name)] ?? 'application/octet-stream').header('vary', 'accept-encoding');
		if (zipped) void reply.header('content-encoding', 'gzip');
		return reply.send(await content(zipped));
	});
}

const guard = (reply: FastifyReply, policy: string): FastifyReply =>
	reply.headers({
		'content-security-policy': policy,
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
	});

async function readSite({ folder, queries }: { folder: string; queries: string }): Promise<Site> {
	const manifest = JSON.parse(await readFile(join(folder, manifestName), 'utf8')) as Manifest;
	const script = startScript(manifest, await readTabs(queries));
	const start = `start-${hash(script)}.js`;
	const page = playgroundPage({ script: manifest.script, style: manifest.style, start });
	const built = manifest.files.map(
		(file) => [file, (zipped: boolean) => readFile(join(folder, zipped ? `${file}.gz` : file))] as const,
	);
	const ours = { plain: Buffer.from(script), zipped: gzipSync(script) };
	const files = new Map([...built, [start, async (zipped: boolean) => (zipped ? ours.zipped : ours.plain)] as const]);
	return { page, etag: `"${hash(page)}"`, files };
}

const hash = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16);
