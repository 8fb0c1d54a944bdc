import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadExample } from '../../src/server/example.js';
import { firstKey } from '../../src/workflow/firstKey.js';
import { newWorld, type World } from '../_world.js';

let world: World;
beforeAll(async () => {
	world = await newWorld();
});
afterAll(() => world.close());

it('the owner is given one way in, and one only, though the example story names readers who can never sign in', async () => {
	await loadExample(world.office, 'examples/meta-scale-ai.yaml');
	expect(await firstKey(world.office)).toMatch(/^cck_/);
	expect(await firstKey(world.office)).toBeNull();
});
