import type { RecordEvent } from '../../core/recordEvent.js';
import type { Tx } from '../../store/database.js';
import { appendEvents } from '../../store/outbox.js';
import { holdStretch, loadLinksInForce, stampOf, storeScores } from '../../store/rescoring.js';
import type { Office } from '../office.js';
import { type Change, type Computed, changesIn, wholeChanges } from './changes.js';
import type { reader } from './stretches.js';

/** One run over all claims. */
export interface Run {
	readonly office: Office;
	readonly dryRun: boolean;
	readonly atOnce: number;
	/** In a dry run: the leans that would change, of claims that others lean on. */
	readonly leans: Map<string, number>;
	readonly moved: (changed: number) => void;
	readonly done: (claims: number) => void;
}

/** What changes on one stretch. */
interface Part extends Computed {
	readonly after: string | null;
	readonly upTo: string;
	/** Of what it was read from. */
	readonly stamp: string;
}

/** Collects what changes in neighbouring stretches, and writes it while more is computed; null is the end. */
export async function writer(run: Run, read: ReturnType<typeof reader>): Promise<(part: Part | null) => Promise<void>> {
	const { database, method } = run.office;
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

/** One event for as many claims as there are in it: whoever listens is told to read anew what it shows. */
const recomputed: RecordEvent = { kind: 'SCORES_RECOMPUTED', claimId: null, subjectId: null, step: null };

/** Stores what is found to change, in the transaction in which it is found. */
export async function save(run: Run, find: (tx: Tx) => Promise<readonly Change[]>): Promise<void> {
	const { database, method, now } = run.office;
	const changed = await database.write(async (tx) => {
		const changes = await find(tx);
		if (changes.length > 0) {
			const at = now();
			await storeScores(tx, changes, { at, event: 'RECOMPUTED', method: method.name });
			await appendEvents(tx, [recomputed], { at });
		}
		return changes.length;
	});
	run.moved(changed);
}

/** Work that is left alone for a while: what it answers or throws comes when it is asked. */
export const settled = <T>(promise: Promise<T>): Promise<() => T> =>
	promise.then(
		(value) => () => value,
		(error) => () => {
			throw error;
		},
	);
