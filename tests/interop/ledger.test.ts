import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/core/ledger.js';
import { writeProblem } from '../../src/interop/ledger/problem.js';
import { type LedgerOptions, readLedger } from '../../src/interop/ledger/readLedger.js';

const head = 'counterclaim: 1\nstory: {key: bridge, title: The bridge, language: en}\n';
const cast = `${head}documents: {courier: {outlet: The Courier, language: en}}
parties: {port: {kind: organization, name: Port}}
sources: {five-insiders: {attribution: anonymous, headcount: 5}, port: {attribution: spokesperson, party: port}}
claims:
`;

function read(text: string): Ledger {
	const reading = readLedger(text, { file: 'story.yaml' });
	if (!reading.ok) throw new Error(reading.problems.map(writeProblem).join('\n'));
	return reading.ledger;
}

/** Each problem as `line:column: message`. */
function problemsOf(text: string, options: Partial<LedgerOptions> = {}): string[] {
	const reading = readLedger(text, { file: 'f', ...options });
	return reading.ok ? [] : reading.problems.map((problem) => writeProblem(problem).slice('f:'.length));
}

const statementsOf = (text: string) => read(text).claims[0]?.statements ?? [];

describe('a ledger', () => {
	it('is documented by an example that reads without a problem', () => {
		const example = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/ledger.md', 'utf8'))?.[1] ?? '';
		const { story, claims, sources } = read(example);
		expect(story.draft).toEqual({ slug: 'harbour-bridge', title: expect.any(String), language: 'en' });
		expect(sources.find((one) => one.key === 'engineers')?.draft.headcount).toEqual({ least: 3 });
		expect(claims[0]?.statements.map((one) => one.key)).toEqual([
			'engineers:asserts',
			'kurier:asserts',
			'authority:denies',
			'authority:denies/lindqvist:denies',
			'authority:denies/lindqvist:denies/authority:qualifies',
			'steelworks:declined-to-comment',
		]);
	});

	it('gives names and texts in the main language, and the others beside them', () => {
		const { parties, claims } = read(`${head}parties:
  port: {kind: organization, name: {de: Hafen, en: Port}, short: P, ids: {wikidata: Q1}}
claims:
  cracks: {text: {en: Cracks, de: Risse}, language: DE, about: port}
`);
		expect(parties[0]?.draft).toMatchObject({ name: 'Port', names: [{ language: 'de', text: 'Hafen' }] });
		expect(parties[0]?.draft).toMatchObject({ shortName: 'P', outsideIds: [{ scheme: 'wikidata', id: 'Q1' }] });
		expect(claims[0]?.draft).toMatchObject({ text: 'Risse', language: 'DE', about: [{ party: 'port' }] });
		expect(claims[0]?.draft.translations).toEqual([{ language: 'en', text: 'Cracks' }]);
	});

	it('gives claims the standing of the story where they have none of their own', () => {
		const text = head.replace('language: en}', 'language: en, standing: published}');
		const { claims } = read(`${text}claims: {a: {text: A}, b: {text: B, standing: intake}}`);
		expect(claims.map((one) => one.draft.standing)).toEqual(['PUBLISHED', 'INTAKE']);
	});

	it('keeps every plain word as the text that it is', () => {
		const { parties, documents } = read(`${head}parties: {a: {kind: person, name: 007}, b: {kind: person, name: No}}
documents: {d: {outlet: 1984, language: no, published: 2025, note: true}}`);
		expect(parties.map((one) => one.draft.name)).toEqual(['007', 'No']);
		expect(documents[0]?.draft).toMatchObject({ outlet: '1984', language: 'no', published: '2025', note: 'true' });
	});

	it('reads interests, derivations and links by the words that name them', () => {
		const { documents, interests, claims } = read(`${head}parties: {a: {kind: office, name: A}}
documents: {d: {outlet: D, language: en}, e: {outlet: E, language: en, translates: d, cites: [d]}}
interests: [{party: a, invested-in: a, since: 2025-06}]
claims: {x: {text: X, rests-on: y, opposed-by: [z]}, y: {text: Y}, z: {text: Z}}`);
		expect(interests[0]?.draft).toMatchObject({ party: 'a', kind: 'INVESTED_IN', inParty: 'a', since: '2025-06' });
		expect(documents[1]?.draft.derivedFrom).toEqual([
			{ document: 'd', kind: 'TRANSLATES' },
			{ document: 'd', kind: 'CITES' },
		]);
		expect(claims[0]?.links).toEqual([
			{ kind: 'RESTS_ON', claim: 'y', path: ['claims', 'x', 'rests-on'] },
			{ kind: 'OPPOSED_BY', claim: 'z', path: ['claims', 'x', 'opposed-by', 0] },
		]);
	});

	it('reads a statement with all that may be said of it', () => {
		const [statement] = statementsOf(`${cast}  c:
    text: C
    said:
      - by: port
        denies-in-part: not all of it
        language: de
        quote: not all
        note: at noon
        said-at: 2025-03-14
        in: courier
        repeats: courier
        id: the-denial
        interest: {is: against, because: it costs them dearly}
        retracted: {because: misheard, said-at: 2025-03-15}
`);
		expect(statement).toEqual({
			key: 'the-denial',
			path: ['claims', 'c', 'said', 0],
			said: {
				role: 'REBUTTAL',
				target: null,
				draft: {
					...{ source: 'port', stance: 'DENIES_IN_PART', kind: 'REBUTS', document: 'courier', repeats: 'courier' },
					...{ words: 'not all of it', wordsLanguage: 'de', quote: 'not all', note: 'at noon', saidAt: '2025-03-14' },
				},
			},
			interest: { interest: 'AGAINST', reason: 'it costs them dearly' },
			retracted: { reason: 'misheard', saidAt: '2025-03-15' },
		});
	});

	it('tells silences from testimony, and takes a stance without words', () => {
		const said = statementsOf(`${cast}  c:
    text: C
    said:
      - {by: five-insiders, asserts}
      - by: port
        declined-to-comment:
      - {by: port, queried: "really?"}
`).map((one) => one.said);
		expect(said).toEqual([
			{ role: 'TESTIMONY', draft: { source: 'five-insiders', stance: 'ASSERTS' } },
			{ role: 'SILENCE', draft: { source: 'port', response: 'DECLINED_TO_COMMENT' } },
			{ role: 'SILENCE', draft: { source: 'port', response: 'QUERIED', words: 'really?', wordsLanguage: 'en' } },
		]);
	});

	it('numbers statements of one source and stance, and puts rebuttals after what they target', () => {
		const said = statementsOf(`${cast}  c:
    text: C
    said:
      - by: port
        denies: once
        rebuttals:
          - {by: five-insiders, denies}
          - {by: five-insiders, denies, kind: undercuts, id: they-lie, rebuttals: [{by: port, qualifies}]}
      - {by: port, denies: twice}
      - {by: port, denies: thrice}
`);
		const short = said.map((one) =>
			one.said.role === 'REBUTTAL' ? [one.key, one.said.draft.kind, one.said.target] : [],
		);
		expect(short).toEqual([
			['port:denies', 'REBUTS', null],
			['port:denies/five-insiders:denies', 'COUNTERS', 'port:denies'],
			['they-lie', 'UNDERCUTS', 'port:denies'],
			['they-lie/port:qualifies', 'COUNTERS', 'they-lie'],
			['port:denies:2', 'REBUTS', null],
			['port:denies:3', 'REBUTS', null],
		]);
	});

	it('locates an entry, a field and, where there is none, the nearest entry above', () => {
		const reading = readLedger(`${cast}  c:\n    text: C\n    said:\n      - {by: port, denies: no}\n`, { file: 'f' });
		if (!reading.ok) throw new Error('it should read');
		expect(reading.locate(['claims', 'c'])).toEqual({ line: 7, column: 3 });
		expect(reading.locate(['claims', 'c', 'text'])).toEqual({ line: 8, column: 11 });
		expect(reading.locate(['claims', 'c', 'said', 0])).toEqual({ line: 10, column: 9 });
		expect(reading.locate(['claims', 'c', 'said', 0, 'denies'])).toEqual({ line: 10, column: 28 });
		expect(reading.locate(['claims', 'c', 'said', 0, 'quote'])).toEqual({ line: 10, column: 9 });
		expect(reading.locate(['claims', 'nobody', 'said'])).toEqual({ line: 6, column: 1 });
		expect(reading.locate([])).toEqual({ line: 1, column: 1 });
	});

	it('reads files with a byte order mark and with Windows line ends', () => {
		const text = `\ufeff${cast}  c: {text: C, about: prt}\n`.replaceAll('\n', '\r\n');
		expect(problemsOf(text)).toEqual(['7:23: no party `prt`; did you mean `port`?']);
	});

	it('takes rebuttals a hundred deep and no deeper', () => {
		const nested = (depth: number) =>
			`${cast}  c: {text: C, said: [{by: port, denies${', rebuttals: [{by: port, denies'.repeat(depth)}${'}]'.repeat(depth)}}]}`;
		expect(statementsOf(nested(100))).toHaveLength(101);
		const column = '  c: {text: C, said: [{by: port, denies'.length + 100 * ', rebuttals: [{by: port, denies'.length;
		expect(problemsOf(nested(101))).toEqual([
			`7:${column + ', rebuttals: ['.length + 1}: rebuttals stand more than 100 deep here; the most is 100`,
		]);
	});
});

