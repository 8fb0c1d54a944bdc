import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../_world.js';

let world: World;
beforeAll(async () => {
	world = await newWorld();
	await world.story('rift', { title: 'The rift', language: 'zh' });
	await world.story('deal', { title: 'a deal', language: 'en' });
	await world.story('zoo', { title: 'Zoo', language: 'en' });
	await world.document('post', { outlet: 'Courier', story: 'rift', published: '2025-06', language: 'zh' });
	await world.document('memo', { outlet: 'Herald', title: 'A memo', story: 'rift', published: '2025-06-14' });
	await world.document('note', { outlet: 'Courier', story: 'deal' });
	await world.document('year', { outlet: 'Herald', published: '2024' });
	await world.party('meta', { name: 'Meta', kind: 'ORGANIZATION' });
	await world.party('mayer', { name: 'Ruben Mayer', kind: 'PERSON' });
	await world.party('scale', { name: 'meta-scale', kind: 'ORGANIZATION' });
	await world.interest('mayer', 'EMPLOYS', 'scale', { since: '2025' });
	await world.interest('mayer', 'LEADS', 'meta');
	await world.source('mayer-himself', { parties: ['mayer'], directness: 'FIRST_HAND' });
	await world.source('mayer-again', { parties: ['mayer', 'scale'], directness: 'HEARSAY' });
	await world.unnamed('two', 2, { document: 'rift/post' });
	await world.claim('left', { stories: ['rift'], about: [{ party: 'mayer', news: 'NEUTRAL' }], saidAt: '2025-08-29' });
	await world.claim('stayed', { stories: ['rift'], about: [{ party: 'mayer', news: 'NEUTRAL' }] });
	await world.claim('early', { stories: ['deal'], saidAt: '2025-01-01' });
	const said = await world.testimony('left', 'two', { saidAt: '2025-08-29' });
	await world.testimony('left', 'mayer-again', { saidAt: '2025-08-01' });
	await world.rebuttal('left', 'mayer-himself', {
		saidAt: '2025-08-30',
		stance: 'DENIES_IN_PART',
		words: '不是的',
		wordsLanguage: 'zh',
	});
	await world.rebuttal('stayed', 'mayer-himself', { document: 'rift/memo' });
	await world.silence('early', 'mayer-himself', 'NO_RESPONSE');
	await world.link('stayed', 'RESTS_ON', 'early');
	await world.retract(said.id);
});
afterAll(() => world.close());

type Listing = { nodes: Record<string, string>[]; totalCount: number; pageInfo: Record<string, string & boolean> };

/** A list by its field and arguments: what each entry is called, and how many there are said to be. */
async function listed(path: string, args: string, name = 'slug'): Promise<{ names: string[]; total: number }> {
	const { list } = await ask(path, args, name);
	return { names: list.nodes.map((node) => String(node[name])), total: list.totalCount };
}

/** Asks for `a.b.list` with arguments, where all but the last is the way to it. */
async function ask(path: string, args: string, name: string) {
	const steps = path.split('.');
	const field = steps.pop() as string;
	const inner = `${field}${args ? `(${args})` : ''} { totalCount nodes { ${name} } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } }`;
	const query = `{ ${steps.reduceRight((sum, step) => `${step} { ${sum} }`, inner)} }`;
	const { data, errors } = await world.ask<Record<string, never>>(query);
	if (errors) throw new Error(errors.map((one) => one.message).join('; '));
	const names = steps.map((step) => step.split('(')[0] as string);
	let at: Record<string, unknown> = data ?? {};
	for (const step of names) at = at[step] as Record<string, unknown>;
	return { list: at[field] as Listing };
}

