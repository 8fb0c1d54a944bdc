import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BulkLine, Reject } from '../../src/core/bulk.js';
import { LineSplitter } from '../../src/interop/bulk/splitLines.js';
import { eventsFrom, newestEvent } from '../../src/store/outbox.js';
import { type BulkOptions, importBulk } from '../../src/workflow/importBulk.js';
import { recordSource } from '../../src/workflow/recordSource.js';
import { rescoreAll } from '../../src/workflow/rescoreAll.js';
import { engine } from '../_engine.js';
import { must, newWorld, type World } from '../_world.js';

type Line = Readonly<Record<string, unknown>>;

async function* piecesOf(lines: readonly (Line | string)[], options: { readonly breakAfter?: number } = {}) {
	const splitter = new LineSplitter();
	for (const [at, line] of lines.entries()) {
		if (at === options.breakAfter) throw new Error('the cable was pulled');
		yield splitter.push(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`) as readonly BulkLine[];
	}
	yield splitter.end();
}

async function take(world: World, lines: readonly (Line | string)[], options: BulkOptions = {}) {
	const rejects: Reject[] = [];
	const report = await importBulk(world.office, piecesOf(lines), { onReject: (one) => rejects.push(one), ...options });
	return { report, rejects, briefly: rejects.flatMap(briefly) };
}
const briefly = ({ line, errors }: Reject) => errors.map((one) => `${line} ${one.code} ${one.path.join('.')}`);

const background: readonly Line[] = [
	{ type: 'story', slug: 'bridge', title: 'Who knew of the cracks', language: 'en' },
	{ type: 'document', slug: 'wire', outlet: 'Wire', language: 'en', published: '2025-03-01' },
	{
		type: 'document',
		slug: 'copy',
		story: 'bridge',
		outlet: 'Copy',
		language: 'en',
		derivedFrom: [{ document: 'wire', kind: 'REPUBLISHES' }],
	},
	{ type: 'party', slug: 'firm', kind: 'ORGANIZATION', name: 'Firm', names: [{ language: 'zh', text: '公司' }] },
	...['ann', 'ben'].map((slug) => ({ type: 'party', slug, kind: 'PERSON', name: slug })),
	{ type: 'interest', party: 'ann', kind: 'LEADS', inParty: 'firm', since: '2024', until: '2025-01' },
	{ type: 'interest', party: 'ben', kind: 'LEADS', inParty: 'firm' },
	...['ann', 'ben'].map((slug) => ({
		type: 'source',
		slug,
		attribution: 'ON_RECORD',
		parties: [slug],
		document: 'wire',
	})),
	{ type: 'source', slug: 'outlet', story: 'bridge', attribution: 'PUBLICATION', document: 'bridge/copy' },
	{ type: 'source', slug: 'some', attribution: 'ANONYMOUS', headcount: { least: 2 } },
	{ type: 'source', slug: 'several', attribution: 'ANONYMOUS', headcount: { least: 3 }, mayOverlap: ['some'] },
];
const sources = ['ann', 'ben', 'bridge/outlet', 'some', 'several'] as const;

const known: Line = {
	type: 'claim',
	slug: 'known',
	text: 'The firm knew.',
	language: 'en',
	about: [{ party: 'firm', news: 'UNFAVOURABLE' }],
	topics: ['bridges'],
	stories: ['bridge'],
	statements: [
		{ source: 'some', stance: 'ASSERTS', key: 'first' },
		{ source: 'bridge/outlet', stance: 'CONFIRMS', repeats: 'wire', document: 'bridge/copy' },
		{ source: 'ben', stance: 'DENIES', quote: 'from day one', saidAt: '2025-03-02', key: 'denial' },
		{ source: 'ann', stance: 'QUALIFIES', target: 'denial', saidAt: '2025-03-03' },
		{ source: 'several', stance: 'DENIES', target: 'first', kind: 'UNDERCUTS', retracted: { reason: 'It was wrong.' } },
		{ source: 'ann', response: 'DECLINED_TO_COMMENT' },
	],
};
const claim = (slug: string, statements: readonly Line[] = [], rest: Line = {}): Line => ({
	type: 'claim',
	slug,
	text: `It is so: ${slug}.`,
	language: 'en',
	statements,
	...rest,
});

/** Everything on record, without the moments at which it was recorded. */
async function record(world: World) {
	const tables = [
		'document',
		'derivation',
		'party',
		'interest',
		'source',
		'source_party',
		'source_overlap',
		'claim',
	].concat(
		['claim_revision', 'claim_bearing', 'claim_topic', 'claim_story', 'claim_link', 'statement', 'retraction'],
		['interest_judgement', 'contestedness_change'],
	);
	const found: Record<string, unknown> = {};
	for (const table of tables) {
		const rows = await world.database.read((session) => session.query(`SELECT * FROM ${table}`));
		for (const row of rows) for (const moment of ['recorded_at', 'scored_at', 'at']) delete row[moment];
		found[table] = rows.map((row) => JSON.stringify(row)).sort();
	}
	return found;
}

describe('a bulk import', () => {
	it('scores a case as the same case recorded step by step', async () => {
		const [bulk, byHand] = [await newWorld(), await newWorld()];
		const { report, rejects } = await take(bulk, [...background, known]);
		expect(rejects).toEqual([]);
		expect(report).toMatchObject({
			lines: 14,
			present: 0,
			added: {
				stories: 1,
				documents: 2,
				parties: 3,
				interests: 2,
				sources: 5,
				claims: 1,
				statements: 6,
				retractions: 1,
			},
		});
		const world = byHand;
		await world.story('bridge');
		await world.document('wire', { published: '2025-03-01' });
		await world.document('copy', { story: 'bridge', derivedFrom: [{ document: 'wire', kind: 'REPUBLISHES' }] });
		await world.party('firm', { kind: 'ORGANIZATION' });
		for (const slug of ['ann', 'ben']) await world.party(slug);
		await world.interest('ann', 'LEADS', 'firm', { since: '2024', until: '2025-01' });
		await world.interest('ben', 'LEADS', 'firm');
		for (const slug of ['ann', 'ben'])
			must(await recordSource(world.office, { slug, attribution: 'ON_RECORD', parties: [slug], document: 'wire' }));
		await world.source('outlet', { story: 'bridge', attribution: 'PUBLICATION', document: 'bridge/copy' });
		await world.unnamed('some', 2);
		await world.unnamed('several', 3, { mayOverlap: ['some'] });
		await world.claim('known', { about: [{ party: 'firm', news: 'UNFAVOURABLE' }] });
		const first = await world.testimony('known', 'some');
		await world.testimony('known', 'bridge/outlet', { stance: 'CONFIRMS', repeats: 'wire', document: 'bridge/copy' });
		const denial = await world.rebuttal('known', 'ben', { saidAt: '2025-03-02' });
		await world.rebuttal(denial.id, 'ann', { stance: 'QUALIFIES', saidAt: '2025-03-03' });
		await world.retract((await world.rebuttal(first.id, 'several', { kind: 'UNDERCUTS' })).id);
		await world.silence('known', 'ann');

		expect((await bulk.scores()).stored).toEqual((await byHand.scores()).stored);
		expect(await bulk.score('known')).toBeGreaterThan(0.1);
		const taken = await bulk.case('known');
		expect(taken.claim).toMatchObject({ text: 'The firm knew.', implied: false, standing: 'INTAKE', revision: 1 });
		expect(taken.statements.find((one) => one.role === 'SILENCE')).toMatchObject({ response: 'DECLINED_TO_COMMENT' });
		expect(taken.statements.find((one) => one.quote === 'from day one')?.saidAt).toBe('2025-03-02T00:00:00.000Z');
		expect(await bulk.history('known')).toMatchObject([{ sequence: 1, event: 'LEDGER_IMPORTED', supportBefore: null }]);
		await bulk.close();
		await byHand.close();
	});

	it('gives every claim, whatever is said of it and however it is linked, the score that rescoring gives, to the bit', async () => {
		const seen = { claims: 0, contested: 0, linked: 0 };
		const said = fc.record({
			source: fc.constantFrom(...sources),
			act: fc.constantFrom('ASSERTS', 'CONFIRMS', 'DENIES', 'DENIES_IN_PART', 'QUALIFIES', 'NO_RESPONSE'),
			back: fc.option(fc.nat({ max: 5 }), { nil: null }),
			document: fc.constantFrom(null, 'wire', 'bridge/copy'),
			repeats: fc.constantFrom(null, null, null, 'wire'),
			retracted: fc.constantFrom(null, null, null, null, { reason: 'It was wrong.' }),
			judged: fc.integer({ min: 0, max: 15 }),
		});
		const file = fc.array(fc.record({ about: fc.boolean(), statements: fc.array(said, { maxLength: 12 }) }), {
			minLength: 4,
			maxLength: 12,
		});
		await fc.assert(
			fc.asyncProperty(file, fc.integer({ min: 1, max: 40 }), async (cases, atOnce) => {
				const world = await newWorld();
				try {
					const claims = cases.map(({ about, statements }, n) =>
						claim(
							`c-${n}`,
							statements.map(({ act, back, judged, source, document, repeats, retracted }, at): Line => {
								const silent = act === 'NO_RESPONSE';
								const opposes = /^(DENIES|QUALIFIES)/.test(act);
								const target = opposes && back !== null ? at - 1 - back : -1;
								const speaks = target >= 0 && statements[target]?.act !== 'NO_RESPONSE';
								return {
									key: `s${at}`,
									source,
									...(silent ? { response: act } : { stance: act }),
									...(speaks ? { target: `s${target}` } : {}),
									document,
									repeats,
									retracted,
									...(judged === 0 && !silent ? { interest: { interest: 'AGAINST', reason: 'We asked.' } } : {}),
								};
							}),
							about ? { about: [{ party: 'firm', news: 'UNFAVOURABLE' }] } : {},
						),
					);
					const links = cases.flatMap((_, n) =>
						n % 3 === 2 ? [{ type: 'link', claim: `c-${n}`, kind: 'RESTS_ON', linkedClaim: `c-${n - 1}` }] : [],
					);
					const { report, briefly } = await take(world, [...background, ...claims, ...links], { atOnce });
					expect(briefly).toEqual([]);
					expect(report.added).toMatchObject({ claims: cases.length, links: links.length });
					const { stored, fromScratch } = await world.scores();
					expect(stored).toEqual(fromScratch);
					expect(await rescoreAll(world.office)).toEqual({ claims: cases.length, changed: 0, saved: true });
					for (const { claim, links } of await Promise.all(cases.map((_, n) => world.case(`c-${n}`)))) {
						seen.claims++;
						seen.contested += Number(claim.score > 0);
						seen.linked += links.length;
						const history = await world.history(claim.slug);
						expect(history.map((one) => one.sequence)).toEqual(history.map((_, at) => at + 1));
						expect(history.at(-1)).toMatchObject({ supportAfter: claim.support, oppositionAfter: claim.opposition });
					}
				} finally {
					await world.close();
				}
			}),
			{ numRuns: 12, seed: 20260101 },
		);
		expect(seen.claims).toBeGreaterThan(60);
		expect(seen.contested).toBeGreaterThan(15);
		expect(seen.linked).toBeGreaterThan(15);
	}, 180_000);

	it('run again adds nothing, and broken off and run again ends where one run ends', async () => {
		const claims = Array.from({ length: 30 }, (_, n) =>
			claim(`c-${n}`, [
				{ source: sources[n % 5], stance: 'ASSERTS', key: 'a' },
				{ source: sources[(n + 1) % 5], stance: 'DENIES', target: n % 2 ? 'a' : null },
			]),
		);
		const links = [3, 4, 5].map((n) => ({
			type: 'link',
			claim: `c-${n}`,
			kind: 'OPPOSED_BY',
			linkedClaim: `c-${n - 1}`,
		}));
		const lines = [...background, ...claims, ...links];
		const [whole, broken] = [await newWorld(), await newWorld()];
		await take(whole, lines);
		const right = await record(whole);
		const again = await take(whole, lines, { atOnce: 7 });
		expect(again.report).toMatchObject({ lines: lines.length, present: lines.length, added: { claims: 0, links: 0 } });
		expect(await record(whole)).toEqual(right);

		for (const breakAfter of [9, 25, lines.length - 1])
			await expect(importBulk(broken.office, piecesOf(lines, { breakAfter }), { atOnce: 5 })).rejects.toThrow('cable');
		expect((await record(broken)).claim).toHaveLength(30);
		expect(await record(broken)).not.toEqual(right);
		await take(broken, lines, { atOnce: 5 });
		expect((await broken.scores()).stored).toEqual((await broken.scores()).fromScratch);
		// Claims that lean on one another take a step of history for each batch that moves them.
		const [{ contestedness_change: _, ...ended }, { contestedness_change: __, ...once }] = [
			await record(broken),
			right,
		];
		expect(ended).toEqual(once);
		await whole.close();
		await broken.close();
	});

	it('rejects a line with all its reasons, and takes in the rest', async () => {
		const world = await newWorld();
		await take(world, background);
		const { report, rejects, briefly } = await take(world, [
			'{"type": "claim"',
			'[]',
			{ type: 'verdict' },
			{ type: 'party', slug: 'Ann', kind: 'GHOST', name: 'Ann', nmae: 'Ann' },
			{ type: 'party', slug: 'Not A Slug', kind: 'PERSON', name: '' },
			claim('bad', [
				{ source: 'nobody', stance: 'ASSERTS', key: 'a', saidAt: '2999-01-01' },
				{ source: 'ann', response: 'NO_RESPONSE', key: 'b' },
				{ source: 'ann', stance: 'DENIES', target: 'b' },
				{ source: 'ann', stance: 'DENIES', target: 'later' },
				{ source: 'ann', stance: 'DENIES', kind: 'COUNTERS', words: 'x'.repeat(10_001) },
				{ source: 'ann' },
				{ source: 'ann', stance: 'ASSERTS', target: 'a', key: 'b' },
			]),
			claim('bad-about', [], { about: [{ party: 'firm' }, { party: 'firm' }], stories: ['harbour'] }),
			'',
			known,
			claim('twice'),
			claim('twice'),
			{ type: 'link', claim: 'known', kind: 'RESTS_ON', linkedClaim: 'twice' },
			{ type: 'link', claim: 'twice', kind: 'RESTS_ON', linkedClaim: 'known' },
			{ type: 'interest', party: 'ann', kind: 'LEADS', inParty: 'ann' },
			{ type: 'source', slug: 'x', attribution: 'ON_RECORD', headcount: { least: 1.5 } },
			{ type: 'source', slug: 'y', attribution: 'ON_RECORD', parties: ['ann'], mayOverlap: ['some'] },
		]);
		expect(briefly).toEqual(
			[
				'1 INVALID ',
				'2 INVALID type',
				'3 INVALID type',
				'4 INVALID kind',
				'4 INVALID nmae',
				'5 INVALID slug',
				'5 INVALID name',
				'6 INVALID statements.0.saidAt',
				'6 TOO_LONG statements.4.words',
				'6 INVALID statements.5.stance',
				'6 NOT_FOUND statements.0.source',
				'6 WRONG_TYPE statements.2.target',
				'6 NOT_FOUND statements.3.target',
				'6 INVALID statements.3.kind',
				'6 INVALID statements.4.kind',
				'6 INVALID statements.6.target',
				'6 DUPLICATE statements.6.key',
				'7 DUPLICATE about.1.party',
				'7 NOT_FOUND stories.0',
				'11 DUPLICATE slug',
				'13 CYCLE linkedClaim',
				'14 INVALID inParty',
				'15 INVALID headcount.least',
				'16 INVALID mayOverlap',
			].filter((one) => one !== '6 INVALID statements.3.kind'),
		);
		expect(rejects.find((one) => one.line === 4)?.errors[1]?.message).toBe(
			'a party has no field `nmae`; did you mean `name`?',
		);
		expect(JSON.parse(rejects.find((one) => one.line === 5)?.given ?? '')).toMatchObject({ slug: 'Not A Slug' });
		expect(report).toMatchObject({ lines: 15, rejected: 12, added: { claims: 2, links: 1, parties: 0, sources: 0 } });
		const { stored, fromScratch } = await world.scores();
		expect(stored).toEqual(fromScratch);
		await world.close();
	});

	it('goes on from what is on record: its sources, and claims that a new interest weighs on', async () => {
		const world = await newWorld();
		for (const slug of ['ann', 'firm']) await world.named(slug);
		await world.claim('before', { about: [{ party: 'firm', news: 'UNFAVOURABLE' }] });
		await world.rebuttal('before', 'ann');
		await world.testimony('before', 'firm');
		const was = await world.score('before');
		const { id } = await world.source('filing', { attribution: 'RECORD' });
		const last = await world.database.read(newestEvent);
		const { report } = await take(world, [
			{ type: 'interest', party: 'ann', kind: 'LEADS', inParty: 'firm' },
			claim(
				'after',
				[
					{ source: id, stance: 'ASSERTS' },
					{ source: 'ann', stance: 'DENIES' },
				],
				{
					about: [{ party: 'firm', news: 'UNFAVOURABLE' }],
				},
			),
			claim('before', [{ source: id, stance: 'ASSERTS' }]),
			{ type: 'party', slug: 'ann', kind: 'PERSON', name: 'Another Ann' },
		]);
		expect(report).toMatchObject({ present: 2, rejected: 0, added: { claims: 1, interests: 1 } });
		expect(await world.score('before')).not.toBe(was);
		expect((await world.history('before')).at(-1)?.event).toBe('INTEREST_RECORDED');
		const claimId = await world.find('claim', 'before');
		const told = await world.database.read((session) => eventsFrom(session, last + 1, 100));
		expect(told.map((one) => [one.kind, one.claimId, one.step])).toEqual([
			['CONTESTEDNESS_CHANGED', claimId, (await world.history('before')).length],
			['RECORD_IMPORTED', null, null],
		]);
		const { stored, fromScratch } = await world.scores();
		expect(stored).toEqual(fromScratch);
		await world.close();
	});

	it('tells of the scores that it moves of other claims than it brings, also of those recorded meanwhile', async () => {
		const world = await newWorld();
		await world.named('ann');
		await world.claim('old');
		const last = await world.database.read(newestEvent);
		const linked = (slug: string) => ({ type: 'link', claim: slug, kind: 'RESTS_ON', linkedClaim: 'new' });
		async function* pieces() {
			yield* piecesOf([claim('new', [{ source: 'ann', stance: 'ASSERTS' }]), claim('newer', []), claim('newest', [])]);
			await world.claim('meanwhile');
			yield* piecesOf([linked('newer'), linked('old'), linked('meanwhile')]);
		}
		const { added } = await importBulk(world.office, pieces(), { atOnce: 2 });
		expect(added).toMatchObject({ claims: 3, links: 3 });
		const told = await world.database.read((session) => eventsFrom(session, last + 1, 100));
		const ids = await Promise.all(['meanwhile', 'old', 'meanwhile'].map((slug) => world.find('claim', slug)));
		expect(
			told
				.filter((one) => one.kind === 'CONTESTEDNESS_CHANGED')
				.map((one) => one.claimId)
				.sort(),
		).toEqual(ids.sort());
		expect(told.at(-1)?.kind).toBe('RECORD_IMPORTED');
		await world.close();
	});

	it.runIf(engine === 'postgres')('has PostgreSQL count what it has brought', async () => {
		const world = await newWorld();
		await take(world, [...background, known]);
		const counted = await world.database.read((session) =>
			session.query<{ rows: number }>("SELECT reltuples AS rows FROM pg_class WHERE relname = 'statement'"),
		);
		expect(counted).toEqual([{ rows: await world.count('statement') }]);
		await world.close();
	});

	it('takes more interests one after another than values are bound to a statement', async () => {
		const world = await newWorld();
		const count = 33_000;
		const people = Array.from({ length: count }, (_, n) => ({
			type: 'party',
			slug: `p-${n}`,
			kind: 'PERSON',
			name: `P ${n}`,
		}));
		const interests = people.map(({ slug }) => ({ type: 'interest', party: slug, kind: 'LEADS', inParty: 'firm' }));
		await take(world, [{ type: 'party', slug: 'firm', kind: 'ORGANIZATION', name: 'Firm' }, ...people]);
		const { report } = await take(world, interests);
		expect(report).toMatchObject({ rejected: 0, added: { interests: count } });
		await world.close();
	}, 60_000);

	it('lets the search find what came', async () => {
		const world = await newWorld();
		await take(world, [...background, known]);
		const found = async (text: string) => {
			const answer = await world.ask<{ search: { edges: { node: { __typename: string } }[] } }>(
				`{ search(text: "${text}") { edges { node { __typename } } } }`,
			);
			return answer.data?.search.edges.map((one) => one.node.__typename);
		};
		expect(await found('firm knew')).toEqual(['Claim']);
		expect(await found('from day one')).toEqual(['Rebuttal']);
		expect(await found('公司')).toEqual(['Party']);
		expect(await found('ann')).toEqual(['Party', 'Source']);
		await world.close();
	});

	it('sends as many SQL statements for two hundred claims as for ten', async () => {
		const sent = async (count: number) => {
			const world = await newWorld();
			await take(world, background);
			const claims = Array.from({ length: count }, (_, n) =>
				claim(`c-${n}`, [
					{ source: 'some', stance: 'ASSERTS' },
					{ source: 'ben', stance: 'DENIES' },
				]),
			);
			const sql = await world.sqlOf(() => take(world, claims));
			await world.close();
			return sql.length;
		};
		expect(await sent(200)).toBe(await sent(10));
	});
});
