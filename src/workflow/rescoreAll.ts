import { isDeepStrictEqual } from 'node:util';
import type { Background, Briefs } from '../core/contestedness/brief.js';
import { balanceColumns } from '../core/contestedness/column.js';
import type { ContestednessMethod } from '../core/contestedness/methods.js';
import { type Opinion, opinionOf } from '../core/contestedness/opinion.js';
import { Speakers } from '../core/contestedness/speakers.js';
import { backgroundOf, columnsOf } from '../core/contestedness/weighBriefs.js';
import { groupBy } from '../core/group.js';
import { inOrderOfLinks } from '../core/links.js';
import type { Interest } from '../core/party.js';
import { loadCases, type StoredCase } from '../store/cases.js';
import type { Tx } from '../store/database.js';
import { holdClaims } from '../store/locks.js';
import { Numbers } from '../store/numbers.js';
import {
	backgroundStampOf,
	countClaims,
	type Figures,
	holdStretch,
	loadAllInterests,
	loadAllRoots,
	loadLinksInForce,
	loadSpeakers,
	loadStretch,
	type Place,
	type ScoredClaim,
	type Stretch,
	stampOf,
	storeScores,
} from '../store/rescoring.js';
import type { Session } from '../store/sql.js';
import type { Desk } from './desk.js';

export interface RescoreOptions {
	/** Say how many scores would change, and change none. */
	readonly dryRun?: boolean;
	/** How many claims to read at a time, fewer where much is said of each; up to ten times as many are written in one transaction. */
	readonly atOnce?: number;
	readonly onStep?: (done: number, all: number) => void;
}

export interface Rescored {
	readonly claims: number;
	/** Of how many the stored score was not what the record amounts to. */
	readonly changed: number;
	readonly saved: boolean;
}

/**
 * Computes every claim's score anew from what is on record, and rewrites those that differ. Claims come in the order
 * of their ids, those with links afterwards, each after all that it leans on. Every transaction is complete in itself:
 * after an interruption another run finds what was done as it should be, and does the rest. Others may record meanwhile.
 */
export async function rescoreAll(desk: Desk, options: RescoreOptions = {}): Promise<Rescored> {
	const all = await desk.database.read(countClaims);
	let claims = 0;
	let changed = 0;
	const run: Run = {
		desk,
		dryRun: options.dryRun ?? false,
		atOnce: options.atOnce ?? 2_000,
		leans: new Map(),
		moved: (count) => {
			changed += count;
		},
		done: (count) => {
			claims += count;
			options.onStep?.(claims, Math.max(all, claims));
		},
	};
	await rescoreUnlinked(run);
	await rescoreLinked(run);
	return { claims, changed, saved: !run.dryRun };
}

interface Run {
	readonly desk: Desk;
	readonly dryRun: boolean;
	readonly atOnce: number;
	/** In a dry run: the leans that would change, of claims that others lean on. */
	readonly leans: Map<string, number>;
	readonly moved: (changed: number) => void;
	readonly done: (claims: number) => void;
}

interface Change {
	readonly id: string;
	readonly figures: Figures;
}

/**
 * The claims that lean on no other, a stretch at a time in the order of recording; one is read while the one before is
 * computed and those before that are written. The lock for writing is held only to write: where anything was recorded
 * since the reading, it is read again under the lock.
 */
async function rescoreUnlinked(run: Run): Promise<void> {
	const { database, method } = run.desk;
	const read = reader(method);
	const begin = (stretch: Stretch) => begun((asked) => database.read((session) => read(session, stretch, asked)));
	const write = await writer(run, read);
	let first = run.atOnce;
	let reading = begin({ after: null, first });
	for (;;) {
		const found = await reading.answer();
		const { claims } = found;
		const last = claims.at(-1);
		if (!last) break;
		const said = 1 + found.briefs.stances.length;
		first = Math.max(1, Math.min(run.atOnce, Math.floor((run.atOnce * mostSaid * claims.length) / said)));
		reading = begin({ after: last, first });
		await reading.asked;
		const { changes, whole } = changesIn(method, found);
		await write({ after: found.stretch.after, upTo: last, changes, whole, stamp: found.stamp });
		run.done(claims.filter((one) => !one.linked).length);
	}
	await write(null);
}

interface Part extends Computed {
	readonly after: Place | null;
	readonly upTo: Place;
	/** Of what it was read from. */
	readonly stamp: string;
}