describe('a list can be narrowed by what it shows', () => {
	it.each([
		['stories', 'language: ["EN"]', ['zoo', 'deal']],
		['stories', 'titleStartsWith: "THE R"', ['rift']],
		['stories', 'recordedUntil: "2025-12-31"', []],
		['stories', 'recordedFrom: "2026-01-01"', ['zoo', 'deal', 'rift']],
		['parties', 'kind: [ORGANIZATION]', ['scale', 'meta']],
		['parties', 'nameStartsWith: "meta"', ['scale', 'meta']],
		['parties', 'nameStartsWith: "Ruben M", kind: [PERSON, OFFICE]', ['mayer']],
		['parties', 'nameStartsWith: "%"', []],
		['sources', 'attribution: [ANONYMOUS]', ['two']],
		['sources', 'directness: [FIRST_HAND, HEARSAY]', ['mayer-again', 'mayer-himself']],
		['sources', 'party: "scale"', ['mayer-again']],
		['sources', 'document: "rift/post"', ['two']],
		['sources', 'party: "nobody"', []],
		['documents', 'outlet: ["Herald"]', ['year', 'rift/memo']],
		['documents', 'titleStartsWith: "a me"', ['rift/memo']],
		['documents', 'language: ["zh"]', ['rift/post']],
		['documents', 'story: "deal"', ['deal/note']],
		['documents', 'publishedFrom: "2025", publishedUntil: "2025-06"', ['rift/memo', 'rift/post']],
		['documents', 'publishedUntil: "2024"', ['year']],
		['claims', 'saidFrom: "2025-08-01", saidUntil: "2025-08-29"', ['left']],
		['claims', 'leastLean: 0.01', []],
		['claims', 'mostLean: -0.01', ['left', 'stayed']],
		['claims', 'scoredUntil: "2025-12-31"', []],
		['claims', 'scoredFrom: "2026-01-01", story: "deal"', ['early']],
		['claims', 'story: "rift", recordedFrom: "2026-01-01"', ['left', 'stayed']],
	])('%s by %s', async (list, filter, slugs) => {
		expect(await listed(list, `filter: { ${filter} }`)).toEqual({ names: slugs, total: slugs.length });
	});

	it.each([
		['role: [SILENCE]', ['SILENT']],
		['stance: [DENIES]', ['stayed']],
		['response: [NO_RESPONSE]', ['SILENT']],
		['claim: "left"', ['left']],
		['retracted: true', []],
		['kind: [REBUTS], stance: [DENIES]', ['stayed']],
		['kind: [COUNTERS, UNDERCUTS]', []],
		['wordsLanguage: ["zh"]', ['left']],
		['document: "rift/memo"', ['stayed']],
		['saidFrom: "2025-08-30", saidUntil: "2025-08-30"', ['left']],
	])('what a source said by %s', async (filter, claims) => {
		const query = `{ source(id: "mayer-himself") { statements(filter: { ${filter} }) { totalCount nodes { __typename claim { slug } } } } }`;
		const { data } = await world.ask<{
			source: { statements: { totalCount: number; nodes: { __typename: string; claim: { slug: string } }[] } };
		}>(query);
		const found = data?.source.statements;
		const names = found?.nodes.map((one) => (one.__typename === 'Silence' ? 'SILENT' : one.claim.slug));
		expect([names, found?.totalCount]).toEqual([claims, claims.length]);
	});

	it.each([
		['testimony', 'retracted: false', 1],
		['testimony', 'retracted: true, source: "two"', 1],
		['testimony', 'source: "nobody"', 0],
		['testimony', 'saidFrom: "2025-08-02"', 1],
		['testimony', 'document: "rift/post"', 1],
		['testimony', 'document: "rift/memo"', 0],
		['rebuttals', 'kind: [REBUTS]', 1],
		['rebuttals', 'kind: [COUNTERS]', 0],
		['rebuttals', 'wordsLanguage: ["ZH"]', 1],
		['rebuttals', 'wordsLanguage: ["en"]', 0],
		['rebuttals', 'stance: [DENIES_IN_PART]', 1],
		['rebuttals', 'stance: [DENIES]', 0],
		['sources', 'directness: [HEARSAY]', 1],
		['sources', 'party: "mayer"', 2],
	])('the %s of one claim by %s', async (list, filter, count) => {
		const found = await listed(`claim(by: { slug: "left" }).${list}`, `filter: { ${filter} }`, 'id');
		expect([found.names.length, found.total]).toEqual([count, count]);
	});

	it.each([
		['party(by: { slug: "mayer" }).interests', 'kind: [LEADS]', 1],
		['party(by: { slug: "mayer" }).interests', 'kind: [FOUNDED]', 0],
		['party(by: { slug: "mayer" }).interests', 'party: "scale"', 1],
		['party(by: { slug: "mayer" }).interests', 'party: "nobody"', 0],
		['party(by: { slug: "meta" }).interestsOfOthers', 'kind: [LEADS], party: "mayer"', 1],
		['party(by: { slug: "meta" }).interestsOfOthers', 'party: "scale"', 0],
		['claim(by: { slug: "left" }).contestednessHistory', 'event: [TESTIMONY_RECORDED]', 2],
		['claim(by: { slug: "left" }).contestednessHistory', 'event: [STATEMENT_RETRACTED, REBUTTAL_RECORDED]', 2],
		['claim(by: { slug: "left" }).contestednessHistory', 'event: [CLAIM_LINKED]', 0],
		['claim(by: { slug: "left" }).contestednessHistory', 'from: "2026-01-01"', 5],
		['claim(by: { slug: "left" }).contestednessHistory', 'until: "2025-12-31"', 0],
		['claim(by: { slug: "early" }).linkedFrom', 'kind: [RESTS_ON]', 1],
		['claim(by: { slug: "early" }).linkedFrom', 'kind: [OPPOSED_BY]', 0],
		['claim(by: { slug: "early" }).linkedFrom', 'recordedUntil: "2025-12-31"', 0],
	])('%s by %s', async (list, filter, count) => {
		const found = await listed(list, `filter: { ${filter} }`, '__typename');
		expect([found.names.length, found.total]).toEqual([count, count]);
	});

	it('by nothing that cannot be meant', async () => {
		await expect(listed('documents', 'filter: { publishedFrom: "June" }')).rejects.toThrow(
			'publishedFrom "June" is no day',
		);
		await expect(listed('stories', 'filter: { recordedFrom: "June" }')).rejects.toThrow(
			'recordedFrom "June" is no moment',
		);
		const many = JSON.stringify(Array.from({ length: 101 }, (_, at) => `outlet ${at}`));
		await expect(listed('documents', `filter: { outlet: ${many} }`)).rejects.toThrow('the most is 100');
	});

	it('and where both its owner and its filter name a thing, by both', async () => {
		const of = (story: string) => listed('story(by: { slug: "rift" }).claims', `filter: { story: "${story}" }`);
		expect((await of('rift')).total).toBe(2);
		expect((await of('deal')).total).toBe(0);
	});
});

