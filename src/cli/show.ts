import type { AsOf } from '../core/asOf.js';
import { contributionsByMatchedMass } from '../core/contestedness/contributions.js';
import { messagesIn } from '../core/messages/index.js';
import { BadRequest } from '../core/result.js';
import { summarise } from '../core/summary.js';
import { momentOf } from '../graph/moment.js';
import type { CaseFormatName } from '../interop/caseFormatNames.js';
import { caseTree } from '../interop/caseTree.js';
import { print, printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';
import { type FoundCase, findCase, noClaim } from './findCase.js';

interface Options {
	readonly database?: string;
	readonly language: string;
	readonly explain?: boolean;
	readonly saidBy?: string;
	readonly recordedBy?: string;
	readonly json?: boolean;
	readonly as?: CaseFormatName;
	readonly out?: string;
}

/** `counterclaim show SLUG`: a claim's case as a readable tree, with the score, the interval and the reason. */
export async function show(slug: string, options: Options): Promise<void> {
	const moment = readMoment(options);
	if (options.as !== undefined)
		return (await import('./showAs.js')).showAs(slug, { ...options, as: options.as, moment });
	if (options.out !== undefined)
		throw new Failure('counterclaim: --out goes with --as, which says in which format', exitCodes.usage);
	const shown = await withOffice(options.database, (office) => findCase(office, slug, moment), { readOnly: true });
	if (!shown) throw noClaim(slug);
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

function asJson({ case: theCase, assessment }: FoundCase, options: Options) {
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
