import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { defaultRatings } from '../../src/core/ratingScale.js';
import { dataFeed } from '../../src/interop/claimReview/dataFeed.js';
import { claimReviewJsonLd, type JsonLd, schemaOrg } from '../../src/interop/claimReview/jsonLd.js';
import { claimJsonLd } from '../../src/interop/claimReview/ofCase.js';
import { readClaimReviews } from '../../src/interop/claimReview/readClaimReviews.js';
import { storyCases } from './_maps.js';
import { aReview, review } from './_reviews.js';

const url = 'https://claims.example.org/claims/mayer-tbd';
const mayer = storyCases().get('mayer-tbd');
if (!mayer) throw new Error('no claim mayer-tbd');
const verdictOf = (key: string) => {
	const rating = defaultRatings.find((one) => one.key === key);
	if (!rating) throw new Error(`no rating ${key}`);
	return {
		...{ rating, scale: { ratings: defaultRatings }, explanation: 'Both say so.', language: 'en' },
		...{ published: '2025-09-03', by: { name: 'Desk', url: 'https://claims.example.org/' } },
	};
};
const contestedness = { score: 0.254, level: 'CONTESTED', method: 'balance/1', summary: 'Contested (0.25).' };
const withVerdict = claimJsonLd({ case: mayer.case, url, verdict: verdictOf('mixture'), contestedness });
const without = claimJsonLd({ case: mayer.case, url, verdict: null, contestedness });

describe('a claim as JSON-LD', () => {
	it('has the rating of the verdict, on its scale, and never the score', () => {
		expect(withVerdict).toMatchObject({
			'@context': 'https://schema.org',
			'@type': 'ClaimReview',
			url,
			author: { '@type': 'Organization', name: 'Desk' },
			datePublished: '2025-09-03',
			reviewRating: { '@type': 'Rating', alternateName: 'Half true', ratingValue: 3, bestRating: 5, worstRating: 1 },
			itemReviewed: {
				'@type': 'Claim',
				appearance: [{ '@type': 'CreativeWork', publisher: { name: 'TechCrunch' } }],
				subjectOf: { variableMeasured: { name: 'contestedness', value: 0.254 } },
			},
		});
		expect(JSON.stringify(withVerdict.reviewRating)).not.toContain('0.254');
	});

	it('has no numbers where the rating has no place on the line', () => {
		const { reviewRating } = claimJsonLd({ case: mayer.case, url, verdict: verdictOf('unproven') });
		expect(JSON.parse(JSON.stringify(reviewRating))).toEqual({ '@type': 'Rating', alternateName: 'Unproven' });
	});

	it('without a verdict is a claim and no review', () => {
		expect(without).toMatchObject({ '@type': 'Claim', '@id': `${url}#claim`, url });
		expect(JSON.stringify(without)).not.toMatch(/Review|Rating/);
	});

	it('names none of the unnamed, and of the named those who assert it', () => {
		expect(without.author).toBeUndefined();
		for (const { case: theCase } of storyCases().values()) {
			const { author } = claimJsonLd({ case: theCase, url, verdict: null });
			const names = [...theCase.parties.values()].map((one) => one.name);
			for (const one of Array.isArray(author) ? author : []) expect(names).toContain((one as JsonLd).name);
		}
	});
});

