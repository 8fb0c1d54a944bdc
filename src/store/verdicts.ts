import type { RatingPair } from '../core/agreement.js';
import { groupBy } from '../core/group.js';
import { defaultScale, type RatingScale } from '../core/ratingScale.js';
import type { Verdict } from '../core/verdict.js';
import { RatingScaleRow, SecondRatingRow, VerdictDecisionRow, VerdictRow, VerdictSourceRow } from './rows/verdict.js';
import { hydrate, list, places, type Session } from './sql.js';

/** The verdicts on some claims, by claim id and in their order, in one statement. A claim without any is missing. */
export async function loadVerdicts(
	session: Session,
	claimIds: readonly string[],
): Promise<Map<string, readonly Verdict[]>> {
	const under = places(claimIds);
	const from = (row: new () => object, table: string, order: string) => ({
		sql: `SELECT ${list(row, 't')} FROM ${table} t WHERE t.claim_id IN ${under} ORDER BY ${order}`,
		values: claimIds,
	});
	const [verdicts = [], sources = [], decisions = [], ratings = []] = await session.ask([
		from(VerdictRow, 'verdict', 't.sequence'),
		from(VerdictSourceRow, 'verdict_source', 't.place'),
		from(VerdictDecisionRow, 'verdict_decision', 't.verdict_id'),
		from(SecondRatingRow, 'second_rating', 't.verdict_id'),
	]);
	const sourcesOf = groupBy(hydrate(VerdictSourceRow, sources), (one) => one.verdictId);
	const decisionOf = new Map(hydrate(VerdictDecisionRow, decisions).map((one) => [one.verdictId, one]));
	const secondOf = new Map(hydrate(SecondRatingRow, ratings).map((one) => [one.verdictId, one]));
	const found = hydrate(VerdictRow, verdicts).map(({ ratingKey, ratingLabels, ratingNumber, ...row }): Verdict => {
		const second = secondOf.get(row.id);
		return {
			...row,
			rating: { key: ratingKey, labels: ratingLabels, number: ratingNumber },
			sources: sourcesOf.get(row.id) ?? [],
			decision: decisionOf.get(row.id) ?? null,
			secondRating: second
				? {
						rating: { key: second.ratingKey, labels: second.ratingLabels, number: second.ratingNumber },
						userId: second.userId,
						recordedAt: second.recordedAt,
					}
				: null,
		};
	});
	return groupBy(found, (one) => one.claimId);
}

/** A desk's scale: the current one, or of a version. */
export const keyOfVersion = (deskId: string, version: number | null = null): string =>
	version === null ? deskId : `${deskId} ${version}`;

/** The scales that some keys (`keyOfVersion`) name; a version that is not there is missing. */
export const loadScales = (session: Session, keys: readonly string[]): Promise<Map<string, RatingScale>> =>
	versionsOf(keys, {
		load: async (deskIds) => {
			const rows = await session.query<Record<string, unknown>>(
				`SELECT ${list(RatingScaleRow, 's')} FROM rating_scale s WHERE s.desk_id IN ${places(deskIds)} ORDER BY s.version`,
				deskIds,
			);
			return hydrate(RatingScaleRow, rows);
		},
		first: defaultScale,
	});

/** What is kept version by version for a desk, by key: version 0 comes with the software, and holds until another is recorded. */
export async function versionsOf<T extends { readonly deskId: string; readonly version: number }>(
	keys: readonly string[],
	options: {
		readonly load: (deskIds: readonly string[]) => Promise<readonly T[]>;
		readonly first: (deskId: string) => T;
	},
): Promise<Map<string, T>> {
	const asked = keys.map((key) => ({ key, deskId: key.split(' ')[0] ?? '', version: key.split(' ')[1] ?? null }));
	const recorded = groupBy(await options.load([...new Set(asked.map((one) => one.deskId))]), (one) => one.deskId);
	const found = new Map<string, T>();
	for (const { key, deskId, version } of asked) {
		const all = [options.first(deskId), ...(recorded.get(deskId) ?? [])];
		const one = version === null ? all.at(-1) : all.find((each) => each.version === Number(version));
		if (one) found.set(key, one);
	}
	return found;
}

/** How often two people at a desk gave which ratings independently. */
export async function loadRatingPairs(session: Session, deskId: string): Promise<RatingPair[]> {
	const rows = await session.query<RatingPair>(
		`SELECT v.rating_key AS "firstKey", v.rating_number AS "firstNumber", r.rating_key AS "secondKey",
		r.rating_number AS "secondNumber", count(*) AS "times"
		FROM verdict v JOIN second_rating r ON r.claim_id = v.claim_id AND r.verdict_id = v.id WHERE v.desk_id = ?
		GROUP BY v.rating_key, v.rating_number, r.rating_key, r.rating_number
		ORDER BY v.rating_key, r.rating_key, v.rating_number, r.rating_number`,
		[deskId],
	);
	return rows.map((row) => ({ ...row, times: Number(row.times) }));
}
