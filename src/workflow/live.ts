import { setImmediate as breath } from 'node:timers/promises';
import { Repeater } from '@graphql-yoga/subscription';
import { opinionOf } from '../core/contestedness/opinion.js';
import type { Correction } from '../core/deskWork.js';
import type { ContestednessChange } from '../core/history.js';
import { nameOfView, type Viewer } from '../core/permissions.js';
import { limits } from '../core/problems.js';
import { aboutMuch } from '../core/recordEvent.js';
import { BadRequest } from '../core/result.js';
import type { ClaimMove } from '../core/standings.js';
import { loadChanges } from '../store/changes.js';
import { type ClaimFacts, isWanted, loadClaimFacts } from '../store/claimFacts.js';
import type { ClaimFilter } from '../store/claims.js';
import type { Batch, Feed } from '../store/feed.js';
import { type Reads, readsOf } from '../store/reads.js';
import type { OutboxRow } from '../store/rows/outbox.js';
import type { StatementOnRecord } from '../store/statements.js';
import { correctionOf, loadWork, moveOf } from '../store/workEvents.js';
import type { Office } from './office.js';

type Topic = 'contestednessChanged' | 'statementRecorded' | 'claimMoved' | 'claimCorrected';

/** What a subscription or an event is about; no claim means all of them. */
export interface Subject {
	readonly topic: Topic;
	readonly claimId: string | null;
}

/** One event with the thing that it is about, and the reads that all of one view who hear it share. */
export interface LiveEvent extends Subject {
	readonly claimId: string;
	readonly thing: ContestednessChange | StatementOnRecord | ClaimMove | Correction;
	readonly facts: ClaimFacts | null;
	readonly reads: Reads;
}

export interface LiveStream extends AsyncIterableIterator<LiveEvent> {
	readonly subject: Subject;
}

/** Ends a stream that cannot say all that happened: its subscriber should read anew what it shows. */
class Refetch extends Error {}

interface Follower {
	readonly subject: Subject;
	/** Null where each event of its subject is wanted. */
	readonly filter: ClaimFilter | null;
	/** With whose eyes it is followed. */
	readonly viewer: Viewer;
	/** Answers when the event was worked off. */
	readonly push: (event: LiveEvent) => Promise<unknown>;
	readonly stop: (error?: Error) => void;
}

/** What is recorded from now on, as streams; each batch of events is loaded once for all of them. */
export class Live {
	private readonly followers = new Set<Follower>();
	private following: Promise<() => void> | null = null;

	constructor(
		private readonly office: Office,
		private readonly feed: Feed,
	) {}

	/** The changes of scores of the claims that a filter wants, compared as they are after the change. */
	contestednessChanges(filter: ClaimFilter, viewer: Viewer): Promise<LiveStream> {
		return this.filtered('contestednessChanged', filter, viewer);
	}

	/** The moves of the claims that a filter wants, as far as the viewer may know of them. */
	moves(filter: ClaimFilter, viewer: Viewer): Promise<LiveStream> {
		return this.filtered('claimMoved', filter, viewer);
	}

	/** What is corrected in the claims that a filter wants. */
	corrections(filter: ClaimFilter, viewer: Viewer): Promise<LiveStream> {
		return this.filtered('claimCorrected', filter, viewer);
	}

	/** The statements recorded, of all claims or of one. */
	statements(claimId: string | null, viewer: Viewer): Promise<LiveStream> {
		return this.stream({ topic: 'statementRecorded', claimId }, { filter: null, viewer });
	}

	/** Ends every stream, with an error where there is one. */
	end(error?: Error): void {
		for (const follower of this.followers) follower.stop(error);
	}

	private filtered(topic: Topic, filter: ClaimFilter, viewer: Viewer): Promise<LiveStream> {
		for (const wanted of Object.values(filter))
			if (Array.isArray(wanted) && wanted.length > limits.list)
				throw new BadRequest(`a filter names ${wanted.length} values; the most is ${limits.list}`);
		const asks = Object.values(filter).some((wanted) => wanted !== null && wanted !== undefined);
		return this.stream({ topic, claimId: null }, { filter: asks ? filter : null, viewer });
	}

	private async stream(subject: Subject, { filter, viewer }: Pick<Follower, 'filter' | 'viewer'>): Promise<LiveStream> {
		this.following ??= this.feed.follow((batch) => this.hear(batch));
		await this.following.catch((error: unknown) => {
			this.following = null;
			throw error;
		});
		const events = new Repeater<LiveEvent>(async (push, stop) => {
			const follower = { subject, filter, viewer, push, stop };
			this.followers.add(follower);
			await stop;
			this.followers.delete(follower);
			if (this.followers.size === 0) {
				const unfollow = this.following;
				this.following = null;
				(await unfollow)?.();
			}
		});
		return Object.assign(events, { subject });
	}