describe('what is no ledger at all', () => {
	it.each([
		['an empty file', '', ['1:1: the file is empty; a ledger begins with `counterclaim: 1`']],
		['nothing but a remark', '# to do\n', ['1:1: the file is empty; a ledger begins with `counterclaim: 1`']],
		['a list', '- a\n', ['1:1: a ledger is a mapping with `counterclaim`, `story`, not a list']],
		['a later version', 'counterclaim: 2\nplot: x\n', [expect.stringMatching(/^1:15: this is version `2`/)]],
		['no sections', '{}', ['1:1: a ledger needs `counterclaim`', '1:1: a ledger needs `story`']],
		['a second document', `${head}---\n${head}`, [expect.stringMatching(/^3:1: a second YAML document begins here/)]],
		['text after an end mark', `${head}...\na: b`, [expect.stringMatching(/^4:1: a second YAML document begins here/)]],
		['a directive', `%YAML 1.1\n---\n${head}`, [expect.stringMatching(/^1:1: directives .* leave this line out$/)]],
	])('is refused: %s', (_, text, problems) => {
		expect(problemsOf(text)).toEqual(problems);
	});

	it('is refused: anchors, aliases, merge keys and tags, each where it stands', () => {
		const text = `${head}parties:
  a: &a {kind: person, name: A}
  b: {<<: *a}
  c: !person {name: C}
  d: {kind: person, name: "&d *d !d"}
`;
		expect(problemsOf(text)).toEqual([
			expect.stringMatching(/^4:6: anchors .* quotation marks$/),
			expect.stringMatching(/^5:11: aliases .* quotation marks$/),
			expect.stringMatching(/^6:6: tags .* quotation marks$/),
		]);
	});

	it('is refused at once: a billion laughs', () => {
		let laughs = 'a0: &a0 [ha, ha]\n';
		for (let at = 1; at < 30; at++) laughs += `a${at}: &a${at} [${`*a${at - 1}, `.repeat(10)}]\n`;
		const problems = problemsOf(laughs);
		expect(problems).toHaveLength(30 + 290);
		expect(problems[0]).toMatch(/^1:5: anchors/);
	});

	it.each([
		['lists within brackets', `${head}claims: ${'['.repeat(1_000_000)}`, '3:258'],
		['lists after hyphens', `${head}claims:\n  ${'- '.repeat(1_000_000)}x`, '4:500'],
		['mappings within braces', `${head}claims: ${'{a: '.repeat(1_000_000)}`, '3:1002'],
	])('is refused early: a million %s', (_, text, where) => {
		expect(problemsOf(text)).toEqual([`${where}: lists and mappings nest more than 250 deep here`]);
	});

	it('is refused with the first mistakes: rubbish, however much of it', () => {
		const problems = problemsOf('""'.repeat(500_000));
		expect(problems).toHaveLength(1_001);
		expect(problems[0]).toMatch(/^1:3: this is no valid YAML: .* Write text that has them between quotation marks$/);
		expect(problemsOf(`${head}${']'.repeat(500_000)}`)).toEqual([expect.stringMatching(/^3:1: this is no valid YAML/)]);
	});

	it('is refused: a file over the limit, counted in bytes', () => {
		const text = `${head}# ${'桥'.repeat(100)}\n`;
		const bytes = new TextEncoder().encode(text).length;
		expect(problemsOf(text, { mostBytes: bytes })).toEqual([]);
		expect(problemsOf(text, { mostBytes: bytes - 1 })).toEqual([
			`1:1: the file is larger than ${bytes - 1} bytes; split the story into several ledgers`,
		]);
		expect(problemsOf(`${head}#${' '.repeat(16 * 2 ** 20)}`)).toEqual([
			'1:1: the file is larger than 16 MiB; split the story into several ledgers',
		]);
	});

	it.each([
		[
			'what was no UTF-8',
			`${head}# M\ufffdller`,
			'3:4: there is a character here that could not be read; save the file as UTF-8',
		],
		[
			'half a character',
			`${head}# \ud83d.`,
			'3:3: there is a character here that could not be read; save the file as UTF-8',
		],
		['a control character', `${head}# \u0007`, '3:3: there is a control character here; remove it'],
	])('is refused: %s', (_, text, problem) => {
		expect(problemsOf(text)).toEqual([problem]);
	});

	it('is refused: broken YAML, with every break and a remedy', () => {
		const text = `${head}documents:
  d:
    outlet: The Courier: Late Edition
    note: "he said "no""
    title: @home
\tlanguage: en
`;
		expect(problemsOf(text)).toEqual([
			expect.stringMatching(/^5:13: .*write text that contains a colon and a space between quotation marks$/),
			expect.stringMatching(/^6:21: .*is a bracket or a quotation mark out of place\?/),
			expect.stringMatching(/^7:12: .*write this text between quotation marks$/),
			expect.stringMatching(/^8:1: .*indent with spaces$/),
		]);
	});
});

