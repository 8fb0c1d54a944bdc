import type { Article } from '../core/article.js';
import type { Json } from '../core/canonicalJson.js';
import type { Assessment } from '../core/contestedness/assessment.js';
import type { ContestednessMethod } from '../core/contestedness/methods.js';
import type { Opinion } from '../core/contestedness/opinion.js';
import type { Ref } from '../core/drafts.js';
import type { Cause } from '../core/history.js';
import { bytesFor, type IdKind, type Instant, makeId } from '../core/ids.js';
import { type Action, type Actor, type Viewer } from '../core/permissions.js';
import { Problems } from '../core/problems.js';
import type { RecordEvent } from '../core/recordEvent.js';
import { accept, type Result, refuse, type UserError } from '../core/result.js';
import type { SearchEntry } from '../core/search/entry.js';
import { Changes } from '../store/audit/changes.js';
import { closeRecording } from '../store/audit/log.js';
import type { StoredCase } from '../store/cases.js';
import type { Database, Tx } from '../store/database.js';
import { fillKey, takeKey } from '../store/recordingKeys.js';
import type { Keys } from '../store/sealing/keys.js';
import { indexTexts } from '../store/searchIndex.js';
import { answerAgain, onceOf } from './again.js';
import { permissionIn } from './permission.js';
import { rescore } from './rescore.js';

/** What every verb needs: who acts, where things are kept, what time it is, and chance for ids. */
export interface Office {
	readonly actor: Actor;
	readonly database: Database;
	readonly now: () => Instant;
	readonly random: (bytes: number) => Uint8Array;
	/** How claims are scored; stored scores carry its name. */
	readonly method: ContestednessMethod;
	/** Called when something was done here, so that subscribers of this process need not wait for the database's bell. */
	readonly ring?: (action: Action) => void;
	/** Told of what somebody tried and may not do. */
	readonly onForbidden?: (attempt: Attempt) => void;
	/** Fetches and reads the page at an address, where this is allowed at all. */
	readonly fetchArticle?: (url: string) => Promise<Result<Article>>;
	/** What a server knows of webhooks; where it is left out, none can be set up. */
	readonly webhooks?: WebhookChecks;
	/** The keys of this installation; what is left out is not to be had. */
	readonly keys?: Keys;
}

/** What stands against a webhook, as whoever sets it up may read it; null where nothing does. */
interface WebhookChecks {
	readonly urlProblem: (url: string) => string | null;
	readonly fragmentProblem: (fragment: string) => string | null;
}

/** What somebody tried and may not do: who, what, and where in the input that showed. */
interface Attempt {
	readonly actor: Pick<Actor, 'kind' | 'id'>;
	readonly action: Action;
	readonly paths: readonly string[];
}

export interface RecordOptions {
	/** Answer what would happen, and keep nothing. */
	readonly dryRun?: boolean;
	/**
	 * Names this recording for whoever acts: done once, and answered the same again for a day. All else that is in the options
	 * (a mutation passes its whole input) has to be the same too.
	 */
	readonly idempotencyKey?: string | null | undefined;
	/** What is answered holds a secret and is not kept: a retry is told that it was done, and nothing more. */
	readonly tellOnce?: boolean;
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
	/** Whether it was recorded before, under the same key, and is only answered again. */
	readonly replayed: boolean;
	readonly thing: T;
	readonly effects: readonly Effect[];
}

/** One recording at work: its transaction, its moment, its problems so far, and the claims that need a new score. */
export interface Work {
	readonly tx: Tx;
	readonly actor: Actor;
	/** What the actor may refer to: what they may not see is not there for them. */
	readonly viewer: Viewer;
	/**
	 * Notes a problem where the actor may not do this (or `action`, where it is more than this) to what belongs to a desk; whether
	 * they may. Every recording asks this or `chooseDesk`.
	 */
	require(deskId: string, path: string, action?: Action): boolean;
	/** The desk that something new will belong to: the one given by id or slug, else the first where the actor may do this. */
	chooseDesk(ref: Ref | null | undefined): Promise<string>;
	readonly now: Instant;
	/** How claims are scored. */
	readonly method: ContestednessMethod;
	readonly problems: Problems;
	newId(kind: IdKind, claimId?: string): string;
	/** Marks a claim for rescoring; the first cause given stays. */
	touch(claimId: string, cause: Pick<Cause, 'event'> & Partial<Cause>): void;
	/** Has the thing found by these texts from now on, in place of earlier ones unless it is new; written at once for all, at the end. */
	index(entry: SearchEntry, options?: { readonly isNew: boolean }): void;
	/** Notes what those who listen are to be told, once it is kept. */
	announce(kind: RecordEvent['kind'], claimId: string | null, subjectId?: string | null, step?: number): void;
	/**
	 * Tells the audit log what it does not see by itself. It sees rows added and changed through `tx.insert` and `tx.update`,
	 * and a `reason` among them.
	 */
	tell(told: {
		readonly reason?: string;
		readonly objectIds?: readonly string[];
		readonly before?: Json;
		readonly after?: Json;
	}): void;
}

/**
 * Does one recording in one transaction: the steps, then the new scores of all claims they touched and of those that
 * lean on them, then the events for those who listen and the entry of the audit log. Any problem noted refuses the
 * whole and nothing is kept.
 */