	private async hear({ events, missed }: Batch): Promise<void> {
		if (missed || events.some((one) => aboutMuch.has(one.kind))) {
			this.end(new Refetch());
			return;
		}
		for (const { view, event } of await this.load(events, [...this.followers])) {
			const wanted = [...this.followers].filter((one) => nameOfView(one.viewer) === view && wants(one, event));
			await Promise.all(wanted.map((one) => one.push(event)));
			await breath();
		}
	}

	/** The events as those of one view are told of them; what they may not see, or not any more, is no event for them. */
	private async load(events: readonly OutboxRow[], followers: readonly Follower[]): Promise<Told[]> {
		const { database } = this.office;
		const topics = new Set(followers.map((one) => one.subject.topic));
		const of = <T>(topic: Topic, find: (event: OutboxRow) => T[]) => (topics.has(topic) ? events.flatMap(find) : []);
		const steps = of('contestednessChanged', stepOf);
		const said = of('statementRecorded', statementOf);
		const worked = [...of('claimMoved', moveOf), ...of('claimCorrected', correctionOf)];
		if (steps.length + said.length + worked.length === 0) return [];
		const claimIds = [...new Set([...steps, ...said, ...worked].map((one) => one.claimId))];
		const withFacts = steps.length + worked.length > 0 && followers.some((one) => one.filter !== null);
		const { facts, changeAt, workAt } = await database.read(async (session) => ({
			facts: withFacts ? await loadClaimFacts(session, claimIds) : null,
			changeAt: steps.length > 0 ? await loadChanges(session, steps) : () => undefined,
			workAt: await loadWork(session, worked),
		}));
		const views = new Map(followers.map((one) => [nameOfView(one.viewer), one.viewer]));
		const told: Told[] = [];
		for (const [view, viewer] of views) {
			const reads = readsOf(database, viewer);
			await Promise.all([reads.claim.loadMany(claimIds), reads.statement.loadMany(said.map((one) => one.id))]);
			for (const [at, one] of events.entries()) {
				const [step] = stepOf(one);
				const [statement] = statementOf(one);
				const change = step && changeAt(step.claimId, step.step);
				if (change && (await reads.claim.load(change.claimId)))
					told.push({ at, view, event: this.changed(reads.shownChange(change), { facts, reads }) });
				const thing = statement && said.length > 0 ? await reads.statement.load(statement.id) : null;
				if (thing)
					told.push({
						at,
						view,
						event: { topic: 'statementRecorded', claimId: thing.claimId, thing, facts: null, reads },
					});
				const work = workAt(one);
				const claim = work && (await reads.claim.load(work.claimId));
				const shown = work && claim && reads.deskWork().workShown(claim, work);
				if (shown) {
					const { claimId } = shown;
					const topic = 'to' in shown ? 'claimMoved' : 'claimCorrected';
					told.push({ at, view, event: { topic, claimId, thing: shown, facts: facts?.get(claimId) ?? null, reads } });
				}
			}
		}
		return told.sort((one, other) => one.at - other.at);
	}

	private changed(
		change: ContestednessChange,
		{ facts, reads }: { readonly facts: ReadonlyMap<string, ClaimFacts> | null; readonly reads: Reads },
	): LiveEvent {
		const { claimId } = change;
		const known = facts?.get(claimId) ?? null;
		const masses = { support: change.supportAfter, opposition: change.oppositionAfter };
		const { score, level, lean } = opinionOf(masses, this.office.method.weights);
		const then = known && { ...known, claim: { ...known.claim, score, level, lean, scoredAt: change.at } };
		return { topic: 'contestednessChanged', claimId, thing: change, facts: then, reads };
	}
}

/** An event as those of one view are told of it. */
interface Told {
	/** Its place in its batch. */
	readonly at: number;
	readonly view: string;
	readonly event: LiveEvent;
}

function wants({ subject, filter }: Follower, event: LiveEvent): boolean {
	if (subject.topic !== event.topic) return false;
	if (subject.claimId !== null && subject.claimId !== event.claimId) return false;
	// Whose filter came while the facts were loaded is told, rather than left out.
	return filter === null || event.facts === null || isWanted(filter, event.facts);
}

const stepOf = ({ kind, claimId, step }: OutboxRow) =>
	kind === 'CONTESTEDNESS_CHANGED' && claimId !== null && step !== null ? [{ claimId, step }] : [];

const statementOf = ({ kind, claimId, subjectId }: OutboxRow) =>
	kind === 'STATEMENT_RECORDED' && claimId !== null && subjectId !== null ? [{ claimId, id: subjectId }] : [];
