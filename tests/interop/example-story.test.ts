import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeProblem } from '../../src/interop/ledger/problem.js';
import { readLedger } from '../../src/interop/ledger/readLedger.js';
import { assessLedger } from './_casesOfLedger.js';

const file = 'examples/meta-scale-ai.yaml';
const reading = readLedger(readFileSync(file, 'utf8'), { file, now: '2025-09-03T08:00:00.000Z' });
if (!reading.ok) throw new Error(reading.problems.map(writeProblem).join('\n'));
const { ledger, locate } = reading;
const assessments = assessLedger(ledger);

interface Expected {
	readonly claims: Record<
		string,
		{ S: number; D: number; score: number; lean: number; unknown: number; level: string }
	>;
}
const expected: Expected = JSON.parse(readFileSync('tests/data/story-expected.json', 'utf8'));

const opinionOn = (claim: string) => {
	const assessment = assessments.get(claim);
	if (!assessment) throw new Error(`no claim ${claim}`);
	return assessment.opinion;
};
const claimOf = (key: string) => ledger.claims.find((claim) => claim.key === key);
const statementOf = (claim: string, key: string) => claimOf(claim)?.statements.find((one) => one.key === key);

describe('the example story', () => {
	it('has every claim, source, document and party of the report, and some are published', () => {
		const { claims, sources, documents, parties, interests } = ledger;
		expect([claims.length, sources.length, documents.length, parties.length, interests.length]).toEqual([
			37, 24, 6, 17, 12,
		]);
		const at = (standing: string) => claims.filter((claim) => claim.draft.standing === standing);
		expect(at('PUBLISHED').map((claim) => claim.key)).toEqual([
			...['invest', 'execs-join', 'mayer-left', 'mayer-tbd', 'widen', 'agarwal-out', 'nayak-varma'],
		]);
		expect(at('READY').map((claim) => claim.key)).toEqual(['quality']);
		expect([at('CHECKING').length, at('INTAKE').length]).toEqual([9, 20]);
		expect(ledger.story.draft.slug).toBe('meta-scale-ai');
	});

	it('has what a party would not say as silences', () => {
		const silences = ledger.claims.flatMap((claim) =>
			claim.statements.flatMap(({ key, said }) => (said.role === 'SILENCE' ? [`${claim.key} ${key}`] : [])),
		);
		expect(silences).toEqual([
			'vendors surge-co:declined-to-comment',
			'vendors mercor-co:declined-to-comment',
			'vendors scale-spox:answered-off-point',
			'agarwal-why agarwal:declined-to-comment',
		]);
	});

	it('tells what was asked, by whom it was judged and why it is published', () => {
		const { people, requests, verdicts, approvals, overrides } = ledger.desk ?? {};
		expect(people?.map(({ name, role }) => [name, role])).toEqual([
			['First reader', 'CHECKER'],
			['Second reader', 'EDITOR'],
		]);
		expect(requests?.map(({ draft, outcome }) => [draft.claim, draft.party, outcome?.kind])).toEqual([
			['mayer-tbd', 'mayer', 'REBUTTED'],
			['quality', 'meta', 'REBUTTED'],
			['vendors', 'scale', 'ANSWERED_OFF_POINT'],
			['vendors', 'surge', 'DECLINED'],
			['vendors', 'mercor', 'DECLINED'],
		]);
		expect(verdicts).toMatchObject([
			{ draft: { claim: 'mayer-tbd', rating: 'unproven' }, by: 'first-reader', agreedBy: 'second-reader' },
		]);
		expect(approvals).toHaveLength(3);
		const published = ledger.claims.filter((claim) => claim.draft.standing === 'PUBLISHED').map((claim) => claim.key);
		expect(overrides?.map((one) => one.claim).sort()).toEqual([...published].sort());
	});

	it('has quotes, and texts and names in Chinese, where the report gives them', () => {
		const quotes = ledger.claims.flatMap((claim) => claim.statements.flatMap(({ said }) => said.draft.quote ?? []));
		expect(quotes).toEqual(['from day one', 'very happy']);
		const inChinese = ledger.claims.filter((claim) => claim.draft.translations?.[0]?.language === 'zh');
		expect(inChinese.map((claim) => claim.key)).toEqual([
			...['invest', 'invest-cny', 'rift', 'mayer-data', 'mayer-tbd', 'vendors', 'quality', 'chaos'],
		]);
		expect(ledger.parties.filter((party) => party.draft.names)).toHaveLength(12);
	});

	it('marks what repeats another report as no origin of its own', () => {
		expect(statementOf('widen', 'scale-spox:asserts')?.said.draft.repeats).toBe('deal-notice');
		expect(statementOf('openai-left', 'techcrunch:asserts')?.said.draft.repeats).toBe('wired');
		const weights = assessments.get('openai-left')?.weights;
		expect(weights?.get('wired:asserts')?.effective).toBe(1);
		expect(weights?.get('techcrunch:asserts')?.repeats).toBe('wired:asserts');
	});

	it('can be pointed at, entry by entry', () => {
		const line = readFileSync(file, 'utf8').split('\n').indexOf('  mayer-tbd:') + 1;
		expect(locate(['claims', 'mayer-tbd'])).toEqual({ line, column: 3 });
	});

	it.each(Object.entries(expected.claims))('is as contested as worked out beforehand: %s', (claim, values) => {
		const { support, opposition, score, lean, unknown, level } = opinionOn(claim);
		const found = { S: support, D: opposition, score, lean, unknown };
		for (const [name, value] of Object.entries(found))
			expect(Math.abs(value - Number(values[name as keyof typeof found])), name).toBeLessThanOrEqual(1e-9);
		expect(level).toBe(values.level);
	});

	it.each([
		['mayer-tbd', 'invest', 'a flat denial on record; an announcement that nobody denies'],
		['quality', 'vendors', 'denied by a spokesperson; merely not commented on'],
		['quality', 'layoffs', 'denied; confirmed'],
		['mayer-tbd', 'mayer-data', 'denied outright; denied in part'],
		['rift', 'invest', 'opposed by another claim; opposed by nothing'],
	])('finds %s more contested than %s (%s)', (more, less) => {
		expect(opinionOn(more).score).toBeGreaterThan(opinionOn(less).score);
	});

	it.each(['invest', 'mayer-left', 'vendors', 'clients-out', 'layoffs', 'hyperion', 'agarwal-out'])(
		'finds %s uncontested: it is asserted, and nobody denies it',
		(claim) => {
			expect(opinionOn(claim)).toMatchObject({ score: 0, opposition: 0, level: 'UNCONTESTED' });
			expect(opinionOn(claim).support).toBeGreaterThan(0);
		},
	);

	it.each([
		['agarwal-why', 'UNSOURCED'],
		['mayer-boss', 'REFUTED_ONLY'],
		['mayer-why', 'REFUTED_ONLY'],
	])('finds %s implied and asserted by nobody, so %s and not contested', (claim, level) => {
		expect(opinionOn(claim)).toMatchObject({ score: 0, support: 0, level });
		expect(claimOf(claim)?.draft.implied).toBe(true);
	});
});
