/** Milliseconds-precise UTC, `2025-09-03T08:00:00.000Z`; sorts as text. */
export type Instant = string;

/** What an id names, by its prefix. Ids are opaque to clients; the prefix lets an error say what was given instead. */
export const idPrefixes = {
	story: 'sty',
	document: 'doc',
	party: 'pty',
	interest: 'int',
	source: 'src',
	claim: 'clm',
	testimony: 'tes',
	rebuttal: 'reb',
	silence: 'sil',
	link: 'lnk',
	verdict: 'ver',
	request: 'req',
	comment: 'com',
	correction: 'cor',
	assignment: 'asg',
	review: 'rev',
	desk: 'dsk',
	user: 'usr',
	key: 'key',
	session: 'ses',
	webhook: 'whk',
	delivery: 'dlv',
} as const;
export type IdKind = keyof typeof idPrefixes;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const prefixAndOwn = new RegExp(`^[a-z]{3}_[${alphabet}]+$`);
const claimPartLength = 16;
const ownPartLength = 12;
const ofPrefix = new Map(Object.entries(idPrefixes).map(([kind, prefix]) => [prefix, kind as IdKind]));

/** Kinds that live under one claim and carry its id, so that a claim's whole case is one place in the database. */
const underClaim: ReadonlySet<IdKind> = new Set([
	'testimony',
	'rebuttal',
	'silence',
	'link',
	'verdict',
	'request',
	'comment',
	'correction',
	'assignment',
	'review',
]);

/** How many random bytes an id of this kind consumes. */
export const bytesFor = (kind: IdKind): number => (underClaim.has(kind) ? ownPartLength : claimPartLength);

/**
 * Makes an id from random bytes (`bytesFor(kind)` of them, five bits used of each).
 * What lives under a claim starts with the claim's own part, so that its id alone tells the claim; `order` (0 to
 * 1023) then keeps things recorded at one moment in their order, and 50 random bits keep the id from being guessed.
 */
export function makeId(
	kind: IdKind,
	bytes: Uint8Array,
	options: { readonly claimId?: string; readonly order?: number } = {},
): string {
	let own = '';
	for (const byte of bytes) own += alphabet[byte & 31];
	if (!underClaim.has(kind)) return `${idPrefixes[kind]}_${own}`;
	if (!options.claimId) throw new Error(`an id of a ${kind} needs its claim's id`);
	const order = options.order ?? 0;
	const place = `${alphabet[(order >> 5) & 31]}${alphabet[order & 31]}`;
	return `${idPrefixes[kind]}_${options.claimId.slice(4)}${place}${own.slice(2)}`;
}

/** What an id that is known to be ours names: it is not looked at whole. */
export const kindOfOwnId = (id: string): IdKind | null =>
	ofPrefix.get(id.slice(0, 3) as (typeof idPrefixes)[IdKind]) ?? null;

/** What the id names, or null where it is no id of ours. */
export function kindOfId(id: string): IdKind | null {
	const kind = kindOfOwnId(id);
	if (!kind || id[3] !== '_') return null;
	const length = 4 + claimPartLength + (underClaim.has(kind) ? ownPartLength : 0);
	return id.length === length && prefixAndOwn.test(id) ? kind : null;
}

/** The claim that a statement or link belongs to, read off its id. */
export const claimIdOf = (id: string): string => `${idPrefixes.claim}_${id.slice(4, 4 + claimPartLength)}`;
