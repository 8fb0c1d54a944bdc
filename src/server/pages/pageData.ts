import { kindOfId } from '../../core/ids.js';
import type { Messages } from '../../core/messages/catalogue.js';
import type { Slice } from '../../core/page.js';
import { textsOfClaim, textsOfStatement } from '../../core/search/entry.js';
import { highlight } from '../../core/search/highlight.js';
import { wantedTokens } from '../../core/search/tokens.js';
import { nameOfSpeaker } from '../../core/summary.js';
import { currentVerdict, verdictsSeenBy } from '../../core/verdict.js';
import { webAddress } from '../../interop/documents.js';
import type { ShownClaim } from '../../interop/pages/claim/shownClaim.js';
import type { Listed } from '../../interop/pages/claimList.js';
import { textOf } from '../../interop/pages/localText.js';
import type { Hit } from '../../interop/pages/searchPage.js';
import type { ListedStory } from '../../interop/pages/storyPage.js';
import type { Reads } from '../../store/reads.js';
import type { ClaimRow } from '../../store/rows/claim.js';
import type { Office } from '../../workflow/office.js';

/** What pages are read with: the eyes of whoever asks, and the method that scores. */
export interface Reading {
	readonly reads: Reads;
	readonly method: Office['method'];
}

/** A claim by slug or id, as far as who asks may know of it; null where there is none. */
export async function findClaim({ reads }: Reading, ref: string): Promise<ClaimRow | null> {
	const id = await reads.find('claim', ref);
	return id === null ? null : reads.claim.load(id);
}

/** Whoever reads a page sees the verdict as the public does, whatever they are at the desk. */
const everybody = { seated: false, userId: null } as const;

/** All that a claim's page shows, in as many statements however much was said under it. */
export async function claimData(reading: Reading, claim: ClaimRow): Promise<ShownClaim> {
	const { reads } = reading;
	const [listed, { edges }, storyIds, corrections, links, verdicts] = await Promise.all([
		caseOf(reading, claim.id),
		reads.history(claim.id, { last: 100 }),
		reads.storiesOfClaim.load(claim.id),
		reads.deskWork().corrections(claim, {}).page({ first: 100 }),
		reads.linksToClaim(claim.id).page({ first: 20 }),
		reads.decisions().verdictsOfClaim.load(claim.id),
	]);
	const verdict = currentVerdict(verdictsSeenBy(verdicts, everybody));
	const [stories, leaning, papers] = await Promise.all([
		reads.story.loadMany(storyIds.map((one) => one.storyId)),
		reads.claim.loadMany([...new Set(nodesOf(links).map((one) => one.claimId))]),
		reads.document.loadMany((verdict?.sources ?? []).flatMap((one) => one.documentId ?? [])),
	]);
	const documents = new Map(papers.flatMap((one) => (one ? [[one.id, one] as const] : [])));
	return {
		...listed,
		verdict: verdict && {
			labels: verdict.rating?.labels ?? {},
			explanation: verdict.explanation,
			language: verdict.language,
			recordedAt: verdict.recordedAt,
			ofCurrentWording: verdict.claimRevision === claim.revision,
			standsOn: verdict.sources.flatMap(({ documentId, url }) => {
				const document = documents.get(documentId ?? '');
				const address = webAddress(url ?? document?.url ?? '');
				const name = document ? (document.title ?? document.outlet) : address;
				return name === null ? [] : [{ name, address }];
			}),
		},
		scoredAt: claim.scoredAt,
		history: edges.map(({ node }) => node),
		stories: stories.flatMap((one) => one ?? []),
		corrections: nodesOf(corrections),
		leaning: leaning.flatMap((one) => one ?? []),
	};
}

/** A claim with its score taken apart. */
export async function caseOf({ reads, method }: Reading, id: string): Promise<Listed> {
	const theCase = await reads.case.load(id);
	if (!theCase) throw new Error(`the case of ${id} is not there`);
	return { case: theCase, assessment: method.assess(theCase) };
}

