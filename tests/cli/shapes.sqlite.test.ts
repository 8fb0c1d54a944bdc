import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { cleanUp, newFolder, start } from './_program.js';

vi.setConfig({ testTimeout: 120_000 });
afterEach(cleanUp);

const claim = `{ claim(by: { slug: "mayer-tbd" }) { slug text contestedness { score level }
	testimony { nodes { id stance source { label parties { name } } rebuttals { nodes { id kind } } } } sources { nodes { label } } } }`;
const list =
	'{ claims(orderBy: { field: CONTESTEDNESS }, first: 20) { nodes { slug contestedness { score level } } pageInfo { endCursor } } }';
const search = `{ search(text: "staff", kinds: [CLAIM]) { nodes { ... on Claim { slug contestedness { score } } } pageInfo { endCursor } } }`;

const rebuttal = (
	source: string,
) => `mutation { recordRebuttal(input: { target: "mayer-boss", source: "${source}", words: "It was not so." }) {
	saved userErrors { code } rebuttal { id kind source { label } } effects { claim { slug } before { score } after { score level } } } }`;

it('answers what was asked before, and records, without giving each answer a shape of its own in V8', async () => {
	const { folder, url: to } = await newFolder();
	const log = join(folder, 'v8.log');
	const launched = Date.now();
	const { ask, stop } = await start(['--port', '0', '--database', to], {
		env: { LOG_LEVEL: 'error' },
		node: ['--log-maps', `--logfile=${log}`, '--no-logfile-per-isolate'],
		longest: 110_000,
	});
	const { data } = await ask('{ claim(by: { slug: "mayer-boss" }) { sources { nodes { id } } } }');
	const recording = rebuttal(data.claim.sources.nodes[0].id);
	const askAll = async (times: number) => {
		for (let left = times; left > 0; left--)
			for (const query of [claim, list, search, recording]) {
				const { data, errors } = await ask(query);
				expect(errors).toBeUndefined();
				if (query === recording) expect(data.recordRebuttal.saved).toBe(true);
			}
	};
	await askAll(100);
	const warm = (Date.now() - launched) * 1_000;
	await askAll(100);
	await stop();
	// map,Transition,µs since the start,from,to,place,row,column,reason,property
	const shapes = new Map<string, number>();
	for (const line of (await readFile(log, 'latin1')).split('\n')) {
		const [of, change, at, , , place, row, column, , property] = line.split(',');
		if (of !== 'map' || change !== 'Transition') continue;
		const site = Number(at) < warm ? 'while it starts' : `${property} at ${row}:${column} (${place})`;
		shapes.set(site, (shapes.get(site) ?? 0) + 1);
	}
	expect(shapes.get('while it starts')).toBeGreaterThan(1_000);
	shapes.delete('while it starts');
	expect([...shapes].filter(([, count]) => count > 50)).toEqual([]);
});
