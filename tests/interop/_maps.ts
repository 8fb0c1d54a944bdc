import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Case } from '../../src/core/case.js';
import type { Assessment } from '../../src/core/contestedness/assessment.js';
import { defaultMethod } from '../../src/core/contestedness/methods.js';
import { messagesIn } from '../../src/core/messages/index.js';
import { readLedger } from '../../src/interop/ledger/readLedger.js';
import { argumentMap, drawnMap, type MapOptions } from '../../src/interop/map/argumentMap.js';
import { caseOf } from '../core/_cases.js';
import { scenarios } from '../core/contestedness/_scenarios.js';
import { casesOfLedger } from './_casesOfLedger.js';

export interface Assessed {
	readonly case: Case;
	readonly assessment: Assessment;
}

/** Every claim of the example story, by key. */
export function storyCases(): Map<string, Assessed> {
	const file = 'examples/meta-scale-ai.yaml';
	const reading = readLedger(readFileSync(file, 'utf8'), { file, now: '2025-09-03T08:00:00.000Z' });
	if (!reading.ok) throw new Error('the example cannot be read');
	return casesOfLedger(reading.ledger);
}

export const assessed = (theCase: Case): Assessed => ({ case: theCase, assessment: defaultMethod.assess(theCase) });

/** The map of a case as pictures have it, in a language. */
export const mapOf = ({ case: theCase, assessment }: Assessed, language = 'en', options: Partial<MapOptions> = {}) =>
	argumentMap(theCase, assessment, { messages: messagesIn(language), ...drawnMap, ...options });

/** Texts that somebody who wants to break a format would write, and any others. */
const hostileTexts: fc.Arbitrary<string> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.constantFrom(
			'',
			' ',
			'"quoted" and \'quoted\'',
			']]>',
			'<script>alert(1)</script>',
			'</text></svg>',
			'<!-- --',
			'&amp; &#0; &lt;b&gt;',
			'line\nbreak\r\nand\ttab',
			'\u202Egnirts a\u202C',
			'שלום עולם، مرحبا',
			'👩‍👩‍👧‍👦 🇨🇳 é',
			'=HYPERLINK("http://evil.example","x")',
			'+1+1',
			'-2+3',
			'@SUM(A1)',
			'\t=1',
			'\r=1',
			'end',
			'a --> b; subgraph x',
			'#quot; #35; `markdown` %%{init: {}}%%',
			'style x:y#1;',
			'\\',
			'\\" ]; b -> c [',
			'\\N \\G \\l',
			'[claim]: <argument> #tag {a: 1} @[x] // no',
			'* + - _ > 1. [x](javascript:alert(1)) ![y](z) | a | ~~b~~',
			'== ===',
			'/* comment */ <!-- comment -->',
			'\0\u0001\uFFFE\uD800',
			'长'.repeat(300),
			'w'.repeat(500),
			'__proto__',
		),
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
);

/** Random records whose every text is hostile. */
export const hostileCases: fc.Arbitrary<Assessed> = fc
	.record({ scenario: scenarios, texts: fc.array(hostileTexts, { minLength: 5, maxLength: 12 }) })
	.map(({ scenario, texts }) => {
		let at = 0;
		const text = (): string => texts[at++ % texts.length] ?? '';
		const plain = caseOf(scenario.words, scenario.around);
		return assessed({
			...plain,
			claim: { ...plain.claim, text: text(), translations: { zh: text() } },
			statements: plain.statements.map((one) => ({
				...one,
				words: text(),
				quote: at % 3 ? text() : null,
				note: text(),
			})),
			retractions: plain.retractions.map((one) => ({ ...one, reason: text() })),
			parties: new Map([...plain.parties].map(([id, one]) => [id, { ...one, name: text() }])),
			links: plain.links.map((one) => ({ ...one, text: text() })),
			documents: new Map(
				[...plain.documents].map(([id, one]) => [id, { ...one, outlet: text(), title: text(), url: text() }]),
			),
		});
	});

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** Whether there is no browser to try in; with CI set, a missing one is a failure. */
export const leftOut = (what: string): boolean => {
	const there = existsSync(executablePath);
	if (!there) console.warn(`left out: ${what} in a browser, since there is no ${executablePath}`);
	return !there && !process.env.CI;
};

/** An empty page of a real browser, for the tests of a block. */
export function inBrowser(): () => Page {
	let page: Page | undefined;
	beforeAll(async () => {
		const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
		page = await browser.newPage();
		afterAll(() => browser.close());
	});
	return () => {
		if (!page) throw new Error('the browser is not there yet');
		return page;
	};
}
