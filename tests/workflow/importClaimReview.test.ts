import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimReview } from '../../src/core/claimReview.js';
import { claimReviewJsonLd } from '../../src/interop/claimReview/jsonLd.js';
import { importClaimReview } from '../../src/workflow/importClaimReview.js';
import { otherDesk, person, publish, thePublic } from '../_offices.js';
import { briefly, must, newWorld, type World } from '../_world.js';
import { aReview } from '../interop/_reviews.js';

let world: World;
beforeAll(async () => {
	world = await newWorld();
});
afterAll(() => world.close());

const placed = (...reviews: ClaimReview[]) => ({ reviews: reviews.map((review, at) => ({ place: `${at}`, review })) });
const about = (text: string, changes: Partial<ClaimReview> = {}): ClaimReview => ({
	...aReview,
	...changes,
	claim: { ...aReview.claim, text },
});

describe('reviews by others', () => {
	it('are taken in under the claims that they are of; taken in again, nothing changes', async () => {
		const given = placed(
			about('Cheese is old.'),
			about('Cheese is old.', { url: 'https://other.example.org/a', rating: { ...aReview.rating, label: 'Satire' } }),
			about('月亮是奶酪做的。', { language: null }),
		);
		const first = must(await importClaimReview(world.office, given)).thing;
		expect(first).toEqual({ addedClaims: 2, addedReviews: 3, known: 0, findings: [], leftOut: [] });
		expect(await world.count('verdict')).toBe(0);
		const before = await world.count('claim');
		const again = must(await importClaimReview(world.office, given)).thing;
		expect(again).toEqual({ addedClaims: 0, addedReviews: 0, known: 3, findings: [], leftOut: [] });
		expect([await world.count('claim'), await world.count('external_review')]).toEqual([before, 3]);
		const rows = await world.database.read((session) =>
			session.query(
				'SELECT mapped_key AS "key", mapping_version AS "version" FROM external_review ORDER BY mapped_key',
			),
		);
		expect(rows).toHaveLength(3);
		expect(rows.map((row) => row.key).sort()).toEqual(['false', 'false', null]);
		expect(new Set(rows.map((row) => row.version))).toEqual(new Set(['labels/1']));
		expect((await world.case('cheese-is-old')).claim).toMatchObject({ standing: 'INTAKE', level: 'UNSOURCED' });
	});

	it('that changed are findings, and what is on record stays', async () => {
		const one = about('Changed it was.');
		must(await importClaimReview(world.office, placed(one)));
		const changed = { ...one, rating: { ...one.rating, label: 'True', value: '5' }, published: '2026-01-01' };
		const { thing } = must(await importClaimReview(world.office, placed(changed)));
		expect(thing).toMatchObject({ addedReviews: 0, known: 0 });
		expect(thing.findings).toEqual([
			{ of: `review ${one.url}`, field: 'date of review', recorded: '2025-06-14', given: '2026-01-01' },
			{ of: `review ${one.url}`, field: 'rating label', recorded: 'False', given: 'True' },
			{ of: `review ${one.url}`, field: 'rating value', recorded: '1', given: '5' },
		]);
		expect(must(await importClaimReview(world.office, placed(one))).thing.known).toBe(1);
	});

	it('go to the claim that says the same in the same words, where the desk has it', async () => {
		await world.claim('known-so-far', { text: 'Known so far.' });
		const report = must(await importClaimReview(world.office, placed(about('Known so far.')))).thing;
		expect(report).toMatchObject({ addedClaims: 0, addedReviews: 1 });
		expect(
			(await world.sqlOf(async () => void (await importClaimReview(world.office, placed(about('Known so far.'))))))
				.length,
		).toBeLessThan(12);
	});

	it('are each left out with the reason where they cannot be kept', async () => {
		const { thing } = must(
			await importClaimReview(
				world.office,
				placed(
					about('x'.repeat(2_001)),
					about('Fine.', { url: 'javascript:alert(1)' }),
					about('Fine.\u0000'),
					about('Good one.'),
				),
			),
		);
		expect(thing.addedReviews).toBe(1);
		expect(thing.leftOut).toEqual([
			{ place: '0', message: 'claim has 2001 characters; the most is 2000' },
			{ place: '1', message: expect.stringContaining('is no web address') },
			{ place: '2', message: expect.stringContaining('no text (control') },
		]);
	});

	it('are for reporters, at most a thousand at a time', async () => {
		const many = placed(...Array<ClaimReview>(1_001).fill(aReview));
		expect(briefly(await importClaimReview(world.office, many))).toEqual(['TOO_LONG reviews']);
		const before = await world.count('external_review');
		for (const office of [thePublic(world), await person(world, 'rita', 'READER')])
			expect(briefly(await importClaimReview(office, placed(about('Not theirs.'))))[0]).toMatch(/^NOT_PERMITTED/);
		must(await importClaimReview(await person(world, 'rob', 'REPORTER'), placed(about('Kept off.')), { dryRun: true }));
		expect(await world.count('external_review')).toBe(before);
	});

	it('are another desk’s own business: each has its claims', async () => {
		const deskId = await otherDesk(world);
		must(await importClaimReview(world.office, placed(about('Twice here.'))));
		const eve = await person(world, 'eve', 'EDITOR', { deskId });
		expect(must(await importClaimReview(eve, placed(about('Twice here.')))).thing).toMatchObject({ addedClaims: 1 });
	});

	it('that are taken in twice at the same moment are there once', async () => {
		const given = placed(about('At once.'), about('At once.', { url: 'https://other.example.org/once' }));
		const before = await world.count('external_review');
		const all = await Promise.all([1, 2, 3].map(() => importClaimReview(world.office, given)));
		expect(all.map((one) => must(one).thing.addedReviews).sort()).toEqual([0, 0, 2]);
		expect((await world.count('external_review')) - before).toBe(2);
	});
});

