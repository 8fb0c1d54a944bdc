import { claimIdOf } from '../core/ids.js';
import type { Owned } from '../core/permissions.js';
import { type Hearings, loadClaimPages, loadHearings, type StoredCase } from './cases.js';
import type { KeysetList } from './keyset.js';
import type { ClaimRevisionRow } from './rows/claim.js';
import type { Sight } from './sight.js';
import { places, type Session } from './sql.js';
import { loadStatements, type StatementOnRecord } from './statements.js';

/** Whose some claims are, by id. */
async function ownersOf(session: Session, claimIds: readonly string[]): Promise<Map<string, Owned>> {
	if (claimIds.length === 0) return new Map();
	const found = await session.query<Owned & { id: string }>(
		`SELECT id, desk_id AS "deskId", public_since AS "publicSince" FROM claim WHERE id IN ${places(claimIds)}`,
		claimIds,
	);
	return new Map(found.map((one) => [one.id, one]));
}

/** Statements by id, as far as their claims are seen. */
export const statementsSeen =
	(sight: Sight): typeof loadStatements =>
	async (session, ids) => {
		if (sight.whole) return loadStatements(session, ids);
		const [found, owners] = await Promise.all([
			loadStatements(session, ids),
			ownersOf(session, [...new Set(ids.map(claimIdOf))]),
		]);
		const seen = [...found].flatMap(([id, one]) => {
			const owner = owners.get(one.claimId);
			return owner && sight.sees(owner) ? [[id, shownStatement(sight, one, owner.deskId)] as const] : [];
		});
		return new Map(seen);
	};

const shownStatement = (sight: Sight, one: StatementOnRecord, deskId: string): StatementOnRecord => ({
	...sight.shown(one, deskId),
	retraction: one.retraction && sight.shown(one.retraction, deskId),
});

/** What was said under some claims that are seen, as it is shown. */
export async function hearingsSeen(session: Session, sight: Sight, claimIds: readonly string[]): Promise<Hearings> {
	const heard = loadHearings(session, claimIds);
	if (sight.whole) return heard;
	const owners = await ownersOf(session, claimIds);
	return shownHearings(sight, await heard, (claimId) => owners.get(claimId)?.deskId ?? '');
}

function shownHearings(
	sight: Sight,
	{ hearings, parties, documents }: Hearings,
	deskOf: (claimId: string) => string,
): Hearings {
	const things = seenThings(sight);
	const all = <T extends Owned>(rows: readonly T[]) =>
		rows.filter(sight.sees).map((one) => sight.shown(one, one.deskId));
	return {
		hearings: new Map(
			[...hearings].map(([id, { statements, retractions, sources }]) => {
				const shown = <T extends object>(rows: readonly T[]) => rows.map((one) => sight.shown(one, deskOf(id)));
				const speakers = things(sources);
				const said = shown(statements).filter((one) => speakers.has(one.sourceId));
				return [id, { statements: said, retractions: shown(retractions), sources: speakers }];
			}),
		),
		parties: all(parties),
		documents: all(documents),
	};
}

/** As `loadClaimPages`, of claims that are seen, as they are shown. */
export async function claimPagesSeen(session: Session, sight: Sight, refs: readonly string[]) {
	const page = await loadClaimPages(session, refs, sight.and('claim'));
	if (sight.whole) return page;
	const { claims, hearings, parties, documents, bearings, links, linkedClaims } = page;
	const desks = new Map(claims.map((one) => [one.id, one.deskId]));
	const shown = shownHearings(sight, { hearings, parties, documents }, (id) => desks.get(id) ?? '');
	const [linked, about] = [new Set<string>(), new Set(shown.parties.map((one) => one.id))];
	for (const one of linkedClaims) if (sight.sees(one)) linked.add(one.id);
	return {
		...shown,
		claims: claims.map((one) => sight.shown(one, one.deskId)),
		linkedClaims: linkedClaims.filter(sight.sees).map((one) => sight.shown(one, one.deskId)),
		bearings: ofEach(bearings, (all) => all.filter((one) => about.has(one.partyId))),
		links: ofEach(links, (all, id) =>
			all.filter((one) => linked.has(one.linkedClaimId)).map((one) => sight.shown(one, desks.get(id) ?? '')),
		),
	};
}

const ofEach = <T>(all: ReadonlyMap<string, T[]>, change: (some: T[], id: string) => T[]): Map<string, T[]> =>
	new Map([...all].map(([id, some]) => [id, change(some, id)]));

/** Cases as they are shown, by claim id, without those whose claim is not seen. */
export async function casesSeen(
	session: Session,
	sight: Sight,
	cases: ReadonlyMap<string, StoredCase>,
): Promise<Map<string, StoredCase>> {
	const linkedIds = new Set([...cases.values()].flatMap((one) => one.links.map(({ link }) => link.linkedClaimId)));
	const owners = await ownersOf(session, [...linkedIds]);
	const isSeen = (claimId: string) => {
		const owner = owners.get(claimId);
		return owner !== undefined && sight.sees(owner);
	};
	const things = seenThings(sight);
	return new Map(
		[...cases].flatMap(([id, one]): [string, StoredCase][] => {
			if (!sight.sees(one.claim)) return [];
			const { deskId } = one.claim;
			const shown = <T extends object>(all: readonly T[]) => all.map((each) => sight.shown(each, deskId));
			const sources = things(one.sources);
			return [
				[
					id,
					{
						claim: sight.shown(one.claim, deskId),
						bearings: one.bearings,
						statements: shown(one.statements).filter((each) => sources.has(each.sourceId)),
						retractions: shown(one.retractions),
						judgements: shown(one.judgements),
						links: one.links
							.filter(({ link }) => isSeen(link.linkedClaimId))
							.map((each) => ({ ...each, link: sight.shown(each.link, deskId) })),
						sources,
						parties: things(one.parties),
						interests: one.interests,
						documents: things(one.documents),
						derivations: one.derivations,
					},
				],
			];
		}),
	);
}

/** Things that cases share are gone through once. */
function seenThings(sight: Sight) {
	const known = new WeakMap<object, unknown>();
	return <T extends Owned>(things: ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
		const seen =
			(known.get(things) as ReadonlyMap<string, T> | undefined) ??
			new Map([...things].flatMap(([id, one]) => (sight.sees(one) ? [[id, sight.shown(one, one.deskId)]] : [])));
		known.set(things, seen);
		return seen;
	};
}

/** Wordings of a claim: who is not of its desk sees none that was replaced before it was published. */
export function revisionsSeen(sight: Sight, list: KeysetList<ClaimRevisionRow>): KeysetList<ClaimRevisionRow> {
	if (sight.whole) return list;
	const seen = sight.listWith(list, ['claim w ON w.id = t.claim_id']);
	const replaced = `EXISTS (SELECT 1 FROM claim_revision l WHERE l.claim_id = t.claim_id AND l.revision = t.revision + 1
		AND l.recorded_at <= w.public_since)`;
	return { ...seen, where: [...seen.where, `(${sight.own('w')} OR NOT ${replaced})`] };
}
