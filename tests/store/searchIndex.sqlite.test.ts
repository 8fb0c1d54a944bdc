import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../src/core/permissions.js';
import { claimEntry, partyEntry, type SearchEntry, searchKinds, statementEntry } from '../../src/core/search/entry.js';
import { wantedTokens } from '../../src/core/search/tokens.js';
import type { Tx } from '../../src/store/database.js';
import { pageOfHits, totalOfHits } from '../../src/store/search.js';
import { findHitsOfEach, indexTexts, leastNumber } from '../../src/store/searchIndex.js';
import { sightOf } from '../../src/store/sight.js';
import { newWorld, type World } from '../_world.js';
import { freshPostgres } from './_engines.js';

const sight = sightOf(everything);
let world: World;
let postgres: Awaited<ReturnType<typeof freshPostgres>>;
beforeAll(async () => {
	world = await newWorld();
	postgres = await freshPostgres();
	if (!postgres) console.warn('left out: the search index on PostgreSQL: there is none');
});
afterAll(async () => {
	await world.close();
	await postgres?.remove();
});

const claim = (id: string, text: string, translations = {}) => claimEntry({ id, text, language: 'en', translations });
const said = (id: string, words: string, retracted = false) =>
	statementEntry({ id, words, wordsLanguage: 'en', quote: null, note: null }, { retracted });
const named = (id: string, name: string) => partyEntry({ id, name, names: {}, shortName: null, note: null });

/** Does the same in both databases; both must answer the same. Where there is no PostgreSQL, SQLite alone. */
async function onBoth<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
	const answer = await world.database.write(work);
	if (postgres) expect(await work(postgres.tx)).toEqual(answer);
	return answer;
}
const emptied = (tx: Tx) =>
	tx.dialect === 'postgres'
		? tx.query('TRUNCATE search_entry RESTART IDENTITY').then(() => tx.query('ALTER SEQUENCE search_sequence RESTART'))
		: tx
				.query('DELETE FROM search_entry')
				.then(() => tx.query("INSERT INTO search_token (search_token) VALUES ('delete-all')"))
				.then(() => tx.query('UPDATE search_sequence SET last = 0'));

/** Indexes afresh in both databases, and answers the ids that a text finds, in order. */
const found = (entries: readonly SearchEntry[], text: string) =>
	onBoth(async (tx) => {
		await emptied(tx);
		await indexTexts(tx, entries);
		const tokens = [...wantedTokens(text)];
		const page = await pageOfHits(tx, { tokens, sight }, { first: 100 });
		expect(await totalOfHits(tx, { tokens, sight })).toBe(page.edges.length);
		return page.edges.map((edge) => edge.node.id);
	});

