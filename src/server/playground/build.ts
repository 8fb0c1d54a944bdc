import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzip } from 'node:zlib';
import { isPacked, type Manifest, manifestName } from './manifest.js';

const bundle = '@graphql-yoga/render-graphiql';

/** GraphiQL as static files in the folder, named by content; does nothing when they are there and current. */
export async function buildPlayground(folder: string): Promise<'built' | 'current'> {
	const packageFile = createRequire(import.meta.url).resolve(`${bundle}/package.json`);
	const madeFrom = hash(await readFile(packageFile), await readFile(fileURLToPath(import.meta.url)));
	if (await isCurrent(folder, madeFrom)) return 'current';
	// Made beside it and moved, so that a build that is broken off leaves nothing half.
	const making = `${folder}.${process.pid}`;
	await mkdir(making, { recursive: true });
	await copyFile(join(dirname(packageFile), 'LICENSE'), join(making, 'LICENSE.graphiql'));

	const files: string[] = [];
	const put = async (name: string, extension: string, content: string | Buffer): Promise<string> => {
		const file = `${name}-${hash(content)}.${extension}`;
		files.push(file);
		await writeFile(join(making, file), content);
		if (!isPacked(file)) await writeFile(join(making, `${file}.gz`), await packed(content));
		return file;
	};
	const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
	const manifest: Manifest = {
		madeFrom,
		script: await put('graphiql', 'js', graphiql.js),
		style: await put('graphiql', 'css', await withoutFonts(graphiql.css, put)),
		workers: {
			editorWorkerService: await put('editor-worker', 'js', graphiql.editorWorkerService),
			graphql: await put('graphql-worker', 'js', graphiql.graphqlWorker),
			json: await put('json-worker', 'js', graphiql.jsonWorker),
		},
		files,
	};
	await writeFile(join(making, manifestName), JSON.stringify(manifest, null, '\t'));
	await rm(folder, { recursive: true, force: true });
	await rename(making, folder);
	return 'built';
}

/** Puts the fonts that the stylesheet carries inside into files of their own: a browser then loads only those it needs. */
async function withoutFonts(
	css: string,
	put: (name: string, extension: string, content: Buffer) => Promise<string>,
): Promise<string> {
	let rest = css;
	for (const [url, extension, base64] of css.matchAll(/url\(data:font\/(woff2|woff|ttf);base64,([A-Za-z0-9+/=]+)\)/g)) {
		if (!rest.includes(url)) continue;
		rest = rest.replaceAll(
			url,
			`url(${await put('font', extension as string, Buffer.from(base64 as string, 'base64'))})`,
		);
	}
	return rest;
}

async function isCurrent(folder: string, madeFrom: string): Promise<boolean> {
	try {
		const manifest = JSON.parse(await readFile(join(folder, manifestName), 'utf8')) as Manifest;
		const files = manifest.files.flatMap((file) => (isPacked(file) ? [file] : [file, `${file}.gz`]));
		return manifest.madeFrom === madeFrom && files.every((file) => existsSync(join(folder, file)));
	} catch {
		return false;
	}
}

const packed = (content: string | Buffer): Promise<Buffer> =>
	new Promise((resolve, reject) =>
		gzip(content, { level: 9 }, (error, result) => (error ? reject(error) : resolve(result))),
	);

function hash(...contents: readonly (string | Buffer)[]): string {
	const sum = createHash('sha256');
	for (const content of contents) sum.update(content);
	return sum.digest('hex').slice(0, 16);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
	await buildPlayground(fileURLToPath(new URL('../../../playground', import.meta.url)));
