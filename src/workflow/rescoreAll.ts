import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../core/group.js';
import { inOrderOfLinks } from '../core/links.js';
import { holdClaims } from '../store/locks.js';
import { countClaims, loadLinksInForce, type Stretch } from '../store/rescoring.js';
import type { Session } from '../store/sql.js';
import type { Office } from './office.js';
import { type Change, changesIn, mostWhole, wholeChanges } from './rescoring/changes.js';
import { type Run, save, settled, writer } from './rescoring/parts.js';
import { reader } from './rescoring/stretches.js';

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
export async function rescoreAll(office: Office, options: RescoreOptions = {}): Promise<Rescored> {
	const all = await office.database.read(countClaims);
	let claims = 0;
	let changed = 0;
	const run: Run = {
		office,
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

/**
 * The claims that lean on no other, a stretch at a time in the order of recording; one is read while the one before is
 * computed and those before that are written. The lock for writing is held only to write: where anything was recorded
 * since the reading, it is read again under the lock.
 */
async function rescoreUnlinked(run: Run): Promise<void> {
	const { database, method } = run.office;
	const read = reader(method);
	const begin = (stretch: Stretch) => begun((asked) => database.read((session) => read(session, stretch, asked)));
	const write = await writer(run, read);
	let first = run.atOnce;
	let reading = begin({ after: null, first });
	for (;;) {
		const found = await reading.answer();
		const { claims } = found;
		const last = claims.at(-1)?.id;
		if (!last) break;
		const said = 1 + found.briefs.stances.length;
		first = Math.max(1, Math.min(run.atOnce, Math.floor((run.atOnce * mostSaid * claims.length) / said)));
		reading = begin({ after: last, first });
		await reading.asked;
		const { changes, whole } = changesIn(method, found);
		await write({ after: found.stretch.after, upTo: last, changes, whole, stamp: found.stamp });
		run.done(claims.filter((one) => one.apart !== 'LINKED').length);
	}
	await write(null);
}

/** Where more than this is said of a claim on average, fewer claims are read at once. */
const mostSaid = 25;

/** The claims that lean on others, each level after the one that it leans on; again, if links were made meanwhile. */
async function rescoreLinked(run: Run): Promise<void> {
	const { database } = run.office;
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
async function linkedChanges(run: Run, session: Session, ids: readonly string[]): Promise<Change[]> {
	const changes = await wholeChanges(run.office.method, session, ids, run.leans);
	if (run.dryRun) for (const { id, figures } of changes) run.leans.set(id, figures.lean);
	return changes;
}

/** Claims with links, by how many links it takes at most to a claim without: each level leans on those before it only. */
export function levelsOf(links: ReadonlyMap<string, readonly string[]>): string[][] {
	const depths = new Map<string, number>();
	const depthOf = (id: string) => depths.get(id) ?? 0;
	const leansOn = (id: string) => links.get(id) ?? [];
	for (const id of inOrderOfLinks([...links.keys()], leansOn))
		depths.set(id, 1 + Math.max(...leansOn(id).map(depthOf)));
	const levels = groupBy([...depths.keys()].sort(), depthOf);
	return [...levels.keys()].sort((one, other) => one - other).map((depth) => levels.get(depth) as string[]);
}

/** Begins work that says when somebody else is at it, so that this thread is free. */
function begun<T>(work: (asked: () => void) => Promise<T>): { asked: Promise<unknown>; answer: () => Promise<T> } {
	let asked = () => {};
	const isAsked = new Promise<void>((resolve) => {
		asked = resolve;
	});
	const done = settled(work(asked));
	return { asked: Promise.race([isAsked, done]), answer: async () => (await done)() };
}
