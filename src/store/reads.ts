import type { AuditEntry } from '../core/audit.js';
import type { Bearing, ClaimLink } from '../core/claim.js';
import { groupBy } from '../core/group.js';
import type { ContestednessChange } from '../core/history.js';
import type { Page, Slice } from '../core/page.js';
import type { Interest, Party } from '../core/party.js';
import type { Actor, Viewer } from '../core/permissions.js';
import { type FoldedQuote, foldQuote } from '../core/quote/foldQuote.js';
import type { Question } from '../core/similarity/similar.js';
import type { Source } from '../core/source.js';
import type { Derivation, Document, Story } from '../core/story.js';
import { auditList } from './audit/list.js';
import { loadNames } from './audit/log.js';
import {
	type Hearing,
	loadCases,
	loadCasesWithFoundations,
	loadDocuments,
	loadParties,
	loadSources,
	type StoredCase,
} from './cases.js';
import { type ClaimFilter, type ClaimOrder, claimList, loadClaims, loadClaimsByRef } from './claims.js';
import type { Database } from './database.js';
import { decisionReads } from './decisionReads.js';
import { deskReads } from './deskReads.js';
import { gathering } from './gathering.js';
import { historyOf, loadFirstSteps, type Step, type StepFilter } from './history.js';
import { keysetSlice } from './keyset.js';
import {
	documentList,
	interestList,
	linksToClaim,
	partyList,
	revisionList,
	sourceList,
	statementList,
	storyList,
} from './lists.js';
import { Lookup } from './lookup.js';
import { type Listed, pagesOf } from './pages.js';
import { type People, peopleOf } from './peopleReads.js';
import { findRefs, type SluggedKind } from './references.js';
import type { ClaimRow } from './rows/claim.js';
import { ClaimBearingRow, ClaimLinkRow, ContestednessChangeRow } from './rows/claim.js';
import { InterestRow } from './rows/party.js';
import { DerivationRow, StoryRow } from './rows/story.js';
import { type FoundSeal, loadSeals } from './seals.js';
import { pageOfHits, type Search, totalOfHits } from './search.js';
import { casesSeen, claimPagesSeen, hearingsSeen, revisionsSeen, statementsSeen } from './seen.js';
import { type Sight, sightOf } from './sight.js';
import { loadSimilar } from './similar.js';
import { type KnownSnapshot, loadPages, loadQuoteContexts, loadSnapshots, type QuoteContext } from './snapshots.js';
import { list, places, type Session } from './sql.js';
import type { StatementOnRecord } from './statements.js';

const lookingFor = ({ tokens, kinds = null }: Search, sight: Sight) => ({ tokens, kinds, sight });

/** What one request reads with: everything asked for together is fetched together, once. */
export type Reads = ReturnType<typeof readsOf>;

