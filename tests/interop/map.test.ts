import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogues, messagesIn } from '../../src/core/messages/index.js';
import type { MapGroup } from '../../src/interop/map/argumentMap.js';
import { everyEntry } from '../../src/interop/map/legend.js';
import { mapSvg } from '../../src/interop/map/svg.js';
import {
	asserts,
	caseOf,
	counters,
	denies,
	derived,
	document,
	newsroom,
	onRecord,
	saysNothing,
	undercuts,
	unnamed,
} from '../core/_cases.js';
import { assessed, hostileCases, mapOf, storyCases } from './_maps.js';

const story = storyCases();
const storyMap = (claim: string, language = 'en') => {
	const found = story.get(claim);
	if (!found) throw new Error(`no claim ${claim}`);
	return mapOf(found, language);
};
const svgOf = (map: ReturnType<typeof mapOf>, prefix?: string) =>
	mapSvg(map, { messages: messagesIn(map.language), prefix });
const outline = ({ entries, more }: MapGroup): unknown[] => [
	...entries.map(({ speaker, deed, answers }) => {
		const answered = outline(answers);
		return answered.length > 0 ? [`${speaker}: ${deed}`, answered] : `${speaker}: ${deed}`;
	}),
	...(more > 0 ? [more] : []),
];
const count = (map: ReturnType<typeof mapOf>): number => {
	const left = (group: MapGroup): number => group.more + group.entries.reduce((sum, one) => sum + left(one.answers), 0);
	return everyEntry(map).length + left(map.support) + left(map.opposition) + left(map.silences);
};

/** Thirty people for it, each denied; one of the denials denied in turn, and so on; a hundred against it. */
const crowd = () =>
	assessed(
		caseOf([
			...Array.from({ length: 200 }, (_, at) => asserts(`for ${at}`, unnamed(1 + (at % 7)))),
			...Array.from({ length: 90 }, (_, at) => denies(`against ${at}`, unnamed(1 + (at % 5)))),
			...Array.from({ length: 30 }, (_, at) =>
				counters(`deep ${at}`, at === 0 ? 'for 6' : `deep ${at - 1}`, unnamed(2)),
			),
			...Array.from({ length: 40 }, (_, at) => saysNothing(`silent ${at}`, onRecord(`person ${at}`))),
		]),
	);