const orders: [list: string, field: string, ascending: string[]][] = [
	['stories', 'TITLE', ['deal', 'rift', 'zoo']],
	['stories', 'SLUG', ['deal', 'rift', 'zoo']],
	['stories', 'RECORDED_AT', ['rift', 'deal', 'zoo']],
	['parties', 'NAME', ['meta', 'scale', 'mayer']],
	['parties', 'RECORDED_AT', ['meta', 'mayer', 'scale']],
	['sources', 'SLUG', ['mayer-again', 'mayer-himself', 'two']],
	['sources', 'RECORDED_AT', ['mayer-himself', 'mayer-again', 'two']],
	['documents', 'PUBLISHED', ['deal/note', 'year', 'rift/post', 'rift/memo']],
	['documents', 'RECORDED_AT', ['rift/post', 'rift/memo', 'deal/note', 'year']],
	['documents', 'SLUG', ['deal/note', 'rift/memo', 'rift/post', 'year']],
	['claims', 'SAID_AT', ['stayed', 'early', 'left']],
	['claims', 'SLUG', ['early', 'left', 'stayed']],
	['story(by: { slug: "rift" }).documents', 'PUBLISHED', ['rift/post', 'rift/memo']],
	['party(by: { slug: "mayer" }).sources', 'SLUG', ['mayer-again', 'mayer-himself']],
	['claim(by: { slug: "left" }).sources', 'SLUG', ['mayer-again', 'mayer-himself', 'two']],
];

