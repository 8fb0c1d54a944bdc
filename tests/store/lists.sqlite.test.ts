import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimList } from '../../src/store/claims.js';
import { type KeysetList, keysetSlice } from '../../src/store/keyset.js';
import { documentList, partyList, sourceList, storyList } from '../../src/store/lists.js';
import { newWorld, type World } from '../_world.js';

let world: World;
beforeAll(async () => {
	world = await newWorld();
	await world.story('one');
	await world.document('one');
	await world.named('one');
	await world.claim('one');
});
afterAll(() => world.close());

const by = <By extends string>(field: By) => ({ by: field, descending: true });
const lists: [index: string, list: unknown][] = [
	['story_recorded', storyList({}, by('RECORDED_AT'))],
	['story_title', storyList({}, by('TITLE'))],
	['story_title', storyList({ titleStartsWith: 'On' }, by('TITLE'))],
	['party_recorded', partyList({}, by('RECORDED_AT'))],
	['party_name', partyList({}, by('NAME'))],
	['party_name', partyList({ nameStartsWith: 'On' }, by('NAME'))],
	['source_recorded', sourceList({}, by('RECORDED_AT'))],
	['document_recorded', documentList({}, by('RECORDED_AT'))],
	['document_published', documentList({}, by('PUBLISHED'))],
	['document_outlet', documentList({ outlets: ['one'] }, by('RECORDED_AT'))],
	['claim_said', claimList({}, by('SAID_AT'))],
	['claim_schedule_due', claimList({ deskIds: ['dsk'], levels: ['UNSOURCED'], due: { until: '2026' } }, by('DUE_AT'))],
	['claim_schedule_recheck', claimList({ deskIds: ['dsk'], standings: ['CHECKING'] }, by('RECHECK_AT'))],
];

describe('a list', () => {
	it.each(lists)('in the order of %s is read off that index, with nothing sorted', async (index, list) => {
		const pages = [{ first: 2 }, { last: 2 }];
		for (const page of pages) {
			const read = () => world.database.read((session) => keysetSlice(session, list as KeysetList<never>, page));
			const [sql = ''] = await world.sqlOf(read);
			const plan = await world.database.read((session) =>
				session.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, (list as KeysetList<never>).values),
			);
			const steps = plan.map((step) => step.detail).join('; ');
			expect(steps).toMatch(new RegExp(`USING (COVERING )?INDEX ${index}\\b`));
			expect(steps).not.toContain('TEMP B-TREE');
		}
	});

	it.each(['SLUG'] as const)('in the order of %s is read off the index that keeps slugs apart', async (field) => {
		const all: unknown[] = [
			storyList({}, by(field)),
			partyList({}, by(field)),
			sourceList({}, by(field)),
			claimList({}, by(field)),
		];
		for (const list of all) {
			const [sql = ''] = await world.sqlOf(() =>
				world.database.read((session) => keysetSlice(session, list as KeysetList<never>, { first: 2 })),
			);
			const plan = await world.database.read((session) =>
				session.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`),
			);
			expect(plan.map((step) => step.detail).join('; ')).toMatch(/USING INDEX sqlite_autoindex/);
		}
	});
});
