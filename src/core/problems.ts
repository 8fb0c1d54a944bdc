import { instantFrom, isPartialDate } from './dates.js';
import type { Instant } from './ids.js';
import type { UserError, UserErrorCode } from './result.js';
import { languageTag, slugPattern } from './text.js';

/** The longest that texts may be, in UTF-16 units, and lists, in entries. */
export const limits = { name: 500, text: 2_000, words: 10_000, url: 2_000, slug: 80, list: 100 } as const;

type Path = readonly string[] | string;
type Maybe<T> = T | null | undefined;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** Something that can be seen. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Collects all that is wrong with an input, so that it is reported at once. Each check answers the normal form. */
export class Problems {
	readonly errors: UserError[] = [];

	add(code: UserErrorCode, path: Path, message: string, more: Pick<UserError, 'lostUpdate'> = {}): void {
		this.errors.push({ code, path: typeof path === 'string' ? [path] : path, message, ...more });
	}

	/** Trimmed text in Unicode normal form C that is not empty, or '' with a problem noted. */
	text(path: Path, value: Maybe<string>, options: { readonly most: number }): string {
		const text = this.optionalText(path, value, options);
		if (text === null) this.add('INVALID', path, `${nameOf(path)} is empty; give at least one character`);
		return text ?? '';
	}

	/** As `text`, but null where nothing is given. */
	optionalText(path: Path, value: Maybe<string>, options: { readonly most: number }): string | null {
		if (value === null || value === undefined) return null;
		if (value.length > options.most) {
			const message = `${nameOf(path)} has ${value.length} characters; the most is ${options.most}`;
			this.add('TOO_LONG', path, message);
			return value.slice(0, 1);
		}
		if (!value.isWellFormed() || controls.test(value))
			this.add('INVALID', path, `${nameOf(path)} has characters that are no text (control or half characters)`);
		return visible.test(value) ? value.normalize('NFC').trim() : null;
	}

	language(path: Path, value: string): string {
		const tag = value.length > 35 ? null : languageTag(value);
		if (tag) return tag;
		const message = `"${value.slice(0, 35)}" is no language tag; give a BCP 47 tag such as en, zh or pt-BR`;
		this.add('INVALID', path, message);
		return 'und';
	}

	slug(path: Path, value: Maybe<string>): string | null {
		if (value === null || value === undefined) return null;
		if (value.length > limits.slug || !slugPattern.test(value)) {
			const form = `at most ${limits.slug} lower-case letters and digits, joined by single hyphens`;
			this.add('INVALID', path, `"${value.slice(0, limits.slug)}" is no slug; give ${form}`);
		}
		return value;
	}

	partialDate(path: Path, value: Maybe<string>): string | null {
		if (value === null || value === undefined) return null;
		if (!isPartialDate(value))
			this.add('INVALID', path, `"${value.slice(0, 40)}" is no date; give YYYY, YYYY-MM or YYYY-MM-DD`);
		return value;
	}

	/** An instant that is not in the future. */
	pastInstant(path: Path, value: Maybe<string>, options: { readonly now: Instant }): Instant | null {
		const instant = this.instant(path, value);
		if (instant !== null && instant > options.now)
			this.add('INVALID', path, `${nameOf(path)} ${value} is in the future; nothing can have been said then`);
		return instant;
	}

	/** An instant that is yet to come. */
	futureInstant(path: Path, value: Maybe<string>, options: { readonly now: Instant }): Instant | null {
		const instant = this.instant(path, value);
		if (instant !== null && instant <= options.now)
			this.add('INVALID', path, `${nameOf(path)} ${value} is past; give a moment that is yet to come`);
		return instant;
	}

	/** An instant, or null with a problem noted where what is given is none. */
	instant(path: Path, value: Maybe<string>): Instant | null {
		if (value === null || value === undefined) return null;
		const instant = instantFrom(value);
		const remedy = 'give a day such as 2025-08-31 or an instant such as 2025-08-31T08:00:00Z';
		if (!instant) this.add('INVALID', path, `"${value.slice(0, 40)}" is no moment; ${remedy}`);
		return instant;
	}

	/** A web address. Kept as given: it is shown and linked, never fetched. */
	url(path: Path, value: Maybe<string>): string | null {
		const text = this.optionalText(path, value, { most: limits.url });
		if (text !== null && !/^https?:\/\/[^\s/$.?#][^\s"<>]*$/i.test(text))
			this.add(
				'INVALID',
				path,
				`"${text.slice(0, 80)}" is no web address; give one that starts with https:// or http://`,
			);
		return text;
	}

	list<T>(path: Path, value: Maybe<readonly T[]>): readonly T[] {
		const list = value ?? [];
		if (list.length <= limits.list) return list;
		this.add('TOO_LONG', path, `${nameOf(path)} has ${list.length} entries; the most is ${limits.list}`);
		return [];
	}
}

const nameOf = (path: Path): string => (typeof path === 'string' ? path : path.join('.'));
