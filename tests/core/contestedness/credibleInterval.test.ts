import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { credibleInterval } from '../../../src/core/contestedness/credibleInterval.js';
import { opinionOf } from '../../../src/core/contestedness/opinion.js';
import { betaQuantile } from '../../../src/interop/betaQuantile.js';
import { vectors } from './_vectors.js';

const intervalOf = (support: number, opposition: number, options: { prior?: number; mass?: number } = {}) => {
	const { prior = 2, mass } = options;
	const opinion = opinionOf({ support, opposition }, { prior });
	return { opinion, ...credibleInterval(opinion, { prior, betaQuantile, ...(mass === undefined ? {} : { mass }) }) };
};
const masses = fc.double({ min: 0, max: 1000, noNaN: true });
const priors = fc.constantFrom(1, 2, 3);
const parts = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe('the 90 % credible interval comes out as the reference has it', () => {
	test.each(vectors)('$name', ({ out }) => {
		const { least, most } = intervalOf(out.S, out.D);
		expect(least).toBeCloseTo(out.credible90[0], 9);
		expect(most).toBeCloseTo(out.credible90[1], 9);
	});
});

test('it lies within 0 and the certainty, and reaches the certainty where even evidence is credible', () => {
	const within = fc.property(masses, masses, priors, parts, (support, opposition, prior, mass) => {
		const { opinion, least, most } = intervalOf(support, opposition, { prior, mass });
		expect(least).toBeGreaterThanOrEqual(0);
		expect(most).toBeGreaterThanOrEqual(least);
		expect(most).toBeLessThanOrEqual(opinion.certainty);
	});
	fc.assert(within, { numRuns: 500 });
	const { opinion, most } = intervalOf(3, 3);
	expect(most).toBe(opinion.certainty);
});

test('a greater mass gives an interval that holds the smaller one', () => {
	const nested = fc.property(masses, masses, priors, parts, (support, opposition, prior, mass) => {
		const outer = intervalOf(support, opposition, { prior, mass });
		const inner = intervalOf(support, opposition, { prior, mass: mass / 2 });
		expect(outer.least).toBeLessThanOrEqual(inner.least + 1e-12);
		expect(outer.most).toBeGreaterThanOrEqual(inner.most - 1e-12);
	});
	fc.assert(nested, { numRuns: 300 });
});

test('support and opposition are alike to it', () => {
	const swapped = fc.property(masses, masses, priors, (support, opposition, prior) => {
		const [one, other] = [intervalOf(support, opposition, { prior }), intervalOf(opposition, support, { prior })];
		expect(one.least).toBeCloseTo(other.least, 10);
		expect(one.most).toBeCloseTo(other.most, 10);
	});
	fc.assert(swapped, { numRuns: 300 });
});

test('without evidence it is 0 to 0', () => {
	expect(intervalOf(0, 0)).toMatchObject({ least: 0, most: 0 });
});

test('the quantiles are those of the Beta distribution', () => {
	// In closed form: Beta(1, n) and Beta(n, 1); and by symmetry the median of Beta(n, n).
	expect(betaQuantile(0.05, 1, 3)).toBeCloseTo(1 - 0.95 ** (1 / 3), 12);
	expect(betaQuantile(0.95, 4, 1)).toBeCloseTo(0.95 ** (1 / 4), 12);
	expect(betaQuantile(0.5, 77.5, 77.5)).toBeCloseTo(0.5, 12);
	// scipy 1.x: beta.ppf(.95, 10001, 20001)
	expect(betaQuantile(0.95, 10_001, 20_001)).toBeCloseTo(0.3378272999030932, 12);
});
