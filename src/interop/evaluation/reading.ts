import type { Dataset } from '../../core/evaluation/dataset.js';
import type { LedgerPath, LedgerStatement } from '../../core/ledger.js';
import type { Response } from '../../core/statement.js';
import { slugPattern } from '../../core/text.js';
import type { LedgerProblem } from '../ledger/problem.js';

export type DatasetReading =
	| { readonly ok: true; readonly dataset: Dataset }
	| { readonly ok: false; readonly problems: readonly LedgerProblem[] };

/** Reads a research set's text, or answers what is wrong with it; the entries of its ledgers have `[line]` as their path. */
export type DatasetReader = (text: string, options: { readonly file: string }) => DatasetReading;

const mostProblems = 50;

/** Collects all that is wrong with a file, each with its line. */
export class LineProblems {
	private readonly found: LedgerProblem[] = [];

	constructor(private readonly file: string) {}

	add(line: number, message: string): void {
		this.found.push({ file: this.file, line, column: 1, message });
	}

	/** An id from the file as the end of a slug, or null with a problem noted. */
	slug(line: number, name: string, id: string): string | null {
		const slug = id.toLowerCase();
		if (slug.length <= 60 && slugPattern.test(slug)) return slug;
		const form = 'at most 60 letters (a–z) and digits, joined by single hyphens';
		this.add(line, `${name} ${quoted(id)} cannot be a claim's name here; give ${form}`);
		return null;
	}

	/** One of the words that a field may hold, or null with a problem noted. */
	word<W extends string>(line: number, name: string, value: unknown, words: readonly W[]): W | null {
		const word = words.find((one) => one === value);
		if (word === undefined) this.add(line, `${name} is ${quoted(value)}; it must be one of ${words.join(', ')}`);
		return word ?? null;
	}

	/** The reading: the data set, unless something was wrong. */
	reading(dataset: () => Dataset): DatasetReading {
		if (this.found.length === 0) return { ok: true, dataset: dataset() };
		const problems = this.found.slice(0, mostProblems);
		const last = problems.at(-1);
		if (last && this.found.length > mostProblems)
			problems.push({ ...last, message: `there are ${this.found.length - mostProblems} more; mend these first` });
		return { ok: false, problems };
	}
}

function quoted(value: unknown): string {
	const text = JSON.stringify(value) ?? 'missing';
	return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/**
 * A text with U+FFFD in place of what the record refuses: control and half characters, and those that turn the direction
 * of writing. Research sets have some, where UTF-8 was once read as Latin-1; a label is no worse for them.
 */
export const legible = (text: string): string => text.toWellFormed().replace(illegible, '\ufffd');
const illegible = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** A source's stance on a claim as a statement under it: for and against as such, anything else as that silence. */
export function statementOf(
	key: string,
	path: LedgerPath,
	said: { readonly stance: 'FOR' | 'AGAINST' | Response; readonly source: string; readonly words?: string },
): LedgerStatement {
	const { stance, ...draft } = said;
	const rest = { key, path, retracted: null, interest: null };
	if (stance === 'FOR') return { ...rest, said: { role: 'TESTIMONY', draft: { ...draft, stance: 'ASSERTS' } } };
	if (stance === 'AGAINST')
		return { ...rest, said: { role: 'REBUTTAL', draft: { ...draft, kind: 'REBUTS', stance: 'DENIES' }, target: null } };
	return { ...rest, said: { role: 'SILENCE', draft: { ...draft, response: stance } } };
}
