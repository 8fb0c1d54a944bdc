import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cleanUp, newFolder, run } from './_program.js';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let env: { DATABASE_URL: string };
beforeAll(async () => {
	env = { DATABASE_URL: (await newFolder()).url };
	expect((await run(['import', 'examples/meta-scale-ai.yaml'], { env })).code).toBe(0);
});
afterAll(cleanUp);

/** The tabs that ask why, since when, what if and how sure. */
const names = ['02-why-contested', '05-what-changed-when', '08-what-if', '09-how-sure'];

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

	it('says of a subscription that it needs a server', async () => {
		const { code, stderr } = await run(['query', 'examples/queries/11-live.graphql'], { env });
		expect([code, stderr]).toEqual([2, expect.stringContaining('needs a server')]);
	});

	it('says which variables are none', async () => {
		const file = 'examples/queries/02-why-contested.graphql';
		const wrong = await run(['query', file, '--variables', '["mayer-tbd"]'], { env });
		expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('is no JSON object')]);
	});
});
