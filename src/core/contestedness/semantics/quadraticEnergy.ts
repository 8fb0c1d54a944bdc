import { energy, type Semantics } from './semantics.js';

/**
 * The quadratic energy model (Potyka, "Continuous Dynamical Systems for Weighted Bipolar Argumentation", KR 2018):
 * E = Σ supporters − Σ attackers, h(x) = max(0, x)²/(1 + max(0, x)²), strength = base − base·h(−E) + (1 − base)·h(E).
 * The square makes it slow near the base score: little evidence moves it hardly at all.
 */
export const quadraticEnergy: Semantics = {
	name: 'quadratic-energy',
	paper: 'Potyka 2018',
	dual: true,
	aggregate: energy,
	influence(base, aggregate) {
		const square = aggregate * aggregate;
		const pull = square / (1 + square);
		return aggregate < 0 ? base - base * pull : base + (1 - base) * pull;
	},
};
