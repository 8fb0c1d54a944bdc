import { Presets, SingleBar } from 'cli-progress';
import { type Rescored, rescoreAll } from '../workflow/rescoreAll.js';
import { print, printJson, withDesk } from './environment.js';
import { exitCodes, Failure } from './failure.js';

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
	const bar = progress();
	const done = await withDesk(
		options.database,
		(desk) => rescoreAll(desk, { dryRun, atOnce, onStep: bar.step }),
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

/** A bar on standard error while claims are computed; none where nobody watches. */
function progress(): { step: (done: number, all: number) => void; stop: () => void } {
	if (!process.stderr.isTTY) return { step: () => {}, stop: () => {} };
	const format = '{bar} {value}/{total} claims, {rate} a second, {eta} s left';
	const bar = new SingleBar({ format, clearOnComplete: true }, Presets.shades_classic);
	const from = performance.now();
	let started = false;
	return {
		step: (done, all) => {
			const rate = Math.round(done / ((performance.now() - from) / 1000));
			if (!started) bar.start(all, 0, { rate });
			started = true;
			bar.setTotal(all);
			bar.update(done, { rate });
		},
		stop: () => bar.stop(),
	};
}
