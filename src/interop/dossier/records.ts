import type { Case } from '../../core/case.js';
import type { Assessment, Weight } from '../../core/contestedness/assessment.js';
import type { Messages } from '../../core/messages/catalogue.js';
import { nameOfSpeaker } from '../../core/summary.js';
import { inLanguage } from '../../core/text.js';

/** A statement flat, as tables hold it. */
export interface CaseRecord {
	readonly claim: string;
	readonly claim_text: string;
	readonly statement: string;
	readonly role: string;
	/** REBUTS, COUNTERS or UNDERCUTS. */
	readonly kind: string | null;
	/** The stance, or what a silence did instead. */
	readonly stance: string;
	/** The statement that it rebuts. */
	readonly answers: string | null;
	readonly source: string | null;
	readonly speaker: string;
	readonly attribution: string | null;
	readonly directness: string | null;
	readonly people_least: number | null;
	readonly people_most: number | null;
	readonly words: string | null;
	readonly words_language: string | null;
	readonly quote: string | null;
	readonly note: string | null;
	readonly outlet: string | null;
	readonly document: string | null;
	readonly url: string | null;
	readonly said_at: string | null;
	readonly recorded_at: string;
	/** Before repetition and rebuttals. */
	readonly weight_raw: number | null;
	/** What it counts. */
	readonly weight: number | null;
	readonly interest: string | null;
	readonly origin: string | null;
	/** The statement of the same origin that is counted instead. */
	readonly repeats: string | null;
	readonly retracted_at: string | null;
	readonly retraction_reason: string | null;
}

/** A record a statement, in the order of the case; names and the claim's text in the language of the messages. */
export function recordsOf(
	theCase: Case,
	assessment: Assessment,
	options: { readonly messages: Messages },
): CaseRecord[] {
	const { messages } = options;
	const { claim } = theCase;
	const retractions = new Map(theCase.retractions.map((one) => [one.statementId, one]));
	return theCase.statements.map((one) => {
		const source = theCase.sources.get(one.sourceId);
		const document = theCase.documents.get(one.documentId ?? source?.documentId ?? '');
		const weight = assessment.weights.get(one.id);
		const retraction = retractions.get(one.id);
		return {
			claim: claim.slug,
			claim_text: inLanguage(claim.translations, messages.language, claim.text),
			statement: one.id,
			role: one.role,
			kind: one.role === 'REBUTTAL' ? one.kind : null,
			stance: one.role === 'SILENCE' ? one.response : one.stance,
			answers: one.role === 'REBUTTAL' ? one.targetId : null,
			source: source?.slug ?? null,
			speaker: nameOfSpeaker(one, theCase, messages),
			attribution: source?.attribution ?? null,
			directness: source?.directness ?? null,
			people_least: source?.headcount?.least ?? null,
			people_most: source?.headcount?.most ?? null,
			words: one.words,
			words_language: one.wordsLanguage,
			quote: one.quote,
			note: one.note,
			outlet: document?.outlet ?? null,
			document: document?.title ?? null,
			url: document?.url ?? null,
			said_at: one.saidAt,
			recorded_at: one.recordedAt,
			weight_raw: weight?.raw ?? null,
			weight: weight?.effective ?? null,
			interest: interestOf(weight),
			origin: weight?.origin.key ?? null,
			repeats: weight?.repeats ?? null,
			retracted_at: retraction ? (retraction.saidAt ?? retraction.recordedAt) : null,
			retraction_reason: retraction?.reason ?? null,
		};
	});
}

function interestOf(weight: Weight | undefined): string | null {
	for (const factor of weight?.factors ?? []) if (factor.of === 'INTEREST') return factor.interest;
	return null;
}
