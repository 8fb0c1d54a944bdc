import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newWorld, type World } from '../_world.js';
import { labelledList, measureSimilar } from './_similar.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

const page = (name: string) => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');

it('precision and recall are as the documents say, and the list is as long as they say', async () => {
	const measured = Object.entries(await measureSimilar(world));
	const rows = measured.map(([name, of]) => `| ${name} | ${of.pairs} | ${of.precision} | ${of.recall} |`);
	expect(page('docs/similar.md').match(/^\| (?:development|held out).*$/gm)).toEqual(rows);
	const heldOut = measured.find(([name]) => name === 'held out')?.[1];
	expect(page('README.md')).toContain(`precision ${heldOut?.precision}, recall ${heldOut?.recall}`);
	expect(2 * labelledList().claims.length).toBeGreaterThanOrEqual(200);
}, 120_000);

it('no question of the list stands in it twice', () => {
	const { claims } = labelledList();
	const questions = claims.flatMap((one) => [one.same, one.near]);
	expect(new Set(questions).size).toBe(questions.length);
});

interface Answer {
	similarClaims: {
		claim: { slug: string };
		similarity: number;
		because: { kind: string; because: string; speaksFor: boolean; fragments: string[] }[];
	}[];
}
const similar = async (text: string, language = 'en') => {
	const { data, errors } = await world.ask<Answer>(
		`query ($text: String!, $in: LanguageTag) {
			similarClaims(text: $text) { claim { slug } similarity because { kind fragments speaksFor because(language: $in) } }
		}`,
		{ text, in: language },
	);
	expect(errors).toBeUndefined();
	return data?.similarClaims ?? [];
};

it('a claim in Chinese alone is found by an English question, through names, numbers and terms, and it says so', async () => {
	await world.party('google', { name: 'Google', names: [{ language: 'zh', text: '谷歌' }] });
	await world.party('hanwu', { name: 'Cambricon', names: [{ language: 'zh', text: '寒武纪' }] });
	await world.claim('deal', {
		language: 'zh',
		text: '谷歌以23亿美元收购寒武纪。',
		about: [{ party: 'google' }, { party: 'hanwu' }],
	});
	await world.claim('noise', { language: 'zh', text: '谷歌在柏林开设办事处。', about: [{ party: 'google' }] });
	const [found, ...others] = await similar('Google bought Cambricon for $2.3 billion.');
	expect(others).toEqual([]);
	expect(found?.claim.slug).toBe('deal');
	expect(found?.because.map((one) => one.kind)).toEqual(['PARTIES', 'NUMBERS', 'CONCEPTS', 'ACROSS_LANGUAGES']);
	expect(found?.because[0]?.because).toBe('both name “google”, “cambricon”');
	const [inChinese] = await similar('Google bought Cambricon for $2.3 billion.', 'zh');
	expect(inChinese?.because[1]?.because).toBe('两者都有“2.3 billion”');
});

it('a claim with a translation is found in the language of the translation', async () => {
	await world.claim('lake', {
		text: 'The factory released untreated water into the lake.',
		translations: [{ language: 'zh', text: '工厂把未处理的污水排入湖中。' }],
	});
	const [found] = await similar('工厂将未处理的污水排入湖中');
	expect(found?.claim.slug).toBe('lake');
	expect(found?.because.map((one) => one.kind)).toContain('TRANSLATION');
});

it('which language the text is in is told by its script, or by `language`; a claim without a wording in it is compared across languages', async () => {
	await world.party('norvik', { name: 'Norvik' });
	const harbour = 'Der Hafen bleibt im Winter geschlossen.';
	await world.claim('harbour', { language: 'de', text: harbour });
	await world.claim('jobs', { language: 'de', text: 'Norvik entlässt 1200 Leute.', about: [{ party: 'norvik' }] });
	const likened = async (text: string, language?: string) => {
		const { data, errors } = await world.ask<Answer>(
			`query ($text: String!, $language: LanguageTag) {
				similarClaims(text: $text, language: $language) { claim { slug } because { kind } }
			}`,
			{ text, language },
		);
		expect(errors).toBeUndefined();
		return (data?.similarClaims ?? []).map(({ claim, because }) => [claim.slug, ...because.map((one) => one.kind)]);
	};
	// Letters tell no two languages of Europe apart: nothing said is the same as the claim's own language.
	for (const language of [undefined, 'de', 'de-AT'])
		expect(await likened(harbour, language)).toEqual([['harbour', 'WORDS', 'WORDING']]);
	expect(await likened(harbour, 'en')).toEqual([]);
	const question = 'Norvik will lay off 1200 people.';
	expect(await likened(question)).toEqual([['jobs', 'PARTIES', 'NUMBERS']]);
	expect(await likened(question, 'en')).toEqual([['jobs', 'PARTIES', 'NUMBERS', 'ACROSS_LANGUAGES']]);
});

it.each([
	['another number', 'Norvik will cut 1,200 jobs in March.', 'Norvik will cut 2,100 jobs in March.'],
	['a "not"', 'The mayor declared his shares.', 'The mayor did not declare his shares.'],
	['the other direction', 'Unemployment rose to 9 percent.', 'Unemployment fell to 9 percent.'],
	['another month', 'The bridge was closed in May 2021.', 'The bridge was closed in June 2021.'],
	['five days for five years', 'It leaked into the lake for five years.', 'It leaked into the lake for five days.'],
])('what sounds alike and has %s is not taken for the same', async (_what, claim, question) => {
	await world.claim('claim', { text: claim });
	expect((await similar(claim)).map((one) => one.similarity)).toEqual([1]);
	expect(await similar(question)).toEqual([]);
});

it('numbers are the same in whatever notation', async () => {
	await world.claim('claim', { text: 'The fund lost 2.5 million euros, 12 percent of its value.' });
	expect(await similar('The fund lost 2,500,000 euros, 12% of its value.')).toHaveLength(1);
});

it('who sells to whom is the same as who buys from whom', async () => {
	for (const slug of ['kestrel', 'oriel']) await world.party(slug, { name: slug });
	const about = [{ party: 'kestrel' }, { party: 'oriel' }];
	await world.claim('deal', { text: 'Kestrel bought the wind farm from Oriel.', about });
	expect(await similar('Oriel sold the wind farm to Kestrel.')).toHaveLength(1);
	expect(await similar('Oriel bought the wind farm from Kestrel.')).toEqual([]);
});

it('it takes as many SQL statements among sixty claims as among three', async () => {
	const count = async () => (await world.sqlOf(() => similar('It is so: number seven.'))).length;
	for (let at = 0; at < 3; at++) await world.claim(`few-${at}`);
	const few = await count();
	for (let at = 0; at < 60; at++) await world.claim(`more-${at}`);
	expect(await count()).toBe(few);
	expect(few).toBeLessThanOrEqual(7);
});

it.each([
	['', 0],
	['"*(-" NEAR', 0],
	['的', 0],
	['\u0000\ud800', 0],
	['x'.repeat(2_000), 0],
	['a b c d e f '.repeat(160), 0],
])('hostile or empty text finds nothing and breaks nothing: %j', async (text, found) => {
	await world.claim('claim');
	expect(await similar(text)).toHaveLength(found);
});

it.each([
	['x'.repeat(2_001), 5, /the most is 2000/],
	['fine', 21, /give 0 to 20/],
	['fine', -1, /give 0 to 20/],
])('too much is refused', async (text, first, message) => {
	const { errors } = await world.ask(
		'query ($text: String!, $first: Int!) { similarClaims(text: $text, first: $first) { similarity } }',
		{ text, first },
	);
	expect(errors?.[0]?.message).toMatch(message);
});