export async function record<T>(
	office: Office,
	action: Action,
	options: RecordOptions,
	steps: (work: Work) => Promise<T>,
): Promise<Result<Recorded<T>>> {
	let problems = new Problems();
	const keep = !options.dryRun;
	try {
		const recorded = await office.database.write(
			async (tx) => {
				problems = new Problems();
				const once = keep ? onceOf(office.actor, options, problems) : null;
				stopAt(problems);
				const done = once && (await takeKey(tx, once, { action, at: office.now() }));
				if (done) {
					const again = await answerAgain<T>(done, once, { tx, office, action, problems });
					stopAt(problems);
					return accept(again);
				}
				const { work, noted } = workIn(tx, { office, action, problems });
				const thing = await steps(work);
				stopAt(problems);
				if (!noted.permission.wasAsked()) throw new Error(`${action} did not ask whether it is permitted`);
				const effects = await conclude(tx, noted, { action, office, at: work.now, keep });
				if (once)
					await fillKey(tx, once, {
						desks: noted.permission.desks(),
						thing: options.tellOnce ? null : thing,
						effects: effects.map(stepOf),
					});
				return accept({ saved: keep, replayed: false, thing, effects });
			},
			{ keep, together: !action.startsWith('import') },
		);
		if (keep) office.ring?.(action);
		return recorded;
	} catch (error) {
		if (error instanceof Refused) {
			tellForbidden(office, action, problems);
			return refuse(...toldOf(problems.errors));
		}
		throw error;
	}
}

function stopAt(problems: Problems): void {
	if (problems.errors.length > 0) throw new Refused();
}

const stepOf = ({ claimId, step }: Effect) => ({ claimId, step });

/** What the steps of a recording note, for when they are done. */
interface Noted {
	readonly touched: Map<string, Cause>;
	readonly events: RecordEvent[];
	/** What is to be found, by id, and which of it the index has never had. */
	readonly found: Map<string, SearchEntry>;
	readonly newlyFound: Set<string>;
	readonly permission: ReturnType<typeof permissionIn>;
	readonly changes: Changes;
}

function workIn(
	tx: Tx,
	{ office, action, problems }: { readonly office: Office; readonly action: Action; readonly problems: Problems },
): { readonly work: Work; readonly noted: Noted } {
	const { actor } = office;
	const permission = permissionIn(tx, { actor, action, problems });
	const noted: Noted = {
		touched: new Map(),
		events: [],
		found: new Map(),
		newlyFound: new Set(),
		permission,
		changes: new Changes(),
	};
	const under = new Map<string, number>();
	const work: Work = {
		tx: noted.changes.watch(tx),
		actor,
		viewer: permission.viewer,
		require: permission.require,
		chooseDesk: permission.chooseDesk,
		now: office.now(),
		method: office.method,
		problems,
		newId: (kind, claimId) =>
			makeId(kind, office.random(bytesFor(kind)), claimId ? { claimId, order: next(under, claimId) } : {}),
		touch: (claimId, cause) => {
			if (!noted.touched.has(claimId)) noted.touched.set(claimId, { statementId: null, causeClaimId: null, ...cause });
		},
		index: (entry, { isNew } = { isNew: false }) => {
			noted.found.set(entry.id, entry);
			if (isNew) noted.newlyFound.add(entry.id);
		},
		announce: (kind, claimId, subjectId, step) =>
			void noted.events.push({ kind, claimId, subjectId: subjectId ?? null, step: step ?? null }),
		tell: (told) => noted.changes.tell(told),
	};
	return { work, noted };
}

/**
 * Has what was recorded found, scored and told; answers the scores that moved. It writes with the transaction's own hand: what
 * follows from a recording is no part of what the audit log sees of it.
 */
async function conclude(
	tx: Tx,
	{ found, newlyFound, touched, events, changes, permission }: Noted,
	options: { readonly action: Action; readonly office: Office; readonly at: Instant; readonly keep: boolean },
): Promise<Effect[]> {
	const { action, office, at, keep } = options;
	await indexTexts(tx, [...found.values()], newlyFound);
	const effects = touched.size > 0 ? await rescore(tx, touched, { at, method: office.method }) : [];
	for (const { claimId, step, cause } of effects)
		events.push({ kind: 'CONTESTEDNESS_CHANGED', claimId, subjectId: cause.statementId, step });
	const deed = { actor: office.actor, action, deskId: permission.desks()[0] ?? null, changes };
	if (keep) await closeRecording(tx, { events, deed, at });
	return effects;
}

function tellForbidden({ actor, onForbidden }: Office, action: Action, { errors }: Problems): void {
	const forbidden = errors.filter((one) => one.code === 'NOT_PERMITTED');
	if (forbidden.length === 0) return;
	const paths = forbidden.map((one) => one.path.join('.'));
	onForbidden?.({ actor: { kind: actor.kind, id: actor.id }, action, paths });
}

/** 0, 1, 2 … for each key. */
function next(counts: Map<string, number>, key: string): number {
	const count = counts.get(key) ?? 0;
	counts.set(key, count + 1);
	return count;
}

/** Who may not do something learns nothing else by trying: not, say, that a slug is taken. */
function toldOf(errors: readonly UserError[]): readonly UserError[] {
	const denied = errors.filter((one) => one.code === 'NOT_PERMITTED');
	return denied.length > 0 ? denied : errors;
}

/** Unwinds the transaction of a recording that has problems; the problems are the answer. */
export class Refused extends Error {}
