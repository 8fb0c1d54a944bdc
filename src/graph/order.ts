import { Field, InputType } from 'type-graphql';
import { isPartialDate } from '../core/dates.js';
import { inOrder, type Order } from '../core/filters.js';
import { type Page, sliceOf } from '../core/page.js';
import { BadRequest } from '../core/result.js';
import { type Connection, connect } from './connection.js';
import { OrderDirection } from './enums.js';
import { spanOf } from './moment.js';
import { DateTime, PartialDate } from './scalars.js';

/** What every order has beside its field. */
@InputType()
export abstract class OrderInput {
	@Field(() => OrderDirection, { defaultValue: 'DESCENDING', description: 'Which end comes first.' })
	direction!: 'ASCENDING' | 'DESCENDING';
}

/** An argument that narrows a list. */
export const whichOnes = { nullable: true, description: 'Which; all when nothing is said.' } as const;

/** What every filter has: between which moments the thing was taken into the record. */
@InputType()
export abstract class RecordedFilter {
	@Field(() => DateTime, { nullable: true, description: 'Taken into the record at this moment or later.' })
	recordedFrom?: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'Taken into the record by this moment; a day alone counts whole.',
	})
	recordedUntil?: string | null;
}

/** What a filter of things that were published has beside. */
@InputType()
export abstract class PublishedFilter extends RecordedFilter {
	@Field(() => PartialDate, { nullable: true, description: 'Published on this day, in this month or year, or later.' })
	publishedFrom?: string | null;
	@Field(() => PartialDate, {
		nullable: true,
		description: 'Published by this day, or by the end of this month or year.',
	})
	publishedUntil?: string | null;
}

/** The order that is asked for, or the usual one. */
export const orderOf = <By extends string>(
	asked: { readonly field: By; readonly direction: 'ASCENDING' | 'DESCENDING' } | null | undefined,
	usual: Order<By>,
): Order<By> => (asked ? { by: asked.field, descending: asked.direction !== 'ASCENDING' } : usual);

export const recordedOf = (filter: RecordedFilter | null | undefined) => spanOf('recorded', filter);

/** In partial dates. */
export const publishedOf = (filter: PublishedFilter | null | undefined) => ({
	from: partialDate('publishedFrom', filter?.publishedFrom),
	until: endOf(partialDate('publishedUntil', filter?.publishedUntil)),
});

function partialDate(name: string, text: string | null | undefined): string | null {
	if (text == null) return null;
	if (!isPartialDate(text))
		throw new BadRequest(`${name} "${text.slice(0, 40)}" is no day; give YYYY, YYYY-MM or YYYY-MM-DD`);
	return text;
}

/** A text that sorts after every day of a year or month, and before all later ones. */
const endOf = (partialDate: string | null): string | null => (partialDate === null ? null : `${partialDate}~`);

/** A page of those that fit in a list that is in memory, which stays in its order unless another is asked for. */
export function connectAmong<T extends { readonly id: string }, By extends string>(
	all: readonly T[],
	args: Page & { readonly orderBy?: { readonly field: By; readonly direction: 'ASCENDING' | 'DESCENDING' } | null },
	options: {
		readonly name: string;
		readonly fits?: (one: T) => boolean;
		readonly textBy?: (field: By) => (one: T) => string | null;
	},
): Connection<T> {
	const { orderBy } = args;
	const { textBy, fits = () => true } = options;
	const sorted =
		orderBy && textBy
			? inOrder(all, { by: textBy(orderBy.field), descending: orderBy.direction !== 'ASCENDING' })
			: all;
	const name = orderBy ? `${options.name} by ${orderBy.field}` : options.name;
	const slice = sliceOf(sorted, args, { name, fits });
	return connect(slice, slice.total);
}

/** Newest record first, as lists are unless they say otherwise. */
export const newestFirst = { by: 'RECORDED_AT', descending: true } as const;