describe('on SQLite and PostgreSQL alike', () => {
	it('parties come first, then claims, then statements, retracted ones last; in each the shorter, then the later', async () => {
		const entries = [
			said('gone', 'Meta', true),
			said('statement', 'Meta'),
			claim('long', 'Meta and a great many other firms in the same line of business said so on one day'),
			claim('short', 'Meta said so'),
			claim('later', 'Meta said it'),
			named('party', 'Meta'),
			claim('noise', 'Google said so'),
		];
		expect(await found(entries, 'META')).toEqual(['party', 'later', 'short', 'long', 'statement', 'gone']);
	});

	it.each([
		['智能', ['zh']],
		['工智', ['zh']],
		['人', ['zh']],
		['智人', []],
		['ＳＣＡＬＥ ai', ['fw']],
		['cafe', ['accent']],
		['CAFÉ', ['accent']],
		['scale 人工', []],
		["O'Brien’s", ['quote']],
		['14.3', ['number']],
		['𬱖𬱟', ['rare']],
	])('%s finds what it should', async (text, ids) => {
		const entries = [
			claim('zh', '人工智能实验室'),
			claim('fw', 'Ｓｃａｌｅ ＡＩ'),
			claim('accent', 'un café'),
			claim('quote', "it is O'Brien's"),
			claim('number', 'for 14.3 billion'),
			claim('rare', '李𬱖𬱟'),
		];
		expect(await found(entries, text)).toEqual(ids);
	});

	it('whatever text is recorded is found by itself', { timeout: 60_000 }, async () => {
		const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), {
			minLength: 1,
			maxLength: 30,
		});
		for (const sample of fc.sample(texts, { numRuns: 20, seed: 7 })) {
			const entries = sample.map((text, at) => claim(`clm_${at}`, text.normalize('NFC')));
			await onBoth(async (tx) => {
				await emptied(tx);
				await indexTexts(tx, entries);
				const answers: string[][] = [];
				for (const [at, text] of sample.entries()) {
					const tokens = [...wantedTokens(text)];
					if (tokens.length === 0) continue;
					const ids = (await pageOfHits(tx, { tokens, sight }, { first: 100 })).edges.map((edge) => edge.node.id);
					expect(ids).toContain(`clm_${at}`);
					answers.push(ids);
				}
				return answers;
			});
		}
	});

	it('what is indexed again is found by its new text only', async () => {
		const ids = await onBoth(async (tx) => {
			await emptied(tx);
			await indexTexts(tx, [claim('one', 'the old words'), claim('two', 'other words')]);
			await indexTexts(tx, [claim('one', 'the new words')]);
			const of = async (text: string) =>
				(await pageOfHits(tx, { tokens: [...wantedTokens(text)], sight }, {})).edges.map((edge) => edge.node.id);
			return [await of('old'), await of('new'), await of('words')];
		});
		expect(ids).toEqual([[], ['one'], ['two', 'one']]);
	});

	it('pages stay right while others are recorded between them', async () => {
		await onBoth(async (tx) => {
			await emptied(tx);
			const numbers = Array.from({ length: 30 }, (_, at) => at);
			await indexTexts(
				tx,
				numbers.map((at) => claim(`c${at}`, `word ${'x '.repeat(at % 5)}`)),
			);
			const seen: string[] = [];
			let after: string | undefined;
			for (let round = 0; ; round++) {
				const page = await pageOfHits(tx, { tokens: ['word'], sight }, { first: 7, ...(after ? { after } : {}) });
				seen.push(...page.edges.map((edge) => edge.node.id));
				await indexTexts(tx, [claim(`new-${round}`, 'word'), named(`party-${round}`, 'word')]);
				if (!page.hasNextPage) break;
				after = page.edges.at(-1)?.cursor;
			}
			const old = seen.filter((id) => id.startsWith('c'));
			expect(new Set(old).size).toBe(30);
			expect(old).toHaveLength(30);
			return seen;
		});
	});

	it('kinds narrow it, and lie where they are looked for', async () => {
		const entries = [named('party', 'Meta'), claim('claim', 'Meta'), said('said', 'Meta'), said('gone', 'Meta', true)];
		const byKind = await onBoth(async (tx) => {
			await emptied(tx);
			await indexTexts(tx, entries);
			const answers: string[][] = [];
			for (const kinds of [...searchKinds.map((kind) => [kind]), ['PARTY', 'STATEMENT'] as const, []])
				answers.push(
					(await pageOfHits(tx, { tokens: ['meta'], kinds: [...kinds], sight }, {})).edges.map((edge) => edge.node.id),
				);
			return answers;
		});
		expect(byKind).toEqual([['party'], ['claim'], [], ['said', 'gone'], ['party', 'said', 'gone'], []]);
	});

	it('many questions are answered in one statement, each up to its limit', async () => {
		const lists = await onBoth(async (tx) => {
			await emptied(tx);
			await indexTexts(tx, [claim('a', 'red green'), claim('b', 'red blue'), claim('c', 'red')]);
			const range = [0, leastNumber(1_000)] as const;
			return findHitsOfEach(
				tx,
				[
					{ tokens: ['red'], range, most: 2 },
					{ tokens: ['none'], range, most: 2 },
					{ tokens: ['red', 'blue'], range, most: 2 },
				],
				sight,
			);
		});
		expect(lists).toEqual([['c', 'b'], [], ['b']]);
	});
});

it('on SQLite the index is read in order: nothing is sorted, however many hits there are', async () => {
	const plan = await world.database.read((session) =>
		session.query<{ detail: string }>(
			`EXPLAIN QUERY PLAN SELECT rowid FROM search_token WHERE search_token MATCH ? AND rowid >= 5 AND rowid < 9 ORDER BY rowid LIMIT 3`,
			['"meta"'],
		),
	);
	expect(plan.map((step) => step.detail).join('\n')).not.toMatch(/TEMP B-TREE/);
});

it('what is undone is not found', async () => {
	await world.database.write((tx) => indexTexts(tx, [claim('undone', 'zebra')]), { keep: false });
	const page = await world.database.read((session) => pageOfHits(session, { tokens: ['zebra'], sight }, {}));
	expect(page.edges).toEqual([]);
});
