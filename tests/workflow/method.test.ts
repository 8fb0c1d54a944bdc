import { expect, it } from 'vitest';
import { methodWith } from '../../src/core/contestedness/methods.js';
import { requireScoresBy } from '../../src/server/serve.js';
import { newWorld } from '../_world.js';

it('a desk with weights of its own scores by them, and every score and step of history says so', async () => {
	const world = await newWorld({ method: methodWith({ SERVES: 0.2 }) });
	await world.party('mayer');
	await world.claim('tbd', { about: [{ party: 'mayer', news: 'UNFAVOURABLE' }] });
	await world.unnamed('two', 2);
	await world.named('mayer');
	await world.testimony('tbd', 'two');
	await world.rebuttal('tbd', 'mayer');
	const { claim } = await world.case('tbd');
	expect(claim).toMatchObject({ opposition: 0.2, method: 'balance/1 SERVES=0.2' });
	expect((await world.history('tbd')).every((step) => step.method === 'balance/1 SERVES=0.2')).toBe(true);
	const answer = await world.ask<{
		contestednessMethods: { name: string; judgementWeights: { name: string; value: number }[] }[];
	}>('{ contestednessMethods { name isDefault judgementWeights { name value } } }');
	expect(answer.data?.contestednessMethods).toMatchObject([
		{ name: 'balance/1 SERVES=0.2', isDefault: true },
		{ name: 'balance/1', isDefault: false },
	]);
	expect(answer.data?.contestednessMethods[0]?.judgementWeights).toContainEqual({ name: 'SERVES', value: 0.2 });
	await world.close();
});

it('scores of two methods are not left side by side: the server wants them computed anew first', async () => {
	const world = await newWorld();
	await world.claim('tbd');
	await expect(requireScoresBy(world.office)).resolves.toBeUndefined();
	const other = { ...world.office, method: methodWith({ PRIOR: 3 }) };
	await expect(requireScoresBy(other)).rejects.toThrow(
		'scores on record are by balance/1, and the weights set make the method balance/1 PRIOR=3; run `counterclaim rescore` first',
	);
	await world.close();
});
