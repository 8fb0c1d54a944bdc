import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roles } from '../../src/core/permissions.js';
import { defaultRatings } from '../../src/core/ratingScale.js';
import { currentVerdict, type Verdict, type VerdictDraft, verdictsSeenBy } from '../../src/core/verdict.js';
import { loadRatingPairs, loadVerdicts } from '../../src/store/verdicts.js';
import { agreeToVerdict } from '../../src/workflow/agreeToVerdict.js';
import { giveSecondRating } from '../../src/workflow/giveSecondRating.js';
import { issueVerdict } from '../../src/workflow/issueVerdict.js';
import type { Office } from '../../src/workflow/office.js';
import { recordScale } from '../../src/workflow/recordScale.js';
import { rejectVerdict } from '../../src/workflow/rejectVerdict.js';
import { reviseClaim } from '../../src/workflow/reviseClaim.js';
import { byKey, otherDesk, person, promoted, thePublic } from '../_offices.js';
import { briefly, must, newWorld, refusals, type World } from '../_world.js';

let world: World;
let ann: Office;
let ben: Office;
beforeEach(async () => {
	world = await newWorld();
	ann = await person(world, 'ann', 'CHECKER');
	ben = await person(world, 'ben', 'CHECKER');
	await world.claim('claim');
	await world.claim('noise');
	await world.document('report');
	await world.named('cy');
	await world.testimony('claim', 'cy');
});
afterEach(() => world.close());

const draft: VerdictDraft = {
	claim: 'claim',
	rating: 'mostly-true',
	explanation: 'It is so, by and large.',
	language: 'en',
};
const give = async (office: Office, more: Partial<VerdictDraft> = {}) =>
	must(await issueVerdict(office, { ...draft, ...more })).thing;
const verdictsOn = async (slug: string): Promise<readonly Verdict[]> => {
	const { id } = (await world.case(slug)).claim;
	return world.database.read(async (session) => (await loadVerdicts(session, [id])).get(id) ?? []);
};

describe('a verdict', () => {
	it('holds once a second person agrees, and moves no score', async () => {
		const before = await world.scores();
		const steps = await world.history('claim');
		const verdict = await give(ann, { sources: ['report', 'https://example.org/data'] });
		expect(currentVerdict(await verdictsOn('claim'))).toBeNull();
		const { effects } = must(await agreeToVerdict(ben, { verdict: verdict.id }));
		expect(effects).toEqual([]);
		const [kept] = await verdictsOn('claim');
		expect(kept).toMatchObject({ sequence: 1, scaleVersion: 0, claimRevision: 1, sealed: false });
		expect(kept?.rating).toEqual(defaultRatings[1]);
		expect(kept?.sources).toMatchObject([{ url: null }, { documentId: null, url: 'https://example.org/data' }]);
		expect(kept?.decision).toMatchObject({ agreed: true, reason: null, userId: ben.actor.userId });
		expect(currentVerdict(await verdictsOn('claim'))?.id).toBe(verdict.id);
		expect(await verdictsOn('noise')).toEqual([]);
		expect(await world.scores()).toEqual(before);
		expect(await world.history('claim')).toEqual(steps);
	});

	it('needs agreement anew each time, the one before holding meanwhile; all are kept', async () => {
		const first = await give(ann);
		must(await agreeToVerdict(ben, { verdict: first.id }));
		const second = await give(ben, { rating: 'false' });
		expect(currentVerdict(await verdictsOn('claim'))?.id).toBe(first.id);
		must(await rejectVerdict(ann, { verdict: second.id, reason: 'the data say otherwise' }));
		const third = await give(ann, { rating: 'true' });
		must(await agreeToVerdict(ben, { verdict: third.id }));
		const all = await verdictsOn('claim');
		expect(all.map((one) => [one.id, one.sequence, one.decision?.agreed])).toEqual([
			[first.id, 1, true],
			[second.id, 2, false],
			[third.id, 3, true],
		]);
		expect(all[1]?.decision?.reason).toBe('the data say otherwise');
		expect(currentVerdict(all)?.id).toBe(third.id);
	});

	it('keeps its rating as the scale had it, whatever the scale becomes', async () => {
		const owner = await person(world, 'olga', 'EDITOR');
		const verdict = await give(ann);
		const labels = [{ language: 'en', text: 'Rather so' }];
		const scale = must(
			await recordScale(owner, {
				ratings: [
					{ key: 'mostly-true', labels, number: 1 },
					{ key: 'unclear', labels: [{ language: 'en', text: 'Unclear' }] },
				],
			}),
		).thing;
		expect(scale.version).toBe(1);
		expect((await verdictsOn('claim'))[0]).toMatchObject({ scaleVersion: 0, rating: defaultRatings[1] });
		expect(briefly(await issueVerdict(ann, { ...draft, rating: 'true' }))).toEqual(['NOT_FOUND rating']);
		const next = await give(ann);
		expect(next).toMatchObject({ scaleVersion: 1, rating: { key: 'mostly-true', number: 1 } });
		must(await agreeToVerdict(ben, { verdict: next.id }));
		expect(verdict.id).not.toBe(next.id);
	});
});

