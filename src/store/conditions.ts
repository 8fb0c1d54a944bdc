import { atMost, type Span, type Wish } from '../core/filters.js';
import { limits } from '../core/problems.js';
import { places, type Value } from './sql.js';

/** Collects what rows must fulfil. What is not wished for is no condition. */
export class Conditions {
	readonly where: string[] = [];
	readonly values: Value[] = [];

	/** `sql` holds of the value: `t.kind = ?`. */
	holds(sql: string, value: Wish<Value>): this {
		if (value === null || value === undefined) return this;
		this.where.push(sql);
		this.values.push(value);
		return this;
	}

	/** `sql` holds, or does not. */
	whether(sql: string, wanted: Wish<boolean>): this {
		if (wanted !== null && wanted !== undefined) this.where.push(wanted ? sql : `NOT ${sql}`);
		return this;
	}

	/** What `sql` ends in is one of the values; none of no values. */
	among(sql: string, wanted: Wish<readonly string[]>, end = ''): this {
		if (!wanted) return this;
		this.where.push(`${sql} IN ${places(atMost(wanted))}${end}`);
		this.values.push(...wanted);
		return this;
	}

	/** The instant or partial date lies within the span; what has none does not. */
	within(sql: string, span: Wish<Span>): this {
		this.holds(`${sql} >= ?`, span?.from);
		return this.holds(`${sql} <= ?`, span?.until);
	}

	/** The text, by a column that is lower-cased, begins so; letters from A to Z are as good as a to z. */
	startsWith(column: string, text: Wish<string>): this {
		if (text === null || text === undefined || text === '') return this;
		const beginning = text.slice(0, limits.name);
		this.holds(`lower(${column}) >= lower(?)`, beginning);
		return this.holds(`lower(${column}) < lower(?)`, `${beginning}\u{10FFFF}`);
	}
}
