import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { missingPage } from '../../interop/pages/missingPage.js';
import { etagOf, holds } from '../caching.js';
import type { Config } from '../config.js';
import { takesGzip } from '../gzip.js';
import { refusal } from '../overHttp.js';
import { viewOf } from '../pages/asked.js';
import { policyOf } from '../pages/room.js';

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
};

interface Kept {
	readonly content: Buffer;
	/** Null for what is packed already. */
	readonly zipped: Buffer | null;
	readonly etag: string;
	readonly type: string;
}

/** A picture that is looked at by itself brings its own style. */
const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/** Serves the documentation at `/docs/` to everybody, from the files that `build.ts` made in the folder. */
export function serveDocs(
	app: FastifyInstance,
	{ folder, config }: { readonly folder: string; readonly config: Config },
): void {
	let known: Promise<ReadonlyMap<string, Kept>> | undefined;
	const site = async () => {
		if (!known && !existsSync(join(folder, 'index.html'))) return null;
		known ??= readSite(folder);
		return known;
	};

	app.get('/docs', async (_request, reply) => reply.redirect('/docs/', 301));

	app.get<{ Params: { '*': string } }>('/docs/*', async (request, reply) => {
		const path = request.params['*'] || 'index.html';
		const files = await site();
		if (!files)
			return reply
				.code(503)
				.header('cache-control', 'no-store')
				.send(refusal('the documentation is not built; run `npm run build`', 'NOT_BUILT'));
		const file = files.get(path);
		if (!file) {
			const page = [path.replace(/(\.md|\/)?$/, '.html'), `${path.replace(/\/$/, '')}/index.html`].find((one) =>
				files.has(one),
			);
			if (page) return reply.redirect(`/docs/${page}`, 302);
			const view = viewOf(request, `/docs/${encodeURIComponent(path)}`, config);
			return reply
				.code(404)
				.headers({
					'content-security-policy': policyOf('nobody'),
					'cache-control': 'no-store',
					vary: 'accept-language',
				})
				.type('text/html; charset=utf-8')
				.send(missingPage(view));
		}
		const zipped = takesGzip(request.headers['accept-encoding']) ? file.zipped : null;
		const etag = zipped ? file.etag.replace(/"$/, '-gzip"') : file.etag;
		void reply.headers({
			'content-security-policy': file.type === types['.html'] ? policyOf('nobody') : picturePolicy,
			'referrer-policy': 'strict-origin-when-cross-origin',
			'cache-control': 'public, max-age=0, must-revalidate',
			vary: 'accept-encoding',
			etag,
		});
		if (holds(request.headers['if-none-match'], etag)) return reply.code(304).send();
		if (zipped) void reply.header('content-encoding', 'gzip');
		return reply.type(file.type).send(zipped ?? file.content);
	});
}

async function readSite(folder: string): Promise<ReadonlyMap<string, Kept>> {
	const paths = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll('\\', '/'));
	const files = paths.flatMap((path) => {
		const type = types[extname(path)];
		return type === undefined ? [] : [{ path, type }];
	});
	return new Map(
		await Promise.all(
			files.map(async ({ path, type }) => {
				const content = await readFile(join(folder, path));
				return [
					path,
					{ content, zipped: type === types['.png'] ? null : gzipSync(content), etag: etagOf(content), type },
				] as const;
			}),
		),
	);
}
