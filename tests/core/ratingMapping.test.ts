import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappingVersion, mapRating, numberOf } from '../../src/core/ratingMapping.js';
import { defaultRatings } from '../../src/core/ratingScale.js';

const raw = { label: null, value: null, best: null, worst: null };
const keyOf = (label: string) => mapRating({ ...raw, label }).key;

describe("somebody else's rating", () => {
	it.each([
		['True', 'true'],
		['FALSE!', 'false'],
		['“Pants on fire”', 'false'],
		['Half-True', 'mixture'],
		['  mostly   false ', 'mostly-false'],
		['Unproven', 'unproven'],
		['属实', 'true'],
		['谣言', 'false'],
		['部分屬實', 'mixture'],
		['基本属实', 'mostly-true'],
		['证据不足', 'unproven'],
	])('%s is %s', (label, key) => expect(keyOf(label)).toBe(key));

	it.each(['Satire', 'Missing context', 'Altered', '误导', 'Not false', '', '…'])('%s stays as it is', (label) =>
		expect(keyOf(label)).toBeNull(),
	);

	it('is told by its number only where it has no label and stands on a line from 1 to 5', () => {
		const line = { label: null, best: '5', worst: '1' };
		expect([1, 2, 3, 4, 5].map((value) => mapRating({ ...line, value: String(value) }).key)).toEqual([
			...['false', 'mostly-false', 'mixture', 'mostly-true', 'true'],
		]);
		for (const value of ['0', '6', '3,5', '-1', 'four']) expect(mapRating({ ...line, value }).key).toBeNull();
		expect(mapRating({ ...line, value: '1', best: '10' }).key).toBeNull();
		expect(mapRating({ ...line, value: '1', label: 'Satire' }).key).toBeNull();
	});

	it('is nothing that the scale does not have, and says by which edition', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (label, value) => {
				const { key, version } = mapRating({ ...raw, label, value });
				expect(version).toBe(mappingVersion);
				expect(key === null || defaultRatings.some((one) => one.key === key)).toBe(true);
			}),
		);
	});

	it('may have a comma in its number', () => {
		expect(['3,5', '3.5', ' -1 ', '1e3', '', null].map(numberOf)).toEqual([3.5, 3.5, -1, null, null, null]);
	});
});
