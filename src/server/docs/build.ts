import { realpathSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSchema } from 'graphql';
import { docSite, type Sources } from '../../interop/docs/site.js';
import { stylesheet } from '../../interop/pages/style/stylesheet.js';
import { home } from '../home.js';
import { mark } from '../playground/page.js';

/** Writes the documentation as pages into the folder, in place of what is there; `front` is where a server's front page is from them. */
export async function buildDocs(folder: string, { front }: { readonly front: string | null }): Promise<void> {
	const sources = await readSources();
	// Made beside it and moved, so that a build that is broken off leaves nothing half.
	const making = `${folder}.${process.pid}`;
	const put = async (path: string, write: (to: string) => Promise<void>) => {
		const to = join(making, path);
		await mkdir(dirname(to), { recursive: true });
		await write(to);
	};
	for (const [path, page] of docSite(sources, { home: front })) await put(path, (to) => writeFile(to, page));
	for (const picture of sources.pictures) await put(picture, (to) => copyFile(join(home, 'docs', picture), to));
	await put('style.css', (to) => writeFile(to, stylesheet));
	await put('icon.svg', (to) => writeFile(to, mark));
	await rm(folder, { recursive: true, force: true });
	await rename(making, folder);
}

async function readSources(): Promise<Sources> {
	const folder = join(home, 'docs');
	const files = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll('\\', '/')).sort();
	const texts = files.filter((file) => file.endsWith('.md'));
	const read = async (file: string) => [file, await readFile(join(folder, file), 'utf8')] as const;
	return {
		markdown: new Map(await Promise.all(texts.map(read))),
		pictures: files.filter((file) => /\.(png|svg)$/.test(file)),
		schema: buildSchema(await readFile(join(home, 'schema.graphql'), 'utf8')),
	};
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
	const { out } = parseArgs({ options: { out: { type: 'string' } } }).values;
	// The server has its front page beside the folder; a site that stands alone has none.
	if (out === undefined) await buildDocs(join(home, 'dist/docs'), { front: '../' });
	else await buildDocs(resolve(out), { front: null });
}
