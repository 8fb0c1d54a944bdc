import { writeFile } from 'node:fs/promises';
import type { AsOf } from '../core/asOf.js';
import type { ContestednessChange } from '../core/history.js';
import { messagesIn } from '../core/messages/index.js';
import { pageLimit } from '../core/page.js';
import { everything } from '../core/permissions.js';
import type { CaseFormatName } from '../interop/caseFormatNames.js';
import { caseFormats } from '../interop/caseFormats.js';
import type { ToldVerdict } from '../interop/claimReview/ofCase.js';
import type { Config } from '../server/config.js';
import { hostAndPort } from '../server/listen.js';
import { addressOf, toldVerdict } from '../server/toldCases.js';
import { readsOf } from '../store/reads.js';
import type { Office } from '../workflow/office.js';
import { configOrFail, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';
import { findCase, noClaim } from './findCase.js';

/** `counterclaim show SLUG --as FORMAT`: a claim's case as a picture, a graph, a dossier or a table. */
export async function showAs(
	slug: string,
	options: {
		readonly as: CaseFormatName;
		readonly language: string;
		readonly moment: AsOf | null;
		readonly database?: string;
		readonly out?: string;
		readonly json?: boolean;
		readonly explain?: boolean;
	},
): Promise<void> {
	if (options.json || options.explain)
		throw new Failure('counterclaim: --as goes with neither --json nor --explain', exitCodes.usage);
	const format = caseFormats.find((one) => one.name === options.as);
	if (!format) throw new Error(`no format ${options.as}`);
	const shown = await withOffice(
		options.database,
		async (office) => {
			const found = await findCase(office, slug, options.moment);
			if (!found) throw noClaim(slug);
			return {
				...found,
				history: format.needsHistory ? await historyOf(office, found.case.claim.id, options.moment) : [],
				// A verdict says nothing of a claim as it stood before.
				verdict: format.needsVerdict && options.moment === null ? await verdictOn(office, found.case.claim.id) : null,
				url: addressOf(originOf(configOrFail()), found.case.claim.slug),
			};
		},
		{ readOnly: true },
	);
	const text = format.write({ ...shown, messages: messagesIn(options.language) });
	if (options.out === undefined) process.stdout.write(text);
	else await writeFile(options.out, text);
}

/** Where the server of this installation is reached. */
const originOf = ({ publicUrl, host, port }: Config): string => publicUrl ?? `http://${hostAndPort(host, port)}`;

/** The verdict as the public knows it. */
async function verdictOn(office: Office, claimId: string): Promise<ToldVerdict | null> {
	const reads = readsOf(office.database, everything);
	const claim = await reads.claim.load(claimId);
	return claim && toldVerdict({ office, reads, origin: originOf(configOrFail()) }, claim);
}

/** Every step of a claim's score that was on record by the moment, oldest first. */
async function historyOf({ database }: Office, claimId: string, moment: AsOf | null): Promise<ContestednessChange[]> {
	const reads = readsOf(database, everything);
	const steps: ContestednessChange[] = [];
	for (let after: string | null = null; ; ) {
		const page: Awaited<ReturnType<typeof reads.history>> = await reads.history(claimId, { first: pageLimit, after });
		steps.push(...page.edges.map((one) => one.node));
		after = page.edges.at(-1)?.cursor ?? null;
		if (!page.hasNextPage) break;
	}
	return steps.filter((one) => moment?.recordedBy == null || one.at <= moment.recordedBy);
}
