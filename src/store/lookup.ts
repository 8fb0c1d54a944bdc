import DataLoader from 'dataloader';

/**
 * Things by key. What is at hand is answered at once, without a promise; the rest is fetched together with whatever else
 * is asked for in the same turn.
 */
export class Lookup<T> {
	/** Made, as the loader is, when it is needed: a request uses few of the lookups that it has. */
	private atHand: Map<string, T> | undefined;
	private loader: DataLoader<string, T> | undefined;

	constructor(
		private readonly fetch: (keys: readonly string[]) => Promise<readonly T[]>,
		private readonly options: {
			readonly most?: number;
			/** Ends when what is on its way has come, which may bring some of the things asked for. */
			readonly after?: () => Promise<unknown>;
		} = {},
	) {}

	load(key: string): T | Promise<T> {
		const found = this.atHand?.get(key);
		return found === undefined ? this.fetching.load(key) : found;
	}

	loadMany(keys: readonly string[]): T[] | Promise<T[]> {
		const found: T[] = [];
		for (const key of keys) {
			const one = this.atHand?.get(key);
			if (one === undefined) return Promise.all(keys.map((each) => this.load(each)));
			found.push(one);
		}
		return found;
	}

	/** Takes what has come with something else. */
	prime(key: string, thing: T): void {
		this.atHand ??= new Map();
		this.atHand.set(key, thing);
	}

	private get fetching(): DataLoader<string, T> {
		this.loader ??= new DataLoader(
			async (keys: readonly string[]) => {
				await this.options.after?.();
				const missing = keys.filter((key) => this.atHand?.get(key) === undefined);
				const found = missing.length > 0 ? await this.fetch(missing) : [];
				for (const [at, key] of missing.entries()) this.prime(key, found[at] as T);
				return keys.map((key) => this.atHand?.get(key) as T);
			},
			{ maxBatchSize: this.options.most ?? 500 },
		);
		return this.loader;
	}
}
