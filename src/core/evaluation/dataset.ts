import type { Ledger } from '../ledger.js';

/** Labels by claim key: whether what is asked is so. Claims without a label are not asked about. */
export type Labels = ReadonlyMap<string, boolean>;

/** A research set as the record takes it, and what somebody else found out about its claims. */
export interface Dataset {
	/** To be imported in this order. */
	readonly ledgers: readonly Ledger[];
	/** Where, by how the set was made, a claim has a score above 0 exactly if its label says so. */
	readonly rules: readonly { readonly name: string; readonly labels: Labels }[];
	/** What the measures are to tell apart: those of contestedness, or those of the lean. */
	readonly tasks: readonly {
		readonly name: string;
		readonly by: 'CONTESTEDNESS' | 'LEAN';
		readonly labels: Labels;
	}[];
}
