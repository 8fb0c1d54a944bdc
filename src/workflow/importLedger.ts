import type { Cause } from '../core/history.js';
import type { Ledger, LedgerClaim, LedgerPath } from '../core/ledger.js';
import { Problems } from '../core/problems.js';
import { findRef } from '../store/references.js';
import { addDocuments, addInterests, addParties, addSources } from './importCast.js';
import { addDeskOf } from './importDesk.js';
import { claimFindings, type Finding, storyFindings, wasWordedSo } from './importFindings.js';
import { addStatements } from './importStatements.js';
import { addLink } from './linkClaims.js';
import { type Office, type RecordOptions, Refused, record, type Work } from './office.js';
import { addClaim } from './recordClaim.js';
import { addStory } from './recordStory.js';
import { addRevision } from './reviseClaim.js';

const added = {
	stories: 0,
	documents: 0,
	parties: 0,
	interests: 0,
	sources: 0,
	claims: 0,
	revisions: 0,
	statements: 0,
	retractions: 0,
	judgements: 0,
	links: 0,
	colleagues: 0,
	requests: 0,
	reminders: 0,
	outcomes: 0,
	verdicts: 0,
	agreements: 0,
	approvals: 0,
	overrides: 0,
};
/** How many things of each kind an import added. */
type Added = typeof added;

export interface ImportReport {
	readonly added: Added;
	/** What was on record already and is not as the file has it, and what the file has no longer; left as it is. */
	readonly findings: readonly Finding[];
}

/** An import at work: keys of the file by kind, led to what they name in the database. */
export interface Importing {
	readonly work: Work;
	readonly ledger: Ledger;
	readonly storySlug: string;
	readonly report: { added: Added; findings: Finding[] };
	/** Runs a step whose problems are reported at this place of the file. */
	at<T>(path: LedgerPath, step: (work: Work) => Promise<T>): Promise<T>;
	/** The slug of a document or source of this file. */
	within(key: string): string;
	readonly onStep: (done: number, all: number) => void;
}

/**
 * Takes a ledger into the record in one transaction. Only adds: importing the same file again changes nothing; what
 * an edited file says differently of things on record is reported and left, but for a claim's wording, which
 * becomes a new revision.
 */
export const importLedger = (
	office: Office,
	ledger: Ledger,
	options: RecordOptions & { readonly onStep?: (done: number, all: number) => void } = {},
) =>
	record<ImportReport>(office, 'importLedger', options, async (work) => {
		// Asked here, since a file that says nothing new records nothing that would ask.
		await work.chooseDesk(null);
		const causes = new Map<string, Partial<Cause>[]>();
		const storySlug = ledger.story.draft.slug ?? ledger.story.key;
		const touch: Work['touch'] = (id, cause) => void causes.set(id, [...(causes.get(id) ?? []), cause]);
		const importing: Importing = {
			work: { ...work, touch },
			ledger,
			storySlug,
			report: { added: { ...added }, findings: [] },
			at: (path, step) => at({ ...work, touch }, path, step),
			within: (key) => `${storySlug}/${key}`,
			onStep: options.onStep ?? (() => {}),
		};
		// A file that holds nothing new asks for nothing else.
		await work.chooseDesk(null);
		await addAll(importing);
		const { added: all } = importing.report;
		if (Object.values(all).some((count) => count > 0)) work.tell({ after: { added: { ...all } } });
		for (const [claimId, all] of causes) {
			const spoke = [...new Set(all.flatMap((cause) => cause.statementId ?? []))];
			work.touch(claimId, { event: 'LEDGER_IMPORTED', statementId: spoke.length === 1 ? (spoke[0] as string) : null });
		}
		return importing.report;
	});

async function at<T>(work: Work, path: LedgerPath, step: (work: Work) => Promise<T>): Promise<T> {
	const problems = new Problems();
	const answer = await step({ ...work, problems });
	for (const one of problems.errors) work.problems.add(one.code, [...path.map(String), ...one.path], one.message);
	return answer;
}

/** Each part stands on those before it; a part with problems ends the import, with all problems of that part. */
async function addAll(importing: Importing): Promise<void> {
	const { work } = importing;
	for (const part of [
		addStoryOf,
		addDocuments,
		addParties,
		addInterests,
		addSources,
		addClaims,
		addLinks,
		addDeskOf,
		findLeftOut,
	]) {
		await part(importing);
		if (work.problems.errors.length > 0) throw new Refused();
	}
}

