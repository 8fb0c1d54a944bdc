import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RebuttalDraft } from '../../src/core/drafts.js';
import { rebuttalKinds } from '../../src/core/statement.js';
import { recordRebuttal } from '../../src/workflow/recordRebuttal.js';
import { briefly, must, newWorld, refusals, type World } from '../_world.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
	for (const slug of ['ann', 'ben', 'cy', 'dee']) await world.named(slug);
	await world.claim('noise');
	await world.claim('claim', { saidAt: '2025-06-14' });
	await world.testimony('noise', 'dee');
});
afterEach(() => world.close());

const rebut = (draft: Partial<RebuttalDraft> = {}) =>
	recordRebuttal(world.office, { target: 'claim', source: 'ann', ...draft });

describe('a rebuttal', () => {
	it('of a claim rebuts it and denies, when nothing else is said', async () => {
		const { thing, effects, saved } = must(await rebut({ words: '  It is not so. ', wordsLanguage: 'EN-gb' }));
		const { id } = (await world.case('claim')).claim;
		expect(thing).toMatchObject({ claimId: id, kind: 'REBUTS', stance: 'DENIES', targetId: null });
		expect(thing).toMatchObject({ words: 'It is not so.', wordsLanguage: 'en-GB', saidAt: null });
		expect(effects.map((one) => [one.case.claim.slug, one.before.level, one.assessment.opinion.level])).toEqual([
			['claim', 'UNSOURCED', 'REFUTED_ONLY'],
		]);
		expect(saved).toBe(true);
		expect((await world.case('claim')).statements).toMatchObject([{ id: thing.id, role: 'REBUTTAL' }]);
		expect((await world.case('noise')).statements).toHaveLength(1);
	});

	it('takes the claim by slug or by id', async () => {
		const { id } = (await world.case('claim')).claim;
		expect(must(await rebut({ target: id })).thing.claimId).toBe(id);
		expect(must(await rebut({ target: 'claim', source: 'ben' })).thing.claimId).toBe(id);
	});

	it('of a statement counters it when nothing else is said, or undercuts its source', async () => {
		const testimony = await world.testimony('claim', 'ann');
		const counter = must(await rebut({ target: testimony.id, source: 'ben' })).thing;
		expect(counter).toMatchObject({ kind: 'COUNTERS', targetId: testimony.id, claimId: testimony.claimId });
		const undercut = must(await rebut({ target: testimony.id, source: 'cy', kind: 'UNDERCUTS' })).thing;
		expect(undercut).toMatchObject({ kind: 'UNDERCUTS', targetId: testimony.id });
	});

	it('can itself be rebutted, and that again, each weakening only what it answers', async () => {
		await world.testimony('claim', 'dee');
		const first = await world.rebuttal('claim', 'ann');
		const scores = [await world.score('claim')];
		const second = await world.rebuttal(first.id, 'ben');
		scores.push(await world.score('claim'));
		const third = await world.rebuttal(second.id, 'cy', { kind: 'UNDERCUTS' });
		scores.push(await world.score('claim'));
		expect(third.targetId).toBe(second.id);
		const { statements, claim } = await world.case('claim');
		expect(new Set(statements.map((one) => one.claimId))).toEqual(new Set([claim.id]));
		expect(scores[1]).toBeLessThan(scores[0] as number);
		expect(scores[2]).toBeGreaterThan(scores[1] as number);
		expect(scores[2]).toBeLessThan(scores[0] as number);
	});

	it('counts less where it denies in part only, or qualifies', async () => {
		const opposition = async (stance: 'DENIES' | 'DENIES_IN_PART' | 'QUALIFIES') => {
			const { effects } = must(
				await recordRebuttal(world.office, { target: 'claim', source: 'ann', stance }, { dryRun: true }),
			);
			return effects[0]?.assessment.opinion.opposition;
		};
		expect([await opposition('DENIES'), await opposition('DENIES_IN_PART'), await opposition('QUALIFIES')]).toEqual([
			1, 0.5, 0.5,
		]);
	});
});

