import type { Case } from '../case.js';
import type { Interest, InterestKind } from '../party.js';
import type { Source } from '../source.js';
import type {
	InterestStanding,
	OpposingStance,
	Rebuttal,
	Statement,
	SupportingStance,
	Testimony,
} from '../statement.js';

/** One thing that might be otherwise. Several make one overlay on a case; nothing is stored. */
export type HypotheticalChange =
	| {
			readonly of: 'ADD';
			/** Names the statement within the overlay, so that another change can answer it. */
			readonly id: string;
			readonly source: Source;
			readonly says:
				| { readonly role: 'TESTIMONY'; readonly stance: SupportingStance }
				| { readonly role: 'REBUTTAL'; readonly stance: OpposingStance; readonly targetId: string | null };
			readonly interest: InterestStanding | null;
	  }
	| { readonly of: 'REMOVE'; readonly statementId: string }
	| { readonly of: 'RESTANCE'; readonly statementId: string; readonly stance: SupportingStance | OpposingStance }
	| { readonly of: 'REJUDGE'; readonly statementId: string; readonly interest: InterestStanding | null }
	| { readonly of: 'INTEREST'; readonly partyId: string; readonly kind: InterestKind; readonly inPartyId: string };

/**
 * The case as it would be after the changes, in their order. A removed statement is as if never said: what answers it
 * then hits nothing. A change that names what is not there, or a stance that does not fit, changes nothing; whoever
 * takes the input in says so.
 */
export function applyChanges(
	theCase: Case,
	changes: readonly HypotheticalChange[],
	options: { readonly now: string },
): Case {
	let { statements, judgements, interests } = theCase;
	const sources = new Map(theCase.sources);
	const judge = (statementId: string, interest: InterestStanding | null) => {
		const judgement = { statementId, interest, reason: 'supposed', recordedAt: options.now };
		judgements = [...judgements.filter((one) => one.statementId !== statementId), judgement];
	};
	for (const change of changes) {
		switch (change.of) {
			case 'ADD':
				sources.set(change.source.id, change.source);
				statements = [...statements, supposed(theCase, change, options.now)];
				if (change.interest) judge(change.id, change.interest);
				break;
			case 'REMOVE':
				statements = statements.filter((one) => one.id !== change.statementId);
				break;
			case 'RESTANCE':
				statements = statements.map((one) => (one.id === change.statementId ? withStance(one, change.stance) : one));
				break;
			case 'REJUDGE':
				judge(change.statementId, change.interest);
				break;
			case 'INTEREST':
				interests = [...interests, supposedInterest(change, options.now)];
				break;
		}
	}
	return { ...theCase, statements, judgements, interests, sources };
}

function supposed(
	{ claim }: Case,
	{ id, source, says }: Extract<HypotheticalChange, { of: 'ADD' }>,
	now: string,
): Testimony | Rebuttal {
	const said = {
		id,
		claimId: claim.id,
		sourceId: source.id,
		documentId: null,
		originDocumentId: null,
		words: null,
		wordsLanguage: null,
		quote: null,
		note: null,
		saidAt: null,
		recordedAt: now,
	};
	if (says.role === 'TESTIMONY') return { ...said, role: 'TESTIMONY', stance: says.stance };
	const kind = says.targetId === null ? 'REBUTS' : 'COUNTERS';
	return { ...said, role: 'REBUTTAL', kind, stance: says.stance, targetId: says.targetId };
}

function withStance(statement: Statement, stance: SupportingStance | OpposingStance): Statement {
	const supports = stance === 'ASSERTS' || stance === 'CONFIRMS';
	if (statement.role === 'TESTIMONY' && supports) return { ...statement, stance };
	if (statement.role === 'REBUTTAL' && !supports) return { ...statement, stance };
	return statement;
}

const supposedInterest = (
	{ partyId, kind, inPartyId }: Extract<HypotheticalChange, { of: 'INTEREST' }>,
	now: string,
): Interest => ({
	id: `supposed ${partyId} ${kind} ${inPartyId}`,
	partyId,
	kind,
	inPartyId,
	since: null,
	until: null,
	note: null,
	recordedAt: now,
});
