import { describe, expect, test } from 'vitest';
import { inOrderOfLinks, wayAlongLinks } from '../../src/core/links.js';

const leaning = (links: Readonly<Record<string, readonly string[]>>) => (id: string) => links[id] ?? [];

describe('claims in the order of their links', () => {
	test('each comes after all that it leans on', () => {
		const leansOn = leaning({ rift: ['quality', 'chaos'], quality: ['vendors'], value: ['rift', 'vendors'] });
		const ordered = inOrderOfLinks(['value', 'rift', 'quality', 'chaos', 'vendors'], leansOn);
		expect([...ordered].sort()).toEqual(['chaos', 'quality', 'rift', 'value', 'vendors']);
		for (const id of ordered) {
			for (const on of leansOn(id)) expect(ordered.indexOf(on), `${id} after ${on}`).toBeLessThan(ordered.indexOf(id));
		}
	});

	test('the order given does not matter, nor does naming one twice', () => {
		const leansOn = leaning({ a: ['d', 'b'], b: ['c'], d: ['c'] });
		expect(inOrderOfLinks(['d', 'a', 'c', 'b'], leansOn)).toEqual(inOrderOfLinks(['b', 'c', 'a', 'd', 'a'], leansOn));
		expect(inOrderOfLinks(['d', 'a', 'c', 'b'], leansOn)).toEqual(['c', 'b', 'd', 'a']);
	});

	test('what was not asked for is left out', () => {
		expect(inOrderOfLinks(['a'], leaning({ a: ['b'] }))).toEqual(['a']);
		expect(inOrderOfLinks([], leaning({}))).toEqual([]);
	});

	test('a circle, which should not be, still names each claim once', () => {
		expect(inOrderOfLinks(['a', 'b', 'c'], leaning({ a: ['b'], b: ['c'], c: ['a'] })).sort()).toEqual(['a', 'b', 'c']);
		expect(inOrderOfLinks(['a'], leaning({ a: ['a'] }))).toEqual(['a']);
	});

	test('a chain of 10,000 claims is no deeper than the stack', () => {
		const ids = Array.from({ length: 10_000 }, (_, at) => `claim ${String(at).padStart(5, '0')}`);
		const leansOn = (id: string) => ids.slice(ids.indexOf(id) + 1, ids.indexOf(id) + 2);
		expect(inOrderOfLinks(ids, leansOn)).toEqual(ids.toReversed());
	});
});

describe('the way along links', () => {
	const leansOn = leaning({ a: ['b', 'c'], b: ['d'], c: ['d', 'e'], e: ['a'], d: ['f'] });

	test('is the shortest, both ends included', () => {
		expect(wayAlongLinks('a', 'f', leansOn)).toEqual(['a', 'b', 'd', 'f']);
		expect(wayAlongLinks('a', 'c', leansOn)).toEqual(['a', 'c']);
	});

	test('from a claim to itself is the claim alone', () => {
		expect(wayAlongLinks('f', 'f', leansOn)).toEqual(['f']);
	});

	test('is null where there is none, links being one-way, circles or not', () => {
		expect(wayAlongLinks('f', 'a', leansOn)).toBeNull();
		expect(wayAlongLinks('a', 'nowhere', leansOn)).toBeNull();
	});
});
