import { isDeepStrictEqual } from 'node:util';
import { type Background, type Briefs, columnsOf, type Speaker, speakerOf } from '../core/contestedness/brief.js';
import { balanceColumns } from '../core/contestedness/column.js';
import type { ContestednessMethod } from '../core/contestedness/methods.js';
import { type Opinion, opinionOf } from '../core/contestedness/opinion.js';
import { groupBy } from '../core/group.js';
import { inOrderOfLinks } from '../core/links.js';
import { loadCases, type StoredCase } from '../store/cases.js';
import type { Tx } from '../store/database.js';
import { Numbers } from '../store/numbers.js';
import {
	backgroundStampOf,
	countClaims,
	type Figures,
	loadAllInterests,
	loadAllRoots,
	loadLinksInForce,
	loadSpeakers,
	loadStretch,
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
	/** How many claims to read, and at most to write in one transaction; fewer where much is said of each. */
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
		atOnce: options.atOnce ?? 4_000,
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
 * The claims that lean on no other, a stretch of ids at a time; one is read while the one before is computed and
 * written. The lock for writing is held only to write: what was recorded since the reading is read again under it.
 */
async function rescoreUnlinked(run: Run): Promise<void> {
	const { database } = run.desk;
	const read = reader(run.desk.method);
	const begin = (stretch: Stretch) => settled(database.read((session) => read(session, stretch)));
	const leanedOn = new Set(run.dryRun ? [...(await database.read(loadLinksInForce)).values()].flat() : []);
	let first = run.atOnce;
	let reading = begin({ after: '', first });
	let writing = settled(Promise.resolve());
	for (;;) {
		const found = (await reading)();
		const { claims, stretch } = found;
		const last = claims.at(-1);
		if (!last) break;
		const said = 1 + found.briefs.stances.length;
		first = Math.max(1, Math.min(run.atOnce, Math.floor((run.atOnce * mostSaid * claims.length) / said)));
		reading = begin({ after: last.id, first });
		let { stamp } = found;
		const changes = await changesIn(run.desk.method, found, (ids) =>
			database.read(async (session) => {
				stamp = await stampOf(session);
				return loadCases(session, ids);
			}),
		);
		(await writing)();
		for (const { id, figures } of changes) if (leanedOn.has(id)) run.leans.set(id, figures.lean);
		if (!run.dryRun && changes.length > 0)
			writing = settled(
				database.write(async (tx) => {
					const now = await stampOf(tx);
					if (now === found.stamp && now === stamp) return store(run, tx, changes);
					const again = await read(tx, { after: stretch.after, upTo: last.id });
					return store(run, tx, await changesIn(run.desk.method, again, (ids) => loadCases(tx, ids)));
				}),
			);
		if (run.dryRun) run.moved(changes.length);
		run.done(claims.filter((one) => !one.linked).length);
	}
	(await writing)();
}
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
				else await database.write(async (tx) => store(run, tx, await linkedChanges(run, tx, ids)));
				if (isFirst) run.done(ids.length);
			}
		const before = links;
		links = await database.read(loadLinksInForce);
		if (run.dryRun || isDeepStrictEqual(links, before)) return;
		isFirst = false;
	}
}
/** How many whole cases are held at once. */
const mostWhole = 500;

async function linkedChanges(run: Run, session: Session, ids: readonly string[]): Promise<Change[]> {
	const cases = [...(await loadCases(session, ids)).values()].map((theCase) => ({
		...theCase,
		links: theCase.links.map((one) => ({ ...one, lean: run.leans.get(one.link.linkedClaimId) ?? one.lean })),
	}));
	const changes = cases.flatMap((theCase) => changeOfWhole(run.desk.method, theCase));
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

/** Reads stretches, and keeps what claims share: of that only what is new is read again. */
function reader({ weights }: ContestednessMethod): (session: Session, stretch: Stretch) => Promise<Found> {
	let known: Omit<Background, 'speakers'> & { readonly stamp: string } = {
		interests: new Map(),
		roots: new Map(),
		stamp: 'none yet',
	};
	let numbers = new Numbers();
	let speakers: (Speaker | undefined)[] = [];
	return async (session, stretch) => {
		if (numbers.size > mostSpeakers) [numbers, speakers] = [new Numbers(), []];
		const [sources, mine] = [numbers, speakers];
		const stamp = await backgroundStampOf(session);
		if (stamp !== known.stamp)
			known = { interests: await loadAllInterests(session), roots: await loadAllRoots(session), stamp };
		const { interests, roots } = known;
		const { claims, briefs } = await loadStretch(session, stretch, { sources });

		const unknown = new Map<string, number>();
		for (const number of briefs.sources) if (!mine[number]) unknown.set(sources.textOf(number), number);
		const found = await loadSpeakers(session, [...unknown.keys()]);
		for (const source of found.sources)
			mine[unknown.get(source.id) as number] = speakerOf(source, { parties: found.parties, weights });
		const background = { speakers: mine, interests, roots };
		return { stretch, claims, briefs, background, stamp: await stampOf(session) };
	};
}
const mostSpeakers = 200_000;

/** What changes among the claims that lean on no other. */
async function changesIn(
	method: ContestednessMethod,
	{ claims, briefs, background }: Found,
	load: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredCase>>,
): Promise<Change[]> {
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
			changes.push(...changeFrom(method, { id, stored }, opinionOf(masses, method.weights)));
		}
	}
	for (let at = 0; at < rest.length; at += mostWhole) {
		const cases = await load(rest.slice(at, at + mostWhole));
		for (const theCase of cases.values()) changes.push(...changeOfWhole(method, theCase));
	}
	return changes;
}

const changeOfWhole = (method: ContestednessMethod, theCase: StoredCase): Change[] =>
	changeFrom(method, { id: theCase.claim.id, stored: theCase.claim }, method.assess(theCase).opinion);

function changeFrom(
	method: ContestednessMethod,
	{ id, stored }: { readonly id: string; readonly stored: Figures },
	{ support, opposition, score, lean, level }: Opinion,
): Change[] {
	const isAsStored =
		stored.support === support &&
		stored.opposition === opposition &&
		stored.score === score &&
		stored.lean === lean &&
		stored.level === level &&
		stored.method === method.name;
	return isAsStored ? [] : [{ id, figures: { support, opposition, score, lean, level, method: method.name } }];
}

async function store(run: Run, tx: Tx, changes: readonly Change[]): Promise<void> {
	if (changes.length > 0) await storeScores(tx, changes, { at: run.desk.now(), event: 'RECOMPUTED' });
	run.moved(changes.length);
}

/** A promise that may be left alone for a while: what it answers or throws comes when it is asked. */
const settled = <T>(promise: Promise<T>): Promise<() => T> =>
	promise.then(
		(value) => () => value,
		(error) => () => {
			throw error;
		},
	);
