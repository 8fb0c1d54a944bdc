import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultMethod } from '../../src/core/contestedness/methods.js';
import { messagesIn } from '../../src/core/messages/index.js';
import { caseTree } from '../../src/interop/caseTree.js';
import { readLedger } from '../../src/interop/ledger/readLedger.js';
import { importLedger } from '../../src/workflow/importLedger.js';
import { must, newWorld, type World } from '../_world.js';

let world: World;
beforeAll(async () => {
	world = await newWorld();
	const file = 'examples/meta-scale-ai.yaml';
	const reading = readLedger(readFileSync(file, 'utf8'), { file });
	if (!reading.ok) throw new Error('the example cannot be read');
	must(await importLedger(world.office, reading.ledger));
});
afterAll(() => world.close());

async function treeOf(claim: string, language = 'en'): Promise<string[]> {
	const theCase = await world.case(claim);
	return caseTree(theCase, defaultMethod.assess(theCase), { messages: messagesIn(language) }).split('\n');
}

describe('a case as a tree of text', () => {
	it('says who asserts and who denies, how much each counts and why', async () => {
		expect(await treeOf('mayer-tbd')).toEqual([
			"mayer-tbd  Mayer was not part of TBD Lab, Meta's core superintelligence unit.",
			'0.254  CONTESTED  one more source: 0.193 to 0.361  (balance/1)',
			'Contested (0.25): two unnamed people assert it; Ruben Mayer denies it, which serves the speaker.',
			'',
			'for it  0.750',
			'└─ 0.750  two unnamed people: asserts  (one unnamed group of two × 0.750)',
			'against it  0.400',
			'└─ 0.400  Ruben Mayer: denies “from day one”  (Ruben Mayer speaks about their own part: opposing bad news about oneself serves the speaker × 0.400)',
		]);
	});

	it('says it in Chinese', async () => {
		const [claim, score, summary] = await treeOf('mayer-tbd', 'zh');
		expect(claim).toBe('mayer-tbd  迈耶不属于 Meta 的核心部门 TBD 实验室。');
		expect(score).toContain('0.254  CONTESTED');
		expect(summary).toMatch(/0\.25.*鲁本·迈耶/);
	});

	it('shows who would not say apart from both sides, without a weight', async () => {
		expect((await treeOf('vendors')).slice(3)).toEqual([
			'',
			'for it  0.969',
			'└─ 0.969  five unnamed people: asserts  (one unnamed group of five × 0.969)',
			'took no side',
			'├─ Surge (spokesperson): declined to comment',
			'├─ Mercor (spokesperson): declined to comment',
			"└─ Scale AI (spokesperson): answered off point – asked about it, pointed to the June announcement that the deal widens the two firms' business",
		]);
	});

	it('shows the claims that it rests on and that oppose it, with what they lend to each side', async () => {
		expect((await treeOf('rift')).slice(4)).toEqual([
			'for it  2.237',
			'├─ 1.000  TechCrunch: asserts',
			'├─ 0.467  mayer-left: Ruben Mayer left Meta after about two months.',
			'├─ 0.326  vendors: TBD Lab trains its next models with data vendors other than Scale AI, Mercor and Surge among them.',
			"├─ 0.140  quality: Scale AI's data is of low quality, in the eyes of TBD Lab's researchers, who prefer Surge and Mercor.",
			"└─ 0.304  chaos: Meta's AI unit has grown more chaotic since Wang and the new researchers came.",
			'against it  0.231',
			'└─ 0.231  widen: The deal widens the commercial relationship between Meta and Scale AI.',
		]);
	});

	it('marks what only repeats an origin that is counted already', async () => {
		expect((await treeOf('openai-left')).slice(4)).toEqual([
			'for it  1.000',
			'├─ 1.000  WIRED: asserts',
			'└─ 0.000  TechCrunch: asserts  (repeats an origin that is counted already)',
		]);
	});

	it('says that nobody speaks where nobody does', async () => {
		await world.claim('silent', { text: 'Nobody says so.' });
		expect(await treeOf('silent')).toEqual([
			'silent  Nobody says so.',
			'0.000  UNSOURCED, thin  one more source: 0.000 to 0.000  (balance/1)',
			'Thin record. Unsourced: nobody in the record asserts or opposes it.',
			'',
		]);
	});

	it('shows rebuttals under what they rebut, however deep, and a retracted statement with its reason', async () => {
		for (const name of ['anna', 'ben', 'cleo', 'dora']) await world.named(name);
		await world.claim('bridge', { text: 'The bridge is cracked.' });
		await world.testimony('bridge', 'anna', { words: 'saw the crack' });
		const denial = await world.rebuttal('bridge', 'ben', { words: 'there is none' });
		const counter = await world.rebuttal(denial.id, 'cleo', { kind: 'UNDERCUTS', words: 'he was abroad' });
		await world.rebuttal(counter.id, 'dora', { stance: 'QUALIFIES', quote: 'until May' });
		const lesser = await world.rebuttal('bridge', 'dora', { stance: 'DENIES_IN_PART' });
		await world.rebuttal(lesser.id, 'anna');
		await world.retract(lesser.id, 'she misread the plan');
		expect((await treeOf('bridge')).slice(4)).toEqual([
			'for it  1.000',
			'└─ 1.000  anna: asserts – saw the crack',
			'against it  0.600',
			'├─ 0.600  ben: denies – there is none',
			'│  └─ 0.667  cleo: undercuts – he was abroad',
			'│     └─ 0.500  dora: counters “until May”  (in part or with reservations × 0.500)',
			'└─ dora: denies in part  (retracted: she misread the plan)',
			expect.stringMatching(/^ {3}└─ .*anna: counters$/),
		]);
	});
});
