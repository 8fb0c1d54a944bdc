import type { InterestReason } from '../interest.js';
import type { InterestStanding } from '../statement.js';
import type { Interval, Opinion } from './opinion.js';
import type { Voice } from './weights.js';

/** One factor of a statement's raw weight, and what it stands for. */
export type WeightFactor =
	| { readonly of: 'STANCE'; readonly value: number; readonly partial: boolean }
	| { readonly of: 'AMOUNT'; readonly value: number; readonly voice: Voice }
	| {
			readonly of: 'INTEREST';
			readonly value: number;
			readonly interest: InterestStanding;
			readonly reason: InterestReason;
	  }
	| { readonly of: 'DIRECTNESS'; readonly value: number; readonly directness: string };

/** What a statement goes back to: its own source, or a document that it repeats. Same key, same origin. */
export interface Origin {
	readonly key: string;
	readonly sourceId: string | null;
	readonly documentId: string | null;
}

/** How much one statement counts, and why. */
export interface Weight {
	/** The product of the factors, before repetition and rebuttals. */
	readonly raw: number;
	/** What it adds to its side, or takes from its target, after both; 0 where it repeats a weightier statement of its origin. */
	readonly effective: number;
	readonly factors: readonly WeightFactor[];
	readonly origin: Origin;
	/** The statement of the same origin and side that is counted in its stead, if any. */
	readonly repeats: string | null;
}

/** What a method says of a case: the opinion, and each statement's or linked claim's part in it. */
export interface Assessment {
	readonly method: string;
	readonly opinion: Opinion;
	readonly oneSourceInterval: Interval;
	/** By statement id; silences and retracted statements have none. */
	readonly weights: ReadonlyMap<string, Weight>;
	/** By claim link id: the mass that the linked claim lends to a side. */
	readonly linkMasses: ReadonlyMap<string, number>;
}
