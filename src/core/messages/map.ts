import type { Standing } from '../claim.js';
import type { ContestednessLevel } from '../contestedness/opinion.js';
import type { ChangeEvent } from '../history.js';
import type { Attribution } from '../source.js';
import type { InterestStanding, OpposingStance, Response, SupportingStance } from '../statement.js';

/** What a statement or a link does to a claim or to a statement. */
type Deed = SupportingStance | OpposingStance | Response | 'COUNTERS' | 'UNDERCUTS' | 'RESTS_ON' | 'OPPOSED_BY';

/** The words of maps, timelines and dossiers in one language. */
export interface MapMessages {
	readonly map: string;
	readonly timeline: string;
	readonly deed: Readonly<Record<Deed, string>>;
	readonly forIt: string;
	readonly againstIt: string;
	readonly tookNoSide: string;
	readonly nobody: string;
	/** Words in quotation marks. */
	quoted(words: string): string;
	/** A heading with what belongs to it. */
	labelled(label: string, value: string): string;
	/** Entries that are left out of a list. */
	more(count: number): string;
	countedWith(speaker: string): string;
	retracted(reason: string): string;
	readonly interest: Readonly<Record<InterestStanding, string>>;
	readonly legend: {
		readonly supports: string;
		readonly opposes: string;
		readonly undercuts: string;
		readonly sameOrigin: string;
		readonly retracted: string;
		readonly silent: string;
		readonly thickness: string;
	};
	/** Levels as short as a band of a chart has room for. */
	readonly band: Readonly<Record<ContestednessLevel, string>>;
	readonly thin: string;
	readonly event: Readonly<Record<ChangeEvent, string>>;
	readonly axis: { readonly score: string; readonly time: string; readonly cause: string; readonly level: string };
	/** Steps before the first one that is shown. */
	earlier(count: number): string;
	/** From one score to another, by level. */
	moved(before: string | null, after: string): string;
	readonly dossier: {
		readonly contestedness: string;
		readonly documents: string;
		readonly method: string;
		/** What the score is not. */
		readonly disclaimer: string;
		oneMoreSource(least: string, most: string): string;
		/** How far the desk's own work on a claim has come. */
		readonly standing: string;
		readonly standings: Readonly<Record<Standing, string>>;
		readonly attribution: Readonly<Record<Attribution, string>>;
	};
}
