import type { PartialDate } from './dates.js';
import type { Instant } from './ids.js';
import type { Localized } from './text.js';

export const partyKinds = ['PERSON', 'ORGANIZATION', 'OUTLET', 'OFFICE'] as const;
export type PartyKind = (typeof partyKinds)[number];

/** A person, organisation, outlet or office that claims speak of and sources speak for. */
export interface Party {
	readonly id: string;
	readonly slug: string;
	readonly kind: PartyKind;
	readonly name: string;
	readonly names: Localized;
	readonly shortName: string | null;
	/** Ids elsewhere by scheme, e.g. `{ wikidata: "Q380" }`. */
	readonly outsideIds: Readonly<Record<string, string>>;
	readonly note: string | null;
	readonly recordedAt: Instant;
}

export const interestKinds = [
	'FOUNDED',
	'INVESTED_IN',
	'LEADS',
	'PART_OF',
	'COMPETES_WITH',
	'SUPPLIES',
	'EMPLOYS',
	'OTHER',
] as const;
export type InterestKind = (typeof interestKinds)[number];

/** What ties one party to another: who gains or loses by what, from when to when. */
export interface Interest {
	readonly id: string;
	readonly partyId: string;
	readonly kind: InterestKind;
	readonly inPartyId: string;
	readonly since: PartialDate | null;
	readonly until: PartialDate | null;
	readonly note: string | null;
	readonly recordedAt: Instant;
}
