import type { Case } from './case.js';
import { groupBy } from './group.js';
import type { Statement } from './statement.js';
import { rootDocument } from './story.js';

/** One word of one speaker that documents of one origin report differently: "declined to comment" became a denial. */
export interface Drift {
	/** The document at the root of those that differ. */
	readonly originDocumentId: string;
	/** The statements as the documents have them, in the order of record; all are kept. */
	readonly statements: readonly Statement[];
}

/**
 * Finds where documents that go back to one origin report the same speaker on the same thing with different stances
 * or responses. The same speaker is the same parties, or, for unnamed ones, the same source.
 */
export function driftsIn(theCase: Case): Drift[] {
	const retracted = new Set(theCase.retractions.map((one) => one.statementId));
	const reported = theCase.statements.flatMap((statement) => {
		const source = theCase.sources.get(statement.sourceId);
		const document = statement.documentId ?? source?.documentId;
		if (!source || !document || retracted.has(statement.id)) return [];
		const root = rootDocument(document, theCase.derivations);
		const speaker = source.partyIds.length > 0 ? [...source.partyIds].sort().join(' ') : source.id;
		const about = statement.role === 'REBUTTAL' ? statement.targetId : null;
		return [{ statement, document, root, key: JSON.stringify([root, speaker, about]) }];
	});
	return [...groupBy(reported, (one) => one.key).values()].flatMap((group) => {
		const documents = new Set(group.map((one) => one.document));
		const deeds = new Set(group.map((one) => deedOf(one.statement)));
		if (documents.size < 2 || deeds.size < 2) return [];
		return [{ originDocumentId: group[0]?.root as string, statements: group.map((one) => one.statement) }];
	});
}

const deedOf = (statement: Statement): string =>
	statement.role === 'SILENCE' ? statement.response : `${statement.role} ${statement.stance}`;
