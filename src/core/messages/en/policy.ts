import type { Because } from '../../policy/rule.js';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** Why a rule of a sourcing policy is met or not, in English. */
export function policyInEnglish(because: Because, names: (ids: readonly string[]) => readonly string[]): string {
	const those = (ids: readonly string[]) => names(ids).join(', ');
	switch (because.of) {
		case 'NOTHING_TO_MEET':
			return 'nothing in the claim calls for it';
		case 'RESTS_ON_CLAIMS':
			return 'nobody says it outright; the claims that it rests on answer for it';
		case 'ORIGINS':
			return `${count(because.found, 'independent origin', 'independent origins')}; ${because.needed} needed`;
		case 'ACCUSED':
			return because.met
				? `bad news for ${those(because.partyIds)}, and somebody says it on the record or a document does`
				: `bad news for ${those(because.partyIds)}, and nobody on the record and no document says it`;
		case 'REPLIES': {
			const { unasked, waiting } = because;
			const parts = [
				...(unasked.length > 0 ? [`nobody asked ${those(unasked)} for a reply`] : []),
				...(waiting.length > 0 ? [`${those(waiting)} may still reply by the deadline`] : []),
			];
			return parts.length > 0 ? parts.join('; ') : 'every party with bad news has spoken, or was asked in time';
		}
		case 'QUOTES': {
			const { notFound, unverifiable } = because;
			const parts = [
				...(notFound > 0 ? [`${count(notFound, 'quote is', 'quotes are')} not in the document`] : []),
				...(unverifiable > 0
					? [`${count(unverifiable, 'quote', 'quotes')} cannot be compared: the text of the document is not kept`]
					: []),
			];
			return parts.length > 0 ? parts.join('; ') : 'every quote is in its document';
		}
		case 'READ_TWICE':
			return {
				AGREED: 'a second person agreed to the verdict',
				AWAITING: 'the verdict awaits a second person',
				OUTDATED: 'the verdict is on an earlier wording',
				NONE: 'there is no verdict that a second person agreed to',
			}[because.verdict];
		case 'UNNAMED':
			return because.open === 0
				? `an editor approved ${count(because.approved, 'unnamed source', 'unnamed sources')}`
				: `no editor has approved ${count(because.open, 'unnamed source', 'unnamed sources')}`;
	}
}

export const rulesInEnglish = {
	INDEPENDENT_ORIGINS: 'Independent origins, as many as the terms of the best of them ask for',
	ACCUSATION_ON_RECORD: 'Bad news for a party is said on the record or by a document',
	RIGHT_OF_REPLY: 'Every party with bad news was asked',
	QUOTES_VERIFIED: 'Quotes are in their documents',
	SECOND_READER: 'A second person agreed to the verdict',
	UNNAMED_APPROVED: 'An editor approved each unnamed source',
} as const;
