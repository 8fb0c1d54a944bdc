import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../_world.js';
import { bridge, denial, edit, everything, refused, statementOf, take } from './_ledgers.js';

const example = readFileSync('examples/meta-scale-ai.yaml', 'utf8');

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

describe('the example story, imported', () => {
	const all = {
		stories: 1,
		documents: 6,
		parties: 17,
		interests: 12,
		sources: 24,
		claims: 37,
		statements: 54,
		links: 7,
		colleagues: 2,
		requests: 5,
		reminders: 1,
		outcomes: 5,
		verdicts: 1,
		agreements: 1,
		approvals: 3,
		overrides: 7,
	};

	it('is on record whole, in one transaction, with a first score for each claim', async () => {
		const from = world.sql.length;
		const steps: string[] = [];
		const { saved, added, findings, effects } = await take(world, example, {
			onStep: (done, of) => steps.push(`${done} of ${of}`),
		});
		expect({ saved, added, findings, moved: effects.length }).toEqual({
			saved: true,
			added: all,
			findings: [],
			moved: 37,
		});
		expect(world.sql.slice(from).filter((sql) => /^(BEGIN|COMMIT|ROLLBACK)/.test(sql))).toEqual([
			expect.stringMatching(/^BEGIN/),
			'COMMIT',
		]);
		expect([steps.length, steps.at(-1)]).toEqual([37, '37 of 37']);
		expect(await world.count('contestedness_change')).toBe(37);
		expect(await world.count('statement')).toBe(54);
	});

	it('is scored as worked out beforehand, and exactly as computed from what was said', async () => {
		await take(world, example);
		const { stored, fromScratch } = await world.scores();
		expect(stored).toEqual(fromScratch);
		const expected = JSON.parse(readFileSync('tests/data/story-expected.json', 'utf8')).claims;
		expect([Object.keys(stored).length, Object.keys(expected).length]).toEqual([37, 11]);
		for (const [slug, { S, D, score, lean, level }] of Object.entries<Record<string, unknown>>(expected)) {
			const near = (value: unknown) => expect.closeTo(Number(value), 9);
			expect([slug, stored[slug]]).toEqual([slug, [near(S), near(D), near(score), near(lean), level]]);
		}
	});

	it('is left exactly as it is by a second import', async () => {
		await take(world, example);
		const before = await everything(world);
		expect(await take(world, example)).toEqual({ saved: true, added: {}, findings: [], effects: [] });
		expect(await everything(world)).toEqual(before);
	});

	it('leaves nothing behind where the import breaks off, and can be imported after that', async () => {
		const before = await everything(world);
		const onStep = (done: number) => {
			if (done === 20) throw new Error('the power went');
		};
		await expect(take(world, example, { onStep })).rejects.toThrow('the power went');
		expect(await everything(world)).toEqual(before);
		expect((await take(world, example)).added).toEqual(all);
	});

	it('is counted and scored the same by a dry run, which saves nothing', async () => {
		const before = await everything(world);
		const dry = await take(world, example, { dryRun: true });
		expect(await everything(world)).toEqual(before);
		const real = await take(world, example);
		expect([dry.saved, real.saved]).toEqual([false, true]);
		expect([dry.added, dry.findings]).toEqual([real.added, real.findings]);
		const scores = (one: typeof dry) =>
			Object.fromEntries(one.effects.map((effect) => [effect.case.claim.slug, effect.assessment.opinion]));
		expect(scores(dry)).toEqual(scores(real));
	});
});