/** Collects what changes in neighbouring stretches, and writes it while more is computed; null is the end. */
async function writer(run: Run, read: ReturnType<typeof reader>): Promise<(part: Part | null) => Promise<void>> {
	const { database, method } = run.desk;
	const leanedOn = new Set(run.dryRun ? [...(await database.read(loadLinksInForce)).values()].flat() : []);
	let writing = settled(Promise.resolve());
	let waiting: Part[] = [];

	const flush = async (parts: readonly Part[]) => {
		const stamps = new Set(parts.map((one) => one.stamp));
		const changes = parts.flatMap((one) => one.changes);
		const whole = parts.flatMap((one) => one.whole);
		if (whole.length > 0)
			await database.read(async (session) => {
				stamps.add(await stampOf(session));
				for (const change of await wholeChanges(method, session, whole)) changes.push(change);
			});
		(await writing)();
		if (run.dryRun) {
			for (const { id, figures } of changes) if (leanedOn.has(id)) run.leans.set(id, figures.lean);
			run.moved(changes.length);
		} else if (changes.length > 0)
			writing = settled(
				save(run, async (tx) => {
					const [first, last] = [parts[0] as Part, parts.at(-1) as Part];
					const stretch = { after: first.after, upTo: last.upTo };
					await holdStretch(tx, stretch);
					const now = await stampOf(tx);
					if (stamps.size === 1 && stamps.has(now)) return changes;
					const again = changesIn(method, await read(tx, stretch));
					return [...again.changes, ...(await wholeChanges(method, tx, again.whole))];
				}),
			);
	};
	return async (part) => {
		if (part) waiting.push(part);
		if (part && waiting.length < stretchesAtOnce) return;
		const parts = waiting;
		waiting = [];
		await flush(parts);
		if (!part) (await writing)();
	};
}
/** How many stretches are written in one transaction at most. */
const stretchesAtOnce = 10;
/** Where more than this is said of a claim on average, fewer claims are read at once. */
const mostSaid = 25;

/** The claims that lean on others, each level after the one that it leans on; again, if links were made meanwhile. */
async function rescoreLinked(run: Run): Promise<void> {
	const { database } = run.desk;
	let isFirst = true;
	for (let links = await database.read(loadLinksInForce); ; ) {
		for (const level of levelsOf(links))
			for (let at = 0; at < level.length; at += mostWhole) {
				const ids = level.slice(at, at + mostWhole);
				if (run.dryRun) run.moved((await database.read((session) => linkedChanges(run, session, ids))).length);
				else
					await save(run, async (tx) => {
						await holdClaims(tx, ids);
						return linkedChanges(run, tx, ids);
					});
				if (isFirst) run.done(ids.length);
			}
		const before = links;
		links = await database.read(loadLinksInForce);
		if (run.dryRun || isDeepStrictEqual(links, before)) return;
		isFirst = false;
	}
}
/** How many whole cases are held at once. */
const mostWhole = 250;

async function linkedChanges(run: Run, session: Session, ids: readonly string[]): Promise<Change[]> {
	const changes = await wholeChanges(run.desk.method, session, ids, run.leans);
	if (run.dryRun) for (const { id, figures } of changes) run.leans.set(id, figures.lean);
	return changes;
}

/** Claims with links, by how many links it takes at most to a claim without: each level leans on those before it only. */
function levelsOf(links: ReadonlyMap<string, readonly string[]>): string[][] {
	const depths = new Map<string, number>();
	const depthOf = (id: string) => depths.get(id) ?? 0;
	const leansOn = (id: string) => links.get(id) ?? [];
	for (const id of inOrderOfLinks([...links.keys()], leansOn))
		depths.set(id, 1 + Math.max(...leansOn(id).map(depthOf)));
	const levels = groupBy([...depths.keys()].sort(), depthOf);
	return [...levels.keys()].sort((one, other) => one - other).map((depth) => levels.get(depth) as string[]);
}

interface Found {
	readonly stretch: Stretch;
	readonly claims: readonly ScoredClaim[];
	readonly briefs: Briefs;
	readonly background: Background;
	readonly stamp: string;
}

/** Reads stretches, and keeps what claims share: of that only what is new is read again. Calls `asked` when SQLite is at work. */
function reader({ weights }: ContestednessMethod) {
	const afresh = (of: Pick<Background, 'interests' | 'roots'>, stamp: string) => ({
		numbers: new Numbers(),
		background: backgroundOf({ ...of, speakers: new Speakers(weights) }),
		stamp,
	});
	let known = afresh({ interests: new Map(), roots: new Map() }, 'nothing yet');
	return async (session: Session, stretch: Stretch, asked?: () => void): Promise<Found> => {
		if (known.numbers.size > mostSpeakers) known = afresh(known.background, known.stamp);
		let mine = known;
		const { numbers } = mine;
		const { speakers } = mine.background;
		const loading = loadStretch(session, stretch, { sources: numbers });
		if (asked) setTimeout(asked, 2);
		const { claims, briefs } = await loading;
		const stamp = await backgroundStampOf(session);
		if (stamp !== mine.stamp) {
			const [interests, roots] = [await loadAllInterests(session), await loadAllRoots(session)];
			mine = { numbers, background: backgroundOf({ speakers, interests, roots }), stamp };
			known = mine;
		}
		const unknown = new Map<string, number>();
		for (const number of briefs.sources) if (!speakers.has(number)) unknown.set(numbers.textOf(number), number);
		if (unknown.size > 0) {
			const found = await loadSpeakers(session, [...unknown.keys()]);
			for (const source of found.sources) speakers.add(unknown.get(source.id) as number, source, found.parties);
		}
		return { stretch, claims, briefs, background: mine.background, stamp: await stampOf(session) };
	};
}
const mostSpeakers = 200_000;

