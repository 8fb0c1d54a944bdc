import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/core/messages/index.js';
import { caseFormatNames } from '../../src/interop/caseFormatNames.js';
import { caseFormats } from '../../src/interop/caseFormats.js';
import { history } from './_history.js';
import { storyCases } from './_maps.js';

const mayer = storyCases().get('mayer-tbd');
if (!mayer) throw new Error('no claim mayer-tbd');
const written = new Map(
	caseFormats.map((one) => [one.name, one.write({ ...mayer, history, messages: messagesIn('en') })]),
);

describe('the formats of a case', () => {
	it('are those that the command line offers, all in the guide', () => {
		expect(caseFormats.map((one) => one.name)).toEqual(caseFormatNames);
		const guide = readFileSync('docs/formats.md', 'utf8');
		for (const name of caseFormatNames) expect(guide).toContain(`| \`${name}\` |`);
	});

	it.each([
		['svg', /^<svg [\s\S]*Ruben Mayer[\s\S]*<\/svg>\n$/],
		['timeline', /^<svg [\s\S]*testimony recorded[\s\S]*<\/svg>\n$/],
		['vega', /^\{\n\t"\$schema": "https:\/\/vega\.github\.io\/schema\/vega-lite\/v5\.json"/],
		['argdown', /\n {4}- <Ruben Mayer: denies>: “from day one”/],
		['mermaid', /^flowchart RL\n/],
		['dot', /^digraph /],
		['md', /^# Mayer was not part of TBD Lab/],
		['csv', /^claim,[\s\S]*\r\nmayer-tbd,/],
		['jsonl', /^\{"type":"claim"/],
	] as const)('write a case: %s', (name, expected) => {
		expect(written.get(name)).toMatch(expected);
	});

	it("draw the README's picture; `counterclaim show mayer-tbd --as svg --out docs/mayer-tbd.svg` draws it anew", () => {
		expect(readFileSync('docs/mayer-tbd.svg', 'utf8')).toBe(written.get('svg'));
	});
});