describe('through the API', () => {
	const mutation = `mutation ($input: ImportClaimReviewInput!) { importClaimReview(input: $input) {
		saved report { addedClaims addedReviews known findings { of field recorded given } leftOut { place message } } userErrors { code path } } }`;
	const asked = `{ claim(by: { slug: "asked-for" }) { verdict { id } externalReviews(first: 1) { totalCount nodes {
		url title language published claimReviewed explanation mappingVersion recordedAt claim { slug }
		reviewer { kind name url } rating { label value best worst } mappedRating { key label(language: "zh") } } } } }`;

	it('reviews are imported as text, and shown beside the verdict with both ratings', async () => {
		const json = JSON.stringify([claimReviewJsonLd(about('Asked for.')), { '@type': 'ClaimReview' }]);
		const { data, errors } = await world.ask(mutation, { input: { json } });
		expect(errors).toBeUndefined();
		expect(data).toMatchObject({
			importClaimReview: {
				saved: true,
				userErrors: [],
				report: {
					addedReviews: 1,
					leftOut: [{ place: 'the file, review 2', message: expect.stringContaining('which claim') }],
				},
			},
		});
		expect((await world.as(thePublic(world).actor).ask(asked)).data).toEqual({ claim: null });
		await publish(world, 'asked-for');
		const answer = await world.as(thePublic(world).actor).ask(asked);
		expect(answer.data).toMatchObject({
			claim: {
				verdict: null,
				externalReviews: {
					totalCount: 1,
					nodes: [
						{
							url: aReview.url,
							reviewer: { kind: 'ORGANIZATION', name: 'Checks', url: 'https://checks.example.org/' },
							rating: { label: 'False', value: '1', best: '5', worst: '1' },
							mappedRating: { key: 'false', label: '不实' },
							mappingVersion: 'labels/1',
							recordedAt: '2026-01-01T00:00:00.000Z',
							claim: { slug: 'asked-for' },
						},
					],
				},
			},
		});
	});
});
