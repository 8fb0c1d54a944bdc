import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultMethod } from '../../dist/src/core/contestedness/methods.js';
import { opinionOf } from '../../dist/src/core/contestedness/opinion.js';
import { readLedger } from '../../dist/src/interop/ledger/readLedger.js';
import { officeOn } from '../../dist/src/server/serve.js';
import { Database } from '../../dist/src/store/database.js';
import { importLedger } from '../../dist/src/workflow/importLedger.js';
import { recordClaim } from '../../dist/src/workflow/recordClaim.js';
import { recordParty } from '../../dist/src/workflow/recordParty.js';
import { recordRebuttal } from '../../dist/src/workflow/recordRebuttal.js';
import { recordSource } from '../../dist/src/workflow/recordSource.js';
import { recordTestimony } from '../../dist/src/workflow/recordTestimony.js';

/** The claims of a ledger with their opinions, in the order of their slugs. */
export const exampleClaims = (path) =>
	atADesk(async (desk) => {
		const read = readLedger(readFileSync(path, 'utf8'), { file: path, now: desk.now() });
		if (!read.ok) throw new Error(`${path} has mistakes`);
		must(await importLedger(desk, read.ledger));
		const claims = await desk.database.read((session) =>
			session.query('SELECT slug, support, opposition FROM claim ORDER BY slug'),
		);
		return claims.map(({ slug, ...masses }) => ({ slug, ...opinionOf(masses, defaultMethod.weights) }));
	});

/** How a claim's opinion moves: asserted, denied, the denial countered, the counter countered. */
export const mayerStepByStep = () =>
	atADesk(async (desk) => {
		const claim = 'mayer-tbd';
		must(await recordParty(desk, { slug: 'mayer', name: 'Ruben Mayer', kind: 'PERSON' }));
		must(
			await recordClaim(desk, {
				slug: claim,
				text: claim,
				language: 'en',
				about: [{ party: 'mayer', news: 'UNFAVOURABLE' }],
			}),
		);
		for (const source of [
			{ slug: 'two', attribution: 'ANONYMOUS', headcount: { least: 2, most: 2 } },
			{ slug: 'mayer', attribution: 'ON_RECORD', directness: 'FIRST_HAND', parties: ['mayer'] },
			{ slug: 'roster', attribution: 'RECORD' },
			{ slug: 'contract', attribution: 'RECORD' },
		])
			must(await recordSource(desk, source));
		const taken = [];
		const step = (what, result) => {
			const { thing, effects } = must(result);
			taken.push({ what, ...effects[0].assessment.opinion });
			return thing.id;
		};
		step('Two unnamed people say it', await recordTestimony(desk, { claim, source: 'two' }));
		const denial = step(
			'Mayer denies it, which serves him',
			await recordRebuttal(desk, { target: claim, source: 'mayer' }),
		);
		const counter = step('A roster counters Mayer', await recordRebuttal(desk, { target: denial, source: 'roster' }));
		step('A contract counters the roster', await recordRebuttal(desk, { target: counter, source: 'contract' }));
		return taken;
	});

/** Works on a database that is there only meanwhile. */
async function atADesk(work) {
	const folder = mkdtempSync(join(tmpdir(), 'counterclaim-pictures-'));
	try {
		const database = await Database.open({ url: `sqlite:${join(folder, 'pictures.sqlite')}` });
		try {
			return await work(officeOn(database, defaultMethod));
		} finally {
			await database.close();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function must(result) {
	if (!result.ok) throw new Error(result.errors.map((one) => one.message).join('; '));
	return result.value;
}
