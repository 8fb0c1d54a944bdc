import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../../src/core/case.js';
import {
	acceptability,
	argumentsOn,
	claimArgument,
	secondOpinions,
} from '../../../src/core/contestedness/acceptability.js';
import { balance1 } from '../../../src/core/contestedness/balance.js';
import { effectiveMasses, sortedSum } from '../../../src/core/contestedness/masses.js';
import { dfQuad } from '../../../src/core/contestedness/semantics/dfQuad.js';
import { eulerBased } from '../../../src/core/contestedness/semantics/eulerBased.js';
import { semantics } from '../../../src/core/contestedness/semantics/index.js';
import { quadraticEnergy } from '../../../src/core/contestedness/semantics/quadraticEnergy.js';
import { solve } from '../../../src/core/contestedness/semantics/solve.js';
import { balanceWeights } from '../../../src/core/contestedness/weights.js';
import {
	asserts,
	badNewsFor,
	caseOf,
	counters,
	denies,
	linked,
	onRecord,
	record,
	saysNothing,
	takes,
	unnamed,
	type Word,
} from '../_cases.js';
import { against, reordered, republish, scenarios, shuffled, standing, strangers } from './_scenarios.js';

const weights = balanceWeights;
const of = (theCase: Case, one = quadraticEnergy as (typeof semantics)[number]) =>
	acceptability(theCase, { semantics: one, weights });
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const law = { numRuns: 300 };
const rounding = 1e-12;

const insiders = asserts('insiders', unnamed(2));
const mayer = denies('mayer', { ...onRecord('mayer'), directness: 'FIRST_HAND' });
const roster = counters('roster', 'mayer', record());
const onMayer = (...words: readonly Word[]) => caseOf(words, { bearings: [badNewsFor('mayer')] });
const people = (count: number, speaks: typeof asserts | typeof denies): Word[] =>
	Array.from({ length: count }, (_, at) => speaks(`${speaks.name} ${at}`, onRecord(`${speaks.name} ${at}`)));

describe('mayer-tbd, worked by hand', () => {
	// Two unnamed people assert: raw 0.5 + 0.25 = 0.75, base 0.75/2.75 = 0.272727. Mayer denies, which serves him: raw
	// 1 × 0.4 = 0.4, base 0.4/2.4 = 0.166667. Neither is answered, so each has its base as its strength.
	//   Quadratic energy: E = 0.272727 − 0.166667 = 0.106061; E² = 0.011249; h = 0.011249/1.011249 = 0.011124;
	//   strength = 0.5 + 0.5 × 0.011124 = 0.505562.
	//   With the roster: a document, raw 1.5, base 1.5/3.5 = 0.428571; it alone attacks Mayer: E = −0.428571,
	//   h = 0.183673/1.183673 = 0.155172; his strength 0.166667 × (1 − 0.155172) = 0.140805. Then
	//   E = 0.272727 − 0.140805 = 0.131923; E² = 0.017404; h = 0.017106; strength = 0.5 + 0.5 × 0.017106 = 0.508553.
	test('under quadratic energy', () => {
		expect(of(onMayer(insiders, mayer))).toBeCloseTo(0.505562, 6);
		expect(of(onMayer(insiders, mayer, roster))).toBeCloseTo(0.508553, 6);
	});

	// DF-QuAD: (1 − 0.166667) − (1 − 0.272727) = 0.106061; 0.5 + 0.5 × 0.106061. Euler: 1 − 0.75/(1 + 0.5·e^0.106061).
	test('under the others, which agree on the side', () => {
		const theCase = onMayer(insiders, mayer);
		expect(of(theCase, dfQuad)).toBeCloseTo(0.55303, 6);
		expect(of(theCase, eulerBased)).toBeCloseTo(0.517978, 6);
		expect(secondOpinions(theCase).differ).toBe(false);
		expect(secondOpinions(theCase).spread).toBeCloseTo(0.55303 - 0.505562, 5);
	});
});

