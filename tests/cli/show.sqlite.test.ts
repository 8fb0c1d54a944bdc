import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cleanUp, newFolder, run } from './_program.js';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let env: { DATABASE_URL: string };
beforeAll(async () => {
	env = { DATABASE_URL: (await newFolder()).url };
	expect((await run(['import', 'examples/meta-scale-ai.yaml'], { env })).code).toBe(0);
});
afterAll(cleanUp);

async function shown(...args: string[]): Promise<string> {
	const { code, stdout, stderr } = await run(['show', ...args], { env });
	expect([code, stderr]).toEqual([0, '']);
	return stdout;
}

describe('counterclaim show --explain', () => {
	it('says why, how sure it is and by which weights, what would change it, since when it is so, and what other methods say', async () => {
		const text = await shown('mayer-tbd', '--explain');
		expect(text).toContain('\n  +0.127  +0.127  +0.254  two unnamed people\n  +0.127  +0.127  +0.254  Ruben Mayer\n');
		expect(text).toContain('rebuttals that nobody answers\n  Ruben Mayer\n');
		expect(text).toMatch(
			/one more source {5}0\.193 to 0\.361\n.*90 % credible {7}0\.\d+ to 0\.\d+\n.*judgement weights {3}0\.\d+ to 0\.\d+\n.*1 for it, 1 against it/,
		);
		expect(text).toContain('weights that are judgement in balance/1, and their range\n');
		expect(text).toContain('\n  0.400  SERVES (0.2 to 0.7): What a statement that serves its speaker counts');
		expect(text).toMatch(
			/second opinions .*\n {2}0\.553 {2}df-quad\n {2}0\.506 {2}quadratic-energy\n {2}0\.518 {2}euler/,
		);
	});

	it('says what one answer of who would not say would do', async () => {
		expect(await shown('vendors', '--explain')).toMatch(
			/0\.000 if Surge \(spokesperson\) asserted it, 0\.\d{3} if denied/,
		);
	});
});

describe('counterclaim show as of a moment', () => {
	it('counts what had been said by then, or what was on record by then', async () => {
		expect(await shown('rift', '--said-by', '2025-07-01')).toMatch(/\n0\.000 {2}REFUTED_ONLY/);
		expect(await shown('rift', '--recorded-by', '2025-07-01')).toMatch(/\n0\.000 {2}UNSOURCED/);
	});

	it('refuses what is no moment with code 2', async () => {
		const { code, stderr } = await run(['show', 'rift', '--said-by', 'soon'], { env });
		expect([code, stderr]).toEqual([2, expect.stringContaining('saidBy "soon" is no moment')]);
	});
});
