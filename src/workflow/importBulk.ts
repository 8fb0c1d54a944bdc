import type { BulkEntries, BulkLine, BulkType, Reject } from '../core/bulk.js';
import { foundingDeskId } from '../core/desk.js';
import type { Instant } from '../core/ids.js';
import { Problems } from '../core/problems.js';
import type { RecordEvent } from '../core/recordEvent.js';
import { Changes } from '../store/audit/changes.js';
import { closeRecording } from '../store/audit/log.js';
import { Appender, countAnew, lastSteps, makeRoom } from '../store/bulk.js';
import { appendEvents } from '../store/outbox.js';
import { publishCases } from '../store/publishing.js';
import { indexNewTexts } from '../store/searchIndex.js';
import { checkCase } from './bulk/cases.js';
import { type DraftedCase, takeClaims } from './bulk/claims.js';
import { takeLinks } from './bulk/links.js';
import { Names } from './bulk/names.js';
import { type Added, type Batch, type Drafted, isSound, nothingAdded } from './bulk/run.js';
import { Scorer } from './bulk/scorer.js';
import { takeDocuments, takeInterests, takeParties, takeSources, takeStories } from './bulk/things.js';
import type { Office } from './office.js';
import { rescore } from './rescore.js';

export interface BulkReport {
	readonly lines: number;
	readonly added: Added;
	/** Lines whose thing was on record already, and is left as it is. */
	readonly present: number;
	readonly rejected: number;
}

export interface BulkOptions {
	/** Told of every line that was not taken in, once what came with it is kept. */
	readonly onReject?: (reject: Reject) => void;
	/** Told after every batch how far the import is. */
	readonly onBatch?: (report: BulkReport) => void;
	/** How many statements, or lines, are kept in one transaction at most. */
	readonly atOnce?: number;
}

/**
 * Takes a bulk file into the record, a batch of lines a transaction: each batch is whole, with its scores, when it is
 * kept. What is on record already is left, so after an interruption the same file is taken up again from its start.
 * Only what a batch needs is held. While one batch is written, the next is read and checked.
 */
export async function importBulk(
	office: Office,
	pieces: AsyncIterable<readonly BulkLine[]>,
	options: BulkOptions = {},
): Promise<BulkReport> {
	const most = options.atOnce ?? 50_000;
	const names = new Names();
	const scorer = new Scorer(office.method);
	let report: BulkReport = { lines: 0, added: { ...nothingAdded }, present: 0, rejected: 0 };
	let writing: Promise<void> = Promise.resolve();
	let waiting: Waiting[] = [];
	let weight = 0;
	let counted = 0;
	const begun = office.now();
	let toldAt = performance.now();

	const write = async (lines: readonly Waiting[]) => {
		let tries = 0;
		const tells = performance.now() - toldAt > tellEvery;
		const { added, present, rejects } = await office.database.write((tx) => {
			// Done anew, where others were faster: nothing of the first time was kept.
			if (tries++ > 0) for (const one of [names, scorer]) one.clear();
			return takeBatch(office, lines.map(asDrafted), { tx, names, scorer, begun, tells });
		});
		report = {
			lines: report.lines + lines.length,
			added: sum(report.added, added),
			present: report.present + present,
			rejected: report.rejected + rejects.length,
		};
		if (tells) toldAt = performance.now();
		for (const one of rejects.sort((a, b) => a.line - b.line)) options.onReject?.(one);
		options.onBatch?.(report);
		if (report.lines >= counted * 2) {
			counted = report.lines;
			await countAnew(office.database);
		}
	};
	const flush = async () => {
		await writing;
		writing = write(waiting);
		// Seen to when it is awaited.
		writing.catch(() => {});
		waiting = [];
		weight = 0;
	};

	const end = async () => {
		try {
			await writing;
		} finally {
			if (report.lines > 0) await office.database.write((tx) => appendEvents(tx, [imported], { at: office.now() }));
		}
	};

	await office.database.write(makeRoom);
	try {
		for await (const piece of pieces) {
			for (const line of piece) {
				const drafted = draftedFrom(line, office);
				waiting.push(drafted);
				weight += 1 + (drafted.type === 'claim' ? drafted.checked.statements.length : 0);
				weight += Math.floor(line.given.length / usualLength);
				if (weight >= most) await flush();
			}
		}
		if (waiting.length > 0) await flush();
	} finally {
		// Whatever ends this: nothing is under way any more, and whoever listens is told.
		await end();
	}
	return report;
}

/**
 * Whoever listens reads anew what it shows: at the end, and of a long import meanwhile, after so many ms. At the end also where all
 * was there: who was told of nothing by a run that was killed is told by the one that takes it up again.
 */
