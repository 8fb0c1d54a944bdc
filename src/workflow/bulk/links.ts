import type { BulkEntries } from '../../core/bulk.js';
import { places } from '../../store/sql.js';
import { addLink } from '../linkClaims.js';
import { linkIdFrom } from './ids.js';
import { type Batch, type Drafted, isSound } from './run.js';

/** Links of a batch that were never made; the claims that lean by them are scored anew, in the order of links. */
export async function takeLinks(batch: Batch, lines: readonly Drafted<BulkEntries['link']>[]): Promise<void> {
	const { tx, now, names, added, touched } = batch;
	await names.learn(
		tx,
		'claim',
		lines.flatMap((one) => [one.draft.claim, one.draft.linkedClaim]),
	);
	const idOf = (ref: string) => names.find('claim', ref)?.id ?? ref;
	const told = (claimId: string, kind: string, linkedClaimId: string) => [claimId, kind, linkedClaimId].join(' ');
	const ids = [...new Set(lines.map((one) => idOf(one.draft.claim)))];
	const recorded = await tx.query<{ claimId: string; kind: string; linkedClaimId: string }>(
		`SELECT claim_id AS "claimId", kind, linked_claim_id AS "linkedClaimId" FROM claim_link WHERE claim_id IN ${places(ids)}`,
		ids,
	);
	const known = new Set(recorded.map((one) => told(one.claimId, one.kind, one.linkedClaimId)));
	for (const one of lines) {
		const { draft, problems } = one;
		const [claim, linkedClaim] = [idOf(draft.claim), idOf(draft.linkedClaim)];
		const text = told(claim, draft.kind, linkedClaim);
		if (known.has(text)) {
			batch.present();
			continue;
		}
		const work = {
			tx,
			now,
			problems,
			newId: (_: string, claimId = '') => linkIdFrom(claimId, text),
			touch: (claimId: string) => {
				touched.set(claimId, { event: 'CLAIM_LINKED', statementId: null, causeClaimId: linkedClaim });
			},
		};
		await addLink(work, { claim, kind: draft.kind, linkedClaim });
		if (!isSound(one, batch)) continue;
		known.add(text);
		added.links++;
	}
}
