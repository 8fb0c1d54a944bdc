import type { Case } from '../../core/case.js';
import type { Assessment } from '../../core/contestedness/assessment.js';
import type { Messages } from '../../core/messages/catalogue.js';
import { summarise } from '../../core/summary.js';
import { recordsOf } from './records.js';

/** A claim's case as JSON Lines: the claim with its score first, then a line a statement and a line a linked claim. */
export function caseJsonLines(theCase: Case, assessment: Assessment, options: { readonly messages: Messages }): string {
	const { claim, bearings, links } = theCase;
	const { method, opinion, oneSourceInterval, linkMasses } = assessment;
	const lines: object[] = [
		{
			type: 'claim',
			...{ ...claim, bearings },
			...{ method, opinion, oneSourceInterval },
			summary: summarise(theCase, assessment, options),
		},
		...recordsOf(theCase, assessment, options).map((one) => ({ type: 'statement', ...one })),
		...links.map(({ link, slug, text, translations, lean }) => ({
			...{ type: 'link', claim: claim.slug, kind: link.kind, slug, text, translations },
			...{ lean, weight: linkMasses.get(link.id) ?? 0, recorded_at: link.recordedAt },
		})),
	];
	return `${lines.map((one) => JSON.stringify(one)).join('\n')}\n`;
}
