import type { Instant } from './ids.js';

/** A day as far as it is known: `2025`, `2025-06` or `2025-06-14`. Sorts as text. */
export type PartialDate = string;

const partial = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether the text is a year, a month or a day that exists in the calendar. */
export function isPartialDate(text: string): boolean {
	const match = partial.exec(text);
	if (!match) return false;
	const [, year, month, day] = match;
	if (!day) return true;
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return date.getUTCDate() === Number(day);
}

/** The instant in UTC with milliseconds, or null where the text is no instant. A day alone is its first moment in UTC. */
export function instantFrom(text: string): Instant | null {
	if (isPartialDate(text) && text.length === 10) return `${text}T00:00:00.000Z`;
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
	if (!isPartialDate(text.slice(0, 10))) return null;
	const date = new Date(text);
	return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** Whether a moment lies within the span; an open end reaches for ever, and a month or year counts whole. */
export function within(
	moment: Instant | PartialDate,
	span: { readonly since: PartialDate | null; readonly until: PartialDate | null },
): boolean {
	const starts = span.since === null || moment.slice(0, span.since.length) >= span.since.slice(0, moment.length);
	const lasts = span.until === null || moment.slice(0, span.until.length) <= span.until.slice(0, moment.length);
	return starts && lasts;
}

/** The first moment of an instant's day, in UTC. */
export const dayOf = (at: Instant): Instant => `${at.slice(0, 10)}T00:00:00.000Z`;
