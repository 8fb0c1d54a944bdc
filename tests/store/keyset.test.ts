import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ContestednessLevel, contestednessLevels } from '../../src/core/contestedness/opinion.js';
import { foundingDeskId } from '../../src/core/desk.js';
import { makeId } from '../../src/core/ids.js';
import { type Page, pageLimit } from '../../src/core/page.js';
import { BadRequest } from '../../src/core/result.js';
import { type ClaimFilter, type ClaimOrder, claimList } from '../../src/store/claims.js';
import { countRows, keysetSlice } from '../../src/store/keyset.js';
import { ClaimBearingRow, ClaimRow, ClaimStoryRow, ClaimTopicRow } from '../../src/store/rows/claim.js';
import { planOf } from '../_plan.js';
import { newWorld, randomFrom, type World } from '../_world.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

const chance = randomFrom(7);
/** A claim's row as if it had been scored so. Rows, since what is tried here is their order and not how they came about. */
function row(slug: string, changes: Partial<ClaimRow> = {}): ClaimRow {
	return {
		id: makeId('claim', chance(16)),
		slug,
		text: slug,
		language: 'en',
		translations: {},
		kind: 'FACT',
		implied: false,
		revision: 1,
		standing: 'INTAKE',
		deskId: foundingDeskId,
		publicSince: null,
		saidAt: null,
		recordedAt: '2026-01-01T00:00:00.000Z',
		support: 0,
		opposition: 0,
		score: 0,
		lean: 0,
		level: 'UNSOURCED',
		method: 'balance/1',
		scoredAt: '2026-01-01T00:00:00.000Z',
		...changes,
	};
}
const add = (...rows: ClaimRow[]) => world.database.write((tx) => tx.insert(ClaimRow, ...rows));

const byScore: ClaimOrder = { by: 'CONTESTEDNESS', descending: true };
const byTime: ClaimOrder = { by: 'RECORDED_AT', descending: true };
const page = (asked: Page, order: ClaimOrder = byScore, filter: ClaimFilter = {}) =>
	world.database.read((session) => keysetSlice(session, claimList(filter, order), asked));

/** The slugs of all pages, one after the other from the first, or from the last backwards. */
async function walk(
	options: { readonly order?: ClaimOrder; readonly size?: number; readonly backward?: boolean },
	between: () => Promise<unknown> = async () => {},
): Promise<string[]> {
	const { order = byScore, size = 3, backward = false } = options;
	const found: string[] = [];
	let cursor: string | undefined;
	for (;;) {
		const asked = backward ? { last: size, before: cursor } : { first: size, after: cursor };
		const { edges, hasNextPage, hasPreviousPage } = await page(asked, order);
		const slugs = edges.map((edge) => edge.node.slug);
		if (backward) found.unshift(...slugs);
		else found.push(...slugs);
		expect(backward ? hasNextPage : hasPreviousPage).toBe(cursor !== undefined);
		if (!(backward ? hasPreviousPage : hasNextPage)) return found;
		cursor = (backward ? edges[0] : edges.at(-1))?.cursor;
		await between();
	}
}

/** The order as it should be, computed here. */
function sorted(rows: readonly ClaimRow[], order: ClaimOrder): string[] {
	const key = (one: ClaimRow) => (order.by === 'CONTESTEDNESS' ? one.score : one.recordedAt);
	const compare = <T>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
	const up = [...rows].sort((a, b) => compare(key(a), key(b)) || compare(a.id, b.id));
	return (order.descending ? up.reverse() : up).map((one) => one.slug);
}

