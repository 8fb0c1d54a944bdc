import { test } from 'vitest';
import { readLedger } from '../../src/interop/ledger/readLedger.js';
test('x', () => {
  for (const [n, p] of [['""',''],['a: b\n',''],['- {by: x, asserts: y}\n',''],['a,','['],['- @a\n',''],['---\n',''],['\n',''],['#\n',''],['k: &a\n','']] as const) {
  const t = p + n.repeat(Math.floor(15.9 * 2**20 / n.length));
  const s = Date.now(); const bad = readLedger(t, { file: 'f' }); console.log(JSON.stringify(n), Date.now() - s, bad.ok ? 0 : [bad.problems.length, bad.problems[0]?.message, bad.problems.at(-1)?.message], process.memoryUsage().rss/1e6|0);
  }
}, 300000);
