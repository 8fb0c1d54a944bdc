import type { Problems } from '../../core/problems.js';
import { eitherOf, named, nearest } from '../ledger/words.js';

/** Where a mistake is noted; without one nobody asks where, only whether. */
interface Report {
	readonly problems: Problems;
	readonly path: readonly string[];
}

/** Whether a value read from JSON has the shape; with a report, every mistake in it is noted. */
export type Shape<T> = (value: unknown, report?: Report) => value is T;

const below = (report: Report | undefined, step: string | number): Report | undefined =>
	report && { problems: report.problems, path: [...report.path, String(step)] };

const kindOf = (value: unknown): string =>
	value === null || value === undefined
		? 'nothing'
		: Array.isArray(value)
			? 'a list'
			: typeof value === 'object'
				? 'an object'
				: `a ${typeof value === 'boolean' ? 'truth value' : typeof value === 'string' ? 'text' : typeof value}`;

function refuse(report: Report | undefined, message: string): false {
	report?.problems.add('INVALID', report.path, message);
	return false;
}
const expected = (what: string, value: unknown, report: Report | undefined): false =>
	refuse(report, `${report?.path.at(-1) ?? 'this'} must be ${what}, not ${kindOf(value)}`);

export const text: Shape<string> = (value, report): value is string =>
	typeof value === 'string' || expected('a text', value, report);

export const flag: Shape<boolean> = (value, report): value is boolean =>
	typeof value === 'boolean' || expected('true or false', value, report);

export const wholeNumber: Shape<number> = (value, report): value is number =>
	Number.isSafeInteger(value) || expected('a whole number', value, report);

/** One of an enum's values, as the API writes it. */
export const oneOf = <const E extends string>(values: readonly E[]): Shape<E> => {
	const known: ReadonlySet<unknown> = new Set(values);
	return (value, report): value is E => {
		if (known.has(value)) return true;
		if (typeof value !== 'string') return expected('a text', value, report);
		return refuse(report, `${report?.path.at(-1)} cannot be ${named(value)}; give ${eitherOf(values)}`);
	};
};

export const maybe =
	<T>(shape: Shape<T>): Shape<T | null | undefined> =>
	(value, report): value is T | null | undefined =>
		value === null || value === undefined || shape(value, report);

export const listOf =
	<T>(shape: Shape<T>): Shape<readonly T[]> =>
	(value, report): value is readonly T[] => {
		if (!Array.isArray(value)) return expected('a list', value, report);
		let fits = true;
		for (let at = 0; at < value.length; at++) if (!shape(value[at], below(report, at))) fits = false;
		return fits;
	};

/** An object with these fields and no others. */
export const record = <T extends object>(
	what: string,
	fields: { readonly [K in keyof T]-?: Shape<T[K]> },
): Shape<T> => {
	const shapes: ReadonlyMap<string, Shape<unknown>> = new Map(Object.entries<Shape<unknown>>(fields));
	return (value, report): value is T => {
		if (!isObject(value)) return expected(what, value, report);
		let fits = true;
		let given = 0;
		for (const [name, shape] of shapes) {
			const own = value[name];
			if (own !== undefined) given++;
			if (!shape(own, below(report, name))) fits = false;
		}
		const names = Object.keys(value);
		if (names.length === given) return fits;
		for (const name of names) if (!shapes.has(name)) fits = unknown(name, below(report, name));
		return fits;
	};
	function unknown(name: string, report: Report | undefined): false {
		const near = report && nearest(name, shapes.keys());
		return refuse(report, `${what} has no field ${named(name)}${near ? `; did you mean ${named(near)}?` : ''}`);
	}
};
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
