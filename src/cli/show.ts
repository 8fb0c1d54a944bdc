import { type AsOf, assessAsOf } from '../core/asOf.js';
import type { Case } from '../core/case.js';
import type { Assessment } from '../core/contestedness/assessment.js';
import { contributionsByMatchedMass } from '../core/contestedness/contributions.js';
import type { ContestednessMethod } from '../core/contestedness/methods.js';
import type { ContestednessChange } from '../core/history.js';
import { messagesIn } from '../core/messages/index.js';
import { everything } from '../core/permissions.js';
import { BadRequest } from '../core/result.js';
import { summarise } from '../core/summary.js';
import { momentOf } from '../graph/moment.js';
import { caseTree } from '../interop/caseTree.js';
import { readsOf } from '../store/reads.js';
import type { Office } from '../workflow/office.js';
import { print, printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';

interface Options {
	readonly database?: string;
	readonly language: string;
	readonly explain?: boolean;
	readonly saidBy?: string;
	readonly recordedBy?: string;
	readonly json?: boolean;
}

interface Shown {
	readonly case: Case;
	/** The latest steps of the stored score, oldest first; none as of a moment. */
	readonly history: readonly ContestednessChange[];
	readonly assessment: Assessment;
	readonly method: ContestednessMethod;
}

/** `counterclaim show SLUG`: a claim's case as a readable tree, with the score, the interval and the reason. */
export async function show(slug: string, options: Options): Promise<void> {
	const moment = readMoment(options);
	const shown = await withOffice(options.database, (office) => find(office, slug, moment), { readOnly: true });
	if (!shown) throw new Failure(`counterclaim: there is no claim \`${slug}\``, exitCodes.refused);
	if (options.json) return printJson(asJson(shown, options));
	const messages = messagesIn(options.language);
	print(caseTree(shown.case, shown.assessment, { messages }));
	if (!options.explain) return;
	const { caseExplanation } = await import('../interop/caseExplanation.js');
	const { betaQuantile } = await import('../interop/betaQuantile.js');
	const now = new Date().toISOString();
	const { history, method } = shown;
	print(caseExplanation(shown.case, { method, messages, betaQuantile, now, history }));
}

function readMoment(options: Options): AsOf | null {
	try {
		return momentOf({ saidBy: options.saidBy ?? null, recordedBy: options.recordedBy ?? null });
	} catch (error) {
		if (error instanceof BadRequest) throw new Failure(`counterclaim: ${error.message}`, exitCodes.usage);
		throw error;
	}
}

async function find({ database, method }: Office, slug: string, moment: AsOf | null): Promise<Shown | null> {
	const reads = readsOf(database, everything);
	const id = await reads.find('claim', slug);
	if (id === null) return null;
	if (moment) {
		const found = assessAsOf(await reads.casesWithFoundations.load(id), id, { moment, method });
		return found && { ...found, history: [], method };
	}
	const theCase = await reads.case.load(id);
	if (!theCase) return null;
	const { edges } = await reads.history(id, { last: 20 });
	return { case: theCase, history: edges.map(({ node }) => node), assessment: method.assess(theCase), method };
}

function asJson({ case: theCase, assessment }: Shown, options: Options) {
	const { claim, statements, retractions, links } = theCase;
	const { method, opinion, oneSourceInterval, weights } = assessment;
	return {
		claim,
		method,
		opinion,
		oneSourceInterval,
		summary: summarise(theCase, assessment, { messages: messagesIn(options.language) }),
		statements: statements.map((one) => ({ ...one, weight: weights.get(one.id) ?? null })),
		sources: [...theCase.sources.values()],
		retractions,
		links,
		contributions: contributionsByMatchedMass(theCase, assessment),
	};
}