describe('four eyes cannot be got round', () => {
	const asSame = (): [string, Office][] => [
		['the same session', ann],
		['another session of the same person', { ...ann, actor: { ...ann.actor } }],
		['a key of the same person', byKey(ann)],
		...roles.slice(2).map((role): [string, Office] => [`the same person as ${role}`, promoted(ann, role)]),
		['a key of the same person after a change of role', byKey(promoted(ann, 'OWNER'))],
	];

	it('by agreeing to a verdict of one’s own, in whatever shape', async () => {
		const { id: verdict } = await give(ann);
		for (const [how, office] of asSame()) {
			expect(briefly(await agreeToVerdict(office, { verdict })), how).toEqual(['NOT_PERMITTED verdict']);
			expect(briefly(await rejectVerdict(office, { verdict, reason: 'no' })), how).toEqual(['NOT_PERMITTED verdict']);
		}
		must(await agreeToVerdict(ben, { verdict }));
	});

	it('by giving it with a key and agreeing in person', async () => {
		const { id: verdict } = await give(byKey(ann));
		expect(briefly(await agreeToVerdict(ann, { verdict }))).toEqual(['NOT_PERMITTED verdict']);
	});

	it('by rating a sealed verdict of one’s own, or by agreeing to it unrated', async () => {
		const { id: verdict } = await give(ann, { sealed: true });
		for (const [how, office] of asSame())
			expect(briefly(await giveSecondRating(office, { verdict, rating: 'true' })), how).toEqual([
				'NOT_PERMITTED verdict',
			]);
		expect(briefly(await agreeToVerdict(ben, { verdict }))).toEqual(['CONFLICT verdict']);
	});

	it('by whoever is no person: the system and the public neither give a verdict nor agree to one', async () => {
		expect(briefly(await issueVerdict(world.office, draft))).toEqual(['NOT_PERMITTED claim']);
		const { id: verdict } = await give(ann);
		expect(briefly(await agreeToVerdict(world.office, { verdict }))).toEqual(['NOT_PERMITTED verdict']);
		expect(briefly(await agreeToVerdict(thePublic(world), { verdict }))).toEqual(['NOT_FOUND verdict']);
	});

	it('by agreeing twice, to what was superseded, or to what was said of another wording', async () => {
		const first = await give(ann);
		const second = await give(ann);
		expect(briefly(await agreeToVerdict(ben, { verdict: first.id }))).toEqual(['CONFLICT verdict']);
		must(
			await reviseClaim(world.office, { claim: 'claim', text: 'It is otherwise.', reason: 'it was put too strongly' }),
		);
		expect(briefly(await agreeToVerdict(ben, { verdict: second.id }))).toEqual(['CONFLICT verdict']);
		const third = await give(ann);
		expect(third.claimRevision).toBe(2);
		must(await agreeToVerdict(ben, { verdict: third.id }));
		expect(briefly(await agreeToVerdict(ben, { verdict: third.id }))).toEqual(['CONFLICT verdict']);
		expect(briefly(await rejectVerdict(ben, { verdict: third.id, reason: 'no' }))).toEqual(['CONFLICT verdict']);
	});

	it('by two at once: one decision is kept', async () => {
		const cy = await person(world, 'cyn', 'CHECKER');
		const { id: verdict } = await give(ann);
		const both = await Promise.all([
			agreeToVerdict(ben, { verdict }),
			rejectVerdict(cy, { verdict, reason: 'not so' }),
		]);
		expect(both.filter((one) => one.ok)).toHaveLength(1);
		expect(await world.count('verdict_decision')).toBe(1);
	});

	it('whoever does what in whatever order: what holds was always agreed to by somebody else', async () => {
		const people = [ann, ben, await person(world, 'dan', 'OWNER')];
		const step = fc.record({
			who: fc.nat(2),
			key: fc.boolean(),
			what: fc.constantFrom('GIVE', 'GIVE_SEALED', 'RATE', 'AGREE', 'REJECT'),
			back: fc.nat(2),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
				const slug = `c${await world.count('claim')}`;
				await world.claim(slug);
				for (const { who, key, what, back } of steps) {
					const somebody = people[who] as Office;
					const office = key ? byKey(somebody) : somebody;
					const verdict = (await verdictsOn(slug)).at(-1 - back)?.id ?? '';
					if (what === 'GIVE' || what === 'GIVE_SEALED')
						await issueVerdict(office, { ...draft, claim: slug, sealed: what === 'GIVE_SEALED' });
					else if (what === 'RATE') await giveSecondRating(office, { verdict, rating: 'false' });
					else if (what === 'AGREE') await agreeToVerdict(office, { verdict });
					else await rejectVerdict(office, { verdict, reason: 'no' });
				}
				for (const one of await verdictsOn(slug)) {
					expect(one.decision?.userId).not.toBe(one.userId);
					expect(one.secondRating?.userId).not.toBe(one.userId);
					if (one.sealed && one.decision) expect(one.secondRating).not.toBeNull();
				}
			}),
			{ numRuns: 12 },
		);
	});
});

