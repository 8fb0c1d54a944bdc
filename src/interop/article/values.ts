import { isPartialDate, type PartialDate } from '../../core/dates.js';
import { limits } from '../../core/problems.js';
import { languageTag } from '../../core/text.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const controls = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g;

/** A line of text as the record takes it, or null where there is nothing to be seen. */
export function clean(text: string | null | undefined, most: number): string | null {
	const line = (text ?? '').toWellFormed().normalize('NFC').replace(controls, ' ').replace(/\s+/g, ' ').trim();
	const cut = line.slice(0, most).toWellFormed();
	return /[\p{L}\p{N}\p{P}\p{S}]/u.test(cut) ? cut : null;
}

/** The day that a page bears, in its own time zone: ISO 8601 with anything after it, or as it is written in Chinese. */
export function dayOf(text: string | null | undefined): PartialDate | null {
	const given = (text ?? '').slice(0, 100);
	const [, year, month, day] =
		/^\s*(\d{4})[-/.年]\s?(\d{1,2})(?:[-/.月]\s?(\d{1,2}))?/.exec(given) ??
		/^\s*(\d{4})(\d{2})(\d{2})(?!\d)/.exec(given) ??
		[];
	if (year && month) {
		const date = [year, month, ...(day ? [day] : [])].map((one) => one.padStart(2, '0')).join('-');
		return isPartialDate(date) ? date : null;
	}
	// As in HTTP and mail: Thu, 14 Aug 2025 10:00:00 GMT.
	const [, dayOfMonth, name, fullYear] = /\b(\d{1,2})\s+([A-Z][a-z]{2})[a-z]*\.?,?\s+(\d{4})\b/.exec(given) ?? [];
	const at = months.indexOf(name ?? '');
	if (!dayOfMonth || !fullYear || at < 0) return null;
	const date = `${fullYear}-${String(at + 1).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
	return isPartialDate(date) ? date : null;
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The first that is a language; else Chinese, where most letters are and none are Japanese or Korean. */
export function languageOf(named: readonly (string | null)[], text: string): string | null {
	for (const name of named) {
		const tag = name && name.length <= 35 ? languageTag(name.trim().replaceAll('_', '-')) : null;
		if (tag && tag !== 'und') return tag;
	}
	const sample = text.slice(0, 5_000);
	if (/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(sample)) return null;
	const letters = sample.match(/\p{L}/gu)?.length ?? 0;
	const han = sample.match(/\p{sc=Han}/gu)?.length ?? 0;
	return han > letters / 2 ? 'zh' : null;
}

/** A web address as the record takes it, without what is only for tracking within a page; null where it is none. */
export function httpAddress(text: string | null | undefined, base: string | null): string | null {
	const url = text ? parseUrl(text, base) : null;
	if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
	url.hash = '';
	return url.href.length > limits.url ? null : url.href;
}

function parseUrl(text: string, base: string | null): URL | null {
	try {
		return base === null ? new URL(text.trim()) : new URL(text.trim(), base);
	} catch {
		return null;
	}
}

export const hostOf = (address: string | null): string | null =>
	address === null ? null : new URL(address).hostname.replace(/^www\./, '');

/** Whether two addresses are of one site: the same host, but for what marks pages for phones. */
export const isSameSite = (one: string, other: string): boolean => bareHost(one) === bareHost(other);
const bareHost = (address: string): string => new URL(address).hostname.replace(/^(?:(?:www|m|amp|mobile)\.)+/, '');
