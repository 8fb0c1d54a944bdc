import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foundingDeskId } from '../../src/core/desk.js';
import type { PolicyDraft } from '../../src/core/policy/policy.js';
import { loadOverrides, loadPolicies } from '../../src/store/policies.js';
import { keyOfVersion } from '../../src/store/verdicts.js';
import { agreeToVerdict } from '../../src/workflow/agreeToVerdict.js';
import { approveSource } from '../../src/workflow/approveSource.js';
import { issueVerdict } from '../../src/workflow/issueVerdict.js';
import { moveClaim } from '../../src/workflow/moveClaim.js';
import type { Office } from '../../src/workflow/office.js';
import { recordResponse } from '../../src/workflow/recordResponse.js';
import { requestComment } from '../../src/workflow/requestComment.js';
import { setPolicy } from '../../src/workflow/setPolicy.js';
import { otherDesk, person, promoted } from '../_offices.js';
import { briefly, must, newWorld, refusals, type World } from '../_world.js';

let world: World;
let ann: Office;
let ben: Office;
let eve: Office;
beforeEach(async () => {
	world = await newWorld({ startsAt: '2026-03-01T10:00:00.000Z' });
	ann = await person(world, 'ann', 'CHECKER');
	ben = await person(world, 'ben', 'CHECKER');
	eve = await person(world, 'eve', 'EDITOR');
	await world.party('meta', { kind: 'ORGANIZATION' });
	await world.claim('claim', { about: [{ party: 'meta', news: 'UNFAVOURABLE' }] });
	await world.unnamed('two', 2);
	await world.testimony('claim', 'two');
	for (const to of ['CHECKING', 'READY'] as const) must(await moveClaim(ann, { claim: 'claim', to }));
});
afterEach(() => world.close());

const publish = (options: { by?: Office; override?: { reason: string } } = {}) =>
	moveClaim(options.by ?? eve, { claim: 'claim', to: 'PUBLISHED', override: options.override });
const against = async () =>
	refusals(await publish()).map((one) => /\((\w+)\)/.exec(one.message)?.[1] ?? `${one.code} ${one.message}`);
const overrides = async () => {
	const { id } = (await world.case('claim')).claim;
	return world.database.read(async (session) => (await loadOverrides(session, [id])).get(id) ?? []);
};
const policy = (version: number | null = null) => {
	const key = keyOfVersion(foundingDeskId, version);
	return world.database.read(async (session) => (await loadPolicies(session, [key])).get(key) ?? null);
};

describe('publishing', () => {
	it('is refused rule by rule until each is met, and then is not', async () => {
		expect(await against()).toEqual([
			'INDEPENDENT_ORIGINS',
			'ACCUSATION_ON_RECORD',
			'RIGHT_OF_REPLY',
			'SECOND_READER',
			'UNNAMED_APPROVED',
		]);
		await world.record('filing');
		await world.testimony('claim', 'filing');
		expect(await against()).toEqual(['RIGHT_OF_REPLY', 'SECOND_READER', 'UNNAMED_APPROVED']);
		const question = { party: 'meta', question: 'So?', channel: 'EMAIL', deadline: '2026-03-09' } as const;
		const { id: request } = must(await requestComment(ann, { claim: 'claim', ...question })).thing;
		expect(await against()).toContain('RIGHT_OF_REPLY');
		must(await recordResponse(ann, { request, outcome: 'DECLINED' }));
		expect(await against()).toEqual(['SECOND_READER', 'UNNAMED_APPROVED']);
		must(await approveSource(eve, { claim: 'claim', source: 'two', reason: 'both are known to the desk' }));
		const given = { claim: 'claim', rating: 'true', explanation: 'It is so.', language: 'en' };
		const { id: verdict } = must(await issueVerdict(ann, given)).thing;
		expect(await against()).toEqual(['SECOND_READER']);
		must(await agreeToVerdict(ben, { verdict }));
		must(await publish());
		expect((await world.case('claim')).claim.publicSince).not.toBeNull();
		expect(await overrides()).toEqual([]);
	});

	it('goes on all the same where an editor says why; that stays, with the rules that were unmet', async () => {
		expect(briefly(await publish({ override: { reason: ' ' } }))).toEqual(['INVALID override.reason']);
		expect(briefly(await publish({ by: ann, override: { reason: 'now' } }))).toContain('NOT_PERMITTED to');
		expect(await overrides()).toEqual([]);
		must(await publish({ override: { reason: 'lives depend on it' } }));
		expect(await overrides()).toMatchObject([
			{
				sequence: 1,
				claimRevision: 1,
				policyVersion: 0,
				reason: 'lives depend on it',
				userId: eve.actor.userId,
				rules: ['INDEPENDENT_ORIGINS', 'ACCUSATION_ON_RECORD', 'RIGHT_OF_REPLY', 'SECOND_READER', 'UNNAMED_APPROVED'],
			},
		]);
	});

	it('keeps no override that nothing called for, nor one of a move that was refused or a dry run', async () => {
		must(await moveClaim(eve, { claim: 'claim', to: 'PUBLISHED', override: { reason: 'so' } }, { dryRun: true }));
		expect(await overrides()).toEqual([]);
		expect(
			briefly(await moveClaim(eve, { claim: 'claim', to: 'CHECKING', reason: 'more', override: { reason: 'so' } })),
		).toEqual(['INVALID override']);
		const rules = [
			'INDEPENDENT_ORIGINS',
			'ACCUSATION_ON_RECORD',
			'RIGHT_OF_REPLY',
			'SECOND_READER',
			'UNNAMED_APPROVED',
		] as const;
		must(await setPolicy(eve, { rules: rules.map((rule) => ({ rule, required: false })), reason: 'a desk of one' }));
		must(await publish({ override: { reason: 'so' } }));
		expect(await overrides()).toEqual([]);
	});
});

