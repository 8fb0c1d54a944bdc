import type { IncomingHttpHeaders } from 'node:http';
import {
	createSourceEventStream,
	type DocumentNode,
	type ExecutionResult,
	execute,
	GraphQLError,
	type GraphQLSchema,
	getOperationAST,
	parse,
	specifiedRules,
	validate,
} from 'graphql';
import { type Actor, nameOfView, onlooker, type Viewer, viewerOf } from '../../core/permissions.js';
import { type Context, contextWith } from '../../graph/context.js';
import type { LiveContext } from '../../graph/subscriptions.js';
import { onPrimary } from '../../store/feed.js';
import { type Reads, readsOf } from '../../store/reads.js';
import type { Live, LiveStream, Subject } from '../../workflow/live.js';
import type { Office } from '../../workflow/office.js';
import type { Config } from '../config.js';
import { errorFormat } from '../errors.js';
import { costRefusal, documentLimits, documentRules } from '../limits.js';
import type { Logger } from '../logs.js';
import type { TrustedDocuments } from '../trustedDocuments.js';
import { asksForPermissions } from './asksForPermissions.js';
import { Operation } from './operation.js';
import type { Answer, Outlet } from './outlet.js';

/** What is known of whoever subscribes. */
export interface Asker {
	readonly headers: IncomingHttpHeaders;
	/** What a WebSocket client said of itself when it connected. */
	readonly params: Readonly<Record<string, unknown>>;
	/** Who it is at the moment: seats and roles change while they listen. The public, once what they showed proves nothing. */
	actor(): Actor;
	/** Has the listener told when what they showed proves nothing any more; until what it answers is called. */
	onVoid(listener: () => void): () => void;
}

/**
 * Whether somebody may listen to something, beside what they may see: asked when they subscribe, and again for each event.
 */
export type May = (asker: Asker, subject: Subject) => boolean;

export interface Request {
	readonly query: string;
	readonly operationName?: string | null | undefined;
	readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A request that has passed all checks. */
export interface Prepared {
	readonly key: string;
	readonly schema: GraphQLSchema;
	readonly document: DocumentNode;
	readonly operationName?: string | null | undefined;
	readonly variableValues: Readonly<Record<string, unknown>>;
}

/** How long all answers that wait for slow subscribers may be together, and those of one operation, in UTF-16 units. */
const mostWaiting = 2 ** 27;
const mostWaitingOfOne = 2 ** 22;

interface Running {
	readonly prepared: Prepared;
	readonly operation: Promise<Operation>;
}

const error = (code: string, message: string) => new GraphQLError(message, { extensions: { code } });

/**
 * The subscriptions under way. Those that ask the same and see the same are one operation: executed once an event, however
 * many listen; each subscriber has an end of its own, and whether it may hear an event is asked for each.
 */
export class Operations {
	/** By what is asked, then by who sees the same. */
	private readonly running = new Map<string, Map<string, Running>>();
	/** How many operations there are. */
	private operations = 0;
	private readonly contexts = new WeakMap<Reads, Context>();
	private readonly format: (error: GraphQLError) => ReturnType<ReturnType<typeof errorFormat>>;
	/** How many subscribers there are. */
	count = 0;

	constructor(
		private readonly schema: GraphQLSchema,
		private readonly options: {
			readonly office: Office;
			readonly live: Live;
			readonly config: Config;
			readonly log: Logger;
			readonly may: May;
			/** Answers when those who listen are known as they are now. */
			readonly fresh: () => Promise<void>;
			/** Which documents are answered; all where that is null. */
			readonly documents: TrustedDocuments | null;
		},
	) {
		const format = errorFormat({ log: options.log });
		this.format = (error) => format(error.toJSON(), error);
	}

	/** Checks a request as strictly as over HTTP; answers what is wrong with it instead. Only subscriptions pass. */
	prepare({ query, operationName, variables }: Request): Prepared | Answer {
		const key = JSON.stringify([query, operationName ?? null, variables ?? {}]);
		const { schema } = this;
		const refuse = (...errors: GraphQLError[]): Answer => ({ errors: errors.map(this.format) });
		const found = this.options.documents?.find({ query });
		if (found && 'status' in found) return refuse(error(found.code, found.message));
		const [known] = this.running.get(key)?.values() ?? [];
		if (known) return known.prepared;
		let document: DocumentNode;
		try {
			document = parse(query, { maxTokens: documentLimits.tokens });
		} catch (cause) {
			return refuse(error('GRAPHQL_PARSE_FAILED', cause instanceof Error ? cause.message : 'no GraphQL'));
		}
		const variableValues = variables ?? {};
		const { config } = this.options;
		const wrong = validate(schema, document, [...specifiedRules, ...documentRules(config)]);
		if (wrong.length > 0) return refuse(...wrong.map(asValidation));
		const operation = getOperationAST(document, operationName);
		if (!operation) return refuse(error('OPERATION_RESOLUTION_FAILURE', 'name one operation of the document'));
		if (operation.operation !== 'subscription') {
			const message = `only subscriptions are answered here; POST a ${operation.operation} to graphql`;
			return refuse(error('OPERATION_RESOLUTION_FAILURE', message));
		}
		if (asksForPermissions(document)) {
			const message = 'permissions differ by who asks, and news is the same for all; query them';
			return refuse(error('BAD_USER_INPUT', message));
		}
		const tooDear = costRefusal(schema, { document, operation, variables: variableValues }, config.costLimit);
		if (tooDear) return refuse(tooDear);
		return { key, schema, document, operationName, variableValues };
	}

