import { ArgsType, Field } from 'type-graphql';
import type { AsOf } from '../core/asOf.js';
import { instantFrom, isPartialDate } from '../core/dates.js';
import { BadRequest } from '../core/result.js';
import { DateTime } from './scalars.js';

@ArgsType()
export class MomentArgs {
	@Field(() => DateTime, {
		nullable: true,
		description: 'Count only what had been said by then; a day alone counts whole.',
	})
	saidBy?: string | null;
	@Field(() => DateTime, {
		nullable: true,
		description: 'Count only what this desk had recorded by then; a day alone counts whole.',
	})
	recordedBy?: string | null;
}

/** The moment asked for, or null for now. */
export function momentOf({ saidBy, recordedBy }: MomentArgs): AsOf | null {
	if (saidBy == null && recordedBy == null) return null;
	return { saidBy: momentUntil('saidBy', saidBy), recordedBy: momentUntil('recordedBy', recordedBy) };
}

/** The instant that a text names; a day alone is its first moment. */
export function momentFrom(name: string, text: string | null | undefined): string | null {
	if (text == null) return null;
	const instant = instantFrom(text);
	const remedy = 'give a day such as 2025-08-31 or an instant such as 2025-08-31T08:00:00Z';
	if (!instant) throw new BadRequest(`${name} "${text.slice(0, 40)}" is no moment; ${remedy}`);
	return instant;
}

/** As `momentFrom`, but a day alone counts whole. */
export const momentUntil = (name: string, text: string | null | undefined): string | null =>
	momentFrom(name, text?.length === 10 && isPartialDate(text) ? `${text}T23:59:59.999Z` : text);

/** Between which moments a filter wants something to lie, by its fields that end in `From` and `Until`. */
export const spanOf = <N extends string>(
	name: N,
	filter: Readonly<Partial<Record<`${N}From` | `${N}Until`, string | null>>> | null | undefined,
) => {
	const [from, until] = [`${name}From`, `${name}Until`] as const;
	return { from: momentFrom(from, filter?.[from]), until: momentUntil(until, filter?.[until]) };
};
