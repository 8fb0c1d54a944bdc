import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLedger } from '../../src/interop/ledger/readLedger.js';
import { needsReindex } from '../../src/store/searchIndex.js';
import { importLedger } from '../../src/workflow/importLedger.js';
import { recordClaim } from '../../src/workflow/recordClaim.js';
import { reindex } from '../../src/workflow/reindex.js';
import { reviseClaim } from '../../src/workflow/reviseClaim.js';
import { must, newWorld, type World } from '../_world.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

interface Answer {
	search: {
		totalCount: number | null;
		pageInfo: { hasNextPage: boolean; endCursor: string | null };
		edges: {
			rank: number;
			retracted: boolean;
			node: { __typename: string; id: string; slug?: string };
			highlights: { field: string; language: string | null; parts: { text: string; isMatch: boolean }[] }[];
		}[];
	};
}
const query = `query ($text: String!, $kinds: [SearchKind!], $first: Int, $after: String) {
	search(text: $text, kinds: $kinds, first: $first, after: $after) {
		totalCount
		pageInfo { hasNextPage endCursor }
		edges {
			rank retracted
			node { __typename ... on Node { id } ... on Claim { slug } ... on Source { slug } ... on Party { slug } }
			highlights { field language parts { text isMatch } }
		}
	}
}`;
async function search(text: string, more: { kinds?: string[]; first?: number; after?: string | null } = {}) {
	const { data, errors } = await world.ask<Answer>(query, { text, ...more });
	expect(errors).toBeUndefined();
	if (!data) throw new Error('nothing answered');
	return data.search;
}
const found = async (text: string, more = {}) =>
	(await search(text, more)).edges.map(({ node }) => node.slug ?? node.id);
const marked = (edge: Answer['search']['edges'][number] | undefined) =>
	edge?.highlights.map(
		({ field, parts }) => `${field} ${parts.map((one) => (one.isMatch ? `[${one.text}]` : one.text)).join('')}`,
	);

