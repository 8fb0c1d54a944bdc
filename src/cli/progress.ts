import { Presets, SingleBar } from 'cli-progress';

/** A bar on standard error while claims are taken in; none where nobody watches. */
export function claimProgress(): { step: (done: number, all: number) => void; stop: () => void } {
	if (!process.stderr.isTTY) return { step: () => {}, stop: () => {} };
	const bar = new SingleBar(
		{ format: '{bar} {value}/{total} claims, {eta} s left', clearOnComplete: true },
		Presets.shades_classic,
	);
	let started = false;
	return {
		step: (done, all) => {
			if (!started) bar.start(all, 0);
			started = true;
			bar.update(done);
		},
		stop: () => bar.stop(),
	};
}
