import { readFile } from 'node:fs/promises';
import { readClaimReviews } from '../interop/claimReview/readClaimReviews.js';
import { importClaimReview, mostReviews, type ReviewReport } from '../workflow/importClaimReview.js';
import { counted } from './counted.js';
import { print, printJson, withOffice } from './environment.js';
import { exitCodes, Failure } from './failure.js';
import { progressOf } from './progress.js';

interface Options {
	readonly claimreview: string;
	readonly bulk?: string;
	readonly database?: string;
	readonly dryRun?: boolean;
	readonly json?: boolean;
}

/** `counterclaim import --claimreview FILE`: takes reviews by other desks into the record, some hundred a transaction. */
export async function importReviewsFile(ledger: string | undefined, options: Options): Promise<void> {
	const { claimreview: file, dryRun = false } = options;
	if (ledger !== undefined || options.bulk !== undefined)
		throw new Failure('counterclaim: give a ledger, --bulk or --claimreview and a file, not several', exitCodes.usage);
	const text = await readFile(file, 'utf8').catch((error: Error) => {
		throw new Failure(`counterclaim: ${file} cannot be read: ${error.message}`, exitCodes.environment);
	});
	const { reviews, problems } = readClaimReviews(text);
	const bar = progressOf('reviews');
	const total = { addedClaims: 0, addedReviews: 0, known: 0, findings: [], leftOut: [...problems] } as Total;
	await withOffice(options.database, async (office) => {
		for (let at = 0; at < reviews.length; at += atOnce) {
			const some = reviews.slice(at, at + atOnce);
			const done = await importClaimReview(office, { reviews: some }, { dryRun });
			if (!done.ok) throw new Failure(done.errors.map((one) => one.message).join('\n'), exitCodes.refused);
			add(total, done.value.thing);
			bar.step(at + some.length, reviews.length);
		}
	}).finally(bar.stop);
	if (options.json) printJson({ saved: !dryRun, ...total });
	else print(describe(total, dryRun));
	if (total.leftOut.length > 0)
		throw new Failure(
			[
				...total.leftOut.map((one) => `${file}: ${one.place}: ${one.message}`),
				`${counted(total.leftOut.length, 'reviews')} not taken in.`,
			].join('\n'),
			exitCodes.refused,
		);
}

const atOnce = Math.min(200, mostReviews);

type Total = {
	-readonly [Part in keyof ReviewReport]: ReviewReport[Part] extends readonly (infer One)[]
		? One[]
		: ReviewReport[Part];
};

function add(total: Total, { addedClaims, addedReviews, known, findings, leftOut }: ReviewReport): void {
	total.addedClaims += addedClaims;
	total.addedReviews += addedReviews;
	total.known += known;
	total.findings.push(...findings);
	total.leftOut.push(...leftOut);
}

const describe = ({ addedClaims, addedReviews, known, findings }: ReviewReport, dryRun: boolean): string =>
	[
		addedReviews > 0
			? `${dryRun ? 'Would add' : 'Added'} ${counted(addedReviews, 'reviews')}, ${counted(addedClaims, 'claims')}.`
			: 'Nothing new.',
		...(known > 0 ? [`${counted(known, 'reviews')} on record already.`] : []),
		...findings.map(
			({ of, field, recorded, given }) =>
				`  ${of} has another ${field} on record: ${recorded ?? 'none'}; the file has ${given ?? 'none'}. Left as it is.`,
		),
	].join('\n');