describe('mistakes in a ledger', () => {
	it('are reported all at once, in the order of the file, with the nearest known name', () => {
		const text = `${cast}  cracks:
    text: Cracks
    kynd: fact
    about: [prt, port, port]
    rests-on: [craks, elsewhere]
    said:
      - {by: five-insider, asserts}
      - {by: zeppelin, denis: no, in: currier}
      - {by: port, asserts, denies}
      - {by: port}
      - {asserts: yes}
      - port
      - {by: port, denies: not this, not that}
`;
		expect(problemsOf(text)).toEqual([
			'9:5: a claim has no field `kynd`; did you mean `kind`?',
			'10:13: no party `prt`; did you mean `port`?',
			'10:24: `port` is in this list twice; name it once',
			'11:16: no claim `craks`; did you mean `cracks`?',
			'11:23: no claim `elsewhere`; name it under `claims`',
			'13:14: no source `five-insider`; did you mean `five-insiders`?',
			'14:14: no source `zeppelin`; name it under `sources`',
			'14:24: a statement has no field `denis`; did you mean `denies`?',
			'14:39: no document `currier`; did you mean `courier`?',
			'15:29: a statement has `asserts` already; write `denies` as an entry of its own',
			expect.stringMatching(/^16:9: a statement needs one of `asserts`, .* or `queried`$/),
			'17:9: a statement needs `by`',
			'18:9: a statement is a mapping with `by`, not a text',
			expect.stringMatching(/^19:38: a statement has no field `not that`; .* between quotation marks$/),
		]);
	});

	it('show a misspelt word beside the one that was meant, or the words there are', () => {
		const text = `${head}sources:
  a: {attribution: anonymus}
  b: {attribution: leaked}
  c: {atribution: anonymous}
  d: {attribution: anonymous, directness: firsthand, headcount: {least: few}}
`;
		expect(problemsOf(text)).toEqual([
			'4:20: `attribution` cannot be `anonymus`; did you mean `anonymous`?',
			expect.stringMatching(/^5:20: `attribution` cannot be `leaked`; the words are `on-record`, .* or `newsroom`$/),
			'6:7: a source has no field `atribution`; did you mean `attribution`?',
			'7:43: `directness` cannot be `firsthand`; did you mean `first-hand`?',
			'7:73: `least` must be a whole number, not `few`',
		]);
	});

	it('include keys given twice, which name the first', () => {
		const text = `${head}parties:
  a: {kind: person, name: A}
  a: {kind: person, name: A, name: B}
story: {}
`;
		expect(problemsOf(text)).toEqual([
			'5:3: `a` is there already, in line 4; give it once',
			'6:1: `story` is there already, in line 2; give it once',
		]);
	});

	it('include keys that are no text', () => {
		expect(problemsOf(`${head}parties:\n  ? [a]\n  : {kind: person, name: A}\n`)).toEqual([
			'4:5: the key of an entry must be one plain word or text',
		]);
	});

	it('include missing fields and wrong kinds of value, where they stand', () => {
		const text = `counterclaim: 1
story: {key: bridge}
documents:
  d: {outlet: , language: [en]}
parties: [a]
interests: {party: a}
claims:
  a: {text: {}}
  b: {}
  c:
  d: {text: D, implied: yes, said: {by: x}}
`;
		expect(problemsOf(text)).toEqual([
			'2:1: a story needs `title`',
			'2:1: a story needs `language`',
			'4:7: a document needs `outlet`, and there is nothing after it',
			'4:17: `language` must be a text, not a list',
			'5:1: `parties` must be a mapping, each entry under its key, not a list',
			'6:1: `interests` must be a list, each entry after a hyphen, not a mapping',
			'8:7: `text` has no text in any language',
			'9:3: a claim needs `text`',
			'10:3: a claim is a mapping with `text`, not nothing',
			'11:25: `implied` must be `true` or `false`, not `yes`',
			'11:30: `said` must be a list, each entry after a hyphen, not a mapping',
		]);
	});

	it('include all that core has against the values, under the names that the file uses', () => {
		const text = `${head}documents:
  d: {outlet: ${'x'.repeat(501)}, language: en, url: "ftp://d", published: 2025-13, republishes: d}
parties:
  Ä: {kind: person, name: {en: A, zz-9: B, zh: C, ZH: D}, ids: {Wiki Data: Q1}}
  q: {kind: person, name: {zh: 桥}}
interests:
  - {party: q, leads: q, since: 2025, until: 2024}
  - {party: q, leads: }
sources:
  a: {attribution: on-record, document: d}
  b: {attribution: anonymous, party: q, headcount: {least: 3, most: 2}}
claims:
  c: {text: C, said-at: soon, topics: [a, ""]}
`;
		expect(problemsOf(text)).toEqual([
			'4:15: `outlet` has 501 characters; the most is 500',
			expect.stringMatching(/^4:537: "ftp:\/\/d" is no web address/),
			expect.stringMatching(/^4:559: "2025-13" is no date/),
			'4:581: `d` cannot be made from itself',
			expect.stringMatching(/^6:3: "Ä" is no slug/),
			expect.stringMatching(/^6:35: "zz-9" is no language tag/),
			'6:51: there is a text in zh already',
			'6:76: "Wiki Data" is no scheme; give a lower-case word such as wikidata',
			'7:21: there is no text in `en`, the main language here; add it',
			'9:46: `until` 2024 is before since 2025',
			'10:16: `leads` needs the party that it is about',
			'12:3: a source that speaks ON_RECORD is named; say which party it is',
			'13:38: a source that speaks ANONYMOUS is not named; leave parties out',
			'13:69: most (2) must lie between least (3) and 1000000',
			expect.stringMatching(/^15:25: "soon" is no moment/),
			'15:43: `topics.1` is empty; give at least one character',
		]);
	});

	it('include rebuttals that rebut nothing, kinds out of place, ids given twice and half judgements', () => {
		const text = `${cast}  c:
    text: C
    said:
      - by: five-insiders
        asserts: so
        kind: rebuts
        rebuttals:
          - {by: port, confirms}
          - {by: port, denies, kind: rebuts, id: a, interest: {is: selfish}}
          - {by: port, denies, id: a, retracted: {said-at: 2025-03-14}}
          - {by: port, denies, id: A b}
      - {by: port, no-response, rebuttals: [{by: port, denies}]}
      - {by: port, denies, kind: counters, said-at: 2999-01-01}
`;
		expect(problemsOf(text, { now: '2025-09-03T08:00:00.000Z' })).toEqual([
			'12:15: `kind` cannot be `rebuts`; only a rebuttal has one',
			expect.stringMatching(/^14:24: `confirms` rebuts nothing; .* put this under the claim's `said`$/),
			'15:38: `kind` cannot be `rebuts`; here it can be `counters` or `undercuts`',
			'15:53: an interest judgement needs `because`',
			expect.stringMatching(/^15:68: `is` cannot be `selfish`; the words are `none`, `serves` or `against`$/),
			'16:36: a statement of this claim has the id `a` already; choose another',
			'16:39: a retraction needs `because`',
			expect.stringMatching(/^17:36: "A b" is no slug/),
			'18:33: a silence says nothing that could be rebutted; leave `rebuttals` out',
			'19:34: `kind` cannot be `counters`; here it can be `rebuts`',
			'19:53: `said-at` 2999-01-01 is in the future; nothing can have been said then',
		]);
	});

	it('include links that close a circle, which name the way round', () => {
		const text = `${head}claims:
  a: {text: A, rests-on: b}
  b: {text: B, opposed-by: [c]}
  c: {text: C, rests-on: [a]}
  d: {text: D, rests-on: d}
`;
		expect(problemsOf(text)).toEqual([
			'6:27: this link closes a circle: `c` → `a` → `b` → `c`; take one of them out',
			'7:26: this link closes a circle: `d` → `d`; take one of them out',
		]);
	});

	it('are not listed beyond the first thousand', () => {
		const text = `${head}claims:\n${Array.from({ length: 1_500 }, (_, at) => `  c${at}: {}\n`).join('')}`;
		const problems = problemsOf(text);
		expect(problems).toHaveLength(1_001);
		expect(problems[0]).toBe('4:3: a claim needs `text`');
		expect(problems.at(-1)).toBe('1003:3: there are more mistakes after this one; mend these first');
	});

	it('keep to one line of visible characters, whatever the file holds', () => {
		const text = `${head}documents: {d: {outlet: O, language: "e\\n\\e[2J", "a\\nb": x}}`;
		expect(problemsOf(text)).toEqual([
			'3:38: "e [2J" is no language tag; give a BCP 47 tag such as en, zh or pt-BR',
			expect.stringMatching(/^3:50: a document has no field `a b`; it may have `outlet`/),
		]);
	});

	it('are written as file, line, column and message', () => {
		const problem = { file: 'story.yaml', line: 3, column: 14, message: 'no source `x`' };
		expect(writeProblem(problem)).toBe('story.yaml:3:14: no source `x`');
	});
});

describe('what the desk did', () => {
	const worked = `${head}documents: {courier: {outlet: The Courier, language: en}}
parties: {port: {kind: organization, name: Port}, mayor: {kind: person, name: Mayor}}
sources:
  five: {attribution: anonymous, headcount: 5}
  port: {attribution: spokesperson, party: port}
  mayor: {attribution: on-record, party: mayor}
claims:
  c: {text: C, standing: published, said: [{by: five, asserts}, {by: port, denies}, {by: mayor, queried}]}
  d: {text: D}
desk:
  ann: {name: Ann, role: checker}
  ben: {name: Ben, role: editor}
`;
	const request = (changes = '') =>
		`requests:\n  - {claim: c, party: port, question: Why?, channel: email, asked-at: 2025-03-01, deadline: 2025-03-02${changes}}\n`;
	const verdict = (given: string) => `verdicts: [{claim: c, explanation: E, ${given}}]\n`;

	it('is read with what each refers to', () => {
		const { desk } = read(
			`${worked}${request(', outcome: "port:denies", reminders: [{at: 2025-03-01T12:00:00Z, note: again}]')}${verdict('rating: unproven, by: ann, agreed-by: ben, documents: courier')}
approvals: [{claim: c, source: five, because: B, by: ben}]
overrides: [{claim: c, because: B, by: ben}]`,
		);
		expect(desk).toMatchObject({
			people: [
				{ key: 'ann', name: 'Ann', role: 'CHECKER' },
				{ key: 'ben', role: 'EDITOR' },
			],
			requests: [
				{
					draft: { claim: 'c', party: 'port', channel: 'EMAIL', askedAt: '2025-03-01', language: 'en' },
					reminders: [{ note: 'again' }],
					outcome: { kind: 'REBUTTED', statement: 'port:denies' },
				},
			],
			verdicts: [{ draft: { rating: 'unproven', sources: ['courier'] }, by: 'ann', agreedBy: 'ben' }],
			approvals: [{ source: 'five', reason: 'B', by: 'ben' }],
			overrides: [{ claim: 'c', reason: 'B' }],
		});
		expect(read(worked).desk).toMatchObject({ requests: [], verdicts: [] });
	});

	it.each([
		['a party that is not there', request().replace('port', 'prot'), 'no party `prot`; did you mean `port`?'],
		[
			'a statement that is not there',
			request(', outcome: "port:denie"'),
			'no statement `port:denie` under `c`; did you mean `port:denies`?',
		],
		[
			"another party's statement",
			request(', outcome: "mayor:queried"'),
			'`mayor:queried` is not said by `port`, who was asked; of `port` there is `port:denies`',
		],
		[
			"an unnamed source's statement",
			request(', outcome: "five:asserts"'),
			'`five:asserts` is not said by `port`, who was asked; of `port` there is `port:denies`',
		],
		[
			'what is no answer',
			request(', outcome: "mayor:queried"').replace('port', 'mayor'),
			'`mayor:queried` is no answer to a question; an outcome is what a party said, or would not',
		],
		[
			'a channel that is none',
			request().replace('email', 'emial'),
			'`channel` cannot be `emial`; did you mean `email`?',
		],
		[
			'a deadline before it was asked',
			request().replace('2025-03-02', '2025-02-02'),
			'the deadline 2025-02-02T23:59:59.999Z leaves no time to answer: it was asked 2025-03-01T00:00:00.000Z',
		],
		[
			'a reminder before it was asked',
			request(', reminders: [{at: 2025-02-01}]'),
			'`at` 2025-02-01 is before it was asked, 2025-03-01',
		],
		[
			'the same request twice',
			request() + request().split('\n')[1],
			'there is a request to `port` about `c` of 2025-03-01 already; give it once',
		],
		[
			'the same reader twice',
			verdict('rating: true, by: ann, agreed-by: ann'),
			'`ann` gave this verdict; a second person agrees to it; it may be `ben`',
		],
		['a rating that is none', verdict('rating: unprovn, by: ann'), 'no rating `unprovn`; did you mean `unproven`?'],
		[
			'a reader that is not there',
			verdict('rating: true, by: anne'),
			'no person of the desk `anne`; did you mean `ann`?',
		],
		[
			'a leave of a checker',
			'approvals: [{claim: c, source: five, because: B, by: ann}]',
			'`ann` has the role `checker`; this takes `editor` or above',
		],
		[
			'a leave that is not needed',
			'approvals: [{claim: c, source: port, because: B, by: ben}]',
			'`port` speaks by name; it needs no approval',
		],
		[
			'an override of what is not published',
			'overrides: [{claim: d, because: B, by: ben}]',
			'`d` is `intake`; an override goes with publishing, so make it `published` or leave this out',
		],
	])('names %s, with its place', (_what, added, message) => {
		const problems = problemsOf(worked + added);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatch(/^1[5-7]:\d+: /);
		expect(problems[0]?.replace(/^\d+:\d+: /, '')).toBe(message);
	});

	it('may have the ratings of a scale of its own', () => {
		const text = worked + verdict('rating: shaky, by: ann');
		expect(problemsOf(text, { ratings: ['shaky', 'sound'] })).toEqual([]);
		expect(problemsOf(text)).toHaveLength(1);
	});
});
