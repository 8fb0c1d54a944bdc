import type { Case } from './case.js';
import type { Assessment } from './contestedness/assessment.js';
import type { PartialDate } from './dates.js';
import type { Instant } from './ids.js';
import { inOrderOfLinks } from './links.js';
import type { Statement } from './statement.js';

/** A moment in both times: what the public record said by then, and what this desk had recorded by then. */
export interface AsOf {
	readonly saidBy?: Instant | null;
	readonly recordedBy?: Instant | null;
}

/**
 * The case as it stood at a moment: only what was said by `saidBy` and recorded by `recordedBy`. A statement that
 * bears no date counts as said when its document was published, else when it was recorded; a month or year counts
 * from its beginning. A desk's own judgements and links have a time of record only. Linked claims keep the leans given:
 * who asks for a moment works them out for that moment first.
 */
export function asOf(theCase: Case, moment: AsOf): Case {
	const recorded = (one: { readonly recordedAt: Instant }): boolean =>
		moment.recordedBy == null || one.recordedAt <= moment.recordedBy;
	const said = (when: Instant | PartialDate): boolean =>
		moment.saidBy == null || when <= moment.saidBy.slice(0, when.length);
	const statements = theCase.statements.filter((one) => recorded(one) && said(saidWhen(one, theCase)));
	const there = new Set(statements.map((one) => one.id));
	return {
		...theCase,
		statements,
		retractions: theCase.retractions.filter(
			(one) => there.has(one.statementId) && recorded(one) && said(one.saidAt ?? one.recordedAt),
		),
		judgements: theCase.judgements.filter((one) => there.has(one.statementId) && recorded(one)),
		interests: theCase.interests.filter(recorded),
		links: theCase.links.filter(
			({ link }) =>
				recorded(link) && (link.endedAt == null || (moment.recordedBy != null && link.endedAt > moment.recordedBy)),
		),
	};
}

/** When a statement was said, as far as the record tells. */
export function saidWhen(statement: Statement, theCase: Pick<Case, 'sources' | 'documents'>): Instant | PartialDate {
	if (statement.saidAt) return statement.saidAt;
	const source = theCase.sources.get(statement.sourceId);
	const document = theCase.documents.get(statement.documentId ?? source?.documentId ?? '');
	return document?.published ?? document?.dateline ?? statement.recordedAt;
}

/**
 * A claim's case and assessment as of a moment, from the cases of the claim and of all that it leans on, ended links
 * included: each is taken as it stood then and assessed in the order of the links that stood then.
 */
export function assessAsOf(
	cases: ReadonlyMap<string, Case>,
	claimId: string,
	options: { readonly moment: AsOf; readonly method: { assess(theCase: Case): Assessment } },
): { readonly case: Case; readonly assessment: Assessment } | null {
	const then = new Map([...cases].map(([id, theCase]) => [id, asOf(theCase, options.moment)]));
	const leansOn = (id: string) => then.get(id)?.links.map((one) => one.link.linkedClaimId) ?? [];
	const assessed = new Map<string, { case: Case; assessment: Assessment }>();
	for (const id of inOrderOfLinks([...then.keys()], leansOn)) {
		const theCase = then.get(id) as Case;
		const links = theCase.links.map((one) => ({
			...one,
			lean: assessed.get(one.link.linkedClaimId)?.assessment.opinion.lean ?? 0,
		}));
		const placed = { ...theCase, links };
		assessed.set(id, { case: placed, assessment: options.method.assess(placed) });
	}
	return assessed.get(claimId) ?? null;
}