describe('a rebuttal is refused', () => {
	it('where its kind does not go with its target', async () => {
		const testimony = await world.testimony('claim', 'ann');
		const outcomes: string[] = [];
		for (const target of ['claim', testimony.id])
			for (const kind of rebuttalKinds) {
				const result = await recordRebuttal(world.office, { target, kind, source: 'ben' }, { dryRun: true });
				if (result.ok) outcomes.push(`${kind} accepted`);
				else outcomes.push(`${kind}: ${briefly(result)}`);
			}
		expect(outcomes).toEqual([
			'REBUTS accepted',
			'COUNTERS: INVALID kind',
			'UNDERCUTS: INVALID kind',
			'REBUTS: INVALID kind',
			'COUNTERS accepted',
			'UNDERCUTS accepted',
		]);
	});

	it('where its target is a silence, which takes no side', async () => {
		const silence = await world.silence('claim', 'ann');
		const [refusal] = refusals(await rebut({ target: silence.id, source: 'ben' }));
		expect(refusal).toMatchObject({ code: 'WRONG_TYPE', path: ['target'] });
		expect(refusal?.message).toContain('it takes no side');
	});

	it('where its target has been retracted', async () => {
		const testimony = await world.testimony('claim', 'ann');
		await world.retract(testimony.id);
		const [refusal] = refusals(await rebut({ target: testimony.id, source: 'ben' }));
		expect(refusal).toMatchObject({ code: 'CONFLICT', path: ['target'] });
	});

	it('where its target is something else, or nothing, and says which', async () => {
		const party = await world.find('party', 'ann');
		const testimony = await world.testimony('claim', 'ann');
		const [wrong] = refusals(await rebut({ target: party as string }));
		expect(wrong).toMatchObject({ code: 'WRONG_TYPE', path: ['target'] });
		expect(wrong?.message).toContain('is the id of a party');
		const unknown = testimony.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
		expect(refusals(await rebut({ target: unknown }))).toMatchObject([{ code: 'NOT_FOUND', path: ['target'] }]);
		const [missing] = refusals(await rebut({ target: 'no-such-claim' }));
		expect(missing).toEqual({ code: 'NOT_FOUND', path: ['target'], message: 'there is no claim `no-such-claim`' });
		const party2 = refusals(await rebut({ source: party as string }));
		expect(party2).toMatchObject([{ code: 'WRONG_TYPE', path: ['source'] }]);
	});

	it('where it is older than what it answers, but not where it is of the same moment', async () => {
		const [early] = refusals(await rebut({ saidAt: '2025-06-13' }));
		expect(early).toMatchObject({ code: 'INVALID', path: ['saidAt'] });
		expect(early?.message).toContain('2025-06-14');
		must(await rebut({ saidAt: '2025-06-14' }));
		const testimony = await world.testimony('claim', 'ann', { saidAt: '2025-07-01T12:00:00+02:00' });
		expect(testimony.saidAt).toBe('2025-07-01T10:00:00.000Z');
		const answer = { target: testimony.id, source: 'ben' };
		expect(briefly(await rebut({ ...answer, saidAt: '2025-07-01T09:59:59.999Z' }))).toEqual(['INVALID saidAt']);
		must(await rebut({ ...answer, saidAt: '2025-07-01T10:00:00Z' }));
	});

	it('where it is of the future, or of no moment at all', async () => {
		const [future] = refusals(await rebut({ saidAt: '2026-01-02' }));
		expect(future?.message).toContain('is in the future');
		for (const saidAt of ['yesterday', '2025-02-30', '2025-06', '2025-06-20T25:00:00Z', ''])
			expect(briefly(await rebut({ saidAt })), saidAt).toEqual(['INVALID saidAt']);
	});

	it('with all that is wrong with it at once, and nothing is kept', async () => {
		const result = await rebut({
			target: 'nothing',
			source: 'nobody',
			document: 'no-document',
			repeats: 'no-origin',
			words: 'bad \u0000 words',
			wordsLanguage: 'xx-nonsense',
			quote: 'q'.repeat(2_001),
			note: 'half \ud800',
			saidAt: '2099-01-01',
		});
		expect(briefly(result).sort()).toEqual([
			'INVALID note',
			'INVALID saidAt',
			'INVALID words',
			'INVALID wordsLanguage',
			'NOT_FOUND document',
			'NOT_FOUND repeats',
			'NOT_FOUND source',
			'NOT_FOUND target',
			'TOO_LONG quote',
		]);
		expect(await world.count('statement')).toBe(1);
	});
});
