import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTabs } from '../../src/server/playground/tabs.js';
import { cleanUp, newFolder, run } from './_program.js';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let env: { DATABASE_URL: string };
beforeAll(async () => {
	env = { DATABASE_URL: (await newFolder()).url };
	expect((await run(['import', 'examples/meta-scale-ai.yaml'], { env })).code).toBe(0);
});
afterAll(cleanUp);

const names = [
	...[
		'01-most-contested',
		'02-why-contested',
		'03-for-and-against',
		'04-who-would-not-comment',
		'05-what-changed-when',
	],
	...['06-record-a-rebuttal', '07-what-hangs-on-what', '08-what-if', '09-how-sure', '10-search'],
];

describe('counterclaim query', () => {
	it.each(names)('answers %s of the playground on the example story, with its variables from a file', async (name) => {
		const path = `examples/queries/${name}`;
		const args = ['query', `${path}.graphql`, '--variables', `@${path}.variables.json`];
		const { code, stdout, stderr } = await run(args, { env });
		expect([code, stderr]).toEqual([0, '']);
		const { data, errors } = JSON.parse(stdout);
		expect(errors).toBeUndefined();
		for (const answer of Object.values(data)) expect(answer).not.toBeNull();
	});

	it('says of a subscription, the one tab that is none of these, that it needs a server', async () => {
		expect(await readTabs('examples/queries')).toHaveLength(names.length + 1);
		const { code, stderr } = await run(['query', 'examples/queries/11-live.graphql'], { env });
		expect([code, stderr]).toEqual([2, expect.stringContaining('needs a server')]);
	});

	it('takes variables as JSON, and says what is none', async () => {
		const file = 'examples/queries/02-why-contested.graphql';
		const { stdout } = await run(['query', file, '--variables', '{"claim": "mayer-tbd"}'], { env });
		expect(JSON.parse(stdout).data.claim.contestedness.summaryInChinese).toContain('鲁本·迈耶');
		const wrong = await run(['query', file, '--variables', '["mayer-tbd"]'], { env });
		expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('is no JSON object')]);
		const without = await run(['query', file], { env });
		expect(without.code).toBe(1);
	});
});
