import { energy, type Semantics } from './semantics.js';

/**
 * Euler-based (Amgoud and Ben-Naim, "Evaluation of Arguments in Weighted Bipolar Graphs", ECSQARU 2017):
 * E = Σ supporters − Σ attackers, strength = 1 − (1 − base²)/(1 + base·e^E). Attack counts for less than support: no number
 * of attackers takes an argument below base², so a claim of base 0.5 stays within 0.25…1. Base scores 0 and 1 never move.
 */
export const eulerBased: Semantics = {
	name: 'euler-based',
	paper: 'Amgoud and Ben-Naim 2017',
	dual: false,
	aggregate: energy,
	// Zero apart, as 0·e^E is not a number once e^E is past the largest double.
	influence: (base, aggregate) => (base === 0 ? 0 : 1 - (1 - base * base) / (1 + base * Math.exp(aggregate))),
};
