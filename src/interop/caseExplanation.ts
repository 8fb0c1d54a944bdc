import type { Case } from '../core/case.js';
import { secondOpinions } from '../core/contestedness/acceptability.js';
import type { Assessment } from '../core/contestedness/assessment.js';
import {
	type Contribution,
	contributionsByMatchedMass,
	unansweredRebuttals,
} from '../core/contestedness/contributions.js';
import { type BetaQuantile, credibleInterval } from '../core/contestedness/credibleInterval.js';
import { independentOrigins } from '../core/contestedness/independence.js';
import { ifAnswered, mostInfluential } from '../core/contestedness/influence.js';
import { judgementRange, judgementWeights } from '../core/contestedness/judgementRange.js';
import { contributionsByLeavingOut } from '../core/contestedness/leaveOneOut.js';
import { type ContestednessMethod, methodNamed, settingOf } from '../core/contestedness/methods.js';
import { type Interval, opinionOf } from '../core/contestedness/opinion.js';
import { contributionsByShapley } from '../core/contestedness/shapley.js';
import { driftsIn } from '../core/drift.js';
import type { ContestednessChange } from '../core/history.js';
import type { Messages } from '../core/messages/catalogue.js';
import type { Statement } from '../core/statement.js';
import { nameOfSource, nameOfSpeaker } from '../core/summary.js';
import { deedOf } from './caseTree.js';

/**
 * Why a claim is as contested as it is, how sure that is, what would change it, since when it is so and where one word
 * is reported differently, as plain text.
 */
export function caseExplanation(
	theCase: Case,
	options: {
		readonly method: ContestednessMethod;
		readonly messages: Messages;
		readonly betaQuantile: BetaQuantile;
		readonly now: string;
		/** Steps of the stored score, oldest first. */
		readonly history: readonly ContestednessChange[];
	},
): string {
	const { method, messages, now } = options;
	const { weights } = method;
	const assessment = method.assess(theCase);
	const { opinion } = assessment;
	const nameOf = (statementId: string | null): string => {
		const statement = theCase.statements.find((one) => one.id === statementId);
		return statement ? nameOfSpeaker(statement, theCase, messages) : messages.theRecord;
	};
	const origins = (side: 'SUPPORT' | 'OPPOSITION') => {
		const { least, most } = independentOrigins(theCase, assessment, side);
		return least === most ? `${least}` : `${least} to ${most}`;
	};
	const { opinions, differ } = secondOpinions(theCase, { weights });
	const silent = ifAnswered(theCase, { method, now });
	return [
		...section(
			'shares of the score: by mass, by Shapley value, and what it loses if that alone is left out',
			sharesOf(theCase, { assessment, method, nameOf }),
		),
		...section('rebuttals that nobody answers', unansweredRebuttals(theCase).map(nameOf)),
		...section('how sure', [
			`one more source     ${range(assessment.oneSourceInterval)}`,
			`90 % credible       ${range(credibleInterval(opinion, { prior: weights.prior, betaQuantile: options.betaQuantile }))}`,
			`judgement weights   ${range(judgementRange(theCase, { weights }))}`,
			`independent origins ${origins('SUPPORT')} for it, ${origins('OPPOSITION')} against it`,
		]),
		...section(
			`weights that are judgement in ${method.name}, and their range`,
			judgementWeights.map(
				(one) => `${settingOf(method, one.name).toFixed(3)}  ${one.name} (${one.least} to ${one.most}): ${one.meaning}`,
			),
		),
		...section(
			'what would change it most, if it fell',
			mostInfluential(theCase, { first: 5, method, now }).map(
				(one) => `${opinion.score.toFixed(3)} → ${one.without.score.toFixed(3)}  without ${nameOf(one.statementId)}`,
			),
		),
		...section(
			'what one answer of who took no side would do',
			silent.map(({ sourceId, asserting, denying }) => {
				const source = theCase.sources.get(sourceId);
				const parties = source?.partyIds.flatMap((id) => theCase.parties.get(id) ?? []) ?? [];
				const document = theCase.documents.get(source?.documentId ?? '') ?? null;
				const name = source ? nameOfSource(source, { parties, document, messages }) : sourceId;
				return `${asserting.score.toFixed(3)} if ${name} asserted it, ${denying.score.toFixed(3)} if denied`;
			}),
		),
		...section(
			'since when',
			options.history.map((step) => stepIn(theCase, step, { method, nameOf })),
		),
		...section('second opinions (1 accepted, 0 rejected)', [
			...opinions.map((one) => `${one.acceptability.toFixed(3)}  ${one.semantics}`),
			...(differ ? ['they differ: which way the record leans depends on the method'] : []),
		]),
		...section(
			'one origin, reported differently',
			driftsIn(theCase).map(({ originDocumentId, statements }) => {
				const reported = statements.map((one) => `${nameOf(one.id)}: ${deedOf(one)} (${outletOf(one, theCase)})`);
				return `of ${theCase.documents.get(originDocumentId)?.outlet ?? originDocumentId}: ${reported.join(', ')}`;
			}),
		),
	].join('\n');
}