async function addStoryOf({ at, ledger, storySlug, work, report }: Importing): Promise<void> {
	if (await findRef(work.tx, 'story', storySlug)) {
		report.findings.push(...(await storyFindings(work.tx, storySlug, ledger.story.draft)));
		return;
	}
	await at(ledger.story.path, (inner) => addStory(inner, { ...ledger.story.draft, slug: storySlug }));
	report.added.stories++;
}

async function addClaims(importing: Importing): Promise<void> {
	const { ledger, work } = importing;
	for (const [index, entry] of ledger.claims.entries()) {
		const claimId = await addOrReviseClaim(importing, entry);
		if (claimId && work.problems.errors.length === 0) await addStatements(importing, entry, claimId);
		importing.onStep(index + 1, ledger.claims.length);
	}
}

async function addOrReviseClaim(importing: Importing, entry: LedgerClaim): Promise<string | null> {
	const { at, storySlug, work, report, within } = importing;
	const known = await findRef(work.tx, 'claim', entry.key);
	if (!known) {
		const draft = { ...entry.draft, slug: entry.key, stories: [storySlug] };
		report.added.claims++;
		return (await at(entry.path, (inner) => addClaim(inner, draft))).id;
	}
	const inStory = await work.tx.query(
		'SELECT 1 FROM claim_story k JOIN story s ON s.id = k.story_id WHERE k.claim_id = ? AND s.slug = ?',
		[known, storySlug],
	);
	if (inStory.length === 0) {
		const message = `a claim \`${entry.key}\` is on record outside the story \`${storySlug}\`; give this one another key`;
		await at(entry.path, async ({ problems }) => problems.add('CONFLICT', [], message));
		return null;
	}
	const findings = await claimFindings({ session: work.tx, slug: entry.key, within }, entry.draft);
	const isWording = (one: Finding) => one.field === 'text' || one.field === 'translations';
	const reworded = findings.some(isWording) && !(await wasWordedSo(work.tx, known, entry.draft));
	report.findings.push(...findings.filter((one) => !reworded || !isWording(one)));
	if (reworded) {
		const { text, language, translations } = entry.draft;
		const reason = 'worded otherwise in the imported ledger';
		await at(entry.path, (inner) => addRevision(inner, { claim: known, text, language, translations, reason }));
		report.added.revisions++;
	}
	return known;
}

async function addLinks({ at, ledger, work, report }: Importing): Promise<void> {
	for (const entry of ledger.claims) {
		const known = await work.tx.query<{ slug: string; kind: string; ended: 0 | 1 }>(
			`SELECT l.slug, k.kind, (k.ended_at IS NOT NULL) AS "ended" FROM claim_link k
			JOIN claim c ON c.id = k.claim_id JOIN claim l ON l.id = k.linked_claim_id WHERE c.slug = ?`,
			[entry.key],
		);
		for (const link of entry.links) {
			const before = known.find((one) => one.slug === link.claim);
			if (!before) {
				const draft = { claim: entry.key, kind: link.kind, linkedClaim: link.claim };
				await at(link.path, (inner) => addLink(inner, draft));
				report.added.links++;
			} else if (before.kind !== link.kind)
				report.findings.push({
					of: `${entry.key}: link to \`${link.claim}\``,
					field: 'kind',
					recorded: before.kind,
					given: link.kind,
				});
		}
		const inFile = new Set(entry.links.map((one) => one.claim));
		for (const { slug, ended } of known)
			if (!ended && !inFile.has(slug))
				report.findings.push({ of: `${entry.key}: link to \`${slug}\``, field: null, recorded: slug, given: null });
	}
}

/** Claims of the story that the file does not hold, or no longer. */
async function findLeftOut({ ledger, storySlug, work, report }: Importing): Promise<void> {
	const inFile = new Set(ledger.claims.map((one) => one.key));
	const claims = await work.tx.query<{ slug: string }>(
		'SELECT c.slug FROM claim c JOIN claim_story k ON k.claim_id = c.id JOIN story s ON s.id = k.story_id WHERE s.slug = ? ORDER BY c.slug',
		[storySlug],
	);
	for (const { slug } of claims)
		if (!inFile.has(slug)) report.findings.push({ of: `claim \`${slug}\``, field: null, recorded: slug, given: null });
}
