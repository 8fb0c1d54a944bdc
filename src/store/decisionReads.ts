import type { ExternalReview } from '../core/claimReview.js';
import type { Approval, Override, Policy } from '../core/policy/policy.js';
import type { QuoteStanding } from '../core/policy/rule.js';
import type { RatingScale } from '../core/ratingScale.js';
import type { CommentRequest } from '../core/reply.js';
import type { Verdict } from '../core/verdict.js';
import { findDesk } from './desks.js';
import { loadExternalReviews } from './externalReviews.js';
import { Lookup } from './lookup.js';
import type { Listed, pagesOf } from './pages.js';
import { loadApprovals, loadOverrides, loadPolicies } from './policies.js';
import { loadQuoteStandings } from './quotes.js';
import { loadRequests, openRequestList } from './requests.js';
import type { Session } from './sql.js';
import { keyOfVersion, loadRatingPairs, loadScales, loadVerdicts } from './verdicts.js';
import { deliveryList, webhookList } from './webhooks.js';

/** What a request reads of the desk's own work: verdicts, requests for comment, policies. Who may see it is asked where it is answered. */
export function decisionReads(session: Session, listed: ReturnType<typeof pagesOf>) {
	const each = <T>(load: (session: Session, keys: readonly string[]) => Promise<ReadonlyMap<string, T>>) =>
		new Lookup<T | null>(async (keys) => {
			const found = await load(session, keys);
			return keys.map((key) => found.get(key) ?? null);
		});
	const all = <T>(load: (session: Session, keys: readonly string[]) => Promise<ReadonlyMap<string, readonly T[]>>) =>
		new Lookup<readonly T[]>(async (keys) => {
			const found = await load(session, keys);
			return keys.map((key) => found.get(key) ?? []);
		});
	const scales = each<RatingScale>(loadScales);
	const requestsOfClaim = all<CommentRequest>(loadRequests);
	const policies = each<Policy>(loadPolicies);
	return {
		/** The id of the desk that an id or slug names, or null. */
		desk: new Lookup<string | null>((refs) => Promise.all(refs.map((ref) => findDesk(session, ref)))),
		/** The verdicts on a claim, all of them, in their order. */
		verdictsOfClaim: all<Verdict>(loadVerdicts),
		/** A desk's rating scale: the current one, or of a version; null where there is no such version. */
		scale: (deskId: string, version: number | null = null) => scales.load(keyOfVersion(deskId, version)),
		/** What others found of a claim, oldest first. */
		externalReviewsOfClaim: all<ExternalReview>(loadExternalReviews),
		ratingPairs: (deskId: string) => loadRatingPairs(session, deskId),
		/** What was asked about a claim, all of it, oldest first. */
		requestsOfClaim,
		/** What a desk still awaits an answer to. */
		openRequests: (...asked: Parameters<typeof openRequestList>): Listed<CommentRequest> => {
			const rows = listed(openRequestList(...asked));
			return {
				count: rows.count,
				page: async (wanted) => {
					const { edges, ...rest } = await rows.page(wanted);
					const under = await requestsOfClaim.loadMany(edges.map(({ node }) => node.claimId));
					const whole = edges.map(({ node }, at) => under[at]?.find((one) => one.id === node.id));
					return { ...rest, edges: edges.map(({ cursor }, at) => ({ cursor, node: whole[at] as CommentRequest })) };
				},
			};
		},
		/** The webhooks of a desk, and what each was told. */
		webhooks: (deskId: string) => listed(webhookList(deskId)),
		deliveries: (webhookId: string, status: string | null) => listed(deliveryList(webhookId, status)),
		approvalsOfClaim: all<Approval>(loadApprovals),
		overridesOfClaim: all<Override>(loadOverrides),
		/** How the quotes under a claim stand, by statement. */
		quotesOfClaim: new Lookup<ReadonlyMap<string, QuoteStanding>>(async (claimIds) => {
			const found = await loadQuoteStandings(session, claimIds);
			return claimIds.map((id) => found.get(id) ?? new Map());
		}),
		/** A desk's sourcing policy: the current one, or of a version; null where there is no such version. */
		policy: (deskId: string, version: number | null = null) => policies.load(keyOfVersion(deskId, version)),
	};
}