describe('the argument map as a list', () => {
	it('has both sides and the silences of a claim, in the language asked for', () => {
		const map = storyMap('mayer-tbd', 'zh');
		expect(map.claim.text).toBe('迈耶不属于 Meta 的核心部门 TBD 实验室。');
		expect(outline(map.support)).toEqual(['2 名匿名人士: 主张']);
		expect(outline(map.opposition)).toEqual(['鲁本·迈耶: 否认']);
		expect(map.opposition.entries[0]).toMatchObject({ said: '“from day one”', mass: 0.4, notes: ['对发言者有利'] });
		expect(outline(storyMap('vendors').silences)).toEqual([
			'Surge (spokesperson): declined to comment',
			'Mercor (spokesperson): declined to comment',
			'Scale AI (spokesperson): answered off the point',
		]);
	});

	it('nests rebuttals of rebuttals, and says which undercut', () => {
		const { case: theCase, assessment } = assessed(
			caseOf([
				asserts('a', onRecord('anna')),
				denies('b', onRecord('ben')),
				undercuts('c', 'b', onRecord('cleo')),
				counters('d', 'c', onRecord('dora')),
			]),
		);
		expect(outline(mapOf({ case: theCase, assessment }).opposition)).toEqual([
			['ben: denies', [['cleo: undercuts', ['dora: counters']]]],
		]);
	});

	it('shows what repeats an origin next to what is counted, and says so', () => {
		const repeated = assessed(
			caseOf(
				[asserts('wire', newsroom('wire')), asserts('other', onRecord('otto')), asserts('paper', newsroom('paper'))],
				{ documents: [document('wire'), document('paper')], derivations: [derived('paper', 'REPUBLISHES', 'wire')] },
			),
		);
		const [counted, repeating] = mapOf(repeated).support.entries;
		expect(repeating).toMatchObject({
			id: 'paper',
			repeats: counted?.id,
			mass: 0,
			notes: ['same origin as wire: counted once'],
		});
	});

	it('marks what was retracted, without a mass', () => {
		const theCase = caseOf([asserts('a', onRecord('anna'))], { retracted: ['a'] });
		expect(mapOf(assessed(theCase)).support.entries[0]).toMatchObject({
			retracted: true,
			mass: null,
			notes: ['retracted: taken back'],
		});
	});

	it('is bounded: the weightiest of both sides are shown, and every other one is counted', () => {
		const map = mapOf(crowd());
		expect(everyEntry(map).length).toBe(18 + 9);
		expect(map.opposition.entries.length).toBeGreaterThanOrEqual(6);
		expect(map.support.entries.length).toBeGreaterThanOrEqual(6);
		expect(count(map)).toBe(200 + 90 + 30 + 40);
		const masses = map.support.entries.map((one) => one.mass ?? 0);
		expect(masses).toEqual([...masses].sort((one, other) => other - one));
		expect(svgOf(map)).toContain(`and ${map.silences.more} more`);
	});

	it('counts every statement that hangs on the claim, shown or not, whatever the record', () => {
		fc.assert(
			fc.property(hostileCases, fc.nat(12), ({ case: theCase, assessment }, most) => {
				const all = mapOf({ case: theCase, assessment }, 'en', { most: undefined, deepest: undefined });
				const some = mapOf({ case: theCase, assessment }, 'en', { most, deepest: 2 });
				expect(count(some)).toBe(count(all));
				expect(everyEntry(some).length).toBeLessThanOrEqual(most + Math.ceil(most / 2));
			}),
		);
	});
});

describe('the argument map as SVG', () => {
	it('is the same each time', () => {
		for (const { case: theCase, assessment } of story.values()) {
			const draw = () => svgOf(mapOf({ case: theCase, assessment }));
			expect(draw()).toBe(draw());
		}
	});

	it('names and describes itself, under ids of its own, without scripts and addresses', () => {
		const svg = svgOf(storyMap('quality'), 'claim-7');
		expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" id="claim-7-map"/);
		expect(svg).toContain('role="img"');
		expect(svg).toContain('aria-labelledby="claim-7-map-title claim-7-map-description"');
		expect(svg).toContain('<title id="claim-7-map-title">Argument map: ');
		const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/<script|https?:|url\(|@import|href/);
	});

	it('takes no prefix that would leave its attribute or its style', () => {
		const svg = svgOf(storyMap('quality'), '1"}<x> {');
		expect(svg).toContain('id="p1---x----map"');
	});

	it('has a line for what speaks and none for silences and what repeats', () => {
		const lines = (claim: string) => svgOf(storyMap(claim)).match(/<g class="line">/g)?.length ?? 0;
		expect(lines('mayer-tbd')).toBe(2);
		expect(lines('vendors')).toBe(1);
		expect(svgOf(storyMap('openai-left'))).toContain('same origin, counted once');
	});

	it('draws what weighs more thicker', () => {
		const widths = [
			...svgOf(storyMap('mayer-tbd')).matchAll(/fill="none" stroke="var\(--(\w+)\)" stroke-width="([\d.]+)"/g),
		]
			.slice(0, 3)
			.map(([, colour, width]) => [colour, Number(width)]);
		expect(widths).toContainEqual(['support', 4]);
	});

	it('says everything in every language that there is', () => {
		const keysOf = (value: unknown): unknown =>
			typeof value === 'object' && value !== null
				? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, keysOf(one)]))
				: typeof value;
		const [first, ...others] = catalogues.map((one) => keysOf(one.map));
		for (const one of others) expect(one).toEqual(first);
	});
});