const imported: RecordEvent = { kind: 'RECORD_IMPORTED', claimId: null, subjectId: null, step: null };
const tellEvery = 30_000;

/** What is much longer weighs more. */
const usualLength = 4_096;

type Waiting =
	| (DraftedCase & { readonly type: 'claim' })
	| { [T in Exclude<BulkType, 'claim'>]: Drafted<BulkEntries[T]> & { readonly type: T } }[Exclude<BulkType, 'claim'>]
	| (Drafted<null> & { readonly type: null });

/** All that can be checked of a line without the record. */
function draftedFrom(line: BulkLine, office: Office): Waiting {
	const problems = new Problems();
	const { read } = line;
	if (!('type' in read)) {
		for (const one of read) problems.add(one.code, one.path, one.message);
		return { type: null, line, draft: null, problems };
	}
	if (read.type !== 'claim') return { line, problems, ...read };
	return { line, problems, ...read, checked: checkCase(read.draft, problems, { now: office.now() }) };
}

/** With problems of its own, so that a batch that is done anew begins as it began. */
function asDrafted<T extends Waiting>(one: T): T {
	const problems = new Problems();
	problems.errors.push(...one.problems.errors);
	return { ...one, problems };
}

async function takeBatch(
	office: Office,
	lines: readonly Waiting[],
	{ begun, tells, ...shared }: Pick<Batch, 'tx' | 'names' | 'scorer'> & Telling,
) {
	let present = 0;
	const batch: Batch = {
		...shared,
		now: office.now(),
		method: office.method,
		appender: new Appender(shared.tx),
		added: { ...nothingAdded },
		rejects: [],
		entries: [],
		moved: [],
		published: [],
		touched: new Map(),
		present: () => {
			present++;
		},
	};
	batch.names.forget();
	for (let from = 0; from < lines.length; ) {
		let to = from + 1;
		while (to < lines.length && lines[to]?.type === lines[from]?.type) to++;
		await takeRun(batch, lines.slice(from, to));
		from = to;
	}
	await batch.appender.done();
	await publishCases(batch.tx, batch.published, batch.now);
	await indexNewTexts(batch.tx, batch.entries);
	const { touched, moved, method, now: at } = batch;
	if (touched.size > 0) for (const { claimId } of await rescore(batch.tx, touched, { at, method })) moved.push(claimId);
	await noteBatch(office, batch, { begun, tells });
	return { added: batch.added, present, rejects: batch.rejects };
}

interface Telling {
	/** When the import began. */
	readonly begun: Instant;
	/** Whether whoever listens is told with this batch to read anew. */
	readonly tells: boolean;
}

/**
 * One entry of the audit log for what a batch added, with the numbers, and an event for each score that moved of what the
 * import did not bring.
 */
async function noteBatch(office: Office, { tx, added, now, moved }: Batch, { begun, tells }: Telling): Promise<void> {
	if (Object.values(added).every((count) => count === 0)) return;
	const steps = moved.length === 0 ? [] : await lastSteps(tx, [...new Set(moved)], { importedSince: begun });
	const events: RecordEvent[] = steps.map((one) => ({ kind: 'CONTESTEDNESS_CHANGED', subjectId: null, ...one }));
	if (tells) events.push(imported);
	const changes = new Changes();
	changes.tell({ after: { added: { ...added } } });
	const deed = { actor: office.actor, action: 'importBulk', deskId: foundingDeskId, changes };
	await closeRecording(tx, { events, deed, at: now });
}

/** Neighbouring lines of one type. */
async function takeRun(batch: Batch, run: readonly Waiting[]): Promise<void> {
	const of = <T extends Waiting['type']>(type: T) =>
		run.filter((one): one is Extract<Waiting, { readonly type: T }> => one.type === type);
	await batch.appender.done();
	switch (run[0]?.type) {
		case 'story':
			return takeStories(batch, of('story'));
		case 'document':
			return takeDocuments(batch, of('document'));
		case 'party':
			return takeParties(batch, of('party'));
		case 'interest':
			return takeInterests(batch, of('interest'));
		case 'source':
			return takeSources(batch, of('source'));
		case 'claim':
			return takeClaims(batch, of('claim'));
		case 'link':
			return takeLinks(batch, of('link'));
	}
	for (const one of run) isSound(one, batch);
}

const sum = (one: Added, other: Added): Added => {
	const added = { ...one };
	for (const kind of Object.keys(nothingAdded)) if (isKind(kind)) added[kind] += other[kind];
	return added;
};
const isKind = (kind: string): kind is keyof Added => Object.hasOwn(nothingAdded, kind);
