import { createHash } from 'node:crypto';
import { bytesFor, type IdKind, makeId } from '../../core/ids.js';

/** The id of a thing that a bulk file names: the same for the same slug, so that a run taken up again makes no second one. */
export const idFrom = (kind: IdKind, text: string): string =>
	makeId(kind, digest(`${kind} ${text}`).subarray(0, bytesFor(kind)));

/** As `idFrom`, for a link. */
export const linkIdFrom = (claimId: string, text: string): string =>
	makeId('link', digest(`link ${claimId} ${text}`).subarray(0, bytesFor('link')), { claimId });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Ids of a claim and of its statements by their places; all follow from its slug. */
export class CaseIds {
	readonly claimId: string;
	private readonly seeds: readonly number[];
	private readonly bytes = new Uint8Array(12);

	constructor(slug: string) {
		const digested = digest(`claim ${slug}`);
		this.claimId = makeId('claim', digested.subarray(0, 16));
		this.seeds = [16, 20, 24].map((at) => digested.readUInt32LE(at));
	}

	statementId(kind: 'testimony' | 'rebuttal' | 'silence', place: number): string {
		for (const [at, seed] of this.seeds.entries()) {
			const mixed = mix((seed + Math.imul(place + 1, 0x9e3779b9)) | 0);
			for (let byte = 0; byte < 4; byte++) this.bytes[4 * at + byte] = mixed >>> (8 * byte);
		}
		return makeId(kind, this.bytes, { claimId: this.claimId, order: place });
	}
}

/** Spreads what differs over all bits (MurmurHash3's last step). */
function mix(value: number): number {
	let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return mixed ^ (mixed >>> 16);
}
