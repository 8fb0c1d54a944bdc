import type { LinkKind } from '../core/claim.js';
import type { Order, SourceFilter, Span, StatementFilter, Wish } from '../core/filters.js';
import type { Interest, InterestKind, PartyKind } from '../core/party.js';
import { Conditions } from './conditions.js';
import type { KeysetList, Selection } from './keyset.js';
import { ClaimLinkRow, ClaimRevisionRow } from './rows/claim.js';
import { InterestRow, PartyRow } from './rows/party.js';
import { SourceRow } from './rows/source.js';
import { StatementRow } from './rows/statement.js';
import { DocumentRow, StoryRow } from './rows/story.js';
import { hydrate, list } from './sql.js';

type Key<T> = KeysetList<T>['key'][0];

const recordedAt = { sql: 't.recorded_at', of: 'recordedAt', type: 'string' } as const;
const slug = { sql: 't.slug', of: 'slug', type: 'string' } as const;

/** A list of rows of one table, `t` in SQL, that have an id. */
export function listOf<T extends { id: string }, By extends string>(
	plural: string,
	row: new () => T,
	options: Selection & { readonly sorts: Readonly<Record<By, Key<T>>>; readonly order: Order<By> },
): KeysetList<T> {
	const { from, where, values, sorts, order } = options;
	return {
		name: `${plural} by ${order.by}`,
		select: list(row, 't'),
		from,
		where,
		values,
		key: [sorts[order.by], { sql: 't.id', of: 'id' }],
		descending: order.descending,
		hydrate: (raw) => hydrate(row, raw),
	};
}

export interface StoryFilter {
	readonly languages?: Wish<readonly string[]>;
	readonly titleStartsWith?: Wish<string>;
	readonly recorded?: Wish<Span>;
}
const storySorts = {
	RECORDED_AT: recordedAt,
	TITLE: { sql: 'lower(t.title)', of: 'title', type: 'string', bind: 'lower(?)' },
	SLUG: slug,
} as const;
export const storyList = (filter: StoryFilter, order: Order<keyof typeof storySorts>): KeysetList<StoryRow> => {
	const { where, values } = new Conditions()
		.among('t.language', filter.languages)
		.startsWith('t.title', filter.titleStartsWith)
		.within('t.recorded_at', filter.recorded);
	return listOf('stories', StoryRow, { from: 'story t', where, values, sorts: storySorts, order });
};

export interface PartyFilter {
	readonly kinds?: Wish<readonly PartyKind[]>;
	readonly nameStartsWith?: Wish<string>;
	readonly recorded?: Wish<Span>;
}
const partySorts = {
	RECORDED_AT: recordedAt,
	NAME: { sql: 'lower(t.name)', of: 'name', type: 'string', bind: 'lower(?)' },
	SLUG: slug,
} as const;
export const partyList = (filter: PartyFilter, order: Order<keyof typeof partySorts>): KeysetList<PartyRow> => {
	const { where, values } = new Conditions()
		.among('t.kind', filter.kinds)
		.startsWith('t.name', filter.nameStartsWith)
		.within('t.recorded_at', filter.recorded);
	return listOf('parties', PartyRow, { from: 'party t', where, values, sorts: partySorts, order });
};

const sourceSorts = { RECORDED_AT: recordedAt, SLUG: slug } as const;
export const sourceList = (filter: SourceFilter, order: Order<keyof typeof sourceSorts>): KeysetList<SourceRow> => {
	const speaks = filter.partyId == null ? '' : ' JOIN source_party p ON p.source_id = t.id AND p.party_id = ?';
	const { where, values } = new Conditions()
		.among('t.attribution', filter.attributions)
		.among('t.directness', filter.directnesses)
		.holds('t.story_id = ?', filter.storyId)
		.holds('t.document_id = ?', filter.documentId)
		.within('t.recorded_at', filter.recorded);
	const all = filter.partyId == null ? values : [filter.partyId, ...values];
	return listOf('sources', SourceRow, { from: `source t${speaks}`, where, values: all, sorts: sourceSorts, order });
};

export interface DocumentFilter {
	readonly outlets?: Wish<readonly string[]>;
	readonly titleStartsWith?: Wish<string>;
	readonly languages?: Wish<readonly string[]>;
	readonly storyId?: Wish<string>;
	/** By the day that it was published, as partial dates. */
	readonly published?: Wish<Span>;
	readonly recorded?: Wish<Span>;
}
const documentSorts = {
	RECORDED_AT: recordedAt,
	PUBLISHED: { sql: "coalesce(t.published, '')", of: 'published', type: 'string' },
	SLUG: slug,
} as const;
export const documentList = (
	filter: DocumentFilter,
	order: Order<keyof typeof documentSorts>,
): KeysetList<DocumentRow> => {
	const { where, values } = new Conditions()
		.among('t.outlet', filter.outlets)
		.startsWith('t.title', filter.titleStartsWith)
		.among('t.language', filter.languages)
		.holds('t.story_id = ?', filter.storyId)
		.within('t.published', filter.published)
		.within('t.recorded_at', filter.recorded);
	return listOf('documents', DocumentRow, { from: 'document t', where, values, sorts: documentSorts, order });
};