interface Computed {
	readonly changes: readonly Change[];
	/** Claims that have to be taken as whole cases: too rare, or too much depends, for a short way. */
	readonly whole: readonly string[];
}

/** What changes among the claims that lean on no other. */
function changesIn(method: ContestednessMethod, { claims, briefs, background }: Found): Computed {
	const { columns, whole } = columnsOf(briefs, { bearings: claims.map((one) => one.bearings), background });
	const { support, opposition } = balanceColumns(columns);
	const isWhole = new Set(whole);
	const rest: string[] = [];
	const changes: Change[] = [];
	for (const [at, { id, stored, linked, judged }] of claims.entries()) {
		if (linked) continue;
		if (judged || isWhole.has(at)) rest.push(id);
		else {
			const masses = { support: support[at] as number, opposition: opposition[at] as number };
			const change = changeFrom(method, { id, stored }, opinionOf(masses, method.weights));
			if (change) changes.push(change);
		}
	}
	return { changes, whole: rest };
}

/** What changes among claims taken as whole cases; `leans` are those of linked claims that are not stored yet. */
async function wholeChanges(
	method: ContestednessMethod,
	session: Session,
	ids: readonly string[],
	leans: ReadonlyMap<string, number> = new Map(),
): Promise<Change[]> {
	const changes: Change[] = [];
	for (let at = 0; at < ids.length; at += mostWhole) {
		const cases = [...(await loadCases(session, ids.slice(at, at + mostWhole))).values()];
		const interestsOf = ownInterests(cases);
		for (const theCase of cases) {
			const links = theCase.links.map((one) => ({ ...one, lean: leans.get(one.link.linkedClaimId) ?? one.lean }));
			const { opinion } = method.assess({ ...theCase, links, interests: interestsOf(theCase) });
			const change = changeFrom(method, { id: theCase.claim.id, stored: theCase.claim }, opinion);
			if (change) changes.push(change);
		}
	}
	return changes;
}

/** Finds the interests of those who speak in a case: cases loaded together share those of all. */
function ownInterests(cases: readonly StoredCase[]): (theCase: StoredCase) => Interest[] {
	const all = cases[0]?.interests ?? [];
	const byParty = groupBy(
		all.flatMap((interest) => [
			{ partyId: interest.partyId, interest },
			{ partyId: interest.inPartyId, interest },
		]),
		(one) => one.partyId,
	);
	return (theCase) => {
		const parties = theCase.statements.flatMap((one) => theCase.sources.get(one.sourceId)?.partyIds ?? []);
		return [...new Set([...new Set(parties)].flatMap((id) => (byParty.get(id) ?? []).map((one) => one.interest)))];
	};
}

function changeFrom(
	method: ContestednessMethod,
	{ id, stored }: { readonly id: string; readonly stored: Figures },
	{ support, opposition, score, lean, level }: Opinion,
): Change | null {
	const isAsStored =
		stored.support === support &&
		stored.opposition === opposition &&
		stored.score === score &&
		stored.lean === lean &&
		stored.level === level &&
		stored.method === method.name;
	return isAsStored ? null : { id, figures: { support, opposition, score, lean, level, method: method.name } };
}

/** Stores what is found to change, in the transaction in which it is found. */
async function save(run: Run, find: (tx: Tx) => Promise<readonly Change[]>): Promise<void> {
	const changed = await run.desk.database.write(async (tx) => {
		const changes = await find(tx);
		if (changes.length > 0) await storeScores(tx, changes, { at: run.desk.now(), event: 'RECOMPUTED' });
		return changes.length;
	});
	run.moved(changed);
}

/** Work that is left alone for a while: what it answers or throws comes when it is asked. */
const settled = <T>(promise: Promise<T>): Promise<() => T> =>
	promise.then(
		(value) => () => value,
		(error) => () => {
			throw error;
		},
	);

/** Begins work that says when somebody else is at it, so that this thread is free. */
function begun<T>(work: (asked: () => void) => Promise<T>): { asked: Promise<unknown>; answer: () => Promise<T> } {
	let asked = () => {};
	const isAsked = new Promise<void>((resolve) => {
		asked = resolve;
	});
	const done = settled(work(asked));
	return { asked: Promise.race([isAsked, done]), answer: async () => (await done)() };
}
