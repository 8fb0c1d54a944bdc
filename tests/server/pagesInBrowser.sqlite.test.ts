import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadExample } from '../../src/server/example.js';
import { newWorld } from '../_world.js';
import { inBrowser, leftOut } from '../interop/_maps.js';
import { type Served, serveOn } from './_server.js';

const pages = [
	'/',
	'/stories/meta-scale-ai',
	'/claims/mayer-tbd',
	'/claims/vendors',
	'/claims/rift',
	'/search?q=Mayer',
	'/embed/claims/rift',
	'/docs/index.html',
	'/docs/tour.html',
	'/docs/tour.zh.html',
	'/docs/operations.html',
	'/docs/reference/queries.html',
	'/docs/reference/interfaces.html',
];
/** The documentation has addresses of their own for its languages. */
const languagesOf = (path: string): string[] =>
	path.startsWith('/docs') ? [path.includes('.zh.') ? 'zh' : 'en'] : ['en', 'zh'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(leftOut('pages'))('pages in a browser', { timeout: 300_000 }, () => {
	const page = inBrowser();
	let served: Served;
	beforeAll(async () => {
		const world = await newWorld();
		await loadExample(world.office, 'examples/meta-scale-ai.yaml');
		served = await serveOn(world);
	});
	afterAll(() => served?.close());

	it.each(pages.flatMap((path) => languagesOf(path).map((language) => [path, language] as const)))(
		'can be used by everybody (WCAG 2.2 AA), dark and light, on a phone and at a desk: %s in %s',
		async (path, language) => {
			await page().goto(`${served.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
			// The protocol of the browser runs it; the page's own policy lets no script in.
			await page().evaluate(axe);
			for (const colorScheme of ['light', 'dark'] as const)
				for (const width of [360, 1280]) {
					await page().emulateMedia({ colorScheme });
					await page().setViewportSize({ width, height: path.startsWith('/embed') ? 220 : 800 });
					const found = await page().evaluate(async () => {
						const run = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run;
						const { violations, passes } = await run({
							runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
						});
						return {
							wrong: violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.html).join(' | ')}`),
							looked: passes.length,
							scrolls: document.documentElement.scrollWidth > document.documentElement.clientWidth,
						};
					});
					expect([colorScheme, width, found.wrong, found.scrolls]).toEqual([colorScheme, width, [], false]);
					expect(found.looked).toBeGreaterThan(10);
				}
		},
	);
});