const mostContestedFirst = { by: 'CONTESTEDNESS', descending: true } as const;

/** The claims that are most contested, and the newest stories. */
export async function frontData(reading: Reading): Promise<{ claims: Listed[]; stories: ListedStory[] }> {
	const { reads } = reading;
	const [claims, stories] = await Promise.all([
		reads.claims({ leastScore: 0.05 }, mostContestedFirst).page({ first: 10 }),
		reads.stories({}, { by: 'RECORDED_AT', descending: true }).page({ first: 20 }),
	]);
	return { claims: await casesOf(reading, claims), stories: nodesOf(stories) };
}

/** A story with a page of its claims by how contested they are; null where there is no such story. */
export async function storyData(reading: Reading, slug: string, after: string | null) {
	const { reads } = reading;
	const id = await reads.find('story', slug);
	const story = id === null ? null : await reads.story.load(id);
	if (!story) return null;
	const listed = reads.claims({ storyId: story.id }, mostContestedFirst);
	const [page, total, documents] = await Promise.all([
		listed.page({ first: 50, after }),
		listed.count(),
		reads.documents({ storyId: story.id }, { by: 'RECORDED_AT', descending: false }).page({ first: 50 }),
	]);
	const last = page.edges.at(-1)?.cursor;
	return {
		story,
		claims: await casesOf(reading, page),
		total,
		next: page.hasNextPage && last ? `/stories/${story.slug}?after=${last}` : null,
		documents: nodesOf(documents),
	};
}

/** Claims and statements that have all the words of a text. */
export async function searchData(
	{ reads }: Reading,
	{ asked, after, messages }: { readonly asked: string; readonly after: string | null; readonly messages: Messages },
) {
	const wanted = wantedTokens(asked.slice(0, 200));
	if (wanted.size === 0) return { hits: [], total: 0, next: null };
	const search = { tokens: [...wanted], kinds: ['CLAIM', 'STATEMENT'] as const };
	const [slice, total] = await Promise.all([reads.search(search, { first: 20, after }), reads.countHits(search)]);
	const ids = nodesOf(slice).map((one) => one.id);
	const isClaim = (id: string) => kindOfId(id) === 'claim';
	const statements = (await reads.statement.loadMany(ids.filter((id) => !isClaim(id)))).flatMap((one) => one ?? []);
	const byId = new Map(statements.map((one) => [one.id, one]));
	const claimIds = [...new Set([...ids.filter(isClaim), ...statements.map((one) => one.claimId)])];
	const cases = new Map(
		(await Promise.all(claimIds.map((id) => reads.case.load(id)))).flatMap((one) =>
			one ? [[one.claim.id, one] as const] : [],
		),
	);
	const hits = ids.flatMap((id): Hit[] => {
		const statement = byId.get(id);
		const theCase = cases.get(statement?.claimId ?? id);
		if (!theCase) return [];
		const texts = (statement ? textsOfStatement(statement) : textsOfClaim(theCase.claim)).flatMap(
			({ language, text }) => {
				const parts = highlight(text, wanted);
				return parts ? [{ language, parts }] : [];
			},
		);
		const path = `/claims/${theCase.claim.slug}${statement ? `#${id}` : ''}`;
		return [
			{
				kind: statement ? 'STATEMENT' : 'CLAIM',
				path,
				speaker: statement ? nameOfSpeaker(statement, theCase, messages) : null,
				claim: textOf(theCase.claim, messages.language),
				texts,
			},
		];
	});
	const last = slice.edges.at(-1)?.cursor;
	const next = slice.hasNextPage && last ? `/search?q=${encodeURIComponent(asked)}&after=${last}` : null;
	return { hits, total, next };
}

const casesOf = (reading: Reading, claims: Slice<ClaimRow>): Promise<Listed[]> =>
	Promise.all(nodesOf(claims).map((one) => caseOf(reading, one.id)));

const nodesOf = <T>(slice: Slice<T>): T[] => slice.edges.map((edge) => edge.node);
