import type { QueryRunner } from 'typeorm';

/** Makes a PostgreSQL runner send its statements one after another, however they are asked, and give a lost connection its code. */
export function inTurn(runner: QueryRunner): QueryRunner {
	const send = runner.query.bind(runner) as (...all: unknown[]) => Promise<unknown>;
	let last: Promise<unknown> = Promise.resolve();
	const next = (...all: unknown[]) => {
		const sending = last.then(() => (runner.isReleased ? Promise.reject(lost(null)) : send(...all).catch(coded)));
		last = sending.catch(() => {});
		return sending;
	};
	return Object.assign(runner, { query: next as QueryRunner['query'] });
}

/** `pg` gives no code where the connection ends under a statement. */
function coded(error: unknown): never {
	const isLost = error instanceof Error && /^Connection terminated/.test(error.message);
	throw isLost ? lost(error) : error;
}

const lost = (cause: unknown): Error => Object.assign(new Error('Connection terminated', { cause }), { code: '08006' });