/** Each share by the three accounts, largest by mass first; what has no part in any is left out. */
function sharesOf(
	theCase: Case,
	options: {
		readonly assessment: Assessment;
		readonly method: ContestednessMethod;
		readonly nameOf: (statementId: string | null) => string;
	},
): string[] {
	const { assessment, method, nameOf } = options;
	const keyOf = (one: Contribution) => one.statementId ?? one.linkId;
	const amounts = (contributions: readonly Contribution[]) =>
		new Map(contributions.map((one) => [keyOf(one), one.amount]));
	const shapley = amounts(contributionsByShapley(theCase, { method }));
	const leftOut = amounts(contributionsByLeavingOut(theCase, { method }));
	return contributionsByMatchedMass(theCase, assessment).flatMap((one) => {
		const three = [one.amount, shapley.get(keyOf(one)) ?? 0, leftOut.get(keyOf(one)) ?? 0];
		if (three.every((amount) => amount === 0)) return [];
		const name = one.linkId
			? (theCase.links.find(({ link }) => link.id === one.linkId)?.slug ?? '')
			: nameOf(one.statementId);
		return [`${three.map(signed).join('  ')}  ${name}`];
	});
}

/** A step of the score: when, from what to what, and through whom. */
function stepIn(
	theCase: Case,
	step: ContestednessChange,
	options: { readonly method: ContestednessMethod; readonly nameOf: (statementId: string | null) => string },
): string {
	const { weights } = methodNamed(step.method) ?? options.method;
	const { supportBefore, oppositionBefore, supportAfter, oppositionAfter } = step;
	const scoreOf = (support: number, opposition: number) => opinionOf({ support, opposition }, weights).score.toFixed(3);
	const before = supportBefore === null || oppositionBefore === null ? null : scoreOf(supportBefore, oppositionBefore);
	const through = theCase.links.find(({ link }) => link.linkedClaimId === step.causeClaimId)?.slug;
	const isHere = theCase.statements.some((one) => one.id === step.statementId);
	const cause = through ? `: ${through}` : isHere ? `: ${options.nameOf(step.statementId)}` : '';
	const event = step.event.toLowerCase().replaceAll('_', ' ');
	return `${step.at}  ${before ? `${before} → ` : ''}${scoreOf(supportAfter, oppositionAfter)}  ${event}${cause}`;
}

function outletOf(statement: Statement, { sources, documents }: Case): string {
	const id = statement.documentId ?? sources.get(statement.sourceId)?.documentId ?? '';
	return documents.get(id)?.outlet ?? id;
}

const section = (title: string, lines: readonly string[]): string[] =>
	lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

const range = ({ least, most }: Interval): string => `${least.toFixed(3)} to ${most.toFixed(3)}`;
const signed = (value: number): string => (value < 0 ? '−' : '+') + Math.abs(value).toFixed(3);
