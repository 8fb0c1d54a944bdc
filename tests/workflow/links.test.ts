import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkClaims } from '../../src/workflow/linkClaims.js';
import { recordTestimony } from '../../src/workflow/recordTestimony.js';
import { unlinkClaims } from '../../src/workflow/unlinkClaims.js';
import { briefly, must, newWorld, refusals, type World } from '../_world.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
	for (const slug of ['ann', 'ben', 'cy']) await world.named(slug);
	for (const slug of ['top', 'middle', 'base', 'noise']) await world.claim(slug);
	await world.testimony('noise', 'cy');
});
afterEach(() => world.close());

const link = (claim: string, linkedClaim: string, kind: 'RESTS_ON' | 'OPPOSED_BY' = 'RESTS_ON') =>
	linkClaims(world.office, { claim, kind, linkedClaim });

describe('a link', () => {
	it('lets a claim lean on another: as much support, or opposition, as the other leans', async () => {
		await world.testimony('base', 'ann');
		const { lean } = (await world.case('base')).claim;
		expect(lean).toBeGreaterThan(0);
		const { effects } = must(await link('middle', 'base'));
		expect(effects.map((one) => one.case.claim.slug)).toEqual(['middle']);
		await world.link('top', 'OPPOSED_BY', 'base');
		expect((await world.case('middle')).claim).toMatchObject({ support: lean, opposition: 0 });
		expect((await world.case('top')).claim).toMatchObject({ support: 0, opposition: lean, level: 'REFUTED_ONLY' });
		expect((await world.history('middle')).at(-1)).toMatchObject({
			event: 'CLAIM_LINKED',
			causeClaimId: (await world.case('base')).claim.id,
			statementId: null,
		});
	});

	it('counts nothing while the other claim leans against itself', async () => {
		await world.rebuttal('base', 'ann');
		const { effects } = must(await link('middle', 'base'));
		expect(effects).toEqual([]);
		expect((await world.case('middle')).claim).toMatchObject({ support: 0, opposition: 0, level: 'UNSOURCED' });
		await world.testimony('base', 'ben');
		await world.testimony('base', 'cy');
		expect((await world.case('middle')).claim.support).toBeGreaterThan(0);
	});

	it('carries a change on through two levels, with its cause and the statement at its root', async () => {
		await world.link('middle', 'RESTS_ON', 'base');
		await world.link('top', 'OPPOSED_BY', 'middle');
		const { thing, effects } = must(await recordTestimony(world.office, { claim: 'base', source: 'ann' }));
		const id = async (slug: string) => (await world.case(slug)).claim.id;
		expect(effects.map((one) => [one.case.claim.slug, one.cause])).toEqual([
			['base', { event: 'TESTIMONY_RECORDED', statementId: thing.id, causeClaimId: null }],
			['middle', { event: 'LINKED_CLAIM_CHANGED', statementId: thing.id, causeClaimId: await id('base') }],
			['top', { event: 'LINKED_CLAIM_CHANGED', statementId: thing.id, causeClaimId: await id('middle') }],
		]);
		expect((await world.history('top')).at(-1)).toMatchObject(effects[2]?.cause ?? {});
		const { stored, fromScratch } = await world.scores();
		expect(stored).toEqual(fromScratch);
		expect(await world.history('noise')).toHaveLength(2);
	});

	it('carries nothing on to a claim whose score stays as it was', async () => {
		await world.link('middle', 'RESTS_ON', 'base');
		await world.rebuttal('base', 'ann');
		expect(await world.history('base')).toHaveLength(2);
		expect(await world.history('middle')).toHaveLength(1);
	});
});

describe('a link is refused', () => {
	it('where it would close a cycle, and the way is named', async () => {
		await world.link('top', 'RESTS_ON', 'middle');
		await world.link('middle', 'OPPOSED_BY', 'base');
		const [refusal] = refusals(await link('base', 'top', 'OPPOSED_BY'));
		expect(refusal).toMatchObject({ code: 'CYCLE', path: ['linkedClaim'] });
		expect(refusal?.message).toBe('this link would close a cycle: base → top → middle → base');
		must(await link('top', 'base'));
	});

	it('where it leads back to the claim itself', async () => {
		const [refusal] = refusals(await link('top', 'top'));
		expect(refusal).toMatchObject({ code: 'CYCLE', message: 'this link would close a cycle: top → top' });
	});

	it('where the two are linked already, in whatever way', async () => {
		await world.link('top', 'RESTS_ON', 'middle');
		expect(briefly(await link('top', 'middle'))).toEqual(['DUPLICATE linkedClaim']);
		expect(briefly(await link('top', 'middle', 'OPPOSED_BY'))).toEqual(['DUPLICATE linkedClaim']);
	});

	it('where either end is no claim, both said at once', async () => {
		const { id } = await world.story('story');
		expect(briefly(await link('none', id))).toEqual(['NOT_FOUND claim', 'WRONG_TYPE linkedClaim']);
		expect(await world.count('claim_link')).toBe(0);
	});
});

describe('unlinking', () => {
	it('takes the lean away again, keeps that the link stood, and frees the way for another, forth or back', async () => {
		await world.testimony('base', 'ann');
		const { id } = await world.link('top', 'RESTS_ON', 'base');
		expect((await world.case('top')).claim.support).toBeGreaterThan(0);
		const { effects } = must(await unlinkClaims(world.office, { link: id, reason: 'another plant' }));
		expect(effects.map((one) => one.case.claim.slug)).toEqual(['top']);
		expect((await world.case('top')).claim).toMatchObject({ support: 0, level: 'UNSOURCED' });
		expect((await world.history('top')).map((one) => one.event)).toEqual([
			'CLAIM_RECORDED',
			'CLAIM_LINKED',
			'CLAIM_UNLINKED',
		]);
		expect((await world.history('top')).at(-1)?.causeClaimId).toBe((await world.case('base')).claim.id);
		expect(await world.count("claim_link WHERE ended_because = 'another plant'")).toBe(1);
		const again = await world.link('top', 'OPPOSED_BY', 'base');
		await world.unlink(again.id);
		must(await link('base', 'top'));
	});

	it('is refused twice, without a reason, and of what is no link', async () => {
		const { id } = await world.link('top', 'RESTS_ON', 'base');
		const unlink = async (of: string, reason = 'so') => briefly(await unlinkClaims(world.office, { link: of, reason }));
		expect(await unlink(id, '')).toEqual(['INVALID reason']);
		await world.unlink(id);
		expect(await unlink(id)).toEqual(['CONFLICT link']);
		expect(await unlink('top')).toEqual(['NOT_FOUND link']);
		expect(await unlink((await world.case('top')).claim.id)).toEqual(['WRONG_TYPE link']);
		expect(await unlink(`lnk_${'0'.repeat(28)}`)).toEqual(['NOT_FOUND link']);
	});
});
