import { describe, expect, test } from 'vitest';
import { type ArgumentNode, effectiveMasses, sortedSum } from '../../src/core/contestedness/masses.js';

const node = (raw: number, ...attackers: number[]): ArgumentNode => ({ raw, attackers });

/** A circle in which each node attacks the one before it. */
const circle = (raws: readonly number[]): ArgumentNode[] => raws.map((raw, at) => node(raw, (at + 1) % raws.length));

/** How far the masses are from raw / (1 + Σ attackers), relative to masses above 1. */
function residual(nodes: readonly ArgumentNode[]): number {
	const masses = effectiveMasses(nodes);
	const gaps = nodes.map(({ raw, attackers }, at) => {
		const due = raw / (1 + attackers.reduce((sum, one) => sum + (masses[one] ?? 0), 0));
		return Math.abs((masses[at] ?? 0) - due) / Math.max(1, due);
	});
	return Math.max(...gaps);
}

describe('without circles', () => {
	test('what nobody attacks keeps its raw weight, and nothing has no mass', () => {
		expect([...effectiveMasses([node(1.5), node(0.75)])]).toEqual([1.5, 0.75]);
		expect([...effectiveMasses([])]).toEqual([]);
	});

	test('attackers divide by one more than their sum', () => {
		expect(effectiveMasses([node(1, 1, 2), node(0.5), node(1.5)])[0]).toBe(1 / 3);
	});

	test('an attacker that is attacked takes less', () => {
		expect([...effectiveMasses([node(0.4, 1), node(1.5, 2), node(1.5)])]).toEqual([0.25, 0.6, 1.5]);
	});

	test('a chain of 10,000 is computed exactly, from its far end', () => {
		const length = 10_000;
		const raws = Array.from({ length }, (_, at) => 0.25 + (at % 7) / 4);
		const nodes = raws.map((raw, at) => (at + 1 < length ? node(raw, at + 1) : node(raw)));
		const expected: number[] = [];
		for (let at = length - 1; at >= 0; at--) expected[at] = (raws[at] ?? 0) / (1 + (expected[at + 1] ?? 0));
		expect([...effectiveMasses(nodes)]).toEqual(expected);
	});

	test('10,000 attackers on one node leave it a mass above zero', () => {
		const crowd = Array.from({ length: 10_000 }, () => node(1));
		const attacked = node(1, ...crowd.map((_, at) => at + 1));
		expect(effectiveMasses([attacked, ...crowd])[0]).toBe(1 / 10_001);
	});
});

describe('in circles', () => {
	test.each([
		[1, 1],
		[0.4, 1.5],
		[1.875, 0.025],
		[20, 3],
	])('two that attack each other, of %d and %d, come to the roots of the quadratic', (one, other) => {
		const root = (raw: number, against: number) => {
			const half = 1 + against - raw;
			return (Math.sqrt(half * half + 4 * raw) - half) / 2;
		};
		const [first, second] = effectiveMasses(circle([one, other]));
		expect(first).toBeCloseTo(root(one, other), 12);
		expect(second).toBeCloseTo(root(other, one), 12);
	});

	test('what attacks itself comes to the golden section', () => {
		expect(effectiveMasses([node(1, 0)])[0]).toBeCloseTo((Math.sqrt(5) - 1) / 2, 14);
	});

	test('a circle of 10,001 equals comes to the same everywhere', () => {
		const masses = effectiveMasses(circle(Array.from({ length: 10_001 }, () => 1)));
		for (const mass of masses) expect(Math.abs(mass - (Math.sqrt(5) - 1) / 2)).toBeLessThan(1e-14);
	});

	test('a circle of 10,001 unequal ones satisfies the formula', () => {
		expect(residual(circle(Array.from({ length: 10_001 }, (_, at) => 0.1 + (at % 13) / 7)))).toBeLessThan(1e-14);
	});

	test('what hangs on a circle, and what a chain brings into it, satisfies the formula too', () => {
		const nodes = [node(1, 1), node(0.8, 2, 4), node(1.2, 1), node(0.5, 0), node(1.5, 5), node(0.75)];
		expect(residual(nodes)).toBeLessThan(1e-14);
	});

	test('heavy weights, whose masses lie further apart than 1e-15 from one double to the next, still settle fast', () => {
		const nodes = circle([
			17.56346986857909, 18.361328125167738, 22.63096254924711, 23.97982680794073, 23.74719063428596, 17.66042434682988,
		]);
		const many = Array.from({ length: 200 }, (_, ring) =>
			nodes.map((one) => node(one.raw, ...one.attackers.map((at) => at + ring * nodes.length))),
		).flat();
		expect(residual(many)).toBeLessThan(1e-14);
	}, 3_000);
});

test('a sum in ascending order is the same to the bit in any order, and keeps what is small', () => {
	const values = [1e16, 1, 0.1, 3, 1, 0.2, 1];
	expect(Object.is(sortedSum(values), sortedSum(values.toReversed()))).toBe(true);
	expect(sortedSum([1e16, 1, 1])).toBe(1e16 + 2);
	expect(sortedSum([])).toBe(0);
});
