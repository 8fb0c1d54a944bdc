import fc from 'fast-check';
import type { Agent, Appearance, ClaimReview } from '../../src/core/claimReview.js';

/** Text as it is kept: trimmed, in normal form, with something in it. */
const text = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
	.map((one) => one.normalize('NFC').trim())
	.filter((one) => one !== '' && !/^https?:/i.test(one));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const url = fc.webUrl({ withQueryParameters: true, withFragments: true });
const moment = fc.constantFrom('2025', '2025-06', '2025-06-14', '2025-06-14T08:30:00.000Z');
const language = fc.constantFrom('en', 'zh', 'zh-Hant', 'pt-BR');
const number = fc.oneof(
	fc.integer({ min: -5, max: 100 }).map(String),
	fc.constantFrom('3,5', '3.50', '007', '1e3', 'four', '2.5'),
);

const agent: fc.Arbitrary<Agent> = fc.record({
	kind: fc.constantFrom('PERSON', 'ORGANIZATION'),
	name: text,
	url: maybe(url),
});
const appearance: fc.Arbitrary<Appearance> = fc
	.record({
		url: maybe(url),
		title: maybe(text),
		publisher: maybe(text),
		published: maybe(moment),
		language: maybe(language),
	})
	.filter((one) => Object.values(one).some((value) => value !== null));

export const review: fc.Arbitrary<ClaimReview> = fc.record({
	url,
	title: maybe(text),
	language: maybe(language),
	reviewer: agent,
	published: maybe(moment),
	rating: fc.record({ label: maybe(text), value: maybe(number), best: maybe(number), worst: maybe(number) }),
	explanation: maybe(text),
	claim: fc.record({
		text,
		language: maybe(language),
		claimed: maybe(moment),
		claimants: fc.array(agent, { maxLength: 3 }),
		appearances: fc.array(appearance, { maxLength: 3 }),
		firstAppearance: maybe(appearance),
	}),
});

export const aReview: ClaimReview = {
	url: 'https://checks.example.org/moon',
	title: 'No, the moon is not made of cheese',
	language: 'en',
	reviewer: { kind: 'ORGANIZATION', name: 'Checks', url: 'https://checks.example.org/' },
	published: '2025-06-14',
	rating: { label: 'False', value: '1', best: '5', worst: '1' },
	explanation: 'It is rock.',
	claim: {
		text: 'The moon is made of cheese.',
		language: 'en',
		claimed: '2025-06',
		claimants: [{ kind: 'PERSON', name: 'A. Mouse', url: 'https://www.wikidata.org/wiki/Q1' }],
		appearances: [
			{
				url: 'https://news.example.org/cheese',
				title: 'Cheese above',
				publisher: 'News',
				published: '2025-06-02',
				language: 'en',
			},
		],
		firstAppearance: {
			url: 'https://news.example.org/cheese',
			title: null,
			publisher: null,
			published: null,
			language: null,
		},
	},
};