describe.each(semantics.map((one) => [one.name, one] as const))('the acceptability under %s', (_, one) => {
	test('is 0.5 when nobody takes a side', () => {
		expect(Object.is(of(caseOf([]), one), 0.5)).toBe(true);
		expect(Object.is(of(caseOf([saysNothing('silent', onRecord('ann'))]), one), 0.5)).toBe(true);
		expect(Object.is(of(caseOf([insiders], { retracted: ['insiders'] }), one), 0.5)).toBe(true);
	});

	test('lies within 0…1 and is bit-equal in any order', () => {
		fc.assert(
			fc.property(scenarios, seeds, (scenario, seed) => {
				const theCase = caseOf(scenario.words, scenario.around);
				const value = of(theCase, one);
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(1);
				expect(Object.is(of(reordered(theCase, seed), one), value)).toBe(true);
			}),
			law,
		);
	});

	test('never falls with a new voice for the claim and never rises with one against it', () => {
		fc.assert(
			fc.property(scenarios, strangers, against, (scenario, voice, stance) => {
				const before = of(caseOf(scenario.words, scenario.around), one);
				const withOne = (word: Word) => of(caseOf([...scenario.words, word], scenario.around), one);
				expect(withOne(asserts('newcomer', voice))).toBeGreaterThanOrEqual(before - rounding);
				expect(withOne(takes('newcomer', stance, voice))).toBeLessThanOrEqual(before + rounding);
			}),
			law,
		);
	});

	test('takes the same side of 0.5 the other way round when all who assert deny and all who deny assert', () => {
		const said = fc.array(fc.tuple(fc.boolean(), strangers), { maxLength: 8 });
		fc.assert(
			fc.property(said, (sides) => {
				const words = (swapped: boolean) =>
					sides.map(([supports, voice], at) =>
						supports === swapped ? denies(`word ${at}`, voice) : asserts(`word ${at}`, voice),
					);
				const [value, swapped] = [of(caseOf(words(false)), one), of(caseOf(words(true)), one)];
				if (one.dual) expect(Math.abs(value + swapped - 1)).toBeLessThan(rounding);
				else if (Math.abs(value - 0.5) > rounding) expect(value > 0.5).toBe(swapped < 0.5);
			}),
			law,
		);
	});

	test('does not change with a republication', () => {
		fc.assert(
			fc.property(scenarios, fc.nat(9), fc.integer({ min: 1, max: 4 }), (scenario, pick, times) => {
				const words = [...standing(scenario, 'FOR'), ...standing(scenario, 'AGAINST')];
				const word = words[pick % Math.max(1, words.length)];
				if (!word) return;
				const more = republish(scenario, word, { times });
				const [before, after] = [scenario, more].map(({ words, around }) => caseOf(words, around)) as [Case, Case];
				expect(Object.is(of(after, one), of(before, one))).toBe(true);
			}),
			law,
		);
	});

	test('falls when a supporter is countered, and rises again when the counter is', () => {
		const aside = counters('aside', 'insiders', record());
		const alone = of(onMayer(insiders), one);
		const countered = of(onMayer(insiders, aside), one);
		const restored = of(onMayer(insiders, aside, counters('memo', 'aside', record())), one);
		expect(countered).toBeLessThan(alone);
		expect(countered).toBeGreaterThan(0.5);
		expect(restored).toBeGreaterThan(countered);
		expect(restored).toBeLessThan(alone);
	});

	test('is as high on a claim that rests on a claim with one source as on one with that source', () => {
		const source = caseOf([asserts('ann says', onRecord('ann'))]);
		const { lean } = balance1.assess(source).opinion;
		expect(of(caseOf([], { links: [linked('link', 'RESTS_ON', lean)] }), one)).toBeCloseTo(of(source, one), 12);
		expect(of(caseOf([], { links: [linked('link', 'OPPOSED_BY', lean)] }), one)).toBeLessThan(0.5);
		expect(Object.is(of(caseOf([], { links: [linked('link', 'RESTS_ON', -lean)] }), one), 0.5)).toBe(true);
	});
});

