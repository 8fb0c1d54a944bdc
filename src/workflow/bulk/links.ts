import type { BulkEntries } from '../../core/bulk.js';
import { wayAlongLinks } from '../../core/links.js';
import { loadClaims } from '../../store/claims.js';
import { holdBothEnds, holdDependents } from '../../store/locks.js';
import { storeScores } from '../../store/rescoring.js';
import { ClaimLinkRow } from '../../store/rows/claim.js';
import { places } from '../../store/sql.js';
import { noteCycle, noteLinked, noteUnpublished } from '../linkClaims.js';
import { levelsOf } from '../rescoreAll.js';
import { wholeChanges } from '../rescoring/changes.js';
import { linkIdFrom } from './ids.js';
import { type Batch, type Drafted, isSound } from './run.js';

type Lines = readonly Drafted<BulkEntries['link']>[];

/** Links of a batch that were never made; the claims that lean by them are scored anew, in the order of links. */
export async function takeLinks(batch: Batch, lines: Lines): Promise<void> {
	for (let at = 0; at < lines.length; at += atOnce) await takeSome(batch, lines.slice(at, at + atOnce));
}
const atOnce = 2_000;

async function takeSome(batch: Batch, lines: Lines): Promise<void> {
	const { tx, now, names, appender, added } = batch;
	const both = lines.flatMap((one) => [one.draft.claim, one.draft.linkedClaim]);
	await names.learn(tx, 'claim', both);
	const idsOf = (refs: readonly string[]) => [...new Set(refs.flatMap((ref) => names.find('claim', ref)?.id ?? []))];
	const claimIds = idsOf(lines.map((one) => one.draft.claim));
	const linkedIds = idsOf(lines.map((one) => one.draft.linkedClaim));
	const leansOn = new Map(await holdBothEnds(tx, { from: claimIds, to: linkedIds }));
	const recorded = await tx.query<Pick<ClaimLinkRow, 'claimId' | 'kind' | 'linkedClaimId' | 'endedAt'>>(
		`SELECT claim_id AS "claimId", kind, linked_claim_id AS "linkedClaimId", ended_at AS "endedAt"
		FROM claim_link WHERE claim_id IN ${places(claimIds)}`,
		claimIds,
	);
	const made = new Set(recorded.map((one) => `${one.claimId} ${one.kind} ${one.linkedClaimId}`));
	const linked = new Set(
		recorded.filter((one) => one.endedAt === null).map((one) => `${one.claimId} ${one.linkedClaimId}`),
	);
	const known = await loadClaims(tx, [...new Set([...claimIds, ...linkedIds])]);
	const isPublic = (id: string) => (known.get(id)?.publicSince ?? null) !== null;
	const rows: ClaimLinkRow[] = [];
	for (const one of lines) {
		const { draft, problems } = one;
		const { kind } = draft;
		const claimId = names.require('claim', draft.claim, { path: 'claim', problems });
		const linkedClaimId = names.require('claim', draft.linkedClaim, { path: 'linkedClaim', problems });
		const text = `${claimId} ${kind} ${linkedClaimId}`;
		if (made.has(text)) {
			batch.present();
			continue;
		}
		const way = claimId && linkedClaimId && wayAlongLinks(linkedClaimId, claimId, (id) => leansOn.get(id) ?? []);
		if (way) await noteCycle(tx, [claimId, ...way], problems);
		if (linked.has(`${claimId} ${linkedClaimId}`)) noteLinked(problems);
		const linkedClaim = known.get(linkedClaimId);
		if (linkedClaim && isPublic(claimId) && !isPublic(linkedClaimId)) noteUnpublished(linkedClaim, problems);
		if (!isSound(one, batch)) continue;
		made.add(text);
		linked.add(`${claimId} ${linkedClaimId}`);
		leansOn.set(claimId, [...(leansOn.get(claimId) ?? []), linkedClaimId]);
		const id = linkIdFrom(claimId, text);
		rows.push({ claimId, id, kind, linkedClaimId, recordedAt: now, endedAt: null, endedBecause: null });
	}
	await appender.append(ClaimLinkRow, rows);
	await appender.done();
	added.links += rows.length;
	await rescoreLinked(batch, [...new Set(rows.map((one) => one.claimId))]);
}

/** Scores claims that were linked, and those that lean on them, each level after the one that it leans on. */
async function rescoreLinked({ tx, now, method, moved }: Batch, claimIds: readonly string[]): Promise<void> {
	if (claimIds.length === 0) return;
	for (const level of levelsOf(await holdDependents(tx, claimIds))) {
		const changes = await wholeChanges(method, tx, level);
		await storeScores(tx, changes, { at: now, event: 'LEDGER_IMPORTED', method: method.name });
		for (const { id } of changes) moved.push(id);
	}
}
