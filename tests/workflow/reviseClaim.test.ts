import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reviseClaim } from '../../src/workflow/reviseClaim.js';
import { briefly, must, newWorld, type World } from '../_world.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

describe('a revision', () => {
	it('gives the claim another wording, keeps the earlier one, and moves no score', async () => {
		const translations = [{ language: 'zh', text: '是这样。' }];
		await world.claim('claim', { text: 'It is so.', translations });
		await world.claim('noise');
		const draft = { claim: 'claim', text: 'It is nearly so.', reason: 'the report was corrected' };
		const { thing, effects } = must(await reviseClaim(world.office, draft));
		expect(thing).toMatchObject({ revision: 2, text: 'It is nearly so.', language: 'en', translations: {} });
		expect(effects).toEqual([]);
		expect((await world.case('claim')).claim).toMatchObject({
			revision: 2,
			text: 'It is nearly so.',
			translations: {},
		});
		const kept = await world.database.read((session) =>
			session.query('SELECT revision, text, translations, reason FROM claim_revision WHERE claim_id = ?', [thing.id]),
		);
		expect(kept).toEqual([
			{ revision: 1, text: 'It is so.', translations: '{"zh":"是这样。"}', reason: null },
			{ revision: 2, text: 'It is nearly so.', translations: '{}', reason: 'the report was corrected' },
		]);
		expect(await world.history('claim')).toHaveLength(1);
		expect((await world.case('noise')).claim.revision).toBe(1);
	});

	it('is refused without a claim, a text or a reason, all at once', async () => {
		const translations = [{ language: 'fr', text: 'C’est ainsi.' }];
		const result = await reviseClaim(world.office, {
			claim: 'none',
			text: '',
			reason: ' ',
			language: 'fr',
			translations,
		});
		expect(briefly(result)).toEqual([
			'NOT_FOUND claim',
			'INVALID text',
			'INVALID reason',
			'DUPLICATE translations.0.language',
		]);
	});
});
