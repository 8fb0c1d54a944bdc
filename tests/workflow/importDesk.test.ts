import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicActor } from '../../src/core/permissions.js';
import { readArticle } from '../../src/interop/article/readArticle.js';
import { createKey } from '../../src/workflow/createKey.js';
import { recordDocument } from '../../src/workflow/recordDocument.js';
import { briefly, must, newWorld, World } from '../_world.js';
import { edit, everything, refused, take } from './_ledgers.js';

const example = readFileSync('examples/meta-scale-ai.yaml', 'utf8');

let world: World;
beforeEach(async () => {
	world = await newWorld();
});
afterEach(() => world.close());

const ask = async <T>(query: string): Promise<T> => {
	const { data, errors } = await world.ask<T>(query);
	expect(errors).toBeUndefined();
	return data as T;
};

describe('the example story, worked', () => {
	it('has what was asked of whom, with what came of it; a verdict of two people; and what is published with its reason', async () => {
		const { added } = await take(world, example);
		expect(added).toMatchObject({
			colleagues: 2,
			requests: 5,
			reminders: 1,
			outcomes: 5,
			verdicts: 1,
			agreements: 1,
			approvals: 3,
			overrides: 7,
		});
		const asked = await ask<{
			vendors: object;
			claim: object;
			claims: { nodes: { slug: string; readiness: object }[] };
		}>(`{
			vendors: claim(by: { slug: "vendors" }) { requests { nodes { party { name } outcome statement { ... on Silence { response } } } } }
			claim(by: { slug: "mayer-tbd" }) {
				verdict { rating { label } author ofCurrentWording decision { by } } contestedness { score }
				overrides { rules reason }
			}
			claims(filter: { standing: [PUBLISHED] }, first: 50) { nodes { slug readiness { ready } } }
		}`);
		expect(asked.vendors).toEqual({
			requests: {
				nodes: [
					['Scale AI', 'ANSWERED_OFF_POINT', 'ANSWERED_OFF_POINT'],
					['Surge', 'DECLINED', 'DECLINED_TO_COMMENT'],
					['Mercor', 'DECLINED', 'DECLINED_TO_COMMENT'],
				].map(([name, outcome, response]) => ({ party: { name }, outcome, statement: { response } })),
			},
		});
		expect(asked.claim).toEqual({
			verdict: {
				rating: { label: 'Unproven' },
				author: 'First reader',
				ofCurrentWording: true,
				decision: { by: 'Second reader' },
			},
			contestedness: { score: expect.closeTo(0.253968254, 9) },
			overrides: [
				{ rules: ['INDEPENDENT_ORIGINS', 'ACCUSATION_ON_RECORD'], reason: expect.stringContaining('disputed') },
			],
		});
		expect(asked.claims.nodes).toHaveLength(7);
		for (const { readiness } of asked.claims.nodes) expect(readiness).toEqual({ ready: true });
	});

	it('names readers who cannot sign in, hold no keys and sit nowhere any more', async () => {
		await take(world, example);
		const { users, desks } = await ask<{
			users: { nodes: { id: string; name: string; seats: object[] }[] };
			desks: { nodes: { users: { nodes: { name: string }[] } }[] };
		}>('{ users { nodes { id name seats { role } } } desks { nodes { users { nodes { name } } } } }');
		const reader = users.nodes.find((one) => one.name === 'First reader');
		expect(reader?.seats).toEqual([]);
		expect(desks.nodes[0]?.users.nodes.map((one) => one.name)).toEqual(['Owner']);
		const key = { name: 'theirs', role: 'READER', user: reader?.id ?? '' } as const;
		expect(briefly(await createKey(world.office, key))).toEqual(['NOT_FOUND user']);
	});

	it('shows the public what is published, and neither who judged nor what was asked', async () => {
		await take(world, example);
		const office = { ...world.office, actor: publicActor };
		const reader: World = Object.assign(Object.create(World.prototype) as World, world, { office });
		const { data } = await reader.ask<object>(`{
			claims { totalCount } held: claim(by: { slug: "quality" }) { slug }
			claim(by: { slug: "mayer-tbd" }) {
				verdict { rating { label } author decision { agreed by } } overrides { reason by } readiness { ready } sourceApprovals { reason }
				requests { nodes { party { name } askedOn outcome question deadline } }
			}
		}`);
		expect(data).toMatchObject({
			claims: { totalCount: 7 },
			held: null,
			claim: {
				verdict: { rating: { label: 'Unproven' }, author: null, decision: { agreed: true, by: null } },
				overrides: [{ reason: expect.stringContaining('disputed and unproven'), by: null }],
				readiness: null,
				sourceApprovals: [],
				requests: {
					nodes: [
						{
							party: { name: 'Ruben Mayer' },
							askedOn: '2025-08-27',
							outcome: 'REBUTTED',
							question: null,
							deadline: null,
						},
					],
				},
			},
		});
	});

	it('takes from an edited file what is new, and reports what is otherwise', async () => {
		const open = edit(
			example,
			['    outcome: mercor-co:declined-to-comment\n', ''],
			['    agreed-by: second-reader\n', ''],
		);
		await take(world, open);
		expect(await take(world, example)).toMatchObject({ added: { outcomes: 1, agreements: 1 }, findings: [] });
		const before = await everything(world);
		const edited = edit(example, ['question: Were you part of', 'question: Were you ever part of']);
		const { added, findings } = await take(world, edited);
		expect([added, findings]).toMatchObject([
			{},
			[
				{
					of: expect.stringContaining('request to `mayer`'),
					field: 'question',
					given: expect.stringContaining('ever'),
				},
			],
		]);
		expect(await everything(world)).toEqual(before);
		const reread = edit(example, ['shown a document', 'shown a paper']);
		expect((await take(world, reread)).added).toEqual({ verdicts: 1, agreements: 1 });
	});

	it('refuses a published claim that rests on one that is not, with its place', async () => {
		const published = edit(example, [
			'    standing: checking\n    about: {meta: unfavourable, scale: unfavourable}\n    rests-on',
			'    standing: published\n    about: {meta: unfavourable, scale: unfavourable}\n    rests-on',
		]);
		const all = await refused(world, published);
		expect(all.map((one) => one.message)).toContain(
			'a published claim rests on, and is opposed by, published claims only; publish `quality` first',
		);
		expect(all[0]?.line).toContain('rests-on');
	});

	it('refuses a rating that the scale of the desk has not, with its place', async () => {
		await world.ask(
			'mutation { recordScale(input: { ratings: [{ key: "yes", labels: [{ language: "en", text: "Yes" }] }, { key: "no", labels: [{ language: "en", text: "No" }] }] }) { userErrors { message } } }',
		);
		expect(await refused(world, example)).toMatchObject([
			{ code: 'NOT_FOUND', message: expect.stringContaining('it has yes, no'), line: '    rating: unproven' },
		]);
	});
});

