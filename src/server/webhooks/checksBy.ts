import { isIP } from 'node:net';
import type { Office } from '../../workflow/office.js';
import type { Config } from '../config.js';
import { isAllowedAt, isAskedAt, parseAddress, Refusal } from '../fetching/outside.js';
import type { Payloads } from './payloads.js';

/** What a server knows of webhooks, for those who set them up. */
export const checksBy = (
	{ fragmentProblem }: Payloads,
	{ webhookAllow }: Pick<Config, 'webhookAllow'>,
): NonNullable<Office['webhooks']> => ({
	fragmentProblem,
	urlProblem: (url) => urlProblem(url, { allowed: webhookAllow }),
});

/** What stands against telling an address, as far as it shows without looking its name up; null where nothing does. */
function urlProblem(text: string, { allowed }: { readonly allowed: readonly string[] }): string | null {
	try {
		const url = parseAddress(text);
		const address = url.hostname.replace(/^\[|\]$/g, '');
		if (isAllowedAt(url, address, { allowed })) return null;
		if (isIP(address) > 0 && !isAskedAt(url, address, { allowed }))
			return 'the webhook is not at a public address and the usual port; whoever runs the server may allow it (WEBHOOK_ALLOW)';
		if (url.protocol !== 'https:' && allowed.length === 0)
			return 'the webhook is not at an address that starts with https://';
		if (url.port !== '' && allowed.length === 0)
			return 'the webhook is at another port than the usual one; whoever runs the server may allow it (WEBHOOK_ALLOW)';
		return null;
	} catch (error) {
		if (error instanceof Refusal) return `the webhook ${error.message}`;
		throw error;
	}
}