describe('a ledger beside what is there already', () => {
	it('is refused whole where a key is that of a claim in another story, with the place of it', async () => {
		await take(world, bridge);
		const before = await everything(world);
		const other = edit(bridge, ['key: bridge', 'key: tunnel'], ['  reported:', '  found:']);
		expect(await refused(world, other)).toMatchObject([
			{ code: 'CONFLICT', path: ['claims', 'known'], line: '  known:' },
		]);
		expect(await everything(world)).toEqual(before);
	});

	it('may use the source and document keys of another story for its own, and shares the parties', async () => {
		await take(world, bridge);
		const keys = [
			['key: bridge', 'key: tunnel'],
			['  known:', '  closed:'],
			['  reported:', '  found:'],
		] as const;
		const { added } = await take(world, edit(bridge, ...keys));
		expect(added).toEqual({ stories: 1, documents: 2, sources: 3, claims: 2, statements: 3 });
		const [one, other] = [
			await statementOf(world, 'known', 'engineers:asserts'),
			await statementOf(world, 'closed', 'engineers:asserts'),
		];
		expect(one?.sourceId).toBe(await world.find('source', 'bridge/engineers'));
		expect(other?.sourceId).toBe(await world.find('source', 'tunnel/engineers'));
	});

	it('may have documents that derive from each other in a circle', async () => {
		const circle = edit(
			bridge,
			['The Courier,', 'The Courier, republishes: herald,'],
			['The Herald,', 'The Herald, republishes: courier,'],
		);
		const repeated = edit(circle, ['{by: engineers, asserts}', '{by: engineers, asserts, repeats: herald}']);
		expect((await take(world, repeated)).added).toMatchObject({ documents: 2, statements: 3 });
		expect(await world.count('derivation')).toBe(2);
		expect((await take(world, repeated)).added).toEqual({});
	});

	it('is refused by name where its links would close a circle with links that are on record', async () => {
		await take(world, bridge);
		await world.link('reported', 'RESTS_ON', 'known');
		const before = await everything(world);
		const circle = edit(bridge, ['    about: {', '    rests-on: reported\n    about: {']);
		expect(await refused(world, circle)).toMatchObject([
			{
				code: 'CYCLE',
				message: 'this link would close a cycle: known → reported → known',
				line: '    rests-on: reported',
			},
		]);
		expect(await everything(world)).toEqual(before);
	});

	it('leaves what the desk has recorded itself: its own statements, a link it ended, its later judgement', async () => {
		const linked = edit(bridge, ['    about: {', '    rests-on: reported\n    about: {']);
		const judged = edit(linked, [
			denial,
			denial.replace('}', ', interest: {is: none, because: it has been dissolved}}'),
		]);
		await take(world, judged);
		const authority = await statementOf(world, 'known', 'authority:denies');
		await world.testimony('known', 'bridge/lindqvist');
		await world.judge(authority?.id as string, 'SERVES');
		await world.unlink((await world.case('known')).links[0]?.link.id as string);
		const before = await everything(world);
		expect(await take(world, judged)).toEqual({ saved: true, added: {}, findings: [], effects: [] });
		expect(await everything(world)).toEqual(before);
	});
});

describe('a statement that was rebutted and then taken back', () => {
	const retracted = edit(bridge, [
		`- ${denial}`,
		`- by: authority
        denies: no report of cracks reached the board
        retracted: {because: the report was found}
        rebuttals: [{by: lindqvist, denies}]`,
	]);

	it('is imported with its rebuttal, at once as in two steps', async () => {
		expect((await take(world, retracted)).added).toMatchObject({ statements: 4, retractions: 1 });
		const { retractions, statements } = await world.case('known');
		expect([retractions.length, statements.length]).toEqual([1, 3]);
		expect((await take(world, retracted)).added).toEqual({});
	});
});

describe('a ledger whose statements are out of order in time', () => {
	it('is refused with the place of each, and not for the rebuttals of what is refused', async () => {
		const early = edit(
			bridge,
			['    about: {', '    said-at: 2025-03-14\n    about: {'],
			[`- ${denial}`, '- {by: authority, denies, said-at: 2025-03-13, rebuttals: [{by: lindqvist, denies}]}'],
		);
		expect(await refused(world, early)).toMatchObject([
			{ code: 'INVALID', line: expect.stringContaining('said-at: 2025-03-13') },
		]);
		expect(await world.count('story')).toBe(0);
	});
});
