import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceDraft } from '../../src/core/drafts.js';
import { attributions } from '../../src/core/source.js';
import { recordSource } from '../../src/workflow/recordSource.js';
import { briefly, must, newWorld, refusals, type World } from '../_world.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
	await world.party('ann');
	await world.party('noise');
});
afterEach(() => world.close());

const source = (draft: SourceDraft) => recordSource(world.office, draft);

describe('a source', () => {
	it('that is unnamed is one person or more, when nothing is said', async () => {
		const { thing } = must(await source({ attribution: 'ANONYMOUS' }));
		expect(thing).toMatchObject({ headcount: { least: 1, most: null }, partyIds: [], directness: 'UNKNOWN' });
	});

	it('that is a spokesperson speaks officially, when nothing else is said', async () => {
		const spokesperson = must(await source({ attribution: 'SPOKESPERSON', parties: ['ann'] })).thing;
		expect(spokesperson).toMatchObject({ directness: 'OFFICIAL', headcount: null });
		const sure = must(await source({ attribution: 'SPOKESPERSON', parties: ['ann'], directness: 'FIRST_HAND' })).thing;
		expect(sure.directness).toBe('FIRST_HAND');
	});

	it('is named by its terms: a party exactly where it speaks by name', async () => {
		const outcome = async (draft: SourceDraft) => {
			const result = await source(draft);
			return result.ok ? 'accepted' : briefly(result).join();
		};
		const named: Record<string, string> = {};
		const nameless: Record<string, string> = {};
		for (const attribution of attributions) {
			named[attribution] = await outcome({ attribution, parties: ['ann'] });
			nameless[attribution] = await outcome({ attribution });
		}
		const ok = 'accepted';
		const no = 'INVALID parties';
		expect(named).toEqual({
			...{ ON_RECORD: ok, SPOKESPERSON: ok, PUBLICATION: ok, RECORD: ok, NEWSROOM: ok },
			...{ ON_BACKGROUND: no, DEEP_BACKGROUND: no, ANONYMOUS: no },
		});
		expect(nameless).toEqual({
			...{ ON_RECORD: no, SPOKESPERSON: no, PUBLICATION: ok, RECORD: ok, NEWSROOM: ok },
			...{ ON_BACKGROUND: ok, DEEP_BACKGROUND: ok, ANONYMOUS: ok },
		});
	});

	it('overlaps with another both ways, whichever was recorded first', async () => {
		const first = await world.unnamed('first', 2);
		const second = must(await source({ attribution: 'ANONYMOUS', slug: 'second', mayOverlap: ['first'] })).thing;
		expect(second.mayOverlapIds).toEqual([first.id]);
		await world.claim('claim');
		for (const slug of ['first', 'second']) await world.testimony('claim', slug);
		const { sources } = await world.case('claim');
		expect(sources.get(first.id)?.mayOverlapIds).toEqual([second.id]);
		expect(sources.get(second.id)?.mayOverlapIds).toEqual([first.id]);
	});

	it('within a story has a slug that begins with it, so that two stories may use one name', async () => {
		for (const story of ['one', 'two']) {
			await world.story(story);
			expect(must(await source({ attribution: 'ANONYMOUS', slug: 'insiders', story })).thing.slug).toBe(
				`${story}/insiders`,
			);
		}
		const again = await source({ attribution: 'ANONYMOUS', slug: 'insiders', story: 'one' });
		expect(briefly(again)).toEqual(['DUPLICATE slug']);
	});
});

describe('a source is refused', () => {
	it('where its group has no head, too many, or fewer at most than at least', async () => {
		const of = async (headcount: SourceDraft['headcount']) =>
			briefly(await source({ attribution: 'ANONYMOUS', headcount }));
		expect(await of({ least: 0 })).toEqual(['INVALID headcount.least']);
		expect(await of({ least: -3, most: 2 })).toEqual(['INVALID headcount.least']);
		expect(await of({ least: 1_000_001 })).toEqual(['INVALID headcount.least']);
		expect(await of({ least: 5, most: 4 })).toEqual(['INVALID headcount.most']);
	});

	it('where a headcount is given for one that has a name', async () => {
		const named = await source({ attribution: 'ON_RECORD', parties: ['ann'], headcount: { least: 2 } });
		expect(briefly(named)).toEqual(['INVALID headcount']);
	});

	it('where one of two that are said to overlap is named', async () => {
		await world.named('known');
		await world.unnamed('group', 2);
		const mine = await source({ attribution: 'ON_RECORD', parties: ['ann'], mayOverlap: ['group'] });
		expect(briefly(mine)).toEqual(['INVALID mayOverlap']);
		const [theirs] = refusals(await source({ attribution: 'ANONYMOUS', mayOverlap: ['group', 'known'] }));
		expect(theirs).toMatchObject({ code: 'INVALID', path: ['mayOverlap', '1'] });
		expect(theirs?.message).toContain('`known` is named');
	});

	it('with all that is wrong with it at once, and nothing is kept', async () => {
		const result = await source({
			attribution: 'ANONYMOUS',
			slug: 'Bad Slug',
			story: 'no-story',
			parties: ['ann', 'nobody', 'ann'],
			headcount: { least: 0 },
			described: 'd'.repeat(2_001),
			document: 'no-document',
			mayOverlap: ['no-source'],
		});
		expect(briefly(result).sort()).toEqual([
			'DUPLICATE parties.2',
			'INVALID headcount.least',
			'INVALID parties',
			'INVALID slug',
			'NOT_FOUND document',
			'NOT_FOUND mayOverlap.0',
			'NOT_FOUND parties.1',
			'NOT_FOUND story',
			'TOO_LONG described',
		]);
		expect(await world.count('source')).toBe(0);
	});
});
