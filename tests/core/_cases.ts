import type { Case, LinkedClaim } from '../../src/core/case.js';
import type { Bearing, BearingKind, LinkKind } from '../../src/core/claim.js';
import type { Interest, InterestKind, Party } from '../../src/core/party.js';
import type { Source } from '../../src/core/source.js';
import type {
	InterestJudgement,
	InterestStanding,
	OpposingStance,
	Rebuttal,
	Response,
	Silence,
	Statement,
	SupportingStance,
	Testimony,
} from '../../src/core/statement.js';
import type { Derivation, DerivationKind, Document } from '../../src/core/story.js';

const day = '2025-09-03T08:00:00.000Z';

/** A statement together with the source that speaks; a source without an id is the statement's own. */
export interface Word {
	readonly statement: Statement;
	readonly source: Source;
}

export type Voice = Partial<Source>;

/** People speaking by name. */
export const onRecord = (...people: string[]): Voice => ({ attribution: 'ON_RECORD', partyIds: people });
export const spokesperson = (...parties: string[]): Voice => ({
	attribution: 'SPOKESPERSON',
	directness: 'OFFICIAL',
	partyIds: parties,
});
export const unnamed = (least: number): Voice => ({ attribution: 'ANONYMOUS', headcount: { least, most: null } });
export const record = (...parties: string[]): Voice => ({ attribution: 'RECORD', partyIds: parties });
export const newsroom = (documentId: string): Voice => ({ attribution: 'NEWSROOM', documentId });

type About<S extends Statement> = Partial<Omit<S, 'id' | 'role'>>;

const sourceOf = (statementId: string, voice: Voice): Source => ({
	id: `source of ${statementId}`,
	slug: 'source',
	storyId: null,
	attribution: 'ON_RECORD',
	directness: 'UNKNOWN',
	headcount: null,
	described: null,
	documentId: null,
	partyIds: [],
	mayOverlapIds: [],
	recordedAt: day,
	...voice,
});

const said = (id: string, source: Source) => ({
	id,
	claimId: 'claim',
	sourceId: source.id,
	documentId: null,
	originDocumentId: null,
	words: null,
	wordsLanguage: null,
	quote: null,
	note: null,
	saidAt: null,
	recordedAt: day,
});

export function asserts(id: string, voice: Voice, more: About<Testimony> = {}): Word {
	const source = sourceOf(id, voice);
	return { source, statement: { ...said(id, source), role: 'TESTIMONY', stance: 'ASSERTS', ...more } };
}

export function denies(id: string, voice: Voice, more: About<Rebuttal> = {}): Word {
	const source = sourceOf(id, voice);
	const rebuttal = { ...said(id, source), role: 'REBUTTAL', kind: 'REBUTS', stance: 'DENIES', targetId: null } as const;
	return { source, statement: { ...rebuttal, ...more } };
}

export const counters = (id: string, targetId: string, voice: Voice, more: About<Rebuttal> = {}): Word =>
	denies(id, voice, { kind: 'COUNTERS', targetId, ...more });

export const undercuts = (id: string, targetId: string, voice: Voice, more: About<Rebuttal> = {}): Word =>
	denies(id, voice, { kind: 'UNDERCUTS', targetId, ...more });

export function saysNothing(id: string, voice: Voice, more: About<Silence> = {}): Word {
	const source = sourceOf(id, voice);
	return { source, statement: { ...said(id, source), role: 'SILENCE', response: 'DECLINED_TO_COMMENT', ...more } };
}

/** A word on the claim by its stance or response, whichever role that is. */
export function takes(id: string, stance: SupportingStance | OpposingStance | Response, voice: Voice): Word {
	switch (stance) {
		case 'ASSERTS':
		case 'CONFIRMS':
			return asserts(id, voice, { stance });
		case 'DENIES':
		case 'DENIES_IN_PART':
		case 'QUALIFIES':
			return denies(id, voice, { stance });
		default:
			return saysNothing(id, voice, { response: stance });
	}
}

export const goodNewsFor = (partyId: string): Bearing => bearing(partyId, 'FAVOURABLE');
export const badNewsFor = (partyId: string): Bearing => bearing(partyId, 'UNFAVOURABLE');
export const bearing = (partyId: string, news: BearingKind): Bearing => ({ partyId, news });

export const interest = (
	partyId: string,
	kind: InterestKind,
	inPartyId: string,
	span: { readonly since?: string; readonly until?: string } = {},
): Interest => ({
	id: `${partyId} ${kind} ${inPartyId}`,
	partyId,
	kind,
	inPartyId,
	since: null,
	until: null,
	note: null,
	recordedAt: day,
	...span,
});

export const judged = (
	statementId: string,
	standing: InterestStanding | null,
	recordedAt = day,
): InterestJudgement => ({ statementId, interest: standing, reason: 'the desk knows', recordedAt });

export const linked = (id: string, kind: LinkKind, lean: number): LinkedClaim => ({
	link: { id, claimId: 'claim', kind, linkedClaimId: `claim of ${id}`, recordedAt: day, endedAt: null },
	slug: id,
	text: id,
	translations: {},
	lean,
});

export const document = (id: string, more: Partial<Document> = {}): Document => ({
	byline: null,
	id,
	slug: id,
	storyId: null,
	outlet: id,
	title: null,
	url: null,
	language: 'en',
	dateline: null,
	published: null,
	note: null,
	recordedAt: day,
	...more,
});

export const derived = (documentId: string, kind: DerivationKind, fromDocumentId: string): Derivation => ({
	documentId,
	fromDocumentId,
	kind,
});

export interface Surroundings {
	readonly bearings: readonly Bearing[];
	readonly interests: readonly Interest[];
	readonly judgements: readonly InterestJudgement[];
	readonly links: readonly LinkedClaim[];
	readonly documents: readonly Document[];
	readonly derivations: readonly Derivation[];
	readonly retracted: readonly string[];
	/** Who is a person; without it, whoever speaks on record. */
	readonly people: readonly string[];
}

/** A whole case from its words, with every party that speaks in it. */
export function caseOf(words: readonly Word[], around: Partial<Surroundings> = {}): Case {
	const onRecord = words.flatMap(({ source }) => (source.attribution === 'ON_RECORD' ? source.partyIds : []));
	const people = new Set(around.people ?? onRecord);
	const partyOf = (id: string): Party => ({
		id,
		slug: id,
		kind: people.has(id) ? 'PERSON' : 'ORGANIZATION',
		name: id,
		names: {},
		shortName: null,
		outsideIds: {},
		note: null,
		recordedAt: day,
	});
	const parties = words.flatMap(({ source }) => source.partyIds.map(partyOf));
	return {
		claim: {
			id: 'claim',
			slug: 'claim',
			text: 'The moon is made of cheese.',
			language: 'en',
			translations: {},
			kind: 'FACT',
			implied: false,
			revision: 1,
			standing: 'CHECKING',
			saidAt: null,
			recordedAt: day,
		},
		bearings: around.bearings ?? [],
		statements: words.map((one) => one.statement),
		retractions: (around.retracted ?? []).map((statementId) => ({
			statementId,
			reason: 'taken back',
			saidAt: null,
			recordedAt: day,
		})),
		judgements: around.judgements ?? [],
		links: around.links ?? [],
		sources: new Map(words.map(({ source }) => [source.id, source])),
		parties: new Map(parties.map((one) => [one.id, one])),
		interests: around.interests ?? [],
		documents: new Map((around.documents ?? []).map((one) => [one.id, one])),
		derivations: around.derivations ?? [],
	};
}
