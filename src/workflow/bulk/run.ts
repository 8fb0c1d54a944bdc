import type { BulkLine, Reject } from '../../core/bulk.js';
import type { ContestednessMethod } from '../../core/contestedness/methods.js';
import { foundingDeskId } from '../../core/desk.js';
import type { Cause } from '../../core/history.js';
import type { Instant } from '../../core/ids.js';
import type { Problems } from '../../core/problems.js';
import type { SearchEntry } from '../../core/search/entry.js';
import type { Appender } from '../../store/bulk.js';
import type { Tx } from '../../store/database.js';
import type { Names } from './names.js';
import type { Scorer } from './scorer.js';

/** Whose the things of a bulk file are. */
export const owned = { deskId: foundingDeskId, publicSince: null } as const;

/** How many things of each kind were added. */
export const nothingAdded = {
	stories: 0,
	documents: 0,
	parties: 0,
	interests: 0,
	sources: 0,
	claims: 0,
	statements: 0,
	retractions: 0,
	judgements: 0,
	links: 0,
};
export type Added = typeof nothingAdded;

/** A line at work: what it drafts, and what is wrong with it so far. */
export interface Drafted<T> {
	readonly line: BulkLine;
	readonly draft: T;
	readonly problems: Problems;
}

/** One batch of lines at work in its transaction. */
export interface Batch {
	readonly tx: Tx;
	readonly now: Instant;
	readonly method: ContestednessMethod;
	readonly names: Names;
	readonly scorer: Scorer;
	readonly appender: Appender;
	readonly added: Added;
	readonly rejects: Reject[];
	/** Claims that were there before, and what in this batch may have moved their scores. */
	readonly touched: Map<string, Cause>;
	/** Claims, some of them there before, whose scores moved. */
	readonly moved: string[];
	/** Claims that were published elsewhere: all that their cases are made of is public when the batch ends. */
	readonly published: string[];
	/** What the search is to find, all of it indexed when the batch ends. */
	readonly entries: SearchEntry[];
	/** Counts a line whose thing is on record already. */
	present(): void;
}

/** Whether a line is to be taken in; with problems it is rejected whole. */
export function isSound({ line, problems }: Drafted<unknown>, { rejects }: Batch): boolean {
	if (problems.errors.length === 0) return true;
	rejects.push({ line: line.line, errors: problems.errors, given: line.given });
	return false;
}
