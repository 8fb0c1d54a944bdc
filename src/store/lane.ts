/** A few things that many want to use, one user each at a time, first come first served. */
export class Lane<T> {
	private readonly idle: T[];
	private readonly waiting: ((thing: T) => void)[] = [];
	private closed = false;

	constructor(
		private readonly all: readonly T[],
		private readonly options: { readonly name: string; readonly patience: number },
	) {
		this.idle = [...all];
	}

	async use<R>(work: (thing: T) => Promise<R>): Promise<R> {
		const thing = await this.take();
		try {
			return await work(thing);
		} finally {
			this.giveBack(thing);
		}
	}

	/** Refuses new users and waits for those at work. */
	async close(): Promise<void> {
		this.closed = true;
		while (this.idle.length < this.all.length) await new Promise((done) => setTimeout(done, 5));
	}

	private take(): Promise<T> {
		if (this.closed) return Promise.reject(new Error('the database is closed'));
		const thing = this.idle.pop();
		if (thing !== undefined) return Promise.resolve(thing);
		const { name, patience } = this.options;
		return new Promise((resolve, reject) => {
			const turn = (given: T) => {
				clearTimeout(timer);
				resolve(given);
			};
			const timer = setTimeout(() => {
				this.waiting.splice(this.waiting.indexOf(turn), 1);
				reject(new DatabaseBusy(`waited ${patience} ms for the database's ${name}; try again`));
			}, patience);
			this.waiting.push(turn);
		});
	}

	private giveBack(thing: T): void {
		const next = this.waiting.shift();
		if (next) next(thing);
		else this.idle.push(thing);
	}
}

/** Nobody's turn came in time: too much is waiting for the database. */
export class DatabaseBusy extends Error {}