describe('a sealed verdict', () => {
	it('shows what it says to its author only, until a second checker has rated', async () => {
		const { id: verdict } = await give(ann, { sealed: true });
		const seen = async (office: Office) =>
			verdictsSeenBy(await verdictsOn('claim'), { seated: true, userId: office.actor.userId })[0];
		expect(await seen(ann)).toMatchObject({ rating: { key: 'mostly-true' } });
		expect(await seen(byKey(ann))).toMatchObject({ rating: { key: 'mostly-true' } });
		for (const office of [ben, world.office])
			expect(await seen(office)).toMatchObject({ rating: null, explanation: null, sources: [] });
		must(await giveSecondRating(ben, { verdict, rating: 'true' }));
		expect(await seen(ben)).toMatchObject({
			rating: { key: 'mostly-true' },
			secondRating: { rating: { key: 'true' } },
		});
		must(await agreeToVerdict(ben, { verdict }));
	});

	it('takes one second rating, and an open verdict none: it would not be blind', async () => {
		const open = await give(ann);
		expect(briefly(await giveSecondRating(ben, { verdict: open.id, rating: 'true' }))).toEqual(['CONFLICT verdict']);
		const { id: verdict } = await give(ann, { sealed: true });
		expect(briefly(await giveSecondRating(ben, { verdict, rating: 'no-such' }))).toEqual(['NOT_FOUND rating']);
		must(await giveSecondRating(ben, { verdict, rating: 'true' }));
		expect(briefly(await giveSecondRating(ben, { verdict, rating: 'true' }))).toEqual(['CONFLICT verdict']);
	});

	it('counts in the agreement of its desk, and of no other', async () => {
		for (const [first, second] of [
			['true', 'true'],
			['false', 'mostly-false'],
			['true', 'true'],
		]) {
			const { id: verdict } = await give(ann, { sealed: true, rating: first as string });
			must(await giveSecondRating(ben, { verdict, rating: second as string }));
		}
		const pairs = (deskId: string) => world.database.read((session) => loadRatingPairs(session, deskId));
		const { deskId } = (await world.case('claim')).claim;
		expect(await pairs(deskId)).toEqual([
			{ firstKey: 'false', firstNumber: 1, secondKey: 'mostly-false', secondNumber: 2, times: 1 },
			{ firstKey: 'true', firstNumber: 5, secondKey: 'true', secondNumber: 5, times: 2 },
		]);
		expect(await pairs(await otherDesk(world))).toEqual([]);
	});
});

