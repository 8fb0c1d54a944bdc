import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/core/messages/index.js';
import { defaultRatings } from '../../src/core/ratingScale.js';
import { caseFormatNames } from '../../src/interop/caseFormatNames.js';
import { caseFormats } from '../../src/interop/caseFormats.js';
import { history } from './_history.js';
import { storyCases } from './_maps.js';

const mayer = storyCases().get('mayer-tbd');
if (!mayer) throw new Error('no claim mayer-tbd');
const url = 'https://claims.example.org/claims/mayer-tbd';
const written = new Map(
	caseFormats.map((one) => [
		one.name,
		one.write({ ...mayer, history, verdict: null, url, messages: messagesIn('en') }),
	]),
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

	it('write for other programs what the public knows: a review with the rating of the verdict, else the claim alone', () => {
		const rating = defaultRatings.find((one) => one.key === 'mixture');
		const jsonld = caseFormats.find((one) => one.name === 'jsonld');
		if (!rating || !jsonld) throw new Error('no rating or no format');
		const verdict = {
			...{ rating, scale: { ratings: defaultRatings }, explanation: 'Both say so.', language: 'en' },
			...{ published: '2025-09-03', by: { name: 'Desk', url: 'https://claims.example.org/' } },
		};
		const told = JSON.parse(jsonld.write({ ...mayer, history: [], verdict, url, messages: messagesIn('en') }));
		expect(told).toMatchObject({
			'@context': 'https://schema.org',
			'@type': 'ClaimReview',
			url,
			reviewRating: { ratingValue: 3, bestRating: 5, worstRating: 1 },
			itemReviewed: { '@id': `${url}#claim`, subjectOf: { variableMeasured: { value: expect.closeTo(0.254, 3) } } },
		});
		expect(JSON.stringify(told.reviewRating)).not.toContain('0.25');
		const alone = written.get('jsonld') ?? '';
		expect(JSON.parse(alone)).toMatchObject({ '@context': 'https://schema.org', '@type': 'Claim', url });
		expect(alone).not.toMatch(/Review|Rating/);
	});

	it("draw the README's picture; `counterclaim show mayer-tbd --as svg --out docs/mayer-tbd.svg` draws it anew", () => {
		expect(readFileSync('docs/mayer-tbd.svg', 'utf8')).toBe(written.get('svg'));
	});
});
