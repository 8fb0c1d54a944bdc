import type { Case } from '../core/case.js';
import type { Assessment } from '../core/contestedness/assessment.js';
import { groupBy } from '../core/group.js';
import type { Messages } from '../core/messages/catalogue.js';
import type { Statement } from '../core/statement.js';
import { explainFactor, nameOfSpeaker, summarise } from '../core/summary.js';
import { inLanguage } from '../core/text.js';

interface Branch {
	readonly line: string;
	readonly branches: readonly Branch[];
}

/** A claim's case as a tree of plain text: the score and its reason, both sides with their weights, silences and links. */
export function caseTree(theCase: Case, assessment: Assessment, options: { readonly messages: Messages }): string {
	const { messages } = options;
	const { claim } = theCase;
	const { opinion, oneSourceInterval } = assessment;
	const branchOf = growers(theCase, assessment, messages);
	const onClaim = theCase.statements.filter((one) => one.role !== 'REBUTTAL' || one.targetId === null);
	const side = (role: Statement['role']) => onClaim.filter((one) => one.role === role).map(branchOf);
	const leaning = (kind: string): Branch[] =>
		theCase.links
			.filter((one) => one.link.kind === kind)
			.map((one) => {
				const mass = number(assessment.linkMasses.get(one.link.id) ?? 0);
				return {
					line: `${mass}  ${one.slug}: ${inLanguage(one.translations, messages.language, one.text)}`,
					branches: [],
				};
			});
	const { least, most } = oneSourceInterval;
	const head = [
		`${claim.slug}  ${inLanguage(claim.translations, messages.language, claim.text)}`,
		`${number(opinion.score)}  ${opinion.level}${opinion.thin ? ', thin' : ''}  one more source: ${number(least)} to ${number(most)}  (${assessment.method})`,
		summarise(theCase, assessment, { messages }),
		'',
	];
	const parts: Branch[] = [
		{ line: `for it  ${number(opinion.support)}`, branches: [...side('TESTIMONY'), ...leaning('RESTS_ON')] },
		{ line: `against it  ${number(opinion.opposition)}`, branches: [...side('REBUTTAL'), ...leaning('OPPOSED_BY')] },
		{ line: 'took no side', branches: side('SILENCE') },
	];
	return [...head, ...parts.filter((part) => part.branches.length > 0).flatMap((part) => draw(part))].join('\n');
}

function growers(theCase: Case, assessment: Assessment, messages: Messages): (statement: Statement) => Branch {
	const retracted = new Map(theCase.retractions.map((one) => [one.statementId, one]));
	const rebuttals = groupBy(theCase.statements, (one) => (one.role === 'REBUTTAL' ? one.targetId : null));
	const grow = (statement: Statement): Branch => {
		const weight = assessment.weights.get(statement.id);
		const taken = retracted.get(statement.id);
		const factors = weight?.factors.filter(
			(one) => one.value !== 1 || (one.of === 'INTEREST' && one.interest !== 'NONE'),
		);
		const because = (factors ?? []).map((one) => `${explainFactor(one, theCase, messages)} × ${number(one.value)}`);
		const notes = [
			...(taken ? [`retracted: ${taken.reason}`] : []),
			...(weight?.repeats ? ['repeats an origin that is counted already'] : []),
			...because,
		];
		const said = statement.quote ? ` “${statement.quote}”` : statement.words ? ` – ${statement.words}` : '';
		const line = `${weight ? `${number(weight.effective)}  ` : ''}${nameOfSpeaker(statement, theCase, messages)}: ${deedOf(statement)}${said}`;
		return {
			line: notes.length > 0 ? `${line}  (${notes.join('; ')})` : line,
			branches: (rebuttals.get(statement.id) ?? []).map(grow),
		};
	};
	return grow;
}

/** What a statement does, in words. */
export function deedOf(statement: Statement): string {
	const word =
		statement.role === 'SILENCE'
			? statement.response
			: statement.role === 'TESTIMONY' || statement.kind === 'REBUTS'
				? statement.stance
				: statement.kind;
	return word.toLowerCase().replaceAll('_', ' ');
}

const number = (value: number): string => value.toFixed(3);

function draw({ line, branches }: Branch): string[] {
	const lines = [line];
	branches.forEach((branch, at) => {
		const last = at === branches.length - 1;
		const [first = '', ...rest] = draw(branch);
		lines.push(`${last ? '└─ ' : '├─ '}${first}`, ...rest.map((one) => `${last ? '   ' : '│  '}${one}`));
	});
	return lines;
}
