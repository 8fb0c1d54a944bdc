/**
 * Numbers in 0…1 that look like chance and are the same for the same seed (a whole number, taken modulo 2³²):
 * mulberry32 (Tommy Ettinger 2017), which is good enough to shuffle with and for nothing secret.
 */
export function seededNumbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A seed (0…2³² − 1) from any text: FNV-1a over its UTF-16 units. */
export function seedOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}

/** The items in another order, each order equally likely (Fisher and Yates), by the numbers given. */
export function shuffledBy<T>(items: readonly T[], next: () => number): T[] {
	const order = [...items];
	for (let at = order.length - 1; at > 0; at--) {
		const other = Math.floor(next() * (at + 1));
		[order[at], order[other]] = [order[other] as T, order[at] as T];
	}
	return order;
}
