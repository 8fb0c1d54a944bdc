import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/core/messages/index.js';
import { caseCsv } from '../../src/interop/dossier/csv.js';
import { caseJsonLines } from '../../src/interop/dossier/jsonLines.js';
import { caseMarkdown } from '../../src/interop/dossier/markdown.js';
import { recordsOf } from '../../src/interop/dossier/records.js';
import { type Assessed, hostileCases, storyCases } from './_maps.js';

const story = storyCases();
const of = (claim: string): Assessed => {
	const found = story.get(claim);
	if (!found) throw new Error(`no claim ${claim}`);
	return found;
};
const messages = messagesIn('en');
const csvOf = ({ case: theCase, assessment }: Assessed) => caseCsv(theCase, assessment, { messages });
const markdownOf = ({ case: theCase, assessment }: Assessed, language = 'en') =>
	caseMarkdown(theCase, assessment, { messages: messagesIn(language) });

describe('a case as CSV', () => {
	it('is a row a statement, with its weight', () => {
		const rows: Record<string, string>[] = parse(csvOf(of('mayer-tbd')), { columns: true });
		expect(rows.map((one) => [one.speaker, one.stance, one.weight, one.interest, one.quote])).toEqual([
			['two unnamed people', 'ASSERTS', '0.75', 'NONE', ''],
			['Ruben Mayer', 'DENIES', '0.4', 'SERVES', 'from day one'],
		]);
	});

	it('ends rows with CR LF, and says what it is to a spreadsheet that is asked to open it', () => {
		const { case: theCase, assessment } = of('mayer-tbd');
		expect(csvOf(of('mayer-tbd')).split('\r\n')).toHaveLength(4);
		expect(caseCsv(theCase, assessment, { messages, forSpreadsheet: true })).toMatch(/^\uFEFFclaim,/);
	});

	it('holds no cell that a spreadsheet computes, and gives every other text back as it was', () => {
		fc.assert(
			fc.property(hostileCases, (one) => {
				const rows: Record<string, string>[] = parse(csvOf(one), { columns: true, record_delimiter: '\r\n' });
				const records = recordsOf(one.case, one.assessment, { messages });
				expect(rows).toHaveLength(records.length);
				for (const [at, record] of records.entries())
					for (const [name, value] of Object.entries(record)) {
						const cell = rows[at]?.[name] ?? '';
						expect(cell).not.toMatch(/^[=+\-@\t\r]/);
						// A lone surrogate is no text that a file could hold.
						const text = value === null ? '' : String(value).toWellFormed();
						expect(cell).toBe(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text);
					}
			}),
		);
	});
});

describe('a case as JSON Lines', () => {
	it('is the claim, its statements and its links, a line each', () => {
		const { case: theCase, assessment } = of('rift');
		const lines: Record<string, unknown>[] = caseJsonLines(theCase, assessment, { messages })
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(lines.map((one) => one.type)).toEqual(['claim', 'statement', ...Array(5).fill('link')]);
		expect(lines[0]).toMatchObject({ slug: 'rift', opinion: { level: 'DISPUTED' }, method: 'balance/1' });
	});

	it('gives every text back as it was', () => {
		fc.assert(
			fc.property(hostileCases, ({ case: theCase, assessment }) => {
				const lines = caseJsonLines(theCase, assessment, { messages }).trimEnd().split('\n');
				expect(lines).toHaveLength(1 + theCase.statements.length + theCase.links.length);
				const [claim, ...others] = lines.map((line) => JSON.parse(line));
				expect(claim.text).toBe(theCase.claim.text);
				expect(others.slice(0, theCase.statements.length)).toEqual(
					recordsOf(theCase, assessment, { messages }).map((one) => ({ type: 'statement', ...one })),
				);
			}),
		);
	});
});

describe('a case as Markdown', () => {
	it('is a dossier: text, standing, the score with its reason, both sides, silences and documents', () => {
		expect(markdownOf(of('vendors')).split('\n')).toEqual([
			'# TBD Lab trains its next models with data vendors other than Scale AI, Mercor and Surge among them.',
			'',
			"- the desk's work on it: being checked",
			'- **How contested it is: Uncontested · 0.000**',
			'- one more source would put it between 0.000 and 0.488',
			'- method: balance/1',
			'',
			expect.stringMatching(/^Uncontested: five unnamed people assert it; nobody in the record opposes it; .*\.$/),
			'',
			expect.stringMatching(/^\*The score says how far .* not truth and not a verdict.*\*$/),
			'',
			'## for it · 0.969',
			'',
			'- **five unnamed people** · + asserts · 0.97 · anonymous',
			'',
			'## against it · 0.000',
			'',
			'- nobody',
			'',
			'## Took no side',
			'',
			'- **Surge (spokesperson)** · declined to comment · spokesperson',
			'- **Mercor (spokesperson)** · declined to comment · spokesperson',
			expect.stringMatching(
				/^- \*\*Scale AI \(spokesperson\)\*\* · answered off the point · spokesperson — asked about it, .*/,
			),
			'',
			'## Documents',
			'',
			'- TechCrunch · en',
			'',
		]);
	});

	it('is in Chinese where that is asked for, with the claim in its own words beside it', () => {
		const text = markdownOf(of('mayer-tbd'), 'zh');
		expect(text).toContain('# 迈耶不属于 Meta 的核心部门 TBD 实验室。\n\n> Mayer was not part of');
		expect(text).toContain('## 支持 · 0.750');
		expect(text).toContain('- **鲁本·迈耶** · − 否认 · 0.40 · 具名 — “from day one” — *对发言者有利*');
	});

	it('holds no text that would be read as anything but text', () => {
		fc.assert(
			fc.property(hostileCases, (one) => {
				for (const line of markdownOf(one).split('\n')) {
					expect(line).toMatch(/^(?:|#{1,2} .*|> .*| *- .*|\*.*\*|[^\s].*)$/u);
					const bare = line.replace(/\]\(<https?:[^<>\s]*>\)/g, '').replace(/\\[\\`*_{}[\]<>#|~$&!@]/g, '');
					expect(bare.replace(/^> /, '')).not.toMatch(/[<>`|]/);
					expect(bare).not.toMatch(/\]\(/);
				}
			}),
		);
	});
});
