import { instantFrom } from '../core/dates.js';
import type {
	ClaimDraft,
	DocumentDraft,
	InterestDraft,
	PartyDraft,
	SourceDraft,
	StoryDraft,
	TextDraft,
} from '../core/drafts.js';
import { isUnnamed, usualDirectness } from '../core/source.js';
import { loadDocuments, loadParties, loadSources } from '../store/cases.js';
import { loadClaims } from '../store/claims.js';
import { findRef } from '../store/references.js';
import type { Session } from '../store/sql.js';

/** Something on record that the file has otherwise, or (given null and no field) has no longer. */
export interface Finding {
	/** What it is about, in words: "party `meta`". */
	readonly of: string;
	readonly field: string | null;
	readonly recorded: string | null;
	readonly given: string | null;
}

/** Where to compare: the database, the slug of the thing on record, and the slugs of the file's own keys. */
interface Place {
	readonly session: Session;
	readonly slug: string;
	readonly within: (key: string) => string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a story on record that a file has otherwise. */
export async function storyFindings(session: Session, slug: string, draft: StoryDraft): Promise<Finding[]> {
	const [recorded] = await session.query<Record<string, unknown>>('SELECT title, language FROM story WHERE slug = ?', [
		slug,
	]);
	return differences(`story \`${slug}\``, { ...recorded }, { title: draft.title, language: draft.language });
}

/** What a file has otherwise about an interest on record; nothing, where one of those on record is just so. */
export function interestFindings(
	recorded: readonly Record<'since' | 'until' | 'note', string | null>[],
	draft: InterestDraft,
): Finding[] {
	const { since, until, note } = draft;
	const of = `interest of \`${draft.party}\` (${draft.kind}) in \`${draft.inParty}\``;
	const compared = recorded.map((one) => differences(of, one, { since, until, note }));
	return compared.some((one) => one.length === 0) ? [] : (compared[0] ?? []);
}

/** The fields of a document on record that a file has otherwise. */
export async function documentFindings(place: Place, draft: DocumentDraft): Promise<Finding[]> {
	const id = (await findRef(place.session, 'document', place.slug)) ?? '';
	const recorded = (await loadDocuments(place.session, [id])).get(id);
	const derivedFrom = await place.session.query<{ slug: string; kind: string }>(
		'SELECT d.slug, v.kind FROM derivation v JOIN document d ON d.id = v.from_document_id WHERE v.document_id = ?',
		[id],
	);
	const { outlet, title, url, language, dateline, published, note } = draft;
	const given = { outlet, title, url, language, dateline, published, note };
	return differences(
		`document \`${place.slug}\``,
		{ ...recorded, derivedFrom: listed(derivedFrom) },
		{
			...given,
			derivedFrom: listed(
				(draft.derivedFrom ?? []).map((one) => ({ slug: place.within(one.document), kind: one.kind })),
			),
		},
	);
}

/** The fields of a party on record that a file has otherwise. */
export async function partyFindings(place: Place, draft: PartyDraft): Promise<Finding[]> {
	const id = (await findRef(place.session, 'party', place.slug)) ?? '';
	const recorded = { ...(await loadParties(place.session, [id])).get(id) };
	const { kind, name, shortName, note } = draft;
	const outsideIds = Object.fromEntries((draft.outsideIds ?? []).map((one) => [one.scheme, one.id]));
	return differences(`party \`${place.slug}\``, recorded, {
		kind,
		name,
		names: texts(draft.names),
		shortName,
		outsideIds,
		note,
	});
}

/** The fields of a source on record that a file has otherwise. */
export async function sourceFindings(place: Place, draft: SourceDraft): Promise<Finding[]> {
	const id = (await findRef(place.session, 'source', place.slug)) ?? '';
	const recorded = (await loadSources(place.session, [id])).get(id);
	const partyIds = recorded?.partyIds ?? [];
	const parties = await loadParties(place.session, partyIds);
	const document = (await loadDocuments(place.session, [recorded?.documentId ?? ''])).get(recorded?.documentId ?? '');
	const { attribution, directness, described } = draft;
	const least = isUnnamed(attribution) ? (draft.headcount?.least ?? 1) : null;
	return differences(
		`source \`${place.slug}\``,
		{
			...recorded,
			least: recorded?.headcount?.least,
			most: recorded?.headcount?.most,
			parties: partyIds.map((one) => parties.get(one)?.slug).join(', '),
			document: document?.slug,
		},
		{
			attribution,
			directness: directness ?? usualDirectness(attribution),
			described,
			least,
			most: draft.headcount?.most,
			parties: (draft.parties ?? []).join(', '),
			document: draft.document && place.within(draft.document),
		},
	);
}

/** The fields of a claim on record that a file has otherwise; its standing is the desk's own and not compared. */
export async function claimFindings(place: Place, draft: ClaimDraft): Promise<Finding[]> {
	const id = (await findRef(place.session, 'claim', place.slug)) ?? '';
	const recorded = (await loadClaims(place.session, [id])).get(id);
	const about = await place.session.query<{ slug: string; kind: string }>(
		'SELECT p.slug, b.news AS kind FROM claim_bearing b JOIN party p ON p.id = b.party_id WHERE b.claim_id = ?',
		[id],
	);
	const topics = await place.session.query<{ topic: string }>('SELECT topic FROM claim_topic WHERE claim_id = ?', [id]);
	const bears = (draft.about ?? []).map((one) => ({ slug: one.party, kind: one.news ?? 'NEUTRAL' }));
	return differences(
		`claim \`${place.slug}\``,
		{ ...recorded, about: listed(about), topics: sorted(topics.map((one) => one.topic)) },
		{
			text: draft.text,
			translations: texts(draft.translations),
			kind: draft.kind ?? 'FACT',
			implied: draft.implied ?? false,
			saidAt: draft.saidAt && (instantFrom(draft.saidAt) ?? draft.saidAt),
			about: listed(bears),
			topics: sorted((draft.topics ?? []).map((one) => one.normalize('NFC').trim())),
		},
	);
}

/** Whether a claim was ever worded as the file has it; a wording that was left is not taken up again by itself. */
export async function wasWordedSo(session: Session, claimId: string, draft: ClaimDraft): Promise<boolean> {
	const revisions = await session.query<{ text: string; translations: string }>(
		'SELECT text, translations FROM claim_revision WHERE claim_id = ?',
		[claimId],
	);
	const [text, translations] = [show(draft.text), show(texts(draft.translations))];
	return revisions.some((one) => show(one.text) === text && show(JSON.parse(one.translations)) === translations);
}

const differences = (of: string, recorded: Fields, given: Fields): Finding[] =>
	Object.keys(given).flatMap((field) => {
		const [was, is] = [show(recorded[field]), show(given[field])];
		return was === is ? [] : [{ of, field, recorded: was, given: is }];
	});

const sorted = (words: readonly string[]): string => [...new Set(words)].sort().join(', ');
const listed = (pairs: readonly { slug: string; kind: string }[]): string =>
	sorted(pairs.map(({ slug, kind }) => `${slug} ${kind}`));

const texts = (given: readonly TextDraft[] | null | undefined): Fields =>
	Object.fromEntries((given ?? []).map((one) => [one.language, one.text.normalize('NFC').trim()]));

function show(value: unknown): string | null {
	if (value === null || value === undefined || value === '') return null;
	if (typeof value !== 'object') return String(value).normalize('NFC').trim();
	return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
