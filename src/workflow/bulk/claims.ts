import type { BulkClaim } from '../../core/bulk.js';
import { isPublished } from '../../core/claim.js';
import type { Opinion } from '../../core/contestedness/opinion.js';
import { claimEntry, statementEntry } from '../../core/search/entry.js';
import { holdSources } from '../../store/bulk.js';
import { storeScores } from '../../store/rescoring.js';
import {
	ClaimBearingRow,
	ClaimRevisionRow,
	ClaimRow,
	ClaimStoryRow,
	ClaimTopicRow,
	ContestednessChangeRow,
} from '../../store/rows/claim.js';
import { InterestJudgementRow, RetractionRow, StatementRow } from '../../store/rows/statement.js';
import { wholeChanges } from '../rescoring/changes.js';
import { type CaseRows, type CheckedCase, caseRows } from './cases.js';
import { CaseIds } from './ids.js';
import { type Batch, type Drafted, isSound, owned } from './run.js';

/** A claim's line at work, checked as far as that goes without the record. */
export interface DraftedCase extends Drafted<BulkClaim> {
	readonly checked: CheckedCase;
}

/** Claims of a batch that are not on record yet, each with its whole case and its score. */
export async function takeClaims(batch: Batch, lines: readonly DraftedCase[]): Promise<void> {
	const { tx, names, appender, scorer } = batch;
	await learn(batch, lines);
	const sources = new Set<string>();
	for (const { draft } of lines)
		for (const { source } of draft.statements ?? []) {
			const id = names.find('source', source)?.id;
			if (id !== undefined) sources.add(id);
		}
	await holdSources(tx, [...sources]);
	await scorer.learn(tx, sources);
	const fresh: (DraftedCase & { readonly ids: CaseIds })[] = [];
	const slugs = new Set<string>();
	for (const one of lines) {
		const { slug } = one.draft;
		if (names.find('claim', slug)) batch.present();
		else {
			if (slugs.has(slug))
				one.problems.add('DUPLICATE', 'slug', `a line before has a claim \`${slug.slice(0, 80)}\` already`);
			slugs.add(slug);
			fresh.push({ ...one, ids: new CaseIds(slug) });
		}
	}
	// Neighbours in the indexes are written side by side.
	fresh.sort((one, other) => (one.ids.claimId < other.ids.claimId ? -1 : 1));
	const whole: string[] = [];
	for (let at = 0; at < fresh.length; at += atOnce) whole.push(...(await append(batch, fresh.slice(at, at + atOnce))));
	await appender.done();
	for (let at = 0; at < whole.length; at += mostWhole) {
		const changes = await wholeChanges(batch.method, tx, whole.slice(at, at + mostWhole));
		await storeScores(tx, changes, { at: batch.now, event: 'LEDGER_IMPORTED', method: batch.method.name });
	}
}
/** So many are written while the next are made. */
const atOnce = 250;
const mostWhole = 250;

async function learn({ tx, names }: Batch, lines: readonly DraftedCase[]): Promise<void> {
	const drafts = lines.map((one) => one.draft);
	const said = drafts.flatMap((one) => one.statements ?? []);
	await names.learn(
		tx,
		'claim',
		drafts.map((one) => one.slug),
	);
	await names.learn(
		tx,
		'party',
		drafts.flatMap((one) => one.about?.map((bearing) => bearing.party) ?? []),
	);
	await names.learn(
		tx,
		'story',
		drafts.flatMap((one) => one.stories ?? []),
	);
	await names.learn(
		tx,
		'source',
		said.map((one) => one.source),
	);
	await names.learn(
		tx,
		'document',
		said.flatMap((one) => [one.document, one.repeats]),
	);
}

interface Case extends CaseRows {
	readonly claim: Omit<ClaimRow, keyof typeof unscored>;
	readonly bearings: readonly ClaimBearingRow[];
	readonly topics: readonly string[];
	readonly storyIds: readonly string[];
	readonly retracted: ReadonlySet<string>;
	readonly judged: boolean;
}

