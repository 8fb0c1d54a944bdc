import { contributionsByMatchedMass } from '../core/contestedness/contributions.js';
import { defaultMethod } from '../core/contestedness/methods.js';
import { messagesIn } from '../core/messages/index.js';
import { summarise } from '../core/summary.js';
import { caseTree } from '../interop/caseTree.js';
import { readsOf } from '../store/reads.js';
import type { Desk } from '../workflow/desk.js';
import { print, printJson, withDesk } from './environment.js';
import { exitCodes, Failure } from './failure.js';

interface Options {
	readonly database?: string;
	readonly language: string;
	readonly json?: boolean;
}

/** `counterclaim show SLUG`: a claim's case as a readable tree, with the score, the interval and the reason. */
export async function show(slug: string, options: Options): Promise<void> {
	const find = async ({ database }: Desk) => {
		const reads = readsOf(database);
		const id = await reads.find('claim', slug);
		return id === null ? null : reads.case.load(id);
	};
	const theCase = await withDesk(options.database, find, { mustExist: true });
	if (!theCase) throw new Failure(`counterclaim: there is no claim \`${slug}\``, exitCodes.refused);
	const messages = messagesIn(options.language);
	const assessment = defaultMethod.assess(theCase);
	if (!options.json) return print(caseTree(theCase, assessment, { messages }));
	const { claim, statements, retractions, links } = theCase;
	const { method, opinion, oneSourceInterval, weights } = assessment;
	printJson({
		claim,
		method,
		opinion,
		oneSourceInterval,
		summary: summarise(theCase, assessment, { messages }),
		statements: statements.map((one) => ({ ...one, weight: weights.get(one.id) ?? null })),
		sources: [...theCase.sources.values()],
		retractions,
		links,
		contributions: contributionsByMatchedMass(theCase, assessment),
	});
}
