import type { Article } from '../core/article.js';
import type { Assessment } from '../core/contestedness/assessment.js';
import type { ContestednessMethod } from '../core/contestedness/methods.js';
import type { Opinion } from '../core/contestedness/opinion.js';
import type { Ref } from '../core/drafts.js';
import type { Cause } from '../core/history.js';
import { bytesFor, type IdKind, type Instant, makeId } from '../core/ids.js';
import { type Action, type Actor, charter, desksWhere, may, type Viewer, viewerOf } from '../core/permissions.js';
import { Problems } from '../core/problems.js';
import type { RecordEvent } from '../core/recordEvent.js';
import { accept, type Result, refuse } from '../core/result.js';
import type { SearchEntry } from '../core/search/entry.js';
import type { StoredCase } from '../store/cases.js';
import type { Database, Tx } from '../store/database.js';
import { findDesk } from '../store/desks.js';
import { appendEvents } from '../store/outbox.js';
import { indexTexts } from '../store/searchIndex.js';
import { rescore } from './rescore.js';

/** What every verb needs: who acts, where things are kept, what time it is, and chance for ids. */
export interface Office {
	readonly actor: Actor;
	readonly database: Database;
	readonly now: () => Instant;
	readonly random: (bytes: number) => Uint8Array;
	/** How claims are scored; stored scores carry its name. */
	readonly method: ContestednessMethod;
	/** Called when something was recorded here, so that subscribers of this process need not wait for the database's bell. */
	readonly ring?: () => void;
	/** Fetches and reads the page at an address, where this is allowed at all. */
	readonly fetchArticle?: (url: string) => Promise<Result<Article>>;
}

export interface RecordOptions {
	/** Answer what would happen, and keep nothing. */
	readonly dryRun?: boolean;
}

/** How a claim's score moved through what was recorded. */
export interface Effect {
	readonly claimId: string;
	/** The step of the claim's history. */
	readonly step: number;
	readonly before: Opinion;
	readonly case: StoredCase;
	readonly assessment: Assessment;
	readonly at: Instant;
	readonly cause: Cause;
}

/** What was recorded, and which scores it moved: the claim's own first, then those of claims that lean on it. */
export interface Recorded<T> {
	readonly saved: boolean;
	readonly thing: T;
	readonly effects: readonly Effect[];
}

/** One recording at work: its transaction, its moment, its problems so far, and the claims that need a new score. */
export interface Work {
	readonly tx: Tx;
	readonly actor: Actor;
	/** What the actor may refer to: what they may not see is not there for them. */
	readonly viewer: Viewer;
	/** Notes a problem where the actor may not do this to what belongs to a desk; whether they may. Every recording asks this or `chooseDesk`. */
	require(deskId: string, path: string): boolean;
	/** The desk that something new will belong to: the one given by id or slug, else the first where the actor may do this. */
	chooseDesk(ref: Ref | null | undefined): Promise<string>;
	readonly now: Instant;
	readonly problems: Problems;
	newId(kind: IdKind, claimId?: string): string;
	/** Marks a claim for rescoring; the first cause given stays. */
	touch(claimId: string, cause: Pick<Cause, 'event'> & Partial<Cause>): void;
	/** Has the thing found by these texts from now on, in place of earlier ones; written at once for all, at the end. */
	index(entry: SearchEntry): void;
	/** Notes what those who listen are to be told, once it is kept. */
	announce(kind: RecordEvent['kind'], claimId: string, subjectId?: string): void;
}

/**
 * Does one recording in one transaction: the steps, then the new scores of all claims they touched and of those that
 * lean on them, then the events for those who listen. Any problem noted refuses the whole and nothing is kept.
 */
export async function record<T>(
	office: Office,
	action: Action,
	options: RecordOptions,
	steps: (work: Work) => Promise<T>,
): Promise<Result<Recorded<T>>> {
	let problems = new Problems();
	try {
		const recorded = await office.database.write(
			async (tx) => {
				problems = new Problems();
				const touched = new Map<string, Cause>();
				const events: RecordEvent[] = [];
				const now = office.now();
				const under = new Map<string, number>();
				const found: SearchEntry[] = [];
				const permission = permissionIn(tx, { actor: office.actor, action, problems });
				const thing = await steps({
					tx,
					actor: office.actor,
					viewer: viewerOf(office.actor),
					require: permission.require,
					chooseDesk: permission.chooseDesk,
					now,
					problems,
					newId: (kind, claimId) =>
						makeId(kind, office.random(bytesFor(kind)), claimId ? { claimId, order: next(under, claimId) } : {}),
					touch: (claimId, cause) => {
						if (!touched.has(claimId)) touched.set(claimId, { statementId: null, causeClaimId: null, ...cause });
					},
					index: (entry) => void found.push(entry),
					announce: (kind, claimId, subjectId) =>
						void events.push({ kind, claimId, subjectId: subjectId ?? null, step: null }),
				});
				if (problems.errors.length > 0) throw new Refused();
				if (!permission.wasAsked()) throw new Error(`${action} did not ask whether it is permitted`);
				await indexTexts(tx, found);
				const effects = touched.size > 0 ? await rescore(tx, touched, { at: now, method: office.method }) : [];
				for (const { claimId, step, cause } of effects)
					events.push({ kind: 'CONTESTEDNESS_CHANGED', claimId, subjectId: cause.statementId, step });
				if (!options.dryRun) await appendEvents(tx, events, { at: now });
				return accept({ saved: !options.dryRun, thing, effects });
			},
			{ keep: !options.dryRun },
		);
		if (!options.dryRun) office.ring?.();
		return recorded;
	} catch (error) {
		if (error instanceof Refused) return refuse(...problems.errors);
		throw error;
	}
}

/** Whether the actor may do what is being done, and where what is new will belong. */
function permissionIn(
	tx: Tx,
	{ actor, action, problems }: { readonly actor: Actor; readonly action: Action; readonly problems: Problems },
) {
	let asked = false;
	const require = (deskId: string, path: string): boolean => {
		asked = true;
		if (may(actor, action, deskId)) return true;
		problems.add('NOT_PERMITTED', path, refusalOf(actor, action));
		return false;
	};
	const chooseDesk = async (ref: Ref | null | undefined): Promise<string> => {
		asked = true;
		if (ref === null || ref === undefined) {
			const [first] = desksWhere(actor, action);
			if (first === undefined) problems.add('NOT_PERMITTED', 'desk', refusalOf(actor, action));
			return first ?? '';
		}
		const id = await findDesk(tx, ref);
		// A desk that is none of the actor's is not there for them.
		if (id === null || (actor.kind !== 'SYSTEM' && !actor.seats.some((seat) => seat.deskId === id)))
			problems.add('NOT_FOUND', 'desk', `there is no desk \`${ref.slice(0, 80)}\``);
		else require(id, 'desk');
		return id ?? '';
	};
	return { require, chooseDesk, wasAsked: () => asked };
}

const refusalOf = (actor: Actor, action: Action): string =>
	actor.kind === 'PUBLIC'
		? `${action} is for those who are signed in`
		: `${actor.name} may not ${action} at this desk: that is for ${withArticle(charter[action])} and above`;

const withArticle = (role: string): string => (/^[AEIOU]/.test(role) ? `an ${role}` : `a ${role}`);

/** 0, 1, 2 … for each key. */
function next(counts: Map<string, number>, key: string): number {
	const count = counts.get(key) ?? 0;
	counts.set(key, count + 1);
	return count;
}

/** Unwinds the transaction of a recording that has problems; the problems are the answer. */
export class Refused extends Error {}
