import type { Case } from '../../core/case.js';
import type { Agent, Appearance, ClaimReview, ReviewedClaim } from '../../core/claimReview.js';
import type { Party } from '../../core/party.js';
import { endsOf, type Rating, type RatingScale } from '../../core/ratingScale.js';
import { isUnnamed } from '../../core/source.js';
import type { Testimony } from '../../core/statement.js';
import { type Document, rootDocument } from '../../core/story.js';
import { inLanguage } from '../../core/text.js';
import { claimNode, claimReviewJsonLd, type JsonLd, schemaOrg, type ToldContestedness } from './jsonLd.js';

/** A verdict as it goes out: agreed to, on the present wording of its claim, and seen by the public. */
export interface ToldVerdict {
	readonly rating: Rating;
	readonly scale: Pick<RatingScale, 'ratings'>;
	readonly explanation: string;
	readonly language: string;
	/** The day on which the public could first read it. */
	readonly published: string;
	/** The desk. */
	readonly by: Pick<Agent, 'name' | 'url'>;
}

export interface ToldCase {
	/** As whoever reads it may see it. */
	readonly case: Case;
	/** Where the claim is to be read. */
	readonly url: string;
	readonly verdict: ToldVerdict | null;
	readonly contestedness?: ToldContestedness;
}

/** A claim as its page gives it to programs: a ClaimReview with its Claim where there is a verdict, else the Claim alone. */
export const claimJsonLd = (told: ToldCase): JsonLd => ({ '@context': schemaOrg, ...claimJsonLdIn(told) });

/** As `claimJsonLd`, for a place in something that has a context already. */
export function claimJsonLdIn({ case: theCase, url, verdict, contestedness }: ToldCase): JsonLd {
	const of = { url, ...(contestedness ? { contestedness } : {}) };
	if (verdict) return claimReviewJsonLd(reviewBy(verdict, theCase, url), { of });
	return claimNode({ claim: reviewedClaimOf(theCase), ...of });
}

/** The rating is the verdict's; no score takes part in it. */
function reviewBy(verdict: ToldVerdict, theCase: Case, url: string): ClaimReview {
	const { rating, scale, by } = verdict;
	const { worst, best } = endsOf(scale);
	const onLine = (number: number | null) => (rating.number === null || number === null ? null : String(number));
	const anyLabel = rating.labels.en ?? Object.values(rating.labels)[0] ?? rating.key;
	return {
		url,
		title: null,
		language: verdict.language,
		reviewer: { kind: 'ORGANIZATION', name: by.name, url: by.url },
		published: verdict.published,
		rating: {
			label: inLanguage(rating.labels, verdict.language, anyLabel),
			value: onLine(rating.number),
			best: onLine(best),
			worst: onLine(worst),
		},
		explanation: verdict.explanation,
		claim: reviewedClaimOf(theCase),
	};
}

function reviewedClaimOf(theCase: Case): ReviewedClaim {
	const { claim, documents, derivations } = theCase;
	const retracted = new Set(theCase.retractions.map((one) => one.statementId));
	const testimony = theCase.statements.filter(
		(one): one is Testimony => one.role === 'TESTIMONY' && !retracted.has(one.id),
	);
	const spokenIn = testimony.map((one) => one.documentId ?? theCase.sources.get(one.sourceId)?.documentId ?? '');
	const found = [...new Set(spokenIn)].flatMap((id) => documents.get(id) ?? []);
	const roots = found.flatMap((one) => documents.get(rootDocument(one.id, derivations)) ?? []);
	const [first] = roots.filter((one) => one.published !== null).sort(byDate);
	return {
		text: claim.text,
		language: claim.language,
		claimed: claim.saidAt,
		claimants: claimantsOf(theCase, testimony),
		appearances: found.sort(byDate).map(appearance),
		firstAppearance: first ? appearance(first) : null,
	};
}

const byDate = (one: Document, other: Document): number =>
	`${one.published ?? '9'} ${one.slug}` < `${other.published ?? '9'} ${other.slug}` ? -1 : 1;

const appearance = ({ url, title, outlet, published, language }: Document): Appearance => ({
	url,
	title,
	publisher: outlet,
	published,
	language,
});

/** Who asserts it by name. */
function claimantsOf({ sources, parties }: Case, testimony: readonly Testimony[]): Agent[] {
	const named = testimony
		.filter((one) => one.stance === 'ASSERTS')
		.flatMap((one) => sources.get(one.sourceId) ?? [])
		.filter((source) => !isUnnamed(source.attribution))
		.flatMap((source) => source.partyIds);
	return [...new Set(named)].flatMap((id) => {
		const party = parties.get(id);
		return party ? [agentFrom(party)] : [];
	});
}

const agentFrom = ({ kind, name, outsideIds: { wikidata } }: Party): Agent => ({
	kind: kind === 'PERSON' ? 'PERSON' : 'ORGANIZATION',
	name,
	url: wikidata === undefined ? null : `https://www.wikidata.org/wiki/${encodeURIComponent(wikidata)}`,
});
