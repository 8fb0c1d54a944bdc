import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../src/store/database.js';
import { loadCases } from '../../src/store/cases.js';
import { pageOfClaims } from '../../src/store/claims.js';
import { record } from '../../src/workflow/desk.js';
import { addRebuttal } from '../../src/workflow/recordRebuttal.js';
import { addTestimony } from '../../src/workflow/recordTestimony.js';
import { newWorld, type World } from '../_world.js';

/** One world for all: these tests only read. */
let world: World;

beforeAll(async () => {
	world = await newWorld();
	await world.document('wire');
	await world.document('paper', { derivedFrom: [{ document: 'wire', kind: 'REPUBLISHES' }] });
	for (const slug of ['ann', 'ben', 'cy']) await world.named(slug, { document: 'paper' });
	await world.unnamed('insiders', 3, { document: 'paper' });
	await world.interest('ann', 'COMPETES_WITH', 'ben');
	for (let at = 0; at < 60; at++) await world.claim(`claim-${at}`, { about: [{ party: 'ann' }], topics: ['noise'] });
	await sayMuch();
}, 60_000);
afterAll(() => world.close());
