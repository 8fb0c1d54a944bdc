import { limits, type Problems } from '../../core/problems.js';
import { type WebhookEyes, webhookLimits } from '../../core/webhook.js';
import type { ClaimFilter } from '../../store/claims.js';
import type { Office } from '../office.js';

/** A claim filter as it was given, as JSON, and as the store takes it. */
export interface FilterGiven {
	readonly given: string;
	readonly wanted: ClaimFilter;
}

/** The address in its normal form, or '' with a problem noted. */
export function checkUrl({ webhooks }: Office, url: string, problems: Problems): string {
	const text = problems.text('url', url, { most: limits.url });
	if (!webhooks)
		problems.add('INVALID', 'url', 'webhooks are off here; WEBHOOKS=on at a server has them set up and told');
	const problem = text === '' ? null : webhooks?.urlProblem(text);
	if (problem) problems.add('INVALID', 'url', problem);
	return problems.errors.length > 0 ? '' : new URL(text).href;
}

/** The fragment, or null where none is given; a problem is noted where it cannot be answered. */
export function checkFragment(
	{ webhooks }: Office,
	fragment: string | null | undefined,
	problems: Problems,
): string | null {
	if (fragment === null || fragment === undefined || fragment.trim() === '') return null;
	if (fragment.length > webhookLimits.fragment) {
		const message = `fragment has ${fragment.length} characters; the most is ${webhookLimits.fragment}`;
		problems.add('TOO_LONG', 'fragment', message);
		return null;
	}
	const problem = webhooks?.fragmentProblem(fragment);
	if (problem) problems.add('INVALID', 'fragment', problem);
	return fragment;
}

/** The filter as it is kept: what it asks of a desk's own work is asked of the webhook's desk alone, and of none where the public looks. */
export function checkFilter(
	filter: FilterGiven | null | undefined,
	to: { readonly deskId: string; readonly eyes: WebhookEyes; readonly problems: Problems },
): { readonly filterGiven: string | null; readonly wanted: ClaimFilter } {
	if (!filter) return { filterGiven: null, wanted: {} };
	const { given, wanted } = filter;
	for (const [name, value] of Object.entries(wanted))
		if (Array.isArray(value) && value.length > limits.list)
			to.problems.add(
				'TOO_LONG',
				['filter', name],
				`a filter names ${value.length} values; the most is ${limits.list}`,
			);
	for (const name of ['partyId', 'storyId'] as const)
		if (wanted[name] === '') to.problems.add('NOT_FOUND', ['filter', name.slice(0, 5)], 'there is none of this name');
	if (wanted.deskIds === undefined) return { filterGiven: given, wanted };
	return { filterGiven: given, wanted: { ...wanted, deskIds: to.eyes === 'DESK' ? [to.deskId] : [] } };
}