describe('quotes, judged by the policy', () => {
	const html = (words: string) =>
		`<!doctype html><html lang="en"><head><title>The bridge</title></head><body><article><p>The mayor spoke at length about the bridge on Monday. “${words},” she said then.</p></article></body></html>`;

	it.each([
		['is met by a quote that is in the page kept', 'nothing was hidden', true],
		['is not met by a quote that is orphaned there', 'nothing is hidden', false],
	])('the rule %s', async (_what, words, met) => {
		const given = { html: html(words), outlet: 'The Courier', language: 'en', slug: 'courier' };
		const document = must(await recordDocument(world.office, given, { readArticle })).thing;
		await world.named('mayor');
		for (const slug of ['c', 'd']) await world.claim(slug);
		await world.testimony('c', 'mayor', { quote: 'nothing was hidden', document: document.id });
		await world.testimony('d', 'mayor', { quote: 'nothing was hidden' });
		const rules = (claim: object) =>
			(claim as { readiness: { rules: { rule: string; met: boolean; objects: object[] }[] } }).readiness.rules.find(
				(one) => one.rule === 'QUOTES_VERIFIED',
			);
		const { c, d } = await ask<{ c: object; d: object }>(
			'{ c: claim(by: { slug: "c" }) { readiness { rules { rule met objects { id } } } } d: claim(by: { slug: "d" }) { readiness { rules { rule met objects { id } } } } }',
		);
		expect([rules(c)?.met, rules(c)?.objects.length]).toEqual([met, met ? 0 : 1]);
		// Without a page it cannot be compared: it passes, and is named.
		expect([rules(d)?.met, rules(d)?.objects.length]).toEqual([true, 1]);
	});
});
