import type { PartialDate } from './dates.js';
import type { Instant } from './ids.js';

/** A piece of reporting under check; groups claims and documents. */
export interface Story {
	readonly id: string;
	readonly slug: string;
	readonly title: string;
	readonly language: string;
	readonly recordedAt: Instant;
}

/** A published item: who published it, where, when, in which language. */
export interface Document {
	readonly id: string;
	readonly slug: string;
	readonly storyId: string | null;
	readonly outlet: string;
	readonly title: string | null;
	readonly url: string | null;
	readonly language: string;
	readonly dateline: PartialDate | null;
	readonly published: PartialDate | null;
	readonly note: string | null;
	/** Who wrote it, as it says. */
	readonly byline: string | null;
	readonly recordedAt: Instant;
}

export const derivationKinds = ['REPUBLISHES', 'TRANSLATES', 'SUMMARISES', 'CITES', 'QUOTES'] as const;
export type DerivationKind = (typeof derivationKinds)[number];

/** One document made from another (W3C PROV derivation). */
export interface Derivation {
	readonly documentId: string;
	readonly fromDocumentId: string;
	readonly kind: DerivationKind;
}

/**
 * The document that a chain of republications goes back to. Only what repeats a whole document (REPUBLISHES,
 * TRANSLATES, SUMMARISES) passes its origin on: an article that cites or quotes another also reports for itself.
 * A circular chain has no beginning; its least id stands for it, so that all its members agree.
 */
export function rootDocument(documentId: string, derivations: readonly Derivation[]): string {
	const path = [documentId];
	for (;;) {
		const at = path[path.length - 1] as string;
		const from = derivations
			.filter((one) => one.documentId === at && repeats.has(one.kind))
			.map((one) => one.fromDocumentId)
			.sort()[0];
		if (from === undefined) return at;
		const seen = path.indexOf(from);
		if (seen >= 0) return path.slice(seen).sort()[0] as string;
		path.push(from);
	}
}
const repeats: ReadonlySet<DerivationKind> = new Set(['REPUBLISHES', 'TRANSLATES', 'SUMMARISES']);
