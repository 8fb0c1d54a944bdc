import type { Assessment } from '../core/contestedness/assessment.js';
import type { ContestednessMethod } from '../core/contestedness/methods.js';
import type { Opinion } from '../core/contestedness/opinion.js';
import type { Ref } from '../core/drafts.js';
import type { Cause } from '../core/history.js';
import { bytesFor, type IdKind, type Instant, makeId } from '../core/ids.js';
import { type Action, type Actor, charter, desksWhere, may, type Viewer, viewerOf } from '../core/permissions.js';
import { Problems } from '../core/problems.js';
import type { RecordEvent } from '../core/recordEvent.js';
import { accept, type Result, refuse, type UserError } from '../core/result.js';
import type { SearchEntry } from '../core/search/entry.js';
import type { StoredCase } from '../store/cases.js';
import type { Database, Tx } from '../store/database.js';
import { findDesk } from '../store/desks.js';
import { appendEvents } from '../store/outbox.js';
import { fillKey, takeKey } from '../store/recordingKeys.js';
import { indexTexts } from '../store/searchIndex.js';
import { answerAgain, onceOf } from './again.js';
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
}

export interface RecordOptions {
	/** Answer what would happen, and keep nothing. */
	readonly dryRun?: boolean;
	/**
	 * Names this recording for whoever acts: done once, and answered the same again for a day. All else that is in the options
	 * (a mutation passes its whole input) has to be the same too.
	 */
	readonly idempotencyKey?: string | null | undefined;
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
	/** Has the thing found by these texts from now on, in place of earlier ones; written at once for all, at the end. */
	index(entry: SearchEntry): void;
	/** Notes what those who listen are to be told, once it is kept. */
	announce(kind: RecordEvent['kind'], claimId: string, subjectId?: string | null, step?: number): void;
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
				const effects = await conclude(work, noted, { method: office.method, keep });
				if (once) await fillKey(tx, once, { desks: noted.permission.desks(), thing, effects: effects.map(stepOf) });
				return accept({ saved: keep, replayed: false, thing, effects });
			},
			{ keep },
		);
		if (keep) office.ring?.();
		return recorded;
	} catch (error) {
		if (error instanceof Refused) return refuse(...toldOf(problems.errors));
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
	readonly found: SearchEntry[];
	readonly permission: ReturnType<typeof permissionIn>;
}

function workIn(
	tx: Tx,
	{ office, action, problems }: { readonly office: Office; readonly action: Action; readonly problems: Problems },
): { readonly work: Work; readonly noted: Noted } {
	const { actor } = office;
	const permission = permissionIn(tx, { actor, action, problems });
	const noted: Noted = { touched: new Map(), events: [], found: [], permission };
	const under = new Map<string, number>();
	const work: Work = {
		tx,
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
		index: (entry) => void noted.found.push(entry),
		announce: (kind, claimId, subjectId, step) =>
			void noted.events.push({ kind, claimId, subjectId: subjectId ?? null, step: step ?? null }),
	};
	return { work, noted };
}

/** Has what was recorded found, scored and told; answers the scores that moved. */
async function conclude(
	{ tx, now }: Work,
	{ found, touched, events }: Noted,
	{ method, keep }: { readonly method: ContestednessMethod; readonly keep: boolean },
): Promise<Effect[]> {
	await indexTexts(tx, found);
	const effects = touched.size > 0 ? await rescore(tx, touched, { at: now, method }) : [];
	for (const { claimId, step, cause } of effects)
		events.push({ kind: 'CONTESTEDNESS_CHANGED', claimId, subjectId: cause.statementId, step });
	if (keep) await appendEvents(tx, events, { at: now });
	return effects;
}

/** Whether the actor may do what is being done, and where what is new will belong. */
function permissionIn(
	tx: Tx,
	{ actor, action, problems }: { readonly actor: Actor; readonly action: Action; readonly problems: Problems },
) {
	const asked = new Set<string>();
	let wasAsked = false;
	let { desks } = viewerOf(actor);
	/** Once it is known whose the thing is, its desk: so that whoever sees the thing sees what it refers to. */
	const narrow = (deskId: string) => {
		if (desks !== 'ALL') desks = [deskId];
	};
	const require = (deskId: string, path: string, needed = action): boolean => {
		wasAsked = true;
		asked.add(deskId);
		if (may(actor, needed, deskId)) {
			narrow(deskId);
			return true;
		}
		problems.add('NOT_PERMITTED', path, refusalOf(actor, needed));
		return false;
	};
	const chooseDesk = async (ref: Ref | null | undefined): Promise<string> => {
		wasAsked = true;
		if (ref === null || ref === undefined) {
			const [first] = desksWhere(actor, action);
			if (first === undefined) {
				problems.add('NOT_PERMITTED', 'desk', refusalOf(actor, action));
				return '';
			}
			asked.add(first);
			narrow(first);
			return first;
		}
		const id = await findDesk(tx, ref);
		// A desk that is none of the actor's is not there for them.
		if (id === null || (actor.kind !== 'SYSTEM' && !actor.seats.some((seat) => seat.deskId === id)))
			problems.add('NOT_FOUND', 'desk', `there is no desk \`${ref.slice(0, 80)}\``);
		else require(id, 'desk');
		return id ?? '';
	};
	const viewer: Viewer = {
		get desks() {
			return desks;
		},
	};
	return { require, chooseDesk, viewer, wasAsked: () => wasAsked, desks: () => [...asked] };
}

const refusalOf = (actor: Actor, action: Action): string =>
	actor.kind === 'PUBLIC'
		? `${action} is for those who are signed in`
		: `${actor.name} may not ${action} at this desk: that is for ${article(charter[action])} and above`;

const article = (role: string): string => (/^[AEIOU]/.test(role) ? `an ${role}` : `a ${role}`);

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