/** Appends those that are sound; answers the claims whose score only their whole case can tell. */
async function append(batch: Batch, lines: readonly (DraftedCase & { readonly ids: CaseIds })[]): Promise<string[]> {
	const { appender, added, now, scorer } = batch;
	const cases = lines.flatMap((one) => {
		const made = caseFrom(batch, one);
		return isSound(one, batch) ? [made] : [];
	});
	const opinions = scorer.score(cases);
	const of = <T>(rows: (one: Case) => readonly T[]): T[] => cases.flatMap(rows);
	const method = batch.method.name;
	await appender.append(
		ClaimRow,
		cases.map(({ claim }, at) => ({ ...claim, ...figuresOf(opinions[at] ?? null, method), scoredAt: now })),
	);
	await appender.append(
		ClaimRevisionRow,
		cases.map(({ claim: { id, text, language, translations } }) => ({
			claimId: id,
			revision: 1,
			text,
			language,
			translations,
			reason: null,
			recordedAt: now,
			byUserId: null,
		})),
	);
	await appender.append(
		ClaimBearingRow,
		of((one) => one.bearings),
	);
	await appender.append(
		ClaimTopicRow,
		of(({ claim, topics }) => topics.map((topic) => ({ claimId: claim.id, topic }))),
	);
	await appender.append(
		ClaimStoryRow,
		of(({ claim, storyIds }) => storyIds.map((storyId) => ({ claimId: claim.id, storyId }))),
	);
	const statements = of((one) => one.statements);
	const retractions = of((one) => one.retractions);
	const judgements = of((one) => one.judgements);
	await appender.append(StatementRow, statements);
	await appender.append(RetractionRow, retractions);
	await appender.append(InterestJudgementRow, judgements);
	await appender.append(
		ContestednessChangeRow,
		cases.flatMap((one, at) => {
			const opinion = opinions[at];
			return opinion ? [firstStep(one, opinion, { method, at: now })] : [];
		}),
	);
	for (const { claim } of cases) {
		batch.names.add('claim', claim);
		if (claim.publicSince !== null) batch.published.push(claim.id);
	}
	for (const { claim, retracted, ...one } of cases) {
		batch.entries.push(claimEntry(claim));
		for (const said of one.statements) batch.entries.push(statementEntry(said, { retracted: retracted.has(said.id) }));
	}
	added.claims += cases.length;
	added.statements += statements.length;
	added.retractions += retractions.length;
	added.judgements += judgements.length;
	return cases.flatMap(({ claim }, at) => (opinions[at] ? [] : [claim.id]));
}

function caseFrom(
	{ names, now }: Batch,
	{ draft, checked, problems, ids }: DraftedCase & { readonly ids: CaseIds },
): Case {
	const id = ids.claimId;
	const { topics, ...claim } = checked.claim;
	const about = problems.list('about', draft.about);
	const parties = about.map((one) => one.party);
	const partyIds = names.requireAll('party', parties, { path: (at) => ['about', String(at), 'party'], problems });
	const stories = problems.list('stories', draft.stories);
	const storyIds = names.requireAll('story', stories, { path: (at) => ['stories', String(at)], problems });
	const rows = caseRows(draft, checked, { ids, names, problems, now });
	return {
		claim: {
			id,
			slug: draft.slug,
			...claim,
			revision: 1,
			recordedAt: now,
			...owned,
			publicSince: isPublished(claim.standing) ? now : null,
		},
		bearings: partyIds.map((partyId, place) => ({
			claimId: id,
			partyId,
			news: about[place]?.news ?? 'NEUTRAL',
			place,
		})),
		topics,
		storyIds,
		...rows,
		retracted: new Set(rows.retractions.map((one) => one.statementId)),
		judged: rows.judgements.length > 0,
	};
}

const unscored = {
	support: 0,
	opposition: 0,
	score: 0,
	lean: 0,
	level: 'UNSOURCED',
	method: '',
	scoredAt: '',
} as const;

const figuresOf = (opinion: Opinion | null, method: string) => {
	if (!opinion) return unscored;
	const { support, opposition, score, lean, level } = opinion;
	return { support, opposition, score, lean, level, method };
};

function firstStep(
	{ claim, statements }: Case,
	{ support, opposition }: Opinion,
	{ method, at }: { readonly method: string; readonly at: string },
): ContestednessChangeRow {
	return {
		claimId: claim.id,
		sequence: 1,
		at,
		method,
		event: 'LEDGER_IMPORTED',
		statementId: statements.length === 1 ? (statements[0]?.id ?? null) : null,
		causeClaimId: null,
		supportBefore: null,
		oppositionBefore: null,
		supportAfter: support,
		oppositionAfter: opposition,
	};
}
