import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, posix } from 'node:path';
import { buildSchema, isIntrospectionType, isSpecifiedScalarType } from 'graphql';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { charter } from '../../src/core/permissions.js';
import { writeMarkdown } from '../../src/interop/docs/markdown.js';

let folder: string;
const pages = new Map<string, string>();
let files: string[];
beforeAll(() => {
	folder = join(mkdtempSync(join(tmpdir(), 'counterclaim-docs-')), 'site');
	execFileSync(process.execPath, ['dist/src/server/docs/build.js', '--out', folder]);
	files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => extname(file) !== '');
	for (const file of files) if (file.endsWith('.html')) pages.set(file, readFileSync(join(folder, file), 'utf8'));
});
afterAll(() => rmSync(dirname(folder), { recursive: true, force: true }));

const addressesOf = (page: string) =>
	[...page.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'));
const idsOf = (page: string) => [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);

describe('the documentation as pages', () => {
	it('has every text there is, each in the list beside every page or in that of the decisions', () => {
		const texts = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
		expect(texts.length).toBeGreaterThan(30);
		for (const text of texts) expect([...pages.keys()]).toContain(text.replace(/\.md$/, '.html'));
		const listed = addressesOf(
			`${pages.get('index.html')}${pages.get('adr/index.html')?.replaceAll('href="0', 'href="adr/0')}`,
		);
		for (const text of texts.filter((file) => file !== 'index.md'))
			expect(listed).toContain(text.replace(/\.md$/, '.html'));
	});

	it('has no link that leads nowhere, to a page or a place in one, and none that starts at a root', () => {
		const dead: string[] = [];
		let looked = 0;
		for (const [path, page] of pages)
			for (const address of addressesOf(page)) {
				if (/^(https?:|mailto:)/.test(address)) continue;
				looked++;
				const [to = '', id] = address.split('#');
				const target = to === '' ? path : posix.join(posix.dirname(path), to);
				const isDead = address.startsWith('/') || !files.includes(target);
				if (isDead || (id !== undefined && !idsOf(pages.get(target) ?? '').includes(decodeURIComponent(id))))
					dead.push(`${path}: ${address}`);
			}
		expect(dead).toEqual([]);
		expect(looked).toBeGreaterThan(3_000);
	});

	it('gives no place the same name twice, and loads nothing from elsewhere', () => {
		for (const [path, page] of pages) {
			const ids = idsOf(page);
			expect([path, ids.filter((id, at) => ids.indexOf(id) !== at)]).toEqual([path, []]);
			expect(page).not.toMatch(/<script|\son\w+=|\sstyle=|(?:src|<link[^>]*href)="https?:/);
		}
	});

	it('is valid HTML', async () => {
		const validator = new HtmlValidate({
			extends: ['html-validate:standard'],
			rules: {
				'long-title': 'off',
				'no-trailing-whitespace': 'off',
				'void-style': 'off',
				// Wide tables and code can be scrolled with keys.
				'no-redundant-role': 'off',
				'valid-id': ['error', { relaxed: true }],
			},
		});
		const wrong: string[] = [];
		for (const [path, page] of pages) {
			const { results } = await validator.validateString(page);
			for (const { messages } of results)
				for (const one of messages) wrong.push(`${path}:${one.line} ${one.ruleId} ${one.message}`);
		}
		expect(wrong).toEqual([]);
	});

	it('has a page in two languages name the other', () => {
		expect(pages.get('tour.html')).toContain('<a href="tour.zh.html" hreflang="zh" lang="zh">中文</a>');
		expect(pages.get('tour.zh.html')).toContain('<html lang="zh">');
		expect(pages.get('tour.zh.html')).toContain('<a href="tour.html" hreflang="en" lang="en">English</a>');
		expect(pages.get('concepts.html')).not.toContain('hreflang');
	});
});

describe('the reference of the schema', () => {
	it('has everything that the schema has, with the permission of each mutation', () => {
		const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
		const ids = new Set([...pages].flatMap(([path, page]) => (path.startsWith('reference/') ? idsOf(page) : [])));
		const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
		const missing: string[] = [];
		for (const type of Object.values(schema.getTypeMap())) {
			if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
			const isRoot = roots.includes(type as never);
			if (!isRoot && !ids.has(type.name)) missing.push(type.name);
			const within = isRoot ? '' : `${type.name}.`;
			const parts = 'getFields' in type ? Object.values(type.getFields()) : 'getValues' in type ? type.getValues() : [];
			for (const part of parts) {
				if (!ids.has(`${within}${part.name}`)) missing.push(`${within}${part.name}`);
				for (const arg of 'args' in part ? part.args : [])
					if (!ids.has(`${within}${part.name}.${arg.name}`)) missing.push(`${part.name}.${arg.name}`);
			}
		}
		expect(missing).toEqual([]);
		expect(ids.size).toBeGreaterThan(1_500);
		const mutations = pages.get('reference/mutations.html') ?? '';
		for (const name of Object.keys(schema.getMutationType()?.getFields() ?? {})) {
			const [, own = ''] = mutations.split(`<h2 id="${name}">`);
			const said = own.split('</section>')[0] ?? '';
			if (name in charter) expect(said).toContain(`For who is <code>${charter[name as keyof typeof charter]}</code>`);
		}
	});
});

describe('a text in Markdown', () => {
	const write = (markdown: string) =>
		writeMarkdown(markdown, {
			linkFrom: (href) => (href === 'other.md' ? { address: 'other.html', name: 'The other' } : null),
		}).body.toString();

	it('has no HTML of its own', () => {
		expect(write('# A\n\n<script>alert(1)</script>\n\nand <b onclick="x()">this</b>')).not.toMatch(/<script|<b/);
	});

	it('leads where there is something, and has only the words of other links', () => {
		expect(write('# A\n\n[here](other.md), [there](../src/x.ts) and [that](javascript:alert)')).toContain(
			'<p><a href="other.html">here</a>, there and that</p>',
		);
		expect(write('# A\n\nSee [docs/other.md](other.md).')).toContain('See <a href="other.html">The other</a>.');
	});

	it('names its headings as GitHub does', () => {
		expect(write('# A\n\n## What it *is*, and isn’t\n\n## 十分钟\n\n## 十分钟')).toMatch(
			/id="what-it-is-and-isnt"[\s\S]*id="十分钟"[\s\S]*id="十分钟-1"/,
		);
	});
});
