import type { Office } from '../../workflow/office.js';
import { type Courier, deliver, takeDeliveries } from '../../workflow/webhooks/deliver.js';
import { planDeliveries } from '../../workflow/webhooks/plan.js';
import { describeError, type Logger } from '../logs.js';

/** How often it is looked what happened, in ms. */
const lookedAtEvery = 1_000;
/** Most deliveries under way at a time. */
const mostAtOnce = 16;

/** Tells webhooks of what happens, beginning with what was to be told while no server ran. Several servers may do it beside each other. */
export function startWebhooks(
	office: Office,
	{ courier, log }: { readonly courier: Courier; readonly log: Logger },
): { stop(): Promise<void> } {
	const underWay = new Set<Promise<void>>();
	let looking: Promise<void> | null = null;
	let again = false;
	let stopped = false;
	const failed = (error: unknown) => log.error({ error: describeError(error) }, 'webhooks.failed');
	const begin = (delivery: Parameters<typeof deliver>[2]) => {
		const { id, webhookId } = delivery;
		const doing = deliver(office, courier, delivery)
			.then((outcome) => log.info({ delivery: id, webhook: webhookId, outcome }, 'webhook.tried'), failed)
			.then(() => {
				underWay.delete(doing);
				tick();
			});
		underWay.add(doing);
	};
	const look = async () => {
		do {
			again = false;
			await planDeliveries(office);
			const most = mostAtOnce - underWay.size;
			const taken = most > 0 ? await takeDeliveries(office, { most, patience: courier.patience }) : [];
			for (const one of taken) begin(one);
		} while (again && !stopped);
	};
	const tick = () => {
		if (stopped) return;
		again = true;
		looking ??= look()
			.catch(failed)
			.finally(() => {
				looking = null;
			});
	};
	tick();
	const ticking = setInterval(tick, lookedAtEvery).unref();
	return {
		stop: async () => {
			stopped = true;
			clearInterval(ticking);
			await looking;
			await Promise.all(underWay);
		},
	};
}