	/** Answers from now on what was asked, or why not. */
	async subscribe(prepared: Prepared, asker: Asker): Promise<Outlet | Answer> {
		const { may, config } = this.options;
		if (this.count >= config.subscriberLimit) {
			const message = `there are ${this.count} subscribers, and no more are taken; try again later or elsewhere`;
			return { errors: [this.format(error('LIMIT_EXCEEDED', message))] };
		}
		this.count++;
		try {
			const operation = await this.operationFor(prepared, viewerOf(asker.actor()));
			if (may(asker, operation.stream.subject)) {
				const outlet = operation.join(asker, () => void this.count--);
				this.count++;
				return outlet;
			}
			operation.endIfLeft();
			return { errors: [{ message: 'you may not listen to this', extensions: { code: 'FORBIDDEN' } }] };
		} catch (cause) {
			if (cause instanceof NotSubscribed) return { errors: cause.errors.map(this.format) };
			throw cause;
		} finally {
			this.count--;
		}
	}

	/** Lets go whoever sees other things than when they subscribed: they are to read anew. */
	lookAgain(): void {
		for (const views of this.running.values())
			for (const { operation } of views.values()) void operation.then((one) => one.lookAgain()).catch(() => {});
	}

	private async operationFor(prepared: Prepared, viewer: Viewer): Promise<Operation> {
		const { key } = prepared;
		const view = nameOfView(viewer);
		for (;;) {
			const running = this.running.get(key)?.get(view) ?? this.begin(prepared, viewer);
			const operation = await running.operation;
			if (!operation.ended) return operation;
			this.forget(running, view);
		}
	}

	private begin(prepared: Prepared, viewer: Viewer): Running {
		const view = nameOfView(viewer);
		const running: Running = {
			prepared,
			operation: this.start(prepared, { viewer, onEnd: () => this.forget(running, view) }),
		};
		const views = this.running.get(prepared.key) ?? new Map<string, Running>();
		this.running.set(prepared.key, views.set(view, running));
		this.operations++;
		running.operation.catch(() => this.forget(running, view));
		return running;
	}

	private forget(running: Running, view: string): void {
		const { key } = running.prepared;
		const views = this.running.get(key);
		if (views?.get(view) !== running) return;
		views.delete(view);
		this.operations--;
		if (views.size === 0) this.running.delete(key);
	}

	private async start(
		prepared: Prepared,
		{ viewer, onEnd }: { readonly viewer: Viewer; readonly onEnd: () => void },
	): Promise<Operation> {
		const { office, live, may, fresh } = this.options;
		const seeing = { ...office, actor: onlooker(viewer) };
		const context: LiveContext = { ...contextWith(seeing, () => readsOf(office.database, viewer)), live };
		const stream = await createSourceEventStream({ ...prepared, contextValue: context });
		if (!('subject' in stream)) throw new NotSubscribed((stream as ExecutionResult).errors ?? []);
		const operation = new Operation(stream as LiveStream, {
			may,
			viewer,
			fresh,
			answer: async (event) => {
				const contextValue = this.contextOf(event.reads);
				const { data, errors } = await execute({ ...prepared, contextValue, rootValue: event });
				return JSON.stringify({ data: data ?? null, ...(errors ? { errors: errors.map(this.format) } : {}) });
			},
			mostWaiting: () => Math.min(mostWaitingOfOne, mostWaiting / this.operations),
			onEnd,
		});
		onPrimary(office.database, () => void operation.run());
		return operation;
	}

	/** One context for all who hear a batch of events. */
	private contextOf(reads: Reads): Context {
		const seeing = { ...this.options.office, actor: onlooker(reads.viewer) };
		const known = this.contexts.get(reads) ?? contextWith(seeing, () => reads);
		this.contexts.set(reads, known);
		return known;
	}
}

/** GraphQL's reasons why nothing can be subscribed to. */
class NotSubscribed extends Error {
	constructor(readonly errors: readonly GraphQLError[]) {
		super('not subscribed');
	}
}

/** GraphQL's validation gives no codes; ours has some of its own. */
const asValidation = (wrong: GraphQLError): GraphQLError =>
	wrong.extensions.code
		? wrong
		: new GraphQLError(wrong.message, {
				nodes: wrong.nodes,
				extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
			});
