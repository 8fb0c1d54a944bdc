import type { Case } from '../core/case.js';
import { secondOpinions } from '../core/contestedness/acceptability.js';
import type { Contribution } from '../core/contestedness/contributions.js';
import { type BetaQuantile, credibleInterval } from '../core/contestedness/credibleInterval.js';
import { independentOrigins } from '../core/contestedness/independence.js';
import { ifAnswered, mostInfluential } from '../core/contestedness/influence.js';
import { judgementRange } from '../core/contestedness/judgementRange.js';
import type { ContestednessMethod } from '../core/contestedness/methods.js';
import type { Interval } from '../core/contestedness/opinion.js';
import { contributionsByShapley } from '../core/contestedness/shapley.js';
import type { Messages } from '../core/messages/catalogue.js';
import { nameOfSource, nameOfSpeaker } from '../core/summary.js';

/** Why a claim is as contested as it is, how sure that is, and what would change it, as plain text. */
export function caseExplanation(
	theCase: Case,
	options: {
		readonly method: ContestednessMethod;
		readonly messages: Messages;
		readonly betaQuantile: BetaQuantile;
		readonly now: string;
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
	const of = (one: Contribution): string =>
		one.statementId ? nameOf(one.statementId) : (theCase.links.find(({ link }) => link.id === one.linkId)?.slug ?? '');
	const origins = (side: 'SUPPORT' | 'OPPOSITION') => {
		const { least, most } = independentOrigins(theCase, assessment, side);
		return least === most ? `${least}` : `${least} to ${most}`;
	};
	const { opinions, differ } = secondOpinions(theCase, { weights });
	const shares = contributionsByShapley(theCase, { method }).filter((one) => one.amount !== 0);
	const silent = ifAnswered(theCase, { method, now });
	return [
		...section(
			'shares of the score (Shapley)',
			shares.map((one) => `${signed(one.amount)}  ${of(one)}`),
		),
		...section('how sure', [
			`one more source     ${range(assessment.oneSourceInterval)}`,
			`90 % credible       ${range(credibleInterval(opinion, { prior: weights.prior, betaQuantile: options.betaQuantile }))}`,
			`judgement weights   ${range(judgementRange(theCase, { weights }))}`,
			`independent origins ${origins('SUPPORT')} for it, ${origins('OPPOSITION')} against it`,
		]),
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
		...section('second opinions (1 accepted, 0 rejected)', [
			...opinions.map((one) => `${one.acceptability.toFixed(3)}  ${one.semantics}`),
			...(differ ? ['they differ: which way the record leans depends on the method'] : []),
		]),
	].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
	lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

const range = ({ least, most }: Interval): string => `${least.toFixed(3)} to ${most.toFixed(3)}`;
const signed = (value: number): string => (value < 0 ? '−' : '+') + Math.abs(value).toFixed(3);
