import type { Case } from '../../src/core/case.js';
import type { Assessment } from '../../src/core/contestedness/assessment.js';
import { defaultMethod } from '../../src/core/contestedness/methods.js';
import type { Ledger, LedgerClaim, LedgerStatement } from '../../src/core/ledger.js';
import { inOrderOfLinks } from '../../src/core/links.js';
import { usualDirectness } from '../../src/core/source.js';
import type { Statement } from '../../src/core/statement.js';

const recordedAt = '2025-09-03T08:00:00.000Z';

/** Every claim of a ledger assessed in memory, after those that it leans on; keys serve as ids. */
export const assessLedger = (ledger: Ledger): Map<string, Assessment> =>
	new Map([...casesOfLedger(ledger)].map(([key, { assessment }]) => [key, assessment]));

/** Every claim of a ledger with its case and assessment. */
export function casesOfLedger(ledger: Ledger): Map<string, { case: Case; assessment: Assessment }> {
	const shared = castOf(ledger);
	const claims = new Map(ledger.claims.map((claim) => [claim.key, claim]));
	const cases = new Map<string, { case: Case; assessment: Assessment }>();
	const leansOn = (key: string) => claims.get(key)?.links.map((link) => link.claim) ?? [];
	for (const key of inOrderOfLinks([...claims.keys()], leansOn)) {
		const claim = claims.get(key);
		if (!claim) continue;
		const links = claim.links.map((link, at) => ({
			link: { id: `link ${at}`, claimId: key, kind: link.kind, linkedClaimId: link.claim, recordedAt, endedAt: null },
			slug: link.claim,
			text: claims.get(link.claim)?.draft.text ?? link.claim,
			translations: localized(claims.get(link.claim)?.draft.translations),
			lean: cases.get(link.claim)?.assessment.opinion.lean ?? Number.NaN,
		}));
		const theCase = { ...caseOf(claim), ...shared, links };
		cases.set(key, { case: theCase, assessment: defaultMethod.assess(theCase) });
	}
	return cases;
}

const localized = (texts: readonly { readonly language: string; readonly text: string }[] | null | undefined) =>
	Object.fromEntries((texts ?? []).map((one) => [one.language, one.text]));

function castOf(ledger: Ledger): Pick<Case, 'sources' | 'parties' | 'interests' | 'documents' | 'derivations'> {
	const storyId = ledger.story.key;
	return {
		sources: new Map(
			ledger.sources.map(({ key, draft }) => [
				key,
				{
					...{ id: key, slug: key, storyId, recordedAt, attribution: draft.attribution },
					directness: draft.directness ?? usualDirectness(draft.attribution),
					headcount: draft.headcount ? { least: draft.headcount.least, most: draft.headcount.most ?? null } : null,
					described: draft.described ?? null,
					documentId: draft.document ?? null,
					partyIds: draft.parties ?? [],
					mayOverlapIds: draft.mayOverlap ?? [],
				},
			]),
		),
		parties: new Map(
			ledger.parties.map(({ key, draft }) => [
				key,
				{
					...{ id: key, slug: key, recordedAt, kind: draft.kind, name: draft.name, names: localized(draft.names) },
					...{ shortName: draft.shortName ?? null, outsideIds: {}, note: draft.note ?? null },
				},
			]),
		),
		interests: ledger.interests.map(({ draft }, at) => ({
			...{ id: `interest ${at}`, partyId: draft.party, kind: draft.kind, inPartyId: draft.inParty, recordedAt },
			...{ since: draft.since ?? null, until: draft.until ?? null, note: draft.note ?? null },
		})),
		documents: new Map(
			ledger.documents.map(({ key, draft }) => [
				key,
				{
					...{ id: key, slug: key, storyId, recordedAt, outlet: draft.outlet, language: draft.language },
					...{ title: draft.title ?? null, url: draft.url ?? null, byline: null, note: draft.note ?? null },
					...{ dateline: draft.dateline ?? null, published: draft.published ?? null },
				},
			]),
		),
		derivations: ledger.documents.flatMap(({ key, draft }) =>
			(draft.derivedFrom ?? []).map((one) => ({ documentId: key, fromDocumentId: one.document, kind: one.kind })),
		),
	};
}

function caseOf({
	key,
	draft,
	statements,
}: LedgerClaim): Pick<Case, 'claim' | 'bearings' | 'statements' | 'retractions' | 'judgements'> {
	return {
		claim: {
			...{ id: key, slug: key, text: draft.text, language: draft.language, recordedAt },
			translations: localized(draft.translations),
			...{ kind: draft.kind ?? 'FACT', implied: draft.implied ?? false, revision: 1, saidAt: draft.saidAt ?? null },
			standing: draft.standing ?? 'INTAKE',
		},
		bearings: (draft.about ?? []).map((one) => ({ partyId: one.party, news: one.news ?? 'NEUTRAL' })),
		statements: statements.map((statement) => statementOf(key, statement)),
		retractions: statements.flatMap(({ key: statementId, retracted }) =>
			retracted ? [{ statementId, recordedAt, ...retracted }] : [],
		),
		judgements: statements.flatMap(({ key: statementId, interest }) =>
			interest ? [{ statementId, recordedAt, ...interest }] : [],
		),
	};
}

function statementOf(claimId: string, { key, said }: LedgerStatement): Statement {
	const { draft } = said;
	const common = {
		...{ id: key, claimId, sourceId: draft.source, recordedAt, saidAt: draft.saidAt ?? null },
		...{ documentId: draft.document ?? null, originDocumentId: draft.repeats ?? null, note: draft.note ?? null },
		...{ words: draft.words ?? null, wordsLanguage: draft.wordsLanguage ?? null, quote: draft.quote ?? null },
	};
	if (said.role === 'TESTIMONY') return { ...common, role: said.role, stance: said.draft.stance ?? 'ASSERTS' };
	if (said.role === 'SILENCE') return { ...common, role: said.role, response: said.draft.response };
	const { kind, stance } = said.draft;
	const usual = said.target === null ? 'REBUTS' : 'COUNTERS';
	return { ...common, role: said.role, kind: kind ?? usual, stance: stance ?? 'DENIES', targetId: said.target };
}
