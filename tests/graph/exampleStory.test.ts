import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLedger } from '../../src/interop/ledger/readLedger.js';
import { importLedger } from '../../src/workflow/importLedger.js';
import { must, newWorld, type World } from '../_world.js';

let world: World;
beforeAll(async () => {
	world = await newWorld();
	const read = readLedger(readFileSync('examples/meta-scale-ai.yaml', 'utf8'), { file: 'meta-scale-ai.yaml' });
	if (!read.ok) throw new Error(read.problems.map((one) => one.message).join('; '));
	must(await importLedger(world.office, read.ledger));
});
afterAll(() => world.close());

// biome-ignore lint/suspicious/noExplicitAny: what a client sees is looked into freely
const ask = async (query: string, variables = {}): Promise<any> => {
	const { data, errors } = await world.ask(query, variables);
	expect(errors).toBeUndefined();
	return data;
};
const claim = async (slug: string, fields: string) =>
	(await ask(`{ claim(by: { slug: "${slug}" }) { ${fields} } }`)).claim;
const score = async (slug: string): Promise<number> =>
	(await claim(slug, 'contestedness { score }')).contestedness.score;

describe('the example story, asked as a client would', () => {
	it('says for mayer-tbd who stands on each side, how contested it is, and why', async () => {
		const found = await claim(
			'mayer-tbd',
			`contestedness { score level thin summary zh: summary(language: "zh") oneSourceInterval { least most } contributions { amount } unansweredRebuttals { quote } }
			testimony { nodes { stance source { label headcount { least most } } weight { effective } } }
			rebuttals { nodes { kind stance quote source { label } weight { effective interest interestBecause } } }`,
		);
		expect(found.contestedness).toMatchObject({
			level: 'CONTESTED',
			thin: false,
			summary: 'Contested (0.25): two unnamed people assert it; Ruben Mayer denies it, which serves the speaker.',
			zh: '有争议（0.25）：2 名匿名人士主张此说；鲁本·迈耶予以否认（对其自身有利）。',
			unansweredRebuttals: [{ quote: 'from day one' }],
		});
		expect(found.contestedness.score).toBeCloseTo(0.253968254, 9);
		expect(found.contestedness.oneSourceInterval.least).toBeCloseTo(0.1928, 4);
		expect(found.contestedness.oneSourceInterval.most).toBeCloseTo(0.3614, 4);
		const shares = found.contestedness.contributions.map((one: { amount: number }) => one.amount);
		expect(shares.reduce((sum: number, one: number) => sum + one, 0)).toBeCloseTo(found.contestedness.score, 12);
		expect(found.testimony.nodes).toEqual([
			{
				stance: 'ASSERTS',
				source: { label: 'two unnamed people', headcount: { least: 2, most: 2 } },
				weight: { effective: 0.75 },
			},
		]);
		expect(found.rebuttals.nodes).toMatchObject([
			{
				kind: 'REBUTS',
				stance: 'DENIES',
				quote: 'from day one',
				source: { label: 'Ruben Mayer' },
				weight: { effective: 0.4, interest: 'SERVES' },
			},
		]);
		expect(found.rebuttals.nodes[0].weight.interestBecause).toContain('Ruben Mayer speaks about their own part');
	});

	it('says of vendors that two would not comment and one answered off the point, and that this is no denial', async () => {
		const found = await claim(
			'vendors',
			'contestedness { score level } silences { nodes { response source { label } } }',
		);
		expect(found.contestedness).toEqual({ score: 0, level: 'UNCONTESTED' });
		expect(found.silences.nodes).toEqual([
			{ response: 'DECLINED_TO_COMMENT', source: { label: 'Surge (spokesperson)' } },
			{ response: 'DECLINED_TO_COMMENT', source: { label: 'Mercor (spokesperson)' } },
			{ response: 'ANSWERED_OFF_POINT', source: { label: 'Scale AI (spokesperson)' } },
		]);
	});

	it('knows what is only denied, and what nobody speaks to', async () => {
		expect((await claim('mayer-boss', 'contestedness { level }')).contestedness.level).toBe('REFUTED_ONLY');
		expect((await claim('agarwal-why', 'contestedness { level thin }')).contestedness).toEqual({
			level: 'UNSOURCED',
			thin: true,
		});
	});

	it('scores rift through the claims that it rests on and the one that opposes it', async () => {
		const found = await claim(
			'rift',
			'contestedness { score } restsOn { linkedClaim { slug } } opposedBy { linkedClaim { slug } }',
		);
		expect(found.contestedness.score).toBeCloseTo(0.103294864, 9);
		const slugs = (links: { linkedClaim: { slug: string } }[]) => links.map((one) => one.linkedClaim.slug);
		expect(slugs(found.restsOn)).toEqual(['mayer-left', 'vendors', 'quality', 'chaos']);
		expect(slugs(found.opposedBy)).toEqual(['widen']);
	});

	it.each([
		['mayer-tbd', 'invest'],
		['quality', 'vendors'],
		['quality', 'layoffs'],
		['mayer-tbd', 'mayer-data'],
		['rift', 'invest'],
	])('holds %s to be more contested than %s, as a reader would', async (more, less) => {
		expect(await score(more)).toBeGreaterThan(await score(less));
	});

	it('lists claims by level, party, story, kind, language, standing and score', async () => {
		const slugs = async (filter: string): Promise<string[]> =>
			(await ask(`{ claims(first: 100, filter: ${filter}) { nodes { slug } totalCount } }`)).claims.nodes
				.map((one: { slug: string }) => one.slug)
				.sort();
		expect(await slugs('{ level: [CONTESTED] }')).toEqual(['mayer-tbd', 'quality']);
		expect(await slugs('{ party: "mayer" }')).toEqual([
			'mayer-boss',
			'mayer-data',
			'mayer-left',
			'mayer-scale',
			'mayer-tbd',
			'mayer-why',
		]);
		expect(await slugs('{ kind: [MOTIVE] }')).toEqual(['lure']);
		expect(await slugs('{ leastScore: 0.1, mostScore: 0.21 }')).toEqual(
			expect.arrayContaining(['mayer-data', 'quality', 'rift']),
		);
		expect(await slugs('{ story: "meta-scale-ai", standing: [PUBLISHED], language: ["en"] }')).toHaveLength(7);
		expect(await slugs('{ story: "meta-scale-ai", language: ["en"] }')).toHaveLength(37);
		expect(await slugs('{ story: "nowhere" }')).toEqual([]);
	});

	it('lets a rebuttal of the denial be tried, recorded, countered and taken back, each step on record with its cause', async () => {
		const mayer = (await claim('mayer-tbd', 'rebuttals { nodes { id } }')).rebuttals.nodes[0].id;
		const record = `mutation($input: RecordRebuttalInput!) { recordRebuttal(input: $input) { saved rebuttal { id target { __typename } } effects { claim { slug } after { score } } userErrors { message } } }`;
		const rebut = async (input: object) => (await ask(record, { input })).recordRebuttal;
		await ask(`mutation { recordSource(input: { slug: "roster", attribution: RECORD }) { userErrors { message } } }`);

		const tried = await rebut({ target: mayer, source: 'roster', dryRun: true });
		expect(tried).toMatchObject({ saved: false, rebuttal: null });
		expect(tried.effects[0].after.score).toBeCloseTo(0.11, 4);
		expect(await score('mayer-tbd')).toBeCloseTo(0.253968254, 9);

		const countered = await rebut({ target: mayer, source: 'roster' });
		expect(countered.rebuttal.target).toEqual({ __typename: 'Rebuttal' });
		expect(await score('mayer-tbd')).toBeCloseTo(0.11, 4);
		const again = await rebut({ target: countered.rebuttal.id, source: 'meta-scale-ai/deal-parties' });
		expect(await score('mayer-tbd')).toBeCloseTo(0.1667, 4);

		const retract = `mutation($input: RetractStatementInput!) { retractStatement(input: $input) { statement { retraction { reason } } userErrors { message } } }`;
		for (const id of [again.rebuttal.id, countered.rebuttal.id])
			expect((await ask(retract, { input: { statement: id, reason: 'a mistake' } })).retractStatement).toEqual({
				statement: { retraction: { reason: 'a mistake' } },
				userErrors: [],
			});
		expect(await score('mayer-tbd')).toBeCloseTo(0.253968254, 9);

		const steps = (await claim('mayer-tbd', 'contestednessHistory { nodes { event after { score } cause { id } } }'))
			.contestednessHistory.nodes;
		expect(steps.map((one: { event: string }) => one.event)).toEqual([
			'LEDGER_IMPORTED',
			'REBUTTAL_RECORDED',
			'REBUTTAL_RECORDED',
			'STATEMENT_RETRACTED',
			'STATEMENT_RETRACTED',
		]);
		expect(steps.map((one: { cause: { id: string } | null }) => one.cause?.id ?? null)).toEqual([
			null,
			countered.rebuttal.id,
			again.rebuttal.id,
			again.rebuttal.id,
			countered.rebuttal.id,
		]);
	});

	it('answers node and nodes for ids of every type, null for what is none, in the order asked', async () => {
		const found = await claim(
			'mayer-tbd',
			'id testimony { nodes { id source { id document { id } } } } about { party { id } } stories { id }',
		);
		const [said] = found.testimony.nodes;
		const ids = [
			found.id,
			said.id,
			said.source.id,
			said.source.document.id,
			found.about[0].party.id,
			found.stories[0].id,
			'clm_nothing',
			'x',
		];
		const { nodes } = await ask('query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids });
		expect(nodes.map((one: { __typename: string } | null) => one?.__typename ?? null)).toEqual([
			'Claim',
			'Testimony',
			'Source',
			'Document',
			'Party',
			'Story',
			null,
			null,
		]);
		expect(nodes.slice(0, 6).map((one: { id: string }) => one.id)).toEqual(ids.slice(0, 6));
		expect((await ask('query($id: ID!) { node(id: $id) { ... on Claim { slug } } }', { id: found.id })).node).toEqual({
			slug: 'mayer-tbd',
		});
	});
});
