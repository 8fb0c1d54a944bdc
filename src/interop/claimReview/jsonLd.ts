import type { Agent, Appearance, ClaimReview, ReviewedClaim } from '../../core/claimReview.js';

/** JSON-LD in the words of schema.org. */
export type JsonLd = { readonly [key: string]: JsonLdValue | undefined };
type JsonLdValue = string | number | boolean | JsonLd | readonly JsonLdValue[];

/** How contested a claim is. It is told as a measurement about the claim, and never as a rating of it. */
export interface ToldContestedness {
	/** 0 … 1. */
	readonly score: number;
	readonly level: string;
	readonly method: string;
	/** The reason in a sentence. */
	readonly summary: string;
}

export interface ToldClaim {
	readonly claim: ReviewedClaim;
	/** Where the claim is to be read. */
	readonly url: string;
	readonly contestedness?: ToldContestedness;
}

export const schemaOrg = 'https://schema.org';

/** A review with the claim that it is of. */
export const claimReviewJsonLd = (
	review: ClaimReview,
	more: { readonly of?: Omit<ToldClaim, 'claim'> } = {},
): JsonLd => ({
	'@type': 'ClaimReview',
	url: review.url,
	name: review.title ?? undefined,
	inLanguage: review.language ?? undefined,
	author: agent(review.reviewer),
	datePublished: review.published ?? undefined,
	claimReviewed: review.claim.text,
	reviewBody: review.explanation ?? undefined,
	reviewRating: rating(review),
	itemReviewed: claimNode({ claim: review.claim, ...more.of }),
});

/** A claim by itself. */
export const claimNode = ({
	claim,
	url,
	contestedness,
}: Omit<ToldClaim, 'url'> & { readonly url?: string }): JsonLd => ({
	'@type': 'Claim',
	'@id': url === undefined ? undefined : `${url}#claim`,
	url,
	text: claim.text,
	inLanguage: claim.language ?? undefined,
	datePublished: claim.claimed ?? undefined,
	author: some(claim.claimants.map(agent)),
	appearance: some(claim.appearances.map(work)),
	firstAppearance: claim.firstAppearance ? work(claim.firstAppearance) : undefined,
	subjectOf: contestedness && measured(contestedness),
});

const some = (all: readonly JsonLd[]): readonly JsonLd[] | undefined => (all.length === 0 ? undefined : all);

function rating({ rating: { label, value, best, worst } }: ClaimReview): JsonLd | undefined {
	if (label === null && value === null && best === null && worst === null) return undefined;
	return {
		'@type': 'Rating',
		alternateName: label ?? undefined,
		ratingValue: number(value),
		bestRating: number(best),
		worstRating: number(worst),
	};
}

/** As a number where it is one, written as such; what else somebody wrote stays as it was. */
const number = (text: string | null): number | string | undefined =>
	text === null ? undefined : String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : text;

const agent = ({ kind, name, url }: Agent): JsonLd => ({
	'@type': kind === 'PERSON' ? 'Person' : 'Organization',
	name,
	url: url ?? undefined,
});

const work = ({ url, title, publisher, published, language }: Appearance): JsonLd => ({
	'@type': 'CreativeWork',
	url: url ?? undefined,
	name: title ?? undefined,
	publisher: publisher === null ? undefined : { '@type': 'Organization', name: publisher },
	datePublished: published ?? undefined,
	inLanguage: language ?? undefined,
});

/** schema.org has `additionalProperty` for things and places, not for claims; a measurement about one is a Dataset. */
const measured = ({ score, level, method, summary }: ToldContestedness): JsonLd => ({
	'@type': 'Dataset',
	name: 'Contestedness',
	description:
		'How far credible sources disagree about the claim, 0 to 1. It is no rating and says nothing about whether the claim is true.',
	variableMeasured: {
		'@type': 'PropertyValue',
		name: 'contestedness',
		value: score,
		minValue: 0,
		maxValue: 1,
		description: `${level}. ${summary}`,
		measurementTechnique: method,
	},
});
