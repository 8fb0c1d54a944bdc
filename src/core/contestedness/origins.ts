import type { Case } from '../case.js';
import { isPublicationVoice, type Source } from '../source.js';
import type { Statement } from '../statement.js';
import { rootDocument } from '../story.js';
import type { Point } from './argument.js';
import type { Origin } from './assessment.js';

/** A point with what is known of where it was said. */
export interface Placed extends Point {
	/** The root of the document that it was said in. */
	readonly saidIn: string | null;
	/** Whether it goes back to a document other than the one it was said in. */
	readonly passesOn: boolean;
}

/** Where a statement stands among the origins. */
export type Place = Origin & Pick<Placed, 'saidIn' | 'passesOn'>;

/**
 * Finds what statements of one case, by a given source, go back to: the document that one is marked as repeating, else,
 * where a publication speaks in its own voice, that publication's document, each followed to the root of its
 * republications; else its source.
 */
export function originsIn({ derivations }: Pick<Case, 'derivations'>): (source: Source) => (said: Said) => Place {
	const roots = new Map<string, string>();
	const rootOf = (documentId: string): string => {
		const root = roots.get(documentId) ?? rootDocument(documentId, derivations);
		roots.set(documentId, root);
		return root;
	};
	return (source) => {
		const isPublication = isPublicationVoice(source.attribution);
		const placeOf = ({ documentId, originDocumentId }: Said): Place => {
			const document = documentId ?? source.documentId;
			const saidIn = document && rootOf(document);
			const repeated = originDocumentId ?? (isPublication ? document : null);
			if (repeated === null) return { key: source.id, sourceId: source.id, documentId: null, saidIn, passesOn: false };
			const root = rootOf(repeated);
			return { key: root, sourceId: null, documentId: root, saidIn, passesOn: document !== root };
		};
		const usual = placeOf({ documentId: null, originDocumentId: null });
		return (said) => (said.documentId === null && said.originDocumentId === null ? usual : placeOf(said));
	};
}
type Said = Pick<Statement, 'documentId' | 'originDocumentId'>;

/**
 * Folds what only passes a document on into what is said in that document: where somebody on record speaks in it to
 * the same effect, the repetition shares that origin and never weighs more than it. "Ten feeds with one wire story"
 * are then as many sources as the wire story has.
 */
export function foldRepetitions(points: readonly Placed[]): readonly Point[] {
	const passedOn = new Set<string>();
	for (const point of points) if (point.passesOn) passedOn.add(point.origin);
	if (passedOn.size === 0) return points;
	const firsts = new Map<string, Point>();
	for (const point of points) {
		if (point.passesOn || point.saidIn === null || !passedOn.has(point.saidIn)) continue;
		const place = `${point.saidIn} ${standing(point)}`;
		const before = firsts.get(place);
		if (!before || point.raw > before.raw || (point.raw === before.raw && point.origin < before.origin))
			firsts.set(place, point);
	}
	return points.map((point) => {
		const first = point.passesOn ? firsts.get(`${point.origin} ${standing(point)}`) : undefined;
		return first ? { ...point, origin: first.origin, raw: Math.min(point.raw, first.raw) } : point;
	});
}

const standing = (point: Point): string =>
	typeof point.stands === 'string' ? point.stands : `against ${point.stands.attacks}`;