const statementSorts = {
	RECORDED_AT: recordedAt,
	SAID_AT: { sql: "coalesce(t.said_at, '')", of: 'saidAt', type: 'string' },
} as const;
export const statementList = (
	filter: StatementFilter,
	order: Order<keyof typeof statementSorts>,
): KeysetList<StatementRow> => {
	const retracted = 'EXISTS (SELECT 1 FROM retraction r WHERE r.claim_id = t.claim_id AND r.statement_id = t.id)';
	const { where, values } = new Conditions()
		.holds('t.source_id = ?', filter.sourceId)
		.holds('t.claim_id = ?', filter.claimId)
		.among('t.role', filter.roles)
		.among('t.stance', filter.stances)
		.among('t.response', filter.responses)
		.among('t.kind', filter.kinds)
		.among('t.words_language', filter.languages)
		.holds(
			'coalesce(t.document_id, (SELECT s.document_id FROM source s WHERE s.id = t.source_id)) = ?',
			filter.documentId,
		)
		.within('t.said_at', filter.said)
		.within('t.recorded_at', filter.recorded)
		.whether(retracted, filter.retracted);
	return listOf('statements', StatementRow, { from: 'statement t', where, values, sorts: statementSorts, order });
};

const oldestFirst = { by: 'RECORDED_AT', descending: false } as const;

/** The links that lead to a claim and have not ended, oldest first. */
export const linksToClaim = (
	claimId: string,
	filter: { readonly kinds?: Wish<readonly LinkKind[]>; readonly recorded?: Wish<Span> } = {},
): KeysetList<ClaimLinkRow> => {
	const { where, values } = new Conditions()
		.holds('t.linked_claim_id = ?', claimId)
		.among('t.kind', filter.kinds)
		.within('t.recorded_at', filter.recorded);
	return listOf('links', ClaimLinkRow, {
		from: 'claim_link t',
		where: [...where, 't.ended_at IS NULL'],
		values,
		sorts: { RECORDED_AT: recordedAt },
		order: oldestFirst,
	});
};

export interface InterestFilter {
	readonly kinds?: Wish<readonly InterestKind[]>;
	/** The party at the other end. */
	readonly otherId?: Wish<string>;
	readonly recorded?: Wish<Span>;
}
const interestSorts = {
	RECORDED_AT: recordedAt,
	SINCE: { sql: "coalesce(t.since, '')", of: 'since', type: 'string' },
} as const;

/** The interests of a party, or those that others have in it; oldest record first unless asked otherwise. */
export const interestList = (
	end: 'partyId' | 'inPartyId',
	id: string,
	filter: InterestFilter = {},
	order: Order<keyof typeof interestSorts> = oldestFirst,
): KeysetList<Interest & InterestRow> => {
	const [own, other] = end === 'partyId' ? ['t.party_id', 't.in_party_id'] : ['t.in_party_id', 't.party_id'];
	const { where, values } = new Conditions()
		.holds(`${own} = ?`, id)
		.holds(`${other} = ?`, filter.otherId)
		.among('t.kind', filter.kinds)
		.within('t.recorded_at', filter.recorded);
	const name = end === 'partyId' ? 'interests' : 'interests of others';
	return listOf(name, InterestRow, { from: 'interest t', where, values, sorts: interestSorts, order });
};

/** The wordings of a claim, oldest first. */
export const revisionList = (
	claimId: string,
	filter: { readonly languages?: Wish<readonly string[]>; readonly recorded?: Wish<Span> },
): KeysetList<ClaimRevisionRow> => {
	const { where, values } = new Conditions()
		.holds('t.claim_id = ?', claimId)
		.among('t.language', filter.languages)
		.within('t.recorded_at', filter.recorded);
	return {
		name: 'revisions',
		select: list(ClaimRevisionRow, 't'),
		from: 'claim_revision t',
		where,
		values,
		key: [
			{ sql: 't.revision', of: 'revision', type: 'number' },
			{ sql: 't.claim_id', of: 'claimId' },
		],
		descending: false,
		hydrate: (raw) => hydrate(ClaimRevisionRow, raw),
	};
};
