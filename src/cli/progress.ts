import { Presets, SingleBar } from 'cli-progress';

/** A bar on standard error while so many of some things are done, with rate and time left; none where nobody watches. */
export function progressOf(things: string): { step: (done: number, all: number) => void; stop: () => void } {
	if (!process.stderr.isTTY) return { step: () => {}, stop: () => {} };
	const format = `{bar} {value}/{total} ${things}, {rate} a second, {eta} s left`;
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
