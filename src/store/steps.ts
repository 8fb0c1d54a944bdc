/**
 * Does something in steps, each of at most so many and a transaction of its own, until one finds fewer; answers how many in
 * all. Each step answers how many it took, and whoever is told hears of all so far.
 */
export async function inSteps(
	most: number,
	step: () => Promise<number>,
	onStep: (done: number) => void = () => {},
): Promise<number> {
	for (let done = 0; ; ) {
		const count = await step();
		done += count;
		onStep(done);
		if (count < most) return done;
	}
}