describe('the words of schema.org', () => {
	const samples = [withVerdict, without, { '@context': schemaOrg, ...claimReviewJsonLd(aReview) }];
	const vocabulary = readFileSync('node_modules/schema-dts/dist/schema.d.ts', 'utf8');

	it('are all that a JSON-LD processor finds, which fetches nothing', async () => {
		const inline = { '@context': { '@vocab': 'https://schema.org/', url: { '@type': '@id' } } };
		const documentLoader = async (asked: string) => {
			if (asked !== schemaOrg) throw new Error(`${asked} was asked for`);
			return { document: inline, documentUrl: asked };
		};
		for (const sample of samples) {
			const expanded = await jsonld.expand(JSON.parse(JSON.stringify(sample)), { documentLoader });
			const found = [...JSON.stringify(expanded).matchAll(/"https:\/\/schema\.org\/(\w+)"/g)].map(([, name]) => name);
			expect(found.length).toBeGreaterThan(5);
			for (const name of new Set(found))
				expect(vocabulary, name).toMatch(
					/^[A-Z]/.test(name ?? '') ? new RegExp(`\\b${name}Base\\b`) : new RegExp(`"${name}"\\?:`),
				);
		}
	});

	it("stand where its types have them, as TypeScript's compiler says", { timeout: 120_000 }, () => {
		const typed = samples.map((one, at) => {
			const type = one['@type'] as string;
			return `export const sample${at}: WithContext<${type}> = ${JSON.stringify(one)};`;
		});
		const wrong = JSON.stringify({ ...withVerdict, additionalProperty: { '@type': 'PropertyValue' } });
		const refused = `// @ts-expect-error a ClaimReview has no such property\nexport const wrong: WithContext<ClaimReview> = ${wrong};`;
		const types = `import type { Claim, ClaimReview, WithContext } from 'schema-dts';`;
		const folder = mkdtempSync(resolve('node_modules/.schema-'));
		const file = join(folder, 'sample.ts');
		writeFileSync(file, [types, ...typed, refused].join('\n'));
		const options = '--noEmit --ignoreConfig --strict --skipLibCheck --module nodenext --target es2022'.split(' ');
		const { stdout, status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', ...options, file]);
		rmSync(folder, { recursive: true });
		expect([status, stdout.toString()]).toEqual([0, '']);
	});
});

describe('reviews that are read', () => {
	it('are those that were written, one by one, in a graph, in a page and in a feed', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(review, { minLength: 1, maxLength: 4 }), async (reviews) => {
				const nodes = reviews.map((one) => claimReviewJsonLd(one));
				const graph = JSON.stringify({ '@context': schemaOrg, '@graph': nodes });
				const page = `<html><script type="application/ld+json">${graph.replaceAll('</', '<\\/')}</script></html>`;
				let feed = '';
				async function* pages() {
					for (const item of nodes) yield [{ item, url, created: '2025-01-01' }];
				}
				for await (const piece of dataFeed({ name: 'feed', url }, pages())) feed += piece;
				for (const text of [graph, JSON.stringify(nodes), page, feed]) {
					const read = readClaimReviews(text);
					expect(read.problems).toEqual([]);
					expect(read.reviews.map((one) => one.review)).toEqual(reviews);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it("come out of an answer of Google's Fact Check Tools", () => {
		const answer = {
			claims: [
				{
					text: 'The moon is made of cheese.',
					claimant: 'A. Mouse',
					claimDate: '2025-06-01T00:00:00Z',
					claimReview: [
						{
							publisher: { name: 'Checks', site: 'checks.example.org' },
							url: 'https://checks.example.org/moon',
							title: 'Is it?',
							reviewDate: '2025-06-14T07:00:00Z',
							textualRating: 'Pants on Fire!',
							languageCode: 'en-US',
						},
						{ url: 'https://nobody.example.org/moon', textualRating: 'Falso', languageCode: 'pt' },
						{ publisher: { name: 'No address' }, textualRating: 'False' },
					],
				},
			],
			nextPageToken: 'CAo',
		};
		const { reviews, problems } = readClaimReviews(JSON.stringify(answer));
		expect(reviews).toMatchObject([
			{
				place: 'claim 1, review 1',
				review: {
					url: 'https://checks.example.org/moon',
					reviewer: { name: 'Checks', url: 'https://checks.example.org/' },
					published: '2025-06-14T07:00:00.000Z',
					rating: { label: 'Pants on Fire!', value: null },
					claim: { claimed: '2025-06-01T00:00:00.000Z', claimants: [{ name: 'A. Mouse' }], language: 'en-US' },
				},
			},
			{ review: { reviewer: { name: 'nobody.example.org', url: null } } },
		]);
		expect(problems).toEqual([
			{ place: 'claim 1, review 3', message: 'has no address (url), by which it would be known again' },
		]);
	});

	it('follow references within a page and read terms that are written out', () => {
		const graph = [
			{
				'@type': ['schema:ClaimReview', 'Article'],
				'schema:url': aReview.url,
				author: { '@id': '#desk' },
				claimReviewed: ['A', 'B'],
			},
			{ '@type': 'Organization', '@id': '#desk', name: 'Checks' },
			{
				'@type': 'http://schema.org/ClaimReview',
				'@id': 'https://checks.example.org/2',
				'http://schema.org/author': [{ '@value': 'Checks' }],
				itemReviewed: { '@type': 'CreativeWork', name: 'C', datePublished: '2020-01-02 10:00' },
				reviewRating: { ratingValue: '3,5', bestRating: 5 },
			},
		];
		const { reviews, problems } = readClaimReviews(JSON.stringify({ '@graph': graph }));
		expect(problems).toEqual([]);
		expect(reviews).toMatchObject([
			{ review: { reviewer: { name: 'Checks' }, claim: { text: 'A' } } },
			{
				review: {
					url: 'https://checks.example.org/2',
					rating: { label: null, value: '3,5', best: '5', worst: null },
					claim: { text: 'C', claimed: '2020-01-02' },
				},
			},
		]);
	});

	it('are read out of pages that are broken in the usual ways; what is past that is told', () => {
		const one = JSON.stringify(claimReviewJsonLd(aReview));
		const page = `<!doctype html><SCRIPT id=x TYPE='application/ld+json'>\n<!-- ${one.replace('No, the', 'No,\n the').slice(0, -1)},};\n--></SCRIPT>
			<script>var x = "{";</script>
			<script type="application/ld+json">/*<![CDATA[*/${one}/*]]>*/</script>
			<script type="application/ld+json">{"@type": "ClaimReview", oh</script>
			<script type="application/ld+json">[{"@type":"WebSite"}]</script><script type="application/ld+json">{`;
		const { reviews, problems } = readClaimReviews(page);
		expect(reviews.map((found) => [found.place, found.review.url])).toEqual([
			['block 1, review 1', aReview.url],
			['block 2, review 1', aReview.url],
		]);
		expect(problems).toEqual([{ place: 'block 3', message: 'is no JSON' }]);
	});
});

describe('hostile input', () => {
	it('changes no prototype and is not followed anywhere', () => {
		const text = `{"@context":"https://evil.example.org/context.jsonld","@type":"ClaimReview","url":"https://a.example.org/",
			"__proto__":{"polluted":true,"author":{"name":"Nobody"}},"constructor":{"prototype":{"polluted":true}},
			"claimReviewed":"x","reviewRating":{"__proto__":{"alternateName":"True"},"toString":"x"}}`;
		const { reviews } = readClaimReviews(text);
		expect(reviews).toMatchObject([{ review: { reviewer: { name: 'a.example.org' }, rating: { label: null } } }]);
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	});

	it('nested too deeply is told, and the rest is read', () => {
		const deep = `${'{"a":['.repeat(50_000)}1${']}'.repeat(50_000)}`;
		const { reviews, problems } = readClaimReviews(`[${JSON.stringify(claimReviewJsonLd(aReview))},${deep}]`);
		expect(reviews).toHaveLength(1);
		expect(problems).toEqual([{ place: 'the file', message: 'is nested deeper than 64 levels' }]);
	});

	it('of ten megabytes is read', () => {
		const some = JSON.stringify(claimReviewJsonLd({ ...aReview, explanation: 'x'.repeat(2_000) }));
		const many = `[${Array(5_000).fill(some).join(',')}]`;
		expect(many.length).toBeGreaterThan(10_000_000);
		expect(readClaimReviews(many).reviews).toHaveLength(5_000);
		const open = `<script type="application/ld+json">`.repeat(300_000);
		expect(readClaimReviews(open).reviews).toEqual([]);
		expect(readClaimReviews(`<p>${'<script '.repeat(1_000_000)}`).reviews).toEqual([]);
	});

	it('of any JSON is answered, and never thrown at', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (inner, outer) => {
				const node = { '@type': 'ClaimReview', url: inner, author: outer, itemReviewed: inner, reviewRating: outer };
				readClaimReviews(JSON.stringify([node, outer, { claims: inner }]));
				readClaimReviews(JSON.stringify({ claims: [{ text: 'x', claimReview: [outer, inner] }] }));
				readClaimReviews(JSON.stringify({ ...claimReviewJsonLd(aReview), author: inner, itemReviewed: outer }));
			}),
		);
		fc.assert(fc.property(fc.string(), (text) => void readClaimReviews(text)));
	});
});