describe('a policy', () => {
	it('changes rule by rule; every version is kept', async () => {
		expect(await policy()).toMatchObject({ version: 0, reason: null });
		must(await setPolicy(eve, { rules: [{ rule: 'SECOND_READER', required: false }], reason: 'two of us are ill' }));
		const least = [{ attribution: 'ON_RECORD', origins: 3 }] as const;
		must(await setPolicy(eve, { rules: [{ rule: 'INDEPENDENT_ORIGINS', required: true, least }], reason: 'stricter' }));
		const now = await policy();
		expect(now).toMatchObject({ version: 2, reason: 'stricter', userId: eve.actor.userId });
		expect(now?.rules.SECOND_READER).toEqual({ required: false });
		expect(now?.rules.INDEPENDENT_ORIGINS?.least).toMatchObject({ ON_RECORD: 3, ANONYMOUS: 2 });
		expect((await policy(1))?.rules.INDEPENDENT_ORIGINS?.least).toMatchObject({ ON_RECORD: 1 });
		expect((await policy(0))?.rules.SECOND_READER).toEqual({ required: true });
		expect(await policy(3)).toBeNull();
		expect(await against()).not.toContain('SECOND_READER');
	});

	it('is set by editors only, and by nobody for another desk', async () => {
		const draft: PolicyDraft = { rules: [{ rule: 'SECOND_READER', required: false }], reason: 'so' };
		expect(briefly(await setPolicy(ann, draft))).toEqual(['NOT_PERMITTED desk']);
		await otherDesk(world);
		expect(briefly(await setPolicy(eve, { ...draft, desk: 'other' }))).toEqual(['NOT_FOUND desk']);
		expect(briefly(await setPolicy(promoted(eve, 'CHECKER'), { ...draft, desk: 'desk' }))).toEqual([
			'NOT_PERMITTED desk',
		]);
	});

	it('is refused with all that is wrong at once', async () => {
		expect(briefly(await setPolicy(eve, { rules: [], reason: '' }))).toEqual(['INVALID rules', 'INVALID reason']);
		expect(
			briefly(
				await setPolicy(eve, {
					rules: [
						{ rule: 'SECOND_READER', required: true, untilDeadline: true, least: [] },
						{ rule: 'SECOND_READER', required: true },
						{ rule: 'INDEPENDENT_ORIGINS', required: true, least: [{ attribution: 'RECORD', origins: 0 }] },
						{ rule: 'ACCUSATION_ON_RECORD', required: true, attributions: [] },
					],
					reason: 'so',
				}),
			),
		).toEqual([
			'INVALID rules.0.least',
			'INVALID rules.0.untilDeadline',
			'DUPLICATE rules.1.rule',
			'INVALID rules.2.least',
			'INVALID rules.3.attributions',
		]);
		expect(await world.count('desk_policy')).toBe(0);
	});
});

describe('an approval', () => {
	it('is given once for a claim and an unnamed source, by an editor with a reason', async () => {
		const draft = { claim: 'claim', source: 'two', reason: 'known' };
		expect(briefly(await approveSource(ann, draft))).toEqual(['NOT_PERMITTED claim']);
		await world.named('cy');
		expect(briefly(await approveSource(eve, { claim: 'nowhere', source: 'cy', reason: '' }))).toEqual([
			'NOT_FOUND claim',
			'INVALID reason',
			'INVALID source',
		]);
		must(await approveSource(eve, draft));
		expect(briefly(await approveSource(eve, draft))).toEqual(['DUPLICATE source']);
	});
});
