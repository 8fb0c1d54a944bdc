import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimDraft } from '../../src/core/drafts.js';
import { recordClaim } from '../../src/workflow/recordClaim.js';
import { briefly, must, newWorld, refusals, type World } from '../_world.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
	await world.party('ann');
	await world.party('ben');
});
afterEach(() => world.close());

const claim = (draft: Partial<ClaimDraft> = {}) =>
	recordClaim(world.office, { text: 'It is so.', language: 'en', ...draft });

describe('a claim', () => {
	it('is unsourced at first, and its history begins with that', async () => {
		const { thing, effects } = must(await claim({ slug: 'new', about: [{ party: 'ann' }], topics: ['a', 'b', 'a'] }));
		expect(thing).toMatchObject({ slug: 'new', revision: 1, kind: 'FACT', implied: false, standing: 'INTAKE' });
		expect(effects.map((one) => one.assessment.opinion.level)).toEqual(['UNSOURCED']);
		expect(await world.history('new')).toMatchObject([
			{
				sequence: 1,
				event: 'CLAIM_RECORDED',
				supportBefore: null,
				oppositionBefore: null,
				supportAfter: 0,
				oppositionAfter: 0,
			},
		]);
		expect((await world.case('new')).bearings).toMatchObject([{ news: 'NEUTRAL' }]);
		expect(await world.count('claim_topic')).toBe(2);
	});

	it('has a slug of its first words, with accents taken off; a second one gets an end of its own', async () => {
		const text = 'Éclair & Co. sold 14.3 billion of shares — to  “friends”!';
		const first = must(await claim({ text })).thing;
		expect(first.slug).toBe('eclair-co-sold-14-3-billion-of-shares-to-friends');
		const second = must(await claim({ text })).thing;
		expect(second.slug).toMatch(/^eclair-co-sold-14-3-billion-of-shares-to-friends-[a-z0-9]{6}$/);
		const long = must(await claim({ text: 'word '.repeat(200) })).thing;
		expect(long.slug.length).toBeLessThanOrEqual(60);
		expect(long.slug).toMatch(/^word(-word)+$/);
	});

	it('in Chinese alone has a slug of its id; with an English translation, one of that', async () => {
		const chinese = must(await claim({ text: '梅耶尔不是 TBD 的人', language: 'zh' })).thing;
		expect(chinese.slug).toBe('tbd');
		const only = must(await claim({ text: '梅耶尔从未加入该实验室。', language: 'zh' })).thing;
		expect(only.slug).toBe(`claim-${only.id.slice(-6)}`);
		const translations = [{ language: 'en', text: 'Mayer never joined the lab' }];
		const both = must(await claim({ text: '梅耶尔从未加入该实验室。', language: 'zh', translations })).thing;
		expect(both.slug).toBe('mayer-never-joined-the-lab');
	});

	it('is kept in one normal form, trimmed, its language tags canonical', async () => {
		const { thing } = must(await claim({ text: '  Cafe\u0301 \n', language: 'ZH-hant-tw' }));
		expect(thing).toMatchObject({ text: 'Café', language: 'zh-Hant-TW' });
	});

	it('may be as long as the limit, and not one character longer', async () => {
		must(await claim({ slug: 'long', text: 'x'.repeat(2_000) }));
		const [refusal] = refusals(await claim({ text: 'x'.repeat(2_001) }));
		expect(refusal).toMatchObject({ code: 'TOO_LONG', path: ['text'] });
		expect(refusal?.message).toBe('text has 2001 characters; the most is 2000');
	});
});

describe('a claim is refused', () => {
	it('where its slug is taken, or is none', async () => {
		must(await claim({ slug: 'taken' }));
		const [taken] = refusals(await claim({ slug: 'taken' }));
		expect(taken).toMatchObject({ code: 'DUPLICATE', path: ['slug'] });
		for (const slug of ['', 'Upper', 'two words', 'a--b', '-a', 'a-', 'ä', 'a/b', 'a'.repeat(81)])
			expect(briefly(await claim({ slug })), slug).toEqual(['INVALID slug']);
	});

	it('where its language is none', async () => {
		for (const language of ['', 'english', 'xx', 'en_US', 'e', '中文', 'en-'.repeat(50), 'qqq'])
			expect(briefly(await claim({ language })), language).toEqual(['INVALID language']);
	});

	it('where its text is empty, or has control characters or half a character', async () => {
		for (const text of ['', ' \n\t ', 'a\u0000b', 'a\u001bb', 'a\u007fb', 'half \ud83d', '\udca5 half'])
			expect(briefly(await claim({ text })), JSON.stringify(text)).toEqual(['INVALID text']);
		must(await claim({ text: 'tabs\tand lines\r\nare text 💥' }));
	});

	it('with all that is wrong with it at once, and nothing is kept', async () => {
		const result = await claim({
			slug: 'No Slug',
			text: '',
			language: 'xx',
			translations: [
				{ language: 'zh', text: '一' },
				{ language: 'zh', text: '' },
			],
			about: [{ party: 'ann' }, { party: 'nobody' }, { party: 'ann' }],
			topics: ['fine', ''],
			stories: ['no-story'],
			saidAt: '2099-01-01',
		});
		expect(briefly(result).sort()).toEqual([
			'DUPLICATE about.2.party',
			'DUPLICATE translations.1.language',
			'INVALID language',
			'INVALID saidAt',
			'INVALID slug',
			'INVALID text',
			'INVALID topics.1',
			'INVALID translations.1.text',
			'NOT_FOUND about.1.party',
			'NOT_FOUND stories.0',
		]);
		expect(await world.count('claim')).toBe(0);
	});

	it('where a list has more entries than it may', async () => {
		const topics = Array.from({ length: 101 }, (_, at) => `topic ${at}`);
		expect(briefly(await claim({ topics }))).toEqual(['TOO_LONG topics']);
	});
});