describe('a search', () => {
	it('finds claims, statements, sources and parties, each with where it was found', async () => {
		await world.party('mayer', { name: 'Ruben Mayer', names: [{ language: 'zh', text: '鲁本·迈耶' }] });
		await world.source('mayer-source', { parties: ['mayer'] });
		await world.claim('tbd', {
			text: 'Mayer was not part of TBD Lab.',
			translations: [{ language: 'zh', text: '迈耶不属于TBD实验室。' }],
		});
		const rebuttal = await world.rebuttal('tbd', 'mayer-source', {
			words: 'Mayer says that he was part of the lab.',
			quote: 'from day one',
		});
		const silence = await world.silence('tbd', 'mayer-source');
		expect(await found('MAYER')).toEqual(['mayer', 'tbd', 'mayer-source', rebuttal.id]);
		expect(await found('迈耶')).toEqual(['mayer', 'tbd', 'mayer-source']);
		expect(await found('迈耶 mayer', { kinds: ['CLAIM'] })).toEqual(['tbd']);
		const { edges } = await search('day');
		expect(edges.map((one) => one.node.__typename)).toEqual(['Rebuttal']);
		expect(marked(edges[0])).toEqual(['QUOTE from [day] one']);
		expect(marked((await search('实验室')).edges[0])).toEqual(['TEXT 迈耶不属于TBD[实验室]。']);
		expect(await found(silence.id)).toEqual([]);
	});

	it('finds a claim by its current wording and translations only', async () => {
		await world.claim('claim', { text: 'The zebra left.', translations: [{ language: 'zh', text: '斑马走了' }] });
		must(await reviseClaim(world.office, { claim: 'claim', text: 'The lion left.', reason: 'it was a lion' }));
		expect([await found('zebra'), await found('斑马'), await found('lion')]).toEqual([[], [], ['claim']]);
	});

	it('shows a retracted statement after the others, marked so', async () => {
		await world.named('mayer');
		await world.claim('claim', { text: 'Nothing here.' });
		const first = await world.testimony('claim', 'mayer', { words: 'zebra' });
		const second = await world.testimony('claim', 'mayer', { words: 'a zebra, or so they say' });
		const ids = async () => (await search('zebra')).edges.map(({ node, retracted }) => [node.id, retracted]);
		expect(await ids()).toEqual([
			[first.id, false],
			[second.id, false],
		]);
		await world.retract(first.id);
		expect(await ids()).toEqual([
			[second.id, false],
			[first.id, true],
		]);
	});

	it('knows nothing of what a dry run or a refused recording would have added', async () => {
		must(await recordClaim(world.office, { slug: 'dry', text: 'A zebra.', language: 'en' }, { dryRun: true }));
		await recordClaim(world.office, { slug: 'No Slug', text: 'A zebra.', language: 'en' });
		expect(await found('zebra')).toEqual([]);
	});

	it('pages through all hits once, while others are recorded', async () => {
		for (let at = 0; at < 12; at++) await world.claim(`c${at}`, { text: `zebra ${'more '.repeat(at % 4)}` });
		const seen: string[] = [];
		let after: string | null = null;
		do {
			const page: Answer['search'] = await search('zebra', { first: 5, after });
			seen.push(...page.edges.map(({ node }) => node.slug ?? ''));
			await world.claim(`new-${seen.length}`, { text: 'zebra' });
			after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
		} while (after);
		const old = seen.filter((slug) => slug.startsWith('c'));
		expect([...old].sort()).toEqual(Array.from({ length: 12 }, (_, at) => `c${at}`).sort());
		expect((await search('zebra')).totalCount).toBe(15);
	});

	it('takes as many SQL statements for thirty hits of all kinds as for four', async () => {
		const count = async (expected: number) =>
			(
				await world.sqlOf(async () => {
					expect((await search('zebra', { first: 100 })).edges).toHaveLength(expected);
				})
			).length;
		const add = async (name: string) => {
			await world.party(name, { name: `zebra ${name}` });
			await world.source(`${name}-source`, { parties: [name] });
			await world.claim(`${name}-claim`, { text: `The zebra of ${name}.` });
			await world.testimony(`${name}-claim`, `${name}-source`, { words: 'zebra' });
		};
		await add('first');
		const few = await count(4);
		for (let at = 0; at < 7; at++) await add(`other-${at}`);
		expect(await count(32)).toBe(few);
	});

	it.each([
		'" * NEAR ( - zebra',
		'zebra AND OR NOT "',
		"zebra' | !",
		'tokens:zebra ^zebra zebra*',
		'\u0000zebra\ud800',
		'zebra\u202e\u0007',
		'\\zebra:*',
	])('takes whatever is typed for words: %j', async (text) => {
		await world.claim('claim', { text: 'zebra near and or not tokens' });
		expect(await found(text)).toEqual(['claim']);
	});

	it.each([
		['x'.repeat(10_000), /has 10000 characters; the most is 200/],
		['"*(-"', /nothing to look for/],
		['', /nothing to look for/],
		['\ud800', /nothing to look for/],
	])('says what is wrong with a text that cannot be looked for', async (text, message) => {
		const { errors } = await world.ask(query, { text });
		expect(errors?.[0]?.message).toMatch(message);
	});

	it('says so of a page that cannot be meant', async () => {
		for (const more of [{ first: 101 }, { first: -1 }, { after: 'nonsense' }])
			expect((await world.ask(query, { text: 'zebra', ...more })).errors).toHaveLength(1);
	});

	it('takes the longest text that it may, in Chinese too', async () => {
		const text = Array.from({ length: 200 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
		await world.claim('claim', { text });
		expect(await found(text)).toEqual(['claim']);
	});
});

describe('the index', () => {
	async function withExample() {
		const path = fileURLToPath(new URL('../../examples/meta-scale-ai.yaml', import.meta.url));
		const read = readLedger(readFileSync(path, 'utf8'), { file: path });
		if (!read.ok) throw new Error(JSON.stringify(read.problems));
		must(await importLedger(world.office, read.ledger, {}));
	}
	const questions = ['meta', '实验室', 'data', 'mayer', '数据', 'quality'];
	const answers = async () => Promise.all(questions.map(async (text) => (await found(text, { first: 100 })).sort()));

	it('has an imported story, and is made anew just as it was from nothing, with parts of any size', async () => {
		await withExample();
		const before = await answers();
		for (const answer of before) expect(answer).not.toEqual([]);
		await world.database.write(async (tx) => {
			await tx.query('DELETE FROM search_entry');
			if (tx.dialect === 'sqlite') await tx.query("INSERT INTO search_token (search_token) VALUES ('delete-all')");
		});
		expect((await answers()).flat()).toEqual([]);
		expect(await world.database.read(needsReindex)).toBe(true);
		const counts = await reindex(world.office, { atOnce: 7 });
		expect(counts).toMatchObject({ CLAIM: 37, SOURCE: 24, PARTY: 17 });
		expect(await answers()).toEqual(before);
		expect(await world.database.read(needsReindex)).toBe(false);
	});

	it('made anew once more is the same, retractions included', async () => {
		await withExample();
		await world.named('speaker');
		const said = await world.testimony('mayer-tbd', 'speaker', { words: 'zebra' });
		await world.retract(said.id);
		const before = await answers();
		await reindex(world.office);
		await reindex(world.office);
		expect(await answers()).toEqual(before);
		expect((await search('zebra')).edges).toMatchObject([{ retracted: true, node: { id: said.id } }]);
		const things = (await world.count('claim')) + (await world.count('source')) + (await world.count('party'));
		expect(await world.count('search_entry')).toBeLessThanOrEqual(things + (await world.count('statement')));
	});
});
