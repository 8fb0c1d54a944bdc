import type { Case, LinkedClaim } from '../../core/case.js';
import type { Assessment } from '../../core/contestedness/assessment.js';
import type { ContestednessLevel } from '../../core/contestedness/opinion.js';
import type { Messages } from '../../core/messages/catalogue.js';
import type { RebuttalKind, Statement } from '../../core/statement.js';
import { nameOfSpeaker, summarise } from '../../core/summary.js';
import { inLanguage } from '../../core/text.js';
import { plainText } from '../plainText.js';
import { type Branch, type Grove, pruned } from './pruned.js';
import { deedOf, saidBy } from './statementWords.js';

/** Entries that stand alike, weightiest first; `more` are left out, with all that answers them. */
export interface MapGroup {
	readonly entries: readonly MapEntry[];
	readonly more: number;
}

/** A statement or a linked claim on the map, in words. */
export interface MapEntry {
	/** The id of the statement or of the link. */
	readonly id: string;
	readonly kind: 'TESTIMONY' | RebuttalKind | 'RESTS_ON' | 'OPPOSED_BY' | 'SILENCE';
	/** Whether it supports or opposes what it hangs on; null for a silence. */
	readonly sign: '+' | '−' | null;
	/** Who speaks; for a linked claim its slug. */
	readonly speaker: string;
	/** What they do: "denies in part". */
	readonly deed: string;
	/** Their words, a quote in quotation marks; for a linked claim its text. */
	readonly said: string | null;
	/** The effective mass; null where nothing is counted: silences, what was retracted. */
	readonly mass: number | null;
	/** Why it is not counted, or counts less or more. */
	readonly notes: readonly string[];
	readonly retracted: boolean;
	/** The id of the statement of the same origin that is counted instead. */
	readonly repeats: string | null;
	/** What rebuts it. */
	readonly answers: MapGroup;
}

/** A claim's case as a tree in words: what the pictures of it are drawn from, and the list that says the same. */
export interface ArgumentMap {
	readonly language: string;
	readonly claim: { readonly slug: string; readonly text: string };
	readonly score: number;
	readonly level: ContestednessLevel;
	readonly thin: boolean;
	readonly summary: string;
	readonly support: MapGroup & { readonly mass: number };
	readonly opposition: MapGroup & { readonly mass: number };
	readonly silences: MapGroup;
}

export interface MapOptions {
	readonly messages: Messages;
	/** The most statements and links to show, the weightiest; the rest is counted. All of them, if not given. */
	readonly most?: number;
	/** How deep answers to answers go; all of them, if not given. */
	readonly deepest?: number;
}

/** Options of a map that stays readable as a picture: what weighs most of it, four answers deep. */
export const drawnMap = { most: 18, deepest: 4 } as const;

/** The map of a claim: for it, against it with rebuttals of rebuttals nested, and who took no side. */
export function argumentMap(theCase: Case, assessment: Assessment, options: MapOptions): ArgumentMap {
	const { messages } = options;
	const { claim } = theCase;
	const { opinion } = assessment;
	const statements = new Map(theCase.statements.map((one) => [one.id, one]));
	const links = new Map(theCase.links.map((one) => [one.link.id, one]));
	const retracted = new Map(theCase.retractions.map((one) => [one.statementId, plainText(one.reason)]));
	const entryOfStatement = (statement: Statement, answers: MapGroup): MapEntry => {
		const weight = assessment.weights.get(statement.id);
		const reason = retracted.get(statement.id);
		const counted = weight?.repeats ? statements.get(weight.repeats) : undefined;
		return {
			id: statement.id,
			kind: statement.role === 'REBUTTAL' ? statement.kind : statement.role,
			sign: statement.role === 'TESTIMONY' ? '+' : statement.role === 'REBUTTAL' ? '−' : null,
			speaker: plainText(nameOfSpeaker(statement, theCase, messages)),
			deed: deedOf(statement, messages),
			said: saidBy(statement, messages),
			mass: weight?.effective ?? null,
			notes: [
				...(reason === undefined ? [] : [messages.map.retracted(reason)]),
				...(counted ? [messages.map.countedWith(plainText(nameOfSpeaker(counted, theCase, messages)))] : []),
				...(weight?.factors ?? []).flatMap((factor) => {
					if (factor.of === 'INTEREST' && factor.interest !== 'NONE') return [messages.map.interest[factor.interest]];
					if (factor.of === 'DIRECTNESS' && factor.value !== 1)
						return [messages.factor.directness[factor.directness] ?? factor.directness];
					return [];
				}),
			],
			retracted: reason !== undefined,
			repeats: weight?.repeats ?? null,
			answers,
		};
	};
	const entryOfLink = ({ link, slug, text, translations }: LinkedClaim): MapEntry => ({
		id: link.id,
		kind: link.kind,
		sign: link.kind === 'RESTS_ON' ? '+' : '−',
		speaker: slug,
		deed: messages.map.deed[link.kind],
		said: plainText(inLanguage(translations, messages.language, text)),
		mass: assessment.linkMasses.get(link.id) ?? 0,
		notes: [],
		retracted: false,
		repeats: null,
		answers: { entries: [], more: 0 },
	});
	const groupOf = ({ branches, more }: Grove): MapGroup => ({
		entries: branches.flatMap(({ id, answers }) => {
			const statement = statements.get(id);
			if (statement) return [entryOfStatement(statement, groupOf(answers))];
			const link = links.get(id);
			return link ? [entryOfLink(link)] : [];
		}),
		more,
	});
	const shown = pruned(branchesOf(theCase, assessment), options);
	return {
		language: messages.language,
		claim: {
			slug: claim.slug,
			text: plainText(inLanguage(claim.translations, messages.language, claim.text)),
		},
		score: opinion.score,
		level: opinion.level,
		thin: opinion.thin,
		summary: plainText(summarise(theCase, assessment, { messages })),
		support: { mass: opinion.support, ...groupOf(shown.support) },
		opposition: { mass: opinion.opposition, ...groupOf(shown.opposition) },
		silences: groupOf(shown.silences),
	};
}

/** What hangs on what: statements and links by what they stand under, each with its mass. */
function branchesOf(theCase: Case, { weights, linkMasses }: Assessment): Branch[] {
	const ofStatement = (one: Statement): Branch => ({
		id: one.id,
		on:
			one.role === 'TESTIMONY'
				? { side: 'support' }
				: one.role === 'SILENCE'
					? { side: 'silences' }
					: one.targetId === null
						? { side: 'opposition' }
						: { answers: one.targetId },
		mass: weights.get(one.id)?.effective ?? 0,
		after: weights.get(one.id)?.repeats ?? null,
	});
	const ofLink = ({ link }: LinkedClaim): Branch => ({
		id: link.id,
		on: { side: link.kind === 'RESTS_ON' ? 'support' : 'opposition' },
		mass: linkMasses.get(link.id) ?? 0,
		after: null,
	});
	return [...theCase.statements.map(ofStatement), ...theCase.links.map(ofLink)];
}
