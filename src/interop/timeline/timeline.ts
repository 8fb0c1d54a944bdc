import type { Case } from '../../core/case.js';
import { methodNamed } from '../../core/contestedness/methods.js';
import { type ContestednessLevel, opinionOf } from '../../core/contestedness/opinion.js';
import { balanceWeights } from '../../core/contestedness/weights.js';
import type { ContestednessChange } from '../../core/history.js';
import type { Instant } from '../../core/ids.js';
import type { Messages } from '../../core/messages/catalogue.js';
import { nameOfSpeaker } from '../../core/summary.js';
import { inLanguage } from '../../core/text.js';
import { deedOf, saidBy } from '../map/statementWords.js';
import { plainText } from '../plainText.js';

/** One step of a claim's score, with what caused it in words. */
export interface TimelineStep {
	readonly sequence: number;
	readonly at: Instant;
	/** Null for the claim's first step. */
	readonly before: number | null;
	readonly score: number;
	readonly level: ContestednessLevel;
	readonly thin: boolean;
	readonly cause: string;
}

export interface Timeline {
	readonly language: string;
	readonly claim: { readonly slug: string; readonly text: string };
	/** Oldest first. */
	readonly steps: readonly TimelineStep[];
}

/** How contested a claim was over time, from its history (oldest first). */
export function contestednessTimeline(
	history: readonly ContestednessChange[],
	theCase: Case,
	options: { readonly messages: Messages },
): Timeline {
	const { messages } = options;
	const { claim } = theCase;
	const statements = new Map(theCase.statements.map((one) => [one.id, one]));
	const links = new Map(theCase.links.map((one) => [one.link.linkedClaimId, one]));
	const causeOf = ({ event, statementId, causeClaimId }: ContestednessChange): string => {
		const what = messages.map.event[event];
		const statement = statements.get(statementId ?? '');
		if (statement) {
			const does = `${nameOfSpeaker(statement, theCase, messages)} · ${deedOf(statement, messages)}`;
			const said = saidBy(statement, messages);
			return messages.map.labelled(what, said === null ? does : `${does} · ${said}`);
		}
		const link = links.get(causeClaimId ?? '');
		return link ? messages.map.labelled(what, inLanguage(link.translations, messages.language, link.text)) : what;
	};
	return {
		language: messages.language,
		claim: { slug: claim.slug, text: plainText(inLanguage(claim.translations, messages.language, claim.text)) },
		steps: history.map((change) => {
			const prior = (methodNamed(change.method) ?? { weights: balanceWeights }).weights.prior;
			const { supportBefore, oppositionBefore, supportAfter, oppositionAfter } = change;
			const before =
				supportBefore === null || oppositionBefore === null
					? null
					: opinionOf({ support: supportBefore, opposition: oppositionBefore }, { prior }).score;
			const { score, level, thin } = opinionOf({ support: supportAfter, opposition: oppositionAfter }, { prior });
			return {
				sequence: change.sequence,
				at: change.at,
				before,
				score,
				level,
				thin,
				cause: plainText(causeOf(change)),
			};
		}),
	};
}

/** Where the levels of a score begin and end, lowest first. */
export const scoreBands: readonly { readonly level: ContestednessLevel; readonly from: number; readonly to: number }[] =
	[
		{ level: 'UNCONTESTED', from: 0, to: 0.05 },
		{ level: 'DISPUTED', from: 0.05, to: 0.2 },
		{ level: 'CONTESTED', from: 0.2, to: 0.4 },
		{ level: 'STRONGLY_CONTESTED', from: 0.4, to: 1 },
	];

/** How high a chart of the scores reaches. */
export const highest = ({ steps }: Timeline): number =>
	Math.min(1, Math.max(0.5, ...steps.flatMap((one) => [one.score + 0.05, (one.before ?? 0) + 0.05])));
