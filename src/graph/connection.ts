import type { ClassType } from 'type-graphql';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { Page, Slice } from '../core/page.js';
import type { Listed } from '../store/pages.js';

@ObjectType({ description: 'Where a page of a list lies in the whole.', simpleResolvers: true })
export class PageInfo {
	@Field(() => Boolean, { description: 'Whether more follows.' }) hasNextPage!: boolean;
	@Field(() => Boolean, { description: 'Whether something comes before.' }) hasPreviousPage!: boolean;
	@Field(() => String, { nullable: true, description: 'The cursor of the first entry, to go back from.' })
	startCursor!: string | null;
	@Field(() => String, { nullable: true, description: 'The cursor of the last entry, to go on from.' })
	endCursor!: string | null;
}

@ArgsType()
export class PageArgs implements Page {
	@Field(() => Int, { nullable: true, description: 'How many from the start, 0 to 100; 20 when nothing is said.' })
	first?: number | null;
	@Field(() => String, { nullable: true, description: 'Start after this cursor. Goes with `first`.' })
	after?: string | null;
	@Field(() => Int, { nullable: true, description: 'How many from the end, 0 to 100.' }) last?: number | null;
	@Field(() => String, { nullable: true, description: 'End before this cursor. Goes with `last`.' })
	before?: string | null;
}

export interface Edge<T> {
	readonly node: T;
	readonly cursor: string;
}

/** What a connection is answered with; the total is counted only when it is asked for. */
export interface Connection<T> {
	readonly edges: readonly Edge<T>[];
	readonly nodes: readonly T[];
	readonly pageInfo: PageInfo;
	readonly totalCount: number | (() => number | Promise<number>);
}

/** The connection type of a node type (Relay cursor connections, with `nodes` for those who want no edges). */
export function connectionOf<T extends object>(name: string, node: () => ClassType<T> | object) {
	@ObjectType(`${name}Edge`, { description: `A ${name} in a list, with its cursor.`, simpleResolvers: true })
	class EdgeType implements Edge<unknown> {
		@Field(node as () => ClassType, { description: 'The entry.' }) node!: unknown;
		@Field(() => String, { description: 'Opaque; names this entry in this list.' }) cursor!: string;
	}
	@ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.`, simpleResolvers: true })
	class ConnectionType {
		@Field(() => [EdgeType], { description: 'The entries with their cursors.' }) edges!: readonly Edge<unknown>[];
		@Field(() => [node() as ClassType], { description: 'The entries alone.' }) nodes!: readonly unknown[];
		@Field(() => PageInfo, { description: 'Where this page lies in the whole.' }) pageInfo!: PageInfo;
		@Field(() => Int, { description: 'How many there are in all, not only on this page.' })
		totalCount!: Connection<T>['totalCount'];
	}
	return ConnectionType;
}

/** A page of a list as a connection. */
export function connect<T>(slice: Slice<T>, totalCount: Connection<T>['totalCount']): Connection<T> {
	return {
		edges: slice.edges,
		nodes: slice.edges.map((edge) => edge.node),
		pageInfo: new PageOf(slice),
		totalCount,
	};
}

/**
 * A class: V8 makes a shape of its own for each object that is written with a getter, which keeps the page that the getter
 * closes over until the next great collection (docs/adr/014).
 */
class PageOf implements PageInfo {
	constructor(private readonly slice: Slice<unknown>) {}

	get hasNextPage() {
		return this.slice.hasNextPage;
	}
	get hasPreviousPage() {
		return this.slice.hasPreviousPage;
	}
	get startCursor() {
		return this.slice.edges[0]?.cursor ?? null;
	}
	get endCursor() {
		return this.slice.edges.at(-1)?.cursor ?? null;
	}
}

/** A page of a list that is kept in the database. */
export const connectListed = async <T>(list: Listed<T>, page: Page): Promise<Connection<T>> =>
	connect(await list.page(page), list.count);

/** What a connection costs: what each entry costs, times how many are asked for, else how many there usually are. */
const complexityOf =
	(usual: number) =>
	(options: { args: PageArgs; childComplexity: number }): number => {
		const asked = options.args.first ?? options.args.last ?? usual;
		return 1 + Math.min(Math.max(asked, 1), 100) * Math.max(1, options.childComplexity);
	};
export const connectionComplexity = complexityOf(20);
/** Of what is said under one claim or one statement: it is read with its case, and there is rarely much. */
export const saidComplexity = complexityOf(4);

/** What a list without pages costs: it is rarely longer than this. */
export const listComplexity = (options: { childComplexity: number }): number => 1 + 5 * options.childComplexity;
