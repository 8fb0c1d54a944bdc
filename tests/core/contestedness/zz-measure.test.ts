import { test } from 'vitest';
import { balance1 } from '../../../src/core/contestedness/balance.js';
import { contributionsByShapley } from '../../../src/core/contestedness/shapley.js';
import { contributionsByLeavingOut } from '../../../src/core/contestedness/leaveOneOut.js';
import { judgementRange } from '../../../src/core/contestedness/judgementRange.js';
import { partialRecord } from '../../../src/core/contestedness/partialRecord.js';
import { asserts, caseOf, counters, denies, onRecord, unnamed } from '../_cases.js';
import { lopsidedCase, mixedCase } from './_large.js';
const method = balance1;
const time = (name: string, f: () => unknown) => { const t = performance.now(); f(); console.log(name, (performance.now() - t).toFixed(0), 'ms'); };
test('m', () => {
	const chain = caseOf([asserts('a', onRecord('x')), denies('word 0', onRecord('y')), ...Array.from({ length: 10_000 }, (_, i) => counters(`word ${i + 1}`, `word ${i}`, onRecord(i % 2 ? 'p' : 'q')))]);
	for (const [name, c] of [['20', mixedCase(20)], ['100', mixedCase(100)], ['1000', mixedCase(1000)], ['mixed 10k', mixedCase(10_000)], ['lopsided', lopsidedCase(5000)], ['chain', chain], ['mixed 100k', mixedCase(100_000)]] as const) {
		console.log(name, 'players', partialRecord(c, balance1.weights).players.length);
		time(`  assess ${name}`, () => method.assess(c));
		time(`  shapley ${name}`, () => contributionsByShapley(c, { method }));
		time(`  leave ${name}`, () => contributionsByLeavingOut(c, { method }));
		if (name !== 'mixed 100k') time(`  range ${name}`, () => judgementRange(c, { weights: balance1.weights }));
	}
	const twelve = caseOf(Array.from({ length: 12 }, (_, i) => i % 3 === 0 ? asserts(`w${i}`, unnamed(i + 1)) : i % 3 === 1 ? denies(`w${i}`, onRecord(`p${i}`)) : counters(`w${i}`, `w${i - 1}`, onRecord(`p${i}`))));
	time('12 exact cold', () => contributionsByShapley(twelve, { method }));
	time('12 exact', () => contributionsByShapley(twelve, { method }));
	// standard error over seeds, against w
	for (const n of [16, 40, 200]) {
		const c = mixedCase(n); const w = method.assess(c).weights;
		const runs = Array.from({ length: 40 }, (_, seed) => new Map(contributionsByShapley(c, { method, seed, exactUpTo: 0 }).map((o) => [o.statementId, o.amount])));
		let worst = 0, worstW = 0, tot = 0, k = 0;
		for (const s of c.statements) { const a = runs.map((r) => r.get(s.id) as number); const m = a.reduce((x, y) => x + y) / 40; const sd = Math.sqrt(a.reduce((x, y) => x + (y - m) ** 2, 0) / 39); worst = Math.max(worst, sd); if (w.get(s.id)) { worstW = Math.max(worstW, sd / (w.get(s.id)?.raw ?? 1)); } if (Math.abs(m) > 0) { tot += sd; k++; } }
		console.log(n, 'worst SE', worst.toFixed(5), 'worst SE/w', worstW.toFixed(4), 'mean SE', (tot / k).toFixed(5), 'score', method.assess(c).opinion.score.toFixed(3));
	}
}, 300_000);
