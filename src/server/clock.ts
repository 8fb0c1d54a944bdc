import { liftEmbargoes } from '../workflow/liftEmbargoes.js';
import type { Office } from '../workflow/office.js';
import { describeError, type Logger } from './logs.js';

/** How often embargoes are looked at, in ms: what is due is public at most so much later. */
const lookedAtEvery = 1_000;

/**
 * What happens by the clock and nobody's hand: embargoes are lifted, beginning with those that were over while no server
 * ran. Several servers may do it beside each other.
 */
export function startClock(office: Office, { log }: { readonly log: Logger }): { stop(): Promise<void> } {
	let looking: Promise<void> | null = null;
	const look = async () => {
		try {
			const claims = await liftEmbargoes(office);
			if (claims > 0) log.info({ claims }, 'embargo.lifted');
		} catch (error) {
			log.error({ error: describeError(error) }, 'embargo.not_lifted');
		}
	};
	const tick = () => {
		looking ??= look().finally(() => {
			looking = null;
		});
	};
	tick();
	const ticking = setInterval(tick, lookedAtEvery).unref();
	return {
		stop: async () => {
			clearInterval(ticking);
			await looking;
		},
	};
}
