import { type Rescored, rescoreAll } from '../workflow/rescoreAll.js';
import { print, printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';
import { progressOf } from './progress.js';

interface Options {
	readonly database?: string;
	readonly dryRun?: boolean;
	readonly atOnce: string;
	readonly json?: boolean;
}

/** `counterclaim rescore`: computes every score anew, and rewrites those that differ from what is stored. */
export async function rescore(options: Options): Promise<void> {
	const atOnce = Number(options.atOnce);
	if (!Number.isInteger(atOnce) || atOnce < 1)
		throw new Failure(
			`counterclaim: --at-once is ${options.atOnce}; give a number of claims from 1 up`,
			exitCodes.usage,
		);
	const dryRun = options.dryRun ?? false;
	const from = performance.now();
	const bar = progressOf('claims');
	const done = await withOffice(
		options.database,
		(office) => rescoreAll(office, { dryRun, atOnce, onStep: bar.step }),
		// What scores are by is what this puts right.
		{ readOnly: dryRun, anyMethod: true, mustExist: true },
	).finally(bar.stop);
	const seconds = (performance.now() - from) / 1000;
	const claimsPerSecond = Math.round(done.claims / seconds);
	if (options.json) printJson({ ...done, seconds: Number(seconds.toFixed(3)), claimsPerSecond });
	else print(`${describe(done)} (${seconds.toFixed(1)} s, ${claimsPerSecond} claims a second)`);
}

function describe({ claims, changed, saved }: Rescored): string {
	const counted = claims === 1 ? '1 claim' : `${claims} claims`;
	if (changed === 0) return `Computed ${counted} anew: every score is what the record amounts to.`;
	const scores = changed === 1 ? '1 score' : `${changed} scores`;
	return `Computed ${counted} anew: ${scores} ${saved ? 'changed' : 'would change'}.`;
}
