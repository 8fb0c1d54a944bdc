import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/server/config.js';
import { loadExample } from '../../src/server/example.js';
import { makeHttp } from '../../src/server/http.js';
import { listen } from '../../src/server/listen.js';
import { makeLogger } from '../../src/server/logs.js';
import { buildPlayground } from '../../src/server/playground/build.js';
import { readTabs } from '../../src/server/playground/tabs.js';
import { newWorld, type World } from '../_world.js';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
const queries = `${examples}queries`;
const read = readConfig({ DATABASE_URL: 'sqlite:unused', PORT: '0' });
if (!read.ok) throw new Error('the configuration is refused');
const config = read.value;

let world: World;
let folder: string;
let app: FastifyInstance;
let url: string;
const closers: (() => Promise<unknown>)[] = [];

async function start(folders: { playground: string; queries: string }) {
	const http = await makeHttp(world.office, {
		config,
		log: makeLogger({ level: 'silent' }),
		folders: { ...folders, docs: '' },
	});
	closers.push(http.close);
	return http.app;
}

beforeAll(async () => {
	world = await newWorld();
	await loadExample(world.office, `${examples}meta-scale-ai.yaml`);
	folder = join(await mkdtemp(join(tmpdir(), 'counterclaim-playground-')), 'playground');
	await buildPlayground(folder);
	app = await start({ playground: folder, queries });
	({ url } = await listen(app, config));
});
afterAll(async () => {
	for (const close of closers.reverse()) await close();
	await world.close();
	await rm(join(folder, '..'), { recursive: true, force: true });
});

const filesOfPage = async () => {
	const { body } = await app.inject('/playground');
	return [...body.matchAll(/(?:href|src)="(playground\/[^"]+)"/g)].map((found) => `/${found[1]}`);
};

