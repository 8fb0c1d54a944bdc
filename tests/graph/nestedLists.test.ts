import { afterAll, beforeAll, expect, it } from 'vitest';
import { newWorld, type World } from '../_world.js';

let world: World;
beforeAll(async () => {
	world = await newWorld();
	await world.party('rival');
	for (let at = 0; at < 20; at++) {
		await world.story(`s${at}`);
		await world.document(`d${at}`, { story: `s${at}` });
		await world.named(`p${at}`);
		await world.interest(`p${at}`, 'COMPETES_WITH', 'rival');
		for (const which of ['a', 'b', 'c']) {
			const about = [{ party: `p${at}`, news: 'NEUTRAL' as const }];
			await world.claim(`c${at}${which}`, { stories: [`s${at}`], about });
			await world.rebuttal(`c${at}${which}`, `p${at}`);
		}
	}
});
afterAll(() => world.close());

const claims =
	'claims(first: 2, orderBy: { field: RECORDED_AT }) { totalCount nodes { slug } pageInfo { hasNextPage } }';

it.each([
	['the claims and documents of stories', 'stories', `${claims} documents { totalCount nodes { outlet } }`],
	[
		'the claims, sources and interests of parties',
		'parties',
		`${claims} sources { totalCount nodes { slug parties { slug } } } interests { totalCount nodes { inParty { slug } } }`,
	],
	['what sources said', 'sources', 'statements(first: 2) { totalCount nodes { id claim { slug } source { slug } } }'],
	[
		'the claims about the parties of claims, and wordings',
		'claims',
		`about { party { slug ${claims} } } revisions { totalCount nodes { text } }`,
	],
])('%s take as many SQL statements for fifteen as for three', async (_what, list, fields) => {
	const answers: unknown[] = [];
	const count = async (first: number) =>
		(
			await world.sqlOf(async () => {
				const { data, errors } = await world.ask(`{ ${list}(first: ${first}) { nodes { ${fields} } } }`);
				expect(errors).toBeUndefined();
				answers.push(data);
			})
		).length;
	expect(await count(15)).toBe(await count(3));
});

it('each owner gets its own page of its own things', async () => {
	const { data } = await world.ask<{
		stories: { nodes: { slug: string; claims: { totalCount: number; nodes: { slug: string }[]; pageInfo: object } }[] };
	}>(`{ stories(first: 20) { nodes { slug ${claims} } } }`);
	for (const story of data?.stories.nodes ?? []) {
		const name = story.slug.replace('s', 'c');
		expect(story.claims).toEqual({
			totalCount: 3,
			nodes: [{ slug: `${name}c` }, { slug: `${name}b` }],
			pageInfo: { hasNextPage: true },
		});
	}
	expect(data?.stories.nodes).toHaveLength(20);
});