describe('a list can be ordered by what it shows', () => {
	it.each(orders)('%s by %s, from either end, page by page', async (list, field, ascending) => {
		for (const direction of ['ASCENDING', 'DESCENDING']) {
			const wanted = direction === 'ASCENDING' ? ascending : [...ascending].reverse();
			const orderBy = `orderBy: { field: ${field}, direction: ${direction} }`;
			for (const backward of [false, true]) {
				const found: string[] = [];
				let cursor = '';
				for (;;) {
					const page = backward
						? `last: 1${cursor && `, before: "${cursor}"`}`
						: `first: 1${cursor && `, after: "${cursor}"`}`;
					const { nodes, pageInfo } = (await ask(list, `${orderBy}, ${page}`, 'slug')).list;
					found.push(...nodes.map((node) => String(node.slug)));
					cursor = String(backward ? pageInfo.startCursor : pageInfo.endCursor);
					if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) break;
				}
				expect(backward ? found.reverse() : found).toEqual(wanted);
			}
		}
	});

	it.each([
		['SAID_AT', ['mayer-again', 'two']],
		['RECORDED_AT', ['two', 'mayer-again']],
	])('the testimony under a claim by %s', async (field, slugs) => {
		const query = `{ claim(by: { slug: "left" }) { testimony(orderBy: { field: ${field}, direction: ASCENDING }) { nodes { source { slug } } } } }`;
		const { data } = await world.ask<{ claim: { testimony: { nodes: { source: { slug: string } }[] } } }>(query);
		expect(data?.claim.testimony.nodes.map((one) => one.source.slug)).toEqual(slugs);
	});

	it.each([
		['RECORDED_AT', ['EMPLOYS', 'LEADS']],
		['SINCE', ['LEADS', 'EMPLOYS']],
	])('the interests of a party by %s, page by page', async (field, kinds) => {
		const found: string[] = [];
		for (let cursor = ''; ; ) {
			const args = `first: 1, orderBy: { field: ${field}, direction: ASCENDING }${cursor && `, after: "${cursor}"`}`;
			const { nodes, pageInfo } = (await ask('party(by: { slug: "mayer" }).interests', args, 'kind')).list;
			found.push(...nodes.map((node) => String(node.kind)));
			cursor = String(pageInfo.endCursor);
			if (!pageInfo.hasNextPage) break;
		}
		expect(found).toEqual(kinds);
	});

	it('and refuses a cursor of another order', async () => {
		const { endCursor } = (await ask('stories', 'first: 1, orderBy: { field: TITLE }', 'slug')).list.pageInfo;
		await expect(ask('stories', `first: 1, after: "${endCursor}"`, 'slug')).rejects.toThrow(
			'this is a cursor of another list or order, and is no cursor of this list (stories by RECORDED_AT)',
		);
		const testimony = 'claim(by: { slug: "left" }).testimony';
		const { pageInfo } = (await ask(testimony, 'first: 1', 'id')).list;
		await expect(
			ask(testimony, `first: 1, after: "${pageInfo.endCursor}", orderBy: { field: SAID_AT }`, 'id'),
		).rejects.toThrow('another list or order');
	});

	it('and gives what was there exactly once while things are added', async () => {
		const found: string[] = [];
		let cursor = '';
		for (let at = 0; ; at++) {
			const page = `first: 1, orderBy: { field: NAME, direction: ASCENDING }${cursor && `, after: "${cursor}"`}`;
			const { nodes, pageInfo } = (await ask('parties', page, 'slug')).list;
			found.push(...nodes.map((node) => String(node.slug)));
			cursor = String(pageInfo.endCursor);
			if (!pageInfo.hasNextPage || at > 20) break;
			if (at < 3) await world.party(`new-${at}`, { name: at % 2 ? 'Zzz' : 'AAA' });
		}
		expect(found.filter((slug) => !slug.startsWith('new'))).toEqual(['meta', 'scale', 'mayer']);
		expect(new Set(found).size).toBe(found.length);
	});
});
