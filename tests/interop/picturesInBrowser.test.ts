import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/core/messages/index.js';
import { mapSvg } from '../../src/interop/map/svg.js';
import { timelineSvg } from '../../src/interop/timeline/svg.js';
import { contestednessTimeline } from '../../src/interop/timeline/timeline.js';
import { history, step, theCase } from './_history.js';
import { type Assessed, hostileCases, inBrowser, leftOut, mapOf, storyCases } from './_maps.js';

const drawn = (one: Assessed, language: string) => mapSvg(mapOf(one, language), { messages: messagesIn(language) });
const timelineIn = (language: string, steps = history) =>
	timelineSvg(contestednessTimeline(steps, theCase, { messages: messagesIn(language) }), {
		messages: messagesIn(language),
	});

describe.skipIf(leftOut('pictures'))('pictures in a browser', { timeout: 120_000 }, () => {
	const page = inBrowser();

	/** What is wrong with pictures as a browser lays them out: text beside its box, boxes or texts over each other. */
	const wrongIn = (svgs: readonly string[]): Promise<string[]> =>
		page().evaluate((all) => {
			const wrong: string[] = [];
			const within = (inner: DOMRect, outer: DOMRect, slack: number) =>
				inner.left >= outer.left - slack &&
				inner.right <= outer.right + slack &&
				inner.top >= outer.top - slack &&
				inner.bottom <= outer.bottom + slack;
			const overlap = (one: DOMRect, other: DOMRect) =>
				Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
				Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
			for (const source of all) {
				const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
				if (parsed.querySelector('parsererror')) {
					wrong.push(`not well-formed: ${parsed.querySelector('parsererror')?.textContent}`);
					continue;
				}
				document.body.replaceChildren(document.importNode(parsed.documentElement, true));
				const svg = document.body.firstElementChild as SVGSVGElement;
				const whole = svg.getBoundingClientRect();
				const boxes = [...svg.querySelectorAll('g.box')].map((group) => ({
					group,
					frame: (group.querySelector('rect') as Element).getBoundingClientRect(),
				}));
				for (const { group, frame } of boxes)
					for (const text of group.querySelectorAll('text'))
						if (!within(text.getBoundingClientRect(), frame, 0.5)) wrong.push(`beside its box: ${text.textContent}`);
				const loose = [...svg.querySelectorAll('text')].filter((one) => !one.closest('g.box, g.marker'));
				const rects = [
					...boxes.map(({ group, frame }) => ({ rect: frame, name: group.textContent })),
					...loose.map((one) => ({ rect: one.getBoundingClientRect(), name: one.textContent })),
				];
				for (const [at, one] of rects.entries()) {
					if (!within(one.rect, whole, 0)) wrong.push(`beside the picture: ${one.name}`);
					for (const other of rects.slice(at + 1))
						if (overlap(one.rect, other.rect)) wrong.push(`over each other: ${one.name} / ${other.name}`);
				}
			}
			return wrong;
		}, svgs);

	it.each(['en', 'zh'])(
		'keep every text in its box, and boxes apart, for all claims of the story: %s',
		async (language) => {
			const story = [...storyCases().values()];
			expect(story).toHaveLength(37);
			expect(await wrongIn(story.map((one) => drawn(one, language)))).toEqual([]);
		},
	);

	it.each(['en', 'zh'])('keep every text of a timeline in its place: %s', async (language) => {
		const close = Array.from({ length: 60 }, (_, at) =>
			step(at + 1, [(at * 7) % 5, (at * 3) % 4], {
				event: 'TESTIMONY_RECORDED',
				statementId: 'b',
				at: new Date(1_756_000_000_000 + at ** 4 * 1_000).toISOString(),
			}),
		);
		expect(await wrongIn([timelineIn(language), timelineIn(language, close), timelineIn(language, [])])).toEqual([]);
	});

	it('are well-formed and hold their texts, whatever was said', async () => {
		const cases = fc.sample(hostileCases, { numRuns: 150, seed: 6 });
		const wrong = await wrongIn(cases.flatMap((one) => ['en', 'zh'].map((language) => drawn(one, language))));
		expect(wrong).toEqual([]);
	});

	it('run nothing and load nothing, whatever was said', async () => {
		const requests: string[] = [];
		page().on('request', (request) => requests.push(request.url()));
		for (const one of fc.sample(hostileCases, { numRuns: 30, seed: 7 })) await page().setContent(drawn(one, 'en'));
		expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([]);
	});

	it('are readable on a light and on a dark ground', async () => {
		for (const colorScheme of ['light', 'dark'] as const) {
			await page().emulateMedia({ colorScheme });
			await page().setContent(drawn(storyCases().get('rift') as Assessed, 'en'));
			const contrasts = await page().evaluate(() => {
				const luminance = (colour: string) => {
					const [red = 0, green = 0, blue = 0] = (colour.match(/\d+(\.\d+)?/g) ?? []).map((one) => {
						const part = Number(one) / 255;
						return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
					});
					return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
				};
				const ground = getComputedStyle(document.querySelector('svg > rect') as Element).fill;
				return [...document.querySelectorAll('text')].map((text) => {
					const frame = text.closest('g.box')?.querySelector('rect');
					const fill = frame ? getComputedStyle(frame).fill : 'none';
					const behind = luminance(fill === 'none' ? ground : fill);
					const [dark, light] = [luminance(getComputedStyle(text).fill), behind].sort((a, b) => a - b);
					return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
				});
			});
			expect(contrasts.length).toBeGreaterThan(10);
			expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
		}
	});
});