export function readsOf(database: Database, viewer: Viewer) {
	const session = gathering(database);
	const sight = sightOf(viewer);
	/** Of an interest, both ends are to be seen. */
	const ends = sight.join('party w ON w.id = i.party_id') + sight.join('party v ON v.id = i.in_party_id');
	const interests = sight.whole ? list(InterestRow, 'i') : `${list(InterestRow, 'i')}, w.desk_id AS "ownedBy"`;
	const shown = <T extends object>(row: T): T => sight.shown(row, (row as { ownedBy?: string }).ownedBy ?? '');
	const { asShown } = sight;
	const stepsOf = (claimId: string, filter: StepFilter = {}) =>
		historyOf(claimId, { shown: sight.whole ? (step) => step : shown, filter: asShown(filter) });
	/** One thing per key, or null where there is none. */
	const one = <T>(
		load: (session: Session, keys: readonly string[]) => Promise<Map<string, T>>,
		options?: { readonly after: () => Promise<unknown> },
	) =>
		new Lookup<T | null>(async (keys) => {
			const found = await load(session, keys);
			return keys.map((key) => found.get(key) ?? null);
		}, options);
	/** The rows that belong to each key, in order; out of the claim's case, where that is asked for too. */
	const many = <T extends object>(
		sql: (keys: string) => string,
		options: { readonly key: keyof T; readonly inCase?: (theCase: StoredCase) => readonly T[] },
	) =>
		new Lookup<readonly T[]>(async (keys) => {
			const { inCase } = options;
			const alone = inCase ? keys.filter((key) => !casesAsked.has(key)) : keys;
			const rows = alone.length > 0 ? await session.query<T>(sql(places(alone)), alone) : [];
			const rowsOf = groupBy(sight.whole ? rows : rows.map(shown), (row) => row[options.key] as string);
			return Promise.all(
				keys.map(async (key) => {
					const theCase = inCase && casesAsked.has(key) ? await cases.load(key) : null;
					return theCase && inCase ? inCase(theCase) : (rowsOf.get(key) ?? []);
				}),
			);
		});
	let pages: ReturnType<typeof pagesOf> | undefined;
	/** Made when a list is asked for. */
	const listed: ReturnType<typeof pagesOf> = (list) => {
		pages ??= pagesOf(session);
		return pages(list);
	};
	const claim = one<ClaimRow>(sight.only(loadClaims));
	/** Cases by claim id, as they were asked for: each may be on its way still. */
	const casesAsked = new Map<string, StoredCase | null | Promise<StoredCase | null>>();
	/** Sources, parties and documents mostly come with a case, so they are asked for when those on their way have come. */
	const withCases = { after: () => Promise.allSettled(casesAsked.values()) };
	const source = one<Source>(sight.only(loadSources), withCases);
	const party = one<Party>(sight.only(loadParties), withCases);
	const document = one<Document>(sight.only(loadDocuments), withCases);
	const keep = <T extends { readonly id: string }>(lookup: Lookup<T | null>, things: Iterable<T>) => {
		for (const thing of things) lookup.prime(thing.id, thing);
	};
	/** Whole cases; what has come with one need not be fetched again. */
	const wholeCases = new Lookup<StoredCase | null>(async (ids) => {
		const all = await loadCases(session, ids);
		const found = sight.whole ? all : await casesSeen(session, sight, all);
		for (const one of found.values()) claim.prime(one.claim.id, one.claim);
		const [some] = found.values();
		if (some) {
			keep(source, some.sources.values());
			keep(party, some.parties.values());
			keep(document, some.documents.values());
		}
		return ids.map((id) => found.get(id) ?? null);
	});
	const cases = {
		load(id: string) {
			const theCase = wholeCases.load(id);
			casesAsked.set(id, theCase);
			return theCase;
		},
	};
	const hearings = new Lookup<Hearing>(async (ids) => {
		const alone = ids.filter((id) => !casesAsked.has(id));
		const { hearings: found, parties, documents } = await hearingsSeen(session, sight, alone);
		const [some] = found.values();
		keep(source, some?.sources.values() ?? []);
		keep(party, parties);
		keep(document, documents);
		return Promise.all(ids.map(async (id) => found.get(id) ?? ((await cases.load(id)) as Hearing)));
	});
	const bearingsOfClaim = many<StoredBearing>(
		(ids) =>
			`SELECT ${list(ClaimBearingRow, 'b')} FROM claim_bearing b${sight.join('party w ON w.id = b.party_id')} WHERE b.claim_id IN ${ids} ORDER BY b.place`,
		{ key: 'claimId', inCase: ({ bearings }) => bearings as StoredBearing[] },
	);
	const linksFromClaim = many<StoredLink>(
		(ids) =>
			`SELECT ${list(ClaimLinkRow, 'k')} FROM claim_link k${sight.join('claim w ON w.id = k.linked_claim_id')} WHERE k.claim_id IN ${ids} AND k.ended_at IS NULL ORDER BY k.recorded_at, k.id`,
		{ key: 'claimId', inCase: ({ links }) => links.map(({ link }) => link as StoredLink) },
	);
	/** Claims by id or slug with all that a page of them shows, which is kept as what it is. */
	const claimPages = new Lookup<ClaimRow | null>(async (refs) => {
		const { claims, hearings: heard, bearings, links, ...rest } = await claimPagesSeen(session, sight, refs);
		const [some] = heard.values();
		keep(source, some?.sources.values() ?? []);
		keep(party, rest.parties);
		keep(document, rest.documents);
		keep(claim, [...rest.linkedClaims, ...claims]);
		for (const { id } of claims) {
			hearings.prime(id, heard.get(id) as Hearing);
			bearingsOfClaim.prime(id, bearings.get(id) ?? []);
			linksFromClaim.prime(id, links.get(id) ?? []);
		}
		const byRef = new Map(claims.flatMap((one) => [[one.slug, one] as const, [one.id, one] as const]));
		return refs.map((ref) => byRef.get(ref) ?? null);
	});

	const stepLookups = new Map<number, Lookup<Slice<Step>>>();
	const firstSteps = (count: number) => {
		const lookup =
			stepLookups.get(count) ?? new Lookup<Slice<Step>>((ids) => loadFirstSteps(session, ids, { first: count, shown }));
		stepLookups.set(count, lookup);
		return lookup;
	};
	const finder = (kind: SluggedKind) => one<string>((session, refs) => findRefs(session, kind, refs, viewer));
	const finders = {
		story: finder('story'),
		document: finder('document'),
		party: finder('party'),
		source: finder('source'),
		claim: one<string>(async (session, refs) => {
			const rows = (await loadClaimsByRef(session, refs)).flatMap((row) =>
				sight.sees(row) ? [sight.shown(row, row.deskId)] : [],
			);
			for (const row of rows) claim.prime(row.id, row);
			return new Map(rows.flatMap(({ id, slug }) => [[id, id] as const, [slug, id] as const]));
		}),
	};

	let people: People | undefined;
	let decisions: ReturnType<typeof decisionReads> | undefined;
	let deskWork: ReturnType<typeof deskReads> | undefined;

	return {
		// Groups are made when they are asked for, and not spread: that would cost each request more than its query (docs/adr/014).
		/** What is read of verdicts, requests for comment and policies. */
		decisions: () => {
			decisions ??= decisionReads(session, listed);
			return decisions;
		},
		/** What is read of the way of claims from tip to published. */
		deskWork: () => {
			deskWork ??= deskReads({ session, sight, one, listed });
			return deskWork;
		},
		/** What is read of people, as far as who asks may know of them. */
		people: (actor: Actor): People => {
			people ??= peopleOf(database, actor);
			return people;
		},
		/** With whose eyes. */
		viewer,
		/** A step of a score as it is shown. */
		shownChange: (change: ContestednessChange) => shown(change),
		asShown,
		/** Cases that came with something else, by claim id, as far as they are seen, and as they are shown. */
		casesSeen: async (all: readonly StoredCase[]): Promise<ReadonlyMap<string, StoredCase>> => {
			const found = new Map(all.map((one) => [one.claim.id, one]));
			return sight.whole ? found : casesSeen(session, sight, found);
		},
		claim,
		case: cases,
		/** A claim by id or slug, together with what was said under it, what it is about and what it hangs on. */
		claimPage: (ref: string) => claimPages.load(ref),
		/** What was said under a claim, and by whom. */
		hearing: hearings,
		/** With each claim those that it leans on, in one map for all that are asked for together. */
		casesWithFoundations: new Lookup<Map<string, StoredCase>>(
			async (ids) => {
				const cases = await database.read(async (session) => {
					const all = await loadCasesWithFoundations(session, ids);
					return sight.whole ? all : casesSeen(session, sight, all);
				});
				return ids.map(() => cases);
			},
			{ most: 100 },
		),
		statement: one<StatementOnRecord>(statementsSeen(sight)),
		source,
		/** That a source is sealed, and for whom; who asks has to ask too whether the asker may know. */
		sealOfSource: one<FoundSeal>(loadSeals),
		party,
		document,
		/** What is known of the page that was kept of a document, or null. */
		snapshot: one<KnownSnapshot>(loadSnapshots),
		/** The text, and the page, of a document's latest snapshot. */
		snapshotText: one<string>((session, ids) => loadPages(session, ids, 'text')),
		snapshotHtml: one<string>((session, ids) => loadPages(session, ids, 'html')),
		/** A document's text, folded for finding quotes in it; once for all statements that quote it. */
		foldedText: new Lookup<FoldedText | null>(async (ids) => {
			const texts = await loadPages(session, ids, 'text');
			return ids.map((id) => {
				const text = texts.get(id);
				return text === undefined ? null : { text, folded: foldQuote(text) };
			});
		}),
		quoteContext: one<QuoteContext>(loadQuoteContexts),
		story: one<Story>(
			sight.only(async (session, ids) => {
				const rows = await session.query<StoryRow>(
					`SELECT ${list(StoryRow, 's')} FROM story s WHERE s.id IN ${places(ids)}`,
					ids,
				);
				return new Map(rows.map((row) => [row.id, row]));
			}),
		),
		interest: one<Interest>(async (session, ids) => {
			const rows = await session.query<Interest>(
				`SELECT ${interests} FROM interest i${ends} WHERE i.id IN ${places(ids)}`,
				ids,
			);
			return new Map(rows.map((row) => [row.id, shown(row)]));
		}),
		bearingsOfClaim,
		topicsOfClaim: many<{ claimId: string; topic: string }>(
			(ids) => `SELECT claim_id AS "claimId", topic FROM claim_topic WHERE claim_id IN ${ids} ORDER BY topic`,
			{ key: 'claimId' },
		),
		storiesOfClaim: many<{ claimId: string; storyId: string }>(
			(ids) =>
				`SELECT claim_id AS "claimId", story_id AS "storyId" FROM claim_story k${sight.join('story w ON w.id = k.story_id')} WHERE claim_id IN ${ids} ORDER BY story_id`,
			{ key: 'claimId' },
		),
		linksFromClaim,
		lastChangeOfClaim: many<ContestednessChange>(
			(ids) =>
				`SELECT ${list(ContestednessChangeRow, 'h')} FROM contestedness_change h WHERE h.claim_id IN ${ids}
				AND h.sequence = (SELECT max(sequence) FROM contestedness_change l WHERE l.claim_id = h.claim_id)`,
			{ key: 'claimId' },
		),
		interestsOfParty: many<Interest>(
			(ids) => `SELECT ${interests} FROM interest i${ends} WHERE i.party_id IN ${ids} ORDER BY i.recorded_at, i.id`,
			{ key: 'partyId' },
		),
		interestsInParty: many<Interest>(
			(ids) => `SELECT ${interests} FROM interest i${ends} WHERE i.in_party_id IN ${ids} ORDER BY i.recorded_at, i.id`,
			{ key: 'inPartyId' },
		),
		derivationsOfDocument: many<Derivation>(
			(ids) =>
				`SELECT ${list(DerivationRow, 'v')} FROM derivation v${sight.join('document w ON w.id = v.from_document_id')} WHERE v.document_id IN ${ids} ORDER BY v.from_document_id, v.kind`,
			{ key: 'documentId' },
		),
		find: (kind: SluggedKind, ref: string) => finders[kind].load(ref),
		claims: (filter: ClaimFilter, order: ClaimOrder) => listed(sight.list(claimList(asShown(filter), order))),
		stories: (...[filter, order]: Parameters<typeof storyList>) =>
			listed(sight.list(storyList(asShown(filter), order))),
		parties: (...[filter, order]: Parameters<typeof partyList>) =>
			listed(sight.list(partyList(asShown(filter), order))),
		documents: (...[filter, order]: Parameters<typeof documentList>) =>
			listed(sight.list(documentList(asShown(filter), order))),
		statements: (...[filter, order]: Parameters<typeof statementList>) =>
			listed(sight.listWith(statementList(asShown(filter), order), [ofClaim])),
		/** Sources by the page; each is completed by its parties and overlaps. */
		sources: (...[filter, order]: Parameters<typeof sourceList>): Listed<Source> => {
			const rows = listed(sight.list(sourceList(asShown(filter), order)));
			return {
				count: rows.count,
				page: async (wanted) => {
					const { edges, ...rest } = await rows.page(wanted);
					const whole = await source.loadMany(edges.map((edge) => edge.node.id));
					return { ...rest, edges: edges.map(({ cursor }, at) => ({ cursor, node: whole[at] as Source })) };
				},
			};
		},
		linksToClaim: (claimId: string, filter: Parameters<typeof linksToClaim>[1] = {}) =>
			listed(sight.listWith(linksToClaim(claimId, asShown(filter)), [ofClaim])),
		revisions: (...[claimId, filter]: Parameters<typeof revisionList>) =>
			listed(revisionsSeen(sight, revisionList(claimId, asShown(filter)))),
		interests: (...[end, id, filter = {}, order]: Parameters<typeof interestList>) =>
			listed(
				sight.listWith(interestList(end, id, asShown(filter), order), [
					'party w ON w.id = t.party_id',
					'party v ON v.id = t.in_party_id',
				]),
			),
		/** Entries of the audit log by the page, each with its actor's name; null where the person was erased. */
		auditEntries: (...asked: Parameters<typeof auditList>): Listed<NamedEntry> => {
			const rows = listed(auditList(...asked));
			return {
				count: rows.count,
				page: async (wanted) => {
					const { edges, ...rest } = await rows.page(wanted);
					const entries = edges.map((edge) => edge.node);
					const names = await loadNames(session, entries);
					const named = entries.map((one) => ({ ...one, name: names.get(one.sequence) ?? null }));
					return { ...rest, edges: edges.map(({ cursor }, at) => ({ cursor, node: named[at] as NamedEntry })) };
				},
			};
		},
		/** A page of what a search finds: ids, each with its rank. Claims among them are at hand then. */
		search: async (search: Search, asked: Pick<Page, 'first' | 'after'>) => {
			const slice = await pageOfHits(session, lookingFor(search, sight), asked);
			for (const one of slice.claims) if (sight.sees(one)) claim.prime(one.id, sight.shown(one, one.deskId));
			return slice;
		},
		countHits: (search: Search) => totalOfHits(session, lookingFor(search, sight)),
		similarClaims: (question: Question, { first }: { readonly first: number }) =>
			database.read((session) => loadSimilar(session, question, { first, sight })),
		/** The steps of a claim's score, oldest first; the first steps of claims asked for together are fetched together. */
		history: (claimId: string, asked: Page) =>
			asked.after == null && asked.before == null && asked.last == null
				? firstSteps(asked.first ?? 20).load(claimId)
				: keysetSlice(session, stepsOf(claimId), asked),
		/** The steps that fit. */
		stepsWhere: (claimId: string, filter: StepFilter) => listed(stepsOf(claimId, filter)),
		countHistory: new Lookup<number>(async (ids) => {
			const counts = await session.query<{ claimId: string; count: number }>(
				`SELECT claim_id AS "claimId", count(*) AS "count" FROM contestedness_change
					WHERE claim_id IN ${places(ids)} GROUP BY claim_id`,
				ids,
			);
			const byClaim = new Map(counts.map((row) => [row.claimId, Number(row.count)]));
			return ids.map((id) => byClaim.get(id) ?? 0);
		}),
	};
}

const ofClaim = 'claim w ON w.id = t.claim_id';

/** An entry of the audit log with the name that its actor had. */
export type NamedEntry = AuditEntry & { readonly name: string | null };
/** A text, and the same folded for finding quotes in it. */
interface FoldedText {
	readonly text: string;
	readonly folded: FoldedQuote;
}

type StoredBearing = ClaimBearingRow & Bearing;
type StoredLink = ClaimLinkRow & ClaimLink;
