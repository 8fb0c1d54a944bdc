import { dayOf } from '../core/dates.js';
import type { Correction } from '../core/deskWork.js';
import { inLanguage } from '../core/text.js';
import type { ToldCase } from '../interop/claimReview/ofCase.js';
import type { Feed, FeedEntry } from '../interop/feeds/feed.js';
import type { StoredCase } from '../store/cases.js';
import { type FeedFilter, loadLastCorrections, loadPublications } from '../store/publications.js';
import { type Telling, toldCases } from './toldCases.js';

const mostEntries = 50;

/** What was published and corrected last, the latest first. As everywhere, the public learns on which day, not when. */
export async function newsFeed(
	telling: Telling,
	{ url, ...filter }: FeedFilter & { readonly url: string },
): Promise<Feed> {
	const { office, origin, language } = telling;
	const [publications, corrections] = await office.database.read(async (session) => [
		await loadPublications(session, filter, mostEntries),
		await loadLastCorrections(session, filter, mostEntries),
	]);
	const news = [
		...publications.map(({ claimId, publicSince }) => ({ claimId, at: dayOf(publicSince), correction: null })),
		...corrections.map((correction) => ({ claimId: correction.claimId, at: dayOf(correction.recordedAt), correction })),
	]
		.sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1))
		.slice(0, mostEntries);
	const told = await toldCases(telling, [...new Set(news.map((one) => one.claimId))]);
	const caseOf = new Map(told.map((one) => [one.case.claim.id, one]));
	const entries = news.flatMap(({ claimId, at, correction }) => {
		const one = caseOf.get(claimId);
		return one ? [entryOf(one, { at, correction, language })] : [];
	});
	return {
		title: 'Counterclaim: claims published and corrected',
		description:
			'Each claim with its verdict, where there is one, and apart from it how far credible sources disagree.',
		home: `${origin}/`,
		url,
		updated: entries[0]?.published ?? '1970-01-01T00:00:00.000Z',
		entries,
	};
}

function entryOf(
	{ case: { claim }, url, verdict, contestedness }: ToldCase & { readonly case: StoredCase },
	{
		at,
		correction,
		language,
	}: { readonly at: string; readonly correction: Correction | null; readonly language: string | undefined },
): FeedEntry {
	const text = inLanguage(claim.translations, language, claim.text);
	const common = {
		url,
		language: text === claim.text ? claim.language : (language ?? claim.language),
		published: at,
		updated: at,
	};
	if (correction)
		return {
			...common,
			id: `${url}#${correction.id}`,
			title: `Correction: ${text}`,
			text: `It said: ${correction.was} It says now: ${correction.now} Why: ${correction.reason}`,
			tags: ['correction'],
		};
	const label = verdict && inLanguage(verdict.rating.labels, language, verdict.rating.labels.en ?? verdict.rating.key);
	const judged = verdict ? `Verdict of ${verdict.by.name}: ${label}. ${verdict.explanation} ` : '';
	return { ...common, id: url, title: text, text: judged + (contestedness?.summary ?? ''), tags: [claim.level] };
}
