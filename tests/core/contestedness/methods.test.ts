import { describe, expect, it } from 'vitest';
import {
	defaultMethod,
	methodNamed,
	methods,
	methodWith,
	settingOf,
	settingProblems,
} from '../../../src/core/contestedness/methods.js';
import { asserts, badNewsFor, caseOf, denies, onRecord, unnamed } from '../_cases.js';

const theCase = caseOf([asserts('two', unnamed(2)), denies('mayer', onRecord('mayer'))], {
	bearings: [badNewsFor('mayer')],
});

describe("a method with weights of an installation's own", () => {
	it('is another version, whose name says what is different, and scores by it', () => {
		const own = methodWith({ SERVES: 0.3, PRIOR: 3 });
		expect(own.name).toBe('balance/1 SERVES=0.3 PRIOR=3');
		const { opinion, method } = own.assess(theCase);
		expect(method).toBe(own.name);
		expect(opinion.opposition).toBeCloseTo(0.3, 12);
		expect(opinion.unknown).toBeCloseTo(3 / (0.75 + 0.3 + 3), 12);
	});

	it('is the default where nothing is set otherwise', () => {
		expect(methodWith({})).toBe(defaultMethod);
		expect(methodWith({ SERVES: 0.4 })).toBe(defaultMethod);
	});

	it('is found again by the name that its scores carry', () => {
		const own = methodWith({ UNNAMED: 0.6, RATIO: 0.4 });
		expect(methodNamed(own.name)?.weights).toEqual(own.weights);
		expect(methodNamed('balance/1')).toBe(defaultMethod);
		for (const other of ['balance/2', 'balance/1 SERVES', 'balance/1 OTHER=1', ''])
			expect(methodNamed(other)).toBeNull();
		expect(settingOf(own, 'UNNAMED')).toBe(0.6);
		expect(methods).toContain(defaultMethod);
	});

	it('is refused with the reason where a weight is none or out of range', () => {
		expect(settingProblems({ SERVES: 0.3 })).toEqual([]);
		expect(settingProblems({ SERVES: 0.9, HASTE: 1, PRIOR: '2' })).toEqual([
			'SERVES is 0.9; give a number from 0.2 to 0.7',
			'HASTE is no judgement weight; they are UNNAMED, SERVES, OFFICIAL, RATIO, PRIOR',
			'PRIOR is "2"; give a number from 1 to 3',
		]);
	});
});