describe('paging', () => {
	it('gives every claim exactly once, in order, from either end, whatever the ties, sizes and order', async () => {
		const scores = fc.array(
			fc.record({ score: fc.constantFrom(0, 0.1, 0.1 + 0.2, 0.3, 1 / 3, 0.95), day: fc.integer({ min: 1, max: 4 }) }),
			{ maxLength: 25 },
		);
		const orders = fc.record({
			by: fc.constantFrom('CONTESTEDNESS' as const, 'RECORDED_AT' as const),
			descending: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(scores, orders, fc.integer({ min: 1, max: 7 }), async (list, order, size) => {
				await world.database.write((tx) => tx.query('DELETE FROM claim'));
				const rows = list.map(({ score, day }, at) =>
					row(`claim-${at}`, { score, recordedAt: `2026-01-0${day}T00:00:00.000Z` }),
				);
				await add(...rows);
				const wanted = sorted(rows, order);
				expect(await walk({ order, size })).toEqual(wanted);
				expect(await walk({ order, size, backward: true })).toEqual(wanted);
			}),
			{ numRuns: 60, seed: 20260101 },
		);
	}, 60_000);

	it('gives the claims that were there exactly once while others are added', async () => {
		const rows = Array.from({ length: 20 }, (_, at) => row(`old-${at}`, { score: Math.floor(at / 5) / 10 }));
		await add(...rows);
		let added = 0;
		const noise = () => add(row(`new-${added++}`, { score: 0.9 }), row(`new-${added++}`, { score: 0.1 }));
		for (const backward of [false, true]) {
			const found = (await walk({ backward }, noise)).filter((slug) => slug.startsWith('old'));
			expect(found).toEqual(sorted(rows, byScore));
		}
	});

	it('goes on where it stopped when the claim that the cursor stood at has another score', async () => {
		await add(...[0.5, 0.4, 0.3, 0.2].map((score) => row(`at-${score}`, { score })));
		const { edges } = await page({ first: 2 });
		await world.database.write((tx) => tx.update(ClaimRow, { slug: 'at-0.4' }, { score: 0 }));
		const rest = await page({ first: 10, after: edges.at(-1)?.cursor });
		expect(rest.edges.map((edge) => edge.node.slug)).toEqual(['at-0.3', 'at-0.2', 'at-0.4']);
	});

	it('answers twenty where nothing is said, none where none are asked for, and none past the end', async () => {
		await add(...Array.from({ length: 30 }, (_, at) => row(`claim-${at}`)));
		expect((await page({})).edges).toHaveLength(20);
		const none = await page({ first: 0 });
		expect(none).toEqual({ edges: [], hasNextPage: true, hasPreviousPage: false });
		const all = await page({ first: 100 });
		const past = await page({ first: 5, after: all.edges.at(-1)?.cursor });
		expect(past).toEqual({ edges: [], hasNextPage: false, hasPreviousPage: true });
		expect((await page({ before: all.edges[3]?.cursor })).edges).toHaveLength(3);
	});

	it('refuses what cannot be meant', async () => {
		await add(row('one'));
		const { edges } = await page({ first: 1 });
		const cursor = edges[0]?.cursor as string;
		const askings: Page[] = [
			{ first: 1, last: 1 },
			{ first: -1 },
			{ last: -1 },
			{ first: pageLimit + 1 },
			{ first: 1, before: cursor },
			{ last: 1, after: cursor },
			{ after: cursor, before: cursor },
		];
		for (const asked of askings) await expect(page(asked)).rejects.toThrow(BadRequest);
	});

	it('refuses cursors that are malformed or of another list', async () => {
		await add(row('one'), row('two'));
		await world.story('story');
		const { edges } = await page({ first: 1 }, byTime);
		const encoded = (value: unknown) => btoa(JSON.stringify(value));
		const cursors = [
			'',
			'💥',
			'no-cursor',
			'AAAA',
			encoded(null),
			encoded({}),
			encoded(['claims by CONTESTEDNESS']),
			encoded(['claims by CONTESTEDNESS', 'text', 'id']),
			encoded(['claims by CONTESTEDNESS', 0.5, 7]),
			encoded(['claims by CONTESTEDNESS', 0.5, 'id', 'more']),
			encoded(['story', '2026', 'id']),
			edges[0]?.cursor as string,
			'x'.repeat(100_000),
		];
		for (const after of cursors) await expect(page({ first: 1, after })).rejects.toThrow(BadRequest);
	});
});

describe('a filter', () => {
	it('gives the claims that fit and no others, and counts as many', async () => {
		const [ann, ben] = [await world.party('ann'), await world.party('ben')];
		const [scale, other] = [await world.story('scale'), await world.story('other')];
		const wanted = row('wanted', {
			level: 'CONTESTED',
			kind: 'MOTIVE',
			standing: 'READY',
			language: 'zh',
			score: 0.25,
			implied: true,
		});
		const noise = contestednessLevels.map((level: ContestednessLevel, at) =>
			row(`noise-${at}`, { level: level === 'CONTESTED' ? 'DISPUTED' : level, score: at % 2 ? 0.1 : 0.6 }),
		);
		await add(wanted, ...noise);
		await world.database.write(async (tx) => {
			const claimId = wanted.id;
			await tx.insert(ClaimBearingRow, { claimId, partyId: ann.id, news: 'NEUTRAL', place: 0 });
			await tx.insert(ClaimStoryRow, { claimId, storyId: scale.id });
			await tx.insert(ClaimTopicRow, { claimId, topic: 'data' }, { claimId, topic: '数据' });
			for (const { id } of noise) {
				await tx.insert(ClaimBearingRow, { claimId: id, partyId: ben.id, news: 'NEUTRAL', place: 0 });
				await tx.insert(ClaimStoryRow, { claimId: id, storyId: other.id });
				await tx.insert(ClaimTopicRow, { claimId: id, topic: 'noise' });
			}
		});
		const fitting: ClaimFilter[] = [
			{ levels: ['CONTESTED', 'UNCONTESTED'], mostScore: 0.5 },
			{ kinds: ['MOTIVE', 'FORECAST'] },
			{ standings: ['READY'] },
			{ languages: ['zh'] },
			{ topics: ['data', '数据', 'unheard of'] },
			{ partyId: ann.id },
			{ storyId: scale.id },
			{ leastScore: 0.25, mostScore: 0.25 },
			{ implied: true },
			{ levels: ['CONTESTED'], kinds: ['MOTIVE'], topics: ['数据'], partyId: ann.id, storyId: scale.id, implied: true },
		];
		for (const filter of fitting) await expectOnly(filter, ['wanted']);
		for (const filter of [{ levels: [] }, { topics: [] }, { partyId: '' }, { kinds: ['MOTIVE'], implied: false }])
			await expectOnly(filter as ClaimFilter, []);
		const many = Array.from({ length: 101 }, (_, at) => `topic ${at}`);
		await expect(page({ first: 1 }, byScore, { topics: many })).rejects.toThrow(BadRequest);
		await expectOnly({ implied: false }, noise.map((one) => one.slug).sort());
		await expectOnly(
			{ leastScore: null, topics: null, implied: null },
			['wanted', ...noise.map((one) => one.slug)].sort(),
		);
	});

	async function expectOnly(filter: ClaimFilter, slugs: string[]): Promise<void> {
		const found = (await page({ first: 100 }, byScore, filter)).edges.map((edge) => edge.node.slug).sort();
		expect(found, JSON.stringify(filter)).toEqual([...slugs].sort());
		expect(await world.database.read((session) => countRows(session, [claimList(filter, byScore)]))).toEqual([
			slugs.length,
		]);
	}
});

describe('the list of claims', () => {
	it('is read off an index, with nothing sorted, by score and by time, from either end and from any cursor', async () => {
		await add(...Array.from({ length: 5 }, (_, at) => row(`claim-${at}`, { score: at / 10 })));
		for (const [order, index] of [
			[byScore, 'claim_score'],
			[byTime, 'claim_recorded'],
		] as const) {
			const { edges } = await page({ first: 2 }, order);
			for (const asked of [{ first: 2 }, { last: 2 }, { first: 2, after: edges[1]?.cursor }] as Page[]) {
				const [sql = ''] = await world.sqlOf(() => page(asked, order));
				const values = asked.after ? [0, ''] : [];
				const plan = await world.database.read((session) => planOf(session, sql, values));
				expect(plan).toMatch(new RegExp(`using index.* ${index}|index scan.* using ${index}`, 'i'));
				expect(plan).not.toMatch(/TEMP B-TREE|Sort/);
			}
		}
	});
});
