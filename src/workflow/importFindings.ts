import type { ClaimDraft, DocumentDraft, PartyDraft, SourceDraft, TextDraft } from '../core/drafts.js';
import type { LedgerEntry } from '../core/ledger.js';
import { usualDirectness } from '../core/source.js';
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

interface Drafts {
	readonly document: DocumentDraft;
	readonly party: PartyDraft;
	readonly source: SourceDraft;
	readonly claim: ClaimDraft;
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a thing on record that a file's entry has otherwise. */
export async function findDifferences<K extends keyof Drafts>(
	session: Session,
	kind: K,
	slug: string,
	entry: LedgerEntry<Drafts[K]>,
): Promise<Finding[]> {
	const id = (await findRef(session, kind, slug)) ?? '';
	const [recorded, given] = await sides(session, kind, id, entry.draft);
	return Object.keys(given).flatMap((field) => {
		const [was, is] = [show(recorded[field]), show(given[field])];
		return was === is ? [] : [{ of: `${kind} \`${slug}\``, field, recorded: was, given: is }];
	});
}

async function sides<K extends keyof Drafts>(
	session: Session,
	kind: K,
	id: string,
	draft: Drafts[K],
): Promise<[Fields, Fields]> {
	switch (kind) {
		case 'document': {
			const { outlet, title, url, language, dateline, published } = draft as DocumentDraft;
			return [
				{ ...(await loadDocuments(session, [id])).get(id) },
				{ outlet, title, url, language, dateline, published },
			];
		}
		case 'party': {
			const { kind: is, name, names, shortName } = draft as PartyDraft;
			return [{ ...(await loadParties(session, [id])).get(id) }, { kind: is, name, names: texts(names), shortName }];
		}
		case 'source': {
			const { attribution, directness, described, headcount } = draft as SourceDraft;
			const source = (await loadSources(session, [id])).get(id);
			const usual = usualDirectness(attribution);
			const { least, most } = headcount ?? source?.headcount ?? {};
			return [
				{ ...source, ...source?.headcount },
				{ attribution, directness: directness ?? usual, described, least, most },
			];
		}
		default: {
			const { text, translations, kind: is, implied } = draft as ClaimDraft;
			return [
				{ ...(await loadClaims(session, [id])).get(id) },
				{ text, translations: texts(translations), kind: is ?? 'FACT', implied: implied ?? false },
			];
		}
	}
}

const texts = (given: readonly TextDraft[] | null | undefined): Fields =>
	Object.fromEntries((given ?? []).map((one) => [one.language, one.text.normalize('NFC').trim()]));

const show = (value: unknown): string | null => {
	if (value === null || value === undefined || value === '') return null;
	if (typeof value !== 'object') return String(value).normalize('NFC').trim();
	return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
};