describe('the built files', () => {
	it('are built once', async () => {
		const before = await stat(join(folder, 'manifest.json'));
		expect(await buildPlayground(folder)).toBe('current');
		expect((await stat(join(folder, 'manifest.json'))).mtimeMs).toBe(before.mtimeMs);
	});

	it('are built again when one is missing', async () => {
		const other = join(folder, '..', 'other');
		await buildPlayground(other);
		const [file] = (await readdir(other)).filter((name) => name.startsWith('json-worker'));
		await rm(join(other, file ?? ''));
		expect(await buildPlayground(other)).toBe('built');
		expect(await readdir(other)).toEqual(await readdir(folder));
	});

	it('hold no address of another host that a browser would load from', async () => {
		for (const name of (await readdir(folder)).filter((one) => one.endsWith('.css')))
			expect(await readFile(join(folder, name), 'utf8')).not.toMatch(/url\(["']?(?:https?:)?\/\//);
	});
});

describe('over HTTP', () => {
	it('the page is small, checked for news each time and strict about what it may load', async () => {
		const { statusCode, headers, body } = await app.inject('/playground');
		expect(statusCode).toBe(200);
		expect(body.length).toBeLessThan(4_000);
		expect(body).toContain('<title>Counterclaim playground</title>');
		expect(body).toContain('<noscript>');
		expect(body).not.toMatch(/<script(?![^>]* src=)/);
		expect(headers).toMatchObject({
			'cache-control': 'no-cache',
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
		});
		const policy = String(headers['content-security-policy']).split('; ');
		for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"])
			expect(policy).toContain(rule);
	});

	it('the page is not sent again to who has it', async () => {
		const { headers } = await app.inject('/playground');
		const again = await app.inject({ url: '/playground', headers: { 'if-none-match': `"other", W/${headers.etag}` } });
		expect(again.statusCode).toBe(304);
		expect(again.body).toBe('');
	});

	it('the files are compressed for who accepts it, typed, and kept for good', async () => {
		const files = await filesOfPage();
		expect(files).toHaveLength(3);
		for (const file of files) {
			const plain = await app.inject(file);
			const zipped = await app.inject({ url: file, headers: { 'accept-encoding': 'br, gzip;q=0.8' } });
			expect(plain.headers['content-encoding']).toBeUndefined();
			expect(zipped.headers).toMatchObject({
				'content-encoding': 'gzip',
				vary: 'accept-encoding',
				'cache-control': 'public, max-age=31536000, immutable',
				'content-type': `text/${file.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`,
			});
			expect(gunzipSync(zipped.rawPayload).equals(plain.rawPayload)).toBe(true);
		}
		const [file] = files;
		const refused = await app.inject({ url: file ?? '', headers: { 'accept-encoding': 'gzip;q=0, identity' } });
		expect(refused.headers['content-encoding']).toBeUndefined();
	});

	it.each([
		'manifest.json',
		'LICENSE.graphiql',
		'%2e%2e%2fpackage.json',
		'..%2f..%2fpackage.json',
		'__proto__',
		'constructor',
		'a%00b',
	])('of other names nothing is served: %s', async (name) => {
		const { statusCode } = await app.inject(`/playground/${name}`);
		expect(statusCode).toBe(404);
	});

	it('every tab is answered without errors within the limits of the server', async () => {
		for (const { query, variables } of (await readTabs(queries)).filter(
			({ query }) => !query.includes('subscription '),
		)) {
			const payload = { query, variables: JSON.parse(variables ?? '{}') };
			const { statusCode, body } = await app.inject({ method: 'POST', url: '/graphql', payload });
			expect([statusCode, JSON.parse(body).errors]).toEqual([200, undefined]);
		}
	});

	it('without the built files it says what to do, and works as soon as they are there', async () => {
		const later = join(folder, '..', 'later');
		const unbuilt = await start({ playground: later, queries });
		const { statusCode, body } = await unbuilt.inject('/playground');
		expect(statusCode).toBe(503);
		expect(body).toContain('npm run build');
		expect((await unbuilt.inject('/playground/graphiql.js')).statusCode).toBe(404);
		await buildPlayground(later);
		expect((await unbuilt.inject('/playground')).statusCode).toBe(200);
	});
});

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const hasBrowser = existsSync(executablePath);
if (!hasBrowser) console.warn(`left out: the playground in a browser, since there is no ${executablePath}`);

describe.skipIf(!hasBrowser && !process.env.CI)('in a browser', { timeout: 60_000 }, () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await chromium.launch({
			executablePath,
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		});
	});
	afterAll(() => browser?.close());

	/** A new visitor on the page, and all that went wrong or elsewhere meanwhile. */
	async function visit(options: BrowserContextOptions = {}) {
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
		// Shorter than the test's own limit, so that a failure names the step that it waited for.
		context.setDefaultTimeout(20_000);
		const page = await context.newPage();
		const wrong: string[] = [];
		page.on('console', (message) => {
			if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
		});
		page.on('pageerror', (error) => wrong.push(error.message));
		page.on('requestfailed', (request) => wrong.push(`${request.url()} failed`));
		context.on('request', (request) => {
			if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== url) wrong.push(request.url());
		});
		await page.addInitScript(() => {
			addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective}`));
		});
		await page.goto(`${url}/playground`);
		await ready(page);
		return { page, wrong };
	}

	/** The play button does nothing before both editors are there. */
	async function ready(page: Page) {
		await page.waitForSelector('.graphiql-query-editor .view-line');
		await page.waitForSelector('.result-window .monaco-editor');
	}
	const titles = (page: Page) => page.locator('.graphiql-tab-button').allTextContents();
	/** The play button asks for the operation of the tab left until GraphiQL has read the new one; it stores its tabs after that. */
	async function turnTo(page: Page, title: string) {
		await page.locator('.graphiql-tab-button', { hasText: title }).click();
		await page.waitForFunction((title) => {
			const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{"tabs":[]}');
			return tabs[activeTabIndex]?.title === title;
		}, title);
	}
	async function run(page: Page, expected: string) {
		await page.click('.graphiql-execute-button');
		await page.locator('.result-window').getByText(expected).first().waitFor();
		return (await page.locator('.result-window').innerText()).replaceAll('\u00a0', ' ');
	}

	it('a first visitor finds our queries as tabs and runs them with a click each, and nobody else hears of it', async () => {
		const { page, wrong } = await visit();
		expect(await page.title()).toBe('Counterclaim playground');
		expect(await titles(page)).toEqual([
			'MostContested',
			'WhyContested',
			'ForAndAgainst',
			'NoComment',
			'WhatChanged',
			'RecordRebuttal',
			'AtAGlance',
			'WhatIf',
			'HowSure',
			'Search',
			'Live',
			'FromAnArticle',
			'DeskQueue',
			'Verdicts',
			'RightOfReply',
			'Readiness',
			'WorkedCase',
			'PublishWithAReason',
			'SetUpWebhook',
		]);
		expect(await run(page, 'mayer-tbd')).toContain('"score": 0.25396');
		await turnTo(page, 'WhyContested');
		expect(await run(page, '迈耶不属于')).toContain('有争议');
		expect(wrong).toEqual([]);
		expect(page.url()).toBe(`${url}/playground`);
		await page.context().close();
	});

	it('who comes back finds the tabs as she left them', async () => {
		const { page, wrong } = await visit();
		await page.locator('.graphiql-tab-close').first().click();
		await page.click('text=NoComment');
		// GraphiQL stores its tabs half a second after the last change.
		await page.waitForFunction(() => /"activeTabIndex":2\b/.test(localStorage.getItem('graphiql:tabState') ?? ''));
		await page.reload();
		await ready(page);
		expect(await titles(page)).toHaveLength(18);
		expect(await page.locator('.graphiql-tab-active').innerText()).toContain('NoComment');
		expect(wrong).toEqual([]);
		await page.context().close();
	});

	it('a link can bring a query with it', async () => {
		const { page, wrong } = await visit();
		const query = 'query Linked($slug: String!) { claim(by: { slug: $slug }) { slug text } }';
		await page.goto(`${url}/playground?${new URLSearchParams({ query, variables: '{"slug":"hyperion"}' })}`);
		await ready(page);
		expect(await titles(page)).toContain('Linked');
		expect(await run(page, 'Louisiana')).toContain('hyperion');
		expect(page.url()).toBe(`${url}/playground`);
		expect(wrong).toEqual([]);
		await page.context().close();
	});

	it('the editor knows the schema and marks a field that is not there', async () => {
		const { page, wrong } = await visit();
		await page.goto(`${url}/playground?${new URLSearchParams({ query: 'query Wrong { claims { nonsense } }' })}`);
		await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor();
		expect(wrong).toEqual([]);
		await page.context().close();
	});

	it.each(['light', 'dark'] as const)(
		'it follows the %s colours of the visitor on a phone too',
		async (colorScheme) => {
			const { page, wrong } = await visit({ viewport: { width: 390, height: 844 }, colorScheme });
			const answer = await run(page, 'mayer-tbd');
			expect(answer).toContain('"totalCount": 37');
			const [editor, result] = [page.locator('.graphiql-query-editor'), page.locator('.result-window')];
			expect((await editor.boundingBox())?.width).toBeGreaterThan(300);
			expect((await result.boundingBox())?.width).toBeGreaterThan(300);
			const brightness = await page.evaluate(() =>
				Number(
					/\d+/.exec(getComputedStyle(document.querySelector('.graphiql-editors') as Element).backgroundColor)?.[0],
				),
			);
			expect(brightness > 128).toBe(colorScheme === 'light');
			expect(wrong).toEqual([]);
			await page.context().close();
		},
	);

	it('a subscription stays open and shows what is recorded meanwhile', async () => {
		const { page, wrong } = await visit();
		await turnTo(page, 'Live');
		await page.click('.graphiql-execute-button');
		// Nothing on the page tells when the subscription stands.
		await page.waitForTimeout(1_500);
		const { claim } = await world.case('quality');
		await world.named('someone-new');
		await world.rebuttal(claim.slug, 'someone-new');
		await page.locator('.result-window').getByText('someone-new').first().waitFor();
		expect(wrong).toEqual([]);
		await page.context().close();
	});
});
