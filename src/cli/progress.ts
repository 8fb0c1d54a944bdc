import { Presets, SingleBar } from 'cli-progress';

/** A bar on standard error while claims are taken in. */
export const claimProgress = () => progressOf('claims');

/** A bar on standard error while so many of some things are done; none where nobody watches. */
export function progressOf(things: string): { step: (done: number, all: number) => void; stop: () => void } {
	if (!process.stderr.isTTY) return { step: () => {}, stop: () => {} };
	const bar = new SingleBar(
		{ format: `{bar} {value}/{total} ${things}, {eta} s left`, clearOnComplete: true },
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
