import type { Case } from '../../core/case.js';
import type { Assessment } from '../../core/contestedness/assessment.js';
import { contributionsByMatchedMass } from '../../core/contestedness/contributions.js';
import type { Messages } from '../../core/messages/catalogue.js';
import { summarise } from '../../core/summary.js';
import { documentsOf } from '../documents.js';
import { argumentMap } from '../map/argumentMap.js';

/** A claim's case as one JSON document: the score with its reason and shares, both sides with rebuttals nested, silences, documents. */
export function caseJson(theCase: Case, assessment: Assessment, options: { readonly messages: Messages }): string {
	const { messages } = options;
	const { id, slug, text, language, translations, kind, implied, revision, standing } = theCase.claim;
	const { support, opposition, silences } = argumentMap(theCase, assessment, { messages, deepest: 100 });
	return `${JSON.stringify(
		{
			claim: { id, slug, text, language, translations, kind, implied, revision, standing },
			contestedness: {
				...assessment.opinion,
				method: assessment.method,
				summary: summarise(theCase, assessment, { messages }),
				oneSourceInterval: assessment.oneSourceInterval,
				contributions: contributionsByMatchedMass(theCase, assessment),
			},
			language: messages.language,
			support: support.entries,
			opposition: opposition.entries,
			silences: silences.entries,
			documents: documentsOf(theCase).map(({ slug, outlet, title, url, language, published }) => ({
				slug,
				outlet,
				title,
				url,
				language,
				published,
			})),
		},
		null,
		'\t',
	)}\n`;
}