describe('the arguments on a claim', () => {
	test('are the nodes of the balance: weighed as there, they give its support and opposition', () => {
		fc.assert(
			fc.property(scenarios, (scenario) => {
				const theCase = caseOf(scenario.words, scenario.around);
				const { opinion } = balance1.assess(theCase);
				const { bases, attacks, supports } = argumentsOn(theCase, { weights });
				const ids = [...bases.keys()];
				const rawOf = (id: string, base: number) =>
					id.startsWith('link') ? base : (base * weights.prior) / (1 - base);
				const nodes = ids.map((id) => ({
					raw: rawOf(id, bases.get(id) as number),
					attackers:
						id === claimArgument ? [] : attacks.flatMap(([from, to]) => (to === id ? [ids.indexOf(from)] : [])),
				}));
				const masses = effectiveMasses(nodes);
				const onClaim = (relations: typeof attacks) =>
					sortedSum(
						relations.flatMap(([from, to]) => (to === claimArgument ? [masses[ids.indexOf(from)] as number] : [])),
					);
				expect(onClaim(supports)).toBeCloseTo(opinion.support, 9);
				expect(onClaim(attacks)).toBeCloseTo(opinion.opposition, 9);
			}),
			law,
		);
	});

	test('never form a circle, even where rebuttals do', () => {
		fc.assert(
			fc.property(scenarios, (scenario) => {
				const graph = argumentsOn(caseOf(scenario.words, scenario.around), { weights });
				expect(solve(graph, { semantics: quadraticEnergy }).steps).toBe(0);
			}),
			law,
		);
		const quarrel = [counters('one', 'other', record()), counters('other', 'one', record())];
		expect([...argumentsOn(onMayer(insiders, ...quarrel), { weights }).bases.keys()]).toEqual([
			claimArgument,
			'statement insiders',
		]);
	});

	test('count one source that speaks twice, and what answers either of its words answers both', () => {
		const again = { ...asserts('again', unnamed(1)), source: insiders.source };
		const twice = { source: insiders.source, statement: { ...again.statement, sourceId: insiders.source.id } };
		const answer = counters('answer', 'again', record());
		const graph = argumentsOn(caseOf([insiders, twice, answer]), { weights });
		expect(graph.supports).toHaveLength(1);
		expect(graph.attacks).toHaveLength(1);
		expect(graph.attacks[0]?.[1]).toBe(graph.supports[0]?.[0]);
	});
});

describe('second opinions differ', () => {
	test('when ten who sign together weigh more than four apart for the balance, and less for the others', () => {
		const together = asserts('letter', onRecord(...Array.from({ length: 10 }, (_, at) => `signer ${at}`)));
		const theCase = caseOf([together, ...people(4, denies)]);
		expect(balance1.assess(theCase).opinion.lean).toBeGreaterThan(0.3);
		expect(of(theCase)).toBeLessThan(0.45);
		expect(secondOpinions(theCase).differ).toBe(true);
	});

	test('when both sides are many: DF-QuAD saturates to 0.5, the others count on', () => {
		const { opinions, spread, differ } = secondOpinions(caseOf([...people(40, asserts), ...people(30, denies)]));
		expect(opinions.find((one) => one.semantics === 'df-quad')?.acceptability).toBeCloseTo(0.5, 3);
		expect(spread).toBeGreaterThan(0.4);
		expect(differ).toBe(true);
	});

	test('never over a one-sided record that nobody answers', () => {
		const crowds = strangers.map((one) => ({ ...one, attribution: 'ON_RECORD' as const }));
		const signers = fc.integer({ min: 1, max: 400 }).map((n) => Array.from({ length: n }, (_, at) => `signer ${at}`));
		fc.assert(
			fc.property(
				fc.boolean(),
				fc.array(fc.tuple(crowds, signers), { minLength: 1, maxLength: 8 }),
				(supports, voices) => {
					const words = voices.map(([voice, partyIds], at) =>
						(supports ? asserts : denies)(`word ${at}`, { ...voice, partyIds }),
					);
					expect(secondOpinions(caseOf(words)).differ).toBe(false);
				},
			),
			law,
		);
	});

	test('by the same account in any order', () => {
		fc.assert(
			fc.property(scenarios, seeds, (scenario, seed) => {
				const around = { ...scenario.around, links: shuffled(scenario.around.links, seed) };
				expect(secondOpinions(caseOf(shuffled(scenario.words, seed), around))).toEqual(
					secondOpinions(caseOf(scenario.words, scenario.around)),
				);
			}),
			law,
		);
	});
});

test('there is one second opinion for each semantics, in the order of their list', () => {
	expect(secondOpinions(caseOf([])).opinions).toEqual(
		semantics.map((one) => ({ semantics: one.name, acceptability: 0.5 })),
	);
});
