import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What a client has left after something was taken, and in how many seconds it has all again. */
export interface Balance {
	readonly granted: boolean;
	readonly remaining: number;
	readonly resetSeconds: number;
}

/** What each client may spend in a window; counted in this process alone. */
export interface Budget {
	readonly points: number;
	readonly seconds: number;
	/** Takes points, or, where a client has too few, refuses and takes none. */
	take(client: string, points: number): Promise<Balance>;
	/** Gives back what was taken and not used; less than 0 takes more. */
	settle(client: string, points: number): Promise<Balance>;
}

export function makeBudget({ points, seconds }: { readonly points: number; readonly seconds: number }): Budget {
	const limiter = new RateLimiterMemory({ points, duration: seconds });
	const balance = (granted: boolean, left: RateLimiterRes): Balance => ({
		granted,
		remaining: Math.max(0, points - left.consumedPoints),
		resetSeconds: Math.max(1, Math.ceil(left.msBeforeNext / 1_000)),
	});
	return {
		points,
		seconds,
		async take(client, wanted) {
			try {
				return balance(true, await limiter.consume(client, wanted));
			} catch (refused) {
				if (!(refused instanceof RateLimiterRes)) throw refused;
				return balance(false, await limiter.reward(client, wanted));
			}
		},
		settle: async (client, unused) =>
			balance(true, unused >= 0 ? await limiter.reward(client, unused) : await limiter.penalty(client, -unused)),
	};
}

/** The client at an address: the address, or of IPv6 its /64, which is one customer's. */
export function clientAt(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	if (!isIPv6(address)) return address;
	const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
	const groups = head === '' ? [] : head.split(':');
	const ending = tail ? tail.split(':').length : 0;
	while (tail !== undefined && groups.length < 8 - ending && groups.length < 4) groups.push('0');
	const all = tail === undefined ? groups : [...groups, ...tail.split(':')];
	return `${all
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, '') || '0')
		.join(':')}::/64`;
}
