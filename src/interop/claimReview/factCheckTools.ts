import type { ClaimReview } from '../../core/claimReview.js';
import { agentAt, isNode, languageIn, momentIn, type Node, textIn, webAddress } from './terms.js';

/** What a search of Google's Fact Check Tools (`claims:search`) answered, review by review; null where it is no such answer. */
export function answersOfSearch(value: unknown): { place: string; review: ClaimReview | string }[] | null {
	if (!isNode(value) || !Object.hasOwn(value, 'claims') || !Array.isArray(value.claims)) return null;
	const claims: readonly unknown[] = value.claims;
	return claims.flatMap((claim, at) => {
		const reviews = isNode(claim) && Array.isArray(claim.claimReview) ? claim.claimReview : [];
		return reviews.map((review: unknown, place) => ({
			place: `claim ${at + 1}, review ${place + 1}`,
			review: isNode(claim) && isNode(review) ? answerOf(claim, review) : 'is no review',
		}));
	});
}

function answerOf(claim: Node, review: Node): ClaimReview | string {
	const text = textIn(claim, 'text');
	if (text === null) return 'does not say which claim it is of (text)';
	const url = webAddress(textIn(review, 'url'));
	if (url === null) return 'has no address (url), by which it would be known again';
	const publisher = isNode(review.publisher) ? review.publisher : {};
	const site = textIn(publisher, 'site');
	const name = textIn(publisher, 'name') ?? site ?? agentAt(url)?.name;
	if (!name) return 'does not say who reviewed (publisher)';
	const claimant = textIn(claim, 'claimant');
	const language = languageIn(review, 'languageCode');
	return {
		url,
		title: textIn(review, 'title'),
		language,
		reviewer: { kind: 'ORGANIZATION', name, url: site === null ? null : `https://${site}/` },
		published: momentIn(review, 'reviewDate'),
		rating: { label: textIn(review, 'textualRating'), value: null, best: null, worst: null },
		explanation: null,
		claim: {
			text,
			language,
			claimed: momentIn(claim, 'claimDate'),
			claimants: claimant === null ? [] : [{ kind: 'ORGANIZATION', name: claimant, url: null }],
			appearances: [],
			firstAppearance: null,
		},
	};
}
