import { setImmediate as breath } from 'node:timers/promises';
import { Repeater } from '@graphql-yoga/subscription';
import { opinionOf } from '../core/contestedness/opinion.js';
import type { ContestednessChange } from '../core/history.js';
import { everything } from '../core/permissions.js';
import { limits } from '../core/problems.js';
import { BadRequest } from '../core/result.js';
import { loadChanges } from '../store/changes.js';
import { type ClaimFacts, isWanted, loadClaimFacts } from '../store/claimFacts.js';
import type { ClaimFilter } from '../store/claims.js';
import type { Batch, Feed } from '../store/feed.js';
import { type Reads, readsOf } from '../store/reads.js';
import type { OutboxRow } from '../store/rows/outbox.js';
import type { StatementOnRecord } from '../store/statements.js';
import type { Office } from './office.js';

type Topic = 'contestednessChanged' | 'statementRecorded';

/** What a subscription or an event is about; no claim means all of them. */
export interface Subject {
	readonly topic: Topic;
	readonly claimId: string | null;
}

/** One event with the thing that it is about, and the reads that all who hear it share. */
export interface LiveEvent extends Subject {
	readonly claimId: string;
	readonly thing: ContestednessChange | StatementOnRecord;
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
	contestednessChanges(filter: ClaimFilter): Promise<LiveStream> {
		for (const wanted of Object.values(filter))
			if (Array.isArray(wanted) && wanted.length > limits.list)
				throw new BadRequest(`a filter names ${wanted.length} values; the most is ${limits.list}`);
		const asks = Object.values(filter).some((wanted) => wanted !== null && wanted !== undefined);
		return this.stream({ topic: 'contestednessChanged', claimId: null }, asks ? filter : null);
	}

	/** The statements recorded, of all claims or of one. */
	statements(claimId: string | null): Promise<LiveStream> {
		return this.stream({ topic: 'statementRecorded', claimId }, null);
	}

	/** Ends every stream, with an error where there is one. */
	end(error?: Error): void {
		for (const follower of this.followers) follower.stop(error);
	}

	private async stream(subject: Subject, filter: ClaimFilter | null): Promise<LiveStream> {
		this.following ??= this.feed.follow((batch) => this.hear(batch));
		await this.following.catch((error: unknown) => {
			this.following = null;
			throw error;
		});
		const events = new Repeater<LiveEvent>(async (push, stop) => {
			const follower = { subject, filter, push, stop };
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
		if (missed || events.some((one) => one.kind === 'SCORES_RECOMPUTED')) {
			this.end(new Refetch());
			return;
		}
		for (const event of await this.load(events)) {
			const wanted = [...this.followers].filter((one) => wants(one, event));
			await Promise.all(wanted.map((one) => one.push(event)));
			await breath();
		}
	}

	private async load(events: readonly OutboxRow[]): Promise<LiveEvent[]> {
		const { database, method } = this.office;
		const followers = [...this.followers];
		const topics = new Set(followers.map((one) => one.subject.topic));
		const reads = readsOf(database, everything);
		const steps = topics.has('contestednessChanged') ? events.flatMap(stepOf) : [];
		const said = topics.has('statementRecorded') ? events.flatMap(statementOf) : [];
		if (steps.length + said.length === 0) return [];

		const claimIds = [...new Set([...steps, ...said].map((one) => one.claimId))];
		const withFacts = steps.length > 0 && followers.some((one) => one.filter !== null);
		const { facts, changeAt } = await database.read(async (session) => ({
			facts: withFacts ? await loadClaimFacts(session, claimIds) : null,
			changeAt: steps.length > 0 ? await loadChanges(session, steps) : () => undefined,
		}));
		await Promise.all([reads.claim.loadMany(claimIds), reads.statement.loadMany(said.map((one) => one.id))]);

		const loaded: LiveEvent[] = [];
		for (const one of events) {
			const [step] = stepOf(one);
			const [statement] = statementOf(one);
			const change = step && changeAt(step.claimId, step.step);
			if (change) {
				const known = facts?.get(change.claimId) ?? null;
				const { score, level, lean } = opinionOf(
					{ support: change.supportAfter, opposition: change.oppositionAfter },
					method.weights,
				);
				const then = known && { ...known, claim: { ...known.claim, score, level, lean, scoredAt: change.at } };
				loaded.push({
					topic: 'contestednessChanged',
					claimId: change.claimId,
					thing: change,
					facts: then,
					reads,
				});
			}
			const thing = statement && said.length > 0 ? await reads.statement.load(statement.id) : null;
			if (thing) loaded.push({ topic: 'statementRecorded', claimId: thing.claimId, thing, facts: null, reads });
		}
		return loaded;
	}
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
