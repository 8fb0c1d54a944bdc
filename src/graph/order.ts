import { Field, InputType } from 'type-graphql';
import type { Order } from '../core/filters.js';
import { OrderDirection } from './enums.js';
import { momentFrom, momentUntil } from './moment.js';
import { DateTime } from './scalars.js';

/** What every order has beside its field. */
@InputType()
export abstract class OrderInput {
	@Field(() => OrderDirection, { defaultValue: 'DESCENDING', description: 'Which end comes first.' })
	direction!: 'ASCENDING' | 'DESCENDING';
}

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

/** The order that is asked for, or the usual one. */
export const orderOf = <By extends string>(
	asked: { readonly field: By; readonly direction: 'ASCENDING' | 'DESCENDING' } | null | undefined,
	usual: Order<By>,
): Order<By> => (asked ? { by: asked.field, descending: asked.direction !== 'ASCENDING' } : usual);

export const recordedOf = (filter: RecordedFilter | null | undefined) => ({
	from: momentFrom('recordedFrom', filter?.recordedFrom),
	until: momentUntil('recordedUntil', filter?.recordedUntil),
});

export const saidOf = (filter: { saidFrom?: string | null; saidUntil?: string | null } | null | undefined) => ({
	from: momentFrom('saidFrom', filter?.saidFrom),
	until: momentUntil('saidUntil', filter?.saidUntil),
});

/** Newest record first, as lists are unless they say otherwise. */
export const newestFirst = { by: 'RECORDED_AT', descending: true } as const;