describe('a verdict is refused', () => {
	it('below the role of a checker, and at another desk', async () => {
		for (const role of ['READER', 'REPORTER'] as const)
			expect(briefly(await issueVerdict(promoted(ann, role), draft))).toEqual(['NOT_PERMITTED claim']);
		const stranger = await person(world, 'zoe', 'OWNER', { deskId: await otherDesk(world) });
		const { id: verdict } = await give(ann);
		const [error] = refusals(await agreeToVerdict(stranger, { verdict }));
		const [nothing] = refusals(await agreeToVerdict(ben, { verdict: `${verdict.slice(0, -1)}z` }));
		expect(error?.message.replace(verdict, '')).toBe(nothing?.message.replace(`${verdict.slice(0, -1)}z`, ''));
		expect(briefly(await issueVerdict(stranger, draft))).toEqual(['NOT_FOUND claim']);
	});

	it('with all that is wrong at once', async () => {
		expect(
			briefly(
				await issueVerdict(ann, {
					claim: 'claim',
					rating: 'maybe',
					explanation: ' ',
					language: 'xx-nope',
					sources: ['report', 'report', 'nowhere', 'https://'],
				}),
			),
		).toEqual([
			'INVALID explanation',
			'INVALID language',
			'DUPLICATE sources.1',
			'NOT_FOUND sources.2',
			'INVALID sources.3',
			'NOT_FOUND rating',
		]);
		expect(briefly(await agreeToVerdict(ann, { verdict: 'nowhere' }))).toEqual(['NOT_FOUND verdict']);
		const { id } = (await world.case('claim')).claim;
		expect(briefly(await agreeToVerdict(ann, { verdict: id }))).toEqual(['WRONG_TYPE verdict']);
		const { id: verdict } = await give(ann);
		expect(briefly(await rejectVerdict(ben, { verdict, reason: '' }))).toEqual(['INVALID reason']);
		expect(await world.count('verdict_decision')).toBe(0);
	});

	it('and keeps nothing on a dry run', async () => {
		expect(must(await issueVerdict(ann, draft, { dryRun: true })).saved).toBe(false);
		expect(await world.count('verdict')).toBe(0);
	});
});

describe('a scale is refused', () => {
	const label = [{ language: 'en', text: 'So' }];
	it('with too few ratings, twice the same, or places that are none', async () => {
		const editor = await person(world, 'ed', 'EDITOR');
		expect(briefly(await recordScale(editor, { ratings: [] }))).toEqual(['INVALID ratings']);
		expect(
			briefly(
				await recordScale(editor, {
					ratings: [
						{ key: 'Not a key', labels: [], number: Number.NaN },
						{ key: 'so', labels: [{ language: 'qqq-', text: '' }], number: 1 },
						{ key: 'so', labels: label, number: 1 },
						{ key: 'far', labels: label, number: 1e9 },
					],
				}),
			),
		).toEqual([
			'INVALID ratings.0.key',
			'INVALID ratings.0.number',
			'INVALID ratings.0.labels',
			'INVALID ratings.1.labels.0.language',
			'INVALID ratings.1.labels.0.text',
			'DUPLICATE ratings.2.key',
			'DUPLICATE ratings.2.number',
			'INVALID ratings.3.number',
		]);
		expect(briefly(await recordScale(ann, { ratings: [] }))).toContain('NOT_PERMITTED desk');
		expect(await world.count('rating_scale')).toBe(0);
	});
});
