import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../src/core/drafts.js';
import { everything, publicActor } from '../../src/core/permissions.js';
import { accept, refuse } from '../../src/core/result.js';
import { readArticle } from '../../src/interop/article/readArticle.js';
import { recordDocument } from '../../src/workflow/recordDocument.js';
import { briefly, must, newWorld, refusals, type World } from '../_world.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

const html = `<!doctype html><html lang="en"><head><title>Harbour plan approved</title>
	<meta property="og:site_name" content="Courier"><meta name="author" content="Ilona Varga">
	<meta property="article:published_time" content="2025-08-14T10:00:00Z"></head>
	<body><article><p>The harbour council approved the plan in June. “Nothing was hidden,” said the mayor.</p>
	<p>Peter Marsh denied the allegation. Norvik Air declined to comment. Nothing was late, and nothing was lost.</p>
	</article></body></html>`;
const take = (draft: ArticleDraft, options: { dryRun?: boolean } = {}, office = world.office) =>
	recordDocument(office, draft, { ...options, readArticle });

describe('a document whose page is given', () => {
	it('is what the page says, and the page is kept', async () => {
		const document = must(await take({ html, url: 'https://courier.example/harbour' })).thing;
		expect(document).toMatchObject({
			title: 'Harbour plan approved',
			outlet: 'Courier',
			byline: 'Ilona Varga',
			language: 'en',
			published: '2025-08-14',
			url: 'https://courier.example/harbour',
		});
		const sha256 = createHash('sha256').update(html, 'utf8').digest('hex');
		const { data, errors } = await world.ask<{ document: unknown }>(
			'query ($id: ID!) { document(by: { id: $id }) { byline snapshot { sha256 takenAt characters canonicalUrl text html } } }',
			{ id: document.id },
		);
		expect(errors).toBeUndefined();
		expect(data?.document).toMatchObject({
			byline: 'Ilona Varga',
			snapshot: { sha256, takenAt: document.recordedAt, canonicalUrl: null, html },
		});
	});

	it('is what the draft says where it says something', async () => {
		const given = {
			title: 'Ours',
			outlet: 'Ours',
			byline: 'Us',
			language: 'de',
			published: '2020',
			url: 'https://a.example/',
		};
		expect(must(await take({ html, ...given })).thing).toMatchObject(given);
	});

	it('needs what neither says', async () => {
		expect(briefly(await take({ html: '<p>A paragraph about nothing.</p>' }))).toEqual([
			'INVALID outlet',
			'INVALID language',
		]);
		expect(await world.count('document')).toBe(0);
	});

	it.each(['', '<html></html>', '<script>1</script>'])('is refused where the page is empty: %j', async (empty) => {
		expect(briefly(await take({ html: empty, outlet: 'x', language: 'en' }))).toEqual(['INVALID html']);
		expect(await world.count('document')).toBe(0);
	});

	it('is refused where the page is too long, before it is read', async () => {
		expect(briefly(await take({ html: 'x'.repeat(10_000_000), outlet: 'x', language: 'en' }))).toEqual([
			'TOO_LONG html',
		]);
	});

	it('keeps characters that databases refuse as ones that they take', async () => {
		const document = must(await take({ html: '<p>a\0b\ud800c</p>', outlet: 'x', language: 'en' })).thing;
		const { data } = await world.ask<{ document: { snapshot: { text: string } } }>(
			'query ($id: ID!) { document(by: { id: $id }) { snapshot { text } } }',
			{ id: document.id },
		);
		expect(data?.document.snapshot.text).toBe('a\ufffdb\ufffdc');
	});

	it('is not kept on a dry run', async () => {
		const recorded = must(await take({ html }, { dryRun: true }));
		expect([recorded.saved, recorded.thing.outlet]).toEqual([false, 'Courier']);
		expect([await world.count('document'), await world.count('snapshot')]).toEqual([0, 0]);
	});

	it('is not read for who may not record it', async () => {
		const office = { ...world.office, actor: publicActor };
		const unread = () => {
			throw new Error('it was read');
		};
		const refused = await recordDocument(office, { html, outlet: 'x', language: 'en' }, { readArticle: unread });
		expect(refusals(refused).map((one) => one.code)).toContain('NOT_PERMITTED');
	});
});

describe('a document that is to be fetched', () => {
	const url = 'https://courier.example/harbour';

	it('is refused where nothing is fetched, and says what to do', async () => {
		const [error] = refusals(await take({ fetch: true, url }));
		expect(error).toMatchObject({ code: 'NOT_PERMITTED', path: ['fetch'] });
		expect(error?.message).toContain('FETCH=on');
	});

	it('is what was fetched', async () => {
		const asked: string[] = [];
		const office = {
			...world.office,
			fetchArticle: async (address: string) => {
				asked.push(address);
				return accept(readArticle(html, { url: address }));
			},
		};
		expect(must(await take({ fetch: true, url }, {}, office)).thing).toMatchObject({ outlet: 'Courier', url });
		expect(asked).toEqual([url]);
		expect(await world.count('snapshot')).toBe(1);
	});

	it('is refused with the reason where it could not be fetched', async () => {
		const error = { code: 'NOT_PERMITTED' as const, path: ['url'], message: 'not public' };
		const office = { ...world.office, fetchArticle: async () => refuse(error) };
		expect(refusals(await take({ fetch: true, url }, {}, office))).toEqual([error]);
		expect(await world.count('document')).toBe(0);
	});

	it('needs an address, no page beside it, and somebody who may record it', async () => {
		const fetchArticle = () => Promise.reject(new Error('it was fetched'));
		const office = { ...world.office, fetchArticle };
		expect(briefly(await take({ fetch: true }, {}, office))).toEqual(['INVALID url']);
		expect(briefly(await take({ fetch: true, url, html }, {}, office))).toEqual(['INVALID fetch']);
		const refused = await take({ fetch: true, url }, {}, { ...office, actor: publicActor });
		expect(refusals(refused).map((one) => one.code)).toContain('NOT_PERMITTED');
	});
});

