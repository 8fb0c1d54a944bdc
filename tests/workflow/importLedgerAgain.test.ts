import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../_world.js';
import { bridge, denial, edit, everything, statementOf, take } from './_ledgers.js';

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

describe('an edited ledger', () => {
	const board = `      - {by: lindqvist, asserts: she told the board herself}\n`;
	const additions = [
		['a statement', [[denial, `${denial}\n${board}`]], { statements: 1 }, 'lindqvist:asserts'],
		[
			'a rebuttal of a statement',
			[
				[
					`- ${denial}`,
					`- by: authority\n        denies: no report of cracks reached the board\n        rebuttals: [{by: lindqvist, denies}]`,
				],
			],
			{ statements: 1 },
			'authority:denies/lindqvist:denies',
		],
		[
			'a retraction',
			[[denial, denial.replace('}', ', retracted: {because: the report was found}}')]],
			{ retractions: 1 },
			'authority:denies',
		],
		[
			"a judgement of a statement's interest",
			[[denial, denial.replace('}', ', interest: {is: none, because: the board has been dissolved}}')]],
			{ judgements: 1 },
			'authority:denies',
		],
		['two statements', [[denial, `${denial}\n${board}${board}`]], { statements: 2 }, null],
		['a link', [['    about: {', '    rests-on: reported\n    about: {']], { links: 1 }, null],
	] as const;
	it.each(additions)('appends %s once, and its score follows', async (_what, changes, added, cause) => {
		await take(world, bridge);
		const [score] = await world.history('known');
		const edited = edit(bridge, ...changes);
		const { effects, ...done } = await take(world, edited);
		expect(done).toEqual({ saved: true, added, findings: [] });
		expect(effects.map((one) => one.case.claim.slug)).toEqual(['known']);
		const history = await world.history('known');
		expect(history).toHaveLength(2);
		expect(history[1]).toMatchObject({
			event: 'LEDGER_IMPORTED',
			statementId: cause ? ((await statementOf(world, 'known', cause))?.id ?? 'none') : null,
			supportBefore: score?.supportAfter,
			oppositionBefore: score?.oppositionAfter,
		});
		expect(history[1]).toMatchObject({
			supportAfter: (await world.case('known')).claim.support,
			oppositionAfter: (await world.case('known')).claim.opposition,
		});
		const { stored, fromScratch } = await world.scores();
		expect(stored).toEqual(fromScratch);
		const before = await everything(world);
		expect(await take(world, edited)).toEqual({ saved: true, added: {}, findings: [], effects: [] });
		expect(await everything(world)).toEqual(before);
	});

	it('appends a claim that others rest on, and moves what rests on it', async () => {
		await take(world, bridge);
		const claim = `  filed:\n    text: A report was filed.\n    said: [{by: lindqvist, asserts}]\n`;
		const linked = edit(bridge, ['    text: The inspection', '    rests-on: filed\n    text: The inspection']) + claim;
		const { added, effects } = await take(world, linked);
		expect(added).toEqual({ claims: 1, statements: 1, links: 1 });
		expect(new Set(effects.map((one) => one.case.claim.slug))).toEqual(new Set(['filed', 'reported']));
		await take(
			world,
			edit(linked, ['[{by: lindqvist, asserts}]', '[{by: lindqvist, asserts}, {by: authority, denies}]']),
		);
		expect((await world.history('reported')).at(-1)).toMatchObject({
			event: 'LINKED_CLAIM_CHANGED',
			statementId: (await statementOf(world, 'filed', 'authority:denies'))?.id,
			causeClaimId: await world.find('claim', 'filed'),
		});
		const { stored, fromScratch } = await world.scores();
		expect(stored).toEqual(fromScratch);
	});

	it('gives a claim that is worded otherwise its second revision and keeps the first', async () => {
		await take(world, bridge);
		const edited = edit(bridge, ['knew of the cracks.', 'knew of the cracks before the winter.']);
		expect(await take(world, edited)).toMatchObject({ added: { revisions: 1 }, findings: [], effects: [] });
		expect(await take(world, edited)).toMatchObject({ added: {}, findings: [] });
		const revisions = await world.database.read((session) =>
			session.query(
				"SELECT r.revision, r.text FROM claim_revision r JOIN claim c ON c.id = r.claim_id WHERE c.slug = 'known' ORDER BY r.revision",
			),
		);
		expect(revisions).toEqual([
			{ revision: 1, text: 'The Harbour Authority knew of the cracks.' },
			{ revision: 2, text: 'The Harbour Authority knew of the cracks before the winter.' },
		]);
		expect((await world.case('known')).claim).toMatchObject({ revision: 2, text: revisions.at(-1)?.text });
	});

	it.each([
		['an outlet', 'The Herald', 'Herald', 'document `bridge/herald`', 'outlet'],
		['the name of a party', 'Mara Lindqvist', 'M. Lindqvist', 'party `lindqvist`', 'name'],
		['the terms of a source', 'on-record', 'record', 'source `bridge/lindqvist`', 'attribution'],
		['a headcount', '{least: 3}', '{least: 5}', 'source `bridge/engineers`', 'least'],
		['how many a headcount may be', '{least: 3}', '3', 'source `bridge/engineers`', 'most'],
		['the words of a statement', 'no report', 'not one report', 'known: statement `authority:denies`', 'words'],
		[
			'what a statement repeats',
			'asserts}',
			'asserts, repeats: herald}',
			'known: statement `engineers:asserts`',
			'repeats',
		],
		[
			'when it was said',
			denial,
			denial.replace('}', ', said-at: 2025-03-13}'),
			'known: statement `authority:denies`',
			'saidAt',
		],
	])('reports %s that differs, and leaves what is on record', async (_what, part, by, of, field) => {
		await take(world, bridge);
		const before = await everything(world);
		const { added, findings, effects } = await take(world, edit(bridge, [part, by]));
		expect({ added, effects }).toEqual({ added: {}, effects: [] });
		expect(findings).toMatchObject([{ of, field }]);
		expect(findings[0]?.recorded).not.toBe(findings[0]?.given);
		expect(await everything(world)).toEqual(before);
	});

	it('reports that a statement known by its own id is given to another source, or does otherwise', async () => {
		const named = edit(bridge, [denial, denial.replace('}', ', id: the-denial}')]);
		await take(world, named);
		const before = await everything(world);
		const { added, findings } = await take(world, edit(named, ['by: authority, denies', 'by: lindqvist, qualifies']));
		const of = 'known: statement `the-denial`';
		expect(added).toEqual({});
		expect(findings).toEqual([
			{ of, field: 'source', recorded: 'bridge/authority', given: 'bridge/lindqvist' },
			{ of, field: 'stance', recorded: 'DENIES', given: 'QUALIFIES' },
		]);
		expect(await everything(world)).toEqual(before);
	});

	it('reports a statement that the file has no longer; it stays, and still counts', async () => {
		await take(world, bridge);
		const before = await everything(world);
		const { added, findings, effects } = await take(world, edit(bridge, [`      - ${denial}\n`, '']));
		const recorded = (await statementOf(world, 'known', 'authority:denies'))?.id;
		expect({ added, effects }).toEqual({ added: {}, effects: [] });
		expect(findings).toEqual([{ of: 'known: statement `authority:denies`', field: null, recorded, given: null }]);
		expect(await everything(world)).toEqual(before);
	});
});
