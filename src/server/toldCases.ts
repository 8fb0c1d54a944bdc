import { dayOf } from '../core/dates.js';
import { messagesIn } from '../core/messages/index.js';
import { summarise } from '../core/summary.js';
import { currentVerdict, type Verdict, verdictsSeenBy } from '../core/verdict.js';
import type { ToldCase, ToldVerdict } from '../interop/claimReview/ofCase.js';
import type { StoredCase } from '../store/cases.js';
import { loadDeskNames } from '../store/desks.js';
import type { Reads } from '../store/reads.js';
import type { Office } from '../workflow/office.js';

export interface Telling {
	readonly office: Office;
	/** With the eyes of whoever is told. */
	readonly reads: Reads;
	/** Where this server is reached. */
	readonly origin: string;
	/** The language of reasons; English when left out. */
	readonly language?: string | undefined;
}

/** Claims with their verdicts, ready to be given out, in the order of the ids; those that are not seen are left out. A fixed number of statements. */
export async function toldCases(
	telling: Telling,
	claimIds: readonly string[],
): Promise<(ToldCase & { readonly case: StoredCase })[]> {
	const { reads, office, origin } = telling;
	const messages = messagesIn(telling.language);
	const [cases, names] = await Promise.all([
		Promise.all(claimIds.map((id) => reads.case.load(id))),
		office.database.read(loadDeskNames),
	]);
	return Promise.all(
		cases
			.flatMap((one) => one ?? [])
			.map(async (theCase) => {
				const { claim } = theCase;
				const name = names.get(claim.deskId) ?? 'the desk';
				const assessment = office.method.assess(theCase);
				return {
					case: theCase,
					url: addressOf(origin, claim.slug),
					verdict: await verdictTold(claim, { reads, by: { name, url: `${origin}/` } }),
					contestedness: {
						score: claim.score,
						level: claim.level,
						method: claim.method,
						summary: summarise(theCase, assessment, { messages }),
					},
				};
			}),
	);
}

export const addressOf = (origin: string, slug: string): string => `${origin}/claims/${encodeURIComponent(slug)}`;

/** The verdict on a claim, ready to be given out; null where the public knows none. */
export async function toldVerdict(
	{ reads, office, origin }: Omit<Telling, 'language'>,
	claim: StoredCase['claim'],
): Promise<ToldVerdict | null> {
	const names = await office.database.read(loadDeskNames);
	return verdictTold(claim, { reads, by: { name: names.get(claim.deskId) ?? 'the desk', url: `${origin}/` } });
}

/** The verdict that holds, as everybody may know it. One on an earlier wording says nothing of the present one, and is not given out. */
async function verdictTold(
	claim: StoredCase['claim'],
	{ reads, by }: { readonly reads: Reads; readonly by: ToldVerdict['by'] },
): Promise<ToldVerdict | null> {
	if (claim.publicSince === null) return null;
	const all = await reads.decisions().verdictsOfClaim.load(claim.id);
	const current = currentVerdict(verdictsSeenBy(all, { seated: false, userId: null }));
	if (!current?.rating || current.explanation === null || current.claimRevision !== claim.revision) return null;
	const scale = await reads.decisions().scale(current.deskId, current.scaleVersion);
	const { rating, explanation, language } = current;
	return { rating, explanation, language, by, scale: scale ?? { ratings: [] }, published: dayTold(current, claim) };
}

/** The day from which on the public could read it: once it was agreed to, and its claim published. */
const dayTold = (
	{ decision, recordedAt }: Pick<Verdict, 'decision' | 'recordedAt'>,
	{ publicSince }: Pick<StoredCase['claim'], 'publicSince'>,
): string => {
	const [agreed, open] = [dayOf(decision?.recordedAt ?? recordedAt), dayOf(publicSince ?? '')];
	return (agreed > open ? agreed : open).slice(0, 10);
};
