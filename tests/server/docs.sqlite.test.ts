import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveWorld } from './_server.js';

let served: Served;
beforeAll(async () => {
	served = await serveWorld({ signIn: true });
});
afterAll(() => served?.close());

const get = (path: string, headers: Record<string, string> = {}) =>
	fetch(served.url + path, { headers, redirect: 'manual' });

describe('/docs', () => {
	it('shows everybody the documentation, without signing in', async () => {
		const response = await get('/docs/');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(await response.text()).toContain('<h1 id="documentation">Documentation</h1>');
		for (const path of [
			'tour.html',
			'tour.zh.html',
			'concepts.html',
			'operations.html',
			'security.html',
			'adr/001-one-case-one-place.html',
			'reference/mutations.html',
		])
			expect([path, (await get(`/docs/${path}`)).status]).toEqual([path, 200]);
	});

	it('lets pages have its own style and pictures, and no scripts', async () => {
		const { headers } = await get('/docs/tour.html');
		expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'; img-src 'self';/);
		expect(headers.get('content-security-policy')).not.toContain('script');
		expect((await get('/docs/style.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
		const picture = await get('/docs/pictures/steps.svg');
		expect(picture.headers.get('content-type')).toBe('image/svg+xml');
		expect(picture.headers.get('content-security-policy')).toContain('sandbox');
		expect((await get('/docs/claim-page.png')).headers.get('content-type')).toBe('image/png');
	});

	it('is kept by caches that ask whether it still holds, packed or not', async () => {
		for (const encoding of ['gzip', 'identity']) {
			const asked = { 'accept-encoding': encoding };
			const { headers } = await get('/docs/tour.html', asked);
			expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
			expect(headers.get('vary')).toBe('accept-encoding');
			expect(headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null);
			const etag = headers.get('etag') ?? '';
			expect((await get('/docs/tour.html', { ...asked, 'if-none-match': etag })).status).toBe(304);
			expect((await get('/docs/concepts.html', { ...asked, 'if-none-match': etag })).status).toBe(200);
		}
	});

	it('leads from the names that people type to the pages', async () => {
		const to = async (path: string) => (await get(path)).headers.get('location');
		expect(await to('/docs')).toBe('/docs/');
		expect(await to('/docs/sign-in.md')).toBe('/docs/sign-in.html');
		expect(await to('/docs/tour')).toBe('/docs/tour.html');
		expect(await to('/docs/reference')).toBe('/docs/reference/index.html');
	});

	it('has nothing else: no other file, none above it, and says so as a page', async () => {
		for (const path of [
			'nothing.html',
			'..%2fpackage.json',
			'%2e%2e/%2e%2e/package.json',
			'tour.html%00',
			'../package.json',
			'%ff',
		])
			expect([path, (await get(`/docs/${path}`)).status]).toEqual([path, path === '%ff' ? 400 : 404]);
		const missing = await get('/docs/nothing.html', { 'accept-language': 'zh' });
		expect(missing.headers.get('cache-control')).toBe('no-store');
		expect(await missing.text()).toContain('此处没有内容');
	});

	it('is reached from the front page, in the language of the reader', async () => {
		expect(await (await get('/?lang=en')).text()).toContain('<a href="/docs/">Documentation</a>');
		expect(await (await get('/?lang=zh')).text()).toContain('<a href="/docs/tour.zh.html">使用文档</a>');
		expect(await (await get('/docs/adr/index.html')).text()).toContain('<a href="../../">Counterclaim</a>');
	});
});

describe('/docs, not built', () => {
	it('says how to build it, and has it as soon as it is there', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'counterclaim-docs-'));
		const unbuilt = await serveWorld({}, { docs: folder });
		try {
			const response = await fetch(`${unbuilt.url}/docs/`);
			expect(response.status).toBe(503);
			expect(await response.text()).toContain('npm run build');
			await writeFile(join(folder, 'index.html'), '<!DOCTYPE html><title>Here</title>');
			expect(await (await fetch(`${unbuilt.url}/docs/`)).text()).toContain('Here');
		} finally {
			await unbuilt.close();
			await rm(folder, { recursive: true });
		}
	});
});