describe('a quote', () => {
	interface Anchored {
		testimony: { nodes: { quoteAnchor: Record<string, unknown> | null }[] };
	}
	const anchors = async () => {
		const { data, errors } = await world.ask<{ claim: Anchored }>(
			`{ claim(by: { slug: "c" }) { testimony { nodes { quoteAnchor {
				state exact prefix suffix occurrences start end textFragment
			} } } } }`,
		);
		expect(errors).toBeUndefined();
		return data?.claim.testimony.nodes.map((one) => one.quoteAnchor) ?? [];
	};
	const setUp = async () => {
		await world.claim('c');
		must(await take({ html, slug: 'paper', url: 'https://courier.example/harbour' }));
		await world.named('mayor', { document: 'paper' });
	};

	it('is found in the page of its document, or orphaned', async () => {
		await setUp();
		for (const quote of ['nothing was', 'Nothing was hidden', 'Nothing was buried'])
			await world.testimony('c', 'mayor', { quote });
		await world.testimony('c', 'mayor', { words: 'no quote' });
		await world.testimony('c', 'mayor', { quote: 'Nothing was', quotePrefix: 'comment.', quoteSuffix: 'late' });
		await world.document('bare');
		await world.testimony('c', 'mayor', { quote: 'Nothing was hidden', document: 'bare' });
		expect(await anchors()).toMatchObject([
			{
				state: 'FOUND_ONCE',
				exact: 'nothing was',
				textFragment: 'https://courier.example/harbour#:~:text=nothing%20was',
			},
			{ state: 'FOUND_ONCE', exact: 'Nothing was hidden', occurrences: 1 },
			{ state: 'ORPHANED', exact: 'Nothing was buried', occurrences: 0, start: null, textFragment: null },
			null,
			{ state: 'FOUND_ONCE', exact: 'Nothing was', prefix: expect.stringContaining('to comment. ') },
			null,
		]);
	});

	it('that is there several times says so', async () => {
		await setUp();
		await world.testimony('c', 'mayor', { quote: 'Nothing was' });
		expect(await anchors()).toMatchObject([{ state: 'FOUND_SEVERAL_TIMES', occurrences: 2, textFragment: null }]);
	});

	it('has to be there for something to stand beside it', async () => {
		await setUp();
		await expect(world.testimony('c', 'mayor', { quotePrefix: 'he said' })).rejects.toThrow(/goes with a quote/);
	});

	it('takes as many SQL statements for thirty statements as for three', async () => {
		await setUp();
		const count = async () => (await world.sqlOf(anchors)).length;
		for (let at = 0; at < 3; at++) await world.testimony('c', 'mayor', { quote: 'Nothing was hidden' });
		const few = await count();
		for (let at = 0; at < 15; at++) await world.testimony('c', 'mayor', { quote: `Nothing was hidden ${at}` });
		expect(await count()).toBe(few);
	});
});

describe('statements that a page seems to report', () => {
	const suggested = async (more = '') => {
		const { data, errors } = await world.ask<{ document: { suggestedStatements: Record<string, unknown>[] } | null }>(
			`query ($in: LanguageTag) { document(by: { slug: "paper" }) { suggestedStatements${more} {
				sentence start end cue reason supportingStance opposingStance response speaker because(language: $in)
			} } }`,
			{ in: 'en' },
		);
		return { found: data?.document?.suggestedStatements, errors };
	};

	it('are suggested with the reason, and are not on record', async () => {
		await world.claim('c');
		const before = await world.score('c');
		must(await take({ html, slug: 'paper' }));
		const { found } = await suggested();
		expect(found).toMatchObject([
			{
				sentence: 'Peter Marsh denied the allegation.',
				opposingStance: 'DENIES',
				response: null,
				speaker: 'Peter Marsh',
			},
			{ opposingStance: null, response: 'DECLINED_TO_COMMENT', speaker: 'Norvik Air' },
		]);
		expect(found?.[0]?.because).toBe(
			'“denied” is how reports say that somebody denies or confirms something; probably “Peter Marsh”',
		);
		expect([await world.count('statement'), await world.score('c')]).toEqual([0, before]);
	});

	it('are none of a document without a page, and no more than asked for', async () => {
		await world.document('paper');
		expect((await suggested()).found).toEqual([]);
		expect((await suggested('(first: 101)')).errors?.[0]?.message).toBe('first is 101; give 0 to 100');
	});

	it('are for the desk that keeps the page, as its words are', async () => {
		must(await take({ html, slug: 'paper' }));
		const elsewhere = { ...world.office, actor: publicActor };
		const { contextWith } = await import('../../src/graph/context.js');
		const { DocumentSnapshotResolver, SnapshotResolver } = await import('../../src/graph/snapshot.js');
		const { readsOf } = await import('../../src/store/reads.js');
		const context = contextWith(elsewhere, () => readsOf(world.database, everything));
		const id = (await world.find('document', 'paper')) ?? '';
		const document = await context.reads.document.load(id);
		const snapshot = await context.reads.snapshot.load(id);
		if (!document || !snapshot) throw new Error('the document or its snapshot is not there');
		expect(await new DocumentSnapshotResolver().suggestedStatements(document, { first: 10 }, context)).toEqual([]);
		expect(new SnapshotResolver().text(snapshot, context)).toBeNull();
		expect(new SnapshotResolver().html(snapshot, context)).toBeNull();
	});
});
